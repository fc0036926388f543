"""Calls that the API makes, changes and ends: what the PBX answers, what the phones do, and what a tracker makes of the reports."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable

import pytest

from custom_components.openvox_uc.pbx import CallTracker, parse_report
from custom_components.openvox_uc.pbx.api import lists
from custom_components.openvox_uc.pbx.models import Call, CallEvent, CallEventType, Direction, Outcome, Party
from tests.pbx import fixtures

from .application import Application, Clock, flat
from .bodies import Body
from .live import DeskError
from .pbx import SimulatedPbx

SUCCESS = b'{"status":"Success"}'
ENDS = (CallEventType.ENDED, CallEventType.MISSED, CallEventType.FAILED)
CALLER = Party("0301234", outside=True)
TARGET = Party("0405555", outside=True)


class Listener:
    """An application with a tracker, which takes in each report when it comes and the list of extensions every minute."""

    def __init__(self, pbx: SimulatedPbx, application: Application, clock: Clock) -> None:
        """Begin with what the phones do now."""
        self.pbx = pbx
        self.application = application
        self.clock = clock
        self.tracker = CallTracker()
        self.events: list[CallEvent] = []
        self._heard = 0
        self._poll()

    async def ask(self, path: str, **values: str) -> None:
        """Ask the PBX for something, which it does; let three seconds pass."""
        assert await self.application.post(path, {**values}) == SUCCESS
        await self.let_pass(3)

    async def do(self, *deeds: Awaitable[None]) -> None:
        """Let people do something, with ten seconds after each deed."""
        for deed in deeds:
            await deed
            await self.let_pass(10)

    async def let_pass(self, seconds: float) -> None:
        """Take in what came, and let time pass."""
        await asyncio.sleep(0)
        await self.pbx.settled()
        for body in self.application.bodies[self._heard :]:
            self.events += self.tracker.feed(parse_report(body), self.clock.now)
        self._heard = len(self.application.bodies)
        until = self.clock.now + seconds
        while (due := self.tracker.next_deadline) is not None and due <= until:
            self.events += self.tracker.tick(due)
        self.clock.now = until

    async def calls(self) -> list[Call]:
        """Return all calls as they were told last, after minutes in which all is found out; each has ended once, and none goes on."""
        for _ in range(5):
            await self.let_pass(60)
            self._poll()
        ends = Counter(event.call.call_id for event in self.events if event.extension is None and event.type in ENDS)
        told = {event.call.call_id: event.call for event in self.events}
        assert ends == dict.fromkeys(told, 1)
        assert self.tracker.active_calls == 0
        assert self.pbx.desk.calls == []
        assert {extension.state for extension in self.pbx.extensions} <= {"Registered", "Unavailable"}
        return [*told.values()]

    def words(self, extension: str | None = None) -> list[str]:
        """Return what was told of an extension, or (None) of the calls themselves."""
        words = [event.type.value for event in self.events if event.extension == extension]
        return [word for word in words if word != "record"]

    def _poll(self) -> None:
        """Read the list of extensions."""
        answer: Body = {"status": "Success", "extlist": [extension.listed() for extension in self.pbx.extensions]}
        self.events += self.tracker.poll(lists.extensions(answer), self.clock.now)


@pytest.fixture
async def listener(pbx: SimulatedPbx, application: Application, clock: Clock) -> Listener:
    """Return a listener that is logged in."""
    await application.log_in()
    for extension in pbx.extensions:
        extension.settings |= {"allowbeingmonitored": "on", "monitormode": "Extensive"}
    return Listener(pbx, application, clock)


async def inbound(listener: Listener) -> str:
    """Let 101 talk with somebody who called from outside; return the leg at the trunk."""
    desk = listener.pbx.desk
    await listener.do(desk.ring(["101"]), desk.answer("101"))
    return desk.calls[0].line.first.id


async def internal(listener: Listener) -> str:
    """Let 101 talk with 102, which it called."""
    desk = listener.pbx.desk
    await listener.do(desk.call("101", "102"), desk.answer("102"))
    return desk.calls[0].line.first.id


async def outbound(listener: Listener) -> str:
    """Let 101 talk with an outside number, which it called."""
    desk = listener.pbx.desk
    await listener.do(desk.dial_out("101", "0301234"), desk.answer("0301234"))
    return desk.calls[0].line.first.id


Begin = Callable[[Listener], Awaitable[str]]


# --- Transfers ---


@pytest.mark.parametrize("told", [False, True])
@pytest.mark.parametrize(
    ("begin", "transferor", "answered_by"),
    [(inbound, "101", Party("101")), (internal, "101", Party("102")), (internal, "102", Party("102")), (outbound, "101", CALLER)],
)
@pytest.mark.parametrize("hangs_up", ["target", "left"])
async def test_transfer_to_a_phone(
    listener: Listener, begin: Begin, transferor: str, answered_by: Party, *, told: bool, hangs_up: str
) -> None:
    """The transferor is free at once, the target rings and answers, and it stays one call, with or without a Tranfer."""
    listener.pbx.tells_transfers = told
    leg = await begin(listener)
    left = listener.pbx.desk.calls[0].other(Party(transferor))
    assert left
    await listener.ask("calltransfer", callid=leg, transferor=transferor, transferto="103")
    assert [listener.pbx.extension(number).state for number in (transferor, "103")] == ["Registered", "Ringing"]  # type: ignore[union-attr]
    await listener.do(listener.pbx.desk.answer("103"), listener.pbx.desk.hang_up("103" if hangs_up == "target" else left.number))
    [call] = await listener.calls()
    assert (call.answered_by, call.transferred_by, call.transferred_to) == (answered_by, Party(transferor), Party("103"))
    assert (call.outcome, call.hung_up_by) == (Outcome.ANSWERED, Party("103") if hangs_up == "target" else left)
    assert listener.words() == ["ringing", "answered", "transferred", "ended"]
    assert listener.words("103") == ["ringing", "answered", "ended"]
    assert listener.words(transferor)[-2:] == ["transferred", "ended"]


@pytest.mark.parametrize("told", [False, True])
@pytest.mark.parametrize("both", [False, True])
async def test_transfer_of_a_caller_to_an_outside_number(listener: Listener, *, told: bool, both: bool) -> None:
    """The two outsiders talk on, in the same call."""
    pbx = listener.pbx
    pbx.tells_transfers, pbx.names_both_trunks = told, both
    pbx.outbound_prefix = "16"
    leg = await inbound(listener)
    await listener.ask("calltransfer", callid=leg, transferor="101", transferto="160405555")
    await listener.do(pbx.desk.answer("0405555"), pbx.desk.hang_up("0301234"))
    [call] = await listener.calls()
    assert (call.answered_by, call.transferred_by, call.transferred_to) == (Party("101"), Party("101"), TARGET)
    assert (call.outcome, call.hung_up_by) == (Outcome.ANSWERED, CALLER)
    assert listener.words("101") == ["ringing", "answered", "transferred", "ended"]
    assert [values["callto"] for values, _ in pbx.sent if values["action"] == "NewCdr"] == ["160405555"] * 2


@pytest.mark.parametrize("begin", [inbound, internal, outbound])
async def test_transfer_in_vain(listener: Listener, begin: Begin) -> None:
    """If the target does not answer, whoever was left is cut off."""
    leg = await begin(listener)
    await listener.ask("calltransfer", callid=leg, transferor="101", transferto="103")
    await listener.do(listener.pbx.desk.miss("103"))
    [call] = await listener.calls()
    assert (call.outcome, call.transferred_by, call.transferred_to) == (Outcome.ANSWERED, Party("101"), None)
    assert listener.words("103") == ["ringing", "missed"]


@pytest.mark.parametrize("begin", [inbound, internal, outbound])
async def test_transfer_to_a_phone_that_cannot_ring(listener: Listener, begin: Begin) -> None:
    """A busy phone, or none, is no error of the request: the call fails there, and whoever was left is cut off."""
    leg = await begin(listener)
    await listener.ask("calltransfer", callid=leg, transferor="101", transferto="100")
    call = (await listener.calls())[0]
    assert (call.outcome, call.transferred_to) == (Outcome.ANSWERED, None)
    assert "CallFailed" in listener.application.actions
    assert listener.words("100") == ["missed"]


async def test_transfer_into_a_queue_rings_who_is_there(listener: Listener) -> None:
    """Agents that have logged in, too, and none that is paused."""
    listener.pbx.queues[0].logged_in, listener.pbx.queues[0].paused = ["103"], {"105"}
    leg = await inbound(listener)
    await listener.ask("calltransfer", callid=leg, transferor="101", transferto="9998")
    assert {party.number for party in listener.pbx.desk.calls[0].ringing} == {"106", "103"}


@pytest.mark.parametrize(("number", "by"), [("600", "104"), ("9998", "106")])
async def test_transfer_to_several_phones(listener: Listener, number: str, by: str) -> None:
    """All phones of a group or a queue ring, and one answers."""
    leg = await inbound(listener)
    await listener.ask("calltransfer", callid=leg, transferor="101", transferto=number)
    await listener.do(listener.pbx.desk.answer(by), listener.pbx.desk.hang_up(by))
    [call] = await listener.calls()
    assert (call.transferred_to, call.outcome) == (Party(by), Outcome.ANSWERED)
    assert listener.words("103" if number == "600" else "105") == ["ringing", "answered_elsewhere"]


async def test_transfer_into_a_queue_that_is_busy(listener: Listener) -> None:
    """Somebody waits in it, and hangs up."""
    leg = await inbound(listener)
    for agent, other in (("105", "107"), ("106", "108")):
        await listener.pbx.desk.call(agent, other)
    await listener.ask("calltransfer", callid=leg, transferor="101", transferto="9998")
    await listener.do(listener.pbx.desk.hang_up("0301234"), listener.pbx.desk.hang_up("105"), listener.pbx.desk.hang_up("106"))
    calls = await listener.calls()
    assert [call.outcome for call in calls] == [Outcome.ANSWERED, Outcome.MISSED, Outcome.MISSED]


async def test_transfer_twice(listener: Listener) -> None:
    """The target may pass the call on, too; the records tell of each part."""
    leg = await outbound(listener)
    await listener.ask("calltransfer", callid=leg, transferor="101", transferto="102")
    await listener.do(listener.pbx.desk.answer("102"))
    leg = listener.pbx.desk.calls[0].line.first.id
    await listener.ask("calltransfer", callid=leg, transferor="102", transferto="103")
    await listener.do(listener.pbx.desk.answer("103"), listener.pbx.desk.hang_up("103"))
    [call] = await listener.calls()
    assert (call.transferred_by, call.transferred_to, call.outcome) == (Party("102"), Party("103"), Outcome.ANSWERED)
    records = [values for values, _ in listener.pbx.sent if values["action"] == "NewCdr"]
    assert [(record["callfrom"], record["callto"]) for record in records] == [("101", "0301234"), ("0301234", "103"), ("0301234", "103")]


@pytest.mark.parametrize("wanted", ["any", "near", "far"])
async def test_which_leg_is_wanted(listener: Listener, wanted: str) -> None:
    """Which leg of a call the PBX takes is not known; it is a setting."""
    leg = await inbound(listener)
    other = listener.pbx.desk.calls[0].legs[Party("101")].id
    listener.pbx.wanted_leg = wanted  # type: ignore[assignment]
    good, bad = {"any": (other, "1.2"), "near": (leg, other), "far": (other, leg)}[wanted]
    values = {"transferor": "101", "transferto": "102"}
    assert await listener.application.post("calltransfer", {"callid": bad, **values}) == b'{"status":"Failed","errno":"10007"}'
    await listener.ask("calltransfer", callid=good, **values)
    assert listener.pbx.desk.calls[0].ringing == [Party("102")]


# --- Calls that go on ---


@pytest.mark.parametrize("holder", ["101", "102"])
async def test_hold_and_resume(listener: Listener, holder: str) -> None:
    """The phone that waits is reported to hold, until it is taken back."""
    await internal(listener)
    held = "102" if holder == "101" else "101"
    told = len(listener.application.actions)
    await listener.ask("extension/hold", extid=holder)
    await listener.ask("extension/unhold", extid=holder)
    await listener.ask("extension/unhold", extid=holder)
    assert listener.application.actions[told:] == [f"{held} Hold", f"{held} InUse"]
    await listener.do(listener.pbx.desk.hang_up(holder))
    [call] = await listener.calls()
    assert (call.outcome, call.hung_up_by) == (Outcome.ANSWERED, Party(holder))


@pytest.mark.parametrize("shown", [False, True])
async def test_hold_somebody_outside(listener: Listener, *, shown: bool) -> None:
    """Nothing is reported of an outside number, unless this PBX shows the phone that holds."""
    await inbound(listener)
    listener.pbx.holder_is_on_hold = shown
    told = len(listener.application.actions)
    await listener.ask("extension/hold", extid="101")
    await listener.let_pass(300)
    await listener.ask("extension/unhold", extid="101")
    assert listener.application.actions[told:] == (["101 Hold", "101 InUse"] if shown else [])
    await listener.do(listener.pbx.desk.hang_up("101"))
    [call] = await listener.calls()
    assert (call.outcome, call.hung_up_by) == (Outcome.ANSWERED, Party("101"))


async def test_mute(listener: Listener) -> None:
    """Nothing is reported of it, and it ends with the call."""
    await inbound(listener)
    told = len(listener.application.actions)
    await listener.ask("extension/mute", extid="101")
    assert listener.pbx.desk.calls[0].muted == {Party("101")}
    await listener.ask("extension/unmute", extid="101")
    assert listener.pbx.desk.calls[0].muted == set()
    await listener.ask("extension/mute", extid="101")
    assert listener.application.actions[told:] == []
    await listener.do(listener.pbx.desk.hang_up("0301234"))
    [call] = await listener.calls()
    assert (call.outcome, call.hung_up_by) == (Outcome.ANSWERED, CALLER)


@pytest.mark.parametrize(("begin", "direction"), [(inbound, "inbound"), (outbound, "outbound")])
async def test_hang_up_by_leg(listener: Listener, begin: Begin, direction: str) -> None:
    """The call over the trunk is cut, and the phone is free."""
    leg = await begin(listener)
    other = {"inbound": "outbound", "outbound": "inbound"}[direction]
    assert await listener.application.post(f"{other}/hangup", {f"{other}id": leg}) == b'{"status":"Failed","errno":"10007"}'
    await listener.ask(f"{direction}/hangup", **{f"{direction}id": leg})
    [call] = await listener.calls()
    assert call.outcome is Outcome.ANSWERED
    assert listener.words("101")[-1] == "ended"


async def test_hang_up_while_it_rings(listener: Listener) -> None:
    """The caller from outside is cut off."""
    await listener.do(listener.pbx.desk.ring(["101", "102"], to="600"))
    await listener.ask("inbound/hangup", inboundid=listener.pbx.desk.calls[0].line.first.id)
    [call] = await listener.calls()
    assert call.outcome is Outcome.MISSED


# --- Calls that begin ---


async def test_dialed_call_keeps_the_leg_by_which_its_phone_was_rung(listener: Listener) -> None:
    """The phone is picked up after five seconds, and the leg is as old as its ringing, as an Asterisk has it."""
    pbx = listener.pbx
    pbx.pick_up_after = None
    begun = int(listener.clock.now)
    await listener.ask("extension/dial_extension", caller="101", callee="102", autoanswer="no")
    await listener.do(pbx.desk.answer("101"), pbx.desk.answer("102"), pbx.desk.hang_up("101"))
    [call] = await listener.calls()
    assert call.call_id.startswith(f"{begun}.")
    assert (call.caller, call.answered_by, call.outcome) == (Party("101"), Party("102"), Outcome.ANSWERED)


async def test_two_outside_numbers(listener: Listener) -> None:
    """The second one is called once the first has answered; of its ringing nothing tells."""
    pbx = listener.pbx
    pbx.outbound_prefix = "16"
    await listener.ask("outbound/dial_outbound", caller="160301234", outto="160405555")
    assert listener.application.actions == []
    await listener.do(pbx.desk.answer("0301234"), pbx.desk.answer("0405555"), pbx.desk.hang_up("0405555"))
    [call] = await listener.calls()
    assert (call.caller, call.answered_by, call.outcome, call.hung_up_by) == (CALLER, TARGET, Outcome.ANSWERED, TARGET)
    assert call.extensions == ()


@pytest.mark.parametrize(
    ("path", "values", "phones"),
    [
        ("queue/dial_outbound", {"queueid": "9998"}, ("105", "106")),
        ("ringgroup/dial_outbound", {"ringgroupid": "600"}, ("102", "103", "104")),
    ],
)
async def test_call_for_several_phones(listener: Listener, path: str, values: dict[str, str], phones: tuple[str, ...]) -> None:
    """Its phones ring once the outside number has answered, and one of them talks with it."""
    desk = listener.pbx.desk
    await listener.ask(path, **values, outto="0301234")
    await listener.do(desk.answer("0301234"))
    assert [party.number for party in desk.calls[0].ringing] == [*phones]
    await listener.do(desk.answer(phones[-1]), desk.hang_up(phones[-1]))
    [call] = await listener.calls()
    answerer = Party(phones[-1])
    assert (call.caller, call.answered_by, call.outcome, call.hung_up_by) == (answerer, CALLER, Outcome.ANSWERED, answerer)
    assert listener.words(phones[0]) == ["ringing", "answered_elsewhere"]
    assert listener.words(phones[-1]) == ["ringing", "answered", "ended"]


async def test_call_for_a_group_in_vain(listener: Listener) -> None:
    """All its phones have missed the call, and none has made it."""
    desk = listener.pbx.desk
    await listener.ask("ringgroup/dial_outbound", ringgroupid="600", outto="0301234")
    await listener.do(desk.answer("0301234"), desk.miss())
    [call] = await listener.calls()
    assert (call.caller, call.callee, call.outcome) == (None, CALLER, Outcome.FAILED)
    assert [listener.words(phone) for phone in ("102", "103", "104")] == [["ringing", "missed"]] * 3


async def test_call_for_a_queue_whose_agents_are_busy(listener: Listener) -> None:
    """The outside number waits, of which nothing tells but a record, and hangs up."""
    pbx = listener.pbx
    pbx.queues[0].agents = ("100",)
    await listener.ask("queue/dial_outbound", queueid="9998", outto="0301234")
    await listener.do(pbx.desk.answer("0301234"), pbx.desk.hang_up("0301234"))
    assert listener.application.actions == ["BYE", "NewCdr NO ANSWER"]


async def test_people_who_answer_by_themselves(listener: Listener) -> None:
    """Where people answer and hang up by themselves, the calls that the API makes run to their end."""
    pbx = listener.pbx
    pbx.answer_after = pbx.hang_up_after = pbx.prompt_seconds = 0.0
    await listener.ask("outbound/dial_outbound", caller="0301234", outto="0405555")
    await listener.ask("queue/dial_outbound", queueid="9998", outto="0301234")
    await listener.ask("ringgroup/dial_outbound", ringgroupid="600", outto="0301234")
    await listener.ask("extension/playprompt", extid="101", prompt="welcome", autoanswer="yes")
    await listener.ask("outbound/playprompt", outto="0301234", prompt="welcome")
    assert listener.application.actions.count("NewCdr ANSWERED") == 5
    assert pbx.desk.calls == []
    assert pbx.desk.machine_calls == []


async def test_prompt(listener: Listener) -> None:
    """The phone rings and is picked up; nothing but its state and a record of nobody tells, which is no call."""
    pbx = listener.pbx
    await listener.ask("extension/playprompt", extid="101", prompt="haruhi3+user15", autoanswer="no")
    assert listener.application.actions == ["101 Ringing", "101 InUse"]
    await listener.do(pbx.desk.hang_up("101"))
    assert listener.application.actions[2:] == ["101 Idle", "NewCdr ANSWERED"]
    assert await listener.calls() == []


async def test_prompt_for_an_outside_number(listener: Listener) -> None:
    """Only the record tells of it, and names who was called as the caller; of nobody called "s" it tells."""
    await listener.ask("outbound/playprompt", outto="0301234", prompt="welcome")
    await listener.do(listener.pbx.desk.answer("0301234"), listener.pbx.desk.hang_up("0301234"))
    assert listener.application.actions == ["NewCdr ANSWERED"]
    (call,) = await listener.calls()
    assert (call.direction, call.caller, call.callee, call.dialed) == (Direction.OUTBOUND, None, Party("0301234", outside=True), "0301234")


async def test_prompt_that_nobody_hears(listener: Listener) -> None:
    """A phone that is not picked up leaves no record."""
    listener.pbx.pick_up_after = None
    await listener.ask("extension/playprompt", extid="101", prompt="welcome", autoanswer="no")
    await listener.do(listener.pbx.desk.hang_up("101"))
    assert listener.application.actions == ["101 Ringing", "101 Idle"]
    assert await listener.calls() == []


@pytest.mark.parametrize(
    ("path", "fields"),
    [
        ("extension/listen", ("listener", "listenedext")),
        ("extension/whisper", ("whisperer", "whisperedext")),
        ("extension/barge", ("bargein", "bargedext")),
    ],
)
@pytest.mark.parametrize("leaves_first", [False, True])
async def test_listen_in(listener: Listener, path: str, fields: tuple[str, str], *, leaves_first: bool) -> None:
    """The phone that listens rings and is in use, also one that speaks to both; the call that it listens to stays what it is."""
    pbx = listener.pbx
    await inbound(listener)
    told = len(listener.application.actions)
    await listener.ask(path, **dict(zip(fields, ("103", "101"), strict=True)))
    assert listener.application.actions[told:] == ["103 Ringing", "103 InUse"]
    if leaves_first:
        await listener.do(pbx.desk.hang_up("103"))
        assert listener.application.actions[told + 2 :] == ["103 Idle", "NewCdr ANSWERED"]
    await listener.do(pbx.desk.hang_up("101"))
    [call] = await listener.calls()
    assert (call.outcome, call.extensions, call.hung_up_by) == (Outcome.ANSWERED, ("101",), Party("101"))
    assert listener.words("103") == []


async def test_listener_leaves_when_the_call_is_passed_on(listener: Listener) -> None:
    """It listens to a phone, not to a call."""
    leg = await inbound(listener)
    await listener.ask("extension/listen", listener="103", listenedext="101")
    await listener.ask("calltransfer", callid=leg, transferor="101", transferto="102")
    assert not listener.pbx.desk.busy("103")


async def test_listener_comes_too_late(listener: Listener) -> None:
    """If the call has ended before its phone is picked up, it is disconnected at once."""
    listener.pbx.pick_up_after = None
    await inbound(listener)
    await listener.ask("extension/listen", listener="103", listenedext="101")
    await listener.do(listener.pbx.desk.hang_up("101"), listener.pbx.desk.answer("103"))
    assert listener.application.actions[-3:] == ["103 InUse", "103 Idle", "NewCdr ANSWERED"]


async def test_call_that_is_over_before_it_is_changed(pbx: SimulatedPbx, application: Application) -> None:
    """What was asked for a moment ago has become impossible."""
    await application.log_in()
    await pbx.desk.ring(["101"])
    await pbx.desk.answer("101")
    call = pbx.desk.calls[0]
    await pbx.desk.hang_up("101")
    for work in (
        pbx.control.hang_up(call, Party("101")),
        pbx.control.hold(call, Party("101")),
        pbx.control.resume(call, Party("101")),
        pbx.control.transfer(call, Party("101"), "102"),
    ):
        with pytest.raises(DeskError, match="101 is in that call no more"):
            await work
    await pbx.desk.ring(["101"])
    with pytest.raises(DeskError, match="101 talks with nobody"):
        await pbx.control.transfer(pbx.desk.calls[0], Party("101"), "102")


# --- Answers ---


TALKING = {"extid": "101"}
DOCUMENTED: list[tuple[str, Body]] = [
    ("outbound/dial_outbound", {"caller": "16101", "outto": "16103"}),
    ("queue/dial_outbound", {"queueid": "9998", "outto": "16103"}),
    ("ringgroup/dial_outbound", {"ringgroupid": "600", "outto": "16103"}),
    ("extension/playprompt", {"extid": "103", "prompt": "haruhi3+user15", "autoanswer": "no"}),
    ("outbound/playprompt", {"outto": "16103", "prompt": "haruhi3+user15"}),
    ("extension/hold", {"extid": "101"}),
    ("extension/unhold", {"extid": "101"}),
    ("extension/mute", {"extid": "101"}),
    ("extension/unmute", {"extid": "101"}),
    ("extension/listen", {"listener": "103", "listenedext": "101"}),
    ("extension/whisper", {"whisperer": "103", "whisperedext": "101"}),
    ("extension/barge", {"bargein": "103", "bargedext": "101"}),
    ("inbound/hangup", {"inboundid": "LEG"}),
    ("calltransfer", {"callid": "LEG", "transferor": "101", "transferto": "16103"}),
]


@pytest.mark.parametrize(("path", "values"), DOCUMENTED)
async def test_answers(listener: Listener, path: str, values: Body) -> None:
    """Each request is answered with the documented bytes, in JSON and in XML."""
    application = listener.application
    listener.pbx.pick_up_after = None
    for kind in ("json", "xml"):
        leg = await inbound(listener)
        asked = {name: leg if value == "LEG" else value for name, value in values.items()}
        if kind == "json":
            assert await application.post(path, asked, type="json") == fixtures.answer("plain.json").strip()
        else:
            xml = "".join(f"<{name}>{value}</{name}>" for name, value in asked.items())
            assert await application.post_raw(path, f"<xml>{xml}</xml>".encode(), type="xml") == fixtures.answer("plain.xml").strip()
        await listener.pbx.settled()
        listener.pbx.desk.clear()
        listener.pbx.switchboard.clear()


async def test_odd_answer_to_a_hold(listener: Listener) -> None:
    """In XML the documents show the extension in place of a status."""
    await inbound(listener)
    listener.pbx.faults.echoes_extension = True
    ask = b"<xml><extid>101</extid></xml>"
    answer = await listener.application.post_raw("extension/hold", ask, type="xml")
    assert flat(answer) == fixtures.answer("extension_hold.xml").strip()
    assert await listener.application.post("extension/hold", {"extid": "101"}) == SUCCESS
    await listener.pbx.desk.hang_up("101")
    assert b"10007" in await listener.application.post_raw("extension/hold", ask, type="xml")


@pytest.mark.parametrize(
    ("path", "values", "errno"),
    [
        *[(path, dict.fromkeys(values, ""), "10004") for path, values in DOCUMENTED],
        ("outbound/dial_outbound", {"caller": "16101", "outto": "0301234"}, "10011"),
        ("outbound/dial_outbound", {"caller": "16", "outto": "16103"}, "10011"),
        ("queue/dial_outbound", {"queueid": "600", "outto": "16103"}, "10013"),
        ("queue/dial_outbound", {"queueid": "9998", "outto": "103"}, "10011"),
        ("ringgroup/dial_outbound", {"ringgroupid": "9998", "outto": "16103"}, "10014"),
        ("ringgroup/dial_outbound", {"ringgroupid": "600", "outto": "103"}, "10011"),
        ("inbound/hangup", {"inboundid": "1.2"}, "10007"),
        ("outbound/hangup", {"outboundid": "1.2"}, "10007"),
        *[(f"extension/{deed}", {"extid": "103"}, "10007") for deed in ("hold", "unhold", "mute", "unmute")],
        ("calltransfer", {"callid": "1.2", "transferor": "101", "transferto": "102"}, "10007"),
        ("calltransfer", {"callid": "LEG", "transferor": "103", "transferto": "102"}, "10007"),
        ("calltransfer", {"callid": "LEG", "transferor": "999", "transferto": "102"}, "10006"),
        ("calltransfer", {"callid": "LEG", "transferor": "101", "transferto": "999"}, "10011"),
        ("calltransfer", {"callid": "RINGS", "transferor": "104", "transferto": "102"}, "10015"),
        ("extension/listen", {"listener": "999", "listenedext": "101"}, "10006"),
        ("extension/listen", {"listener": "103", "listenedext": "999"}, "10006"),
        ("extension/whisper", {"whisperer": "103", "whisperedext": "102"}, "10007"),
        ("extension/whisper", {"whisperer": "103", "whisperedext": "104"}, "10007"),
        ("extension/barge", {"bargein": "104", "bargedext": "101"}, "10008"),
        ("extension/barge", {"bargein": "101", "bargedext": "101"}, "10008"),
        ("extension/playprompt", {"extid": "999", "prompt": "welcome"}, "10006"),
        ("extension/playprompt", {"extid": "103", "prompt": "welcome+cellar"}, "10023"),
        ("extension/playprompt", {"extid": "100", "prompt": "welcome"}, "10015"),
        ("extension/playprompt", {"extid": "101", "prompt": "welcome"}, "10008"),
        ("outbound/playprompt", {"outto": "16103", "prompt": "cellar"}, "10023"),
        ("outbound/playprompt", {"outto": "103", "prompt": "welcome"}, "10015"),
    ],
)
async def test_refusals(listener: Listener, path: str, values: Body, errno: str) -> None:
    """What cannot be done is refused with the family's error number, and nothing happens."""
    pbx = listener.pbx
    pbx.outbound_prefix = "16"
    leg = await inbound(listener)
    await listener.do(pbx.desk.ring(["104"], "0309999"))
    legs = {"LEG": leg, "RINGS": pbx.desk.calls[1].line.first.id}
    told = len(listener.application.actions)
    asked = {name: legs.get(str(value), value) for name, value in values.items()}
    assert await listener.application.post(path, asked) == f'{{"status":"Failed","errno":"{errno}"}}'.encode()
    await pbx.settled()
    assert len(listener.application.actions) == told


@pytest.mark.parametrize(
    ("mode", "allowed"), [("Extensive", "listen whisper barge"), ("Disabled", ""), ("Listen", "listen"), ("Barge-in", "barge")]
)
async def test_monitor_mode(listener: Listener, mode: str, allowed: str) -> None:
    """The mode of the one who listens has to match, or to be extensive."""
    pbx = listener.pbx
    await inbound(listener)
    if monitor := pbx.extension("103"):
        monitor.settings["monitormode"] = mode
    for way, by, to in (("listen", "listener", "listenedext"), ("whisper", "whisperer", "whisperedext"), ("barge", "bargein", "bargedext")):
        answer = await listener.application.post(f"extension/{way}", {by: "103", to: "101"})
        assert answer == (SUCCESS if way in allowed.split() else b'{"status":"Failed","errno":"10010"}')
        await pbx.settled()
        if pbx.desk.busy("103"):
            await pbx.desk.hang_up("103")


async def test_who_may_be_monitored(listener: Listener) -> None:
    """A phone allows it or not, and has room for one listener."""
    await inbound(listener)
    await listener.ask("extension/listen", listener="103", listenedext="101")
    refused = b'{"status":"Failed","errno":"10009"}'
    assert await listener.application.post("extension/listen", {"listener": "104", "listenedext": "101"}) == refused
    await listener.ask("extension/whisper", whisperer="104", whisperedext="101")
    if monitored := listener.pbx.extension("101"):
        monitored.settings["allowbeingmonitored"] = "off"
    assert await listener.application.post("extension/barge", {"bargein": "105", "bargedext": "101"}) == refused
