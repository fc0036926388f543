"""Walking through config flows, and reading what they show."""

from http import HTTPStatus
from typing import Any

from aiohttp.test_utils import TestClient
from homeassistant.config_entries import (
    SOURCE_DHCP,
    SOURCE_USER,
    ConfigEntry,
    ConfigFlowResult,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResult, FlowResultType
from homeassistant.helpers import config_validation as cv, issue_registry as ir
from homeassistant.helpers.service_info.dhcp import DhcpServiceInfo
import probatio

from custom_components.openvox_uc.const import DOMAIN
from tests.repository import ENGLISH, placeholders
from tests.simulator import SimulatedPbx


def answers(pbx: SimulatedPbx, **changed: Any) -> dict[str, Any]:
    return {
        "host": pbx.host,
        "port": pbx.port,
        "username": pbx.username,
        "password": pbx.password,
        **changed,
    }


def checked[Result: FlowResult[Any, Any]](
    result: Result, texts: dict[str, Any]
) -> Result:
    """Check that the result of a flow has all of its texts.

    A form must also have what the frontend needs of its fields.
    """
    if result["type"] not in (FlowResultType.ABORT, FlowResultType.FORM):
        return result
    known = result["description_placeholders"] or {}
    if (
        result["type"] is FlowResultType.ABORT
        and result.get("translation_domain") is None
    ):
        assert placeholders(texts["abort"][result["reason"]]) <= known.keys()
    if result["type"] is FlowResultType.FORM:
        step, schema = texts["step"][result["step_id"]], result["data_schema"]
        fields = (
            probatio.to_field_list(schema, custom_serializer=cv.custom_serializer)
            if schema and schema.schema
            else []
        )
        assert isinstance(fields, list)
        names = {field["name"] for field in fields}
        assert names == set(step.get("data", {})), (
            f"translations/en.json: step > {result['step_id']} > data"
        )
        assert [field["name"] for field in fields if "selector" not in field] == []
        errors = [texts["error"][error] for error in (result["errors"] or {}).values()]
        assert (
            placeholders("".join([step["title"], step.get("description", ""), *errors]))
            <= known.keys()
        )
        assert not [error for error in errors if ".." in error.format(**known)]
    return result


async def start(hass: HomeAssistant) -> ConfigFlowResult:
    result = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_USER}
    )
    assert_form(result, "user")
    return result


async def submit(
    hass: HomeAssistant, result: ConfigFlowResult, typed: dict[str, Any]
) -> ConfigFlowResult:
    return checked(
        await hass.config_entries.flow.async_configure(result["flow_id"], typed),
        ENGLISH["config"],
    )


async def create(
    hass: HomeAssistant, result: ConfigFlowResult, typed: dict[str, Any]
) -> ConfigFlowResult:
    result = await submit(hass, result, typed)
    assert result["type"] is FlowResultType.CREATE_ENTRY, result
    await hass.async_block_till_done()
    return result


async def set_up(hass: HomeAssistant, typed: dict[str, Any]) -> ConfigFlowResult:
    return await submit(hass, await start(hass), typed)


async def discover(
    hass: HomeAssistant, mac: str = "a09805021987", ip: str = "127.0.0.1"
) -> ConfigFlowResult:
    """Let a PBX request an address."""
    info = DhcpServiceInfo(ip=ip, hostname="uc501", macaddress=mac)
    result = await hass.config_entries.flow.async_init(
        DOMAIN, context={"source": SOURCE_DHCP}, data=info
    )
    await hass.async_block_till_done()
    return result


def assert_form(result: ConfigFlowResult, step: str) -> None:
    assert result["type"] is FlowResultType.FORM, result
    assert result["step_id"] == step
    checked(result, ENGLISH["config"])


async def begin_options(
    hass: HomeAssistant, entry: ConfigEntry, *steps: str
) -> ConfigFlowResult:
    result = await hass.config_entries.options.async_init(entry.entry_id)
    for step in steps:
        assert result["type"] is FlowResultType.MENU
        menu = ENGLISH["options"]["step"][result["step_id"]]
        assert (
            result["menu_options"]
            == list(menu["menu_options"])
            == list(menu["menu_option_descriptions"])
        )
        result = await submit_options(hass, result, {"next_step_id": step})
    return result


async def submit_options(
    hass: HomeAssistant, result: ConfigFlowResult, typed: dict[str, Any]
) -> ConfigFlowResult:
    result = await hass.config_entries.options.async_configure(result["flow_id"], typed)
    await hass.async_block_till_done()
    return checked(result, ENGLISH["options"])


def assert_error(
    result: ConfigFlowResult, step: str, key: str, field: str = "base"
) -> None:
    assert_form(result, step)
    assert result["errors"] == {field: key}


def assert_abort(result: ConfigFlowResult, reason: str) -> None:
    assert result["type"] is FlowResultType.ABORT, result
    assert result["reason"] == reason
    checked(result, ENGLISH["config"])


def suggested(result: ConfigFlowResult) -> dict[str, Any]:
    schema = result["data_schema"]
    assert schema is not None
    return {
        str(key): key.description["suggested_value"]
        for key in schema.schema
        if key.description
    }


class Repairs:
    def __init__(self, hass: HomeAssistant, client: TestClient[Any, Any]) -> None:
        self._hass = hass
        self._client = client

    def has(self, issue_id: str) -> bool:
        return ir.async_get(self._hass).async_get_issue(DOMAIN, issue_id) is not None

    async def begin(self, issue_id: str) -> dict[str, Any]:
        return await self._post("", {"handler": DOMAIN, "issue_id": issue_id})

    async def submit(self, result: dict[str, Any], **values: str) -> dict[str, Any]:
        return await self._post(f"/{result['flow_id']}", values)

    async def _post(self, path: str, data: dict[str, str]) -> dict[str, Any]:
        response = await self._client.post(f"/api/repairs/issues/fix{path}", json=data)
        assert response.status == HTTPStatus.OK
        result: dict[str, Any] = await response.json()
        return result
