"""The missed calls of a PBX, as a to-do list of callers to call back."""

from collections.abc import Collection
from functools import wraps
import time
from typing import Any, override

from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.components.todo import (
    websocket_handle_subscribe_todo_items,
    websocket_handle_todo_item_list,
)
from homeassistant.components.todo.const import TodoItemStatus, TodoListEntityFeature
from homeassistant.components.todo.entity import TodoItem, TodoListEntity
from homeassistant.components.websocket_api import async_register_command
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.const import WebSocketCommandHandler
from homeassistant.const import CONF_ENTITY_ID
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import Unauthorized
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.entity import EntityDescription
from homeassistant.helpers.entity_platform import AddConfigEntryEntitiesCallback
from homeassistant.util import dt as dt_util

from .access.targets import async_entity_device_id
from .base.error_texts import invalid
from .base.subjects import PBX, unique_id
from .calls.sentences import missed_details, missed_title
from .connection.options import read_option
from .const import CONF_MISSED_CALLS_LIST, DOMAIN
from .coordinator import OpenVoxConfigEntry
from .entity import HistoryEntity
from .history import missed
from .history.call_history import MISSED_CALLERS
from .history.missed import MissedCaller

PARALLEL_UPDATES = 0

MISSED_CALLS = EntityDescription(key="missed_calls")

# The entity option for conversation agents.
_CONVERSATION = "conversation"


def _for_readers(answer: WebSocketCommandHandler) -> WebSocketCommandHandler:
    """Refuse a command of core for our lists to users who may not see the list.

    Core answers any user and sends all subscribers the same items, so the list itself
    cannot know who asks.
    """

    @callback
    @wraps(answer)
    def answer_readers(
        hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
    ) -> None:
        entity_id = msg[CONF_ENTITY_ID]
        if async_entity_device_id(
            hass, entity_id
        ) and not connection.user.permissions.check_entity(entity_id, POLICY_READ):
            raise Unauthorized(entity_id=entity_id)
        answer(hass, connection, msg)

    return answer_readers


# They replace core's own commands, whose names and schemas `wraps` copies.
_COMMANDS = (
    _for_readers(websocket_handle_todo_item_list),
    _for_readers(websocket_handle_subscribe_todo_items),
)


async def async_setup_entry(
    hass: HomeAssistant,
    entry: OpenVoxConfigEntry,
    async_add_entities: AddConfigEntryEntitiesCallback,
) -> None:
    pbx, registry = entry.runtime_data, er.async_get(hass)
    if read_option(entry, CONF_MISSED_CALLS_LIST):
        for command in _COMMANDS:
            async_register_command(hass, command)
        async_add_entities([MissedCallsList(pbx, MISSED_CALLS)])
    elif entity_id := registry.async_get_entity_id(
        "todo", DOMAIN, unique_id(pbx.serial, PBX, MISSED_CALLS.key)
    ):
        registry.async_remove(entity_id)


class MissedCallsList(HistoryEntity, TodoListEntity):
    """An item for each caller to call back.

    Callers who were called back stay for a while.
    """

    _attr_supported_features = (
        TodoListEntityFeature.UPDATE_TODO_ITEM | TodoListEntityFeature.DELETE_TODO_ITEM
    )
    listens_to = (MISSED_CALLERS,)

    @override
    async def async_added_to_hass(self) -> None:
        """Hide a new list from conversation agents.

        Home Assistant exposes to-do lists to them by default.
        """
        await super().async_added_to_hass()
        if self.registry_entry and _CONVERSATION not in self.registry_entry.options:
            er.async_get(self.hass).async_update_entity_options(
                self.entity_id, _CONVERSATION, {"should_expose": False}
            )

    @property
    @override
    def state(self) -> int:
        # Core would write the texts of all items to count them.
        return sum(caller.done_at is None for caller in self.pbx.history.missed_callers)

    @property
    @override
    def todo_items(self) -> list[TodoItem]:
        return [self._item(caller) for caller in self.pbx.history.missed_callers]

    @override
    async def async_update_todo_item(self, item: TodoItem) -> None:
        (caller,) = self._callers([item.uid])
        shown = self._item(caller)
        # The page on which a user marks an item as done may have an older text.
        if item.status == shown.status:
            if item.summary != shown.summary:
                raise invalid("missed_call_not_renamed")
            return
        is_done = item.status == TodoItemStatus.COMPLETED
        change = missed.mark_done if is_done else missed.reopen
        await self.pbx.history.async_change_missed(change, caller, time.time())

    @override
    async def async_delete_todo_items(self, uids: list[str]) -> None:
        await self.pbx.history.async_change_missed(missed.drop, self._callers(uids))

    def _callers(self, uids: Collection[str | None]) -> list[MissedCaller]:
        return [
            caller
            for caller in self.pbx.history.missed_callers
            if caller.call.call_id in uids
        ]

    def _item(self, caller: MissedCaller) -> TodoItem:
        """Return the item for a caller, with the id of the last call.

        That id keeps a call that the user has not seen from being marked as done.
        """
        story = self.pbx.presenter.story(caller.call)
        called_at = dt_util.as_local(dt_util.utc_from_timestamp(caller.call.started_at))
        is_today = called_at.date() == dt_util.now().date()
        last = f"{called_at:%H:%M}" if is_today else f"{called_at:%Y-%m-%d %H:%M}"
        item = TodoItem(
            uid=caller.call.call_id,
            summary=missed_title(self.hass, story, caller.calls, last),
            description=missed_details(self.hass, story),
            status=TodoItemStatus.NEEDS_ACTION,
        )
        if caller.done_at is not None:
            item.status = TodoItemStatus.COMPLETED
            item.completed = dt_util.utc_from_timestamp(caller.done_at)
        return item
