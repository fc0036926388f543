"""What a call leaves in the activity: a sentence or two on the page of the PBX and on that of each phone that took part.

The logbook finds an event by one device and one entity, so each page has an event of its own.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import ATTR_DEVICE_ID, ATTR_ENTITY_ID, Platform
from homeassistant.core import Context, HomeAssistant, callback
from homeassistant.helpers import device_registry as dr, entity_registry as er

from ..base.subjects import PBX, device_identifier, extension_subject, unique_id
from ..const import DOMAIN, EVENT_ACTIVITY
from ..pbx import Call, CallEvent, CallEventType, Party
from .presenter import CallPresenter

# What a sentence is made of; the recorder keeps each event, so it has no more than that.
_FIELDS = (
    "call_id",
    "direction",
    "caller",
    "caller_name",
    "callee",
    "callee_name",
    "dialed",
    "answered_by",
    "answered_by_name",
    "transferred_to",
    "transferred_to_name",
    "ring_seconds",
    "talk_seconds",
    "reason",
)
# That a call rings, or is transferred, is part of the sentence of how it continued.
_TYPES = {CallEventType.ANSWERED, CallEventType.ENDED, CallEventType.MISSED, CallEventType.FAILED}


@callback
def async_add_call(hass: HomeAssistant, entry: ConfigEntry, presenter: CallPresenter, event: CallEvent, context: Context | None) -> None:
    if event.type in _TYPES:
        story = presenter.story(event.call)
        data = {"type": f"call_{event.type}", **{field: story[field] for field in _FIELDS}}
        _add(hass, entry, presenter, data, [PBX, *map(extension_subject, _phones(event.type, event.call))], context)


@callback
def async_add_start(hass: HomeAssistant, entry: ConfigEntry, presenter: CallPresenter) -> None:
    _add(hass, entry, presenter, {"type": "pbx_started"}, [PBX])


def _add(
    hass: HomeAssistant,
    entry: ConfigEntry,
    presenter: CallPresenter,
    data: Mapping[str, Any],
    subjects: Iterable[str],
    context: Context | None = None,
) -> None:
    """Add something to the pages of subjects; an extension that is on no list has none."""
    devices, entities = dr.async_get(hass), er.async_get(hass)
    for subject in subjects:
        platform, key = (Platform.CALENDAR, "calls") if subject == PBX else (Platform.EVENT, "call")
        device_id = presenter.device_id
        if subject != PBX:
            device = devices.async_get_child_device_by_identifier(device_identifier(presenter.serial, subject), entry.entry_id)
            if device is None:
                continue
            device_id = device.id
        # Cards and the filters of the activity know entities only.
        entity_id = entities.async_get_entity_id(platform, DOMAIN, unique_id(presenter.serial, subject, key))
        hass.bus.async_fire(EVENT_ACTIVITY, {ATTR_DEVICE_ID: device_id, ATTR_ENTITY_ID: entity_id, **data}, context=context)


def _phones(event_type: CallEventType, call: Call) -> Iterable[str]:
    """Return the extensions on whose pages an event is shown: an end not on those of phones that rang while another one answered."""
    if event_type is CallEventType.ENDED:
        talked = (call.caller, call.answered_by, call.transferred_by, call.transferred_to)
        return [number for number in call.extensions if Party(number) in talked]
    return call.extensions
