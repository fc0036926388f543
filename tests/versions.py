"""What each released version has stored.

`python -m tests.versions` writes the folder of the present one, as `scripts/release`
does.

Each folder has the entry with its options and its subentry, and the files of the
storage, as Home Assistant wrote them, but for the ports; and the database of the call
history as SQL.
"""

import asyncio
from collections.abc import Mapping
from contextlib import closing, suppress
from dataclasses import replace
from functools import reduce
import json
from pathlib import Path
import shutil
import sqlite3
from tempfile import TemporaryDirectory
import time
from typing import Any

from homeassistant.helpers import frame
from homeassistant.loader import DATA_CUSTOM_COMPONENTS
from pytest_homeassistant_custom_component.common import async_test_home_assistant

from custom_components.openvox_uc.connection.login_guard import async_get_login_guard
from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.contacts.phone_book import Contact
from custom_components.openvox_uc.contacts.store import async_get_contacts
from custom_components.openvox_uc.history import missed
from custom_components.openvox_uc.history.call_history import CallHistory
from custom_components.openvox_uc.pbx import (
    Call,
    CallEvent,
    CallEventType,
    Direction,
    Outcome,
    Party,
    PbxAuthRefusedError,
)
from tests.conftest import serving
from tests.contacts.card_server import address_book, card, running_card_server
from tests.forms import answers
from tests.history.test_call_history import a_call
from tests.house import free_port
from tests.repository import ROOT
from tests.simulator import SimulatedPbx

FOLDER = ROOT / "tests" / "fixtures" / "versions"
ENTRIES = "core.config_entries"
# The call history has a place of its own.
FILES = (
    ENTRIES,
    f"{DOMAIN}.address_books",
    f"{DOMAIN}.contacts",
    f"{DOMAIN}.login_guard",
)
DATABASE = f"{DOMAIN}.db"
SQL = f"{DOMAIN}.sql"
# Of the PBX, its reports, and the server of the address book.
PORTS = (9011, 48260, 45232)
# Where logins were refused.
REFUSED = "192.168.1.80"
CONTACT = Contact(
    "Anna Schmidt",
    ("+49 30 1234567", "110"),
    company="Garage",
    note="Calls late;\nshe is patient",
    vip=True,
    id="anna",
)

OPTIONS: dict[str, Any] = {
    "allow_dangerous_actions": True,
    "allow_feature_codes": True,
    "allowed_numbers": ["030*", "+49170*"],
    "allowed_senders": ["192.168.1.9", "2001:db8::1"],
    "assist_anyone": True,
    "assist_history": True,
    "callback_address": "127.0.0.1:8123",
    "door_phones": ["105"],
    "history_days": 90,
    "international_prefix": "00",
    "mask_numbers": True,
    "message_format": "xml",
    "missed_calls_list": False,
    "outside_prefix": "0",
    "park_code": "700",
    "pickup_code": "*8",
    "play_recordings": True,
    "queues": False,
    "report_port": PORTS[1],
    "retrieval_codes": ["701", "702"],
    "unrecorded_attributes": True,
    "voicemail_code": "*98",
}


def version() -> str:
    manifest: dict[str, str] = json.loads(
        (ROOT / "custom_components" / DOMAIN / "manifest.json").read_text(
            encoding="utf-8"
        )
    )
    return manifest["version"]


def copy(source: Path, target: Path, ports: Mapping[int, int]) -> None:
    """Copy the files, with ports replaced."""
    target.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        text = (source / name).read_text(encoding="utf-8")
        (target / name).write_text(
            reduce(
                lambda text, port: text.replace(str(port), str(ports[port])),
                ports,
                text,
            ),
            encoding="utf-8",
        )


def restore_database(folder: Path, path: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        db.executescript((folder / SQL).read_text(encoding="utf-8"))


def _dump_database(path: Path, folder: Path) -> None:
    with closing(sqlite3.connect(path)) as db:
        [version] = db.execute("PRAGMA user_version").fetchone()
        lines = [f"PRAGMA user_version = {version};", *db.iterdump()]
    (folder / SQL).write_text("\n".join(lines) + "\n", encoding="utf-8")


async def _make_calls(history: CallHistory) -> None:
    """Let there be a call of each kind, and missed calls in each state."""
    now = time.time()

    def call(number: int, minutes_ago: float, **fields: Any) -> Call:
        started_at = now - minutes_ago * 60
        return a_call(number, started_at=started_at, ended_at=started_at + 50, **fields)

    def answered(minutes_ago: float, by: Party) -> dict[str, Any]:
        return {
            "answered_by": by,
            "answered_at": now - minutes_ago * 60 + 20,
            "talk_seconds": 30,
            "outcome": Outcome.ANSWERED,
            "reason": None,
        }

    called_back = call(1, 55, caller=Party("0401111111", outside=True))
    still_missed = call(2, 50, caller=Party("0402222222", outside=True))
    hidden = call(3, 45, caller=None)
    recorded = call(
        4,
        40,
        recording="20261125-1200-101.wav",
        hung_up_by=Party("101"),
        **answered(40, Party("101")),
    )
    outbound = call(
        5,
        35,
        direction=Direction.OUTBOUND,
        caller=Party("101"),
        callee=Party("0401111111", outside=True),
        dialed="0401111111",
        **answered(35, Party("0401111111", outside=True)),
    )
    internal = call(
        6,
        30,
        direction=Direction.INTERNAL,
        caller=Party("102"),
        extensions=("101", "102"),
        trunk=None,
        inferred=True,
        **answered(30, Party("101")),
    )
    for ended in (called_back, still_missed, hidden, recorded, outbound, internal):
        history.note(CallEvent(CallEventType.ENDED, ended))
    running = call(7, 5, **answered(5, Party("101")) | {"outcome": None})
    running = replace(running, ended_at=None, talk_seconds=None)
    history.note(CallEvent(CallEventType.ANSWERED, running))
    await history.async_put_all([call(8, 60, from_record=True)], 0)
    await history.async_change_missed(missed.reset, "ext_101", now)
    await history.async_note_complete(now)


async def _write(config: Path) -> None:
    """Use all that is stored, in a real Home Assistant."""
    with running_card_server() as cards:
        cards.put_book(
            "family",
            [
                card("Emma", "0301234567"),
                card("Otto", "0170555"),
                card("Without number"),
            ],
        )
        async with (
            SimulatedPbx() as pbx,
            async_test_home_assistant(config_dir=str(config)) as hass,
        ):
            frame.async_setup(hass)
            hass.data.pop(DATA_CUSTOM_COMPONENTS)
            # Another Home Assistant may run on this machine.
            async with serving(hass, server_host="127.0.0.1", server_port=free_port()):
                await hass.config_entries.flow.async_init(
                    DOMAIN, context={"source": "user"}, data=answers(pbx)
                )
                await hass.async_block_till_done()
                [entry] = hass.config_entries.async_entries(DOMAIN)
                report_port = free_port()
                hass.config_entries.async_update_entry(
                    entry, options=OPTIONS | {"report_port": report_port}
                )
                book = address_book(cards.book_url("family"), password=cards.password)
                hass.config_entries.async_add_subentry(entry, book)
                await hass.config_entries.async_reload(entry.entry_id)
                await hass.async_block_till_done(wait_background_tasks=True)
                await _make_calls(entry.runtime_data.history)
                async_get_contacts(hass).async_put(CONTACT)
                guard = await async_get_login_guard(hass)
                for _ in range(3):
                    with suppress(PbxAuthRefusedError):
                        async with guard.gate(REFUSED, may_lock_out=True):
                            raise PbxAuthRefusedError("login_refused")
                await hass.async_stop(force=True)
        folder = FOLDER / version()
        shutil.rmtree(folder, ignore_errors=True)
        copy(
            config / ".storage",
            folder,
            dict(zip((pbx.port, report_port, cards.port), PORTS, strict=True)),
        )
        _dump_database(config / DATABASE, folder)


if __name__ == "__main__":
    with TemporaryDirectory() as folder:
        asyncio.run(_write(Path(folder)))
