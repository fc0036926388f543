"""Whether another program takes the session away."""

import pytest

from custom_components.openvox_uc.connection.session_state import SessionState


@pytest.mark.parametrize(
    "steps",
    [
        # Three tokens in ten minutes, and not one each ten minutes.
        [(1, 0, 0, False), (1, 300, 300, False), (1, 599, 599, True)],
        [(1, 0, 0, False), (1, 600, 600, False), (1, 1200, 1200, False), (1, 1800, 1800, False)],
        # It is over once a session has lasted ten minutes, and not if it was lost unseen.
        [(3, 0, None, True), (1, 500, 300, True), (0, 1100, None, True), (0, 1200, 700, True), (0, 1299, 700, True), (0, 1300, 700, False)],
        [(3, 0, None, True), (0, 1300, 700, False), (1, 1400, 700, False)],
        [(3, 0, None, True), (1, 2000, 0, True)],
    ],
)
def test_contest(steps: list[tuple[int, float, float | None, bool]]) -> None:
    state = SessionState()
    for lost, now, session_since, is_contested in steps:
        assert state.note_lost_tokens(lost, now, session_since) is is_contested
