"""The texts in other languages are complete, and those of the English texts of today."""

import pytest

from .languages import COMPLETE, Language, fingerprint

KEY = "config_panel.menu.hang_up"
ENGLISH, GERMAN = "Hang up {name}", "{name} auflegen"


@pytest.mark.parametrize("code", COMPLETE)
def test_a_language_is_complete(code: str) -> None:
    assert [*Language(code).problems()] == []


@pytest.mark.parametrize(
    ("english", "german", "problem"),
    [
        (ENGLISH, {}, "not translated"),
        ("End the call of {name}", {KEY: GERMAN}, "the English text has changed; look at this one, and accept it"),
        (ENGLISH, {KEY: "Auflegen"}, "has [] instead of ['name']"),
        (ENGLISH, {KEY: ENGLISH}, "is English"),
        (ENGLISH, {KEY: f"{GERMAN} "}, "begins or ends with a space, or is empty"),
        (ENGLISH, {KEY: "»{name}« auflegen"}, "has the punctuation of another language: '»'"),
        (ENGLISH, {KEY: "Das Gespräch mit {name} beenden"}, "is too long for a button: Das Gespräch mit {name} beenden"),
    ],
)
def test_a_problem_is_found(english: str, german: dict[str, str], problem: str) -> None:
    language = Language("de")
    ledger = {"same": [], "translated": {KEY: fingerprint(ENGLISH)}}
    vars(language).update(english={KEY: english}, texts=german, ledger=ledger)
    assert [*language.problems()] == [f"{KEY}: {problem}"]
