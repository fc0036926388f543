"""Who passed a call on, and to whom: by code, by a button of the phone, after a question, and to a mobile."""

import pytest

from custom_components.openvox_uc.pbx.models import CallEventType, Party
from tests.asterisk.recording import FOLDER, Recording, replay

TRANSFERS = {
    "blind_code_to_extension": ("101", Party("102")),
    "blind_code_to_mobile": ("101", Party("0401111111", outside=True)),
    "blind_refer_to_extension": ("101", Party("102")),
    "blind_refer_internal": ("102", Party("103")),
    "blind_refer_twice": ("102", Party("103")),
    "outbound_blind_code": ("101", Party("102")),
    "attended_refer": ("101", Party("102")),
    "attended_code_internal": ("101", Party("102")),
    "attended_code_while_ringing": ("101", Party("102")),
    "attended_refer_aborted": (None, None),
    "attended_code_aborted": (None, None),
    "hold": (None, None),
}


@pytest.mark.parametrize("flow", TRANSFERS)
@pytest.mark.parametrize("variant", ["doc", "neat"])
def test_transfer(flow: str, variant: str) -> None:
    """The call tells it at its end; who answered first stays who answered."""
    recording = Recording.read(FOLDER / f"{flow}.{variant}.json")
    first = recording.truth[0]
    _, calls = replay(recording)
    [call] = [told.call for told in calls if told.call.direction == first["direction"] and told.call.caller == calls[0].call.caller]
    by, to = TRANSFERS[flow]
    assert (call.transferred_by, call.transferred_to) == (Party(by) if by else None, to)
    assert call.answered_by
    assert call.answered_by.number == first["answered_by"]


def test_not_before_the_target_answers() -> None:
    """Until then nobody knows whether it will."""
    _, [told] = replay(Recording.read(FOLDER / "blind_refer_to_extension.doc.json"))
    [transferred] = [event.call for _, event in told.events if event.type is CallEventType.TRANSFERRED and event.extension is None]
    assert (transferred.transferred_by, transferred.transferred_to) == (Party("101"), None)
