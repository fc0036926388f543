"""Large inputs.

An address book of a server, and a phone book whose country changes.
"""

from collections.abc import AsyncIterator

from yarl import URL

from custom_components.openvox_uc.contacts.phone_book import Contact
from custom_components.openvox_uc.contacts.store import async_get_contacts
from tests.conftest import make_entry
from tests.contacts.card_server import card, running_card_server
from tests.contacts.conftest import fetch
from tests.simulator import SimulatedPbx

from .home import Turns, served_home, settled
from .table import Row, run

_TURN_MILLISECONDS = 50


async def _rows(cards: int, contacts: int) -> AsyncIterator[Row]:
    async with (
        served_home("webhook", "calendar", "file_upload") as (hass, _),
        SimulatedPbx() as pbx,
    ):
        entry = make_entry(pbx)
        entry.add_to_hass(hass)
        await hass.config_entries.async_setup(entry.entry_id)
        await hass.async_block_till_done(wait_background_tasks=True)
        with running_card_server() as server:
            many = [
                card(f"Contact {number}", f"030 {1_000_000 + number}")
                for number in range(cards)
            ]
            await hass.async_add_executor_job(server.put_book, "family", many)
            with settled(), Turns.measured() as turns:
                book = await fetch(
                    hass, URL(server.book_url("family")), password=server.password
                )
        assert len(book.contacts) == cards
        yield Row(
            f"Event loop held by fetching {cards:,} contacts",
            turns.longest * 1000,
            "ms",
            _TURN_MILLISECONDS,
        )
        phone_book = async_get_contacts(hass)
        for number in range(contacts):
            phone_book.book.put(
                Contact(
                    f"Contact {number}",
                    (f"030 {1_000_000 + number}", f"+49 170 {1_000_000 + number}"),
                )
            )
        with settled(), Turns.measured() as turns:
            await hass.config.async_update(country="DE")
            await hass.async_block_till_done(wait_background_tasks=True)
        assert phone_book.find("+49301000000")
        yield Row(
            f"Event loop held by another country, with {contacts:,} contacts",
            turns.longest * 1000,
            "ms",
            _TURN_MILLISECONDS,
        )
        await hass.config_entries.async_unload(entry.entry_id)


def measure(cards: int = 5000, contacts: int = 20_000) -> list[Row]:
    return run(_rows(cards, contacts))
