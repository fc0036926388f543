"""The settings of extensions (protocol 3.3, 3.4).

Whether phones ring, for how long, and where unanswered calls go.
"""

import asyncio
from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import StrEnum

from ..errors import PbxRefusedError, Refusal, refusal
from ..wire import values
from ..wire.values import Fields, Object, Value
from .login import UserRequests

_MAX_NUMBER_DIGITS = 15
# The PBX dials up to seven digits of a prefix before the number.
MAX_FORWARD_DIGITS = 7 + _MAX_NUMBER_DIGITS

# In seconds; a PBX may report other values, but none can be set.
RING_TIMEOUTS = (15, 30, 60, 120, 300)

_SWITCHES = {
    **dict.fromkeys(("on", "yes", "true", "1", "enable", "enabled"), True),
    **dict.fromkeys(("off", "no", "false", "0", "disable", "disabled"), False),
}
_ON_OFF: dict[bool | None, str] = {True: "on", False: "off"}


class ForwardTo(StrEnum):
    """Where calls are forwarded.

    The mobile number is the extension's own on the PBX.
    """

    VOICEMAIL = "voicemail"
    EXTENSION = "extension"
    MOBILE = "mobile"
    NUMBER = "number"


_DESTINATIONS = {
    ForwardTo.VOICEMAIL: "Voicemail",
    ForwardTo.EXTENSION: "Extension",
    ForwardTo.MOBILE: "Mobile Number",
    ForwardTo.NUMBER: "Custom Number",
}
_DESTINATION_WORDS = {
    values.word(name): destination for destination, name in _DESTINATIONS.items()
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Forwarding:
    """A forwarding rule; None if a field is not reported, or not to be changed.

    `target` is a number as the PBX dials it.
    """

    enabled: bool | None = None
    to: ForwardTo | None = None
    target: str | None = None

    @property
    def has_destination(self) -> bool:
        return self.to is ForwardTo.VOICEMAIL or (
            self.to is not None and self.target is not None
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class ExtensionSettings:
    """Settings of an extension; None if not reported, or not to be changed.

    Passwords are left out (protocol 3.3).
    """

    number: str
    dnd: bool | None = None
    forward_always: Forwarding = field(default_factory=Forwarding)
    """Not every firmware has it."""
    forward_busy: Forwarding = field(default_factory=Forwarding)
    forward_no_answer: Forwarding = field(default_factory=Forwarding)
    ring_timeout: int | None = None
    """Seconds."""
    ring_mobile: bool | None = None
    mobile: str | None = field(default=None, repr=False, compare=False)
    """As the PBX dials it; not changed."""


class Settings(UserRequests):
    async def query(self, numbers: Iterable[str]) -> list[ExtensionSettings]:
        answer = await self._session.request(
            "extension/query", {"extid": ",".join(numbers)}
        )
        # A PBX may list more extensions than were requested.
        return await asyncio.to_thread(extension_settings, answer)

    async def update(self, settings: ExtensionSettings) -> None:
        changes: Object = {
            "extid": settings.number,
            "dnd": _ON_OFF.get(settings.dnd),
            "ringtimeout": values.text(settings.ring_timeout),
            "ringsimultaneous": _ON_OFF.get(settings.ring_mobile),
            # Without this switch, the PBX never calls the mobile number, and turning
            # the switch off would also end a forwarding.
            "enablemobile": _ON_OFF[True] if settings.ring_mobile else None,
            **_forwarding_fields("always", settings.forward_always),
            **_forwarding_fields("busy", settings.forward_busy),
            **_forwarding_fields("noanswer", settings.forward_no_answer),
        }
        try:
            await self._request(
                "extension/update",
                {key: value for key, value in changes.items() if value is not None},
            )
        except PbxRefusedError as error:
            # The documented error "no such call" makes no sense here, so it has to mean
            # the extension (protocol 6.3).
            if error.errno != Refusal.NO_SUCH_CALL:
                raise
            raise refusal(PbxRefusedError, Refusal.NO_SUCH_EXTENSION) from error


def extension_settings(answer: Fields) -> list[ExtensionSettings]:
    found: dict[str, ExtensionSettings] = {}
    for item in values.listed(answer, "extinfos"):
        number = values.text(item.get("extnumber"))
        if number is None:
            continue
        rings_mobile = [
            _switch(item.get(key)) for key in ("enablemobile", "ringsimultaneous")
        ]
        found[number] = ExtensionSettings(
            number=number,
            dnd=_switch(item.get("dnd")),
            forward_always=_forwarding(item, "always"),
            forward_busy=_forwarding(item, "busy"),
            forward_no_answer=_forwarding(item, "noanswer"),
            ring_timeout=values.whole(item.get("ringtimeout")),
            ring_mobile=None if None in rings_mobile else all(rings_mobile),
            mobile=_mobile(item),
        )
    return list(found.values())


def _forwarding(item: Fields, case: str) -> Forwarding:
    field_for = f"{case[0]}transfer"
    to = _DESTINATION_WORDS.get(values.word(item.get(f"{field_for}to")))
    targets = {
        ForwardTo.EXTENSION: values.number(item.get(f"{field_for}ext")),
        ForwardTo.MOBILE: _mobile(item),
        ForwardTo.NUMBER: _dialed(
            item.get(f"{field_for}prefix"), item.get(f"{field_for}num")
        ),
    }
    return Forwarding(
        enabled=_switch(item.get(f"{case}forward")),
        to=to,
        target=None if to is None else targets.get(to),
    )


def _forwarding_fields(case: str, forwarding: Forwarding) -> Object:
    field_for = f"{case[0]}transfer"
    changes: Object = {f"{case}forward": _ON_OFF.get(forwarding.enabled)}
    if forwarding.to is not None:
        changes[f"{field_for}to"] = _DESTINATIONS[forwarding.to]
    if forwarding.to is ForwardTo.EXTENSION:
        changes[f"{field_for}ext"] = forwarding.target
    elif forwarding.to is ForwardTo.NUMBER and forwarding.target:
        # Always send the prefix; otherwise, the one of the previous number would stay.
        changes[f"{field_for}prefix"] = forwarding.target[:-_MAX_NUMBER_DIGITS]
        changes[f"{field_for}num"] = forwarding.target[-_MAX_NUMBER_DIGITS:]
    return changes


def _mobile(item: Fields) -> str | None:
    """Return the mobile number of an extension, with its prefix.

    The misspelled key is the documented one.
    """
    return _dialed(item.get("mobileprefix"), item.get("moblie") or item.get("mobile"))


def _switch(value: Value) -> bool | None:
    return _SWITCHES.get(values.word(value))


def _dialed(prefix: Value, number: Value) -> str | None:
    found = values.number(number)
    if found is None:
        return None
    return f"{values.text(prefix) or ''}{found}"
