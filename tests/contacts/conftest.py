"""What tests of address books share: a server with some."""

from collections.abc import Iterator

import pytest

from .card_server import CardServer, running_card_server


@pytest.fixture
def cards(loopback: None) -> Iterator[CardServer]:
    """Return a CardDAV server without address books."""
    with running_card_server() as cards:
        yield cards
