"""The port that the demo's Home Assistant gets."""

import socket

import pytest

from .home_assistant import HOST, PORT, DemoError, reserved_port


def _listener(port: int = 0) -> socket.socket:
    return socket.create_server((HOST, port))


def test_taken_port_is_passed_over() -> None:
    with _listener() as other:
        taken = int(other.getsockname()[1])
        with reserved_port(taken) as port:
            assert port > taken
            _listener(port).close()


def test_two_demos_started_at_once_get_two_ports() -> None:
    """A port is kept before anybody listens on it, and free again afterwards."""
    with reserved_port(PORT) as first, reserved_port(first) as second:
        assert second > first
    with reserved_port(first) as again:
        assert again == first


def test_no_free_port_is_an_error(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("tests.demo.home_assistant._PORTS", 1)
    with _listener() as other, pytest.raises(DemoError, match="taken"), reserved_port(int(other.getsockname()[1])):
        pass
