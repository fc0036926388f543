"""The settings of extensions as entities: what is asked for and when, what is shown, and how it is changed."""

from typing import Self, override
from unittest.mock import patch

from aiohttp.test_utils import TestServer
from homeassistant.const import ATTR_ENTITY_ID, STATE_UNAVAILABLE
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized
from homeassistant.helpers import device_registry as dr, entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.openvox_uc.const import CONF_ALLOWED_NUMBERS, CONF_OUTSIDE_PREFIX
from custom_components.openvox_uc.entity import ExtensionSettingEntity
from tests.conftest import Later
from tests.house import device_id, entity_id, state
from tests.simulator import SimExtension, SimulatedPbx
from tests.simulator.bodies import Body

MINUTE = 60
CUSTOM = {"btransferprefix": "16", "btransfernum": "0900123456"}
MOBILE = {"mobileprefix": "16", "moblie": "0170555"}
SETTINGS = (("switch", "dnd"), ("switch", "forward_busy"), ("switch", "forward_no_answer"), ("select", "ring_timeout"))


class Phones:
    def __init__(self, hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry, later: Later) -> None:
        self.hass = hass
        self.later = later
        self.pbx = pbx
        self.entry = entry

    def id(self, key: str, number: str = "101") -> str:
        return entity_id(self.hass, "select" if key == "ring_timeout" else "switch", f"{self.pbx.serial}_ext_{number}_{key}")

    def shown(self, number: str = "101") -> list[str]:
        return [state(self.hass, platform, f"{self.pbx.serial}_ext_{number}_{key}").state for platform, key in SETTINGS]

    async def enable(self, *entities: tuple[str, str]) -> None:
        """Enable entities, by key and number; Home Assistant then loads the entry again by itself."""
        for key, number in entities:
            er.async_get(self.hass).async_update_entity(self.id(key, number), disabled_by=None)
        await self.later(35)

    async def turn(self, key: str, turn: str, *numbers: str, user: str | None = None) -> None:
        ids = [self.id(key, number) for number in numbers or ("101",)]
        await self.hass.services.async_call(
            "switch", f"turn_{turn}", {ATTR_ENTITY_ID: ids}, blocking=True, context=Context(user_id=user) if user else None
        )

    async def select(self, option: str) -> None:
        data = {ATTR_ENTITY_ID: self.id("ring_timeout"), "option": option}
        await self.hass.services.async_call("select", "select_option", data, blocking=True)

    def asked(self, path: str = "extension/query") -> list[str]:
        return [str(values.get("extid")) for asked, values in self.pbx.requests if asked == path]

    @property
    def last_change(self) -> Body:
        return [values for path, values in self.pbx.requests if path == "extension/update"][-1]


@pytest.fixture
async def phones(hass: HomeAssistant, pbx: SimulatedPbx, server: TestServer, entry: MockConfigEntry, later: Later) -> Phones:
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    return Phones(hass, pbx, entry, later)


@pytest.fixture
async def shown_phones(phones: Phones) -> Phones:
    await phones.enable(*((key, "101") for _, key in SETTINGS), ("dnd", "102"))
    phones.pbx.requests.clear()
    return phones


async def test_only_extensions_with_an_enabled_entity_are_asked_for(later: Later, phones: Phones) -> None:
    entities = er.async_entries_for_config_entry(er.async_get(phones.hass), phones.entry.entry_id)
    settings = [entity for entity in entities if entity.domain in ("switch", "select")]
    assert len(settings) == 6 * len(phones.pbx.extensions)
    assert all(entity.disabled_by is er.RegistryEntryDisabler.INTEGRATION for entity in settings)
    await later(25 * MINUTE, step=MINUTE)
    assert phones.asked() == []
    await phones.enable(("dnd", "101"), ("ring_timeout", "101"), ("forward_busy", "103"))
    assert phones.asked() == ["101,103"]
    assert state(phones.hass, "switch", f"{phones.pbx.serial}_ext_101_dnd").state == "off"
    assert state(phones.hass, "select", f"{phones.pbx.serial}_ext_101_ring_timeout").state == "30"
    await later(9 * MINUTE, step=MINUTE)
    assert phones.asked() == ["101,103"]
    await later(2 * MINUTE, step=MINUTE)
    assert phones.asked() == ["101,103"] * 2
    for key, number in (("dnd", "101"), ("ring_timeout", "101"), ("forward_busy", "103")):
        er.async_get(phones.hass).async_update_entity(phones.id(key, number), disabled_by=er.RegistryEntryDisabler.USER)
    await phones.hass.async_block_till_done()
    await later(21 * MINUTE, step=MINUTE)
    assert phones.asked() == ["101,103"] * 2


@pytest.mark.usefixtures("all_enabled")
async def test_many_extensions(later: Later, hass: HomeAssistant, server: TestServer, pbx: SimulatedPbx, entry: MockConfigEntry) -> None:
    pbx.extensions = [SimExtension(str(number)) for number in range(100, 145)]
    phones = Phones(hass, pbx, entry, later)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done(wait_background_tasks=True)
    numbers = [extension.number for extension in pbx.extensions]
    assert phones.asked() == [",".join(numbers[:20]), ",".join(numbers[20:40]), ",".join(numbers[40:])]
    assert phones.shown("144") == ["off", "off", "off", STATE_UNAVAILABLE]


@pytest.mark.usefixtures("all_enabled")
async def test_a_new_extension(later: Later, phones: Phones) -> None:
    phones.pbx.requests.clear()
    phones.pbx.add_extension("110", "Ivan").settings = {"dnd": "on", "busyforward": "perhaps"}
    await later(2 * MINUTE, step=MINUTE)
    assert phones.shown("110") == ["on", STATE_UNAVAILABLE, "off", STATE_UNAVAILABLE]
    # Not every firmware has it.
    assert phones.hass.states.is_state(phones.id("forward_always", "110"), STATE_UNAVAILABLE)
    assert len(phones.asked()) == 1


async def test_what_is_changed_elsewhere(later: Later, shown_phones: Phones) -> None:
    alice = shown_phones.pbx.extensions[1]
    assert shown_phones.shown() == ["off", "off", "off", "30"]
    alice.settings |= {"dnd": "on", "busyforward": "on", "btransferto": "Voicemail", "ringtimeout": "45"}
    await later(10 * MINUTE, step=MINUTE)
    assert shown_phones.shown() == ["on", "on", "off", "45"]
    options = state(shown_phones.hass, "select", f"{shown_phones.pbx.serial}_ext_101_ring_timeout").attributes["options"]
    assert options == ["15", "30", "45", "60", "120", "300"]

    alice.settings["dnd"] = "off"
    assert await async_setup_component(shown_phones.hass, "homeassistant", {})
    data = {ATTR_ENTITY_ID: [shown_phones.id("dnd"), shown_phones.id("forward_busy")]}
    await shown_phones.hass.services.async_call("homeassistant", "update_entity", data, blocking=True)
    assert shown_phones.shown() == ["off", "on", "off", "45"]


async def test_do_not_disturb(shown_phones: Phones) -> None:
    await shown_phones.turn("dnd", "on")
    assert shown_phones.pbx.requests == [("extension/update", {"extid": "101", "dnd": "on"}), ("extension/query", {"extid": "101"})]
    assert shown_phones.shown()[0] == "on"
    await shown_phones.turn("dnd", "off")
    assert shown_phones.last_change == {"extid": "101", "dnd": "off"}
    assert shown_phones.shown()[0] == "off"


async def test_the_entity_shows_what_the_pbx_says(shown_phones: Phones) -> None:
    phones = shown_phones
    phones.pbx.extensions[1].settings = Stubborn({"dnd": "off", "ringtimeout": "30"})
    await phones.turn("dnd", "on")
    assert phones.last_change["dnd"] == "on"
    assert phones.shown()[0] == "off"


class Stubborn(dict[str, str]):
    @override
    def __ior__(self, other: object) -> Self:  # type: ignore[override]
        return self


async def test_several_switches_at_once(shown_phones: Phones) -> None:
    await shown_phones.turn("dnd", "on", "101", "102")
    assert sorted(shown_phones.asked("extension/update")) == ["101", "102"]
    assert len(shown_phones.asked()) <= 2
    assert [shown_phones.shown("101")[0], state(shown_phones.hass, "switch", f"{shown_phones.pbx.serial}_ext_102_dnd").state] == [
        "on",
        "on",
    ]


@pytest.mark.parametrize(("key", "case"), [("forward_always", "always"), ("forward_busy", "busy"), ("forward_no_answer", "noanswer")])
async def test_forwarding(phones: Phones, key: str, case: str) -> None:
    settings, to = phones.pbx.extensions[1].settings, f"{case[0]}transfer"
    settings |= {"alwaysforward": "off"}
    await phones.enable((key, "101"))
    switch = phones.id(key)
    await phones.turn(key, "on")
    assert phones.last_change == {"extid": "101", f"{case}forward": "on", f"{to}to": "Voicemail"}
    assert phones.hass.states.is_state(switch, "on")
    await phones.turn(key, "off")
    assert phones.last_change == {"extid": "101", f"{case}forward": "off"}
    assert phones.hass.states.is_state(switch, "off")

    settings |= {f"{to}to": "Extension", f"{to}ext": "103"}
    await phones.turn(key, "off")
    await phones.turn(key, "on")
    assert phones.last_change == {"extid": "101", f"{case}forward": "on"}
    assert (settings[f"{to}to"], settings[f"{to}ext"]) == ("Extension", "103")

    settings[f"{to}ext"] = ""
    await phones.turn(key, "off")
    await phones.turn(key, "on")
    assert settings[f"{to}to"] == "Voicemail"


@pytest.mark.parametrize(
    ("key", "settings", "number", "change"),
    [
        ("forward_busy", {"btransferto": "Custom Number", **CUSTOM}, "160900123456", {"busyforward": "on"}),
        ("forward_busy", {"btransferto": "Mobile Number", **MOBILE}, "160170555", {"busyforward": "on"}),
        (
            "ring_mobile",
            {"enablemobile": "off", "ringsimultaneous": "on", **MOBILE},
            "160170555",
            {"ringsimultaneous": "on", "enablemobile": "on"},
        ),
    ],
)
async def test_calling_outside(phones: Phones, key: str, settings: dict[str, str], number: str, change: dict[str, str]) -> None:
    """What lets calls go to an outside number can be turned on if the options allow the number; turning it off is always allowed."""
    phones.pbx.extensions[1].settings |= settings
    await phones.enable((key, "101"))
    assert phones.hass.states.is_state(phones.id(key), "off")
    options = {CONF_ALLOWED_NUMBERS: ["030*"], CONF_OUTSIDE_PREFIX: "16"}
    phones.hass.config_entries.async_update_entry(phones.entry, options=options)
    with pytest.raises(ServiceValidationError, match=f"^{number} may not be called from Home Assistant"):
        await phones.turn(key, "on")
    assert phones.asked("extension/update") == []
    phones.hass.config_entries.async_update_entry(phones.entry, options=options | {CONF_ALLOWED_NUMBERS: ["09*", "0170*"]})
    await phones.turn(key, "on")
    assert phones.last_change == {"extid": "101", **change}
    phones.hass.config_entries.async_update_entry(phones.entry, options=options)
    await phones.turn(key, "off")
    assert phones.last_change == {"extid": "101", next(iter(change)): "off"}


async def test_no_mobile_number(phones: Phones) -> None:
    phones.pbx.extensions[1].settings |= {"enablemobile": "off", "ringsimultaneous": "on", "moblie": ""}
    await phones.enable(("ring_mobile", "101"))
    with pytest.raises(ServiceValidationError, match=r"^The mobile number of Alice \(101\) is not known"):
        await phones.turn("ring_mobile", "on")


async def test_ring_timeout(shown_phones: Phones) -> None:
    await shown_phones.select("120")
    assert shown_phones.last_change == {"extid": "101", "ringtimeout": "120"}
    assert shown_phones.shown()[3] == "120"
    with pytest.raises(ServiceValidationError):
        await shown_phones.select("17")


async def test_refused_change(shown_phones: Phones) -> None:
    device = device_id(shown_phones.hass, shown_phones.entry, "_ext_101")
    dr.async_get(shown_phones.hass).async_update_child_device(device, name_by_user="Reception")
    shown_phones.pbx.faults.paths, shown_phones.pbx.faults.errno = {"extension/update"}, "10006"
    with pytest.raises(HomeAssistantError, match=r"^UC501 does not know Reception, or the extension"):
        await shown_phones.turn("dnd", "on")
    assert shown_phones.shown()[0] == "off"


async def test_a_change_that_is_not_told(later: Later, shown_phones: Phones) -> None:
    phones = shown_phones
    phones.pbx.faults.paths, phones.pbx.faults.errno = {"extension/query"}, "30001"
    await phones.turn("dnd", "on")
    assert phones.shown()[0] == "off"
    phones.pbx.faults.errno = ""
    await later(MINUTE, step=MINUTE)
    assert phones.shown()[0] == "on"


async def test_a_pbx_that_does_not_tell_settings(later: Later, shown_phones: Phones, caplog: pytest.LogCaptureFixture) -> None:
    """All is unavailable, which is logged once, and asked for as seldom as ever; an outage in between changes nothing of that."""
    phones = shown_phones
    phones.pbx.faults.paths, phones.pbx.faults.errno = {"extension/query"}, "10003"
    await later(21 * MINUTE, step=MINUTE)
    assert len(phones.asked()) == 2
    assert phones.shown() == [STATE_UNAVAILABLE] * 4
    await phones.pbx.stop()
    await later(11 * MINUTE, step=MINUTE)
    await phones.pbx.start()
    await later(3 * MINUTE, step=MINUTE)
    about_settings = [record.getMessage() for record in caplog.records if "extension settings data" in record.getMessage()]
    assert [message for message in about_settings if message.startswith(("Error", "Fetching"))] == [
        f"Error fetching UC501 ({phones.pbx.serial}) extension settings data: The PBX does not know this request. Update its firmware"
    ]
    phones.pbx.faults.errno = ""
    await later(10 * MINUTE, step=MINUTE)
    assert phones.shown() == ["off", "off", "off", "30"]


async def test_the_pbx_is_away(later: Later, shown_phones: Phones, caplog: pytest.LogCaptureFixture) -> None:
    phones = shown_phones
    await phones.pbx.stop()
    with pytest.raises(HomeAssistantError, match=r"^The PBX did not do this for Alice \(101\)\. Failed to connect to the PBX"):
        await phones.turn("dnd", "on")
    await later(2 * MINUTE, step=10)
    assert phones.shown() == [STATE_UNAVAILABLE] * 4
    await phones.turn("dnd", "on")
    await later(20 * MINUTE, step=MINUTE)
    assert "extension settings" not in "".join(record.getMessage() for record in caplog.records if record.levelname != "DEBUG")
    phones.pbx.extensions[1].settings["dnd"] = "on"
    await phones.pbx.start()
    await later(MINUTE, step=5)
    assert phones.asked()[0] == "101,102"
    assert phones.shown() == ["on", "off", "off", "30"]


async def test_a_lost_token(shown_phones: Phones) -> None:
    phones = shown_phones
    phones.pbx.forget_token()
    phones.pbx.faults.paths, phones.pbx.faults.refuse_all = {"login"}, True
    phones.pbx.booted_at = phones.pbx.clock()
    assert await async_setup_component(phones.hass, "homeassistant", {})
    data = {ATTR_ENTITY_ID: phones.id("dnd")}
    await phones.hass.services.async_call("homeassistant", "update_entity", data, blocking=True)
    assert state(phones.hass, "binary_sensor", f"{phones.pbx.serial}_connection").state == "off"
    assert phones.shown() == [STATE_UNAVAILABLE] * 4


async def test_only_what_has_changed_is_written(later: Later, shown_phones: Phones) -> None:
    written: list[str] = []
    with patch.object(ExtensionSettingEntity, "async_write_ha_state", lambda entity: written.append(entity.entity_id)):
        await shown_phones.pbx.desk.call("101", "102")
        await later(11 * MINUTE, step=MINUTE)
        assert shown_phones.asked() == ["101,102"]
        assert written == []
        await shown_phones.turn("dnd", "on", "102")
        assert written == [shown_phones.id("dnd", "102")]


async def test_other_users(shown_phones: Phones, hass_read_only_user: MockUser) -> None:
    with pytest.raises(Unauthorized):
        await shown_phones.turn("dnd", "on", user=hass_read_only_user.id)
    user = MockUser(id="resident", name="Resident").add_to_hass(shown_phones.hass)
    user.mock_policy({"entities": {"entity_ids": {shown_phones.id("dnd"): True}}})
    await shown_phones.turn("dnd", "on", user=user.id)
    assert shown_phones.shown()[0] == "on"
    with pytest.raises(Unauthorized):
        await shown_phones.turn("forward_busy", "on", user=user.id)
    forwarding = shown_phones.id("forward_busy")
    user.mock_policy({"entities": {"entity_ids": {forwarding: True}}})
    await shown_phones.turn("forward_busy", "on", user=user.id)
    assert shown_phones.hass.states.is_state(forwarding, "on")
