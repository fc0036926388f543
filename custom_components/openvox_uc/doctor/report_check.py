"""Runs the test of reports.

A debug recording of a minute, during which a phone is used, is judged.
"""

import asyncio
from dataclasses import asdict
from datetime import timedelta
import json
import time
from typing import NamedTuple

from homeassistant.const import __version__
from homeassistant.core import Context
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import issue_registry as ir
from homeassistant.loader import async_get_loaded_integration

from ..base.issues import Issue
from ..base.subjects import extension_subject
from ..connection.options import read_option
from ..const import CONF_REPORT_PORT, DOMAIN
from ..coordinator import OpenVoxCoordinator
from ..pbx import CallRecordReport, ExtensionState
from ..services.calls import async_dial_from
from ..services.dialing import Dialed
from ..services.targeted import Target
from ..webhook.recorder import Recording
from .differences import new_differences
from .findings import Finding, diagnose
from .observed import Observed, recorded_reports

CHECK_NAME = "test of reports"
CHECK_SECONDS = 60
# A PBX gets at most 30 requests a minute, and a list takes two.
_POLL_SECONDS = 20
# The last reports of a call arrive along with its record.
_SECONDS_AFTER_RECORD = 5
_IGNORED = ("other_serial", "unparsed", "oversized", "refused")
_MAX_SHOWN_REPORTS = 40


class CheckResult(NamedTuple):
    """The findings, and an English text for a bug report, without private data."""

    findings: list[Finding]
    text: str


async def async_check_reports(
    pbx: OpenVoxCoordinator, phone: str, callee: str | None
) -> CheckResult:
    """Record and judge the reports about a phone.

    With a callee, the PBX rings the phone and connects the two. The test ends after a
    minute, soon after a complete call, or when the recording is stopped, such as with
    the entry.
    """
    hass = pbx.hass
    began_at = pbx.clock.now()
    counted_before = asdict(pbx.counts)
    lost_before = pbx.client.lost_tokens
    target = pbx.watchdog.target
    recording = pbx.recorder.async_start(hass, timedelta(seconds=CHECK_SECONDS))
    recorded_phone = pbx.recorder.substitute(phone)
    dial_error = None
    try:
        if callee is not None:
            dial_error = await _async_ring(pbx, phone, callee)
        if dial_error is None:
            await _async_watch(pbx, recording, recorded_phone)
        lasted = pbx.clock.now() - began_at
        is_stopped = recording.ended_at is not None and lasted < CHECK_SECONDS
    finally:
        if pbx.recorder.recording is recording:
            pbx.recorder.async_stop()

    foreign = ir.async_get(hass).async_get_issue(
        DOMAIN, f"{Issue.FOREIGN_SENDER}_{pbx.config_entry.entry_id}"
    )
    counted = asdict(pbx.counts)
    connection_error = None
    if not pbx.connected and isinstance(pbx.last_exception, HomeAssistantError):
        connection_error = pbx.last_exception
    state = pbx.session.state
    seen = Observed(
        recording=recording,
        phone=phone,
        recorded_phone=recorded_phone,
        ignored={key: counted[key] - counted_before[key] for key in _IGNORED},
        foreign_address=str(foreign.data["address"])
        if foreign and foreign.data
        else None,
        connection_error=connection_error,
        lost_tokens=pbx.client.lost_tokens - lost_before,
        is_interrupted=is_stopped
        or max(state.boot_noticed_at, state.unreachable_at) >= began_at,
        is_tls_only=pbx.watchdog.is_tls_only,
        has_report_port=read_option(pbx.config_entry, CONF_REPORT_PORT) is not None,
        target=target,
        next_target=pbx.watchdog.target,
        pbx_address=next(iter(pbx.session.addresses), None),
        is_registered=pbx.extension_state(phone) is not ExtensionState.UNREGISTERED,
        dial_error=dial_error,
        was_rung=callee is not None and dial_error is None,
        has_open_calls=pbx.tracker.active_calls > 0,
        clock_error=pbx.tracker.clock.error,
    )
    version = async_get_loaded_integration(hass, DOMAIN).version
    made_by = (
        f"OpenVox UC {version}, Home Assistant {__version__}, firmware "
        f"{pbx.device.firmware}, hardware {pbx.device.hardware}"
    )
    # Judging many reports would block the event loop.
    return await hass.async_add_executor_job(_judge, seen, made_by)


async def _async_ring(
    pbx: OpenVoxCoordinator, phone: str, callee: str
) -> HomeAssistantError | None:
    target = Target(
        pbx, extension_subject(phone), pbx.presenter.extension_name(phone) or phone
    )
    try:
        await async_dial_from(target, Dialed(callee, None), Context())
    except HomeAssistantError as error:
        return error
    return None


async def _async_watch(
    pbx: OpenVoxCoordinator, recording: Recording, phone: str
) -> None:
    """Poll at intervals until the recording ends or contains a complete call."""
    polled_at = 0.0
    while recording.ended_at is None and not await pbx.hass.async_add_executor_job(
        _has_whole_call, recording, phone
    ):
        if pbx.clock.now() - polled_at >= _POLL_SECONDS:
            polled_at = pbx.clock.now()
            # Do not await the poll itself: if the test is canceled, others still need
            # it.
            pbx.config_entry.async_create_background_task(
                pbx.hass, pbx.async_refresh(), f"poll for the {CHECK_NAME}"
            )
        await asyncio.sleep(1)


def _has_whole_call(recording: Recording, phone: str) -> bool:
    """Return whether the recording has contained a record of a call for a while.

    The record has to name the phone.
    """
    before = time.time() - _SECONDS_AFTER_RECORD
    return any(
        isinstance(recorded.report, CallRecordReport)
        and recorded.at <= before
        and recorded.is_of_call(phone)
        for recorded in recorded_reports(recording)
    )


def _judge(seen: Observed, made_by: str) -> CheckResult:
    recording = seen.recording
    reports = recorded_reports(recording)
    findings = diagnose(seen, reports)
    differences = new_differences(reports)
    lines = [
        made_by,
        f"findings: {', '.join(finding.key for finding in findings)}",
        f"new differences: {', '.join(differences) or 'none'}",
    ]
    for at, report in recording.reports[:_MAX_SHOWN_REPORTS]:
        lines.append(
            f"{at - recording.began_at:5.1f} {json.dumps(report, ensure_ascii=False)}"
        )
    return CheckResult(findings, "\n".join(lines))
