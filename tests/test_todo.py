"""The to-do list of missed calls: who is to be called back, and how that is done with."""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.components.homeassistant.exposed_entities import async_expose_entity, async_should_expose
from homeassistant.components.todo.const import DATA_COMPONENT
from homeassistant.components.todo.entity import TodoItem
from homeassistant.const import ATTR_ENTITY_ID
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.backup import async_post_backup, async_pre_backup
from custom_components.openvox_uc.const import CONF_MASK_NUMBERS, CONF_MISSED_CALLS_LIST, CONF_OUTSIDE_PREFIX, DOMAIN
from tests.conftest import Later
from tests.house import load, restart, state
from tests.simulator import SimulatedPbx

TODO = "todo.uc501_calls_to_return"
NUMBER = "0301234567"
DAY = 86_400


@pytest.fixture(autouse=True)
def noon(freezer: FrozenDateTimeFactory) -> None:
    freezer.move_to("2026-11-25T12:00:00Z")


@pytest.fixture
async def germany(hass: HomeAssistant) -> None:
    await hass.config.async_update(country="DE", time_zone="UTC")


@pytest.fixture
async def house(germany: None, setup_integration: MockConfigEntry) -> MockConfigEntry:
    return setup_integration


async def miss(pbx: SimulatedPbx, later: Later, caller: str = NUMBER, *phones: str) -> None:
    await pbx.desk.ring(phones or ("101",), caller)
    await later(10)
    while pbx.desk.calls:
        await pbx.desk.miss()
    await later(50)


async def talk(pbx: SimulatedPbx, later: Later, number: str, seconds: float = 5) -> None:
    """Call a number back, which answers."""
    await pbx.desk.dial_out("103", number)
    await later(5)
    await pbx.desk.answer("103")
    await later(seconds)
    await pbx.desk.hang_up("103")


async def act(hass: HomeAssistant, action: str, **data: Any) -> None:
    await hass.services.async_call("todo", action, {ATTR_ENTITY_ID: TODO, **data}, blocking=True)


async def items(hass: HomeAssistant) -> list[dict[str, str]]:
    answer: Any = await hass.services.async_call("todo", "get_items", {ATTR_ENTITY_ID: TODO}, blocking=True, return_response=True)
    found: list[dict[str, str]] = answer[TODO]["items"]
    return found


async def listed(hass: HomeAssistant) -> list[tuple[str, bool]]:
    return [(item["summary"], item["status"] == "completed") for item in await items(hass)]


def missed(hass: HomeAssistant, pbx: SimulatedPbx, *parts: str) -> list[str]:
    """Return the counters of missed calls, those of the PBX and of some phones, and how many items are to be done."""
    counters = [state(hass, "sensor", f"{pbx.serial}_{part}missed_calls").state for part in ("", *(f"ext_{phone}_" for phone in parts))]
    return [*counters, state(hass, "todo", f"{pbx.serial}_missed_calls").state]


async def test_called_back_after_a_restart(hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later) -> None:
    """A caller missed three times is one item, which a restart does not lose; called back from a desk phone, it is ticked in seconds."""
    await miss(pbx, later, NUMBER, "101", "102")
    await miss(pbx, later, "+49301234567")
    await miss(pbx, later, "0049301234567")
    await miss(pbx, later, "0170555")
    assert await listed(hass) == [("0170555, 12:03", False), ("0049301234567, 3 calls, last 12:02", False)]
    assert (await items(hass))[1]["description"] == "Number: 0049301234567\nDialed: 101\nPhones: 101, 102"
    assert missed(hass, pbx, "101", "102") == ["4", "4", "1", "2"]
    shown = await items(hass)
    await restart(hass, house, lambda: later(5))
    assert await items(hass) == shown
    assert missed(hass, pbx, "101", "102") == ["4", "4", "1", "2"]
    await pbx.desk.dial_out("103", NUMBER)
    await later(1)
    assert await listed(hass) == [("0170555, 12:03", False), ("0049301234567, 3 calls, last 12:02", True)]
    assert missed(hass, pbx, "101", "102") == ["1", "1", "0", "1"]
    await pbx.desk.answer("103")
    await later(10)
    await pbx.desk.hang_up("103")
    await restart(hass, house, lambda: later(60))
    assert await listed(hass) == [("0170555, 12:03", False), ("0049301234567, 3 calls, last 12:02", True)]
    assert missed(hass, pbx, "101", "102") == ["1", "1", "0", "1"]


async def test_called_back_with_a_prefix(hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later) -> None:
    """What is dialed before outside numbers is no part of them; whether the phone is picked up out there does not matter."""
    await load(hass, house, {CONF_OUTSIDE_PREFIX: "9"})
    await miss(pbx, later)
    await pbx.desk.dial_out("103", f"9{NUMBER}")
    await later(10)
    await pbx.desk.miss()
    await later(20)
    assert missed(hass, pbx) == ["0", "0"]


async def test_calls_again_and_is_answered(hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later) -> None:
    await miss(pbx, later)
    await miss(pbx, later)
    await pbx.desk.ring(["102"], NUMBER)
    await later(5)
    assert missed(hass, pbx, "101") == ["2", "2", "1"]
    await pbx.desk.answer("102")
    await later(1)
    assert missed(hass, pbx, "101") == ["0", "0", "0"]
    assert await listed(hass) == [(f"{NUMBER}, 2 calls, last 12:01", True)]
    await pbx.desk.hang_up("102")
    await later(60)
    await miss(pbx, later)
    assert await listed(hass) == [(f"{NUMBER}, 12:03", False)]
    assert missed(hass, pbx, "101") == ["1", "1", "1"]


async def test_colleagues(hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later) -> None:
    await miss(pbx, later, "101", "103")
    await pbx.desk.call("101", "102")
    await later(5)
    await pbx.desk.miss()
    await later(55)
    assert await listed(hass) == [("Alice, 12:01", False), ("101, 12:00", False)]
    assert (await items(hass))[0]["description"] == "Number: 101\nDialed: 102\nPhones: 102"
    assert missed(hass, pbx, "101", "102", "103") == ["2", "0", "1", "1", "2"]
    await pbx.desk.call("102", "101")
    await later(1)
    assert await listed(hass) == [("101, 12:00", False), ("Alice, 12:01", True)]
    assert missed(hass, pbx, "102") == ["1", "0", "1"]


async def test_callers_without_a_number(hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later) -> None:
    """All of them are one item, which only a person can tick: nobody knows who calls again."""
    await miss(pbx, later, "")
    await miss(pbx, later, "")
    await pbx.desk.ring(["102"], "")
    await later(5)
    await pbx.desk.answer("102")
    await later(5)
    await pbx.desk.hang_up("102")
    await later(5)
    assert await listed(hass) == [("Unknown caller, 2 calls, last 12:01", False)]
    await act(hass, "update_item", item="Unknown caller, 2 calls, last 12:01", status="completed")
    assert missed(hass, pbx) == ["0", "0"]


async def test_by_hand(hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later) -> None:
    await miss(pbx, later)
    await miss(pbx, later)
    await miss(pbx, later, "0170555", "102")
    [bobs, mine] = [item["uid"] for item in await items(hass)]
    await act(hass, "update_item", item=mine, status="completed", rename="what the page sends with it")
    assert missed(hass, pbx, "101", "102") == ["1", "0", "1", "1"]
    assert (await items(hass))[1]["completed"] == "2026-11-25T12:03:00+00:00"
    await act(hass, "update_item", item=mine, status="completed")
    await act(hass, "update_item", item=mine, status="needs_action")
    assert missed(hass, pbx, "101", "102") == ["3", "2", "1", "2"]
    with pytest.raises(ServiceValidationError, match="cannot be changed"):
        await act(hass, "update_item", item=mine, rename="Grandma")
    await act(hass, "remove_item", item=mine)
    assert await listed(hass) == [("0170555, 12:02", False)]
    assert missed(hass, pbx, "101", "102") == ["1", "0", "1", "1"]
    await act(hass, "update_item", item=bobs, status="completed")
    await act(hass, "remove_completed_items")
    coordinator = await restart(hass, house, lambda: later(60))
    assert await items(hass) == []
    assert await coordinator.history.async_count() == 3


@pytest.mark.parametrize("seconds", [0, 1, 60])
async def test_the_tick_of_a_call_is_taken_away(
    hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later, seconds: int
) -> None:
    """Nobody picked up, so it is still to do, whatever becomes known of that call; the next one ticks it again."""
    await miss(pbx, later)
    await pbx.desk.dial_out("103", NUMBER)
    await later(5)
    if seconds:
        await pbx.desk.miss()
        await later(seconds, step=1)
    assert missed(hass, pbx) == ["0", "0"]
    [item] = await items(hass)
    await act(hass, "update_item", item=item["uid"], status="needs_action")
    if not seconds:
        await pbx.desk.miss()
    await later(120)
    assert missed(hass, pbx) == ["1", "1"]
    await restart(hass, house, lambda: later(60))
    assert await listed(hass) == [(f"{NUMBER}, 12:00", False)]
    await pbx.desk.dial_out("103", NUMBER)
    await later(5)
    assert missed(hass, pbx) == ["0", "0"]


async def test_answered_after_the_tick_is_taken_away(hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later) -> None:
    """Nobody could have known yet that they would talk."""
    await miss(pbx, later)
    await pbx.desk.dial_out("103", NUMBER)
    await later(5)
    [item] = await items(hass)
    await act(hass, "update_item", item=item["uid"], status="needs_action")
    await later(5)
    assert missed(hass, pbx) == ["1", "1"]
    await pbx.desk.answer("103")
    await later(5)
    assert missed(hass, pbx) == ["0", "0"]
    [item] = await items(hass)
    await act(hass, "update_item", item=item["uid"], status="needs_action")
    await pbx.desk.hang_up("103")
    await later(120)
    assert missed(hass, pbx) == ["1", "1"]


async def test_the_pbx_connects_them(hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later) -> None:
    """Whoever has their own mobile called first has called back once the other one picks up."""
    await miss(pbx, later)
    data = {ATTR_ENTITY_ID: "calendar.uc501_call_log", "caller": "0170555", "callee": NUMBER}
    await hass.services.async_call(DOMAIN, "dial_outside", data, blocking=True)
    for number in ("0170555", NUMBER):
        assert missed(hass, pbx) == ["1", "1"]
        await pbx.desk.answer(number)
        await later(5)
    assert missed(hass, pbx) == ["0", "0"]


async def test_numbers_stay_text(hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later) -> None:
    """What callers send as their number is no link and no style in a description, which Home Assistant shows as Markdown."""
    for number in ("www.example.com/x", "anna@example.com", "__*a*__ ~~b~~"):
        await miss(pbx, later, number)
    numbers = [item["description"].splitlines()[0] for item in await items(hass)]
    assert numbers == [
        r"Number: \_\_\*a\*\_\_\~\~b\~\~",
        r"Number: anna\@example.com",
        r"Number: www\.example.com/x",
    ]


async def test_a_call_that_nobody_has_seen(hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later) -> None:
    await miss(pbx, later)
    [seen] = await items(hass)
    await miss(pbx, later)
    with pytest.raises(ServiceValidationError):
        await act(hass, "update_item", item=seen["uid"], status="completed")
    assert missed(hass, pbx) == ["2", "1"]


async def test_clear(hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later) -> None:
    await miss(pbx, later)
    await miss(pbx, later, "0170555")
    await pbx.desk.dial_out("103", "0170555")
    await later(5)
    for phone, left in (("alice_101_", ["1", "0", "1"]), ("", ["0", "0", "0"])):
        button = f"button.uc501_{phone}clear_missed_calls"
        await hass.services.async_call("button", "press", {ATTR_ENTITY_ID: button}, blocking=True)
        assert missed(hass, pbx, "101") == left
    assert await items(hass) == []
    await restart(hass, house, lambda: later(5))
    assert missed(hass, pbx, "101") == ["0", "0", "0"]


async def test_missed_while_away(hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later) -> None:
    await later(120)

    async def miss_and_call_back() -> None:
        await miss(pbx, later)
        await talk(pbx, later, NUMBER, 25)
        await later(30)
        await miss(pbx, later)
        await miss(pbx, later, "0170555")

    await restart(hass, house, miss_and_call_back)
    await later(30)
    assert await listed(hass) == [("0170555, 12:05", False), (f"{NUMBER}, 12:04", False)]
    assert missed(hass, pbx, "101") == ["2", "2", "2"]


@pytest.mark.parametrize("calls_back", [False, True])
async def test_fetched_after_it_is_dealt_with(
    hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later, calls_back: bool
) -> None:
    """A call that turns out to have been missed before somebody called back, or cleared the missed calls, is no news for the list."""
    await later(120)
    assert await hass.config_entries.async_unload(house.entry_id)
    await miss(pbx, later)
    pbx.faults.records_errno = "10003"
    assert await hass.config_entries.async_setup(house.entry_id)
    await later(30)
    if calls_back:
        await talk(pbx, later, NUMBER)
    else:
        await hass.services.async_call("button", "press", {ATTR_ENTITY_ID: "button.uc501_clear_missed_calls"}, blocking=True)
    await later(30)
    pbx.faults.records_errno = ""
    await hass.config_entries.async_reload(house.entry_id)
    await later(30)
    assert await house.runtime_data.history.async_count() == (2 if calls_back else 1)
    assert await items(hass) == []
    assert missed(hass, pbx) == ["0", "0"]


async def test_deleted_calls(hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later) -> None:
    await miss(pbx, later)
    await miss(pbx, later, "0170555")
    await hass.services.async_call(DOMAIN, "delete_call_history", {"number": "+49301234567"}, blocking=True, return_response=True)
    assert await listed(hass) == [("0170555, 12:01", False)]
    assert missed(hass, pbx, "101") == ["1", "1", "1"]


async def test_another_day(hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later) -> None:
    await miss(pbx, later)
    await miss(pbx, later, "0170555")
    await act(hass, "update_item", item="0170555, 12:01", status="completed")
    await later(DAY, step=3600)
    assert await listed(hass) == [(f"{NUMBER}, 2026-11-25 12:00", False), ("0170555, 2026-11-25 12:01", True)]
    await later(7 * DAY, step=6 * 3600)
    assert await listed(hass) == [(f"{NUMBER}, 2026-11-25 12:00", False)]


async def test_an_open_page(hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later) -> None:
    shown: list[list[str | None]] = []

    def show(found: list[TodoItem] | None) -> None:
        shown.append([item.summary for item in found or ()])

    entity = hass.data[DATA_COMPONENT].get_entity(TODO)
    assert entity
    close = entity.async_subscribe_updates(show)
    await miss(pbx, later)
    await hass.services.async_call(DOMAIN, "set_contact", {"name": "Mum", "numbers": NUMBER}, blocking=True)
    assert shown == [[f"{NUMBER}, 12:00"], ["Mum, 12:00"]]
    close()
    assert (await items(hass))[0]["description"] == f"Number: {NUMBER}\nDialed: 101\nPhones: 101"


async def test_hidden_numbers(hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later) -> None:
    await load(hass, house, {CONF_MASK_NUMBERS: True})
    await miss(pbx, later)
    [item] = await items(hass)
    assert item["summary"] == "•••••••567, 12:00"
    assert "1234567" not in str(item)


async def test_conversation_agents(hass: HomeAssistant, house: MockConfigEntry) -> None:
    assert await async_setup_component(hass, "homeassistant", {})
    assert async_should_expose(hass, "conversation", "todo.groceries")
    assert not async_should_expose(hass, "conversation", TODO)
    async_expose_entity(hass, "conversation", TODO, True)
    await hass.config_entries.async_reload(house.entry_id)
    assert async_should_expose(hass, "conversation", TODO)


async def test_during_a_backup(hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later) -> None:
    await miss(pbx, later)
    await async_pre_backup(hass)
    await act(hass, "update_item", item=f"{NUMBER}, 12:00", status="completed")
    await async_post_backup(hass)
    await hass.async_block_till_done()
    assert missed(hass, pbx) == ["0", "0"]


async def test_another_country(hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later) -> None:
    """Callers are told apart by their numbers as those of the country that is set."""
    await miss(pbx, later)
    await miss(pbx, later, "+49301234567")
    await miss(pbx, later, "")
    assert missed(hass, pbx) == ["3", "2"]
    await hass.config.async_update(country="FR")
    await restart(hass, house, lambda: later(5))
    assert missed(hass, pbx) == ["3", "3"]


async def test_many_callers(
    hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custom_components.openvox_uc.history.missed.MAX_CALLERS", 2)
    for caller in (NUMBER, "0170555", "0170666", "0170777"):
        await miss(pbx, later, caller)
    assert missed(hass, pbx) == ["4", "2"]
    await pbx.desk.dial_out("103", NUMBER)
    await later(1)
    assert missed(hass, pbx) == ["3", "2"]
    await act(hass, "remove_item", item=["0170777, 12:03", "0170666, 12:02"])
    assert await listed(hass) == [("0170555, 12:01", False), (f"{NUMBER}, 12:00", True)]


async def test_turned_off(
    hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later, entity_registry: er.EntityRegistry
) -> None:
    await miss(pbx, later)
    for is_on in (False, True):
        await load(hass, house, {CONF_MISSED_CALLS_LIST: is_on})
        assert bool(entity_registry.async_get(TODO)) is bool(hass.states.get(TODO)) is is_on
        assert state(hass, "sensor", f"{pbx.serial}_missed_calls").state == "1"
    assert missed(hass, pbx) == ["1", "1"]


async def test_extension_that_is_renamed(hass: HomeAssistant, pbx: SimulatedPbx, house: MockConfigEntry, later: Later) -> None:
    await pbx.desk.call("102", "101")
    await later(10)
    await pbx.desk.miss()
    await later(60)
    assert [summary.partition(",")[0] for summary, _ in await listed(hass)] == ["Bob"]
    pbx.extensions[2].name = "Robert"
    await later(60)
    assert [summary.partition(",")[0] for summary, _ in await listed(hass)] == ["Robert"]
