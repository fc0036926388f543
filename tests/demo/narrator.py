"""Describes each event of a call in a line that a person understands."""

from typing import Any

from custom_components.openvox_uc.pbx.models import CallEventType

_EXPLAINED = {
    "inbound": "a call from outside",
    "outbound": "a call to outside",
    "internal": "a call within the house",
}


def describe_call(data: dict[str, Any]) -> str:
    caller = _who(data["caller_name"], data["caller"]) or "An unknown caller"
    callee = _who(data["callee_name"], data["callee"]) or "somebody"
    kind = data["type"].removeprefix("call_")
    sentences = {
        CallEventType.RINGING: f"{caller} calls {callee} ({_EXPLAINED[data['direction']]})",
        CallEventType.ANSWERED: f"{callee} answers {caller} after {data['ring_seconds']} s",
        CallEventType.TRANSFERRED: f"the call of {caller} is transferred",
        CallEventType.ENDED: f"{caller} and {callee} talked for {data['talk_seconds']} s",
        CallEventType.MISSED: f"{caller} called {callee}, and nobody answered ({_reason(data)})",
        CallEventType.FAILED: f"{caller} did not reach {callee} ({_reason(data)})",
    }
    return f"{kind:<12} {sentences[kind]}"


def describe_record(data: dict[str, Any]) -> str:
    return f"record       the PBX notes: rang {data['ring_seconds']} s, talked {data['talk_seconds']} s, {data['outcome']}"


def _who(name: str | None, number: str | None) -> str | None:
    return f"{name} ({number})" if name and number and name != number else name or number


def _reason(data: dict[str, Any]) -> str:
    return str(data["reason"] or "unknown").replace("_", " ")
