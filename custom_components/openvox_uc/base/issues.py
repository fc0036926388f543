"""What is raised under Repairs; the keys are those of the translations."""

from enum import StrEnum

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_HOST
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..const import DOMAIN

ADDRESS_BOOK_AUTH_FAILED = "address_book_auth_failed"
_ADDRESS_BOOK_STALE = "address_book_stale"
_CARDS_NOT_LOADED = "cards_not_loaded"
_HISTORY_MOVED_ASIDE = "history_moved_aside"
_HISTORY_NOT_WRITTEN = "history_not_written"
_UNREADABLE_FILE = "unreadable_file"


class Issue(StrEnum):
    """What only a person can fix."""

    FOREIGN_SENDER = "foreign_sender"
    HTTPS_ONLY = "https_only"
    MOVED = "moved"
    OTHER_PBX = "other_pbx"
    REPORT_URL_UNREACHABLE = "report_url_unreachable"
    SESSION_CONTESTED = "session_contested"


@callback
def async_raise_issue(hass: HomeAssistant, entry: ConfigEntry, issue: Issue, **placeholders: str) -> None:
    """Raise an issue of an entry."""
    _async_create(hass, entry, issue, placeholders, data=None)


@callback
def async_raise_foreign_sender(hass: HomeAssistant, entry: ConfigEntry, address: str) -> None:
    """Raise that the PBX seems to send from another address; its fix adds that one to the allowed senders."""
    data: dict[str, str | int | float | None] = {"entry_id": entry.entry_id, "address": address}
    _async_create(hass, entry, Issue.FOREIGN_SENDER, {"address": address}, data=data)


@callback
def async_raise_moved(hass: HomeAssistant, entry: ConfigEntry, address: str) -> None:
    """Raise that the PBX may be at another address; its fix asks whether that one is to be used."""
    data: dict[str, str | int | float | None] = {"entry_id": entry.entry_id, "address": address}
    _async_create(hass, entry, Issue.MOVED, {"address": address, "host": entry.data[CONF_HOST]}, data=data)


@callback
def async_raise_address_book_auth_failed(hass: HomeAssistant, entry_id: str, subentry_id: str, name: str) -> None:
    """Raise that the server of an address book refuses the password; its fix asks for the new one."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"{ADDRESS_BOOK_AUTH_FAILED}_{subentry_id}",
        data={"entry_id": entry_id, "subentry_id": subentry_id},
        is_fixable=True,
        severity=ir.IssueSeverity.ERROR,
        translation_key=ADDRESS_BOOK_AUTH_FAILED,
        translation_placeholders={"name": name},
    )


@callback
def async_raise_address_book_stale(hass: HomeAssistant, subentry_id: str, name: str) -> None:
    """Raise that an address book could not be fetched for a day, until it can be."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"{_ADDRESS_BOOK_STALE}_{subentry_id}",
        is_fixable=False,
        severity=ir.IssueSeverity.WARNING,
        translation_key=_ADDRESS_BOOK_STALE,
        translation_placeholders={"name": name},
    )


@callback
def async_clear_address_book(hass: HomeAssistant, subentry_id: str) -> None:
    """Take back what was raised about an address book."""
    for issue in (ADDRESS_BOOK_AUTH_FAILED, _ADDRESS_BOOK_STALE):
        ir.async_delete_issue(hass, DOMAIN, f"{issue}_{subentry_id}")


@callback
def async_raise_cards_not_loaded(hass: HomeAssistant, url: str) -> None:
    """Raise that the resources of dashboards are kept in YAML, and the cards are not among them."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        _CARDS_NOT_LOADED,
        is_fixable=False,
        severity=ir.IssueSeverity.WARNING,
        translation_key=_CARDS_NOT_LOADED,
        translation_placeholders={"url": url},
    )


@callback
def async_clear_cards_not_loaded(hass: HomeAssistant) -> None:
    """Clear that the cards are not among the resources."""
    ir.async_delete_issue(hass, DOMAIN, _CARDS_NOT_LOADED)


@callback
def async_raise_history_moved_aside(hass: HomeAssistant, path: str) -> None:
    """Raise that the call history was unreadable and moved aside, until a person has read it."""
    _async_create_moved_aside(hass, _HISTORY_MOVED_ASIDE, _HISTORY_MOVED_ASIDE, path)


@callback
def async_clear_history_moved_aside(hass: HomeAssistant) -> None:
    """Clear that a call history was moved aside: it is gone with the last PBX."""
    ir.async_delete_issue(hass, DOMAIN, _HISTORY_MOVED_ASIDE)


@callback
def async_raise_history_not_written(hass: HomeAssistant, path: str) -> None:
    """Raise that the call history cannot be written, until it can be."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        _HISTORY_NOT_WRITTEN,
        is_fixable=False,
        severity=ir.IssueSeverity.ERROR,
        translation_key=_HISTORY_NOT_WRITTEN,
        translation_placeholders={"path": path},
    )


@callback
def async_clear_history_not_written(hass: HomeAssistant) -> None:
    """Clear that the call history cannot be written."""
    ir.async_delete_issue(hass, DOMAIN, _HISTORY_NOT_WRITTEN)


@callback
def async_raise_unreadable_file(hass: HomeAssistant, key: str, path: str) -> None:
    """Raise that a file of the storage was unreadable and moved aside, until a person has read it."""
    _async_create_moved_aside(hass, f"{_UNREADABLE_FILE}_{key}", _UNREADABLE_FILE, path)


@callback
def async_clear_issue(hass: HomeAssistant, entry: ConfigEntry, *issues: Issue) -> None:
    """Take back issues of an entry."""
    for issue in issues:
        ir.async_delete_issue(hass, DOMAIN, f"{issue}_{entry.entry_id}")


@callback
def _async_create(
    hass: HomeAssistant,
    entry: ConfigEntry,
    issue: Issue,
    placeholders: dict[str, str],
    data: dict[str, str | int | float | None] | None,
) -> None:
    """Create an issue, one with data fixable."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        f"{issue}_{entry.entry_id}",
        data=data,
        is_fixable=data is not None,
        severity=ir.IssueSeverity.WARNING,
        translation_key=issue,
        translation_placeholders={"name": entry.title, **placeholders},
    )


@callback
def _async_create_moved_aside(hass: HomeAssistant, issue_id: str, translation_key: str, path: str) -> None:
    """Create an issue of a stored file that has another name now; it outlives a restart, after which nothing would raise it again."""
    ir.async_create_issue(
        hass,
        DOMAIN,
        issue_id,
        is_fixable=True,
        is_persistent=True,
        severity=ir.IssueSeverity.ERROR,
        translation_key=translation_key,
        translation_placeholders={"path": path},
    )
