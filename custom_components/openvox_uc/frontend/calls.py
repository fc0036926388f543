"""Sends the call history to open pages of the switchboard.

This includes pages of calls, each call that ends, and the callers to call back.
"""

import asyncio
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
import time
from typing import Any

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_CONTROL, POLICY_READ
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.const import ERR_NOT_FOUND
from homeassistant.components.websocket_api.decorators import (
    async_response,
    websocket_command,
)
from homeassistant.config_entries import (
    SIGNAL_CONFIG_ENTRY_CHANGED,
    ConfigEntry,
    ConfigEntryChange,
)
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import ServiceValidationError, Unauthorized
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.typing import VolDictType
import voluptuous as vol

from ..access.permissions import PbxPermissions, may_listen
from ..base.error_texts import translated
from ..calls.publisher import EXTENSION_NAMES
from ..calls.signals import SIGNAL_STATE
from ..const import DOMAIN, MAX_TYPED
from ..contacts.store import SIGNAL_CONTACTS_CHANGED, async_get_contacts
from ..coordinator import OpenVoxCoordinator, async_loaded_pbxs
from ..history.call_history import MISSED_CALLERS, SIGNAL_HISTORY_CHANGED
from ..history.database import HistoryUnavailableError
from ..history.entries import Change, HistoryEntry, Position, position
from ..history.missed import MissedCaller, mark_done
from ..history.queries import CallQuery
from ..media.sounds import recording_content_id
from ..pbx import Direction, Outcome
from ..polling.voicemails import VOICEMAILS
from .live import Fields
from .voicemails import find_messages, message_fields

_MAX_CALLS = 50

_FILTERS: VolDictType = {
    vol.Optional("limit", default=30): vol.All(int, vol.Range(min=1, max=_MAX_CALLS)),
    vol.Optional("search", default=""): vol.All(str, vol.Length(max=MAX_TYPED)),
    # These filters apply only to calls, not to voicemails.
    vol.Optional("outcome"): vol.All([vol.Coerce(Outcome)], vol.Coerce(frozenset)),
    vol.Optional("direction"): vol.All([vol.Coerce(Direction)], vol.Coerce(frozenset)),
    # Seconds since 1970; the end is exclusive.
    vol.Optional("start"): vol.Coerce(float),
    vol.Optional("end"): vol.Coerce(float),
    # Only calls with a recording, or only voicemails.
    vol.Optional("recorded", default=False): bool,
    vol.Optional("voicemail", default=False): bool,
}

# The position of the last call of a page; the next page has earlier calls.
_CURSOR = vol.All(vol.ExactSequence([vol.Coerce(float), str]), vol.Coerce(tuple))


@websocket_command({vol.Required("type"): f"{DOMAIN}/history", **_FILTERS})
@async_response
async def subscribe_history(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Send the newest calls, the callers to call back, and their changes.

    Only calls that meet the filters are sent.
    """
    subscription = HistorySubscription(hass, connection, msg)
    connection.subscriptions[msg["id"]] = subscription.async_stop
    await subscription.async_start()


@websocket_command(
    {
        vol.Required("type"): f"{DOMAIN}/history/page",
        vol.Optional("cursor"): _CURSOR,
        **_FILTERS,
    }
)
@async_response
async def get_history_page(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    calls = await CallFilter.async_make(hass, connection.user, msg)
    connection.send_result(msg["id"], await calls.async_page(msg.get("cursor")))


@websocket_command(
    {
        vol.Required("type"): f"{DOMAIN}/missed/done",
        vol.Required("entry_id"): str,
        vol.Required("uid"): str,
    }
)
@async_response
async def mark_missed_done(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    for pbx, caller, permissions in _missed_callers(hass, connection.user):
        if pbx.config_entry.entry_id != msg["entry_id"]:
            continue
        if caller.call.call_id != msg["uid"]:
            continue
        if not permissions.may_with_call(caller.call.extensions, POLICY_CONTROL):
            raise Unauthorized
        await pbx.history.async_change_missed(mark_done, caller, time.time())
        connection.send_result(msg["id"])
        return
    # The caller has called again, or a user has already called back.
    gone = translated("missed_caller_gone")
    connection.send_error(
        msg["id"], ERR_NOT_FOUND, str(ServiceValidationError(**gone)), **gone
    )


def _missed_callers(
    hass: HomeAssistant, user: User
) -> Iterator[tuple[OpenVoxCoordinator, MissedCaller, PbxPermissions]]:
    for pbx in async_loaded_pbxs(hass):
        permissions = PbxPermissions(pbx, user)
        for caller in pbx.history.missed_callers:
            if caller.done_at is None and permissions.may_with_call(
                caller.call.extensions, POLICY_READ
            ):
                yield pbx, caller, permissions


def _missed_fields(
    pbx: OpenVoxCoordinator, caller: MissedCaller, permissions: PbxPermissions
) -> Fields:
    """Return the fields of a missed caller.

    What may be shown of a hidden number is the name.
    """
    presenter = pbx.presenter
    fields, number = presenter.fields(caller.call), presenter.other_number(caller.call)
    return {
        "entry_id": presenter.entry_id,
        "uid": caller.call.call_id,
        "direction": fields["direction"],
        "name": fields["caller_name"] or (None if number else fields["caller"]),
        "number": number,
        "calls": caller.calls,
        "last_at": fields["started_at"],
        "extensions": fields["extensions"],
        "control": permissions.may_with_call(caller.call.extensions, POLICY_CONTROL),
    }


@dataclass(frozen=True, slots=True)
class CallFilter:
    """The calls and voicemails of all PBXs that a page shows.

    They meet the filters of the page, and its user may see them.
    """

    limit: int
    may_listen: bool = False
    # By entry id.
    permissions: dict[str, PbxPermissions] = field(default_factory=dict)
    has_calls: bool = True
    has_voicemails: bool = False
    # By entry id: the PBX, and its queries. A call has to meet one of them; the first
    # one contains the phones that the user may see.
    of_entries: dict[str, tuple[OpenVoxCoordinator, list[CallQuery]]] = field(
        default_factory=dict
    )

    @classmethod
    async def async_make(
        cls, hass: HomeAssistant, user: User, msg: Mapping[str, Any]
    ) -> CallFilter:
        """Return the filter for a command.

        Text that is not a number is looked up in the contacts.
        """
        text: str = msg["search"].strip()
        numbers = await async_get_contacts(hass).async_numbers(text)
        calls = cls(
            limit=msg["limit"],
            may_listen=may_listen(user),
            has_calls=not msg["voicemail"],
            has_voicemails=not (
                msg["recorded"] or "outcome" in msg or "direction" in msg
            ),
        )
        for pbx in async_loaded_pbxs(hass):
            permissions = PbxPermissions(pbx, user)
            calls.permissions[pbx.config_entry.entry_id] = permissions
            readable = permissions.readable_phones
            query = CallQuery(
                directions=msg.get("direction"),
                outcomes=msg.get("outcome"),
                extensions=readable,
                recorded=msg["recorded"],
                start=msg.get("start"),
                end=msg.get("end"),
                dial_plan=pbx.dial_plan,
            )
            queries = [replace(query, numbers=numbers)]
            if text and (named := pbx.presenter.extensions_named(text)):
                shown = named if readable is None else named & readable
                queries.append(replace(query, extensions=shown))
            calls.of_entries[pbx.config_entry.entry_id] = pbx, queries
        return calls

    async def async_page(self, before: Position | None = None) -> Fields:
        """Return the newest calls, or those before a position, and the next cursor.

        Raises HistoryUnavailableError.
        """
        found: dict[tuple[str, str], tuple[OpenVoxCoordinator, HistoryEntry]] = {}
        for entry_id, (pbx, queries) in self.of_entries.items():
            due = [replace(query, before=before) for query in queries]
            entries: list[HistoryEntry] = []
            if self.has_voicemails and pbx.voicemails.data:
                entries += await pbx.hass.async_add_executor_job(
                    find_messages, pbx, queries[0].extensions, due, self.limit + 1
                )
            if self.has_calls:
                for query in due:
                    entries += await pbx.history.async_find(query, self.limit + 1)
            for entry in entries:
                found[entry_id, entry.call.call_id] = pbx, entry
        newest = sorted(
            found.values(), key=lambda item: position(item[1].call), reverse=True
        )
        page = newest[: self.limit]
        return {
            "calls": [self.fields(pbx, entry) for pbx, entry in page],
            "next": position(page[-1][1].call) if len(newest) > len(page) else None,
        }

    def fields(self, pbx: OpenVoxCoordinator, entry: HistoryEntry) -> Fields:
        presenter = pbx.presenter
        return {
            **presenter.card(entry),
            "entry_id": presenter.entry_id,
            "other_number": presenter.other_number(entry.call),
            "voicemail": False,
            "recording_media_content_id": recording_content_id(pbx, entry.call)
            if self.may_listen
            else None,
            **message_fields(pbx, entry.call, self.permissions[presenter.entry_id]),
        }

    def includes(self, entry_id: str, entry: HistoryEntry | None) -> bool:
        if entry is None or not self.has_calls or entry_id not in self.of_entries:
            return False
        _, queries = self.of_entries[entry_id]
        return any(query.matches(entry.call) for query in queries)


class HistorySubscription:
    """Sends changes to one page.

    A task sends them one after another, and ends when nothing is left.
    """

    def __init__(
        self, hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
    ) -> None:
        self._hass = hass
        self._connection = connection
        self._msg = msg
        self._filter = CallFilter(0)
        self._changed: dict[tuple[str, str], HistoryEntry] = {}
        self._calls_stale = False
        self._missed_stale = True
        self._missed: list[Fields] | None = None
        self._started = False
        self._task: asyncio.Task[None] | None = None
        self._unsubs = [
            async_dispatcher_connect(
                hass, SIGNAL_CONFIG_ENTRY_CHANGED, self._async_entry_changed
            ),
            async_dispatcher_connect(hass, SIGNAL_STATE, self._async_state_changed),
            async_dispatcher_connect(
                hass, SIGNAL_HISTORY_CHANGED, self._async_history_changed
            ),
            async_dispatcher_connect(
                hass, SIGNAL_CONTACTS_CHANGED, self._async_read_again
            ),
        ]

    async def async_start(self) -> None:
        """Send the first page. Raises HistoryUnavailableError."""
        msg_id: int = self._msg["id"]
        try:
            page = await self._async_read()
        except HistoryUnavailableError:
            self._connection.subscriptions.pop(msg_id, self.async_stop)()
            raise
        # The page may have been closed in the meantime.
        if msg_id in self._connection.subscriptions:
            self._connection.send_result(msg_id)
            self._async_send({"page": page})
            self._started = True
            self._async_wake()

    @callback
    def async_stop(self) -> None:
        for unsub in self._unsubs:
            unsub()
        self._started = False
        if self._task:
            self._task.cancel()

    @callback
    def _async_history_changed(self, entry_id: str, changes: list[Change]) -> None:
        """Send new or changed calls.

        Reload the page if calls are gone from it, or if too many arrive at once.
        """
        for before, after in changes:
            is_shown = self._filter.includes(entry_id, after)
            if (
                after
                and is_shown
                and (before is None or before.call.call_id == after.call.call_id)
            ):
                self._changed[entry_id, after.call.call_id] = after
            elif is_shown or self._filter.includes(entry_id, before):
                self._calls_stale = True
        self._calls_stale |= not changes or len(self._changed) > self._filter.limit
        self._async_wake()

    @callback
    def _async_entry_changed(
        self, _change: ConfigEntryChange, entry: ConfigEntry
    ) -> None:
        if entry.domain == DOMAIN:
            self._async_read_again()

    @callback
    def _async_state_changed(self, _entry_id: str, subject: str) -> None:
        if subject in (EXTENSION_NAMES, MISSED_CALLERS) or (
            subject == VOICEMAILS and self._filter.has_voicemails
        ):
            self._async_read_again(calls=subject != MISSED_CALLERS)

    @callback
    def _async_read_again(self, *, calls: bool = True) -> None:
        self._calls_stale |= calls
        self._missed_stale = True
        self._async_wake()

    @callback
    def _async_wake(self) -> None:
        """Send changes once the present callbacks have finished."""
        if self._started and (self._task is None or self._task.done()):
            name = f"{DOMAIN} history of a page"
            self._task = self._hass.async_create_background_task(
                self._async_send_news(), name, eager_start=False
            )

    async def _async_send_news(self) -> None:
        while self._calls_stale or self._changed or self._missed_stale:
            if self._calls_stale:
                try:
                    self._async_send({"page": await self._async_read()})
                except HistoryUnavailableError:
                    self._calls_stale = True
                    return
            elif self._changed:
                changed, self._changed = self._changed, {}
                calls = [
                    self._filter.fields(self._filter.of_entries[entry_id][0], entry)
                    for (entry_id, _), entry in changed.items()
                ]
                self._async_send({"changed": calls})
            else:
                self._missed_stale = False
                missed = [
                    _missed_fields(pbx, caller, permissions)
                    for pbx, caller, permissions in _missed_callers(
                        self._hass, self._connection.user
                    )
                ]
                missed.sort(key=lambda caller: str(caller["last_at"]), reverse=True)
                if missed != self._missed:
                    self._missed = missed
                    self._async_send({"missed": missed})

    async def _async_read(self) -> Fields:
        self._calls_stale = False
        self._changed.clear()
        self._filter = await CallFilter.async_make(
            self._hass, self._connection.user, self._msg
        )
        return await self._filter.async_page()

    @callback
    def _async_send(self, event: Fields) -> None:
        self._connection.send_event(self._msg["id"], event)
