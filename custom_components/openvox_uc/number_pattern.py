"""Patterns of telephone numbers, as people write them; pure."""

from fnmatch import translate
import re

_PUNCTUATION = re.compile(r"[\s()\[\]/.\u2010-\u2015-]+")
_PATTERN = re.compile(r"\+?[0-9A-Za-z#*]+")


def plain_number(number: str) -> str:
    """Return a number without what people write between its digits; a leading + is the same as 00."""
    plain = _PUNCTUATION.sub("", number)
    return f"00{plain[1:]}" if plain.startswith("+") else plain


class NumberPattern:
    """A number in which `*` stands for any digits, also none."""

    def __init__(self, pattern: str) -> None:
        """Understand a pattern; raises ValueError if it is none."""
        plain = _PUNCTUATION.sub("", pattern)
        if not _PATTERN.fullmatch(plain):
            raise ValueError(pattern)
        # Unlike a plain `.*` for each star, this never tries all ways in which many stars could share a number.
        self._regex = re.compile(translate(plain_number(plain)), re.IGNORECASE)

    def matches(self, number: str) -> bool:
        """Tell whether a number is one of those that the pattern means."""
        return self._regex.fullmatch(plain_number(number)) is not None
