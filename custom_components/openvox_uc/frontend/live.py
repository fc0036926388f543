"""The live state of phones and calls for the open pages of the switchboard.

Everything once, then one message for each change.
"""

from collections.abc import Iterable, Mapping
from functools import cached_property, partial
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
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator
from homeassistant.util.dt import utc_from_timestamp
from homeassistant.util.hass_dict import HassKey
import voluptuous as vol

from ..access.permissions import PbxPermissions, may_listen
from ..base.subjects import PBX, extension_of, extension_subject, queue_subject
from ..calls.signals import SIGNAL_CALL, SIGNAL_STATE, PublishedCall
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
from ..media.sounds import is_on
from ..pbx import AgentState, Party

type Fields = dict[str, Any]

_PHONES = "phones"
_CALLS = "calls"
_QUEUES = "queues"
# The options with the codes to dial, or to transfer a call to, for features that the
# API lacks.
_CODES = (CONF_PICKUP_CODE, CONF_VOICEMAIL_CODE, CONF_PARK_CODE, CONF_RETRIEVAL_CODES)

# No card shows more.
_MOST_CALLS_OF_A_PHONE = 10

# The kind and the key of a part; the PBX itself has neither.
type _Part = tuple[str, str]

type _Page = tuple[ActiveConnection, int]

_ITSELF: _Part = ("", "")


@websocket_command({vol.Required("type"): f"{DOMAIN}/live"})
@callback
def subscribe_live(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    connection.send_result(msg["id"])
    _async_add_page(hass, (connection, msg["id"]))


@callback
def _async_add_page(hass: HomeAssistant, page: _Page) -> None:
    connection, msg_id = page
    subscriptions, viewer = (
        hass.data.setdefault(_SUBSCRIPTIONS, {}),
        _viewer(connection.user),
    )
    if viewer not in subscriptions:
        subscriptions[viewer] = LiveSubscription(hass, viewer)
    connection.subscriptions[msg_id] = partial(subscriptions[viewer].async_remove, page)
    subscriptions[viewer].async_add(page)


def _viewer(user: User) -> str:
    """All administrators see the same; any other user is alone."""
    return "administrators" if user.is_admin else user.id


class LiveSubscription:
    """Sends the same messages to all pages of a viewer.

    Simultaneous changes are one message, with null for parts that are gone.
    """

    def __init__(self, hass: HomeAssistant, viewer: str) -> None:
        self._hass = hass
        self._viewer = viewer
        self._pages: list[_Page] = []
        self._sent: dict[str, dict[_Part, Fields]] = {}
        self._changed: dict[str, set[_Part]] = {}
        self._pbxs_changed = False
        self._unsub_polls: list[CALLBACK_TYPE] = []
        self._unsub_flush: CALLBACK_TYPE | None = None
        self._unsubs = [
            async_dispatcher_connect(
                hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._async_entry_changed
            ),
            async_dispatcher_connect(hass, SIGNAL_STATE, self._async_state_changed),
            async_dispatcher_connect(hass, SIGNAL_CALL, self._async_call_changed),
            async_dispatcher_connect(
                hass, SIGNAL_CONTACTS_CHANGED, self._async_contacts_changed
            ),
        ]

    @callback
    def async_add(self, page: _Page) -> None:
        self._pages.append(page)
        if len(self._pages) == 1:
            self._async_send_all()
        else:
            _send({"all": _message(self._look_up())}, [page])

    @callback
    def async_remove(self, page: _Page) -> None:
        self._pages.remove(page)
        if not self._pages:
            for unsub in (*self._unsubs, *self._unsub_polls):
                unsub()
            if self._unsub_flush:
                self._unsub_flush()
            del self._hass.data[_SUBSCRIPTIONS][self._viewer]

    @callback
    def _async_entry_changed(
        self, _change: ConfigEntryChange, entry: ConfigEntry
    ) -> None:
        if entry.domain == DOMAIN:
            self._pbxs_changed = True
            self._async_flush_soon()

    @callback
    def _async_call_changed(self, published: PublishedCall) -> None:
        call = published.event.call
        self._async_changed(published.presenter.entry_id, (_CALLS, call.call_id))
        # The state of a phone shows the first of its calls only.
        for number in call.extensions:
            self._async_changed(published.presenter.entry_id, (_PHONES, number))
        if call.dialed:
            self._async_changed(published.presenter.entry_id, (_QUEUES, call.dialed))

    @callback
    def _async_state_changed(self, entry_id: str, subject: str) -> None:
        if number := extension_of(subject):
            self._async_changed(entry_id, (_PHONES, number))
        elif subject == PBX:
            self._async_changed(entry_id, _ITSELF)
        elif subject == MISSED_CALLERS:
            self._async_all_changed(entry_id, _PHONES)

    @callback
    def _async_contacts_changed(self) -> None:
        for entry_id in self._sent:
            self._async_all_changed(entry_id, _CALLS)

    @callback
    def _async_all_changed(
        self,
        entry_id: str,
        kind: str,
        poll: DataUpdateCoordinator[Mapping[str, Any]] | None = None,
    ) -> None:
        """Note that all parts of a kind may have changed.

        This includes those that a poll has found.
        """
        for number in {
            number for part, number in self._sent.get(entry_id, {}) if part == kind
        }.union(poll.data if poll else ()):
            self._async_changed(entry_id, (kind, number))

    @callback
    def _async_changed(self, entry_id: str, part: _Part) -> None:
        self._changed.setdefault(entry_id, set()).add(part)
        self._async_flush_soon()

    @callback
    def _async_flush_soon(self) -> None:
        if self._unsub_flush is None:
            self._unsub_flush = self._hass.loop.call_soon(self._async_flush).cancel

    @callback
    def _async_flush(self) -> None:
        self._unsub_flush = None
        # Users become administrators, or stop being one.
        for page in [
            page for page in self._pages if _viewer(page[0].user) != self._viewer
        ]:
            self.async_remove(page)
            _async_add_page(self._hass, page)
        if not self._pages:
            return
        if self._pbxs_changed:
            self._async_send_all()
            return
        changed, self._changed = self._changed, {}
        hidden = {entry_id for entry_id, sent in self._sent.items() if not sent}
        changes = {
            entry_id: fields
            for entry_id, parts in changed.items()
            if (fields := self._take_changes(entry_id, parts))
        }
        if hidden & changes.keys():
            self._async_send_all()
        elif changes:
            _send({"changes": _message(changes)}, self._pages)

    @callback
    def _async_send_all(self) -> None:
        self._changed, self._pbxs_changed = {}, False
        for unsub in self._unsub_polls:
            unsub()
        pbxs = async_loaded_pbxs(self._hass)
        self._unsub_polls = [
            poll.async_add_listener(
                partial(self._async_all_changed, pbx.config_entry.entry_id, kind, poll)
            )
            for pbx in pbxs
            for kind, poll in (
                (_QUEUES, pbx.queues),
                (_PHONES, pbx.settings),
                (_PHONES, pbx.voicemails),
            )
        ]
        self._sent = self._look_up()
        _send({"all": _message(self._sent)}, self._pages)

    def _look_up(self) -> dict[str, dict[_Part, Fields]]:
        return {
            pbx.config_entry.entry_id: self._fields(pbx)
            for pbx in async_loaded_pbxs(self._hass)
        }

    def _fields(self, pbx: OpenVoxCoordinator) -> dict[_Part, Fields]:
        shown = _ShownPbx(pbx, self._pages[0][0].user)
        parts = [
            *((_PHONES, number) for number in pbx.extensions),
            *((_QUEUES, number) for number in pbx.queues.data),
            *((_CALLS, call.call_id) for call in pbx.tracker.open_calls()),
        ]
        found = {part: fields for part in parts if (fields := shown.fields(part))}
        itself = shown.itself(is_named=bool(found))
        return found | {_ITSELF: itself} if itself else found

    def _take_changes(
        self, entry_id: str, parts: Iterable[_Part]
    ) -> dict[_Part, Fields | None]:
        changes: dict[_Part, Fields | None] = {}
        if (sent := self._sent.get(entry_id)) is None:
            return changes
        pbx: OpenVoxCoordinator = self._hass.config_entries.async_get_known_entry(
            entry_id
        ).runtime_data
        shown = _ShownPbx(pbx, self._pages[0][0].user)
        for part in parts:
            fields = (
                shown.itself(is_named=bool(sent))
                if part == _ITSELF
                else shown.fields(part)
            )
            if fields != sent.pop(part, None):
                changes[part] = fields
            if fields is not None:
                sent[part] = fields
        return changes


_SUBSCRIPTIONS: HassKey[dict[str, LiveSubscription]] = HassKey(f"{DOMAIN}_live")


def _send(event: Fields, pages: Iterable[_Page]) -> None:
    encoded = json_bytes(event)
    for connection, msg_id in pages:
        connection.send_message(construct_event_message(msg_id, encoded))


def _message(pbxs: Mapping[str, Mapping[_Part, Fields | None]]) -> dict[str, Fields]:
    """Return parts of PBXs for pages.

    A PBX of which the viewer may see nothing is left out.
    """
    message: dict[str, Fields] = {}
    for entry_id, parts in pbxs.items():
        for (kind, key), fields in parts.items():
            pbx = message.setdefault(entry_id, {})
            if kind:
                pbx.setdefault(kind, {})[key] = fields
            else:
                pbx |= fields or {}
    return message


class _ShownPbx:
    def __init__(self, pbx: OpenVoxCoordinator, user: User) -> None:
        self._pbx = pbx
        self._user = user
        self._permissions = PbxPermissions(pbx, user)

    def fields(self, part: _Part) -> Fields | None:
        """Return the fields of a part, None if it is gone or hidden from the user."""
        kind, key = part
        return {_PHONES: self._phone, _CALLS: self._call, _QUEUES: self._queue}[kind](
            key
        )

    def itself(self, *, is_named: bool) -> Fields | None:
        """Return what concerns the whole PBX, None if the user may not see it.

        It needs permission for the PBX or, as `is_named` says, for a part of it.
        """
        if not is_named and not self._permissions.may(PBX, POLICY_READ):
            return None
        pbx = self._pbx
        options = read_options(pbx.config_entry)
        return {
            "name": pbx.data.device.name,
            "device_id": pbx.presenter.device_id,
            "connected": pbx.connected,
            "may_listen_in": self._user.is_admin
            and bool(options.get(CONF_ALLOW_DANGEROUS_ACTIONS)),
            "may_play": is_on(pbx) and may_listen(self._user),
            "codes": {key: options[key] for key in _CODES if options.get(key)},
        }

    def _phone(self, number: str) -> Fields | None:
        pbx, permissions = self._pbx, self._permissions
        if number not in pbx.extensions or not permissions.may_read(number):
            return None
        entity = permissions.entity(extension_subject(number))
        calls = [
            pbx.presenter.current_call(call)
            for call in pbx.tracker.current_calls(number, _MOST_CALLS_OF_A_PHONE)
        ]
        return {
            "name": pbx.presenter.extension_name(number),
            "device_id": entity and entity.device_id,
            "entity_id": entity and entity.entity_id,
            "state": pbx.extension_state(number),
            "control": permissions.may(extension_subject(number), POLICY_CONTROL),
            "badges": self._badges(number),
            **(calls[0] if calls else pbx.presenter.current_call(None)),
            "other_calls": calls[1:],
        }

    @cached_property
    def _with_missed_callers(self) -> frozenset[str]:
        """Return the phones with open missed calls that no other phone has missed."""
        waiting = (
            caller.call.extensions
            for caller in self._pbx.history.missed_callers
            if caller.done_at is None
        )
        return frozenset(phones[0] for phones in waiting if len(phones) == 1)

    def _badges(self, number: str) -> list[str]:
        """Return what else is known of a phone.

        Settings that are polled, voicemails, and the callers that no other phone has
        missed.
        """
        pbx = self._pbx
        settings = pbx.settings.data.get(number)
        found = {
            "do_not_disturb": settings and settings.dnd,
            "forwarding": settings and settings.forward_always.enabled,
            "voicemails": pbx.voicemails.data.get(number),
            "missed": number in self._with_missed_callers,
        }
        return [badge for badge, is_so in found.items() if is_so]

    def _call(self, call_id: str) -> Fields | None:
        call = self._pbx.tracker.open_call(call_id)
        if call is None or not self._permissions.may_with_call(
            call.extensions, POLICY_READ
        ):
            return None
        contact = next(filter(None, self._pbx.presenter.outside_contacts(call)), None)
        # Not among the fields of calls: events, attributes, and so the recorder would
        # have them, too.
        return {
            **self._pbx.presenter.fields(call),
            "company": contact and contact.company,
            "note": contact and contact.note,
        }

    def _queue(self, number: str) -> Fields | None:
        """Return a queue; `waiting` is None if the PBX does not report it."""
        pbx, permissions = self._pbx, self._permissions
        if (data := pbx.queues.data.get(number)) is None or not permissions.may(
            queue_subject(number), POLICY_READ
        ):
            return None
        waiting = [
            call.started_at
            for call in pbx.tracker.open_calls()
            if call.dialed == number and call.answered_at is None
        ]
        return {
            "name": data.queue.name,
            "waiting": data.status and data.status.waiting_callers,
            "longest_wait_since": utc_from_timestamp(min(waiting)).isoformat()
            if waiting
            else None,
            "agents": [
                {
                    **pbx.presenter.party(
                        Party(member.agent, outside=member.agent not in pbx.extensions)
                    ),
                    "state": member.state,
                    "paused": member.state is AgentState.PAUSED,
                }
                for member in (data.status.members if data.status else ())
                if permissions.may_read(member.agent)
            ],
        }
