"""The parts of WebDAV that address books need, with limits on size.

All errors are AddressBookErrors.
"""

import asyncio
from collections.abc import AsyncGenerator, Mapping
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from http import HTTPStatus
from typing import Any, NamedTuple, override
from urllib.parse import unquote, urlsplit
from xml.etree.ElementTree import Element, ParseError, TreeBuilder, XMLParser

import aiohttp
from aiohttp.hdrs import AUTHORIZATION, CONTENT_TYPE, LOCATION
from homeassistant.const import CONF_PASSWORD, CONF_USERNAME, CONF_VERIFY_SSL
from homeassistant.core import HomeAssistant
from homeassistant.helpers.aiohttp_client import async_create_clientsession
from yarl import URL

from ..base.error_texts import FormError
from .phone_book import MAX_CONTACTS

DAV = "DAV:"

MAX_ANSWER_BYTES = 16 * 1024 * 1024
_CHUNK_BYTES = 64 * 1024
# Servers use 7 elements for a card, and 5 more for unknown properties. The address book
# itself is a resource, too.
_MAX_ELEMENTS = 13 * (MAX_CONTACTS + 1)
_MAX_REDIRECTS = 5
_ICLOUD = ".icloud.com"
# An ordinary web page answers any request with the first one.
_NOT_DAV = {
    HTTPStatus.OK,
    HTTPStatus.NOT_FOUND,
    HTTPStatus.METHOD_NOT_ALLOWED,
    HTTPStatus.GONE,
}
_REDIRECTS = {
    HTTPStatus.MOVED_PERMANENTLY,
    HTTPStatus.FOUND,
    HTTPStatus.TEMPORARY_REDIRECT,
    HTTPStatus.PERMANENT_REDIRECT,
}


class AddressBookError(FormError):
    """An address book that cannot be read."""


class AddressBookAuthError(AddressBookError): ...


class AddressBookAnswerError(AddressBookError):
    """No address book answers at this address."""


class AnswerTooLargeError(AddressBookError): ...


class Resource(NamedTuple):
    """A resource and its properties.

    `href` is its link as the server wrote it; the path is normalized, and the URL is
    that of the answer.
    """

    href: str
    path: str
    source: URL
    properties: Element

    @property
    def url(self) -> URL:
        return resolve_link(self.source, self.href)

    def text(self, name: str) -> str:
        return self.properties.findtext(name, "").strip()

    def has_type(self, name: str) -> bool:
        return self.properties.find(f"{{{DAV}}}resourcetype/{name}") is not None

    def links(self, name: str) -> list[URL]:
        return [
            resolve_link(self.source, (link.text or "").strip())
            for link in self.properties.iterfind(f"{name}/{{{DAV}}}href")
        ]


@asynccontextmanager
async def open_client(
    hass: HomeAssistant, settings: Mapping[str, Any], seconds: float
) -> AsyncGenerator[DavClient]:
    username, password = settings[CONF_USERNAME], settings[CONF_PASSWORD]
    if ":" in username:
        # Basic authentication does not allow a colon here.
        raise AddressBookAuthError("address_book_auth")
    # Keep no cookies, which would mix up users. A server that needs digest
    # authentication requests it.
    session = async_create_clientsession(
        hass,
        settings[CONF_VERIFY_SSL],
        auto_cleanup=False,
        cookie_jar=aiohttp.DummyCookieJar(),
        middlewares=(aiohttp.DigestAuthMiddleware(username, password),),
    )
    try:
        async with asyncio.timeout(seconds):
            yield DavClient(
                hass, session, aiohttp.encode_basic_auth(username, password)
            )
    except TimeoutError:
        raise AddressBookError("address_book_unreachable") from None
    finally:
        # Home Assistant owns the connector, so do not close it.
        session.detach()


@dataclass(frozen=True, slots=True, repr=False)
class DavClient:
    hass: HomeAssistant
    session: aiohttp.ClientSession
    authorization: str

    async def async_request(
        self, method: str, url: URL, depth: int, body: str
    ) -> list[Resource]:
        for _ in range(_MAX_REDIRECTS):
            try:
                answer = await self._async_send(method, url, depth, body)
            except aiohttp.ClientSSLError:
                raise AddressBookError("address_book_certificate") from None
            # Errors of aiohttp contain addresses, which may be secret.
            except aiohttp.ClientError, OSError, UnicodeError:
                raise AddressBookError("address_book_unreachable") from None
            if isinstance(answer, bytearray):
                return await self.hass.async_add_executor_job(_parse, answer, url)
            url = answer
        raise AddressBookAnswerError("address_book_not_understood")

    async def _async_send(
        self, method: str, url: URL, depth: int, body: str
    ) -> bytearray | URL:
        async with self.session.request(
            method,
            url,
            data=body.encode(),
            headers={
                AUTHORIZATION: self.authorization,
                CONTENT_TYPE: "application/xml; charset=utf-8",
                "Depth": str(depth),
            },
            allow_redirects=False,
        ) as response:
            if response.status in _REDIRECTS:
                return resolve_link(url, response.headers.get(LOCATION, ""))
            if response.status == HTTPStatus.UNAUTHORIZED:
                raise AddressBookAuthError("address_book_auth")
            if response.status in _NOT_DAV:
                raise AddressBookAnswerError("address_book_not_found")
            if response.status != HTTPStatus.MULTI_STATUS:
                raise AddressBookAnswerError(
                    "address_book_http_error", status=str(response.status)
                )
            answer = bytearray()
            async for chunk in response.content.iter_chunked(_CHUNK_BYTES):
                answer += chunk
                if len(answer) > MAX_ANSWER_BYTES:
                    raise AnswerTooLargeError("address_book_too_large")
            return answer


def resolve_link(url: URL, link: str) -> URL:
    """Return where a link from a server leads, if the password may be sent there.

    Servers distribute users to hosts below their own, and only TLS proves that those
    belong to them. Sibling hosts may belong to anyone, as with dynamic DNS, except for
    those of iCloud.
    """
    try:
        target = url.join(URL(link))
    except ValueError:
        target = URL()
    if target.scheme not in ("http", "https") or target.host is None:
        raise AddressBookAnswerError("address_book_not_understood")
    host, other = url.host or "", target.host
    is_same = host == other and url.scheme in ("http", target.scheme)
    is_related = other.endswith(f".{host}") or (
        host.endswith(_ICLOUD) and other.endswith(_ICLOUD)
    )
    if is_same or (is_related and {url.scheme, target.scheme} == {"https"}):
        return target.with_user(None)
    raise AddressBookAnswerError(
        "address_book_leads_elsewhere", host=str(target.origin())
    )


def _parse(body: bytearray, url: URL) -> list[Resource]:
    """Return the resources in an answer; runs in an executor."""
    parser = XMLParser(target=_BoundedBuilder())  # noqa: S314 - the builder refuses document types, and bounds the elements
    try:
        parser.feed(body)
        answer = parser.close()
    except ParseError:
        raise AddressBookAnswerError("address_book_not_understood") from None
    resources: list[Resource] = []
    for response in answer.iterfind(f"{{{DAV}}}response"):
        properties = Element("prop")
        for part in response.iterfind(f"{{{DAV}}}propstat"):
            if " 200" in part.findtext(f"{{{DAV}}}status", ""):
                properties.extend(part.iterfind(f"{{{DAV}}}prop/*"))
        href = response.findtext(f"{{{DAV}}}href", "").strip()
        # An invalid link leads to no card.
        with suppress(ValueError):
            # Servers differ in how they encode paths.
            path = unquote(urlsplit(href).path)
            resources.append(Resource(href, path, url, properties))
    return resources


class _BoundedBuilder(TreeBuilder):
    """Builds at most as many elements as a large address book has."""

    _elements = 0

    def doctype(self, *_: object) -> None:
        # Only a document type could declare entities.
        raise AddressBookAnswerError("address_book_not_understood")

    @override
    def start(self, tag: str, attrs: dict[str, str], /) -> Element:
        self._elements += 1
        if self._elements > _MAX_ELEMENTS:
            raise AnswerTooLargeError("address_book_too_large")
        return super().start(tag, {})
