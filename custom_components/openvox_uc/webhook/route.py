"""Where the PBX can reach Home Assistant: the URLs that it may be given for its reports, best guess first."""

from collections.abc import Iterable, Mapping, Sequence
from ipaddress import ip_address
from urllib.parse import urlsplit

from homeassistant.components.webhook import async_generate_path
from homeassistant.core import HomeAssistant

from ..connection.addresses import async_resolve, source_address
from ..connection.host_input import parse_host
from ..pbx import ReportTarget

type Endpoint = tuple[str, int]


async def async_report_targets(
    hass: HomeAssistant, webhook_id: str, pbx_host: str, callback_address: str | None
) -> tuple[ReportTarget, ...]:
    api = hass.config.api
    pbx_addresses = await async_resolve(hass, pbx_host)
    if api is None or not pbx_addresses:
        return ()
    source = source_address(pbx_addresses[0])
    places = endpoints(callback_address, hass.config.internal_url, source, api.port, use_ssl=api.use_ssl)
    addresses = {host: await async_resolve(hass, host) for host, _ in places}
    return targets(places, addresses, pbx_addresses[0], async_generate_path(webhook_id))


def endpoints(
    callback_address: str | None, internal_url: str | None, source_address: str | None, port: int, *, use_ssl: bool
) -> list[Endpoint]:
    """Return where Home Assistant may be reached, best guess first.

    `source_address` is the one of the interface that reaches the PBX. No PBX speaks TLS, so the `port` of Home Assistant must not either.
    """
    option = parse_host(callback_address) if callback_address else None
    found = (
        option and (option.host, option.port or port),
        _of_internal_url(internal_url),
        (source_address, port) if source_address and not use_ssl else None,
    )
    return list(dict.fromkeys(filter(None, found)))


def targets(places: Iterable[Endpoint], addresses: Mapping[str, Sequence[str]], pbx_address: str, path: str) -> tuple[ReportTarget, ...]:
    found = (
        ReportTarget(host=address, port=port, path=path)
        for host, port in places
        for address in addresses.get(host, ())
        if _is_reachable(address, pbx_address)
    )
    return tuple(dict.fromkeys(found))


def _of_internal_url(url: str | None) -> Endpoint | None:
    """Return the endpoint of the internal URL, if it is plain http; names of multicast DNS come and go."""
    try:
        parts = urlsplit(url or "")
        host, port = parts.hostname, parts.port
    except ValueError:
        return None
    if parts.scheme != "http" or not host or host.rstrip(".").endswith(".local"):
        return None
    return host, port or 80


def _is_reachable(address: str, pbx_address: str) -> bool:
    """Return whether a PBX can reach an address: one of its own kind, and loopback only from this very machine."""
    ours, theirs = ip_address(address), ip_address(pbx_address)
    return ours.version == theirs.version and not ours.is_unspecified and (theirs.is_loopback or not ours.is_loopback)
