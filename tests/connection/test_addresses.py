"""Numeric addresses of hosts, of senders and of the own interfaces."""

from homeassistant.core import HomeAssistant
import pytest

from custom_components.openvox_uc.connection.addresses import async_resolve, plain_address, source_address


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("192.168.1.80", "192.168.1.80"),
        ("::ffff:192.168.1.80", "192.168.1.80"),
        ("FD00:0::80", "fd00::80"),
        ("fe80::1%eth0", "fe80::1%eth0"),
        ("192.168.1.080", None),
        ("pbx.lan", None),
        ("", None),
    ],
)
def test_plain_address(text: str, expected: str | None) -> None:
    assert plain_address(text) == expected


async def test_resolve(hass: HomeAssistant, names: None) -> None:
    assert await async_resolve(hass, "localhost") == ("127.0.0.1",)
    assert await async_resolve(hass, "127.0.0.2") == ("127.0.0.2",)
    assert await async_resolve(hass, "nowhere.lan") == ()
    assert await async_resolve(hass, "." * 300) == ()


def test_source_address(monkeypatch: pytest.MonkeyPatch) -> None:
    assert source_address("127.0.0.1") == "127.0.0.1"

    def unreachable(*_: object) -> None:
        raise OSError

    monkeypatch.setattr("socket.socket.connect", unreachable)
    assert source_address("192.0.2.1") is None
