"""Numbers that are shown only in part, where an option says so; pure."""

from collections.abc import Collection
from typing import Any

from .pbx import Call, Direction, Party

_SHOWN = 3
_HIDDEN = "\u2022"
# Groups, queues and phones that are gone are on no list; what has no more digits than this may be theirs.
_HOUSE_DIGITS = 4


def mask_numbers(call: Call, fields: dict[str, Any], extensions: Collection[str]) -> None:
    """Hide the outside numbers in the fields of a call; numbers of extensions, and names, stay.

    The PBX names outside numbers in the place of extensions too, so whatever is on no list and too long is hidden as well.
    """

    def shown_party(party: Party | None) -> str | None:
        """Return the number of a party as it may be shown."""
        return _shown(party.number, extensions, outside=party.outside) if party else None

    fields["caller"] = shown_party(call.caller)
    fields["callee"] = shown_party(call.callee)
    fields["answered_by"] = shown_party(call.answered_by)
    fields["hung_up_by"] = shown_party(call.hung_up_by)
    fields["dialed"] = _shown(call.dialed, extensions, outside=call.direction is Direction.OUTBOUND)
    fields["extensions"] = [_shown(number, extensions) for number in call.extensions]
    # The name of a recording is made of the numbers.
    fields["recording"] = None


def mask_fields(fields: dict[str, Any], extensions: Collection[str]) -> None:
    """Hide the outside numbers in fields of a call that were told before numbers had to be hidden, as far as they are not yet."""
    role = {Direction.INBOUND.value: "caller", Direction.OUTBOUND.value: "callee"}.get(fields.get("direction", ""))
    outside = fields.get(role) if role else None
    for name in ("caller", "callee", "answered_by", "hung_up_by", "dialed"):
        number = fields.get(name)
        fields[name] = _shown(number, extensions, outside=number == outside or (name, role) == ("dialed", "callee"))
    fields["extensions"] = [_shown(number, extensions) for number in fields.get("extensions", ())]
    fields["recording"] = None


def masked(number: str) -> str:
    """Return a number of which all but the last three characters are hidden."""
    return _HIDDEN * (len(number) - _SHOWN) + number[-_SHOWN:]


def _shown(number: str | None, extensions: Collection[str], *, outside: bool = False) -> str | None:
    """Return a number as it may be shown."""
    if not number:
        return None
    return masked(number) if outside or (number not in extensions and _digits(number) > _HOUSE_DIGITS) else number


def _digits(number: str) -> int:
    """Return how many digits a number has; a PBX may write a name beside them."""
    return sum(character.isdigit() for character in number)
