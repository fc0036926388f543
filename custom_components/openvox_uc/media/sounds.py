"""Recordings and voicemails: their ids, and the HTTP view that serves them.

Browsers and media players fetch them from there.
"""

from contextlib import AbstractAsyncContextManager
from hashlib import blake2b
from hmac import compare_digest
import secrets
import time
from typing import Final
from urllib.parse import quote

from aiohttp import hdrs, web
from homeassistant.components.media_player.const import CONTENT_AUTH_EXPIRY_TIME
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.http import KEY_HASS, HomeAssistantView

from ..base.error_texts import exception_text, shown_error, translated
from ..connection.options import read_option
from ..const import CONF_PLAY_RECORDINGS, DOMAIN
from ..coordinator import OpenVoxCoordinator, async_loaded_pbxs
from ..history.calls_table import find_by_id
from ..pbx import Call, FileStream, PbxError, PbxRefusedError, Voicemail

MIME_TYPE = "audio/wav"

_CALL, _VOICEMAIL = "call", "voicemail"

_PATH: Final = f"/api/{DOMAIN}/media/"
_HEADERS: Final = {
    hdrs.CONTENT_TYPE: MIME_TYPE,
    hdrs.CACHE_CONTROL: "private, no-store",
    "X-Content-Type-Options": "nosniff",
}
# The key is new in each run, so it need not be stored.
_KEY: Final = secrets.token_bytes()

# The name of a recording, or a voicemail.
type Sound = str | Voicemail


def recording_content_id(pbx: OpenVoxCoordinator, call: Call) -> str | None:
    """Return the media content id of a recording.

    None if there is no recording, or if the options forbid it.
    """
    return media_content_id(pbx, recording_id(pbx, call)) if call.recording else None


def recording_id(pbx: OpenVoxCoordinator, call: Call) -> str:
    """Return an id without the file name of the recording.

    The file name contains phone numbers.
    """
    return f"{pbx.config_entry.entry_id}/{_CALL}/{call.call_id}"


def voicemail_id(pbx: OpenVoxCoordinator, message: Voicemail) -> str:
    """Return an id with a keyed hash of the caller, time, and length.

    The file name alone does not suffice, because it may be reused.
    """
    said = f"{message.caller}/{message.left_at}/{message.seconds}".encode()
    fingerprint = blake2b(
        said, key=pbx.config_entry.data[CONF_WEBHOOK_ID].encode(), digest_size=8
    ).hexdigest()
    return (
        f"{pbx.config_entry.entry_id}/{_VOICEMAIL}/{message.extension}/"
        f"{fingerprint}/{message.file}"
    )


def media_content_id(pbx: OpenVoxCoordinator, identifier: str) -> str | None:
    return f"media-source://{DOMAIN}/{identifier}" if is_on(pbx) else None


def is_on(pbx: OpenVoxCoordinator) -> bool:
    return bool(read_option(pbx.config_entry, CONF_PLAY_RECORDINGS))


@callback
def async_audible_pbx(hass: HomeAssistant, entry_id: str) -> OpenVoxCoordinator:
    for pbx in filter(is_on, async_loaded_pbxs(hass)):
        if pbx.config_entry.entry_id == entry_id:
            return pbx
    raise HomeAssistantError(**translated("media_turned_off"))


async def async_playable(
    hass: HomeAssistant, identifier: str
) -> tuple[OpenVoxCoordinator, Sound]:
    """Return the PBX and the sound for an id. Raises HomeAssistantError."""
    entry_id, _, rest = identifier.partition("/")
    pbx = async_audible_pbx(hass, entry_id)
    kind, _, key = rest.partition("/")
    if kind == _CALL:
        entry = await pbx.history.async_read(find_by_id, key)
        if entry and entry.call.recording:
            return pbx, entry.call.recording
    if kind == _VOICEMAIL:
        for message in pbx.voicemails.data.get(key.partition("/")[0], ()):
            if voicemail_id(pbx, message) == identifier:
                return pbx, message
    raise HomeAssistantError(**translated("media_not_found"))


def _open(
    pbx: OpenVoxCoordinator, sound: Sound, byte_range: str | None
) -> AbstractAsyncContextManager[FileStream]:
    """Open a sound, or the part of it in a `Range` header."""
    if isinstance(sound, Voicemail):
        return pbx.client.voicemail.open(sound, byte_range)
    return pbx.client.recordings.open(sound, byte_range)


def media_path(identifier: str) -> str:
    """Return the path of a sound that the user may hear, valid for a day.

    The signature does not prove this permission, because any path gets one.
    """
    expires = int(time.monotonic()) + CONTENT_AUTH_EXPIRY_TIME
    return f"{_PATH}{expires}-{_proof(expires, identifier)}/{quote(identifier)}"


def _proof(expires: int, identifier: str) -> str:
    return blake2b(
        f"{expires}/{identifier}".encode(), key=_KEY, digest_size=16
    ).hexdigest()


class MediaView(HomeAssistantView):
    url = f"{_PATH}{{expires:[0-9]{{1,12}}}}-{{proof:[0-9a-f]{{32}}}}/{{identifier:.+}}"
    name = f"api:{DOMAIN}:media"

    async def get(
        self, request: web.Request, expires: str, proof: str, identifier: str
    ) -> web.StreamResponse:
        hass = request.app[KEY_HASS]
        is_expired = time.monotonic() >= int(expires)
        if is_expired or not compare_digest(proof, _proof(int(expires), identifier)):
            raise web.HTTPNotFound
        try:
            pbx, sound = await async_playable(hass, identifier)
        except HomeAssistantError as error:
            raise web.HTTPNotFound(text=shown_error(hass, error)) from error
        # Home Assistant does not add headers once a response has started.
        response = web.StreamResponse(headers=_HEADERS)
        is_head = request.method == hdrs.METH_HEAD
        byte_range = None if is_head else request.headers.get(hdrs.RANGE)
        try:
            async with _open(pbx, sound, byte_range) as file:
                response.set_status(file.status)
                response.headers.update(file.headers)
                await response.prepare(request)
                if not is_head:
                    async for chunk in file.chunks:
                        await response.write(chunk)
        except PbxError as error:
            pbx.session.async_request_failed(error)
            if not response.prepared:
                text = exception_text(hass, error.key, error.placeholders)
                if isinstance(error, PbxRefusedError):
                    raise web.HTTPNotFound(text=text) from error
                raise web.HTTPBadGateway(text=text) from error
            # A truncated file must not look complete.
            if request.transport:
                request.transport.abort()
        return response

    # Some DLNA renderers begin with a HEAD request.
    head = get
