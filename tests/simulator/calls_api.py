"""What the PBX answers to requests that make, change and end calls (protocol 4, 6.3)."""

from collections.abc import Callable, Coroutine
from functools import partial
from typing import TYPE_CHECKING

from custom_components.openvox_uc.pbx.models import Direction, Party

from .bodies import Body
from .errnos import (
    MAY_NOT_BE_MONITORED,
    MAY_NOT_CALL_OUTSIDE,
    NO_SUCH_CALL,
    NO_SUCH_EXTENSION,
    NO_SUCH_GROUP,
    NO_SUCH_NUMBER,
    NO_SUCH_PROMPT,
    NO_SUCH_QUEUE,
    NOT_CONNECTED,
    NOT_IDLE,
    PARAMETER_EMPTY,
    WRONG_MONITOR_MODE,
)
from .formats import SUCCESS, failed, text
from .live import LiveCall

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
    """The requests about calls that a PBX understands."""

    def __init__(self, pbx: SimulatedPbx) -> None:
        """Answer for a PBX."""
        self._pbx = pbx
        self.answers: dict[str, Callable[[Body], Body]] = {
            "extension/dial_extension": self._dial_extension,
            "extension/dial_outbound": self._dial_outbound,
            "outbound/dial_outbound": self._connect,
            "queue/dial_outbound": self._call_queue,
            "ringgroup/dial_outbound": self._call_group,
            "extension/hangup": self._hang_up,
            "inbound/hangup": partial(self._hang_up_trunk_call, Direction.INBOUND),
            "outbound/hangup": partial(self._hang_up_trunk_call, Direction.OUTBOUND),
            "extension/hold": self._hold,
            "extension/unhold": self._resume,
            "extension/mute": self._mute,
            "extension/unmute": self._unmute,
            "calltransfer": self._transfer,
            **{f"extension/{way}": partial(self._listen_in, *fields) for way, fields in _LISTENING.items()},
            "extension/playprompt": self._play,
            "outbound/playprompt": self._play_outside,
        }

    def _do(self, work: Coroutine[object, object, object]) -> Body:
        """Do something, which goes on after the answer."""
        self._pbx.spawn(work)
        return SUCCESS

    # --- Calls that begin ---

    def _dial_extension(self, values: Body) -> Body:
        """Let a phone ring, and call another one when it is picked up."""
        caller, callee = text(values, "caller"), text(values, "callee")
        if not caller or not callee:
            return failed(PARAMETER_EMPTY)
        if not self._pbx.extension(caller) or not self._pbx.extension(callee):
            return failed(NO_SUCH_EXTENSION)
        return self._dial(caller, callee, values, outside=False)

    def _dial_outbound(self, values: Body) -> Body:
        """Let a phone ring, and call an outside number when it is picked up."""
        caller, number = text(values, "extid"), text(values, "outto")
        if not caller or not number:
            return failed(PARAMETER_EMPTY)
        if (extension := self._pbx.extension(caller)) is None:
            return failed(NO_SUCH_EXTENSION)
        if not extension.calls_outside:
            return failed(MAY_NOT_CALL_OUTSIDE)
        return self._dial(caller, number, values, outside=True)

    def _dial(self, caller: str, other: str, values: Body, *, outside: bool) -> Body:
        """Begin a call from a phone."""
        if self._busy(caller) or (not outside and self._busy(other)):
            return failed(NOT_IDLE)
        return self._do(self._pbx.control.dial(caller, other, outside=outside, auto_answer=_yes(values, "autoanswer")))

    def _connect(self, values: Body) -> Body:
        """Call an outside number, and connect it with another one."""
        caller, callee = text(values, "caller"), text(values, "outto")
        if not caller or not callee:
            return failed(PARAMETER_EMPTY)
        if not self._leads_outside(caller) or not self._leads_outside(callee):
            return failed(NO_SUCH_NUMBER)
        return self._do(self._pbx.control.connect(caller, callee))

    def _call_queue(self, values: Body) -> Body:
        """Call an outside number, and connect it with a queue."""
        queue = text(values, "queueid")
        return self._put_through(values, queue, NO_SUCH_QUEUE if self._pbx.queue(queue) is None else None, waits=True)

    def _call_group(self, values: Body) -> Body:
        """Call an outside number, and connect it with a ring group."""
        group = text(values, "ringgroupid")
        return self._put_through(values, group, None if group in self._pbx.groups else NO_SUCH_GROUP, waits=False)

    def _put_through(self, values: Body, to: str, errno: str | None, *, waits: bool) -> Body:
        """Call an outside number, and connect it with phones of the house."""
        number = text(values, "outto")
        if not to or not number:
            return failed(PARAMETER_EMPTY)
        if errno:
            return failed(errno)
        if not self._leads_outside(number):
            return failed(NO_SUCH_NUMBER)
        return self._do(self._pbx.control.put_through(number, to, waits=waits))

    def _play(self, values: Body) -> Body:
        """Let a phone ring, and play prompts to it."""
        extension, prompts = text(values, "extid"), text(values, "prompt")
        if not extension or not prompts:
            return failed(PARAMETER_EMPTY)
        if (phone := self._pbx.extension(extension)) is None:
            return failed(NO_SUCH_EXTENSION)
        if not self._has_prompts(prompts):
            return failed(NO_SUCH_PROMPT)
        if phone.state == "Unavailable":
            return failed(NOT_CONNECTED)
        if self._busy(extension):
            return failed(NOT_IDLE)
        return self._do(self._pbx.control.play(Party(extension), auto_answer=_yes(values, "autoanswer")))

    def _play_outside(self, values: Body) -> Body:
        """Call an outside number, and play prompts to it."""
        number, prompts = text(values, "outto"), text(values, "prompt")
        if not number or not prompts:
            return failed(PARAMETER_EMPTY)
        if not self._has_prompts(prompts):
            return failed(NO_SUCH_PROMPT)
        if not self._leads_outside(number):
            return failed(NOT_CONNECTED)
        return self._do(self._pbx.control.play(Party(self._pbx.desk.stripped(number)[1], outside=True)))

    def _listen_in(self, by: str, to: str, mode: str, values: Body) -> Body:
        """Let a phone into the call of another one."""
        pbx = self._pbx
        listener, extension = text(values, by), text(values, to)
        if not listener or not extension:
            return failed(PARAMETER_EMPTY)
        if (monitor := pbx.extension(listener)) is None or (monitored := pbx.extension(extension)) is None:
            return failed(NO_SUCH_EXTENSION)
        if not pbx.control.talking(extension):
            return failed(NO_SUCH_CALL)
        if self._busy(listener):
            return failed(NOT_IDLE)
        # One listener is all that a phone has.
        if not monitored.may_be_monitored or (mode == "listen" and any(call.listens_to == extension for call in pbx.desk.machine_calls)):
            return failed(MAY_NOT_BE_MONITORED)
        if monitor.monitor_mode not in (_ALL_MODES, mode):
            return failed(WRONG_MONITOR_MODE)
        return self._do(pbx.control.listen_in(listener, extension))

    # --- Calls that go on ---

    def _hang_up(self, values: Body) -> Body:
        """End the call of an extension."""
        extension = text(values, "extid")
        if not extension:
            return failed(PARAMETER_EMPTY)
        if not self._pbx.desk.busy(extension):
            return failed(NO_SUCH_CALL)
        return self._do(self._pbx.desk.hang_up(extension))

    def _hang_up_trunk_call(self, direction: Direction, values: Body) -> Body:
        """End a call over a trunk by one of its legs."""
        leg = text(values, f"{direction}id")
        if not leg:
            return failed(PARAMETER_EMPTY)
        found = self._pbx.control.by_leg(leg)
        if found is None or found[0].line.direction is not direction:
            return failed(NO_SUCH_CALL)
        return self._do(self._pbx.control.hang_up(*found))

    def _hold(self, values: Body) -> Body:
        """Put the call of an extension on hold."""
        return self._change(values, lambda call, phone: self._do(self._pbx.control.hold(call, phone)))

    def _resume(self, values: Body) -> Body:
        """Go on with the call of an extension."""
        return self._change(values, lambda call, phone: self._do(self._pbx.control.resume(call, phone)))

    def _mute(self, values: Body) -> Body:
        """Keep the other party from hearing an extension, of which nothing is reported."""

        def mute(call: LiveCall, phone: Party) -> Body:
            call.muted.add(phone)
            return SUCCESS

        return self._change(values, mute)

    def _unmute(self, values: Body) -> Body:
        """Let the other party hear an extension again."""

        def unmute(call: LiveCall, phone: Party) -> Body:
            call.muted.discard(phone)
            return SUCCESS

        return self._change(values, unmute)

    def _change(self, values: Body, change: Callable[[LiveCall, Party], Body]) -> Body:
        """Change the call in which an extension talks."""
        extension = text(values, "extid")
        if not extension:
            return failed(PARAMETER_EMPTY)
        if (call := self._pbx.control.talking(extension)) is None:
            return failed(NO_SUCH_CALL)
        return change(call, Party(extension))

    def _transfer(self, values: Body) -> Body:
        """Take a phone out of a call, and call somebody else for the party that is left."""
        leg, extension, to = (text(values, name) for name in ("callid", "transferor", "transferto"))
        if not leg or not extension or not to:
            return failed(PARAMETER_EMPTY)
        if self._pbx.extension(extension) is None:
            return failed(NO_SUCH_EXTENSION)
        found, party = self._pbx.control.by_leg(leg), Party(extension)
        if found is None or party not in found[0].parties:
            return failed(NO_SUCH_CALL)
        if found[0].talking is None:
            return failed(NOT_CONNECTED)
        if self._pbx.control.phones_of(to) is None and not self._leads_outside(to):
            return failed(NO_SUCH_NUMBER)
        return self._do(self._pbx.control.transfer(found[0], party, to))

    # --- What they ask ---

    def _busy(self, number: str) -> bool:
        """Return whether a phone rings or is in a call, be it of the desk or of a story."""
        extension = self._pbx.extension(number)
        return self._pbx.desk.busy(number) or (extension is not None and extension.state in ("Ringing", "Busy", "Hold"))

    def _leads_outside(self, number: str) -> bool:
        """Return whether the outbound route takes a number."""
        prefix, outside = self._pbx.desk.stripped(number)
        return prefix == self._pbx.outbound_prefix and outside.removeprefix("+").isdigit()

    def _has_prompts(self, names: str) -> bool:
        """Return whether all prompts of a list are there."""
        return self._pbx.prompts >= set(names.split("+"))


def _yes(values: Body, name: str) -> bool:
    """Return whether a parameter says yes."""
    return text(values, name).lower() == "yes"
