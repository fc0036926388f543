"""What one looks at afterwards: the history, the calendar, missed calls and names, and the recording of the reports."""

from collections import Counter
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta
import json
from pathlib import Path
import re
from tempfile import TemporaryDirectory
from typing import Any

from custom_components.openvox_uc.calls.sentences import title
from custom_components.openvox_uc.const import DOMAIN
from tests.asterisk.recording import Recording, replay
from tests.simulator.stories import CallTruth

from .home_assistant import HomeAssistant

CONTACTS = (
    {"name": "Mrs Winter", "numbers": ["+49 30 1234567"], "vip": True},
    {"name": "Plumber", "numbers": ["0170 9876543"]},
)

_CALENDAR = "calendar.uc501_call_log"
_MISSED = "sensor.uc501_missed_calls"
_LAST_CALLER = "sensor.uc501_last_caller"
_RECENT_CALLS = "sensor.uc501_recent_calls"


async def add_contacts(home: HomeAssistant) -> None:
    for contact in CONTACTS:
        await home.act(DOMAIN, "set_contact", contact)


async def history(home: HomeAssistant) -> list[dict[str, Any]]:
    """Return the calls that Home Assistant remembers, the oldest first."""
    answer = await home.ask(DOMAIN, "get_call_history", {"limit": 1000})
    [of_pbx] = answer.values()
    return list(reversed(of_pbx["calls"]))


async def look(home: HomeAssistant, say: Callable[[str], None], yesterday: Sequence[CallTruth], today: Sequence[CallTruth]) -> list[str]:
    calls = await history(home)
    say("\nWhat happened while you were out? The history knows, also what the PBX remembers of yesterday:")
    for call in calls:
        started = datetime.fromisoformat(call["started_at"]).astimezone()
        say(f"  {started:%a %H:%M:%S}  {title(call)}{'  (from the records of the PBX)' if call['backfilled'] else ''}")
    problems = [problem for truth in (*yesterday, *today) for problem in _problems(calls, truth)]
    known = {leg for truth in (*yesterday, *today) for leg in truth.legs}
    problems += [f"The history has a call that never was: {title(call)}" for call in calls if call["call_id"] not in known]

    now = datetime.now().astimezone()
    span = {"start_date_time": (now - timedelta(hours=1)).isoformat(), "end_date_time": (now + timedelta(hours=1)).isoformat()}
    events = (await home.ask("calendar", "get_events", {"entity_id": _CALENDAR, **span}))[_CALENDAR]["events"]
    say(f"\nThe calendar of the last hour: {', '.join(event['summary'] for event in events)}")
    if Counter(event["summary"] for event in events) < Counter(title(call) for call in calls if not call["backfilled"]):
        problems.append("The calendar lacks a call of today")

    missed, caller = await home.state(_MISSED), await home.state(_LAST_CALLER)
    say(f"Missed calls: {missed}. Last caller: {caller}.")
    if int(missed) != sum(call["outcome"] == "missed" for call in calls):
        problems.append(f"The sensor counts {missed} missed calls")
    if (recent := await home.state(_RECENT_CALLS)) != title(calls[-1]):
        problems.append(f"The last of the recent calls is {recent!r}")
    names = {str(contact["name"]) for contact in CONTACTS} & {str(call["caller_name"]) for call in calls}
    if len(names) != len(CONTACTS):
        problems.append(f"Of the contacts only these were recognized: {', '.join(names) or 'none'}")
    return problems


def _problems(calls: Sequence[dict[str, Any]], truth: CallTruth) -> list[str]:
    own = [call for call in calls if call["call_id"] in truth.legs]
    if len(own) != 1:
        return [f"{truth.kind}: the history has it {len(own)} times instead of once"]
    if own[0]["outcome"] != truth.outcome:
        return [f"{truth.kind}: the history says {own[0]['outcome']} instead of {truth.outcome}"]
    return []


# A number of fewer digits stands in a time, a count or a number drawn in the place of another by chance.
_MIN_DIGITS = 6
# What must be the same of a call under other numbers.
_SAME_FIELDS = ("direction", "outcome", "reason", "ring_seconds", "talk_seconds", "answered_at", "ended_at")
# A recording keeps hundredths.
_SAME_SECONDS = 0.02


async def start_recording(home: HomeAssistant) -> None:
    await home.act(DOMAIN, "record_reports", {"config_entry_id": await home.entry_id(DOMAIN), "mode": "start"})


async def check_recording(home: HomeAssistant, calls: Sequence[dict[str, Any]], secrets: Sequence[str], names: Sequence[str]) -> list[str]:
    """Stop it, and return in what it tells other calls than the history, or more than it should."""
    await home.act(DOMAIN, "record_reports", {"config_entry_id": await home.entry_id(DOMAIN), "mode": "stop"})
    text = await home.diagnostics(DOMAIN)
    numbers = {number for call in calls for number in (call["caller"], call["callee"], call["dialed"], *call["extensions"]) if number}
    recording = json.dumps(json.loads(text)["data"]["recording"])
    problems = [f"The diagnostics hold {secret!r}" for secret in secrets if secret and secret in text]
    problems += [f"The recording holds {name!r}" for name in names if name in recording]
    problems += [f"The recording holds the number {number}" for number in numbers if len(number) >= _MIN_DIGITS and number in recording]
    problems += [f"The recording holds the extension {number}" for number in numbers if re.search(rf'"{number}"', recording)]
    with TemporaryDirectory() as folder:
        file = Path(folder) / "diagnostics.json"
        file.write_text(text, encoding="utf-8")
        told = {call.call_id: call for call in (each.call for each in replay(Recording.read(file))[1])}
    lived = {call["call_id"]: call for call in calls}
    if told.keys() != lived.keys():
        problems.append(f"The recording tells {len(told)} calls instead of {len(lived)}")
    return problems + [
        f"The recording tells {field} of {call_id} as {getattr(told[call_id], field)!r} instead of {lived[call_id][field]!r}"
        for call_id in told.keys() & lived.keys()
        for field in _SAME_FIELDS
        if not _is_same(getattr(told[call_id], field), lived[call_id][field])
    ]


def _is_same(told: Any, lived: Any) -> bool:
    if isinstance(told, float) and isinstance(lived, str):
        return abs(told - datetime.fromisoformat(lived).timestamp()) <= _SAME_SECONDS
    return bool(told == lived)
