"""The caller whom a machine answered, and no person: one missed call, wherever one looks, over real HTTP."""

from homeassistant.util.dt import utc_from_timestamp
import pytest

from custom_components.openvox_uc.pbx.models import Direction, Outcome, Reason
from tests.asterisk.recording import FOLDER, Recording

from .conftest import Site, calendar_events

FLOWS = [f"{flow}.{variant}" for flow in ("queue_all_agents_busy", "ivr_hangs_up") for variant in ("doc", "neat", "raw")]


@pytest.mark.parametrize("while_away", [False, True])
@pytest.mark.parametrize("flow", FLOWS)
async def test_one_missed_call(site: Site, flow: str, while_away: bool) -> None:
    """It is announced once, as missed, or else found in the records of the PBX; a real Asterisk reported the caller."""
    recording = Recording.read(FOLDER / f"{flow}.json")
    site.clock.move_to(utc_from_timestamp(recording.began_at - 60))
    await site.set_up(70 if while_away else 0)
    if while_away:
        await site.stop()
    for at, report in recording.reports:
        site.clock.move_to(utc_from_timestamp(at))
        await site.pbx.report({**report, "sn": site.pbx.serial})
    await site.later(30)
    if while_away:
        await site.set_up(70)
    else:
        assert [event.data["type"] for event in site.live if event.data["direction"] == "inbound"] == ["call_missed"]
    [call] = [call for call in await site.calls() if call.direction is Direction.INBOUND]
    assert (call.outcome, call.answered_by, call.reason) == (Outcome.MISSED, None, Reason.CANCELLED)
    assert call.caller
    assert call.caller.number == "0301234567"
    assert site.state("missed_calls").state == "1"
    titles = [event["summary"] for event in await calendar_events(site.hass)]
    assert [title for title in titles if "Missed" in title] == ["Missed: 0301234567"]
