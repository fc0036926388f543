"""Finds address books (RFC 6764), and fetches their changes by CardDAV (RFC 6352).

Errors are AddressBookErrors.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from itertools import batched
from typing import NamedTuple
from xml.sax.saxutils import escape

from yarl import URL

from .dav import (
    DAV,
    AddressBookAnswerError,
    AddressBookError,
    AnswerTooLargeError,
    DavClient,
    Resource,
)
from .phone_book import MAX_CONTACTS, MAX_NUMBERS, Contact, tidy_line
from .vcard_file import PROPERTIES, read_vcards

_CARDDAV = "urn:ietf:params:xml:ns:carddav"
_WELL_KNOWN = "/.well-known/carddav"

_ADDRESS_BOOK = f"{{{_CARDDAV}}}addressbook"
_ADDRESS_DATA = f"{{{_CARDDAV}}}address-data"
_COLLECTION = f"{{{DAV}}}collection"
_ETAG = f"{{{DAV}}}getetag"
_HOME = f"{{{_CARDDAV}}}addressbook-home-set"
_NAME = f"{{{DAV}}}displayname"
_PRINCIPAL = f"{{{DAV}}}current-user-principal"

_XMLNS = f'xmlns="{DAV}" xmlns:C="{_CARDDAV}"'
_ASK_WHERE = (
    f"<propfind {_XMLNS}><prop><resourcetype/><displayname/><current-user-principal/>"
    "<C:addressbook-home-set/></prop></propfind>"
)
_ASK_ETAGS = f"<propfind {_XMLNS}><prop><resourcetype/><getetag/></prop></propfind>"
# Leave out pictures, where the server supports that.
_PARTS = "".join(f'<C:prop name="{name}"/>' for name in ("VERSION", *PROPERTIES))
_ASK_CARDS = (
    f"<C:addressbook-multiget {_XMLNS}><prop><getetag/><C:address-data>{_PARTS}"
    "</C:address-data></prop>%s</C:addressbook-multiget>"
)

_CARDS_AT_ONCE = 250
_MAX_TITLE = 128


class Card(NamedTuple):
    """A card in the version of an ETag.

    `contact` is None if the card has no name or no usable phone number.
    """

    etag: str
    contact: Contact | None


@dataclass(frozen=True, slots=True)
class FetchedBook:
    """The cards of an address book by their paths."""

    url: str = ""
    cards: Mapping[str, Card] = field(default_factory=dict)

    @property
    def contacts(self) -> list[Contact]:
        return [card.contact for card in self.cards.values() if card.contact]

    @property
    def without_number(self) -> int:
        return len(self.cards) - len(self.contacts)


def parse_address(typed: str) -> URL:
    """Return an address, with HTTPS unless it has another scheme."""
    text = typed.strip()
    try:
        url = URL(text if "://" in text else f"https://{text}")
    except ValueError as error:
        raise AddressBookError("address_book_address_invalid") from error
    if url.scheme not in ("http", "https") or not url.host:
        raise AddressBookError("address_book_address_invalid")
    # Credentials in the URL would be shown and logged.
    return url.with_user(None).with_query(None).with_fragment(None)


async def async_find_books(client: DavClient, url: URL) -> dict[str, str]:
    """Return the names of address books by URL.

    They are at the address itself, or belong to the user on that server.
    """
    failure = AddressBookAnswerError("address_book_not_found")
    for start in (url, url.with_path(_WELL_KNOWN)):
        try:
            if books := await _async_explore(client, start):
                return books
        except AddressBookAnswerError as error:
            # Any other error is more helpful.
            if failure.key == "address_book_not_found":
                failure = error
    raise failure


async def _async_explore(client: DavClient, start: URL) -> dict[str, str]:
    found = await client.async_request("PROPFIND", start, 0, _ASK_WHERE)
    if books := _books(found):
        return books
    homes = _links(found, _HOME)
    if not homes:
        for principal in _links(found, _PRINCIPAL):
            homes += _links(
                await client.async_request("PROPFIND", principal, 0, _ASK_WHERE), _HOME
            )
    for home in homes:
        books |= _books(await client.async_request("PROPFIND", home, 1, _ASK_WHERE))
    return books


def _links(resources: Iterable[Resource], name: str) -> list[URL]:
    return [link for resource in resources for link in resource.links(name)]


def _books(resources: Iterable[Resource]) -> dict[str, str]:
    return {
        str(resource.url): tidy_line(resource.text(_NAME))[:_MAX_TITLE]
        or resource.path.strip("/").rpartition("/")[2]
        for resource in resources
        if resource.has_type(_ADDRESS_BOOK)
    }


async def async_fetch(client: DavClient, url: URL, known: FetchedBook) -> FetchedBook:
    """Fetch the present address book, but of the known cards only the changed ones."""
    if known.url != str(url):
        known = FetchedBook(str(url))
    resources = await client.async_request("PROPFIND", url, 1, _ASK_ETAGS)
    if len(resources) > MAX_CONTACTS + 1:
        raise AddressBookError("address_book_too_large")
    wanted = await client.hass.async_add_executor_job(_changed, resources, known)
    # A card that the server fails to return stays as it was.
    cards = dict(known.cards)
    for batch in batched(wanted, _CARDS_AT_ONCE, strict=False):
        cards |= await _async_cards(client, url, batch)
    # Keep the order of the server, so that a shared number always belongs to the same
    # card.
    in_order = {
        resource.path: cards[resource.path]
        for resource in resources
        if resource.path in cards
    }
    return FetchedBook(known.url, in_order)


def _changed(resources: Iterable[Resource], known: FetchedBook) -> list[Resource]:
    """Return the cards to fetch; runs in an executor."""
    changed = []
    for resource in resources:
        card = known.cards.get(resource.path)
        etag = resource.text(_ETAG)
        is_known = card is not None and etag and card.etag == etag
        if not is_known and not resource.has_type(_COLLECTION):
            changed.append(resource)
    return changed


async def _async_cards(
    client: DavClient, url: URL, wanted: Sequence[Resource]
) -> dict[str, Card]:
    """Return cards by their paths.

    With pictures, several cards, or even a single one, may be too large.
    """
    links = "".join(f"<href>{escape(resource.href)}</href>" for resource in wanted)
    etags = {resource.path: resource.text(_ETAG) for resource in wanted}
    try:
        answer = await client.async_request("REPORT", url, 1, _ASK_CARDS % links)
    except AnswerTooLargeError:
        if len(wanted) == 1:
            return {path: Card(etag, None) for path, etag in etags.items()}
        middle = len(wanted) // 2
        first = await _async_cards(client, url, wanted[:middle])
        return first | await _async_cards(client, url, wanted[middle:])
    return await client.hass.async_add_executor_job(_read, answer, etags)


def _read(answer: Iterable[Resource], etags: Mapping[str, str]) -> dict[str, Card]:
    cards = {}
    for resource in answer:
        data, path = resource.text(_ADDRESS_DATA), resource.path
        if not data or path not in etags:
            continue
        entries = read_vcards(data.replace("\r\n", "\n").split("\n"))
        contact = next((entry.contact for entry in entries if entry.contact), None)
        if contact:
            numbers = contact.numbers[:MAX_NUMBERS]
            contact = replace(contact, id=path, numbers=numbers)
        # Use the ETag of the list, so that a card that changed in the meantime is
        # fetched again.
        cards[path] = Card(etags[path], contact)
    return cards
