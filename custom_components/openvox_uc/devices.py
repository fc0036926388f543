"""The devices of an entry.

The PBX and its parts (extensions, queues, trunks), registered, renamed and removed in
this one place.
"""

import asyncio
from collections import Counter
from collections.abc import Mapping
from itertools import batched
import re
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_HOST
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr

from .base.subjects import PBX, Part, device_identifier, subject_of
from .const import DOMAIN
from .pbx import DeviceInfo

_MISSES_UNTIL_GONE = 3
# In one turn of the event loop.
_CHANGED_AT_ONCE = 50
_MAC_ADDRESS = re.compile("[0-9a-f]{12}", re.IGNORECASE)
_UNNAMED = {Part.EXTENSION: "extension", Part.QUEUE: "queue"}
# Many people begin the name of a trunk like this.
_TRUNK = "trunk"


@callback
def async_register_pbx(
    hass: HomeAssistant, entry: ConfigEntry, serial: str, device: DeviceInfo
) -> str:
    host = entry.data[CONF_HOST]
    registered = dr.async_get(hass).async_get_or_create(
        config_entry_id=entry.entry_id,
        identifiers={device_identifier(serial, PBX)},
        connections={(dr.CONNECTION_NETWORK_MAC, serial)}
        if _MAC_ADDRESS.fullmatch(serial)
        else set(),
        configuration_url=f"http://[{host}]" if ":" in host else f"http://{host}",
        hw_version=device.hardware,
        manufacturer="OpenVox",
        model=device.name,
        name=_device_name(hass, entry, serial, device.name),
        serial_number=serial,
        sw_version=device.firmware,
    )
    return registered.id


@callback
def async_device_id(hass: HomeAssistant, entry: ConfigEntry, serial: str) -> str:
    """Return the id that an earlier run has registered, or an empty text."""
    device = dr.async_get(hass).async_get_device_by_identifier(
        device_identifier(serial, PBX), entry.entry_id
    )
    return device.id if device else ""


class PartDevices:
    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, serial: str) -> None:
        self._registry = dr.async_get(hass)
        self._entry = entry
        self._serial = serial
        self._titles: dict[Part, Mapping[str, str]] = {}
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

        A part is gone if several full lists miss it. An empty list proves nothing.
        """
        known, self._titles[part] = self._titles.get(part, {}), titles
        changed = [
            (name, title) for name, title in titles.items() if known.get(name) != title
        ]
        for batch in batched(changed, _CHANGED_AT_ONCE, strict=False):
            for name, title in batch:
                self._registry.async_get_or_create_child(
                    config_entry_id=self._entry.entry_id,
                    parent_device_id=pbx_device_id,
                    identifiers={device_identifier(self._serial, part.subject(name))},
                    **_part_name(part, name, title),
                )
            await asyncio.sleep(0)
        if not is_full:
            return
        for device, subject in self._devices(part):
            if not titles or part.name_in(subject) in titles:
                self._misses.pop(subject, None)
                continue
            self._misses[subject] += 1
            if self._misses[subject] >= _MISSES_UNTIL_GONE:
                del self._misses[subject]
                await self._async_remove(device)

    async def async_remove_all(self, part: Part) -> None:
        for device, _ in self._devices(part):
            await self._async_remove(device)

    async def _async_remove(self, device: dr.AnyDeviceEntry) -> None:
        """Remove a device with its entities, each in a turn of its own."""
        self._registry.async_remove_device(device.id)
        await asyncio.sleep(0)

    def _devices(self, part: Part) -> list[tuple[dr.AnyDeviceEntry, str]]:
        children = dr.async_child_entries_for_config_entry(
            self._registry, self._entry.entry_id
        )
        subjects = (
            (child, subject_of(self._serial, child.identifiers) or "")
            for child in children
        )
        return [
            (child, subject)
            for child, subject in subjects
            if part.name_in(subject) is not None
        ]


def _part_name(part: Part, name: str, title: str) -> dict[str, Any]:
    """Return the name of a device: most PBXs name an extension like its number."""
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


def _device_name(
    hass: HomeAssistant, entry: ConfigEntry, serial: str, name: str
) -> str:
    """Return the short name of the PBX, which enters every entity id.

    It has the serial number if another PBX has the same name.
    """
    name = name if entry.title.endswith(f" ({serial})") else entry.title
    registry = dr.async_get(hass)
    taken = (
        device.name == name
        for other in hass.config_entries.async_entries(DOMAIN)
        if other.entry_id != entry.entry_id
        for device in dr.async_entries_for_config_entry(registry, other.entry_id)
    )
    return f"{name} ({serial})" if any(taken) else name
