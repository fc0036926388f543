"""The HTTP session for all PBXs.

It resolves names as Home Assistant does, and uses a new connection for each request.
"""

import asyncio
from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
from typing import Any

import aiohttp
from aiohttp.hdrs import USER_AGENT
from homeassistant.const import (
    CONF_HOST,
    CONF_PORT,
    CONF_USERNAME,
    EVENT_HOMEASSISTANT_CLOSE,
)
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers.aiohttp_client import (
    DATA_RESOLVER,
    SERVER_SOFTWARE,
    async_get_clientsession,
)
from homeassistant.helpers.singleton import singleton

from ..const import CONF_MESSAGE_FORMAT, CONF_PASSWORD_MD5, DOMAIN, LOGGER
from ..pbx import (
    DeviceInfo,
    MessageFormat,
    PbxClient,
    PbxError,
    RequestSlot,
    Transport,
    connector,
)

_LOGOUT_SECONDS = 5


@singleton(f"{DOMAIN}.http_session")
@callback
def async_get_session(hass: HomeAssistant) -> aiohttp.ClientSession:
    """Return a session of our own, because the shared one reuses connections.

    A PBX may close a connection after its answer without announcing it, even if asked
    to, and the next request over that connection would fail.
    """
    # The resolver comes with Home Assistant's shared session.
    async_get_clientsession(hass)
    session = aiohttp.ClientSession(
        connector=connector(hass.data[DATA_RESOLVER]),
        headers={USER_AGENT: SERVER_SOFTWARE},
    )

    async def close(_event: Event) -> None:
        await session.close()

    hass.bus.async_listen_once(EVENT_HOMEASSISTANT_CLOSE, close)
    return session


def make_client(
    hass: HomeAssistant,
    settings: Mapping[str, Any],
    login_gate: Callable[[], AbstractAsyncContextManager[None]],
    on_login: Callable[[DeviceInfo | None], None] = lambda _: None,
    expected_serial: str | None = None,
    slot: RequestSlot | None = None,
) -> PbxClient:
    return PbxClient(
        Transport(
            async_get_session(hass), settings[CONF_HOST], settings[CONF_PORT], slot
        ),
        settings[CONF_USERNAME],
        settings[CONF_PASSWORD_MD5],
        message_format=MessageFormat(
            settings.get(CONF_MESSAGE_FORMAT, MessageFormat.JSON)
        ),
        login_gate=login_gate,
        on_login=on_login,
        expected_serial=expected_serial,
    )


async def async_log_out(client: PbxClient) -> None:
    """End a session; give up if the PBX does not answer in time."""
    try:
        async with asyncio.timeout(_LOGOUT_SECONDS):
            await client.logout()
    except (PbxError, TimeoutError) as error:
        LOGGER.debug("%s: the session was not ended: %s", client, error)
