"""Files of the storage: no data is lost, whatever happens to the disk."""

from pathlib import Path
from typing import Any, override

from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.openvox_uc.base.storage import SafeStore
from custom_components.openvox_uc.connection.login_guard import async_get_login_guard
from custom_components.openvox_uc.contacts.store import async_load_contacts


class LaterStore(SafeStore):
    """A file as a later version may have it, with what that version changes."""

    def __init__(self, hass: HomeAssistant, key: str) -> None:
        super().__init__(hass, key)
        self.minor_version = 2

    @override
    async def _async_migrate_func(
        self, old_major_version: int, old_minor_version: int, old_data: dict[str, Any]
    ) -> dict[str, Any]:
        return (
            {"answered_calls": old_data["calls"]} if old_minor_version < 2 else old_data
        )


async def test_file_of_an_earlier_and_of_a_later_minor_version(
    home: HomeAssistant,
) -> None:
    """The later version migrates the file of the earlier one.

    The earlier one loads what the later one has written as it is.
    """
    await SafeStore(home, "openvox_uc.some").async_save({"calls": 1})
    assert await LaterStore(home, "openvox_uc.some").async_load_parsed(dict) == {
        "answered_calls": 1
    }
    assert await SafeStore(home, "openvox_uc.some").async_load_parsed(dict) == {
        "answered_calls": 1
    }


@pytest.mark.parametrize("key", ["openvox_uc.contacts", "openvox_uc.login_guard"])
async def test_unreadable_file_is_moved_aside_with_a_repair_issue(
    home: HomeAssistant, tmp_path: Path, key: str
) -> None:
    path = tmp_path / ".storage" / key
    # An obstacle even for a test that may read everything.
    path.mkdir()
    await async_load_contacts(home)
    await async_get_login_guard(home)
    assert not path.exists()
    (moved,) = path.parent.glob(f"{key}.corrupt.*")
    (issue,) = ir.async_get(home).issues.values()
    assert issue.translation_placeholders == {"path": str(moved)}
