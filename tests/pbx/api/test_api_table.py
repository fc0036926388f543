"""The table of the API in the docs: it has each documented request, and says rightly what offers it."""

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from datetime import datetime, time
from enum import EnumType
import inspect
from itertools import product
import re
from typing import Any

import aiohttp
import pytest

from custom_components.openvox_uc.pbx.api import transport
from custom_components.openvox_uc.pbx.api.any_request import DOCUMENTED_REQUESTS, DOWNLOAD_REQUESTS, SESSION_REQUESTS
from custom_components.openvox_uc.pbx.api.client import PbxClient
from custom_components.openvox_uc.pbx.api.settings import ExtensionSettings
from custom_components.openvox_uc.pbx.api.sounds import Voicemail
from custom_components.openvox_uc.pbx.errors import PbxError
from custom_components.openvox_uc.pbx.models import Call, Direction
from custom_components.openvox_uc.pbx.wire import codec
from tests.repository import ENGLISH, ROOT

from ..server import ScriptedPbx
from ..tracker.test_resume import talking

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([^`]+)` \| (.+) \|$", PAGE, re.MULTILINE)
TABLE = dict(ROWS)
OFFERED = {path for path, offer in TABLE.items() if not offer.startswith("Only `openvox_uc.request`")}

# By their types; for others, a number will do.
ARGUMENTS: dict[Any, list[Any]] = {
    bool: [True],
    datetime: [datetime.fromisoformat("2020-05-01")],
    time: [time(7)],
    Collection[int]: [(0,)],
    Direction: [Direction.INBOUND, Direction.OUTBOUND],
    Call: [talking(direction=direction) for direction in (Direction.INBOUND, Direction.OUTBOUND)],
    ExtensionSettings: [ExtensionSettings(number="101")],
    Voicemail: [Voicemail(extension="101", file="101", caller=None, left_at=None, seconds=None)],
}
# With all that a method needs to go on.
ANSWER = codec.encode_json(
    {
        "status": "Success",
        "random": "1",
        "deviceinfo": {"sn": "1"},
        "conferences": [{"conferencenumber": "101"}],
        "wakeups": [{"wakeup": [{"number": "101", "wakeupid": "101"}]}],
        "voicemails": [{"extid": "101", "voicemail": [{"voicemailfile": "101"}]}],
    }
)
PARTS = ("control", "settings", "hotel", "groups", "queues", "conferences", "voicemail", "recordings")


def methods(client: PbxClient) -> Iterator[Callable[..., Any]]:
    parts = [client, *(getattr(client, part) for part in PARTS)]
    found = (method for part in parts for name, method in inspect.getmembers(part, inspect.ismethod) if not name.startswith("_"))
    return (method for method in found if method.__name__ not in ("request", "stream", "wants_xml"))


async def call(method: Callable[..., Any]) -> None:
    kinds = {name: parameter.annotation for name, parameter in inspect.signature(method).parameters.items()}
    choices = [ARGUMENTS.get(kind, list(kind) if isinstance(kind, EnumType) else ["101"]) for kind in kinds.values()]
    for values in product(*choices):
        with suppress(PbxError):
            result = method(**dict(zip(kinds, values, strict=True)))
            if inspect.isawaitable(result):
                await result
            else:
                async with result:
                    pass


def test_every_documented_request_is_in_the_table_once() -> None:
    assert TABLE.keys() == DOCUMENTED_REQUESTS | SESSION_REQUESTS | DOWNLOAD_REQUESTS
    assert len(ROWS) == len(TABLE) == 73 + 3


async def test_the_client_sends_what_the_table_offers(
    pbx: ScriptedPbx, session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new request needs a row; that only the action for any request sends it would be wrong."""
    monkeypatch.setattr(transport, "REQUESTS_PER_MINUTE", 1000)
    for path in TABLE.keys() - {"login"}:
        pbx.order(path, *[ANSWER] * 20)
    client = PbxClient(session, pbx.host, pbx.port, "api", "")
    for method in methods(client):
        await call(method)
    assert set(pbx.paths) == OFFERED


def test_what_the_table_names_is_there() -> None:
    """The actions and the entities; and each action that sends something is named."""
    entities = {entity.get("name") for platform in ENGLISH["entity"].values() for entity in platform.values()}
    offers = " ".join(TABLE[path] for path in OFFERED)
    assert set(re.findall(r"`openvox_uc\.(\w+)`", offers)) <= ENGLISH["services"].keys()
    assert set(re.findall(r"\*([^*]+)\*", offers)) <= entities
    own = {"get_call_history", "delete_call_history", "record_reports", "get_contacts", "set_contact", "delete_contact"}
    assert ENGLISH["services"].keys() - own <= set(re.findall(r"`openvox_uc\.(\w+)`", PAGE))
