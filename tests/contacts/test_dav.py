"""Servers that give other answers than they should, over real HTTP."""

from collections.abc import Callable
import gc

from aiohttp import web
from homeassistant.core import HomeAssistant
import pytest
from yarl import URL

from custom_components.openvox_uc.contacts import dav
from custom_components.openvox_uc.contacts.carddav import FetchedBook, async_find_books
from custom_components.openvox_uc.contacts.dav import AddressBookError, resolve_link
from custom_components.openvox_uc.contacts.phone_book import MAX_CONTACTS, MAX_NUMBERS
from tests.attack.address_book_servers import BODIES
from tests.attack.memory import at_most
from tests.repository import ENGLISH, placeholders

from .card_server import card
from .conftest import Serve, client_of, fetch, multistatus, resource


def names(book: FetchedBook) -> list[str]:
    return [contact.name for contact in book.contacts]


def data(card: str) -> str:
    return f"<C:address-data>{card}</C:address-data>"


async def error_of(hass: HomeAssistant, url: URL) -> str:
    with pytest.raises(AddressBookError) as raised:
        await fetch(hass, url)
    assert (
        placeholders(ENGLISH["exceptions"][raised.value.key]["message"])
        == raised.value.placeholders.keys()
    )
    return raised.value.key.removeprefix("address_book_")


async def serve_one(serve: Serve, response: Callable[[], web.Response]) -> URL:
    async def handle(_request: web.Request) -> web.Response:
        return response()

    return await serve(handle)


async def error_after(
    hass: HomeAssistant, serve: Serve, status: int, body: str | bytes
) -> str:
    return await error_of(
        hass, await serve_one(serve, lambda: web.Response(status=status, body=body))
    )


DOCTYPE = '<!DOCTYPE a [<!ENTITY b "c">]><multistatus xmlns="DAV:">&b;</multistatus>'
STATUSES = {
    200: "not_found",
    404: "not_found",
    405: "not_found",
    401: "auth",
    403: "http_error",
    503: "http_error",
}


@pytest.mark.parametrize(
    ("status", "body", "key"),
    [
        *((status, "", key) for status, key in STATUSES.items()),
        *(
            (207, body, "not_understood")
            for body in ("", "no XML", "<multistatus", DOCTYPE)
        ),
    ],
)
async def test_answers_that_are_not_lists(
    hass: HomeAssistant, serve: Serve, status: int, body: str, key: str
) -> None:
    assert await error_after(hass, serve, status, body) == key


@pytest.mark.parametrize("kind", BODIES)
async def test_small_on_the_wire_and_large_in_memory(
    hass: HomeAssistant, serve: Serve, kind: str
) -> None:
    """A small computer has the memory for any answer that is read to its end."""
    body = BODIES[kind]()
    gc.collect()
    with at_most(150 * 1024 * 1024):
        assert await error_after(hass, serve, 207, body) == "too_large"


async def test_largest_address_book(hass: HomeAssistant, serve: Serve) -> None:
    """The address book has the maximum number of cards.

    The server lists unknown properties of each, and declares each namespace there.
    """
    known, etag = (
        "<resourcetype/><getetag>{}</getetag>",
        '"b4f1b0a9e2c34e5d8f7a6b5c4d3e2f1a"',
    )
    unknown = (
        "<propstat><prop><S:getctag "
        'xmlns:S="http://calendarserver.org/ns/"/><sync-token/></prop><status>HTTP/1.1 '
        "404 Not Found</status>"
    )

    def answer() -> web.Response:
        cards = (
            resource(
                f"/addressbooks/anna/contacts/card-{number}.vcf", known.format(etag)
            )
            for number in range(MAX_CONTACTS + 1)
        )
        return multistatus(
            *(
                written.replace("</response>", f"{unknown}</propstat></response>")
                for written in cards
            )
        )

    async with client_of(hass) as client:
        found = await client.async_request(
            "PROPFIND", await serve_one(serve, answer), 1, ""
        )
    assert [found_card.text("{DAV:}getetag") for found_card in found] == [etag] * (
        MAX_CONTACTS + 1
    )


async def test_redirects(hass: HomeAssistant, serve: Serve) -> None:
    heard: list[str] = []

    async def stranger(request: web.Request) -> web.Response:
        heard.append(request.path)
        return multistatus()

    other = (await serve(stranger)).with_host("127.0.0.2")
    bad = {
        "/loop/": "/loop/",
        "/mail/": "mailto:a@b",
        "/bad/": "http://[",
        "/nowhere/": "",
    }

    async def handle(request: web.Request) -> web.Response:
        if target := {"/book/": "moved/", "/away/": str(other), **bad}.get(
            request.path
        ):
            return web.Response(status=307, headers={"Location": target})
        return (
            multistatus(resource("/book/moved/1.vcf", "<getetag>1</getetag>"))
            if "moved" in request.path
            else web.Response(status=308)
        )

    book = await serve(handle)
    assert (await fetch(hass, book)).cards == {}
    assert [await error_of(hass, book.with_path(path)) for path in bad] == [
        "not_understood"
    ] * len(bad)
    assert await error_of(hass, book.with_path("/away/")) == "leads_elsewhere"
    assert heard == []


@pytest.mark.parametrize(
    ("url", "link", "target"),
    [
        ("http://nas.local:5232/a/", "../b/", "http://nas.local:5232/b/"),
        ("http://nas.local/", "https://nas.local/b/", "https://nas.local/b/"),
        (
            "https://contacts.icloud.com/",
            "https://p42-contacts.icloud.com:443/1/",
            "https://p42-contacts.icloud.com:443/1/",
        ),
        (
            "https://example.com/",
            "https://dav.example.com/",
            "https://dav.example.com/",
        ),
        (
            "https://example.com/",
            "https://user:secret@example.com/",
            "https://example.com/",
        ),
        ("https://example.com/", "http://example.com/", None),
        ("https://example.com/", "https://example.org/", None),
        ("https://example.com/", "https://other.com/", None),
        ("http://a.example.com/", "http://b.example.com/", None),
        ("http://a.example.com/", "https://b.example.com/", None),
        ("https://192.168.1.5/", "https://10.168.1.5/", None),
        ("https://me.duckdns.org/", "https://evil.duckdns.org/", None),
        ("https://dav.example.com/", "https://other.example.com/", None),
        ("https://contacts.icloud.com/", "https://icloud.com.example.org/", None),
        ("https://contacts.example.com/", "https://contacts.icloud.com/", None),
    ],
)
def test_where_the_password_may_go(url: str, link: str, target: str | None) -> None:
    if target:
        assert resolve_link(URL(url), link) == URL(target)
    else:
        with pytest.raises(AddressBookError, match="address_book_leads_elsewhere"):
            resolve_link(URL(url), link)


@pytest.mark.parametrize(
    "place", ["https://127.0.0.2/book/", "ftp://127.0.0.1/book/", "mailto:a@b"]
)
@pytest.mark.parametrize("told", ["book", "home", "principal"])
async def test_address_book_on_a_strangers_server(
    hass: HomeAssistant, serve: Serve, told: str, place: str
) -> None:
    async def handle(request: web.Request) -> web.Response:
        properties = {
            "book": "<resourcetype><collection/><C:addressbook/></resourcetype>",
            "home": (
                f"<C:addressbook-home-set><href>{place}</href></C:addressbook-home-set>"
            ),
            "principal": (
                f"<current-user-principal><href>{place}</href></current-user-principal>"
            ),
        }
        if request.path != "/book/":
            return web.Response(status=404)
        return multistatus(
            resource(place if told == "book" else "/book/", properties[told])
        )

    url = await serve(handle)
    async with client_of(hass) as client:
        with pytest.raises(AddressBookError) as raised:
            await async_find_books(client, url)
    assert raised.value.key == (
        "address_book_leads_elsewhere"
        if place.startswith("https")
        else "address_book_not_understood"
    )


async def test_cards_that_are_left_out(hass: HomeAssistant, serve: Serve) -> None:
    states = [(1, False), (1, True), (2, False), (2, True)]

    async def handle(request: web.Request) -> web.Response:
        version, gives = states[0]
        if request.method == "PROPFIND":
            return multistatus(
                resource("/book/", "<resourcetype><collection/></resourcetype>"),
                resource("/book/1.vcf", f"<getetag>{version}</getetag>"),
            )
        if version == 1 and not gives:
            return multistatus()
        numbers = [str(number) for number in range(1, MAX_NUMBERS + 2)]
        found = data(card(f"Anna {version}", *numbers) if gives else "")
        return multistatus(
            resource("/book/1.vcf", found, status=f"HTTP/1.1 {200 if gives else 503}")
        )

    url = await serve(handle)
    book = await fetch(hass, url)
    assert book.contacts == []
    for name in ("Anna 1", "Anna 1", "Anna 2"):
        states.pop(0)
        book = await fetch(hass, url, book)
        assert names(book) == [name]
    # As many phone numbers as a contact can have.
    assert [len(contact.numbers) for contact in book.contacts] == [MAX_NUMBERS]
    assert await fetch(hass, url, book) == book
    # The cards of one address book say nothing of another one.
    assert (await fetch(hass, other := url.with_path("/other/"), book)).url == str(
        other
    )


async def test_large_answers(
    hass: HomeAssistant, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(dav, "MAX_ANSWER_BYTES", 4000)
    reports: list[int] = []

    async def handle(request: web.Request) -> web.Response:
        body = await request.text()
        if request.method == "PROPFIND":
            return multistatus(
                *(
                    resource(f"/book/{number}.vcf", f"<getetag>{number}</getetag>")
                    for number in range(4)
                )
            )
        numbers = [number for number in range(4) if f"/book/{number}.vcf" in body]
        reports.append(len(numbers))
        cards = [
            card(
                str(number),
                "1",
                extra=f"PHOTO:{'A' * (5000 if number == 3 else 1000)}\r\n",
            )
            for number in numbers
        ]
        return multistatus(
            *(
                resource(f"/book/{number}.vcf", data(written))
                for number, written in zip(numbers, cards, strict=True)
            )
        )

    url = await serve(handle)
    book = await fetch(hass, url)
    assert names(book) == ["0", "1", "2"]
    assert len(book.cards) == 4
    assert reports == [4, 2, 2, 1, 1]
    monkeypatch.setattr(dav, "MAX_ANSWER_BYTES", 10)
    assert await error_of(hass, url) == "too_large"


async def test_too_many_contacts(
    hass: HomeAssistant, serve: Serve, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("custom_components.openvox_uc.contacts.carddav.MAX_CONTACTS", 3)

    cards = [
        resource(f"/book/{number}.vcf", "<getetag>1</getetag>") for number in range(5)
    ]
    assert (
        await error_of(hass, await serve_one(serve, lambda: multistatus(*cards)))
        == "too_large"
    )


async def test_odd_paths(hass: HomeAssistant, serve: Serve) -> None:
    """Paths are spelled in several ways, and some are none."""
    asked: list[str] = []

    async def handle(request: web.Request) -> web.Response:
        asked.append(request.method)
        if request.method == "PROPFIND":
            return multistatus(
                resource(
                    "/book/",
                    "<resourcetype><collection/><C:addressbook/></resourcetype>",
                ),
                resource("/book/a%40b.vcf", "<getetag>1</getetag>"),
                resource("/book/gone.vcf", "<getetag>1</getetag>"),
                resource("http://[", "<getetag>1</getetag>"),
            )
        return multistatus(
            resource("/book/a@b.vcf", data(card("Anna", "1"))),
            resource("/book/other.vcf", data(card("Other", "1"))),
            resource("/book/gone.vcf", data(""), status="HTTP/1.1 404 Not Found"),
        )

    url = await serve(handle)
    async with client_of(hass) as client:
        assert names(await fetch(hass, url)) == ["Anna"]
        assert asked == ["PROPFIND", "REPORT"]
        assert await async_find_books(client, url) == {str(url): "book"}


async def test_digest(hass: HomeAssistant, serve: Serve) -> None:
    heard: list[str] = []

    async def handle(request: web.Request) -> web.Response:
        heard.append(scheme := request.headers["Authorization"].partition(" ")[0])
        challenge = {"WWW-Authenticate": 'Digest realm="cards", nonce="1", qop="auth"'}
        return (
            multistatus()
            if scheme == "Digest"
            else web.Response(status=401, headers=challenge)
        )

    assert (await fetch(hass, await serve(handle))).cards == {}
    assert heard == ["Basic", "Digest"]


async def test_certificate(hass: HomeAssistant, serve: Serve) -> None:
    """A server without the expected encryption is not mistaken for an offline one."""
    url = await serve_one(serve, multistatus)
    assert await error_of(hass, url.with_scheme("https")) == "certificate"
