"""The issues under Repairs, named by their translation keys."""

from enum import StrEnum

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers import issue_registry as ir

from ..const import DOMAIN
from .error_texts import plain_placeholders


class Issue(StrEnum):
    ADDRESS_BOOK_AUTH_FAILED = "address_book_auth_failed"
    ADDRESS_BOOK_STALE = "address_book_stale"
    CARDS_NOT_LOADED = "cards_not_loaded"
    FILE_TOO_NEW = "file_too_new"
    FOREIGN_SENDER = "foreign_sender"
    HISTORY_MOVED_ASIDE = "history_moved_aside"
    HISTORY_NOT_WRITTEN = "history_not_written"
    HISTORY_TOO_NEW = "history_too_new"
    HTTPS_ONLY = "https_only"
    MOVED = "moved"
    OTHER_PBX = "other_pbx"
    REPORT_URL_UNREACHABLE = "report_url_unreachable"
    SESSION_CONTESTED = "session_contested"
    TOO_MANY_EXTENSIONS = "too_many_extensions"
    TOO_MANY_QUEUES = "too_many_queues"
    TOO_MANY_TRUNKS = "too_many_trunks"
    UNREADABLE_FILE = "unreadable_file"
    WRONG_OPTIONS = "wrong_options"


# The fixes for these ask whether the PBX has moved to another address.
_ABOUT_AN_ADDRESS = {Issue.FOREIGN_SENDER, Issue.MOVED}
# These persist until a user has read them, because nothing raises them again after a
# restart.
_UNTIL_READ = {Issue.HISTORY_MOVED_ASIDE, Issue.UNREADABLE_FILE}
_ERRORS = {
    Issue.ADDRESS_BOOK_AUTH_FAILED,
    Issue.FILE_TOO_NEW,
    Issue.HISTORY_NOT_WRITTEN,
    Issue.HISTORY_TOO_NEW,
    *_UNTIL_READ,
}


@callback
def async_raise_issue(
    hass: HomeAssistant, entry: ConfigEntry, issue: Issue, **placeholders: str
) -> None:
    async_create_issue(hass, issue, entry.entry_id, name=entry.title, **placeholders)


@callback
def async_clear_issue(hass: HomeAssistant, entry: ConfigEntry, *issues: Issue) -> None:
    async_delete_issue(hass, *issues, of=entry.entry_id)


@callback
def async_create_issue(
    hass: HomeAssistant, issue: Issue, of: str = "", **placeholders: str
) -> None:
    """Raise an issue; `of` distinguishes several of one kind."""
    data: dict[str, str | int | float | None] | None = None
    if issue in _ABOUT_AN_ADDRESS:
        data = {"entry_id": of, "address": placeholders["address"]}
    ir.async_create_issue(
        hass,
        DOMAIN,
        _issue_id(issue, of),
        data=data,
        is_fixable=data is not None or issue in _UNTIL_READ,
        is_persistent=issue in _UNTIL_READ,
        severity=ir.IssueSeverity.ERROR
        if issue in _ERRORS
        else ir.IssueSeverity.WARNING,
        translation_key=issue,
        translation_placeholders=plain_placeholders(placeholders),
    )


@callback
def async_delete_issue(hass: HomeAssistant, *issues: Issue, of: str = "") -> None:
    for issue in issues:
        ir.async_delete_issue(hass, DOMAIN, _issue_id(issue, of))


def _issue_id(issue: str, of: str) -> str:
    return f"{issue}_{of}" if of else issue
