"""Translates the errors of a PBX into sentences that name what they are about."""

from collections.abc import Iterator
from contextlib import contextmanager

from homeassistant.exceptions import HomeAssistantError

from ..base.error_texts import exception_text, translated, translated_error
from ..coordinator import OpenVoxCoordinator
from ..pbx import (
    PbxError,
    PbxNotReachableError,
    PbxNotUnderstoodError,
    PbxRefusedError,
    Refusal,
)

# The text for each refusal.
TEXTS: dict[str, str] = {
    Refusal.NO_SUCH_CALL_ID: "no_call",
    Refusal.NO_SUCH_EXTENSION: "extension_not_found",
    Refusal.NO_SUCH_CALL: "no_call",
    Refusal.EXTENSION_BUSY: "extension_busy",
    Refusal.MONITORING_FORBIDDEN: "listening_forbidden",
    Refusal.MONITOR_MODE_DIFFERS: "listening_forbidden",
    Refusal.NO_SUCH_NUMBER: "number_not_found",
    Refusal.NO_SUCH_QUEUE: "queue_not_found",
    Refusal.NO_SUCH_RING_GROUP: "ring_group_not_found",
    Refusal.CALL_NOT_CONNECTED: "call_not_connected",
    Refusal.QUEUE_NOT_CHANGED: "queue_not_changed",
    Refusal.WAKE_UP_CALL_NOT_SAVED: "wake_up_call_not_saved",
    Refusal.NO_SUCH_WAKE_UP_CALL: "wake_up_call_not_found",
    Refusal.WAKE_UP_CALL_EXISTS: "wake_up_call_exists",
    Refusal.NO_SUCH_PROMPT: "prompt_not_found",
    Refusal.OUTSIDE_CALLS_FORBIDDEN: "outside_calls_forbidden",
    Refusal.INVALID_NUMBER: "number_not_found",
    Refusal.QUEUE_LOGIN_REFUSED: "queue_password_wrong",
    Refusal.NO_SUCH_FILE: "voicemail_not_found",
}
# The placeholder that a text needs besides the phone and the PBX.
_NEEDED = {
    "listening_forbidden": "number",
    "number_not_found": "number",
    "prompt_not_found": "prompt",
    "queue_not_changed": "queue",
    "queue_not_found": "queue",
    "queue_password_wrong": "queue",
    "ring_group_not_found": "ring_group",
    "voicemail_not_found": "file",
}


@contextmanager
def translated_errors(pbx: OpenVoxCoordinator, **placeholders: str) -> Iterator[None]:
    """Raise errors of the PBX as HomeAssistantError.

    The `placeholders`, such as `phone`, name what the error is about.
    """
    if not pbx.connected:
        raise HomeAssistantError(**translated("not_connected"))
    try:
        yield
    except PbxError as error:
        pbx.session.async_request_failed(error)
        # With any other error, the request was not sent.
        if not isinstance(
            error, (PbxRefusedError, PbxNotReachableError, PbxNotUnderstoodError)
        ):
            raise HomeAssistantError(**translated_error(error)) from error
        about = {
            "pbx": pbx.device.name,
            "error": exception_text(pbx.hass, error.key, error.placeholders),
            **placeholders,
        }
        about["phone"] = about.get("phone") or about.get("number") or about["pbx"]
        key = TEXTS.get(error.errno or "", "not_done")
        if key in _NEEDED and not about.get(_NEEDED[key]):
            key = "not_done"
        raise HomeAssistantError(**translated(key, **about)) from error
