"""The PBX loses power in the middle of calls, and comes back."""

import pytest

from custom_components.openvox_uc.pbx import Outcome, Reason
from tests.house import types
from tests.site import Site

MINUTE = 60
HOUR = 60 * MINUTE


@pytest.mark.parametrize("sends_boot_up", [True, False])
async def test_pbx_loses_power(unloaded: Site, *, sends_boot_up: bool) -> None:
    """The PBX lost power while one phone talked and another one rang.

    It came back after two hours, with a BootUp or without one. Both calls ended once,
    when the power went, give or take a minute.
    """
    site = unloaded
    await site.set_up(2 * MINUTE)
    await site.talk("101", "0301111111", seconds=5)
    await site.ring(["102"], "0302222222", 3 * MINUTE)
    assert site.state("active_calls").state == "2"
    await site.pbx.stop()
    site.pbx.records.rows.clear()
    if not sends_boot_up:
        site.pbx.access.target = None
    await site.later(2 * HOUR, MINUTE)
    await site.pbx.start()
    await site.later(2 * MINUTE)
    assert site.state("active_calls").state == "0"
    assert types(site.live)[3:] == ["call_failed", "call_missed", "pbx_started"]
    cut_off, missed = await site.calls()
    assert (cut_off.outcome, missed.outcome) == (Outcome.FAILED, Outcome.MISSED)
    assert cut_off.reason is missed.reason is Reason.PBX_RESTART
    assert [cut_off.talk_seconds, missed.ring_seconds] == pytest.approx(
        [3 * MINUTE, 3 * MINUTE], abs=MINUTE + 5
    )


async def test_pbx_without_power_for_a_day(unloaded: Site) -> None:
    """No call is longer than twelve hours, so this one ends before the PBX is back."""
    await unloaded.set_up()
    await unloaded.talk("101", seconds=5)
    await unloaded.pbx.stop()
    await unloaded.later(2 * MINUTE)
    await unloaded.later(24 * HOUR, 10 * MINUTE)
    [call] = await unloaded.calls()
    assert (call.outcome, call.inferred) == (Outcome.ANSWERED, True)
    assert call.talk_seconds == pytest.approx(MINUTE, abs=MINUTE)
