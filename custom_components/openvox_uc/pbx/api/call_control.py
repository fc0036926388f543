"""Calls made, changed and ended through the API (protocol 4)."""

from collections.abc import Iterable
from enum import StrEnum

from ..errors import PbxRefusedError, Refusal, refusal, suppress_refusals
from ..models import Call
from .login import UserRequests


class ListenMode(StrEnum):
    """How a listener takes part in a call.

    Only listening, speaking to the monitored phone, or speaking to both parties.
    """

    LISTEN = "listen"
    WHISPER = "whisper"
    BARGE = "barge"


_LISTEN_FIELDS = {
    ListenMode.LISTEN: ("listener", "listenedext"),
    ListenMode.WHISPER: ("whisperer", "whisperedext"),
    ListenMode.BARGE: ("bargein", "bargedext"),
}

_YES_NO = {True: "yes", False: "no"}
_NO_CALL = frozenset({Refusal.NO_SUCH_CALL_ID, Refusal.NO_SUCH_CALL})
# A call has two legs, and another one for each transfer.
_MAX_LEGS_TRIED = 4


class CallControl(UserRequests):
    """Makes and changes calls.

    Of two parties, the PBX calls the first one first. External numbers include the
    prefix of their route.
    """

    async def dial_extension(
        self, caller: str, callee: str, *, auto_answer: bool = False
    ) -> None:
        await self._request(
            "extension/dial_extension",
            {"caller": caller, "callee": callee, "autoanswer": _YES_NO[auto_answer]},
        )

    async def dial_outbound(
        self, extension: str, number: str, *, auto_answer: bool = False
    ) -> None:
        await self._request(
            "extension/dial_outbound",
            {"extid": extension, "outto": number, "autoanswer": _YES_NO[auto_answer]},
        )

    async def dial_outside(self, caller: str, callee: str) -> None:
        await self._request(
            "outbound/dial_outbound", {"caller": caller, "outto": callee}
        )

    async def dial_for_queue(self, queue: str, number: str) -> None:
        await self._request("queue/dial_outbound", {"queueid": queue, "outto": number})

    async def dial_for_ring_group(self, group: str, number: str) -> None:
        await self._request(
            "ringgroup/dial_outbound", {"ringgroupid": group, "outto": number}
        )

    async def hang_up(self, extension: str) -> None:
        await self._request("extension/hangup", {"extid": extension})

    async def hang_up_trunk_call(self, call: Call) -> bool:
        """End a call at its trunk.

        Return whether the PBX found it by one of its legs.
        """
        direction = call.direction
        return await self._try_legs(call, f"{direction}/hangup", f"{direction}id")

    async def hold(self, extension: str) -> None:
        await self._request("extension/hold", {"extid": extension})

    async def resume(self, extension: str) -> None:
        await self._request("extension/unhold", {"extid": extension})

    async def mute(self, extension: str) -> None:
        await self._request("extension/mute", {"extid": extension})

    async def unmute(self, extension: str) -> None:
        await self._request("extension/unmute", {"extid": extension})

    async def transfer(self, call: Call, transferor: str, target: str) -> None:
        """Transfer a call to any number; the PBX hangs up `transferor`."""
        if not await self._try_legs(
            call, "calltransfer", "callid", transferor=transferor, transferto=target
        ):
            raise refusal(PbxRefusedError, Refusal.NO_SUCH_CALL)

    async def listen_in(self, mode: ListenMode, listener: str, extension: str) -> None:
        by, to = _LISTEN_FIELDS[mode]
        await self._request(f"extension/{mode}", {by: listener, to: extension})

    async def play_prompts(
        self, extension: str, prompts: Iterable[str], *, auto_answer: bool = False
    ) -> None:
        """Ring an extension and play prompts to it; names of prompts have no suffix."""
        prompt = "+".join(prompts)
        await self._request(
            "extension/playprompt",
            {"extid": extension, "prompt": prompt, "autoanswer": _YES_NO[auto_answer]},
        )

    async def play_prompts_outside(self, number: str, prompts: Iterable[str]) -> None:
        await self._request(
            "outbound/playprompt", {"outto": number, "prompt": "+".join(prompts)}
        )

    async def _try_legs(self, call: Call, path: str, field: str, **values: str) -> bool:
        """Send a request with each leg of a call until the PBX knows one of them.

        It probably knows the first one, that of the trunk (protocol 4).
        """
        for leg in [*dict.fromkeys((call.call_id, *call.legs))][:_MAX_LEGS_TRIED]:
            with suppress_refusals(_NO_CALL):
                await self._request(path, {field: leg, **values})
                return True
        return False
