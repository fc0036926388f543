"""The last calls as a sensor shows them to cards, which then need no template."""

from collections.abc import Iterable, Mapping
from typing import Any

from ..history.merging import HistoryEntry
from .presenter import CallPresenter

_MAX_STATE = 255


def last_call(presenter: CallPresenter, entries: Iterable[HistoryEntry]) -> str | None:
    """Return the title of the last call, cut to what fits into a state."""
    last = next(iter(entries), None)
    return presenter.card(last)["title"][:_MAX_STATE] if last else None


def recent_calls(presenter: CallPresenter, entries: Iterable[HistoryEntry]) -> list[Mapping[str, Any]]:
    return [presenter.card(entry) for entry in entries]
