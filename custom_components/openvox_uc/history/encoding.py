"""Encodes a call as JSON, with fields by name, so that other versions can read it.

A missing field gets its default, an unknown one is ignored, and an unknown word becomes
None.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Any, get_type_hints

from homeassistant.helpers.json import json_dumps
from homeassistant.util.json import json_loads_object

from ..pbx import Call, Direction, Outcome, Party, Reason


class UnreadableCallError(ValueError):
    """The stored data are not a call that this version knows."""


def encode(call: Call) -> str:
    values = {name: getattr(call, name) for name in _DECODERS}
    return json_dumps(
        {name: value for name, value in values.items() if value is not None}
    )


# The calls that entities show are read again after each change, so cache them.
@lru_cache(maxsize=256)
def decode(data: str) -> Call:
    """Return a call. Raises UnreadableCallError."""
    try:
        stored = json_loads_object(data)
        values = {
            name: read(stored[name])
            for name, read in _DECODERS.items()
            if name in stored
        }
        # None is not stored, and these fields have no default.
        return Call(**{"caller": None, "callee": None} | values)
    except (ValueError, TypeError) as error:
        raise UnreadableCallError(str(error)) from error


def _read(value: Any, *kinds: type) -> Any:  # noqa: ANN401 - JSON has values of any kind
    if type(value) not in kinds:
        raise TypeError(type(value).__name__)
    return value


def _read_text(value: object) -> str:
    return str(_read(value, str))


def _read_bool(value: object) -> bool:
    return bool(_read(value, bool))


def _read_number(value: object) -> Any:  # noqa: ANN401 - an int or a float, as stored
    return _read(value, int, float)


def _read_party(value: object) -> Party:
    number, outside = _read(value, list)
    return Party(_read_text(number), _read_bool(outside))


def _read_texts(value: object) -> tuple[str, ...]:
    return tuple(map(_read_text, _read(value, list)))


def _read_outcome(value: object) -> Outcome | None:
    return Outcome(value) if isinstance(value, str) and value in Outcome else None


def _read_reason(value: object) -> Reason | None:
    return Reason(value) if isinstance(value, str) and value in Reason else None


_READERS: dict[Any, Callable[[Any], Any]] = {
    str: _read_text,
    str | None: _read_text,
    float: _read_number,
    float | None: _read_number,
    int | None: _read_number,
    bool: _read_bool,
    tuple[str, ...]: _read_texts,
    Party | None: _read_party,
    Direction: Direction,
    Outcome | None: _read_outcome,
    Reason | None: _read_reason,
}
_DECODERS = {name: _READERS[kind] for name, kind in get_type_hints(Call).items()}
