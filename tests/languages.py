"""The texts in other languages than English, and what is wrong with them.

`python -m tests.languages`.

A text that is not translated is shown in English, so it is listed, but it is no fault.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
import re
import sys
from typing import Any

from .repository import ENGLISH, INTEGRATION, placeholders, read_json

_TRANSLATIONS = INTEGRATION / "translations"

LANGUAGES = ("ar", "de", "es", "fr", "pt-BR", "ru", "zh-Hans")

# Which writing a text has, unless it is a name, and what punctuation belongs to others.
_SCRIPTS = {
    "ar": r"[\u0600-\u06ff]",
    "ru": r"[\u0400-\u04ff]",
    "zh-Hans": r"[\u4e00-\u9fff]",
}
_FOREIGN = {
    "ar": r"[,;?]",
    "de": r"[“”](?=\w)|[«»\"]",
    "es": r"(?<=\w) [:;!?]|\"|^[^¿]*\?",
    "fr": r"(?<=[\w})])(?<!\btel)[:;!?](?![/\d])| [:;!?»]|« |[“”\"]",
    "pt-BR": r"(?<=\w) [:;!?]|[«»\"]",
    "ru": r"(?<=\w) [:;!?]|[“\"](?=\w)",
    "zh-Hans": (
        r"(?<=[\u4e00-\u9fff])[,;:!?()\"]"
        r"|[,;:!?(\"](?=[\u4e00-\u9fff])"
        r"|(?<=[\u4e00-\u9fff])\.(?![\w*])"
    ),
}
# Punctuation in these is not of the language.
_CODE = re.compile(r"`[^`]*`|\{\w+\}|https?://\S+")

# In a language that is read from right to left, names and numbers may be of the other
# direction, and are isolated. Those of devices are not, since people search for them.
_RIGHT_TO_LEFT = ("ar",)
_BARE = re.compile(r"(?<!\u2068)(?<!\u2068`){\w+}|{\w+}(?!`?\u2069)")

# Where a text is a button, a tile or a badge, it may be this much longer than in
# English.
_SHORT = re.compile(
    r"config_panel\.(agent|badge|direction|menu|outcome|state|transfer)\.|config_panel\.recent\.filter_"
)
_LONGER = 2.0
_AT_LEAST = 22


@dataclass(frozen=True)
class Language:
    code: str

    @cached_property
    def texts(self) -> dict[str, str]:
        path = _TRANSLATIONS / f"{self.code}.json"
        return dict(leaves(read_json(path))) if path.exists() else {}

    @cached_property
    def english(self) -> dict[str, str]:
        return dict(leaves(ENGLISH))

    def missing(self) -> Iterator[str]:
        yield from (
            f"{key}: not translated" for key in self.english.keys() - self.texts.keys()
        )

    def problems(self) -> Iterator[str]:
        yield from (
            f"{key}: there is no such text in English: rename or delete it in "
            f"translations/{self.code}.json"
            for key in self.texts.keys() - self.english.keys()
        )
        for key in self.english.keys() & self.texts.keys():
            yield from (
                f"{key}: {problem}"
                for problem in self._problems(key, self.english[key], self.texts[key])
            )

    def _problems(self, key: str, english: str, text: str) -> Iterator[str]:
        if variables(text) != variables(english):
            yield (
                f"has {sorted(variables(text))} instead of {sorted(variables(english))}"
            )
        if text != text.strip() or not text:
            yield "begins or ends with a space, or is empty"
        words = _CODE.sub("_", text)
        script = _SCRIPTS.get(self.code)
        if (
            text != english
            and script
            and not re.search(script, words)
            and re.search(r"[A-Za-z]{2}", words)
        ):
            yield "is not in the writing of the language"
        if found := re.search(_FOREIGN[self.code], words):
            yield f"has the punctuation of another language: {found[0]!r}"
        if (
            self.code in _RIGHT_TO_LEFT
            and key.startswith("config_panel.")
            and (bare := _BARE.search(text))
        ):
            yield f"needs U+2068 and U+2069 around {bare[0]}"
        if (
            _SHORT.match(key)
            and len(english) <= _AT_LEAST
            and len(text) > max(_AT_LEAST, len(english) * _LONGER)
        ):
            yield f"is too long for a button: {text}"


def leaves(texts: dict[str, Any], path: str = "") -> Iterator[tuple[str, str]]:
    for key, value in texts.items():
        if isinstance(value, dict):
            yield from leaves(value, f"{path}{key}.")
        else:
            yield f"{path}{key}", value


def variables(text: str) -> set[str]:
    """Return the placeholders of a text, and the code in it."""
    return placeholders(text) | set(re.findall(r"`[^`]+`", text))


def main() -> int:
    missing = [
        f"{code}: {text}"
        for code in LANGUAGES
        for text in sorted(Language(code).missing())
    ]
    problems = [
        f"{code}: {problem}"
        for code in LANGUAGES
        for problem in sorted(Language(code).problems())
    ]
    print("\n".join(missing + problems) or "All languages are complete.")
    return 1 if problems else 0


if __name__ == "__main__":
    sys.exit(main())
