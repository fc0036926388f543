"""What a target stands for: entities, devices, areas, floors and labels become devices of this integration."""

from collections.abc import Iterable
from functools import partial
from typing import Any, NamedTuple

from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, ServiceCall, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import area_registry as ar, device_registry as dr, entity_registry as er
from homeassistant.helpers.target import TargetSelection, async_extract_referenced_entity_ids
from homeassistant.util.event_type import EventType

from ..base.error_texts import translated
from ..const import DOMAIN

_REGISTRY_EVENTS: tuple[EventType[Any], ...] = (
    ar.EVENT_AREA_REGISTRY_UPDATED,
    dr.EVENT_DEVICE_REGISTRY_UPDATED,
    er.EVENT_ENTITY_REGISTRY_UPDATED,
)


@callback
def async_target_devices(hass: HomeAssistant, selection: TargetSelection) -> list[dr.AnyDeviceEntry]:
    """Return the devices of this integration that a target stands for; a PBX brings its extensions and trunks along."""
    selected = async_extract_referenced_entity_ids(hass, selection, primary_entities_only=False)
    devices = dr.async_get(hass)
    entity_ids = sorted(selected.referenced | selected.indirectly_referenced)
    device_ids = [*sorted(selected.referenced_devices), *(async_entity_device_id(hass, entity_id) for entity_id in entity_ids)]
    found = (devices.async_get(device_id) for device_id in dict.fromkeys(device_ids) if device_id)
    return [device for device in found if device and is_own(device.identifiers)]


def is_own(identifiers: Iterable[tuple[str, ...]]) -> bool:
    """Return whether a device is of this integration; the identifiers of some others have three parts."""
    return any(identifier[0] == DOMAIN for identifier in identifiers)


@callback
def async_entity_device_id(hass: HomeAssistant, entity_id: str) -> str | None:
    """Return the device of an entity of this integration, None if it is of another one."""
    entry = er.async_get(hass).async_get(entity_id)
    return entry.device_id if entry and entry.platform == DOMAIN else None


class Target(NamedTuple):
    """A device that an action is aimed at; it is `named` if the target has it, or one of its entities, rather than what it is part of."""

    device_id: str
    name: str
    named: bool


@callback
def async_targets(call: ServiceCall) -> list[Target]:
    """Return the devices that an action is aimed at by their names; those that are named may not exist, or be of something else.

    Raises ServiceValidationError for an entity of another integration, and if there is none of this one.
    """
    hass, selection = call.hass, TargetSelection(call.data)
    devices = dr.async_get(hass)
    named = {*selection.device_ids}
    for entity_id in selection.entity_ids:
        if (device_id := async_entity_device_id(hass, entity_id)) is None:
            raise ServiceValidationError(**translated("entity_of_others", entity=entity_id))
        named.add(device_id)
    # An entity of a PBX stands for the PBX, and so for its extensions.
    selection.device_ids |= named
    found = named | {device.id for device in async_target_devices(hass, selection)}
    if not found:
        raise ServiceValidationError(**translated("nothing_targeted"))
    targets = (Target(device_id, device_name(devices.async_get(device_id)) or device_id, device_id in named) for device_id in found)
    return sorted(targets, key=lambda target: target.name)


def device_name(device: dr.AnyDeviceEntry | None) -> str | None:
    """Return the name of a device as people know it."""
    return device.name_by_user or device.name if device else None


class TargetedDevices:
    """The identifiers of the devices that a target stands for, kept until a registry changes."""

    def __init__(self, hass: HomeAssistant, selection: TargetSelection) -> None:
        """Look nothing up yet."""
        self._hass = hass
        self._selection = selection
        self._identifiers: frozenset[tuple[str, str]] | None = None

    @property
    def identifiers(self) -> frozenset[tuple[str, str]]:
        """Return the identifiers of the devices, as the registries have them now."""
        if self._identifiers is None:
            devices = async_target_devices(self._hass, self._selection)
            self._identifiers = frozenset(identifier for device in devices for identifier in device.identifiers)
        return self._identifiers

    @callback
    def async_listen(self) -> CALLBACK_TYPE:
        """Follow the registries, and return what ends that."""
        unsubs = [self._hass.bus.async_listen(event, self._async_forget) for event in _REGISTRY_EVENTS]
        return partial(_unsubscribe, unsubs)

    @callback
    def _async_forget(self, _event: Event[Any]) -> None:
        """Look it up again when it is needed next."""
        self._identifiers = None


@callback
def _unsubscribe(unsubs: Iterable[CALLBACK_TYPE]) -> None:
    """Stop listening."""
    for unsub in unsubs:
        unsub()
