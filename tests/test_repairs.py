"""What is mended under Repairs, over the real HTTP API that the frontend uses."""

from http import HTTPStatus
from typing import Any

from aiohttp import ClientSession, TCPConnector
from aiohttp.test_utils import TestClient
from homeassistant.components.repairs import ConfirmRepairFlow
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.openvox_uc.const import CONF_ALLOW_FEATURE_CODES, CONF_ALLOWED_SENDERS, CONF_OUTSIDE_PREFIX, DOMAIN
from custom_components.openvox_uc.repairs import async_create_fix_flow
from tests.repository import ENGLISH, placeholders
from tests.simulator import SimulatedPbx

FOREIGN = "127.0.0.2"
REPORT = {"action": "BootUp", "sn": "a09805021987"}


@pytest.fixture(autouse=True)
async def repairs(hass: HomeAssistant) -> None:
    """Have Repairs, before the web server takes no more views."""
    assert await async_setup_component(hass, "repairs", {})


@pytest.fixture
async def client(setup_integration: MockConfigEntry, hass_client: ClientSessionGenerator) -> TestClient[Any, Any]:
    """Return what speaks to Home Assistant as the frontend does."""
    return await hass_client()


@pytest.fixture
def issue_id(setup_integration: MockConfigEntry) -> str:
    """Return the id of the issue about a foreign sender."""
    return f"foreign_sender_{setup_integration.entry_id}"


async def report_from_elsewhere(pbx: SimulatedPbx) -> None:
    """Send a report of the PBX from another address."""
    async with (
        ClientSession(connector=TCPConnector(local_addr=(FOREIGN, 0))) as session,
        session.post(f"http://{pbx.report_url}", json=REPORT) as response,
    ):
        assert response.status == HTTPStatus.OK


async def begin(client: TestClient[Any, Any], issue_id: str) -> dict[str, Any]:
    """Open the fix of an issue."""
    response = await client.post("/api/repairs/issues/fix", json={"handler": DOMAIN, "issue_id": issue_id})
    assert response.status == HTTPStatus.OK
    result: dict[str, Any] = await response.json()
    return result


async def submit(client: TestClient[Any, Any], result: dict[str, Any]) -> dict[str, Any]:
    """Choose Submit."""
    response = await client.post(f"/api/repairs/issues/fix/{result['flow_id']}", json={})
    assert response.status == HTTPStatus.OK
    answer: dict[str, Any] = await response.json()
    return answer


async def test_foreign_sender(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    client: TestClient[Any, Any],
    issue_id: str,
    issue_registry: ir.IssueRegistry,
) -> None:
    """Reports from another address are ignored until a person lets them in."""
    hass.config_entries.async_update_entry(setup_integration, options={CONF_OUTSIDE_PREFIX: "0", CONF_ALLOWED_SENDERS: ["10.0.0.1"]})
    counts = setup_integration.runtime_data.counts
    await report_from_elsewhere(pbx)
    assert (counts.received, counts.foreign) == (0, 1)
    result = await begin(client, issue_id)
    assert (result["type"], result["step_id"]) == ("form", "confirm")
    assert result["description_placeholders"] == {"name": "UC501 (a09805021987)", "address": FOREIGN}
    texts = ENGLISH["issues"]["foreign_sender"]["fix_flow"]["step"]["confirm"]
    assert placeholders(texts["title"] + texts["description"]) <= result["description_placeholders"].keys()
    assert (await submit(client, result))["type"] == "create_entry"
    await hass.async_block_till_done()
    assert setup_integration.options == {CONF_OUTSIDE_PREFIX: "0", CONF_ALLOWED_SENDERS: ["10.0.0.1", FOREIGN]}
    assert issue_registry.async_get_issue(DOMAIN, issue_id) is None
    await report_from_elsewhere(pbx)
    assert (counts.received, counts.foreign) == (1, 1)
    assert issue_registry.async_get_issue(DOMAIN, issue_id) is None


async def test_let_in_meanwhile(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, client: TestClient[Any, Any], issue_id: str
) -> None:
    """An address that was added to the options by hand is not added again."""
    await report_from_elsewhere(pbx)
    result = await begin(client, issue_id)
    options = {CONF_ALLOWED_SENDERS: [FOREIGN], CONF_ALLOW_FEATURE_CODES: True}
    hass.config_entries.async_update_entry(setup_integration, options=options)
    assert (await submit(client, result))["type"] == "create_entry"
    await hass.async_block_till_done()
    assert setup_integration.options == options
    assert pbx.logins == 1


async def test_removed_meanwhile(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, client: TestClient[Any, Any], issue_id: str
) -> None:
    """An entry that is gone needs no mending."""
    await report_from_elsewhere(pbx)
    result = await begin(client, issue_id)
    await hass.config_entries.async_remove(setup_integration.entry_id)
    result = await submit(client, result)
    assert (result["type"], result["reason"]) == ("abort", "entry_removed")
    assert ENGLISH["issues"]["foreign_sender"]["fix_flow"]["abort"]["entry_removed"]


async def test_others(hass: HomeAssistant) -> None:
    """Home Assistant needs a flow for whatever it asks for; where there is nothing to mend, it only confirms."""
    assert type(await async_create_fix_flow(hass, "https_only_1", None)) is ConfirmRepairFlow
    assert type(await async_create_fix_flow(hass, "foreign_sender_1", None)) is ConfirmRepairFlow
