"""What phones and calls do now, for the open pages of the switchboard: everything once, then one message for each change."""

from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import partial
from typing import Any

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.components.websocket_api import async_register_command
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import websocket_command
from homeassistant.config_entries import SIGNAL_CONFIG_ENTRY_CHANGED, ConfigEntry, ConfigEntryChange
from homeassistant.core import CALLBACK_TYPE, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.util.dt import utc_from_timestamp
import voluptuous as vol

from ..access.permissions import PbxPermissions
from ..base.subjects import PBX, extension_of, extension_subject
from ..calls.signals import SIGNAL_CALL, PublishedCall, any_state_signal
from ..const import CONF_ALLOW_DANGEROUS_ACTIONS, CONF_PICKUP_CODE, DOMAIN
from ..coordinator import OpenVoxConfigEntry, OpenVoxCoordinator
from ..media.items import is_on, may_listen
from ..pbx import AgentState, Party
from ..polling.queues import QueuesCoordinator

_PHONES = "phones"
_CALLS = "calls"
_QUEUES = "queues"

type _Fields = dict[str, Any]
# What of a PBX, and which of these; the PBX itself has neither.
type _Part = tuple[str, str]

_ITSELF: _Part = ("", "")


@callback
def async_register_live(hass: HomeAssistant) -> None:
    """Register the command."""
    async_register_command(hass, _subscribe)


@websocket_command({vol.Required("type"): f"{DOMAIN}/live"})
@callback
def _subscribe(hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]) -> None:
    """Follow all PBXs as far as the user may see them."""
    page = _Page(hass, connection, msg["id"])
    connection.subscriptions[msg["id"]] = page.async_stop
    connection.send_result(msg["id"])
    page.async_start()


class _Page:
    """One open page. What changes at the same moment goes out as one message, in which null stands for what is gone."""

    def __init__(self, hass: HomeAssistant, connection: ActiveConnection, msg_id: int) -> None:
        """Belong to a subscription."""
        self._hass = hass
        self._connection = connection
        self._msg_id = msg_id
        self._unsubs: list[CALLBACK_TYPE] = []
        self._unsub_states: list[CALLBACK_TYPE] = []
        self._sent: dict[str, dict[_Part, _Fields | None]] = {}
        self._changed: dict[str, set[_Part]] = {}
        self._pbxs_changed = False
        self._unsub_flush: CALLBACK_TYPE | None = None

    @callback
    def async_start(self) -> None:
        """Listen, and send everything."""
        self._unsubs = [
            async_dispatcher_connect(self._hass, SIGNAL_CALL, self._async_call_changed),
            async_dispatcher_connect(self._hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._async_entry_changed),
        ]
        self._async_send_all()

    @callback
    def async_stop(self) -> None:
        """Stop listening."""
        for unsub in (*self._unsubs, *self._unsub_states):
            unsub()
        if self._unsub_flush:
            self._unsub_flush()

    # --- What changes ---

    @callback
    def _async_entry_changed(self, _change: ConfigEntryChange, entry: ConfigEntry) -> None:
        """Send everything again if a PBX is set up, is gone, or has other options."""
        if entry.domain == DOMAIN:
            self._pbxs_changed = True
            self._async_flush_soon()

    @callback
    def _async_call_changed(self, published: PublishedCall) -> None:
        """Send a call to which something happened, and the queue that it may wait in."""
        call = published.event.call
        self._async_changed(published.presenter.entry_id, (_CALLS, call.call_id))
        if call.dialed:
            self._async_changed(published.presenter.entry_id, (_QUEUES, call.dialed))

    @callback
    def _async_state_changed(self, entry_id: str, subject: str) -> None:
        """Send a phone or the PBX itself."""
        if number := extension_of(subject):
            self._async_changed(entry_id, (_PHONES, number))
        elif subject == PBX:
            self._async_changed(entry_id, _ITSELF)

    @callback
    def _async_queues_changed(self, entry_id: str, queues: QueuesCoordinator) -> None:
        """Send the queues, also those that are gone."""
        gone = [number for kind, number in self._sent[entry_id] if kind == _QUEUES and number not in queues.data]
        for number in (*queues.data, *gone):
            self._async_changed(entry_id, (_QUEUES, number))

    @callback
    def _async_changed(self, entry_id: str, part: _Part) -> None:
        """Send a part of a PBX."""
        self._changed.setdefault(entry_id, set()).add(part)
        self._async_flush_soon()

    @callback
    def _async_flush_soon(self) -> None:
        """Send what has changed after everything that happens now."""
        if self._unsub_flush is None:
            self._unsub_flush = self._hass.loop.call_soon(self._async_flush).cancel

    # --- What is sent ---

    @callback
    def _async_flush(self) -> None:
        """Send what has changed."""
        self._unsub_flush = None
        if self._pbxs_changed:
            self._async_send_all()
            return
        changed, self._changed = self._changed, {}
        hidden = {entry_id for entry_id, sent in self._sent.items() if not sent}
        changes = {entry_id: fields for entry_id, parts in changed.items() if (fields := self._take_changes(entry_id, parts))}
        if hidden & changes.keys():
            self._async_send_all()
        elif changes:
            self._async_send({"changes": changes})

    @callback
    def _async_send_all(self) -> None:
        """Send everything that the user may see."""
        for unsub in self._unsub_states:
            unsub()
        self._unsub_states, self._sent, self._changed, self._pbxs_changed = [], {}, {}, False
        pbxs = {}
        for entry in self._hass.config_entries.async_loaded_entries(DOMAIN):
            listener = partial(self._async_state_changed, entry.entry_id)
            self._unsub_states.append(async_dispatcher_connect(self._hass, any_state_signal(entry.entry_id), listener))
            queues: QueuesCoordinator = entry.runtime_data.queues
            self._unsub_states.append(queues.async_add_listener(partial(self._async_queues_changed, entry.entry_id, queues)))
            self._sent[entry.entry_id] = {}
            if fields := self._take_changes(entry.entry_id, _parts(entry.runtime_data)):
                pbxs[entry.entry_id] = fields
        self._async_send({"all": pbxs})

    def _take_changes(self, entry_id: str, parts: Iterable[_Part]) -> _Fields:
        """Return those parts of a PBX that differ from what was sent; a PBX is not named to who may see nothing of it."""
        sent = self._sent.get(entry_id)
        entry: OpenVoxConfigEntry | None = self._hass.config_entries.async_get_entry(entry_id)
        changes: _Fields = {}
        if sent is None or entry is None:
            return changes
        shown = _ShownPbx(self._hass, entry.runtime_data, self._connection.user)
        for part in parts:
            fields = None if part == _ITSELF and not (sent or shown.may_be_named) else shown.fields(part)
            if fields == sent.get(part):
                continue
            kind, key = part
            if part == _ITSELF:
                changes |= fields or {}
            else:
                changes.setdefault(kind, {})[key] = fields
            if fields is None:
                del sent[part]
            else:
                sent[part] = fields
        return changes

    @callback
    def _async_send(self, event: _Fields) -> None:
        """Send a message of the subscription."""
        self._connection.send_event(self._msg_id, event)


def _parts(coordinator: OpenVoxCoordinator) -> Iterator[_Part]:
    """Yield all parts of a PBX, itself at last."""
    for number in coordinator.data.extensions:
        yield _PHONES, number
    for call in coordinator.tracker.open_calls():
        yield _CALLS, call.call_id
    for number in coordinator.queues.data:
        yield _QUEUES, number
    yield _ITSELF


class _ShownPbx:
    """A PBX as a user may see it."""

    def __init__(self, hass: HomeAssistant, coordinator: OpenVoxCoordinator, user: User) -> None:
        """Take the PBX and the user."""
        self._coordinator = coordinator
        self._user = user
        self._permissions = PbxPermissions(hass, coordinator, user)
        self._kinds: Mapping[str, Callable[[str], _Fields | None]] = {_PHONES: self._phone, _CALLS: self._call, _QUEUES: self._queue}

    @property
    def may_be_named(self) -> bool:
        """Return whether the user may see the PBX itself, rather than only parts of it."""
        return self._permissions.may(PBX, POLICY_READ)

    def fields(self, part: _Part) -> _Fields | None:
        """Return the fields of a part, or None if it is gone, or the user may not see it."""
        kind, key = part
        return self._kinds[kind](key) if kind else self._itself()

    def _itself(self) -> _Fields:
        """Return what concerns the PBX as a whole."""
        coordinator = self._coordinator
        options = coordinator.config_entry.options
        return {
            "name": coordinator.data.device.name,
            "device_id": coordinator.presenter.device_id,
            "connected": coordinator.connected,
            "may_listen_in": self._user.is_admin and bool(options.get(CONF_ALLOW_DANGEROUS_ACTIONS)),
            "may_play": is_on(coordinator) and may_listen(self._user),
            "pickup": CONF_PICKUP_CODE in options,
        }

    def _phone(self, number: str) -> _Fields | None:
        """Return what a phone does."""
        coordinator, permissions = self._coordinator, self._permissions
        if number not in coordinator.data.extensions or not permissions.may_read(number):
            return None
        entity = permissions.entity(extension_subject(number))
        return {
            "name": coordinator.presenter.extension_name(number),
            "device_id": entity and entity.device_id,
            "entity_id": entity and entity.entity_id,
            "state": coordinator.extension_state(number),
            "control": permissions.may_control(number),
            **coordinator.presenter.current_call(coordinator.tracker.current_call(number)),
        }

    def _call(self, call_id: str) -> _Fields | None:
        """Return a call that goes on."""
        call = self._coordinator.tracker.open_call(call_id)
        if call is None or not self._permissions.may_read_call(call.extensions):
            return None
        return {**self._coordinator.presenter.fields(call)}

    def _queue(self, number: str) -> _Fields | None:
        """Return a queue with its agents; how many callers wait is None if the PBX does not tell."""
        coordinator, permissions = self._coordinator, self._permissions
        if (data := coordinator.queues.data.get(number)) is None or not permissions.may_read_queue(number):
            return None
        waiting = [call.started_at for call in coordinator.tracker.open_calls() if call.dialed == number and call.answered_at is None]
        return {
            "name": data.queue.name,
            "waiting": data.status and data.status.waiting_callers,
            "longest_wait_since": utc_from_timestamp(min(waiting)).isoformat() if waiting else None,
            "agents": [
                {
                    **coordinator.presenter.party(Party(member.agent, outside=member.agent not in coordinator.data.extensions)),
                    "state": member.state,
                    "paused": member.state is AgentState.PAUSED,
                }
                for member in (data.status.members if data.status else ())
                if permissions.may_read(member.agent)
            ],
        }
