"""The actions for administrators and developers.

They send any request to the PBX, and record reports for debugging.
"""

from datetime import timedelta
import re

from homeassistant.core import ServiceCall, ServiceResponse, SupportsResponse
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_get_config_entry
import voluptuous as vol

from ..base.error_texts import exception_text, invalid, translated
from ..const import DOMAIN
from ..coordinator import OpenVoxConfigEntry
from ..pbx import SESSION_REQUESTS, PbxRefusedError
from .action import Action
from .refusals import translated_errors
from .targeted import async_pbx, require_restricted_actions

_PATH = re.compile(r"\w+(/\w+)?", re.ASCII)


async def async_request(call: ServiceCall) -> ServiceResponse:
    pbx = await async_pbx(call)
    require_restricted_actions(pbx)
    path = call.data["path"].strip().strip("/")
    if not _PATH.fullmatch(path):
        raise invalid("request_unknown", path=path)
    if path in SESSION_REQUESTS:
        raise invalid("request_of_session", path=path)
    with translated_errors(pbx, phone=path):
        try:
            return await pbx.client.any_request.send(path, call.data["parameters"])
        except PbxRefusedError as error:
            raise HomeAssistantError(
                **translated(
                    "request_refused",
                    pbx=pbx.device.name,
                    path=path,
                    errno=error.errno or "?",
                    error=exception_text(pbx.hass, error.key, error.placeholders),
                )
            ) from error


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


ACTIONS = {
    "record_reports": Action(
        async_record_reports,
        {
            vol.Required("config_entry_id"): cv.string,
            vol.Required("mode"): vol.In(("start", "stop")),
            vol.Optional("duration", default=timedelta(hours=1)): vol.All(
                cv.time_period,
                vol.Range(min=timedelta(seconds=1), max=timedelta(hours=24)),
            ),
        },
        SupportsResponse.OPTIONAL,
        admin=True,
        schema=vol.Schema,
    ),
    "request": Action(
        async_request,
        {
            vol.Required("path"): cv.string,
            vol.Optional("parameters", default=dict): {cv.string: str},
        },
        SupportsResponse.ONLY,
        admin=True,
    ),
}
