"""The sentences of the logbook."""

from typing import Any

import pytest

from custom_components.openvox_uc.logbook import sentence

INBOUND = {"caller": "0301234567", "caller_name": "Anna", "callee": "101", "callee_name": "Alice", "dialled": "4930555"}
INTERNAL = {"caller": "101", "caller_name": "Alice", "callee": "100", "callee_name": "100"}
OUTBOUND = {"caller": "101", "caller_name": "Alice", "callee": "0170555", "callee_name": None}
ANONYMOUS = {"caller": None, "caller_name": None, "callee": None, "callee_name": None, "dialled": "4930555"}


@pytest.mark.parametrize(
    ("event", "told"),
    [
        ({"type": "call_ringing"} | INBOUND, "Call from Anna (0301234567) to Alice (101) is ringing"),
        ({"type": "call_ringing"} | ANONYMOUS, "Call from an unknown caller to 4930555 is ringing"),
        ({"type": "call_answered", "answered_by": "101"} | INBOUND, "Call from Anna (0301234567) answered by Alice (101)"),
        ({"type": "call_answered", "answered_by": "102"} | INBOUND, "Call from Anna (0301234567) answered by 102"),
        ({"type": "call_answered", "answered_by": "0170555"} | OUTBOUND, "Call from Alice (101) answered by 0170555"),
        ({"type": "call_answered", "answered_by": None} | ANONYMOUS, "Call from an unknown caller answered by somebody"),
        ({"type": "call_transferred"} | INTERNAL, "Call from Alice (101) to 100 transferred"),
        ({"type": "call_ended", "talk_seconds": 125} | OUTBOUND, "Call from Alice (101) to 0170555 ended after 2 min 5 s"),
        ({"type": "call_ended", "talk_seconds": 59} | OUTBOUND, "Call from Alice (101) to 0170555 ended after 59 s"),
        ({"type": "call_ended", "talk_seconds": None} | OUTBOUND, "Call from Alice (101) to 0170555 ended"),
        ({"type": "call_missed", "reason": "busy"} | INBOUND, "Missed call from Anna (0301234567) to Alice (101): busy"),
        ({"type": "call_missed", "reason": "unknown"} | INBOUND, "Missed call from Anna (0301234567) to Alice (101)"),
        ({"type": "call_missed", "reason": "no_answer", "caller": "5"}, "Missed call from 5: nobody answered"),
        ({"type": "call_failed", "reason": "not_found"} | OUTBOUND, "Call from Alice (101) to 0170555 failed: there is no such number"),
        ({"type": "pbx_started"}, "PBX started"),
    ],
)
def test_sentence(event: dict[str, Any], told: str) -> None:
    """Each event is told with the names and numbers that are known."""
    assert sentence(event) == told
