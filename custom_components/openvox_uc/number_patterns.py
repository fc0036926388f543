"""Patterns of telephone numbers, as people write them; pure."""

from fnmatch import translate
import re

from .phone_numbers import dialable_number, plain_number

_PATTERN = re.compile(r"\+?[0-9A-Za-z#*]+")


class NumberPattern:
    """A number in which `*` stands for any digits, also none."""

    def __init__(self, pattern: str, _country: str | None = None) -> None:
        """Understand a pattern; raises ValueError if it is none."""
        if not _PATTERN.fullmatch(dialable_number(pattern)):
            raise ValueError(pattern)
        # Unlike a plain `.*` for each star, this never tries all ways in which many stars could share a number.
        self._regex = re.compile(translate(plain_number(pattern)), re.IGNORECASE)

    def matches(self, number: str, prefix: str = "") -> bool:
        """Tell whether a number is one of those that the pattern means, as it is or without a prefix that was dialed before it."""
        if self._regex.fullmatch(plain_number(number)):
            return True
        without = number.removeprefix(prefix)
        return without != number and self.matches(without)
