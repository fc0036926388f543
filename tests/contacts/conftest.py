"""The parts that tests of address books share.

A server with some, and a Home Assistant that fetches them.
"""

from collections.abc import AsyncGenerator, Awaitable, Callable, Iterable, Iterator
from contextlib import AbstractAsyncContextManager
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer
from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    SOURCE_USER,
    ConfigSubentry,
    SubentryFlowContext,
    SubentryFlowResult,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from yarl import URL

from custom_components.openvox_uc.const import DOMAIN, SUBENTRY_ADDRESS_BOOK
from custom_components.openvox_uc.contacts.address_books import (
    AddressBook,
    async_get_address_books,
    async_load_address_books,
)
from custom_components.openvox_uc.contacts.carddav import FetchedBook, async_fetch
from custom_components.openvox_uc.contacts.dav import DavClient, open_client
from custom_components.openvox_uc.contacts.store import async_get_contacts
from tests.forms import checked
from tests.repository import ENGLISH

from .card_server import USER, CardServer, address_book, card, running_card_server

type Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
type Serve = Callable[[Handler], Awaitable[URL]]

NOTHING = FetchedBook()
TEXTS = ENGLISH["config_subentries"][SUBENTRY_ADDRESS_BOOK]


@pytest.fixture
def cards(loopback: None) -> Iterator[CardServer]:
    with running_card_server() as cards:
        yield cards


def multistatus(*responses: str) -> web.Response:
    names = (
        'xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav" '
        'xmlns:S="http://calendarserver.org/ns/"'
    )
    body = (
        '<?xml version="1.0" encoding="utf-8"?><multistatus '
        f"{names}>{''.join(responses)}</multistatus>"
    )
    return web.Response(status=207, body=body.encode(), content_type="application/xml")


def resource(href: str, *properties: str, status: str = "HTTP/1.1 200 OK") -> str:
    return (
        f"<response><href>{href}</href><propstat><prop>{''.join(properties)}</prop>"
        f"<status>{status}</status></propstat></response>"
    )


@pytest.fixture
async def serve() -> AsyncGenerator[Serve]:
    servers: list[TestServer] = []

    async def start(handler: Handler) -> URL:
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", handler)
        servers.append(server := TestServer(application, host="127.0.0.1"))
        await server.start_server(access_log=None)
        return server.make_url("/book/")

    yield start
    for server in servers:
        await server.close()


def client_of(
    hass: HomeAssistant, password: str = "secret"
) -> AbstractAsyncContextManager[DavClient]:
    return open_client(
        hass, {"username": USER, "password": password, "verify_ssl": True}, 60
    )


async def fetch(
    hass: HomeAssistant,
    url: URL,
    known: FetchedBook = NOTHING,
    password: str = "secret",
) -> FetchedBook:
    async with client_of(hass, password) as client:
        return await async_fetch(client, url, known)


class House:
    def __init__(
        self,
        hass: HomeAssistant,
        entry: MockConfigEntry,
        cards: CardServer,
    ) -> None:
        self._hass = hass
        self.entry = entry
        self.cards = cards
        self.contacts = async_get_contacts(hass)

    @property
    def subentry(self) -> ConfigSubentry:
        (subentry,) = self.entry.subentries.values()
        return subentry

    @property
    def book(self) -> AddressBook:
        return async_get_address_books(self._hass).books[self.subentry.subentry_id]

    @property
    def issues(self) -> list[str]:
        return [
            issue.translation_key or ""
            for issue in ir.async_get(self._hass).issues.values()
            if issue.active and issue.domain == DOMAIN
        ]

    async def settled(self) -> None:
        await self._hass.async_block_till_done(wait_background_tasks=True)

    async def put_book(self, book: str, cards: Iterable[str]) -> None:
        await self._hass.async_add_executor_job(self.cards.put_book, book, cards)

    async def change_password(self, password: str) -> None:
        await self._hass.async_add_executor_job(self.cards.change_password, password)

    async def fetch(self) -> None:
        self.book.async_fetch()
        await self.settled()

    async def restart(self) -> None:
        """Load what is stored, as Home Assistant does when it starts."""
        del self._hass.data["openvox_uc.address_books"]
        self.contacts.async_set_source(self.subentry.subentry_id, None)
        await async_load_address_books(self._hass)

    async def add(self, url: str) -> str:
        """Add an address book without its form, and return its id."""
        subentry = address_book(url, "Work", self.cards.password)
        self._hass.config_entries.async_add_subentry(self.entry, subentry)
        await self._hass.async_block_till_done()
        return subentry.subentry_id

    async def change(self, **changed: Any) -> None:
        data = {**self.subentry.data, **changed}
        self._hass.config_entries.async_update_subentry(
            self.entry, self.subentry, data=data
        )
        await self.settled()

    def remove(self) -> None:
        self._hass.config_entries.async_remove_subentry(
            self.entry, self.subentry.subentry_id
        )

    def typed(self, **changed: Any) -> dict[str, Any]:
        return {
            "url": self.cards.url,
            "username": USER,
            "password": self.cards.password,
            "verify_ssl": True,
            **changed,
        }

    async def begin_change(self) -> SubentryFlowResult:
        return await self.begin(
            SubentryFlowContext(
                source=SOURCE_RECONFIGURE, subentry_id=self.subentry.subentry_id
            )
        )

    async def begin(
        self, context: SubentryFlowContext | None = None
    ) -> SubentryFlowResult:
        context = context or SubentryFlowContext(source=SOURCE_USER)
        handler = (self.entry.entry_id, SUBENTRY_ADDRESS_BOOK)
        return checked(
            await self._hass.config_entries.subentries.async_init(
                handler, context=context
            ),
            TEXTS,
        )

    async def submit(
        self, result: SubentryFlowResult, typed: dict[str, Any]
    ) -> SubentryFlowResult:
        result = await self._hass.config_entries.subentries.async_configure(
            result["flow_id"], typed
        )
        await self.settled()
        return checked(result, TEXTS)


@pytest.fixture
async def house(
    hass: HomeAssistant,
    cards: CardServer,
    setup_integration: MockConfigEntry,
) -> House:
    return House(hass, setup_integration, cards)


@pytest.fixture
async def family(house: House) -> House:
    await house.put_book("family", [card("Anna", "030 1234567"), card("Nobody")])
    result = await house.submit(await house.begin(), house.typed())
    assert result["type"] is FlowResultType.CREATE_ENTRY
    house.cards.asked()
    return house
