"""Requests, and the numbers by which they are refused (protocol 6.2)."""

from collections.abc import Callable
from enum import StrEnum
from typing import NamedTuple

from .bodies import Body


class Errno(StrEnum):
    """Why a request is refused (protocol 6.2)."""

    UNKNOWN_PATH = "10003"
    PARAMETER_EMPTY = "10004"
    NO_SUCH_EXTENSION = "10006"
    NO_SUCH_CALL = "10007"
    NOT_IDLE = "10008"
    MAY_NOT_BE_MONITORED = "10009"
    WRONG_MONITOR_MODE = "10010"
    NO_SUCH_NUMBER = "10011"
    NO_SUCH_QUEUE = "10013"
    NO_SUCH_GROUP = "10014"
    NOT_CONNECTED = "10015"
    NOT_CONFIGURED = "10017"
    QUEUE_NOT_CHANGED = "10019"
    NO_SUCH_WAKE_UP_CALL = "10021"
    NO_SUCH_PROMPT = "10023"
    MAY_NOT_CALL_OUTSIDE = "10024"
    WRONG_PASSWORD = "10032"
    WRONG_PORT = "20008"
    WRONG_RECORDING_RANDOM = "20012"
    NO_SUCH_RECORDING = "20014"
    WRONG_ALLOWED_ADDRESS = "20015"
    WRONG_VOICEMAIL_RANDOM = "20017"
    NO_SUCH_FILE = "20018"
    STILL_STARTING = "30003"


class RefusedError(Exception):
    def __init__(self, errno: str) -> None:
        super().__init__(errno)
        self.errno = errno


class Request(NamedTuple):
    """The fields of a request, and the address that it comes from."""

    values: Body
    client: str

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return "" if value is None else str(value).strip()

    def need(self, *names: str) -> list[str]:
        if not all(found := [self.text(name) for name in names]):
            raise RefusedError(Errno.PARAMETER_EMPTY)
        return found

    def numbers(self, name: str) -> list[str]:
        return list(dict.fromkeys(number.strip() for number in self.text(name).split(",") if number.strip()))


type Handler = Callable[[Request], Body | None]
"""Returns what the PBX answers; None is a plain success."""
