"""Sends any request, including those without a method.

Known secrets in the answer are replaced (protocol 3, 7.3).
"""

import asyncio
from collections.abc import Mapping

from ..wire.values import Object, Value, tidy, word
from .login import UserRequests

REDACTED = "**REDACTED**"


# Home Assistant manages the session itself (protocol 1.2).
SESSION_REQUESTS = frozenset({"login", "heartbeat", "logout"})

# Passwords and keys, and ways to reach a person outside of the PBX.
_SECRET_KEYS = frozenset({"email", "mobile", "moblie", "pin", "pincode", "random"})
_SECRET_PARTS = ("passw", "secret", "token")
_MAX_DEPTH = 16
_MAX_TEXT = 64 * 1024


class AnyRequest(UserRequests):
    async def send(self, path: str, values: Mapping[str, str]) -> Object:
        answer = await self._request(path, {**values})
        # An answer may be very long.
        return await asyncio.to_thread(_redacted_fields, answer, _MAX_DEPTH)


def _redacted_fields(fields: Object, depth: int) -> Object:
    return {
        str(tidy(key)): _redacted(key, value, depth) for key, value in fields.items()
    }


def _redacted(key: str, value: Value, depth: int) -> Value:
    name = word(key)
    if (
        name in _SECRET_KEYS
        or any(part in name for part in _SECRET_PARTS)
        or depth == 0
    ):
        return REDACTED
    match value:
        case dict():
            return _redacted_fields(value, depth - 1)
        case list():
            return [_redacted("", item, depth - 1) for item in value]
        case _:
            return tidy(value, limit=_MAX_TEXT)
