"""Which URL the PBX is told."""

from typing import Any

import pytest

from custom_components.openvox_uc.connection.addresses import plain_address
from custom_components.openvox_uc.webhook.route import endpoints, targets

NAMES = {
    "ha.lan": ["192.168.1.5"],
    "dual.lan": ["fd00::5", "192.168.1.5"],
    "here": ["127.0.1.1"],
    "everywhere": ["0.0.0.0"],
}


def found(
    *,
    callback_address: str | None = None,
    internal_url: str | None = None,
    source_address: str | None = None,
    use_ssl: bool = False,
    pbx_address: str = "192.168.1.80",
) -> list[str]:
    places = endpoints(callback_address, internal_url, source_address, 8123, use_ssl=use_ssl)
    addresses = {host: NAMES.get(host, [host] if plain_address(host) else []) for host, _ in places}
    return [target.url for target in targets(places, addresses, pbx_address, "/hook")]


@pytest.mark.parametrize(
    ("option", "expected"),
    [
        ("192.168.1.7", ["192.168.1.7:8123/hook"]),
        ("192.168.1.7:81", ["192.168.1.7:81/hook"]),
        ("ha.lan", ["192.168.1.5:8123/hook"]),
        ("ha.lan:80", ["192.168.1.5:80/hook"]),
        ("nowhere.lan", []),
        ("", []),
        (None, []),
    ],
)
def test_option(option: str | None, expected: list[str]) -> None:
    assert found(callback_address=option) == expected


@pytest.mark.parametrize(
    ("url", "expected"),
    [
        ("http://192.168.1.5:8123", ["192.168.1.5:8123/hook"]),
        ("http://192.168.1.5", ["192.168.1.5:80/hook"]),
        ("http://ha.lan:8123/", ["192.168.1.5:8123/hook"]),
        ("http://dual.lan:8123", ["192.168.1.5:8123/hook"]),
        ("http://homeassistant.local:8123", []),
        ("http://homeassistant.local.:8123", []),
        ("http://nowhere.lan:8123", []),
        ("https://192.168.1.5:8123", []),
        ("http://192.168.1.5:port", []),
        ("http://", []),
        ("http://here:8123", []),
        ("http://everywhere:8123", []),
        (None, []),
    ],
)
def test_internal_url(url: str | None, expected: list[str]) -> None:
    assert found(internal_url=url) == expected


OPTION, URL, OWN = {"callback_address": "192.168.1.7:81"}, {"internal_url": "http://ha.lan:80"}, {"source_address": "192.168.1.5"}
TLS, IPV6 = {"use_ssl": True}, {"pbx_address": "fd00::80"}


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        # The option comes first, then the internal URL, then the own interface; none comes twice.
        (OPTION | URL | OWN, ["192.168.1.7:81/hook", "192.168.1.5:80/hook", "192.168.1.5:8123/hook"]),
        ({"internal_url": "http://ha.lan:8123"} | OWN, ["192.168.1.5:8123/hook"]),
        # A port that speaks TLS is none for a PBX; what stands before it may be.
        (OWN | TLS, []),
        (OPTION | OWN | TLS, ["192.168.1.7:81/hook"]),
        (URL | OWN | TLS, ["192.168.1.5:80/hook"]),
        # A PBX gets an address of its own family; IPv6 stands in brackets.
        ({"internal_url": "http://dual.lan:8123"} | IPV6, ["[fd00::5]:8123/hook"]),
        ({"source_address": "fd00::5"} | IPV6, ["[fd00::5]:8123/hook"]),
        ({"source_address": "fd00::5"}, []),
        # A simulated PBX on this very machine reaches the loopback address.
        ({"source_address": "127.0.0.1", "pbx_address": "127.0.0.1"}, ["127.0.0.1:8123/hook"]),
        ({"internal_url": "http://here:8123", "pbx_address": "127.0.0.2"}, ["127.0.1.1:8123/hook"]),
    ],
)
def test_order(known: dict[str, Any], expected: list[str]) -> None:
    assert found(**known) == expected
