"""Hostile input raises only documented errors, and blocks nothing; `scripts/fuzz` tries more of it."""

from functools import partial

import pytest

from custom_components.openvox_uc.pbx.api.client import PbxClient

from .fuzz import TARGETS, Request, Target, answered, attack
from .pbx import fixtures

_INPUTS = 20_000


@pytest.mark.parametrize("target", TARGETS, ids=lambda target: target.name)
def test_hostile_input(target: Target) -> None:
    """20,000 hostile inputs: reports, answers, call records, and contacts with changed bytes, types, keys, nesting, and encodings, and
    calls whose reports came in any order. `scripts/fuzz 1000000` tries a million others. Nothing raised more than the documented errors,
    none took 5 ms, and no call stayed open.
    """
    assert attack(target, _INPUTS * target.share // 100, seed=1).too_slow == 0


@pytest.mark.parametrize(
    ("send", "answer"),
    [
        (lambda client: client.settings.query(["101"]), b'{"extinfos":[' + b",".join([b'{"extnumber":"1"}'] * 900) + b"]}"),
        (PbxClient.extensions, b"<xml>" + b"<a/>" * 16_000 + b"</xml>"),
    ],
    ids=["JSON", "XML"],
)
def test_long_answer(send: Request, answer: bytes) -> None:
    case = partial(answered, [(answer, send, 200)], {"login": fixtures.answer("login.json")})
    assert attack(Target("Long answer", 0, lambda _: case), 1, seed=1).too_slow == 0
