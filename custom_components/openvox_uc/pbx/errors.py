"""The errors of a PBX, by what the caller can do about them.

Texts for users are in `translations/`.
"""

from collections.abc import Container, Iterator, Mapping
from contextlib import contextmanager
from enum import StrEnum


class Refusal(StrEnum):
    """The errnos that some code depends on, from the table of the family.

    OpenVox documents none (protocol 6.2, 6.3).
    """

    UNKNOWN_REQUEST = "10003"
    NO_SUCH_CALL_ID = "10005"
    NO_SUCH_EXTENSION = "10006"
    NO_SUCH_CALL = "10007"
    EXTENSION_BUSY = "10008"
    MONITORING_FORBIDDEN = "10009"
    MONITOR_MODE_DIFFERS = "10010"
    NO_SUCH_NUMBER = "10011"
    NO_SUCH_QUEUE = "10013"
    NO_SUCH_RING_GROUP = "10014"
    CALL_NOT_CONNECTED = "10015"
    QUEUE_NOT_CHANGED = "10019"
    WAKE_UP_CALL_NOT_SAVED = "10020"
    NO_SUCH_WAKE_UP_CALL = "10021"
    WAKE_UP_CALL_EXISTS = "10022"
    NO_SUCH_PROMPT = "10023"
    OUTSIDE_CALLS_FORBIDDEN = "10024"
    INVALID_NUMBER = "10031"
    QUEUE_LOGIN_REFUSED = "10032"
    NO_SUCH_FILE = "20018"


# All errnos of the table (protocol 6.2).
KNOWN_ERRNOS = frozenset(
    map(str, (*range(10002, 10034), *range(20000, 20022), 30001, 30003))
)
# OpenVox lacks the requests of the others, which accept or refuse calls and send text
# messages.
TRANSLATED_ERRNOS = KNOWN_ERRNOS - {"10016", "10029", "10030"}


class UnreadableMessageError(ValueError):
    """A message that is not JSON or XML, or lacks a required field."""


class PbxError(Exception):
    """A request failed.

    `key` and `placeholders` name a translated text without secrets, and `errno` is the
    PBX's own, see `Refusal`.
    """

    def __init__(
        self,
        key: str,
        placeholders: Mapping[str, str] | None = None,
        *,
        errno: str | None = None,
    ) -> None:
        self.key = key
        self.placeholders = dict(placeholders or {})
        self.errno = errno
        details = ", ".join(
            f"{name} {value}" for name, value in self.placeholders.items()
        )
        super().__init__(f"{key} ({details})" if details else key)


class PbxAuthRefusedError(PbxError):
    """The PBX answered the login with `Failed`.

    Treat it as wrong credentials and do not retry (protocol 6.4).
    """


class PbxLockedOutError(PbxError):
    """The PBX refuses our address after too many wrong logins.

    This lasts ten minutes (protocol 1.7).
    """


class PbxReplacedError(PbxError):
    """Another device answers at the address of this PBX.

    The session with that device has already been ended.
    """


class PbxTokenLostError(PbxError):
    """The session is gone and could not be renewed."""


class PbxNotReachableError(PbxError):
    """No connection, a timeout, or a broken connection: try again later."""


class PbxBusyError(PbxError):
    """Too many requests are waiting already, so this one was not sent."""


class PbxNotUnderstoodError(PbxError):
    """The answer is not one of an OpenVox UC."""


class PbxRefusedError(PbxError):
    """The PBX understood the request and refused it (protocol 6)."""


@contextmanager
def suppress_refusals(errnos: Container[str | None]) -> Iterator[None]:
    try:
        yield
    except PbxRefusedError as error:
        if error.errno not in errnos:
            raise


def incomplete(request: str) -> PbxNotUnderstoodError:
    return PbxNotUnderstoodError("pbx_answer_incomplete", {"request": request})


def refusal[Error: PbxError](kind: type[Error], errno: str | None) -> Error:
    if errno is None:
        return kind("pbx_error")
    if errno in TRANSLATED_ERRNOS:
        return kind(f"pbx_error_{errno}", errno=errno)
    return kind("pbx_error_unknown", {"errno": errno}, errno=errno)
