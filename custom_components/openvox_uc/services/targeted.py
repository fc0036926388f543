"""Resolves the targets of actions, and checks the permissions of their users.

docs/privacy.md shows the rules as a table.
"""

from collections.abc import Awaitable, Callable, Collection, Iterable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from typing import NamedTuple

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_CONTROL, POLICY_READ
from homeassistant.core import ServiceCall
from homeassistant.exceptions import (
    HomeAssistantError,
    ServiceValidationError,
    Unauthorized,
    UnknownUser,
)
from homeassistant.helpers import config_validation as cv, device_registry as dr
from homeassistant.helpers.service import async_get_device_and_config_entry
from homeassistant.helpers.target import TargetSelection

from ..access.permissions import PbxPermissions
from ..access.targets import async_entity_device_id, async_target_devices, device_name
from ..base.error_texts import invalid, shown_error, translated
from ..base.subjects import PBX, extension_of, subject_of
from ..calls.sentences import complete_texts
from ..connection.options import read_option
from ..const import CONF_ALLOW_DANGEROUS_ACTIONS, DOMAIN
from ..coordinator import OpenVoxConfigEntry, OpenVoxCoordinator, async_loaded_pbxs
from ..pbx import Call, ExtensionState
from .refusals import translated_errors

IN_CALL = frozenset(
    {ExtensionState.RINGING, ExtensionState.IN_USE, ExtensionState.ON_HOLD}
)
TALKING = frozenset({ExtensionState.IN_USE, ExtensionState.ON_HOLD})


@dataclass
class Target:
    """A phone, another part of a PBX, or the PBX itself, in the target of an action.

    It is `named` if the target contains its device or one of its entities, rather than
    only an area or the PBX.
    """

    pbx: OpenVoxCoordinator
    subject: str
    name: str
    named: bool = True

    def __post_init__(self) -> None:
        # The number of a phone; empty for anything else.
        self.extension = extension_of(self.subject) or ""
        # The call that the phone was in when the action began.
        self.first_call_id = self.current_call_id

    @property
    def state(self) -> ExtensionState | None:
        return self.pbx.extension_state(self.extension)

    @property
    def current_call_id(self) -> str | None:
        """Return the call that the phone is in now."""
        current = self.pbx.tracker.current_call(self.extension)
        return current.call_id if current else None

    def translated_errors(self, **placeholders: str) -> AbstractContextManager[None]:
        return translated_errors(self.pbx, phone=self.name, **placeholders)


class Failure(NamedTuple):
    """A target that could not be reached, or for which the action failed."""

    name: str
    error: HomeAssistantError


async def async_require(call: ServiceCall, may: Callable[[User], bool]) -> None:
    """Raise Unauthorized unless the user of an action may do it.

    An automation has no user, and needs no permission. Raises UnknownUser.
    """
    user_id = call.context.user_id
    if user_id is None:
        return
    user = await call.hass.auth.async_get_user(user_id)
    if user is None:
        raise UnknownUser(context=call.context)
    if not may(user):
        raise Unauthorized(context=call.context)


async def _async_targets(
    call: ServiceCall, policy: str
) -> tuple[list[Target], list[Failure]]:
    """Return the parts in a target if the user has a permission for all of them."""
    targets, unreachable = _resolve(call)
    await async_require(
        call,
        lambda user: all(
            PbxPermissions(target.pbx, user).may(target.subject, policy)
            for target in targets
        ),
    )
    return targets, unreachable


async def _async_phones(
    call: ServiceCall,
    states: Collection[ExtensionState] | None = None,
    policy: str = POLICY_CONTROL,
) -> tuple[list[Target], list[Failure]]:
    """Return the phones in a target that can be reached, and the failures.

    From an area or a PBX, only phones in one of `states` are included. Without
    `states`, an area includes all of its phones, and a PBX is refused.
    """
    targets, unreachable = await _async_targets(call, policy)
    phones = []
    for target in targets:
        if target.extension:
            if target.named or states is None or target.state in states:
                phones.append(target)
        elif target.named and (states is None or target.subject != PBX):
            raise invalid("not_an_extension", device=target.name)
    if states is None and not phones and not unreachable:
        raise invalid("nothing_targeted")
    return phones, unreachable


async def async_phone(call: ServiceCall, policy: str = POLICY_CONTROL) -> Target:
    """Return the only phone in a target."""
    phones, unreachable = await _async_phones(call, policy=policy)
    if unreachable:
        raise unreachable[0].error
    if len(phones) != 1:
        raise invalid("select_one_phone")
    return phones[0]


async def async_pbx(
    call: ServiceCall, policy: str = POLICY_CONTROL
) -> OpenVoxCoordinator:
    """Return the only PBX in a target if the user has the permission for it.

    A part in the target represents its PBX.
    """
    targets, unreachable = _resolve(call)
    pbxs = {target.pbx for target in targets}
    await async_require(
        call,
        lambda user: all(PbxPermissions(pbx, user).may(PBX, policy) for pbx in pbxs),
    )
    if unreachable:
        raise unreachable[0].error
    if len(pbxs) != 1:
        raise invalid("select_one_pbx")
    return pbxs.pop()


async def async_extensions_to_read(
    call: ServiceCall,
) -> dict[OpenVoxCoordinator, frozenset[str] | None]:
    """Return the extensions to read for each PBX; None stands for all of them.

    Without a target, all PBXs are included.
    """
    # An empty form sends empty lists. `none` instead of a list targets nothing, and is
    # refused below.
    if not any(call.data.get(str(key)) for key in cv.ENTITY_SERVICE_FIELDS):
        await async_require(
            call, lambda user: user.permissions.access_all_entities(POLICY_READ)
        )
        return dict.fromkeys(async_loaded_pbxs(call.hass))
    targets, unreachable = await _async_targets(call, POLICY_READ)
    # An area may contain an entity of a PBX, but none of its phones.
    pbxs = [target.pbx for target in targets if target.subject == PBX]
    await async_require(
        call,
        lambda user: all(
            PbxPermissions(pbx, user).may_read(number)
            for pbx in pbxs
            for number in pbx.extensions
        ),
    )
    if unreachable:
        raise unreachable[0].error
    wanted: dict[OpenVoxCoordinator, frozenset[str] | None] = {}
    for target in targets:
        numbers = wanted.get(target.pbx, frozenset())
        if target.subject == PBX:
            wanted[target.pbx] = None
        elif target.extension and numbers is not None:
            wanted[target.pbx] = numbers | {target.extension}
        elif target.named and not target.extension:
            raise invalid("neither_pbx_nor_extension", device=target.name)
    if not wanted:
        raise invalid("nothing_targeted")
    return wanted


def _resolve(call: ServiceCall) -> tuple[list[Target], list[Failure]]:
    """Return the parts of PBXs in a target, sorted by name.

    Parts of entries that are not set up are returned as failures and do not affect the
    others. Raises ServiceValidationError for a device of another integration.
    """
    hass, selection = call.hass, TargetSelection(call.data)
    for entity_id in selection.entity_ids:
        device_id = async_entity_device_id(hass, entity_id)
        if device_id is None:
            raise invalid("entity_of_others", entity=entity_id)
        # An entity of the PBX includes its extensions.
        selection.device_ids.add(device_id)
    device_ids = selection.device_ids | {
        device.id for device in async_target_devices(hass, selection)
    }
    if not device_ids:
        raise invalid("nothing_targeted")
    registry = dr.async_get(hass)
    targets, unreachable = [], []
    for device_id in device_ids:
        name = device_name(registry.async_get(device_id)) or device_id
        entry: OpenVoxConfigEntry
        try:
            device, entry = async_get_device_and_config_entry(hass, DOMAIN, device_id)
        except ServiceValidationError as error:
            if error.translation_key != "service_config_entry_not_loaded":
                raise
            unreachable.append(Failure(name, error))
            continue
        pbx = entry.runtime_data
        subject = subject_of(pbx.serial, device.identifiers)
        targets.append(Target(pbx, subject, name, device_id in selection.device_ids))
    targets.sort(key=lambda target: target.name)
    unreachable.sort(key=lambda failure: failure.name)
    return targets, unreachable


async def async_each_phone(
    call: ServiceCall,
    act: Callable[[Target], Awaitable[None]],
    states: Collection[ExtensionState] | None = None,
) -> list[Target]:
    """Act on each phone in a target, the ringing ones last, and return the phones.

    Raises one error that names all failures, including phones that cannot be reached.
    """
    phones, failures = await _async_phones(call, states)
    phones.sort(key=lambda phone: phone.state is ExtensionState.RINGING)
    done = []
    for phone in phones:
        try:
            await act(phone)
        except HomeAssistantError as error:
            failures.append(Failure(phone.name, error))
        else:
            done.append(phone)
    if len(failures) == 1 and not done:
        raise failures[0].error
    if failures:
        texts = complete_texts(
            *(f"{name}: {shown_error(call.hass, error)}" for name, error in failures)
        )
        raise HomeAssistantError(**translated("not_all_done", failures=texts))
    return done


def find_open_call(call: ServiceCall) -> tuple[OpenVoxCoordinator, Call]:
    """Return the PBX and the call that the id in an action names."""
    call_id = call.data["call_id"]
    for pbx in async_loaded_pbxs(call.hass):
        if open_call := pbx.tracker.open_call(call_id):
            return pbx, open_call
    raise invalid("call_not_found", call_id=call_id)


async def async_require_control_of_call(
    call: ServiceCall, pbx: OpenVoxCoordinator, phones: Iterable[str]
) -> None:
    """Raise Unauthorized unless the user may control a phone in the call."""
    await async_require(
        call,
        lambda user: PbxPermissions(pbx, user).may_with_call(phones, POLICY_CONTROL),
    )


def phones_in_call(
    pbx: OpenVoxCoordinator,
    call: Call,
    states: Collection[ExtensionState] | None = None,
) -> list[str]:
    """Return the extensions that are in a call now, optionally in one of the states.

    `Call.extensions` also has those that have left.
    """
    phones = []
    for number in call.extensions:
        is_wanted = states is None or pbx.extension_state(number) in states
        current_calls = pbx.tracker.current_calls(number)
        if is_wanted and call.call_id in [current.call_id for current in current_calls]:
            phones.append(number)
    return phones


def require_restricted_actions(pbx: OpenVoxCoordinator) -> None:
    """Raise ServiceValidationError unless the options allow restricted actions."""
    if not read_option(pbx.config_entry, CONF_ALLOW_DANGEROUS_ACTIONS):
        raise invalid("dangerous_actions_off")
