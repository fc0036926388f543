"""What a target means: entities, devices, areas, floors and labels become devices and parts of the PBXs."""

from contextlib import ExitStack
from typing import Any, NamedTuple

from homeassistant.core import CALLBACK_TYPE, Event, HomeAssistant, ServiceCall, callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import area_registry as ar, device_registry as dr, entity_registry as er
from homeassistant.helpers.service import async_get_device_and_config_entry
from homeassistant.helpers.target import TargetSelection, async_extract_referenced_entity_ids
from homeassistant.util.event_type import EventType

from ..base.error_texts import translated
from ..base.subjects import subject_of
from ..const import DOMAIN
from ..coordinator import OpenVoxConfigEntry, OpenVoxCoordinator

_REGISTRY_EVENTS: tuple[EventType[Any], ...] = (
    ar.EVENT_AREA_REGISTRY_UPDATED,
    dr.EVENT_DEVICE_REGISTRY_UPDATED,
    er.EVENT_ENTITY_REGISTRY_UPDATED,
)


@callback
def async_target_devices(hass: HomeAssistant, selection: TargetSelection) -> list[dr.AnyDeviceEntry]:
    """Return the devices of this integration that a target means; a PBX brings its extensions and trunks along."""
    selected = async_extract_referenced_entity_ids(hass, selection, primary_entities_only=False)
    devices = dr.async_get(hass)
    entity_ids = sorted(selected.referenced | selected.indirectly_referenced)
    device_ids = [*sorted(selected.referenced_devices), *(async_entity_device_id(hass, entity_id) for entity_id in entity_ids)]
    found = (devices.async_get(device_id) for device_id in dict.fromkeys(device_ids) if device_id)
    # The identifiers of some other integrations have three parts.
    return [device for device in found if device and any(identifier[0] == DOMAIN for identifier in device.identifiers)]


@callback
def async_entity_device_id(hass: HomeAssistant, entity_id: str) -> str | None:
    """Return the device of an entity of this integration, None if it is of another one."""
    entry = er.async_get(hass).async_get(entity_id)
    return entry.device_id if entry and entry.platform == DOMAIN else None


def device_name(device: dr.AnyDeviceEntry | None) -> str | None:
    return device.name_by_user or device.name if device else None


class TargetedPart(NamedTuple):
    """A part of a PBX that an action is aimed at.

    It is `named` if the target has its device, or one of its entities, rather than what the device is part of.
    """

    coordinator: OpenVoxCoordinator
    subject: str
    name: str
    named: bool


@callback
def async_parts(call: ServiceCall) -> tuple[list[TargetedPart], list[tuple[str, HomeAssistantError]]]:
    """Return what an action is aimed at, sorted by name, and the devices that belong to no PBX which is set up, with the reason.

    Raises ServiceValidationError for an entity of another integration, and if nothing is of this one.
    """
    hass, selection = call.hass, TargetSelection(call.data)
    devices = dr.async_get(hass)
    named = {*selection.device_ids}
    for entity_id in selection.entity_ids:
        if (device_id := async_entity_device_id(hass, entity_id)) is None:
            raise ServiceValidationError(**translated("entity_of_others", entity=entity_id))
        named.add(device_id)
    # An entity of a PBX means the PBX, and so its extensions.
    selection.device_ids |= named
    found = named | {device.id for device in async_target_devices(hass, selection)}
    if not found:
        raise ServiceValidationError(**translated("nothing_targeted"))
    parts: list[TargetedPart] = []
    failed: list[tuple[str, HomeAssistantError]] = []
    for name, device_id in sorted((device_name(devices.async_get(device_id)) or device_id, device_id) for device_id in found):
        entry: OpenVoxConfigEntry
        try:
            device, entry = async_get_device_and_config_entry(hass, DOMAIN, device_id)
        except ServiceValidationError as error:
            failed.append((name, error))
        else:
            subject = subject_of(entry.runtime_data.serial, device.identifiers) or ""
            parts.append(TargetedPart(entry.runtime_data, subject, name, device_id in named))
    return parts, failed


class TargetedDevices:
    """The identifiers of the devices that a target means, kept until a registry changes."""

    def __init__(self, hass: HomeAssistant, selection: TargetSelection) -> None:
        self._hass = hass
        self._selection = selection
        self._identifiers: frozenset[tuple[str, str]] | None = None

    @property
    def identifiers(self) -> frozenset[tuple[str, str]]:
        if self._identifiers is None:
            devices = async_target_devices(self._hass, self._selection)
            self._identifiers = frozenset(identifier for device in devices for identifier in device.identifiers)
        return self._identifiers

    @callback
    def async_listen(self) -> CALLBACK_TYPE:
        """Follow the registries, and return what ends that."""
        listening = ExitStack()
        for event in _REGISTRY_EVENTS:
            listening.callback(self._hass.bus.async_listen(event, self._async_forget))
        return listening.close

    @callback
    def _async_forget(self, _event: Event[Any]) -> None:
        self._identifiers = None
