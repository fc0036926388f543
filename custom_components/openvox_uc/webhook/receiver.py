"""Where the reports of a PBX arrive: its webhook, and its port for reports if it has one.

Every request gets an empty 200, since the PBX repeats a report until it does. Ignored reports are counted and not logged: anyone who
knows the URL can send anything, at any rate. The PBX's own reports are in the debug log as they came, to explain a call that went wrong.
"""

import asyncio
from collections.abc import Mapping
from contextvars import Context
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
from ..pbx import MAX_REPORT_BYTES, ExtensionState, Report, UnknownReport, UnreadableMessageError, body_shape, parse_report
from .recorder import ReportCounts, ReportRecorder, Verdict
from .report_port import async_open_report_port

_METHODS = (METH_GET, METH_HEAD, METH_POST, METH_PUT)
# Many reports come in bursts, and with no requests in between, they take a third less time.
COLLECT_SECONDS = 0.01
# For a few, waking up once more would cost more than that.
_MOST_ALONE = 4
# These keep Home Assistant from everything else for about ten milliseconds.
_MOST_AT_ONCE = 32


class ReportObserver(Protocol):
    """A test of reports, which is shown all that arrives, and the lists."""

    def received(self, verdict: Verdict, address: str | None, body: bytes, report: Report | None) -> None: ...
    def extensions_listed(self, states: Mapping[str, ExtensionState | None]) -> None: ...


class ReportListener(Protocol):
    serial: str
    session: PbxSession
    counts: ReportCounts
    recorder: ReportRecorder
    report_test: ReportObserver | None

    def receive(self, report: Report) -> None: ...


async def async_register_receiver(listener: ReportListener) -> CALLBACK_TYPE:
    """Accept reports until the returned function is called. Raises ConfigEntryNotReady if the port for reports cannot be opened."""
    hass, entry = listener.session.hass, listener.session.entry
    webhook_id: str = entry.data[CONF_WEBHOOK_ID]
    receiver = _Receiver(listener)

    async def handle(hass: HomeAssistant, webhook_id: str, request: Request) -> Response:
        # Not awaited, since a PBX that hangs up early would cancel it.
        if (body := await _read(request)) is not None:
            receiver.receive(body, plain_address(request.remote or ""))
        return Response()

    close_port = await async_open_report_port(listener.session, receiver.receive, receiver.refuse)

    @callback
    def close() -> None:
        webhook.async_unregister(hass, webhook_id)
        close_port()
        receiver.process_waiting()

    # Core would log the webhook id with each refusal; our own check is stricter.
    webhook.async_register(hass, DOMAIN, entry.title, webhook_id, handle, local_only=False, allowed_methods=_METHODS)
    async_clear_issue(hass, entry, Issue.FOREIGN_SENDER)
    return close


class _Receiver:
    def __init__(self, listener: ReportListener) -> None:
        self._listener = listener
        self._foreign_address: str | None = None
        self._waiting: list[tuple[bytes, str | None]] = []
        self._timer: asyncio.TimerHandle | None = None
        self._burst_until = 0.0
        self._count = 0
        # Core would log the webhook id, which is a secret.
        self._process = catch_log_exception(self._process_one, lambda *_: f"{listener.session.entry.title}: failed to process a report")

    @callback
    def receive(self, body: bytes, address: str | None) -> None:
        """Process a report at once, or with others soon if many come at a time."""
        self._waiting.append((body, address))
        loop = self._listener.session.hass.loop
        if (now := loop.time()) >= self._burst_until:
            self._burst_until, self._count = now + COLLECT_SECONDS, 0
        self._count += 1
        if len(self._waiting) >= _MOST_AT_ONCE or (self._timer is None and self._count <= _MOST_ALONE):
            self.process_waiting()
        elif self._timer is None:
            self._timer = loop.call_later(COLLECT_SECONDS, self.process_waiting)

    @callback
    def process_waiting(self) -> None:
        if self._timer:
            self._timer.cancel()
            self._timer = None
            self._burst_until = self._listener.session.hass.loop.time() + COLLECT_SECONDS
        waiting, self._waiting = self._waiting, []
        for body, address in waiting:
            # So that what a report triggers has no request behind it, and may play recordings.
            Context().run(self._process, body, address)

    def _process_one(self, body: bytes, address: str | None) -> None:
        listener, session, counts = self._listener, self._listener.session, self._listener.counts
        verdict, report = self._judge(body, address)
        counts.count(verdict)
        if test := listener.report_test:
            test.received(verdict, address, body, report)
        if verdict is Verdict.UNPARSED:
            counts.unparsed_shapes.append(body_shape(body))
        elif verdict is Verdict.FOREIGN:
            # Only the first, since anyone who knows the webhook could raise many.
            if report and _serial(report) == listener.serial and address and not self._foreign_address:
                self._foreign_address = address
                async_raise_issue(session.hass, session.entry, Issue.FOREIGN_SENDER, address=address)
        elif report and verdict in (Verdict.RECEIVED, Verdict.UNKNOWN):
            LOGGER.debug("%s: reported %r", session.entry.title, body)
            listener.recorder.report_received(body)
            if verdict is Verdict.RECEIVED:
                counts.last_report = utcnow()
                listener.receive(report)

    @callback
    def refuse(self, head: bytes, address: str | None) -> None:
        """Note a request to the port for reports that is no HTTP, or lacks the webhook id."""
        counts = self._listener.counts
        if address not in self._listener.session.senders:
            counts.count(Verdict.FOREIGN)
            return
        counts.count(Verdict.REFUSED)
        counts.unparsed_shapes.append(body_shape(head))
        if test := self._listener.report_test:
            test.received(Verdict.REFUSED, address, b"", None)

    def _judge(self, body: bytes, address: str | None) -> tuple[Verdict, Report | None]:
        is_foreign = address not in self._listener.session.senders
        if len(body) > MAX_REPORT_BYTES:
            return Verdict.FOREIGN if is_foreign else Verdict.OVERSIZED, None
        try:
            report = parse_report(body)
        except UnreadableMessageError:
            return Verdict.FOREIGN if is_foreign else Verdict.UNPARSED, None
        if is_foreign:
            return Verdict.FOREIGN, report
        if (serial := _serial(report)) and serial != self._listener.serial:
            return Verdict.OTHER_SERIAL, report
        return Verdict.UNKNOWN if isinstance(report, UnknownReport) else Verdict.RECEIVED, report


def _serial(report: Report) -> str | None:
    return report.serial and report.serial.lower()


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
