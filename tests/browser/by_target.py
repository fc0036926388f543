"""Automations that start from *By target*: what the editor offers for each target, and which calls start them."""

import asyncio
from collections.abc import Awaitable, Callable, Mapping
from random import Random
import time
from typing import NamedTuple

from custom_components.openvox_uc.condition import CONDITIONS
from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.trigger import TRIGGERS
from tests.demo.__main__ import say
from tests.repository import ENGLISH
from tests.simulator import SimulatedPbx, kinds
from tests.simulator.bodies import Body
from tests.simulator.stories import Exchange, Habits

from .editor import Editor, Kind
from .parts import DOOR_PHONE, PBX, TRUNK, offered_for
from .stage import ANNA, BEN, DOOR, NAMELESS, OFFICE, RECEPTION, STRANGER, Stage
from .window import Window

_BENS_PHONE, _RECEPTION_PHONE = "Ben (103)", "Reception (101)"
_NUMBER, _DIALED = "030 7654321", "0307654321"
_RINGS = "Any phone in the office rings"
# After so long, a call has surely started what it starts.
_SETTLE_SECONDS = 5

# Where the dialog shows the targets; what has an area stands in that, and not below its PBX.
_PATHS = {
    PBX: ("Devices", PBX),
    OFFICE: (OFFICE,),
    _BENS_PHONE: ("Devices", PBX, _BENS_PHONE),
    _RECEPTION_PHONE: ("Devices", PBX, _RECEPTION_PHONE),
    DOOR_PHONE: ("Devices", PBX, DOOR_PHONE),
    TRUNK: ("Devices", PBX, TRUNK),
}
_PLACES = (_BENS_PHONE, OFFICE, PBX)
# A phone is offered what is for trunks, whose state is a sensor of the same kind; a PBX is offered all that its parts are.
_OFFERED: Mapping[Kind, set[str]] = {"trigger": {*TRIGGERS}, "condition": {*CONDITIONS}, "action": offered_for("sensor")}
_OFFERED_FOR_PBX: Mapping[Kind, set[str]] = {**_OFFERED, "action": offered_for("sensor", "calendar")}
_OFFERED_FOR_TRUNKS: Mapping[Kind, set[str]] = {"trigger": {*TRIGGERS}, "condition": {"trunk_is_registered"}, "action": set()}


async def check_offers(shown: Window, editor: Editor) -> None:
    for kind in _OFFERED:
        await editor.open()
        await editor.begin(kind)
        for place in (*_PLACES, TRUNK):
            offered = await editor.choose_target(_PATHS[place])
            await shown.picture(f"add {kind} for {place}")
            offers = {TRUNK: _OFFERED_FOR_TRUNKS, PBX: _OFFERED_FOR_PBX}.get(place, _OFFERED)
            shown.compare(f"The {kind}s for {place}", offered, {_name(kind, key) for key in offers[kind]})


async def watch_calls(stage: Stage, shown: Window, editor: Editor) -> str:
    """Build an automation of all triggers for each target, play calls, and check which of the triggers each of them fires.

    Returns the id of an automation with traces.
    """
    watchers = {}
    for place in _PLACES:
        await editor.open()
        for key in TRIGGERS:
            await _add(editor, "trigger", place, key)
        await _add(editor, "action", place, "get_call_history")
        await editor.fill({"Response variable": "history"})
        watchers[place] = await _save(shown, editor, f"Calls of {place}")
    await editor.open()
    await _add(editor, "trigger", OFFICE, "call_ringing")
    await editor.add("action", "Persistent Notification", "Persistent Notification: Create persistent notification")
    await editor.fill({"Message": "{{ trigger.description }}"})
    watchers[_RINGS] = await _save(shown, editor, _RINGS)
    for place, phone in ((_BENS_PHONE, BEN), (OFFICE, ANNA)):
        for title, (play, triggers) in _SCENES.items():
            before = {name: await _runs(stage, automation) for name, automation in watchers.items()}
            await play(stage.pbx, phone)
            await asyncio.sleep(_SETTLE_SECONDS)
            expected = {PBX: triggers, place: triggers, _RINGS: triggers & {"call_ringing"} if place == OFFICE else set()}
            say(f"{title} ({phone}): {', '.join(sorted(triggers))}")
            for name, automation in watchers.items():
                runs = await _runs(stage, automation)
                fired = {run["trigger"] for key, run in runs.items() if key not in before[name]}
                shown.compare(f"{title} ({phone}): {name}", fired, expected.get(name, set()))
                shown.problems += [f"{title} ({phone}): {name} failed" for run in runs.values() if run["outcome"] != "finished"]
    return watchers[_RINGS]


async def act(stage: Stage, shown: Window, editor: Editor) -> None:
    """Build an automation of each action for each target, let calls start them, and check what reaches the PBX."""
    automations = {}
    for deed in _DEEDS:
        await editor.open()
        await _add(editor, "trigger", deed.at, deed.trigger)
        await _add(editor, "action", deed.place, deed.action)
        if deed.action == "dial":
            await editor.fill({ENGLISH["services"]["dial"]["fields"]["number"]["name"]: _NUMBER})
        automations[deed] = await _save(shown, editor, deed.name)
    for deed, automation in automations.items():
        phone = _NUMBERS[deed.place]
        if deed.action == "hang_up":
            await _let_talk(stage.pbx, phone)
        begun = len(stage.pbx.requests)
        await _PLAYS[deed.trigger](stage.pbx, _NUMBERS[deed.at])
        request: tuple[str, Body] = ("extension/hangup", {"extid": phone})
        if deed.action == "dial":
            request = ("extension/dial_outbound", {"extid": phone, "outto": _DIALED, "autoanswer": "no"})
        reached = await stage.is_asked(*request, begun)
        await stage.pbx.settled()
        outcomes = [run["outcome"] for run in (await _runs(stage, automation)).values()]
        say(f"{deed.name}: {', '.join(outcomes) or 'not started'}")
        shown.compare(f"{deed.name}: {stage.pbx.requests[begun:]}", (reached, outcomes), (True, ["finished"]))


async def _add(editor: Editor, kind: Kind, place: str, key: str) -> None:
    await editor.begin(kind)
    await editor.choose_target(_PATHS[place])
    await editor.take(_name(kind, key))


async def _save(shown: Window, editor: Editor, name: str) -> str:
    say(f"automation {name}")
    await shown.picture(f"automation {name}")
    return await editor.save(name)


def _name(kind: Kind, key: str) -> str:
    return str(ENGLISH["services" if kind == "action" else f"{kind}s"][key]["name"])


async def _runs(stage: Stage, automation: str) -> dict[str, dict[str, str]]:
    """Return by which trigger each of the last runs of an automation was started, and how it ended."""
    runs = {}
    item = {"domain": "automation", "item_id": automation}
    for run in await stage.home.command("trace/list", **item):
        trace = await stage.home.command("trace/get", **item, run_id=run["run_id"])
        place = next(step for step in trace["trace"] if step.startswith("trigger/"))
        trigger = trace["config"]["triggers"][int(place.removeprefix("trigger/"))]["trigger"]
        runs[run["run_id"]] = {"trigger": trigger.removeprefix(f"{DOMAIN}."), "outcome": str(trace["script_execution"])}
    return runs


async def _let_talk(pbx: SimulatedPbx, phone: str) -> None:
    """Let a phone be in a conversation: in the call that it has dialed, if there is one."""
    if not pbx.desk.busy(phone):
        await pbx.desk.ring([phone], STRANGER)
    await pbx.desk.answer(phone)


async def _answered(pbx: SimulatedPbx, phone: str) -> None:
    await pbx.desk.ring([phone], STRANGER)
    await asyncio.sleep(1)
    await pbx.desk.answer(phone)
    await asyncio.sleep(2)
    await pbx.desk.hang_up(phone)


async def _missed(pbx: SimulatedPbx, phone: str) -> None:
    await pbx.desk.ring([phone], NAMELESS)
    await pbx.desk.miss(phone)


async def _failed(pbx: SimulatedPbx, phone: str) -> None:
    await pbx.desk.dial_out(phone, STRANGER)
    await pbx.desk.miss(phone)


async def _transferred(pbx: SimulatedPbx, phone: str) -> None:
    # At the desk nobody can transfer a call.
    exchange = Exchange(Random(5), begin=time.time(), utc_offset=pbx.utc_offset, sequence=pbx.sequence)
    story = exchange.script("transfer", Habits())
    kinds.inbound_transferred(story, STRANGER, phone, RECEPTION, talk_for=2, ring_for=1, talk_after=2)
    exchange.add(story, 0.5)
    await pbx.play(exchange.finish().reports)


# What somebody does with a phone, and which triggers see it: those of the PBX, and those of the phone.
_SCENES: Mapping[str, tuple[Callable[[SimulatedPbx, str], Awaitable[None]], set[str]]] = {
    "answered": (_answered, {"call_ringing", "call_answered", "call_ended"}),
    "missed": (_missed, {"call_ringing", "call_missed"}),
    "failed": (_failed, {"call_failed"}),
    "transferred": (_transferred, {"call_ringing", "call_answered", "call_transferred", "call_ended"}),
}
_PLAYS = {"call_missed": _missed, "call_ended": _answered, "call_failed": _failed}


class Deed(NamedTuple):
    """An action for a target, and what starts it: a trigger of a phone that nothing else has."""

    action: str
    place: str
    at: str
    trigger: str

    @property
    def name(self) -> str:
        return f"{_name('action', self.action)}: {self.place}"


_NUMBERS = {_BENS_PHONE: BEN, OFFICE: ANNA, PBX: BEN, _RECEPTION_PHONE: RECEPTION, DOOR_PHONE: DOOR}
# Of the phones of a PBX, none is the one to dial from; where one has dialed, that call is hung up next.
_DEEDS = (
    Deed("dial", _BENS_PHONE, DOOR_PHONE, "call_missed"),
    Deed("hang_up", _BENS_PHONE, DOOR_PHONE, "call_ended"),
    Deed("dial", OFFICE, _RECEPTION_PHONE, "call_missed"),
    Deed("hang_up", OFFICE, _RECEPTION_PHONE, "call_ended"),
    Deed("hang_up", PBX, DOOR_PHONE, "call_failed"),
)
