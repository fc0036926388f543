"""The devices of this integration that a target means, be they named or in an area, on a floor, or with a label."""

from contextlib import ExitStack
from functools import cached_property
from typing import Any

from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, callback
from homeassistant.helpers import area_registry as ar, device_registry as dr, entity_registry as er
from homeassistant.helpers.target import TargetSelection, async_extract_referenced_entity_ids

from ..const import DOMAIN


@callback
def async_target_devices(hass: HomeAssistant, selection: TargetSelection) -> list[dr.AnyDeviceEntry]:
    """Return the devices of this integration that a target means; a PBX brings its extensions and trunks along."""
    selected = async_extract_referenced_entity_ids(hass, selection, primary_entities_only=False)
    devices = dr.async_get(hass)
    entity_ids = selected.referenced | selected.indirectly_referenced
    device_ids = selected.referenced_devices | {async_entity_device_id(hass, entity_id) for entity_id in entity_ids}
    found = (devices.async_get(device_id) for device_id in device_ids if device_id)
    # The identifiers of some other integrations have three parts.
    return [device for device in found if device and any(identifier[0] == DOMAIN for identifier in device.identifiers)]


@callback
def async_entity_device_id(hass: HomeAssistant, entity_id: str) -> str | None:
    """Return the device of an entity of this integration, None if it is of another one."""
    entry = er.async_get(hass).async_get(entity_id)
    return entry.device_id if entry and entry.platform == DOMAIN else None


def device_name(device: dr.AnyDeviceEntry | None) -> str | None:
    return device.name_by_user or device.name if device else None


class TargetedDevices:
    """The devices that a target means, kept until a registry changes."""

    def __init__(self, hass: HomeAssistant, selection: TargetSelection) -> None:
        self._hass = hass
        self._selection = selection

    @cached_property
    def identifiers(self) -> frozenset[tuple[str, str]]:
        devices = async_target_devices(self._hass, self._selection)
        return frozenset(identifier for device in devices for identifier in device.identifiers)

    @callback
    def async_listen(self) -> CALLBACK_TYPE:
        @callback
        def forget(_event: Event[Any]) -> None:
            self.__dict__.pop("identifiers", None)

        listening = ExitStack()
        for event in (ar.EVENT_AREA_REGISTRY_UPDATED, dr.EVENT_DEVICE_REGISTRY_UPDATED, er.EVENT_ENTITY_REGISTRY_UPDATED):
            listening.callback(self._hass.bus.async_listen(event, forget))
        return listening.close
