"""Searches for a callee while the user types.

It searches extensions, contacts, and the numbers of earlier calls.
"""

from collections.abc import Iterable
from heapq import nsmallest
from typing import Any, NamedTuple

from homeassistant.auth.permissions.const import POLICY_READ
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.decorators import (
    async_response,
    websocket_command,
)
from homeassistant.core import HomeAssistant
import voluptuous as vol

from ..access.permissions import PbxPermissions
from ..base.phone_numbers import (
    NumberPattern,
    comparable_number,
    plain_number,
    searched_digits,
)
from ..const import DOMAIN, MAX_TYPED
from ..contacts.phone_book import comparable_name
from ..contacts.store import Contacts, async_get_contacts
from ..coordinator import OpenVoxCoordinator, async_loaded_pbxs
from ..history.database import HistoryUnavailableError
from ..history.queries import CallQuery

_MAX_RESULTS = 20
# Search only the newest calls, because the digits may occur in our own number.
_MAX_CALLS = 200


class _Result(NamedTuple):
    """A search result.

    `entry_id` is set for an extension, and belongs to its PBX.
    """

    kind: str
    name: str | None
    number: str
    entry_id: str | None = None
    company: str | None = None


@websocket_command(
    {
        vol.Required("type"): f"{DOMAIN}/find",
        vol.Required("text"): vol.All(str, vol.Length(max=MAX_TYPED)),
    }
)
@async_response
async def find(
    hass: HomeAssistant, connection: ActiveConnection, msg: dict[str, Any]
) -> None:
    search = SearchText(msg["text"].strip(), hass.config.country)
    pbxs = {
        pbx: PbxPermissions(pbx, connection.user) for pbx in async_loaded_pbxs(hass)
    }
    sees_something = any(
        permissions.may_any(POLICY_READ) for permissions in pbxs.values()
    )
    results: list[_Result] = []
    if search.text and sees_something:
        for pbx, permissions in pbxs.items():
            results += _extensions(pbx, permissions, search)
        results += await hass.async_add_executor_job(
            _contacts, async_get_contacts(hass), search
        )
        known = {comparable_number(result.number, search.country) for result in results}
        for pbx, permissions in pbxs.items():
            for result in await _async_earlier(pbx, permissions, search):
                number = comparable_number(result.number, search.country)
                if number not in known:
                    known.add(number)
                    results.append(result)
    best = nsmallest(
        _MAX_RESULTS,
        results,
        key=lambda result: search.rank(result.name, [result.number]),
    )
    connection.send_result(
        msg["id"], {"results": [result._asdict() for result in best]}
    )


class SearchText:
    """A search text that may match part of a name or a number."""

    def __init__(self, text: str, country: str | None) -> None:
        self.text = text
        self.country = country
        self._digits = searched_digits(text)
        self.pattern = f"*{self._digits}*" if self._digits else None
        self._numbers = NumberPattern(self.pattern, country) if self.pattern else None
        self._name = comparable_name(text)

    def rank(self, name: str | None, numbers: Iterable[str]) -> int:
        """Return how well a name and numbers match, lower for a better match.

        0 is the exact number, 1 the beginning of a word or a number.
        """
        if self._digits:
            plain = [plain_number(number) for number in numbers]
            if self._digits in plain:
                return 0
            if any(number.startswith(self._digits) for number in plain):
                return 1
        words = f" {comparable_name(name or '')}"
        return 1 if f" {self._name}" in words else 2

    def has(self, name: str | None, number: str) -> bool:
        return self._name in comparable_name(name or "") or self.has_number(number)

    def has_number(self, number: str) -> bool:
        return self._numbers is not None and self._numbers.matches(number)


def _extensions(
    pbx: OpenVoxCoordinator, permissions: PbxPermissions, search: SearchText
) -> list[_Result]:
    return [
        _Result(
            kind="extension",
            entry_id=pbx.config_entry.entry_id,
            name=phone.name,
            number=phone.number,
        )
        for phone in pbx.extensions.values()
        if search.has(phone.name, phone.number) and permissions.may_read(phone.number)
    ]


def _contacts(contacts: Contacts, search: SearchText) -> list[_Result]:
    """Return the best matching contacts, one result per number; runs in an executor."""
    best = nsmallest(
        _MAX_RESULTS,
        [contact for contact, _ in contacts.search(search.text)],
        key=lambda contact: search.rank(contact.name, contact.numbers),
    )
    return [
        _Result(
            kind="contact",
            name=contact.name,
            number=number,
            company=contact.company or None,
        )
        for contact in best
        for number in contact.numbers
        if search.pattern is None or search.has_number(number)
    ]


async def _async_earlier(
    pbx: OpenVoxCoordinator, permissions: PbxPermissions, search: SearchText
) -> list[_Result]:
    if search.pattern is None:
        return []
    query = CallQuery(
        numbers=frozenset({search.pattern}),
        extensions=permissions.readable_phones,
        dial_plan=pbx.dial_plan,
    )
    try:
        entries = await pbx.history.async_find(query, _MAX_CALLS)
    except HistoryUnavailableError:
        return []
    numbers = dict.fromkeys(pbx.presenter.other_number(entry.call) for entry in entries)
    return [
        _Result(kind="history", name=pbx.presenter.contact_name(number), number=number)
        for number in numbers
        if number and search.has_number(number)
    ]
