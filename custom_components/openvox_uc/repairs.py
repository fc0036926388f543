"""The flows that fix issues."""

from typing import override

from homeassistant.components.repairs import (
    ConfirmRepairFlow,
    RepairsFlow,
    RepairsFlowResult,
)
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_HOST
from homeassistant.core import HomeAssistant

from .base.error_texts import async_error_text, plain_text
from .base.issues import Issue
from .connection.options import read_option, read_options
from .const import CONF_ALLOWED_SENDERS
from .flows.sign_in import async_find
from .pbx import PbxError
from .runtime import async_get_runtime


class EntryRepairFlow(ConfirmRepairFlow):
    """Fixes issues about another address of a PBX."""

    def __init__(self, entry: ConfigEntry, address: str) -> None:
        self._entry = entry
        self._address = address


class ForeignSenderRepairFlow(EntryRepairFlow):
    @override
    async def async_step_confirm(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        entry = self._entry
        senders = read_option(entry, CONF_ALLOWED_SENDERS)
        if user_input is not None and self._address not in senders:
            self.hass.config_entries.async_update_entry(
                entry,
                options={
                    **entry.options,
                    CONF_ALLOWED_SENDERS: [*senders, self._address],
                },
            )
            self.hass.config_entries.async_schedule_reload(entry.entry_id)
        return await super().async_step_confirm(user_input)


class MovedRepairFlow(EntryRepairFlow):
    @override
    async def async_step_init(
        self, user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        return self.async_show_menu(
            step_id="init",
            menu_options=["move", "stay"],
            description_placeholders=self._placeholders,
        )

    async def async_step_move(
        self, _user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Use the new address if the PBX is there.

        Only then does it get the credentials.
        """
        entry = self._entry
        moved = {CONF_HOST: self._address}
        try:
            await async_find(
                self.hass,
                {**read_options(entry), **entry.data, **moved},
                entry.unique_id or "",
            )
        except PbxError as error:
            placeholders = self._placeholders | {
                "reason": await async_error_text(self.hass, error)
            }
            return self.async_show_form(
                step_id="move",
                errors={"base": "not_moved"},
                description_placeholders=placeholders,
            )
        self.hass.config_entries.async_update_entry(entry, data={**entry.data, **moved})
        self.hass.config_entries.async_schedule_reload(entry.entry_id)
        return self.async_create_entry(data={})

    async def async_step_stay(
        self, _user_input: dict[str, str] | None = None
    ) -> RepairsFlowResult:
        """Ignore this address from now on."""
        async_get_runtime(self.hass, self._entry.entry_id).session_state.decline(
            self._address
        )
        return self.async_create_entry(data={})

    @property
    def _placeholders(self) -> dict[str, str]:
        return {
            "name": plain_text(self._entry.title),
            "host": self._entry.data[CONF_HOST],
            "address": self._address,
        }


async def async_create_fix_flow(
    hass: HomeAssistant, issue_id: str, data: dict[str, str | int | float | None] | None
) -> RepairsFlow:
    if not data:
        return ConfirmRepairFlow()
    entry = hass.config_entries.async_get_known_entry(str(data["entry_id"]))
    if issue_id.startswith(Issue.MOVED):
        return MovedRepairFlow(entry, str(data["address"]))
    return ForeignSenderRepairFlow(entry, str(data["address"]))
