"""All languages say what English says: `python -m tests.languages` names what is wrong, and what is not translated."""

from collections.abc import Callable
from typing import Any

import pytest

from .languages import LANGUAGES, Language
from .repository import INTEGRATION


def test_each_language_is_known() -> None:
    assert {path.stem for path in (INTEGRATION / "translations").glob("*.json")} == {"en", *LANGUAGES}


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_says_what_english_says(code: str) -> None:
    assert list(Language(code).problems()) == []


KEY = "config_panel.mine.rings_queue"


def lose_placeholder(texts: dict[str, str]) -> None:
    texts[KEY] = texts[KEY].replace("{queue}", "")


@pytest.mark.parametrize(
    ("harm", "expected"),
    [
        (lambda texts: texts.update({f"{KEY}_too": "?"}), "there is no such text in English"),
        (lose_placeholder, "has ['name'] instead of ['name', 'queue']"),
    ],
)
@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_lost_is_found(code: str, harm: Callable[[dict[str, str]], Any], expected: str) -> None:
    language = Language(code)
    harm(language.texts)
    assert any(expected in problem for problem in language.problems())


@pytest.mark.parametrize("code", LANGUAGES)
def test_what_is_not_translated_is_shown_in_english(code: str) -> None:
    language = Language(code)
    del language.texts[KEY]
    assert f"{KEY}: not translated" in language.missing()
    assert list(language.problems()) == []
