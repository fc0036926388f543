"""The switchboard: its cards, and the WebSocket commands that they use.

The cards run in the browser.
"""

from hashlib import sha256
from pathlib import Path

from homeassistant.components.http.server import StaticPathConfig
from homeassistant.components.lovelace.const import LOVELACE_DATA
from homeassistant.components.lovelace.resources import ResourceStorageCollection
from homeassistant.components.websocket_api import async_register_command
from homeassistant.const import CONF_ID, CONF_TYPE, CONF_URL
from homeassistant.core import HomeAssistant

from ..base.issues import Issue, async_create_issue, async_delete_issue
from ..const import DOMAIN
from .calls import get_history_page, mark_missed_done, subscribe_history
from .find import find
from .live import subscribe_live

# What `scripts/frontend` builds.
_BUILT = Path(__file__).parent / "built"
_FILE = "openvox-uc.js"
_PATH = f"/{DOMAIN}/{_FILE}"
_MODULE = "module"
_HASH_DIGITS = 12


async def async_setup_frontend(hass: HomeAssistant) -> None:
    await hass.http.async_register_static_paths(
        [StaticPathConfig(f"/{DOMAIN}", str(_BUILT), cache_headers=True)]
    )
    for command in (
        subscribe_live,
        subscribe_history,
        get_history_page,
        mark_missed_done,
        find,
    ):
        async_register_command(hass, command)


async def async_add_cards(hass: HomeAssistant) -> None:
    """Add the resource by which dashboards load the cards.

    The frontend waits for resources before it renders. Browsers cache the files, so the
    URL of the first one contains a hash of its content, and it names the other files by
    their hashes.
    """
    if (lovelace := hass.data.get(LOVELACE_DATA)) is None:
        return
    content = await hass.async_add_executor_job((_BUILT / _FILE).read_bytes)
    url = f"{_PATH}?v={sha256(content).hexdigest()[:_HASH_DIGITS]}"
    resources = lovelace.resources
    if not isinstance(resources, ResourceStorageCollection):
        # Only the user can change resources in YAML.
        if any(item[CONF_URL] == url for item in resources.async_items()):
            async_delete_issue(hass, Issue.CARDS_NOT_LOADED)
        else:
            async_create_issue(hass, Issue.CARDS_NOT_LOADED, url=url)
        return
    own = await _async_own_items(resources)
    if [(item[CONF_URL], item[CONF_TYPE]) for item in own] != [(url, _MODULE)]:
        # An element can be defined only once, so keep a single resource.
        for item in own:
            await resources.async_delete_item(item[CONF_ID])
        await resources.async_create_item({"res_type": _MODULE, CONF_URL: url})


async def async_remove_cards(hass: HomeAssistant) -> None:
    """Remove the resource of the cards, because the last PBX was removed."""
    async_delete_issue(hass, Issue.CARDS_NOT_LOADED)
    if (lovelace := hass.data.get(LOVELACE_DATA)) and isinstance(
        resources := lovelace.resources, ResourceStorageCollection
    ):
        for item in await _async_own_items(resources):
            await resources.async_delete_item(item[CONF_ID])


async def _async_own_items(
    resources: ResourceStorageCollection,
) -> list[dict[str, str]]:
    # This loads them.
    await resources.async_get_info()
    return [
        item
        for item in resources.async_items()
        if item[CONF_URL].partition("?")[0] == _PATH
    ]
