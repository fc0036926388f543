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


@pytest.mark.parametrize(
    ("story", "summary", "description"),
    [
        (
            stories.answered,
            "call_title.answered Anna",
            (
                "call_line.caller Anna (0301234567)\n"
                "call_line.answered_by Alice (101)\n"
                "call_line.hung_up_by Anna (0301234567)\n"
                "call_line.rang 0:06\n"
                "call_line.talked 0:05\n"
                "call_line.trunk to-18-16-2"
            ),
        ),
        (
            stories.transferred,
            "call_title.answered Anna",
            (
                "call_line.caller Anna (0301234567)\n"
                "call_line.answered_by Alice (101)\n"
                "call_line.transferred_by Alice (101)\n"
                "call_line.transferred_to Dave (104)\n"
                "call_line.hung_up_by Dave (104)\n"
                "call_line.rang 0:06\n"
                "call_line.talked 0:16\n"
                "call_line.trunk to-18-16-2"
            ),
        ),
        (
            stories.outbound_answered,
            "call_title.outgoing Mrs. Winter",
            (
                "call_line.caller Alice (101)\n"
                "call_line.dialed 160407654321\n"
                "call_line.answered_by Mrs. Winter (0407654321)\n"
                "call_line.hung_up_by Mrs. Winter (0407654321)\n"
                "call_line.rang 0:06\n"
                "call_line.talked 0:05\n"
                "call_line.trunk to-18-16-2"
            ),
        ),
        (
            stories.internal_answered,
            "call_title.answered call_title.parties Bob Alice",
            (
                "call_line.caller Alice (101)\n"
                "call_line.answered_by Bob (102)\n"
                "call_line.hung_up_by Alice (101)\n"
                "call_line.rang 0:06\n"
                "call_line.talked 0:05"
            ),
        ),
        (
            stories.group_missed,
            "call_title.missed Anna",
            (
                "call_line.caller Anna (0301234567)\n"
                "call_line.callee 600\n"
                "call_line.phones "
                "card.list card.list Bob (102) Carol (103) Dave (104)\n"
                "call_line.rang 0:06\n"
                "call_line.trunk to-18-16-2\n"
                "reason.no_answer"
            ),
        ),
    ],
)
async def test_calendar(
    texts_as_keys: None,
    site: Site,
    story: Callable[[Site], Awaitable[None]],
    summary: str,
    description: str,
) -> None:
    await site.set_up()
    contacts = async_get_contacts(site.hass)
    contacts.async_put(Contact("Anna", (stories.OUTSIDE,)))
    contacts.async_put(Contact("Mrs. Winter", (stories.REMOTE,)))
    await story(site)
    (event,) = await calendar_events(site.hass)
    assert event["summary"] == summary
    assert event["description"] == description


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
