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

# The text for each refusal, and the placeholder that it needs besides the phone and the
# PBX.
TEXTS: dict[str, tuple[str, str | None]] = {
    Refusal.NO_SUCH_CALL_ID: ("no_call", None),
    Refusal.NO_SUCH_EXTENSION: ("extension_not_found", None),
    Refusal.NO_SUCH_CALL: ("no_call", None),
    Refusal.EXTENSION_BUSY: ("extension_busy", None),
    Refusal.MONITORING_FORBIDDEN: ("listening_forbidden", "number"),
    Refusal.MONITOR_MODE_DIFFERS: ("listening_forbidden", "number"),
    Refusal.NO_SUCH_NUMBER: ("number_not_found", "number"),
    Refusal.NO_SUCH_QUEUE: ("queue_not_found", "queue"),
    Refusal.NO_SUCH_RING_GROUP: ("ring_group_not_found", "ring_group"),
    Refusal.CALL_NOT_CONNECTED: ("call_not_connected", None),
    Refusal.QUEUE_NOT_CHANGED: ("queue_not_changed", "queue"),
    Refusal.WAKE_UP_CALL_NOT_SAVED: ("wake_up_call_not_saved", None),
    Refusal.NO_SUCH_WAKE_UP_CALL: ("wake_up_call_not_found", None),
    Refusal.WAKE_UP_CALL_EXISTS: ("wake_up_call_exists", None),
    Refusal.NO_SUCH_PROMPT: ("prompt_not_found", "prompt"),
    Refusal.OUTSIDE_CALLS_FORBIDDEN: ("outside_calls_forbidden", None),
    Refusal.INVALID_NUMBER: ("number_not_found", "number"),
    Refusal.QUEUE_LOGIN_REFUSED: ("queue_password_wrong", "queue"),
    Refusal.NO_SUCH_FILE: ("voicemail_not_found", "file"),
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
        key, needed = TEXTS.get(error.errno or "", ("not_done", None))
        if needed and not about.get(needed):
            key = "not_done"
        raise HomeAssistantError(**translated(key, **about)) from error
