"""The rules of Home Assistant's quality scale that no other test holds.

Docs/proofs.md names the tests of the others.
"""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any

from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.dispatcher import DATA_DISPATCHER
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.entity_platform import async_get_platforms
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc import PLATFORMS
from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.entity import OpenVoxEntity
from tests.simulator import SimulatedPbx

from .house import act, load, written
from .repository import ENGLISH, ICONS, PAGES, ROOT, codes

README = PAGES[ROOT / "README.md"]


async def test_actions_exist_without_an_entry(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, DOMAIN, {})
    actions = hass.services.async_services_for_domain(DOMAIN)
    assert set(actions) == set(ENGLISH["services"]), "translations/en.json: services"


def entities(hass: HomeAssistant) -> Iterator[Entity]:
    for platform in async_get_platforms(hass, DOMAIN):
        yield from platform.entities.values()


@pytest.mark.usefixtures("all_enabled", "setup_integration")
async def test_entities(hass: HomeAssistant) -> None:
    """All entities have the base, an id, a translated name, and an icon.

    The icon comes from icons.json or their device class.
    """
    added = list(entities(hass))
    assert {entity.platform.domain for entity in added} == set(PLATFORMS)
    for entity in added:
        assert isinstance(entity, OpenVoxEntity)
        assert entity.unique_id
        assert entity.has_entity_name
        domain, key = entity.platform.domain, entity.translation_key
        assert key in ENGLISH["entity"][domain], (
            f"translations/en.json: entity > {domain} > {key}"
        )
        assert entity.icon is None
        assert entity.device_class or key in ICONS["entity"][domain], (
            f"icons.json: entity > {domain} > {key}"
        )


async def test_only_added_entities_listen(
    hass: HomeAssistant, setup_integration: MockConfigEntry
) -> None:
    """Entities that are disabled are made as well, and listen to nothing.

    No entity listens once the entry is unloaded.
    """

    def listening() -> set[object]:
        signals = hass.data[DATA_DISPATCHER].values()
        owners = {
            getattr(listener, "__self__", None)
            for listeners in signals
            for listener in listeners
        }
        return {owner for owner in owners if isinstance(owner, Entity)}

    assert listening()
    assert listening() <= set(entities(hass))
    assert await hass.config_entries.async_unload(setup_integration.entry_id)
    assert listening() == set()
    registry = er.async_get(hass)
    for entity in er.async_entries_for_config_entry(
        registry, setup_integration.entry_id
    ):
        registry.async_update_entity(
            entity.entity_id, disabled_by=er.RegistryEntryDisabler.USER
        )
    await load(hass, setup_integration)
    assert listening() == set()


@pytest.mark.parametrize("platform", PLATFORMS)
def test_parallel_updates(platform: str) -> None:
    """The slots for requests to the PBX, of which there is one, are in `pbx/`."""
    assert (
        import_module(f"custom_components.openvox_uc.{platform}").PARALLEL_UPDATES == 0
    )


async def test_what_a_removal_leaves(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
) -> None:
    """The README names each file that a removal leaves.

    These are still there when the PBX has been deleted, and Home Assistant has stopped.
    """
    await act(hass, "set_contact", name="Mom", numbers=["0301234567"])
    pbx.faults.refuse_all = True
    assert not await hass.config_entries.async_reload(setup_integration.entry_id)
    await hass.config_entries.async_remove(setup_integration.entry_id)
    await hass.async_block_till_done()
    await written(hass)
    assert not list(Path(hass.config.config_dir).glob(f"*{DOMAIN}*"))
    left = {key for key in hass_storage if DOMAIN in key}
    assert left == {f"{DOMAIN}.contacts", f"{DOMAIN}.login_guard"}
    assert left <= set(codes(README.partition("\n## Remove\n")[2]))
