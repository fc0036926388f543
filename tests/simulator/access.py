"""Access to the PBX, and the target of its reports.

Login, lock-out, token, report address (protocol 1.7, 1.8, 2).
"""

from collections.abc import Callable
from dataclasses import dataclass
import secrets

from .bodies import Body
from .requests import Errno

_WRONG_LOGINS_ALLOWED = 5
_LOCK_SECONDS = 600.0
_TOKEN_SECONDS = 1800.0


@dataclass(frozen=True, slots=True)
class Target:
    """Where reports go.

    `path` is the request target, which is empty if a URL without a path was registered.
    """

    host: str
    port: int
    path: str


def report_target(client: str, values: Body) -> Target | None:
    """Return where a login or heartbeat wants the reports to go.

    Return None if it names no port.
    """
    url, port = str(values.get("url") or ""), str(values.get("port") or "")
    if url and str(values.get("urltag")) == "1":
        address, slash, path = url.partition("/")
        host, _, port = address.rpartition(":")
        return (
            Target(host.strip("[]"), int(port), slash + path)
            if port.isdigit()
            else None
        )
    if not port.isdigit():
        return None
    return Target(client, int(port), "/" + url.removeprefix("/"))


class Access:
    """The one session of the PBX. A second login takes it over."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._wrong: dict[str, int] = {}
        self._locked_until: dict[str, float] = {}
        self._used_at = 0.0
        self.token: str | None = None
        self.target: Target | None = None
        self.logins = 0
        self.xml = False

    @property
    def wrong_logins(self) -> int:
        return max(self._wrong.values(), default=0)

    @property
    def locked(self) -> bool:
        return any(until > self._clock() for until in self._locked_until.values())

    @property
    def alive(self) -> bool:
        return (
            self.token is not None and self._clock() - self._used_at <= _TOKEN_SECONDS
        )

    def is_locked(self, client: str) -> bool:
        if self._locked_until.get(client, 0.0) > self._clock():
            return True
        if self._locked_until.pop(client, None) is not None:
            self._wrong.pop(client, None)
        return False

    def refuse(self, client: str) -> None:
        """Count a wrong login; the fifth in a row locks its address out."""
        self._wrong[client] = self._wrong.get(client, 0) + 1
        if self._wrong[client] >= _WRONG_LOGINS_ALLOWED:
            self._locked_until[client] = self._clock() + _LOCK_SECONDS

    def grant(self, client: str, target: Target) -> str:
        self._wrong.pop(client, None)
        self.logins += 1
        self.token = secrets.token_hex(16)
        self.target = target
        self._used_at = self._clock()
        return self.token

    def check(self, token: str) -> str | None:
        """Return the errno for a request with such a token, None if it is good.

        This renews it.
        """
        if not token:
            return Errno.TOKEN_EMPTY
        if token != self.token:
            return Errno.NO_SUCH_TOKEN
        if not self.alive:
            self.token = None
            return Errno.TOKEN_TIMED_OUT
        self._used_at = self._clock()
        return None

    def forget(self) -> None:
        """Drop the token; the address of the reports is kept, for the BootUp."""
        self.token = None

    def log_out(self) -> None:
        """End the session at the request of the application: no BootUp follows."""
        self.token = None
        self.target = None
