"""Permissions to fetch a file, for half a minute (protocol 3.13)."""

from collections.abc import Callable
from ipaddress import ip_address
import secrets
from typing import NamedTuple

from .bodies import Body
from .formats import SUCCESS
from .requests import Errno, RefusedError, Request

TICKET_SECONDS = 30.0


class _Ticket(NamedTuple):
    wanted: Body
    addresses: frozenset[str]
    until: float


class Tickets:
    """The permissions for one kind of file, which certain fields name; one that serves `once` is used up."""

    def __init__(self, clock: Callable[[], float], *fields: str, refusal: str, once: bool = False) -> None:
        """Give none yet; a download without a permission gets the errno `refusal`."""
        self._clock = clock
        self._fields = fields
        self._refusal = refusal
        self._once = once
        self._tickets: dict[str, _Ticket] = {}

    def give(self, request: Request) -> Body:
        """Return the answer with a random string, which is good for two addresses: that of the request, and one that it names."""
        if allowed := request.text("allowedip"):
            try:
                ip_address(allowed)
            except ValueError:
                raise RefusedError(Errno.WRONG_ALLOWED_ADDRESS) from None
        wanted, random = self._wanted(request), secrets.token_hex(16)
        self._tickets[random] = _Ticket(wanted, frozenset({request.client, allowed} - {""}), self._clock() + TICKET_SECONDS)
        return {**SUCCESS, **wanted, "random": random}

    def check(self, request: Request) -> None:
        random = request.text("random")
        ticket = self._tickets.pop(random, None) if self._once else self._tickets.get(random)
        if (
            ticket is None
            or self._clock() > ticket.until
            or self._wanted(request) != ticket.wanted
            or request.client not in ticket.addresses
        ):
            raise RefusedError(self._refusal)

    def _wanted(self, request: Request) -> Body:
        return {name: request.text(name) for name in self._fields}
