"""Calls for help: which numbers the PBX calls, one after another, and when it stops."""

import re
from typing import Any

from homeassistant.core import ServiceCall
import pytest

from custom_components.openvox_uc.const import (
    CONF_ALLOWED_NUMBERS,
    CONF_MASK_NUMBERS,
    CONF_OUTSIDE_PREFIX,
)
from tests.house import device_id, load
from tests.repository import error_pattern
from tests.simulator.bodies import PutThrough

from .conftest import Home, is_on, messages, note, texts, until
from .mobile import Mobiles

BLUEPRINT = "escalation"
LEAK = "binary_sensor.leak"
WET = is_on(LEAK)
ANNA, BOB, BOBS_PHONE = "030111222", "030333444", "102"
NOBODY = "No one has answered the calls."
# The paths of requests that call someone, and their fields with the number.
CALLS = {
    "outbound/playprompt": "outto",
    "extension/playprompt": "extid",
    "extension/dial_outbound": "outto",
    "extension/dial_extension": "callee",
}


@pytest.fixture(autouse=True)
def dry(home: Home) -> None:
    """Nothing is wet, and people pick up by hand."""
    home.hass.states.async_set(LEAK, "off")
    home.pbx.pick_up_after = None


async def flood(home: Home, *numbers: str, **more: Any) -> None:
    """Let it leak where an automation calls these numbers then."""
    inputs = {
        "triggers": [{"trigger": "state", "entity_id": LEAK, "to": "on"}],
        "numbers": [*numbers],
        "pbx": device_id(home.hass, home.entry),
        "wait": {"seconds": 30},
        "rounds": 1,
        "pause": {"seconds": 60},
        "prompt": "welcome",
        "notifiers": ["notify.tv"],
    }
    await home.automate(inputs | more)
    home.hass.states.async_set(LEAK, "on")
    await home.pass_time(1)


def called(home: Home) -> list[str]:
    return [
        str(values[CALLS[path]]) for path, values in home.pbx.requests if path in CALLS
    ]


async def test_first_to_answer(home: Home, sent: list[ServiceCall]) -> None:
    """No one else is called while the prompt plays.

    The PBX reports only the end of such a call.
    """
    await home.know("Anna", ANNA)
    await flood(home, ANNA, BOB)
    await home.do(f"answer {ANNA}", 20)
    assert (called(home), messages(sent)) == ([ANNA], [])
    await home.do(f"hang_up {ANNA}", 60)
    assert (called(home), messages(sent)) == ([ANNA], ["Anna has answered the call."])


async def test_no_answer(home: Home, sent: list[ServiceCall]) -> None:
    """Other calls that are answered or fail in the meantime do not matter.

    Neither does another flood.
    """
    await flood(home, ANNA, BOB, rounds=2)
    await home.do("dial_out 105 0409")
    await home.do("answer 0409")
    await home.do("call 106 107")
    await home.do("miss 107")
    home.hass.states.async_set(LEAK, "off")
    home.hass.states.async_set(LEAK, "on")
    for seconds, expected in (
        (28, [ANNA]),
        (30, [ANNA, BOB]),
        (58, [ANNA, BOB]),
        (5, [ANNA, BOB, ANNA]),
        (60, [ANNA, BOB] * 2),
    ):
        await home.pass_time(seconds)
        assert called(home) == expected
    assert messages(sent) == [NOBODY]


async def test_late_answer(home: Home, sent: list[ServiceCall]) -> None:
    """Someone answers while the next number is already being called."""
    await flood(home, ANNA, BOB, "030555666")
    await home.pass_time(35)
    await home.do(f"answer {ANNA}", 5)
    await home.do(f"hang_up {ANNA}", 60)
    assert (called(home), messages(sent)) == (
        [ANNA, BOB],
        [f"{ANNA} has answered the call."],
    )


async def test_number_that_is_busy(home: Home, sent: list[ServiceCall]) -> None:
    await flood(home, ANNA, BOB)
    pbx = home.pbx
    leg = pbx.desk.pick_ups[0].leg
    line = PutThrough(
        serial=pbx.serial,
        first=leg,
        outside=ANNA,
        house="s",
        trunk=pbx.trunk,
        prefix="",
        dialed_number="s",
    )
    await pbx.report(line.record(pbx.utc_offset, 3, 0, "BUSY", recorded=False))
    await home.pass_time(20)
    assert called(home) == [ANNA, BOB]


async def test_refusals(
    home: Home, sent: list[ServiceCall], caplog: pytest.LogCaptureFixture
) -> None:
    """The next number follows at once if a number cannot be reached.

    It may not be called, or its phone cannot ring. The log says why.
    """
    await load(
        home.hass,
        home.entry,
        {CONF_OUTSIDE_PREFIX: "9", CONF_ALLOWED_NUMBERS: ["030333*"]},
    )
    home.pbx.outbound_prefix = "9"
    await home.talk(BOBS_PHONE)
    await flood(home, ANNA, "100", BOBS_PHONE, BOB)
    assert called(home) == [BOBS_PHONE, f"9{BOB}"]
    await home.do(f"answer {BOB}", 5)
    await home.do(f"hang_up {BOB}", 5)
    assert messages(sent) == [f"{BOB} has answered the call."]
    for reason in (
        error_pattern("number_not_allowed"),
        error_pattern("phone_unregistered", phone="Extension 100"),
        error_pattern("extension_busy"),
    ):
        assert re.search(reason, caplog.text)
    caplog.clear()


@pytest.mark.parametrize(
    ("deeds", "expected", "message"),
    [
        (
            [(f"answer {BOBS_PHONE}", 1)],
            [BOBS_PHONE],
            "Bob (102) has answered the call.",
        ),
        ([(f"hang_up {BOBS_PHONE}", 1)], [BOBS_PHONE, ANNA], None),
        ([("", 35)], [BOBS_PHONE, ANNA], None),
    ],
)
async def test_extension(
    home: Home,
    sent: list[ServiceCall],
    deeds: list[tuple[str, float]],
    expected: list[str],
    message: str | None,
) -> None:
    """Its state shows at once that it is picked up or declined.

    One that rings too long stops ringing.
    """
    await flood(home, BOBS_PHONE, ANNA)
    for deed, seconds in deeds:
        await home.do(deed, seconds)
    assert (called(home), messages(sent)) == (expected, [message] if message else [])
    assert home.hass.states.is_state(
        "sensor.uc501_bob_102_status", "in_use" if message else "idle"
    )


@pytest.mark.parametrize("other", [ANNA, BOBS_PHONE])
async def test_phone_that_calls(
    home: Home, sent: list[ServiceCall], other: str
) -> None:
    """It is hung up if the other party does not answer.

    It talks as soon as one does.
    """
    await home.know("Anna", "030555666")
    home.pbx.call_waiting = False
    await flood(home, other, "030555666", phone=home.device("ext_101"))
    assert called(home) == [other]
    await home.pass_time(40)
    assert called(home) == [other, "030555666"]
    await home.do("answer 030555666", 2)
    assert messages(sent) == ["Anna has answered the call."]
    await home.pass_time(60)
    assert home.hass.states.is_state("sensor.uc501_alice_101_status", "in_use")
    assert len(called(home)) == 2


async def test_party_that_declines_a_phone(home: Home, sent: list[ServiceCall]) -> None:
    await flood(home, BOBS_PHONE, ANNA, phone=home.device("ext_101"))
    await home.do(f"hang_up {BOBS_PHONE}", 5)
    assert called(home) == [BOBS_PHONE, ANNA]


async def test_no_longer_needed(home: Home, sent: list[ServiceCall]) -> None:
    await flood(home, ANNA, BOB, only_if=[WET])
    home.hass.states.async_set(LEAK, "off")
    await home.pass_time(60)
    assert (called(home), messages(sent)) == ([ANNA], [NOBODY])


async def test_condition_at_the_start(home: Home, sent: list[ServiceCall]) -> None:
    condition = is_on("input_boolean.on_vacation")
    home.hass.states.async_set("input_boolean.on_vacation", "off")
    await flood(home, ANNA, only_if=[condition])
    assert (called(home), messages(sent)) == ([], [])


@pytest.mark.parametrize(
    ("masked", "who"), [(False, "004930111222"), (True, "•" * 9 + "222")]
)
async def test_messages(
    home: Home,
    sent: list[ServiceCall],
    noted: list[ServiceCall],
    mobiles: Mobiles,
    masked: bool,
    who: str,
) -> None:
    """A caller without a name is shown by the phone number.

    The options may leave only a part of it.
    """
    await load(home.hass, home.entry, {CONF_MASK_NUMBERS: masked})
    everybody = [mobile.device_id for mobile in mobiles]
    more = {
        "mobiles": everybody,
        "more_actions": [note("{{ answer.by }}: {{ message }}")],
        "message_answered": "{{ answer.by }} war da.",
    }
    await flood(home, "+49 30 111222", **more)
    number = home.desk.pick_ups[0].party.number
    await home.do(f"answer {number}", 5)
    await home.do(f"hang_up {number}", 1)
    await until(lambda: noted)
    assert texts(noted) == [f"{who}: {who} war da."]
    for mobile in mobiles:
        assert mobile.texts() == [f"{who} war da."]
