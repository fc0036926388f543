"""The triggers: events of calls, filtered by who takes part."""

from collections import deque
from collections.abc import Iterable
from contextlib import ExitStack
from typing import Any, ClassVar, cast, override

from homeassistant.const import CONF_OPTIONS, CONF_TARGET
from homeassistant.core import (
    CALLBACK_TYPE,
    Event,
    HomeAssistant,
    async_get_hass,
    callback,
)
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import (
    area_registry as ar,
    config_validation as cv,
    device_registry as dr,
    entity_registry as er,
)
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.target import TargetSelection
from homeassistant.helpers.translation import async_load_integrations
from homeassistant.helpers.trigger import (
    Trigger,
    TriggerActionRunner,
    TriggerConfig,
    TriggerNotTriggeredReporter,
)
from homeassistant.helpers.typing import ConfigType
import voluptuous as vol

from .access.targets import async_target_devices
from .base.error_texts import shown_error, text
from .base.phone_numbers import (
    NumberPattern,
    is_number_pattern,
    quoted_number,
    written_number,
)
from .base.subjects import PBX, device_identifier, extension_subject, trunk_subject
from .calls.sentences import sentence
from .calls.signals import SIGNAL_CALL, PublishedCall
from .const import DOMAIN
from .pbx import CallEvent, CallEventType, Direction, Party

CONF_DIALED = "dialed"
CONF_DIRECTION = "direction"
CONF_NUMBER = "number"
CONF_VIP_ONLY = "vip_only"

ANY_DIRECTION = "any"

# More calls than can be open at once.
_REMEMBERED_CALLS = 1000


class CallTrigger(Trigger):
    """Fires once for each call that has the event and matches the options."""

    event_type: ClassVar[CallEventType]
    schema: ClassVar[vol.Schema]

    @override
    @classmethod
    async def async_validate_config(
        cls, hass: HomeAssistant, config: ConfigType
    ) -> ConfigType:
        # Automations are validated before integrations are set up, but errors need
        # texts.
        await async_load_integrations(hass, {DOMAIN})
        return cast("ConfigType", cls.schema(config))

    def __init__(self, hass: HomeAssistant, config: TriggerConfig) -> None:
        super().__init__(hass, config)
        self._options = cast("dict[str, Any]", config.options)
        target = config.target or {}
        self._selection = TargetSelection(target) if any(target.values()) else None
        # The device identifiers of the target; cleared when a registry changes.
        self._targeted: set[tuple[str, str]] | None = None

    @override
    async def async_attach_runner(
        self,
        run_action: TriggerActionRunner,
        did_not_trigger: TriggerNotTriggeredReporter | None = None,
    ) -> CALLBACK_TYPE:
        triggered: deque[tuple[str, str]] = deque(maxlen=_REMEMBERED_CALLS)

        @callback
        def handle(published: PublishedCall) -> None:
            """Run the action.

            For the event of a single phone, run it only once per call.
            """
            event, presenter = published.event, published.presenter
            if event.type is not self.event_type or not self._matches(published):
                return
            call = (presenter.serial, event.call.call_id)
            if event.extension is not None and call in triggered:
                return
            triggered.append(call)
            data = presenter.event_data(f"call_{event.type}", event.call)
            run_action(
                {"call": data},
                sentence(self._hass, {**data, **presenter.story(event.call)}),
                published.context,
            )

        @callback
        def forget_targeted(_event: Event[Any]) -> None:
            self._targeted = None

        listening = ExitStack()
        listening.callback(async_dispatcher_connect(self._hass, SIGNAL_CALL, handle))
        for updated in (
            ar.EVENT_AREA_REGISTRY_UPDATED,
            dr.EVENT_DEVICE_REGISTRY_UPDATED,
            er.EVENT_ENTITY_REGISTRY_UPDATED,
        ):
            listening.callback(self._hass.bus.async_listen(updated, forget_targeted))
        return listening.close

    def _matches(self, published: PublishedCall) -> bool:
        call, presenter = published.event.call, published.presenter
        if self._options[CONF_DIRECTION] not in (ANY_DIRECTION, call.direction):
            return False
        if not self._concerns(presenter.serial, published.event):
            return False
        is_outbound = call.direction is Direction.OUTBOUND
        prefix = presenter.outside_prefix if is_outbound else ""
        others = [
            party.number
            for party in (call.caller, call.callee)
            if party and (party.outside or call.direction is Direction.INTERNAL)
        ]
        if not self._is_like(CONF_NUMBER, others, prefix):
            return False
        if not self._is_like(CONF_DIALED, [call.dialed or ""], prefix):
            return False
        if not self._options[CONF_VIP_ONLY]:
            return True
        contacts = presenter.outside_contacts(call)
        return any(contact and contact.vip for contact in contacts)

    def _is_like(self, option: str, numbers: list[str], prefix: str) -> bool:
        """Return whether a number matches a pattern of the option, if it has any."""
        country = self._hass.config.country
        patterns = [NumberPattern(typed, country) for typed in self._options[option]]
        return not patterns or any(
            pattern.matches(number, prefix)
            for pattern in patterns
            for number in numbers
        )

    def _concerns(self, serial: str, event: CallEvent) -> bool:
        if self._selection is None:
            return event.extension is None
        if self._targeted is None:
            self._targeted = {
                identifier
                for device in async_target_devices(self._hass, self._selection)
                for identifier in device.identifiers
            }
        subjects = [*map(extension_subject, _phones(event))]
        if event.extension is None:
            subjects += [PBX, trunk_subject(event.call.trunk or "")]
        identifiers = {device_identifier(serial, subject) for subject in subjects}
        return not self._targeted.isdisjoint(identifiers)


def _phones(event: CallEvent) -> Iterable[str]:
    """Return the extensions of an event.

    The events of extensions name the second phone of a group, and the target of a
    transfer.
    """
    call, extension = event.call, event.extension
    if extension is not None:
        # A transfer removes a phone from a call that continues.
        is_end = event.type is CallEventType.ENDED and call.ended_at is not None
        if is_end or event.type in (CallEventType.RINGING, CallEventType.ANSWERED):
            return [extension]
        return []
    if event.type is CallEventType.ANSWERED:
        return []
    if event.type is CallEventType.ENDED:
        parties = (call.caller, call.answered_by)
        return [party.number for party in parties if party and not party.outside]
    if event.type is CallEventType.MISSED:
        return [number for number in call.extensions if Party(number) != call.caller]
    return call.extensions


def _valid_patterns(written: object) -> list[str]:
    """Return valid patterns, without the empty one that blueprints supply."""
    return [
        _valid_pattern(pattern) for pattern in cv.ensure_list(written) if pattern != ""
    ]


def _valid_pattern(written: object) -> str:
    try:
        pattern = quoted_number(written_number(written))
    except ServiceValidationError as error:
        raise vol.Invalid(shown_error(async_get_hass(), error)) from error
    if not is_number_pattern(pattern):
        raise vol.Invalid(text(async_get_hass(), "trigger.invalid_number"))
    return pattern


def _trigger(
    event: CallEventType, *, direction: str = Direction.INBOUND.value
) -> type[CallTrigger]:
    class EventTrigger(CallTrigger):
        event_type = event
        schema = vol.Schema(
            {
                vol.Required(CONF_TARGET, default=dict): cv.TARGET_FIELDS,
                vol.Required(CONF_OPTIONS, default=dict): {
                    vol.Required(CONF_DIRECTION, default=direction): vol.In(
                        [ANY_DIRECTION, *(known.value for known in Direction)]
                    ),
                    vol.Required(CONF_NUMBER, default=list): _valid_patterns,
                    vol.Required(CONF_DIALED, default=list): _valid_patterns,
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
