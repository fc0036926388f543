"""The actions that look under the hood: to send any documented request, and to record reports for debugging."""

from datetime import timedelta
from typing import Any

from homeassistant.core import ServiceResponse
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.service import async_get_config_entry

from ..base.error_texts import exception_text, invalid, translated
from ..connection.options import read_option
from ..const import CONF_ALLOWED_NUMBERS, DOMAIN
from ..coordinator import OpenVoxConfigEntry, OpenVoxCoordinator
from ..pbx import CALLED_NUMBERS, DOCUMENTED_REQUESTS, DOWNLOAD_REQUESTS, ROUTING_REQUESTS, SESSION_REQUESTS, PbxRefusedError
from .dialing import async_require_allowed
from .refusals import translated_errors
from .targeted import TargetedCall


async def async_request(call: TargetedCall, path: str, parameters: dict[str, Any]) -> ServiceResponse:
    pbx = call.pbx
    path = path.strip().strip("/")
    for name, value in parameters.items():
        # YAML turns yes and on into true, and 030 into another number; the PBX expects text.
        if not isinstance(value, str):
            raise invalid("parameter_not_quoted", name=name)
    if path in SESSION_REQUESTS:
        raise invalid("request_of_session", path=path)
    if path in DOWNLOAD_REQUESTS:
        raise invalid("request_of_download", path=path)
    if path not in DOCUMENTED_REQUESTS:
        raise invalid("request_unknown", path=path)
    if read_option(pbx.config_entry, CONF_ALLOWED_NUMBERS):
        await _async_check_numbers(pbx, path, parameters)
    with translated_errors(pbx, phone=path):
        try:
            return await pbx.client.any_request.send(path, parameters)
        except PbxRefusedError as error:
            reason = exception_text(pbx.hass, error.key, error.placeholders)
            about = {"pbx": pbx.data.device.name, "path": path, "errno": error.errno or "?", "error": reason}
            raise HomeAssistantError(**translated("request_refused", **about)) from error


async def _async_check_numbers(pbx: OpenVoxCoordinator, path: str, parameters: dict[str, str]) -> None:
    if path in ROUTING_REQUESTS:
        raise invalid("request_limited", path=path)
    for name, numbers in parameters.items():
        if name.strip().lower() in CALLED_NUMBERS.get(path, ()):
            for number in filter(None, numbers.split(",")):
                await async_require_allowed(pbx, number)


async def async_record_reports(call: TargetedCall, config_entry_id: str, mode: str, duration: timedelta) -> ServiceResponse:
    entry: OpenVoxConfigEntry = async_get_config_entry(call.hass, DOMAIN, config_entry_id)
    recorder = entry.runtime_data.recorder
    if mode == "start":
        listed = {number: extension.state for number, extension in entry.runtime_data.extensions.items()}
        recorder.async_start(call.hass, duration, listed)
    else:
        recorder.async_stop()
    return {"recording": recorder.is_recording, "reports": recorder.report_count}
