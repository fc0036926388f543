"""The devices and entities of a PBX.

How they look, and when they are added and removed.
"""

from collections.abc import Generator
from typing import Any
from unittest.mock import patch

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant, StateMachine
from homeassistant.helpers import device_registry as dr, entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.syrupy import HomeAssistantSnapshotExtension
from syrupy.assertion import SnapshotAssertion
from syrupy.filters import props

from custom_components.openvox_uc.sensor import HISTORY_SENSORS
from tests.conftest import Later, state_of
from tests.house import device_of, known_device, load, needs_pbx, not_unavailable, state
from tests.simulator import SimExtension, SimTrunk, SimulatedPbx

MINUTE = 60
CONSTANT = (
    "aliases",
    "area_id",
    "config_entry_id",
    "config_subentry_id",
    "context",
    "device_id",
    "disabled_by",
    "domain",
    "has_entity_name",
    "hidden_by",
    "id",
    "labels",
    "last_changed",
    "last_reported",
    "last_updated",
    "object_id_base",
    "original_icon",
    "platform",
    "previous_unique_id",
    "suggested_object_id",
)

pytestmark = pytest.mark.usefixtures("server")


@pytest.fixture
def snapshot(snapshot: SnapshotAssertion) -> SnapshotAssertion:
    """Leave out what is the same for all, or differs in each run.

    Home Assistant 2026.11 has another field, `compat_name`.
    """
    return snapshot.with_defaults(
        extension_class=HomeAssistantSnapshotExtension,
        exclude=props(*CONSTANT, "compat_name"),
    )


@pytest.fixture
def small_pbx(noon: FrozenDateTimeFactory, pbx: SimulatedPbx) -> SimulatedPbx:
    pbx.booted_at = pbx.clock() - 86_400
    pbx.extensions = [
        SimExtension("100", state="Unavailable"),
        SimExtension("101", "Alice", settings={"ringtimeout": "45"}),
    ]
    pbx.trunks = [SimTrunk("Telecom")]
    return pbx


async def test_devices_and_entities(
    all_enabled: None,
    small_pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    hass: HomeAssistant,
    snapshot: SnapshotAssertion,
) -> None:
    await hass.async_block_till_done(wait_background_tasks=True)
    entry_id = setup_integration.entry_id
    assert dr.async_entries_for_config_entry(dr.async_get(hass), entry_id) == snapshot(
        name="pbx"
    )
    assert dr.async_child_entries_for_config_entry(
        dr.async_get(hass), entry_id
    ) == snapshot(name="parts")
    for entity in er.async_entries_for_config_entry(er.async_get(hass), entry_id):
        assert entity == snapshot(name=f"{entity.entity_id}-entry")
        assert hass.states.get(entity.entity_id) == snapshot(
            name=f"{entity.entity_id}-state"
        )


@pytest.fixture
def writes(setup_integration: MockConfigEntry) -> Generator[list[str]]:
    written: list[str] = []
    write = StateMachine.async_set_internal

    def note(states: StateMachine, entity_id: str, *values: Any) -> None:
        # It drops a state that has not changed.
        written.append(entity_id)
        write(states, entity_id, *values)

    with patch.object(StateMachine, "async_set_internal", note):
        yield written


async def test_a_report_wakes_only_the_entities_of_its_extension(
    hass: HomeAssistant, pbx: SimulatedPbx, writes: list[str]
) -> None:
    writes.clear()
    assert await pbx.report_state("101", "Ringing") == 200
    await hass.async_block_till_done()
    # A phone that rings stays registered.
    assert writes == ["sensor.uc501_alice_101_status"]


@pytest.mark.usefixtures("all_enabled")
async def test_a_call_wakes_only_the_entities_that_it_concerns(
    hass: HomeAssistant, pbx: SimulatedPbx, writes: list[str]
) -> None:
    await hass.async_block_till_done(wait_background_tasks=True)
    writes.clear()
    await pbx.desk.call("101", "102")
    await pbx.desk.answer("102")
    await hass.async_block_till_done()
    assert {
        "event.uc501_alice_101_call_event",
        "event.uc501_bob_102_call_event",
        "event.uc501_call_event",
        "sensor.uc501_active_calls",
    } <= set(writes)
    written = {
        entity.unique_id
        for entity in map(er.async_get(hass).async_get, writes)
        if entity
    }
    of_phones = tuple(f"{pbx.serial}_ext_{number}_" for number in ("101", "102"))
    parts = tuple(f"{pbx.serial}_{part}_" for part in ("ext", "queue", "trunk"))
    assert [
        unique_id
        for unique_id in written
        if unique_id.startswith(parts) and not unique_id.startswith(of_phones)
    ] == []
    # The history shows calls that have ended.
    assert [
        unique_id
        for unique_id in written
        if unique_id.endswith(tuple(description.key for description in HISTORY_SENSORS))
    ] == []


@pytest.mark.usefixtures("noon")
async def test_an_unchanged_poll_writes_no_state(
    later: Later, pbx: SimulatedPbx, writes: list[str]
) -> None:
    """At midnight, what entities show of the day changes."""
    writes.clear()
    asked = len(pbx.requests)
    await later(11 * MINUTE, step=MINUTE)
    paths = pbx.paths[asked:]
    assert paths.count("extensionlist/query") >= 10
    assert "deviceinfo/query" in paths
    assert writes == []


async def test_a_changed_poll_writes_what_has_changed(
    later: Later, hass: HomeAssistant, pbx: SimulatedPbx, writes: list[str]
) -> None:
    writes.clear()
    pbx.trunks[0].status = "Failure"
    pbx.set_state("101", "Unavailable")
    await later(MINUTE, step=MINUTE)
    assert {
        "binary_sensor.uc501_alice_101_registered",
        "sensor.uc501_alice_101_status",
        "sensor.uc501_trunk_to_108_16_status",
    } <= set(writes)
    # Other entities of the same phone and trunk may show what has changed, too.
    changed = ("uc501_alice_101_", "uc501_trunk_to_108_16_")
    assert all(entity_id.partition(".")[2].startswith(changed) for entity_id in writes)
    assert state_of(hass, "sensor.uc501_alice_101_status") == "unregistered"
    assert state_of(hass, "sensor.uc501_trunk_to_108_16_status") == "failed"


@pytest.mark.usefixtures("all_enabled")
async def test_missing_parts_go_and_may_come_again(
    later: Later,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    caplog: pytest.LogCaptureFixture,
) -> None:
    deleted, trunk = pbx.extensions[2], pbx.trunks[0]
    # Not every firmware reports these.
    deleted.settings |= {
        "alwaysforward": "off",
        "enablemobile": "off",
        "ringsimultaneous": "off",
    }
    parts = (f"{pbx.serial}_ext_102", f"{pbx.serial}_trunk_{trunk.name}")
    ids = [
        entity.entity_id
        for entity in er.async_entries_for_config_entry(
            er.async_get(hass), setup_integration.entry_id
        )
        if entity.unique_id.startswith(parts) and needs_pbx(hass, entity.entity_id)
    ]
    for _ in range(2):
        pbx.extensions.remove(deleted)
        pbx.trunks.remove(trunk)
        await later(MINUTE, step=MINUTE)
        assert not_unavailable(hass, ids) == []

        await later(3 * MINUTE, step=MINUTE)
        assert [entity_id for entity_id in ids if hass.states.get(entity_id)] == []
        assert [
            entity_id for entity_id in ids if er.async_get(hass).async_get(entity_id)
        ] == []
        assert [device_of(hass, setup_integration, part) for part in parts] == [
            None,
            None,
        ]

        pbx.extensions.append(deleted)
        pbx.trunks.append(trunk)
        # Settings are polled after the entities have been added.
        await later(2 * MINUTE, step=MINUTE)
        assert all(device_of(hass, setup_integration, part) for part in parts)
        assert not_unavailable(hass, ids) == ids
        assert [entity_id for entity_id in ids if not hass.states.get(entity_id)] == []
    assert "does not generate unique IDs" not in caplog.text


async def test_renamed_on_the_pbx(
    later: Later,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
) -> None:
    """The name of the PBX counts unless the user has given another one; ids stay."""
    alice, bob = pbx.extensions[1:3]
    device = known_device(hass, setup_integration, f"{pbx.serial}_ext_102")
    dr.async_get(hass).async_update_child_device(device.id, name_by_user="Reception")
    alice.name, bob.name = "Alicia", "Robert"
    await later(MINUTE, step=MINUTE)
    renamed = state(hass, "sensor", f"{pbx.serial}_ext_101_status")
    assert renamed.name == "Alicia (101) Status"
    assert renamed.entity_id == "sensor.uc501_alice_101_status"
    assert (
        state(hass, "sensor", f"{pbx.serial}_ext_102_status").name == "Reception Status"
    )

    alice.name = "101"
    await later(MINUTE, step=MINUTE)
    assert (
        state(hass, "sensor", f"{pbx.serial}_ext_101_status").name
        == "Extension 101 Status"
    )


async def test_names_of_trunks(
    hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry
) -> None:
    pbx.trunks = [SimTrunk("Telecom"), SimTrunk("Trunk 2")]
    await load(hass, entry)
    names = [
        state(hass, "sensor", f"{pbx.serial}_trunk_{trunk.name}_status").name
        for trunk in pbx.trunks
    ]
    assert names == ["Trunk Telecom Status", "Trunk 2 Status"]


@pytest.mark.parametrize(
    ("extensions", "disabled_by"),
    [(20, None), (21, er.RegistryEntryDisabler.INTEGRATION)],
)
async def test_counters_of_many_phones(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    extensions: int,
    disabled_by: er.RegistryEntryDisabler | None,
) -> None:
    pbx.extensions = [SimExtension(str(100 + number)) for number in range(extensions)]
    await load(hass, entry)
    entities = er.async_entries_for_config_entry(er.async_get(hass), entry.entry_id)
    counters = [
        entity
        for entity in entities
        if "_ext_" in entity.unique_id and entity.unique_id.endswith("missed_calls")
    ]
    assert len(counters) == 2 * extensions
    assert {entity.disabled_by for entity in counters} == {disabled_by}
