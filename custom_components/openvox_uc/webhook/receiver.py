"""Where the reports of a PBX arrive: its webhook, and its port for reports if it has one.

Every request gets an empty 200, since the PBX repeats a report until it does. Ignored reports are counted and not logged: anyone who
knows the URL can send anything, at any rate. The PBX's own reports are in the debug log as they came, to explain a call that went wrong.
"""

from typing import Protocol

from aiohttp.hdrs import METH_GET, METH_HEAD, METH_POST, METH_PUT
from aiohttp.web import Request, RequestPayloadError, Response
from homeassistant.components import webhook
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.util.dt import utcnow
from homeassistant.util.logging import catch_log_exception

from ..base.issues import Issue, async_clear_issue, async_raise_issue
from ..connection.addresses import plain_address
from ..connection.session import PbxSession
from ..const import DOMAIN, LOGGER
from ..pbx import MAX_REPORT_BYTES, Report, UnknownReport, UnreadableMessageError, body_shape, parse_report
from .recorder import ReportCounts, ReportRecorder
from .report_port import async_open_report_port

_METHODS = (METH_GET, METH_HEAD, METH_POST, METH_PUT)


class ReportListener(Protocol):
    serial: str
    session: PbxSession
    counts: ReportCounts
    recorder: ReportRecorder

    def receive(self, report: Report) -> None: ...


async def async_register_receiver(listener: ReportListener) -> CALLBACK_TYPE:
    """Accept reports until the returned function is called. Raises ConfigEntryNotReady if the port for reports cannot be opened."""
    hass, entry = listener.session.hass, listener.session.entry
    webhook_id: str = entry.data[CONF_WEBHOOK_ID]
    # Core would log the webhook id, which is a secret.
    receive = catch_log_exception(_Receiver(listener).receive, lambda *_: f"{entry.title}: failed to process a report")

    async def handle(hass: HomeAssistant, webhook_id: str, request: Request) -> Response:
        # Not awaited, since a PBX that hangs up early would cancel it.
        if (body := await _read(request)) is not None:
            receive(body, plain_address(request.remote or ""))
        return Response()

    close_port = await async_open_report_port(listener.session, listener.counts, receive)

    @callback
    def close() -> None:
        webhook.async_unregister(hass, webhook_id)
        close_port()

    # Core would log the webhook id with each refusal; our own check is stricter.
    webhook.async_register(hass, DOMAIN, entry.title, webhook_id, handle, local_only=False, allowed_methods=_METHODS)
    async_clear_issue(hass, entry, Issue.FOREIGN_SENDER)
    return close


class _Receiver:
    def __init__(self, listener: ReportListener) -> None:
        self._listener = listener
        self._foreign_address: str | None = None

    @callback
    def receive(self, body: bytes, address: str | None) -> None:
        listener, session, counts = self._listener, self._listener.session, self._listener.counts
        is_foreign = address not in session.senders
        counts.foreign += is_foreign
        if len(body) > MAX_REPORT_BYTES:
            counts.oversized += not is_foreign
            return
        try:
            report = parse_report(body)
        except UnreadableMessageError:
            if not is_foreign:
                counts.unparsed += 1
                counts.unparsed_shapes.append(body_shape(body))
            return
        serial = report.serial and report.serial.lower()
        if is_foreign:
            # Only the first, since anyone who knows the webhook could raise many.
            if serial == listener.serial and address and not self._foreign_address:
                self._foreign_address = address
                async_raise_issue(session.hass, session.entry, Issue.FOREIGN_SENDER, address=address)
        elif serial and serial != listener.serial:
            counts.other_serial += 1
        else:
            LOGGER.debug("%s: reported %r", session.entry.title, body)
            listener.recorder.report_received(body)
            if isinstance(report, UnknownReport):
                counts.unknown += 1
            else:
                counts.received += 1
                counts.last_report = utcnow()
                listener.receive(report)


async def _read(request: Request) -> bytes | None:
    """Return the body, cut off if it is too long; None if the sender hung up or sent no HTTP."""
    # Only once: in a request from the cloud, each `content` begins the body again.
    content = request.content
    body = b""
    try:
        while len(body) <= MAX_REPORT_BYTES and (chunk := await content.read(MAX_REPORT_BYTES + 1)):
            body += chunk
    except OSError, RequestPayloadError:
        return None
    return body
