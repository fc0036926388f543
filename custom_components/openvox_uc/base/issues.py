"""What is raised under Repairs; the keys are those of the translations."""

from enum import StrEnum

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..const import DOMAIN

type _Data = dict[str, str | int | float | None]

ADDRESS_BOOK_AUTH_FAILED = "address_book_auth_failed"
_ADDRESS_BOOK_STALE = "address_book_stale"
_CARDS_NOT_LOADED = "cards_not_loaded"
_HISTORY_MOVED_ASIDE = "history_moved_aside"
_HISTORY_NOT_WRITTEN = "history_not_written"
_UNREADABLE_FILE = "unreadable_file"


class Issue(StrEnum):
    """What only a person can fix of an entry."""

    FOREIGN_SENDER = "foreign_sender"
    HTTPS_ONLY = "https_only"
    MOVED = "moved"
    OTHER_PBX = "other_pbx"
    REPORT_URL_UNREACHABLE = "report_url_unreachable"
    SESSION_CONTESTED = "session_contested"


# The fixes of these ask about another address of the PBX.
_ABOUT_AN_ADDRESS = {Issue.FOREIGN_SENDER, Issue.MOVED}


@callback
def async_raise_issue(hass: HomeAssistant, entry: ConfigEntry, issue: Issue, **placeholders: str) -> None:
    data: _Data | None = {"entry_id": entry.entry_id, "address": placeholders["address"]} if issue in _ABOUT_AN_ADDRESS else None
    _raise(hass, issue, {"name": entry.title, **placeholders}, of=entry.entry_id, data=data)


@callback
def async_clear_issue(hass: HomeAssistant, entry: ConfigEntry, *issues: Issue) -> None:
    for issue in issues:
        _clear(hass, issue, of=entry.entry_id)


@callback
def async_raise_address_book_auth_failed(hass: HomeAssistant, entry_id: str, subentry_id: str, name: str) -> None:
    """Raise that the server of an address book refuses the password; the fix asks for the new one."""
    data: _Data = {"entry_id": entry_id, "subentry_id": subentry_id}
    _raise(hass, ADDRESS_BOOK_AUTH_FAILED, {"name": name}, of=subentry_id, data=data, severity=ir.IssueSeverity.ERROR)


@callback
def async_raise_address_book_stale(hass: HomeAssistant, subentry_id: str, name: str) -> None:
    """Raise that an address book could not be fetched for a day, until it can be."""
    _raise(hass, _ADDRESS_BOOK_STALE, {"name": name}, of=subentry_id)


@callback
def async_clear_address_book(hass: HomeAssistant, subentry_id: str) -> None:
    for issue in (ADDRESS_BOOK_AUTH_FAILED, _ADDRESS_BOOK_STALE):
        _clear(hass, issue, of=subentry_id)


@callback
def async_raise_cards_not_loaded(hass: HomeAssistant, url: str) -> None:
    """Raise that the resources of dashboards are kept in YAML, and the cards are not among them."""
    _raise(hass, _CARDS_NOT_LOADED, {"url": url})


@callback
def async_clear_cards_not_loaded(hass: HomeAssistant) -> None:
    _clear(hass, _CARDS_NOT_LOADED)


@callback
def async_raise_history_moved_aside(hass: HomeAssistant, path: str) -> None:
    """Raise that the call history was unreadable and moved aside, until a person has read it."""
    _raise_moved_aside(hass, _HISTORY_MOVED_ASIDE, path)


@callback
def async_clear_history_moved_aside(hass: HomeAssistant) -> None:
    """Clear that a call history was moved aside: it is gone with the last PBX."""
    _clear(hass, _HISTORY_MOVED_ASIDE)


@callback
def async_raise_history_not_written(hass: HomeAssistant, path: str) -> None:
    """Raise that the call history cannot be written, until it can be."""
    _raise(hass, _HISTORY_NOT_WRITTEN, {"path": path}, severity=ir.IssueSeverity.ERROR)


@callback
def async_clear_history_not_written(hass: HomeAssistant) -> None:
    _clear(hass, _HISTORY_NOT_WRITTEN)


@callback
def async_raise_unreadable_file(hass: HomeAssistant, key: str, path: str) -> None:
    """Raise that a file of the storage was unreadable and moved aside, until a person has read it."""
    _raise_moved_aside(hass, _UNREADABLE_FILE, path, of=key)


def _raise_moved_aside(hass: HomeAssistant, issue: str, path: str, of: str = "") -> None:
    """Raise an issue of a stored file that was renamed; it outlives a restart, after which nothing would raise it again."""
    _raise(hass, issue, {"path": path}, of=of, severity=ir.IssueSeverity.ERROR, is_fixable=True, is_persistent=True)


def _raise(
    hass: HomeAssistant,
    issue: str,
    placeholders: dict[str, str],
    *,
    of: str = "",
    data: _Data | None = None,
    severity: ir.IssueSeverity = ir.IssueSeverity.WARNING,
    is_fixable: bool = False,
    is_persistent: bool = False,
) -> None:
    """Raise an issue, one with data fixable; `of` tells several of one kind apart."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        _issue_id(issue, of),
        data=data,
        is_fixable=is_fixable or data is not None,
        is_persistent=is_persistent,
        severity=severity,
        translation_key=issue,
        translation_placeholders=placeholders,
    )


def _clear(hass: HomeAssistant, issue: str, of: str = "") -> None:
    ir.async_delete_issue(hass, DOMAIN, _issue_id(issue, of))


def _issue_id(issue: str, of: str) -> str:
    return f"{issue}_{of}" if of else issue
