"""The actions.

Home Assistant calls them services in code, and describes them by services.yaml.
"""

from collections.abc import Callable, Coroutine, Mapping
from datetime import datetime, timedelta
import re
from typing import Any, NamedTuple

from homeassistant.core import (
    HomeAssistant,
    ServiceCall,
    ServiceResponse,
    SupportsResponse,
    callback,
)
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.service import async_register_admin_service
from homeassistant.helpers.typing import VolDictType, VolSchemaType
from homeassistant.util import dt as dt_util
import voluptuous as vol

from ..base.error_texts import invalid
from ..base.phone_numbers import written_number
from ..calls.availability import MAX_AVAILABILITY
from ..const import DOMAIN, MAX_TYPED
from ..contacts.phone_book import DETAILS, MAX_CONTACTS, MAX_NUMBERS, tidy_line
from ..pbx import Direction, ListenMode, Outcome
from . import administration, calls, contacts, groups, history, phones


def _timestamp(moment: datetime) -> float:
    """Return seconds since 1970.

    A moment without a time zone is in local time.
    """
    # Converting to UTC would overflow in the last hours of the year 9999.
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=dt_util.get_default_time_zone())
    return moment.timestamp()


def _listed(validate: object, most: int) -> VolSchemaType:
    return vol.All(cv.ensure_list, [validate], vol.Length(min=1, max=most))


def _matching(pattern: str, key: str) -> Callable[[object], str]:
    """Return a validator that raises ServiceValidationError.

    Unlike vol.Invalid, that error is translated.
    """

    def validate(value: object) -> str:
        text = str(value).strip()
        if not re.fullmatch(pattern, text, re.ASCII):
            raise invalid(key, typed=text)
        return text

    return validate


_MOMENT = vol.All(cv.datetime, _timestamp)
# A name of a prompt contains a letter (protocol 4), but no `+`, which joins names.
_PROMPT = _matching(rf"(?=.*[A-Za-z])[\w./-]{{1,{MAX_TYPED}}}", "prompt_name_invalid")
_GROUP = _matching(rf"[0-9]{{1,{MAX_TYPED}}}", "group_number_invalid")
_NUMBER: VolDictType = {vol.Required("number"): written_number}
_ANY_NUMBER: VolDictType = {vol.Optional("number"): written_number}
_PLAIN_EXTENSION = vol.All(written_number, vol.Coerce(str), str.strip)
_EXTENSION: VolDictType = {vol.Required("extension"): _PLAIN_EXTENSION}
_CALL: VolDictType = {vol.Required("call_id"): cv.string}
_AUTO_ANSWER: VolDictType = {vol.Optional("auto_answer", default=False): cv.boolean}
_QUEUE: VolDictType = {vol.Required("queue"): _GROUP}
_QUEUE_LOGIN: VolDictType = {**_QUEUE, vol.Optional("password"): cv.string}
_CONFERENCE: VolDictType = {vol.Required("conference"): _GROUP}
_MEMBERS: VolDictType = {
    **_CONFERENCE,
    vol.Required("members"): _listed(written_number, 100),
}
_CALL_FILTER: VolDictType = {
    **_ANY_NUMBER,
    vol.Optional("config_entry_id"): vol.All(cv.ensure_list, [cv.string]),
    vol.Optional("start"): _MOMENT,
    vol.Optional("end"): _MOMENT,
}


class Action(NamedTuple):
    """An action, its fields, and who may use it.

    Actions that are not for administrators alone check the permissions of their user.
    """

    act: Callable[[ServiceCall], Coroutine[Any, Any, ServiceResponse]]
    fields: VolDictType
    response: SupportsResponse = SupportsResponse.NONE
    admin: bool = False
    schema: Callable[[VolDictType], VolSchemaType] = cv.make_entity_service_schema


_ONLY, _OPTIONAL = SupportsResponse.ONLY, SupportsResponse.OPTIONAL

# Only administrators may listen in on others, or change or delete what others see, too,
# except for contacts.
ACTIONS: Mapping[str, Action] = {
    "dial": Action(calls.async_dial, {**_NUMBER, **_AUTO_ANSWER}, _OPTIONAL),
    "pick_up": Action(calls.async_pick_up, {**_EXTENSION, **_AUTO_ANSWER}, _OPTIONAL),
    "dial_outside": Action(
        calls.async_dial_outside,
        {
            vol.Required("caller"): written_number,
            vol.Required("callee"): written_number,
        },
    ),
    "call_queue": Action(calls.async_call_queue, {**_QUEUE, **_NUMBER}),
    "call_ring_group": Action(
        calls.async_call_ring_group, {vol.Required("ring_group"): _GROUP, **_NUMBER}
    ),
    "play_prompt": Action(
        calls.async_play_prompt,
        {
            vol.Required("prompt"): _listed(_PROMPT, 20),
            **_ANY_NUMBER,
            **_AUTO_ANSWER,
        },
        _OPTIONAL,
    ),
    "hang_up": Action(calls.async_hang_up, {}, _OPTIONAL),
    "hang_up_call": Action(
        calls.async_hang_up_call, _CALL, _OPTIONAL, schema=vol.Schema
    ),
    "hold": Action(calls.async_hold, {}, _OPTIONAL),
    "resume": Action(calls.async_resume, {}, _OPTIONAL),
    "mute": Action(calls.async_mute, {}, _OPTIONAL),
    "unmute": Action(calls.async_unmute, {}, _OPTIONAL),
    "transfer": Action(calls.async_transfer, _NUMBER, _OPTIONAL),
    "transfer_call": Action(
        calls.async_transfer_call,
        {**_CALL, **_NUMBER, vol.Optional("extension"): _PLAIN_EXTENSION},
        _OPTIONAL,
        schema=vol.Schema,
    ),
    "listen_in": Action(
        calls.async_listen_in,
        {
            **_EXTENSION,
            vol.Optional("mode", default=ListenMode.LISTEN): vol.Coerce(ListenMode),
        },
        admin=True,
    ),
    "set_forwarding": Action(
        phones.async_set_forwarding,
        {
            vol.Required("when"): phones.WHEN,
            vol.Required("to"): phones.DESTINATION,
            **_ANY_NUMBER,
        },
        admin=True,
    ),
    "set_availability": Action(
        phones.async_set_availability,
        {
            vol.Optional("text", default=""): vol.All(
                cv.string, tidy_line, vol.Length(max=MAX_AVAILABILITY)
            ),
            vol.Optional("until"): _MOMENT,
        },
    ),
    "set_wake_up_call": Action(
        phones.async_set_wake_up_call,
        {
            vol.Required("time"): cv.time,
            vol.Optional("weekdays", default=list): cv.weekdays,
            vol.Optional("prompt"): _PROMPT,
        },
        _OPTIONAL,
    ),
    "get_wake_up_calls": Action(phones.async_get_wake_up_calls, {}, _ONLY),
    "delete_wake_up_call": Action(
        phones.async_delete_wake_up_call,
        {vol.Optional("wake_up_call_id"): cv.string},
        _OPTIONAL,
        admin=True,
    ),
    "check_out": Action(phones.async_check_out, {}, admin=True),
    "queue_login": Action(groups.async_log_in, _QUEUE_LOGIN),
    "queue_logout": Action(groups.async_log_out, _QUEUE_LOGIN),
    "queue_pause": Action(groups.async_pause, _QUEUE),
    "queue_resume": Action(groups.async_resume, _QUEUE),
    "invite_to_conference": Action(groups.async_invite, _MEMBERS),
    "remove_from_conference": Action(groups.async_remove, _MEMBERS),
    "mute_in_conference": Action(
        groups.async_mute, {**_MEMBERS, vol.Required("mute"): cv.boolean}
    ),
    "get_conference": Action(groups.async_get, _CONFERENCE, _ONLY),
    "get_call_history": Action(
        history.async_get_calls,
        {
            **cv.ENTITY_SERVICE_FIELDS,
            **_CALL_FILTER,
            vol.Optional("limit", default=50): vol.All(
                vol.Coerce(int), vol.Range(min=1, max=10_000)
            ),
            vol.Optional("direction"): vol.All(cv.ensure_list, [vol.Coerce(Direction)]),
            vol.Optional("outcome"): vol.All(cv.ensure_list, [vol.Coerce(Outcome)]),
        },
        _ONLY,
        schema=vol.Schema,
    ),
    "delete_call_history": Action(
        history.async_delete_calls,
        _CALL_FILTER,
        _OPTIONAL,
        admin=True,
        schema=vol.Schema,
    ),
    "get_voicemails": Action(history.async_get_voicemails, {}, _ONLY),
    "delete_voicemail": Action(
        history.async_delete_voicemail,
        {
            vol.Optional("file"): cv.string,
            vol.Optional("all", default=False): cv.boolean,
        },
        admin=True,
    ),
    "record_reports": Action(
        administration.async_record_reports,
        {
            vol.Required("config_entry_id"): cv.string,
            vol.Required("mode"): vol.In(("start", "stop")),
            vol.Optional("duration", default=timedelta(hours=1)): vol.All(
                cv.time_period,
                vol.Range(min=timedelta(seconds=1), max=timedelta(hours=24)),
            ),
        },
        _OPTIONAL,
        admin=True,
        schema=vol.Schema,
    ),
    "request": Action(
        administration.async_request,
        {
            vol.Required("path"): cv.string,
            vol.Optional("parameters", default=dict): {cv.string: str},
        },
        _ONLY,
        admin=True,
    ),
    "get_contacts": Action(
        contacts.async_get,
        {
            vol.Optional("search", default=""): vol.All(
                cv.string, vol.Length(max=MAX_TYPED)
            ),
            vol.Optional("limit", default=1000): vol.All(
                vol.Coerce(int), vol.Range(min=1, max=MAX_CONTACTS)
            ),
        },
        _ONLY,
        schema=vol.Schema,
    ),
    "set_contact": Action(
        contacts.async_set,
        {
            vol.Required("name"): cv.string,
            vol.Required("numbers"): _listed(written_number, MAX_NUMBERS),
            **{vol.Optional(key): validate for key, validate in DETAILS.items()},
        },
        schema=vol.Schema,
    ),
    "delete_contact": Action(
        contacts.async_delete,
        {vol.Optional("name"): cv.string, **_ANY_NUMBER},
        schema=vol.Schema,
    ),
}


@callback
def async_setup_services(hass: HomeAssistant) -> None:
    for name, action in ACTIONS.items():
        schema = action.schema(action.fields)
        if action.admin:
            async_register_admin_service(
                hass, DOMAIN, name, action.act, schema, action.response
            )
        else:
            hass.services.async_register(
                DOMAIN, name, action.act, schema, action.response
            )
