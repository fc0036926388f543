"""Runs the demo.

`python -m tests.demo [--once]`, or `scripts/demo`, which also installs what it needs.
"""

import argparse
import asyncio
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import datetime
from hashlib import md5
import signal
import sys
import time
from typing import Any

from custom_components.openvox_uc.const import (
    CONF_PARK_CODE,
    CONF_PICKUP_CODE,
    CONF_PLAY_RECORDINGS,
    CONF_RETRIEVAL_CODES,
    CONF_VOICEMAIL_CODE,
    DOMAIN,
    EVENT_CALL,
    EVENT_CALL_RECORD,
)
from tests.repository import BLUEPRINTS, INTEGRATION, ROOT, documented_dashboard
from tests.simulator import SimExtension, SimTrunk, SimulatedPbx
from tests.simulator.desk import DeskError

from .afterwards import add_contacts, history, line, look
from .day import PEOPLE, TODAY, TRUNKS, YESTERDAY, Call, play_yesterday
from .home_assistant import (
    PASSWORD,
    PORT,
    SWITCHBOARD,
    USER,
    DemoError,
    HomeAssistant,
    reserved_port,
    until,
)

_PBX_PASSWORD = "secret-of-the-demo"
PICK_UP_SECONDS = 2.0
ANSWER_SECONDS = 3.0
_PATIENCE_SECONDS = 60
_PAUSE_SECONDS = 2.5
_QUIET_SECONDS = 30
_TALK_SECONDS = 20
_SHORT_TALK_SECONDS = 3
_SETTLE_SECONDS = 60
_END_SECONDS = 1.5
_LAMP = "input_boolean.on_air"

# The records of the PBX are fetched at a calm rate.
_RECORDS_SECONDS = 120
_DIALED = (
    Call(
        title="The reception has Home Assistant dial Anna",
        direction="internal",
        caller="101",
        callee="102",
        answered_by="102",
        hung_up_by="101",
    ),
    Call(
        title="Anna has Home Assistant dial a guest",
        direction="outbound",
        caller="102",
        callee="0301234567",
        answered_by="0301234567",
        hung_up_by="102",
    ),
)

# The data that the page of a blueprint saves.
_ON_AIR = {
    "alias": "On-air lamp while the reception talks",
    "use_blueprint": {
        "path": f"{DOMAIN}/on_air_lamp.yaml",
        "input": {"phones": ["sensor.uc501_reception_101_status"], "lamps": [_LAMP]},
    },
}


def say(line: str = "") -> None:
    print(line, flush=True)


class Listener:
    def __init__(self) -> None:
        self.calls: list[dict[str, Any]] = []
        self.records: list[dict[str, Any]] = []
        self.lamp: list[str] = []

    def take(self, event: dict[str, Any]) -> None:
        data = event["data"]
        if event["event_type"] == EVENT_CALL:
            self.calls.append(data)
            say(f"  {_clock()}  {line(data)}")
        elif event["event_type"] == EVENT_CALL_RECORD:
            self.records.append(data)
            say(
                f"  {_clock()}  Its record: rang {data['ring_seconds']} s, "
                f"talked {data['talk_seconds']} s, {data['outcome']}"
            )
        elif data["entity_id"] == _LAMP and data["old_state"]:
            self.lamp.append(data["new_state"]["state"])
            say(f"  {_clock()}  The on-air lamp goes {data['new_state']['state']}")


def codes_of(pbx: SimulatedPbx) -> dict[str, Any]:
    """Return the options that name the codes of a PBX."""
    return {
        CONF_PICKUP_CODE: pbx.pickup_code,
        CONF_VOICEMAIL_CODE: pbx.voicemail_code,
        CONF_PARK_CODE: pbx.park_code,
        CONF_RETRIEVAL_CODES: [pbx.parking_slots[0]],
    }


def _clock() -> str:
    return time.strftime("%H:%M:%S")


@dataclass(frozen=True, slots=True)
class Played:
    """A call that is over, and the number of events before it."""

    call: Call
    begin: int
    ended_at: float


async def play(pbx: SimulatedPbx, listener: Listener) -> list[Played]:
    """Let people act as on a day. Calls that a person dials go first."""
    played: list[Played] = []
    for scene in TODAY:
        await pbx.settled()
        say(f"\n{scene.call.title}:")
        begin = len(listener.calls)
        try:
            await scene.play(pbx, asyncio.sleep)
        except DeskError as error:
            # Somebody who tries the switchboard has taken the call, or uses the phone.
            say(f"  {error}.")
            with suppress(DeskError):
                await pbx.desk.hang_up(scene.call.caller)
        played.append(Played(scene.call, begin, time.time()))
        await asyncio.sleep(_PAUSE_SECONDS)
    return played


async def dial(
    home: HomeAssistant, pbx: SimulatedPbx, listener: Listener, call: Call
) -> Played:
    """Dial with the action, and wait until the call is over."""
    say(f"\n{call.title}:")
    begin = len(listener.calls)
    device = await home.device_id(f"{pbx.serial}_ext_{call.caller}")
    await home.act(DOMAIN, "dial", {"device_id": device, "number": call.callee})
    if not await until(lambda: bool(pbx.desk.calls), _PATIENCE_SECONDS):
        raise DemoError("The PBX did not make the call that was dialed.")
    await pbx.settled()
    played = Played(call, begin, time.time())
    await asyncio.sleep(_PAUSE_SECONDS)
    return played


def _problems(listener: Listener, played: Played) -> list[str]:
    call = played.call
    first = listener.calls[played.begin :][:1]
    own = [
        data
        for data in listener.calls
        if first and data.get("call_id") == first[0].get("call_id")
    ]
    ends = [
        data
        for data in own
        if data["type"] in ("call_ended", "call_missed", "call_failed")
    ]
    if len(ends) != 1:
        return [f"{call.title}: it ended {len(ends)} times instead of once"]
    [end] = ends
    expected = {
        "direction": call.direction,
        "caller": call.caller,
        "callee": call.callee,
        "answered_by": call.answered_by,
        "hung_up_by": call.hung_up_by,
        "outcome": call.outcome,
    }
    problems = [
        f"{call.title}: {field} is {end[field]!r} instead of {value!r}"
        for field, value in expected.items()
        if end[field] != value
    ]
    late = datetime.fromisoformat(end["ended_at"]).timestamp() - played.ended_at
    if abs(late) > _END_SECONDS:
        problems.append(f"{call.title}: its end is {late:.1f} s late")
    if [data["type"] for data in own].count("call_ringing") != 1:
        problems.append(f"{call.title}: it did not ring once")
    if all(data["call_id"] != end["call_id"] for data in listener.records):
        problems.append(f"{call.title}: the PBX's record did not arrive")
    return problems


def check_log(home: HomeAssistant, secrets: Sequence[str]) -> list[str]:
    log = home.log.read_text(errors="replace")
    problems = [
        f"The log holds an error: {line}"
        for line in log.splitlines()
        if " ERROR " in line or "Traceback" in line
    ]
    return problems + [
        "The log holds a secret" for secret in secrets if secret and secret in log
    ]


async def demo(port: int, *, once: bool) -> int:
    say("Starting a simulated OpenVox UC501 ...")
    people = [SimExtension(number=number, name=name) for number, name in PEOPLE.items()]
    async with SimulatedPbx(
        password=_PBX_PASSWORD,
        extensions=people,
        trunks=[SimTrunk(name) for name in TRUNKS],
    ) as pbx:
        say("Starting Home Assistant (half a minute the first time) ...")
        await play_yesterday(pbx)
        pbx.sounds.leave_message(next(iter(PEOPLE)), "0301234567", 6)
        # Each port has its folder: another demo of this copy may be running.
        home = HomeAssistant(ROOT / ".demo" / str(port), INTEGRATION, port=port)
        home.add_blueprints(BLUEPRINTS)
        home.add_dashboard(documented_dashboard())
        async with home.running():
            say("Making its first user, and adding the integration as a user would ...")
            await home.onboard()
            title = await home.add_pbx(pbx)
            await home.set_options(
                DOMAIN, "control", {CONF_PLAY_RECORDINGS: True, **codes_of(pbx)}
            )
            await home.add_switchboard("Phones")
            await home.show_first(SWITCHBOARD)
            await add_contacts(home)
            await home.add_automation("on_air", _ON_AIR)
            say(f"{title} is set up. Here is its day:")
            pbx.call_waiting = True
            pbx.pick_up_after, pbx.answer_after = PICK_UP_SECONDS, ANSWER_SECONDS
            pbx.hang_up_after = _SHORT_TALK_SECONDS if once else _TALK_SECONDS
            listener = Listener()
            async with home.listening(
                listener.take, EVENT_CALL, EVENT_CALL_RECORD, "state_changed"
            ):
                return await (
                    play_once(pbx, home, listener)
                    if once
                    else play_on(pbx, home, listener)
                )


async def play_once(pbx: SimulatedPbx, home: HomeAssistant, listener: Listener) -> int:
    played = await play(pbx, listener)
    played += [await dial(home, pbx, listener, call) for call in _DIALED]
    await until(lambda: len(listener.records) >= len(played), _SETTLE_SECONDS)
    problems = [problem for call in played for problem in _problems(listener, call)]
    if listener.lamp[-2:] != ["on", "off"]:
        problems.append("The blueprint did not turn the on-air lamp on and off")
    say("\nWaiting for what the PBX remembers of the last days ...")

    async def records_in() -> bool:
        fetched = [call for call in await history(home) if call["backfilled"]]
        return len(fetched) >= len(YESTERDAY)

    await until(records_in, _RECORDS_SECONDS)
    calls = [*(scene.call for scene in YESTERDAY), *(call.call for call in played)]
    problems += await look(home, say, calls)
    problems += [f"Settings > Repairs shows {issue}" for issue in await home.repairs()]
    digest = md5(_PBX_PASSWORD.encode(), usedforsecurity=False).hexdigest()
    webhook_id = (pbx.report_url or "").rpartition("/")[2]
    problems += check_log(home, [_PBX_PASSWORD, digest, pbx.token or "", webhook_id])
    say()
    for problem in problems:
        say(f"Wrong: {problem}")
    say(
        f"{len(played)} calls, {len(played) if not problems else 'not all'} came "
        "out right"
    )
    return 1 if problems else 0


async def play_on(pbx: SimulatedPbx, home: HomeAssistant, listener: Listener) -> int:
    login = (
        f"{home.url}/{SWITCHBOARD} and log in as {USER!r} with the password "
        f"{PASSWORD!r}"
    )
    say(f"\nOpen {login}. Ctrl-C ends the demo.")
    say(
        "Phones that you let dial (the action openvox_uc.dial) are picked up, "
        "and whom they call answers and talks a while."
    )
    say(
        "To add the PBX yourself, delete it there first. Its address is "
        f"{pbx.host}, the API port {pbx.port},"
    )
    say(f"the API user {pbx.username!r}, and the API password {_PBX_PASSWORD!r}.")
    while True:
        await play(pbx, listener)
        say(f"\nThe day begins again in {_QUIET_SECONDS} seconds. Open {login}.")
        await asyncio.sleep(_QUIET_SECONDS)


async def run(*, once: bool) -> int:
    task = asyncio.current_task()
    assert task
    for number in (signal.SIGINT, signal.SIGTERM):
        asyncio.get_running_loop().add_signal_handler(number, task.cancel)
    try:
        with reserved_port(PORT) as port:
            return await demo(port, once=once)
    except DemoError as error:
        say(f"\n{error}")
        return 1
    except asyncio.CancelledError:
        say("\nThe demo has ended.")
        return 1 if once else 0


def main() -> int:
    parser = argparse.ArgumentParser(
        prog="scripts/demo",
        description="Shows the integration at work on a simulated PBX.",
    )
    parser.add_argument(
        "--once",
        action="store_true",
        help="play the day once, check every call, and exit with 0 or 1",
    )
    return asyncio.run(run(once=parser.parse_args().once))


if __name__ == "__main__":
    sys.exit(main())
