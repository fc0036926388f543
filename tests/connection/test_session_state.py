"""Whether another program takes the session away."""

from custom_components.openvox_uc.connection.session_state import SessionState


def test_three_tokens_in_ten_minutes() -> None:
    state = SessionState()
    assert not state.note_lost_tokens(1, 0, 0)
    assert not state.note_lost_tokens(1, 300, 0)
    assert state.note_lost_tokens(1, 599, 300)
    assert state.contested


def test_three_tokens_in_an_hour() -> None:
    state = SessionState()
    assert not any(state.note_lost_tokens(1, at, at) for at in (0, 600, 1200, 1800))


def test_peace() -> None:
    """A contest is over when a session has lasted ten minutes, and not before."""
    state = SessionState()
    assert state.note_lost_tokens(3, 0, None)
    assert state.note_lost_tokens(1, 500, 300)
    assert state.note_lost_tokens(0, 1100, None)
    assert state.note_lost_tokens(0, 1200, 700)
    assert state.note_lost_tokens(0, 1299, 700)
    assert not state.note_lost_tokens(0, 1300, 700)
    assert not state.note_lost_tokens(1, 1400, 700)


def test_a_session_that_was_lost_unseen() -> None:
    """The age of a session is no peace while its loss is news."""
    state = SessionState()
    assert state.note_lost_tokens(3, 0, None)
    assert state.note_lost_tokens(1, 2000, 0)
