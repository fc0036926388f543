"""What can be heard of a PBX: the ids of recordings and voicemails, and where their sound comes from."""

from collections.abc import Callable
from contextlib import AbstractAsyncContextManager
from functools import partial
from hashlib import blake2b

from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError

from ..base.error_texts import translated
from ..const import CONF_PLAY_RECORDINGS, DOMAIN
from ..coordinator import OpenVoxCoordinator, async_loaded_coordinators
from ..history.tables import find_by_id
from ..pbx import Call, FileStream, Voicemail

# All that a PBX records and stores; nothing else is ever said of a file that comes from it.
MIME_TYPE = "audio/wav"

_CALL, _VOICEMAIL = "call", "voicemail"

# Begins to fetch a sound, or the part that a `Range` header names.
type Open = Callable[[str | None], AbstractAsyncContextManager[FileStream]]


def recording_content_id(coordinator: OpenVoxCoordinator, call: Call) -> str | None:
    """Return the id by which Home Assistant plays the recording of a call, None if there is none, or the options do not allow it."""
    return media_content_id(coordinator, recording_id(coordinator, call)) if call.recording else None


def recording_id(coordinator: OpenVoxCoordinator, call: Call) -> str:
    """Return the id of the recording of a call; without its name, which is made of phone numbers."""
    return f"{coordinator.config_entry.entry_id}/{_CALL}/{call.call_id}"


def voicemail_id(coordinator: OpenVoxCoordinator, message: Voicemail) -> str:
    """Return the id of a message: its caller, time, and length count, as its file name may be that of another one later.

    They are hashed with a secret, so that the id does not contain the phone number of the caller.
    """
    entry = coordinator.config_entry
    said = f"{message.caller}/{message.left_at}/{message.seconds}".encode()
    fingerprint = blake2b(said, key=entry.data[CONF_WEBHOOK_ID].encode(), digest_size=8).hexdigest()
    return f"{entry.entry_id}/{_VOICEMAIL}/{message.extension}/{fingerprint}/{message.file}"


def media_content_id(coordinator: OpenVoxCoordinator, identifier: str) -> str | None:
    return f"media-source://{DOMAIN}/{identifier}" if is_on(coordinator) else None


def is_on(coordinator: OpenVoxCoordinator) -> bool:
    return bool(coordinator.config_entry.options.get(CONF_PLAY_RECORDINGS))


@callback
def async_audible_pbxs(hass: HomeAssistant) -> list[OpenVoxCoordinator]:
    return [*filter(is_on, async_loaded_coordinators(hass))]


@callback
def async_audible_pbx(hass: HomeAssistant, entry_id: str) -> OpenVoxCoordinator:
    for coordinator in async_audible_pbxs(hass):
        if coordinator.config_entry.entry_id == entry_id:
            return coordinator
    raise HomeAssistantError(**translated("media_turned_off"))


async def async_playable(hass: HomeAssistant, identifier: str) -> tuple[OpenVoxCoordinator, Open]:
    """Return the PBX and the sound of an id: a recording in the history, or a message in the list. Raises HomeAssistantError."""
    entry_id, _, rest = identifier.partition("/")
    coordinator = async_audible_pbx(hass, entry_id)
    kind, _, key = rest.partition("/")
    if kind == _CALL and (entry := await coordinator.history.async_read(find_by_id, key)) and (name := entry.call.recording):
        return coordinator, partial(coordinator.client.recordings.open, name)
    if kind == _VOICEMAIL:
        for message in coordinator.voicemails.data.get(key.partition("/")[0], ()):
            if voicemail_id(coordinator, message) == identifier:
                return coordinator, partial(coordinator.client.voicemail.open, message)
    raise HomeAssistantError(**translated("media_not_found"))
