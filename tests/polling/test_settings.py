"""The settings of extensions as entities.

The requests and their times, the values that are shown, and changes.
"""

import re

from homeassistant.const import EVENT_STATE_CHANGED, STATE_UNAVAILABLE
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.openvox_uc.const import CONF_ALLOWED_NUMBERS, CONF_OUTSIDE_PREFIX
from tests.house import act, entity_id
from tests.repository import error_pattern
from tests.simulator import SimExtension
from tests.simulator.bodies import Body
from tests.site import Site

MINUTE = 60
ALICE = r"Alice \(101\)"
CUSTOM = {"btransferprefix": "16", "btransfernum": "0900123456"}
MOBILE = {"mobileprefix": "16", "moblie": "0170555"}
SETTINGS = (
    ("switch", "dnd"),
    ("switch", "forward_busy"),
    ("switch", "forward_no_answer"),
    ("select", "ring_timeout"),
)


def setting_id(site: Site, key: str, number: str = "101") -> str:
    return entity_id(
        site.hass,
        "select" if key == "ring_timeout" else "switch",
        f"{site.pbx.serial}_ext_{number}_{key}",
    )


def shown(site: Site, number: str = "101") -> str:
    return " ".join(
        site.state(f"ext_{number}_{key}", platform).state for platform, key in SETTINGS
    )


async def enable(site: Site, *entities: tuple[str, str]) -> None:
    """Enable entities, by key and number.

    Home Assistant then loads the entry again by itself.
    """
    for key, number in entities:
        er.async_get(site.hass).async_update_entity(
            setting_id(site, key, number), disabled_by=None
        )
    await site.later(35)


async def turn(site: Site, key: str, to: str, *numbers: str) -> None:
    # Until settings are polled again after a reload, Home Assistant passes over the
    # entity.
    await site.hass.async_block_till_done(wait_background_tasks=True)
    switches = [setting_id(site, key, number) for number in numbers or ("101",)]
    await act(site.hass, f"switch.turn_{to}", entity_id=switches)


async def update(site: Site, *keys: str) -> None:
    """Let a person update entities by hand."""
    assert await async_setup_component(site.hass, "homeassistant", {})
    entities = [setting_id(site, key) for key in keys]
    await act(site.hass, "homeassistant.update_entity", entity_id=entities)


def asked(site: Site, path: str = "extension/query") -> list[str]:
    return [str(fields.get("extid")) for fields in site.pbx.fields_of(path)]


def last_change(site: Site) -> Body:
    return site.pbx.fields_of("extension/update")[-1]


@pytest.fixture
async def phones(site: Site) -> Site:
    await site.set_up()
    return site


@pytest.fixture
async def shown_phones(phones: Site) -> Site:
    await enable(phones, *((key, "101") for _, key in SETTINGS), ("dnd", "102"))
    phones.pbx.requests.clear()
    return phones


async def test_only_extensions_with_an_enabled_entity_are_polled(phones: Site) -> None:
    entities = er.async_entries_for_config_entry(
        er.async_get(phones.hass), phones.entry.entry_id
    )
    settings = [entity for entity in entities if entity.domain in ("switch", "select")]
    assert settings
    assert [
        entity.entity_id
        for entity in settings
        if entity.disabled_by is not er.RegistryEntryDisabler.INTEGRATION
    ] == []
    await phones.minutes(25)
    assert asked(phones) == []
    shown_ones = ("dnd", "101"), ("ring_timeout", "101"), ("forward_busy", "103")
    await enable(phones, *shown_ones)
    assert asked(phones) == ["101,103"]
    assert phones.state("ext_101_dnd", "switch").state == "off"
    assert phones.state("ext_101_ring_timeout", "select").state == "30"
    await phones.minutes(9)
    assert asked(phones) == ["101,103"]
    await phones.minutes(2)
    assert asked(phones) == ["101,103"] * 2
    for key, number in shown_ones:
        er.async_get(phones.hass).async_update_entity(
            setting_id(phones, key, number), disabled_by=er.RegistryEntryDisabler.USER
        )
    await phones.hass.async_block_till_done()
    await phones.minutes(21)
    assert asked(phones) == ["101,103"] * 2


@pytest.mark.usefixtures("all_enabled")
async def test_many_extensions(site: Site) -> None:
    numbers = [str(number) for number in range(100, 145)]
    site.pbx.extensions = [SimExtension(number) for number in numbers]
    await site.set_up()
    assert asked(site) == [
        ",".join(numbers[:20]),
        ",".join(numbers[20:40]),
        ",".join(numbers[40:]),
    ]
    assert shown(site, "144") == "off off off unavailable"


async def test_others_are_not_kept(shown_phones: Site) -> None:
    """The settings of other extensions do not fill the memory.

    A PBX may report them each time.
    """
    alice = shown_phones.pbx.need_extension("101")
    for number in ("9001", "9002", "101"):
        alice.settings["extnumber"] = number
        await shown_phones.minutes(10)
    assert shown_phones.coordinator.settings.data.keys() == {"101", "102"}


@pytest.mark.usefixtures("all_enabled")
async def test_a_new_extension(phones: Site) -> None:
    phones.pbx.requests.clear()
    phones.pbx.add_extension("110", "Ivan").settings = {
        "dnd": "on",
        "busyforward": "perhaps",
    }
    await phones.minutes(2)
    assert shown(phones, "110") == "on unavailable off unavailable"
    # Not every firmware has it.
    assert phones.hass.states.is_state(
        setting_id(phones, "forward_always", "110"), STATE_UNAVAILABLE
    )
    assert len(asked(phones)) == 1


async def test_what_is_changed_elsewhere(shown_phones: Site) -> None:
    alice = shown_phones.pbx.extensions[1]
    assert shown(shown_phones) == "off off off 30"
    alice.settings |= {
        "dnd": "on",
        "busyforward": "on",
        "btransferto": "Voicemail",
        "ringtimeout": "45",
    }
    await shown_phones.minutes(10)
    assert shown(shown_phones) == "on on off 45"
    options = shown_phones.state("ext_101_ring_timeout", "select").attributes["options"]
    assert options == ["15", "30", "45", "60", "120", "300"]

    alice.settings["dnd"] = "off"
    await update(shown_phones, "dnd", "forward_busy")
    assert shown(shown_phones) == "off on off 45"


async def test_the_entity_shows_what_the_pbx_says(shown_phones: Site) -> None:
    shown_phones.pbx.faults.keep_settings = True
    await turn(shown_phones, "dnd", "on")
    assert last_change(shown_phones)["dnd"] == "on"
    assert shown(shown_phones).startswith("off ")


async def test_several_switches_at_once(shown_phones: Site) -> None:
    await turn(shown_phones, "dnd", "on", "101", "102")
    assert sorted(asked(shown_phones, "extension/update")) == ["101", "102"]
    assert len(asked(shown_phones)) <= 2
    for number in ("101", "102"):
        assert shown_phones.state(f"ext_{number}_dnd", "switch").state == "on"


@pytest.mark.parametrize(
    ("key", "case"),
    [
        ("forward_always", "always"),
        ("forward_busy", "busy"),
        ("forward_no_answer", "noanswer"),
    ],
)
async def test_forwarding(phones: Site, key: str, case: str) -> None:
    settings, to = phones.pbx.extensions[1].settings, f"{case[0]}transfer"
    settings |= {"alwaysforward": "off"}
    await enable(phones, (key, "101"))
    switch = setting_id(phones, key)
    await turn(phones, key, "on")
    assert last_change(phones) == {
        "extid": "101",
        f"{case}forward": "on",
        f"{to}to": "Voicemail",
    }
    assert phones.hass.states.is_state(switch, "on")
    await turn(phones, key, "off")
    assert last_change(phones) == {"extid": "101", f"{case}forward": "off"}
    assert phones.hass.states.is_state(switch, "off")

    settings |= {f"{to}to": "Extension", f"{to}ext": "103"}
    await turn(phones, key, "off")
    await turn(phones, key, "on")
    assert last_change(phones) == {"extid": "101", f"{case}forward": "on"}
    assert (settings[f"{to}to"], settings[f"{to}ext"]) == ("Extension", "103")

    settings[f"{to}ext"] = ""
    await turn(phones, key, "off")
    await turn(phones, key, "on")
    assert settings[f"{to}to"] == "Voicemail"


@pytest.mark.parametrize(
    ("key", "settings", "number", "change"),
    [
        (
            "forward_busy",
            {"btransferto": "Custom Number", **CUSTOM},
            "160900123456",
            {"busyforward": "on"},
        ),
        (
            "forward_busy",
            {"btransferto": "Mobile Number", **MOBILE},
            "160170555",
            {"busyforward": "on"},
        ),
        (
            "ring_mobile",
            {"enablemobile": "off", "ringsimultaneous": "on", **MOBILE},
            "160170555",
            {"ringsimultaneous": "on", "enablemobile": "on"},
        ),
    ],
)
async def test_calling_outside(
    phones: Site,
    key: str,
    settings: dict[str, str],
    number: str,
    change: dict[str, str],
) -> None:
    """Sending calls to an external number needs an option.

    It can be turned on if the options allow the number. Turning it off is always
    allowed.
    """
    phones.pbx.extensions[1].settings |= settings
    await enable(phones, (key, "101"))
    assert phones.hass.states.is_state(setting_id(phones, key), "off")
    options = {CONF_ALLOWED_NUMBERS: ["030*", "16*"], CONF_OUTSIDE_PREFIX: "16"}
    await phones.load(options)
    sentence = f"^{error_pattern('number_not_allowed', number=number)}"
    with pytest.raises(ServiceValidationError, match=sentence):
        await turn(phones, key, "on")
    assert asked(phones, "extension/update") == []
    await phones.load(options | {CONF_ALLOWED_NUMBERS: ["09*", "0170*"]})
    await turn(phones, key, "on")
    assert last_change(phones) == {"extid": "101", **change}
    await phones.load(options)
    await turn(phones, key, "off")
    assert last_change(phones) == {"extid": "101", next(iter(change)): "off"}


async def test_no_mobile_number(phones: Site) -> None:
    phones.pbx.extensions[1].settings |= {
        "enablemobile": "off",
        "ringsimultaneous": "on",
        "moblie": "",
    }
    await enable(phones, ("ring_mobile", "101"))
    sentence = f"^{error_pattern('no_mobile_number', phone=ALICE)}"
    with pytest.raises(ServiceValidationError, match=sentence):
        await turn(phones, "ring_mobile", "on")


async def test_ring_timeout(shown_phones: Site) -> None:
    hass, select = shown_phones.hass, setting_id(shown_phones, "ring_timeout")
    await act(hass, "select.select_option", entity_id=select, option="120")
    assert last_change(shown_phones) == {"extid": "101", "ringtimeout": "120"}
    assert shown(shown_phones).endswith(" 120")
    with pytest.raises(ServiceValidationError):
        await act(hass, "select.select_option", entity_id=select, option="17")


async def test_a_change_that_is_not_reported(shown_phones: Site) -> None:
    shown_phones.pbx.faults.refuse("30001", "extension/query")
    await turn(shown_phones, "dnd", "on")
    assert shown(shown_phones).startswith("off ")
    shown_phones.pbx.faults.errno = ""
    await shown_phones.minutes(1)
    assert shown(shown_phones).startswith("on ")


async def test_a_pbx_that_does_not_report_settings(
    shown_phones: Site, caplog: pytest.LogCaptureFixture
) -> None:
    shown_phones.pbx.faults.refuse("10003", "extension/query")
    await shown_phones.minutes(21)
    assert len(asked(shown_phones)) == 2
    assert shown(shown_phones) == "unavailable unavailable unavailable unavailable"
    await shown_phones.pbx.stop()
    await shown_phones.minutes(11)
    await shown_phones.pbx.start()
    await shown_phones.minutes(3)
    [logged] = re.findall("(?:Error|Fetching) .*extension settings data.*", caplog.text)
    assert re.fullmatch(
        rf"Error fetching UC501 \({shown_phones.pbx.serial}\) extension settings data: "
        + error_pattern("pbx_error_10003"),
        logged,
    )
    shown_phones.pbx.faults.errno = ""
    await shown_phones.minutes(10)
    assert shown(shown_phones) == "off off off 30"


async def test_the_pbx_is_offline(
    shown_phones: Site, caplog: pytest.LogCaptureFixture
) -> None:
    await shown_phones.pbx.stop()
    error = error_pattern("pbx_not_reachable")
    sentence = f"^{error_pattern('not_done', phone=ALICE, error=error)}"
    with pytest.raises(HomeAssistantError, match=sentence):
        await turn(shown_phones, "dnd", "on")
    await shown_phones.later(2 * MINUTE, step=10)
    assert shown(shown_phones) == "unavailable unavailable unavailable unavailable"
    await turn(shown_phones, "dnd", "on")
    await shown_phones.minutes(20)
    assert "extension settings" not in "".join(
        record.getMessage() for record in caplog.records if record.levelname != "DEBUG"
    )
    shown_phones.pbx.extensions[1].settings["dnd"] = "on"
    await shown_phones.pbx.start()
    await shown_phones.later(MINUTE, step=5)
    assert asked(shown_phones)[0] == "101,102"
    assert shown(shown_phones) == "on off off 30"


async def test_a_lost_token(shown_phones: Site) -> None:
    shown_phones.pbx.forget_token()
    shown_phones.pbx.faults.paths, shown_phones.pbx.faults.refuse_all = {"login"}, True
    shown_phones.pbx.booted_at = shown_phones.pbx.clock()
    await update(shown_phones, "dnd")
    assert shown_phones.state("connection", "binary_sensor").state == "off"
    assert shown(shown_phones) == "unavailable unavailable unavailable unavailable"


async def test_only_what_has_changed_is_written(shown_phones: Site) -> None:
    changes = async_capture_events(shown_phones.hass, EVENT_STATE_CHANGED)

    def changed() -> list[str]:
        return [
            event.data["entity_id"]
            for event in changes
            if event.data["entity_id"].startswith(("select.", "switch."))
        ]

    await shown_phones.pbx.desk.call("101", "102")
    await shown_phones.minutes(11)
    assert asked(shown_phones) == ["101,102"]
    assert changed() == []
    await turn(shown_phones, "dnd", "on", "102")
    assert changed() == [setting_id(shown_phones, "dnd", "102")]
