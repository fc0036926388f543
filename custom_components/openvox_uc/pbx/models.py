"""Frozen values of a phone system and its calls.

They leave out the passwords that the PBX sends in clear text (protocol 3.3).
"""

from dataclasses import dataclass, replace
from datetime import datetime
from enum import StrEnum
from typing import NamedTuple


class ExtensionState(StrEnum):
    IDLE = "idle"
    RINGING = "ringing"
    IN_USE = "in_use"
    ON_HOLD = "on_hold"
    UNREGISTERED = "unregistered"
    FAULT = "fault"


class TrunkState(StrEnum):
    REGISTERED = "registered"
    REGISTERING = "registering"
    FAILED = "failed"
    DISABLED = "disabled"


class DeviceInfo(NamedTuple):
    """The PBX itself (protocol 3.1). Times are PBX local time without a time zone."""

    name: str
    serial: str | None
    hardware: str | None
    firmware: str | None
    system_time: datetime | None
    boot_time: datetime | None


class Extension(NamedTuple):
    """An extension as the PBX lists it (protocol 3.2).

    `state` is None for an unknown word.
    """

    number: str
    name: str
    state: ExtensionState | None
    type: str | None


class Trunk(NamedTuple):
    """A trunk as the PBX lists it (protocol 3.5).

    `state` is None where the PBX gives none.
    """

    name: str
    state: TrunkState | None
    type: str | None


class Direction(StrEnum):
    INBOUND = "inbound"
    OUTBOUND = "outbound"
    INTERNAL = "internal"


class Outcome(StrEnum):
    ANSWERED = "answered"
    MISSED = "missed"
    FAILED = "failed"


class Reason(StrEnum):
    """Why a call was not answered, or was cut off."""

    NO_ANSWER = "no_answer"
    BUSY = "busy"
    REJECTED = "rejected"
    UNAVAILABLE = "unavailable"
    CANCELLED = "cancelled"
    NOT_FOUND = "not_found"
    VOICEMAIL = "voicemail"
    PBX_RESTART = "pbx_restart"
    UNKNOWN = "unknown"


class Party(NamedTuple):
    """One end of a call.

    Extension 103 and the external number 103 are different parties.
    """

    number: str
    outside: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Call:
    """A call at one moment.

    Times are seconds since 1970 (UTC, by our own clock); unknown values are None.
    `transferred_by` passed the call on last, and no longer talks with the other party
    once `transferred_to` has answered. Reports and records refer to the call by its
    `legs` (protocol 5.11). If it is `from_record`, only its record is known.
    """

    call_id: str
    direction: Direction
    caller: Party | None
    callee: Party | None
    dialed: str | None = None
    extensions: tuple[str, ...]
    answered_by: Party | None = None
    hung_up_by: Party | None = None
    transferred_by: Party | None = None
    transferred_to: Party | None = None
    trunk: str | None = None
    started_at: float
    answered_at: float | None = None
    ended_at: float | None = None
    ring_seconds: int | None = None
    talk_seconds: int | None = None
    outcome: Outcome | None = None
    reason: Reason | None = None
    reason_code: str | None = None
    recording: str | None = None
    inferred: bool = False
    legs: tuple[str, ...] = ()
    from_record: bool = False

    def moved(self, seconds: float) -> Call:
        if not seconds:
            return self
        answered_at, ended_at = self.answered_at, self.ended_at
        return replace(
            self,
            started_at=self.started_at + seconds,
            answered_at=None if answered_at is None else answered_at + seconds,
            ended_at=None if ended_at is None else ended_at + seconds,
        )


class CurrentCall(NamedTuple):
    """What an extension is doing in a call.

    The other party (None if unknown), and since when (seconds since 1970).
    """

    call_id: str
    direction: Direction
    other: Party | None
    since: float


class CallEventType(StrEnum):
    RINGING = "ringing"
    DIALING = "dialing"
    ANSWERED = "answered"
    ANSWERED_ELSEWHERE = "answered_elsewhere"
    TRANSFERRED = "transferred"
    ENDED = "ended"
    MISSED = "missed"
    FAILED = "failed"
    RECORD = "record"


class CallEvent(NamedTuple):
    """An event of a call, or of one extension in it.

    `DIALING` and `ANSWERED_ELSEWHERE` happen only to an extension, and `RECORD` (its
    record has arrived) only to a call.
    """

    type: CallEventType
    call: Call
    extension: str | None = None
