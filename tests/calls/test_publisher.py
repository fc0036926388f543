"""Publishing as little as possible: a report wakes only the entities it changes."""

from collections.abc import Awaitable, Callable
from typing import Any

from homeassistant.const import EVENT_STATE_CHANGED, EVENT_STATE_REPORTED
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import entity_registry as er
from homeassistant.util.dt import utcnow
import pytest

from tests import stories
from tests.conftest import Logbook
from tests.house import a_moment_ago, device_id, entity_id, page_of
from tests.site import Site

type Lines = list[dict[str, Any]]
type Story = Callable[[Site], Awaitable[None]]
type Tell = Callable[[Story], Awaitable[tuple[Lines, dict[str, Lines]]]]

PAGES = {
    "PBX": "",
    "101": "_ext_101",
    "102": "_ext_102",
    "103": "_ext_103",
    "104": "_ext_104",
}


@pytest.fixture
async def tell(site: Site, logbook: Logbook) -> Tell:
    await site.set_up()

    async def play(story: Story) -> tuple[Lines, dict[str, Lines]]:
        """Return the lines of a story as the pages of Home Assistant request them."""
        await site.later(5)
        start = a_moment_ago()
        await story(site)
        pages = {}
        for page, part in PAGES.items():
            pages[page] = await logbook(
                start, **page_of(site.hass, device_id(site.hass, site.entry, part))
            )
        return await logbook(start), pages

    return play


def states(lines: Lines) -> list[str]:
    return [
        f"{line['entity_id']}: {line['state']}"
        for line in lines
        if "message" not in line
    ]


async def test_states_of_a_call(texts_as_keys: None, tell: Tell) -> None:
    """They are in the activity, as in the history.

    There, a status is a timeline, and a phone number is not a curve.
    """
    in_all, pages = await tell(stories.answered)
    status = "sensor.uc501_alice_101_status"
    assert states(pages["101"]) == [
        f"{status}: ringing",
        f"{status}: in_use",
        f"{status}: idle",
    ]
    assert states(pages["PBX"]) == [
        "sensor.uc501_last_caller: 0301234567",
        "sensor.uc501_recent_calls: call_title.answered 0301234567",
    ]
    assert len(states(in_all)) == 5


async def test_an_event_entity_that_is_enabled(
    site: Site, tell: Tell, entity_registry: er.EntityRegistry
) -> None:
    entity_registry.async_update_entity(
        "event.uc501_alice_101_call_event", disabled_by=None
    )
    # Home Assistant waits a while before it adds what was enabled.
    await site.later(60)
    _, pages = await tell(stories.answered)
    types = [
        line["attributes"]["event_type"]
        for line in pages["101"]
        if "event_type" in line.get("attributes", {})
    ]
    assert types == ["ringing", "answered", "ended"]
    assert {page: len(lines) for page, lines in pages.items() if lines} == {
        "PBX": 5,
        "101": 9,
    }


def writes(hass: HomeAssistant, entity: str) -> list[Event[Any]]:
    """Return a list that gets each write of a state from now on.

    It also gets those that change nothing.
    """
    written: list[Event[Any]] = []
    for kind in (EVENT_STATE_CHANGED, EVENT_STATE_REPORTED):
        hass.bus.async_listen(
            kind,
            written.append,
            event_filter=callback(lambda data: data["entity_id"] == entity),
        )
    return written


@pytest.mark.usefixtures("all_enabled")
async def test_the_last_report(site: Site) -> None:
    await site.set_up()
    assert site.state("last_report").state == "unknown"
    written = writes(
        site.hass, entity_id(site.hass, "sensor", f"{site.pbx.serial}_last_report")
    )
    await site.later(10)
    written.clear()
    for _ in range(20):
        await site.pbx.report_state("999", "Idle")
        last = utcnow()
        await site.later(0.1, step=0.1)
    assert len(written) == 1
    await site.later(5)
    assert len(written) == 2
    assert site.state("last_report").state == last.isoformat(timespec="seconds")
