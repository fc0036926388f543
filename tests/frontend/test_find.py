"""Searching for a callee while the user types."""

from unittest.mock import patch

from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.const import CONF_MASK_NUMBERS
from custom_components.openvox_uc.contacts.phone_book import Contact
from custom_components.openvox_uc.contacts.store import async_get_contacts
from custom_components.openvox_uc.history.call_history import CallHistory
from custom_components.openvox_uc.history.database import (
    HistoryDatabase,
    HistoryUnavailableError,
)
from custom_components.openvox_uc.pbx.models import Direction, Party
from tests.history.test_call_history import a_call, fill
from tests.house import load

from .conftest import Fields, Page

pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
async def history(
    hass: HomeAssistant, setup_integration: MockConfigEntry
) -> CallHistory:
    await hass.config.async_update(country="DE")
    await hass.config_entries.async_reload(setup_integration.entry_id)
    contacts = async_get_contacts(hass)
    for contact in (
        Contact("Hanna Alber", ("030 1010", "0171 5550001")),
        Contact("Alina Berg", ("+49 171 5550002",)),
        Contact("Bob's Garage", ("040 777",)),
        Contact("<b>Zoë</b>", ("030 888",)),
    ):
        contacts.async_put(contact)
    history: CallHistory = setup_integration.runtime_data.history
    return history


async def find(page: Page, text: str) -> list[tuple[str, str | None, str]]:
    results: list[Fields] = (await page.result("find", text=text))["results"]
    for result in results:
        assert set(result) == {"kind", "entry_id", "name", "number", "company"}
    return [(result["kind"], result["name"], result["number"]) for result in results]


async def test_names(
    history: CallHistory, page: Page, setup_integration: MockConfigEntry
) -> None:
    assert await find(page, "al") == [
        ("extension", "Alice", "101"),
        ("contact", "Alina Berg", "+49 171 5550002"),
        ("contact", "Hanna Alber", "030 1010"),
        ("contact", "Hanna Alber", "0171 5550001"),
    ]
    assert await find(page, " BOB ") == [
        ("extension", "Bob", "102"),
        ("contact", "Bob's Garage", "040 777"),
    ]
    assert await find(page, "anna") == [
        ("contact", "Hanna Alber", "030 1010"),
        ("contact", "Hanna Alber", "0171 5550001"),
    ]
    assert await find(page, "<B>zoë") == [("contact", "<b>Zoë</b>", "030 888")]
    assert [
        result["entry_id"]
        for result in (await page.result("find", text="bob"))["results"]
    ] == [setup_integration.entry_id, None]


async def test_company(hass: HomeAssistant, history: CallHistory, page: Page) -> None:
    async_get_contacts(hass).async_put(
        Contact("Carla", ("030 999",), company="Berg & Sons")
    )
    assert await find(page, "berg") == [
        ("contact", "Alina Berg", "+49 171 5550002"),
        ("contact", "Carla", "030 999"),
    ]
    assert [
        found["company"]
        for found in (await page.result("find", text="berg"))["results"]
    ] == [None, "Berg & Sons"]


async def test_numbers(history: CallHistory, page: Page) -> None:
    stranger, again = Party("0301015", outside=True), Party("+49301015", outside=True)
    await fill(
        history,
        a_call(1, caller=stranger),
        a_call(2, caller=again),
        a_call(3, caller=Party("0171 5550001", outside=True)),
        a_call(
            4,
            direction=Direction.OUTBOUND,
            caller=Party("103"),
            callee=Party("0400101", outside=True),
            dialed="0400101",
        ),
    )
    assert await find(page, "101") == [
        ("extension", "Alice", "101"),
        ("contact", "Hanna Alber", "030 1010"),
        ("history", None, "0301015"),
        ("history", None, "0400101"),
    ]
    assert await find(page, "030-101") == [
        ("contact", "Hanna Alber", "030 1010"),
        ("history", None, "0301015"),
    ]
    assert await find(page, "+49 171 555") == [
        ("contact", "Alina Berg", "+49 171 5550002"),
        ("contact", "Hanna Alber", "0171 5550001"),
    ]
    assert (await find(page, "0301015"))[0] == ("history", None, "0301015")


@pytest.mark.parametrize(
    "text", ["", "   ", "nobody", "*", "%", "?", "[", "+x", "0" * 64, "999999999"]
)
async def test_nothing(history: CallHistory, page: Page, text: str) -> None:
    await fill(history, a_call(1))
    assert await find(page, text) == []


@pytest.mark.parametrize("text", ["x" * 65, None, 101])
async def test_no_text(history: CallHistory, page: Page, text: object) -> None:
    assert (await page.error("find", text=text))[0] == "invalid_format"


async def test_bounded(hass: HomeAssistant, history: CallHistory, page: Page) -> None:
    contacts = async_get_contacts(hass)
    for number in range(300):
        contacts.async_put(Contact(f"Xaver {number:03}", (f"0305{number:05}",)))
    contacts.async_put(Contact("Zacharias X", ("0309",)))
    contacts.async_put(Contact("Ax", ("0308",)))
    found = await find(page, "x")
    assert len(found) == 20
    assert ("contact", "Ax", "0308") not in found
    await fill(
        history,
        *(
            a_call(number, caller=Party(f"04055{number:04}", outside=True))
            for number in range(50)
        ),
    )
    assert len(await find(page, "04055")) == 20


async def test_hidden_numbers_of_calls_are_not_found(
    hass: HomeAssistant, history: CallHistory, entry: MockConfigEntry, page: Page
) -> None:
    await fill(history, a_call(1, caller=Party("0991", outside=True)))
    assert await find(page, "099") == [("history", None, "0991")]
    await load(hass, entry, {CONF_MASK_NUMBERS: True})
    assert await find(page, "099") == []
    assert await find(page, "101") == [
        ("extension", "Alice", "101"),
        ("contact", "Hanna Alber", "030 1010"),
    ]


async def test_others_are_found_if_the_history_cannot_be_read(
    history: CallHistory, page: Page
) -> None:
    with patch.object(HistoryDatabase, "run", side_effect=HistoryUnavailableError):
        assert await find(page, "101") == [
            ("extension", "Alice", "101"),
            ("contact", "Hanna Alber", "030 1010"),
        ]
