"""Finds the devices of this integration in a target.

The target names them, or selects them by area, floor, or label.
"""

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.helpers.target import (
    TargetSelection,
    async_extract_referenced_entity_ids,
)

from ..const import DOMAIN


@callback
def async_target_devices(
    hass: HomeAssistant, selection: TargetSelection
) -> list[dr.AnyDeviceEntry]:
    """Return our devices in a target; a PBX includes its extensions and trunks."""
    selected = async_extract_referenced_entity_ids(
        hass, selection, primary_entities_only=False
    )
    devices = dr.async_get(hass)
    entity_ids = selected.referenced | selected.indirectly_referenced
    device_ids = selected.referenced_devices | {
        async_entity_device_id(hass, entity_id) for entity_id in entity_ids
    }
    found = (devices.async_get(device_id) for device_id in device_ids if device_id)
    # Some other integrations have identifiers with three parts.
    return [
        device
        for device in found
        if device and any(identifier[0] == DOMAIN for identifier in device.identifiers)
    ]


@callback
def async_entity_device_id(hass: HomeAssistant, entity_id: str) -> str | None:
    """Return the device of an entity; None if it belongs to another integration."""
    entry = er.async_get(hass).async_get(entity_id)
    return entry.device_id if entry and entry.platform == DOMAIN else None


def device_name(device: dr.AnyDeviceEntry | None) -> str | None:
    return device.name_by_user or device.name if device else None
