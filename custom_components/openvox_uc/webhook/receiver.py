"""Receives the reports of a PBX, by its webhook and its optional port for reports.

A request to the webhook gets an empty 200, because the PBX repeats a report until it
gets one, except for a request that is interrupted by an unload. At the port, only a
request that may report gets an answer.

Ignored reports are counted but not logged: anyone who knows the URL can send anything,
as often as they like. The debug log has the PBX's own reports as they came, to explain
a call that went wrong.
"""

from contextvars import Context
from http import HTTPStatus
from typing import TYPE_CHECKING

from aiohttp.hdrs import METH_GET, METH_HEAD, METH_POST, METH_PUT
from aiohttp.web import Request, RequestPayloadError, Response
from homeassistant.components import webhook
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.util.dt import utcnow
from homeassistant.util.logging import catch_log_exception

from ..base.issues import Issue, async_clear_issue, async_raise_issue
from ..connection.addresses import plain_address
from ..const import DOMAIN, LOGGER
from ..pbx import (
    MAX_REPORT_BYTES,
    Report,
    UnknownReport,
    UnreadableMessageError,
    body_shape,
    parse_report,
)
from .report_port import ReportPort

if TYPE_CHECKING:
    from ..coordinator import OpenVoxCoordinator

_METHODS = (METH_GET, METH_HEAD, METH_POST, METH_PUT)


class ReportReceiver:
    """Receives the reports of one PBX, from before its login until after its logout."""

    def __init__(self, pbx: OpenVoxCoordinator) -> None:
        self._pbx = pbx
        self._session = pbx.session
        self._counts = pbx.counts
        self._port = ReportPort(self, pbx.session)
        self._has_asked = False
        self._is_closed = False
        # If processing failed, core would log the webhook id, which is secret.
        self._process_safely = catch_log_exception(
            self._process, lambda *_: f"{pbx.name}: failed to process a report"
        )

    async def async_open(self) -> None:
        """Start to accept reports.

        Raises ConfigEntryNotReady if the port for reports cannot be opened.
        """
        hass, entry = self._session.hass, self._session.entry
        await self._port.async_open()
        # With `local_only`, core would log the webhook id with each refusal; our own
        # check is stricter.
        webhook.async_register(
            hass,
            DOMAIN,
            entry.title,
            entry.data[CONF_WEBHOOK_ID],
            self._async_handle,
            local_only=False,
            allowed_methods=_METHODS,
        )
        async_clear_issue(hass, entry, Issue.FOREIGN_SENDER)

    @callback
    def async_close(self) -> None:
        self._is_closed = True
        webhook.async_unregister(
            self._session.hass, self._session.entry.data[CONF_WEBHOOK_ID]
        )
        self._port.async_close()

    async def _async_handle(
        self, _hass: HomeAssistant, _webhook_id: str, request: Request
    ) -> Response:
        body = await _read(request)
        if self._is_closed:
            # No one would publish what this report changes.
            return Response(status=HTTPStatus.SERVICE_UNAVAILABLE)
        # Await nothing from here on: a PBX that disconnects early would cancel it.
        if body is not None:
            self.receive(body, plain_address(request.remote or ""))
        return Response()

    @callback
    def receive(self, body: bytes, address: str | None) -> None:
        # In an empty context, whatever a report triggers has no request behind it, and
        # therefore no user.
        Context().run(self._process_safely, body, address)

    def _process(self, body: bytes, address: str | None) -> None:
        """Process a report of this PBX, or count why the request is ignored."""
        session, counts = self._session, self._counts
        try:
            report: Report | None = parse_report(body)
        except UnreadableMessageError:
            report = None
        serial = report.serial.lower() if report and report.serial else None
        own_serial = session.entry.unique_id
        if address not in session.senders:
            counts.foreign += 1
            if serial == own_serial:
                self._ask_about(address)
            return
        if len(body) > MAX_REPORT_BYTES:
            counts.oversized += 1
            return
        if report is None:
            counts.unparsed += 1
            counts.unparsed_shapes.append(body_shape(body))
            return
        if serial not in (None, own_serial):
            counts.other_serial += 1
            return
        LOGGER.debug("%s: reported %r", session.entry.title, body)
        # A debug recording, if one is running, also shows developers unknown reports.
        self._pbx.recorder.report_received(body)
        if isinstance(report, UnknownReport):
            counts.unknown += 1
            return
        counts.received += 1
        counts.last_report = utcnow()
        self._pbx.receive(report)

    def _ask_about(self, address: str | None) -> None:
        """Ask the user about the first foreign address that sends our serial.

        Otherwise, anyone who knows the webhook could raise many issues.
        """
        if address and not self._has_asked:
            self._has_asked = True
            async_raise_issue(
                self._session.hass,
                self._session.entry,
                Issue.FOREIGN_SENDER,
                address=address,
            )

    @callback
    def count_refused(self, head: bytes, address: str | None) -> None:
        """Count a bad request at the port for reports, which gets no answer.

        It is not HTTP, has too long a head, or lacks the webhook id.
        """
        if address not in self._session.senders:
            self._counts.foreign += 1
            return
        self._counts.refused += 1
        self._counts.unparsed_shapes.append(body_shape(head))


async def _read(request: Request) -> bytes | None:
    """Return the body, or enough of it to see that it is too long.

    None if the sender disconnected or did not send HTTP.
    """
    # Get `content` only once: in a request from the cloud, each access begins the body
    # again.
    content = request.content
    body = b""
    try:
        while len(body) <= MAX_REPORT_BYTES:
            chunk = await content.read(MAX_REPORT_BYTES + 1)
            if not chunk:
                break
            body += chunk
    except OSError, RequestPayloadError:
        return None
    return body
