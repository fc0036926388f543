"""Decides whether a report may be about a call, and about which of its parties.

See protocol 5.11.
"""

from collections.abc import Callable, Container
from dataclasses import replace

from ..models import Direction, Party
from ..reports import (
    Alert,
    Bye,
    CallFailed,
    CallRecordReport,
    CallReport,
    Ring,
    Transfer,
)
from .call import Activity, OpenCall

type IsPhone = Callable[[str | None], bool]


def direction_of(report: CallReport) -> Direction | None:
    if report.trunk_leg:
        return report.trunk_leg.direction
    return Direction.INTERNAL if len(report.extensions) > 1 else None


def direction_of_record(
    record: CallRecordReport, phones: Container[str | None]
) -> Direction:
    if record.direction:
        return record.direction
    if record.call_from not in phones:
        return Direction.INBOUND
    return Direction.INTERNAL if record.call_to in phones else Direction.OUTBOUND


def caller_of(report: CallReport) -> Party | None:
    trunk_leg = report.trunk_leg
    if trunk_leg and trunk_leg.direction is Direction.INBOUND:
        number = trunk_leg.from_number
        return Party(number, outside=True) if number else None
    extensions = report.extensions
    if not isinstance(report, Alert) and trunk_leg is None:
        # The callee is named first.
        extensions = extensions[1:]
    return Party(extensions[0]) if extensions else None


def could_be(call: OpenCall, report: CallReport) -> bool:
    """Return whether a report with a leg near that of a call may be about the call.

    They share a party and contradict each other in nothing.
    """
    extensions, outside = report.extensions, report.outside
    direction = direction_of(report)
    shares_phone = any(number in call.members for number in extensions)
    if not shares_phone and (outside is None or outside != call.outside):
        return False
    if call.transferred_at is None and _differ(direction, call.direction):
        return False
    if report.trunk_leg and (
        _differ(report.trunk_leg.trunk, call.trunk)
        or _differ(outside, call.outside)
        # The same external number calls twice.
        or (
            isinstance(report, (Alert, Ring))
            and _differ(report.trunk_leg.leg, call.trunk_leg_id)
        )
    ):
        return False
    if (
        direction is Direction.INTERNAL
        and len(call.members) > 1
        and not all(number in call.members for number in extensions)
    ):
        return False
    if isinstance(report, Bye) and extensions and call.members and not shares_phone:
        # The same external number hangs up elsewhere.
        return False
    if isinstance(report, (Alert, Ring, CallFailed)) or direction is Direction.OUTBOUND:
        if call.transferred_at is None:
            return _same_caller(call, report)
        return not _is_called_by_other(call, report)
    return True


def _differ(named: str | None, known: str | None) -> bool:
    """Return whether two known names contradict each other."""
    return bool(named and known and named != known)


def _is_called_by_other(call: OpenCall, report: CallReport) -> bool:
    """Return whether the caller is a phone that has left the call.

    It may be the phone that passed the call on.
    """
    caller = caller_of(report)
    if caller is None or caller.outside or call.takes_part(caller):
        return False
    return report.trunk_leg is None or caller.number in call.members


def _same_caller(call: OpenCall, report: CallReport) -> bool:
    """Return whether the caller that a report names may be the call's."""
    if direction_of(report) is Direction.INBOUND:
        return call.caller is None
    caller = caller_of(report)
    if caller is None:
        return True
    return call.direction is not Direction.INBOUND and call.caller in (
        None,
        caller.number,
    )


def record_could_be(call: OpenCall, record: CallRecordReport) -> bool:
    """Return whether a record with a leg near that of a call may be about the call.

    An outbound record has numbers as dialed, so they do not help.
    """
    if record.direction and call.direction and record.direction is not call.direction:
        return False
    if call.direction is Direction.INBOUND:
        return call.outside is None or call.outside == (record.call_from or "")
    return record.call_from in call.members


def has_failed(call: OpenCall, report: CallFailed) -> bool:
    """Return whether a callee failed before, so that the same caller tries again."""
    if call.answered_at is not None:
        return False
    if call.direction is Direction.OUTBOUND:
        return call.reason is not None
    return callee_of(call, report) in call.doing(Activity.OUT)


def callee_of(call: OpenCall, report: CallReport) -> str | None:
    return next((number for number in report.extensions if number != call.caller), None)


def first_party(report: CallReport) -> Party | None:
    return report.parties[0] if report.parties and report.parties[0].number else None


def transferor_of(report: Transfer) -> str | None:
    """Return the extension that passed the call on; of two, the second one.

    See protocol 5.8.
    """
    extensions = report.extensions[:2]
    return extensions[-1] if extensions else None


def without_own_caller[Kind: CallReport](call: OpenCall, report: Kind) -> Kind:
    """Return a report without the call's own external caller among the phones.

    A report of a call that was forwarded outside may name the caller there.
    """
    if (
        call.direction is not Direction.INBOUND
        or direction_of(report) is not Direction.OUTBOUND
        or call.outside not in report.extensions
    ):
        return report
    parties = [
        Party(party.number, outside=party.outside or party.number == call.outside)
        for party in report.parties
    ]
    return replace(report, parties=tuple(parties))


def as_called_from_outside(report: Alert, is_phone: IsPhone) -> Alert:
    """Return an ALERT that names no phone as one of an external caller."""
    if report.trunk_leg or any(is_phone(number) for number in report.extensions):
        return report
    return replace(
        report,
        parties=tuple([Party(number, outside=True) for number in report.extensions]),
    )


def as_passed_on[Kind: CallReport](report: Kind, is_phone: IsPhone) -> Kind:
    """Return a report of an outbound call as one of a call that was passed on.

    The caller is not a phone, so the call is from outside.
    """
    leg = report.trunk_leg
    if (
        leg is None
        or leg.direction is not Direction.OUTBOUND
        or report.passed_to
        or report.extensions != (leg.from_number,)
        or is_phone(leg.from_number)
    ):
        return report
    inbound = leg._replace(direction=Direction.INBOUND, to_number=None)
    return replace(
        report,
        trunk_leg=inbound,
        passed_to=leg.to_number,
        parties=(Party(leg.from_number or "", outside=True),),
    )


def passes_to(call: OpenCall, report: CallReport) -> str | None:
    """Return the external number to which a report passes a call on.

    Such a report of an outbound call names no phone.
    """
    if report.trunk_leg is None:
        return None
    if call.direction is Direction.OUTBOUND and (
        report.extensions or call.answered_at is None
    ):
        return None
    if report.passed_to or report.trunk_leg.direction is Direction.INBOUND:
        return report.passed_to
    return report.trunk_leg.to_number


def names_inside_callee(call: OpenCall, report: CallReport) -> bool:
    """Return whether a report is about a phone that received the call.

    The call is outbound, and was passed on to the phone.
    """
    return call.caller is not None and callee_of(call, report) is not None


def ring_roles(call: OpenCall, report: Ring) -> tuple[list[str], str | None]:
    """Return the extensions that ring, and the one that calls.

    A RING names them (protocol 5.5).
    """
    extensions = list(report.extensions)
    if report.trunk_leg and report.trunk_leg.direction is Direction.OUTBOUND:
        # If the PBX itself called an external number for a queue or a group, the RING
        # names the phone first, and no phone calls.
        calls = report.parties[0].outside
        caller = call.caller or (extensions[0] if calls and extensions else None)
        return [number for number in extensions if number != caller], caller
    return extensions[:1], extensions[1] if len(extensions) > 1 else None


def callee_has_rung(call: OpenCall, report: CallReport) -> bool:
    if call.direction is Direction.OUTBOUND:
        return call.rang_at is not None
    rang = call.rang
    return any(number in rang and number != call.caller for number in report.extensions)
