"""The nights in which clocks are changed: no call gets lost or stuck in them, and days stay days."""

import pytest

from .conftest import Site, calendar_events

MINUTE = 60
AZORES = "Atlantic/Azores"
BERLIN = "Europe/Berlin"
SANTIAGO = "America/Santiago"


@pytest.mark.parametrize(
    ("zone", "moment", "start", "end", "began"),
    [
        (BERLIN, "2026-10-25T00:40:00Z", "2026-10-25T02:40:00+02:00", "2026-10-25T03:40:10+01:00", "2026-10-24T22:00:00+00:00"),
        (BERLIN, "2026-10-25T01:10:00Z", "2026-10-25T02:10:00+01:00", "2026-10-25T03:10:10+01:00", "2026-10-24T22:00:00+00:00"),
        (BERLIN, "2026-03-29T00:50:00Z", "2026-03-29T01:50:00+01:00", "2026-03-29T03:50:10+02:00", "2026-03-28T23:00:00+00:00"),
        # There, midnight itself comes twice, or never.
        (AZORES, "2026-10-25T00:40:00Z", "2026-10-25T00:40:00+00:00", "2026-10-25T01:40:10-01:00", "2026-10-25T00:00:00+00:00"),
        (SANTIAGO, "2026-04-05T02:40:00Z", "2026-04-04T23:40:00-03:00", "2026-04-05T00:40:10-04:00", "2026-04-04T03:00:00+00:00"),
        (SANTIAGO, "2026-09-06T03:40:00Z", "2026-09-05T23:40:00-04:00", "2026-09-06T01:40:10-03:00", "2026-09-06T04:00:00+00:00"),
    ],
)
async def test_a_call_while_the_clocks_are_changed(site: Site, zone: str, moment: str, start: str, end: str, began: str) -> None:
    """It goes on as long as it does, and an hour is an hour; in the calendar it never ends before it began."""
    await site.hass.config.async_set_time_zone(zone)
    site.clock.move_to(moment)
    await site.set_up()
    await site.desk.ring(["101"], "0301111111")
    await site.later(10)
    await site.desk.answer("101")
    for _ in range(6):
        await site.later(10 * MINUTE, step=MINUTE)
        [event] = await calendar_events(site.hass)
        assert event["start"] < event["end"]
    await site.hang_up("101", 5)
    assert site.state("calls_today").state == "1"
    talk_time = site.state("talk_time_today")
    assert (talk_time.state, talk_time.attributes["last_reset"]) == ("60.0", began)
    [event] = await calendar_events(site.hass)
    assert (event["start"], event["end"]) == (start, end)
