"""Calls as the calendar shows them, the country of the caller, and hidden numbers."""

from collections.abc import Awaitable, Callable
from dataclasses import replace
from typing import Any, get_type_hints

import pytest

from custom_components.openvox_uc.const import CONF_MASK_NUMBERS
from custom_components.openvox_uc.contacts.phone_book import Contact
from custom_components.openvox_uc.contacts.store import async_get_contacts
from custom_components.openvox_uc.pbx import Call, Direction, Party
from tests import stories
from tests.history.test_call_history import a_call
from tests.site import Site, calendar_events

TRUNK = "Trunk: to-18-16-2"


@pytest.mark.parametrize(
    ("story", "summary", "description"),
    [
        (
            stories.answered,
            "Answered: Anna",
            [
                "From: Anna (0301234567)",
                "Answered by: Alice (101)",
                "Hung up by: Anna (0301234567)",
                "Rang: 0:06",
                "Talked: 0:05",
                TRUNK,
            ],
        ),
        (
            stories.transferred,
            "Answered: Anna",
            [
                "From: Anna (0301234567)",
                "Answered by: Alice (101)",
                "Transferred by: Alice (101)",
                "Transferred to: Dave (104)",
                "Hung up by: Dave (104)",
                "Rang: 0:06",
                "Talked: 0:16",
                TRUNK,
            ],
        ),
        (
            stories.outbound_answered,
            "Outgoing: Mrs. Winter",
            [
                "From: Alice (101)",
                "Dialed: 160407654321",
                "Answered by: Mrs. Winter (0407654321)",
                "Hung up by: Mrs. Winter (0407654321)",
                "Rang: 0:06",
                "Talked: 0:05",
                TRUNK,
            ],
        ),
        (
            stories.internal_answered,
            "Answered: Alice to Bob",
            [
                "From: Alice (101)",
                "Answered by: Bob (102)",
                "Hung up by: Alice (101)",
                "Rang: 0:06",
                "Talked: 0:05",
            ],
        ),
        (
            stories.group_missed,
            "Missed: Anna",
            [
                "From: Anna (0301234567)",
                "To: 600",
                "Phones: Bob (102), Carol (103), Dave (104)",
                "Rang: 0:06",
                TRUNK,
                "No answer",
            ],
        ),
    ],
)
async def test_calendar(
    site: Site,
    story: Callable[[Site], Awaitable[None]],
    summary: str,
    description: list[str],
) -> None:
    await site.set_up()
    contacts = async_get_contacts(site.hass)
    contacts.async_put(Contact("Anna", (stories.OUTSIDE,)))
    contacts.async_put(Contact("Mrs. Winter", (stories.REMOTE,)))
    await story(site)
    (event,) = await calendar_events(site.hass)
    assert event["summary"] == summary
    assert event["description"].splitlines() == description


@pytest.mark.parametrize(
    ("caller", "country"),
    [
        ("0301234567", "DE"),
        ("+43112345678", "AT"),
        ("0043112345678", "AT"),
        ("04999", None),
        ("", None),
        ("102", None),
    ],
)
async def test_country_of_the_caller(
    site: Site, caller: str, country: str | None
) -> None:
    await site.set_up()
    site.hass.config.country = "DE"
    await (
        site.desk.call(caller, "101")
        if caller == "102"
        else site.desk.ring(["101"], caller)
    )
    await site.hass.async_block_till_done()
    assert [
        (event.data["caller"], event.data["caller_country"]) for event in site.live
    ] == [(caller or None, country)]


# Texts of a call that hold no number; the trunk and the code of the PBX's reason are
# names of the PBX.
UNMASKED = {"call_id", "trunk", "reason_code", "started_at", "answered_at", "ended_at"}


async def test_every_number_is_masked(site: Site) -> None:
    await site.set_up()
    await site.load({CONF_MASK_NUMBERS: True})
    number, party = "0301234567", Party("0301234567", outside=True)
    of_each_kind: dict[Any, Any] = {
        str: number,
        str | None: number,
        Party | None: party,
        tuple[str, ...]: (number,),
    }
    values: dict[str, Any] = {
        name: of_each_kind[kind]
        for name, kind in get_type_hints(Call).items()
        if kind in of_each_kind
    }
    call = replace(a_call(1, direction=Direction.OUTBOUND), **values)
    fields = site.entry.runtime_data.presenter.fields(call)
    assert {name for name, value in fields.items() if number in str(value)} <= UNMASKED
    assert fields["caller"] == "•••••••567"
