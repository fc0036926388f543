"""What a user may see and control of a PBX, by Home Assistant's own permissions for its entities."""

from collections.abc import Iterable

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_CONTROL, POLICY_READ
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er

from ..base.subjects import PBX, extension_subject, queue_of, unique_id
from ..const import DOMAIN
from ..coordinator import OpenVoxCoordinator


class PbxPermissions:
    """The permissions of a user for one PBX and its parts: for an entity of each, or for everything where it has no such entity."""

    def __init__(self, hass: HomeAssistant, coordinator: OpenVoxCoordinator, user: User) -> None:
        self._registry = er.async_get(hass)
        self._coordinator = coordinator
        self._permissions = user.permissions

    @property
    def readable_phones(self) -> frozenset[str] | None:
        """The phones whose calls the user may see, None for all calls, also those that reached no phone."""
        if self._permissions.access_all_entities(POLICY_READ):
            return None
        return frozenset(number for number in self._coordinator.data.extensions if self.may_read(number))

    @property
    def may_read_something(self) -> bool:
        return self.may(PBX, POLICY_READ) or any(map(self.may_read, self._coordinator.data.extensions))

    def may_read(self, number: str) -> bool:
        return self.may(extension_subject(number), POLICY_READ)

    def may_control(self, number: str) -> bool:
        return self.may(extension_subject(number), POLICY_CONTROL)

    def may_with_call(self, phones: Iterable[str], policy: str) -> bool:
        """Return whether the user has a permission for a call, that is for one of its phones."""
        return self._permissions.access_all_entities(policy) or any(self.may(extension_subject(number), policy) for number in phones)

    def may(self, subject: str, policy: str) -> bool:
        entity = self.entity(subject)
        return self._permissions.check_entity(entity.entity_id, policy) if entity else self._permissions.access_all_entities(policy)

    def entity(self, subject: str) -> er.RegistryEntry | None:
        """Return the entity whose permissions count for a subject, be it disabled or not."""
        if subject == PBX:
            platform, key = "binary_sensor", "connection"
        else:
            platform, key = "sensor", "waiting_callers" if queue_of(subject) else "status"
        entity_id = self._registry.async_get_entity_id(platform, DOMAIN, unique_id(self._coordinator.serial, subject, key))
        return self._registry.async_get(entity_id) if entity_id else None
