"""Any documented request, for what has no method of its own, with the secrets of its answer replaced (protocol 3, 4, 7.3)."""

import asyncio
from collections.abc import Mapping, Set as AbstractSet

from ..wire.values import Value, tidy, word
from .login import UserRequests

REDACTED = "**REDACTED**"


def _paths(**verbs: str) -> frozenset[str]:
    return frozenset(f"{resource}/{verb}" for resource, its_verbs in verbs.items() for verb in its_verbs.split())


# The documented paths (protocol 8.1), except for those below.
DOCUMENTED_REQUESTS = _paths(
    conference="query query_in_session update add_member kick_member mute_member unmute_member",
    deviceinfo="query",
    extension="query add update delete dial_extension dial_outbound hangup hold unhold mute unmute listen whisper barge playprompt",
    extensionlist="query",
    hotel="checkout",
    inbound="query hangup",
    inroute="query add update delete",
    ivr="query update",
    outbound="query hangup dial_outbound playprompt",
    outroute="query add update delete",
    paginggroup="lists query add update delete",
    queue="query update add_dynamicagent del_dynamicagent pause_agent unpause_agent dial_outbound",
    queuestatus="query",
    ringgroup="dial_outbound",
    siptrunk="query add update delete",
    trunklist="query",
    voicemail="query delete",
    wakeupcall="query create update delete",
) | {"calltransfer"}
SESSION_REQUESTS = frozenset({"login", "heartbeat", "logout"})
DOWNLOAD_REQUESTS = _paths(cdr="get_random download", recording="get_random download", voicemail="get_random download")
# The parameters with the numbers that a request calls, at once or later: one, or several with commas (protocol 3, 4).
CALLED_NUMBERS: Mapping[str, AbstractSet[str]] = {
    "calltransfer": {"transferto"},
    "conference/add_member": {"invitemember"},
    "extension/barge": {"bargein"},
    "extension/dial_extension": {"caller", "callee"},
    "extension/dial_outbound": {"extid", "outto"},
    "extension/listen": {"listener"},
    "extension/playprompt": {"extid"},
    "extension/whisper": {"whisperer"},
    "outbound/dial_outbound": {"caller", "outto"},
    "outbound/playprompt": {"outto"},
    "paginggroup/add": {"member"},
    "paginggroup/update": {"member"},
    "queue/add_dynamicagent": {"extid"},
    "queue/dial_outbound": {"outto"},
    "queue/update": {"agents", "dynamicagents"},
    "ringgroup/dial_outbound": {"outto"},
    "wakeupcall/create": {"number"},
    "wakeupcall/update": {"number"},
}
# These change where calls go; their parameters do not show which numbers that can be.
ROUTING_REQUESTS = _paths(extension="add update", inroute="add update", outroute="add update")

# Passwords and keys, and how to reach a person outside the PBX.
_SECRET_KEYS = frozenset({"email", "mobile", "moblie", "pin", "pincode", "random"})
_SECRET_PARTS = ("passw", "secret", "token")
_MAX_DEPTH = 16
_MAX_TEXT = 64 * 1024


class AnyRequest(UserRequests):
    async def send(self, path: str, values: Mapping[str, str]) -> dict[str, Value]:
        answer = await self._request(path, {**values})
        # An answer may be as long as a book.
        return await asyncio.to_thread(lambda: {key: _redacted(key, value, _MAX_DEPTH) for key, value in answer.items()})


def _redacted(key: str, value: Value, depth: int) -> Value:
    name = word(key)
    if name in _SECRET_KEYS or any(part in name for part in _SECRET_PARTS) or depth == 0:
        return REDACTED
    match value:
        case dict():
            return {str(tidy(name)): _redacted(name, item, depth - 1) for name, item in value.items()}
        case list():
            return [_redacted("", item, depth - 1) for item in value]
        case _:
            return tidy(value, limit=_MAX_TEXT)
