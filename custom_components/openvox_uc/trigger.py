"""The triggers: what happens to calls, filtered by who takes part."""

from collections import deque
from collections.abc import Iterable
from contextlib import ExitStack
from functools import lru_cache
from typing import Any, ClassVar, cast, override

from homeassistant.const import ATTR_DEVICE_ID, ATTR_ENTITY_ID, CONF_OPTIONS, CONF_TARGET
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv, device_registry as dr, entity_registry as er
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.target import TargetSelection
from homeassistant.helpers.trigger import Trigger, TriggerActionRunner, TriggerConfig, TriggerNotTriggeredReporter
from homeassistant.helpers.typing import ConfigType
import voluptuous as vol

from .access.targets import TargetedDevices
from .base.phone_numbers import NumberPattern, is_number_pattern, quoted_number, written_number
from .base.subjects import PBX, device_identifier, extension_subject, queue_of, subject_of, trunk_subject
from .calls.sentences import sentence
from .calls.signals import SIGNAL_CALL, PublishedCall
from .const import DOMAIN
from .pbx import Call, CallEvent, CallEventType, Direction, Party

CONF_DIALED = "dialed"
CONF_DIRECTION = "direction"
CONF_NUMBER = "number"
CONF_VIP_ONLY = "vip_only"

ANY_DIRECTION = "any"

# More calls than that are never open at a time.
_REMEMBERED_CALLS = 1000


class CallTrigger(Trigger):
    """Fires once for each call to which the event happens, if the call is one that the options ask for."""

    event_type: ClassVar[CallEventType]
    schema: ClassVar[vol.Schema]

    @override
    @classmethod
    async def async_validate_config(cls, hass: HomeAssistant, config: ConfigType) -> ConfigType:
        """Check the options, and that the devices and entities, where they are known, are those of what has calls."""
        checked = cast("ConfigType", cls.schema(config))
        selection = TargetSelection(checked[CONF_TARGET])
        devices, entities = dr.async_get(hass), er.async_get(hass)
        for device in map(devices.async_get, selection.device_ids):
            if device and not _has_calls(hass, device):
                raise _not_own(device.name_by_user or device.name or device.id, ATTR_DEVICE_ID)
        for entity in map(entities.async_get, selection.entity_ids):
            if entity and (entity.platform != DOMAIN or not _has_calls(hass, devices.async_get(entity.device_id or ""))):
                raise _not_own(entity.entity_id, ATTR_ENTITY_ID)
        return checked

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        super().__init__(hass, config)
        options = cast("dict[str, Any]", config.options)
        self._direction: str = options[CONF_DIRECTION]
        self._target = TargetedDevices(hass, TargetSelection(target)) if any((target := config.target or {}).values()) else None
        self._number: str | None = options[CONF_NUMBER]
        self._dialed: str | None = options[CONF_DIALED]
        self._vip_only: bool = options[CONF_VIP_ONLY]

    @override
    async def async_attach_runner(
        self, run_action: TriggerActionRunner, did_not_trigger: TriggerNotTriggeredReporter | None = None
    ) -> CALLBACK_TYPE:
        triggered: deque[tuple[str, str]] = deque(maxlen=_REMEMBERED_CALLS)

        @callback
        def handle(published: PublishedCall) -> None:
            """Run the action; what happens to one phone is no news if it was run for the call, or for another phone in it."""
            event, presenter = published.event, published.presenter
            call = (presenter.serial, event.call.call_id)
            # The calls of before are searched last, since that takes longest.
            if event.type is self.event_type and self._matches(published) and (event.extension is None or call not in triggered):
                triggered.append(call)
                data = presenter.event_data(f"call_{event.type}", event.call)
                run_action({"call": data}, sentence({**data, **presenter.story(event.call)}), published.context)

        listening = ExitStack()
        listening.callback(async_dispatcher_connect(self._hass, SIGNAL_CALL, handle))
        if self._target:
            listening.callback(self._target.async_listen())
        return listening.close

    def _matches(self, published: PublishedCall) -> bool:
        event, presenter = published.event, published.presenter
        call, country = event.call, self._hass.config.country
        prefix = presenter.outside_prefix if call.direction is Direction.OUTBOUND else ""

        def is_like(pattern: str, number: str) -> bool:
            return _number_pattern(pattern, country).matches(number, prefix)

        return (
            self._direction in (ANY_DIRECTION, call.direction)
            and self._concerns(presenter.serial, event)
            and (self._number is None or any(is_like(self._number, number) for number in _other_numbers(call)))
            and (self._dialed is None or is_like(self._dialed, call.dialed or ""))
            and (not self._vip_only or any(contact and contact.vip for contact in presenter.outside_contacts(call)))
        )

    def _concerns(self, serial: str, event: CallEvent) -> bool:
        if self._target is None:
            return event.extension is None
        targeted = self._target.identifiers
        return any(device_identifier(serial, subject) in targeted for subject in _subjects(event))


def _has_calls(hass: HomeAssistant, device: dr.AnyDeviceEntry | None) -> bool:
    if device is None:
        return False
    serials = [entry.unique_id for entry in hass.config_entries.async_entries(DOMAIN) if entry.unique_id]
    subjects = (subject_of(serial, device.identifiers) for serial in serials)
    return any(subject and queue_of(subject) is None for subject in subjects)


def _not_own(name: str, key: str) -> vol.Invalid:
    return vol.Invalid(f"{name} is not a PBX, an extension or a trunk of OpenVox UC", path=[CONF_TARGET, key])


def _subjects(event: CallEvent) -> Iterable[str]:
    yield from map(extension_subject, _phones(event))
    if event.extension is None:
        yield PBX
        if event.call.trunk:
            yield trunk_subject(event.call.trunk)


def _phones(event: CallEvent) -> Iterable[str]:
    """Return the extensions that an event is about: who rings, answers, has talked, or has rung without an answer.

    Events of single extensions tell what the call as a whole does not: the second phone of a group rings, the target of a transfer
    answers, or talked until the end.
    """
    call = event.call
    if (extension := event.extension) is not None:
        # A transfer takes a phone out of a call that goes on.
        is_end = event.type is CallEventType.ENDED and call.ended_at is not None
        return (extension,) if is_end or event.type in (CallEventType.RINGING, CallEventType.ANSWERED) else ()
    match event.type:
        case CallEventType.ANSWERED:
            return ()
        case CallEventType.ENDED:
            return [party.number for party in (call.caller, call.answered_by) if party and not party.outside]
        case CallEventType.MISSED:
            return [number for number in call.extensions if Party(number) != call.caller]
    return call.extensions


def _other_numbers(call: Call) -> Iterable[str]:
    for party in (call.caller, call.callee):
        if party and (party.outside or call.direction is Direction.INTERNAL):
            yield party.number


@lru_cache
def _number_pattern(pattern: str, country: str | None) -> NumberPattern:
    return NumberPattern(pattern, country)


def _valid_pattern(written: str | int | None) -> str | None:
    """Return a valid pattern of phone numbers; None for an empty one, which blueprints give."""
    if written is None or written == "":
        return None
    try:
        pattern = quoted_number(written_number(written))
    except ServiceValidationError as error:
        raise vol.Invalid("The phone number is not in quotes, so a leading + or 0 may be lost. Put it in quotes") from error
    if not is_number_pattern(pattern):
        raise vol.Invalid("Enter a phone number, such as 030 1234567. Use * for any digits, such as 030*")
    return pattern


def _trigger(event: CallEventType, *, direction: str = Direction.INBOUND.value) -> type[CallTrigger]:
    class EventTrigger(CallTrigger):
        event_type = event
        schema = vol.Schema(
            {
                vol.Required(CONF_TARGET, default=dict): cv.TARGET_FIELDS,
                vol.Required(CONF_OPTIONS, default=dict): {
                    vol.Required(CONF_DIRECTION, default=direction): vol.In([ANY_DIRECTION, *(known.value for known in Direction)]),
                    vol.Required(CONF_NUMBER, default=None): _valid_pattern,
                    vol.Required(CONF_DIALED, default=None): _valid_pattern,
                    vol.Required(CONF_VIP_ONLY, default=False): cv.boolean,
                },
            }
        )

    return EventTrigger


TRIGGERS: dict[str, type[Trigger]] = {
    "call_answered": _trigger(CallEventType.ANSWERED),
    "call_ended": _trigger(CallEventType.ENDED),
    "call_failed": _trigger(CallEventType.FAILED, direction=Direction.OUTBOUND.value),
    "call_missed": _trigger(CallEventType.MISSED),
    "call_ringing": _trigger(CallEventType.RINGING),
    "call_transferred": _trigger(CallEventType.TRANSFERRED, direction=ANY_DIRECTION),
}


async def async_get_triggers(hass: HomeAssistant) -> dict[str, type[Trigger]]:
    return TRIGGERS
