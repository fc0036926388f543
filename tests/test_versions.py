"""What any released version has stored is found again."""

from contextlib import closing, suppress
from dataclasses import asdict
import json
from pathlib import Path
import sqlite3
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.loader import DATA_CUSTOM_COMPONENTS
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import utc_from_timestamp
import pytest

from custom_components.openvox_uc.connection.login_guard import async_get_login_guard
from custom_components.openvox_uc.connection.options import read_option
from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.contacts.store import async_get_contacts
from custom_components.openvox_uc.history import missed
from custom_components.openvox_uc.history.call_history import CallHistory
from custom_components.openvox_uc.history.calls_table import DialPlan
from custom_components.openvox_uc.history.encoding import encode
from custom_components.openvox_uc.history.queries import CallQuery
from custom_components.openvox_uc.pbx import PbxAuthRefusedError, PbxLockedOutError
from tests.conftest import load_state, serving
from tests.house import free_port
from tests.repository import read_json
from tests.simulator import SimulatedPbx

from . import versions
from .test_stored import OPTIONS

WRITTEN = sorted(versions.FOLDER.iterdir())


def test_present_version() -> None:
    """`scripts/release` writes it; without a release, nothing has to be kept."""
    assert versions.version() in {folder.name for folder in WRITTEN}
    assert OPTIONS.keys() == versions.OPTIONS.keys(), "tests/versions.py: OPTIONS"


@pytest.mark.parametrize("folder", WRITTEN, ids=lambda folder: folder.name)
async def test_everything_is_found_again(
    folder: Path, home: HomeAssistant, tmp_path: Path, pbx: SimulatedPbx
) -> None:
    # The server of the address book is gone, so its contacts are those of the file.
    ports = (pbx.port, free_port(), free_port())
    versions.copy(
        folder, tmp_path / ".storage", dict(zip(versions.PORTS, ports, strict=True))
    )
    # What a migration renames has to be renamed in what is expected, too.
    [written] = read_json(tmp_path / ".storage" / versions.ENTRIES)["data"]["entries"]
    [kept] = read_json(tmp_path / ".storage" / f"{DOMAIN}.contacts")["data"]["contacts"]
    home.data.pop(DATA_CUSTOM_COMPONENTS)
    await home.config_entries.async_initialize()
    async with serving(home):
        assert await async_setup_component(home, DOMAIN, {})
        await home.async_block_till_done()
        [entry] = home.config_entries.async_entries(DOMAIN)
        assert load_state(entry) is ConfigEntryState.LOADED
        assert entry.data.items() >= written["data"].items()
        assert entry.options.items() >= written["options"].items()
        assert {key: read_option(entry, key) for key in written["options"]} == written[
            "options"
        ]
        [(subentry_id, subentry)] = entry.subentries.items()
        assert subentry.as_dict() == written["subentries"][0]
        contacts = async_get_contacts(home)
        [contact] = contacts.book
        assert json.loads(json.dumps(asdict(contact))).items() >= kept.items()
        assert sorted(
            contact.name for contact in contacts.sources[subentry_id].book
        ) == ["Emma", "Otto"]
        guard = await async_get_login_guard(home)
        with suppress(PbxAuthRefusedError, PbxLockedOutError):
            async with guard.gate(versions.REFUSED):
                raise PbxAuthRefusedError("login_refused")
        # It was not the first refusal.
        assert await guard.seconds_to_wait(versions.REFUSED) > 0
        assert [
            issue for domain, issue in ir.async_get(home).issues if domain == DOMAIN
        ] == []
        assert await home.config_entries.async_unload(entry.entry_id)


@pytest.mark.parametrize("folder", WRITTEN, ids=lambda folder: folder.name)
async def test_calls_are_found_again(
    folder: Path, home: HomeAssistant, freezer: FrozenDateTimeFactory
) -> None:
    path = Path(home.config.path(versions.DATABASE))
    versions.restore_database(folder, path)
    with closing(sqlite3.connect(path)) as db:
        [[entry_id, complete_until]] = db.execute(
            "SELECT entry_id, complete_until FROM pbx"
        )
        calls = db.execute("SELECT data, ended_at, missed_caller, done_at FROM call")
        written: list[tuple[str, Any, Any, Any]] = calls.fetchall()
        resets = dict(db.execute("SELECT subject, at FROM missed_reset"))
    # Before anything is old enough to be deleted.
    freezer.move_to(utc_from_timestamp(complete_until + 60))
    history = CallHistory(home, entry_id)
    await history.async_load(90, DialPlan())
    running = list(history.running.values())
    finished = [
        entry.call for entry in await history.async_find(CallQuery(), len(written))
    ]
    assert len(running) == 1
    assert len(finished) == len(written) - 1
    found = {call.call_id: json.loads(encode(call)) for call in (*running, *finished)}
    for data, ended_at, _, _ in written:
        # What a migration renames has to be renamed in what is expected, too.
        stored = json.loads(data)
        assert found[stored["call_id"]].items() >= stored.items()
        assert found[stored["call_id"]].get("ended_at") == ended_at
    callers = await history.async_read(missed.callers)
    assert {caller.key: caller.done_at for caller in callers} == {
        key: done_at for _, _, key, done_at in written if key
    }
    assert {caller.done_at is None for caller in callers} == {True, False}
    assert history.summary.missed["pbx"] == 2
    assert history.summary.resets == resets
    assert history.complete_until == complete_until
    await history.async_stop()
