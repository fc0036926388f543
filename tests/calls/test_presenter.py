"""Calls as the calendar shows them, and the country of who calls."""

from collections.abc import Callable
from datetime import timedelta
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events

from custom_components.openvox_uc.const import EVENT_CALL
from custom_components.openvox_uc.contacts.phone_book import Contact
from custom_components.openvox_uc.contacts.store import async_get_contacts
from tests.conftest import Later
from tests.simulator import SimulatedPbx
from tests.simulator.stories import Script, kinds
from tests.telling import tell_story

TRUNK = "Trunk: to-18-16-2"


def _transferred(story: Script) -> None:
    kinds.inbound_transferred(story, "0301234567", "101", "104", talk_for=5, ring_for=6, talk_after=5)


def _answered(story: Script) -> None:
    kinds.inbound_answered(story, "0301234567", "101", ring_for=6, talk_for=5, hung_up_by_caller=True)


def _out(story: Script) -> None:
    kinds.outbound_answered(story, "101", "0407654321", ring_for=6, talk_for=70, hung_up_by_caller=False)


def _internal(story: Script) -> None:
    kinds.internal_answered(story, "101", "102", ring_for=2, talk_for=5, hung_up_by_caller=True)


def _group(story: Script) -> None:
    kinds.group_missed(story, "0405556677", ("101", "102"), ring_for=6)


@pytest.mark.parametrize(
    ("write", "summary", "description"),
    [
        (
            _answered,
            "Answered: Anna",
            ["From: Anna (0301234567)", "Answered by: Alice (101)", "Hung up by: Anna (0301234567)", "Rang: 6 s", "Talked: 5 s", TRUNK],
        ),
        (
            _transferred,
            "Answered: Anna",
            [
                "From: Anna (0301234567)",
                "Answered by: Alice (101)",
                "Transferred by: Alice (101)",
                "Transferred to: Dave (104)",
                "Hung up by: Dave (104)",
                "Rang: 3 s",
                "Talked: 18 s",
                TRUNK,
            ],
        ),
        (
            _out,
            "Outgoing: Mrs. Winter",
            [
                "From: Alice (101)",
                "Dialed: 160407654321",
                "Answered by: Mrs. Winter (0407654321)",
                "Hung up by: Mrs. Winter (0407654321)",
                "Rang: 6 s",
                "Talked: 1 min 10 s",
                TRUNK,
            ],
        ),
        (
            _internal,
            "Answered: Alice to Bob",
            ["From: Alice (101)", "Answered by: Bob (102)", "Hung up by: Alice (101)", "Rang: 2 s", "Talked: 5 s"],
        ),
        (
            _group,
            "Missed: 0405556677",
            ["From: 0405556677", "To: 600", "Phones: Alice (101), Bob (102)", "Rang: 6 s", "Reason: no answer", TRUNK],
        ),
    ],
)
async def test_calendar(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    later: Later,
    write: Callable[[Script], None],
    summary: str,
    description: list[str],
) -> None:
    """The title says how it went and with whom; the lines below name all who had a part in it, and repeat nothing."""
    contacts = async_get_contacts(hass)
    contacts.async_put(Contact("Anna", ("0301234567",)))
    contacts.async_put(Contact("Mrs. Winter", ("0407654321",)))
    await tell_story(pbx, later, write)
    now = utcnow()
    answer: Any = await hass.services.async_call(
        "calendar",
        "get_events",
        {
            "entity_id": "calendar.uc501_call_log",
            "start_date_time": (now - timedelta(days=1)).isoformat(),
            "end_date_time": now.isoformat(),
        },
        blocking=True,
        return_response=True,
    )
    (event,) = answer["calendar.uc501_call_log"]["events"]
    assert event["summary"] == summary
    assert event["description"].splitlines() == description


@pytest.mark.parametrize(
    ("caller", "country"),
    [("0301234567", "DE"), ("+43112345678", "AT"), ("0043112345678", "AT"), ("04999", None), ("", None), ("102", None)],
)
async def test_country_of_the_caller(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, caller: str, country: str | None
) -> None:
    """Of an extension, and of who calls without a number, there is none."""
    hass.config.country = "DE"
    events = async_capture_events(hass, EVENT_CALL)
    if caller == "102":
        await pbx.desk.call(caller, "101")
    else:
        await pbx.desk.ring(["101"], caller)
    await hass.async_block_till_done()
    assert [(event.data["caller"], event.data["caller_country"]) for event in events] == [(caller or None, country)]
