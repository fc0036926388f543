"""The HTTP session for all PBXs: names are looked up as Home Assistant does, and each request has a connection of its own."""

from collections.abc import Callable, Mapping
from contextlib import AbstractAsyncContextManager
import socket
from typing import Any, override

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.hdrs import USER_AGENT
from homeassistant.const import CONF_HOST, CONF_PORT, CONF_USERNAME, EVENT_HOMEASSISTANT_CLOSE
from homeassistant.core import Event, HomeAssistant, callback
from homeassistant.helpers.aiohttp_client import SERVER_SOFTWARE
from homeassistant.helpers.singleton import singleton
from homeassistant.util.hass_dict import HassKey

from ..const import CONF_API_VERSION, CONF_MESSAGE_FORMAT, CONF_PASSWORD_MD5, DOMAIN
from ..pbx import API_VERSION, MessageFormat, PbxClient, connector
from .addresses import async_resolve

_SESSION: HassKey[aiohttp.ClientSession] = HassKey(f"{DOMAIN}.http_session")


@singleton(_SESSION)
@callback
def async_get_session(hass: HomeAssistant) -> aiohttp.ClientSession:
    """Return the session, which ends with Home Assistant; the one that all integrations share would keep connections."""
    session = aiohttp.ClientSession(connector=connector(_Resolver(hass)), headers={USER_AGENT: SERVER_SOFTWARE})

    async def close(_event: Event) -> None:
        await session.close()

    hass.bus.async_listen_once(EVENT_HOMEASSISTANT_CLOSE, close)
    return session


def make_client(
    hass: HomeAssistant,
    settings: Mapping[str, Any],
    login_gate: Callable[[], AbstractAsyncContextManager[None]],
    expected_serial: str | None = None,
) -> PbxClient:
    """Return a client for the PBX that the data and the options of an entry describe."""
    return PbxClient(
        async_get_session(hass),
        settings[CONF_HOST],
        settings[CONF_PORT],
        settings[CONF_USERNAME],
        settings[CONF_PASSWORD_MD5],
        api_version=settings.get(CONF_API_VERSION, API_VERSION),
        message_format=MessageFormat(settings.get(CONF_MESSAGE_FORMAT, MessageFormat.JSON)),
        login_gate=login_gate,
        expected_serial=expected_serial,
    )


class _Resolver(AbstractResolver):
    def __init__(self, hass: HomeAssistant) -> None:
        self._hass = hass

    @override
    async def resolve(self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_UNSPEC) -> list[ResolveResult]:
        """Return the addresses of a name. Raises OSError if it has none."""
        if not (addresses := await async_resolve(self._hass, host)):
            raise OSError(f"{host} has no address")
        return [_result(host, address, port) for address in addresses]

    @override
    async def close(self) -> None:
        """Do nothing: the resolver belongs to Home Assistant."""


def _result(host: str, address: str, port: int) -> ResolveResult:
    family = socket.AF_INET6 if ":" in address else socket.AF_INET
    return ResolveResult(hostname=host, host=address, port=port, family=family, proto=0, flags=socket.AI_NUMERICHOST)
