"""Set-up and memory.

In a Home Assistant that was just started, next to as many devices and entities that do
nothing. With 300 extensions, it may take 1.3 times as long.
"""

import asyncio
from collections.abc import AsyncIterator, Sequence
import gc
import time
from typing import NamedTuple

from homeassistant.components.media_source import DOMAIN as MEDIA_SOURCE_DOMAIN
from homeassistant.components.sensor import DOMAIN as SENSOR_DOMAIN, SensorEntity
from homeassistant.config_entries import ConfigEntry, ConfigEntryState, ConfigFlow
from homeassistant.core import HomeAssistant
from homeassistant.helpers.device_registry import (
    ChildDeviceInfo,
    async_child_entries_for_config_entry,
    async_get as async_get_device_registry,
)
from homeassistant.helpers.entity_platform import AddEntitiesCallback
from homeassistant.helpers.entity_registry import (
    async_entries_for_config_entry,
    async_get as async_get_entity_registry,
)
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockModule,
    MockPlatform,
    mock_config_flow,
    mock_integration,
    mock_platform,
)

from custom_components.openvox_uc import PLATFORMS
from tests.conftest import make_entry
from tests.simulator import SimulatedPbx

from .home import in_own_process, memory_megabytes, rooms, served_home
from .table import Row, amount, run

_TRIVIAL = "trivial"
_TIMES_TRIVIAL = 1.3
# With fewer extensions, the database and the login are most of it.
_MANY = 300
_COMPONENTS = (*PLATFORMS, MEDIA_SOURCE_DOMAIN)


class SetUp(NamedTuple):
    seconds: float
    megabytes: float
    devices: int = 0
    enabled: Sequence[bool] = ()
    """For each entity, whether it is enabled."""


async def _set_up(hass: HomeAssistant, entry: MockConfigEntry) -> SetUp:
    entry.add_to_hass(hass)
    before = memory_megabytes()
    # One collection of garbage costs as much as the set-up, and falls on either side.
    gc.disable()
    begin = time.perf_counter()
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    seconds = time.perf_counter() - begin
    gc.enable()
    assert entry.state is ConfigEntryState.LOADED, (entry.state, entry.reason)
    return SetUp(seconds, memory_megabytes() - before)


def ours(extensions: int) -> SetUp:
    async def measured() -> SetUp:
        async with (
            served_home(*_COMPONENTS) as (hass, _),
            SimulatedPbx(extensions=rooms(extensions)) as pbx,
        ):
            entry = make_entry(pbx)
            taken = await _set_up(hass, entry)
            entries = async_entries_for_config_entry(
                async_get_entity_registry(hass), entry.entry_id
            )
            devices = async_child_entries_for_config_entry(
                async_get_device_registry(hass), entry.entry_id
            )
            await hass.config_entries.async_unload(entry.entry_id)
            return taken._replace(
                devices=len(devices),
                enabled=[entry.disabled_by is None for entry in entries],
            )

    return asyncio.run(measured())


def trivial(devices: int, enabled: Sequence[bool]) -> SetUp:
    async def measured() -> SetUp:
        async with served_home(*_COMPONENTS) as (hass, _):
            _add_trivial_integration(hass, devices, enabled)
            with mock_config_flow(_TRIVIAL, ConfigFlow):
                return await _set_up(hass, MockConfigEntry(domain=_TRIVIAL))

    return asyncio.run(measured())


def _add_trivial_integration(
    hass: HomeAssistant, devices: int, enabled: Sequence[bool]
) -> None:
    registry = async_get_device_registry(hass)

    async def async_setup_entry(hass: HomeAssistant, entry: ConfigEntry) -> bool:
        registry.async_get_or_create(
            config_entry_id=entry.entry_id,
            identifiers={(_TRIVIAL, _TRIVIAL)},
            name="House",
        )
        await hass.config_entries.async_forward_entry_setups(entry, [SENSOR_DOMAIN])
        return True

    async def async_add(
        hass: HomeAssistant, entry: ConfigEntry, add: AddEntitiesCallback
    ) -> None:
        parent = registry.async_get_device_by_identifier(
            (_TRIVIAL, _TRIVIAL), config_entry_id=entry.entry_id
        )
        assert parent
        add(
            _TrivialSensor(number, number % devices, parent.id, enabled=is_enabled)
            for number, is_enabled in enumerate(enabled)
        )

    mock_integration(hass, MockModule(_TRIVIAL, async_setup_entry=async_setup_entry))
    mock_platform(hass, f"{_TRIVIAL}.config_flow")
    mock_platform(
        hass, f"{_TRIVIAL}.{SENSOR_DOMAIN}", MockPlatform(async_setup_entry=async_add)
    )


class _TrivialSensor(SensorEntity):
    _attr_has_entity_name = True
    _attr_should_poll = False
    _attr_native_value = 1

    def __init__(self, number: int, room: int, parent: str, *, enabled: bool) -> None:
        self._attr_unique_id = f"trivial-{number}"
        self._attr_name = f"Trivial {number}"
        self._attr_entity_registry_enabled_default = enabled
        self._attr_device_info = ChildDeviceInfo(
            identifiers={(_TRIVIAL, str(room))},
            name=f"Room {room}",
            parent_device_id=parent,
        )


async def _rows(sizes: Sequence[int], rounds: int) -> AsyncIterator[Row]:
    for size in sizes:
        own, bare = [], []
        for _ in range(rounds):
            own.append(in_own_process(ours, size).result())
            bare.append(
                in_own_process(trivial, own[0].devices, own[0].enabled).result()
            )
        seconds, least = (min(taken.seconds for taken in all_) for all_ in (own, bare))
        megabytes, least_megabytes = (
            min(taken.megabytes for taken in all_) for all_ in (own, bare)
        )
        enabled = own[0].enabled
        what = (
            f"{size:,} extensions ({len(enabled):,} entities, {sum(enabled):,} of "
            "them enabled)"
        )
        instead = f"trivial entities: {amount(least * 1000, 'ms')}"
        limit = least * 1000 * _TIMES_TRIVIAL if size >= _MANY else None
        yield Row(
            f"Set-up of {what}",
            seconds * 1000,
            "ms",
            limit,
            instead=instead,
        )
        yield Row(
            f"Memory of {size:,} extensions",
            megabytes,
            "MB",
            instead=f"trivial entities: {amount(least_megabytes, 'MB')}",
        )


def measure(sizes: Sequence[int] = (10, 300), rounds: int = 3) -> list[Row]:
    return run(_rows(sizes, rounds))
