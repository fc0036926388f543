"""Encodes a call as JSON, with fields by name, so that other versions can read it.

A missing field gets its default, an unknown one is ignored, and an unknown word becomes
None. A field that changes its type needs another name.
"""

from collections.abc import Callable
from dataclasses import asdict
from functools import lru_cache
from typing import Any, get_type_hints

from homeassistant.helpers.json import json_dumps
from homeassistant.util.json import json_loads_object

from ..pbx import Call, Direction, Outcome, Party, Reason


class UnreadableCallError(ValueError):
    """The stored data are not a call that this version knows."""


def encode(call: Call) -> str:
    return json_dumps(
        {name: value for name, value in asdict(call).items() if value is not None}
    )


# The calls that entities show are read again after each change, so cache them.
@lru_cache(maxsize=256)
def decode(data: str) -> Call:
    """Return a call. Raises UnreadableCallError."""
    # None is not stored, and these fields have no default.
    values: dict[str, Any] = {"caller": None, "callee": None}
    try:
        stored = json_loads_object(data)
        for name, kind in _FIELDS.items():
            if name in stored:
                read = _READERS.get(kind)
                values[name] = read(stored[name]) if read else stored[name]
        return Call(**values)
    except (ValueError, TypeError) as error:
        raise UnreadableCallError(str(error)) from error


def _read_outcome(value: str) -> Outcome | None:
    return Outcome(value) if value in Outcome else None


def _read_reason(value: str) -> Reason | None:
    return Reason(value) if value in Reason else None


# The types that JSON lacks.
_READERS: dict[Any, Callable[[Any], Any]] = {
    tuple[str, ...]: tuple,
    Party | None: Party._make,
    Direction: Direction,
    Outcome | None: _read_outcome,
    Reason | None: _read_reason,
}
_FIELDS = get_type_hints(Call)
