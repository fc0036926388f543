"""What a click under Repairs fixes."""

from homeassistant.components.repairs import ConfirmRepairFlow, RepairsFlow, RepairsFlowResult
from homeassistant.core import HomeAssistant

from .const import CONF_ALLOWED_SENDERS
from .issues import Issue


class ForeignSenderRepairFlow(RepairsFlow):
    """Adds an address from which the PBX seems to send to the allowed senders."""

    def __init__(self, entry_id: str, address: str) -> None:
        """Know which address of which entry it is about."""
        self._entry_id = entry_id
        self._address = address

    async def async_step_init(self, _user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Begin with the question."""
        return await self.async_step_confirm()

    async def async_step_confirm(self, user_input: dict[str, str] | None = None) -> RepairsFlowResult:
        """Ask whether the address is to be trusted, and trust it."""
        entry = self.hass.config_entries.async_get_entry(self._entry_id)
        if entry is None:
            return self.async_abort(reason="entry_removed")
        if user_input is None:
            return self.async_show_form(step_id="confirm", description_placeholders={"name": entry.title, "address": self._address})
        senders = entry.options.get(CONF_ALLOWED_SENDERS, [])
        if self._address not in senders:
            self.hass.config_entries.async_update_entry(entry, options={**entry.options, CONF_ALLOWED_SENDERS: [*senders, self._address]})
            self.hass.config_entries.async_schedule_reload(entry.entry_id)
        return self.async_create_entry(data={})


async def async_create_fix_flow(hass: HomeAssistant, issue_id: str, data: dict[str, str | int | float | None] | None) -> RepairsFlow:
    """Return the flow that fixes an issue."""
    if data and issue_id.startswith(f"{Issue.FOREIGN_SENDER}_"):
        return ForeignSenderRepairFlow(str(data["entry_id"]), str(data["address"]))
    return ConfirmRepairFlow()
