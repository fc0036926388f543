"""The last calls as a card shows them: what is known of each, and what a template would have to find out."""

from collections.abc import Iterable
from typing import Any

from ..history.merging import HistoryEntry
from ..pbx import Direction, Outcome
from .presenter import CallFields, CallPresenter, title

_MAX_STATE = 255
_ICONS = {Direction.INBOUND: "mdi:phone-incoming", Direction.OUTBOUND: "mdi:phone-outgoing"}
_ICONS_OF_OUTCOMES = {Outcome.MISSED: "mdi:phone-missed", Outcome.FAILED: "mdi:phone-cancel"}


def last_call(presenter: CallPresenter, entries: Iterable[HistoryEntry]) -> str | None:
    """Return the last call as a sentence that fits into a state, or None if there was none."""
    last = next(iter(entries), None)
    return title(presenter.fields(last.call, backfilled=last.backfilled))[:_MAX_STATE] if last else None


def recent_calls(presenter: CallPresenter, entries: Iterable[HistoryEntry]) -> list[dict[str, Any]]:
    """Return calls with their fields, and with the other party, an icon with an arrow, and a title."""
    return [described(presenter.fields(entry.call, backfilled=entry.backfilled)) for entry in entries]


def described(fields: CallFields) -> dict[str, Any]:
    """Return the fields of a call, and what a card shows."""
    return {**fields, "other": _other(fields), "icon": _icon(fields), "title": title(fields)}


def _other(fields: CallFields) -> str | None:
    """Return the name or the number of who is at the other end: who was called by a phone, or else who called."""
    if fields["direction"] == Direction.OUTBOUND:
        return fields["callee_name"] or fields["callee"] or fields["dialed"]
    return fields["caller_name"] or fields["caller"]


def _icon(fields: CallFields) -> str:
    """Return an icon whose arrow tells where a call went, or that nobody was reached."""
    if (outcome := fields["outcome"]) in _ICONS_OF_OUTCOMES:
        return _ICONS_OF_OUTCOMES[Outcome(outcome)]
    return _ICONS.get(Direction(fields["direction"]), "mdi:phone")
