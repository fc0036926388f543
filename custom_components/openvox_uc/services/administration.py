"""The actions for administrators and developers.

They send any request to the PBX, and record reports for debugging.
"""

import re

from homeassistant.core import ServiceCall, ServiceResponse
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.service import async_get_config_entry

from ..base.error_texts import exception_text, invalid, translated
from ..const import DOMAIN
from ..coordinator import OpenVoxConfigEntry
from ..pbx import SESSION_REQUESTS, PbxRefusedError
from .refusals import translated_errors
from .targeted import async_pbx, require_restricted_actions

_PATH = re.compile(r"\w+(/\w+)?", re.ASCII)


async def async_request(call: ServiceCall) -> ServiceResponse:
    pbx = await async_pbx(call)
    require_restricted_actions(pbx)
    path, parameters = call.data["path"].strip().strip("/"), call.data["parameters"]
    if not _PATH.fullmatch(path):
        raise invalid("request_unknown", path=path)
    if path in SESSION_REQUESTS:
        raise invalid("request_of_session", path=path)
    with translated_errors(pbx, phone=path):
        try:
            return await pbx.client.any_request.send(path, parameters)
        except PbxRefusedError as error:
            refused = translated(
                "request_refused",
                pbx=pbx.device.name,
                path=path,
                errno=error.errno or "?",
                error=exception_text(pbx.hass, error.key, error.placeholders),
            )
            raise HomeAssistantError(**refused) from error


async def async_record_reports(call: ServiceCall) -> ServiceResponse:
    entry: OpenVoxConfigEntry = async_get_config_entry(
        call.hass, DOMAIN, call.data["config_entry_id"]
    )
    recorder = entry.runtime_data.recorder
    if call.data["mode"] == "start":
        recorder.async_start(call.hass, call.data["duration"])
    else:
        recorder.async_stop()
    reports = len(recorder.recording.reports) if recorder.recording else 0
    return {"recording": recorder.is_recording, "reports": reports}
