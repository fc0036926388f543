"""Permissions to fetch a file, for half a minute (protocol 3.13)."""

from collections.abc import Callable
from dataclasses import dataclass
from ipaddress import ip_address
import secrets

TICKET_SECONDS = 30.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Ticket:
    """The permission to fetch one file."""

    wanted: tuple[str, ...]
    addresses: frozenset[str]
    until: float


class Tickets:
    """The permissions that are out."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Give none yet."""
        self._clock = clock
        self._tickets: dict[str, Ticket] = {}

    def give(self, wanted: tuple[str, ...], client: str, allowed: str) -> str | None:
        """Return a random string for a file, for two addresses; None if the second one is no address."""
        if allowed and not _is_address(allowed):
            return None
        random = secrets.token_hex(16)
        addresses = frozenset({client, allowed} - {""})
        self._tickets[random] = Ticket(wanted=wanted, addresses=addresses, until=self._clock() + TICKET_SECONDS)
        return random

    def take(self, wanted: tuple[str, ...], client: str, random: str, *, once: bool = False) -> bool:
        """Return whether a random string is good for a file and an address; if it is good only `once`, it is used up."""
        ticket = self._tickets.pop(random, None) if once else self._tickets.get(random)
        return ticket is not None and self._clock() <= ticket.until and wanted == ticket.wanted and client in ticket.addresses


def _is_address(text: str) -> bool:
    """Tell whether a text is an IP address."""
    try:
        ip_address(text)
    except ValueError:
        return False
    return True
