"""What ALERT, RING, ANSWER, and CallFailed do to their call.

See docs/call-tracking.md, rules 2 to 6.
"""

from ..models import CallEventType, Direction, ExtensionState, Party, Reason
from ..reports import Alert, Answer, CallFailed, Ring
from .call import Activity, OpenCall
from .identity import callee_of, names_inside_callee, passes_to, ring_roles
from .leaving import pass_on
from .phones import Phones
from .reorder import LATE_SECONDS

# The PBX's clock has whole seconds, and ours may differ by this much.
_CLOCK_SECONDS = 6.0
_CANCELLED = 487
_REASONS_BY_CODE = {
    486: Reason.BUSY,
    600: Reason.BUSY,
    403: Reason.REJECTED,
    603: Reason.REJECTED,
    408: Reason.NO_ANSWER,
    480: Reason.NO_ANSWER,
    503: Reason.UNAVAILABLE,
    404: Reason.NOT_FOUND,
    410: Reason.NOT_FOUND,
    484: Reason.NOT_FOUND,
    604: Reason.NOT_FOUND,
    _CANCELLED: Reason.CANCELLED,
}
# Reasons by a part of the text; the first match counts.
_REASONS_BY_TEXT = {
    "busy": Reason.BUSY,
    "dnd": Reason.REJECTED,
    "declin": Reason.REJECTED,
    "reject": Reason.REJECTED,
    "restriction": Reason.REJECTED,
    "no answer": Reason.NO_ANSWER,
    "unreachable": Reason.UNAVAILABLE,
    "congestion": Reason.UNAVAILABLE,
    "unavailable": Reason.UNAVAILABLE,
    "not found": Reason.NOT_FOUND,
}


def alert(call: OpenCall, report: Alert, now: float) -> None:
    """Set the caller from an ALERT.

    The RING names the called phone (rule 2).
    """
    if report.trunk_leg is None:
        call.learn_caller(next(iter(report.extensions), None))
        if call.caller:
            call.members[call.caller].reported(now)


def ring(call: OpenCall, report: Ring, now: float) -> None:
    ringing, caller = ring_roles(call, report)
    call.learn_caller(caller)
    call.passed_to = passes_to(call, report) or call.passed_to
    ringing = [number for number in ringing if number not in call.talking]
    new = [number for number in ringing if number not in call.ringing]
    transferor = _unreported_transferor(call, report) if new else None
    if transferor:
        pass_on(call, transferor, [], now)
    elif report.trunk_leg is None and call.trunk and caller and caller in call.talking:
        call.consulted.update(new)
    for number in ringing:
        member = call.join(number, Activity.RINGING)
        member.failed = None
        member.reported(now)
        member.rang = member.rang or call.direction is not None
    if call.direction is None:
        return
    call.awaits_target = False
    if call.caller in call.members:
        call.members[call.caller].reported(now)
    call.cancel_end()
    call.given_up, call.hung_up_by = False, None
    call.reason = call.reason_code = None
    _emit_ringing(call, ringing, new, now)
    if (
        call.answered_at is not None
        and call.transferred_at is None
        and now - call.answered_at <= LATE_SECONDS
    ):
        # This RING comes late: the ANSWER of another phone overtook it.
        _dismiss_ringing(call, None, now)


def _unreported_transferor(call: OpenCall, report: Ring) -> str | None:
    """Return the party that passed the call on with a button of the phone.

    A phone rings that was called after the answer (protocol 5.8).
    """
    if (
        call.left
        and not call.left[-1].outside
        and call.began(report.leg) > call.left_at - _CLOCK_SECONDS
    ):
        return call.left[-1].number
    if (
        call.trunk_leg_id is None
        or report.trunk_leg is None
        or report.trunk_leg.leg != call.trunk_leg_id
        or not call.answered_before(report.leg)
    ):
        return None
    if call.awaits_target or call.ringing:
        return None
    talking = [number for number in call.talking if number != call.transferor]
    return talking[0] if len(talking) == 1 else None


def _emit_ringing(
    call: OpenCall, ringing: list[str], new: list[str], now: float
) -> None:
    first = call.rang_at is None and call.answered_at is None
    call.publish(now)
    if call.rang_at is None:
        call.rang_at = now
    if first:
        call.emit(CallEventType.RINGING, None)
        if call.caller:
            call.emit(CallEventType.DIALING, call.caller)
    call.emit(CallEventType.RINGING, *(ringing if first else new))


def answer(call: OpenCall, report: Answer, phones: Phones, now: float) -> None:
    if call.direction is None:
        return
    outside = passes_to(call, report)
    if call.answered_at is not None:
        if outside:
            call.passed_to, call.transferred_to = outside, Party(outside, outside=True)
        _answer_again(call, report, phones, now)
        return
    if call.direction is Direction.OUTBOUND and not names_inside_callee(call, report):
        answerer = None
        answered_by = call.outside_party
        others = list(report.extensions)
    else:
        # The callee is named first (rule 3).
        answerer = callee_of(call, report)
        if answerer:
            answered_by = Party(answerer)
        elif outside:
            answered_by = Party(outside, outside=True)
        else:
            return
        others = [number for number in report.extensions if number != answerer]
    call.learn_caller(next(iter(others), None))
    call.publish(now)
    call.cancel_end()
    call.answered_at = now
    call.answered_by = answered_by
    call.passed_to = outside
    call.reason = call.reason_code = None
    talking = dict.fromkeys(number for number in (answerer, call.caller) if number)
    for number in talking:
        member = call.join(number, Activity.TALKING)
        member.reported(now)
        member.rang = member.rang or number == answerer
        member.failed = None
    call.emit(CallEventType.ANSWERED, None, *talking)
    _dismiss_ringing(call, phones, now)


def answer_late(call: OpenCall, number: str, phones: Phones, at: float) -> None:
    """Mark the call as answered by a phone whose ANSWER was lost.

    The state of the phone shows the answer.
    """
    call.inferred = True
    report = Answer(
        serial=None, leg=call.legs[0], parties=(Party(number),), trunk_leg=None
    )
    answer(call, report, phones, at)


def _answer_again(call: OpenCall, report: Answer, phones: Phones, now: float) -> None:
    leaver = call.left[-1].number if call.left else None
    # A younger leg means that the party that left has come back.
    new = [
        number
        for number in report.extensions
        if number != leaver or call.answered_before(report.leg)
    ]
    if leaver and any(number not in call.involved for number in new):
        # The call was parked, or passed on with a button.
        pass_on(call, leaver, [], now)
    passed_on = call.transferred_at is not None
    somebody_new = False
    for number in report.extensions:
        if number == call.transferor:
            call.transferor = None
        if number in call.ringing or (passed_on and number not in call.involved):
            _let_join(call, number, now)
            somebody_new = True
        elif number in call.members:
            call.members[number].reported(now)
    if not somebody_new:
        return
    call.passed_to = None
    if passed_on:
        for number in call.talking:
            call.members[number].since = now
    _dismiss_ringing(call, phones, now)


def _let_join(call: OpenCall, number: str, now: float) -> None:
    """Add a phone to a call that was answered before."""
    call.join(number, Activity.TALKING).reported(now)
    call.cancel_end()
    call.awaits_target = False
    if call.transferred_at is not None:
        came_back = Party(number) == call.transferred_by
        call.transferred_to = None if came_back else Party(number)
    call.emit(CallEventType.ANSWERED, number)


def _dismiss_ringing(call: OpenCall, phones: Phones | None, now: float) -> None:
    """Emit that another phone answered, for each phone that still rings.

    Emit that it missed the call if it gave up before.
    """
    for number, member in call.members.items():
        if member.activity not in (Activity.RINGING, Activity.DISMISSED):
            continue
        idle_at = phones[number].idle_at if phones else None
        gave_up = (
            idle_at is not None and member.reported_at < idle_at < now - LATE_SECONDS
        )
        missed = gave_up or (
            member.failed is not None and member.failed.code != _CANCELLED
        )
        member.activity, member.failed = Activity.OUT, None
        call.emit(
            CallEventType.MISSED if missed else CallEventType.ANSWERED_ELSEWHERE, number
        )


def fail(call: OpenCall, report: CallFailed, phones: Phones, now: float) -> None:
    # Another trunk or phone has rung since.
    is_past = now < call.reported_at
    rings_inside = call.caller is None and any(
        number in call.ringing for number in report.extensions
    )
    if (
        call.direction is Direction.OUTBOUND
        and not rings_inside
        and not names_inside_callee(call, report)
    ):
        if call.answered_at is not None or is_past:
            return
        call.learn_caller(next(iter(report.extensions), None))
        call.publish(now)
    else:
        callee = callee_of(call, report)
        if callee is None and call.passed_to and report.outside and not is_past:
            call.passed_to = None
        elif callee is None or callee in call.talking:
            return
        else:
            call.learn_caller(
                next((number for number in report.extensions if number != callee), None)
            )
            call.publish(now)
            _fail_phone(call, callee, report, phones, now)
    if call.answered_at is None and not is_past:
        call.reason, call.reason_code = _reason(report)
    call.wait_if_over(now)


def _reason(report: CallFailed) -> tuple[Reason, str | None]:
    """Return the reason and its raw code.

    The code is the leading number, or else the text (protocol 5.9).
    """
    if report.code is not None:
        reason = _REASONS_BY_CODE.get(report.code, Reason.UNKNOWN)
        return reason, str(report.code)
    text = (report.text or "").lower()
    for part, reason in _REASONS_BY_TEXT.items():
        if part in text:
            return reason, report.text
    return Reason.UNKNOWN, report.text


def _fail_phone(
    call: OpenCall, callee: str, report: CallFailed, phones: Phones, now: float
) -> None:
    """Remove a phone, or wait until it is free.

    Another phone of the same extension may still ring.
    """
    still_rings = (
        callee in call.ringing
        and phones[callee].state is ExtensionState.RINGING
        and not phones.is_free_in(call, callee)
    )
    if still_rings:
        member = call.members[callee]
        member.activity = Activity.DISMISSED
        member.failed = report
        member.reported_at = now
        return
    was_out = callee in call.doing(Activity.OUT)
    member = call.join(callee, Activity.OUT)
    member.rang, member.failed = True, None
    if not was_out:
        call.emit(CallEventType.MISSED, callee)


def stop_ringing(call: OpenCall, number: str) -> None:
    """Remove a phone that failed, now that it is free.

    If the PBX only stopped ringing it, its ANSWER may still come.
    """
    member = call.members[number]
    if member.failed and member.failed.code != _CANCELLED:
        call.join(number, Activity.OUT)
        call.emit(CallEventType.MISSED, number)
    member.failed = None
    # The wait began when the phone failed.
    call.wait_if_over(member.reported_at)
