"""Sends the live state of phones and calls to open pages of the switchboard.

They get everything once, and then a message for each change.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property
from typing import Any

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_CONTROL, POLICY_READ
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import websocket_command
from homeassistant.components.websocket_api.messages import construct_event_message
from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
)
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.json import json_bytes
from homeassistant.util.dt import utc_from_timestamp
from homeassistant.util.hass_dict import HassKey
import voluptuous as vol

from ..access.permissions import PbxPermissions, may_listen
from ..base.signals import SIGNAL_STATE
from ..base.subjects import PBX, extension_of, extension_subject, queue_subject
from ..calls.signals import SIGNAL_CALL, PublishedCall
from ..connection.options import read_options
from ..const import (
    CONF_ALLOW_DANGEROUS_ACTIONS,
    CONF_PARK_CODE,
    CONF_PICKUP_CODE,
    CONF_RETRIEVAL_CODES,
    CONF_VOICEMAIL_CODE,
    DOMAIN,
)
from ..contacts.store import SIGNAL_CONTACTS_CHANGED
from ..coordinator import OpenVoxCoordinator, async_loaded_pbxs
from ..history.call_history import MISSED_CALLERS
from ..history.entries import HistoryEntry
from ..history.missed import MissedCaller
from ..media.sounds import is_on
from ..pbx import AgentState, Call, ExtensionState
from ..polling.voicemails import VOICEMAILS
from .fields import Fields, call_fields

_ITSELF = ""
_PHONES = "phones"
_CALLS = "calls"
_QUEUES = "queues"
_MISSED = "missed"
# Options with codes to dial, or to transfer a call to, for features that the API lacks.
_CODES = (CONF_PICKUP_CODE, CONF_VOICEMAIL_CODE, CONF_PARK_CODE, CONF_RETRIEVAL_CODES)

# No card shows more calls of a phone.
_MOST_CALLS_OF_A_PHONE = 10

type _Page = tuple[ActiveConnection, int]

# The entry id of a PBX, the kind of one of its parts, and its number or id, which is
# empty for the PBX itself.
type _Part = tuple[str, str, str]


@websocket_command({vol.Required("type"): f"{DOMAIN}/live"})
@callback
def subscribe_live(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    user, page = connection.user, (connection, msg["id"])
    subscriptions = hass.data.setdefault(_SUBSCRIPTIONS, {})
    if user.id not in subscriptions:
        subscriptions[user.id] = LiveSubscription(hass, user)
    subscription = subscriptions[user.id]
    connection.subscriptions[msg["id"]] = lambda: subscription.async_remove(page)
    connection.send_result(msg["id"])
    subscription.async_add(page)


class LiveSubscription:
    """Sends the same messages to all pages of a user.

    Simultaneous changes form one message, in which null marks parts that are gone.
    """

    def __init__(self, hass: HomeAssistant, user: User) -> None:
        self._hass = hass
        self._user = user
        self._permissions = user.permissions
        self._pages: list[_Page] = []
        self._sent: dict[_Part, Fields] = {}
        self._changed: set[_Part] = set()
        self._pbxs_changed = False
        self._unsub_polls: list[CALLBACK_TYPE] = []
        self._is_flush_due = False
        self._unsubs = [
            async_dispatcher_connect(
                hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._async_entry_changed
            ),
            async_dispatcher_connect(hass, SIGNAL_STATE, self._async_state_changed),
            async_dispatcher_connect(hass, SIGNAL_CALL, self._async_call_changed),
            async_dispatcher_connect(
                hass, SIGNAL_CONTACTS_CHANGED, self._async_all_changed
            ),
        ]

    @callback
    def async_add(self, page: _Page) -> None:
        self._pages.append(page)
        if len(self._pages) == 1:
            self._async_send_all()
        else:
            # The rights of the user may have changed since the others were opened.
            _send("all", self._look_up(_all_parts(self._hass)), [page])

    @callback
    def async_remove(self, page: _Page) -> None:
        self._pages.remove(page)
        if not self._pages:
            for unsub in (*self._unsubs, *self._unsub_polls):
                unsub()
            del self._hass.data[_SUBSCRIPTIONS][self._user.id]

    @callback
    def _async_entry_changed(
        self, _change: ConfigEntryChange, entry: ConfigEntry
    ) -> None:
        if entry.domain == DOMAIN:
            self._pbxs_changed = True
            self._async_flush_soon()

    @callback
    def _async_call_changed(self, published: PublishedCall) -> None:
        call, entry_id = published.event.call, published.presenter.entry_id
        self._changed.add((entry_id, _CALLS, call.call_id))
        # The state of a phone contains only the first of its calls.
        for number in call.extensions:
            self._changed.add((entry_id, _PHONES, number))
        if call.dialed:
            self._changed.add((entry_id, _QUEUES, call.dialed))
        self._async_flush_soon()

    @callback
    def _async_state_changed(self, entry_id: str, subject: str) -> None:
        if subject in (MISSED_CALLERS, VOICEMAILS):
            self._async_all_changed()
        elif number := extension_of(subject):
            self._changed.add((entry_id, _PHONES, number))
            self._async_flush_soon()
        elif subject == PBX:
            self._changed.add((entry_id, _ITSELF, ""))
            self._async_flush_soon()

    @callback
    def _async_all_changed(self) -> None:
        """Look at everything again; unchanged parts are not sent."""
        self._changed |= _all_parts(self._hass) | self._sent.keys()
        self._async_flush_soon()

    @callback
    def _async_flush_soon(self) -> None:
        if not self._is_flush_due:
            self._is_flush_due = True
            self._hass.loop.call_soon(self._async_flush)

    @callback
    def _async_flush(self) -> None:
        self._is_flush_due = False
        if not self._pages:
            return
        # Core makes new permissions when the rights of a user change.
        has_same_rights = self._user.permissions is self._permissions
        if self._pbxs_changed or not has_same_rights:
            self._async_send_all()
        elif changes := self._take_changes():
            _send("changes", changes, self._pages)

    @callback
    def _async_send_all(self) -> None:
        self._changed, self._pbxs_changed = set(), False
        self._permissions = self._user.permissions
        for unsub in self._unsub_polls:
            unsub()
        self._unsub_polls = [
            poll.async_add_listener(self._async_all_changed)
            for pbx in async_loaded_pbxs(self._hass)
            for poll in (pbx.queues, pbx.settings)
        ]
        self._sent = self._look_up(_all_parts(self._hass))
        _send("all", self._sent, self._pages)

    def _take_changes(self) -> dict[_Part, Fields | None]:
        changed, self._changed = self._changed, set()
        # A PBX appears with the first part of it that the user may see.
        changed |= {(entry_id, _ITSELF, "") for entry_id, _, _ in changed}
        found = self._look_up(changed)
        changes: dict[_Part, Fields | None] = {}
        for part in changed:
            before, now = self._sent.pop(part, None), found.get(part)
            if now != before:
                changes[part] = now
        self._sent |= found
        return changes

    def _look_up(self, parts: Iterable[_Part]) -> dict[_Part, Fields]:
        """Return the fields of the parts that exist and that the user may see."""
        shown = {
            pbx.config_entry.entry_id: _ShownPbx(pbx, self._user)
            for pbx in async_loaded_pbxs(self._hass)
        }
        found: dict[_Part, Fields] = {}
        for part in parts:
            entry_id, kind, key = part
            if entry_id in shown and (fields := shown[entry_id].fields(kind, key)):
                found[part] = fields
        return found


def _all_parts(hass: HomeAssistant) -> set[_Part]:
    parts: set[_Part] = set()
    for pbx in async_loaded_pbxs(hass):
        entry_id = pbx.config_entry.entry_id
        parts.add((entry_id, _ITSELF, ""))
        parts.update((entry_id, _PHONES, number) for number in pbx.extensions)
        parts.update((entry_id, _QUEUES, number) for number in pbx.queues.data)
        for call in pbx.tracker.open_calls():
            parts.add((entry_id, _CALLS, call.call_id))
        for caller in pbx.history.missed_callers:
            parts.add((entry_id, _MISSED, caller.call.call_id))
    return parts


_SUBSCRIPTIONS: HassKey[dict[str, LiveSubscription]] = HassKey(f"{DOMAIN}_live")


def _send(
    key: str, parts: Mapping[_Part, Fields | None], pages: Iterable[_Page]
) -> None:
    """Send parts by PBX and kind; the fields of a PBX itself are next to its kinds."""
    pbxs: dict[str, Fields] = {}
    for (entry_id, kind, number), fields in parts.items():
        pbx = pbxs.setdefault(entry_id, {})
        if kind == _ITSELF:
            pbx.update(fields or {})
        else:
            pbx.setdefault(kind, {})[number] = fields
    encoded = json_bytes({key: pbxs})
    for connection, msg_id in pages:
        connection.send_message(construct_event_message(msg_id, encoded))


class _ShownPbx:
    """A PBX as a user may see it, for a single look-up."""

    def __init__(self, pbx: OpenVoxCoordinator, user: User) -> None:
        self._pbx = pbx
        self._user = user
        self._permissions = PbxPermissions(pbx, user)

    def fields(self, kind: str, key: str) -> Fields | None:
        """Return the fields of a part, None if it is gone or hidden from the user."""
        if kind == _PHONES:
            return self._phone(key)
        if kind == _CALLS:
            return self._call(key)
        if kind == _QUEUES:
            return self._queue(key)
        if kind == _MISSED:
            return self._missed_caller(key)
        return self._pbx_fields()

    def _pbx_fields(self) -> Fields | None:
        """Return the fields of the PBX itself, if the user may see a part of it."""
        pbx, permissions = self._pbx, self._permissions
        if not permissions.may_any(POLICY_READ) and not any(
            permissions.may(queue_subject(number), POLICY_READ)
            for number in pbx.queues.data
        ):
            return None
        options = read_options(pbx.config_entry)
        return {
            "name": pbx.device.name,
            "device_id": pbx.device_id,
            "connected": pbx.connected,
            "may_listen_in": self._user.is_admin
            and bool(options.get(CONF_ALLOW_DANGEROUS_ACTIONS)),
            "may_play": is_on(pbx) and may_listen(self._user),
            "codes": {key: options[key] for key in _CODES if options.get(key)},
            "parked": [
                pbx.presenter.current_call(parked.call)
                for parked in pbx.handling.parked
                if permissions.may_read(parked.extension)
            ],
        }

    def _phone(self, number: str) -> Fields | None:
        pbx, permissions = self._pbx, self._permissions
        if number not in pbx.extensions or not permissions.may_read(number):
            return None
        entity = permissions.entity(extension_subject(number))
        calls = [
            pbx.presenter.current_call(call)
            for call in pbx.tracker.current_calls(number)[:_MOST_CALLS_OF_A_PHONE]
        ]
        current = calls[0] if calls else pbx.presenter.current_call(None)
        return {
            "name": pbx.presenter.extension_name(number),
            "device_id": entity and entity.device_id,
            "entity_id": entity and entity.entity_id,
            "state": pbx.extension_state(number),
            "control": permissions.may(extension_subject(number), POLICY_CONTROL),
            "badges": self._badges(number),
            **current,
            "other_calls": calls[1:],
            **self._handling(number, current["call_id"]),
            **self._availability(number),
        }

    def _badges(self, number: str) -> list[str]:
        """Return the badges of a phone.

        These are settings that are polled, voicemails, and callers whom only this phone
        has missed.
        """
        settings = self._pbx.settings.data.get(number)
        missed = [caller.call.extensions for caller in self._missed.values()]
        found = {
            "do_not_disturb": settings and settings.dnd,
            "forwarding": settings and settings.forward_always.enabled,
            "voicemails": self._pbx.voicemails.data.get(number),
            "missed": (number,) in missed,
        }
        return [badge for badge, is_so in found.items() if is_so]

    def _handling(self, number: str, call_id: str | None) -> Fields:
        """Return what actions did to the call of a phone."""
        pbx = self._pbx
        fields: Fields = {}
        phone = pbx.handling.phone(number, call_id)
        if phone.held_at is not None:
            held_at = utc_from_timestamp(pbx.clock.label(phone.held_at))
            fields["held_since"] = held_at.isoformat()
            if pbx.extension_state(number) is ExtensionState.IN_USE:
                # Not every PBX reports which phone holds a call.
                fields["state"] = ExtensionState.ON_HOLD
        if phone.muted:
            fields["muted"] = True
        if phone.asks:
            fields["asks"] = pbx.presenter.party(phone.asks)
        return fields

    def _availability(self, number: str) -> Fields:
        availability = self._pbx.availability.get(number)
        if availability is None:
            return {}
        until = availability.until and availability.until.isoformat()
        return {"availability": {"text": availability.text, "until": until}}

    def _call(self, call_id: str) -> Fields | None:
        call = self._pbx.tracker.open_call(call_id)
        if call is None or not self._permissions.may_with_call(
            call.extensions, POLICY_READ
        ):
            return None
        contact = next(filter(None, self._pbx.presenter.outside_contacts(call)), None)
        # As fields of all calls, these two would also be in events, in attributes, and
        # in the recorder.
        return {
            **self._pbx.presenter.fields(call),
            "company": contact and contact.company,
            "note": contact and contact.note,
        }

    def _queue(self, number: str) -> Fields | None:
        """Return a queue; `waiting` is None if it is unknown whether anyone waits.

        Calls in progress are known at once, while the PBX is polled once a minute.
        """
        data = self._pbx.queues.data.get(number)
        if data is None or not self._permissions.may(
            queue_subject(number), POLICY_READ
        ):
            return None
        waiting = [call.started_at for call in self._waiting if call.dialed == number]
        since = utc_from_timestamp(min(waiting)).isoformat() if waiting else None
        count = max(len(waiting), data.polled_waiting)
        is_counted = data.status and data.status.waiting_callers is not None
        return {
            "name": data.queue.name,
            "waiting": count if count or is_counted else None,
            "longest_wait_since": since,
            "agents": [
                {
                    **self._pbx.presenter.party(member.agent),
                    "state": member.state,
                    "paused": member.state is AgentState.PAUSED,
                }
                for member in (data.status.members if data.status else ())
                if self._permissions.may_read(member.agent)
            ],
        }

    @cached_property
    def _waiting(self) -> list[Call]:
        open_calls = self._pbx.tracker.open_calls()
        return [call for call in open_calls if call.answered_at is None]

    def _missed_caller(self, call_id: str) -> Fields | None:
        """Return a caller to call back, with the last call."""
        caller = self._missed.get(call_id)
        if caller is None or not self._permissions.may_with_call(
            caller.call.extensions, POLICY_READ
        ):
            return None
        entry = HistoryEntry(caller.call, backfilled=False)
        return {
            **call_fields(self._pbx, entry, self._user),
            "calls": caller.calls,
            "control": self._permissions.may_with_call(
                caller.call.extensions, POLICY_CONTROL
            ),
        }

    @cached_property
    def _missed(self) -> dict[str, MissedCaller]:
        """Return the callers to call back by the ids of their last calls."""
        return {
            caller.call.call_id: caller
            for caller in self._pbx.history.missed_callers
            if caller.done_at is None
        }
