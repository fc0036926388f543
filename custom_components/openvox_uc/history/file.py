"""A file of calls in Home Assistant's storage, in which each call is a row."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, fields
from functools import partial
from operator import attrgetter
from typing import Any, NamedTuple, override

from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.json import json_dumps
from homeassistant.util.json import json_loads_array

from ..pbx import Call, Direction, Outcome, Party, Reason
from ..storage import UNREADABLE, SafeStore, async_move_aside

_VERSION = 1
# They are read by name, so that a later version may have others.
_COLUMNS = tuple(column.name for column in fields(Call))
_BACKFILLED = "backfilled"
_VALUES = attrgetter(*_COLUMNS)
# The year 3000; no count comes near it either.
_FAR_FUTURE = 32_503_680_000


class HistoryEntry(NamedTuple):
    """A finished call; a back-filled one was not heard of while it went on."""

    call: Call
    backfilled: bool


@dataclass(slots=True)
class Stored:
    """What is kept over a restart. Moments are seconds since 1970.

    `entries` are the finished calls, `recent` those of them that only the small file may have; `running` are the answered calls that had
    not ended; `complete_until` is until when no call is missing; `news_since` is since when missed calls are news; `resets` are when the
    missed calls of each subject were last reset, `carried` how many of them are no longer kept. `edition` counts what is written: None
    for a file of a version that wrote one file only.
    """

    entries: list[HistoryEntry] = field(default_factory=list)
    recent: list[HistoryEntry] = field(default_factory=list)
    running: list[Call] = field(default_factory=list)
    complete_until: float = 0
    news_since: float = 0
    resets: dict[str, float] = field(default_factory=dict)
    carried: dict[str, int] = field(default_factory=dict)
    edition: int | None = 0


class HistoryFile(SafeStore):
    """A file that is written in time, however often what it holds changes: of a copy that the event loop makes, in another thread."""

    def __init__(self, hass: HomeAssistant, key: str, copy: Callable[[], Stored], on_written: Callable[[Stored], None]) -> None:
        """Know where it is, who gives what is to be written, and who is told once that is on the disk."""
        super().__init__(hass, _VERSION, key)
        self._copy = copy
        self._on_written = on_written
        self._write_at: float | None = None

    async def async_read(self) -> tuple[Stored, str | None]:
        """Return what the file says; one that cannot be read, or not wholly, is set aside, and where it is then is returned as well."""
        try:
            data = await self.async_load()
            stored, unread = (Stored(), False) if data is None else await self.hass.async_add_executor_job(_read, data)
        except UNREADABLE:
            stored, unread = Stored(), True
        return stored, await async_move_aside(self.hass, self.path) if unread else None

    @callback
    def async_plan(self, seconds: float) -> None:
        """Have the file written in so many seconds at the latest, and at the stop of Home Assistant."""
        at = self.hass.loop.time() + seconds
        # Not left to the store, which begins the wait anew with each change: on a busy PBX it would never end.
        if self._write_at is None or at < self._write_at:
            self._write_at = at
            self.async_delay_save(lambda: _rows(self._copy()), seconds)

    @override
    async def _async_write_data(self, data: dict[str, Any]) -> None:
        """Write the file, and tell once what it holds is safe."""
        if "data_func" not in data:
            # What Home Assistant has just read, in the form of another version.
            await super()._async_write_data(data)
            return
        self._write_at = None
        stored = self._copy()
        await super()._async_write_data({**data, "data_func": partial(_rows, stored)})
        self._on_written(stored)


def _rows(stored: Stored) -> dict[str, Any]:
    """Return what is written."""
    return {
        "edition": stored.edition,
        "columns": [*_COLUMNS, _BACKFILLED],
        "calls": [_row(entry.call, backfilled=entry.backfilled) for entry in stored.entries],
        "running": [_row(call, backfilled=False) for call in stored.running],
        "complete_until": stored.complete_until,
        "news_since": stored.news_since,
        "resets": stored.resets,
        "carried": stored.carried,
    }


def _row(call: Call, *, backfilled: bool) -> str:
    """Return a call as a line of JSON, in the order of the columns; as values it would take a line of the file for each."""
    return json_dumps([*_VALUES(call), backfilled])


def _read(data: Mapping[str, Any]) -> tuple[Stored, bool]:
    """Return what the file says, and whether some of it could not be read."""
    stored = Stored()
    unread = False
    try:
        columns = [str(column) for column in data["columns"]]
        rows, running = list(data["calls"]), list(data["running"])
        stored.complete_until = _moment(data["complete_until"])
        stored.news_since = _moment(data["news_since"])
        stored.resets = {str(subject): _moment(at) for subject, at in data["resets"].items()}
        stored.carried = {str(subject): _count(count) for subject, count in data["carried"].items()}
        stored.edition = _optional(_count, data.get("edition"))
    except KeyError, TypeError, ValueError, AttributeError:
        return Stored(), True
    for row in rows:
        try:
            values = _values(columns, row)
            stored.entries.append(HistoryEntry(_call(values), values.get(_BACKFILLED) is True))
        except KeyError, TypeError, ValueError:
            unread = True
    for row in running:
        try:
            stored.running.append(_call(_values(columns, row)))
        except KeyError, TypeError, ValueError:
            unread = True
    return stored, unread


def _values(columns: Sequence[str], row: str) -> dict[str, Any]:
    """Return the values of a row by their columns; raises TypeError or ValueError if it has others."""
    return dict(zip(columns, json_loads_array(row), strict=True))


def _call(values: Mapping[str, Any]) -> Call:
    """Return the call of a row; raises KeyError, TypeError or ValueError if it is none."""
    outcome, reason = values["outcome"], values["reason"]
    return Call(
        call_id=_name(values["call_id"]),
        direction=Direction(values["direction"]),
        caller=_party(values["caller"]),
        callee=_party(values["callee"]),
        dialed=_optional(_text, values["dialed"]),
        extensions=_texts(values["extensions"]),
        answered_by=_party(values["answered_by"]),
        hung_up_by=_party(values["hung_up_by"]),
        trunk=_optional(_text, values["trunk"]),
        started_at=_moment(values["started_at"]),
        answered_at=_optional(_moment, values["answered_at"]),
        ended_at=_optional(_moment, values["ended_at"]),
        ring_seconds=_optional(_count, values["ring_seconds"]),
        talk_seconds=_optional(_count, values["talk_seconds"]),
        outcome=_optional(Outcome, outcome),
        reason=_optional(Reason, reason),
        reason_code=_optional(_text, values["reason_code"]),
        recording=_optional(_text, values["recording"]),
        inferred=values["inferred"] is True,
        legs=_texts(values["legs"]),
    )


def _optional[Read](read: Callable[[Any], Read], value: object) -> Read | None:
    """Return a value as `read` reads it, or None for none."""
    return None if value is None else read(value)


def _text(value: object) -> str:
    """Return a text."""
    if not isinstance(value, str):
        raise TypeError("This is no text")
    return value


def _name(value: object) -> str:
    """Return a text that is not empty."""
    if not (name := _text(value)):
        raise ValueError("This is no name")
    return name


def _moment(value: object) -> float:
    """Return seconds since 1970 that can be shown as a date."""
    if not isinstance(value, int | float) or not 0 <= value < _FAR_FUTURE:
        raise ValueError("This is no moment")
    return float(value)


def _count(value: object) -> int:
    """Return a number that can be written again."""
    if not isinstance(value, int) or not 0 <= value < _FAR_FUTURE:
        raise ValueError("This is no count")
    return value


def _texts(values: Sequence[object]) -> tuple[str, ...]:
    """Return texts."""
    return tuple(_text(value) for value in values)


def _party(value: Sequence[Any] | None) -> Party | None:
    """Return a party."""
    if value is None:
        return None
    number, outside = value
    return Party(_text(number), outside=outside is True)
