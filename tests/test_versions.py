"""What any released version has stored is found again."""

from pathlib import Path

from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.loader import DATA_CUSTOM_COMPONENTS
from homeassistant.setup import async_setup_component
import pytest

from custom_components.openvox_uc.connection.login_guard import async_get_login_guard
from custom_components.openvox_uc.connection.options import read_option
from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.contacts.store import async_get_contacts
from tests.conftest import load_state, serving
from tests.house import free_port
from tests.repository import read_json
from tests.simulator import SimulatedPbx

from . import versions

WRITTEN = sorted(versions.FOLDER.iterdir())


def test_present_version() -> None:
    """`scripts/release` writes it; without a release, nothing has to be kept."""
    assert versions.version() in {folder.name for folder in WRITTEN}


@pytest.mark.parametrize("folder", WRITTEN, ids=lambda folder: folder.name)
async def test_everything_is_found_again(
    folder: Path, home: HomeAssistant, tmp_path: Path, pbx: SimulatedPbx
) -> None:
    # The server of the address book is gone, so its contacts are those of the file.
    ports = (pbx.port, free_port(), free_port())
    versions.copy(
        folder, tmp_path / ".storage", dict(zip(versions.PORTS, ports, strict=True))
    )
    [written] = read_json(tmp_path / ".storage" / versions.ENTRIES)["data"]["entries"]
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
        assert list(contacts.book) == [versions.CONTACT]
        assert sorted(
            contact.name for contact in contacts.sources[subentry_id].book
        ) == ["Emma", "Otto"]
        assert await (await async_get_login_guard(home)).has_refused(
            versions.REFUSED, entry.entry_id
        )
        assert [
            issue for domain, issue in ir.async_get(home).issues if domain == DOMAIN
        ] == []
        assert await home.config_entries.async_unload(entry.entry_id)
