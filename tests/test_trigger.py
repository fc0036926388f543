"""The triggers.

The calls they fire for, the data for automations, and refused options.
"""

from collections import Counter
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Mapping
from typing import Any

from homeassistant.components.automation.const import DOMAIN as AUTOMATION
from homeassistant.components.websocket_api.automation import (
    async_get_triggers_for_target,
)
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    floor_registry as fr,
    label_registry as lr,
)
from homeassistant.helpers.trigger import (
    async_get_all_descriptions,
    async_validate_trigger_config,
)
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    async_capture_events,
    async_mock_service,
)
import voluptuous as vol

from custom_components.openvox_uc.const import CONF_OUTSIDE_PREFIX, DOMAIN, EVENT_CALL
from custom_components.openvox_uc.contacts.phone_book import Contact
from custom_components.openvox_uc.contacts.store import async_get_contacts
from custom_components.openvox_uc.trigger import TRIGGERS, CallTrigger
from tests import stories
from tests.house import act, device_id, second_pbx
from tests.simulator import SimulatedPbx
from tests.simulator.bodies import Party
from tests.simulator.desk import Desk
from tests.site import Site

PHONES = ("101", "102", "103", "104")
AREAS = ("Office", "Basement", "Closet")

# Time passes when a test says so.
pytestmark = pytest.mark.usefixtures("freezer")


@pytest.fixture
async def site(unloaded: Site) -> Site:
    await unloaded.set_up()
    return unloaded


async def automate(site: Site, **triggers: dict[str, Any]) -> list[ServiceCall]:
    runs = async_mock_service(site.hass, "test", "note")
    fields = {
        "id": "{{ trigger.id }}",
        "description": "{{ trigger.description }}",
        "call": "{{ trigger.call }}",
    }
    automation = {
        "triggers": [{"id": name, **trigger} for name, trigger in triggers.items()],
        "actions": {"action": "test.note", "data": fields},
        "mode": "parallel",
        "max": 100,
    }
    assert await async_setup_component(site.hass, AUTOMATION, {AUTOMATION: automation})
    await site.hass.async_block_till_done()
    assert site.hass.states.is_state("automation.automation_0", "on")
    return runs


def device(site: Site, part: str = "") -> str:
    return device_id(site.hass, site.entry, part)


def trigger(
    name: str, target: Mapping[str, Any] | None = None, /, **options: Any
) -> dict[str, Any]:
    return {"trigger": f"{DOMAIN}.{name}", "options": options} | (
        {} if target is None else {"target": target}
    )


def ids(runs: Iterable[ServiceCall]) -> list[str]:
    return [str(call.data["id"]) for call in runs]


def assert_fired(runs: list[ServiceCall], names: Iterable[str]) -> None:
    """Check that these triggers have fired since the last look, each of them once."""
    assert Counter(ids(runs)) == Counter(names)
    runs.clear()


async def fired(
    runs: list[ServiceCall], site: Site, story: Callable[[Site], Awaitable[None]]
) -> set[str]:
    runs.clear()
    await story(site)
    return set(ids(runs))


# Which triggers fire, in this order, and for which phones.
FIRED: dict[Callable[[Site], Awaitable[None]], dict[str, str]] = {
    stories.answered: {
        "call_ringing": "101",
        "call_answered": "101",
        "call_ended": "101",
    },
    stories.missed: {"call_ringing": "101", "call_missed": "101"},
    stories.outbound_busy: {"call_ringing": "101", "call_failed": "101"},
    stories.transferred: {
        "call_ringing": "101 104",
        "call_answered": "101 104",
        "call_transferred": "101",
        "call_ended": "101 104",
    },
    stories.group_answered: {
        "call_ringing": "102 103 104",
        "call_answered": "103",
        "call_ended": "103",
    },
    stories.group_missed: {
        "call_ringing": "102 103 104",
        "call_missed": "102 103 104",
    },
    stories.queue_answered: {
        "call_ringing": "101 102",
        "call_answered": "102",
        "call_ended": "102",
    },
    stories.internal_answered: {
        "call_ringing": "101 102",
        "call_answered": "101 102",
        "call_ended": "101 102",
    },
    stories.internal_missed: {"call_ringing": "101 102", "call_missed": "102"},
}


@pytest.mark.parametrize("story", FIRED, ids=lambda story: story.__name__)
async def test_each_trigger_fires_once_for_a_call(
    site: Site, story: Callable[[Site], Awaitable[None]]
) -> None:
    """The selected phone has to take part in the call as the trigger says.

    It has to ring or to call, to answer, to have talked, or to have rung unanswered. It
    counts once for a call.
    """
    devices = {phone: device(site, f"_ext_{phone}") for phone in PHONES}
    targets: dict[str, dict[str, Any]] = {
        "all": {},
        "several": {"device_id": [*devices.values()]},
    }
    targets |= {
        phone: {"device_id": [device_id]} for phone, device_id in devices.items()
    }
    wanted = {
        f"{name} {who}": trigger(name, target, direction="any")
        for name in TRIGGERS
        for who, target in targets.items()
    }
    runs = await automate(site, **wanted)
    await story(site)
    assert [name for name in ids(runs) if name.endswith("all")] == [
        f"{name} all" for name in FIRED[story]
    ]
    assert Counter(ids(runs)) == Counter(
        f"{name} {who}"
        for name, phones in FIRED[story].items()
        for who in ("all", "several", *phones.split())
    )


async def test_direction(site: Site) -> None:
    """By default, calls from outside count.

    For failed calls, those to outside count, and for transfers, all.
    """
    ways: dict[str, dict[str, str]] = {
        way: {"direction": way} for way in ("any", "inbound", "outbound", "internal")
    }
    names = ("call_ringing", "call_failed", "call_transferred")
    runs = await automate(
        site,
        **{
            f"{name} {way}": trigger(name, **options)
            for name in names
            for way, options in {**ways, "default": {}}.items()
        },
    )

    assert await fired(runs, site, stories.answered) == {
        "call_ringing any",
        "call_ringing inbound",
        "call_ringing default",
    }
    assert await fired(runs, site, stories.outbound_busy) == {
        "call_ringing any",
        "call_ringing outbound",
    } | {f"call_failed {way}" for way in ("any", "outbound", "default")}
    assert await fired(runs, site, stories.internal_answered) == {
        "call_ringing any",
        "call_ringing internal",
    }
    await fired(runs, site, stories.internal_transferred)
    assert {name for name in ids(runs) if "transferred" in name} == {
        f"call_transferred {way}" for way in ("any", "internal", "default")
    }


async def test_each_transfer_counts(site: Site) -> None:
    runs = await automate(
        site,
        all=trigger("call_transferred"),
        phone=trigger("call_transferred", {"device_id": device(site, "_ext_101")}),
    )
    await site.talk("101")
    [call] = site.desk.calls
    for _ in range(2):
        await site.later(5)
        leg = call.legs[Party("101")]
        await site.pbx.report(call.line.transfer(leg, "101", ""))
    await site.later(1)
    assert Counter(ids(runs)) == {"all": 2, "phone": 2}


@pytest.fixture
async def other(site: Site) -> AsyncGenerator[SimulatedPbx]:
    async with second_pbx(site.hass) as (other, _):
        yield other


async def test_pbxs_and_trunks(site: Site, other: SimulatedPbx) -> None:
    entry, other_entry = site.hass.config_entries.async_entries(DOMAIN)
    chosen = {
        "none": [],
        "pbx": [device_id(site.hass, entry)],
        "other": [device_id(site.hass, other_entry)],
        "trunk": [device_id(site.hass, entry, f"_trunk_{site.pbx.trunk}")],
        "idle trunk": [
            device_id(site.hass, entry, f"_trunk_{site.pbx.trunks[0].name}")
        ],
        "same trunk of the other": [
            device_id(site.hass, other_entry, f"_trunk_{site.pbx.trunk}")
        ],
        "same phone of the other": [device_id(site.hass, other_entry, "_ext_101")],
        "pbx or other": [
            device_id(site.hass, entry),
            device_id(site.hass, other_entry),
        ],
        "gone": ["an id of a device that is gone"],
        "gone or pbx": ["an id of a device that is gone", device_id(site.hass, entry)],
    }
    runs = await automate(
        site,
        **{
            name: trigger("call_ringing", {"device_id": devices}, direction="any")
            for name, devices in chosen.items()
        },
    )
    await site.do(site.desk.ring(["101", "102"], to="600"), 1)
    assert_fired(runs, {"none", "pbx", "trunk", "pbx or other", "gone or pbx"})
    await other.desk.call("101", "102")
    await site.later(1)
    assert_fired(runs, {"none", "other", "pbx or other", "same phone of the other"})


async def test_same_call_id_twice(site: Site, other: SimulatedPbx) -> None:
    phones = [
        device_id(site.hass, entry, "_ext_102")
        for entry in site.hass.config_entries.async_entries(DOMAIN)
    ]
    runs = await automate(site, either=trigger("call_ringing", {"device_id": phones}))
    for pbx in (site.pbx, other):
        await pbx.desk.ring(["101", "102"], to="600")
    await site.later(1)
    assert len({note.data["call"]["serial"] for note in runs}) == len(runs) == 2
    assert len({note.data["call"]["call_id"] for note in runs}) == 1


ANY = {"direction": "any"}
# The options of the entry, the options of triggers, and which of them fire for some
# calls.
NUMBERS: dict[
    str,
    tuple[
        dict[str, str],
        dict[str, dict[str, Any]],
        list[tuple[Callable[[Desk], Awaitable[None]], set[str]]],
    ],
] = {
    (
        "the other party, however it is written: the outside one, or either of an "
        "internal call"
    ): (
        {},
        {
            pattern: {"number": pattern, **ANY}
            for pattern in (
                "0301234567",
                "030 / 123-45 67",
                "030*",
                "*67",
                "+49 170 *",
                "102",
                "10*",
                "*",
            )
        },
        [
            (
                lambda desk: desk.ring(["102"], "0301234567"),
                {"0301234567", "030 / 123-45 67", "030*", "*67", "*"},
            ),
            (lambda desk: desk.ring(["102"], "00491701"), {"+49 170 *", "*"}),
            (lambda desk: desk.dial_out("102", "0307"), {"030*", "*"}),
            (lambda desk: desk.call("101", "102"), {"102", "10*", "*"}),
            (lambda desk: desk.call("102", "103"), {"102", "10*", "*"}),
            (lambda desk: desk.ring(["102"], ""), set()),
        ],
    ),
    "one of several patterns is enough": (
        {},
        {
            "some": {"number": ["+49 170 *", "0301234567"], **ANY},
            "some, dialed": {
                "number": ["0170*", "", "030*"],
                "dialed": ["*5551", "*5552"],
            },
        },
        [
            (lambda desk: desk.ring(["101"], "0301234567"), {"some"}),
            (lambda desk: desk.ring(["101"], "00491701", to="0305552"), {"some"}),
            (lambda desk: desk.ring(["101"], "0301", to="0305552"), {"some, dialed"}),
            (lambda desk: desk.ring(["101"], "0401", to="0305552"), set()),
        ],
    ),
    "the number dialed": (
        {},
        {
            "sales": {"dialed": "+49 30 555-1*"},
            "service": {"dialed": "*5552"},
            "both": {"dialed": "*5552", "number": "0171*"},
        },
        [
            (lambda desk: desk.ring(["101", "102"], to="0049305551"), {"sales"}),
            (lambda desk: desk.ring(["101", "102"], to="+49305552"), {"service"}),
            (
                lambda desk: desk.ring(["101"], "01719", to="+49305552"),
                {"service", "both"},
            ),
        ],
    ),
    (
        "what is dialed before outside numbers need not be in a pattern; callers and "
        "phones have no such prefix"
    ): (
        {CONF_OUTSIDE_PREFIX: "1"},
        {
            pattern: {"number": pattern, **ANY}
            for pattern in ("0301234567", "10301234567", "*4567", "01", "301234567")
        },
        [
            (
                lambda desk: desk.dial_out("102", "10301234567"),
                {"0301234567", "10301234567", "*4567"},
            ),
            (lambda desk: desk.ring(["102"], "10301234567"), {"10301234567", "*4567"}),
            (lambda desk: desk.call("101", "102"), set()),
        ],
    ),
}


@pytest.mark.parametrize("case", NUMBERS)
async def test_numbers(site: Site, case: str) -> None:
    options, triggers, calls = NUMBERS[case]
    await site.load(options)
    runs = await automate(
        site,
        **{name: trigger("call_ringing", **given) for name, given in triggers.items()},
    )
    for call, fired in calls:
        await call(site.desk)
        await site.later(1)
        assert_fired(runs, fired)
        await site.leave_unanswered(seconds=70)


async def test_patterns_match_the_spellings_of_the_country(site: Site) -> None:
    """Also after the country has changed.

    No one else whose number has the same ending is a VIP.
    """
    await site.hass.config.async_update(country="AT")
    async_get_contacts(site.hass).async_put(
        Contact("Anna", ("030 12345678",), vip=True)
    )
    options: dict[str, dict[str, Any]] = {
        "national": {"number": "030*"},
        "international": {"number": "+4930*"},
        "vip": {"vip_only": True},
    }
    runs = await automate(
        site,
        **{name: trigger("call_ringing", **option) for name, option in options.items()},
    )
    await site.hass.config.async_update(country="DE")
    await site.hass.async_block_till_done(wait_background_tasks=True)
    for number, fired in {
        "03012345678": {"national", "international", "vip"},
        "+493012345678": {"national", "international", "vip"},
        "04012345678": set[str](),
        "+43112345678": set[str](),
    }.items():
        await site.ring(["101"], number, 1)
        assert_fired(runs, fired)
        await site.leave_unanswered("101", seconds=70)


async def test_outside_prefix_of_what_was_dialed(site: Site) -> None:
    """Also where the PBX takes the prefix away; the numbers of the house have none."""
    await site.load({CONF_OUTSIDE_PREFIX: "16"})
    site.pbx.outbound_prefix = "16"
    runs = await automate(
        site,
        failed=trigger("call_failed", dialed="030*"),
        ringing=trigger("call_ringing", dialed="030*"),
    )
    await site.dial_out("101", "160301234567", 1)
    await site.leave_unanswered("101", seconds=70)
    await site.do(site.desk.ring(["101"], to="1603055"), 1)
    assert ids(runs) == ["failed"]


async def test_vips(site: Site) -> None:
    async_get_contacts(site.hass).async_put(Contact("Ann", ("030 1234567",), vip=True))
    async_get_contacts(site.hass).async_put(Contact("Bob", ("0170 555",)))
    runs = await automate(
        site,
        vip=trigger("call_ringing", direction="any", vip_only=True),
        failed=trigger("call_failed", vip_only=True),
        all=trigger("call_failed"),
    )

    assert await fired(runs, site, stories.answered) == {"vip"}

    async def call_a_vip(site: Site) -> None:
        await stories.outbound_busy(site, stories.OUTSIDE)

    assert await fired(runs, site, call_a_vip) == {"vip", "failed", "all"}
    assert await fired(runs, site, stories.outbound_busy) == {"all"}
    assert await fired(runs, site, stories.internal_answered) == set()


async def test_data_for_automations(texts_as_keys: None, site: Site) -> None:
    events = async_capture_events(site.hass, EVENT_CALL)
    runs = await automate(site, **{name: trigger(name) for name in TRIGGERS})
    await site.ring(["101"], "0301234567", 10)
    await site.answer("101", 60)
    await site.hang_up("101", 5)
    assert [note.data["call"] for note in runs] == [
        dict(event.data) for event in events
    ]
    assert [note.data["description"] for note in runs] == [
        "activity.call_ringing Alice (101) 0301234567",
        "activity.call_answered Alice (101) 0301234567 · call_line.rang 0:10",
        "activity.call_ended Alice (101) 0301234567 · call_line.talked 1:00",
    ]
    assert runs[-1].data["call"]["talk_seconds"] == 60


async def test_targets(site: Site) -> None:
    """Areas, floors, labels and entities are targets.

    They represent the phones in them, or a PBX with all its calls. Nothing else does.
    """
    phone, areas, devices = (
        device(site, "_ext_101"),
        ar.async_get(site.hass),
        dr.async_get(site.hass),
    )
    floor, label = (
        fr.async_get(site.hass).async_create("Ground floor"),
        lr.async_get(site.hass).async_create("Desk phones"),
    )
    office, basement, closet = (
        areas.async_create(name, floor_id=floor.floor_id if name == "Office" else None)
        for name in AREAS
    )
    devices.async_update_child_device(phone, area_id=office.id, labels={label.label_id})
    devices.async_update_device(device(site), area_id=closet.id)
    targets: dict[str, dict[str, Any]] = {
        "none": {},
        "area": {"area_id": office.id},
        "floor": {"floor_id": floor.floor_id},
        "label": {"label_id": [label.label_id]},
        "status": {"entity_id": "sensor.uc501_alice_101_status"},
        "event of the pbx": {"entity_id": "event.uc501_call_event"},
        "area of the pbx": {"area_id": closet.id},
        "empty area": {"area_id": basement.id},
        "other phone": {"entity_id": "sensor.uc501_bob_102_status"},
        "area that is gone": {"area_id": "attic"},
    }
    runs = await automate(
        site,
        **{name: trigger("call_ringing", target) for name, target in targets.items()},
    )
    await site.do(site.desk.ring(["101"]), 1)
    assert_fired(
        runs,
        {
            "none",
            "area",
            "floor",
            "label",
            "status",
            "event of the pbx",
            "area of the pbx",
        },
    )
    await site.desk.hang_up("101")
    devices.async_update_child_device(phone, area_id=basement.id, labels=set())
    await site.hass.async_block_till_done()
    await site.ring(["101"], "0302", 1)
    assert_fired(
        runs, {"none", "empty area", "status", "event of the pbx", "area of the pbx"}
    )


async def test_a_trigger_that_is_gone_follows_nothing(site: Site) -> None:
    before = site.hass.bus.async_listeners()
    await automate(
        site, ringing=trigger("call_ringing", {"device_id": device(site, "_ext_101")})
    )
    assert site.hass.bus.async_listeners() != before
    await act(site.hass, "automation.turn_off", entity_id="automation.automation_0")
    await site.hass.async_block_till_done()
    after = site.hass.bus.async_listeners()
    assert all(
        after.get(event, 0) == before.get(event, 0)
        for event in ("area_registry_updated", "device_registry_updated")
    )


async def test_a_device_may_be_chosen_before_the_entry_is_set_up(site: Site) -> None:
    """As Home Assistant does when it starts.

    The registries are there, the entry is not.
    """
    phone = device(site, "_ext_101")
    await site.stop()
    runs = await automate(site, ringing=trigger("call_ringing", {"device_id": phone}))
    await site.load()
    await site.desk.ring(["102"], "0302")
    await site.do(site.desk.ring(["101"]), 1)
    assert [note.data["call"]["callee"] for note in runs] == ["101"]


async def test_a_phone_that_rings_during_a_reload(site: Site) -> None:
    phones = [device(site, f"_ext_{number}") for number in ("101", "102")]
    runs = await automate(
        site,
        both=trigger("call_ringing", {"device_id": phones}),
        second=trigger("call_ringing", {"device_id": phones[1]}),
    )
    await site.desk.ring(["101"], to="600")
    await site.load()
    assert ids(runs) == ["both"]
    call = site.desk.calls[0]
    await site.pbx.report(call.line.ring(call.legs[Party("101")], "102"))
    await site.later(1)
    assert ids(runs) == ["both", "second"]


@pytest.mark.parametrize(
    ("options", "sentence"),
    [
        ({"direction": "outside"}, "value must be one of"),
        ({"number": "Anna?"}, "trigger.invalid_number"),
        ({"number": " - "}, "trigger.invalid_number"),
        ({"dialed": "030;1"}, "trigger.invalid_number"),
        ({"number": 301234567}, "number_not_quoted.message 301234567"),
        ({"number": ["030*", 301234567]}, "number_not_quoted.message 301234567"),
        ({"vip_only": "perhaps"}, "invalid boolean value"),
        ({"phone": "101"}, "not a valid option"),
    ],
)
async def test_wrong_options(
    texts_as_keys: None, hass: HomeAssistant, options: dict[str, Any], sentence: str
) -> None:
    with pytest.raises(vol.Invalid, match=sentence):
        await async_validate_trigger_config(
            hass, [{"platform": f"{DOMAIN}.call_ringing", "options": options}]
        )


async def test_parts_without_calls(site: Site) -> None:
    """The editor offers the triggers for the PBX, its phones and its trunks.

    A queue has no calls of its own.
    """
    await async_validate_trigger_config(
        site.hass, [{"platform": f"{DOMAIN}.call_ringing"}]
    )

    async def offered(part: str) -> set[str]:
        target = {"device_id": device(site, part)}
        return {
            key
            for key in await async_get_triggers_for_target(site.hass, target, True)
            if key.startswith(DOMAIN)
        }

    assert await offered("_queue_9998") == set()
    for part in ("", "_ext_101", f"_trunk_{site.pbx.trunks[0].name}"):
        assert await offered(part) == {f"{DOMAIN}.{name}" for name in TRIGGERS}


async def test_empty_options(hass: HomeAssistant) -> None:
    empty: dict[str, Any] = {"number": "", "dialed": None}
    configs: list[dict[str, Any]] = [
        {},
        {"options": empty},
        {"options": {"number": [], "dialed": [""]}},
        {"target": {}},
    ]
    first, *others = [
        await async_validate_trigger_config(
            hass, [{"platform": f"{DOMAIN}.call_ringing", **config}]
        )
        for config in configs
    ]
    assert all(other == first for other in others)


async def test_what_the_editor_shows(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, DOMAIN, {})
    await async_validate_trigger_config(hass, [{"platform": f"{DOMAIN}.call_ringing"}])
    descriptions = await async_get_all_descriptions(hass)
    for name, described in TRIGGERS.items():
        assert issubclass(described, CallTrigger)
        defaults = described.schema({})["options"]
        description = descriptions[f"{DOMAIN}.{name}"]
        assert description
        assert description["fields"].keys() == defaults.keys()
        shown = {
            key: field["default"]
            for key, field in description["fields"].items()
            if "default" in field
        }
        assert shown == {key: defaults[key] for key in shown}
        assert {"direction", "vip_only"} == shown.keys()
