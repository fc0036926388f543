"""All documented requests.

The table in the docs correctly says what offers each, and every answer is without
secrets.
"""

from collections.abc import Callable, Collection, Iterator
from contextlib import suppress
from datetime import datetime, time
from enum import EnumType
import inspect
from itertools import product
import json
import re
from typing import Any

import aiohttp
from homeassistant.helpers.json import json_bytes
import pytest

from custom_components.openvox_uc.pbx.api import transport
from custom_components.openvox_uc.pbx.api.client import PbxClient
from custom_components.openvox_uc.pbx.api.settings import ExtensionSettings
from custom_components.openvox_uc.pbx.api.sounds import Voicemail
from custom_components.openvox_uc.pbx.errors import PbxError
from custom_components.openvox_uc.pbx.models import Call, Direction
from custom_components.openvox_uc.pbx.wire import codec
from custom_components.openvox_uc.pbx.wire.values import Value
from tests.repository import ENGLISH, ROOT

from .. import fixtures
from ..server import ScriptedPbx
from ..tracker.test_resume import talking

PAGE = (ROOT / "docs" / "api.md").read_text(encoding="utf-8")
ROWS = re.findall(r"^\| `([^`]+)` \| (.+) \|$", PAGE, re.MULTILINE)
TABLE = dict(ROWS)
OFFERED = {
    path
    for path, offer in TABLE.items()
    if not offer.startswith("Only `openvox_uc.request`")
}

# The arguments by their types; any other is a number.
ARGUMENTS: dict[Any, list[Any]] = {
    bool: [True],
    datetime: [datetime.fromisoformat("2020-05-01")],
    time: [time(7)],
    Collection[int]: [(0,)],
    Direction: [Direction.INBOUND, Direction.OUTBOUND],
    Call: [
        talking(direction=direction)
        for direction in (Direction.INBOUND, Direction.OUTBOUND)
    ],
    ExtensionSettings: [ExtensionSettings(number="101")],
    Voicemail: [
        Voicemail(extension="101", file="101", caller=None, left_at=None, seconds=None)
    ],
}
# The answer has all that a method needs for its next request.
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
PARTS = (
    "control",
    "settings",
    "hotel",
    "groups",
    "queues",
    "conferences",
    "voicemail",
    "recordings",
)


def methods(client: PbxClient) -> Iterator[Callable[..., Any]]:
    parts = [client, *(getattr(client, part) for part in PARTS)]
    found = (
        method
        for part in parts
        for name, method in inspect.getmembers(part, inspect.ismethod)
        if not name.startswith("_")
    )
    return (
        method
        for method in found
        if method.__name__ not in ("request", "stream", "wants_xml")
    )


async def call(method: Callable[..., Any]) -> None:
    kinds = {
        name: parameter.annotation
        for name, parameter in inspect.signature(method).parameters.items()
    }
    choices = [
        ARGUMENTS.get(kind, list(kind) if isinstance(kind, EnumType) else ["101"])
        for kind in kinds.values()
    ]
    for values in product(*choices):
        with suppress(PbxError):
            result = method(**dict(zip(kinds, values, strict=True)))
            if inspect.isawaitable(result):
                await result
            else:
                async with result:
                    pass


def test_every_documented_request_is_in_the_table_once() -> None:
    assert len(ROWS) == len(TABLE) == 73 + 3


async def test_the_parameters_of_the_table_are_sent(
    pbx: ScriptedPbx, session: aiohttp.ClientSession, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A new request needs a row.

    A row that names only the action for any request would be wrong.
    """
    monkeypatch.setattr(transport, "REQUESTS_PER_MINUTE", 1000)
    for path in TABLE.keys() - {"login"}:
        pbx.order(path, *[ANSWER] * 20)
    client = PbxClient(transport.Transport(session, pbx.host, pbx.port), "api", "")
    for method in methods(client):
        await call(method)
    assert set(pbx.paths) == OFFERED


def test_the_methods_of_the_table_exist() -> None:
    """The actions and the entities; and each action that sends something is named."""
    entities = {
        entity.get("name")
        for platform in ENGLISH["entity"].values()
        for entity in platform.values()
    }
    offers = " ".join(TABLE[path] for path in OFFERED)
    assert set(re.findall(r"`openvox_uc\.(\w+)`", offers)) <= ENGLISH["services"].keys()
    assert set(re.findall(r"\*([^*]+)\*", offers)) <= entities
    own = {
        "get_call_history",
        "delete_call_history",
        "set_availability",
        "record_reports",
        "get_contacts",
        "set_availability",
        "set_contact",
        "delete_contact",
    }
    assert ENGLISH["services"].keys() - own <= set(
        re.findall(r"`openvox_uc\.(\w+)`", PAGE)
    )


# As the documents spell them (protocol 3, 7.3), and some that a firmware may have.
SECRET_KEYS = [
    *(
        "registerpassword",
        "userpassword",
        "loginpassword",
        "password",
        "participantepassword",
        "moderatorpassword",
        "vmsecret",
    ),
    *(
        "token",
        "random",
        "pincode",
        "email",
        "mobile",
        "moblie",
        "secret",
        "Password",
        "SIP_Passwd",
        "api-token",
        "PIN",
    ),
]


@pytest.mark.parametrize("key", SECRET_KEYS)
async def test_secrets_of_any_request(
    pbx: ScriptedPbx, client: PbxClient, key: str
) -> None:
    secret: dict[str, Value] = {
        key: "SECRET",
        "list": [{key: ["SECRET"]}, [{key: {"text": "SECRET"}}]],
        "object": {key: 7},
    }
    pbx.order("ivr/query", codec.encode_json({"status": "Success", **secret}))
    answer = await client.any_request.send("ivr/query", {})
    told = json.dumps(answer)
    assert "SECRET" not in told
    assert "7" not in told
    assert told.count('"**REDACTED**"') == 4


@pytest.mark.parametrize(
    "name",
    [
        "extension_query",
        "queue_query",
        "conference_query",
        "siptrunk_query",
        "wakeupcall_query",
    ],
)
async def test_documented_answers_of_any_request(
    pbx: ScriptedPbx, client: PbxClient, name: str
) -> None:
    body = (
        fixtures.answer(f"{name}.json")
        .replace(b'"***"', b'"SECRET"')
        .replace(b"a@example.org", b"SECRET")
        .replace(b'"000"', b'"SECRET"')
    )
    pbx.order("ivr/query", body)
    answer = await client.any_request.send("ivr/query", {"name": "all"})
    assert pbx.asked[-1].values == {"name": "all"}
    assert answer == json.loads(body.replace(b"SECRET", b"**REDACTED**"))


async def test_no_text_that_cannot_be_sent(pbx: ScriptedPbx, client: PbxClient) -> None:
    """Some texts would break the answer.

    These are half a character, a number of a hundred digits, and endless nesting.
    """
    pbx.order(
        "ivr/query",
        b'{"status":"Success","a":"\\ud800","n":1,"o":{"\\ud800":1'
        + b"0" * 99
        + b'},"b":'
        + b"[" * 90
        + b"]" * 90
        + b"}",
    )
    answer = await client.any_request.send("ivr/query", {})
    assert (answer["a"], answer["n"]) == ("\ufffd", 1)
    assert json.dumps(answer).count("[") == 16
    json_bytes(answer)
