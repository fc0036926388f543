"""Whether another program takes the session away."""

from custom_components.openvox_uc.connection.token_contest import TokenContest


def test_three_tokens_in_ten_minutes() -> None:
    """Three lost tokens in ten minutes are a contest."""
    contest = TokenContest()
    assert not contest.note(1, 0, 0)
    assert not contest.note(1, 300, 0)
    assert contest.note(1, 599, 300)
    assert contest.contested


def test_three_tokens_in_an_hour() -> None:
    """Three lost tokens now and then are none."""
    contest = TokenContest()
    assert not any(contest.note(1, at, at) for at in (0, 600, 1200, 1800))


def test_peace() -> None:
    """A contest is over when a session has lasted ten minutes, and not before."""
    contest = TokenContest()
    assert contest.note(3, 0, None)
    assert contest.note(1, 500, 300)
    assert contest.note(0, 1100, None)
    assert contest.note(0, 1200, 700)
    assert contest.note(0, 1299, 700)
    assert not contest.note(0, 1300, 700)
    assert not contest.note(1, 1400, 700)


def test_a_session_that_was_lost_unseen() -> None:
    """The age of a session is no peace while its loss is news."""
    contest = TokenContest()
    assert contest.note(3, 0, None)
    assert contest.note(1, 2000, 0)
