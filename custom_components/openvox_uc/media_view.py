"""The web page from which browsers and media players fetch recordings and voicemails, as the PBX sends them."""

from http import HTTPStatus
from typing import Final
from urllib.parse import quote

from aiohttp import hdrs, web
from homeassistant.components.http.const import KEY_HASS_USER
from homeassistant.exceptions import HomeAssistantError, Unauthorized
from homeassistant.helpers.http import KEY_HASS, HomeAssistantView

from .const import DOMAIN
from .errors import error_text
from .media_items import MIME_TYPE, async_playable, may_listen
from .pbx import PbxBusyError, PbxError, PbxNotReachableError, PbxRefusedError

_PATH: Final = f"/api/{DOMAIN}/media/"
_HEADERS: Final = {hdrs.CONTENT_TYPE: MIME_TYPE, hdrs.CACHE_CONTROL: "private, no-store", "X-Content-Type-Options": "nosniff"}
_STATUSES: tuple[tuple[type[PbxError], HTTPStatus], ...] = (
    (PbxBusyError, HTTPStatus.SERVICE_UNAVAILABLE),
    (PbxNotReachableError, HTTPStatus.GATEWAY_TIMEOUT),
    (PbxRefusedError, HTTPStatus.NOT_FOUND),
    (PbxError, HTTPStatus.BAD_GATEWAY),
)


def media_path(identifier: str) -> str:
    """Return the path of what an id stands for, which Home Assistant signs."""
    return _PATH + quote(identifier)


class MediaView(HomeAssistantView):
    """Passes on what it gets, in small pieces."""

    url = f"{_PATH}{{identifier:.+}}"
    name = f"api:{DOMAIN}:media"

    async def get(self, request: web.Request, identifier: str) -> web.StreamResponse:
        """Send a recording or a voicemail, or the part of it that was asked for."""
        # Whoever signed the path: a person, or Home Assistant itself for a media player.
        if not may_listen(request[KEY_HASS_USER]):
            raise Unauthorized
        try:
            playable = await async_playable(request.app[KEY_HASS], identifier)
        except HomeAssistantError as error:
            return web.Response(status=HTTPStatus.NOT_FOUND, text=str(error))
        # Home Assistant adds its own headers only to responses that have not begun.
        response = web.StreamResponse(headers=_HEADERS)
        try:
            async with playable.open(request.headers.get(hdrs.RANGE)) as file:
                response.set_status(file.status)
                response.headers.update(file.headers)
                await response.prepare(request)
                async for chunk in file.chunks:
                    await response.write(chunk)
        except PbxError as error:
            playable.coordinator.async_request_failed(error)
            if not response.prepared:
                status = next(status for kind, status in _STATUSES if isinstance(error, kind))
                return web.Response(status=status, text=error_text(error))
            # A file that is cut off must not look like a whole one.
            if request.transport:
                request.transport.abort()
        return response
