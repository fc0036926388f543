"""The file of the contacts survives everything, and no content is discarded."""

from dataclasses import asdict, replace
import json
import logging
from pathlib import Path
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest

from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.contacts.phone_book import DETAILS, Contact
from custom_components.openvox_uc.contacts.store import (
    async_get_contacts,
    async_load_contacts,
)
from tests.conftest import pass_time
from tests.house import logged
from tests.repository import ENGLISH, placeholders

ANNA = Contact("Anna Schmidt", ("+49 (0)30 1234567", "110"), vip=True, id="anna")
BERND = Contact("Bernd", ("0170 7654321",))
STORED_ANNA = asdict(ANNA) | {"numbers": list(ANNA.numbers)}


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / ".storage" / "openvox_uc.contacts"


def read(path: Path) -> Any:
    return json.loads(path.read_text(encoding="utf-8"))["data"]


def as_file(data: Any, version: int = 1, minor_version: int = 1) -> str:
    return json.dumps(
        {
            "version": version,
            "minor_version": minor_version,
            "key": "openvox_uc.contacts",
            "data": data,
        }
    )


def files(path: Path) -> dict[Path, str]:
    return {
        file: file.read_text(encoding="utf-8")
        for file in path.parent.glob(f"{path.name}*")
    }


async def test_saved(
    home: HomeAssistant, path: Path, freezer: FrozenDateTimeFactory
) -> None:
    contacts = await async_load_contacts(home)
    assert await async_load_contacts(home) is contacts is async_get_contacts(home)
    contacts.async_put(BERND)
    contacts.async_put(ANNA)
    contacts.async_remove(BERND)
    await home.async_block_till_done()
    assert files(path) == {}
    await pass_time(home, freezer, 10, 10)
    assert read(path) == {"contacts": [STORED_ANNA]}
    assert path.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("minor_version", [1, 2])
async def test_loaded(home: HomeAssistant, path: Path, minor_version: int) -> None:
    stored = {"contacts": [STORED_ANNA | {"since": 1}], "more": 1}
    path.write_text(as_file(stored, minor_version=minor_version), encoding="utf-8")
    contacts = await async_load_contacts(home)
    assert list(contacts.book) == [ANNA]
    assert contacts.find("+49301234567") == ANNA
    assert len(contacts.book) == 1


async def test_stored_before_a_detail_was_added(
    home: HomeAssistant, path: Path
) -> None:
    stored = {key: value for key, value in STORED_ANNA.items() if key not in DETAILS}
    path.write_text(as_file({"contacts": [stored]}), encoding="utf-8")
    assert list((await async_load_contacts(home)).book) == [replace(ANNA, vip=False)]


BAD_FIELDS: list[dict[str, Any]] = [
    {"numbers": "110"},
    {"numbers": [110]},
    {"name": None},
    {"vip": "yes"},
    {"note": 1},
    {"id": 1},
]
BAD_CONTACTS: list[Any] = [
    None,
    "Bernd",
    [],
    {"id": "b", "name": "Bernd"},
    STORED_ANNA,
    *(STORED_ANNA | fields for fields in BAD_FIELDS),
]


@pytest.mark.parametrize("bad", BAD_CONTACTS)
async def test_one_unreadable_contact(
    home: HomeAssistant,
    path: Path,
    freezer: FrozenDateTimeFactory,
    caplog: pytest.LogCaptureFixture,
    bad: Any,
) -> None:
    """It is left out, and kept in the file for a version that can read it.

    The others are there.
    """
    path.write_text(as_file({"contacts": [STORED_ANNA, bad, bad]}), encoding="utf-8")
    contacts = await async_load_contacts(home)
    assert list(contacts.book) == [ANNA]
    assert logged(caplog) == [
        f"2 contacts in {path} could not be read; they stay there, and are left out"
    ]
    assert not ir.async_get(home).issues
    contacts.async_put(BERND)
    await pass_time(home, freezer, 10, 10)
    assert read(path)["contacts"][2:] == [bad, bad]
    del home.data["openvox_uc.contacts"]
    assert list((await async_load_contacts(home)).book) == [ANNA, BERND]


async def test_contact_without_an_id(home: HomeAssistant, path: Path) -> None:
    stored = {key: value for key, value in STORED_ANNA.items() if key != "id"}
    path.write_text(as_file({"contacts": [stored, stored]}), encoding="utf-8")
    first, second = (await async_load_contacts(home)).book
    assert first.id != second.id
    assert replace(first, id=ANNA.id) == ANNA


async def test_file_of_a_newer_version(
    home: HomeAssistant, path: Path, freezer: FrozenDateTimeFactory
) -> None:
    """It is left untouched, and a repair issue says so.

    Contacts work in memory meanwhile.
    """
    path.write_text(text := as_file({"people": {}}, version=2), encoding="utf-8")
    contacts = await async_load_contacts(home)
    contacts.async_put(ANNA)
    assert contacts.find("110") == ANNA
    await pass_time(home, freezer, 10, 10)
    assert files(path) == {path: text}
    [issue] = ir.async_get(home).issues.values()
    assert (issue.translation_key, issue.translation_placeholders) == (
        "file_too_new",
        {"path": str(path)},
    )
    assert (issue.is_fixable, issue.is_persistent) == (False, False)
    assert placeholders(ENGLISH["issues"]["file_too_new"]["description"]) == {"path"}


BAD_LISTS: list[Any] = [None, "Anna", {"Anna": "110"}]
BAD_FILES = [
    "null",
    "[]",
    "1",
    '"text"',
    '{"version": 1}',
    '{"version": "1", "data": {}}',
    '{"data": {}}',
]
BAD_FILES += map(as_file, [[], {}, *({"contacts": contacts} for contacts in BAD_LISTS)])
BAD_FILES += [as_file({"contacts": []}, version=0)]


@pytest.mark.parametrize("text", BAD_FILES)
async def test_unreadable(
    home: HomeAssistant, path: Path, caplog: pytest.LogCaptureFixture, text: str
) -> None:
    path.write_text(text, encoding="utf-8")
    contacts = await async_load_contacts(home)
    assert len(contacts.book) == 0
    ((aside, kept),) = files(path).items()
    assert aside.name.startswith(f"{path.name}.corrupt.")
    assert kept == text
    issue = ir.async_get(home).async_get_issue(
        DOMAIN, "unreadable_file_openvox_uc.contacts"
    )
    assert issue
    assert (issue.is_fixable, issue.is_persistent) == (True, True)
    assert issue.translation_key in ENGLISH["issues"]
    assert issue.translation_placeholders == {"path": str(aside)}
    assert logged(caplog, logging.ERROR) == [
        f"{path} could not be read completely and was renamed to {aside}"
    ]
    contacts.async_put(ANNA)
