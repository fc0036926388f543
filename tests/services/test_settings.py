"""The action that forwards the calls of phones."""

from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
import pytest
import voluptuous as vol

from custom_components.openvox_uc.const import CONF_ALLOWED_NUMBERS, CONF_INTERNATIONAL_PREFIX, CONF_OUTSIDE_PREFIX
from custom_components.openvox_uc.pbx import MAX_FORWARD_DIGITS
from tests.conftest import Later
from tests.house import state
from tests.repository import ENGLISH

from .conftest import House


async def forward(house: House, **data: Any) -> list[dict[str, Any]]:
    asked = await house.asked("set_forwarding", "ext_101", **{"when": "busy", **data})
    assert {path for path, _ in asked} <= {"extension/update"}
    return [dict(values) for _, values in asked]


@pytest.mark.parametrize(("when", "case"), [("always", "always"), ("busy", "busy"), ("no_answer", "noanswer")])
@pytest.mark.parametrize(
    ("data", "fields"),
    [
        ({"to": "voicemail"}, {"forward": "on", "transferto": "Voicemail"}),
        ({"to": "voicemail", "number": "102"}, {"forward": "on", "transferto": "Voicemail"}),
        ({"to": "extension", "number": "102"}, {"forward": "on", "transferto": "Extension", "transferext": "102"}),
        ({"to": "extension", "number": 102}, {"forward": "on", "transferto": "Extension", "transferext": "102"}),
        (
            {"to": "number", "number": "030 / 123-4567"},
            {"forward": "on", "transferto": "Custom Number", "transferprefix": "", "transfernum": "0301234567"},
        ),
        ({"to": "off"}, {"forward": "off"}),
        ({"to": False}, {"forward": "off"}),
    ],
)
async def test_set_forwarding(house: House, when: str, case: str, data: dict[str, Any], fields: dict[str, str]) -> None:
    """In each case to each place; nobody sees the settings, so the PBX is not asked for them."""
    wire = {f"{case if name == 'forward' else case[0]}{name}": value for name, value in fields.items()}
    assert await forward(house, when=when, **data) == [{"extid": "101", **wire}]
    assert house.pbx.extensions[1].settings.items() >= wire.items()


async def test_prefixes(house: House) -> None:
    """An outside number is forwarded to as it is dialed; a long one takes up both fields of the PBX."""
    house.set_options(**{CONF_OUTSIDE_PREFIX: "16"})
    (fields,) = await forward(house, to="number", number="+49 30 1234567")
    assert (fields["btransferprefix"], fields["btransfernum"]) == ("", "160049301234567")
    (fields,) = await forward(house, to="number", number="+49 170 12345678")
    assert (fields["btransferprefix"], fields["btransfernum"]) == ("16", "004917012345678")


@pytest.mark.usefixtures("all_enabled")
async def test_the_entities_show_it(later: Later, hass: HomeAssistant, house: House) -> None:
    """Where the settings are shown, the PBX is asked for them once, after all changes."""
    await later(1)
    asked = await house.asked("set_forwarding", "ext_101", "ext_102", when="busy", to="voicemail")
    assert [path for path, _ in asked] == ["extension/update", "extension/update", "extension/query"]
    assert {*str(asked[-1][1]["extid"]).split(",")} == {"101", "102"}
    for number in ("101", "102"):
        assert state(hass, "switch", f"{house.pbx.serial}_ext_{number}_forward_busy").state == "on"


async def test_all_phones_of_an_area(house: House) -> None:
    """Also those that are in no call; a PBX stands for no phones."""
    asked = await house.asked("set_forwarding", when="busy", to="voicemail", area_id=house.area("ext_101", "ext_103"))
    assert [values["extid"] for _, values in asked] == ["101", "103"]
    await house.refuses(r"^UC501 is not a phone", "set_forwarding", "", when="busy", to="voicemail")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        *(({"to": to}, r"^Enter the extension or the phone number to which calls are forwarded") for to in ("extension", "number")),
        ({"to": "extension", "number": "999"}, r"^999 is not an extension of the PBX"),
        ({"to": "extension", "number": 999}, r"^The phone number arrived as 999, without quotes"),
        ({"to": "extension", "number": "101"}, r"^Alice \(101\) cannot forward calls to itself"),
        ({"to": "number", "number": "102"}, r"^102 is an extension of the PBX"),
        ({"to": "number", "number": "Anna"}, r"^Anna cannot be dialed"),
        ({"to": "number", "number": "0900 123"}, r"^0900 123 may not be called from Home Assistant"),
        ({"to": "number", "number": "+49301234567"}, r"^Calls cannot be forwarded to \+49301234567\."),
        ({"to": "number", "number": "030" + "9" * 20}, r"^Calls cannot be forwarded to 0309"),
        *((data, None) for data in ({"to": "mars"}, {"to": "mobile"}, {"to": "voicemail", "when": "sometimes"}, {"to": True})),
    ],
)
async def test_what_cannot_be(house: House, data: dict[str, Any], sentence: str | None) -> None:
    house.set_options(**{CONF_ALLOWED_NUMBERS: ["030*"], CONF_INTERNATIONAL_PREFIX: "+"})
    await house.hass.config.async_update(country="DE")
    error = ServiceValidationError if sentence else vol.Invalid
    await house.refuses(sentence, "set_forwarding", "ext_101", error=error, **{"when": "busy", **data})


def test_the_limit_in_the_text() -> None:
    assert f"at most {MAX_FORWARD_DIGITS} of them" in ENGLISH["exceptions"]["forward_number_invalid"]["message"]


async def test_one_of_several_phones_fails(house: House) -> None:
    data = {"when": "busy", "to": "extension", "number": "102"}
    sentence = r"^Not everything was done\. Bob \(102\): Bob \(102\) cannot forward calls to itself"
    await house.fails(sentence, "set_forwarding", "ext_101", "ext_102", "ext_103", **data)
    assert [values["extid"] for path, values in house.pbx.requests if path == "extension/update"] == ["101", "103"]
