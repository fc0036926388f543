"""People at the phones, by hand, by the API and by the command line."""

import asyncio
from collections.abc import Awaitable, Callable
from pathlib import Path
import re
import sys

import pytest

from custom_components.openvox_uc.pbx.models import Party
from custom_components.openvox_uc.pbx.wire import codec
from tests.pbx import fixtures

from .application import Application
from .bodies import Body, compact, extension_status
from .console import Console
from .live import DeskError
from .pbx import SimulatedPbx

PLAIN: Body = {"status": "Success"}


async def test_api_dials_an_extension(pbx: SimulatedPbx, application: Application) -> None:
    """The caller's phone rings first; once picked up, it calls the other, which answers."""
    await application.log_in()
    pbx.answer_after = 0.0
    answer = await application.post_raw("extension/dial_extension", fixtures.request("extension_dial_extension.json"))
    assert answer == compact(PLAIN)
    await pbx.settled()
    assert application.actions == ["101 Ringing", "101 InUse", "102 Ringing", "ALERT", "RING", "102 InUse", "ANSWER", "ANSWER"]
    hang_up = fixtures.request("extension_hangup.xml")
    assert await application.post_raw("extension/hangup", hang_up, type="xml") == fixtures.answer("plain.xml").strip()
    await pbx.settled()
    assert application.actions[8:] == ["BYE", "BYE", "101 Idle", "102 Idle", "NewCdr ANSWERED"]


async def test_api_dials_outside(pbx: SimulatedPbx, application: Application) -> None:
    """The number goes through the outbound route, which strips its prefix; hanging up before the answer gives up."""
    await application.log_in()
    pbx.outbound_prefix = "16"
    await application.post_raw("extension/dial_outbound", fixtures.request("extension_dial_outbound.json"))
    await pbx.settled()
    assert application.actions == ["101 Ringing", "101 InUse", "ALERT", "RING"]
    assert b'"to":"103"' in application.bodies[-1]
    await application.post("extension/hangup", {"extid": "101"})
    await pbx.settled()
    assert application.actions[4:] == ["BYE", "BYE", "101 Idle", "NewCdr NO ANSWER"]
    assert b'"callto":"16103"' in application.bodies[-1]


async def test_dialed_call_is_hung_up_after_a_while(pbx: SimulatedPbx, application: Application) -> None:
    """Where people talk for a while, a call that the API made runs to its end, inside and outside."""
    await application.log_in()
    pbx.answer_after = pbx.hang_up_after = 0.0
    await application.post("extension/dial_extension", {"caller": "101", "callee": "102"})
    await pbx.settled()
    assert application.actions[-1] == "NewCdr ANSWERED"
    await application.post("extension/dial_outbound", {"extid": "101", "outto": "0301234"})
    await pbx.settled()
    assert application.actions.count("NewCdr ANSWERED") == 2


async def test_second_phone_dialing_a_busy_one_becomes_free_again(pbx: SimulatedPbx, application: Application) -> None:
    """Two phones that were to call the same one: the later finds it busy, and does not ring for ever."""
    await application.log_in()
    await pbx.desk.pick_up("101", "103", outside=False)
    await pbx.desk.pick_up("102", "103", outside=False)
    await pbx.desk.answer("101")
    with pytest.raises(DeskError):
        await pbx.desk.answer("102")
    assert application.actions[-1] == "102 Idle"
    assert not pbx.desk.busy("102")


async def test_phone_in_a_story_is_not_idle(pbx: SimulatedPbx, application: Application) -> None:
    """The API lets no phone dial that the reports say is busy."""
    await application.log_in()
    await pbx.report(extension_status(pbx.serial, "101", "InUse"))
    assert b"10008" in await application.post_raw("extension/dial_outbound", fixtures.request("extension_dial_outbound.json"))


async def test_api_dials_by_hand(pbx: SimulatedPbx, application: Application) -> None:
    """Where people take their time, the phone rings until somebody picks it up, or not; `autoanswer` picks up at once."""
    await application.log_in()
    pbx.pick_up_after = None
    call: Body = {"caller": "101", "callee": "102", "autoanswer": "no"}
    await application.post("extension/dial_extension", call)
    await pbx.settled()
    assert application.actions == ["101 Ringing"]
    await pbx.desk.hang_up("101")
    assert application.actions == ["101 Ringing", "101 Idle"]
    await application.post("extension/dial_extension", call | {"autoanswer": "yes"})
    await pbx.settled()
    assert application.actions[-1] == "RING"


@pytest.mark.parametrize(
    ("path", "values", "errno"),
    [
        ("extension/dial_extension", {"caller": "101"}, "10004"),
        ("extension/dial_extension", {"caller": "101", "callee": "999"}, "10006"),
        ("extension/dial_extension", {"caller": "101", "callee": "103"}, "10008"),
        ("extension/dial_outbound", {"extid": "101", "outto": ""}, "10004"),
        ("extension/dial_outbound", {"extid": "999", "outto": "16103"}, "10006"),
        ("extension/dial_outbound", {"extid": "102", "outto": "16103"}, "10024"),
        ("extension/hangup", {}, "10004"),
        ("extension/hangup", {"extid": "101"}, "10007"),
    ],
)
async def test_api_refuses(pbx: SimulatedPbx, application: Application, path: str, values: Body, errno: str) -> None:
    """What cannot be done is refused with the family's error number."""
    await application.log_in()
    await pbx.desk.ring(["103"])
    if extension := pbx.extension("102"):
        extension.calls_outside = False
    assert await application.post(path, values) == f'{{"status":"Failed","errno":"{errno}"}}'.encode()


async def test_dial_meets_a_busy_phone(pbx: SimulatedPbx, application: Application) -> None:
    """A phone that became busy since the request is left alone, and somebody is told."""
    heard: list[str] = []
    pbx.tell = heard.append
    pbx.spawn(pbx.control.dial("101", "102", outside=False))
    await pbx.desk.ring(["101"])
    await pbx.settled()
    assert "101 is in a call already" in heard
    assert len(pbx.desk.calls) == 1


Deed = Callable[[SimulatedPbx], Awaitable[None]]


@pytest.mark.parametrize(
    ("deeds", "told"),
    [
        (
            [
                lambda pbx: pbx.desk.ring(["101"], "", to="4930555101"),
                lambda pbx: pbx.desk.answer("101"),
                lambda pbx: pbx.desk.hang_up("101"),
            ],
            ["101 Ringing", "ALERT", "RING", "101 InUse", "ANSWER", "ANSWER", "BYE", "BYE", "101 Idle", "NewCdr ANSWERED"],
        ),
        (
            [lambda pbx: pbx.desk.ring(["101"]), lambda pbx: pbx.desk.hang_up("101")],
            ["101 Ringing", "ALERT", "RING", "CallFailed", "101 Idle", "NewCdr NO ANSWER"],
        ),
        (
            [lambda pbx: pbx.desk.ring(["101"]), lambda pbx: pbx.desk.hang_up("0301234")],
            ["101 Ringing", "ALERT", "RING", "BYE", "BYE", "101 Idle", "NewCdr NO ANSWER"],
        ),
        (
            [
                lambda pbx: pbx.desk.ring(["101", "102"], to="600"),
                lambda pbx: pbx.desk.answer("102"),
                lambda pbx: pbx.desk.hang_up("0301234"),
            ],
            [
                *("101 Ringing", "ALERT", "RING", "102 Ringing", "ALERT", "RING", "102 InUse", "ANSWER", "ANSWER", "101 Idle"),
                *("BYE", "BYE", "102 Idle", "NewCdr ANSWERED"),
            ],
        ),
        (
            [lambda pbx: pbx.desk.ring(["101", "102"], to="600"), lambda pbx: pbx.desk.hang_up("101"), lambda pbx: pbx.desk.miss()],
            [
                *("101 Ringing", "ALERT", "RING", "102 Ringing", "ALERT", "RING", "CallFailed", "101 Idle"),
                *("CallFailed", "102 Idle", "NewCdr NO ANSWER"),
            ],
        ),
        (
            [lambda pbx: pbx.desk.dial_out("101", "0301234"), lambda pbx: pbx.desk.answer("101"), lambda pbx: pbx.desk.hang_up("0301234")],
            ["101 InUse", "ALERT", "RING", "ANSWER", "ANSWER", "BYE", "BYE", "101 Idle", "NewCdr ANSWERED"],
        ),
        (
            [lambda pbx: pbx.desk.dial_out("101", "0301234"), lambda pbx: pbx.desk.answer("0301234"), lambda pbx: pbx.desk.hang_up("101")],
            ["101 InUse", "ALERT", "RING", "ANSWER", "ANSWER", "BYE", "BYE", "101 Idle", "NewCdr ANSWERED"],
        ),
        (
            [lambda pbx: pbx.desk.dial_out("101", "0301234"), lambda pbx: pbx.desk.miss("101")],
            ["101 InUse", "ALERT", "RING", "CallFailed", "101 Idle", "NewCdr NO ANSWER"],
        ),
        (
            [lambda pbx: pbx.desk.call("101", "102"), lambda pbx: pbx.desk.miss("102")],
            ["101 InUse", "102 Ringing", "ALERT", "RING", "CallFailed", "102 Idle", "101 Idle", "NewCdr NO ANSWER"],
        ),
    ],
)
async def test_desk(pbx: SimulatedPbx, application: Application, deeds: list[Deed], told: list[str]) -> None:
    """What people do by hand makes the reports of such a call, and leaves no call behind."""
    await application.log_in()
    for deed in deeds:
        await deed(pbx)
    assert application.actions == told
    assert pbx.desk.calls == []
    legs = [codec.decode_json(body).get("callid") for body in application.bodies]
    assert len({leg for leg in legs if leg}) <= 3


async def test_desk_refuses(pbx: SimulatedPbx) -> None:
    """What cannot be done now is said."""
    with pytest.raises(DeskError, match="101 is in no call"):
        await pbx.desk.answer("101")
    with pytest.raises(DeskError, match="No phone rings"):
        await pbx.desk.miss()
    with pytest.raises(DeskError, match="101 is in no call that rings"):
        await pbx.desk.miss("101")
    await pbx.desk.call("101", "102")
    with pytest.raises(DeskError, match="101 does not ring"):
        await pbx.desk.answer("101")
    with pytest.raises(DeskError, match="102 is in a call already"):
        await pbx.desk.ring(["102"])


async def test_pickup(pbx: SimulatedPbx, application: Application) -> None:
    """A phone that dials the code answers a call that rings at another one, with a leg that never rang; nothing else can be picked up."""
    await application.log_in()
    await pbx.desk.ring(["101", "103"], "0301234")
    await application.post("extension/dial_outbound", {"extid": "102", "outto": "*8101"})
    await pbx.settled()
    begun = ["101 Ringing", "ALERT", "RING", "103 Ringing", "ALERT", "RING"]
    assert application.actions == [*begun, "102 Ringing", "102 InUse", "ANSWER", "ANSWER", "101 Idle", "103 Idle"]
    legs = {body.split(b'"callid":"')[1].split(b'"')[0] for body in application.bodies if b"ALERT" in body or b"RING" in body}
    assert application.bodies[8].split(b'"callid":"')[1].split(b'"')[0] not in legs
    await pbx.desk.hang_up("102")
    assert application.actions[12:] == ["BYE", "BYE", "102 Idle", "NewCdr ANSWERED"]
    await pbx.desk.call("101", "103")
    with pytest.raises(DeskError, match="101 does not ring"):
        await pbx.desk.dial_out("102", "*8101")
    with pytest.raises(DeskError, match="104 is in no call"):
        await pbx.desk.dial_out("102", "*8104")


async def test_console(pbx: SimulatedPbx, application: Application) -> None:
    """The command line does what it is told, says what it does, and keeps secrets."""
    heard: list[str] = []
    pbx.tell = heard.append
    await application.log_in()
    console = Console(pbx, heard.append)
    for line in ("", "ring 101", "answer 101", "status", "hangup 101", "call 101 102", "miss", "out 101 0301234", "answer 101"):
        assert await console.run(line)
    assert "0301234 calls 101 from outside" in heard
    assert "  RING 101 (0301234 to 101 over to-18-16-2)" in heard
    assert "        call of 0301234, 101: talks" in heard
    assert "   101  Alice        Busy" in heard
    assert "  CallFailed 102, 101 reason 480" in heard
    assert "  NewCdr 101 to 102: NO ANSWER, 0 s" in heard
    assert "101 answers" in heard
    del heard[:]
    for line in (
        *("ring 9998", "answer 105", "hold 105", "resume 105", "transfer 105 101", "answer 101", "hangup 101"),
        *("hold 101", "call 101 102", "answer 102", "hold 102"),
    ):
        assert await console.run(line)
    assert "  RING 106 (0301234 to 9998 over to-18-16-2)" in heard
    assert "105 passes its call on to 101" in heard
    assert "101 talks with nobody." in heard
    assert "  ExtensionStatus 101 Hold" in heard
    await pbx.control.listen_in("103", "101")
    await pbx.control.play(Party("104"))
    assert await console.run("status")
    assert "        103 listens in to 101" in heard
    assert "        104 hears a prompt" in heard
    del heard[:]
    for line in ("ring 600", "boot", "forget", "ring 999", "call 101", "coffee", "call 101 x"):
        assert await console.run(line)
    assert "The PBX has started" in heard
    assert "The session is gone" in heard
    assert "There is no extension 999." in heard
    assert heard.count("call 101 102                     101 calls 102") == 2
    assert any(entry.startswith("ring 101 [0301234]") for entry in heard)
    assert not await console.run("quit")
    assert "webhook" not in "".join(heard)


async def test_program() -> None:
    """The simulator runs by itself, takes commands, and ends."""
    program = await asyncio.create_subprocess_exec(
        *(sys.executable, "-m", "tests.simulator", "--host", "127.0.0.1", "--port", "0", "--serial", "a09805021999"),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        cwd=Path(__file__).parents[2],
    )
    out, _ = await program.communicate(b"ring 101 0309\nstatus\n")
    assert program.returncode == 0
    assert re.search(rb"A UC501 with the serial number a09805021999 listens on port \d+\.", out)
    assert b"0309 calls 101 from outside\n" in out
    assert b"   101  Alice        Ringing\n" in out
