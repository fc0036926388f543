"""An entry that a later version has changed is still set up, and loses nothing.

One whose address book was changed by hand, too.
"""

from collections.abc import Iterator
from types import MappingProxyType
from typing import Any

from homeassistant.config_entries import (
    SOURCE_USER,
    ConfigEntryState,
    ConfigSubentry,
    SubentryFlowContext,
)
from homeassistant.const import (
    CONF_HOST,
    CONF_PASSWORD,
    CONF_PORT,
    CONF_URL,
    CONF_USERNAME,
    CONF_VERIFY_SSL,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.const import (
    CONF_MASK_NUMBERS,
    DOMAIN,
    SUBENTRY_ADDRESS_BOOK,
)
from custom_components.openvox_uc.contacts.store import async_get_contacts
from tests.conftest import load_state
from tests.contacts.card_server import USER, CardServer, card, running_card_server
from tests.forms import begin_options, submit_options
from tests.house import load, second_pbx

pytestmark = pytest.mark.usefixtures("server")


@pytest.fixture
def cards() -> Iterator[CardServer]:
    with running_card_server() as cards:
        yield cards


async def test_unknown_keys_survive(
    hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """Those of a later version are there when people return to it."""
    later = {"of_a_later_version": {"a": [1]}}
    hass.config_entries.async_update_entry(
        entry, data={**entry.data, **later}, options={**later, "outside_prefix": "0"}
    )
    await load(hass, entry)
    await submit_options(
        hass,
        await begin_options(hass, entry, "calls"),
        {CONF_MASK_NUMBERS: True, **_CALLS},
    )
    await hass.async_block_till_done()
    assert entry.options == {**later, "outside_prefix": "0", CONF_MASK_NUMBERS: True}
    flow = await entry.start_reconfigure_flow(hass)
    result = await hass.config_entries.flow.async_configure(
        flow["flow_id"],
        {key: entry.data[key] for key in (CONF_HOST, CONF_PORT, CONF_USERNAME)},
    )
    assert result["reason"] == "reconfigure_successful"
    await hass.async_block_till_done()
    assert entry.data.items() >= later.items()
    assert entry.options.items() >= later.items()


_CALLS = {
    "history_days": 365,
    "missed_calls_list": True,
    "unrecorded_attributes": False,
    "assist_history": False,
    "assist_anyone": False,
}


@pytest.mark.parametrize(
    ("version", "state"),
    [((1, 7), ConfigEntryState.LOADED), ((2, 1), ConfigEntryState.MIGRATION_ERROR)],
)
async def test_entry_of_a_later_version(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    version: tuple[int, int],
    state: ConfigEntryState,
) -> None:
    """Of a later major version, nothing is changed, and other PBXs can be added."""
    data = dict(entry.data) if version[0] == 1 else {"address": "192.168.1.80"}
    hass.config_entries.async_update_entry(
        entry, data=data, version=version[0], minor_version=version[1]
    )
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    assert load_state(entry) is state
    assert (entry.version, entry.minor_version) == version
    assert entry.data == data
    async with second_pbx(hass) as (other, _):
        flow = await hass.config_entries.flow.async_init(
            DOMAIN, context={"source": "user"}
        )
        typed = {
            CONF_HOST: other.host,
            CONF_PORT: other.port,
            CONF_USERNAME: other.username,
            CONF_PASSWORD: other.password,
        }
        result = await hass.config_entries.flow.async_configure(flow["flow_id"], typed)
        assert (result["type"], result["reason"]) == (
            FlowResultType.ABORT,
            "already_configured",
        )


@pytest.mark.parametrize(
    "wrong",
    [{}, {CONF_URL: 5, CONF_USERNAME: USER}, {CONF_USERNAME: 5, CONF_PASSWORD: None}],
    ids=repr,
)
async def test_wrong_address_book(
    hass: HomeAssistant,
    entry: MockConfigEntry,
    cards: CardServer,
    wrong: dict[str, Any],
) -> None:
    """Its PBX is set up, and its form mends it; another one can be added."""
    subentry = ConfigSubentry(
        data=MappingProxyType(wrong),
        subentry_type=SUBENTRY_ADDRESS_BOOK,
        title="Contacts",
        unique_id=None,
    )
    hass.config_entries.async_add_subentry(entry, subentry)
    await load(hass, entry)
    assert load_state(entry) is ConfigEntryState.LOADED
    for book in ("family", "work"):
        cards.put_book(book, [card(book, "0301234567")])
    typed = {CONF_USERNAME: USER, CONF_PASSWORD: cards.password, CONF_VERIFY_SSL: True}
    context = SubentryFlowContext(source=SOURCE_USER)
    flow = await hass.config_entries.subentries.async_init(
        (entry.entry_id, SUBENTRY_ADDRESS_BOOK), context=context
    )
    result = await hass.config_entries.subentries.async_configure(
        flow["flow_id"], {CONF_URL: cards.book_url("work"), **typed}
    )
    assert result["type"] is FlowResultType.CREATE_ENTRY
    form = await entry.start_subentry_reconfigure_flow(hass, subentry.subentry_id)
    result = await hass.config_entries.subentries.async_configure(
        form["flow_id"], {CONF_URL: cards.book_url("family"), **typed}
    )
    assert result["reason"] == "reconfigure_successful"
    await hass.async_block_till_done(wait_background_tasks=True)
    contacts = async_get_contacts(hass).sources
    assert sorted(
        contact.name for source in contacts.values() for contact in source.book
    ) == ["family", "work"]
