"""Outside numbers that are shown only in part, where an option says so; pure."""

from typing import Any

from .pbx.models import Call, Direction

_SHOWN = 3
_HIDDEN = "\u2022"


def mask_numbers(call: Call, fields: dict[str, Any]) -> None:
    """Hide the outside numbers in the fields of a call; numbers of extensions, names and our own numbers stay."""
    parties = {"caller": call.caller, "callee": call.callee, "answered_by": call.answered_by, "hung_up_by": call.hung_up_by}
    for field, party in parties.items():
        if party and party.outside:
            fields[field] = masked(party.number)
    if call.direction is Direction.OUTBOUND:
        fields["dialled"] = masked(call.dialled)
    # The name of a recording is made of the numbers.
    fields["recording"] = None


def masked(number: str | None) -> str | None:
    """Return a number of which all but the last three characters are hidden; none stays none."""
    return f"{_HIDDEN * (len(number) - _SHOWN)}{number[-_SHOWN:]}" if number else None
