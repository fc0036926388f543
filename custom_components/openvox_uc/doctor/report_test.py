"""The test itself: a minute in which all that the PBX reports and lists is noted."""

import asyncio
from collections import Counter
from collections.abc import Mapping
from datetime import datetime, timedelta

from homeassistant.const import CONF_HOST
from homeassistant.core import CALLBACK_TYPE, Context, HassJob, HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.event import async_call_later, async_track_time_interval
from homeassistant.util.hass_dict import HassKey

from ..base.error_texts import invalid
from ..base.subjects import extension_subject
from ..connection.addresses import async_resolve
from ..connection.options import read_option
from ..const import CONF_REPORT_PORT, DOMAIN
from ..coordinator import OpenVoxCoordinator
from ..pbx import CallRecordReport, CallReport, ExtensionState, Report
from ..services.calls import async_dial_from
from ..services.dialing import Dialed
from ..services.targeted import Target
from ..webhook.recorder import Verdict
from .differences import differences
from .observed import Arrival, Observed
from .result import TestResult

TEST_SECONDS = 60
TEST_NAME = "test of reports"
# The PBX gets at most 30 requests a minute, and a list takes two.
_POLL_INTERVAL = timedelta(seconds=20)
# The last reports of a call come with its record.
_SECONDS_AFTER_RECORD = 5
# Of those that count, and of the others.
_MAX_ARRIVALS = 500

_RESULTS: HassKey[dict[str, TestResult]] = HassKey(f"{DOMAIN}_report_tests")


@callback
def async_last_result(hass: HomeAssistant, entry_id: str) -> TestResult | None:
    return hass.data.get(_RESULTS, {}).get(entry_id)


class ReportTest:
    """Ends by itself: after a minute, soon after a whole call, or with the entry."""

    def __init__(self, pbx: OpenVoxCoordinator, phone: str | None = None) -> None:
        self._pbx = pbx
        self._phone = phone
        self._began_at = pbx.clock.now()
        self._arrivals: list[Arrival] = []
        self._arrived = Counter[bool]()
        self._legs = set[str]()
        self._lists: list[Mapping[str, ExtensionState | None]] = []
        self._target = pbx.watchdog.target
        self._lost_tokens = pbx.client.lost_tokens
        self._dialed_at: float | None = None
        self._dial_error: HomeAssistantError | None = None
        self._is_interrupted = False
        self._ended = asyncio.Event()
        self._owned: list[CALLBACK_TYPE] = []

    async def async_run(self, callee: str | None = None) -> TestResult:
        """Watch until the end; with a callee, let the PBX ring the phone and connect the two. Raises HomeAssistantError."""
        pbx, hass = self._pbx, self._pbx.hass
        if pbx.report_test:
            raise invalid("report_test_running", pbx=pbx.data.device.name)
        pbx.report_test = self
        self._end_in(TEST_SECONDS)
        self._owned += (
            async_track_time_interval(hass, self._poll, _POLL_INTERVAL, name=TEST_NAME, cancel_on_shutdown=True),
            pbx.config_entry.async_on_state_change(self._interrupt),
        )
        try:
            # A poll that is canceled fails for all.
            await asyncio.shield(hass.async_create_background_task(pbx.async_refresh(), f"poll for the {TEST_NAME}"))
            if callee is not None and self._phone is not None and not self._ended.is_set():
                await self._async_ring(self._phone, callee)
            await self._ended.wait()
            seen = await self._async_observed()
            # A PBX that sends much that is odd would hold the loop.
            result = TestResult(pbx, seen, await hass.async_add_executor_job(differences, seen.own))
        finally:
            self.async_end()
            pbx.report_test = None
        hass.data.setdefault(_RESULTS, {})[pbx.config_entry.entry_id] = result
        return result

    @callback
    def async_end(self, _now: datetime | None = None) -> None:
        while self._owned:
            self._owned.pop()()
        self._ended.set()

    @callback
    def _interrupt(self) -> None:
        self._is_interrupted = True
        self.async_end()

    @callback
    def received(self, verdict: Verdict, address: str | None, body: bytes, report: Report | None) -> None:
        now = self._pbx.clock.now()
        arrival = Arrival(now - self._began_at, self._pbx.clock.label(now), verdict, address, body, report)
        self._arrived[arrival.is_own] += 1
        if self._arrived[arrival.is_own] > _MAX_ARRIVALS or self._ended.is_set():
            return
        self._arrivals.append(arrival)
        if not arrival.is_own:
            return
        if isinstance(report, CallReport) and (self._phone is None or arrival.names(self._phone)):
            self._legs.update(report.legs)
        elif isinstance(report, CallRecordReport) and report.leg in self._legs:
            self._end_in(_SECONDS_AFTER_RECORD)

    @callback
    def extensions_listed(self, states: Mapping[str, ExtensionState | None]) -> None:
        self._lists.append(states)

    def _end_in(self, seconds: float) -> None:
        job = HassJob(self.async_end, TEST_NAME, cancel_on_shutdown=True)
        self._owned.append(async_call_later(self._pbx.hass, seconds, job))

    async def _poll(self, _now: datetime) -> None:
        await self._pbx.async_refresh()

    async def _async_ring(self, phone: str, callee: str) -> None:
        pbx = self._pbx
        target = Target(pbx, extension_subject(phone), pbx.presenter.extension_name(phone) or phone)
        try:
            await async_dial_from(target, Dialed(callee, None), Context())
        except HomeAssistantError as error:
            self._dial_error = error
            self.async_end()
        else:
            self._dialed_at = pbx.clock.now() - self._began_at

    async def _async_observed(self) -> Observed:
        pbx, phone = self._pbx, self._phone
        api, session = pbx.hass.config.api, pbx.session.state
        has_report_port = read_option(pbx.config_entry, CONF_REPORT_PORT) is not None
        addresses = await async_resolve(pbx.hass, pbx.config_entry.data[CONF_HOST])
        shown = [states.get(phone) if phone else states for states in self._lists]
        error = pbx.last_exception
        return Observed(
            serial=pbx.serial,
            phone=phone,
            arrivals=self._arrivals,
            seconds=pbx.clock.now() - self._began_at,
            connection_error=error if not pbx.connected and isinstance(error, HomeAssistantError) else None,
            lost_tokens=pbx.client.lost_tokens - self._lost_tokens,
            is_interrupted=self._is_interrupted or max(session.booted_at, session.unreachable_at) >= self._began_at,
            is_tls_only=self._target is None and not has_report_port and bool(api and api.use_ssl),
            has_report_port=has_report_port,
            target=self._target,
            next_target=pbx.watchdog.target,
            pbx_address=next(iter(addresses), None),
            is_registered=phone is None or pbx.extension_state(phone) is not ExtensionState.UNREGISTERED,
            dial_error=self._dial_error,
            dialed_at=self._dialed_at,
            list_changed=any(one != shown[0] for one in shown[1:]),
            has_open_calls=pbx.tracker.active_calls > 0,
            clock_error=pbx.tracker.clock.error,
        )
