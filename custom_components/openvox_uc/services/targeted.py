"""The call of an action with what it is aimed at, which is looked up once: for the permissions that it needs, and for what it does."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable
from functools import cached_property
from typing import NamedTuple

from homeassistant.core import ServiceCall
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv

from ..access.targets import TargetedPart, async_parts
from ..base.error_texts import translated
from ..base.subjects import PBX, extension_of
from ..const import CONF_ALLOW_DANGEROUS_ACTIONS
from ..coordinator import OpenVoxCoordinator, async_loaded_coordinators
from ..pbx import Call, ExtensionState

ATTR_CALL_ID = "call_id"

IN_CALL = frozenset({ExtensionState.RINGING, ExtensionState.IN_USE, ExtensionState.ON_HOLD})
TALKING = frozenset({ExtensionState.IN_USE, ExtensionState.ON_HOLD})


class Phone(NamedTuple):
    """An extension, and the PBX it belongs to."""

    coordinator: OpenVoxCoordinator
    extension: str
    name: str

    @property
    def state(self) -> ExtensionState | None:
        return self.coordinator.extension_state(self.extension)

    @property
    def call_id(self) -> str | None:
        """Return the call that the phone is busy with."""
        current = self.coordinator.tracker.current_call(self.extension)
        return current.call_id if current else None


class TargetedCall(ServiceCall):
    """The call of an action for phones, for a PBX, or for a call. What it returns raises ServiceValidationError if it is not there."""

    def __init__(self, call: ServiceCall) -> None:
        super().__init__(call.hass, call.domain, call.service, call.data, call.context, call.return_response)

    @property
    def has_target(self) -> bool:
        """Return whether there is a target; a form from which all was taken away sends empty lists."""
        return any(self.data.get(str(key)) for key in cv.ENTITY_SERVICE_FIELDS)

    @cached_property
    def _found(self) -> tuple[list[TargetedPart], list[tuple[str, HomeAssistantError]]]:
        return async_parts(self)

    @property
    def parts(self) -> list[TargetedPart]:
        """Return what can be reached of what the action is aimed at."""
        return self._found[0]

    def phones(self, states: Collection[ExtensionState] | None = None) -> tuple[list[Phone], list[tuple[str, HomeAssistantError]]]:
        """Return the phones that the action is aimed at, and what cannot be reached with the reason.

        Of an area or a PBX, those in one of the states are meant; without `states` a PBX means no phones, and an area all of its phones.
        """
        parts, failed = self._found
        for _, error in failed:
            # A device that is no phone is a mistake, after which nothing is done; a PBX that is not set up keeps no other phone back.
            if error.translation_key != "service_config_entry_not_loaded":
                raise error
        phones: list[Phone] = []
        for part in parts:
            if extension := extension_of(part.subject):
                phone = Phone(part.coordinator, extension, part.name)
                if part.named or states is None or phone.state in states:
                    phones.append(phone)
            elif part.named and not (states is not None and part.subject == PBX):
                raise ServiceValidationError(**translated("not_an_extension", device=part.name))
        return phones, failed

    @property
    def phone(self) -> Phone:
        """Return the only phone; that of an area or the like may be the only one there."""
        phones, failed = self.phones()
        if failed:
            raise failed[0][1]
        if len(phones) != 1:
            raise ServiceValidationError(**translated("select_one_phone"))
        return phones[0]

    @property
    def pbx(self) -> OpenVoxCoordinator:
        """Return the only PBX, be it by one of its phones."""
        pbxs = {part.coordinator for part in self._reached_parts()}
        if len(pbxs) != 1:
            raise ServiceValidationError(**translated("select_one_pbx"))
        return pbxs.pop()

    @property
    def subjects(self) -> dict[OpenVoxCoordinator, set[str]]:
        """Return whose data are wanted, by PBX: its own (`pbx`), or those of extensions (`ext_101`); nothing without a target."""
        subjects: defaultdict[OpenVoxCoordinator, set[str]] = defaultdict(set)
        if not self.has_target:
            return subjects
        for part in self._reached_parts():
            if part.subject == PBX or extension_of(part.subject):
                subjects[part.coordinator].add(part.subject)
            elif part.named:
                raise ServiceValidationError(**translated("neither_pbx_nor_extension", device=part.name))
        if not subjects:
            raise ServiceValidationError(**translated("nothing_targeted"))
        return subjects

    @cached_property
    def open_call(self) -> tuple[OpenVoxCoordinator, Call] | None:
        """Return the call in progress that the action names by its id, and its PBX."""
        call_id = self.data.get(ATTR_CALL_ID, "")
        return next(((pbx, call) for pbx in async_loaded_coordinators(self.hass) if (call := pbx.tracker.open_call(call_id))), None)

    def _reached_parts(self) -> list[TargetedPart]:
        parts, failed = self._found
        if failed:
            raise failed[0][1]
        return parts


def busy_phones(coordinator: OpenVoxCoordinator, call: Call, states: Collection[ExtensionState] | None = None) -> list[str]:
    """Return the extensions that are busy with a call now, in one of the states; a call lists those that have left it, too."""
    current = {number: coordinator.tracker.current_call(number) for number in call.extensions}
    busy = [number for number, its in current.items() if its and its.call_id == call.call_id]
    return busy if states is None else [number for number in busy if coordinator.extension_state(number) in states]


async def async_each(
    phones: Iterable[Phone], failed: Iterable[tuple[str, HomeAssistantError]], act: Callable[[Phone], Awaitable[None]]
) -> list[Phone]:
    """Do something with each phone, and return them; raise one error that names all with which it failed, with earlier failures."""
    failures, done = [*failed], []
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


def require_dangerous_actions(coordinator: OpenVoxCoordinator) -> None:
    """Raise ServiceValidationError unless the options allow what can do harm."""
    if not coordinator.config_entry.options.get(CONF_ALLOW_DANGEROUS_ACTIONS):
        raise ServiceValidationError(**translated("dangerous_actions_off"))
