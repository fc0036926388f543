"""The action that sends any documented request, for what has no action of its own."""

from typing import Any

from homeassistant.core import ServiceResponse
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError

from ..base.error_texts import error_text, translated
from ..const import CONF_ALLOWED_NUMBERS
from ..coordinator import OpenVoxCoordinator
from ..pbx import CALLED_NUMBERS, DOCUMENTED_REQUESTS, DOWNLOAD_REQUESTS, ROUTING_REQUESTS, SESSION_REQUESTS, PbxRefusedError
from .dialing import async_require_allowed
from .refusals import translated_errors
from .targeted import TargetedCall, require_dangerous_actions


async def async_request(call: TargetedCall, path: str, parameters: dict[str, Any]) -> ServiceResponse:
    """Send a request, and return the answer of the PBX without its secrets."""
    coordinator = call.pbx
    require_dangerous_actions(coordinator)
    path = path.strip().strip("/")
    _check_parameters(parameters)
    _check_path(path)
    if coordinator.config_entry.options.get(CONF_ALLOWED_NUMBERS):
        await _async_check_numbers(coordinator, path, parameters)
    with translated_errors(coordinator, phone=path):
        try:
            return await coordinator.client.any_request.send(path, parameters)
        except PbxRefusedError as error:
            about = {"pbx": coordinator.data.device.name, "path": path, "errno": error.errno or "?", "error": error_text(error)}
            raise HomeAssistantError(**translated("request_refused", **about)) from error


def _check_path(path: str) -> None:
    """Raise ServiceValidationError for a path that is not for people."""
    if path in SESSION_REQUESTS:
        raise ServiceValidationError(**translated("request_of_session", path=path))
    if path in DOWNLOAD_REQUESTS:
        raise ServiceValidationError(**translated("request_of_download", path=path))
    if path not in DOCUMENTED_REQUESTS:
        raise ServiceValidationError(**translated("request_unknown", path=path))


async def _async_check_numbers(coordinator: OpenVoxCoordinator, path: str, parameters: dict[str, str]) -> None:
    """Raise ServiceValidationError for a request that could call a number which may not be called."""
    if path in ROUTING_REQUESTS:
        raise ServiceValidationError(**translated("request_limited", path=path))
    called = CALLED_NUMBERS.get(path, ())
    for numbers in (numbers for name, numbers in parameters.items() if name.strip().lower() in called):
        for number in filter(None, numbers.split(",")):
            await async_require_allowed(coordinator, number)


def _check_parameters(parameters: dict[str, Any]) -> None:
    """Raise ServiceValidationError for a parameter that is no text, as the PBX wants them all."""
    for name, value in parameters.items():
        if not isinstance(value, str):
            # YAML makes true of yes and on, and another number of 030.
            raise ServiceValidationError(**translated("parameter_not_quoted", name=name))
