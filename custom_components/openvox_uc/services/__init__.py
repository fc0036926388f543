"""The actions. Home Assistant calls them services in code, and describes them by services.yaml."""

from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass
from datetime import timedelta
from functools import partial

from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, SupportsResponse, callback
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_register_admin_service, remove_entity_service_fields
from homeassistant.helpers.typing import VolDictType, VolSchemaType
import voluptuous as vol

from ..base.phone_numbers import written_number
from ..const import DOMAIN, MAX_TYPED
from ..contacts.phone_book import DETAILS, MAX_CONTACTS, MAX_NUMBERS
from ..pbx import Direction, ListenMode, Outcome
from . import any_request, calls, conferences, contacts, history, queues, recording, settings, voicemail, wake_up
from .fields import MOMENT, PROMPT, PROMPTS, group_number, optional_target, phones_or_call
from .needs import (
    Needs,
    async_require_permission,
    control_pbx,
    control_talking,
    control_target,
    control_target_or_pbx,
    control_target_read_ringing,
    read_pbx,
    read_something,
    read_target,
)
from .targeted import TargetedCall

_MAX_CALLS = 10_000
_MAX_MEMBERS = 100
_RECORDING_TIME = vol.Range(min=timedelta(seconds=1), max=timedelta(hours=24))

_NUMBER: VolDictType = {vol.Required("number"): written_number}
_EXTENSION: VolDictType = {vol.Required("extension"): written_number}
_AUTO_ANSWER: VolDictType = {vol.Optional("auto_answer", default=False): cv.boolean}
_QUEUE: VolDictType = {vol.Required("queue"): group_number}
_QUEUE_LOGIN: VolDictType = {**_QUEUE, vol.Optional("password"): cv.string}
_CONFERENCE: VolDictType = {vol.Required("conference"): group_number}
_MEMBERS: VolDictType = {
    **_CONFERENCE,
    vol.Required("members"): vol.All(cv.ensure_list, [written_number], vol.Length(min=1, max=_MAX_MEMBERS)),
}
_SOME_CALLS: VolDictType = {
    vol.Optional("config_entry_id"): vol.All(cv.ensure_list, [cv.string]),
    vol.Optional("number"): written_number,
    vol.Optional("start"): MOMENT,
    vol.Optional("end"): MOMENT,
}


@dataclass(frozen=True, slots=True)
class Action:
    """What an action does with its fields, which they are, whether it answers, and who may use it.

    That is administrators only, or users with the permissions that it needs. `act` takes the call and, by their names, its fields but for
    those of a target.
    """

    act: Callable[..., Awaitable[ServiceResponse]]
    fields: VolDictType
    response: SupportsResponse = SupportsResponse.NONE
    needs: Needs = control_target
    admin: bool = False
    schema: Callable[[VolDictType], VolSchemaType] = cv.make_entity_service_schema


_ONLY, _OPTIONAL = SupportsResponse.ONLY, SupportsResponse.OPTIONAL

# Only administrators change or delete what others see too, and listen to others.
ACTIONS: Mapping[str, Action] = {
    # Calls
    "dial": Action(calls.async_dial, {**_NUMBER, **_AUTO_ANSWER}, _OPTIONAL),
    "pick_up": Action(calls.async_pick_up, {**_EXTENSION, **_AUTO_ANSWER}, _OPTIONAL, control_target_read_ringing),
    "dial_outside": Action(
        calls.async_dial_outside, {vol.Required("caller"): written_number, vol.Required("callee"): written_number}, needs=control_pbx
    ),
    "call_queue": Action(calls.async_call_queue, {**_QUEUE, **_NUMBER}, needs=control_pbx),
    "call_ring_group": Action(calls.async_call_ring_group, {vol.Required("ring_group"): group_number, **_NUMBER}, needs=control_pbx),
    "play_prompt": Action(
        calls.async_play_prompt,
        {vol.Required("prompt"): PROMPTS, vol.Optional("number"): written_number, **_AUTO_ANSWER},
        _OPTIONAL,
        control_target_or_pbx,
    ),
    "hang_up": Action(calls.async_hang_up, {}, _OPTIONAL, schema=phones_or_call),
    "hold": Action(calls.async_hold, {}, _OPTIONAL),
    "resume": Action(calls.async_resume, {}, _OPTIONAL),
    "mute": Action(calls.async_mute, {}, _OPTIONAL),
    "unmute": Action(calls.async_unmute, {}, _OPTIONAL),
    "transfer": Action(calls.async_transfer, _NUMBER, _OPTIONAL, control_talking, schema=phones_or_call),
    "listen_in": Action(
        calls.async_listen_in, {**_EXTENSION, vol.Optional("mode", default=ListenMode.LISTEN): vol.Coerce(ListenMode)}, admin=True
    ),
    # Settings of phones
    "set_forwarding": Action(
        settings.async_set_forwarding,
        {vol.Required("when"): settings.WHEN, vol.Required("to"): settings.DESTINATION, vol.Optional("number"): written_number},
        admin=True,
    ),
    # Wake-up calls and hotel
    "set_wake_up_call": Action(
        wake_up.async_set,
        {vol.Required("time"): cv.time, vol.Optional("weekdays", default=list): cv.weekdays, vol.Optional("prompt"): PROMPT},
        _OPTIONAL,
    ),
    "get_wake_up_calls": Action(wake_up.async_get, {}, _ONLY, read_target),
    "delete_wake_up_call": Action(wake_up.async_delete, {vol.Optional("wake_up_call_id"): cv.string}, _OPTIONAL, admin=True),
    "check_out": Action(wake_up.async_check_out, {}, admin=True),
    # Queues and conferences
    "queue_login": Action(queues.async_log_in, _QUEUE_LOGIN),
    "queue_logout": Action(queues.async_log_out, _QUEUE_LOGIN),
    "queue_pause": Action(queues.async_pause, _QUEUE),
    "queue_resume": Action(queues.async_resume, _QUEUE),
    "invite_to_conference": Action(conferences.async_invite, _MEMBERS, needs=control_pbx),
    "remove_from_conference": Action(conferences.async_remove, _MEMBERS, needs=control_pbx),
    "mute_in_conference": Action(conferences.async_mute, {**_MEMBERS, vol.Required("mute"): cv.boolean}, needs=control_pbx),
    "get_conference": Action(conferences.async_get, _CONFERENCE, _ONLY, read_pbx),
    # Call history
    "get_call_history": Action(
        history.async_get_calls,
        {
            **_SOME_CALLS,
            vol.Optional("direction"): vol.All(cv.ensure_list, [vol.Coerce(Direction)]),
            vol.Optional("outcome"): vol.All(cv.ensure_list, [vol.Coerce(Outcome)]),
            vol.Optional("limit", default=50): vol.All(vol.Coerce(int), vol.Range(min=1, max=_MAX_CALLS)),
        },
        _ONLY,
        read_target,
        schema=optional_target,
    ),
    "delete_call_history": Action(history.async_delete_calls, _SOME_CALLS, _OPTIONAL, admin=True, schema=vol.Schema),
    "record_reports": Action(
        recording.async_record_reports,
        {
            vol.Required("config_entry_id"): cv.string,
            vol.Required("mode"): vol.In((recording.MODE_START, recording.MODE_STOP)),
            vol.Optional("duration", default=timedelta(hours=1)): vol.All(cv.time_period, _RECORDING_TIME),
        },
        _OPTIONAL,
        admin=True,
        schema=vol.Schema,
    ),
    # Voicemail
    "get_voicemails": Action(voicemail.async_get_voicemails, {}, _ONLY, read_target),
    "delete_voicemail": Action(
        voicemail.async_delete_voicemail, {vol.Optional("file"): cv.string, vol.Optional("all", default=False): cv.boolean}, admin=True
    ),
    # Everything else that the PBX can do
    "request": Action(
        any_request.async_request,
        {vol.Required("path"): cv.string, vol.Optional("parameters", default=dict): {cv.string: object}},
        _ONLY,
        admin=True,
    ),
    # Contacts
    "get_contacts": Action(
        contacts.async_get,
        {
            vol.Optional("search", default=""): vol.All(cv.string, vol.Length(max=MAX_TYPED)),
            vol.Optional("limit", default=1000): vol.All(vol.Coerce(int), vol.Range(min=1, max=MAX_CONTACTS)),
        },
        _ONLY,
        read_something,
        schema=vol.Schema,
    ),
    "set_contact": Action(
        contacts.async_set,
        {
            vol.Required("name"): cv.string,
            vol.Required("numbers"): vol.All(cv.ensure_list, [written_number], vol.Length(min=1, max=MAX_NUMBERS)),
            **{vol.Optional(key): detail.validate for key, detail in DETAILS.items()},
        },
        admin=True,
        schema=vol.Schema,
    ),
    "delete_contact": Action(
        contacts.async_delete, {vol.Optional("name"): cv.string, vol.Optional("number"): written_number}, admin=True, schema=vol.Schema
    ),
}


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    for name, action in ACTIONS.items():
        act, schema = partial(_async_act, action), action.schema(action.fields)
        if action.admin:
            async_register_admin_service(hass, DOMAIN, name, act, schema, action.response)
        else:
            hass.services.async_register(DOMAIN, name, act, schema, action.response)


async def _async_act(action: Action, call: ServiceCall) -> ServiceResponse:
    """Do what an action does, if the user has the permissions that it needs."""
    targeted = TargetedCall(call)
    if not action.admin:
        await async_require_permission(targeted, action.needs)
    return await action.act(targeted, **remove_entity_service_fields(call))
