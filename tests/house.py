"""Looking at the devices and the entities of a PBX, and loading its entry."""

from collections.abc import AsyncIterator, Iterable
from contextlib import asynccontextmanager, suppress
from datetime import datetime, timedelta
import logging
from random import SystemRandom
import socket
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import (
    SOURCE_REAUTH,
    ConfigEntry,
    ConfigEntryState,
    ConfigFlowResult,
)
from homeassistant.const import EVENT_HOMEASSISTANT_FINAL_WRITE
from homeassistant.core import Event, HomeAssistant, State
from homeassistant.helpers import (
    device_registry as dr,
    entity_registry as er,
    issue_registry as ir,
)
from homeassistant.helpers.entity_component import DATA_INSTANCES
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_fire_time_changed,
)

from custom_components.openvox_uc.binary_sensor import ConnectionBinarySensor
from custom_components.openvox_uc.const import DOMAIN, LOGGER
from custom_components.openvox_uc.entity import HistoryEntity
from custom_components.openvox_uc.text import AvailabilityText
from tests.conftest import make_entry
from tests.simulator import SimulatedPbx
from tests.simulator.faults import Hold


def entity_id(hass: HomeAssistant, platform: str, unique_id: str) -> str:
    found = er.async_get(hass).async_get_entity_id(platform, DOMAIN, unique_id)
    assert found
    return found


def needs_pbx(hass: HomeAssistant, entity_id: str) -> bool:
    """Return whether an entity is unavailable while its PBX is offline."""
    component = hass.data[DATA_INSTANCES][entity_id.partition(".")[0]]
    entity = component.get_entity(entity_id)
    return not isinstance(
        entity, AvailabilityText | ConnectionBinarySensor | HistoryEntity
    )


def not_unavailable(hass: HomeAssistant, entity_ids: Iterable[str]) -> list[str]:
    """Return those of the entities that are not unavailable."""
    return [
        entity_id
        for entity_id in entity_ids
        if not hass.states.is_state(entity_id, "unavailable")
    ]


def state(hass: HomeAssistant, platform: str, unique_id: str) -> State:
    found = hass.states.get(entity_id(hass, platform, unique_id))
    assert found
    return found


def device_of(
    hass: HomeAssistant, entry: ConfigEntry[Any], identifier: str
) -> dr.AnyDeviceEntry | None:
    registry = dr.async_get(hass)
    return registry.async_get_device_by_identifier(
        (DOMAIN, identifier), entry.entry_id
    ) or registry.async_get_child_device_by_identifier(
        (DOMAIN, identifier), entry.entry_id
    )


def known_device(
    hass: HomeAssistant, entry: ConfigEntry[Any], identifier: str
) -> dr.AnyDeviceEntry:
    device = device_of(hass, entry, identifier)
    assert device
    return device


async def act(hass: HomeAssistant, action: str, **data: Any) -> None:
    """Run an action of ours, or of another domain if its name begins with that."""
    domain, _, name = action.rpartition(".")
    await hass.services.async_call(domain or DOMAIN, name, data, blocking=True)


async def answer_of(hass: HomeAssistant, action: str, **data: Any) -> Any:
    """Return the answer of such an action."""
    domain, _, name = action.rpartition(".")
    return await hass.services.async_call(
        domain or DOMAIN, name, data, blocking=True, return_response=True
    )


async def held(
    hass: HomeAssistant, pbx: SimulatedPbx, clock: FrozenDateTimeFactory, path: str
) -> Hold:
    """Let a minute pass until the PBX has a request that it does not answer yet."""
    hold = pbx.faults.hold = Hold()
    pbx.faults.paths = {path}
    clock.tick(61)
    async_fire_time_changed(hass)
    await hold.asked.wait()
    return hold


def types(events: Iterable[Event[Any]]) -> list[str]:
    return [event.data["type"] for event in events]


def free_port() -> int:
    """Return a port that no connection is given before a server takes it."""
    while True:
        port = SystemRandom().randrange(20_000, 32_000)
        with suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port


def issue_of(
    hass: HomeAssistant, entry: ConfigEntry[Any], name: str
) -> ir.IssueEntry | None:
    return ir.async_get(hass).async_get_issue(DOMAIN, f"{name}_{entry.entry_id}")


def reauth_flows(hass: HomeAssistant) -> list[ConfigFlowResult]:
    return list(
        hass.config_entries.flow.async_progress_by_handler(
            DOMAIN, match_context={"source": SOURCE_REAUTH}
        )
    )


async def load(
    hass: HomeAssistant, entry: MockConfigEntry, options: dict[str, Any] | None = None
) -> None:
    """Set an entry up, or reload it, with other options if they are given."""
    if options is not None:
        hass.config_entries.async_update_entry(entry, options=options)
    is_loaded = entry.state is ConfigEntryState.LOADED
    assert await (
        hass.config_entries.async_reload
        if is_loaded
        else hass.config_entries.async_setup
    )(entry.entry_id)
    await hass.async_block_till_done()


def device_id(hass: HomeAssistant, entry: ConfigEntry[Any], part: str = "") -> str:
    """Return the id of the device of a PBX, or of a part of it, such as `_ext_101`."""
    return known_device(hass, entry, f"{entry.unique_id}{part}").id


def a_moment_ago() -> datetime:
    """Return when the lines of the activity begin that a test reads."""
    return utcnow() - timedelta(seconds=1)


def page_of(hass: HomeAssistant, device: str) -> dict[str, list[str]]:
    """Return the request of a device's page for the activity.

    That of the device and all its entities.
    """
    entities = er.async_entries_for_device(
        er.async_get(hass), device, include_disabled_entities=True
    )
    return {
        "device_ids": [device],
        "entity_ids": [entity.entity_id for entity in entities],
    }


def messages(lines: Iterable[dict[str, Any]]) -> list[str]:
    """Return the sentences that our lines of the activity say."""
    return [line["message"] for line in lines if line.get("domain") == DOMAIN]


def logged(caplog: pytest.LogCaptureFixture, level: int = logging.DEBUG) -> list[str]:
    """Return what the integration has logged at this level or above."""
    return [
        record.getMessage()
        for record in caplog.records
        if record.name.startswith(LOGGER.name) and record.levelno >= level
    ]


async def written(hass: HomeAssistant) -> None:
    hass.bus.async_fire(EVENT_HOMEASSISTANT_FINAL_WRITE)
    await hass.async_block_till_done()


@asynccontextmanager
async def second_pbx(
    hass: HomeAssistant, name: str = "UC501"
) -> AsyncIterator[tuple[SimulatedPbx, MockConfigEntry]]:
    """Set up another PBX, at the second address of this machine."""
    async with SimulatedPbx(host="127.0.0.2", serial="a09805000002", name=name) as pbx:
        entry = make_entry(pbx)
        entry.add_to_hass(hass)
        await load(hass, entry)
        yield pbx, entry
        await hass.config_entries.async_unload(entry.entry_id)
