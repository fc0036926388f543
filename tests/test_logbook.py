"""The sentences of the activity, and how many lines a call writes there."""

from datetime import timedelta
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from homeassistant.helpers.translation import async_load_integrations
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.calls.sentences import sentence
from custom_components.openvox_uc.const import DOMAIN, EVENT_ACTIVITY
from tests.conftest import Logbook
from tests.house import device_id, page_of
from tests.site import Site

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
    ("event", "expected"),
    [
        (
            {"type": "call_ringing"} | INBOUND,
            "Call from Anna (0301234567) to Alice (101) is ringing",
        ),
        (
            {"type": "call_ringing"} | ANONYMOUS,
            "Call from an unknown caller to 4930555 is ringing",
        ),
        (
            {"type": "call_answered", "answered_by": "101"} | INBOUND,
            "Call from Anna (0301234567) was answered by Alice (101)",
        ),
        (
            {"type": "call_answered", "answered_by": "101", "ring_seconds": 0}
            | INBOUND,
            "Call from Anna (0301234567) was answered by Alice (101)",
        ),
        (
            {"type": "call_answered", "answered_by": "102"} | INBOUND,
            "Call from Anna (0301234567) was answered by 102",
        ),
        (
            {"type": "call_answered", "ring_seconds": 6} | BY_BOB | INBOUND,
            "Call from Anna (0301234567) was answered by Bob (102) · Rang: 0:06",
        ),
        (
            {"type": "call_answered", "answered_by": "0170555"} | OUTBOUND,
            "Call from Alice (101) was answered by 0170555",
        ),
        (
            {"type": "call_answered", "answered_by": None} | ANONYMOUS,
            "Call from an unknown caller was answered",
        ),
        (
            {"type": "call_transferred"} | INTERNAL,
            "Call from Alice (101) to 100 was transferred",
        ),
        (
            {"type": "call_transferred"} | TO_WORKSHOP | INTERNAL,
            (
                "Call from Alice (101) to 100 was transferred · Transferred to: "
                "Workshop (104)"
            ),
        ),
        (
            {"type": "call_ended", "talk_seconds": 60} | TO_WORKSHOP | INBOUND,
            (
                "Call from Anna (0301234567) to Alice (101) ended · Transferred to: "
                "Workshop (104) · Talked: 1:00"
            ),
        ),
        (
            {"type": "call_ended", "talk_seconds": 125} | OUTBOUND,
            "Call from Alice (101) to 0170555 ended · Talked: 2:05",
        ),
        (
            {"type": "call_ended", "talk_seconds": 59} | OUTBOUND,
            "Call from Alice (101) to 0170555 ended · Talked: 0:59",
        ),
        (
            {"type": "call_ended", "talk_seconds": None} | OUTBOUND,
            "Call from Alice (101) to 0170555 ended",
        ),
        (
            {"type": "call_missed", "reason": "busy"} | INBOUND,
            "Missed call from Anna (0301234567) to Alice (101) · Busy",
        ),
        (
            {"type": "call_missed", "reason": "unknown"} | INBOUND,
            "Missed call from Anna (0301234567) to Alice (101)",
        ),
        (
            {"type": "call_missed", "reason": "no_answer", "caller": "5"},
            "Missed call from 5 · No answer",
        ),
        (
            {"type": "call_failed", "reason": "not_found"} | OUTBOUND,
            "Call from Alice (101) to 0170555 failed · The number does not exist",
        ),
        ({"type": "pbx_started"}, "PBX started"),
    ],
)
async def test_sentence(
    hass: HomeAssistant, event: dict[str, Any], expected: str
) -> None:
    await async_load_integrations(hass, {DOMAIN})
    assert sentence(hass, event) == expected


async def test_the_day_of_a_pbx_on_its_device(
    site: Site, logbook: Logbook, device_registry: dr.DeviceRegistry
) -> None:
    """Each call is a sentence or two on the device of the PBX.

    It is also on those of the phones that took part. The call records are no sentences.
    """
    await site.set_up()
    start = utcnow() - timedelta(seconds=1)
    await site.talk("101", "0301234567")
    await site.later(60)
    await site.hang_up("101", 5)
    await site.desk.call("101", "102")
    await site.later(10)
    await site.desk.miss("102")
    await site.later(10)
    await site.pbx.boot()
    await site.later(60)
    assert len(site.records) == 2

    async def lines(device_id: str) -> list[tuple[str, str, str]]:
        found = await logbook(start, **page_of(site.hass, device_id))
        return [
            (line["icon"], line["name"], line["message"])
            for line in found
            if line.get("domain") == DOMAIN
        ]

    expected = [
        (
            "mdi:phone-in-talk",
            "Call from 0301234567 was answered by Alice (101) · Rang: 0:05",
        ),
        (
            "mdi:phone-hangup",
            "Call from 0301234567 to Alice (101) ended · Talked: 1:05",
        ),
        ("mdi:phone-missed", "Missed call from Alice (101) to Bob (102) · No answer"),
    ]
    pbx = device_id(site.hass, site.entry)
    # One line is on both pages.
    of_alice = [(icon, "Alice (101)", message) for icon, message in expected]
    assert await lines(device_id(site.hass, site.entry, "_ext_101")) == of_alice
    assert await lines(pbx) == [*of_alice, ("mdi:restart", "UC501", "PBX started")]
    device_registry.async_update_device(pbx, name_by_user="Telephones")
    assert (await lines(pbx))[-1][1] == "Telephones"


async def test_an_event_of_a_device_that_is_gone(
    logbook: Logbook, hass: HomeAssistant, setup_integration: MockConfigEntry
) -> None:
    """Events outlive devices, and anyone can fire one.

    They are described as far as possible.
    """
    start = utcnow() - timedelta(seconds=1)
    hass.bus.async_fire(
        EVENT_ACTIVITY, {"device_id": "gone", "type": "call_missed", "caller": "5"}
    )
    hass.bus.async_fire(EVENT_ACTIVITY, {"type": "of another version"})
    lines = [
        (line["icon"], line["name"], line["message"])
        for line in await logbook(start)
        if line.get("domain") == DOMAIN
    ]
    assert lines == [
        ("mdi:phone-missed", "OpenVox UC", "Missed call from 5"),
        ("mdi:phone-log", "OpenVox UC", "Unknown event"),
    ]
