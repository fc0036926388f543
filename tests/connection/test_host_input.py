"""What people paste into an address field."""

from contextlib import suppress

from hypothesis import given, strategies as st
import pytest

from custom_components.openvox_uc.base.error_texts import FormError
from custom_components.openvox_uc.connection.host_input import parse_callback_address, parse_host, parse_prefix, parse_senders


@pytest.mark.parametrize(
    ("text", "host", "port"),
    [
        ("192.168.1.10", "192.168.1.10", None),
        ("  192.168.1.10\n", "192.168.1.10", None),
        ("192.168.1.10:9011", "192.168.1.10", 9011),
        ("192.168.1.10:", "192.168.1.10", None),
        ("192.168.1.10/admin", "192.168.1.10", None),
        ("http://192.168.1.10", "192.168.1.10", None),
        ("http://192.168.1.10:9011/api/v0.0.1/login?type=json#top", "192.168.1.10", 9011),
        ("HTTP://PBX.Example.Org/", "pbx.example.org", None),
        ("pbx.", "pbx", None),
        ("my_pbx-2.lan:80", "my_pbx-2.lan", 80),
        ("büro.lan", "büro.lan", None),
        ("admin:secret@192.168.1.10:9011", "192.168.1.10", 9011),
        ("2001:DB8:0::1", "2001:db8::1", None),
        ("[2001:db8::1]", "2001:db8::1", None),
        ("[2001:db8::1]:9011", "2001:db8::1", 9011),
        ("http://[2001:db8::1]:80/", "2001:db8::1", 80),
        ("fe80::1%eth0", "fe80::1%eth0", None),
        ("[fe80::1%eth0]:9011", "fe80::1%eth0", 9011),
        ("http://[fe80::1%25eth0]:9011/", "fe80::1%eth0", 9011),
        ("[::1", "::1", None),
        ("::ffff:192.168.1.10", "192.168.1.10", None),
    ],
)
def test_understood(text: str, host: str, port: int | None) -> None:
    assert parse_host(text) == (host, port)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "http://",
        "my pbx",
        "192.168.1.300",
        "192.168.001.010",
        "192.168.1",
        "192.168.1.10:0",
        "192.168.1.10:65536",
        "192.168.1.10:port",
        "192.168.1.10 9011",
        "-pbx",
        "pbx-.lan",
        "pbx..lan",
        "a" * 64,
        "ß" * 60,
        ".".join(["a" * 60] * 5),
        "http://[no]/",
        "sip://192.168.1.10",
        "ftp://192.168.1.10",
        "pbx\x00",
        "pbx\ud800",
    ],
)
def test_no_address(text: str) -> None:
    with pytest.raises(FormError, match="invalid_host"):
        parse_host(text)


def test_https() -> None:
    with pytest.raises(FormError, match="https_not_supported"):
        parse_host("https://192.168.1.10/")


@given(st.text() | st.from_regex(r"(https?://)?\[?[0-9a-f:.%]*\]?(:\d*)?(/.*)?"))
def test_anything(text: str) -> None:
    with suppress(FormError):
        parsed = parse_host(text)
        assert parse_host(str(parsed)) == parsed


@pytest.mark.parametrize(
    ("text", "stored"),
    [
        ("", ""),
        (" ", ""),
        ("192.168.1.5", "192.168.1.5"),
        ("192.168.1.5:8123", "192.168.1.5:8123"),
        ("http://homeassistant.lan:8123/lovelace/0", "homeassistant.lan:8123"),
        ("http://192.168.1.5", "192.168.1.5:80"),
        ("http://[2001:db8::1]", "[2001:db8::1]:80"),
        ("2001:db8::1", "2001:db8::1"),
    ],
)
def test_callback_address(text: str, stored: str) -> None:
    assert parse_callback_address(text) == stored


def test_senders() -> None:
    assert parse_senders([" 192.168.1.10", "", "::FFFF:192.168.1.10", "2001:DB8::1"]) == ["192.168.1.10", "2001:db8::1"]
    with pytest.raises(FormError, match="invalid_sender"):
        parse_senders(["192.168.1.10", "pbx.lan"])


def test_outside_prefix() -> None:
    assert parse_prefix(" 0") == "0"
    assert parse_prefix("*21#+9") == "*21#+9"
    for text in ("0w", "0 0", "\u0660"):
        with pytest.raises(FormError, match="invalid_prefix"):
            parse_prefix(text)
