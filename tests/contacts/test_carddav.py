"""Address books are found and fetched from a real server."""

from homeassistant.core import HomeAssistant
import pytest
from yarl import URL

from custom_components.openvox_uc.contacts.carddav import (
    FetchedBook,
    async_find_books,
    parse_address,
)
from custom_components.openvox_uc.contacts.dav import AddressBookError

from .card_server import USER, CardServer, card
from .conftest import NOTHING, client_of, fetch


async def found(
    hass: HomeAssistant, cards: CardServer, address: str
) -> list[tuple[str, str]]:
    async with client_of(hass, cards.password) as client:
        return sorted((await async_find_books(client, parse_address(address))).items())


async def fetch_book(
    hass: HomeAssistant, cards: CardServer, known: FetchedBook = NOTHING
) -> FetchedBook:
    return await fetch(hass, URL(cards.book_url("family")), known, cards.password)


@pytest.fixture
async def family(hass: HomeAssistant, cards: CardServer) -> CardServer:
    await hass.async_add_executor_job(
        cards.put_book,
        "family",
        [card("Anna", "030 1", extra="CATEGORIES:VIP\r\n"), card("No number")],
    )
    cards.depths.clear()
    return cards


async def test_find(hass: HomeAssistant, family: CardServer) -> None:
    cards = family
    await hass.async_add_executor_job(cards.put_book, "work", [card("Bernd", "030 2")])
    both = [
        (cards.book_url("family"), "anna/family"),
        (cards.book_url("work"), "anna/work"),
    ]
    assert await found(hass, cards, cards.url) == both
    assert await found(hass, cards, f"{cards.url}/{USER}/") == both
    assert await found(hass, cards, cards.book_url("work")) == both[1:]
    assert (
        await found(
            hass,
            cards,
            cards.book_url("work").replace("//", "//somebody:else@") + "?a=b#c",
        )
        == both[1:]
    )
    # Paths that lead nowhere are replaced by the one at which servers have to be found.
    assert await found(hass, cards, f"{cards.url}/some/page") == both


async def test_fetch(hass: HomeAssistant, family: CardServer) -> None:
    cards = family
    first = await fetch_book(hass, cards)
    assert [
        (contact.name, contact.numbers, contact.vip) for contact in first.contacts
    ] == [("Anna", ("030 1",), True)]
    assert len(first.cards) == 2
    assert cards.asked() == ["PROPFIND", "REPORT"]

    assert await fetch_book(hass, cards, first) == first
    assert cards.asked() == ["PROPFIND"]

    await hass.async_add_executor_job(
        cards.put_card, "family", "b", card("Bernd", "030 2", "no number")
    )
    second = await fetch_book(hass, cards, first)
    assert {contact.name for contact in second.contacts} == {"Anna", "Bernd"}
    assert cards.asked() == ["PROPFIND", "REPORT"]
    assert all(second.cards[path] is card for path, card in first.cards.items())

    await hass.async_add_executor_job(cards.delete, "family/b.vcf")
    assert (await fetch_book(hass, cards, second)).contacts == first.contacts
    assert cards.asked() == ["PROPFIND"]


async def test_five_thousand(hass: HomeAssistant, cards: CardServer) -> None:
    many = [
        card(
            f"Contact {number}",
            f"030 {1_000_000 + number}",
            f"+49 170 {1_000_000 + number}",
        )
        for number in range(5000)
    ]
    await hass.async_add_executor_job(cards.put_book, "family", many)
    book = await fetch_book(hass, cards)
    assert len(book.contacts) == 5000
    assert len(cards.asked()) == 21
    assert await fetch_book(hass, cards, book) == book
    assert cards.asked() == ["PROPFIND"]


async def test_no_books(hass: HomeAssistant, cards: CardServer) -> None:
    with pytest.raises(AddressBookError, match="address_book_not_found"):
        await found(hass, cards, cards.url)


async def test_depth_of_requests(hass: HomeAssistant, family: CardServer) -> None:
    cards = family
    await found(hass, cards, f"{cards.url}/{USER}/")
    assert [depth for _, depth in cards.depths] == ["0"] * (len(cards.depths) - 1) + [
        "1"
    ]
    cards.depths.clear()
    book = await fetch_book(hass, cards)
    assert cards.depths == [("PROPFIND", "1"), ("REPORT", "1")]
    cards.depths.clear()
    await fetch_book(hass, cards, book)
    assert cards.depths == [("PROPFIND", "1")]
