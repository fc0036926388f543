"""Replaying a recording: what people read of its calls."""

import json
from pathlib import Path
import sys
from typing import Any

import pytest

from tests.asterisk.recording import Recording, read_all, replay
from tests.replay import main, story

AT = 1589948512.0
TRUNK = {
    "from": "0301234567",
    "to": "555",
    "trunk": "trunk1",
    "inboundid": "1589948512.1707",
}


def recording(*reports: tuple[float, Any], **more: Any) -> dict[str, Any]:
    states = [(AT, number, "idle") for number in ("101", "102")]
    timed = [(AT + at, report) for at, report in reports]
    return {
        "format": 1,
        "began_at": AT,
        "extensions": ["101", "102"],
        "polls": [AT],
        "states": states,
        "reports": timed,
        **more,
    }


def rings(number: str) -> dict[str, Any]:
    return {
        "action": "RING",
        "callid": "1589948512.1709",
        "ext": {"extid": number},
        "inbound": TRUNK,
    }


ANSWER = {**rings("102"), "action": "ANSWER"}
BYE = {**ANSWER, "action": "BYE"}
TWIN = {
    "action": "BYE",
    "callid": TRUNK["inboundid"],
    "inbound": TRUNK,
    "ext": {"extid": "102"},
}
BUSY = {
    "action": "CallFailed",
    "reason": 486,
    "callid": "1589948512.1709",
    "ext": {"extid": ["102", "101"]},
}
INSIDE = {
    "action": "RING",
    "callid": "1589948512.1709",
    "ext": {"extid": ["102", "101"]},
}


def test_story(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    file = tmp_path / "diagnostics.json"
    reports = [
        (5, rings("101")),
        (5, rings("102")),
        (9, ANSWER),
        (10, "<xxx>"),
        (3000, BYE),
        (3000, TWIN),
    ]
    file.write_text(
        json.dumps({"data": {"recording": recording(*reports, ended_at=AT + 4000)}})
    )
    monkeypatch.setattr(sys, "argv", ["replay", str(file)])
    assert main() == 0
    assert capsys.readouterr().out.splitlines() == [
        "Reports: 5, calls: 1. Times count from the start of the recording.",
        "",
        "1. Inbound: 0301234567 (outside) calls 555, over trunk1",
        "   0:00:05  it rings",
        "   0:00:05  101 rings",
        "   0:00:05  102 rings",
        "   0:00:09  answered by 102",
        "   0:00:09  102 answers",
        "   0:00:09  101 stops ringing, since another phone answered",
        "   0:50:00  ended, 102 hung up",
        "   0:50:00  102 is done",
    ]


def printed(tmp_path: Path, values: dict[str, Any]) -> str:
    file = tmp_path / "recording.json"
    file.write_text(json.dumps(values))
    return "\n".join(story(Recording.read(file)))


def test_story_of_a_call_that_failed(tmp_path: Path) -> None:
    text = printed(tmp_path, recording((5, INSIDE), (7, BUSY)))
    assert "Internal: 101 calls 102" in text
    assert "missed: busy (486)" in text


def test_story_of_a_call_that_continued(tmp_path: Path) -> None:
    text = printed(
        tmp_path, recording((5, rings("102")), (9, ANSWER), ended_at=AT + 20)
    )
    assert text.endswith("It went on when the recording ended.")


def test_story_of_calls_of_asterisk() -> None:
    for recording in read_all()[::10]:
        _, calls = replay(recording)
        assert sum(line[:1].isdigit() for line in story(recording)) == len(calls)


def test_command_without_a_file(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(sys, "argv", ["replay"])
    assert main() == 2
    assert capsys.readouterr().err == "Usage: python -m tests.replay FILE\n"
