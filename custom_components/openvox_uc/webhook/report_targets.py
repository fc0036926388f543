"""Finds the URLs at which the PBX can reach Home Assistant, best guess first."""

from collections.abc import Mapping
from ipaddress import ip_address
from typing import Any
from urllib.parse import urlsplit

from homeassistant.components.webhook import async_generate_path
from homeassistant.core import HomeAssistant

from ..connection.addresses import async_resolve, source_address
from ..connection.host_input import parse_host
from ..const import CONF_CALLBACK_ADDRESS, CONF_REPORT_PORT
from ..pbx import ReportTarget


async def async_report_targets(
    hass: HomeAssistant, webhook_id: str, pbx_host: str, options: Mapping[str, Any]
) -> tuple[ReportTarget, ...]:
    """Return the possible targets of reports, the port for reports first.

    They come from the options, the internal URL, and the interface that reaches the
    PBX.
    """
    api = hass.config.api
    pbx_addresses = await async_resolve(hass, pbx_host)
    if api is None or not pbx_addresses:
        return ()
    source = source_address(pbx_addresses[0])
    places: list[tuple[str, int]] = []
    web_servers = _of_internal_url(hass.config.internal_url)
    if callback_address := options.get(CONF_CALLBACK_ADDRESS):
        host, port = parse_host(callback_address)
        if port is None or port == api.port:
            web_servers.insert(0, (host, api.port))
        else:
            # This port may be forwarded to ours.
            places.append((host, port))
    if report_port := options.get(CONF_REPORT_PORT):
        places += [(host, report_port) for host, _ in web_servers]
        if source:
            places.append((source, report_port))
    places += web_servers
    # The PBX does not support TLS.
    if source and not api.use_ssl:
        places.append((source, api.port))
    path = async_generate_path(webhook_id)
    targets: dict[ReportTarget, None] = {}
    for host, port in places:
        for address in await async_resolve(hass, host):
            if _is_reachable(address, pbx_addresses[0]):
                targets[ReportTarget(host=address, port=port, path=path)] = None
    return tuple(targets)


def _of_internal_url(url: str | None) -> list[tuple[str, int]]:
    """Return the host and port of a plain HTTP URL.

    Names of multicast DNS are left out, because they come and go.
    """
    try:
        parts = urlsplit(url or "")
        host, port = parts.hostname, parts.port
    except ValueError:
        return []
    if parts.scheme != "http" or not host or host.rstrip(".").endswith(".local"):
        return []
    return [(host, port or 80)]


def _is_reachable(address: str, pbx_address: str) -> bool:
    """Return whether a PBX can reach an address of the same IP version.

    A loopback address is reachable only from this machine.
    """
    ours, theirs = ip_address(address), ip_address(pbx_address)
    return (
        ours.version == theirs.version
        and not ours.is_unspecified
        and (theirs.is_loopback or not ours.is_loopback)
    )
