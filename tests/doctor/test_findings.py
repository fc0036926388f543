"""The findings of the test of reports.

They include where the reports of a PBX differ from the documents.
"""

from dataclasses import replace
import json
from typing import Any

import pytest

from custom_components.openvox_uc.doctor.differences import new_differences
from custom_components.openvox_uc.doctor.findings import Finding, diagnose
from custom_components.openvox_uc.doctor.observed import Observed, recorded_reports
from custom_components.openvox_uc.pbx import ReportTarget, parse_report
from custom_components.openvox_uc.webhook.anonymizer import Anonymizer
from custom_components.openvox_uc.webhook.recorder import Recording
from tests.pbx import fixtures
from tests.repository import rows

PHONE = "101"
CHANGED = (1589947960.0, PHONE, "inuse")


def recorded(*reports: dict[str, Any] | bytes, list_changed: bool = True) -> Recording:
    """Return a recording of a minute.

    Its reports came in its sixth second, and a list showed that the phone was used.
    """
    bodies = [
        report if isinstance(report, bytes) else json.dumps(report).encode()
        for report in reports
    ]
    anonymizer = Anonymizer()
    return Recording(
        began_at=1589947947.0,
        ended_at=1589948007.0,
        polls=[1589947947.0, 1589947947.5],
        states=[CHANGED] if list_changed else [],
        reports=[(1589947953.0, anonymizer.report(body)) for body in bodies],
    )


NOTHING = Observed(
    recording=recorded(),
    phone=PHONE,
    recorded_phone=PHONE,
    ignored={},
    foreign_address=None,
    connection_error=None,
    lost_tokens=0,
    is_interrupted=False,
    target=ReportTarget("192.168.1.5", 8123, "/secret"),
    next_target=ReportTarget("192.168.1.5", 8123, "/secret"),
    is_tls_only=False,
    has_report_port=False,
    pbx_address="192.168.1.20",
    is_registered=True,
    dial_error=None,
    was_rung=False,
    has_open_calls=False,
    clock_error=0,
)


def findings(seen: Observed) -> list[Finding]:
    return diagnose(seen, recorded_reports(seen.recording))


def keys(seen: Observed) -> list[str]:
    return [finding.key for finding in findings(seen)]


@pytest.mark.parametrize(
    ("address", "pbx_address", "expected"),
    [
        ("192.168.1.5", "192.168.1.20", []),
        ("172.17.0.2", "192.168.1.20", ["container"]),
        ("10.88.0.7", "192.168.1.20", ["container"]),
        ("172.16.6.5", "172.16.6.150", []),
        ("172.16.9.5", "172.16.6.150", ["other_network"]),
        ("192.168.20.5", "192.168.1.20", ["other_network"]),
        ("fd00:1::5", "fd00:1::20", []),
        ("fd00:2::5", "fd00:1::20", ["other_network"]),
        ("192.168.1.5", None, []),
    ],
)
def test_network(address: str, pbx_address: str | None, expected: list[str]) -> None:
    target = ReportTarget(address, 8123, "/secret")
    seen = replace(NOTHING, target=target, next_target=target, pbx_address=pbx_address)
    assert keys(seen) == ["nothing_arrived", *expected]
    assert not any(
        "secret" in text
        for finding in findings(seen)
        for text in finding.placeholders.values()
    )


def test_no_address() -> None:
    assert keys(replace(NOTHING, target=None, next_target=None)) == ["no_address"]


def test_port_for_reports() -> None:
    """Who has a port for reports is not told to enter one."""
    seen = replace(NOTHING, has_report_port=True)
    assert keys(seen) == ["nothing_arrived_with_port"]
    assert keys(replace(seen, target=None, next_target=None)) == ["no_address"]


def documented(name: str, **changed: Any) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(fixtures.report(name))
    return {
        key: value for key, value in (values | changed).items() if value is not None
    }


BYE, RECORD = documented("bye_internal_1"), documented("new_cdr_internal")


def test_call_that_goes_on() -> None:
    """A part of a call has ended, or the call began before the test.

    In the first case, the call itself goes on. In neither case is a record missing, and
    neither call was whole.
    """
    seen = replace(NOTHING, recording=recorded(BYE))
    assert "no_record" in keys(seen)
    assert "unfinished" in keys(replace(seen, has_open_calls=True))
    assert "whole_call" in keys(replace(seen, recording=recorded(BYE, RECORD)))
    assert "unfinished" in keys(replace(seen, recording=recorded(RECORD)))


def test_no_phone_was_used() -> None:
    """Some reports say nothing about Status Monitor.

    They are of a restart of the PBX, or of a call before the test.
    """
    reports = documented("boot_up"), RECORD
    assert keys(replace(NOTHING, recording=recorded(*reports, list_changed=False))) == [
        "arrived",
        "other_phones_only",
        "unfinished",
    ]
    assert "no_status_monitor" in keys(replace(NOTHING, recording=recorded(*reports)))


def test_list_from_before_the_test() -> None:
    """What the first list of a test shows may have happened before it."""
    before = replace(
        NOTHING.recording,
        states=[(1589947947.5, PHONE, "inuse"), (1589947990.0, "102", "idle")],
    )
    assert keys(replace(NOTHING, recording=before)) == ["nothing_happened"]
    assert keys(NOTHING) == ["nothing_arrived"]


def test_new_url() -> None:
    """Reports that arrive after the URL was changed arrived at the new one."""
    seen = replace(
        NOTHING,
        recording=recorded(BYE),
        next_target=ReportTarget("192.168.1.5", 8260, "/secret"),
    )
    assert findings(seen)[0].placeholders["url"] == "http://192.168.1.5:8260"


def test_reports_that_are_too_long_to_be_recorded() -> None:
    assert keys(
        replace(
            NOTHING, recording=recorded(documented("ring_internal", mood="x" * 3000))
        )
    ) == [
        "arrived",
        "no_status_monitor",
        "unfinished",
    ]


def differences(*reports: dict[str, Any] | bytes) -> list[str]:
    return new_differences(recorded_reports(recorded(*reports)))


def test_documented_reports() -> None:
    """None of the documented reports differs from the documents."""
    bodies = [
        fixtures.report(name.removesuffix(".json"))
        for name in fixtures.names("reports")
        if not name.startswith("family")
    ]
    assert len({type(parse_report(body)) for body in bodies}) == 9
    assert differences(*bodies) == []


DIFFERENCES: list[tuple[dict[str, Any], str]] = [
    (documented("ring_internal", callid="7"), "id_without_time"),
    (documented("ring_internal", mood="fine"), "unknown_field"),
    (documented("ring_internal", **{"301 234": "1"}), "unknown_field"),
    (documented("extension_status", status="Dreaming"), "unknown_state"),
    (documented("new_cdr_internal", status="0301234"), "unknown_outcome"),
    (documented("new_cdr_internal", timestart="soon"), "no_start"),
    (documented("new_cdr_internal", timestart="2020-05-20 10:16:22"), "odd_start"),
    ({"action": "Incoming", "callid": "1589947952.1670"}, "unknown_report"),
]
# What the documents do not show, but other devices of the family do, is understood.
MET: list[dict[str, Any] | bytes] = [
    b"<xml><action>BootUp</action><sn>a09805021987</sn></xml>",
    documented("answer_inbound", action="ANSWERED"),
    documented("answer_inbound", sn=None),
    documented("ring_internal", callid="pbx1-1589947952.1670"),
    documented("ring_internal", ext={"extid": "106"}),
    documented(
        "ring_internal",
        ext=None,
        call=[{"ext": {"extid": "106"}}, {"ext": {"extid": "101"}}],
    ),
    documented("extension_status", status="Hold"),
    documented("call_failed", reason="User busy"),
    documented("new_cdr_internal", status="NO ANSWER"),
    documented("new_cdr_internal", srctrunkname="Telecom"),
]


@pytest.mark.parametrize(("report", "expected"), DIFFERENCES)
def test_new_differences(report: dict[str, Any], expected: str) -> None:
    assert differences(report) == [expected]
    assert "new_differences" in keys(replace(NOTHING, recording=recorded(report)))


@pytest.mark.parametrize("report", MET)
def test_differences_that_are_met(report: dict[str, Any] | bytes) -> None:
    assert differences(report) == []


def test_differences_are_documented() -> None:
    described = {cells[0].strip("`"): cells[2] for cells in rows("difference")}
    assert {key for key, met in described.items() if met == "new"} == {
        expected for _, expected in DIFFERENCES
    }
