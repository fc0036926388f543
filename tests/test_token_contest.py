"""Whether another program takes the session away."""

from custom_components.openvox_uc.token_contest import TokenContest


def test_three_tokens_in_ten_minutes() -> None:
    """Three lost tokens in ten minutes are a contest."""
    contest = TokenContest()
    assert not contest.note(1, 0)
    assert not contest.note(1, 300)
    assert contest.note(1, 599)
    assert contest.contested


def test_three_tokens_in_an_hour() -> None:
    """Three lost tokens now and then are none."""
    contest = TokenContest()
    assert not any(contest.note(1, at) for at in (0, 600, 1200, 1800))


def test_peace() -> None:
    """A contest is over after ten minutes without a lost token, and not before."""
    contest = TokenContest()
    assert contest.note(3, 0)
    assert contest.note(1, 500)
    assert contest.note(0, 1099)
    assert not contest.note(0, 1100)
    assert not contest.note(1, 1200)
