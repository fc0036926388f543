"""What a real Asterisk reports is told as people lived it, and whatever is lost, each call ends."""

from dataclasses import replace
from random import Random

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.openvox_uc.pbx.reports import CallRecordReport, parse
from custom_components.openvox_uc.pbx.tracker.from_records import calls_of

from .recording import PHONES, Recording, Told, broken_promises, faults, read_all, replay

# What the reports of a firmware do not say, so that nobody can know it.
UNKNOWABLE = {
    "attended_code_aborted.raw": "the consultation is one RING and one ANSWER that name a single phone, as any call may",
    "attended_code_internal.raw": "no report ties the RING of a single phone to the call that is on hold",
    "attended_code_while_ringing.raw": "no report ties the RING of a single phone to the call that is on hold",
    "group_by_local_channels.raw": "three RINGs name one phone each and no caller, on legs of their own",
    "internal_dnd.raw": "nothing is reported at all",
}
RECORDINGS = {recording.name: recording for recording in read_all()}


@pytest.mark.parametrize("name", RECORDINGS)
def test_recording(name: str) -> None:
    """Each call is told with its parties, its words and its end; those that cannot be are still told in a way that keeps the promise."""
    tracker, calls = replay(RECORDINGS[name])
    assert not broken_promises(tracker, calls)
    assert bool(faults(RECORDINGS[name], tracker, calls)) == (name in UNKNOWABLE)


# Where more time leaves less to go by.
UNKNOWABLE_IF_SLOW = {
    **UNKNOWABLE,
    "park_and_retrieve.doc": "nothing tells a call that is parked for long from one that is over",
    "park_and_retrieve.raw": "nothing tells a call that is parked for long from one that is over",
    **dict.fromkeys((f"conference.{variant}" for variant in ("doc", "neat", "raw")), "who enters a room is told by its record alone"),
    **dict.fromkeys(
        (f"restart_in_mid_call.{variant}" for variant in ("doc", "neat", "raw")), "a restart takes longer than the PBX is silent"
    ),
}


@pytest.mark.parametrize("name", RECORDINGS)
def test_slower_people(name: str) -> None:
    """Whoever takes half a minute more for everything, in a house with other calls meanwhile, is told of in the same way."""
    recording = RECORDINGS[name].slower(seconds=20, legs=10)
    tracker, calls = replay(recording)
    assert not broken_promises(tracker, calls)
    if name not in UNKNOWABLE_IF_SLOW:
        assert not faults(recording, tracker, calls)


def check_promise(recording: Recording) -> None:
    """No call is left open, and none has two ends."""
    tracker, calls = replay(recording)
    assert not broken_promises(tracker, calls), tell_words(calls)


def tell_words(calls: list[Told]) -> list[list[str]]:
    """Return what was told of each call."""
    return [told.words for told in calls]


@pytest.mark.parametrize("name", RECORDINGS)
def test_one_report_lost(name: str) -> None:
    """Whichever report is lost."""
    for index in range(len(RECORDINGS[name].reports)):
        check_promise(RECORDINGS[name].without(index))


@pytest.mark.parametrize("name", RECORDINGS)
def test_one_report_repeated(name: str) -> None:
    """Whichever report comes twice: the second time changes nothing but what could not be known anyway."""
    for index in range(len(RECORDINGS[name].reports)):
        check_promise(RECORDINGS[name].doubled(index))


@given(st.integers(min_value=0, max_value=2**32))
@settings(max_examples=200, deadline=None)
def test_two_at_once_on_a_bad_network(seed: int) -> None:
    """Reports of two flows are mixed, lost, late and repeated: no call has two ends, and at the latest after twelve hours each has one."""
    rng = Random(seed)
    first, second = rng.choices(list(RECORDINGS.values()), k=2)
    moved = first.began_at - second.began_at + rng.choice((0, 1, 3))
    both = [*first.reports, *((at + moved, report) for at, report in second.reports)]
    lost, late = rng.choice((0, 0.05, 0.3)), rng.choice((0, 0.3, 2))
    arrived = [(at + rng.uniform(0, late), report) for at, report in both if rng.random() >= lost]
    arrived += [(at + rng.uniform(0, 2), report) for at, report in arrived if rng.random() < 0.1]
    reports = tuple(sorted(arrived, key=lambda timed: timed[0]))
    tracker, calls = replay(replace(first, reports=reports), until_all_is_over=True)
    assert not broken_promises(tracker, calls)


# What the records alone do not say.
UNRECORDED = {
    "attended_code_while_ringing.raw": "a channel of the PBX has a record like an internal call from outside, in another second",
    "click_to_call_target_missed.neat": "the one record says that the call was answered",
    "internal_dnd.doc": "there is no record",
    "internal_dnd.neat": "there is no record",
    "internal_dnd.raw": "there is no record",
    "restart_in_mid_call.doc": "calls that a restart cuts off have no record",
    "restart_in_mid_call.neat": "calls that a restart cuts off have no record",
    "restart_in_mid_call.raw": "calls that a restart cuts off have no record",
}


@pytest.mark.parametrize("name", RECORDINGS)
def test_records_alone(name: str) -> None:
    """Calls that are fetched afterwards have the right direction, caller and outcome."""
    reports = [parse(report) for _, report in RECORDINGS[name].reports]
    records = [report for report in reports if isinstance(report, CallRecordReport)]
    found = [
        (call.direction, call.caller.number if call.caller else "anonymous", call.outcome) for call in calls_of(records, extensions=PHONES)
    ]
    lived = [(truth["direction"], truth["caller"], truth["outcome"]) for truth in RECORDINGS[name].truth]
    told = [(truth["direction"], truth["caller"], truth["outcome"]) for truth in RECORDINGS[name].truth if not truth.get("optional")]
    right = set(told) <= set(found) <= set(lived) and len(found) <= len(lived)
    assert right == (name not in UNRECORDED)
