"""Checks the permissions of users.

Those for parts of a PBX are Home Assistant's own permissions for their entities.
Recordings are for administrators; voicemails, for users who control the phone.
"""

from collections.abc import Iterable

from aiohttp.web import Request
from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_CONTROL, POLICY_READ
from homeassistant.components.http.const import KEY_HASS_USER
from homeassistant.components.websocket_api.connection import current_connection
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.http import current_request

from ..base.error_texts import translated
from ..base.subjects import PBX, extension_subject, queue_of, unique_id
from ..const import DOMAIN
from ..coordinator import OpenVoxCoordinator


class PbxPermissions:
    """The permissions of a user for the parts of a PBX.

    A part is represented by one of its entities; without such an entity, the user needs
    a permission for all entities.
    """

    def __init__(self, pbx: OpenVoxCoordinator, user: User) -> None:
        self._registry = er.async_get(pbx.hass)
        self._pbx = pbx
        self._permissions = user.permissions

    @property
    def readable_phones(self) -> frozenset[str] | None:
        """The phones whose calls the user may see.

        None stands for all calls, including those that reached no phone.
        """
        if self._permissions.access_all_entities(POLICY_READ):
            return None
        return frozenset(
            number for number in self._pbx.extensions if self.may_read(number)
        )

    def may_any(self, policy: str) -> bool:
        """Return whether the user has a permission for the PBX or any of its phones."""
        return self.may(PBX, policy) or any(
            self.may(extension_subject(number), policy)
            for number in self._pbx.extensions
        )

    def may_hear_voicemails(self, extension: str) -> bool:
        return self.may(extension_subject(extension), POLICY_CONTROL)

    def may_read(self, number: str) -> bool:
        return self.may(extension_subject(number), POLICY_READ)

    def may_with_call(self, phones: Iterable[str], policy: str) -> bool:
        """Return whether the user has a permission for any phone in a call."""
        return self._permissions.access_all_entities(policy) or any(
            self.may(extension_subject(number), policy) for number in phones
        )

    def may(self, subject: str, policy: str) -> bool:
        entity = self.entity(subject)
        return (
            self._permissions.check_entity(entity.entity_id, policy)
            if entity
            else self._permissions.access_all_entities(policy)
        )

    def entity(self, subject: str) -> er.RegistryEntry | None:
        """Return the entity whose permissions count for a subject, enabled or not."""
        if subject == PBX:
            platform, key = "binary_sensor", "connection"
        elif queue_of(subject):
            platform, key = "sensor", "waiting_callers"
        else:
            platform, key = "sensor", "status"
        entity_id = self._registry.async_get_entity_id(
            platform, DOMAIN, unique_id(self._pbx.serial, subject, key)
        )
        return self._registry.async_get(entity_id) if entity_id else None


async def async_require_listener(
    hass: HomeAssistant, mailbox: tuple[OpenVoxCoordinator, str] | None = None
) -> None:
    """Raise HomeAssistantError unless the user behind the request may listen.

    A user who may control the extension of a mailbox may hear its voicemails. An
    automation that no request triggers may always listen.
    """
    request = current_request.get()
    if request is None:
        return
    user = await _async_user(hass, request)
    if may_listen(user):
        return
    if user and mailbox:
        pbx, extension = mailbox
        if PbxPermissions(pbx, user).may_hear_voicemails(extension):
            return
    raise HomeAssistantError(**translated("media_not_allowed"))


def may_listen(user: User | None) -> bool:
    """Return whether a user may hear all recordings and voicemails."""
    return user is not None and user.is_admin


async def _async_user(hass: HomeAssistant, request: Request) -> User | None:
    """Return the user of a request.

    It comes by WebSocket, by HTTP, or from the companion app.
    """
    if connection := current_connection.get():
        return connection.user
    if KEY_HASS_USER in request:
        user: User = request[KEY_HASS_USER]
        return user
    webhook_id = request.match_info.get(CONF_WEBHOOK_ID)
    for app in hass.config_entries.async_entries("mobile_app"):
        if app.data[CONF_WEBHOOK_ID] == webhook_id:
            return await hass.auth.async_get_user(app.data["user_id"])
    return None
