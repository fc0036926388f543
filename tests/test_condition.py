"""The conditions.

When they are true, for which targets, and how automations use them.
"""

from collections.abc import Awaitable, Callable
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import (
    area_registry as ar,
    device_registry as dr,
    entity_registry as er,
    label_registry as lr,
)
from homeassistant.helpers.condition import (
    async_from_config,
    async_get_all_descriptions,
    async_validate_condition_config,
)
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import WebSocketGenerator

from custom_components.openvox_uc.condition import CONDITIONS
from custom_components.openvox_uc.const import DOMAIN
from tests.conftest import Later
from tests.house import device_id, entity_id
from tests.simulator import SimulatedPbx

pytestmark = pytest.mark.usefixtures("freezer")

MINUTE = 60

type Holds = Callable[..., Awaitable[bool]]
type Target = dict[str, str]


@pytest.fixture
def holds(hass: HomeAssistant, setup_integration: MockConfigEntry) -> Holds:
    async def check(name: str, target: dict[str, Any], **options: Any) -> bool:
        config = {"condition": f"{DOMAIN}.{name}", "target": target, "options": options}
        checker = await async_from_config(
            hass, await async_validate_condition_config(hass, config)
        )
        try:
            return checker.async_check() is True
        finally:
            checker.async_unload()

    return check


@pytest.fixture
def phones(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry
) -> dict[str, str]:
    return {
        extension.number: device_id(hass, setup_integration, f"_ext_{extension.number}")
        for extension in pbx.extensions
    }


@pytest.fixture
def alice(phones: dict[str, str]) -> Target:
    return {"device_id": phones["101"]}


@pytest.mark.parametrize(
    ("word", "true"),
    [
        ("Idle", {"is_registered"}),
        ("Ringing", {"is_ringing", "is_registered"}),
        ("InUse", {"is_in_call", "is_registered"}),
        ("Hold", {"is_in_call", "is_registered"}),
        ("Unavailable", set()),
    ],
)
async def test_phones(
    holds: Holds, alice: Target, pbx: SimulatedPbx, word: str, true: set[str]
) -> None:
    await pbx.report_state("101", word)
    assert {name for name in CONDITIONS if await holds(name, alice)} == true


async def test_trunks(
    hass: HomeAssistant,
    holds: Holds,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    later: Later,
) -> None:
    pbx.trunks[0].status = "Failure"
    await later(MINUTE, step=MINUTE)
    ids = [
        device_id(hass, setup_integration, f"_trunk_{trunk.name}")
        for trunk in pbx.trunks
    ]
    assert [
        await holds("trunk_is_registered", {"device_id": trunk}) for trunk in ids
    ] == [False, True]
    assert await holds("trunk_is_registered", {"device_id": ids}, behavior="any")
    assert not await holds("trunk_is_registered", {"device_id": ids}, behavior="all")


@pytest.mark.parametrize("name", ["is_in_call", "is_registered"])
async def test_targets(
    hass: HomeAssistant,
    holds: Holds,
    phones: dict[str, str],
    alice: Target,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    name: str,
) -> None:
    """Entities, devices, areas, labels, and the PBX for all its phones.

    The sensor of the registration is reached like any other.
    """
    platform, key = {
        "is_in_call": ("sensor", "status"),
        "is_registered": ("binary_sensor", "registered"),
    }[name]
    sensor = entity_id(hass, platform, f"{pbx.serial}_ext_101_{key}")
    office, label = (
        ar.async_get(hass).async_create("Office"),
        lr.async_get(hass).async_create("Important"),
    )
    area, labels = {"area_id": office.id}, {"label_id": label.label_id}
    house = device_id(hass, setup_integration)
    for number in phones:
        await pbx.report_state(number, "InUse" if number == "101" else "Unavailable")
    assert not await holds(name, area)
    assert not await holds(name, labels)
    dr.async_get(hass).async_update_child_device(alice["device_id"], area_id=office.id)
    assert await holds(name, area, behavior="all")
    er.async_get(hass).async_update_entity(sensor, labels={label.label_id})
    assert await holds(name, labels, behavior="all")
    assert await holds(name, {"entity_id": sensor}, behavior="all")
    assert await holds(name, alice, behavior="all")
    assert await holds(name, {"device_id": house}, behavior="any")
    assert not await holds(name, {"device_id": house}, behavior="all")
    assert not await holds(name, {"device_id": phones["102"]})


@pytest.mark.parametrize("by", ["entity_id", "label_id"])
@pytest.mark.parametrize(
    ("name", "platform", "key"),
    [("is_registered", "sensor", "status"), ("is_in_call", "event", "call")],
)
async def test_an_entity_represents_its_phone(
    hass: HomeAssistant,
    holds: Holds,
    pbx: SimulatedPbx,
    name: str,
    platform: str,
    key: str,
    by: str,
) -> None:
    entity = entity_id(hass, platform, f"{pbx.serial}_ext_101_{key}")
    label = lr.async_get(hass).async_create("Important").label_id
    er.async_get(hass).async_update_entity(entity, labels={label})
    target = {by: {"entity_id": entity, "label_id": label}[by]}
    await pbx.report_state("101", "InUse")
    assert await holds(name, target)
    await pbx.report_state("101", "Unavailable")
    assert not await holds(name, target)


async def test_other_entities(
    hass: HomeAssistant,
    holds: Holds,
    pbx: SimulatedPbx,
    entity_registry: er.EntityRegistry,
) -> None:
    await pbx.report_state("101", "InUse")
    theirs = entity_registry.async_get_or_create(
        "sensor", "test", "1", translation_key="status"
    ).entity_id
    plug = entity_registry.async_get_or_create(
        "binary_sensor", "test", "1", translation_key="registered"
    ).entity_id
    for sensor in (theirs, "sensor.template"):
        hass.states.async_set(sensor, "in_use")
    hass.states.async_set(plug, "on")
    connection = entity_id(hass, "binary_sensor", f"{pbx.serial}_connection")
    trunk = entity_id(hass, "sensor", f"{pbx.serial}_trunk_{pbx.trunk}_status")
    status = entity_id(hass, "sensor", f"{pbx.serial}_ext_101_status")
    assert not await holds("is_in_call", {"entity_id": [theirs, "sensor.template"]})
    assert not await holds("is_registered", {"entity_id": [plug, connection]})
    assert not await holds("trunk_is_registered", {"entity_id": [status, theirs]})
    assert await holds(
        "trunk_is_registered", {"entity_id": [status, trunk]}, behavior="all"
    )


@pytest.mark.parametrize("behavior", ["any", "all"])
async def test_a_phone_of_which_nothing_is_known(
    holds: Holds, alice: Target, pbx: SimulatedPbx, later: Later, behavior: str
) -> None:
    await pbx.report_state("101", "InUse")
    await pbx.stop()
    await later(2 * MINUTE)
    assert not await holds("is_in_call", alice, behavior=behavior)
    assert not await holds("is_registered", alice, behavior=behavior)


async def test_for_a_while(
    hass: HomeAssistant, alice: Target, pbx: SimulatedPbx, later: Later
) -> None:
    """A call that is put on hold in between is still the same."""
    config = {
        "condition": f"{DOMAIN}.is_in_call",
        "target": alice,
        "options": {"for": {"minutes": 5}},
    }
    checker = await async_from_config(
        hass, await async_validate_condition_config(hass, config)
    )
    await pbx.desk.call("101", "102")
    await pbx.desk.answer("102")
    await later(4 * MINUTE, step=MINUTE)
    await pbx.report_state("101", "Hold")
    assert not checker.async_check()
    await later(2 * MINUTE, step=MINUTE)
    assert checker.async_check()
    await pbx.desk.hang_up("101")
    assert not checker.async_check()
    checker.async_unload()


async def test_what_the_editor_shows(hass: HomeAssistant) -> None:
    await async_validate_condition_config(
        hass, {"condition": f"{DOMAIN}.is_in_call", "target": {"device_id": "phone"}}
    )
    descriptions = await async_get_all_descriptions(hass)
    for name in CONDITIONS:
        description = descriptions[f"{DOMAIN}.{name}"]
        assert description
        assert description["fields"].keys() == {"behavior", "for"}
        target = description["target"]
        assert [entity["integration"] for entity in target["entity"]] == [DOMAIN]
        # Otherwise, the editor says that a device has none.
        assert target.get("primary_entities_only", True) is (
            name in ("is_in_call", "is_ringing")
        )


async def test_visibility_of_a_card(
    hass: HomeAssistant,
    hass_ws_client: WebSocketGenerator,
    alice: Target,
    pbx: SimulatedPbx,
) -> None:
    """A card that is shown during calls appears and disappears by itself.

    *Visibility* of a card subscribes to the condition.
    """
    client = await hass_ws_client(hass)
    await client.send_json_auto_id(
        {
            "type": "subscribe_condition",
            "condition": {"condition": f"{DOMAIN}.is_in_call", "target": alice},
        }
    )
    assert (await client.receive_json())["success"]
    for word in ("Idle", "InUse", "Hold", "Idle"):
        await pbx.report_state("101", word)
        await hass.async_block_till_done()
    shown = [(await client.receive_json())["event"] for _ in range(3)]
    assert shown == [{"result": False}, {"result": True}, {"result": False}]
