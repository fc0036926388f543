"""What can be heard of a PBX: the ids of recordings and voicemails, who may hear them, and where their sound comes from."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from functools import partial

from homeassistant.auth.models import User
from homeassistant.components.http.const import KEY_HASS_USER
from homeassistant.components.websocket_api.connection import current_connection
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.http import current_request

from .const import CONF_PLAY_RECORDINGS, DOMAIN
from .coordinator import OpenVoxConfigEntry, OpenVoxCoordinator
from .errors import translated
from .pbx import Call, FileStream, Voicemail

# All that a PBX records and stores; nothing else is ever said of a file that comes from it.
MIME_TYPE = "audio/wav"

_SOURCE = f"media-source://{DOMAIN}"
_CALL = "call"
_VOICEMAIL = "voicemail"


@dataclass(frozen=True, slots=True)
class Playable:
    """Something to hear: `open` begins to fetch it, or the part that a `Range` header names."""

    coordinator: OpenVoxCoordinator
    open: Callable[[str | None], AbstractAsyncContextManager[FileStream]]


def recording_content_id(coordinator: OpenVoxCoordinator, call: Call) -> str | None:
    """Return the id by which Home Assistant plays the recording of a call, None if there is none, or the options do not allow it."""
    identifier = recording_id(coordinator.config_entry.entry_id, call.call_id)
    return media_content_id(coordinator, identifier) if call.recording else None


def recording_id(entry_id: str, call_id: str) -> str:
    """Return the id of the recording of a call; without its name, which is made of phone numbers."""
    return f"{entry_id}/{_CALL}/{call_id}"


def voicemail_id(entry_id: str, message: Voicemail) -> str:
    """Return the id of a message; with its time, since its file name may be that of another one later."""
    time = f"{message.left_at:%Y%m%d%H%M%S}" if message.left_at else "0"
    return f"{entry_id}/{_VOICEMAIL}/{message.extension}/{time}/{message.file}"


def media_content_id(coordinator: OpenVoxCoordinator, identifier: str) -> str | None:
    """Return the id by which Home Assistant plays something, None if the options do not allow it."""
    return f"{_SOURCE}/{identifier}" if is_on(coordinator) else None


def is_on(coordinator: OpenVoxCoordinator) -> bool:
    """Return whether the options allow to hear something."""
    return bool(coordinator.config_entry.options.get(CONF_PLAY_RECORDINGS))


@callback
def async_coordinators(hass: HomeAssistant) -> list[OpenVoxCoordinator]:
    """Return the PBXs of which something may be heard."""
    entries: list[OpenVoxConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    return [entry.runtime_data for entry in entries if is_on(entry.runtime_data)]


@callback
def async_coordinator(hass: HomeAssistant, entry_id: str) -> OpenVoxCoordinator:
    """Return a PBX of which something may be heard. Raises HomeAssistantError."""
    for coordinator in async_coordinators(hass):
        if coordinator.config_entry.entry_id == entry_id:
            return coordinator
    raise HomeAssistantError(**translated("media_turned_off"))


async def async_playable(hass: HomeAssistant, identifier: str) -> Playable:
    """Return what an id stands for: a recording in the history, or a message in the list. Raises HomeAssistantError for anything else."""
    entry_id, _, rest = identifier.partition("/")
    coordinator = async_coordinator(hass, entry_id)
    kind, _, key = rest.partition("/")
    if kind == _CALL and (entry := await coordinator.history.async_get(key)) and (name := entry.call.recording):
        return Playable(coordinator, partial(coordinator.client.recordings.open, name))
    if kind == _VOICEMAIL:
        for message in coordinator.voicemails.data.get(key.partition("/")[0], ()):
            if voicemail_id(entry_id, message) == identifier:
                return Playable(coordinator, partial(coordinator.client.voicemail.open, message.extension, message.file))
    raise HomeAssistantError(**translated("media_not_found"))


@callback
def async_require_listener() -> None:
    """Raise HomeAssistantError for a person who is no administrator; what runs by itself, such as an automation, is none."""
    if (user := _current_user()) and not may_listen(user):
        raise HomeAssistantError(**translated("media_admins_only"))


def may_listen(user: User) -> bool:
    """Return whether a user is an administrator, or Home Assistant itself."""
    return user.is_admin or user.system_generated


@callback
def _current_user() -> User | None:
    """Return who asks just now: over the WebSocket, or else by an HTTP request, which that of a PBX that reports is as well."""
    if connection := current_connection.get():
        return connection.user
    request = current_request.get()
    return request.get(KEY_HASS_USER) if request else None
