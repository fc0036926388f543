"""The contacts in Home Assistant: names in calls, and signals of changes."""

import asyncio
import threading

from homeassistant.const import EVENT_CORE_CONFIG_UPDATE
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)

from custom_components.openvox_uc.const import CONF_OUTSIDE_PREFIX, EVENT_CALL
from custom_components.openvox_uc.contacts import store
from custom_components.openvox_uc.contacts.phone_book import (
    Contact,
    ContactBook,
    MergeResult,
)
from custom_components.openvox_uc.contacts.store import (
    SIGNAL_CONTACTS_CHANGED,
    Contacts,
    async_get_contacts,
    async_load_contacts,
)
from tests.conftest import Later, state_of
from tests.house import load
from tests.simulator import SimulatedPbx

ANNA = Contact("Anna Schmidt", ("+49 (0)30 1234567", "110"), vip=True)
BERND = Contact("Bernd", ("0170 7654321",))


@pytest.fixture
async def contacts(hass: HomeAssistant, setup_integration: MockConfigEntry) -> Contacts:
    await hass.config.async_update(country="DE")
    await hass.async_block_till_done()
    contacts = async_get_contacts(hass)
    contacts.async_put(ANNA)
    contacts.async_put(BERND)
    return contacts


async def test_inbound(
    later: Later, hass: HomeAssistant, pbx: SimulatedPbx, contacts: Contacts
) -> None:
    events = async_capture_events(hass, EVENT_CALL)
    callers = {
        "0301234567": ("Anna Schmidt", True),
        "01707654321": ("Bernd", False),
        "0309999999": (None, False),
        "": (None, False),
    }
    for number, (name, vip) in callers.items():
        await pbx.desk.ring(["101"], number)
        await later(1)
        data = events[-1].data
        assert (data["type"], data["caller"]) == ("call_ringing", number or None)
        assert (data["caller_name"], data["caller_is_vip"], data["callee_name"]) == (
            name,
            vip,
            "Alice",
        )
        await pbx.desk.miss("101")
        await later(65)


@pytest.mark.parametrize(
    ("prefix", "number"),
    [
        ("", "+49301234567"),
        ("16", "160301234567"),
        ("0", "0110"),
        ("0", "110"),
        ("9", "110"),
    ],
)
async def test_outbound(
    later: Later,
    hass: HomeAssistant,
    setup_integration: MockConfigEntry,
    pbx: SimulatedPbx,
    contacts: Contacts,
    prefix: str,
    number: str,
) -> None:
    """A called external number has the name of the contact.

    The number may have the prefix for external calls or not. VIPs are callers only.
    """
    await load(hass, setup_integration, {CONF_OUTSIDE_PREFIX: prefix})
    events = async_capture_events(hass, EVENT_CALL)
    pbx.outbound_prefix = ""
    await pbx.desk.dial_out("101", number)
    await later(1)
    data = events[-1].data
    assert (data["direction"], data["callee"], data["callee_name"]) == (
        "outbound",
        number,
        "Anna Schmidt",
    )
    assert (data["caller_name"], data["caller_is_vip"]) == ("Alice", False)


async def test_extensions_are_not_contacts(
    later: Later, hass: HomeAssistant, pbx: SimulatedPbx, contacts: Contacts
) -> None:
    contacts.async_put(Contact("Somebody", ("101", "102"), vip=True))
    events = async_capture_events(hass, EVENT_CALL)
    await pbx.desk.call("101", "102")
    await later(1)
    data = events[-1].data
    assert (data["caller_name"], data["callee_name"], data["caller_is_vip"]) == (
        "Alice",
        "Bob",
        False,
    )


@pytest.mark.usefixtures("last_calls")
async def test_last_caller_follows(
    later: Later, hass: HomeAssistant, pbx: SimulatedPbx, contacts: Contacts
) -> None:
    last_caller = "sensor.uc501_last_caller"
    await pbx.desk.ring(["101"], "0309999999")
    await later(1)
    assert state_of(hass, last_caller) == "0309999999"
    carla = Contact("Carla", ("+49 30 9999999",))
    contacts.async_put(carla)
    assert state_of(hass, last_caller) == "Carla"
    contacts.async_remove(carla)
    assert state_of(hass, last_caller) == "0309999999"


async def test_changes_are_announced(hass: HomeAssistant) -> None:
    contacts = await async_load_contacts(hass)
    sizes: list[int] = []

    @callback
    def hear() -> None:
        sizes.append(len(contacts.book))

    async_dispatcher_connect(hass, SIGNAL_CONTACTS_CHANGED, hear)
    contacts.async_put(ANNA)
    contacts.async_remove(ANNA)
    merged = await contacts.async_merge(
        [Contact(f"Contact {number}", (f"0301{number}",)) for number in range(120)]
    )
    assert merged == [MergeResult.ADDED] * 120
    assert sizes == [1, 0, 120]


async def test_names_follow_the_country_of_the_settings(
    hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    contacts = await async_load_contacts(hass)
    contacts.async_put(ANNA)
    contacts.async_put(Contact("Other Anna", ("301234567",)))
    assert contacts.find("0049 30 1234567") is ANNA
    carla = Contact("Carla", ("01 12345678",))
    go_on = threading.Event()

    def build(known: list[Contact], country: str | None) -> ContactBook:
        assert go_on.wait(60)
        return ContactBook(known, country)

    monkeypatch.setattr(store, "ContactBook", build)
    for country in ("DE", "AT"):
        hass.config.country = country
        hass.bus.async_fire(EVENT_CORE_CONFIG_UPDATE, {"country": country})
    contacts.async_put(carla)
    assert contacts.find("0112345678") is carla
    go_on.set()
    await hass.async_block_till_done(wait_background_tasks=True)
    assert contacts.find("+43112345678") is carla
    assert contacts.find("+39112345678") is None


async def test_an_address_book_that_is_read_while_the_country_changes(
    hass: HomeAssistant, contacts: Contacts, monkeypatch: pytest.MonkeyPatch
) -> None:
    changed, go_on = asyncio.Event(), threading.Event()

    def build(known: list[Contact], country: str | None) -> ContactBook:
        if len(known) == 1 and country == "DE":
            go_on.wait(60)
        return ContactBook(known, country)

    @callback
    def rebuilt() -> None:
        changed.set()

    monkeypatch.setattr(store, "ContactBook", build)
    book = hass.async_create_task(contacts.async_build([ANNA]))
    async_dispatcher_connect(hass, SIGNAL_CONTACTS_CHANGED, rebuilt)
    await hass.config.async_update(country="AT")
    await changed.wait()
    assert contacts.book.country == "AT"
    go_on.set()
    assert (await book).country == "AT"
