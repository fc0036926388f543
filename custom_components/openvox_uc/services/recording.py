"""The action that records reports."""

from datetime import timedelta

from homeassistant.const import ATTR_CONFIG_ENTRY_ID, ATTR_MODE
from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_get_config_entry
import voluptuous as vol

from ..const import DOMAIN
from ..coordinator import OpenVoxConfigEntry

ATTR_DURATION = "duration"
MODE_START = "start"
MODE_STOP = "stop"

_SHORTEST = timedelta(seconds=1)
_LONGEST = timedelta(hours=24)

RECORD_REPORTS_SCHEMA = vol.Schema(
    {
        vol.Required(ATTR_CONFIG_ENTRY_ID): cv.string,
        vol.Required(ATTR_MODE): vol.In((MODE_START, MODE_STOP)),
        vol.Optional(ATTR_DURATION, default=timedelta(hours=1)): vol.All(cv.time_period, vol.Range(min=_SHORTEST, max=_LONGEST)),
    }
)


async def async_record_reports(call: ServiceCall) -> ServiceResponse:
    """Start or stop recording the reports of a PBX, and return how many the recording has."""
    # A coroutine though it awaits nothing: of a callback for administrators, Home Assistant drops the answer.
    entry: OpenVoxConfigEntry = async_get_config_entry(call.hass, DOMAIN, call.data[ATTR_CONFIG_ENTRY_ID])
    coordinator = entry.runtime_data
    recorder = coordinator.recorder
    if call.data[ATTR_MODE] == MODE_START:
        listed = {number: extension.state for number, extension in coordinator.data.extensions.items()}
        recorder.async_start(call.hass, call.data[ATTR_DURATION], listed)
    else:
        recorder.async_stop()
    return {"recording": recorder.is_recording, "reports": recorder.report_count}
