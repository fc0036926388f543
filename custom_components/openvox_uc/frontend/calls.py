"""Sends the call history to open pages of the switchboard.

These are pages of calls, and each call that ends.
"""

from collections.abc import Mapping
import time
from typing import Any

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_CONTROL, POLICY_READ
from homeassistant.components.websocket_api.connection import ActiveConnection
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
from homeassistant.exceptions import Unauthorized
from homeassistant.helpers.dispatcher import async_dispatcher_connect
import voluptuous as vol

from ..access.permissions import PbxPermissions
from ..base.error_texts import invalid
from ..base.signals import SIGNAL_STATE
from ..calls.publisher import EXTENSION_NAMES
from ..const import DOMAIN, MAX_TYPED
from ..contacts.store import SIGNAL_CONTACTS_CHANGED, async_get_contacts
from ..coordinator import OpenVoxCoordinator, async_loaded_pbxs
from ..history.call_history import SIGNAL_HISTORY_CHANGED
from ..history.entries import Change, HistoryEntry, position
from ..history.missed import mark_done
from ..history.queries import CallQuery
from ..pbx import Direction, Outcome
from ..polling.voicemails import VOICEMAILS
from .fields import Fields, call_fields
from .voicemails import find_messages

_MAX_CALLS = 50
_STALE: Fields = {"stale": True}


@websocket_command({vol.Required("type"): f"{DOMAIN}/history"})
@callback
def subscribe_history(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Send each call that ends or changes, and say when to read all calls again."""

    @callback
    def send_stale() -> None:
        connection.send_event(msg["id"], _STALE)

    @callback
    def history_changed(entry_id: str, changes: list[Change]) -> None:
        if event := _event(hass, connection.user, entry_id, changes):
            connection.send_event(msg["id"], event)

    @callback
    def entry_changed(_change: ConfigEntryChange, entry: ConfigEntry) -> None:
        if entry.domain == DOMAIN:
            send_stale()

    @callback
    def state_changed(_entry_id: str, subject: str) -> None:
        if subject in (EXTENSION_NAMES, VOICEMAILS):
            send_stale()

    unsubs = [
        async_dispatcher_connect(hass, SIGNAL_HISTORY_CHANGED, history_changed),
        async_dispatcher_connect(hass, SIGNAL_CONFIG_ENTRY_CHANGED, entry_changed),
        async_dispatcher_connect(hass, SIGNAL_STATE, state_changed),
        async_dispatcher_connect(hass, SIGNAL_CONTACTS_CHANGED, send_stale),
    ]

    @callback
    def unsubscribe() -> None:
        for unsub in unsubs:
            unsub()

    connection.subscriptions[msg["id"]] = unsubscribe
    connection.send_result(msg["id"])
    send_stale()


def _event(
    hass: HomeAssistant, user: User, entry_id: str, changes: list[Change]
) -> Fields | None:
    """Return the changed calls that a user may see, if any."""
    # Without changes, calls were deleted.
    if not changes or len(changes) > _MAX_CALLS:
        return _STALE
    changed: list[Fields] = []
    for pbx in async_loaded_pbxs(hass):
        if pbx.config_entry.entry_id != entry_id:
            continue
        permissions = PbxPermissions(pbx, user)
        for before, entry, _ in changes:
            if entry is None or (before and before.call.call_id != entry.call.call_id):
                return _STALE
            if permissions.may_with_call(entry.call.extensions, POLICY_READ):
                changed.append(call_fields(pbx, entry, user))
    return {"changed": changed} if changed else None


@websocket_command(
    {
        vol.Required("type"): f"{DOMAIN}/history/page",
        vol.Optional("limit", default=30): vol.All(
            int, vol.Range(min=1, max=_MAX_CALLS)
        ),
        # The position of the last call of a page; the next page has earlier calls.
        vol.Optional("cursor"): vol.All(
            vol.ExactSequence([vol.Coerce(float), str]), vol.Coerce(tuple)
        ),
        vol.Optional("search", default=""): vol.All(str, vol.Length(max=MAX_TYPED)),
        # These filters apply only to calls, not to voicemails.
        vol.Optional("outcome"): vol.All([vol.Coerce(Outcome)], vol.Coerce(frozenset)),
        vol.Optional("direction"): vol.All(
            [vol.Coerce(Direction)], vol.Coerce(frozenset)
        ),
        # Seconds since 1970; the end is exclusive.
        vol.Optional("start"): vol.Coerce(float),
        vol.Optional("end"): vol.Coerce(float),
        # Only calls with a recording, or only voicemails.
        vol.Optional("recorded", default=False): bool,
        vol.Optional("voicemail", default=False): bool,
    }
)
@async_response
async def get_history_page(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    """Send the newest calls and voicemails, or those before a position.

    Text that is not a number is looked up in the contacts and the names of phones.
    """
    text: str = msg["search"].strip()
    numbers = await async_get_contacts(hass).async_number_patterns(text)
    found: list[tuple[OpenVoxCoordinator, HistoryEntry]] = []
    for pbx in async_loaded_pbxs(hass):
        readable = PbxPermissions(pbx, connection.user).readable_phones
        named = pbx.presenter.extensions_named(text)
        query = CallQuery(
            directions=msg.get("direction"),
            outcomes=msg.get("outcome"),
            extensions=readable,
            recorded=msg["recorded"],
            numbers=numbers,
            named=named if readable is None else named & readable,
            start=msg.get("start"),
            end=msg.get("end"),
            before=msg.get("cursor"),
            dial_plan=pbx.dial_plan,
        )
        found += [(pbx, entry) for entry in await _async_find(pbx, query, msg)]
    found.sort(key=lambda item: position(item[1].call), reverse=True)
    page = found[: msg["limit"]]
    connection.send_result(
        msg["id"],
        {
            "calls": [call_fields(pbx, entry, connection.user) for pbx, entry in page],
            "next": position(page[-1][1].call) if len(found) > len(page) else None,
        },
    )


async def _async_find(
    pbx: OpenVoxCoordinator, query: CallQuery, msg: Mapping[str, Any]
) -> list[HistoryEntry]:
    """Return a page, and one more. Raises HistoryUnavailableError."""
    limit = msg["limit"] + 1
    is_of_calls = msg["recorded"] or "outcome" in msg or "direction" in msg
    entries: list[HistoryEntry] = []
    if pbx.voicemails.data and not is_of_calls:
        entries += await pbx.hass.async_add_executor_job(
            find_messages, pbx, query, limit
        )
    if not msg["voicemail"]:
        entries += await pbx.history.async_find(query, limit)
    return entries


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
    for pbx in async_loaded_pbxs(hass):
        if pbx.config_entry.entry_id != msg["entry_id"]:
            continue
        for caller in pbx.history.missed_callers:
            if caller.call.call_id != msg["uid"] or caller.done_at is not None:
                continue
            if not PbxPermissions(pbx, connection.user).may_with_call(
                caller.call.extensions, POLICY_CONTROL
            ):
                raise Unauthorized
            await pbx.history.async_change_missed(mark_done, caller, time.time())
            connection.send_result(msg["id"])
            return
    # The caller has called again, or a user has already called back.
    raise invalid("missed_caller_gone")
