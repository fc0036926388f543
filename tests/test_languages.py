"""All languages say what English says.

`python -m tests.languages` names what is wrong, and what is not translated.
"""

import pytest

from .languages import LANGUAGES, Language
from .repository import INTEGRATION


def test_each_language_is_known() -> None:
    assert {path.stem for path in (INTEGRATION / "translations").glob("*.json")} == {
        "en",
        *LANGUAGES,
    }


@pytest.mark.parametrize("code", LANGUAGES)
def test_a_language_says_what_english_says(code: str) -> None:
    assert list(Language(code).problems()) == []
