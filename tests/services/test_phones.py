"""The actions that change a phone.

Where its calls go, its wake-up calls, and its guest of a hotel.
"""

from typing import Any

from homeassistant.core import HomeAssistant
import pytest
import voluptuous as vol

from tests.conftest import Later
from tests.house import state
from tests.repository import error_pattern

from .conftest import House, only

ALICE = r"Alice \(101\)"
AT_HALF_PAST_SEVEN = {"time": "07:30:00"}


async def forward(house: House, **data: Any) -> list[dict[str, Any]]:
    asked = await house.asked("set_forwarding", "ext_101", **{"when": "busy", **data})
    assert {path for path, _ in asked} <= {"extension/update"}
    return [dict(values) for _, values in asked]


@pytest.mark.parametrize(
    ("when", "case"),
    [("always", "always"), ("busy", "busy"), ("no_answer", "noanswer")],
)
@pytest.mark.parametrize(
    ("data", "fields"),
    [
        ({"to": "voicemail"}, {"forward": "on", "transferto": "Voicemail"}),
        (
            {"to": "voicemail", "number": "102"},
            {"forward": "on", "transferto": "Voicemail"},
        ),
        (
            {"to": "extension", "number": "102"},
            {"forward": "on", "transferto": "Extension", "transferext": "102"},
        ),
        (
            {"to": "extension", "number": 102},
            {"forward": "on", "transferto": "Extension", "transferext": "102"},
        ),
        (
            {"to": "number", "number": "030 / 123-4567"},
            {
                "forward": "on",
                "transferto": "Custom Number",
                "transferprefix": "",
                "transfernum": "0301234567",
            },
        ),
        ({"to": "off"}, {"forward": "off"}),
        ({"to": False}, {"forward": "off"}),
    ],
)
async def test_forward(
    house: House, when: str, case: str, data: dict[str, Any], fields: dict[str, str]
) -> None:
    """In each case to each place.

    No entity shows the settings, so they are not requested.
    """
    wire = {
        f"{case if name == 'forward' else case[0]}{name}": value
        for name, value in fields.items()
    }
    assert await forward(house, when=when, **data) == [{"extid": "101", **wire}]
    assert house.pbx.extensions[1].settings.items() >= wire.items()


async def test_forward_with_prefixes(house: House) -> None:
    """An external number is forwarded to as it is dialed.

    A long one fills both fields of the PBX.
    """
    house.set_options(outside_prefix="16")
    (fields,) = await forward(house, to="number", number="+49 30 1234567")
    assert (fields["btransferprefix"], fields["btransfernum"]) == (
        "",
        "160049301234567",
    )
    (fields,) = await forward(house, to="number", number="+49 170 12345678")
    assert (fields["btransferprefix"], fields["btransfernum"]) == (
        "16",
        "004917012345678",
    )


@pytest.mark.usefixtures("all_enabled")
async def test_the_entities_show_forwarding(
    later: Later, hass: HomeAssistant, house: House
) -> None:
    await later(1)
    assert [
        (path, fields["extid"])
        for path, fields in await house.asked(
            "set_forwarding", "ext_101", "ext_102", when="busy", to="voicemail"
        )
    ] == [
        ("extension/update", "101"),
        ("extension/query", "101"),
        ("extension/update", "102"),
        ("extension/query", "102"),
    ]
    for number in ("101", "102"):
        assert (
            state(hass, "switch", f"{house.pbx.serial}_ext_{number}_forward_busy").state
            == "on"
        )


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"to": "extension"}, only("forward_number_missing")),
        ({"to": "number"}, only("forward_number_missing")),
        (
            {"to": "extension", "number": "999"},
            only("forward_extension_not_found", number="999"),
        ),
        (
            {"to": "extension", "number": 999},
            only("number_not_quoted", number="999"),
        ),
        (
            {"to": "extension", "number": "101"},
            only("forward_to_itself", phone=ALICE),
        ),
        ({"to": "number", "number": "102"}, only("number_is_extension", number="102")),
        (
            {"to": "number", "number": "Anna"},
            only("number_not_dialable", number="Anna"),
        ),
        (
            {"to": "number", "number": "0900 123"},
            only("number_not_allowed", number="0900 123"),
        ),
        (
            {"to": "number", "number": "+49301234567"},
            only("forward_number_invalid", number=r"\+49301234567"),
        ),
        (
            {"to": "number", "number": "030" + "9" * 20},
            only("forward_number_invalid", number="0309+"),
        ),
    ],
)
async def test_invalid_forwarding(
    house: House, data: dict[str, Any], sentence: str
) -> None:
    house.set_options(allowed_numbers=["030*"], international_prefix="+")
    await house.hass.config.async_update(country="DE")
    await house.refuses(sentence, "set_forwarding", "ext_101", when="busy", **data)


@pytest.mark.parametrize(
    ("data", "sent"),
    [
        ({}, {"type": "onetime", "time": "07:30"}),
        ({"weekdays": []}, {"type": "onetime", "time": "07:30"}),
        (
            {"time": "23:05", "weekdays": ["mon", "sun", "fri"]},
            {"type": "custom", "time": "23:05", "weekdays": "0,1,5"},
        ),
        (
            {"weekdays": "sat", "prompt": "custom/test"},
            {
                "type": "custom",
                "time": "07:30",
                "weekdays": "6",
                "prompt": "custom/test",
            },
        ),
    ],
)
async def test_set_wake_up_call(
    house: House, data: dict[str, Any], sent: dict[str, str]
) -> None:
    assert await house.asked(
        "set_wake_up_call", "ext_101", **{**AT_HALF_PAST_SEVEN, **data}
    ) == [("wakeupcall/create", {"number": "101", **sent})]


async def test_a_prompt_that_the_pbx_does_not_have(house: House) -> None:
    house.pbx.faults.errno = "10023"
    await house.fails(
        only("prompt_not_found", pbx="UC501", prompt="custom/test"),
        "set_wake_up_call",
        "ext_101",
        **AT_HALF_PAST_SEVEN,
        prompt="custom/test",
    )


async def test_set_and_get_wake_up_calls(house: House) -> None:
    assert await house.call("get_wake_up_calls", "ext_101", answer=True) == {
        "extension": "101",
        "wake_up_calls": [],
    }
    seven: dict[str, Any] = {"id": "1", "time": "07:30", "weekdays": [], "prompt": None}
    assert await house.call(
        "set_wake_up_call", "ext_101", answer=True, time="07:30:00"
    ) == {"extension": "101", "wake_up_calls": [seven]}
    house.pbx.hotel.add("102")
    house.pbx.hotel.add("101").time = "noon"
    unread = {
        "id": "3",
        "time": None,
        "weekdays": ["mon", "tue", "wed", "fri", "sun"],
        "prompt": "custom/test",
    }
    assert await house.call("get_wake_up_calls", "ext_101", answer=True) == {
        "extension": "101",
        "wake_up_calls": [seven, unread],
    }
    assert house.pbx.requests[-1] == ("wakeupcall/query", {"number": "101"})


@pytest.mark.parametrize("call_id", ["2", 2])
async def test_delete_one_wake_up_call(house: House, call_id: str | int) -> None:
    for number in ("102", "101", "101"):
        house.pbx.hotel.add(number)
    assert await house.call(
        "delete_wake_up_call", "ext_101", answer=True, wake_up_call_id=call_id
    ) == {"deleted": 1}
    assert house.pbx.requests[-2:] == [
        ("wakeupcall/query", {"number": "101"}),
        ("wakeupcall/delete", {"wakeupid": "2"}),
    ]
    assert [(call.id, call.number) for call in house.pbx.hotel.wake_up_calls] == [
        ("1", "102"),
        ("3", "101"),
    ]


@pytest.mark.parametrize("call_id", ["1", "4", "101", "102", "all", "2,1", "", " 2"])
async def test_no_wake_up_call_of_another_guest_is_deleted(
    house: House, call_id: str
) -> None:
    """Only ids of the phone's own list are ever sent.

    Otherwise, the PBX would delete the call of another guest.
    """
    for number in ("102", "101"):
        house.pbx.hotel.add(number)
    await house.fails(
        only("wake_up_call_not_found", phone=ALICE),
        "delete_wake_up_call",
        "ext_101",
        wake_up_call_id=call_id,
    )
    assert [request for request in house.pbx.requests if "wakeup" in request[0]] == [
        ("wakeupcall/query", {"number": "101"})
    ]
    assert len(house.pbx.hotel.wake_up_calls) == 2


async def test_delete_all_wake_up_calls_one_by_one(house: House) -> None:
    for number in ("101", "102", "101"):
        house.pbx.hotel.add(number)
    assert await house.call("delete_wake_up_call", "ext_101", answer=True) == {
        "deleted": 2
    }
    assert [
        values for path, values in house.pbx.requests if path == "wakeupcall/delete"
    ] == [{"wakeupid": "1"}, {"wakeupid": "3"}]
    assert [call.number for call in house.pbx.hotel.wake_up_calls] == ["102"]
    assert await house.call("delete_wake_up_call", "ext_101", answer=True) == {
        "deleted": 0
    }
    assert await house.call("delete_wake_up_call", "ext_101") is None


async def test_an_id_that_is_an_extension(house: House) -> None:
    """The PBX may take the id 102 for the phone 102.

    It is sent only if that one has no wake-up calls.
    """
    house.pbx.hotel.add("101", "102")
    other = house.pbx.hotel.add("102", "7")
    await house.fails(
        error_pattern("wake_up_call_ambiguous", id="102"),
        "delete_wake_up_call",
        "ext_101",
        wake_up_call_id="102",
    )
    assert "wakeupcall/delete" not in house.pbx.paths
    house.pbx.hotel.wake_up_calls.remove(other)
    assert await house.call(
        "delete_wake_up_call", "ext_101", answer=True, wake_up_call_id="102"
    ) == {"deleted": 1}
    house.pbx.hotel.add("101", "101")
    assert await house.call(
        "delete_wake_up_call", "ext_101", answer=True, wake_up_call_id="101"
    ) == {"deleted": 1}


async def test_check_out(house: House) -> None:
    house.set_options(allow_dangerous_actions=True)
    house.pbx.hotel.add("101")
    assert await house.asked("check_out", "ext_101") == [
        ("hotel/checkout", {"number": "101"})
    ]
    assert house.pbx.hotel.wake_up_calls == []


@pytest.mark.parametrize(
    ("action", "data"),
    [
        ("set_forwarding", {"when": "busy", "to": "mars"}),
        ("set_forwarding", {"when": "busy", "to": "mobile"}),
        ("set_forwarding", {"when": "busy", "to": True}),
        ("set_forwarding", {"when": "sometimes", "to": "voicemail"}),
        ("set_wake_up_call", {"time": "25:00"}),
        ("set_wake_up_call", {"time": "07:30:00", "weekdays": ["someday"]}),
    ],
)
async def test_invalid_data(house: House, action: str, data: dict[str, Any]) -> None:
    await house.refuses(None, action, "ext_101", error=vol.Invalid, **data)
