"""Fetched records become calls."""

from collections.abc import Sequence
from itertools import count

import pytest

from custom_components.openvox_uc.pbx.models import (
    Call,
    Direction,
    Outcome,
    Party,
    Reason,
)
from custom_components.openvox_uc.pbx.reports import CallRecordReport, call_record
from custom_components.openvox_uc.pbx.tracker.from_records import calls_of

EPOCH = 1_589_958_682
PHONES = ("101", "102", "103", "104")
_numbers = count(100, 20)


def row(
    kind: str,
    caller: str,
    called: str,
    status: str,
    seconds: tuple[int, int] = (12, 0),
    **changes: str,
) -> CallRecordReport:
    """Return a record; its leg is far from all others unless given."""
    values = {
        "callid": f"{EPOCH}.{next(_numbers)}",
        "timestart": "2020-05-20 10:11:22",
        "callfrom": caller,
        "callto": called,
        "callduraction": str(seconds[0]),
        "talkduraction": str(seconds[1]),
        "status": status,
        "type": kind,
        "srctrunkname": "city",
    }
    return call_record({**values, **changes}, serial=None)


def calls(
    records: Sequence[CallRecordReport],
    extensions: Sequence[str] = PHONES,
    **clock: float,
) -> list[Call]:
    return list(calls_of(records, extensions=extensions, **clock))


def one(
    *records: CallRecordReport, extensions: Sequence[str] = PHONES, **clock: float
) -> Call:
    [call] = calls(records, extensions, **clock)
    return call


def test_answered_from_outside() -> None:
    record = row("Inbound", "0301234", "101", "ANSWERED", (12, 7), recording="a.wav")
    assert one(record) == Call(
        call_id=record.leg,
        direction=Direction.INBOUND,
        caller=Party("0301234", outside=True),
        callee=Party("101"),
        dialed="101",
        extensions=("101",),
        answered_by=Party("101"),
        hung_up_by=None,
        trunk="city",
        started_at=EPOCH,
        answered_at=EPOCH + 5,
        ended_at=EPOCH + 12,
        ring_seconds=5,
        talk_seconds=7,
        outcome=Outcome.ANSWERED,
        reason=None,
        reason_code=None,
        recording="a.wav",
        inferred=False,
        legs=(record.leg,),
        from_record=True,
    )


@pytest.mark.parametrize(
    ("status", "reason"),
    [
        ("NO ANSWER", Reason.NO_ANSWER),
        ("BUSY", Reason.BUSY),
        ("FAILED", Reason.UNAVAILABLE),
        ("VOICEMAIL", Reason.VOICEMAIL),
        ("odd", Reason.UNKNOWN),
    ],
)
def test_missed(status: str, reason: Reason) -> None:
    call = one(row("Inbound", "0301234", "101", status))
    assert (call.outcome, call.reason, call.answered_at, call.ended_at) == (
        Outcome.MISSED,
        reason,
        None,
        EPOCH + 12,
    )
    assert (call.ring_seconds, call.talk_seconds) == (12, 0)
    call = one(row("Outbound", "101", "0301234", status))
    assert (call.outcome, call.reason, call.caller, call.callee) == (
        Outcome.FAILED,
        reason,
        Party("101"),
        Party("0301234", outside=True),
    )


def test_internal() -> None:
    call = one(row("Internal", "101", "102", "ANSWERED", (5, 5)))
    assert (
        call.direction,
        call.caller,
        call.callee,
        call.extensions,
        call.ring_seconds,
    ) == (
        Direction.INTERNAL,
        Party("101"),
        Party("102"),
        ("101", "102"),
        0,
    )
    call = one(row("Internal", "101", "*97", "ANSWERED", (5, 5)))
    assert (call.callee, call.answered_by, call.extensions, call.outcome) == (
        Party("*97"),
        None,
        ("101",),
        Outcome.ANSWERED,
    )


@pytest.mark.parametrize("called", ["", "s", "109"])
def test_channels_of_the_pbx(called: str) -> None:
    assert calls([row("Internal", "109", called, "ANSWERED", (5, 5))]) == []


def test_group_answered() -> None:
    legs = [f"{EPOCH + number // 2}.{30 + number}" for number in range(4)]
    records = [
        row("Inbound", "0301234", "Sales(600)", "ANSWERED", (12, 9), callid=legs[0]),
        row("Inbound", "0301234", "101", "NO ANSWER", callid=legs[1]),
        row("Inbound", "0301234", "102", "ANSWERED", (11, 7), callid=legs[2]),
        row("Inbound", "0301234", "103", "NO ANSWER", callid=legs[3]),
    ]
    for order in (records, records[::-1]):
        call = one(*order)
        assert (call.outcome, call.answered_by, call.callee, call.dialed) == (
            Outcome.ANSWERED,
            Party("102"),
            Party("102"),
            "600",
        )
        assert set(call.extensions) == {"101", "102", "103"}
        assert set(call.legs) == set(legs)
        assert (call.call_id, call.started_at, call.talk_seconds) == (legs[0], EPOCH, 7)


def test_group_missed() -> None:
    leg = f"{EPOCH}.30"
    call = one(
        *(
            row("Inbound", "0301234", number, "NO ANSWER", callid=leg)
            for number in ("101", "102")
        )
    )
    assert (call.outcome, call.extensions, call.legs) == (
        Outcome.MISSED,
        ("101", "102"),
        (leg,),
    )
    call = one(
        *(
            row("Inbound", "0301234", "Sales(600)", status, callid=leg)
            for status in ("NO ANSWER", "VOICEMAIL")
        )
    )
    assert (call.callee, call.extensions, call.reason) == (
        Party("600"),
        (),
        Reason.VOICEMAIL,
    )


def test_phones_not_known() -> None:
    call = one(row("Inbound", "0301234", "600", "ANSWERED", (9, 5)), extensions=())
    assert (call.answered_by, call.extensions) == (Party("600"), ("600",))


def test_two_calls_at_once() -> None:
    for callers in (("0301234", "0305678"), ("0301234", ""), ("", "0301234")):
        records = [
            row("Inbound", caller, "101", "NO ANSWER", callid=f"{EPOCH}.{30 + number}")
            for number, caller in enumerate(callers)
        ]
        found = calls(records)
        assert [call.caller and call.caller.number for call in found] == [
            caller or None for caller in callers
        ]


def test_two_calls_of_one_number() -> None:
    records = [
        row("Inbound", "0301234", phone, "ANSWERED", (12, 7), callid=f"{EPOCH}.{phone}")
        for phone in ("101", "102")
    ]
    assert [call.answered_by for call in calls(records)] == [Party("101"), Party("102")]


def test_many_records_of_one_call() -> None:
    leg = f"{EPOCH}.30"
    phones = [str(number) for number in range(1000, 1400)]
    call = one(
        *(
            row("Inbound", "0301234", number, "NO ANSWER", callid=leg)
            for number in phones
        ),
        extensions=phones,
    )
    assert len(call.extensions) == 256


def test_clock() -> None:
    """The id of a call contains the time when it began.

    Otherwise the local time counts. Both are on the PBX's own clock.
    """
    assert (
        one(row("Inbound", "1", "101", "BUSY"), utc_offset=7200, skew=-60)
    ).started_at == EPOCH - 60
    record = row("Inbound", "1", "101", "ANSWERED", (12, 7), callid="call-7")
    call = one(record, utc_offset=10_800, skew=60)
    assert (call.started_at, call.answered_at, call.ended_at) == (
        EPOCH + 60,
        EPOCH + 65,
        EPOCH + 72,
    )
    assert (call.call_id, call.ring_seconds, call.talk_seconds) == ("call-7", 5, 7)
    assert (
        one(row("Inbound", "1", "101", "BUSY", callid="call-7", timestart=""))
    ).started_at == 0


def test_durations_that_are_missing_or_wrong() -> None:
    call = one(
        row("Inbound", "1", "101", "ANSWERED", callduraction="", talkduraction="x")
    )
    assert (call.started_at, call.answered_at, call.ended_at) == (EPOCH, EPOCH, EPOCH)
    call = one(row("Inbound", "1", "101", "ANSWERED", (5, 50)))
    assert (call.started_at, call.answered_at, call.ended_at) == (
        EPOCH,
        EPOCH,
        EPOCH + 5,
    )
