"""Hostile input raises nothing but what is documented, and holds nothing up; `scripts/fuzz` tries more of it."""

import pytest

from .fuzz import TARGETS, Target, attack

_INPUTS = 20_000


@pytest.mark.held(
    "Bounds in",
    "20,000 hostile inputs: reports, answers, call records, and contacts with changed bytes, types, keys, nesting, and encodings, "
    "and calls whose reports came in any order. `scripts/fuzz 1000000` tries a million others.",
    "Nothing raised more than the documented errors, none took 5 ms, and no call stayed open.",
)
@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_hostile_input(target: Target) -> None:
    assert attack(target, _INPUTS * target.share // 100, seed=1).too_slow == 0
