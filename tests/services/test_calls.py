"""The actions that make, change and end calls, over real HTTP."""

import asyncio
from operator import itemgetter
import re
from typing import Any

from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)
import voluptuous as vol

from custom_components.openvox_uc.const import EVENT_CALL, EVENT_CALL_RECORD
from custom_components.openvox_uc.pbx.tracker.phones import Phones
from tests.conftest import Later
from tests.house import device_id, second_pbx
from tests.repository import error_pattern
from tests.simulator.bodies import Party
from tests.simulator.faults import Hold

from .conftest import House, only

OUTSIDE = "0301234567"
ALICE = r"Alice \(101\)"
CODE = {"pickup_code": "*8"}
RESULT_CHECKS = "custom_components.openvox_uc.services.calls._RESULT_CHECKS"


async def inbound(house: House) -> str:
    """Let 101 talk with an external caller; return the id of the call."""
    await house.desk.ring(["101"])
    return await answered(house, "101")


async def internal(house: House) -> str:
    await house.desk.call("101", "102")
    return await answered(house, "102")


async def outbound(house: House) -> str:
    await house.desk.dial_out("101", "0301234")
    return await answered(house, "0301234")


async def answered(house: House, who: str) -> str:
    await house.desk.answer(who)
    await house.hass.async_block_till_done()
    state, call_id = shown(house, "alice_101")
    assert state == "in_use"
    return call_id


def shown(house: House, phone: str) -> tuple[str, str]:
    state = house.hass.states.get(f"sensor.uc501_{phone}_status")
    assert state
    return state.state, state.attributes["call_id"]


async def dialed_out(house: House, number: str, part: str = "ext_101") -> str:
    """Let a phone dial; return the number that the PBX is asked to call outside."""
    path, values = await house.dial(part, number)
    assert path == "extension/dial_outbound"
    return str(values["outto"])


@pytest.mark.parametrize(
    ("country", "options", "written", "dialed"),
    [
        (None, {}, " 030 / 123-45.67 ", OUTSIDE),
        (None, {}, "+49 (0)30 1234567", "0049301234567"),
        (None, {}, "tel:+49-30-1234567", "0049301234567"),
        (None, {}, "110", "110"),
        (None, {}, "\uff10\uff13\u0660 1234567", OUTSIDE),
        (None, {"outside_prefix": "16"}, OUTSIDE, f"16{OUTSIDE}"),
        ("US", {}, "+12125551234", "12125551234"),
        ("US", {"outside_prefix": "9"}, "+49 30 1234567", "901149301234567"),
        ("DE", {"international_prefix": "010"}, "+49301234567", "01049301234567"),
        (
            "DE",
            {"international_prefix": "+", "outside_prefix": "0"},
            "+49301234567",
            "0+49301234567",
        ),
    ],
)
async def test_dial_an_outside_number(
    house: House,
    country: str | None,
    options: dict[str, str],
    written: str,
    dialed: str,
) -> None:
    """An outside number is dialed without punctuation.

    The international prefix of the country takes the place of a plus.
    """
    await house.hass.config.async_update(country=country)
    house.set_options(**options)
    assert await house.dial("ext_101", written) == (
        "extension/dial_outbound",
        {"extid": "101", "outto": dialed, "autoanswer": "no"},
    )


# A queue, a conference, a paging group, and a ring group, which is on no list, but as
# short as the extensions; so may the last one be.
@pytest.mark.parametrize("number", ["9998", "8000", "6100", "600", "110"])
@pytest.mark.parametrize("queues", [True, False])
async def test_other_numbers_of_the_pbx(
    house: House, number: str, queues: bool
) -> None:
    house.pbx.add_extension("1000001", "Door")
    await house.entry.runtime_data.async_refresh()
    if not queues:
        house.entry.runtime_data.queues.data = {}
    for options in (
        {"outside_prefix": "16"},
        {"outside_prefix": "16", "allowed_numbers": ["030*"]},
    ):
        house.set_options(**options)
        assert await dialed_out(house, number) == number
        await house.desk.hang_up("101")


@pytest.mark.parametrize(("number", "is_asked"), [("123456", True), ("1234567", False)])
async def test_the_pbx_is_asked_about_up_to_six_digits(
    house: House, number: str, is_asked: bool
) -> None:
    """Longer numbers are dialed at once."""
    house.set_options(outside_prefix="16")
    paths = [path for path, _ in await house.asked("dial", "ext_101", number=number)]
    assert ("paginggroup/query" in paths) is is_asked
    assert paths[-1] == "extension/dial_outbound"


async def test_short_numbers_while_the_pbx_lists_no_extensions(house: House) -> None:
    """They get no prefix, as they may be inside, but have to be allowed."""
    house.set_options(outside_prefix="1")
    house.pbx.faults.empty_list = True
    await house.entry.runtime_data.async_refresh()
    assert await dialed_out(house, "123456") == "123456"
    house.set_options(outside_prefix="1", allowed_numbers=["112"])
    await house.fails(
        only("number_not_allowed", number="102"), "dial", "ext_102", number="102"
    )
    await house.desk.hang_up("101")
    assert await dialed_out(house, "112") == "112"


@pytest.mark.parametrize("number", ["7000", "1234567", "030123456789"])
async def test_what_the_pbx_does_not_list_is_outside(house: House, number: str) -> None:
    """It gets the prefix, and is refused where phone numbers are limited.

    A PBX that cannot be reached lists nothing.
    """
    # Where that decides nothing, no request is sent.
    assert [
        path for path, _ in await house.asked("dial", "ext_101", number=number)
    ] == ["extension/dial_outbound"]
    await house.desk.hang_up("101")
    house.set_options(outside_prefix="16")
    assert await dialed_out(house, number) == f"16{number}"
    house.set_options(allowed_numbers=["040*"])
    house.pbx.faults.refuse(
        "10003", "queue/query", "conference/query", "paginggroup/query"
    )
    await house.fails(
        only("number_not_allowed", number=number), "dial", "ext_102", number=number
    )


@pytest.mark.parametrize(
    "number",
    [
        "",
        " ",
        "+",
        "Anna",
        "030x",
        "030+1",
        "++49",
        "*43",
        "#31#030",
        "101;102",
        "101,102",
        "101\x00",
    ],
)
async def test_only_digits_and_a_leading_plus(house: House, number: str) -> None:
    await house.refuses(
        only("number_not_dialable", number=re.escape(number)),
        "dial",
        "ext_101",
        number=number,
    )


@pytest.mark.parametrize(
    ("written", "dialed"),
    [("*43", "*43"), ("#31#030 123", "#31#030123"), ("0301234567", "160301234567")],
)
async def test_feature_codes_if_they_are_allowed(
    house: House, written: str, dialed: str
) -> None:
    """They are for the PBX itself, and get no prefix; external numbers still get it."""
    house.set_options(allow_feature_codes=True, outside_prefix="16")
    assert await dialed_out(house, written) == dialed
    await house.refuses(only("number_not_dialable"), "dial", "ext_101", number="*43;1")


async def test_numbers_without_quotes(house: House) -> None:
    """A number without quotes has to be an extension.

    YAML and templates turn 0301234567 and +4930 into other numbers.
    """
    path, values = await house.dial("ext_101", 102)
    assert (path, values["callee"]) == ("extension/dial_extension", "102")
    for number in (50674039, 4930, True):
        await house.refuses(
            only("number_not_quoted", number=f"{number}"),
            "dial",
            "ext_101",
            number=number,
        )
    await house.refuses(None, "dial", "ext_101", number=10.5)


@pytest.mark.parametrize("number", ["101", 101, "tel:1-01"])
async def test_a_phone_calls_no_phone_but_others(
    house: House, number: str | int
) -> None:
    await house.refuses(
        only("own_number", phone=ALICE), "dial", "ext_101", number=number
    )


async def test_hang_up(house: House) -> None:
    await house.desk.call("101", "102")
    await house.desk.ring(["103"])
    await house.desk.answer("103")
    assert await house.hang_up("ext_101", "ext_103") == ["101", "103"]
    await house.desk.ring(["103"])
    # A phone may be named without a list.
    await house.call("hang_up", device_id=house.device_id("ext_103"))
    assert house.desk.calls == []
    # Phones without a call do not keep others from hanging up.
    await house.desk.ring(["103"])
    await house.fails(
        only("not_all_done", failures=rf"{ALICE}: .*\. · Bob \(102\): .*"),
        "hang_up",
        "ext_101",
        "ext_103",
        "ext_102",
    )
    assert house.desk.calls == []


@pytest.mark.parametrize(
    ("part", "name"),
    [
        ("", "UC501"),
        ("trunk_to-108-16", "Trunk to-108-16"),
        ("queue_9998", r"queue_user1 \(9998\)"),
    ],
)
async def test_targets_that_are_not_phones(house: House, part: str, name: str) -> None:
    sentence = only("not_an_extension", device=name)
    await house.refuses(sentence, "dial", part, number="102")
    await house.refuses(sentence, "queue_pause", "ext_101", part, queue="9998")
    if part:
        await house.refuses(sentence, "hang_up", "ext_101", part)


async def test_hang_up_all_phones_of_a_pbx_or_an_area(house: House) -> None:
    await house.desk.call("101", "102")
    await house.desk.ring(["103"])
    office = house.area("ext_103", "ext_104", "trunk_to-108-16")
    assert [
        values["extid"] for _, values in await house.requests("hang_up", area_id=office)
    ] == ["103"]
    await house.desk.answer("102")
    assert set(await house.hang_up("")) <= {"101", "102"}
    assert house.desk.calls == []
    await house.call("hang_up", area_id=office)
    # Where one of several phones that ring does not take a call, the others keep
    # ringing.
    await house.desk.ring(["101", "102"])
    await house.hass.async_block_till_done()
    assert await house.hang_up("") == ["101", "102"]
    assert house.desk.calls == []


async def test_dial_from_an_entity_or_an_area(house: House) -> None:
    house.set_options(outside_prefix="16")
    targets: list[dict[str, Any]] = [
        {"entity_id": "sensor.uc501_alice_101_status"},
        {"area_id": house.area("ext_101", "trunk_to-108-16")},
    ]
    for target in targets:
        assert await house.asked("dial", number="102", **target) == [
            (
                "extension/dial_extension",
                {"caller": "101", "callee": "102", "autoanswer": "no"},
            )
        ]
        await house.hang_up("ext_101")
    await house.refuses(
        only("select_one_phone"),
        "dial",
        area_id=house.area("ext_101", "ext_102"),
        number="103",
    )
    for parts in ([], ["trunk_to-108-16"]):
        await house.refuses(
            only("nothing_targeted"),
            "dial",
            area_id=house.area(*parts),
            number="103",
        )


async def test_no_device_of_a_pbx(
    hass: HomeAssistant, house: House, device_registry: dr.DeviceRegistry
) -> None:
    other = MockConfigEntry(domain="other")
    other.add_to_hass(hass)
    foreign = device_registry.async_get_or_create(
        config_entry_id=other.entry_id, identifiers={("other", "1")}, name="Lamp"
    )
    for target in (["nothing"], [foreign.id], []):
        await house.refuses(None, "dial", device_id=target, number="102")
        await house.refuses(None, "hang_up", device_id=target)
    await house.refuses(None, "hang_up", error=vol.Invalid)
    await house.refuses(
        only("entity_of_others", entity=r"light\.lamp"),
        "dial",
        entity_id="light.lamp",
        number="102",
    )
    alice = house.device_id("ext_101")
    await hass.config_entries.async_unload(house.entry.entry_id)
    await house.refuses("is not loaded", "dial", device_id=alice, number="102")
    await house.refuses(
        "is not loaded", "get_call_history", device_id=alice, answer=True
    )
    await house.refuses(
        "is not loaded", "request", device_id=alice, path="a", answer=True
    )


async def test_a_phone_whose_state_is_unknown(house: House) -> None:
    """Only a phone that is known not to be registered cannot ring.

    An unknown state forbids nothing.
    """
    coordinator = house.entry.runtime_data
    coordinator.tracker.phones = Phones()
    extensions = {
        number: extension._replace(state=None)
        for number, extension in coordinator.data.extensions.items()
    }
    coordinator.data = coordinator.data._replace(extensions=extensions)
    assert coordinator.extension_state("101") is None
    assert await house.dial("ext_101", "102") == (
        "extension/dial_extension",
        {"caller": "101", "callee": "102", "autoanswer": "no"},
    )


def waits(monkeypatch: pytest.MonkeyPatch, pace: float) -> list[float]:
    """Return a list of the seconds that are waited from now on, at another pace."""
    waited: list[float] = []
    sleep = asyncio.sleep

    async def wait(seconds: float) -> None:
        waited.append(seconds)
        await sleep(pace * seconds)

    monkeypatch.setattr(asyncio, "sleep", wait)
    return waited


async def test_changes_are_answered_when_they_are_seen(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """No report shows whether a phone is muted, so nothing is awaited."""
    house.pbx.holder_is_on_hold = True
    waited = waits(monkeypatch, 1)
    call_id = await inbound(house)
    for action, state in {
        "mute": "in_use",
        "hold": "on_hold",
        "resume": "in_use",
    }.items():
        assert await house.call(action, "ext_101", answer=True) == {
            "calls": [{"extension": "101", "call_id": call_id, "state": state}]
        }
        assert sum(waited) < (0.01 if action == "mute" else 4)
    assert house.desk.calls[0].muted == {Party("101")}
    await house.call("unmute", "ext_101")
    assert house.desk.calls[0].muted == set()


async def test_hold_that_is_not_seen(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An Asterisk shows the phone that waits, not the one that holds.

    The answer waits for five seconds.
    """
    await internal(house)
    waited = waits(monkeypatch, 0)
    assert (await house.call("hold", "ext_101", answer=True))["calls"][0][
        "state"
    ] == "in_use"
    assert sum(waited) == pytest.approx(5)
    assert shown(house, "bob_102")[0] == "on_hold"


async def test_all_calls_of_a_pbx(house: House) -> None:
    await internal(house)
    await house.desk.ring(["103"])
    # Once both are on hold, each of the two holds the other.
    for action in ("hold", "mute", "unmute", "resume"):
        assert {values["extid"] for _, values in await house.requests(action, "")} == {
            "101",
            "102",
        }


@pytest.mark.parametrize("begin", [inbound, internal, outbound])
@pytest.mark.parametrize("by", ["target", "call_id"])
async def test_transfer(house: House, later: Later, begin: Any, by: str) -> None:
    call_id = await begin(house)
    await later(10)
    data: dict[str, Any] = {"number": "103"}
    if by == "target":
        asked = await house.requests("transfer", "ext_101", **data)
    else:
        data["call_id"] = call_id
        if begin is internal:
            # Two phones talk, and either could pass the other on.
            sentence = only("select_one_of_call")
            await house.refuses(sentence, "transfer_call", **data)
            await house.refuses(sentence, "transfer_call", **data, extension="104")
            data["extension"] = "101"
        asked = await house.requests("transfer_call", **data)
    assert asked == [
        ("calltransfer", {"callid": call_id, "transferor": "101", "transferto": "103"})
    ]
    await later(1)
    await house.desk.answer("103")
    await later(1)
    assert shown(house, "alice_101")[0] == "idle"
    assert shown(house, "carol_103") == ("in_use", call_id)
    await house.desk.hang_up("103")


@pytest.mark.parametrize(
    ("action", "data"), [("hang_up", {}), ("transfer", {"number": "103"})]
)
async def test_an_action_has_one_kind_of_target(
    house: House, action: str, data: dict[str, str]
) -> None:
    call_id = await inbound(house)
    for name, *parts in (
        (action, "ext_102"),
        (action,),
        (f"{action}_call", "ext_101"),
    ):
        await house.refuses(
            None, name, *parts, call_id=call_id, **data, error=vol.Invalid
        )
    assert house.desk.calls[0].phones == ["101"]


@pytest.mark.parametrize(
    ("number", "sent"),
    [("600", "600"), ("9998", "9998"), ("102", "102"), (OUTSIDE, f"16{OUTSIDE}")],
)
async def test_transfer_to_other_numbers(house: House, number: str, sent: str) -> None:
    call_id = await inbound(house)
    house.set_options(outside_prefix="16", allowed_numbers=["030*"])
    answer = await house.call("transfer", "ext_101", number=number, answer=True)
    assert house.pbx.requests[-1] == (
        "calltransfer",
        {"callid": call_id, "transferor": "101", "transferto": sent},
    )
    # It is answered when the phone is free.
    assert (answer["extension"], answer["state"]) == ("101", "idle")
    assert answer["call_id"] != call_id


@pytest.mark.parametrize("code", ["*77103", "70", "71"])
async def test_codes_of_the_options(house: House, code: str) -> None:
    """A number that the options name may be called whatever else they allow.

    It gets no prefix.
    """
    call_id = await inbound(house)
    house.set_options(outside_prefix="16", allowed_numbers=["030*"])
    await house.refuses(None, "transfer", "ext_101", number="*77103")
    house.set_options(
        outside_prefix="16",
        allowed_numbers=["030*"],
        voicemail_code="*77",
        park_code="70",
        retrieval_codes=["71"],
    )
    await house.refuses(None, "transfer", "ext_101", number="*77999")
    assert await house.requests("transfer", "ext_101", number=code) == [
        ("calltransfer", {"callid": call_id, "transferor": "101", "transferto": code})
    ]
    assert await dialed_out(house, code, "ext_102") == code


@pytest.mark.parametrize("begin", [inbound, outbound])
async def test_transfer_tries_the_legs_of_the_call(house: House, begin: Any) -> None:
    """Which leg the PBX expects is not documented.

    That of the other end is tried second. No report of an internal call names it.
    """
    house.pbx.wanted_leg = "far"
    await begin(house)
    legs = [leg.id for leg in house.desk.calls[0].legs.values()]
    assert [
        values["callid"]
        for _, values in await house.requests("transfer", "ext_101", number="103")
    ] == legs
    assert [party.number for party in house.desk.calls[0].ringing] == ["103"]


async def test_transfer_of_no_call(house: House) -> None:
    sentence = only("no_call", phone=ALICE)
    await house.refuses(sentence, "transfer", "ext_101", number="102")
    await house.refuses(
        only("call_not_found", call_id=r"1\.2"),
        "transfer_call",
        call_id="1.2",
        number="102",
    )
    await inbound(house)
    house.desk.clear()
    await house.fails(sentence, "transfer", "ext_101", number="102")


@pytest.mark.parametrize(
    ("begin", "path"),
    [
        (inbound, "inbound/hangup"),
        (internal, "extension/hangup"),
        (outbound, "outbound/hangup"),
    ],
)
async def test_hang_up_by_call_id(
    house: House, later: Later, begin: Any, path: str
) -> None:
    call_id = await begin(house)
    assert await house.call("hang_up_call", call_id=call_id, answer=True) == {
        "call_id": call_id
    }
    values = (
        {"extid": "101"}
        if path == "extension/hangup"
        else {path.replace("/hangup", "id"): call_id}
    )
    assert [request for request in house.pbx.requests if "hangup" in request[0]] == [
        (path, values)
    ]
    assert house.desk.calls == []
    await later(1)
    await house.refuses(only("call_not_found"), "hang_up_call", call_id=call_id)


async def test_hang_up_tries_the_legs_and_then_the_phone(house: House) -> None:
    house.pbx.wanted_leg = "far"
    call_id = await inbound(house)
    assert [
        path for path, _ in await house.requests("hang_up_call", call_id=call_id)
    ] == ["inbound/hangup"] * 2
    call_id = await inbound(house)
    house.pbx.faults.refuse("10005", "inbound/hangup")
    assert [
        path for path, _ in await house.requests("hang_up_call", call_id=call_id)
    ] == ["inbound/hangup"] * 2 + ["extension/hangup"]
    assert house.desk.calls == []


@pytest.mark.parametrize("begin", [inbound, internal])
async def test_hang_up_by_call_id_ends_no_other_call(
    house: House, later: Later, begin: Any
) -> None:
    """Another call of the phone is not ended.

    The PBX has ended the call without a report, and its phone talks with another party
    by now.
    """
    call_id = await begin(house)
    house.desk.clear()
    await later(10)
    await house.talk("101", "103")
    await later(5)
    await house.fails(only("no_call", phone="101.*"), "hang_up_call", call_id=call_id)
    assert [call.phones for call in house.desk.calls] == [["101", "103"]]


@pytest.mark.parametrize("first", ["Alice", "Zoe"])
@pytest.mark.parametrize("answers", [True, False])
async def test_hang_up_both_ends_of_a_call(
    house: House, first: str, answers: bool
) -> None:
    """One request ends it, whichever of its phones comes first in the list.

    The other one is not an error, and the answer names it.
    """
    dr.async_get(house.hass).async_update_child_device(
        house.device_id("ext_101"), name_by_user=first
    )
    await house.desk.call("101", "102")
    if answers:
        await house.desk.answer("102")
    await house.hass.async_block_till_done()
    call_id = shown(house, "alice_101")[1]
    answer = await house.call("hang_up", "", answer=True)
    assert house.pbx.paths.count("extension/hangup") == 1
    assert house.desk.calls == []
    ended = {"call_id": call_id, "state": "idle"}
    assert sorted(answer["calls"], key=itemgetter("extension")) == [
        {"extension": "101"} | ended,
        {"extension": "102"} | ended,
    ]


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("play_prompt_outside", {"number": OUTSIDE, "prompt": "welcome"}),
        ("dial_outside", {"caller": OUTSIDE, "callee": "0401111111"}),
        ("call_queue", {"queue": "9998", "number": OUTSIDE}),
        ("call_ring_group", {"ring_group": "600", "number": OUTSIDE}),
    ],
)
async def test_who_made_a_call(
    house: House, later: Later, action: str, data: dict[str, Any]
) -> None:
    events = [
        async_capture_events(house.hass, kind)
        for kind in (EVENT_CALL, EVENT_CALL_RECORD)
    ]
    await house.call(action, "", context=(context := Context()), **data)
    await house.desk.answer(OUTSIDE)
    await house.desk.hang_up(OUTSIDE)
    await later(60)
    assert {event.context.id for of_kind in events for event in of_kind} == {context.id}


@pytest.mark.parametrize(
    ("action", "data"), [("hang_up_call", {}), ("transfer_call", {"number": "103"})]
)
async def test_who_changed_a_call(
    house: House, later: Later, action: str, data: dict[str, Any]
) -> None:
    call_id = await inbound(house)
    events = async_capture_events(house.hass, EVENT_CALL)
    context = Context()
    await house.call(action, call_id=call_id, context=context, **data)
    if data:
        await later(5)
        await house.desk.answer("103")
    await later(5)
    assert {event.context.id for event in events} == {context.id}


async def test_a_refused_transfer_names_the_phone(house: House) -> None:
    call_id = await inbound(house)
    house.pbx.faults.refuse("10005", "calltransfer")
    await house.fails(
        only("no_call", phone="Alice"), "transfer_call", call_id=call_id, number="103"
    )


async def test_dial_returns_the_new_call_only(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Never a call that the phone was in before.

    Hanging that up would end the wrong one.
    """
    old = await internal(house)
    # The end of that call was not reported.
    house.desk.clear()
    house.pbx.set_state("101", "Registered")
    monkeypatch.setattr(RESULT_CHECKS, 1)
    house.pbx.pick_up_after = None
    answer = await house.call("dial", "ext_101", number="103", answer=True)
    assert answer["call_id"] is None
    monkeypatch.undo()
    await house.desk.hang_up("101")
    waited = waits(monkeypatch, 1)
    answer = await house.call(
        "dial", "ext_101", number="103", auto_answer=True, answer=True
    )
    assert answer == {
        "extension": "101",
        "call_id": house.desk.calls[0].line.first.id,
        "state": "in_use",
    }
    assert answer["call_id"] != old
    assert sum(waited) < 4


async def test_dial_does_not_take_an_incoming_call_for_its_own(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A caller reaches the phone, and is answered, during the request to the PBX."""
    monkeypatch.setattr(RESULT_CHECKS, 1)
    house.pbx.pick_up_after = None
    house.pbx.faults.hold = hold = Hold()
    house.pbx.faults.paths = {"extension/dial_extension"}

    async def call_in() -> None:
        await hold.asked.wait()
        await house.desk.ring(["101"])
        await house.desk.answer("101")
        house.desk.clear()
        house.pbx.set_state("101", "Registered")
        hold.answer.set()

    answer, _ = await asyncio.gather(
        house.call("dial", "ext_101", number="103", answer=True), call_in()
    )
    assert answer["call_id"] is None


async def test_dial_with_auto_answer(house: House) -> None:
    house.pbx.pick_up_after = None
    for number, path in (
        ("102", "extension/dial_extension"),
        (OUTSIDE, "extension/dial_outbound"),
    ):
        [(asked, values)] = await house.asked(
            "dial", "ext_101", number=number, auto_answer=True
        )
        assert (asked, values["autoanswer"]) == (path, "yes")
        await house.desk.hang_up("101")


async def test_dial_outside(house: House) -> None:
    house.set_options(outside_prefix="16")
    house.pbx.outbound_prefix = "16"
    assert await house.requests(
        "dial_outside", "", caller="030 111", callee="0401111111"
    ) == [("outbound/dial_outbound", {"caller": "16030111", "outto": "160401111111"})]
    await house.desk.answer("030111")
    assert [party.number for party in house.desk.calls[0].parties] == [
        "030111",
        "0401111111",
    ]
    await house.refuses(
        only("number_is_extension", number="102"),
        "dial_outside",
        "",
        caller=OUTSIDE,
        callee="102",
    )
    assert await house.requests(
        "play_prompt_outside", "", number=OUTSIDE, prompt="welcome"
    ) == [("outbound/playprompt", {"outto": f"16{OUTSIDE}", "prompt": "welcome"})]
    # A new PBX may have no phones.
    house.pbx.extensions.clear()
    await house.entry.runtime_data.async_refresh()
    await house.call("dial_outside", "", caller=OUTSIDE, callee=OUTSIDE)
    assert house.pbx.paths[-1] == "outbound/dial_outbound"


@pytest.mark.parametrize(
    ("field", "number", "kind"),
    [("queue", "9998", "queue"), ("ring_group", "600", "ringgroup")],
)
async def test_call_for_several_phones(
    house: House, field: str, number: str, kind: str
) -> None:
    data: dict[str, Any] = {field: int(number), "number": OUTSIDE}
    assert await house.requests(f"call_{field}", "ext_101", **data) == [
        (f"{kind}/dial_outbound", {f"{kind}id": number, "outto": OUTSIDE})
    ]
    await house.desk.answer(OUTSIDE)
    assert house.desk.calls[0].ringing
    await house.refuses(
        only("group_number_invalid", typed="sales"),
        f"call_{field}",
        "",
        **{**data, field: "sales"},
    )


async def test_one_pbx(house: House) -> None:
    """What a PBX itself does needs one that is there."""
    data: dict[str, Any] = {"queue": "9998", "number": OUTSIDE}
    async with second_pbx(house.hass) as (_, other):
        both = [house.device_id(""), device_id(house.hass, other)]
        await house.refuses(
            only("select_one_pbx"), "call_queue", device_id=both, **data
        )
    await house.refuses("is not loaded", "call_queue", device_id=both, **data)


async def test_play_prompts(house: House) -> None:
    house.pbx.pick_up_after = None
    answer = await house.call(
        "play_prompt", "ext_101", "ext_102", prompt=["haruhi3", "user15"], answer=True
    )
    assert [
        values for path, values in house.pbx.requests if path == "extension/playprompt"
    ] == [
        {"extid": number, "prompt": "haruhi3+user15", "autoanswer": "no"}
        for number in ("101", "102")
    ]
    assert [(call["extension"], call["state"]) for call in answer["calls"]] == [
        ("101", "ringing"),
        ("102", "ringing"),
    ]
    assert await house.requests(
        "play_prompt", "ext_103", prompt="welcome", auto_answer=True
    ) == [
        (
            "extension/playprompt",
            {"extid": "103", "prompt": "welcome", "autoanswer": "yes"},
        )
    ]
    assert house.desk.machine_calls[0].party == Party("103")
    # An alarm that rings nowhere must not go unnoticed.
    await house.refuses(
        only("nothing_targeted"),
        "play_prompt",
        area_id=house.area("trunk_to-108-16"),
        prompt="welcome",
    )


@pytest.mark.parametrize(
    "prompt", ["welcome+basement", "123", "", "Tür-a", "/var/a", "b/../a"]
)
async def test_invalid_prompts(house: House, prompt: str) -> None:
    """Invalid prompts are not sent.

    These are the sign that joins prompts, names that the PBX takes for numbers, and
    other alphabets and folders.
    """
    await house.refuses(
        only("prompt_name_invalid", typed=re.escape(prompt)),
        "play_prompt",
        "ext_101",
        prompt=prompt,
    )
    for prompts in ([], ["welcome"] * 21):
        await house.refuses(
            None, "play_prompt", "ext_101", prompt=prompts, error=vol.Invalid
        )


async def test_a_phone_that_is_not_registered(house: House) -> None:
    sentence = error_pattern("phone_unregistered", phone="100")
    house.set_options(allow_dangerous_actions=True)
    await house.refuses(sentence, "dial", "ext_100", number="102")
    await house.refuses(sentence, "listen_in", "ext_100", extension="102")
    await house.fails(
        only("not_all_done", failures=f".*{sentence}.*"),
        "play_prompt",
        "ext_100",
        "ext_101",
        prompt="welcome",
    )
    assert house.pbx.paths[-1] == "extension/playprompt"


@pytest.mark.parametrize(
    ("mode", "who", "whom"),
    [
        ("", "listener", "listenedext"),
        ("whisper", "whisperer", "whisperedext"),
        ("barge", "bargein", "bargedext"),
    ],
)
async def test_listen_in(house: House, mode: str, who: str, whom: str) -> None:
    house.set_options(allow_dangerous_actions=True)
    await internal(house)
    assert await house.requests(
        "listen_in", "ext_103", extension="101", **({"mode": mode} if mode else {})
    ) == [(f"extension/{mode or 'listen'}", {who: "103", whom: "101"})]
    assert house.desk.machine_calls[0].listens_to == "101"
    await house.refuses(
        only("number_not_found", pbx="UC501", number="999"),
        "listen_in",
        "ext_103",
        extension="999",
    )
    await house.refuses(
        None, "listen_in", "ext_103", extension="101", mode="record", error=vol.Invalid
    )


async def test_pick_up(hass: HomeAssistant, house: House, later: Later) -> None:
    house.set_options(**CODE, outside_prefix="0")
    events = async_capture_events(hass, EVENT_CALL)
    house.pbx.pick_up_after = None
    await house.desk.ring(["101", "103"], "0301234567")
    # The code is for the PBX itself, so it has no prefix.
    assert await house.asked("pick_up", "ext_102", extension="101") == [
        (
            "extension/dial_outbound",
            {"extid": "102", "outto": "*8101", "autoanswer": "no"},
        )
    ]
    assert shown(house, "bob_102")[0] == "ringing"
    await house.desk.answer("102")
    await later(1)
    assert [
        shown(house, phone)[0] for phone in ("alice_101", "bob_102", "carol_103")
    ] == ["idle", "in_use", "idle"]
    assert [
        (event.data["type"], event.data["caller"], event.data["answered_by"])
        for event in events
    ] == [("call_ringing", "0301234567", None), ("call_answered", "0301234567", "102")]


async def test_pick_up_an_internal_call(house: House) -> None:
    """The answer describes the call that was picked up.

    It does not describe the call that the phone was in before, whose end was not
    reported.
    """
    house.set_options(**CODE)
    await house.talk("102", "104")
    [old] = house.open_calls
    house.desk.clear()
    house.pbx.set_state("102", "Registered")
    await house.desk.call("103", "101")
    answer = await house.call(
        "pick_up", "ext_102", extension=101, auto_answer=True, answer=True
    )
    assert answer == {
        "extension": "102",
        "call_id": house.desk.calls[0].line.first.id,
        "state": "in_use",
    }
    [call] = [call for call in house.open_calls if call.call_id != old.call_id]
    assert call.call_id == answer["call_id"]
    assert call.caller
    assert call.answered_by
    assert (call.caller.number, call.answered_by.number) == ("103", "102")


async def test_nothing_to_pick_up(house: House) -> None:
    await house.desk.ring(["101"])
    sentence = only("no_pickup_code", pbx="UC501")
    await house.refuses(sentence, "pick_up", "ext_102", extension="101")
    house.set_options(**CODE)
    for extension in ("103", "999", "101;dial"):
        sentence = only("extension_not_ringing", extension=extension)
        await house.refuses(sentence, "pick_up", "ext_102", extension=extension)
