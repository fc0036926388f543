"""Whether another program takes the session away."""

import pytest

from custom_components.openvox_uc.connection.session_state import SessionState


@pytest.mark.parametrize(("times", "contested"), [((0, 300, 599), [False, False, True]), ((0, 600, 1200, 1800), [False] * 4)])
def test_three_tokens_in_ten_minutes(times: tuple[float, ...], contested: list[bool]) -> None:
    state = SessionState()
    assert [state.note_lost_tokens(1, at, at) for at in times] == contested


def test_peace() -> None:
    state = SessionState()
    assert state.note_lost_tokens(3, 0, None)
    assert state.note_lost_tokens(1, 500, 300)
    assert state.note_lost_tokens(0, 1100, None)
    assert state.note_lost_tokens(0, 1200, 700)
    assert state.note_lost_tokens(0, 1299, 700)
    assert not state.note_lost_tokens(0, 1300, 700)
    assert not state.note_lost_tokens(1, 1400, 700)


def test_a_session_that_was_lost_unseen() -> None:
    state = SessionState()
    assert state.note_lost_tokens(3, 0, None)
    assert state.note_lost_tokens(1, 2000, 0)
