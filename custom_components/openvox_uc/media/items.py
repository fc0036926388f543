"""What can be heard of a PBX: the ids of recordings and voicemails, who may hear them, and where their sound comes from."""

import asyncio
from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from functools import partial
from hashlib import blake2b

from homeassistant.auth.models import User
from homeassistant.components.http.const import KEY_HASS_USER
from homeassistant.components.trace.const import DATA_TRACE
from homeassistant.components.websocket_api.connection import current_connection
from homeassistant.config_entries import current_entry
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.http import current_request
from homeassistant.helpers.trace import trace_id_get, trace_path_get

from ..base.error_texts import translated
from ..const import CONF_PLAY_RECORDINGS, DOMAIN
from ..coordinator import OpenVoxCoordinator, async_loaded_coordinators
from ..history.tables import find_by_id
from ..pbx import Call, FileStream, Voicemail

# All that a PBX records and stores; nothing else is ever said of a file that comes from it.
MIME_TYPE = "audio/wav"

_SOURCE = f"media-source://{DOMAIN}"
_CALL = "call"
_VOICEMAIL = "voicemail"

# How the traces of automations are named.
_AUTOMATION = "automation."


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


def voicemail_id(coordinator: OpenVoxCoordinator, message: Voicemail) -> str:
    """Return the id of a message: its caller, time, and length count, as its file name may be that of another one later.

    They are hashed with a secret, so that the id does not contain the phone number of the caller.
    """
    entry = coordinator.config_entry
    said = f"{message.caller}/{message.left_at}/{message.seconds}".encode()
    fingerprint = blake2b(said, key=entry.data[CONF_WEBHOOK_ID].encode(), digest_size=8).hexdigest()
    return f"{entry.entry_id}/{_VOICEMAIL}/{message.extension}/{fingerprint}/{message.file}"


def media_content_id(coordinator: OpenVoxCoordinator, identifier: str) -> str | None:
    """Return the id by which Home Assistant plays something, None if the options do not allow it."""
    return f"{_SOURCE}/{identifier}" if is_on(coordinator) else None


def is_on(coordinator: OpenVoxCoordinator) -> bool:
    return bool(coordinator.config_entry.options.get(CONF_PLAY_RECORDINGS))


@callback
def async_coordinators(hass: HomeAssistant) -> list[OpenVoxCoordinator]:
    """Return the PBXs of which something may be heard."""
    return [*filter(is_on, async_loaded_coordinators(hass))]


@callback
def async_coordinator(hass: HomeAssistant, entry_id: str) -> OpenVoxCoordinator:
    """Return a PBX of which something may be heard. Raises HomeAssistantError."""
    for coordinator in async_coordinators(hass):
        if coordinator.config_entry.entry_id == entry_id:
            return coordinator
    raise HomeAssistantError(**translated("media_turned_off"))


async def async_playable(hass: HomeAssistant, identifier: str) -> Playable:
    """Return what an id means: a recording in the history, or a message in the list. Raises HomeAssistantError for anything else."""
    entry_id, _, rest = identifier.partition("/")
    coordinator = async_coordinator(hass, entry_id)
    kind, _, key = rest.partition("/")
    if kind == _CALL and (entry := await coordinator.history.async_read(find_by_id, key)) and (name := entry.call.recording):
        return Playable(coordinator, partial(coordinator.client.recordings.open, name))
    if kind == _VOICEMAIL:
        for message in coordinator.voicemails.data.get(key.partition("/")[0], ()):
            if voicemail_id(coordinator, message) == identifier:
                return Playable(coordinator, partial(coordinator.client.voicemail.open, message))
    raise HomeAssistantError(**translated("media_not_found"))


async def async_require_listener(hass: HomeAssistant) -> None:
    """Raise HomeAssistantError unless the request comes from an administrator or an automation; also if no user can be found."""
    if not await _async_may_listen(hass):
        raise HomeAssistantError(**translated("media_admins_only"))


def may_listen(user: User) -> bool:
    """Return whether a user is an administrator; the user of an integration, such as that of all who lift a handset, is none."""
    return user.is_admin


async def _async_may_listen(hass: HomeAssistant) -> bool:
    """Return whether the current request comes from a user who may listen, or from an automation.

    The author of an automation has decided, no matter who triggers it. A script counts as the user, or the automation, that runs it.
    """
    # What an automation or a script has left behind, such as a timer, has an empty path once its step is over; that of a branch has not.
    if (running := trace_id_get()) and trace_path_get():
        traces, (key, run_id) = hass.data.get(DATA_TRACE, {}), running
        run = traces[key].runs.get(run_id) if key in traces else None
        is_over = run is not None and run.as_short_dict()["state"] != "running"
        if key.startswith(_AUTOMATION) and not is_over:
            return True
        if run and not is_over:
            if user_id := run.context.user_id:
                return _is_listener(await hass.auth.async_get_user(user_id))
            automations = (runs for other, runs in traces.items() if other.startswith(_AUTOMATION))
            return any(trace.context.id == run.context.id for runs in automations for trace in runs.runs.values())
    return _is_listener(await _async_current_user(hass))


def _is_listener(user: User | None) -> bool:
    return user is not None and may_listen(user)


async def _async_current_user(hass: HomeAssistant) -> User | None:
    """Return who asks just now: over the WebSocket, by an HTTP request, or by the companion app."""
    request = current_request.get()
    # A request that was answered lives on in the tasks and timers that it has begun, such as the connection of an integration, and a
    # WebSocket in all that its commands have begun, until it is closed.
    if request is None or not isinstance(request.task, asyncio.Task) or current_entry.get():
        return None
    if connection := current_connection.get():
        return connection.user
    if KEY_HASS_USER in request:
        user: User = request[KEY_HASS_USER]
        return user
    webhook_id = request.match_info.get(CONF_WEBHOOK_ID)
    for app in hass.config_entries.async_entries("mobile_app"):
        if webhook_id and app.data[CONF_WEBHOOK_ID] == webhook_id:
            return await hass.auth.async_get_user(app.data["user_id"])
    return None
