"""Fixes under Repairs, over the real HTTP API that the frontend uses."""

from http import HTTPStatus
import re
from typing import Any

from aiohttp import ClientSession, TCPConnector
from homeassistant.components.repairs import ConfirmRepairFlow
from homeassistant.const import CONF_HOST, CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from markdown_it import MarkdownIt
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.openvox_uc.base.error_texts import plain_text
from custom_components.openvox_uc.const import (
    CONF_ALLOW_FEATURE_CODES,
    CONF_ALLOWED_SENDERS,
    CONF_OUTSIDE_PREFIX,
)
from custom_components.openvox_uc.repairs import MovedRepairFlow, async_create_fix_flow
from tests.attack.stranger import Stranger
from tests.conftest import Later
from tests.forms import Repairs, discover
from tests.repository import ENGLISH, placeholders
from tests.simulator import SimulatedPbx
from tests.simulator.bodies import Body

FOREIGN = "127.0.0.2"
REPORT: Body = {"action": "BootUp", "sn": "a09805021987"}


@pytest.fixture(autouse=True)
async def page(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "repairs", {})


@pytest.fixture
async def repairs(
    hass: HomeAssistant,
    setup_integration: MockConfigEntry,
    hass_client: ClientSessionGenerator,
) -> Repairs:
    return Repairs(hass, await hass_client())


@pytest.fixture
def issue_id(setup_integration: MockConfigEntry) -> str:
    return f"foreign_sender_{setup_integration.entry_id}"


async def report_from_elsewhere(pbx: SimulatedPbx) -> None:
    async with (
        ClientSession(connector=TCPConnector(local_addr=(FOREIGN, 0))) as session,
        session.post(f"http://{pbx.report_url}", json=REPORT) as response,
    ):
        assert response.status == HTTPStatus.OK


async def test_foreign_sender(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    repairs: Repairs,
    issue_id: str,
) -> None:
    hass.config_entries.async_update_entry(
        entry, options={CONF_OUTSIDE_PREFIX: "0", CONF_ALLOWED_SENDERS: ["10.0.0.1"]}
    )
    counts = entry.runtime_data.counts
    await report_from_elsewhere(pbx)
    assert (counts.received, counts.foreign) == (0, 1)
    result = await repairs.begin(issue_id)
    assert (result["type"], result["step_id"]) == ("form", "confirm")
    assert result["description_placeholders"] == {
        "name": "UC501 (a09805021987)",
        "address": FOREIGN,
    }
    texts = ENGLISH["issues"]["foreign_sender"]["fix_flow"]["step"]["confirm"]
    assert (
        placeholders(texts["title"] + texts["description"])
        <= result["description_placeholders"].keys()
    )
    assert (await repairs.submit(result))["type"] == "create_entry"
    await hass.async_block_till_done()
    assert entry.options == {
        CONF_OUTSIDE_PREFIX: "0",
        CONF_ALLOWED_SENDERS: ["10.0.0.1", FOREIGN],
    }
    assert not repairs.has(issue_id)
    await report_from_elsewhere(pbx)
    assert (counts.received, counts.foreign) == (1, 1)
    assert not repairs.has(issue_id)


async def test_let_in_meanwhile(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    repairs: Repairs,
    issue_id: str,
) -> None:
    await report_from_elsewhere(pbx)
    result = await repairs.begin(issue_id)
    options = {CONF_ALLOWED_SENDERS: [FOREIGN], CONF_ALLOW_FEATURE_CODES: True}
    hass.config_entries.async_update_entry(entry, options=options)
    assert (await repairs.submit(result))["type"] == "create_entry"
    await hass.async_block_till_done()
    assert entry.options == options
    assert pbx.logins == 1


MOVED = ENGLISH["issues"]["moved"]


@pytest.fixture
async def moved(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    later: Later,
) -> str:
    """Turn the PBX off, and let a device claim to be it at another address.

    Return the id of the issue.
    """
    await later(400, 20)
    await pbx.stop()
    await discover(hass, pbx.serial, FOREIGN)
    await later(400, 20)
    return f"moved_{setup_integration.entry_id}"


def assert_filled(result: dict[str, Any], step: str) -> None:
    texts = MOVED["fix_flow"]["step"][step]
    needed = placeholders(
        "".join(
            [
                texts["title"],
                texts["description"],
                *texts.get("menu_options", {}).values(),
            ]
        )
    )
    assert needed <= result["description_placeholders"].keys()


async def test_moved(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    repairs: Repairs,
    moved: str,
) -> None:
    pbx.host = FOREIGN
    await pbx.start()
    result = await repairs.begin(moved)
    assert (result["type"], result["step_id"]) == ("menu", "init")
    assert result["menu_options"] == list(
        MOVED["fix_flow"]["step"]["init"]["menu_options"]
    )
    assert_filled(result, "init")
    before, logins = dict(entry.data), pbx.logins
    assert (await repairs.submit(result, next_step_id="move"))["type"] == "create_entry"
    await hass.async_block_till_done()
    assert entry.data == before | {CONF_HOST: FOREIGN}
    assert entry.runtime_data.connected
    assert pbx.logins == logins + 2
    assert not repairs.has(moved)
    assert pbx.report_url
    assert entry.data[CONF_WEBHOOK_ID] in pbx.report_url
    assert await pbx.report(REPORT) == HTTPStatus.OK
    assert entry.runtime_data.counts.received == 1


@pytest.mark.parametrize("serial", ["a09805000001", " "])
async def test_a_stranger(
    texts_as_keys: None,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    repairs: Repairs,
    moved: str,
    later: Later,
    serial: str,
) -> None:
    """A device with another serial number, or none, changes nothing.

    The form says so. The user can try again, or close it.
    """
    result = await repairs.begin(moved)
    async with Stranger(serial, FOREIGN, pbx.port) as stranger:
        result = await repairs.submit(result, next_step_id="move")
        assert stranger.knows([entry.data[CONF_WEBHOOK_ID]]) == []
        assert "/logout" in stranger.received[-1]
    assert (result["type"], result["step_id"], result["errors"]) == (
        "form",
        "move",
        {"base": "not_moved"},
    )
    assert_filled(result, "move")
    reason = (
        "other_pbx.message a09805021987 127.0.0.2 a09805000001"
        if serial.strip()
        else "pbx_answer_incomplete.message"
    )
    assert reason in result["description_placeholders"]["reason"]
    # Now nothing answers there.
    result = await repairs.submit(result)
    assert (
        "pbx_not_reachable.message 127.0.0.2"
        in result["description_placeholders"]["reason"]
    )
    assert repairs.has(moved)
    assert entry.data[CONF_HOST] == "127.0.0.1"
    await pbx.start()
    await later(60)
    assert entry.runtime_data.connected
    assert not repairs.has(moved)


async def test_stays(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    repairs: Repairs,
    moved: str,
    later: Later,
) -> None:
    """After *No*, the question about the same address does not return.

    It does not return after a reload either. A question about another address does.
    """
    assert (await repairs.submit(await repairs.begin(moved), next_step_id="stay"))[
        "type"
    ] == "create_entry"
    assert not repairs.has(moved)
    await hass.config_entries.async_reload(entry.entry_id)
    for address in (FOREIGN, "127.0.0.3"):
        await discover(hass, pbx.serial, address)
        await later(400, 20)
        assert repairs.has(moved) is (address != FOREIGN)
    assert entry.data[CONF_HOST] == "127.0.0.1"


HOSTILE_NAME = (
    "# [Sign in](http://evil.example/?a=*1*&amp;b) <img src=x> `a` ~~b~~ __c__ \\* "
    "www.evil.example me@evil.example"
)


def structure(text: str, **filled: str) -> list[str]:
    """Return the kinds of the tokens of a text in Markdown.

    Plain text is left out.
    """
    found = [
        token
        for block in MarkdownIt("commonmark")
        .enable("strikethrough")
        .parse(text.format(**filled))
        for token in (block, *(block.children or []))
    ]
    return [token.type for token in found if token.type != "text"]


async def test_a_name_of_markdown(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    repairs: Repairs,
    issue_id: str,
) -> None:
    hass.config_entries.async_update_entry(entry, title=HOSTILE_NAME)
    await hass.async_block_till_done(wait_background_tasks=True)
    await report_from_elsewhere(pbx)
    shown: list[tuple[Any, dict[str, str]]] = [
        (
            await repairs.begin(issue_id),
            ENGLISH["issues"]["foreign_sender"]["fix_flow"]["step"]["confirm"],
        )
    ]
    flow = await async_create_fix_flow(
        hass,
        f"moved_{entry.entry_id}",
        {"entry_id": entry.entry_id, "address": FOREIGN},
    )
    assert isinstance(flow, MovedRepairFlow)
    flow.hass = hass
    shown.append((await flow.async_step_init(), MOVED["fix_flow"]["step"]["init"]))
    for start in (entry.start_reauth_flow, entry.start_reconfigure_flow):
        form = await start(hass)
        shown.append((form, ENGLISH["config"]["step"][form["step_id"]]))
    for result, texts in shown:
        filled = result["description_placeholders"]
        assert structure(texts["description"], **filled) == structure(
            texts["description"], **{**filled, "name": "Office"}
        )
        assert structure("{name}", **filled) == [
            "paragraph_open",
            "inline",
            "paragraph_close",
        ]
        assert not re.search("://|www[.]|@e|&a", filled["name"])


@pytest.mark.parametrize(
    "name",
    [
        "UC501 (a09805021987)",
        "Haus_2",
        "Smith+Sons #2",
        "Büro 3. Stock",
        "/config/.storage/openvox_uc.contacts",
        "10.0.0.1",
        "[fd00::1]:9011",
    ],
)
def test_usual_names(name: str) -> None:
    """They look as they are, except for square brackets, which are wider."""
    assert plain_text(name) == name.replace("[", "\uff3b")


async def test_others(hass: HomeAssistant) -> None:
    assert (
        type(await async_create_fix_flow(hass, "https_only_1", None))
        is ConfirmRepairFlow
    )
    assert (
        type(await async_create_fix_flow(hass, "foreign_sender_1", None))
        is ConfirmRepairFlow
    )
