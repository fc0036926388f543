"""The findings of the test of reports, and where the reports of a PBX differ from the documents."""

from dataclasses import replace
import json
from typing import Any

import pytest

from custom_components.openvox_uc.doctor.differences import NEW, differences
from custom_components.openvox_uc.doctor.findings import diagnose
from custom_components.openvox_uc.doctor.observed import DOCUMENTED, Arrival, Observed
from custom_components.openvox_uc.pbx import ReportTarget, parse_report
from custom_components.openvox_uc.webhook.recorder import Verdict
from tests.pbx import fixtures
from tests.repository import rows

SERIAL = "a09805021987"
NOTHING = Observed(
    serial=SERIAL,
    phone="101",
    arrivals=(),
    seconds=60,
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
    dialed_at=None,
    list_changed=True,
    has_open_calls=False,
    clock_error=0,
)


def keys(seen: Observed) -> list[str]:
    return [finding.key for finding in diagnose(seen)]


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
    assert not any("secret" in text for finding in diagnose(seen) for text in finding.placeholders.values())


def test_no_address() -> None:
    assert keys(replace(NOTHING, target=None, next_target=None)) == ["no_address"]


def test_port_for_reports() -> None:
    """Who has a port for reports is not told to enter one."""
    seen = replace(NOTHING, has_report_port=True)
    assert keys(seen) == ["nothing_arrived_with_port"]
    assert keys(replace(seen, target=None, next_target=None)) == ["no_address"]


def arrival(report: dict[str, Any] | bytes) -> Arrival:
    body = report if isinstance(report, bytes) else json.dumps(report).encode()
    return Arrival(1.0, 1589947953.0, Verdict.RECEIVED, "192.168.1.20", body, parse_report(body))


def documented(name: str, **changed: Any) -> dict[str, Any]:
    values: dict[str, Any] = json.loads(fixtures.report(name))
    return {key: value for key, value in (values | changed).items() if value is not None}


def test_call_that_goes_on() -> None:
    """A part of a call has ended, and the call itself goes on, or began before the test: neither misses a record, nor was it whole."""
    bye, record = arrival(documented("bye_internal_1")), arrival(documented("new_cdr_internal"))
    seen = replace(NOTHING, phone=None, arrivals=[bye])
    assert "no_record" in keys(seen)
    assert "unfinished" in keys(replace(seen, has_open_calls=True))
    assert "whole_call" in keys(replace(seen, arrivals=[bye, record]))
    assert "unfinished" in keys(replace(seen, arrivals=[record]))


def test_no_phone_was_used() -> None:
    """A restart of the PBX, or a record of a call before the test, says nothing about Status Monitor."""
    seen = replace(
        NOTHING, phone=None, list_changed=False, arrivals=[arrival(documented("boot_up")), arrival(documented("new_cdr_internal"))]
    )
    assert keys(seen) == ["arrived", "unfinished"]
    assert "no_status_monitor_at_all" in keys(replace(seen, list_changed=True))
    assert "no_status_monitor_at_all" in keys(replace(seen, arrivals=[arrival(documented("bye_internal_1"))]))


def test_new_url() -> None:
    """Reports that arrive after the URL was changed arrived at the new one."""
    seen = replace(NOTHING, arrivals=[arrival(documented("bye_internal_1"))], next_target=ReportTarget("192.168.1.5", 8260, "/secret"))
    assert diagnose(seen)[0].placeholders["url"] == "http://192.168.1.5:8260"


def test_bounds() -> None:
    """What a PBX makes up does not fill the result."""
    own = [arrival(documented("ring_internal", **{f"mood_{chr(97 + number)}": "fine" for number in range(26)}))]
    assert len(differences(own)["unknown_field"]) == 20
    foreign = [arrival(documented("bye_internal_1"))._replace(verdict=Verdict.FOREIGN, address=f"192.0.2.{number}") for number in range(99)]
    [found] = diagnose(replace(NOTHING, arrivals=foreign))
    assert found.placeholders["address"].count(",") == 4


def test_documented_reports() -> None:
    """None of the documented reports differs from the documents."""
    own = [arrival(fixtures.report(name.removesuffix(".json"))) for name in fixtures.names("reports") if not name.startswith("family")]
    assert {type(each.report) for each in own} == set(DOCUMENTED)
    assert differences(own) == {}


DIFFERENCES: list[tuple[dict[str, Any] | bytes, dict[str, list[str]]]] = [
    (b"<xml><action>BootUp</action><sn>a09805021987</sn></xml>", {"xml": []}),
    (documented("answer_inbound", action="ANSWERED"), {"other_spelling": ["ANSWERED"]}),
    (documented("answer_inbound", sn=None), {"no_serial": ["ANSWER"]}),
    (documented("ring_internal", callid="pbx1-1589947952.1670"), {"id_with_name": ["RING"]}),
    (documented("ring_internal", callid="7"), {"id_without_time": ["RING"]}),
    (documented("ring_internal", mood="fine"), {"unknown_field": ["RING: mood"]}),
    (documented("ring_internal", **{"301 234": "1"}), {"unknown_field": ["RING: <text>"]}),
    (documented("ring_internal", ext={"extid": "106"}), {"ring_without_caller": []}),
    (documented("ring_internal", ext=None, call=[{"ext": {"extid": "106"}}, {"ext": {"extid": "101"}}]), {"call_list": ["RING"]}),
    (documented("extension_status", status="Hold"), {"other_state_word": ["Hold"]}),
    (documented("extension_status", status="Dreaming"), {"unknown_state": ["Dreaming"]}),
    (documented("call_failed", reason="User busy"), {"reason_is_text": []}),
    (documented("new_cdr_internal", status="NO ANSWER"), {"other_outcome": ["NO ANSWER"]}),
    (documented("new_cdr_internal", status="0301234"), {"unknown_outcome": ["<text>"]}),
    (documented("new_cdr_internal", srctrunkname="Telecom"), {"trunk_in_record": []}),
    (documented("new_cdr_internal", timestart="soon"), {"no_start": []}),
    (documented("new_cdr_internal", timestart="2020-05-20 10:16:22"), {"odd_start": []}),
    ({"action": "Incoming", "callid": "1589947952.1670"}, {"unknown_report": ["Incoming"]}),
]


@pytest.mark.parametrize(
    ("report", "expected"),
    DIFFERENCES,
    ids=lambda value: next(iter(value)) if isinstance(value, dict) else None,
)
def test_differences(report: dict[str, Any] | bytes, expected: dict[str, list[str]]) -> None:
    assert differences([arrival(report)]) == expected


def test_differences_are_documented() -> None:
    """Each difference is described, and the known ones name the rule that handles them."""
    described = {cells[0].strip("`"): cells[2] for cells in rows("difference")}
    assert described.keys() == {key for _, expected in DIFFERENCES for key in expected}
    assert {key for key, met in described.items() if met == "new"} == NEW


def test_what_cannot_be_read() -> None:
    garbled = Arrival(1.0, 1.0, Verdict.UNKNOWN, None, b"{", None)
    assert differences([garbled]) == {}
