"""The permissions that a user needs for an action, which docs/privacy.md shows as a table."""

from collections.abc import Callable, Collection, Iterable, Iterator
from functools import partial

from homeassistant.auth.permissions.const import POLICY_CONTROL, POLICY_READ
from homeassistant.exceptions import Unauthorized, UnknownUser

from ..access.permissions import PbxPermissions
from ..base.subjects import PBX, extension_subject
from ..coordinator import OpenVoxCoordinator, async_loaded_coordinators
from ..pbx import ExtensionState
from .targeted import ATTR_CALL_ID, TALKING, TargetedCall, busy_phones

# A permission for at least one of some parts of PBXs; if there are none, only users with access to all have it.
type Need = tuple[str, list[tuple[OpenVoxCoordinator, str]]]
type Needs = Callable[[TargetedCall], Iterable[Need]]


async def async_require_permission(call: TargetedCall, needs: Needs) -> None:
    """Raise Unauthorized unless the user has the permissions that an action needs; an automation needs none."""
    if (user_id := call.context.user_id) is None:
        return
    if (user := await call.hass.auth.async_get_user(user_id)) is None:
        raise UnknownUser(context=call.context, user_id=user_id)
    for policy, parts in needs(call):
        allowed = (PbxPermissions(call.hass, pbx, user).may(subject, policy) for pbx, subject in parts)
        if not user.permissions.access_all_entities(policy) and not any(allowed):
            raise Unauthorized(context=call.context, user_id=user_id, permission=policy)


def _target(policy: str, call: TargetedCall, states: Collection[ExtensionState] | None = None) -> Iterator[Need]:
    """Yield a permission for each part of a PBX that an action is aimed at; without a target all is meant.

    Of a call it is one for a phone that is busy with it, in one of the states, or else for one that it has reached.
    """
    if call.has_target:
        yield from ((policy, [(part.coordinator, part.subject)]) for part in call.parts)
    elif ATTR_CALL_ID not in call.data:
        yield policy, []
    if call.open_call:
        pbx, open_call = call.open_call
        phones = busy_phones(pbx, open_call, states) or open_call.extensions
        yield policy, [(pbx, extension_subject(number)) for number in phones]


def _pbx(policy: str, call: TargetedCall) -> Iterator[Need]:
    """Yield a permission for the PBX, even if the action is aimed at one of its phones."""
    return ((policy, [(part.coordinator, PBX)]) for part in call.parts)


control_target = partial(_target, POLICY_CONTROL)
control_talking = partial(_target, POLICY_CONTROL, states=TALKING)
read_target = partial(_target, POLICY_READ)
control_pbx = partial(_pbx, POLICY_CONTROL)
read_pbx = partial(_pbx, POLICY_READ)


def control_target_read_ringing(call: TargetedCall) -> Iterator[Need]:
    """Yield that the phone which picks up may be controlled, and that the one which rings may be seen."""
    yield from control_target(call)
    ringing = extension_subject(str(call.data["extension"]).strip())
    yield from ((POLICY_READ, [(part.coordinator, ringing)]) for part in call.parts)


def control_target_or_pbx(call: TargetedCall) -> Iterator[Need]:
    """Yield what playing to phones needs, or to an outside number, which is a call of the PBX."""
    return control_pbx(call) if "number" in call.data else control_target(call)


def read_something(call: TargetedCall) -> Iterator[Need]:
    """Yield that one phone or one PBX may be seen, for what all of them share."""
    pbxs = async_loaded_coordinators(call.hass)
    yield POLICY_READ, [(pbx, subject) for pbx in pbxs for subject in (PBX, *map(extension_subject, pbx.data.extensions))]
