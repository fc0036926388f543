"""What a story leaves behind: its reports, and what is true of its calls."""

from dataclasses import dataclass

from custom_components.openvox_uc.pbx.models import CallEventType, Direction, Outcome, Party, Reason

from .bodies import Body, compact


@dataclass(frozen=True, slots=True)
class TimedReport:
    """A report, and when the PBX sends it: in seconds since the story's start, or since 1970 once an exchange has placed it."""

    at: float
    values: Body

    @property
    def body(self) -> bytes:
        """The bytes of the report."""
        return compact(self.values)


@dataclass(frozen=True, slots=True, kw_only=True)
class CallTruth:
    """What really happened in a call. Times as in its reports.

    `reason` is None where the call was answered, or where the reports leave it open. `extension_events` holds what each phone
    is told, in order. `end_is_told` is false if no report tells of the end when it comes, so that only the record can;
    `only_recorded` is true if no report tells of the call at all. `transfer_is_told` is false if no Tranfer tells of it:
    what is inferred depends on the order in which the reports arrive, and no phone need be told.
    """

    kind: str
    direction: Direction
    caller: Party | None
    callee: Party | None
    dialed: str
    answered_by: Party | None
    hung_up_by: Party | None
    outcome: Outcome
    reason: Reason | None
    started_at: float
    answered_at: float | None
    ended_at: float
    legs: frozenset[str]
    extension_events: dict[str, tuple[CallEventType, ...]]
    transferred: bool
    record: bool
    end_is_told: bool
    only_recorded: bool = False
    transfer_is_told: bool = True
