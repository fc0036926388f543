"""The actions. Home Assistant calls them services in code, and describes them by services.yaml."""

from collections.abc import Callable, Coroutine, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from homeassistant.core import HomeAssistant, ServiceCall, ServiceResponse, SupportsResponse, callback
from homeassistant.helpers.service import async_register_admin_service
from homeassistant.helpers.typing import VolSchemaType

from ..const import DOMAIN
from . import any_request, calls, conferences, contacts, history, queues, recording, settings, voicemail, wake_up
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


@dataclass(frozen=True, slots=True)
class Action:
    """What an action does, what it takes, whether it answers, and who may use it: administrators only, or users with what it needs."""

    act: Callable[[ServiceCall], Coroutine[Any, Any, ServiceResponse] | ServiceResponse]
    schema: VolSchemaType
    response: SupportsResponse = SupportsResponse.NONE
    admin: bool = False
    needs: Needs = control_target


_ONLY, _OPTIONAL = SupportsResponse.ONLY, SupportsResponse.OPTIONAL

# Only administrators change or delete what others see too, and listen to others.
ACTIONS: Mapping[str, Action] = {
    # Calls
    "dial": Action(calls.async_dial, calls.DIAL_SCHEMA, _OPTIONAL),
    "pick_up": Action(calls.async_pick_up, calls.PICK_UP_SCHEMA, _OPTIONAL, needs=control_target_read_ringing),
    "dial_outside": Action(calls.async_dial_outside, calls.DIAL_OUTSIDE_SCHEMA, needs=control_pbx),
    "call_queue": Action(calls.async_call_queue, calls.CALL_QUEUE_SCHEMA, needs=control_pbx),
    "call_ring_group": Action(calls.async_call_ring_group, calls.CALL_RING_GROUP_SCHEMA, needs=control_pbx),
    "play_prompt": Action(calls.async_play_prompt, calls.PLAY_PROMPT_SCHEMA, _OPTIONAL, needs=control_target_or_pbx),
    "hang_up": Action(calls.async_hang_up, calls.HANG_UP_SCHEMA, _OPTIONAL),
    "hold": Action(calls.async_hold, calls.PHONES_SCHEMA, _OPTIONAL),
    "resume": Action(calls.async_resume, calls.PHONES_SCHEMA, _OPTIONAL),
    "mute": Action(calls.async_mute, calls.PHONES_SCHEMA, _OPTIONAL),
    "unmute": Action(calls.async_unmute, calls.PHONES_SCHEMA, _OPTIONAL),
    "transfer": Action(calls.async_transfer, calls.TRANSFER_SCHEMA, _OPTIONAL, needs=control_talking),
    "listen_in": Action(calls.async_listen_in, calls.LISTEN_IN_SCHEMA, admin=True),
    # Settings of phones
    "set_forwarding": Action(settings.async_set_forwarding, settings.SET_FORWARDING_SCHEMA, admin=True),
    # Wake-up calls and hotel
    "set_wake_up_call": Action(wake_up.async_set_wake_up_call, wake_up.SET_WAKE_UP_CALL_SCHEMA, _OPTIONAL),
    "get_wake_up_calls": Action(wake_up.async_get_wake_up_calls, wake_up.PHONE_SCHEMA, _ONLY, needs=read_target),
    "delete_wake_up_call": Action(wake_up.async_delete_wake_up_call, wake_up.DELETE_WAKE_UP_CALL_SCHEMA, _OPTIONAL, admin=True),
    "check_out": Action(wake_up.async_check_out, wake_up.PHONE_SCHEMA, admin=True),
    # Queues and conferences
    "queue_login": Action(queues.async_log_in, queues.QUEUE_LOGIN_SCHEMA),
    "queue_logout": Action(queues.async_log_out, queues.QUEUE_LOGIN_SCHEMA),
    "queue_pause": Action(queues.async_pause, queues.QUEUE_SCHEMA),
    "queue_resume": Action(queues.async_resume, queues.QUEUE_SCHEMA),
    "invite_to_conference": Action(conferences.async_invite, conferences.MEMBERS_SCHEMA, needs=control_pbx),
    "remove_from_conference": Action(conferences.async_remove, conferences.MEMBERS_SCHEMA, needs=control_pbx),
    "mute_in_conference": Action(conferences.async_mute, conferences.MUTE_SCHEMA, needs=control_pbx),
    "get_conference": Action(conferences.async_get, conferences.CONFERENCE_SCHEMA, _ONLY, needs=read_pbx),
    # Call history
    "get_call_history": Action(history.async_get_calls, history.GET_CALLS_SCHEMA, _ONLY, needs=read_target),
    "delete_call_history": Action(history.async_delete_calls, history.DELETE_CALLS_SCHEMA, _OPTIONAL, admin=True),
    "record_reports": Action(recording.async_record_reports, recording.RECORD_REPORTS_SCHEMA, _OPTIONAL, admin=True),
    # Voicemail
    "get_voicemails": Action(voicemail.async_get_voicemails, voicemail.GET_VOICEMAILS_SCHEMA, _ONLY, needs=read_target),
    "delete_voicemail": Action(voicemail.async_delete_voicemail, voicemail.DELETE_VOICEMAIL_SCHEMA, admin=True),
    # Everything else that the PBX can do
    "request": Action(any_request.async_request, any_request.REQUEST_SCHEMA, _ONLY, admin=True),
    # Contacts
    "get_contacts": Action(contacts.async_get_contacts_found, contacts.GET_CONTACTS_SCHEMA, _ONLY, needs=read_something),
    "set_contact": Action(contacts.set_contact, contacts.SET_CONTACT_SCHEMA, admin=True),
    "delete_contact": Action(contacts.delete_contact, contacts.DELETE_CONTACT_SCHEMA, admin=True),
}


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    """Register all actions."""
    for name, action in ACTIONS.items():
        act = partial(_async_act, action)
        if action.admin:
            async_register_admin_service(hass, DOMAIN, name, act, action.schema, action.response)
        else:
            hass.services.async_register(DOMAIN, name, act, action.schema, action.response)


async def _async_act(action: Action, call: ServiceCall) -> ServiceResponse:
    """Do what an action does, if the user may have it done."""
    if not action.admin:
        await async_require_permission(call, action.needs)
    result = action.act(call)
    return await result if isinstance(result, Coroutine) else result
