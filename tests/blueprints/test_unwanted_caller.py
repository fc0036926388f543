"""Unwanted callers: who counts as one, and what happens to their calls."""

from collections.abc import AsyncGenerator

from homeassistant.core import ServiceCall
from homeassistant.helpers import device_registry as dr
import pytest

from custom_components.openvox_uc.const import CONF_MASK_NUMBERS, DOMAIN
from tests.contacts.card_server import address_book, card, running_card_server
from tests.house import load

from .conftest import Home, is_on, note, texts, until

BLUEPRINT = "unwanted_caller"
NOTE = {"actions": [note("{{ trigger.call.caller or 'hidden' }}")]}
CARDS = {
    "Spam": [
        card("Prize draw", "+49 30 7654321", "030 111"),
        card("110", "030 222"),
        card("Smith", "030 333"),
        card("My mum's old number", "030 444"),
    ],
    "Family": [card("Anna", "030 555"), card("Smith", "030 666")],
}


@pytest.fixture
async def books(home: Home) -> AsyncGenerator[dict[str, str]]:
    """Return the devices of the address books of a server, by their titles."""
    ids: dict[str, str] = {}
    with running_card_server() as server:
        for title, cards in CARDS.items():
            await home.hass.async_add_executor_job(
                server.put_book, title.lower(), cards
            )
            subentry = address_book(
                server.book_url(title.lower()), title, server.password
            )
            home.hass.config_entries.async_add_subentry(home.entry, subentry)
            await home.hass.async_block_till_done(wait_background_tasks=True)
            device = dr.async_get(home.hass).async_get_device_by_identifier(
                (DOMAIN, subentry.subentry_id), home.entry.entry_id
            )
            assert device
            ids[title] = device.id
        yield ids


async def call(home: Home, caller: str, phone: str = "101") -> None:
    """Let someone call, for longer than a phone takes to decline."""
    await home.desk.ring([phone], caller)
    await home.pass_time(3)
    await until(
        lambda: home.hass.states.async_all("automation")[0].attributes["current"] == 0
    )
    if home.desk.calls:
        await home.do("miss", 70)


async def test_numbers(home: Home, noted: list[ServiceCall]) -> None:
    await home.hass.config.async_update(country="DE")
    await home.know("Mum", "0900 4", vip=True)
    await home.automate({**NOTE, "numbers": ["0900*", "+49 30 1234567"]})
    for caller in ("09001", "0301234567", "0049301234567", "09004", "03012345678", ""):
        await call(home, caller)
    assert texts(noted) == ["09001", "0301234567", "0049301234567"]


async def test_address_book(
    home: Home, noted: list[ServiceCall], books: dict[str, str]
) -> None:
    """Only a caller whose name comes from the address book is unwanted.

    Another person of that name is not, and neither is one of our own contacts.
    """
    await home.hass.config.async_update(country="DE")
    await home.know("My mum", "030 444")
    await home.automate({**NOTE, "address_books": [books["Spam"]]})
    for caller in (
        "030111",
        "0307654321",
        "00493076543210",
        "030222",
        "030333",
        "030444",
        "030555",
        "030666",
        "030777",
        "",
    ):
        await call(home, caller)
    assert texts(noted) == ["030111", "0307654321", "030222", "030333"]


async def test_masked_numbers(
    home: Home, noted: list[ServiceCall], books: dict[str, str]
) -> None:
    await load(home.hass, home.entry, {CONF_MASK_NUMBERS: True})
    await home.automate(
        {**NOTE, "numbers": ["0900*"], "address_books": [books["Spam"]]}
    )
    for caller in ("09001234", "030222", "030666"):
        await call(home, caller)
    assert texts(noted) == ["•••••234", "•••222"]


async def test_listed_and_in_an_address_book(
    home: Home, noted: list[ServiceCall], books: dict[str, str]
) -> None:
    await home.hass.config.async_update(country="DE")
    await home.automate(
        {**NOTE, "numbers": ["+49 30 111", "030 666"], "address_books": [books["Spam"]]}
    )
    for caller in ("030111", "030666", "030222"):
        await call(home, caller)
    assert texts(noted) == ["030111", "030666", "030222"]
    assert [path for path in home.pbx.paths if path.endswith("/hangup")] == [
        "inbound/hangup"
    ] * 3


@pytest.mark.parametrize("hidden", [True, False])
async def test_hidden_numbers(
    home: Home, noted: list[ServiceCall], hidden: bool
) -> None:
    await home.automate({**NOTE, "numbers": ["0900*"], "hidden": hidden})
    await call(home, "")
    await call(home, "0301")
    assert texts(noted) == (["hidden"] if hidden else [])


@pytest.mark.parametrize(
    ("deed", "requests", "ringing"),
    [
        ("hang_up", ["inbound/hangup"], []),
        ("decline", ["extension/hangup"] * 2, []),
        ("ring", [], ["102", "103"]),
    ],
)
async def test_reactions(
    home: Home,
    noted: list[ServiceCall],
    deed: str,
    requests: list[str],
    ringing: list[str],
) -> None:
    """Another call that rings is left alone."""
    await home.automate({**NOTE, "numbers": ["0900*"], "deed": deed})
    await home.desk.ring(["104"], "0301")
    await home.desk.ring(["102", "103"], "09001", to="600")
    await home.pass_time(3)
    assert [path for path in home.pbx.paths if path.endswith("/hangup")] == requests
    assert [
        extension.number
        for extension in home.pbx.extensions
        if extension.state == "Ringing"
    ] == [*ringing, "104"]
    assert texts(noted) == ["09001"]


async def test_call_that_is_over(home: Home, noted: list[ServiceCall]) -> None:
    """The caller gives up before the phones decline; the actions still run."""
    await home.automate({**NOTE, "numbers": ["0900*"], "deed": "decline"})
    await home.desk.ring(["101"], "09001")
    await home.do("hang_up 09001", 3)
    assert texts(noted) == ["09001"]


async def test_which_calls(home: Home, noted: list[ServiceCall]) -> None:
    home.hass.states.async_set("input_boolean.night", "on")
    chosen = {
        "phones": {"device_id": home.device("ext_102")},
        "dialed": "102",
        "only_if": [is_on("input_boolean.night")],
    }
    await home.automate({**NOTE, "numbers": ["0900*"], **chosen})
    await call(home, "09001", "101")
    await call(home, "09002", "102")
    home.hass.states.async_set("input_boolean.night", "off")
    await call(home, "09003", "102")
    assert texts(noted) == ["09002"]
