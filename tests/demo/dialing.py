"""Calls that Home Assistant dials: the simulated PBX's phones ring a little, are answered, and hang up."""

import asyncio

from custom_components.openvox_uc.const import DOMAIN
from tests.simulator import SimulatedPbx
from tests.simulator.bodies import Party
from tests.simulator.stories import CallTruth

from .home_assistant import DemoError, HomeAssistant

PICK_UP_SECONDS = 2.0
ANSWER_SECONDS = 3.0
_STEP_SECONDS = 0.05
_PATIENCE_SECONDS = 30


async def dial(home: HomeAssistant, pbx: SimulatedPbx, title: str, extension: str, number: str) -> CallTruth:
    """Dial by the action, wait until the call is over, and return what is true of it."""
    device = await home.device_id(f"{pbx.serial}_ext_{extension}")
    await home.act(DOMAIN, "dial", {"device_id": device, "number": number})
    for _ in range(int(_PATIENCE_SECONDS / _STEP_SECONDS)):
        if pbx.desk.calls:
            break
        await asyncio.sleep(_STEP_SECONDS)
    else:
        raise DemoError("The PBX did not make the call that was dialed.")
    [call] = pbx.desk.calls
    await pbx.settled()
    inside = pbx.extension(number) is not None
    callee = Party(number) if inside else Party(number, outside=True)
    return CallTruth(
        kind=title,
        direction="internal" if inside else "outbound",
        caller=Party(extension),
        callee=callee,
        dialed=number,
        answered_by=callee,
        hung_up_by=Party(extension),
        outcome="answered",
        started_at=call.started_at,
        answered_at=call.answered_at,
        ended_at=pbx.clock(),
        legs=frozenset({call.line.first.id, *(leg.id for leg in call.legs.values())}),
        record=True,
    )
