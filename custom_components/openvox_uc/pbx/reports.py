"""Parses the reports of the PBX (protocol 5).

It turns plain values into a frozen dataclass for each action.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, StrEnum
from functools import cached_property
import re
from typing import Any, NamedTuple

from .errors import UnreadableMessageError
from .models import Direction, ExtensionState, Party
from .wire import values as plain
from .wire.codec import decode_report
from .wire.values import Fields, Value

_LEADING_NUMBER = re.compile(r"([0-9]{3})(?![0-9])")
_NAMED_NUMBER = re.compile(r"[(<](\+?[0-9*#]+)[)>]$")
_LONGEST_CALL = 7 * 24 * 3600


class RecordStatus(StrEnum):
    ANSWERED = "answered"
    NO_ANSWER = "no_answer"
    BUSY = "busy"
    FAILED = "failed"
    VOICEMAIL = "voicemail"
    UNKNOWN = "unknown"


class TrunkLeg(NamedTuple):
    """The `inbound` or `outbound` object of a report (protocol 5.2)."""

    direction: Direction
    leg: str | None
    from_number: str | None
    to_number: str | None
    trunk: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    serial: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionStatus(Report):
    """A phone changed its state (protocol 5.4); None for an unknown word.

    `Registered` may only mean that the phone registered again, even during a call.
    """

    extension: str
    state: ExtensionState | None
    registered_word: bool


@dataclass(frozen=True, kw_only=True)
class CallReport(Report):
    """A report about one leg of a call.

    If it has both trunk objects, `passed_to` is the external number to which the call
    is passed on.
    """

    leg: str
    parties: tuple[Party, ...]
    trunk_leg: TrunkLeg | None
    passed_to: str | None = None

    @cached_property
    def legs(self) -> tuple[str, ...]:
        trunk_leg = self.trunk_leg.leg if self.trunk_leg else None
        if trunk_leg is None or trunk_leg == self.leg:
            return (self.leg,)
        return (self.leg, trunk_leg)

    @cached_property
    def numbers(self) -> frozenset[str]:
        return frozenset([party.number for party in self.parties])

    @property
    def extensions(self) -> tuple[str, ...]:
        return tuple([party.number for party in self.parties if not party.outside])

    @property
    def outside(self) -> str | None:
        for party in self.parties:
            if party.outside and party.number:
                return party.number
        return None


class OpeningReport(CallReport):
    """A report that opens a call if it belongs to none."""


class Alert(OpeningReport):
    """The caller hears the ring-back tone (protocol 5.5)."""


class Ring(OpeningReport):
    """A phone rings; the callee is named first (protocol 5.5)."""


class Answer(OpeningReport):
    """The call was answered; sent once or twice (protocol 5.6)."""


class Bye(CallReport):
    """A party was released; the first one named hung up (protocol 5.7)."""


class Transfer(CallReport):
    """An extension transferred or forwarded the call.

    The report does not name the target (protocol 5.8).
    """


@dataclass(frozen=True, kw_only=True)
class CallFailed(CallReport):
    """A callee was not reached (protocol 5.9).

    `code` is the number, similar to SIP; `text` is what the PBX wrote instead of a
    number.
    """

    code: int | None
    text: str | None


type AnyCallReport = Alert | Ring | Answer | Bye | Transfer | CallFailed


@dataclass(frozen=True, slots=True, kw_only=True)
class CallRecordReport(Report):
    """NewCdr, the PBX's record of a finished call (protocol 5.10).

    `time_start` is PBX local time; durations are in seconds.
    """

    leg: str
    time_start: datetime | None
    call_from: str | None
    call_to: str | None
    call_seconds: int | None
    talk_seconds: int | None
    status: RecordStatus
    direction: Direction | None
    trunk: str | None
    recording: str | None

    @property
    def is_answered(self) -> bool:
        return self.status is RecordStatus.ANSWERED

    @property
    def legs(self) -> tuple[str, ...]:
        return (self.leg,)

    @property
    def numbers(self) -> frozenset[str]:
        return frozenset(filter(None, [self.call_from, self.call_to]))


type TrackedReport = AnyCallReport | CallRecordReport


class BootUp(Report):
    """The PBX has started (protocol 5.3)."""


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownReport(Report):
    action: str


class FieldKind(Enum):
    """The kinds of fields in reports, with the names of the fields.

    A `PARTY` is a number, a name, or both; an `OBJECT` contains fields itself.
    """

    OBJECT = ("call", "ext", "inbound", "members", "outbound")
    WORD = ("action", "event", "memberstatus", "status", "type")
    LEG = ("callid", "inboundid", "outboundid")
    PARTY = ("callfrom", "callto", "extension", "extid", "from", "number", "to")
    TRUNK = (
        "desttrunkname",
        "dsttrcunkname",
        "dsttrunkname",
        "srctrunkname",
        "trunk",
        "trunkname",
    )
    RECORDING = ("recording",)
    SERIAL = ("sn",)
    REASON = ("reason",)
    SECONDS = ("callduraction", "callduration", "talkduraction", "talkduration")
    LOCAL_TIME = ("timestart",)
    VERSION = ("version",)


REPORT_FIELDS = {key: kind for kind in FieldKind for key in kind.value}

# InUse and Busy are the same state in two languages of the documents; the others are
# Asterisk's own (protocol 5.4).
_PHONE_STATES = {
    **dict.fromkeys(("ringing", "ring"), ExtensionState.RINGING),
    **dict.fromkeys(("inuse", "busy", "ring+inuse"), ExtensionState.IN_USE),
    **dict.fromkeys(("hold", "onhold"), ExtensionState.ON_HOLD),
    **dict.fromkeys(("idle", "notinuse", "registered"), ExtensionState.IDLE),
    **dict.fromkeys(
        ("unregistered", "unavailable", "unavailabl"), ExtensionState.UNREGISTERED
    ),
    **dict.fromkeys(
        ("malfunction", "failure", "invalid", "fxsnoport"), ExtensionState.FAULT
    ),
}

_RECORD_STATUSES = {plain.word(status): status for status in RecordStatus} | {
    "noanswered": RecordStatus.NO_ANSWER
}
_DIRECTIONS = {direction.value: direction for direction in Direction}


def extension_state(value: Value) -> ExtensionState | None:
    return _PHONE_STATES.get(plain.word(value))


def parse_report(body: bytes) -> Report:
    """Parse the body of a message, JSON or XML (protocol 5).

    Raises UnreadableMessageError.
    """
    return parse(decode_report(body))


def parse(values: Fields) -> Report:
    """Build a report from the values of one message.

    Raises UnreadableMessageError if required values are missing.
    """
    action = plain.word(values.get("action", values.get("event")))
    serial = plain.text(values.get("sn"))
    if not action:
        raise UnreadableMessageError("The report names no action")
    if action in _CALL_REPORTS:
        return _call_report(_CALL_REPORTS[action], values, serial)
    if action == "extensionstatus":
        status = plain.word(values.get("status"))
        return ExtensionStatus(
            serial=serial,
            extension=_required(values, "extension"),
            state=_PHONE_STATES.get(status),
            registered_word=status == "registered",
        )
    if action == "callfailed":
        reason = plain.text(values.get("reason"))
        number = _LEADING_NUMBER.match(reason or "")
        return _call_report(
            CallFailed,
            values,
            serial,
            code=int(number[1]) if number else None,
            text=None if number else reason,
        )
    if action == "newcdr":
        return call_record(values, serial)
    if action == "bootup":
        return BootUp(serial=serial)
    return UnknownReport(serial=serial, action=action)


def call_record(values: Fields, serial: str | None) -> CallRecordReport:
    """Build a record from a NewCdr, or from a row of a file of records.

    Raises UnreadableMessageError if its `callid` is missing.
    """
    # The PBX misspells some of these names.
    return CallRecordReport(
        serial=serial,
        leg=_required(values, "callid"),
        time_start=plain.local_time(values.get("timestart")),
        call_from=_bare_number(values.get("callfrom")),
        call_to=_bare_number(values.get("callto")),
        call_seconds=_seconds(values, "callduraction", "callduration"),
        talk_seconds=_seconds(values, "talkduraction", "talkduration"),
        status=_RECORD_STATUSES.get(
            plain.word(values.get("status")), RecordStatus.UNKNOWN
        ),
        direction=_DIRECTIONS.get(plain.word(values.get("type"))),
        trunk=plain.first_text(
            values, "srctrunkname", "desttrunkname", "dsttrunkname", "dsttrcunkname"
        ),
        recording=plain.file_name(values.get("recording")),
    )


# Both spellings of Transfer, and ANSWERED of the family (protocol 5.8, 5.13).
_CALL_REPORTS: dict[str, type[Alert | Ring | Answer | Bye | Transfer]] = {
    "alert": Alert,
    "ring": Ring,
    "answer": Answer,
    "answered": Answer,
    "bye": Bye,
    "tranfer": Transfer,
    "transfer": Transfer,
}


def _call_report(
    kind: type[CallReport], values: Fields, serial: str | None, **more: Any
) -> CallReport:
    trunk_legs, parties = _named_parties(values)
    trunk_leg = trunk_legs[0] if trunk_legs else None
    passed_to = None
    by_direction = {leg.direction: leg for leg in reversed(trunk_legs)}
    inbound = by_direction.get(Direction.INBOUND)
    outbound = by_direction.get(Direction.OUTBOUND)
    if inbound and outbound and outbound.to_number:
        trunk_leg = inbound
        passed_to = outbound.to_number
    return kind(
        serial=serial,
        leg=_required(values, "callid"),
        parties=parties,
        trunk_leg=trunk_leg,
        passed_to=passed_to,
        **more,
    )


def _required(values: Fields, key: str) -> str:
    text = plain.text(values.get(key))
    if text is None:
        raise UnreadableMessageError(f"The report has no {key}")
    return text


def _bare_number(value: Value) -> str | None:
    """Return a number without the name in front of it.

    Examples are `Sales(6400)` and `"Alice" <101>`.
    """
    found = _NAMED_NUMBER.search(plain.text(value) or "")
    return plain.number(found[1] if found else value)


def _seconds(values: Fields, *keys: str) -> int | None:
    for key in keys:
        seconds = plain.whole(values.get(key))
        if seconds is not None and 0 <= seconds <= _LONGEST_CALL:
            return seconds
    return None


def _objects(values: Fields) -> Iterator[tuple[str, Fields]]:
    """Yield the objects that name parties.

    They may be flat, repeated, or in a `call` list.
    """
    for key, value in values.items():
        if key == "call":
            for item in plain.objects(value):
                yield from _objects(item)
        elif key in ("ext", "inbound", "outbound"):
            for item in plain.objects(value):
                yield key, item


def _named_parties(values: Fields) -> tuple[list[TrunkLeg], tuple[Party, ...]]:
    """Return the trunk objects of a report, and the parties that it names.

    An anonymous external caller has an empty number.
    """
    trunk_legs: list[TrunkLeg] = []
    parties: list[Party] = []
    for key, item in _objects(values):
        if key == "ext":
            numbers = plain.texts(item.get("extid", item.get("number")))
            parties += [Party(plain.tidy_number(number)) for number in numbers]
            continue
        leg = TrunkLeg(
            direction=_DIRECTIONS[key],
            leg=plain.text(item.get(f"{key}id")),
            from_number=plain.number(item.get("from")),
            to_number=plain.number(item.get("to")),
            trunk=plain.first_text(item, "trunk", "trunkname"),
        )
        trunk_legs.append(leg)
        is_inbound = leg.direction is Direction.INBOUND
        outside = leg.from_number if is_inbound else leg.to_number
        parties.append(Party(outside or "", outside=True))
    if len(trunk_legs) == 1 and all(party.outside for party in parties):
        [leg] = trunk_legs
        if leg.direction is Direction.OUTBOUND and leg.from_number:
            # In an outbound call, `from` is the extension (protocol 5.2).
            parties.append(Party(leg.from_number))
    return trunk_legs, tuple(dict.fromkeys(parties))
