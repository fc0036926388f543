"""Three automations, built by mouse, and the calls that start them or must not."""

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from tests.simulator.desk import Desk

from .editor import Editor
from .fields import fill_times
from .stage import ANNA, BEN, DOOR, HOME_ZONE, RECEPTION, STRANGER, VIP

MISSED, IMPORTANT, AT_THE_DOOR = "Missed call from outside", "A VIP calls", "Somebody is at the door"

_NOTIFICATION = "Persistent Notification: Create persistent notification"


async def build_missed(editor: Editor) -> None:
    await editor.add("trigger", "OpenVox UC", "Call missed")
    await editor.fill({"Direction": "Inbound"})
    await notify(editor, "{{ trigger.call.caller_name or trigger.call.caller }} called in vain")


async def build_important(editor: Editor) -> None:
    """Tell of calls from VIPs, from an hour ago to an hour ahead."""
    await editor.add("trigger", "OpenVox UC", "Call is ringing")
    await editor.fill({"VIPs only": True})
    await editor.add("condition", "Time", "Time")
    now, hour = datetime.now(HOME_ZONE), timedelta(hours=1)
    await fill_times(editor.sidebar, (now - hour).time(), (now + hour).time())
    await notify(editor, "{{ trigger.description }}")


async def build_at_the_door(editor: Editor) -> None:
    await editor.search("trigger", "Doorbell", "Doorbell rang")
    await notify(editor, "Somebody is at the door")


async def notify(editor: Editor, message: str) -> None:
    await editor.add("action", "Persistent Notification", _NOTIFICATION)
    await editor.fill({"Message": message})


BUILDERS: dict[str, Callable[[Editor], Awaitable[None]]] = {
    MISSED: build_missed,
    IMPORTANT: build_important,
    AT_THE_DOOR: build_at_the_door,
}


@dataclass(frozen=True, slots=True)
class Scene:
    """Something that people do with their phones, and which automations that starts."""

    title: str
    play: Callable[[Desk], Awaitable[None]]
    starts: frozenset[str] = frozenset()


async def talk(desk: Desk, phone: str) -> None:
    """Let a phone that rings be answered, and hung up after a while."""
    await asyncio.sleep(1)
    await desk.answer(phone)
    await asyncio.sleep(2)
    await desk.hang_up(phone)


async def _stranger_is_missed(desk: Desk) -> None:
    await desk.ring([BEN], STRANGER)
    await desk.miss()


async def _colleague_is_missed(desk: Desk) -> None:
    await desk.call(ANNA, BEN)
    await desk.miss()


async def _stranger_is_answered(desk: Desk) -> None:
    await desk.ring([RECEPTION], STRANGER)
    await talk(desk, RECEPTION)


async def _important_call(desk: Desk) -> None:
    await desk.ring([RECEPTION, ANNA], VIP)
    await talk(desk, ANNA)


async def _somebody_rings(desk: Desk) -> None:
    await desk.call(DOOR, RECEPTION)
    await talk(desk, RECEPTION)


async def _door_is_called(desk: Desk) -> None:
    await desk.call(ANNA, DOOR)
    await talk(desk, DOOR)


SCENES = (
    Scene("Anna does not reach Ben", _colleague_is_missed),
    Scene("A stranger does not reach Ben", _stranger_is_missed, frozenset({MISSED})),
    Scene("A stranger is answered", _stranger_is_answered),
    Scene("A VIP is answered by Anna", _important_call, frozenset({IMPORTANT})),
    Scene("Anna calls the door phone", _door_is_called),
    Scene("Somebody rings at the door", _somebody_rings, frozenset({AT_THE_DOOR})),
)
