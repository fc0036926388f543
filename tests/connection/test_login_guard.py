"""The PBX is never given a fifth wrong login."""

import asyncio
from pathlib import Path
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

from custom_components.openvox_uc.connection.login_guard import (
    LoginGuard,
    async_get_login_guard,
)
from custom_components.openvox_uc.pbx.errors import (
    PbxAuthRefusedError,
    PbxLockedOutError,
    PbxNotReachableError,
)

HOST = "192.168.1.80"
STORE = "openvox_uc.login_guard"

pytestmark = pytest.mark.usefixtures("freezer")


async def log_in(
    guard: LoginGuard, error: BaseException | None = None, host: str = HOST
) -> None:
    async with guard.gate(host):
        if error:
            raise error


async def refuse(guard: LoginGuard, times: int, host: str = HOST) -> None:
    for _ in range(times):
        with pytest.raises(PbxAuthRefusedError, match="wrong"):
            await log_in(guard, PbxAuthRefusedError("wrong"), host)


@pytest.fixture
async def guard(hass: HomeAssistant) -> LoginGuard:
    return await async_get_login_guard(hass)


async def test_three_refusals(
    guard: LoginGuard, freezer: FrozenDateTimeFactory
) -> None:
    await refuse(guard, 2)
    assert await guard.seconds_to_wait(HOST) == 0
    await refuse(guard, 1)
    assert (
        await guard.seconds_to_wait(HOST)
        == await guard.seconds_to_wait(f"::ffff:{HOST}")
        == 600
    )
    assert await guard.seconds_to_wait("192.168.1.81") == 0
    freezer.tick(599)
    with pytest.raises(PbxLockedOutError, match=r"login_locked \(minutes 1\)"):
        await log_in(guard)
    freezer.tick(1)
    assert await guard.seconds_to_wait(HOST) == 0
    await refuse(guard, 1)
    assert await guard.seconds_to_wait(HOST) == 3600
    freezer.tick(3600)
    assert await guard.seconds_to_wait(HOST) == 0
    with pytest.raises(PbxAuthRefusedError, match="login_last_try"):
        await log_in(guard)


async def test_no_answer_counts_for_nothing(guard: LoginGuard) -> None:
    await refuse(guard, 2)
    for _ in range(5):
        with pytest.raises(PbxNotReachableError):
            await log_in(guard, PbxNotReachableError("away"))
    await refuse(guard, 1)
    assert await guard.seconds_to_wait(HOST) == 600
    # Being locked out by the PBX itself is enough alone.
    with pytest.raises(PbxLockedOutError, match="locked"):
        await log_in(guard, PbxLockedOutError("locked"), "192.168.1.81")
    assert await guard.seconds_to_wait("192.168.1.81") == 600


async def test_a_canceled_login_counts(guard: LoginGuard) -> None:
    await refuse(guard, 2)
    with pytest.raises(asyncio.CancelledError):
        await log_in(guard, asyncio.CancelledError())
    assert await guard.seconds_to_wait(HOST) == 600


@pytest.mark.parametrize("seconds", [0, -86_400])
async def test_saved_before_the_login_returns(
    hass: HomeAssistant,
    guard: LoginGuard,
    hass_storage: dict[str, Any],
    freezer: FrozenDateTimeFactory,
    seconds: int,
) -> None:
    """A restart continues the count.

    If the clock was set back meanwhile, the wait begins again, and ends.
    """
    await refuse(guard, 3)
    freezer.tick(seconds)
    del hass.data[STORE]
    guard = await async_get_login_guard(hass)
    assert await guard.seconds_to_wait(HOST) == 600
    freezer.tick(600)
    assert await guard.seconds_to_wait(HOST) == 0


async def test_an_accepted_login_is_saved(
    guard: LoginGuard, hass_storage: dict[str, Any]
) -> None:
    await refuse(guard, 2)
    await log_in(guard)
    assert hass_storage[STORE]["data"] == {}


@pytest.mark.parametrize(
    ("stored", "moved"),
    [
        ({"version": 9, "data": {}}, []),
        ({"version": 1, "data": [HOST]}, [STORE]),
        ({"version": 1, "data": {HOST: {"count": 3}}}, [STORE]),
        ({"version": 1, "data": {HOST: {"count": None, "last": 0}}}, [STORE]),
    ],
)
async def test_broken_file(
    hass: HomeAssistant,
    hass_storage: dict[str, Any],
    monkeypatch: pytest.MonkeyPatch,
    stored: Any,
    moved: list[str],
) -> None:
    """Only a file of a later version is left where it is."""
    renamed: list[Path] = []
    monkeypatch.setattr(Path, "rename", lambda path, _: renamed.append(path))
    hass_storage[STORE] = stored
    guard = await async_get_login_guard(hass)
    assert await guard.seconds_to_wait(HOST) == 0
    assert [path.name for path in renamed] == moved
