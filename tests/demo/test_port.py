"""The port that the demo's Home Assistant gets."""

import socket

import pytest

from .home_assistant import HOST, PORT, DemoError, reserved_port


def test_taken_port(monkeypatch: pytest.MonkeyPatch) -> None:
    """It is skipped, or an error if there is no other."""
    with socket.create_server((HOST, 0)) as other:
        taken = int(other.getsockname()[1])
        with reserved_port(taken) as port:
            assert port > taken
            socket.create_server((HOST, port)).close()
        monkeypatch.setattr("tests.demo.home_assistant._PORTS", 1)
        with pytest.raises(DemoError, match="taken"), reserved_port(taken):
            pass


def test_two_demos_started_at_once_get_two_ports() -> None:
    """A port is kept before a server listens on it, and free again afterward."""
    with reserved_port(PORT) as first, reserved_port(first) as second:
        assert second > first
    with reserved_port(first) as again:
        assert again == first
