"""The sentences of the activity, and how many lines a call writes there."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.translation import async_load_integrations
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.calls.sentences import sentence
from custom_components.openvox_uc.const import CONF_OUTSIDE_PREFIX, DOMAIN, EVENT_CALL
from custom_components.openvox_uc.contacts.phone_book import Contact
from custom_components.openvox_uc.contacts.store import async_get_contacts
from tests.conftest import Later, Logbook
from tests.house import a_moment_ago, device_id, messages, page_of
from tests.simulator import SimulatedPbx
from tests.site import Site

pytestmark = pytest.mark.usefixtures("texts_as_keys")


def ours(lines: list[dict[str, Any]]) -> list[tuple[str, str, str]]:
    return [
        (line["icon"], line["name"], line["message"])
        for line in lines
        if line.get("domain") == DOMAIN
    ]


INBOUND = {
    "caller": "0301234567",
    "caller_name": "Anna",
    "callee": "101",
    "callee_name": "Alice",
    "dialed": "4930555",
}
INTERNAL = {
    "caller": "101",
    "caller_name": "Alice",
    "callee": "100",
    "callee_name": "100",
}
OUTBOUND = {
    "caller": "101",
    "caller_name": "Alice",
    "callee": "0170555",
    "callee_name": None,
}
BY_BOB = {"answered_by": "102", "answered_by_name": "Bob"}
TO_WORKSHOP = {"transferred_to": "104", "transferred_to_name": "Workshop"}
ANONYMOUS = {
    "caller": None,
    "caller_name": None,
    "callee": None,
    "callee_name": None,
    "dialed": "4930555",
}


@pytest.mark.parametrize(
    ("kind", "event", "expected"),
    [
        (
            "call_ringing",
            INBOUND,
            "activity.call_ringing Alice (101) Anna (0301234567)",
        ),
        (
            "call_ringing",
            ANONYMOUS,
            "activity.call_ringing 4930555 activity.unknown_caller",
        ),
        (
            "call_answered",
            {"answered_by": "101"} | INBOUND,
            "activity.call_answered Alice (101) Anna (0301234567)",
        ),
        (
            "call_answered",
            {"answered_by": "101", "ring_seconds": 0} | INBOUND,
            "activity.call_answered Alice (101) Anna (0301234567)",
        ),
        (
            "call_answered",
            {"answered_by": "102"} | INBOUND,
            "activity.call_answered 102 Anna (0301234567)",
        ),
        (
            "call_answered",
            {"ring_seconds": 6} | BY_BOB | INBOUND,
            "activity.call_answered Bob (102) Anna (0301234567) · call_line.rang 0:06",
        ),
        (
            "call_answered",
            {"answered_by": "0170555"} | OUTBOUND,
            "activity.call_answered 0170555 Alice (101)",
        ),
        (
            "call_answered",
            {"answered_by": None} | ANONYMOUS,
            "activity.call_answered_without_callee activity.unknown_caller",
        ),
        (
            "call_transferred",
            INTERNAL,
            "activity.call_transferred 100 Alice (101)",
        ),
        (
            "call_transferred",
            TO_WORKSHOP | INTERNAL,
            (
                "activity.call_transferred 100 Alice (101)"
                " · call_line.transferred_to Workshop (104)"
            ),
        ),
        (
            "call_ended",
            {"talk_seconds": 60} | TO_WORKSHOP | INBOUND,
            (
                "activity.call_ended Alice (101) Anna (0301234567)"
                " · call_line.transferred_to Workshop (104) · call_line.talked 1:00"
            ),
        ),
        (
            "call_ended",
            {"talk_seconds": 125} | OUTBOUND,
            "activity.call_ended 0170555 Alice (101) · call_line.talked 2:05",
        ),
        (
            "call_ended",
            {"talk_seconds": 59} | OUTBOUND,
            "activity.call_ended 0170555 Alice (101) · call_line.talked 0:59",
        ),
        (
            "call_ended",
            {"talk_seconds": None} | OUTBOUND,
            "activity.call_ended 0170555 Alice (101)",
        ),
        (
            "call_missed",
            {"reason": "busy"} | INBOUND,
            "activity.call_missed Alice (101) Anna (0301234567) · reason.busy",
        ),
        (
            "call_missed",
            {"reason": "unknown"} | INBOUND,
            "activity.call_missed Alice (101) Anna (0301234567)",
        ),
        (
            "call_missed",
            {"reason": "no_answer", "caller": "5"},
            "activity.call_missed_without_callee 5 · reason.no_answer",
        ),
        (
            "call_failed",
            {"reason": "not_found"} | OUTBOUND,
            "activity.call_failed 0170555 Alice (101) · reason.not_found",
        ),
        ("pbx_started", {}, "activity.pbx_started"),
    ],
)
async def test_sentence(
    hass: HomeAssistant, kind: str, event: dict[str, Any], expected: str
) -> None:
    await async_load_integrations(hass, {DOMAIN})
    assert sentence(hass, {"type": kind} | event) == expected


async def test_the_day_of_a_pbx_on_its_device(
    site: Site, logbook: Logbook, device_registry: dr.DeviceRegistry
) -> None:
    """Each event of a call is a sentence on the device of the PBX.

    The call records are no sentences.
    """
    await site.set_up()
    start = a_moment_ago()
    await site.talk("101", "0301234567")
    await site.later(60)
    await site.hang_up("101", 5)
    await site.call("101", "102", 10)
    await site.leave_unanswered("102", seconds=10)
    await site.pbx.boot()
    await site.later(60)
    assert len(site.records) == 2

    async def lines(device_id: str) -> list[tuple[str, str, str]]:
        return ours(await logbook(start, **page_of(site.hass, device_id)))

    expected = [
        ("mdi:phone-ring", "activity.call_ringing Alice (101) 0301234567"),
        (
            "mdi:phone-in-talk",
            "activity.call_answered Alice (101) 0301234567 · call_line.rang 0:05",
        ),
        (
            "mdi:phone-hangup",
            "activity.call_ended Alice (101) 0301234567 · call_line.talked 1:05",
        ),
        ("mdi:phone-ring", "activity.call_ringing Bob (102) Alice (101)"),
        (
            "mdi:phone-missed",
            "activity.call_missed Bob (102) Alice (101) · reason.no_answer",
        ),
        ("mdi:restart", "activity.pbx_started"),
    ]
    pbx = device_id(site.hass, site.entry)
    assert await lines(pbx) == [(icon, "UC501", message) for icon, message in expected]
    device_registry.async_update_device(pbx, name_by_user="Telephones")
    assert (await lines(pbx))[-1][1] == "Telephones"


async def test_the_call_of_a_phone_on_its_page(site: Site, logbook: Logbook) -> None:
    """The sentences stand on the page of the phone that took part, and on no other."""
    await site.set_up()
    start = a_moment_ago()
    await site.talk("101", "0301234567")
    await site.hang_up("101", 5)
    await site.call("101", "102", 10)
    await site.leave_unanswered("102", seconds=10)
    found = {}
    for number in ("101", "102", "103"):
        page = page_of(site.hass, device_id(site.hass, site.entry, f"_ext_{number}"))
        found[number] = messages(await logbook(start, **page))
    assert found == {
        "101": [
            "activity.call_ringing Alice (101) 0301234567",
            "activity.call_answered Alice (101) 0301234567 · call_line.rang 0:05",
            "activity.call_ended Alice (101) 0301234567 · call_line.talked 0:05",
        ],
        "102": [
            "activity.call_ringing Bob (102) Alice (101)",
            "activity.call_missed Bob (102) Alice (101) · reason.no_answer",
        ],
        "103": [],
    }


async def test_the_lines_of_a_short_call(
    logbook: Logbook,
    later: Later,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
) -> None:
    """The states of the phone, and a sentence for each thing that happened.

    The last caller and the recent calls repeat these, so they are disabled at first.
    """
    start = a_moment_ago()
    await pbx.desk.ring(["101"], "0301234567")
    await later(5)
    await pbx.desk.answer("101")
    await later(5)
    await pbx.desk.hang_up("101")
    await later(60)
    lines = await logbook(start)
    assert [line["state"] for line in lines if "state" in line] == [
        "ringing",
        "in_use",
        "idle",
    ]
    assert [line["message"] for line in lines if "message" in line] == [
        "activity.call_ringing Alice (101) 0301234567",
        "activity.call_answered Alice (101) 0301234567 · call_line.rang 0:05",
        "activity.call_ended Alice (101) 0301234567 · call_line.talked 0:05",
    ]


async def test_an_event_of_a_device_that_is_gone(
    logbook: Logbook, hass: HomeAssistant, setup_integration: MockConfigEntry
) -> None:
    """Events outlive devices, and anyone can fire one.

    They are described as far as possible.
    """
    start = a_moment_ago()
    hass.bus.async_fire(
        EVENT_CALL, {"device_id": "gone", "type": "call_missed", "caller": "5"}
    )
    hass.bus.async_fire(EVENT_CALL, {"type": "of another version"})
    assert ours(await logbook(start)) == [
        ("mdi:phone-missed", "OpenVox UC", "activity.call_missed_without_callee 5"),
        ("mdi:phone-log", "OpenVox UC", "activity.unknown"),
    ]


async def test_names_that_became_known_later(
    logbook: Logbook, hass: HomeAssistant, setup_integration: MockConfigEntry
) -> None:
    """Earlier calls are described with today's contacts.

    A name that was known then stays, and extensions are not contacts.
    """
    await hass.config.async_update(country="DE")
    await hass.async_block_till_done()
    async_get_contacts(hass).async_put(Contact("Anna", ("0301234567", "101")))
    start = a_moment_ago()
    for call in (
        {"direction": "inbound", "caller": "+49301234567", "callee": "101"},
        {"direction": "inbound", "caller": "0301234567", "caller_name": "Anna Maria"},
        {
            "direction": "outbound",
            "caller": "101",
            "callee": "0301234567",
            "callee_name": None,
        },
        {"direction": "outbound", "caller": "101"},
        {"direction": "internal", "caller": "101", "callee": "102"},
    ):
        hass.bus.async_fire(EVENT_CALL, {"type": "call_missed", **call})
    assert messages(await logbook(start)) == [
        "activity.call_missed 101 Anna (+49301234567)",
        "activity.call_missed_without_callee Anna Maria (0301234567)",
        "activity.call_missed Anna (0301234567) 101",
        "activity.call_missed_without_callee 101",
        "activity.call_missed 102 101",
    ]


async def test_names_of_numbers_that_were_dialed_with_the_outside_prefix(
    site: Site, logbook: Logbook
) -> None:
    """The prefix belongs to the PBX of the call, and callers have none."""
    await site.set_up()
    await site.hass.config.async_update(country="DE")
    site.hass.config_entries.async_update_entry(
        site.entry, options={CONF_OUTSIDE_PREFIX: "9"}
    )
    await site.hass.async_block_till_done()
    async_get_contacts(site.hass).async_put(Contact("Anna", ("0301234567",)))
    start = a_moment_ago()
    pbx = {"config_entry_id": site.entry.entry_id}
    for call in (
        {"direction": "outbound", "caller": "101", "callee": "90301234567", **pbx},
        {"direction": "outbound", "caller": "101", "callee": "90301234567"},
        {"direction": "inbound", "caller": "90301234567", **pbx},
    ):
        site.hass.bus.async_fire(EVENT_CALL, {"type": "call_failed", **call})
    await site.later(10)
    assert messages(await logbook(start)) == [
        "activity.call_failed Anna (90301234567) 101",
        "activity.call_failed 90301234567 101",
        "activity.call_failed_without_callee 90301234567",
    ]
