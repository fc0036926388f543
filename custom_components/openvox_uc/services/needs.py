"""The permissions that a user needs for an action, by what it is about: the one rule that docs/privacy.md shows as a table."""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import suppress
from typing import NamedTuple

from homeassistant.auth.permissions.const import POLICY_CONTROL, POLICY_READ
from homeassistant.core import ServiceCall
from homeassistant.exceptions import ServiceValidationError, Unauthorized, UnknownUser
from homeassistant.helpers import config_validation as cv

from ..access.permissions import PbxPermissions
from ..access.targets import async_targets
from ..base.subjects import PBX, extension_subject
from ..const import DOMAIN
from ..coordinator import OpenVoxCoordinator
from ..pbx import ExtensionState
from .calls import ATTR_EXTENSION, ATTR_NUMBER
from .targeted import ATTR_CALL_ID, async_subject

_TALKING = frozenset({ExtensionState.IN_USE, ExtensionState.ON_HOLD})


class Need(NamedTuple):
    """A permission that has to be there for one of some parts of PBXs; of none, only users with access to all have it."""

    policy: str
    parts: list[tuple[OpenVoxCoordinator, str]]


type Needs = Callable[[ServiceCall], Iterable[Need]]


async def async_require_permission(call: ServiceCall, needs: Needs) -> None:
    """Raise Unauthorized unless the user has the permissions that an action needs; an automation needs none."""
    if (user_id := call.context.user_id) is None:
        return
    if (user := await call.hass.auth.async_get_user(user_id)) is None:
        raise UnknownUser(context=call.context, user_id=user_id)
    for policy, parts in needs(call):
        allowed = (PbxPermissions(call.hass, pbx, user).may(subject, policy) for pbx, subject in parts)
        if not user.permissions.access_all_entities(policy) and not any(allowed):
            raise Unauthorized(context=call.context, user_id=user_id, permission=policy)


def control_target(call: ServiceCall) -> Iterator[Need]:
    """Yield that all which an action is aimed at may be controlled; of a call, one of its phones."""
    return _target(call, POLICY_CONTROL)


def control_talking(call: ServiceCall) -> Iterator[Need]:
    """Yield that all which an action is aimed at may be controlled; of a call, a phone that talks in it."""
    return _target(call, POLICY_CONTROL, _TALKING)


def read_target(call: ServiceCall) -> Iterator[Need]:
    """Yield that all which an action is aimed at may be seen."""
    return _target(call, POLICY_READ)


def control_pbx(call: ServiceCall) -> Iterator[Need]:
    """Yield that the PBX may be controlled, be the action aimed at one of its phones."""
    return (Need(POLICY_CONTROL, [(pbx, PBX)]) for pbx, _ in _targeted(call))


def read_pbx(call: ServiceCall) -> Iterator[Need]:
    """Yield that the PBX may be seen, be the action aimed at one of its phones."""
    return (Need(POLICY_READ, [(pbx, PBX)]) for pbx, _ in _targeted(call))


def control_target_read_ringing(call: ServiceCall) -> Iterator[Need]:
    """Yield that the phone which picks up may be controlled, and that the one which rings may be seen."""
    yield from control_target(call)
    ringing = extension_subject(str(call.data[ATTR_EXTENSION]).strip())
    yield from (Need(POLICY_READ, [(pbx, ringing)]) for pbx, _ in _targeted(call))


def control_target_or_pbx(call: ServiceCall) -> Iterator[Need]:
    """Yield what playing to phones needs, or to an outside number, which is a call of the PBX."""
    return control_pbx(call) if ATTR_NUMBER in call.data else control_target(call)


def read_something(call: ServiceCall) -> Iterator[Need]:
    """Yield that one phone or one PBX may be seen, for what all of them share."""
    pbxs: list[OpenVoxCoordinator] = [entry.runtime_data for entry in call.hass.config_entries.async_loaded_entries(DOMAIN)]
    yield Need(POLICY_READ, [(pbx, subject) for pbx in pbxs for subject in (PBX, *map(extension_subject, pbx.data.extensions))])


def _target(call: ServiceCall, policy: str, states: Collection[ExtensionState] | None = None) -> Iterator[Need]:
    """Yield a permission for each part of a PBX that an action is aimed at; of a call, for one of its phones that does something.

    Without a target all is meant.
    """
    if _has_target(call):
        yield from (Need(policy, [part]) for part in _targeted(call))
    elif ATTR_CALL_ID not in call.data:
        yield Need(policy, [])
    for entry in call.hass.config_entries.async_loaded_entries(DOMAIN):
        pbx: OpenVoxCoordinator = entry.runtime_data
        if open_call := pbx.tracker.open_call(call.data.get(ATTR_CALL_ID, "")):
            # The phones that are busy with it, or else those it has reached.
            current = {number: pbx.tracker.current_call(number) for number in open_call.extensions}
            busy = [number for number, its in current.items() if its and its.call_id == open_call.call_id]
            if states is not None:
                busy = [number for number in busy if pbx.extension_state(number) in states]
            yield Need(policy, [(pbx, extension_subject(number)) for number in busy or open_call.extensions])


def _has_target(call: ServiceCall) -> bool:
    """Return whether an action is aimed at something; a form from which all was taken away sends empty lists."""
    return any(call.data.get(str(key)) for key in cv.ENTITY_SERVICE_FIELDS)


def _targeted(call: ServiceCall) -> Iterator[tuple[OpenVoxCoordinator, str]]:
    """Yield each part of a PBX that an action is aimed at; what is wrong with the others is for the action to say."""
    for target in async_targets(call):
        with suppress(ServiceValidationError):
            yield async_subject(call.hass, target)
