"""The buttons of a phone: hang up, and call back."""

from dataclasses import dataclass

from homeassistant.const import ATTR_ENTITY_ID, STATE_UNAVAILABLE
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.openvox_uc.const import CONF_ALLOWED_NUMBERS, CONF_OUTSIDE_PREFIX
from tests.conftest import Later
from tests.house import entity_id, state
from tests.simulator import SimulatedPbx

NUMBER = "0301234567"


@dataclass(frozen=True)
class Buttons:
    hass: HomeAssistant
    pbx: SimulatedPbx
    entry: MockConfigEntry
    later: Later

    async def press(self, key: str, number: str = "101", user: str | None = None) -> list[tuple[str, dict[str, object]]]:
        asked = len(self.pbx.requests)
        data = {ATTR_ENTITY_ID: entity_id(self.hass, "button", f"{self.pbx.serial}_ext_{number}_{key}")}
        context = Context(user_id=user) if user else None
        await self.hass.services.async_call("button", "press", data, blocking=True, context=context)
        await self.pbx.settled()
        return [(path, dict(values)) for path, values in self.pbx.requests[asked:]]

    async def miss(self, caller: str, *phones: str) -> None:
        await self.pbx.desk.ring(phones or ("101",), caller)
        await self.later(10)
        while self.pbx.desk.calls:
            await self.pbx.desk.miss()
        await self.later(50)


@pytest.fixture
async def buttons(later: Later, all_enabled: None, hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> Buttons:
    await later(5)
    return Buttons(hass, pbx, setup_integration, later)


async def test_disabled_at_first(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    for key in ("hang_up", "call_back"):
        entity = er.async_get(hass).async_get(entity_id(hass, "button", f"{pbx.serial}_ext_101_{key}"))
        assert entity
        assert entity.disabled_by is er.RegistryEntryDisabler.INTEGRATION
        assert entity.entity_category is None


async def test_hang_up(buttons: Buttons) -> None:
    await buttons.pbx.desk.call("101", "102")
    assert await buttons.press("hang_up") == [("extension/hangup", {"extid": "101"})]
    assert buttons.pbx.desk.calls == []
    assert state(buttons.hass, "sensor", f"{buttons.pbx.serial}_ext_101_status").state == "idle"


@pytest.mark.parametrize(
    ("errno", "sentence"),
    [
        ("10007", r"^Alice \(101\) is not in a call with which the PBX can do this"),
        ("10006", r"^UC501 does not know Alice \(101\)"),
        ("30001", r"^The PBX did not do this for Alice \(101\)\. The PBX had an internal error"),
    ],
)
async def test_hang_up_is_refused(buttons: Buttons, errno: str, sentence: str) -> None:
    buttons.pbx.faults.paths, buttons.pbx.faults.errno = {"extension/hangup"}, errno
    with pytest.raises(HomeAssistantError, match=sentence):
        await buttons.press("hang_up")


async def test_call_back(buttons: Buttons) -> None:
    """The last caller of that phone who was not called back yet, one after the other."""
    await buttons.miss("0170555")
    await buttons.miss("0170666", "101", "102")
    await buttons.miss("0170777", "103")
    await buttons.miss("")
    assert await buttons.press("call_back") == [("extension/dial_outbound", {"extid": "101", "outto": "0170666", "autoanswer": "no"})]
    await buttons.pbx.desk.hang_up("101")
    await buttons.later(60)
    assert (await buttons.press("call_back"))[0][1]["outto"] == "0170555"
    await buttons.pbx.desk.hang_up("101")
    await buttons.later(60)
    for phone in ("101", "102"):
        with pytest.raises(ServiceValidationError, match="has no missed call to return"):
            await buttons.press("call_back", phone)


async def test_call_back_whom_somebody_calls_already(buttons: Buttons) -> None:
    await buttons.miss(NUMBER)
    # The list was shown a moment ago, so that it is shown no sooner than in a second again.
    await buttons.pbx.desk.dial_out("103", NUMBER)
    with pytest.raises(ServiceValidationError, match="has no missed call to return"):
        await buttons.press("call_back")


async def test_nobody_has_called(buttons: Buttons) -> None:
    with pytest.raises(ServiceValidationError, match=r"^Alice \(101\) has no missed call to return"):
        await buttons.press("call_back")


async def test_call_back_an_extension(buttons: Buttons) -> None:
    """Calls from inside count, too; the phone that called is not called back by itself."""
    await buttons.pbx.desk.call("102", "101")
    await buttons.later(10)
    await buttons.pbx.desk.miss()
    await buttons.later(60)
    assert await buttons.press("call_back") == [("extension/dial_extension", {"caller": "101", "callee": "102", "autoanswer": "no"})]
    with pytest.raises(ServiceValidationError, match=r"^Bob \(102\) has no missed call to return"):
        await buttons.press("call_back", "102")


async def test_an_outside_number_that_is_also_an_extension(buttons: Buttons) -> None:
    buttons.hass.config_entries.async_update_entry(buttons.entry, options={CONF_OUTSIDE_PREFIX: "16"})
    await buttons.miss("103")
    assert await buttons.press("call_back") == [("extension/dial_outbound", {"extid": "101", "outto": "16103", "autoanswer": "no"})]


async def test_call_back_what_may_not_be_called(buttons: Buttons) -> None:
    await buttons.miss("0900123")
    buttons.hass.config_entries.async_update_entry(buttons.entry, options={CONF_ALLOWED_NUMBERS: ["030*"]})
    with pytest.raises(ServiceValidationError, match=r"^0900123 may not be called"):
        await buttons.press("call_back")


async def test_call_back_fails(buttons: Buttons) -> None:
    await buttons.miss(NUMBER)
    buttons.pbx.extensions[1].calls_outside = False
    with pytest.raises(HomeAssistantError, match=r"^Alice \(101\) may not call outside numbers"):
        await buttons.press("call_back")
    await buttons.pbx.report({"action": "ExtensionStatus", "extension": "101", "status": "Unavailable", "sn": buttons.pbx.serial})
    with pytest.raises(ServiceValidationError, match=r"^Alice \(101\) is not registered"):
        await buttons.press("call_back")


async def test_the_pbx_is_away(buttons: Buttons) -> None:
    await buttons.miss(NUMBER)
    await buttons.pbx.stop()
    for key in ("hang_up", "call_back"):
        with pytest.raises(HomeAssistantError, match=r"^The PBX did not do this for Alice \(101\)\. Failed to connect"):
            await buttons.press(key)
    await buttons.later(120)
    for key in ("hang_up", "call_back"):
        assert state(buttons.hass, "button", f"{buttons.pbx.serial}_ext_101_{key}").state == STATE_UNAVAILABLE
    await buttons.pbx.start()


async def test_other_users(buttons: Buttons, hass_read_only_user: MockUser) -> None:
    with pytest.raises(Unauthorized):
        await buttons.press("hang_up", user=hass_read_only_user.id)
    user = MockUser(id="resident", name="Resident").add_to_hass(buttons.hass)
    user.mock_policy({"entities": {"domains": {"button": True}}})
    await buttons.pbx.desk.call("101", "102")
    assert await buttons.press("hang_up", user=user.id) == [("extension/hangup", {"extid": "101"})]
