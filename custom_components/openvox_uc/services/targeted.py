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
from ..base.error_texts import invalid, shown_error, translated
from ..base.subjects import PBX, extension_of, subject_of
from ..calls.sentences import complete_texts
from ..const import DOMAIN
from ..coordinator import OpenVoxConfigEntry, OpenVoxCoordinator, async_loaded_pbxs
from ..pbx import Call, ExtensionState
from .refusals import translated_errors

ATTR_CALL_ID = "call_id"
ATTR_EXTENSION = "extension"

IN_CALL = frozenset({ExtensionState.RINGING, ExtensionState.IN_USE, ExtensionState.ON_HOLD})
TALKING = frozenset({ExtensionState.IN_USE, ExtensionState.ON_HOLD})

# Yields whether a user has each of the permissions that an action needs.
type Needs = Callable[[TargetedCall, User], Iterable[bool]]


class Target(NamedTuple):
    """A part of a PBX, `named` if its device or an entity of it is in the target."""

    pbx: OpenVoxCoordinator
    subject: str
    name: str
    named: bool = True

    @property
    def extension(self) -> str:
        """The number of a phone, empty for other parts."""
        return extension_of(self.subject) or ""

    @property
    def state(self) -> ExtensionState | None:
        return self.pbx.extension_state(self.extension)

    @property
    def call_id(self) -> str | None:
        current = self.pbx.tracker.current_call(self.extension)
        return current.call_id if current else None

    def translated_errors(self, **placeholders: str) -> AbstractContextManager[None]:
        return translated_errors(self.pbx, phone=self.name, **placeholders)


class TargetedCall(ServiceCall):
    """The call of an action. Its properties raise ServiceValidationError if nothing is found."""

    def __init__(self, call: ServiceCall) -> None:
        super().__init__(call.hass, call.domain, call.service, call.data, call.context, call.return_response)
        # The targets that cannot be reached; `parts` fills it.
        self._failed: list[tuple[str, HomeAssistantError]] = []

    @property
    def has_target(self) -> bool:
        # An empty form sends empty lists.
        return any(self.data.get(str(key)) for key in cv.ENTITY_SERVICE_FIELDS)

    @cached_property
    def parts(self) -> list[Target]:
        """The targets that can be reached, sorted by name."""
        hass, selection = self.hass, TargetSelection(self.data)
        devices = dr.async_get(hass)
        for entity_id in selection.entity_ids:
            if (device_id := async_entity_device_id(hass, entity_id)) is None:
                raise invalid("entity_of_others", entity=entity_id)
            # An entity of a PBX includes its extensions.
            selection.device_ids.add(device_id)
        named = selection.device_ids
        found = named | {device.id for device in async_target_devices(hass, selection)}
        if not found:
            raise invalid("nothing_targeted")
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
        """Return the phones that can be reached: of an area or a PBX those in one of the states, or without these all of an area."""
        parts = self.parts
        for _, error in self._failed:
            # A PBX that is not set up does not affect other phones; a device that is not a phone is a mistake.
            if error.translation_key != "service_config_entry_not_loaded":
                raise error
        for part in parts:
            if part.named and not part.extension and (states is None or part.subject != PBX):
                raise invalid("not_an_extension", device=part.name)
        return [part for part in parts if part.extension and (part.named or states is None or part.state in states)]

    @property
    def phone(self) -> Target:
        """The only phone."""
        phones = self.phones()
        self._all_parts()
        if len(phones) != 1:
            raise invalid("select_one_phone")
        return phones[0]

    @property
    def pbx(self) -> OpenVoxCoordinator:
        """The only PBX, perhaps by one of its phones."""
        pbxs = {part.pbx for part in self._all_parts()}
        if len(pbxs) != 1:
            raise invalid("select_one_pbx")
        return pbxs.pop()

    @property
    def extensions(self) -> dict[OpenVoxCoordinator, frozenset[str] | None]:
        """The extensions of each PBX whose data are wanted, None for all; without a target, all PBXs."""
        if not self.has_target:
            return dict.fromkeys(async_loaded_pbxs(self.hass))
        wanted: defaultdict[OpenVoxCoordinator, set[str]] = defaultdict(set)
        for part in self._all_parts():
            if part.subject == PBX or part.extension:
                wanted[part.pbx].add(part.extension)
            elif part.named:
                raise invalid("neither_pbx_nor_extension", device=part.name)
        if not wanted:
            raise invalid("nothing_targeted")
        return {pbx: None if "" in extensions else frozenset(extensions) for pbx, extensions in wanted.items()}

    @cached_property
    def open_call(self) -> tuple[OpenVoxCoordinator, Call]:
        call_id = self.data[ATTR_CALL_ID]
        for pbx in async_loaded_pbxs(self.hass):
            if call := pbx.tracker.open_call(call_id):
                return pbx, call
        raise invalid("call_not_found", call_id=call_id)

    @property
    def talking_phones(self) -> list[str]:
        """The extensions that talk in the call, or the given one if it does."""
        talking, wanted = busy_phones(*self.open_call, TALKING), self.data.get(ATTR_EXTENSION)
        return talking if wanted is None else [number for number in talking if number == wanted]

    def _all_parts(self) -> list[Target]:
        parts = self.parts
        for _, error in self._failed:
            raise error
        return parts

    async def async_each(self, phones: Iterable[Target], act: Callable[[Target], Awaitable[None]]) -> list[Target]:
        """Act on each phone, and return them; raise one error that names all failures."""
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
            texts = complete_texts(*(f"{name}: {shown_error(self.hass, error)}" for name, error in failures))
            raise HomeAssistantError(**translated("not_all_done", failures=texts))
        return done


def busy_phones(pbx: OpenVoxCoordinator, call: Call, states: Collection[ExtensionState] | None = None) -> list[str]:
    """Return the extensions that are in a call now, in one of the states; the call lists also those that have left.

    Those that are in another call, too, come last.
    """
    calls = {number: [its.call_id for its in pbx.tracker.current_calls(number)] for number in call.extensions}
    busy = sorted((number for number, its in calls.items() if call.call_id in its), key=lambda number: len(calls[number]))
    return busy if states is None else [number for number in busy if pbx.extension_state(number) in states]


async def async_require_permission(call: TargetedCall, needs: Needs) -> None:
    """Raise Unauthorized unless the user has the permissions; an automation needs none."""
    if (user_id := call.context.user_id) is None:
        return
    if (user := await call.hass.auth.async_get_user(user_id)) is None:
        raise UnknownUser(context=call.context, user_id=user_id)
    if not all(needs(call, user)):
        raise Unauthorized(context=call.context, user_id=user_id)


def _target(policy: str, call: TargetedCall, user: User) -> Iterator[bool]:
    """Yield the permission for each part of the target."""
    if call.has_target:
        yield from (PbxPermissions(part.pbx, user).may(part.subject, policy) for part in call.parts)
    else:
        yield user.permissions.access_all_entities(policy)


def control_call(call: TargetedCall, user: User) -> Iterator[bool]:
    """Yield the permission for one of the phones that are in a call."""
    pbx, open_call = call.open_call
    yield PbxPermissions(pbx, user).may_with_call(busy_phones(pbx, open_call) or open_call.extensions, POLICY_CONTROL)


def control_talking(call: TargetedCall, user: User) -> Iterator[bool]:
    """Yield the permission for one of the phones that could transfer a call."""
    pbx, open_call = call.open_call
    yield PbxPermissions(pbx, user).may_with_call(call.talking_phones or open_call.extensions, POLICY_CONTROL)


def _pbx(policy: str, call: TargetedCall, user: User) -> Iterator[bool]:
    """Yield the permission for the PBX, also for the target of a phone."""
    return (PbxPermissions(part.pbx, user).may(PBX, policy) for part in call.parts)


control_target = partial(_target, POLICY_CONTROL)
read_target = partial(_target, POLICY_READ)
control_pbx = partial(_pbx, POLICY_CONTROL)
read_pbx = partial(_pbx, POLICY_READ)


def control_target_read_ringing(call: TargetedCall, user: User) -> Iterator[bool]:
    yield from control_target(call, user)
    yield from (PbxPermissions(part.pbx, user).may_read(call.data["extension"]) for part in call.parts)


def control_target_or_pbx(call: TargetedCall, user: User) -> Iterator[bool]:
    # A call to an external number is one of the PBX.
    return (control_pbx if "number" in call.data else control_target)(call, user)


def read_something(call: TargetedCall, user: User) -> Iterator[bool]:
    """Yield whether one phone or one PBX may be seen."""
    pbxs = (PbxPermissions(pbx, user) for pbx in async_loaded_pbxs(call.hass))
    yield user.permissions.access_all_entities(POLICY_READ) or any(pbx.may_read_something for pbx in pbxs)
