"""What a story leaves behind: its reports, and what is true of its calls."""

from dataclasses import dataclass, field

from .bodies import Body, Party, compact


@dataclass(frozen=True, slots=True)
class TimedReport:
    """A report, and when the PBX sends it: in seconds since the story's start, or since 1970 once an exchange has placed it."""

    at: float
    values: Body

    @property
    def body(self) -> bytes:
        return compact(self.values)


@dataclass(slots=True, kw_only=True)
class CallTruth:
    """What really happened in a call. Times as in its reports.

    `direction`, `outcome`, `reason` and the events are plain words, as the integration's users see them. `reason` is None where the
    call was answered, or where the reports leave it open. `extension_events` holds the events of each phone, in order. `end_is_told`
    is false if no report shows the end when it comes, so that only the record can; `only_recorded` is true if no report shows the
    call at all. `transfer_is_told` is false if no Tranfer shows it: what is inferred depends on the order in which the reports
    arrive, and no phone need have the event.
    """

    kind: str
    direction: str
    caller: Party | None
    callee: Party | None = None
    dialed: str
    answered_by: Party | None = None
    hung_up_by: Party | None = None
    outcome: str = "missed"
    reason: str | None = None
    started_at: float
    answered_at: float | None = None
    ended_at: float = 0.0
    legs: frozenset[str] = frozenset()
    extension_events: dict[str, list[str]] = field(default_factory=dict)
    transferred: bool = False
    record: bool = False
    end_is_told: bool = True
    only_recorded: bool = False
    transfer_is_told: bool = True
