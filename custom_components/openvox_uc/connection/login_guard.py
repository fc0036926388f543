"""Prevents Home Assistant from being locked out.

After five wrong logins in a row, the PBX refuses an address for ten minutes (protocol
1.7).
"""

import asyncio
from collections import defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from math import ceil
from typing import Any, TypedDict

from homeassistant.core import HomeAssistant
from homeassistant.helpers.singleton import singleton

from ..base.clock import async_get_clock
from ..base.storage import SafeStore
from ..const import DOMAIN
from ..pbx import PbxAuthRefusedError, PbxLockedOutError
from .addresses import async_resolve

_KEY = f"{DOMAIN}.login_guard"
MAX_REFUSALS = 3
WAIT_SECONDS = 600
# The next refusal would be the fifth. It is unknown whether the PBX ever forgets
# refusals, so the user decides.
LAST_REFUSALS = 4
LONG_WAIT_SECONDS = 3600
# The key of the error that the guard itself raises.
LAST_TRY = "login_last_try"


class Refusals(TypedDict):
    """How often in a row the PBX at an address has refused logins.

    `last` is the time of the last refusal in seconds since 1970.
    """

    count: int
    last: float


class LoginGuard:
    def __init__(
        self, hass: HomeAssistant, store: SafeStore, refusals: dict[str, Refusals]
    ) -> None:
        self._hass = hass
        self._store = store
        self._clock = async_get_clock(hass)
        self._refusals = refusals
        self._locks: defaultdict[str, asyncio.Lock] = defaultdict(asyncio.Lock)

    @asynccontextmanager
    async def gate(
        self, host: str, *, may_lock_out: bool = False
    ) -> AsyncIterator[None]:
        """Let logins to a PBX through one at a time, and count refusals.

        Raises PbxLockedOutError if a login must wait, and PbxAuthRefusedError if one
        more refusal would lock Home Assistant out, unless `may_lock_out`. A login that
        was canceled before its answer counts as refused.
        """
        address = await self._address(host)
        async with self._locks[address]:
            if seconds := self._seconds_to_wait(address):
                raise PbxLockedOutError(
                    "login_locked", {"minutes": in_minutes(seconds)}
                )
            known = self._known(address)
            if known["count"] >= LAST_REFUSALS and not may_lock_out:
                raise PbxAuthRefusedError(LAST_TRY)
            try:
                yield
            except (
                PbxAuthRefusedError,
                PbxLockedOutError,
                asyncio.CancelledError,
            ) as error:
                # After a lockout, the PBX starts counting from zero.
                count = known["count"] + 1
                if isinstance(error, PbxLockedOutError):
                    count = MAX_REFUSALS
                self._refusals[address] = Refusals(count=count, last=self._clock.now())
                # Save at once, so that the count survives a crash.
                await self._async_save()
                raise
            if self._refusals.pop(address, None):
                await self._async_save()

    async def seconds_to_wait(self, host: str) -> int:
        return self._seconds_to_wait(await self._address(host))

    async def _async_save(self) -> None:
        stored = {
            address: {**known, "last": self._clock.label(known["last"])}
            for address, known in self._refusals.items()
        }
        await self._store.async_save(stored)

    def _seconds_to_wait(self, address: str) -> int:
        """Return for how long no login may be tried."""
        refusals = self._known(address)
        if refusals["count"] < MAX_REFUSALS:
            return 0
        wait = WAIT_SECONDS if refusals["count"] < LAST_REFUSALS else LONG_WAIT_SECONDS
        return max(ceil(refusals["last"] + wait - self._clock.now()), 0)

    def _known(self, address: str) -> Refusals:
        return self._refusals.get(address, Refusals(count=0, last=0))

    async def _address(self, host: str) -> str:
        """Return the address of a host.

        A name and its address count as the same host.
        """
        return min(await async_resolve(self._hass, host), default=host.lower())


def in_minutes(seconds: float) -> str:
    return str(max(ceil(seconds / 60), 1))


@singleton(_KEY)
async def async_get_login_guard(hass: HomeAssistant) -> LoginGuard:
    store = SafeStore(hass, _KEY)
    clock = async_get_clock(hass)
    now, ahead = clock.now(), clock.ahead()

    def parse(stored: dict[str, Any]) -> dict[str, Refusals]:
        # If the clock was ahead when a refusal was stored, the wait begins now.
        return {
            address: Refusals(
                count=int(known["count"]), last=min(known["last"] - ahead, now)
            )
            for address, known in stored.items()
        }

    return LoginGuard(hass, store, await store.async_load_parsed(parse) or {})
