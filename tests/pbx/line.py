"""A telephone line for tests: reports in the PBX's own words go in, what the tracker tells is kept."""

from collections.abc import Mapping
from typing import Any

from custom_components.openvox_uc.pbx.models import Call, CallEvent, Extension, ExtensionState
from custom_components.openvox_uc.pbx.reports import Report, parse
from custom_components.openvox_uc.pbx.tracker.tracker import CallTracker
from custom_components.openvox_uc.pbx.wire.values import Value

NOW = 1589948500.0


class Line:
    """A tracker with a clock, fed with the bodies of reports; what it tells is kept in `told`."""

    def __init__(self) -> None:
        self.tracker = CallTracker()
        self.now = NOW
        self.events: list[CallEvent] = []

    def say(self, action: str, leg: int | str | None = None, **fields: Any) -> None:
        """Feed a report, and let a hundredth of a second pass."""
        if isinstance(leg, int):
            leg = f"{int(self.now)}.{leg}"
        self.events += self.tracker.feed(self.report(action, leg, **fields), self.now)
        self.now += 0.01

    def report(self, action: str, leg: str | None, **fields: Any) -> Report:
        values: dict[str, Value] = {"action": action, **fields}
        if leg is not None:
            values["callid"] = leg
        return parse(values)

    def phone(self, number: str, word: str) -> None:
        self.say("ExtensionStatus", extension=number, status=word)

    def poll(self, **states: ExtensionState) -> None:
        """Feed a list of extensions, the numbers written as e101."""
        listed = [Extension(number=key[1:], name=key, state=state, type="pjsip") for key, state in states.items()]
        self.events += self.tracker.poll(listed, self.now)

    def wait(self, seconds: float) -> None:
        until = self.now + seconds
        while (at := self.tracker.next_deadline) is not None and at <= until:
            self.events += self.tracker.tick(at)
        self.now = until
        self.events += self.tracker.tick(until)

    @property
    def told(self) -> list[str]:
        """Return what was told, as `ringing` for the call and `ringing@106` for a phone."""
        return [event.type if event.extension is None else f"{event.type}@{event.extension}" for event in self.events]

    @property
    def last(self) -> Call:
        """Return the call as the last event of a call showed it."""
        return [event.call for event in self.events if event.extension is None][-1]


def ext(*numbers: str) -> Mapping[str, Any]:
    return {"extid": list(numbers)}


def trunk(leg: int, caller: str = "0301234", to: str = "101", kind: str = "inbound") -> dict[str, Any]:
    return {"from": caller, "to": to, "trunk": "city", f"{kind}id": f"{int(NOW)}.{leg}"}


def internal(line: Line, first: int = 10) -> None:
    leg = f"{int(NOW)}.{first}"
    line.say("ALERT", leg, ext=ext("101"))
    line.say("RING", leg, ext=ext("106", "101"))


def inbound(line: Line, *phones: str, to: str = "101", caller: str = "0301234", first: int = 20) -> None:
    for place, phone in enumerate(phones or ("101",)):
        line.say("RING", f"{int(NOW)}.{first + 2 + 2 * place}", ext=ext(phone), inbound=trunk(first, caller, to))
