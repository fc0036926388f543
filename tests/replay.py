"""Prints the calls of a debug recording.

`python -m tests.replay FILE` (docs/testing.md).
"""

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path
import sys

from custom_components.openvox_uc.pbx import CallEvent, CallEventType, Direction, Party
from tests.asterisk.recording import PublishedCall, Recording, replay

_OF_THE_CALL = {
    CallEventType.RINGING: "it rings",
    CallEventType.TRANSFERRED: "it is transferred",
    CallEventType.RECORD: "the record of the PBX is in",
}
_OF_A_PHONE = {
    CallEventType.RINGING: "rings",
    CallEventType.DIALING: "dials",
    CallEventType.ANSWERED: "answers",
    CallEventType.ANSWERED_ELSEWHERE: "stops ringing, since another phone answered",
    CallEventType.TRANSFERRED: "transfers",
    CallEventType.ENDED: "is done",
    CallEventType.MISSED: "missed it",
    CallEventType.FAILED: "did not get through",
}


def story(recording: Recording) -> Iterator[str]:
    _, calls = replay(recording)
    yield (
        f"Reports: {len(recording.reports)}, calls: {len(calls)}. Times count from "
        "the start of the recording."
    )
    for number, shown in enumerate(calls, 1):
        yield ""
        yield f"{number}. {_headline(shown)}"
        for at, event in shown.events:
            yield (
                f"   {timedelta(seconds=round(at - recording.began_at))}  "
                f"{_happened(event)}"
            )
        if shown.words and _goes_on(shown, recording):
            yield "   It went on when the recording ended."


def _headline(shown: PublishedCall) -> str:
    call = shown.call
    callee = call.dialed or _name(
        call.callee, outside=call.direction is Direction.OUTBOUND
    )
    caller = _name(call.caller, outside=call.direction is Direction.INBOUND)
    return (
        f"{call.direction.capitalize()}: {caller} calls "
        f"{callee}{f', over {call.trunk}' if call.trunk else ''}"
    )


def _happened(event: CallEvent) -> str:
    call = event.call
    if event.extension is not None:
        return f"{event.extension} {_OF_A_PHONE.get(event.type, event.type)}"
    guessed = " (inferred)" if call.inferred else ""
    match event.type:
        case CallEventType.ANSWERED:
            return (
                "answered by "
                f"{
                    _name(
                        call.answered_by, outside=call.direction is Direction.OUTBOUND
                    )
                }{guessed}"
            )
        case CallEventType.ENDED:
            reason = f", {call.reason}" if call.reason else ""
            to = (
                (
                    f" after a transfer from {_name(call.transferred_by)} to "
                    f"{_name(call.transferred_to)}"
                )
                if call.transferred_to
                else ""
            )
            return (
                f"ended{to}"
                f"{(f', {_name(call.hung_up_by)} hung up') if call.hung_up_by else ''}"
                f"{reason}{guessed}"
            )
        case CallEventType.MISSED | CallEventType.FAILED:
            code = f" ({call.reason_code})" if call.reason_code else ""
            return f"{event.type}: {call.reason or 'unknown reason'}{code}{guessed}"
        case _:
            return _OF_THE_CALL.get(event.type, event.type)


def _goes_on(shown: PublishedCall, recording: Recording) -> bool:
    return shown.ended_at is None or (
        recording.ended_at is not None
        and shown.call.inferred
        and shown.ended_at > recording.ended_at
    )


def _name(party: Party | None, *, outside: bool = False) -> str:
    if party is None or not party.number:
        return "someone outside" if outside else "someone"
    return f"{party.number} (outside)" if party.outside else party.number


def main() -> int:
    if len(sys.argv) != 2:
        print("Usage: python -m tests.replay FILE", file=sys.stderr)
        return 2
    print("\n".join(story(Recording.read(Path(sys.argv[1])))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
