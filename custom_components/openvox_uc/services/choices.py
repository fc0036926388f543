"""The queues and conferences that the PBXs list, as choices in the fields of actions; other numbers can be typed, too."""

from collections.abc import Mapping
from datetime import datetime
from pathlib import Path
from typing import Any

from homeassistant.core import HassJob, HomeAssistant, callback
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.service import async_set_service_schema
from homeassistant.util.hass_dict import HassKey
from homeassistant.util.yaml import load_yaml_dict

from ..const import DOMAIN, LOGGER
from ..coordinator import OpenVoxConfigEntry
from ..pbx import PbxError

# The names by number, for each entry and field.
_CHOICES: HassKey[dict[str, Mapping[str, Mapping[str, str]]]] = HassKey(f"{DOMAIN}.choices")
_AFTER_SECONDS = 120
_QUEUE, _CONFERENCE = "queue", "conference"


@callback
def async_schedule_choices(hass: HomeAssistant, entry: OpenVoxConfigEntry) -> None:
    """Offer what a PBX lists a while after its set-up, which has more urgent requests."""

    async def offer(_: datetime) -> None:
        pbx = entry.runtime_data
        conferences: Mapping[str, str] = {}
        # A user who turned polling off expects no requests.
        if pbx.connected and not entry.pref_disable_polling:
            try:
                conferences = await pbx.client.conferences.names()
            except PbxError as error:
                LOGGER.debug("%s: the PBX did not list its conferences: %s", entry.title, error)
                pbx.session.async_request_failed(error)
        queues = {number: known.queue.name for number, known in pbx.queues.data.items()}
        hass.data.setdefault(_CHOICES, {})[entry.entry_id] = {_QUEUE: queues, _CONFERENCE: conferences}
        await _async_describe(hass)

    async def withdraw() -> None:
        if hass.data.get(_CHOICES, {}).pop(entry.entry_id, None):
            await _async_describe(hass)

    entry.async_on_unload(withdraw)
    entry.async_on_unload(async_call_later(hass, _AFTER_SECONDS, HassJob(offer, cancel_on_shutdown=True)))


async def _async_describe(hass: HomeAssistant) -> None:
    """Describe the actions for editors that are opened from now on."""
    descriptions = await hass.async_add_executor_job(load_yaml_dict, str(Path(__file__).parent.parent / "services.yaml"))
    listed = [*hass.data[_CHOICES].values()]
    names = {field: {number: name for of in listed for number, name in of[field].items()} for field in (_QUEUE, _CONFERENCE)}
    for action, description in descriptions.items():
        fields: dict[str, Any] = description.get("fields", {})
        if concerned := fields.keys() & names.keys():
            offered = {field: fields[field] | {"selector": {"select": _select(names[field])}} for field in concerned if names[field]}
            async_set_service_schema(hass, DOMAIN, action, description | {"fields": fields | offered})


def _select(names: Mapping[str, str]) -> dict[str, Any]:
    options = [{"value": number, "label": number if name == number else f"{name} ({number})"} for number, name in sorted(names.items())]
    return {"options": options, "custom_value": True, "mode": "dropdown"}
