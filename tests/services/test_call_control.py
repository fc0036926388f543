"""The actions that change calls, and those by which the PBX calls and connects others: over real HTTP."""

import asyncio
from typing import Any

from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockUser
import voluptuous as vol

from custom_components.openvox_uc.const import CONF_ALLOW_DANGEROUS_ACTIONS, CONF_ALLOWED_NUMBERS, CONF_OUTSIDE_PREFIX
from tests.conftest import Later, state_of
from tests.simulator.bodies import Party
from tests.simulator.faults import Hold

from .conftest import House

OUTSIDE = "0301234567"
RESULT_SECONDS = "custom_components.openvox_uc.services.calls._RESULT_SECONDS"


async def inbound(house: House) -> str:
    """Let 101 talk with somebody who called from outside; return the id of the call."""
    await house.pbx.desk.ring(["101"])
    return await answered(house, "101")


async def internal(house: House) -> str:
    """Let 101 talk with 102, which it called."""
    await house.pbx.desk.call("101", "102")
    return await answered(house, "102")


async def outbound(house: House) -> str:
    """Let 101 talk with an outside number, which it called."""
    await house.pbx.desk.dial_out("101", "0301234")
    return await answered(house, "0301234")


async def answered(house: House, who: str) -> str:
    """Let somebody answer; return the id of the call as users see it."""
    await house.pbx.desk.answer(who)
    await house.hass.async_block_till_done()
    state = house.hass.states.get("sensor.uc501_alice_101_status")
    assert state
    assert state.state == "in_use"
    call_id: str = state.attributes["call_id"]
    return call_id


# --- Hold, resume, mute, unmute ---


@pytest.mark.parametrize(
    ("action", "path"),
    [("hold", "extension/hold"), ("resume", "extension/unhold"), ("mute", "extension/mute"), ("unmute", "extension/unmute")],
)
async def test_change_a_call(house: House, action: str, path: str) -> None:
    await internal(house)
    assert await house.requests(action, "ext_101") == [(path, {"extid": "101"})]
    assert await house.requests(action, "ext_101", "ext_102") == [(path, {"extid": "101"}), (path, {"extid": "102"})]


async def test_mute_and_unmute(house: House) -> None:
    call_id = await inbound(house)
    answer = await house.call("mute", "ext_101", answer=True)
    assert answer == {"calls": [{"extension": "101", "call_id": call_id, "state": "in_use"}]}
    assert house.pbx.desk.calls[0].muted == {Party("101")}
    await house.call("unmute", "ext_101")
    assert house.pbx.desk.calls[0].muted == set()


async def test_hold_and_resume_are_answered_when_they_are_seen(house: House) -> None:
    house.pbx.holder_is_on_hold = True
    call_id = await inbound(house)
    answer = await house.call("hold", "ext_101", answer=True)
    assert answer == {"calls": [{"extension": "101", "call_id": call_id, "state": "on_hold"}]}
    answer = await house.call("resume", "ext_101", answer=True)
    assert answer == {"calls": [{"extension": "101", "call_id": call_id, "state": "in_use"}]}


async def test_hold_that_is_not_seen(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """An Asterisk shows the phone that waits, not the one that holds: the answer does not wait for ever."""
    monkeypatch.setattr(RESULT_SECONDS, 0.05)
    call_id = await internal(house)
    answer = await house.call("hold", "ext_101", answer=True)
    assert answer == {"calls": [{"extension": "101", "call_id": call_id, "state": "in_use"}]}
    assert state_of(house.hass, "sensor.uc501_bob_102_status") == "on_hold"


async def test_all_calls_of_a_pbx(house: House) -> None:
    await internal(house)
    await house.pbx.desk.ring(["103"])
    assert {str(values["extid"]) for _, values in await house.requests("hold", "")} == {"101", "102"}
    assert {str(values["extid"]) for _, values in await house.requests("mute", "")} == {"101", "102"}
    # Each of the two holds the other.
    assert {str(values["extid"]) for _, values in await house.requests("resume", "")} == {"101", "102"}


@pytest.mark.parametrize("action", ["hold", "resume", "mute", "unmute"])
async def test_no_call_to_change(house: House, action: str) -> None:
    with pytest.raises(HomeAssistantError, match=r"^Alice \(101\) is not in a call with which the PBX can do this\."):
        await house.call(action, "ext_101")
    await house.pbx.desk.ring(["103"])
    await house.pbx.desk.answer("103")
    with pytest.raises(HomeAssistantError, match=r"^Not everything was done\. Alice \(101\): .*\. Bob \(102\): ") as error:
        await house.call(action, "ext_101", "ext_103", "ext_102")
    assert "Carol" not in str(error.value)


# --- Transfers ---


@pytest.mark.parametrize("begin", [inbound, internal, outbound])
@pytest.mark.parametrize("by", ["target", "call_id", "both"])
async def test_transfer(house: House, later: Later, begin: Any, by: str) -> None:
    call_id = await begin(house)
    await later(10)
    parts = () if by == "call_id" else ("ext_101",)
    data = {} if by == "target" else {"call_id": call_id}
    if by == "call_id" and begin is internal:
        # Two phones talk, and either could pass the other on.
        with pytest.raises(ServiceValidationError, match=r"^Select one phone"):
            await house.call("transfer", number="103", **data)
        parts = ("ext_101",)
    asked = await house.requests("transfer", *parts, number="103", **data)
    assert asked == [("calltransfer", {"callid": call_id, "transferor": "101", "transferto": "103"})]
    await later(1)
    await house.pbx.desk.answer("103")
    await later(1)
    assert state_of(house.hass, "sensor.uc501_alice_101_status") == "idle"
    state = house.hass.states.get("sensor.uc501_carol_103_status")
    assert state
    assert (state.state, state.attributes["call_id"]) == ("in_use", call_id)
    await house.pbx.desk.hang_up("103")


async def test_transfer_is_answered_when_the_phone_is_free(house: House) -> None:
    call_id = await inbound(house)
    answer = await house.call("transfer", "ext_101", number="102", answer=True)
    assert (answer["extension"], answer["state"]) == ("101", "idle")
    assert answer["call_id"] != call_id


@pytest.mark.parametrize(
    ("options", "number", "sent"),
    [
        ({}, "600", "600"),
        ({}, "+49 30 1234567", "0049301234567"),
        ({CONF_OUTSIDE_PREFIX: "16"}, OUTSIDE, f"16{OUTSIDE}"),
        ({CONF_OUTSIDE_PREFIX: "16"}, "102", "102"),
        ({CONF_OUTSIDE_PREFIX: "16"}, "9998", "9998"),
        ({CONF_OUTSIDE_PREFIX: "16", CONF_ALLOWED_NUMBERS: ["030*"]}, "600", "600"),
        ({CONF_OUTSIDE_PREFIX: "16"}, "7000", "167000"),
    ],
)
async def test_transfer_to_other_numbers(house: House, options: dict[str, str], number: str, sent: str) -> None:
    call_id = await inbound(house)
    house.set_options(**options)
    asked = await house.requests("transfer", "ext_101", number=number)
    assert asked == [("calltransfer", {"callid": call_id, "transferor": "101", "transferto": sent})]


@pytest.mark.parametrize("begin", [inbound, outbound])
async def test_transfer_tries_the_legs_of_the_call(house: House, begin: Any) -> None:
    """Which one the PBX wants is not documented: the other end's is the second that is tried. Of an internal call no report names it."""
    house.pbx.wanted_leg = "far"
    await begin(house)
    legs = [leg.id for leg in house.pbx.desk.calls[0].legs.values()]
    asked = await house.requests("transfer", "ext_101", number="103")
    assert [values["callid"] for _, values in asked] == legs
    assert [party.number for party in house.pbx.desk.calls[0].ringing] == ["103"]


async def test_transfer_of_no_call(house: House) -> None:
    """Nothing is asked for; and a call that is over a moment ago is a sentence of the PBX."""
    with house.refused(r"^Alice \(101\) is not in a call"):
        await house.call("transfer", "ext_101", number="102")
    with house.refused(r"^There is no call with the ID 1\.2\."):
        await house.call("transfer", call_id="1.2", number="102")
    await inbound(house)
    house.pbx.desk.clear()
    with pytest.raises(HomeAssistantError, match=r"^Alice \(101\) is not in a call with which the PBX can do this\."):
        await house.call("transfer", "ext_101", number="102")


async def test_transfer_of_a_call_that_rings(house: House) -> None:
    await house.pbx.desk.call("101", "102")
    with pytest.raises(HomeAssistantError, match=r"^The PBX cannot do this for Alice \(101\), because its call is not connected$"):
        await house.call("transfer", "ext_101", number="103")


async def test_transfer_to_a_number_that_is_not_reached(house: House) -> None:
    house.pbx.outbound_prefix = "16"
    await inbound(house)
    with pytest.raises(HomeAssistantError, match=rf"^UC501 cannot reach the phone number {OUTSIDE}\. .* outbound route"):
        await house.call("transfer", "ext_101", number=OUTSIDE)


# --- Hang up ---


@pytest.mark.parametrize(("begin", "path"), [(inbound, "inbound/hangup"), (internal, "extension/hangup"), (outbound, "outbound/hangup")])
async def test_hang_up_by_call_id(house: House, later: Later, begin: Any, path: str) -> None:
    call_id = await begin(house)
    asked = len(house.pbx.requests)
    answer = await house.call("hang_up", call_id=call_id, answer=True)
    assert answer == {"call_id": call_id}
    values = {"extid": "101"} if path == "extension/hangup" else {path.replace("/hangup", "id"): call_id}
    assert house.pbx.requests[asked:] == [(path, values)]
    assert house.pbx.desk.calls == []
    await later(1)
    with pytest.raises(ServiceValidationError, match=r"^There is no call with the ID"):
        await house.call("hang_up", call_id=call_id)


async def test_hang_up_tries_the_legs_and_then_the_phone(house: House) -> None:
    house.pbx.wanted_leg = "far"
    call_id = await inbound(house)
    assert [path for path, _ in await house.requests("hang_up", call_id=call_id)] == ["inbound/hangup"] * 2
    call_id = await inbound(house)
    house.pbx.faults.paths, house.pbx.faults.errno = {"inbound/hangup"}, "10005"
    assert [path for path, _ in await house.requests("hang_up", call_id=call_id)] == ["inbound/hangup"] * 2 + ["extension/hangup"]
    assert house.pbx.desk.calls == []


@pytest.mark.parametrize("begin", [inbound, internal])
async def test_hang_up_by_call_id_ends_no_other_call(house: House, later: Later, begin: Any) -> None:
    """The PBX has ended the call without a report, and its phone talks with somebody else by now."""
    call_id = await begin(house)
    house.pbx.desk.clear()
    await later(10)
    await house.pbx.desk.call("101", "103")
    await house.pbx.desk.answer("103")
    await later(5)
    with pytest.raises(HomeAssistantError, match=r"^101.* is not in a call with which the PBX can do this"):
        await house.call("hang_up", call_id=call_id)
    assert [call.phones for call in house.pbx.desk.calls] == [["101", "103"]]


@pytest.mark.parametrize("first", ["Alice", "Zoe"])
@pytest.mark.parametrize("answers", [True, False])
async def test_hang_up_both_ends_of_a_call(house: House, first: str, answers: bool) -> None:
    """One request ends it, whichever of its phones comes first in the list; the other one is no error, and it is named in the answer."""
    dr.async_get(house.hass).async_update_child_device(house.device_id("ext_101"), name_by_user=first)
    await house.pbx.desk.call("101", "102")
    if answers:
        await house.pbx.desk.answer("102")
    await house.hass.async_block_till_done()
    asked = len(house.pbx.requests)
    answer = await house.call("hang_up", "", answer=True)
    assert [path for path, _ in house.pbx.requests[asked:]] == ["extension/hangup"]
    assert house.pbx.desk.calls == []
    assert {call["extension"]: call["state"] for call in answer["calls"]} == {"101": "idle", "102": "idle"}


async def test_hang_up_all_phones_that_ring(house: House) -> None:
    """Each of them has to: where one does not take the call, the others go on ringing."""
    await house.pbx.desk.ring(["101", "102"])
    await house.hass.async_block_till_done()
    assert [values["extid"] for _, values in await house.requests("hang_up", "")] == ["101", "102"]
    assert house.pbx.desk.calls == []


# --- Calls that the PBX makes ---


async def test_dial_tells_of_the_new_call_only(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Not of one that the phone was in before: who hangs it up would end the wrong one."""
    old = await internal(house)
    # The end of that call was not reported.
    house.pbx.desk.clear()
    house.pbx.set_state("101", "Registered")
    monkeypatch.setattr(RESULT_SECONDS, 0.05)
    house.pbx.pick_up_after = None
    answer = await house.call("dial", "ext_101", number="103", answer=True)
    assert answer["call_id"] is None
    monkeypatch.undo()
    await house.pbx.desk.hang_up("101")
    answer = await house.call("dial", "ext_101", number="103", auto_answer=True, answer=True)
    assert answer["call_id"] == house.pbx.desk.calls[0].line.first.id
    assert answer["call_id"] != old


async def test_dial_does_not_take_an_incoming_call_for_its_own(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """Somebody calls the phone, and is answered, while the PBX is asked."""
    monkeypatch.setattr(RESULT_SECONDS, 0.05)
    house.pbx.pick_up_after = None
    house.pbx.faults.hold = hold = Hold()
    house.pbx.faults.paths = {"extension/dial_extension"}

    async def call_in() -> None:
        await hold.asked.wait()
        await house.pbx.desk.ring(["101"])
        await house.pbx.desk.answer("101")
        house.pbx.desk.clear()
        house.pbx.set_state("101", "Registered")
        hold.answer.set()

    answer, _ = await asyncio.gather(house.call("dial", "ext_101", number="103", answer=True), call_in())
    assert answer["call_id"] is None


async def test_dial_with_auto_answer(house: House) -> None:
    house.pbx.pick_up_after = None
    answer = await house.call("dial", "ext_101", number="102", auto_answer=True, answer=True)
    assert house.pbx.requests[-1] == ("extension/dial_extension", {"caller": "101", "callee": "102", "autoanswer": "yes"})
    assert (answer["extension"], answer["state"]) == ("101", "in_use")
    assert answer["call_id"] == house.pbx.desk.calls[0].line.first.id
    await house.pbx.desk.hang_up("101")
    assert await house.requests("dial", "ext_101", number=OUTSIDE, auto_answer=True) == [
        ("extension/dial_outbound", {"extid": "101", "outto": OUTSIDE, "autoanswer": "yes"})
    ]


async def test_dial_outside(house: House) -> None:
    house.set_options(**{CONF_OUTSIDE_PREFIX: "16"})
    house.pbx.outbound_prefix = "16"
    asked = await house.requests("dial_outside", "", caller="030 111", callee="0401111111")
    assert asked == [("outbound/dial_outbound", {"caller": "16030111", "outto": "160401111111"})]
    await house.pbx.desk.answer("030111")
    assert [party.number for party in house.pbx.desk.calls[0].parties] == ["030111", "0401111111"]
    with pytest.raises(ServiceValidationError, match=r"^102 is an extension of the PBX\. Enter an outside phone number"):
        await house.call("dial_outside", "", caller=OUTSIDE, callee="102")


@pytest.mark.parametrize(
    ("action", "field", "number", "path", "key"),
    [
        ("call_queue", "queue", "9998", "queue/dial_outbound", "queueid"),
        ("call_ring_group", "ring_group", "600", "ringgroup/dial_outbound", "ringgroupid"),
    ],
)
async def test_call_for_several_phones(house: House, action: str, field: str, number: str, path: str, key: str) -> None:
    data: dict[str, Any] = {field: int(number), "number": OUTSIDE}
    assert await house.requests(action, "ext_101", **data) == [(path, {key: number, "outto": OUTSIDE})]
    await house.pbx.desk.answer(OUTSIDE)
    assert house.pbx.desk.calls[0].ringing
    name = field.replace("_", " ")
    with pytest.raises(HomeAssistantError, match=rf"^UC501 has no {name} 777$"):
        await house.call(action, "", **{**data, field: "777"})
    house.pbx.outbound_prefix = "16"
    with pytest.raises(HomeAssistantError, match=rf"^UC501 cannot reach the phone number {OUTSIDE}\. Check"):
        await house.call(action, "", **data)
    with pytest.raises(vol.Invalid, match="expected the number of a queue"):
        await house.call(action, "", **{**data, field: "sales"})


async def test_play_prompts(house: House) -> None:
    house.pbx.pick_up_after = None
    answer = await house.call("play_prompt", "ext_101", "ext_102", prompt=["haruhi3", "user15"], answer=True)
    prompts = [values for path, values in house.pbx.requests if path == "extension/playprompt"]
    assert prompts == [{"extid": number, "prompt": "haruhi3+user15", "autoanswer": "no"} for number in ("101", "102")]
    assert [(call["extension"], call["state"]) for call in answer["calls"]] == [("101", "ringing"), ("102", "ringing")]
    asked = await house.requests("play_prompt", "ext_103", prompt="welcome", auto_answer=True)
    assert asked == [("extension/playprompt", {"extid": "103", "prompt": "welcome", "autoanswer": "yes"})]
    assert house.pbx.desk.machine_calls[0].party == Party("103")


async def test_play_prompts_outside(house: House) -> None:
    """An outside number is called; nothing shows it, so the answer lists no phones."""
    house.set_options(**{CONF_OUTSIDE_PREFIX: "16"})
    answer = await house.call("play_prompt", "", number=OUTSIDE, prompt="welcome", answer=True)
    assert answer == {"calls": []}
    assert house.pbx.requests[-1] == ("outbound/playprompt", {"outto": f"16{OUTSIDE}", "prompt": "welcome"})


@pytest.mark.parametrize("data", [{}, {"number": OUTSIDE}])
async def test_unknown_prompt(house: House, data: dict[str, Any]) -> None:
    with pytest.raises(HomeAssistantError, match=r"^UC501 does not have the prompt cellar\. Upload it .* System Recordings"):
        await house.call("play_prompt", "ext_101", prompt="cellar", **data)


@pytest.mark.parametrize("prompt", ["welcome+cellar", "123", "", []])
async def test_what_is_no_prompt(house: House, prompt: Any) -> None:
    """The sign that joins prompts, and names that the PBX takes for numbers, are not sent."""
    with pytest.raises(vol.Invalid):
        await house.call("play_prompt", "ext_101", prompt=prompt)


async def test_a_phone_that_is_not_registered(house: House, later: Later) -> None:
    """It could not ring, which is said before the PBX is asked; phones of a list that can ring do."""
    sentence = r"100 is not registered with the PBX, so it cannot ring"
    house.set_options(**{CONF_ALLOW_DANGEROUS_ACTIONS: True})
    deeds: dict[str, dict[str, Any]] = {"dial": {"number": "102"}, "play_prompt": {"prompt": "welcome"}, "listen_in": {"extension": "102"}}
    for action, data in deeds.items():
        with house.refused(sentence):
            await house.call(action, "ext_100", **data)
    with pytest.raises(HomeAssistantError, match=rf"^Not everything was done\. .*{sentence}"):
        await house.call("play_prompt", "ext_100", "ext_101", prompt="welcome")
    assert house.pbx.requests[-1][0] == "extension/playprompt"
    # It has lost its network since the last poll.
    house.pbx.set_state("102", "Unavailable")
    with pytest.raises(HomeAssistantError, match=r"^The PBX cannot do this for Bob \(102\), because its call is not connected"):
        await house.call("play_prompt", "ext_102", prompt="welcome")


async def test_a_phone_that_is_busy(house: House) -> None:
    house.set_options(**{CONF_ALLOW_DANGEROUS_ACTIONS: True})
    await internal(house)
    sentence = r"a phone is busy: Alice \(101\), or the one that it should call"
    deeds: dict[str, dict[str, Any]] = {
        "play_prompt": {"prompt": "welcome"},
        "listen_in": {"extension": "102"},
        "dial": {"number": OUTSIDE},
    }
    for action, data in deeds.items():
        with pytest.raises(HomeAssistantError, match=sentence):
            await house.call(action, "ext_101", **data)


# --- Listen in ---


@pytest.mark.parametrize(
    ("mode", "fields"),
    [
        (None, ("listener", "listenedext")),
        ("listen", ("listener", "listenedext")),
        ("whisper", ("whisperer", "whisperedext")),
        ("barge", ("bargein", "bargedext")),
    ],
)
async def test_listen_in(house: House, hass_admin_user: MockUser, mode: str | None, fields: tuple[str, str]) -> None:
    house.set_options(**{CONF_ALLOW_DANGEROUS_ACTIONS: True})
    for extension in house.pbx.extensions:
        extension.settings |= {"allowbeingmonitored": "on", "monitormode": "Extensive"}
    await internal(house)
    data = {"mode": mode} if mode else {}
    asked = await house.requests("listen_in", "ext_103", extension="101", user=hass_admin_user.id, **data)
    assert asked == [(f"extension/{mode or 'listen'}", dict(zip(fields, ("103", "101"), strict=True)))]
    assert house.pbx.desk.machine_calls[0].listens_to == "101"


async def test_who_may_listen_in(house: House, hass_read_only_user: MockUser) -> None:
    with house.refused(r"^This action is turned off\. .* Allow actions that listen in"):
        await house.call("listen_in", "ext_103", extension="101")
    house.set_options(**{CONF_ALLOW_DANGEROUS_ACTIONS: True})
    with house.refused(None, Unauthorized):
        await house.call("listen_in", "ext_103", extension="101", user=hass_read_only_user.id)
    with house.refused(r"^UC501 cannot reach the phone number 999"):
        await house.call("listen_in", "ext_103", extension="999")
    with house.refused(None, vol.Invalid):
        await house.call("listen_in", "ext_103", extension="101", mode="record")


async def test_what_the_pbx_does_not_let_listen(house: House) -> None:
    house.set_options(**{CONF_ALLOW_DANGEROUS_ACTIONS: True})
    with pytest.raises(HomeAssistantError, match="is not in a call with which the PBX can do this"):
        await house.call("listen_in", "ext_103", extension="101")
    await internal(house)
    by_number = {extension.number: extension for extension in house.pbx.extensions}
    sentence = r"^Carol \(103\) may not listen to 101\. On the PBX, set the monitor mode"
    by_number["101"].settings["allowbeingmonitored"] = "on"
    with pytest.raises(HomeAssistantError, match=sentence):
        await house.call("listen_in", "ext_103", extension="101")
    by_number["103"].settings["monitormode"], by_number["101"].settings = "Extensive", {}
    with pytest.raises(HomeAssistantError, match=sentence):
        await house.call("listen_in", "ext_103", extension="101", mode="barge")
