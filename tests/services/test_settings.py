"""The action that forwards the calls of phones."""

from typing import Any

from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized
from homeassistant.helpers import area_registry as ar, device_registry as dr
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
import voluptuous as vol

from custom_components.openvox_uc.const import CONF_ALLOWED_NUMBERS, CONF_INTERNATIONAL_PREFIX, CONF_OUTSIDE_PREFIX, DOMAIN
from custom_components.openvox_uc.pbx import MAX_FORWARD_DIGITS
from tests.conftest import Later
from tests.house import device_of, state
from tests.repository import ENGLISH
from tests.simulator import SimulatedPbx


class Forwarding:
    """Calls the action for phones of a house."""

    def __init__(self, hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry) -> None:
        """Take what a test has set up."""
        self.hass = hass
        self.pbx = pbx
        self.entry = entry

    def device_id(self, part: str) -> str:
        """Return the id of the device of an extension or of the PBX."""
        device = device_of(self.hass, self.entry, f"{self.pbx.serial}_{part}" if part else self.pbx.serial)
        assert device
        return device.id

    async def set(self, *parts: str, context: Context | None = None, **data: Any) -> list[dict[str, Any]]:
        """Set the forwarding of phones; return what the PBX was asked for."""
        asked = len(self.pbx.requests)
        data = {"when": "busy", "device_id": [self.device_id(part) for part in parts or ("ext_101",)], **data}
        await self.hass.services.async_call(DOMAIN, "set_forwarding", data, blocking=True, context=context)
        assert {path for path, _ in self.pbx.requests[asked:]} <= {"extension/update"}
        return [dict(values) for _, values in self.pbx.requests[asked:]]

    def set_options(self, **options: Any) -> None:
        """Change the options."""
        self.hass.config_entries.async_update_entry(self.entry, options=options)


@pytest.fixture
def forwarding(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> Forwarding:
    """Return what sets the forwarding."""
    return Forwarding(hass, pbx, setup_integration)


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
async def test_set_forwarding(forwarding: Forwarding, when: str, case: str, data: dict[str, Any], fields: dict[str, str]) -> None:
    """In each case to each place; nobody sees the settings, so the PBX is not asked for them."""
    wire = {f"{case if name == 'forward' else case[0]}{name}": value for name, value in fields.items()}
    assert await forwarding.set(when=when, **data) == [{"extid": "101", **wire}]
    assert forwarding.pbx.extensions[1].settings.items() >= wire.items()


def test_off_without_quotes() -> None:
    """YAML makes a value of it, which is why the action takes that, too."""
    assert parse_yaml("to: off") == {"to": False}


async def test_prefixes(forwarding: Forwarding) -> None:
    """An outside number is forwarded to as it is dialed; a long one takes up both fields of the PBX."""
    forwarding.set_options(**{CONF_OUTSIDE_PREFIX: "16"})
    (fields,) = await forwarding.set(to="number", number="+49 30 1234567")
    assert (fields["btransferprefix"], fields["btransfernum"]) == ("", "160049301234567")
    (fields,) = await forwarding.set(to="number", number="+49 170 12345678")
    assert (fields["btransferprefix"], fields["btransfernum"]) == ("16", "004917012345678")


@pytest.mark.usefixtures("all_enabled")
async def test_the_entities_show_it(later: Later, hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    """Where the settings are shown, the PBX is asked for them once, after all changes."""
    await later(1)
    pbx.requests.clear()
    house = Forwarding(hass, pbx, setup_integration)
    data = {"when": "busy", "to": "voicemail", "device_id": [house.device_id("ext_101"), house.device_id("ext_102")]}
    await hass.services.async_call(DOMAIN, "set_forwarding", data, blocking=True)
    assert [path for path, _ in pbx.requests] == ["extension/update", "extension/update", "extension/query"]
    assert {*str(pbx.requests[-1][1]["extid"]).split(",")} == {"101", "102"}
    assert state(hass, "switch", f"{pbx.serial}_ext_101_forward_busy").state == "on"
    assert state(hass, "switch", f"{pbx.serial}_ext_102_forward_busy").state == "on"


async def test_all_phones_of_an_area(forwarding: Forwarding) -> None:
    """Also those that are in no call; a PBX stands for no phones."""
    area = ar.async_get(forwarding.hass).async_create("Hall")
    for part in ("ext_101", "ext_103"):
        dr.async_get(forwarding.hass).async_update_child_device(forwarding.device_id(part), area_id=area.id)
    data = {"when": "busy", "to": "voicemail", "area_id": area.id}
    await forwarding.hass.services.async_call(DOMAIN, "set_forwarding", data, blocking=True)
    assert [values["extid"] for path, values in forwarding.pbx.requests if path == "extension/update"] == ["101", "103"]
    with pytest.raises(ServiceValidationError, match=r"^UC501 is not a phone"):
        await forwarding.set("", to="voicemail")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"to": "extension"}, r"^Enter the extension or the phone number to which calls are forwarded"),
        ({"to": "number"}, r"^Enter the extension or the phone number to which calls are forwarded"),
        ({"to": "extension", "number": "999"}, r"^999 is not an extension of the PBX"),
        ({"to": "extension", "number": 999}, r"^The phone number arrived as 999, without quotes"),
        ({"to": "extension", "number": "101"}, r"^Alice \(101\) cannot forward calls to itself"),
        ({"to": "number", "number": "102"}, r"^102 is an extension of the PBX"),
        ({"to": "number", "number": "Anna"}, r"^Anna cannot be dialed"),
        ({"to": "number", "number": "0900 123"}, r"^0900 123 may not be called from Home Assistant"),
        ({"to": "number", "number": "+49301234567"}, r"^Calls cannot be forwarded to \+49301234567\."),
        ({"to": "number", "number": "030" + "9" * 20}, r"^Calls cannot be forwarded to 0309"),
    ],
)
async def test_what_cannot_be(forwarding: Forwarding, data: dict[str, Any], sentence: str) -> None:
    """The PBX is not asked for what it cannot do, or may not."""
    forwarding.set_options(**{CONF_ALLOWED_NUMBERS: ["030*"], CONF_INTERNATIONAL_PREFIX: "+"})
    await forwarding.hass.config.async_update(country="DE")
    asked = len(forwarding.pbx.requests)
    with pytest.raises(ServiceValidationError, match=sentence):
        await forwarding.set(**data)
    assert len(forwarding.pbx.requests) == asked


def test_the_limit_in_the_text() -> None:
    """The sentence names the number of digits that the PBX accepts."""
    assert f"at most {MAX_FORWARD_DIGITS} of them" in ENGLISH["exceptions"]["forward_number_invalid"]["message"]


@pytest.mark.parametrize("data", [{"to": "mars"}, {"to": "mobile"}, {"to": "voicemail", "when": "sometimes"}, {"to": True}])
async def test_what_the_action_does_not_know(forwarding: Forwarding, data: dict[str, Any]) -> None:
    """Other places and other cases."""
    with pytest.raises(vol.Invalid):
        await forwarding.set(**data)


@pytest.mark.parametrize(
    ("errno", "sentence"),
    [
        ("10006", r"^UC501 does not know Alice \(101\), or the extension"),
        ("10007", r"^UC501 does not know Alice \(101\), or the extension"),
        ("10017", r"^The PBX did not do this for Alice \(101\)\. The PBX did not accept the settings"),
        ("99999", r"^The PBX did not do this for Alice \(101\)\. The PBX refused the request with the unknown error 99999"),
    ],
)
async def test_refused(forwarding: Forwarding, errno: str, sentence: str) -> None:
    """Each refusal is a sentence."""
    forwarding.pbx.faults.paths, forwarding.pbx.faults.errno = {"extension/update"}, errno
    with pytest.raises(HomeAssistantError, match=sentence):
        await forwarding.set(to="voicemail")


async def test_one_of_several_phones_fails(forwarding: Forwarding) -> None:
    """The others are changed, and the sentence names it."""
    with pytest.raises(HomeAssistantError, match=r"^Not everything was done\. Bob \(102\): Bob \(102\) cannot forward calls to itself"):
        await forwarding.set("ext_101", "ext_102", "ext_103", to="extension", number="102")
    assert [values["extid"] for path, values in forwarding.pbx.requests if path == "extension/update"] == ["101", "103"]


async def test_the_pbx_is_away(forwarding: Forwarding, later: Later) -> None:
    """At first the request fails, later none is sent."""
    await forwarding.pbx.stop()
    with pytest.raises(HomeAssistantError, match=r"^The PBX did not do this for Alice \(101\)\. Failed to connect to the PBX"):
        await forwarding.set(to="voicemail")
    await later(120, step=10)
    with pytest.raises(HomeAssistantError, match=r"^The PBX is not connected"):
        await forwarding.set(to="voicemail")
    await forwarding.pbx.start()


async def test_only_administrators(forwarding: Forwarding, hass_read_only_user: MockUser, hass_admin_user: MockUser) -> None:
    """Who forwards calls changes what others see, too."""
    with pytest.raises(Unauthorized):
        await forwarding.set(to="voicemail", context=Context(user_id=hass_read_only_user.id))
    assert len(await forwarding.set(to="voicemail", context=Context(user_id=hass_admin_user.id))) == 1
