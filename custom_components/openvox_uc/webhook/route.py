"""Where the PBX can reach Home Assistant: the URLs that it may be given for its reports, best guess first."""

from ipaddress import ip_address
from urllib.parse import urlsplit

from homeassistant.components.webhook import async_generate_path
from homeassistant.core import HomeAssistant

from ..connection.addresses import async_resolve, source_address
from ..connection.host_input import parse_host
from ..pbx import ReportTarget


async def async_report_targets(
    hass: HomeAssistant, webhook_id: str, pbx_host: str, callback_address: str | None
) -> tuple[ReportTarget, ...]:
    """Return the targets: by the option, by the internal URL, and by the interface that reaches the PBX."""
    api = hass.config.api
    pbx_addresses = await async_resolve(hass, pbx_host)
    if api is None or not pbx_addresses:
        return ()
    places = list[tuple[str, int]]()
    if callback_address:
        host, port = parse_host(callback_address)
        places.append((host, port or api.port))
    places += _of_internal_url(hass.config.internal_url)
    # No PBX speaks TLS.
    if not api.use_ssl and (source := source_address(pbx_addresses[0])):
        places.append((source, api.port))
    path = async_generate_path(webhook_id)
    found = [
        ReportTarget(host=address, port=port, path=path)
        for host, port in places
        for address in await async_resolve(hass, host)
        if _is_reachable(address, pbx_addresses[0])
    ]
    return tuple(dict.fromkeys(found))


def _of_internal_url(url: str | None) -> list[tuple[str, int]]:
    """Return the place of the internal URL, if it is plain http; names of multicast DNS come and go."""
    try:
        parts = urlsplit(url or "")
        host, port = parts.hostname, parts.port
    except ValueError:
        return []
    if parts.scheme != "http" or not host or host.rstrip(".").endswith(".local"):
        return []
    return [(host, port or 80)]


def _is_reachable(address: str, pbx_address: str) -> bool:
    """Return whether a PBX can reach an address: one of its own kind, and loopback only from this very machine."""
    ours, theirs = ip_address(address), ip_address(pbx_address)
    return ours.version == theirs.version and not ours.is_unspecified and (theirs.is_loopback or not ours.is_loopback)
