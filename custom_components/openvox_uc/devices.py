"""The devices of an entry: registers the PBX, and removes extensions, queues and trunks that are gone from it."""

from collections import Counter
from collections.abc import Callable, Iterable

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_HOST
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import device_registry as dr

from .base.subjects import PBX, device_identifier, extension_subject, queue_subject, subject_of, trunk_subject
from .const import DOMAIN, MANUFACTURER
from .pbx import DeviceInfo

# A PBX that has just booted may list only a part of what it has.
MISSES_UNTIL_GONE = 3
_MAC_DIGITS = 12


@callback
def async_register_pbx(hass: HomeAssistant, entry: ConfigEntry, serial: str, device: DeviceInfo) -> str:
    """Register the PBX, or what has changed of it, and return the id of its device."""
    host = entry.data[CONF_HOST]
    return (
        dr.async_get(hass)
        .async_get_or_create(
            config_entry_id=entry.entry_id,
            identifiers={device_identifier(serial, PBX)},
            connections={(dr.CONNECTION_NETWORK_MAC, serial)} if is_mac(serial) else set(),
            configuration_url=f"http://[{host}]" if ":" in host else f"http://{host}",
            hw_version=device.hardware,
            manufacturer=MANUFACTURER,
            model=device.name,
            name=_device_name(hass, entry, serial, device.name),
            serial_number=serial,
            sw_version=device.firmware,
        )
        .id
    )


@callback
def async_device_id(hass: HomeAssistant, entry: ConfigEntry, serial: str) -> str:
    """Return the id of the PBX's device as an earlier run has registered it, or an empty text."""
    device = dr.async_get(hass).async_get_device_by_identifier(device_identifier(serial, PBX), entry.entry_id)
    return device.id if device else ""


def is_mac(serial: str) -> bool:
    """Return whether a serial number is a MAC address."""
    return len(serial) == _MAC_DIGITS and all(digit in "0123456789abcdef" for digit in serial.lower())


class PartDevices:
    """The child devices of a PBX. One that is missing from several complete lists is removed."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, serial: str) -> None:
        """Miss nothing yet."""
        self._hass = hass
        self._entry = entry
        self._serial = serial
        self._misses: Counter[str] = Counter()

    @callback
    def async_compare(self, part_of: Callable[[str], str | None], listed: Iterable[str]) -> None:
        """Count what is missing from a complete list, and remove what stays missing; an empty list proves nothing.

        `part_of` returns what the list calls the parts that it lists, by their subjects, and None for others.
        """
        names = set(listed)
        for device, subject in self._parts(part_of):
            if not names or part_of(subject) in names:
                self._misses.pop(subject, None)
                continue
            self._misses[subject] += 1
            if self._misses[subject] >= MISSES_UNTIL_GONE:
                del self._misses[subject]
                dr.async_get(self._hass).async_remove_device(device.id)

    @callback
    def async_remove(self, part_of: Callable[[str], str | None]) -> None:
        """Remove all parts of a kind."""
        for device, _ in self._parts(part_of):
            dr.async_get(self._hass).async_remove_device(device.id)

    def _parts(self, part_of: Callable[[str], str | None]) -> list[tuple[dr.AnyDeviceEntry, str]]:
        """Return the devices of a kind, and their subjects."""
        children = dr.async_child_entries_for_config_entry(dr.async_get(self._hass), self._entry.entry_id)
        subjects = ((child, subject_of(self._serial, child.identifiers) or "") for child in children)
        return [(child, subject) for child, subject in subjects if part_of(subject) is not None]


@callback
def is_listed(device: dr.AnyDeviceEntry, serial: str, extensions: Iterable[str], trunks: Iterable[str], queues: Iterable[str]) -> bool:
    """Return whether a device is the PBX itself, or an extension, a trunk or a queue that the PBX lists."""
    listed = {PBX, *map(extension_subject, extensions), *map(trunk_subject, trunks), *map(queue_subject, queues)}
    return subject_of(serial, device.identifiers) in listed


def _device_name(hass: HomeAssistant, entry: ConfigEntry, serial: str, name: str) -> str:
    """Return the name that a person gave a PBX, else its own, with its serial number if another PBX has the plain name already.

    The name enters every entity id, so it stays as short as it can.
    """
    # What the set-up calls a PBX that nobody has named ends like this, whatever model its firmware says it is.
    name = name if entry.title.endswith(f" ({serial})") else entry.title
    registry = dr.async_get(hass)
    taken = (
        device.name == name
        for other in hass.config_entries.async_entries(DOMAIN)
        if other.entry_id != entry.entry_id
        for device in dr.async_entries_for_config_entry(registry, other.entry_id)
    )
    return f"{name} ({serial})" if any(taken) else name
