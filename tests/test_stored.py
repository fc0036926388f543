"""An entry that was changed by hand, or by a later version, is still set up.

It loses nothing.
"""

from collections.abc import Iterator, Mapping
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
    CONF_WEBHOOK_ID,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.connection.options import FIELDS, read_option
from custom_components.openvox_uc.const import (
    CONF_ALLOWED_NUMBERS,
    CONF_HISTORY_DAYS,
    CONF_MASK_NUMBERS,
    CONF_PASSWORD_MD5,
    DOMAIN,
    SUBENTRY_ADDRESS_BOOK,
)
from custom_components.openvox_uc.contacts.store import async_get_contacts
from tests.conftest import load_state
from tests.contacts.card_server import USER, CardServer, card, running_card_server
from tests.forms import answers, begin_options, submit, submit_options
from tests.house import act, load, reauth_flows, second_pbx
from tests.repository import ENGLISH
from tests.simulator import SimulatedPbx

pytestmark = pytest.mark.usefixtures("server")


@pytest.fixture
def cards() -> Iterator[CardServer]:
    with running_card_server() as cards:
        yield cards


OPTIONS = {str(key): step for step, fields in FIELDS.items() for key in fields}
WRONG: list[Any] = [None, -1, "1 x", ["?", 5], {"a": 1}]


def wrong_options(hass: HomeAssistant, entry: MockConfigEntry) -> str | None:
    """Return the options that the repair issue names."""
    issue = ir.async_get(hass).async_get_issue(
        DOMAIN, f"wrong_options_{entry.entry_id}"
    )
    return (
        issue.translation_placeholders["options"]
        if issue and issue.translation_placeholders
        else None
    )


def without(values: Mapping[str, Any], *keys: str) -> dict[str, Any]:
    return {known: value for known, value in values.items() if known not in keys}


async def set_up(
    hass: HomeAssistant, entry: MockConfigEntry, data: dict[str, Any]
) -> ConfigEntryState:
    hass.config_entries.async_update_entry(entry, data=data)
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    return load_state(entry)


@pytest.mark.parametrize("value", WRONG, ids=repr)
async def test_wrong_options(
    hass: HomeAssistant, entry: MockConfigEntry, value: object
) -> None:
    """All at once.

    The PBX is set up, an issue names them, and the forms still show and store what they
    can.
    """
    stored = dict.fromkeys(OPTIONS, value)
    await load(hass, entry, stored)
    assert load_state(entry) is ConfigEntryState.LOADED
    names = {
        key: ENGLISH["options"]["step"][step]["data"][key]
        for key, step in OPTIONS.items()
    }
    shown = wrong_options(hass, entry) or ""
    assert [key for key, name in names.items() if name not in shown] == [], (
        f"connection/options.py: neither FIELDS nor _PARSERS refuse {value!r} for these"
    )
    assert shown == ", ".join(names.values())
    assert entry.options == stored
    for step in ("settings", "calls", "control"):
        form = await begin_options(hass, entry, step)
        assert form["type"] is FlowResultType.FORM
        typed = {
            str(key): key.default() for key in FIELDS[step] if callable(key.default)
        }
        assert (await submit_options(hass, form, typed))[
            "type"
        ] is FlowResultType.CREATE_ENTRY
        await hass.async_block_till_done()
    assert (
        wrong_options(hass, entry)
        == ENGLISH["options"]["step"]["door_phones"]["data"]["door_phones"]
    )
    form = await begin_options(hass, entry, "door_phones")
    await submit_options(hass, form, {})
    await hass.async_block_till_done()
    assert wrong_options(hass, entry) is None
    assert entry.options == {}


@pytest.mark.parametrize("key", OPTIONS)
async def test_right_options(
    hass: HomeAssistant, entry: MockConfigEntry, key: str
) -> None:
    """No other one is named, and a wrong one does not take others with it."""
    await load(
        hass,
        entry,
        {key: {"a": 1}, "of_a_later_version": {"a": 1}, "outside_prefix": "0"}
        | {key: {"a": 1}},
    )
    assert (
        wrong_options(hass, entry)
        == ENGLISH["options"]["step"][OPTIONS[key]]["data"][key]
    )
    assert key == "outside_prefix" or entry.runtime_data.presenter.outside_prefix == "0"


async def test_wrong_options_that_protect(
    texts_as_keys: None, hass: HomeAssistant, entry: MockConfigEntry
) -> None:
    """They do not open what they closed, and delete nothing."""
    await load(
        hass,
        entry,
        {
            CONF_ALLOWED_NUMBERS: ["030*", 5],
            CONF_HISTORY_DAYS: "3650",
            CONF_MASK_NUMBERS: "yes",
        },
    )
    assert [
        read_option(entry, key) for key in (CONF_HISTORY_DAYS, CONF_MASK_NUMBERS)
    ] == [0, True]
    phone = "sensor.uc501_alice_101_status"
    for number in ("0301234567", "0170555"):
        with pytest.raises(
            ServiceValidationError, match=r"number_not_allowed\.message"
        ):
            await act(hass, "dial", entity_id=phone, number=number)


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
    "wrong",
    [
        {},
        {CONF_WEBHOOK_ID: None},
        {CONF_WEBHOOK_ID: ""},
        {CONF_WEBHOOK_ID: 5},
        {CONF_PORT: "x"},
        {CONF_PORT: None},
    ],
    ids=repr,
)
async def test_no_webhook_or_port(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
    wrong: dict[str, Any],
) -> None:
    monkeypatch.setattr("custom_components.openvox_uc.DEFAULT_PORT", pbx.port)
    data = without(entry.data, CONF_WEBHOOK_ID, CONF_PORT) | wrong
    assert await set_up(hass, entry, data) is ConfigEntryState.LOADED
    assert len(entry.data[CONF_WEBHOOK_ID]) == 64
    assert pbx.report_url
    assert pbx.report_url.endswith(entry.data[CONF_WEBHOOK_ID])


@pytest.mark.parametrize("key", [CONF_USERNAME, CONF_PASSWORD_MD5])
async def test_no_credentials(
    texts_as_keys: None,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    key: str,
) -> None:
    """They are asked for; nothing is sent, since a refusal would count."""
    assert (
        await set_up(hass, entry, without(entry.data, key))
        is ConfigEntryState.SETUP_ERROR
    )
    assert pbx.requests == []
    assert entry.reason == "credentials_missing.message"
    [flow] = reauth_flows(hass)
    typed = {CONF_USERNAME: pbx.username, CONF_PASSWORD: pbx.password}
    result = await hass.config_entries.flow.async_configure(flow["flow_id"], typed)
    assert result["reason"] == "reauth_successful"
    await hass.async_block_till_done()
    assert load_state(entry) is ConfigEntryState.LOADED


@pytest.mark.parametrize("wrong", [{}, {CONF_HOST: 5}], ids=repr)
async def test_no_host(
    texts_as_keys: None,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    wrong: dict[str, Any],
) -> None:
    assert (
        await set_up(hass, entry, without(entry.data, CONF_HOST) | wrong)
        is ConfigEntryState.SETUP_ERROR
    )
    assert entry.reason == "host_missing.message"
    flow = await entry.start_reconfigure_flow(hass)
    typed = {CONF_HOST: pbx.host, CONF_PORT: pbx.port, CONF_USERNAME: pbx.username}
    result = await hass.config_entries.flow.async_configure(flow["flow_id"], typed)
    assert result["reason"] == "reconfigure_successful"
    await hass.async_block_till_done()
    assert load_state(entry) is ConfigEntryState.LOADED


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
        result = await submit(hass, flow, answers(other))
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
