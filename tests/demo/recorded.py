"""The recording of the day's reports: it has to tell the same calls, and nothing of who they were."""

from collections.abc import Sequence
from datetime import datetime
import json
from pathlib import Path
import re
from tempfile import TemporaryDirectory
from typing import Any

from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.pbx import Call
from tests.asterisk.recording import Recording, replay

from .home_assistant import HomeAssistant

# A number of fewer digits stands in a time, a count or a number drawn in the place of another by chance.
_MIN_DIGITS = 6
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
        f"The recording tells {field} of {call_id} as {_fields(told[call_id])[field]!r} instead of {call[field]!r}"
        for call_id, call in lived.items()
        if call_id in told
        for field in _fields(told[call_id])
        if not _is_same(_fields(told[call_id])[field], _seconds(call[field]) if field.endswith("_at") else call[field])
    ]


def _fields(call: Call) -> dict[str, Any]:
    """Return of a call what must be the same under other numbers."""
    return {
        "direction": call.direction,
        "outcome": call.outcome,
        "reason": call.reason,
        "ring_seconds": call.ring_seconds,
        "talk_seconds": call.talk_seconds,
        "answered_at": call.answered_at,
        "ended_at": call.ended_at,
    }


def _seconds(moment: str | None) -> float | None:
    return None if moment is None else datetime.fromisoformat(moment).timestamp()


def _is_same(told: Any, lived: Any) -> bool:
    if isinstance(told, float) and isinstance(lived, float):
        return abs(told - lived) <= _SAME_SECONDS
    return bool(told == lived)
