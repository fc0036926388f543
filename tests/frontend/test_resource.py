"""The resource by which dashboards load the cards."""

from hashlib import sha256
import re
from typing import Any, cast

from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from homeassistant.components.lovelace.const import LOVELACE_DATA
from homeassistant.components.lovelace.resources import ResourceStorageCollection
from homeassistant.config_entries import SOURCE_IGNORE
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
from homeassistant.setup import async_setup_component
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.const import DOMAIN
from tests.conftest import load_state
from tests.house import load, second_pbx
from tests.repository import ENGLISH, INTEGRATION

PATH = "/openvox_uc/openvox-uc.js"
BUILT = INTEGRATION / "frontend" / "built"
ANOTHER = {"res_type": "module", "url": "/local/another.js?v=1"}


@pytest.fixture
async def dashboards(hass: HomeAssistant, server: TestServer) -> None:
    assert await async_setup_component(hass, "lovelace", {})


@pytest.fixture
def version() -> str:
    content = (BUILT / "openvox-uc.js").read_bytes()
    return sha256(content).hexdigest()[:12]


def stored(hass: HomeAssistant) -> ResourceStorageCollection:
    resources = hass.data[LOVELACE_DATA].resources
    assert isinstance(resources, ResourceStorageCollection)
    return resources


def urls(hass: HomeAssistant) -> list[str]:
    return [item["url"] for item in hass.data[LOVELACE_DATA].resources.async_items()]


def issue(hass: HomeAssistant) -> ir.IssueEntry | None:
    return ir.async_get(hass).async_get_issue(DOMAIN, "cards_not_loaded")


async def test_added_once(
    hass: HomeAssistant, dashboards: None, entry: MockConfigEntry, version: str
) -> None:
    await stored(hass).async_create_item(ANOTHER)
    await load(hass, entry)
    expected = [ANOTHER["url"], f"{PATH}?v={version}"]
    assert urls(hass) == expected
    assert [item["type"] for item in stored(hass).async_items()] == ["module", "module"]
    assert await hass.config_entries.async_reload(entry.entry_id)
    async with second_pbx(hass):
        assert urls(hass) == expected
    assert issue(hass) is None


async def test_what_it_leads_to(
    hass: HomeAssistant, dashboards: None, server: TestServer, entry: MockConfigEntry
) -> None:
    """Files that are loaded later have a hash of their content in their names."""
    await load(hass, entry)
    files = list(BUILT.iterdir())
    code = "".join(file.read_text() for file in files)
    names = set(re.findall(r"\w+-[0-9A-Z]{8}\.js", code))
    assert names == {file.name for file in files} - {"openvox-uc.js"}
    async with ClientSession() as session:
        for path in (urls(hass)[0], *(f"/openvox_uc/{name}" for name in names)):
            async with session.get(server.make_url(path)) as response:
                assert response.status == 200
                assert response.content_type in (
                    "text/javascript",
                    "application/javascript",
                )
                assert "max-age" in response.headers["Cache-Control"]


@pytest.mark.parametrize(
    "old",
    [
        [{"res_type": "module", "url": f"{PATH}?v=0.0.1"}],
        [{"res_type": "module", "url": PATH}],
        [
            {"res_type": "js", "url": f"{PATH}?v=0.0.1"},
            {"res_type": "module", "url": f"{PATH}?v=0.0.2"},
        ],
    ],
)
async def test_update(
    hass: HomeAssistant,
    dashboards: None,
    entry: MockConfigEntry,
    old: list[dict[str, Any]],
    version: str,
) -> None:
    resources = stored(hass)
    for item in (*old, ANOTHER):
        await resources.async_create_item(item)
    await load(hass, entry)
    assert urls(hass) == [ANOTHER["url"], f"{PATH}?v={version}"]
    assert [item["type"] for item in resources.async_items()] == ["module", "module"]


async def test_removed_with_the_last_pbx(
    hass: HomeAssistant, dashboards: None, entry: MockConfigEntry
) -> None:
    """Not with the first of two; a discovered one that the user ignores does not count.

    Resources of others stay.
    """
    MockConfigEntry(
        domain=DOMAIN, source=SOURCE_IGNORE, unique_id="a09805000003"
    ).add_to_hass(hass)
    await stored(hass).async_create_item(ANOTHER)
    await load(hass, entry)
    async with second_pbx(hass) as (_, second):
        assert await hass.config_entries.async_remove(entry.entry_id)
        assert len(urls(hass)) == 2
    assert len(urls(hass)) == 2
    assert await hass.config_entries.async_remove(second.entry_id)
    assert urls(hass) == [ANOTHER["url"]]


async def test_without_dashboards(
    hass: HomeAssistant, setup_integration: MockConfigEntry
) -> None:
    assert LOVELACE_DATA not in hass.data
    assert load_state(setup_integration).recoverable
    assert await hass.config_entries.async_remove(setup_integration.entry_id)


async def test_a_person_has_to_add_resources_in_yaml(
    hass: HomeAssistant, server: TestServer, entry: MockConfigEntry, version: str
) -> None:
    config = {"mode": "yaml", "resources": [{"url": f"{PATH}?v=0", "type": "module"}]}
    assert await async_setup_component(hass, "lovelace", {"lovelace": config})
    await load(hass, entry)
    raised = issue(hass)
    assert raised
    url = f"{PATH}?v={version}"
    assert raised.translation_placeholders == {"url": url}
    assert urls(hass) == [f"{PATH}?v=0"]
    lines = (
        ENGLISH["issues"]["cards_not_loaded"]["description"]
        .format(url=url)
        .split("```")[1]
        .removeprefix("yaml\n")
    )
    [resource] = cast("list[dict[str, str]]", parse_yaml(lines))
    assert (resource, len(lines.splitlines())) == ({"url": url, "type": "module"}, 2)
    hass.data[LOVELACE_DATA].resources.async_items()[0].update(resource)
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert issue(hass) is None
    hass.data[LOVELACE_DATA].resources.async_items()[0]["url"] = PATH
    assert await hass.config_entries.async_reload(entry.entry_id)
    assert issue(hass)
    assert await hass.config_entries.async_remove(entry.entry_id)
    assert issue(hass) is None
