"""The conditions: phones ring, are in a call, or are registered; so are trunks."""

from typing import override

from homeassistant.const import STATE_ON, Platform
from homeassistant.core import HomeAssistant, State
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.automation import DomainSpec
from homeassistant.helpers.condition import Condition, EntityStateConditionBase

from .access.targets import async_entity_device_id
from .const import DOMAIN
from .pbx import ExtensionState, TrunkState


def _condition(
    domain: str, translation_key: str, *states: str, primary_entities_only: bool = True
) -> type[Condition]:
    specs = {domain: DomainSpec()}
    wanted: set[str | bool] = {*states}

    class OwnEntityCondition(EntityStateConditionBase):
        """A condition on entities of one kind.

        Any other entity of a phone in the target represents the phone.
        """

        _domain_specs = specs
        _states = wanted
        _primary_entities_only = primary_entities_only

        @override
        def entity_filter(self, entities: set[str]) -> set[str]:
            registry = er.async_get(self._hass)
            devices = {
                device_id
                for entity_id in entities
                if (device_id := async_entity_device_id(self._hass, entity_id))
            }
            return {
                entry.entity_id
                for device_id in devices
                for entry in er.async_entries_for_device(registry, device_id)
                if (entry.domain, entry.platform, entry.translation_key)
                == (domain, DOMAIN, translation_key)
            }

        @override
        def _should_include(self, _state: State) -> bool:
            """Include phones of a PBX that is offline.

            Otherwise, a condition on all phones would hold because none is left to fail
            it.
            """
            return True

    return OwnEntityCondition


CONDITIONS = {
    "is_in_call": _condition(
        Platform.SENSOR, "status", ExtensionState.IN_USE, ExtensionState.ON_HOLD
    ),
    # Targets by device or area include diagnostic entities only on request.
    "is_registered": _condition(
        Platform.BINARY_SENSOR, "registered", STATE_ON, primary_entities_only=False
    ),
    "is_ringing": _condition(Platform.SENSOR, "status", ExtensionState.RINGING),
    "trunk_is_registered": _condition(
        Platform.SENSOR,
        "trunk_status",
        TrunkState.REGISTERED,
        primary_entities_only=False,
    ),
}


async def async_get_conditions(hass: HomeAssistant) -> dict[str, type[Condition]]:
    return CONDITIONS
