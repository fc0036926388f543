"""The triggers: what happens to calls, filtered by who takes part."""

from collections import deque
from collections.abc import Iterable
from functools import lru_cache
from typing import Any, ClassVar, cast, override

from homeassistant.const import ATTR_DEVICE_ID, CONF_OPTIONS
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import config_validation as cv, device_registry as dr
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.trigger import Trigger, TriggerActionRunner, TriggerConfig, TriggerNotTriggeredReporter
from homeassistant.helpers.typing import ConfigType
import voluptuous as vol

from .const import DOMAIN
from .identifiers import PBX, device_identifier, extension_subject, trunk_subject
from .pbx import Call, CallEvent, CallEventType, Direction, Party
from .phone_numbers import NumberPattern, quoted_number
from .presentation import sentence
from .signals import SIGNAL_CALL, PublishedCall

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
        """Check the options, and that the devices, where they are known, are of this integration."""
        checked = cast("ConfigType", cls.schema(config))
        registry = dr.async_get(hass)
        for device_id in checked[CONF_OPTIONS][ATTR_DEVICE_ID]:
            device = registry.async_get(device_id)
            # Those of some other integrations have three parts.
            if device and not any(identifier[0] == DOMAIN for identifier in device.identifiers):
                name = device.name_by_user or device.name
                raise vol.Invalid(f"{name} is not a PBX, an extension or a trunk of OpenVox UC", path=[CONF_OPTIONS, ATTR_DEVICE_ID])
        return checked

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        """Take the options."""
        super().__init__(hass, config)
        options = cast("dict[str, Any]", config.options)
        self._direction: str = options[CONF_DIRECTION]
        self._device_ids: list[str] = options[ATTR_DEVICE_ID]
        self._number: str | None = options[CONF_NUMBER]
        self._dialed: str | None = options[CONF_DIALED]
        self._vip_only: bool = options[CONF_VIP_ONLY]

    @override
    async def async_attach_runner(
        self, run_action: TriggerActionRunner, did_not_trigger: TriggerNotTriggeredReporter | None = None
    ) -> CALLBACK_TYPE:
        """Run an action for each call that the options ask for, whether or not its PBX is set up already."""
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
                run_action({"call": data}, sentence(data))

        return async_dispatcher_connect(self._hass, SIGNAL_CALL, handle)

    def _matches(self, published: PublishedCall) -> bool:
        """Return whether a call, and what happened to it, fits the options."""
        event, presenter = published.event, published.presenter
        call = event.call
        prefix = presenter.outside_prefix if call.direction is Direction.OUTBOUND else ""
        return (
            self._direction in (ANY_DIRECTION, call.direction)
            and self._concerns(presenter.serial, event)
            and (self._number is None or any(self._is_like(self._number, number, prefix) for number in _other_numbers(call)))
            and (self._dialed is None or self._is_like(self._dialed, call.dialed or "", prefix))
            and (not self._vip_only or any(contact and contact.vip for contact in presenter.outside_contacts(call)))
        )

    def _is_like(self, pattern: str, number: str, prefix: str) -> bool:
        """Return whether a phone number matches a pattern in the country of Home Assistant's settings, which may change."""
        return _number_pattern(pattern, self._hass.config.country).matches(number, prefix)

    def _concerns(self, serial: str, event: CallEvent) -> bool:
        """Return whether an event is one of the chosen devices."""
        if not self._device_ids:
            return event.extension is None
        registry = dr.async_get(self._hass)
        subjects = {device_identifier(serial, subject) for subject in _subjects(event)}
        return any(
            (device := registry.async_get(device_id)) and not subjects.isdisjoint(device.identifiers) for device_id in self._device_ids
        )


def _subjects(event: CallEvent) -> Iterable[str]:
    """Yield the subjects that an event is about."""
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
    """Give the numbers of the other party: the outside one, or both of an internal call."""
    for party in (call.caller, call.callee):
        if party and (party.outside or call.direction is Direction.INTERNAL):
            yield party.number


@lru_cache
def _number_pattern(pattern: str, country: str | None) -> NumberPattern:
    """Return the pattern of phone numbers that an option names."""
    return NumberPattern(pattern, country)


def _valid_pattern(written: str | int | None) -> str | None:
    """Return a valid pattern of phone numbers; None for an empty one, which blueprints give."""
    if written is None or written == "":
        return None
    try:
        pattern = quoted_number(written)
        NumberPattern(pattern)
    except ServiceValidationError as error:
        raise vol.Invalid("The phone number is not in quotes, so a leading + or 0 may be lost. Put it in quotes") from error
    except ValueError as error:
        raise vol.Invalid("Enter a phone number, such as 030 1234567. Use * for any digits, such as 030*") from error
    return pattern


def _trigger(event: CallEventType, *, direction: str = Direction.INBOUND.value) -> type[CallTrigger]:
    """Return the trigger for an event, and for calls of a direction where none is chosen."""

    class EventTrigger(CallTrigger):
        """The trigger for one event."""

        event_type = event
        schema = vol.Schema(
            {
                vol.Required(CONF_OPTIONS, default=dict): {
                    vol.Required(CONF_DIRECTION, default=direction): vol.In([ANY_DIRECTION, *(known.value for known in Direction)]),
                    vol.Required(ATTR_DEVICE_ID, default=list): vol.All(cv.ensure_list, [cv.string]),
                    vol.Required(CONF_NUMBER, default=None): _valid_pattern,
                    vol.Required(CONF_DIALED, default=None): _valid_pattern,
                    vol.Required(CONF_VIP_ONLY, default=False): cv.boolean,
                }
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
    """Return the triggers."""
    return TRIGGERS
