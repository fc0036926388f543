"""Servers that answer as a test says, over real HTTP."""

from collections.abc import Awaitable, Callable

from aiohttp import web
from yarl import URL

type Handler = Callable[[web.Request], Awaitable[web.StreamResponse]]
type Serve = Callable[[Handler], Awaitable[URL]]


def multistatus(*responses: str) -> web.Response:
    names = 'xmlns="DAV:" xmlns:C="urn:ietf:params:xml:ns:carddav" xmlns:S="http://calendarserver.org/ns/"'
    body = f'<?xml version="1.0" encoding="utf-8"?><multistatus {names}>{"".join(responses)}</multistatus>'
    return web.Response(status=207, body=body.encode(), content_type="application/xml")


def resource(href: str, *properties: str, status: str = "HTTP/1.1 200 OK") -> str:
    return f"<response><href>{href}</href><propstat><prop>{''.join(properties)}</prop><status>{status}</status></propstat></response>"
