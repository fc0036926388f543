"""The wake-up calls that the PBX keeps, and its check-out (protocol 3.14)."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from .bodies import Body
from .errnos import NO_SUCH_EXTENSION, NO_SUCH_WAKE_UP_CALL, PARAMETER_EMPTY
from .formats import SUCCESS, failed

if TYPE_CHECKING:
    from .pbx import SimulatedPbx


@dataclass(slots=True)
class SimWakeUpCall:
    """A wake-up call."""

    id: str
    number: str
    type: str = "custom"
    weekdays: str = "0,1,2,3,5"
    time: str = "15:55"
    prompt: str = "custom/test"

    def listed(self) -> Body:
        """Return its entry in the list of its extension."""
        return {"wakeupid": self.id, "type": self.type, "weekdays": self.weekdays, "time": self.time, "prompt": self.prompt}


class Hotel:
    """Keeps the wake-up calls of all extensions."""

    def __init__(self, pbx: SimulatedPbx) -> None:
        """Begin with none."""
        self._pbx = pbx
        self.wake_up_calls: list[SimWakeUpCall] = []
        self._last_id = 0
        self.answers: dict[str, Callable[[Body, str], Body]] = {
            "wakeupcall/query": self._query,
            "wakeupcall/create": self._create,
            "wakeupcall/update": self._update,
            "wakeupcall/delete": self._delete,
            "hotel/checkout": self._check_out,
        }

    def add(self, number: str, call_id: str | None = None) -> SimWakeUpCall:
        """Add a wake-up call of an extension."""
        self._last_id += 1
        call = SimWakeUpCall(call_id or str(self._last_id), number)
        self.wake_up_calls.append(call)
        return call

    def _query(self, values: Body, client: str) -> Body:
        """List the wake-up calls of an extension; nothing but the status if there are none."""
        number = str(values.get("number", ""))
        if errno := self._refusal(number):
            return failed(errno)
        calls = [call.listed() for call in self.wake_up_calls if call.number == number]
        return {"status": "Success", "wakeups": [{"number": number, "wakeup": [*calls]}]} if calls else SUCCESS

    def _create(self, values: Body, client: str) -> Body:
        """Take in a new wake-up call."""
        number = str(values.get("number", ""))
        if errno := self._refusal(number):
            return failed(errno)
        if not values.get("time") or not values.get("type"):
            return failed(PARAMETER_EMPTY)
        self._change(self.add(number), {"weekdays": "", "prompt": "", **values})
        return SUCCESS

    def _update(self, values: Body, client: str) -> Body:
        """Change a wake-up call."""
        for call in self.wake_up_calls:
            if call.id == str(values.get("wakeupid")):
                self._change(call, values)
                return SUCCESS
        return failed(NO_SUCH_WAKE_UP_CALL)

    def _delete(self, values: Body, client: str) -> Body:
        """Delete wake-up calls by what may be ids, numbers of extensions, or `all`: whosever they are."""
        wanted = set(str(values.get("wakeupid", "")).split(","))
        if not (gone := [call for call in self.wake_up_calls if wanted & {call.id, call.number, "all"}]):
            return failed(NO_SUCH_WAKE_UP_CALL)
        self.wake_up_calls = [call for call in self.wake_up_calls if call not in gone]
        return SUCCESS

    def _check_out(self, values: Body, client: str) -> Body:
        """Check the guest of a room out; nobody wakes the next one."""
        number = str(values.get("number", ""))
        if errno := self._refusal(number):
            return failed(errno)
        self.wake_up_calls = [call for call in self.wake_up_calls if call.number != number]
        return SUCCESS

    def _refusal(self, number: str) -> str | None:
        """Return the errno for what is no extension, or None."""
        if not number:
            return PARAMETER_EMPTY
        return None if self._pbx.extension(number) else NO_SUCH_EXTENSION

    @staticmethod
    def _change(call: SimWakeUpCall, values: Body) -> None:
        """Let a wake-up call be as a request says."""
        for name in ("number", "type", "weekdays", "time", "prompt"):
            if name in values:
                setattr(call, name, str(values[name]))
