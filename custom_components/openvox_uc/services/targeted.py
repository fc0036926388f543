"""The call of an action with what it is aimed at, and the permissions that it needs, which docs/privacy.md shows as a table."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable, Iterator
from contextlib import AbstractContextManager
from functools import cached_property, partial
from typing import NamedTuple

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_CONTROL, POLICY_READ
from homeassistant.core import ServiceCall
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized, UnknownUser
from homeassistant.helpers import config_validation as cv, device_registry as dr
from homeassistant.helpers.service import async_get_device_and_config_entry
from homeassistant.helpers.target import TargetSelection

from ..access.permissions import PbxPermissions
from ..access.targets import async_entity_device_id, async_target_devices, device_name
from ..base.error_texts import translated
from ..base.subjects import PBX, extension_of, subject_of
from ..const import DOMAIN
from ..coordinator import OpenVoxConfigEntry, OpenVoxCoordinator, async_loaded_coordinators
from ..pbx import Call, ExtensionState
from .refusals import translated_errors

ATTR_CALL_ID = "call_id"

IN_CALL = frozenset({ExtensionState.RINGING, ExtensionState.IN_USE, ExtensionState.ON_HOLD})
TALKING = frozenset({ExtensionState.IN_USE, ExtensionState.ON_HOLD})

# Yields whether a user has each of the permissions that an action needs.
type Needs = Callable[[TargetedCall, User], Iterable[bool]]


class Target(NamedTuple):
    """A part of a PBX, `named` if its device or one of its entities is in the target, rather than what the device is part of."""

    coordinator: OpenVoxCoordinator
    subject: str
    name: str
    named: bool = True

    @property
    def extension(self) -> str:
        """The number of a phone; other parts have none."""
        return extension_of(self.subject) or ""

    @property
    def state(self) -> ExtensionState | None:
        return self.coordinator.extension_state(self.extension)

    @property
    def call_id(self) -> str | None:
        current = self.coordinator.tracker.current_call(self.extension)
        return current.call_id if current else None

    def translated_errors(self, **placeholders: str) -> AbstractContextManager[None]:
        return translated_errors(self.coordinator, phone=self.name, **placeholders)


class TargetedCall(ServiceCall):
    """The call of an action for phones, for a PBX, or for a call. What it returns raises ServiceValidationError if it is not there."""

    def __init__(self, call: ServiceCall) -> None:
        super().__init__(call.hass, call.domain, call.service, call.data, call.context, call.return_response)
        # What cannot be reached, which is known once `parts` are.
        self._failed: list[tuple[str, HomeAssistantError]] = []

    @property
    def has_target(self) -> bool:
        # A form from which all was taken away sends empty lists.
        return any(self.data.get(str(key)) for key in cv.ENTITY_SERVICE_FIELDS)

    @cached_property
    def parts(self) -> list[Target]:
        """What can be reached of what the action is aimed at, sorted by name."""
        hass, selection = self.hass, TargetSelection(self.data)
        devices = dr.async_get(hass)
        for entity_id in selection.entity_ids:
            if (device_id := async_entity_device_id(hass, entity_id)) is None:
                raise ServiceValidationError(**translated("entity_of_others", entity=entity_id))
            # An entity of a PBX means the PBX, and so its extensions.
            selection.device_ids.add(device_id)
        named = selection.device_ids
        found = named | {device.id for device in async_target_devices(hass, selection)}
        if not found:
            raise ServiceValidationError(**translated("nothing_targeted"))
        parts: list[Target] = []
        for name, device_id in sorted((device_name(devices.async_get(device_id)) or device_id, device_id) for device_id in found):
            entry: OpenVoxConfigEntry
            try:
                device, entry = async_get_device_and_config_entry(hass, DOMAIN, device_id)
            except ServiceValidationError as error:
                self._failed.append((name, error))
            else:
                subject = subject_of(entry.runtime_data.serial, device.identifiers) or ""
                parts.append(Target(entry.runtime_data, subject, name, device_id in named))
        return parts

    def phones(self, states: Collection[ExtensionState] | None = None) -> list[Target]:
        """Return the phones that the action is aimed at and that can be reached.

        Of an area or a PBX, those in one of the states are meant; without `states` a PBX means no phones, and an area all of its phones.
        """
        parts = self.parts
        for _, error in self._failed:
            # A device that is no phone is a mistake, after which nothing is done; a PBX that is not set up keeps no other phone back.
            if error.translation_key != "service_config_entry_not_loaded":
                raise error
        for part in parts:
            if part.named and not part.extension and (states is None or part.subject != PBX):
                raise ServiceValidationError(**translated("not_an_extension", device=part.name))
        return [part for part in parts if part.extension and (part.named or states is None or part.state in states)]

    @property
    def phone(self) -> Target:
        """The only phone; that of an area or the like may be the only one there."""
        phones = self.phones()
        self._all_parts()
        if len(phones) != 1:
            raise ServiceValidationError(**translated("select_one_phone"))
        return phones[0]

    @property
    def pbx(self) -> OpenVoxCoordinator:
        """The only PBX, be it by one of its phones."""
        pbxs = {part.coordinator for part in self._all_parts()}
        if len(pbxs) != 1:
            raise ServiceValidationError(**translated("select_one_pbx"))
        return pbxs.pop()

    @property
    def extensions(self) -> dict[OpenVoxCoordinator, frozenset[str] | None]:
        """The PBXs whose data are wanted, and the extensions of each, None for all; without a target all PBXs."""
        if not self.has_target:
            return dict.fromkeys(async_loaded_coordinators(self.hass))
        wanted: defaultdict[OpenVoxCoordinator, set[str]] = defaultdict(set)
        for part in self._all_parts():
            if part.subject == PBX or part.extension:
                wanted[part.coordinator].add(part.extension)
            elif part.named:
                raise ServiceValidationError(**translated("neither_pbx_nor_extension", device=part.name))
        if not wanted:
            raise ServiceValidationError(**translated("nothing_targeted"))
        return {pbx: None if "" in extensions else frozenset(extensions) for pbx, extensions in wanted.items()}

    @cached_property
    def open_call(self) -> tuple[OpenVoxCoordinator, Call]:
        """The PBX and the call in progress that the action names by its id."""
        call_id = self.data[ATTR_CALL_ID]
        for pbx in async_loaded_coordinators(self.hass):
            if call := pbx.tracker.open_call(call_id):
                return pbx, call
        raise ServiceValidationError(**translated("call_not_found", call_id=call_id))

    def _all_parts(self) -> list[Target]:
        parts = self.parts
        for _, error in self._failed:
            raise error
        return parts

    async def async_each(self, phones: Iterable[Target], act: Callable[[Target], Awaitable[None]]) -> list[Target]:
        """Do something with each phone, and return them; raise one error that names all with which it failed, or that were not reached."""
        failures, done = [*self._failed], []
        for phone in phones:
            try:
                await act(phone)
                done.append(phone)
            except HomeAssistantError as error:
                failures.append((phone.name, error))
        if len(failures) == 1 and not done:
            raise failures[0][1]
        if failures:
            sentences = " ".join(f"{name}: {str(error).removesuffix('.')}." for name, error in failures)
            raise HomeAssistantError(**translated("not_all_done", failures=sentences))
        return done


def busy_phones(coordinator: OpenVoxCoordinator, call: Call, states: Collection[ExtensionState] | None = None) -> list[str]:
    """Return the extensions that are busy with a call now, in one of the states; a call lists those that have left it, too."""
    current = {number: coordinator.tracker.current_call(number) for number in call.extensions}
    busy = [number for number, its in current.items() if its and its.call_id == call.call_id]
    return busy if states is None else [number for number in busy if coordinator.extension_state(number) in states]


async def async_require_permission(call: TargetedCall, needs: Needs) -> None:
    """Raise Unauthorized unless the user has the permissions that an action needs; an automation needs none."""
    if (user_id := call.context.user_id) is None:
        return
    if (user := await call.hass.auth.async_get_user(user_id)) is None:
        raise UnknownUser(context=call.context, user_id=user_id)
    if not all(needs(call, user)):
        raise Unauthorized(context=call.context, user_id=user_id)


def _target(policy: str, call: TargetedCall, user: User, states: Collection[ExtensionState] | None = None) -> Iterator[bool]:
    """Yield the permission for each part of a PBX that an action is aimed at; without a target all is meant.

    Of a call it is one for a phone that is busy with it, in one of the states, or else for one that it has reached.
    """
    if call.has_target:
        yield from (PbxPermissions(call.hass, part.coordinator, user).may(part.subject, policy) for part in call.parts)
    if ATTR_CALL_ID in call.data:
        pbx, open_call = call.open_call
        phones = busy_phones(pbx, open_call, states) or open_call.extensions
        yield PbxPermissions(call.hass, pbx, user).may_with_call(phones, policy)
    elif not call.has_target:
        yield user.permissions.access_all_entities(policy)


def _pbx(policy: str, call: TargetedCall, user: User) -> Iterator[bool]:
    """Yield the permission for the PBX, even if the action is aimed at one of its phones."""
    return (PbxPermissions(call.hass, part.coordinator, user).may(PBX, policy) for part in call.parts)


control_target = partial(_target, POLICY_CONTROL)
control_talking = partial(_target, POLICY_CONTROL, states=TALKING)
read_target = partial(_target, POLICY_READ)
control_pbx = partial(_pbx, POLICY_CONTROL)
read_pbx = partial(_pbx, POLICY_READ)


def control_target_read_ringing(call: TargetedCall, user: User) -> Iterator[bool]:
    """Yield whether the phone which picks up may be controlled, and whether the one which rings may be seen."""
    yield from control_target(call, user)
    yield from (PbxPermissions(call.hass, part.coordinator, user).may_read(call.data["extension"]) for part in call.parts)


def control_target_or_pbx(call: TargetedCall, user: User) -> Iterator[bool]:
    """Yield what playing to phones needs, or to an outside number, which is a call of the PBX."""
    return (control_pbx if "number" in call.data else control_target)(call, user)


def read_something(call: TargetedCall, user: User) -> Iterator[bool]:
    """Yield whether one phone or one PBX may be seen, for what all of them share."""
    pbxs = (PbxPermissions(call.hass, pbx, user) for pbx in async_loaded_coordinators(call.hass))
    yield user.permissions.access_all_entities(POLICY_READ) or any(pbx.may_read_something for pbx in pbxs)
