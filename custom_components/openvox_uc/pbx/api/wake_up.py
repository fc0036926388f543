"""Wake-up calls, and the checkout of hotel guests (protocol 3.14)."""

from collections.abc import Collection
from datetime import time
import re
from typing import NamedTuple

from ..errors import PbxRefusedError, Refusal, refusal
from ..wire import values
from ..wire.values import Value
from .login import UserRequests

# The PBX could take `all` or several ids for an id, and delete all calls without one.
_ID = re.compile(r"[0-9]{1,18}")
_TIME = re.compile(r"([01]?[0-9]|2[0-3]):([0-5][0-9])(?::[0-5][0-9])?")
_ONCE = "onetime"
_REPEATED = "custom"


class WakeUpCall(NamedTuple):
    """A wake-up call at a time of the PBX's clock.

    It is for once, or for weekdays (0 is Monday, as in `date.weekday`).
    """

    id: str
    time: time | None
    weekdays: tuple[int, ...]
    prompt: str | None


class Hotel(UserRequests):
    async def wake_up_calls(self, extension: str) -> list[WakeUpCall]:
        """Return the wake-up calls of an extension.

        Others that the PBX lists are left out.
        """
        answer = await self._request("wakeupcall/query", {"number": extension})
        calls: list[WakeUpCall] = []
        for group in values.listed(answer, "wakeups"):
            for item in values.objects(group.get("wakeup")):
                number = values.first_text({**group, **item}, "number")
                call_id = values.text(item.get("wakeupid")) or ""
                if number == extension and _ID.fullmatch(call_id):
                    is_once = values.word(item.get("type")) == _ONCE
                    calls.append(
                        WakeUpCall(
                            id=call_id,
                            time=_time(item.get("time")),
                            weekdays=() if is_once else _weekdays(item.get("weekdays")),
                            prompt=values.text(item.get("prompt")),
                        )
                    )
        return calls

    async def create_wake_up_call(
        self,
        extension: str,
        at: time,
        weekdays: Collection[int] = (),
        prompt: str | None = None,
    ) -> None:
        wanted = {
            "number": extension,
            "type": _REPEATED if weekdays else _ONCE,
            "time": f"{at:%H:%M}",
        }
        if weekdays:
            wanted["weekdays"] = ",".join(
                sorted(str((day + 1) % 7) for day in weekdays)
            )
        if prompt:
            wanted["prompt"] = prompt
        await self._request("wakeupcall/create", wanted)

    async def delete_wake_up_calls(
        self,
        extension: str,
        extensions: Collection[str],
        wake_up_call_id: str | None = None,
    ) -> int:
        """Delete one or all wake-up calls of an extension, and return how many.

        `extensions` are all extensions of the PBX. The PBX may take an id for the
        number of an extension, and delete that extension's calls. So only an id that it
        lists for this extension is sent, and if the id is also another extension, only
        while that one has no wake-up calls.
        """
        ids = [call.id for call in await self.wake_up_calls(extension)]
        if wake_up_call_id is not None:
            if wake_up_call_id not in ids:
                raise refusal(PbxRefusedError, Refusal.NO_SUCH_WAKE_UP_CALL)
            ids = [wake_up_call_id]
        for call_id in ids:
            is_other = call_id in extensions and call_id != extension
            if is_other and await self.wake_up_calls(call_id):
                raise PbxRefusedError("wake_up_call_ambiguous", {"id": call_id})
            await self._request("wakeupcall/delete", {"wakeupid": call_id})
        return len(ids)

    async def check_out(self, extension: str) -> None:
        await self._request("hotel/checkout", {"number": extension})


def _time(value: Value) -> time | None:
    found = _TIME.fullmatch(values.text(value) or "")
    return time(int(found[1]), int(found[2])) if found else None


def _weekdays(value: Value) -> tuple[int, ...]:
    """Return the weekdays in a list such as `0,1`, where 0 is Sunday."""
    days = {
        (day - 1) % 7
        for item in values.texts(value)
        for part in item.split(",")
        if (day := values.whole(part)) is not None
    }
    return tuple(sorted(days))
