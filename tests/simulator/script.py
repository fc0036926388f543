"""How a story is written: a clock, the channels it needs, and what its phones do.

And what it leaves behind.
"""

from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum, auto
from functools import partial
from random import Random
from typing import TYPE_CHECKING

from .bodies import SERIAL, Body, Leg, Party, Style, compact, extension_status

if TYPE_CHECKING:
    from .story_call import StoryCall


@dataclass(frozen=True, slots=True)
class TimedReport:
    """A report, and when the PBX sends it.

    In seconds since the story's start, or since 1970 once an exchange has placed it.
    """

    at: float
    values: Body

    @property
    def body(self) -> bytes:
        return compact(self.values)


@dataclass(slots=True, kw_only=True)
class CallTruth:
    """The truth about a call. Times as in its reports.

    `direction`, `outcome` and `reason` are plain words, as the integration's users see
    them. `reason` is None where the call was answered, or where the reports leave it
    open.
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
    rang: bool = False
    transferred: bool = False
    record: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Habits:
    """The undocumented differences between PBXs, phones and moments (protocol 5, 7)."""

    style: Style = field(default_factory=Style)
    trunk: str = "to-18-16-2"
    idle_word: str = "Idle"
    waiting_word: str = "Ringing"
    status_first: bool = False
    registers_again: bool = False
    losers_released: bool = False
    transfer_alerts: bool = False
    transfer_renews_id: bool = False
    record: bool = True
    recorded: bool = False
    records_each_phone: bool = False
    phantom_records: bool = False

    @staticmethod
    def draw(rng: Random) -> Habits:
        return Habits(
            style=Style(
                lists=rng.random() < 0.2,
                two_answers=rng.random() < 0.6,
                two_byes=rng.random() < 0.7,
                reason_texts=rng.random() < 0.3,
            ),
            idle_word=rng.choice(("Idle", "Registered")),
            waiting_word=rng.choice(("Ringing", "InUse")),
            status_first=rng.random() < 0.3,
            registers_again=rng.random() < 0.1,
            losers_released=rng.random() < 0.5,
            transfer_alerts=rng.random() < 0.5,
            transfer_renews_id=rng.random() < 0.5,
            record=rng.random() < 0.9,
            recorded=rng.random() < 0.3,
            records_each_phone=rng.random() < 0.5,
            phantom_records=rng.random() < 0.2,
        )


class Doing(Enum):
    CALLING = auto()
    RINGING = auto()
    TALKING = auto()


class Script:
    """A story that is being written. Times are seconds since its start."""

    def __init__(
        self,
        rng: Random,
        *,
        kind: str = "",
        serial: str = SERIAL,
        offset: float = 0.0,
        habits: Habits | None = None,
    ) -> None:
        """Begin at zero; `offset` is the PBX's local time minus UTC in seconds."""
        self.rng = rng
        self.kind = kind
        self.serial = serial
        self.offset = offset
        self.habits = habits or Habits.draw(rng)
        self.now = 0.0
        self.legs: list[Leg] = []
        self.calls: list[StoryCall] = []
        self._doing: dict[str, dict[StoryCall, Doing]] = {}
        self._reported: dict[str, str] = {}
        self._sentences: list[tuple[float, Callable[[], Body]]] = []

    @property
    def phones(self) -> frozenset[str]:
        return frozenset(self._doing)

    def wait(self, seconds: float) -> None:
        self.now += seconds

    def moment(self, longest: float = 0.04) -> None:
        self.now += self.rng.uniform(0.004, longest)

    def leg(self, near: Leg | None = None) -> Leg:
        """Return a new channel.

        `near` is an earlier one of the same call and moment.
        """
        leg = Leg(self.now, near)
        self.legs.append(leg)
        return leg

    def say(self, make: Callable[[], Body]) -> None:
        """Send a report; its body is made when the ids of the channels are known."""
        self._sentences.append((self.now, make))
        self.moment()

    def does(self, phone: str, call: StoryCall, doing: Doing | None) -> None:
        calls = self._doing.setdefault(phone, {})
        if doing is None:
            calls.pop(call, None)
        else:
            calls[call] = doing

    def doing(self, phone: str, call: StoryCall) -> Doing | None:
        return self._doing.get(phone, {}).get(call)

    def settle(self, *phones: str) -> None:
        for phone in phones:
            doings = self._doing.get(phone, {}).values()
            word = self.habits.idle_word
            if Doing.RINGING in doings:
                word = (
                    "Ringing"
                    if set(doings) == {Doing.RINGING}
                    else self.habits.waiting_word
                )
            elif doings:
                word = "InUse"
            if self._reported.get(phone, self.habits.idle_word) != word:
                self._reported[phone] = word
                self.state(phone, word)

    def state(self, phone: str, word: str) -> None:
        self.say(partial(extension_status, self.serial, phone, word))

    def reports(self, start: float) -> list[TimedReport]:
        return [TimedReport(start + at, make()) for at, make in self._sentences]

    def truths(self, start: float) -> list[CallTruth]:
        return [call.truth(start) for call in self.calls]
