"""A separate port for the reports of a PBX, without TLS.

It accepts requests that Home Assistant's web server refuses. Anyone can connect to it,
so it reads little, only for a few seconds, and from a few strangers at a time; new
strangers displace the oldest ones.
"""

import asyncio
from contextlib import suppress
from hmac import compare_digest
from typing import TYPE_CHECKING

from homeassistant.const import CONF_WEBHOOK_ID, EVENT_HOMEASSISTANT_STOP
from homeassistant.core import Event, callback
from homeassistant.exceptions import ConfigEntryNotReady

from ..base.error_texts import translated
from ..connection.addresses import plain_address
from ..connection.options import read_option
from ..connection.session import PbxSession
from ..const import CONF_REPORT_PORT
from ..pbx import HEAD_ENDS, parse_report_head, read_report_body

if TYPE_CHECKING:
    from .receiver import ReportReceiver

_MAX_SECONDS = 10
_MAX_HEAD_BYTES = 8 * 1024
# Strangers displace only each other, never the PBX.
_MAX_FOREIGN_CONNECTIONS = 16
_ANSWER = b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n"


async def async_can_open(port: int) -> bool:
    try:
        server = await asyncio.get_running_loop().create_server(
            asyncio.Protocol, port=port, start_serving=False
        )
    except OSError:
        return False
    server.close()
    return True


class ReportPort:
    """The port for reports, if the options name one.

    It reads one request from each connection.
    """

    def __init__(self, receiver: ReportReceiver, session: PbxSession) -> None:
        self._receiver = receiver
        self._session = session
        self._webhook_id: bytes = session.entry.data[CONF_WEBHOOK_ID].encode()
        self._server: asyncio.Server | None = None
        self._foreign: list[asyncio.StreamWriter] = []

    async def async_open(self) -> None:
        """Open the port.

        Raises ConfigEntryNotReady if that fails, mostly because it is in use.
        """
        hass, entry = self._session.hass, self._session.entry
        port: int | None = read_option(entry, CONF_REPORT_PORT)
        if port is None:
            return
        try:
            self._server = await asyncio.start_server(
                self._async_serve, port=port, limit=_MAX_HEAD_BYTES
            )
        except OSError as error:
            raise ConfigEntryNotReady(
                **translated("report_port_in_use", port=str(port))
            ) from error
        # Later reports are for the next run.
        entry.async_on_unload(
            hass.bus.async_listen_once(EVENT_HOMEASSISTANT_STOP, self.async_close)
        )

    @callback
    def async_close(self, _event: Event | None = None) -> None:
        if self._server:
            self._server.close()
            self._server.abort_clients()

    async def _async_serve(
        self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter
    ) -> None:
        address = plain_address(writer.get_extra_info("peername")[0])
        if address not in self._session.senders:
            self._foreign.append(writer)
            if len(self._foreign) > _MAX_FOREIGN_CONNECTIONS:
                self._foreign.pop(0).transport.abort()
        try:
            # These errors end a connection: the sender disconnected or was too slow.
            with suppress(EOFError, OSError):
                await self._async_answer(reader, writer, address)
        finally:
            writer.transport.abort()
            if writer in self._foreign:
                self._foreign.remove(writer)

    async def _async_answer(
        self,
        reader: asyncio.StreamReader,
        writer: asyncio.StreamWriter,
        address: str | None,
    ) -> None:
        deadline = asyncio.get_running_loop().time() + _MAX_SECONDS
        request = None
        async with asyncio.timeout_at(deadline):
            try:
                head = await reader.readuntil(HEAD_ENDS)
            except asyncio.LimitOverrunError:
                head = await reader.read(_MAX_HEAD_BYTES)
            else:
                request = parse_report_head(head)
        if request is None or not self._admits(request.target, address):
            self._receiver.count_refused(head, address)
            return
        body = await read_report_body(reader, request.length, deadline)
        if writer.is_closing():
            # A newer connection displaced this one, or the port was closed.
            return
        # Process the report first: writing the answer fails if the sender resets the
        # connection.
        self._receiver.receive(body, address)
        writer.write(_ANSWER)
        writer.write_eof()
        # Also read what follows the report, because closing the connection with unread
        # data would discard the answer.
        async with asyncio.timeout_at(deadline):
            while await reader.read(_MAX_HEAD_BYTES):
                pass

    def _admits(self, target: bytes, address: str | None) -> bool:
        """Return whether a request may report.

        It needs the webhook id. Requests of the PBX itself may lack their path, or its
        leading slash (protocol 1.8).
        """
        if compare_digest(target.rpartition(b"/")[2], self._webhook_id):
            return True
        # Other allowed addresses, such as that of a proxy, may be shared by many
        # devices.
        return target in (b"", b"/") and address in self._session.addresses
