"""What tests of address books share: a server with some."""

from collections.abc import AsyncGenerator, Iterator

from aiohttp import web
from aiohttp.test_utils import TestServer
import pytest
from yarl import URL

from .card_server import CardServer, running_card_server
from .scripted_server import Handler, Serve


@pytest.fixture
def cards(loopback: None) -> Iterator[CardServer]:
    """Return a CardDAV server without address books."""
    with running_card_server() as cards:
        yield cards


@pytest.fixture
async def serve() -> AsyncGenerator[Serve]:
    """Return what starts a server, and gives its address."""
    servers: list[TestServer] = []

    async def start(handler: Handler) -> URL:
        """Start a server."""
        application = web.Application()
        application.router.add_route("*", "/{path:.*}", handler)
        servers.append(server := TestServer(application, host="127.0.0.1"))
        await server.start_server(access_log=None)
        return server.make_url("/book/")

    yield start
    for server in servers:
        await server.close()
