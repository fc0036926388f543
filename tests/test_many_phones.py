"""A PBX that lists more than any has.

What is shown is bounded, and the event loop has its turns meanwhile.
"""

from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers import (
    device_registry as dr,
    entity_registry as er,
    issue_registry as ir,
)
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.base.subjects import Part
from custom_components.openvox_uc.const import CONF_QUEUES
from tests.conftest import Later, state_of
from tests.repository import ENGLISH, placeholders
from tests.simulator import SimExtension, SimTrunk, SimulatedPbx
from tests.simulator.switchboard import SimQueue

# The most that are shown of each kind.
_MOST = {Part.EXTENSION: 2000, Part.QUEUE: 200, Part.TRUNK: 500}
# How many changes of registries and states one turn of the event loop may have: of new
# and removed parts, and of a PBX that is lost.
_CHANGES_IN_A_TURN = 200
_STATES_IN_A_TURN = 700


def queues() -> list[SimQueue]:
    """Return one more than is shown."""
    return [
        SimQueue(str(6000 + number), f"Queue {number}", ()) for number in range(201)
    ]


def part_names(hass: HomeAssistant, entry: MockConfigEntry, part: Part) -> list[str]:
    prefix = f"{entry.unique_id}_{part}_"
    devices = dr.async_child_entries_for_config_entry(
        dr.async_get(hass), entry.entry_id
    )
    names = [
        identifier.removeprefix(prefix)
        for device in devices
        for _, identifier in device.identifiers
        if identifier.startswith(prefix)
    ]
    return sorted(names)


def too_many(hass: HomeAssistant, entry: MockConfigEntry) -> dict[str, dict[str, str]]:
    """Return the placeholders of the issues about lists that are too long."""
    found = {
        issue.translation_key: issue.translation_placeholders or {}
        for issue in ir.async_get(hass).issues.values()
        if issue.active
    }
    return {
        key: filled
        for key, filled in found.items()
        if key and key.startswith("too_many_")
    }


@contextmanager
def counted_changes(hass: HomeAssistant) -> Iterator[Counter[int]]:
    """Count the changes in each turn of the event loop.

    Devices, entities, and states are counted.
    """
    changes, turn, loop = Counter[int](), 0, hass.loop
    is_over = False

    def next_turn() -> None:
        nonlocal turn
        turn += 1
        if not is_over:
            loop.call_soon(next_turn)

    @callback
    def count(_event: Event[Any]) -> None:
        changes[turn] += 1

    next_turn()
    kinds = (
        dr.EVENT_DEVICE_REGISTRY_UPDATED,
        er.EVENT_ENTITY_REGISTRY_UPDATED,
        "state_changed",
    )
    stops: list[Callable[[], None]] = [
        hass.bus.async_listen(kind, count) for kind in kinds
    ]
    yield changes
    is_over = True
    for stop in stops:
        stop()


@pytest.mark.slow
@pytest.mark.usefixtures("server")
async def test_too_many(
    hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry, later: Later
) -> None:
    pbx.extensions = [
        SimExtension(str(1000 + number), f"Room {number}") for number in range(2001)
    ]
    pbx.queues = queues()
    pbx.trunks = [SimTrunk(f"trunk-{1000 + number}") for number in range(501)]
    with counted_changes(hass) as changes:
        assert await hass.config_entries.async_setup(entry.entry_id)
        await hass.async_block_till_done(wait_background_tasks=True)
    assert max(changes.values()) <= _CHANGES_IN_A_TURN
    assert {part: len(part_names(hass, entry, part)) for part in Part} == _MOST
    assert hass.states.get("sensor.uc501_room_1999_2999_status")
    assert hass.states.get("sensor.uc501_room_2000_3000_status") is None
    name = entry.title
    assert too_many(hass, entry) == {
        "too_many_extensions": {"name": name, "count": "2001", "most": "2000"},
        "too_many_queues": {"name": name, "count": "201", "most": "200"},
        "too_many_trunks": {"name": name, "count": "501", "most": "500"},
    }
    for key, filled in too_many(hass, entry).items():
        assert placeholders("".join(ENGLISH["issues"][key].values())) <= filled.keys()

    # Another order of the list changes nothing.
    pbx.extensions.reverse()
    await later(60, 60)
    assert entry.runtime_data.extensions.keys() == set(
        part_names(hass, entry, Part.EXTENSION)
    )

    # The PBX is lost, and comes back.
    with counted_changes(hass) as changes:
        await pbx.stop()
        await later(120, 60)
    assert state_of(hass, "sensor.uc501_room_1999_2999_status") == "unavailable"
    assert max(changes.values()) <= _STATES_IN_A_TURN
    await pbx.start()
    await later(60, 60)

    del pbx.extensions[0], pbx.queues[0], pbx.trunks[0]
    await later(660, 660)
    assert too_many(hass, entry) == {}


@pytest.mark.usefixtures("setup_integration")
async def test_many_that_come_later_and_go(
    hass: HomeAssistant, pbx: SimulatedPbx, later: Later
) -> None:
    before = [*pbx.extensions]
    pbx.extensions += [
        SimExtension(str(1000 + number), f"Room {number}") for number in range(300)
    ]
    with counted_changes(hass) as changes:
        await later(60, 60)
    assert hass.states.get("sensor.uc501_room_299_1299_status")
    assert max(changes.values()) <= _CHANGES_IN_A_TURN
    pbx.extensions = before
    with counted_changes(hass) as changes:
        await later(300, 60)
    assert hass.states.get("sensor.uc501_room_299_1299_status") is None
    assert max(changes.values()) <= _CHANGES_IN_A_TURN


@pytest.mark.usefixtures("server")
async def test_queues_turned_off(
    hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry
) -> None:
    """Their issue goes with them."""
    pbx.queues = queues()
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert too_many(hass, entry).keys() == {"too_many_queues"}
    hass.config_entries.async_update_entry(entry, options={CONF_QUEUES: False})
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    assert too_many(hass, entry) == {}
    assert part_names(hass, entry, Part.QUEUE) == []
