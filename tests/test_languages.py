"""All languages say what English says: `python -m tests.languages` names what is wrong, and accepts new translations."""

from collections.abc import Callable
from typing import Any

import pytest

from . import languages
from .languages import LANGUAGES, Language, leaves
from .repository import ENGLISH, INTEGRATION


def test_each_language_is_known() -> None:
    assert {path.stem for path in (INTEGRATION / "translations").glob("*.json")} == {"en", *LANGUAGES}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_says_what_english_says(code: str) -> None:
    assert list(Language(code).problems()) == []


KEY = "config_panel.mine.rings_queue"


def lose_placeholder(texts: dict[str, str]) -> None:
    texts[KEY] = texts[KEY].replace("{queue}", "")


def stay_english(texts: dict[str, str]) -> None:
    texts[KEY] = dict(leaves(ENGLISH))[KEY]


@pytest.mark.parametrize(
    ("harm", "expected"),
    [
        (lambda texts: texts.pop(KEY), "not translated"),
        (lambda texts: texts.update({f"{KEY}_too": "?"}), "there is no such text in English"),
        (lose_placeholder, "has ['name'] instead of ['name', 'queue']"),
        (stay_english, "is English"),
    ],
)
@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_lost_is_found(code: str, harm: Callable[[dict[str, str]], Any], expected: str) -> None:
    language = Language(code)
    harm(language.texts)
    assert any(expected in problem for problem in language.problems())


def test_a_changed_english_text_makes_the_others_stale(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = {**ENGLISH["config_panel"], "mine": {**ENGLISH["config_panel"]["mine"], "rings_queue": "{name} calls {queue}"}}
    monkeypatch.setattr(languages, "ENGLISH", {**ENGLISH, "config_panel": texts})
    for code in LANGUAGES:
        assert list(Language(code).problems()) == [f"{KEY}: the English text has changed; look at this one, and accept it"]
