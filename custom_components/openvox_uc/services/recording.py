"""The action that records reports."""

from datetime import timedelta

from homeassistant.core import ServiceResponse
from homeassistant.helpers.service import async_get_config_entry

from ..const import DOMAIN
from ..coordinator import OpenVoxConfigEntry
from .targeted import TargetedCall

MODE_START = "start"
MODE_STOP = "stop"


async def async_record_reports(call: TargetedCall, config_entry_id: str, mode: str, duration: timedelta) -> ServiceResponse:
    """Start or stop recording the reports of a PBX, and return how many the recording has."""
    entry: OpenVoxConfigEntry = async_get_config_entry(call.hass, DOMAIN, config_entry_id)
    coordinator = entry.runtime_data
    recorder = coordinator.recorder
    if mode == MODE_START:
        listed = {number: extension.state for number, extension in coordinator.data.extensions.items()}
        recorder.async_start(call.hass, duration, listed)
    else:
        recorder.async_stop()
    return {"recording": recorder.is_recording, "reports": recorder.report_count}
