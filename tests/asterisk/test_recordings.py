"""The reports of a real Asterisk become the calls that people made.

Whatever is lost, each call ends.
"""

from collections.abc import Callable
from dataclasses import replace
from random import Random

from hypothesis import given, settings, strategies as st
import pytest

from custom_components.openvox_uc.pbx.reports import CallRecordReport
from custom_components.openvox_uc.pbx.tracker.from_records import calls_of

from .recording import (
    PHONES,
    Recording,
    broken_promises,
    faults,
    heard,
    read_all,
    replay,
)

VARIANTS = ("doc", "neat", "raw")
_PARKED = (
    "nothing distinguishes a call that is parked, or in a menu, for long from one "
    "that is over"
)
_PARKED_OUTSIDE = (
    "the record of the phone that parks an outbound call is that of a call that is over"
)
_JOINED = "a phone that hangs up two calls at once may have joined them"
_SINGLE = "no report ties the RING of a single phone to the call that is on hold"
_OWN_LEG = "the RING of the number outside names no caller, on a leg of its own"
# Facts that the reports of a firmware do not contain, so that they stay unknown.
UNKNOWABLE = {
    "attended_code_aborted.raw": (
        "the consultation is one RING and one ANSWER that name a single phone, as "
        "any call may"
    ),
    "attended_code_internal.raw": _SINGLE,
    "attended_code_target_rejects.raw": _SINGLE,
    "attended_code_while_ringing.raw": _SINGLE,
    "both_outside_joined.raw": _JOINED,
    "code_swaps_and_joins.raw": _SINGLE,
    "diverted_while_ringing.raw": (
        "no report ties the RING of a single phone to the call that it is diverted from"
    ),
    "followme_confirmed.raw": _OWN_LEG,
    "forwarded_to_voicemail_dnd.raw": (
        "one BYE and one record that look like those of a menu"
    ),
    "group_by_local_channels.raw": (
        "three RINGs name one phone each and no caller, on legs of their own"
    ),
    "internal_dnd.raw": "nothing is reported at all",
    "outbound_attended_code.raw": _SINGLE,
    "outbound_parked_and_retrieved.doc": _PARKED_OUTSIDE,
    "outbound_parked_and_retrieved.raw": _PARKED_OUTSIDE,
    "queue_of_outsiders.raw": _OWN_LEG,
}
RECORDINGS = {recording.name: recording for recording in read_all()}


@pytest.mark.parametrize("name", RECORDINGS)
def test_recording(name: str) -> None:
    """Each call is published with its parties, its events and its end.

    One that cannot be right still keeps the promise.
    """
    tracker, calls = replay(RECORDINGS[name])
    assert not broken_promises(tracker, calls)
    assert bool(faults(RECORDINGS[name], tracker, calls)) == (name in UNKNOWABLE)


# Recordings in which more time leaves fewer clues.
UNKNOWABLE_IF_SLOW = {
    **UNKNOWABLE,
    "park_internal_retrieved.doc": _PARKED,
    "park_internal_retrieved.raw": _PARKED,
    **{
        f"{flow}.{variant}": "only its record shows who enters a room"
        for flow in (
            "attended_into_conference",
            "conference",
            "conference_an_hour",
            "conference_with_outside",
        )
        for variant in VARIANTS
    },
    "internal_code_outside.raw": (
        "the leg of a BYE that no other report names is far from those of its call"
    ),
    **dict.fromkeys(
        (f"crash_in_mid_call.{variant}" for variant in VARIANTS),
        "a restart takes longer than the PBX is silent",
    ),
    **dict.fromkeys(
        (f"restart_in_mid_call.{variant}" for variant in VARIANTS),
        "a restart takes longer than the PBX is silent",
    ),
}
# Recordings in which more time always leaves too few.
WRONG_IF_SLOW = {
    **{
        f"{flow}.{variant}": _PARKED
        for flow in (
            "busy_office_01",
            "park_and_retrieve",
            "park_returns_elsewhere",
            "refer_to_menu",
            "refer_to_voicemail",
        )
        for variant in ("doc", "raw")
    },
    **dict.fromkeys(
        (f"two_parked_crosswise.{variant}" for variant in VARIANTS), _PARKED
    ),
}


@pytest.mark.parametrize("name", RECORDINGS)
def test_slower_people(name: str) -> None:
    """The calls are the same if people take half a minute longer for everything.

    Meanwhile the PBX has other calls.
    """
    recording = RECORDINGS[name].slower(seconds=20, legs=10)
    tracker, calls = replay(recording)
    assert not broken_promises(tracker, calls)
    if name not in UNKNOWABLE_IF_SLOW:
        assert bool(faults(recording, tracker, calls)) == (name in WRONG_IF_SLOW)


# Calls of which a single report shows that they continue: without it, what follows is
# another one.
_RINGS_ON = "only the lost RING shows that the call rings elsewhere"
_RETRIEVED = (
    "only the lost ANSWER shows who retrieves a call, so the record of that is a call"
)
TORN = {
    "busy_office_01.neat": _RETRIEVED,
    "code_swaps_and_joins.neat": (
        "only the lost report shows that a phone consults another one"
    ),
    "internal_unanswered_goes_outside.raw": _RINGS_ON,
    **dict.fromkeys(
        (f"passed_on_to_hunt.{variant}" for variant in VARIANTS), _RINGS_ON
    ),
    "trunk_fails_over_after_ringing.doc": _RINGS_ON,
    "trunk_fails_over_after_ringing.raw": _RINGS_ON,
    "trunk_silent_then_the_other.doc": _RINGS_ON,
    "trunk_silent_then_the_other.raw": _RINGS_ON,
    "two_parked_crosswise.neat": _RETRIEVED,
}


@pytest.mark.parametrize("name", RECORDINGS)
@pytest.mark.parametrize("harmed", [Recording.without, Recording.doubled])
def test_one_report_lost_or_repeated(
    name: str, harmed: Callable[[Recording, int], Recording]
) -> None:
    """Whichever report it is, no call is left open, and none has two ends.

    There are no additional calls, or only one that is named.
    """
    most = sum(bool(shown.words) for shown in replay(RECORDINGS[name])[1])
    is_torn = False
    for index in range(len(RECORDINGS[name].reports)):
        tracker, calls = replay(harmed(RECORDINGS[name], index))
        words = [shown.words for shown in calls if shown.words]
        assert not broken_promises(tracker, calls), words
        assert len(words) <= most + (name in TORN), words
        is_torn |= len(words) > most
    assert is_torn == (name in TORN and harmed is Recording.without)


@given(st.integers(min_value=0, max_value=2**32))
@settings(max_examples=200, deadline=None)
def test_two_at_once_on_a_bad_network(seed: int) -> None:
    """Reports of two flows are mixed, lost, late and repeated.

    No call has two ends, and at the latest after twelve hours each has one.
    """
    rng = Random(seed)
    first, second = rng.choices(list(RECORDINGS.values()), k=2)
    moved = first.began_at - second.began_at + rng.choice((0, 1, 3))
    both = [*first.reports, *((at + moved, report) for at, report in second.reports)]
    lost, late = rng.choice((0, 0.05, 0.3)), rng.choice((0, 0.3, 2))
    arrived = [
        (at + rng.uniform(0, late), report)
        for at, report in both
        if rng.random() >= lost
    ]
    arrived += [
        (at + rng.uniform(0, 2), report) for at, report in arrived if rng.random() < 0.1
    ]
    reports = tuple(sorted(arrived, key=lambda timed: timed[0]))
    tracker, calls = replay(replace(first, reports=reports), until_all_is_over=True)
    assert not broken_promises(tracker, calls)


# Facts that the records alone do not contain.
_ONE_ROUND = (
    "a queue, a menu or a pickup that was answered in the first round has the record "
    "of one whose caller gave up there"
)
_CUT_OFF = "calls that a restart cuts off have no record"
_TWO_AS_ONE = "the two records look like those of one call"
UNRECORDED = {
    **dict.fromkeys(
        (f"both_call_each_other.{variant}" for variant in VARIANTS), _TWO_AS_ONE
    ),
    **{
        f"busy_office_{number}.{variant}": _ONE_ROUND
        for number in ("02", "03")
        for variant in VARIANTS
    },
    "click_to_call_target_missed.neat": (
        "the one record says that the call was answered"
    ),
    "code_to_queue.neat": _ONE_ROUND,
    **dict.fromkeys(
        (f"consults_busy_one_then_another.{variant}" for variant in VARIANTS),
        _TWO_AS_ONE,
    ),
    **dict.fromkeys((f"crash_in_mid_call.{variant}" for variant in VARIANTS), _CUT_OFF),
    "followme_confirmed.neat": _ONE_ROUND,
    "followme_confirmed.raw": (
        "the channel to the number outside has a record of its own"
    ),
    **dict.fromkeys(
        (f"internal_dnd.{variant}" for variant in VARIANTS), "there is no record"
    ),
    "passed_on_to_hunt.neat": _ONE_ROUND,
    **dict.fromkeys(
        (f"picks_up_of_a_group.{variant}" for variant in VARIANTS), _ONE_ROUND
    ),
    "queue_attended.neat": _ONE_ROUND,
    "queue_call_picked_up.neat": _ONE_ROUND,
    **{
        f"{flow}.{variant}": _ONE_ROUND
        for flow in ("queue_of_outsiders", "queue_told_position", "queue_two_callers")
        for variant in VARIANTS
    },
    "refer_to_menu.neat": _ONE_ROUND,
    **dict.fromkeys(
        (f"restart_in_mid_call.{variant}" for variant in VARIANTS), _CUT_OFF
    ),
}


@pytest.mark.parametrize("name", RECORDINGS)
def test_records_alone(name: str) -> None:
    reports = [heard(report) for _, report in RECORDINGS[name].reports]
    records = [report for report in reports if isinstance(report, CallRecordReport)]
    found = [
        (
            call.direction,
            call.caller.number if call.caller else "anonymous",
            call.outcome,
        )
        for call in calls_of(records, extensions=PHONES)
    ]
    # Calls of which no report says everything say nothing here.
    vague = {
        truth["caller"]
        for truth in RECORDINGS[name].truth
        if None in (truth["direction"], truth["outcome"])
    }
    found = [call for call in found if call[1] not in vague]
    truths = [truth for truth in RECORDINGS[name].truth if truth["caller"] not in vague]
    lived = [
        (truth["direction"], truth["caller"], truth["outcome"]) for truth in truths
    ]
    shown = [
        (truth["direction"], truth["caller"], truth["outcome"])
        for truth in truths
        if not truth.get("optional")
    ]
    right = set(shown) <= set(found) <= set(lived) and len(found) <= len(lived)
    assert right == (name not in UNRECORDED)
