"""A tool for conversation agents: recent calls, so that "who called today?" is answered. Off until an option turns it on."""

from datetime import timedelta
from typing import override

from homeassistant.components.llm import LLMTools
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.llm import LLM_API_ASSIST, LLMContext, Tool, ToolAnnotations, ToolInput, ToolResult
from homeassistant.util import dt as dt_util
import voluptuous as vol

from .const import CONF_ASSIST_HISTORY, DOMAIN
from .coordinator import OpenVoxConfigEntry
from .history.queries import CallQuery
from .pbx import Direction, Outcome
from .presentation import details, title

_LIMIT = 50
_MAX_HOURS = 31 * 24
_DEFAULT_HOURS = 24


class RecentCallsTool(Tool):
    """Tells the calls of the last hours or days."""

    name = f"{DOMAIN}__recent_calls"
    title = "Recent calls"
    description = (
        "Get the phone calls of the last hours, the newest first: who called or was called, when, and whether the call was"
        " answered or missed. Use it for questions such as who called today, or which calls were missed. Times are local."
    )
    annotations = ToolAnnotations(read_only=True, destructive=False, idempotent=True, open_world=False)
    integration = DOMAIN
    parameters = vol.Schema(
        {
            vol.Optional("hours", default=_DEFAULT_HOURS, description="How many hours to look back"): vol.All(
                vol.Coerce(int), vol.Range(min=1, max=_MAX_HOURS)
            ),
            vol.Optional("direction"): vol.In([direction.value for direction in Direction]),
            vol.Optional("outcome"): vol.In([outcome.value for outcome in Outcome]),
        }
    )

    @override
    async def async_call(self, hass: HomeAssistant, tool_input: ToolInput, llm_context: LLMContext) -> ToolResult:
        """Return the calls."""
        data = self.parameters(tool_input.tool_args)
        start = dt_util.utcnow() - timedelta(hours=data["hours"])
        query = CallQuery(
            directions=frozenset((Direction(data["direction"]),)) if "direction" in data else None,
            outcomes=frozenset((Outcome(data["outcome"]),)) if "outcome" in data else None,
            start=start.timestamp(),
        )
        calls = [
            (call.started_at, entry.runtime_data.presenter.story(call, backfilled=backfilled))
            for entry in _open_entries(hass)
            for call, backfilled in await entry.runtime_data.history.async_find(query, _LIMIT + 1)
        ]
        calls.sort(key=lambda call: call[0], reverse=True)
        return ToolResult(
            data={
                "calls": [
                    {
                        "time": dt_util.as_local(dt_util.utc_from_timestamp(started_at)).isoformat(timespec="minutes"),
                        "call": title(story),
                        "details": details(story),
                        "caller_country": story["caller_country"],
                    }
                    for started_at, story in calls[:_LIMIT]
                ],
                "more_calls": len(calls) > _LIMIT,
            }
        )


@callback
def async_get_tools(hass: HomeAssistant, llm_context: LLMContext, api_id: str) -> LLMTools | None:
    """Return the tool if an option of at least one PBX allows it."""
    if api_id != LLM_API_ASSIST or not _open_entries(hass):
        return None
    return LLMTools(tools=[RecentCallsTool()])


def _open_entries(hass: HomeAssistant) -> list[OpenVoxConfigEntry]:
    """Return the PBXs whose calls agents may see by an option."""
    return [entry for entry in hass.config_entries.async_loaded_entries(DOMAIN) if entry.options.get(CONF_ASSIST_HISTORY)]
