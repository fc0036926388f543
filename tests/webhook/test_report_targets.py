"""Which URL the PBX is given."""

from typing import Any

from homeassistant.components.http import ApiConfig
from homeassistant.core import HomeAssistant
import pytest

from custom_components.openvox_uc.connection.addresses import plain_address
from custom_components.openvox_uc.webhook import report_targets

NAMES = {
    "ha.lan": ("192.168.1.5",),
    "dual.lan": ("fd00::5", "192.168.1.5"),
    "here": ("127.0.1.1",),
    "everywhere": ("0.0.0.0",),
    "nowhere.lan": (),
    "homeassistant.local": ("192.168.1.5",),
    "homeassistant.local.": ("192.168.1.5",),
}
OPTION, URL, OWN = (
    {"option": "192.168.1.7:81"},
    {"url": "http://ha.lan:80"},
    {"own": "192.168.1.5"},
)
PORT, TLS, IPV6 = {"port": 8260}, {"use_ssl": True}, {"pbx": "fd00::80"}


@pytest.mark.parametrize(
    ("known", "expected"),
    [
        ({}, []),
        ({"option": "192.168.1.7"}, ["192.168.1.7:8123"]),
        (OPTION, ["192.168.1.7:81"]),
        ({"option": "ha.lan"}, ["192.168.1.5:8123"]),
        ({"option": "ha.lan:80"}, ["192.168.1.5:80"]),
        ({"option": "nowhere.lan"}, []),
        ({"option": ""}, []),
        ({"url": "http://192.168.1.5:8123"}, ["192.168.1.5:8123"]),
        ({"url": "http://192.168.1.5"}, ["192.168.1.5:80"]),
        ({"url": "http://ha.lan:8123/"}, ["192.168.1.5:8123"]),
        ({"url": "http://dual.lan:8123"}, ["192.168.1.5:8123"]),
        ({"url": "http://homeassistant.local:8123"}, []),
        ({"url": "http://homeassistant.local.:8123"}, []),
        ({"url": "http://nowhere.lan:8123"}, []),
        ({"url": "https://192.168.1.5:8123"}, []),
        ({"url": "http://192.168.1.5:port"}, []),
        ({"url": "http://"}, []),
        ({"url": "http://here:8123"}, []),
        ({"url": "http://everywhere:8123"}, []),
        # The option comes first, then the internal URL, then our own interface, each
        # only once.
        (OPTION | URL | OWN, ["192.168.1.7:81", "192.168.1.5:80", "192.168.1.5:8123"]),
        ({"url": "http://ha.lan:8123"} | OWN, ["192.168.1.5:8123"]),
        # A PBX cannot use a port that speaks TLS; a proxy in front of it may offer
        # another.
        (OWN | TLS, []),
        (OPTION | OWN | TLS, ["192.168.1.7:81"]),
        (URL | OWN | TLS, ["192.168.1.5:80"]),
        # A PBX gets an address of its own family; IPv6 is in brackets.
        ({"url": "http://dual.lan:8123"} | IPV6, ["[fd00::5]:8123"]),
        ({"own": "fd00::5"} | IPV6, ["[fd00::5]:8123"]),
        ({"own": "fd00::5"}, []),
        # A port for reports comes first, at each of the places, unless a port was
        # entered; it speaks no TLS.
        (PORT, []),
        (PORT | OWN | TLS, ["192.168.1.5:8260"]),
        (PORT | OWN, ["192.168.1.5:8260", "192.168.1.5:8123"]),
        (
            PORT | OWN | {"option": "192.168.1.7"},
            [
                "192.168.1.7:8260",
                "192.168.1.5:8260",
                "192.168.1.7:8123",
                "192.168.1.5:8123",
            ],
        ),
        (
            PORT | OWN | {"option": "192.168.1.7:8123"},
            [
                "192.168.1.7:8260",
                "192.168.1.5:8260",
                "192.168.1.7:8123",
                "192.168.1.5:8123",
            ],
        ),
        (
            PORT | OWN | OPTION,
            ["192.168.1.7:81", "192.168.1.5:8260", "192.168.1.5:8123"],
        ),
        (PORT | OWN | URL, ["192.168.1.5:8260", "192.168.1.5:80", "192.168.1.5:8123"]),
        (PORT | {"own": "fd00::5"} | IPV6, ["[fd00::5]:8260", "[fd00::5]:8123"]),
        # A simulated PBX on this very machine reaches the loopback address.
        ({"own": "127.0.0.1", "pbx": "127.0.0.1"}, ["127.0.0.1:8123"]),
        ({"url": "http://here:8123", "pbx": "127.0.0.2"}, ["127.0.1.1:8123"]),
    ],
)
async def test_targets(
    hass: HomeAssistant,
    monkeypatch: pytest.MonkeyPatch,
    known: dict[str, Any],
    expected: list[str],
) -> None:
    async def resolve(_: HomeAssistant, host: str) -> tuple[str, ...]:
        return (host,) if plain_address(host) else NAMES[host]

    monkeypatch.setattr(report_targets, "async_resolve", resolve)
    monkeypatch.setattr(report_targets, "source_address", lambda _: known.get("own"))
    hass.config.internal_url = known.get("url")
    hass.config.api = ApiConfig(
        "0.0.0.0", "0.0.0.0", 8123, use_ssl=known.get("use_ssl", False)
    )
    options = {
        "callback_address": known.get("option"),
        "report_port": known.get("port"),
    }
    targets = await report_targets.async_report_targets(
        hass, "hook", known.get("pbx", "192.168.1.80"), options
    )
    assert [target.url for target in targets] == [
        f"{place}/api/webhook/hook" for place in expected
    ]
