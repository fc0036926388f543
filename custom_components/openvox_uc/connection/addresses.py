"""Resolves numeric addresses of hosts, senders, and our own interfaces."""

from functools import lru_cache
from ipaddress import IPv6Address, ip_address
import socket

import aiohttp
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import (
    HomeAssistantTCPConnector,
    async_get_clientsession,
)


# Every report has a sender.
@lru_cache
def plain_address(text: str) -> str | None:
    """Return an IP address in its usual spelling, and None for any other text.

    An IPv4-mapped IPv6 address becomes an IPv4 address.
    """
    try:
        address = ip_address(text)
    except ValueError:
        return None
    if isinstance(address, IPv6Address) and address.ipv4_mapped:
        address = address.ipv4_mapped
    return str(address)


async def async_resolve(hass: HomeAssistant, host: str) -> tuple[str, ...]:
    if address := plain_address(host):
        return (address,)
    connector = async_get_clientsession(hass).connector
    if not isinstance(connector, HomeAssistantTCPConnector):
        return ()
    try:
        results = await connector.async_resolve_host(host)
    except OSError, UnicodeError, aiohttp.ClientError:
        return ()
    return tuple(result["host"] for result in results)


def source_address(target: str) -> str | None:
    """Return the address of the interface that reaches a target.

    Nothing is sent.
    """
    family = socket.AF_INET6 if ":" in target else socket.AF_INET
    try:
        with socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.settimeout(0)
            probe.connect((target, 1))
            return plain_address(probe.getsockname()[0])
    except OSError:
        return None
