"""The to-do list of missed calls.

The callers to call back, and how they are marked as done.
"""

from typing import Any

from homeassistant.components.homeassistant.exposed_entities import (
    async_expose_entity,
    async_should_expose,
)
from homeassistant.components.todo.const import DATA_COMPONENT
from homeassistant.components.todo.entity import TodoItem
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
import pytest

from custom_components.openvox_uc.const import (
    CONF_MASK_NUMBERS,
    CONF_MISSED_CALLS_LIST,
    CONF_OUTSIDE_PREFIX,
)
from custom_components.openvox_uc.history import calls_table
from tests.house import act, answer_of
from tests.repository import ENGLISH, error_pattern
from tests.site import Site, todo_items

TODO = "todo.uc501_calls_to_return"
NUMBER = "0301234567"
DAY = 86_400


@pytest.fixture
async def site(unloaded: Site) -> Site:
    await unloaded.hass.config.async_update(country="DE", time_zone="UTC")
    await unloaded.set_up()
    return unloaded


async def miss(site: Site, caller: str = NUMBER, *phones: str) -> None:
    await site.ring(phones or ("101",), caller, 10)
    while site.desk.calls:
        await site.desk.miss()
    await site.later(50)


async def change(site: Site, action: str, **data: Any) -> None:
    await act(site.hass, f"todo.{action}", entity_id=TODO, **data)


async def reopen(site: Site) -> None:
    """Mark the only item as not done."""
    [item] = await todo_items(site.hass)
    await change(site, "update_item", item=item["uid"], status="needs_action")


async def listed(site: Site) -> list[str]:
    """Return the items, those to be done with an empty box."""
    boxes = {"needs_action": "[ ]", "completed": "[x]"}
    return [
        f"{boxes[item['status']]} {item['summary']}"
        for item in await todo_items(site.hass)
    ]


def lines(**values: str) -> str:
    texts = ENGLISH["config_panel"]["call_line"]
    return "\n".join(texts[key].format(value=value) for key, value in values.items())


async def description(site: Site, place: int) -> str:
    return (await todo_items(site.hass))[place]["description"]


def missed(site: Site, *phones: str) -> str:
    """Return the counters of missed calls, and how many items are to be done.

    The counters are those of the PBX and of some phones.
    """
    counters = [
        site.state(f"{part}missed_calls").state
        for part in ("", *(f"ext_{phone}_" for phone in phones))
    ]
    return " ".join([*counters, site.state("missed_calls", "todo").state])


async def test_called_back_after_a_restart(site: Site) -> None:
    await miss(site, NUMBER, "101", "102")
    await miss(site, "+49301234567")
    await miss(site, "0049301234567")
    await miss(site, "0170555")
    assert await listed(site) == [
        "[ ] 0170555 · 12:03",
        f"[ ] 0049301234567 · 12:02 · {lines(calls='3')}",
    ]
    assert await description(site, 1) == lines(
        number="0049301234567", missed_by="Alice, Bob"
    )
    assert missed(site, "101", "102") == "4 4 1 2"
    shown = await todo_items(site.hass)
    await site.restart()
    assert await todo_items(site.hass) == shown
    assert missed(site, "101", "102") == "4 4 1 2"
    await site.dial_out("103", NUMBER, 1)
    assert await listed(site) == [
        "[ ] 0170555 · 12:03",
        f"[x] 0049301234567 · 12:02 · {lines(calls='3')}",
    ]
    assert missed(site, "101", "102") == "1 1 0 1"
    await site.answer("103", 10)
    await site.desk.hang_up("103")
    await site.restart(seconds=60)
    assert await listed(site) == [
        "[ ] 0170555 · 12:03",
        f"[x] 0049301234567 · 12:02 · {lines(calls='3')}",
    ]
    assert missed(site, "101", "102") == "1 1 0 1"


async def test_called_back_with_a_prefix_though_no_one_answers(site: Site) -> None:
    await site.load({CONF_OUTSIDE_PREFIX: "9"})
    await miss(site)
    await site.dial_out("103", f"9{NUMBER}", 10)
    await site.leave_unanswered(seconds=20)
    assert missed(site) == "0 0"


async def test_calls_again_and_is_answered(site: Site) -> None:
    await miss(site)
    await miss(site)
    await site.ring(["102"], NUMBER, 5)
    assert missed(site, "101") == "2 2 1"
    await site.answer("102", 1)
    assert missed(site, "101") == "0 0 0"
    assert await listed(site) == [f"[x] {NUMBER} · 12:01 · {lines(calls='2')}"]
    await site.hang_up("102", 60)
    await miss(site)
    assert await listed(site) == [f"[ ] {NUMBER} · 12:03"]
    assert missed(site, "101") == "1 1 1"


async def test_colleagues(site: Site) -> None:
    await miss(site, "101", "103")
    await site.call("101", "102", 5)
    await site.leave_unanswered(seconds=55)
    assert await listed(site) == ["[ ] Alice · 12:01", "[ ] 101 · 12:00"]
    assert await description(site, 0) == lines(number="101", missed_by="Bob")
    assert missed(site, "101", "102", "103") == "2 0 1 1 2"
    await site.call("102", "101", 1)
    assert await listed(site) == ["[ ] 101 · 12:00", "[x] Alice · 12:01"]
    assert missed(site, "102") == "1 0 1"


async def test_callers_without_a_number(site: Site) -> None:
    """All of them are one item, which only a person can mark as done.

    It is unknown who calls again.
    """
    await miss(site, "")
    await miss(site, "")
    await site.talk("102", "")
    await site.hang_up("102", 5)
    unknown = ENGLISH["config_panel"]["call_title"]["unknown_caller"]
    item = f"{unknown} · 12:01 · {lines(calls='2')}"
    assert await listed(site) == [f"[ ] {item}"]
    await change(site, "update_item", item=item, status="completed")
    assert missed(site) == "0 0"


async def test_by_hand(site: Site) -> None:
    await miss(site)
    await miss(site)
    await miss(site, "0170555", "102")
    [bobs, mine] = [item["uid"] for item in await todo_items(site.hass)]
    await change(
        site,
        "update_item",
        item=mine,
        status="completed",
        rename="what the page sends with it",
    )
    assert missed(site, "101", "102") == "1 0 1 1"
    assert (await todo_items(site.hass))[1]["completed"] == "2026-11-25T12:03:00+00:00"
    await change(site, "update_item", item=mine, status="completed")
    await change(site, "update_item", item=mine, status="needs_action")
    assert missed(site, "101", "102") == "3 2 1 2"
    sentence = error_pattern("missed_call_not_renamed")
    with pytest.raises(ServiceValidationError, match=sentence):
        await change(site, "update_item", item=mine, rename="Grandma")
    await change(site, "remove_item", item=mine)
    assert await listed(site) == ["[ ] 0170555 · 12:02"]
    assert missed(site, "101", "102") == "1 0 1 1"
    await change(site, "update_item", item=bobs, status="completed")
    await change(site, "remove_completed_items")
    await site.restart(seconds=60)
    assert await todo_items(site.hass) == []
    assert await site.coordinator.history.async_read(calls_table.count) == 3


@pytest.mark.parametrize("seconds", [0, 1, 60])
async def test_an_item_that_a_call_has_handled_is_reopened(
    site: Site, seconds: int
) -> None:
    """No one picked up, so it is still to do, whatever becomes known about that call.

    The next one handles it again.
    """
    await miss(site)
    await site.dial_out("103", NUMBER, 5)
    if seconds:
        await site.desk.miss()
        await site.later(seconds, step=1)
    assert missed(site) == "0 0"
    await reopen(site)
    if not seconds:
        await site.desk.miss()
    await site.later(120)
    assert missed(site) == "1 1"
    await site.restart(seconds=60)
    assert await listed(site) == [f"[ ] {NUMBER} · 12:00"]
    await site.dial_out("103", NUMBER, 5)
    assert missed(site) == "0 0"


async def test_answered_after_an_item_is_reopened(site: Site) -> None:
    """When the item was reopened, no one could know that they would talk."""
    await miss(site)
    await site.dial_out("103", NUMBER, 5)
    await reopen(site)
    await site.later(5)
    assert missed(site) == "1 1"
    await site.answer("103", 5)
    assert missed(site) == "0 0"
    await reopen(site)
    await site.hang_up("103", 120)
    assert missed(site) == "1 1"


async def test_a_caller_whom_the_pbx_connects_is_called_back_on_the_answer(
    site: Site,
) -> None:
    await miss(site)
    pbx = "calendar.uc501_call_log"
    await act(site.hass, "dial_outside", entity_id=pbx, caller="0170555", callee=NUMBER)
    for number in ("0170555", NUMBER):
        assert missed(site) == "1 1"
        await site.answer(number, 5)
    assert missed(site) == "0 0"


async def test_phones_are_named_and_names_are_not_markdown(site: Site) -> None:
    await site.ring(["101", "103"], NUMBER, 10, to="600")
    await site.leave_unanswered(seconds=50)
    assert await description(site, 0) == lines(
        number=NUMBER, dialed="600", missed_by="Alice, Carol"
    )
    site.pbx.extensions[1].name = "<b> [x](http://y) `z`"
    await site.later(70)
    assert await description(site, 0) == lines(
        number=NUMBER,
        dialed="600",
        missed_by=r"\<b> \[x](http\://y) \`z\`, Carol",
    )


async def test_numbers_are_not_markdown(site: Site) -> None:
    for number in ("www.example.com/x", "anna@example.com", "__*a*__ ~~b~~"):
        await miss(site, number)
    numbers = [
        item["description"].splitlines()[0] for item in await todo_items(site.hass)
    ]
    assert numbers == [
        lines(number=number)
        for number in (
            r"\_\_\*a\*\_\_\~\~b\~\~",
            r"anna\@example.com",
            r"www\.example.com/x",
        )
    ]


async def test_the_button_of_a_phone_leaves_the_list_and_that_of_the_pbx_empties_it(
    site: Site,
) -> None:
    await miss(site, NUMBER, "101", "102")
    await miss(site, "0170555")
    await site.dial_out("103", "0170555", 5)
    for phone, left in (
        ("alice_101_", "1 0 1 1"),
        ("", "0 0 0 0"),
        # This also shows when a counter was reset that was zero.
        ("alice_101_", "0 0 0 0"),
    ):
        button = f"button.uc501_{phone}clear_missed_calls"
        await site.later(60)
        await act(site.hass, "button.press", entity_id=button)
        assert missed(site, "101", "102") == left
    assert [
        site.state(f"{part}missed_calls").attributes["last_reset"][11:16]
        for part in ("", "ext_101_", "ext_102_", "ext_103_")
    ] == ["12:04", "12:05", "12:04", "12:04"]
    assert await todo_items(site.hass) == []
    await site.restart()
    assert missed(site, "101", "102") == "0 0 0 0"


async def test_fetched_calls_count_in_their_order_of_time(site: Site) -> None:
    await site.later(120)

    async def miss_and_call_back() -> None:
        await miss(site)
        await site.dial_out("103", NUMBER, 5)
        await site.answer("103", 25)
        await site.hang_up("103", 30)
        await miss(site)
        await miss(site, "0170555")

    await site.restart(miss_and_call_back)
    await site.later(30)
    assert await listed(site) == [
        "[ ] 0170555 · 12:05",
        f"[ ] {NUMBER} · 12:04",
    ]
    assert missed(site, "101") == "2 2 2"


@pytest.mark.parametrize("calls_back", [False, True])
async def test_fetched_after_it_is_handled(site: Site, calls_back: bool) -> None:
    """A call found late to have been missed changes nothing in the list.

    It was missed before someone called back, or cleared the missed calls.
    """
    await site.later(120)
    await site.stop()
    await miss(site)
    site.pbx.faults.records_errno = "10003"
    await site.set_up(30)
    if calls_back:
        await site.dial_out("103", NUMBER, 5)
        await site.answer("103", 5)
        await site.desk.hang_up("103")
    else:
        await act(
            site.hass, "button.press", entity_id="button.uc501_clear_missed_calls"
        )
    await site.later(30)
    site.pbx.faults.records_errno = ""
    await site.load()
    await site.later(30)
    assert await site.coordinator.history.async_read(calls_table.count) == (
        2 if calls_back else 1
    )
    assert await todo_items(site.hass) == []
    assert missed(site) == "0 0"


async def test_the_item_of_a_number_goes_with_its_calls(site: Site) -> None:
    await miss(site)
    await miss(site, "0170555")
    await answer_of(site.hass, "delete_call_history", number="49301234567")
    assert await listed(site) == ["[ ] 0170555 · 12:01"]
    assert missed(site, "101") == "1 1 1"


async def test_another_day(site: Site) -> None:
    await miss(site)
    await miss(site, "0170555")
    await change(site, "update_item", item="0170555 · 12:01", status="completed")
    await site.later(DAY, step=3600)
    assert await listed(site) == [
        f"[ ] {NUMBER} · 2026-11-25 12:00",
        "[x] 0170555 · 2026-11-25 12:01",
    ]
    await site.later(7 * DAY, step=6 * 3600)
    assert await listed(site) == [f"[ ] {NUMBER} · 2026-11-25 12:00"]


async def test_an_open_page(site: Site) -> None:
    shown: list[list[str | None]] = []

    def show(found: list[TodoItem] | None) -> None:
        shown.append([item.summary for item in found or ()])

    entity = site.hass.data[DATA_COMPONENT].get_entity(TODO)
    assert entity
    close = entity.async_subscribe_updates(show)
    await miss(site)
    await act(site.hass, "set_contact", name="Mum", numbers=NUMBER)
    assert shown == [[f"{NUMBER} · 12:00"], ["Mum · 12:00"]]
    # The next day, the call is one of yesterday.
    await site.later(DAY, step=3600)
    assert shown[2:] == [["Mum · 2026-11-25 12:00"]]
    close()
    assert await description(site, 0) == lines(number=NUMBER, missed_by="Alice")


async def test_hidden_numbers_are_in_no_item(site: Site) -> None:
    await site.load({CONF_MASK_NUMBERS: True})
    await miss(site)
    [item] = await todo_items(site.hass)
    assert item["summary"] == "•••••••567 · 12:00"
    assert "1234567" not in str(item)


async def test_conversation_agents_see_the_list_only_if_someone_wants_that(
    site: Site,
) -> None:
    assert await async_setup_component(site.hass, "homeassistant", {})
    assert async_should_expose(site.hass, "conversation", "todo.groceries")
    assert not async_should_expose(site.hass, "conversation", TODO)
    async_expose_entity(site.hass, "conversation", TODO, True)
    await site.load()
    assert async_should_expose(site.hass, "conversation", TODO)


async def test_callers_are_distinguished_by_the_numbers_of_another_country(
    site: Site,
) -> None:
    await miss(site)
    await miss(site, "+49301234567")
    await miss(site, "")
    assert missed(site) == "3 2"
    await site.hass.config.async_update(country="FR")
    await site.load()
    assert missed(site) == "3 3"
    await site.hass.config.async_update(country="DE")
    await site.restart()
    assert missed(site) == "3 2"


async def test_many_callers(site: Site, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("custom_components.openvox_uc.history.missed.MAX_CALLERS", 2)
    for caller in (NUMBER, "0170555", "0170666", "0170777"):
        await miss(site, caller)
    assert missed(site) == "4 2"
    await site.dial_out("103", NUMBER, 1)
    assert missed(site) == "3 2"
    await change(site, "remove_item", item=["0170777 · 12:03", "0170666 · 12:02"])
    assert await listed(site) == [
        "[ ] 0170555 · 12:01",
        f"[x] {NUMBER} · 12:00",
    ]


async def test_turned_off(site: Site, entity_registry: er.EntityRegistry) -> None:
    await miss(site)
    for is_on in (False, True):
        await site.load({CONF_MISSED_CALLS_LIST: is_on})
        assert (
            bool(entity_registry.async_get(TODO))
            is bool(site.hass.states.get(TODO))
            is is_on
        )
        assert site.state("missed_calls").state == "1"
    assert missed(site) == "1 1"
