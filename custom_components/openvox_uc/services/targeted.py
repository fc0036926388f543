"""The call of an action with what it is aimed at, looked up once for its permissions and for what it does."""

from collections import defaultdict
from collections.abc import Awaitable, Callable, Collection, Iterable
from functools import cached_property
from typing import NamedTuple

from homeassistant.core import ServiceCall
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv, device_registry as dr
from homeassistant.helpers.service import async_get_device_and_config_entry
from homeassistant.helpers.target import TargetSelection

from ..access.targets import async_entity_device_id, async_target_devices, device_name
from ..base.error_texts import translated
from ..base.subjects import PBX, extension_of, subject_of
from ..const import CONF_ALLOW_DANGEROUS_ACTIONS, DOMAIN
from ..coordinator import OpenVoxConfigEntry, OpenVoxCoordinator, async_loaded_coordinators
from ..pbx import Call, ExtensionState

ATTR_CALL_ID = "call_id"

IN_CALL = frozenset({ExtensionState.RINGING, ExtensionState.IN_USE, ExtensionState.ON_HOLD})
TALKING = frozenset({ExtensionState.IN_USE, ExtensionState.ON_HOLD})


class Phone(NamedTuple):
    coordinator: OpenVoxCoordinator
    extension: str
    name: str

    @property
    def state(self) -> ExtensionState | None:
        return self.coordinator.extension_state(self.extension)

    @property
    def call_id(self) -> str | None:
        current = self.coordinator.tracker.current_call(self.extension)
        return current.call_id if current else None


class TargetedPart(NamedTuple):
    """A part of a PBX, `named` if its device or one of its entities is in the target, rather than what the device is part of."""

    coordinator: OpenVoxCoordinator
    subject: str
    name: str
    named: bool


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
    def parts(self) -> list[TargetedPart]:
        """What can be reached of what the action is aimed at, sorted by name."""
        hass, selection = self.hass, TargetSelection(self.data)
        devices = dr.async_get(hass)
        named = {*selection.device_ids}
        for entity_id in selection.entity_ids:
            if (device_id := async_entity_device_id(hass, entity_id)) is None:
                raise ServiceValidationError(**translated("entity_of_others", entity=entity_id))
            named.add(device_id)
        # An entity of a PBX means the PBX, and so its extensions.
        selection.device_ids |= named
        found = named | {device.id for device in async_target_devices(hass, selection)}
        if not found:
            raise ServiceValidationError(**translated("nothing_targeted"))
        parts: list[TargetedPart] = []
        for name, device_id in sorted((device_name(devices.async_get(device_id)) or device_id, device_id) for device_id in found):
            entry: OpenVoxConfigEntry
            try:
                device, entry = async_get_device_and_config_entry(hass, DOMAIN, device_id)
            except ServiceValidationError as error:
                self._failed.append((name, error))
            else:
                subject = subject_of(entry.runtime_data.serial, device.identifiers) or ""
                parts.append(TargetedPart(entry.runtime_data, subject, name, device_id in named))
        return parts

    def phones(self, states: Collection[ExtensionState] | None = None) -> list[Phone]:
        """Return the phones that the action is aimed at and that can be reached.

        Of an area or a PBX, those in one of the states are meant; without `states` a PBX means no phones, and an area all of its phones.
        """
        parts = self.parts
        for _, error in self._failed:
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
        return phones

    @property
    def phone(self) -> Phone:
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
    def subjects(self) -> dict[OpenVoxCoordinator, set[str]]:
        """The PBXs, and the extensions of each, whose data are wanted; nothing without a target."""
        subjects: defaultdict[OpenVoxCoordinator, set[str]] = defaultdict(set)
        if not self.has_target:
            return subjects
        for part in self._all_parts():
            if part.subject == PBX or extension_of(part.subject):
                subjects[part.coordinator].add(part.subject)
            elif part.named:
                raise ServiceValidationError(**translated("neither_pbx_nor_extension", device=part.name))
        if not subjects:
            raise ServiceValidationError(**translated("nothing_targeted"))
        return subjects

    @cached_property
    def open_call(self) -> tuple[OpenVoxCoordinator, Call] | None:
        """The call in progress that the action names by its id, and its PBX."""
        call_id = self.data.get(ATTR_CALL_ID, "")
        return next(((pbx, call) for pbx in async_loaded_coordinators(self.hass) if (call := pbx.tracker.open_call(call_id))), None)

    def _all_parts(self) -> list[TargetedPart]:
        parts = self.parts
        for _, error in self._failed:
            raise error
        return parts

    async def async_each(self, phones: Iterable[Phone], act: Callable[[Phone], Awaitable[None]]) -> list[Phone]:
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


def require_dangerous_actions(coordinator: OpenVoxCoordinator) -> None:
    if not coordinator.config_entry.options.get(CONF_ALLOW_DANGEROUS_ACTIONS):
        raise ServiceValidationError(**translated("dangerous_actions_off"))
