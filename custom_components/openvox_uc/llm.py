"""A tool that tells conversation agents about recent calls ("Who called today?").

It is off until an option turns it on.
"""

from collections.abc import Mapping
from dataclasses import replace
import time
from typing import Any, override

from homeassistant.components.llm import LLMTools
from homeassistant.core import HomeAssistant, callback
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.llm import (
    LLM_API_ASSIST,
    LLMContext,
    Tool,
    ToolAnnotations,
    ToolInput,
    ToolResult,
)
from homeassistant.util import dt as dt_util
import voluptuous as vol

from .access.permissions import PbxPermissions
from .base.error_texts import translated
from .calls.sentences import details, title
from .connection.options import read_option
from .const import CONF_ASSIST_ANYONE, CONF_ASSIST_HISTORY, DOMAIN
from .coordinator import OpenVoxCoordinator, async_loaded_pbxs
from .history.queries import CallQuery
from .pbx import Direction, Outcome

_LIMIT = 50


class RecentCallsTool(Tool):
    name = f"{DOMAIN}__recent_calls"
    title = "Recent calls"
    description = (
        "Get the phone calls of the last hours, the newest first: who called or was "
        "called, when, and whether the call was answered or missed. Use it for "
        "questions such as who called today, or which calls were missed. "
        "Times are local."
    )
    annotations = ToolAnnotations(
        read_only=True, destructive=False, idempotent=True, open_world=False
    )
    integration = DOMAIN
    parameters = vol.Schema(
        {
            vol.Optional(
                "hours", default=24, description="How many hours to look back"
            ): vol.All(vol.Coerce(int), vol.Range(min=1, max=31 * 24)),
            vol.Optional("direction"): vol.In(
                [direction.value for direction in Direction]
            ),
            vol.Optional("outcome"): vol.In([outcome.value for outcome in Outcome]),
        }
    )

    @override
    async def async_call(
        self, hass: HomeAssistant, tool_input: ToolInput, llm_context: LLMContext
    ) -> ToolResult:
        """Return calls. Raises HomeAssistantError if the user may not see any."""
        data = self.parameters(tool_input.tool_args)
        direction, outcome = data.get("direction"), data.get("outcome")
        query = CallQuery(
            directions=frozenset({Direction(direction)}) if direction else None,
            outcomes=frozenset({Outcome(outcome)}) if outcome else None,
            start=time.time() - data["hours"] * 3600,
        )
        calls: list[tuple[float, Mapping[str, Any]]] = []
        for pbx, phones in (await _async_readable(hass, llm_context)).items():
            found = await pbx.history.async_find(
                replace(query, extensions=phones), _LIMIT + 1
            )
            for entry in found:
                story = pbx.presenter.story(entry.call)
                calls.append((entry.call.started_at, story))
        calls.sort(key=lambda call: call[0], reverse=True)
        answer: list[Any] = [
            {
                "time": dt_util.as_local(
                    dt_util.utc_from_timestamp(started_at)
                ).isoformat(timespec="minutes"),
                "call": title(hass, story),
                "details": details(hass, story),
                "caller_country": story["caller_country"],
            }
            for started_at, story in calls[:_LIMIT]
        ]
        return ToolResult(data={"calls": answer, "more_calls": len(calls) > _LIMIT})


@callback
def async_get_tools(
    hass: HomeAssistant, llm_context: LLMContext, api_id: str
) -> LLMTools | None:
    if api_id != LLM_API_ASSIST or not _open_pbxs(hass):
        return None
    return LLMTools(tools=[RecentCallsTool()])


async def _async_readable(
    hass: HomeAssistant, llm_context: LLMContext
) -> dict[OpenVoxCoordinator, frozenset[str] | None]:
    """Return the PBXs whose calls the user may see, and the phones (None for all).

    Raises HomeAssistantError.
    """
    pbxs = _open_pbxs(hass)
    user_id = llm_context.context.user_id if llm_context.context else None
    user = await hass.auth.async_get_user(user_id) if user_id else None
    # An integration through which anyone can speak has its own user.
    if user_id is None or (user and user.system_generated):
        pbxs = [
            pbx for pbx in pbxs if read_option(pbx.config_entry, CONF_ASSIST_ANYONE)
        ]
        if not pbxs:
            raise HomeAssistantError(**translated("assist_without_user"))
        return dict.fromkeys(pbxs)
    phones = {pbx: PbxPermissions(pbx, user).readable_phones for pbx in pbxs if user}
    if all(numbers == frozenset() for numbers in phones.values()):
        raise HomeAssistantError(**translated("assist_without_permission"))
    return phones


def _open_pbxs(hass: HomeAssistant) -> list[OpenVoxCoordinator]:
    return [
        pbx
        for pbx in async_loaded_pbxs(hass)
        if read_option(pbx.config_entry, CONF_ASSIST_HISTORY)
    ]
