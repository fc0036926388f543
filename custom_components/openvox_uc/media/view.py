"""The web page from which browsers and media players fetch recordings and voicemails, as the PBX sends them."""

from hashlib import blake2b
from hmac import compare_digest
from http import HTTPStatus
import secrets
import time
from typing import Final
from urllib.parse import quote

from aiohttp import hdrs, web
from homeassistant.components.media_player.const import CONTENT_AUTH_EXPIRY_TIME
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.http import KEY_HASS, HomeAssistantView

from ..base.error_texts import error_text
from ..const import DOMAIN
from ..pbx import PbxBusyError, PbxError, PbxNotReachableError, PbxRefusedError
from .items import MIME_TYPE, async_playable

_PATH: Final = f"/api/{DOMAIN}/media/"
_HEADERS: Final = {hdrs.CONTENT_TYPE: MIME_TYPE, hdrs.CACHE_CONTROL: "private, no-store", "X-Content-Type-Options": "nosniff"}
# Of this run alone, so that nothing has to be stored.
_KEY: Final = secrets.token_bytes()
_STATUSES: tuple[tuple[type[PbxError], HTTPStatus], ...] = (
    (PbxBusyError, HTTPStatus.SERVICE_UNAVAILABLE),
    (PbxNotReachableError, HTTPStatus.GATEWAY_TIMEOUT),
    (PbxRefusedError, HTTPStatus.NOT_FOUND),
    (PbxError, HTTPStatus.BAD_GATEWAY),
)


def media_path(identifier: str) -> str:
    """Return the path of a sound that the user may hear, which Home Assistant signs; it is valid for a day.

    Home Assistant signs any path that a media player is given, in its own name if it knows no better, so that says nothing about who may.
    """
    expires = int(time.monotonic()) + CONTENT_AUTH_EXPIRY_TIME
    return f"{_PATH}{expires}-{_proof(expires, identifier)}/{quote(identifier)}"


def _proof(expires: int, identifier: str) -> str:
    return blake2b(f"{expires}/{identifier}".encode(), key=_KEY, digest_size=16).hexdigest()


class MediaView(HomeAssistantView):
    url = f"{_PATH}{{expires:[0-9]{{1,12}}}}-{{proof:[0-9a-f]{{32}}}}/{{identifier:.+}}"
    name = f"api:{DOMAIN}:media"

    async def get(self, request: web.Request, expires: str, proof: str, identifier: str) -> web.StreamResponse:
        if time.monotonic() >= int(expires) or not compare_digest(proof, _proof(int(expires), identifier)):
            return web.Response(status=HTTPStatus.NOT_FOUND)
        try:
            coordinator, open_file = await async_playable(request.app[KEY_HASS], identifier)
        except HomeAssistantError as error:
            return web.Response(status=HTTPStatus.NOT_FOUND, text=str(error))
        # Home Assistant adds its own headers only to responses that have not begun.
        response = web.StreamResponse(headers=_HEADERS)
        is_head = request.method == hdrs.METH_HEAD
        try:
            async with open_file(None if is_head else request.headers.get(hdrs.RANGE)) as file:
                response.set_status(file.status)
                response.headers.update(file.headers)
                await response.prepare(request)
                if is_head:
                    return response
                async for chunk in file.chunks:
                    await response.write(chunk)
        except PbxError as error:
            coordinator.async_request_failed(error)
            if not response.prepared:
                status = next(status for kind, status in _STATUSES if isinstance(error, kind))
                return web.Response(status=status, text=error_text(error))
            # A file that is cut off must not look like a whole one.
            if request.transport:
                request.transport.abort()
        return response

    # Some DLNA renderers send one first.
    head = get
