"""The wake-up calls that the PBX keeps, and its check-out (protocol 3.14)."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from .bodies import Body
from .requests import SUCCESS, Errno, Handler, RefusedError, Request

if TYPE_CHECKING:
    from .pbx import SimulatedPbx


@dataclass(slots=True)
class SimWakeUpCall:
    id: str
    number: str
    type: str = "custom"
    weekdays: str = "0,1,2,3,5"
    time: str = "15:55"
    prompt: str = "custom/test"

    def listed(self) -> Body:
        return {
            "wakeupid": self.id,
            "type": self.type,
            "weekdays": self.weekdays,
            "time": self.time,
            "prompt": self.prompt,
        }


class Hotel:
    def __init__(self, pbx: SimulatedPbx) -> None:
        self._pbx = pbx
        self.wake_up_calls: list[SimWakeUpCall] = []
        self._last_id = 0
        self.answers: dict[str, Handler] = {
            "wakeupcall/query": self._query,
            "wakeupcall/create": self._create,
            "wakeupcall/delete": self._delete,
            "hotel/checkout": self._check_out,
        }

    def add(self, number: str, call_id: str | None = None) -> SimWakeUpCall:
        self._last_id += 1
        call = SimWakeUpCall(call_id or str(self._last_id), number)
        self.wake_up_calls.append(call)
        return call

    def _query(self, request: Request) -> Body:
        number = self._number(request)
        calls = [call.listed() for call in self.wake_up_calls if call.number == number]
        return SUCCESS | (
            {"wakeups": [{"number": number, "wakeup": [*calls]}]} if calls else {}
        )

    def _create(self, request: Request) -> None:
        call = self.add(self._number(request))
        call.time, call.type = request.need("time", "type")
        call.weekdays = request.text("weekdays")
        call.prompt = request.text("prompt")

    def _delete(self, request: Request) -> None:
        wanted = set(request.numbers("wakeupid"))
        found = [
            call
            for call in self.wake_up_calls
            if wanted & {call.id, call.number, "all"}
        ]
        if not found:
            raise RefusedError(Errno.NO_SUCH_WAKE_UP_CALL)
        for call in found:
            self.wake_up_calls.remove(call)

    def _check_out(self, request: Request) -> None:
        number = self._number(request)
        self.wake_up_calls = [
            call for call in self.wake_up_calls if call.number != number
        ]

    def _number(self, request: Request) -> str:
        [number] = request.need("number")
        return self._pbx.need_extension(number).number
