"""Registers, renames, and removes the devices of an entry.

These are the PBX and its parts: extensions, queues, and trunks.
"""

import asyncio
from collections import Counter
from collections.abc import Mapping
import re
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_HOST
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr
from yarl import URL

from .base.batches import in_turns
from .base.subjects import PBX, Part, device_identifier, subject_of
from .const import DOMAIN
from .pbx import DeviceInfo

_MISSES_UNTIL_GONE = 3
_MAC_ADDRESS = re.compile("[0-9a-f]{12}", re.IGNORECASE)
_UNNAMED = {Part.EXTENSION: "extension", Part.QUEUE: "queue"}
# Many users begin the names of trunks with this.
_TRUNK = "trunk"


@callback
def async_register_pbx(
    hass: HomeAssistant, entry: ConfigEntry, serial: str, device: DeviceInfo
) -> str:
    connections = set()
    if _MAC_ADDRESS.fullmatch(serial):
        connections.add((dr.CONNECTION_NETWORK_MAC, serial))
    registered = dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id,
        identifiers={device_identifier(serial, PBX)},
        connections=connections,
        configuration_url=URL.build(scheme="http", host=entry.data[CONF_HOST]),
        hw_version=device.hardware,
        manufacturer="OpenVox",
        model=device.name,
        name=_device_name(hass, entry),
        serial_number=serial,
        sw_version=device.firmware,
    )
    return registered.id


class PartDevices:
    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, serial: str) -> None:
        self._registry = dr.async_get(hass)
        self._entry = entry
        self._serial = serial
        self._misses: Counter[str] = Counter()

    async def async_listed(
        self,
        pbx_device_id: str,
        part: Part,
        titles: Mapping[str, str],
        *,
        is_full: bool,
    ) -> None:
        """Register new parts, rename others, and remove those that are gone.

        A part is gone if it is missing from several full lists. An empty list proves
        nothing.
        """
        # A thousand phones take a while.
        async for name, title in in_turns(titles.items()):
            self._registry.async_get_or_create_child(
                config_entry_id=self._entry.entry_id,
                parent_device_id=pbx_device_id,
                identifiers={device_identifier(self._serial, part.subject(name))},
                **_part_name(part, name, title),
            )
        if not is_full:
            return
        for device, name in self._devices(part):
            if not titles or name in titles:
                self._misses.pop(device.id, None)
                continue
            self._misses[device.id] += 1
            if self._misses[device.id] >= _MISSES_UNTIL_GONE:
                del self._misses[device.id]
                await self._async_remove(device)

    async def async_remove_all(self, part: Part) -> None:
        for device, _ in self._devices(part):
            await self._async_remove(device)

    async def _async_remove(self, device: dr.AnyDeviceEntry) -> None:
        """Remove a device and its entities, each in its own turn of the event loop."""
        self._registry.async_remove_device(device.id)
        await asyncio.sleep(0)

    def _devices(self, part: Part) -> list[tuple[dr.AnyDeviceEntry, str]]:
        """Return the devices of one kind of part, by the names of the parts."""
        devices: list[tuple[dr.AnyDeviceEntry, str]] = []
        for device in dr.async_child_entries_for_config_entry(
            self._registry, self._entry.entry_id
        ):
            name = part.name_in(subject_of(self._serial, device.identifiers))
            if name is not None:
                devices.append((device, name))
        return devices


def _part_name(part: Part, name: str, title: str) -> dict[str, Any]:
    """Return the name of a device.

    Most PBXs name an extension like its number.
    """
    if part is Part.TRUNK:
        if name.lower().startswith(_TRUNK):
            return {"name": name}
        return {"translation_key": "trunk", "translation_placeholders": {"name": name}}
    if title in ("", name):
        return {
            "translation_key": _UNNAMED[part],
            "translation_placeholders": {"number": name},
        }
    return {"name": f"{title} ({name})"}


def _device_name(hass: HomeAssistant, entry: ConfigEntry) -> str:
    """Return the short name of the PBX, which becomes a part of every entity id.

    It contains the serial number if an older entry has the same name.
    """
    name = _short_name(entry)
    for other in hass.config_entries.async_entries(DOMAIN, include_ignore=False):
        if other.entry_id == entry.entry_id:
            break
        if _short_name(other) == name:
            return f"{name} ({entry.unique_id})"
    return name


def _short_name(entry: ConfigEntry) -> str:
    """Return the title of an entry, which by default ends with the serial number."""
    return entry.title.removesuffix(f" ({entry.unique_id})")
