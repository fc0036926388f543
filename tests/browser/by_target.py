"""Automations that start from *By target*.

What the editor offers for each target, and that what it saves works.

Which calls start which trigger for which target, `tests/test_trigger.py` holds; what an
action does for each, `tests/services`.
"""

from collections.abc import Mapping

from custom_components.openvox_uc.condition import CONDITIONS
from custom_components.openvox_uc.trigger import TRIGGERS
from tests.demo.__main__ import say
from tests.demo.home_assistant import until
from tests.repository import ENGLISH

from .editor import Editor, Kind
from .parts import PBX, TRUNK, offered_for
from .stage import ANNA, BEN, NAMELESS, OFFICE, PATIENCE_SECONDS, RECEPTION, Stage
from .window import Window

_BENS_PHONE, _RECEPTION_PHONE = "Ben (103)", "Reception (101)"

# Where the dialog shows the targets; what has an area stands in that, and not below its
# PBX.
_PATHS = {
    PBX: ("Devices", PBX),
    OFFICE: (OFFICE,),
    _BENS_PHONE: ("Devices", PBX, _BENS_PHONE),
    _RECEPTION_PHONE: ("Devices", PBX, _RECEPTION_PHONE),
    TRUNK: ("Devices", PBX, TRUNK),
}
# A phone is offered what is for trunks, whose state is a sensor of the same kind; a PBX
# is offered all that its parts are.
_OFFERED: Mapping[Kind, set[str]] = {
    "trigger": {*TRIGGERS},
    "condition": {*CONDITIONS},
    "action": offered_for("sensor"),
}
_OFFERED_FOR_PBX: Mapping[Kind, set[str]] = {
    **_OFFERED,
    "action": offered_for("sensor", "calendar"),
}
_OFFERED_FOR_TRUNKS: Mapping[Kind, set[str]] = {
    "trigger": {*TRIGGERS},
    "condition": {"trunk_is_registered"},
    "action": set(),
}


async def check_offers(shown: Window, editor: Editor) -> None:
    for kind in _OFFERED:
        await editor.open()
        await editor.begin(kind)
        for place in (_BENS_PHONE, OFFICE, PBX, TRUNK):
            offered = await editor.choose_target(_PATHS[place])
            await shown.picture(f"add {kind} for {place}")
            offers = {TRUNK: _OFFERED_FOR_TRUNKS, PBX: _OFFERED_FOR_PBX}.get(
                place, _OFFERED
            )
            shown.compare(
                f"The {kind}s for {place}",
                offered,
                {_name(kind, key) for key in offers[kind]},
            )


async def run_by_calls(stage: Stage, shown: Window, editor: Editor) -> str:
    """Build two automations for an area, and let calls start them.

    One notifies when the phone of the area rings, and one dials from it. Returns the id
    of an automation with traces.
    """
    await editor.open()
    await _add(editor, "trigger", OFFICE, "call_ringing")
    await editor.add(
        "action",
        "Persistent Notification",
        "Persistent Notification: Create persistent notification",
    )
    await editor.fill({"Message": "{{ trigger.description }}"})
    notifies = await _save(shown, editor, "Any phone in the office rings")
    await editor.open()
    await _add(editor, "trigger", _RECEPTION_PHONE, "call_missed")
    await _add(editor, "action", OFFICE, "dial")
    await editor.fill(
        {ENGLISH["services"]["dial"]["fields"]["number"]["name"]: "030 7654321"}
    )
    dials = await _save(
        shown, editor, "The office calls someone when the reception misses a call"
    )
    desk = stage.pbx.desk
    for phone in (BEN, ANNA, RECEPTION):
        await desk.ring([phone], NAMELESS)
        await desk.miss(phone)
    wanted = {"extid": ANNA, "outto": "0307654321", "autoanswer": "no"}
    shown.compare(
        "The PBX was asked to dial",
        await stage.is_asked("extension/dial_outbound", wanted),
        True,
    )
    await stage.pbx.settled()
    await desk.hang_up(ANNA)
    for automation in (notifies, dials):
        shown.compare(
            "The runs of the automation for the office",
            await _outcomes(stage, automation),
            ["finished"],
        )
    return notifies


async def _outcomes(stage: Stage, automation: str) -> list[str]:
    """Return how the runs of an automation ended, once they have."""
    outcomes: list[str] = []

    async def have_ended() -> bool:
        runs = await stage.home.command(
            "trace/list", domain="automation", item_id=automation
        )
        outcomes[:] = [run["script_execution"] for run in runs]
        return bool(outcomes) and None not in outcomes

    await until(have_ended, PATIENCE_SECONDS)
    return outcomes


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
