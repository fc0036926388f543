"""A port of its own for the reports of a PBX, without TLS, and for requests that Home Assistant's web server refuses.

Anyone can connect to it, so it reads little, for a few seconds, and from a few connections at once; the oldest ones give way to new ones.
"""

import asyncio
from collections.abc import Callable
from functools import partial
from hmac import compare_digest
from typing import cast, override

from homeassistant.const import CONF_WEBHOOK_ID, EVENT_HOMEASSISTANT_STOP
from homeassistant.core import CALLBACK_TYPE, Event, callback
from homeassistant.exceptions import ConfigEntryNotReady

from ..base.error_texts import translated
from ..connection.addresses import plain_address
from ..connection.options import read_option
from ..connection.session import PbxSession
from ..const import CONF_REPORT_PORT
from ..pbx import UnreadableMessageError, parse_report_request

_MAX_SECONDS = 10
# More than asyncio accepts in one turn, so that no burst of the PBX displaces its own reports.
_MAX_CONNECTIONS = 256
# Strangers have connections of their own, so that they displace only each other.
_MAX_FOREIGN_CONNECTIONS = 16
_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"

type Receive = Callable[[bytes, str | None], object]


async def async_open_report_port(session: PbxSession, receive: Receive, refuse: Receive) -> CALLBACK_TYPE:
    """Open the port of the options, if they have one, and return what closes it. Raises ConfigEntryNotReady."""
    if (port := read_option(session.entry, CONF_REPORT_PORT)) is None:
        return lambda: None
    try:
        server = await asyncio.get_running_loop().create_server(partial(_Connection, _Port(session, receive, refuse)), port=port)
    except OSError as error:
        raise ConfigEntryNotReady(**translated("report_port_in_use", port=str(port))) from error

    @callback
    def close(_event: Event | None = None) -> None:
        server.close()
        server.abort_clients()

    # What comes after that is for the next run.
    session.entry.async_on_unload(session.hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, close))
    return close


async def async_can_open(port: int) -> bool:
    try:
        server = await asyncio.get_running_loop().create_server(asyncio.Protocol, port=port, start_serving=False)
    except OSError:
        return False
    server.close()
    return True


class _Port:
    """Decides whose requests are read, and keeps the number of connections down."""

    def __init__(self, session: PbxSession, receive: Receive, refuse: Receive) -> None:
        self.receive = receive
        self.refuse = refuse
        self._session = session
        self._webhook_id: bytes = session.entry.data[CONF_WEBHOOK_ID].encode()
        self._open: dict[bool, dict[_Connection, None]] = {True: {}, False: {}}

    def is_foreign(self, address: str | None) -> bool:
        return address not in self._session.senders

    def admits(self, target: bytes, address: str | None) -> bool:
        """Return whether a request knows the webhook id; the PBX itself may lose its path, or the slash in front of it (protocol 1.8)."""
        knows_id = compare_digest(target.rpartition(b"/")[2], self._webhook_id)
        # Many may share another address that is allowed, such as that of a proxy.
        return knows_id or (target in (b"", b"/") and address in self._session.addresses)

    def opened(self, connection: _Connection) -> None:
        connections = self._open[connection.is_foreign]
        connections[connection] = None
        if len(connections) > (_MAX_FOREIGN_CONNECTIONS if connection.is_foreign else _MAX_CONNECTIONS):
            oldest = next(iter(connections))
            self.closed(oldest)
            oldest.abort()

    def closed(self, connection: _Connection) -> None:
        self._open[connection.is_foreign].pop(connection, None)


class _Connection(asyncio.Protocol):
    """A connection for one request. All is decided as the bytes come in, so nothing waits, and nothing can be canceled."""

    _transport: asyncio.Transport
    _timer: asyncio.TimerHandle

    def __init__(self, port: _Port) -> None:
        self.is_foreign = True
        self._port = port
        self._address: str | None = None
        self._received = b""
        self._body: bytes | None = None  # of a request that is admitted, as far as it has arrived
        self._is_answered = False

    @override
    def connection_made(self, transport: asyncio.BaseTransport) -> None:
        self._transport = cast("asyncio.Transport", transport)
        self._timer = asyncio.get_running_loop().call_later(_MAX_SECONDS, self._time_out)
        self._address = plain_address(transport.get_extra_info("peername")[0])
        self.is_foreign = self._port.is_foreign(self._address)
        self._port.opened(self)

    @override
    def data_received(self, data: bytes) -> None:
        # What follows the report is read, too: closing the connection before would take the answer back.
        if self._is_answered:
            return
        self._received += data
        try:
            request = parse_report_request(self._received)
        except UnreadableMessageError:
            self._refuse()
            return
        if request is None:
            return
        if not self._port.admits(request.target, self._address):
            self._refuse()
            return
        self._body = request.body
        if request.is_complete:
            self._take()

    @override
    def eof_received(self) -> None:
        self._take()

    @override
    def connection_lost(self, exc: Exception | None) -> None:
        self._timer.cancel()
        self._port.closed(self)

    def abort(self) -> None:
        self._transport.abort()

    def _time_out(self) -> None:
        self._take()
        self.abort()

    def _refuse(self) -> None:
        self._port.refuse(self._received, self._address)
        self.abort()

    def _take(self) -> None:
        """Process what has arrived of the body: all of it, or as much as the sender sends."""
        if self._body is not None and not self._is_answered:
            self._is_answered, self._received = True, b""
            # First, since a sender that resets the connection once it is answered lets the end of the answer fail.
            self._port.receive(self._body, self._address)
            self._transport.write(_ANSWER)
            self._transport.write_eof()
