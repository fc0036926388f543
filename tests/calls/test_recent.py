"""The last calls.

In step with the history whatever happens to it, and shown so that no name is taken for
markup.
"""

import re
from typing import Any

from homeassistant.core import Event, EventStateChangedData, HomeAssistant, callback
from homeassistant.helpers.event import async_track_state_change_event
from homeassistant.helpers.template import Template
import pytest

from custom_components.openvox_uc.const import CONF_MASK_NUMBERS
from custom_components.openvox_uc.contacts.phone_book import Contact
from custom_components.openvox_uc.contacts.store import async_get_contacts
from custom_components.openvox_uc.history.call_history import TODAY, CallHistory
from custom_components.openvox_uc.history.queries import CallQuery
from custom_components.openvox_uc.pbx.models import Direction, Party
from tests.house import act, answer_of, entity_id
from tests.repository import documented_card
from tests.site import Site

from ..history.test_call_history import (
    EVERYTHING,
    NOON,
    a_call,
    a_record,
    announced,
    calls_of,
    fill,
    put,
)

# Like `plain` of the card: punctuation with a meaning in Markdown or HTML.
PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")


def shown(history: CallHistory) -> list[str]:
    return [entry.call.call_id for entry in history.summary.recent]


async def stored(history: CallHistory) -> list[str]:
    return [call.call_id for call in await calls_of(history)][:20]


async def test_the_newest_twenty(hass: HomeAssistant, history: CallHistory) -> None:
    history.async_schedule_new_day()
    await calls_of(history)
    subjects = announced(hass)
    await fill(history, *(a_call(number) for number in range(0, 60, 2)))
    assert shown(history) == await stored(history)
    assert len(shown(history)) == 20
    assert TODAY in subjects
    for number in (70, 3, 1):
        assert await put(history, a_call(number))
        assert shown(history) == await stored(history)
    assert await put(history, a_record(5, caller=Party("0409999999", outside=True)))
    assert shown(history) == await stored(history)
    assert [entry.backfilled for entry in history.summary.recent[:3]] == [
        True,
        False,
        True,
    ]


async def test_deleted(hass: HomeAssistant, history: CallHistory) -> None:
    await fill(history, *(a_call(number) for number in range(40)))
    subjects = announced(hass)
    assert await history.async_delete(CallQuery(start=NOON - 1810)) == 11
    assert TODAY in subjects
    assert shown(history) == [a_call(number).call_id for number in range(11, 31)]
    await put(history, a_call(1, started_at=NOON - 5))
    assert shown(history)[0] == a_call(1, started_at=NOON - 5).call_id
    assert shown(history) == await stored(history)
    await history.async_delete(EVERYTHING)
    assert shown(history) == []


def calls_shown(site: Site) -> list[dict[str, Any]]:
    calls: list[dict[str, Any]] = site.state("recent_calls").attributes["calls"]
    return calls


async def test_sensor(texts_as_keys: None, site: Site) -> None:
    await site.set_up()
    sensor = site.state("recent_calls")
    assert (sensor.state, sensor.attributes["calls"]) == ("unknown", [])
    await site.desk.ring(["101"], "0301234567")
    assert calls_shown(site) == []
    await site.answer("101", 5)
    await site.hang_up("101", 5)
    assert [call["icon"] for call in calls_shown(site)] == ["mdi:phone-incoming"]
    await site.desk.dial_out("101", "0309876543")
    await site.desk.answer("101")
    await site.hang_up("101", 5)
    await site.desk.call("101", "102")
    await site.desk.answer("102")
    await site.hang_up("101", 5)
    await site.desk.ring(["102"], "")
    await site.leave_unanswered(seconds=20)
    sensor = site.state("recent_calls")
    assert sensor.state == "call_title.missed call_title.unknown_caller"
    assert sensor.state_info
    assert "calls" in sensor.state_info["unrecorded_attributes"]
    assert [
        (call["direction"], call["other"], call["icon"]) for call in calls_shown(site)
    ] == [
        (Direction.INBOUND, None, "mdi:phone-missed"),
        (Direction.INTERNAL, "Alice", "mdi:phone"),
        (Direction.OUTBOUND, "0309876543", "mdi:phone-outgoing"),
        (Direction.INBOUND, "0301234567", "mdi:phone-incoming"),
    ]
    (of_pbx,) = (await answer_of(site.hass, "get_call_history")).values()
    extra = {"other", "icon", "title"}
    shown = [
        {key: value for key, value in call.items() if key not in extra}
        for call in calls_shown(site)
    ]
    assert [{**call, "recording_media_content_id": None} for call in shown] == of_pbx[
        "calls"
    ]

    await act(site.hass, "set_contact", name="Mum", numbers=["0301234567"])
    assert calls_shown(site)[3]["title"] == "call_title.answered Mum"
    await act(site.hass, "delete_call_history", number="0301234567")
    assert len(calls_shown(site)) == 3
    await site.load({CONF_MASK_NUMBERS: True})
    assert calls_shown(site)[2]["other"] == "•••••••543"


async def test_a_contact_during_the_set_up(texts_as_keys: None, site: Site) -> None:
    """An address book may come while a PBX is set up.

    Its calls were shown for the first time before that.
    """
    await site.set_up()
    await site.miss("0301234567")
    await site.later(20)
    await site.stop()
    contacts = async_get_contacts(site.hass)

    @callback
    def name_caller(event: Event[EventStateChangedData]) -> None:
        if (
            event.data["new_state"]
            and event.data["new_state"].state == "call_title.missed 0301234567"
        ):
            contacts.async_put(Contact("Mum", ("0301234567",)))

    async_track_state_change_event(
        site.hass,
        entity_id(site.hass, "sensor", f"{site.pbx.serial}_recent_calls"),
        name_caller,
    )
    await site.set_up()
    assert site.state("recent_calls").state == "call_title.missed Mum"


async def test_long_names(site: Site) -> None:
    await site.set_up()
    await act(site.hass, "set_contact", name="Ann" * 42, numbers=["0301234567"])
    await site.miss("0301234567")
    await site.later(20)
    assert len(site.state("recent_calls").state) <= 255


NASTY = "<img src=x onerror=alert(1)> [a](javascript:b) **c** `d` |e| www.f.g"


@pytest.mark.parametrize("name", [None, NASTY])
async def test_card(site: Site, name: str | None) -> None:
    await site.set_up()
    number = "+4930" if name else NASTY
    if name:
        await act(site.hass, "set_contact", name=name, numbers=[number])
    await site.desk.ring(["101"], number)
    await site.answer("101", 5)
    await site.hang_up("101", 20)
    content = documented_card()
    card = str(Template(content, site.hass).async_render(parse_result=False))
    (call,) = calls_shown(site)
    assert call["other"] == (name or "imgsrcxonerroralert(1)a(javascriptb)**c*")
    assert call["caller"] == (number if name else call["other"])
    (other,) = re.findall(r"</ha-icon> \*\*(.*)\*\*, 0:05$", card, re.MULTILINE)
    escaped = re.compile(r"\\(.)")
    assert escaped.sub(r"\1", other) == call["other"]
    assert PUNCTUATION.search(escaped.sub("", other)) is None
