"""Walking through config flows, and reading what they show."""

from typing import Any

from homeassistant.config_entries import SOURCE_USER, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import config_validation as cv
import probatio

from custom_components.openvox_uc.const import DOMAIN
from tests.repository import ENGLISH, placeholders
from tests.simulator import SimulatedPbx


def answers(pbx: SimulatedPbx, **changed: Any) -> dict[str, Any]:
    """Return what a person types in who knows the PBX."""
    return {"host": pbx.host, "port": pbx.port, "username": pbx.username, "password": pbx.password, **changed}


async def start(hass: HomeAssistant) -> ConfigFlowResult:
    result = await hass.config_entries.flow.async_init(DOMAIN, context={"source": SOURCE_USER})
    assert_form(result, "user")
    return result


async def submit(hass: HomeAssistant, result: ConfigFlowResult, typed: dict[str, Any]) -> ConfigFlowResult:
    return await hass.config_entries.flow.async_configure(result["flow_id"], typed)


async def set_up(hass: HomeAssistant, typed: dict[str, Any]) -> ConfigFlowResult:
    return await submit(hass, await start(hass), typed)


def assert_form(result: ConfigFlowResult, step: str) -> None:
    """Check that a form is shown whose texts can all be filled in."""
    assert result["type"] is FlowResultType.FORM, result
    assert result["step_id"] == step
    schema = result["data_schema"]
    texts = ENGLISH["config"]["step"][step]
    assert schema is not None
    # As the frontend gets them.
    fields = probatio.to_field_list(schema, custom_serializer=cv.custom_serializer)
    assert isinstance(fields, list)
    assert [field["name"] for field in fields] == list(texts["data"])
    assert all("selector" in field for field in fields)
    needed = {name for text in (texts["title"], texts["description"]) for name in placeholders(text)}
    for error in (result["errors"] or {}).values():
        needed |= placeholders(ENGLISH["config"]["error"][error])
    known = result["description_placeholders"] or {}
    assert needed <= known.keys()
    assert not [text for error in (result["errors"] or {}).values() if ".." in (text := ENGLISH["config"]["error"][error].format(**known))]


def assert_error(result: ConfigFlowResult, step: str, key: str, field: str = "base") -> None:
    """Check that a form is shown again with this one error."""
    assert_form(result, step)
    assert result["errors"] == {field: key}


def assert_abort(result: ConfigFlowResult, reason: str) -> None:
    """Check that a flow has ended, with a text that can be filled in."""
    assert result["type"] is FlowResultType.ABORT, result
    assert result["reason"] == reason
    if result.get("translation_domain") is None:
        assert placeholders(ENGLISH["config"]["abort"][reason]) <= (result["description_placeholders"] or {}).keys()


def suggested(result: ConfigFlowResult) -> dict[str, Any]:
    schema = result["data_schema"]
    assert schema is not None
    return {str(key): key.description["suggested_value"] for key in schema.schema if key.description}
