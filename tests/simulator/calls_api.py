"""What the PBX answers to requests that make, change and end calls (protocol 4, 6.3)."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING

from .bodies import Party
from .desk import LiveCall
from .requests import Errno, Handler, RefusedError, Request

if TYPE_CHECKING:
    from .pbx import SimulatedPbx

# For each way to listen in: the fields of who listens and of who is listened to, and the monitor mode that allows it.
_LISTENING = {
    "listen": ("listener", "listenedext", "listen"),
    "whisper": ("whisperer", "whisperedext", "whisper"),
    "barge": ("bargein", "bargedext", "barge-in"),
}
_ALL_MODES = "extensive"


class CallsApi:
    def __init__(self, pbx: SimulatedPbx) -> None:
        self._pbx = pbx
        self._control = pbx.control
        self.answers: dict[str, Handler] = {
            "extension/dial_extension": self._dial_extension,
            "extension/dial_outbound": self._dial_outbound,
            "outbound/dial_outbound": self._connect,
            "queue/dial_outbound": partial(self._put_through, "queueid", Errno.NO_SUCH_QUEUE),
            "ringgroup/dial_outbound": partial(self._put_through, "ringgroupid", Errno.NO_SUCH_GROUP),
            "extension/hangup": self._hang_up,
            "inbound/hangup": partial(self._hang_up_trunk_call, "inbound"),
            "outbound/hangup": partial(self._hang_up_trunk_call, "outbound"),
            "extension/hold": partial(self._change, self._control.hold),
            "extension/unhold": partial(self._change, self._control.resume),
            "extension/mute": partial(self._change, self._control.mute),
            "extension/unmute": partial(self._change, self._control.unmute),
            "calltransfer": self._transfer,
            **{f"extension/{way}": partial(self._listen_in, *fields) for way, fields in _LISTENING.items()},
            "extension/playprompt": self._play,
            "outbound/playprompt": self._play_outside,
        }

    # --- Calls that begin ---

    def _dial_extension(self, request: Request) -> None:
        caller, callee = request.need("caller", "callee")
        self._need_idle(caller)
        self._need_idle(callee)
        self._dial(caller, callee, request, outside=False)

    def _dial_outbound(self, request: Request) -> None:
        caller, number = request.need("extid", "outto")
        if not self._pbx.need_extension(caller).calls_outside:
            raise RefusedError(Errno.MAY_NOT_CALL_OUTSIDE)
        self._need_idle(caller)
        self._dial(caller, number, request, outside=True)

    def _dial(self, caller: str, other: str, request: Request, *, outside: bool) -> None:
        self._pbx.spawn(self._control.dial(caller, other, outside=outside, auto_answer=_answers_itself(request)))

    def _connect(self, request: Request) -> None:
        caller, callee = request.need("caller", "outto")
        self._need_outside(caller, callee)
        self._pbx.spawn(self._control.connect(caller, callee))

    def _put_through(self, name: str, refusal: Errno, request: Request) -> None:
        to, number = request.need(name, "outto")
        waits = name == "queueid"
        if (self._pbx.queue(to) is None) if waits else (to not in self._pbx.groups):
            raise RefusedError(refusal)
        self._need_outside(number)
        self._pbx.spawn(self._control.put_through(number, to, waits=waits))

    def _play(self, request: Request) -> None:
        extension, prompts = request.need("extid", "prompt")
        phone = self._pbx.need_extension(extension)
        self._need_prompts(prompts)
        if phone.state == "Unavailable":
            raise RefusedError(Errno.NOT_CONNECTED)
        self._need_idle(extension)
        self._pbx.spawn(self._control.play(Party(extension), auto_answer=_answers_itself(request)))

    def _play_outside(self, request: Request) -> None:
        number, prompts = request.need("outto", "prompt")
        self._need_prompts(prompts)
        self._need_outside(number, refusal=Errno.NOT_CONNECTED)
        self._pbx.spawn(self._control.play(Party(self._pbx.desk.stripped(number)[1], outside=True)))

    def _listen_in(self, by: str, to: str, mode: str, request: Request) -> None:
        pbx = self._pbx
        listener, extension = request.need(by, to)
        monitor, monitored = pbx.need_extension(listener), pbx.need_extension(extension)
        self._talking(extension)
        self._need_idle(listener)
        # One listener is all that a phone has.
        if not monitored.may_be_monitored or (mode == "listen" and any(call.listens_to == extension for call in pbx.desk.machine_calls)):
            raise RefusedError(Errno.MAY_NOT_BE_MONITORED)
        if monitor.monitor_mode not in (_ALL_MODES, mode):
            raise RefusedError(Errno.WRONG_MONITOR_MODE)
        pbx.spawn(self._control.listen_in(listener, extension))

    # --- Calls that go on ---

    def _hang_up(self, request: Request) -> None:
        [extension] = request.need("extid")
        if not self._pbx.desk.busy(extension):
            raise RefusedError(Errno.NO_SUCH_CALL)
        self._pbx.spawn(self._pbx.desk.hang_up(extension))

    def _hang_up_trunk_call(self, direction: str, request: Request) -> None:
        call, party = self._by_leg(*request.need(f"{direction}id"))
        if call.line.direction != direction:
            raise RefusedError(Errno.NO_SUCH_CALL)
        self._pbx.spawn(self._control.hang_up(call, party))

    def _change(self, change: Callable[[LiveCall, Party], Coroutine[object, object, None]], request: Request) -> None:
        [extension] = request.need("extid")
        self._pbx.spawn(change(self._talking(extension), Party(extension)))

    def _transfer(self, request: Request) -> None:
        leg, extension, to = request.need("callid", "transferor", "transferto")
        self._pbx.need_extension(extension)
        call, party = self._by_leg(leg)[0], Party(extension)
        if party not in call.parties:
            raise RefusedError(Errno.NO_SUCH_CALL)
        if call.talking is None:
            raise RefusedError(Errno.NOT_CONNECTED)
        if self._control.phones_of(to) is None:
            self._need_outside(to)
        self._pbx.spawn(self._control.transfer(call, party, to))

    # --- What they need ---

    def _by_leg(self, leg: str) -> tuple[LiveCall, Party]:
        if (found := self._control.by_leg(leg)) is None:
            raise RefusedError(Errno.NO_SUCH_CALL)
        return found

    def _talking(self, extension: str) -> LiveCall:
        if (call := self._control.talking(extension)) is None:
            raise RefusedError(Errno.NO_SUCH_CALL)
        return call

    def _need_idle(self, number: str) -> None:
        """Make sure that a phone neither rings nor is in a call, be it of the desk or of a story."""
        extension = self._pbx.need_extension(number)
        if self._pbx.desk.busy(number) or extension.state in ("Ringing", "Busy", "Hold"):
            raise RefusedError(Errno.NOT_IDLE)

    def _need_outside(self, *numbers: str, refusal: str = Errno.NO_SUCH_NUMBER) -> None:
        for number in numbers:
            prefix, outside = self._pbx.desk.stripped(number)
            if prefix != self._pbx.outbound_prefix or not outside.removeprefix("+").isdigit():
                raise RefusedError(refusal)

    def _need_prompts(self, names: str) -> None:
        if not self._pbx.prompts >= set(names.split("+")):
            raise RefusedError(Errno.NO_SUCH_PROMPT)


def _answers_itself(request: Request) -> bool:
    return request.text("autoanswer").lower() == "yes"
