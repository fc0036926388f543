"""The demo after its calls: the history, the calendar, missed calls and names."""

from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
from typing import Any

from custom_components.openvox_uc.calls.sentences import party
from custom_components.openvox_uc.const import DOMAIN

from .day import Call
from .home_assistant import HomeAssistant

CONTACTS = (
    {"name": "Mrs Winter", "numbers": ["+49 30 1234567"], "vip": True},
    {"name": "Plumber", "numbers": ["0170 9876543"]},
)

_CALENDAR = "calendar.uc501_call_log"
_MISSED = "sensor.uc501_missed_calls"


async def add_contacts(home: HomeAssistant) -> None:
    for contact in CONTACTS:
        await home.act(DOMAIN, "set_contact", contact)


async def history(home: HomeAssistant) -> list[dict[str, Any]]:
    """Return the calls that Home Assistant remembers, the oldest first."""
    answer = await home.ask(DOMAIN, "get_call_history", {"limit": 1000})
    [of_pbx] = answer.values()
    return list(reversed(of_pbx["calls"]))


def line(call: dict[str, Any]) -> str:
    """Return a call, or an event of one, as a line."""
    shown = (
        call.get("type", call["outcome"]),
        party(call, "caller"),
        party(call, "callee"),
    )
    return " - ".join(str(part) for part in shown if part)


async def look(
    home: HomeAssistant, say: Callable[[str], None], expected: Sequence[Call]
) -> list[str]:
    calls = await history(home)
    say(
        "\nWhat happened while you were out? The history knows, also what the "
        "PBX remembers of yesterday:"
    )
    for call in calls:
        started = datetime.fromisoformat(call["started_at"]).astimezone()
        say(
            f"  {started:%a %H:%M:%S}  "
            f"{line(call)}"
            f"{'  (from the records of the PBX)' if call['backfilled'] else ''}"
        )
    known = [(call["caller"], call["callee"], call["outcome"]) for call in calls]
    wanted = [(call.caller, call.callee, call.outcome) for call in expected]
    problems = (
        [] if known == wanted else [f"The history has {known} instead of {wanted}"]
    )

    now = datetime.now().astimezone()
    span = {
        "start_date_time": (now - timedelta(hours=1)).isoformat(),
        "end_date_time": (now + timedelta(hours=1)).isoformat(),
    }
    events = (
        await home.ask("calendar", "get_events", {"entity_id": _CALENDAR, **span})
    )[_CALENDAR]["events"]
    say(
        "\nThe calendar of the last hour: "
        f"{', '.join(event['summary'] for event in events)}"
    )
    if len(events) < sum(not call["backfilled"] for call in calls):
        problems.append("The calendar lacks a call of today")

    missed = await home.state(_MISSED)
    say(f"Missed calls: {missed}.")
    if int(missed) != sum(call["outcome"] == "missed" for call in calls):
        problems.append(f"The sensor counts {missed} missed calls")
    names = {str(contact["name"]) for contact in CONTACTS} & {
        str(call["caller_name"]) for call in calls
    }
    if len(names) != len(CONTACTS):
        problems.append(
            f"Of the contacts only these were recognized: {', '.join(names) or 'none'}"
        )
    return problems
