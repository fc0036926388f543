"""A telephone line for tests.

Reports in the PBX's own words go in, the events of the tracker are kept.
"""

from collections.abc import Mapping
from typing import Any

from custom_components.openvox_uc.pbx.models import (
    Call,
    CallEvent,
    Extension,
    ExtensionState,
)
from custom_components.openvox_uc.pbx.reports import Report, parse
from custom_components.openvox_uc.pbx.tracker.tracker import CallTracker

NOW = 1589948500.0


class Line:
    """A tracker with a clock, fed with the bodies of reports.

    Its events are kept in `words`.
    """

    def __init__(self) -> None:
        self.tracker = CallTracker()
        self.now = NOW
        self.events: list[CallEvent] = []

    def say(
        self, action: str, leg: int | str | None = None, *phones: str, **fields: Any
    ) -> None:
        """Feed a report, and let a hundredth of a second pass.

        The number of a leg is one of this second.
        """
        if isinstance(leg, int):
            leg = f"{int(self.now)}.{leg}"
        report = self.report(action, leg, *phones, **fields)
        self.events += self.tracker.feed(report, self.now)
        self.now += 0.01

    def report(
        self, action: str, leg: str | None, *phones: str, **fields: Any
    ) -> Report:
        """Return a report that names these phones before a trunk.

        Where the trunk is named first, since it hung up, `fields` names both.
        """
        values: dict[str, Any] = {"action": action}
        if leg is not None:
            values["callid"] = leg
        if phones:
            values["ext"] = ext(*phones)
        return parse(values | fields)

    def phone(self, number: str, word: str) -> None:
        self.say("ExtensionStatus", extension=number, status=word)

    def poll(self, *, is_full: bool = True, **states: ExtensionState | None) -> None:
        """Feed a list of extensions, the numbers written as e101."""
        listed = [
            Extension(number=key[1:], name=key, state=state, type="pjsip")
            for key, state in states.items()
        ]
        self.events += self.tracker.poll(listed, self.now, is_full=is_full)

    def state(self, number: str) -> ExtensionState | None:
        return self.tracker.phones[number].state

    def wait(self, seconds: float) -> None:
        until = self.now + seconds
        while (at := self.tracker.next_deadline) is not None and at <= until:
            self.events += self.tracker.tick(at)
        self.now = until
        self.events += self.tracker.tick(until)

    def after(self, seconds: float) -> Line:
        """Let time pass, and return the line, to say something then."""
        self.wait(seconds)
        return self

    @property
    def words(self) -> list[str]:
        return [
            event.type if event.extension is None else f"{event.type}@{event.extension}"
            for event in self.events
        ]

    def words_after(self, seconds: float) -> list[str]:
        self.wait(seconds)
        return self.words

    def open_after(self, seconds: float) -> int:
        self.wait(seconds)
        return self.tracker.active_calls

    @property
    def ended(self) -> list[Call]:
        return [
            event.call
            for event in self.events
            if event.extension is None and event.type in ("ended", "missed", "failed")
        ]

    @property
    def last(self) -> Call:
        """Return the call as the last event of a call showed it."""
        return [event.call for event in self.events if event.extension is None][-1]


def leg(number: int) -> str:
    """Return a leg of the second in which a line begins."""
    return f"{int(NOW)}.{number}"


def ext(*numbers: str) -> Mapping[str, Any]:
    return {"extid": list(numbers)}


def trunk(
    number: int, caller: str = "0301234", to: str = "101", kind: str = "inbound"
) -> dict[str, Any]:
    return {
        "from": caller,
        "to": to,
        "trunk": "city",
        f"{kind}id": leg(number),
    }


def internal(line: Line, first: int = 10) -> None:
    line.say("ALERT", leg(first), "101")
    line.say("RING", leg(first), "106", "101")


def answered(line: Line, seconds: float = 0) -> None:
    """Let 106 answer a call of 101, and talk for some seconds."""
    internal(line)
    line.say("ANSWER", leg(10), "106", "101")
    line.wait(seconds)


def hang_up(line: Line, by: str, other: str) -> None:
    """Let one of the two in an answered call hang up.

    The PBX reports it by both legs.
    """
    line.say("BYE", leg(10), by, other)
    line.say("BYE", leg(12), other, by)


def inbound(
    line: Line, *phones: str, to: str = "101", caller: str = "0301234", first: int = 20
) -> None:
    for place, phone in enumerate(phones or ("101",)):
        line.say(
            "RING", leg(first + 2 + 2 * place), phone, inbound=trunk(first, caller, to)
        )


def outbound(line: Line) -> dict[str, Any]:
    """Let 106 call a number outside, and return what reports then contain of it."""
    outside = trunk(90, "106", "0301234", "outbound")
    line.say("RING", leg(90), outbound=outside, ext=ext("106"))
    return outside


def talking(line: Line, seconds: float = 0, first: int = 20, to: str = "101") -> None:
    """Let 101 answer a call from outside, and talk for some seconds."""
    inbound(line, to=to, first=first)
    line.say("ANSWER", leg(first + 2), "101", inbound=trunk(first, to=to))
    line.wait(seconds)


def caller_hangs_up(line: Line, *phones: str, to: str = "101") -> None:
    """Let the caller outside hang up, whom the BYE names before the phones."""
    line.say("BYE", leg(20), inbound=trunk(20, to=to), ext=ext(*phones))


def phone_hangs_up(line: Line) -> None:
    """Let 101 hang up, or leave, a call from outside."""
    line.say("BYE", leg(22), "101", inbound=trunk(20))


def passed_on(line: Line, seconds: float = 5) -> None:
    """Let 101 answer a call from outside, talk for some seconds, and pass it on."""
    talking(line, seconds)
    line.say("Tranfer", leg(22), "101", inbound=trunk(20))
    phone_hangs_up(line)


def record(
    line: Line,
    number: int,
    caller: str,
    callee: str,
    seconds: tuple[int, int],
    status: str = "ANSWERED",
    **more: str,
) -> None:
    """Report the PBX's record of a call.

    It gives how many seconds the call took, and for how many people talked. The call is
    internal unless `more` says otherwise.
    """
    durations = {"callduraction": str(seconds[0]), "talkduraction": str(seconds[1])}
    line.say(
        "NewCdr",
        leg(number),
        **{"callfrom": caller, "callto": callee, "status": status, "type": "Internal"}
        | durations
        | more,
    )
