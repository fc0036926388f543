"""Music.

The players that stop while people are on the phone, and those that resume afterward.
"""

from typing import Any

from homeassistant.components.media_player.const import MediaPlayerState
import pytest

from .conftest import Home, is_on
from .furniture import Player, furnish

BLUEPRINT = "pause_media"
PHONES = ["sensor.uc501_alice_101_status", "sensor.uc501_bob_102_status"]


@pytest.fixture
async def players(home: Home) -> list[Player]:
    players = [
        Player("Radio"),
        Player("Television"),
        Player("Gramophone", MediaPlayerState.PAUSED),
    ]
    await furnish(home.hass, "media_player", *players)
    return players


def inputs(players: list[Player], **more: Any) -> dict[str, Any]:
    return {
        "phones": PHONES,
        "players": [player.entity_id for player in players],
        **more,
    }


def commands(players: list[Player]) -> list[list[str]]:
    return [player.commands for player in players]


QUIET: list[list[str]] = [[], [], []]
PAUSED = [["pause"], ["pause"], []]
DONE = [["pause", "play"], ["pause", "play"], []]
AT_HOME = is_on("input_boolean.at_home")
RING, TALK = ("ring 101", 5, PAUSED), ("answer 101", 5, PAUSED)
AGAIN = [("call 101 103", 5, PAUSED), ("hang_up 101", 1, PAUSED)]
# The inputs, the events, after how many seconds the test looks, and the commands that
# the players got by then.
STORIES: dict[str, tuple[dict[str, Any], list[tuple[str, float, list[list[str]]]]]] = {
    "a call": (
        {},
        [
            ("ring 101", 1, PAUSED),
            ("answer 101", 20, PAUSED),
            ("hang_up 101", 1, PAUSED),
            ("", 2, DONE),
        ],
    ),
    "two calls": (
        {},
        [
            RING,
            ("call 103 102", 5, PAUSED),
            ("answer 102", 5, PAUSED),
            ("hang_up 0301234", 10, PAUSED),
            ("hang_up 103", 3, DONE),
        ],
    ),
    "a call right after another": ({}, [*AGAIN, *AGAIN, ("", 2, DONE)]),
    "other phones": ({}, [("call 103 104", 5, QUIET)]),
    "a PBX that is away for a moment": (
        {},
        [
            RING,
            TALK,
            ("unload", 50, PAUSED),
            ("set_up", 5, PAUSED),
            ("hang_up 101", 3, DONE),
        ],
    ),
    "a PBX that stays away: after two minutes, no phone is believed to talk": (
        {},
        [RING, TALK, ("unload", 125, DONE)],
    ),
    "ringing does not count": (
        {"moment": "talking", "grace": 10},
        [
            ("ring 101", 5, QUIET),
            ("answer 101", 1, PAUSED),
            ("hang_up 101", 9, PAUSED),
            ("", 2, DONE),
        ],
    ),
    "a condition of one's own": ({"only_if": [AT_HOME]}, [("ring 101", 5, QUIET)]),
}


@pytest.mark.parametrize("story", STORIES)
async def test_players(home: Home, players: list[Player], story: str) -> None:
    more, steps = STORIES[story]
    home.hass.states.async_set("input_boolean.at_home", "off")
    await home.automate(inputs(players, **more))
    for deed, seconds, expected in steps:
        await home.do(deed, seconds)
        assert commands(players) == expected, deed


async def test_players_used_during_the_call(home: Home, players: list[Player]) -> None:
    radio, television, _ = players
    recorder = Player("Recorder")
    await furnish(radio.hass, "media_player", recorder)
    await home.automate(inputs([radio, television, recorder]))
    await home.do("ring 101", 5)
    radio.become(MediaPlayerState.OFF)
    television.become(MediaPlayerState.PLAYING)
    recorder.become(MediaPlayerState.PAUSED, "another concert")
    await home.pass_time(5)
    television.become(MediaPlayerState.PAUSED, position=65)
    await home.pass_time(5)
    await home.do("hang_up 101", 5)
    assert commands([radio, television, recorder]) == [["pause"]] * 3


@pytest.mark.parametrize("call_is_longer", [True, False])
async def test_an_announcement(
    home: Home, players: list[Player], *, call_is_longer: bool
) -> None:
    """A player that speaks and resumes the music at its place is left alone.

    This is so even if the call ends first. Others forget their music.
    """
    radio, television, gramophone = players
    gramophone.become(MediaPlayerState.PLAYING, position=None)
    await home.automate(inputs(players))
    await home.do("ring 101", 1)
    for player in players:
        player.become(MediaPlayerState.PLAYING, "speech", 0)
    await home.pass_time(1)
    if not call_is_longer:
        await home.desk.hang_up("101")
    await home.pass_time(6)
    assert commands(players) == [["pause"]] * 3
    radio.become(MediaPlayerState.PAUSED)
    television.become(MediaPlayerState.IDLE, "speech", 3)
    gramophone.become(MediaPlayerState.PAUSED, position=None)
    if call_is_longer:
        await home.pass_time(60)
        await home.desk.hang_up("101")
    await home.pass_time(3)
    assert commands(players) == [["pause", "play"], ["pause"], ["pause"]]


async def test_a_player_that_begins_during_the_call(
    home: Home, players: list[Player]
) -> None:
    """A user resumes the music during the call, and it plays on after the call."""
    _, television, gramophone = players
    television.become(MediaPlayerState.OFF)
    await home.automate(inputs(players))
    await home.do("ring 101", 5)
    gramophone.become(MediaPlayerState.PLAYING)
    await home.do("hang_up 101", 5)
    assert commands(players) == [["pause", "play"], [], []]
    assert gramophone.state is MediaPlayerState.PLAYING


async def test_nothing_that_can_pause(home: Home) -> None:
    player = Player("Aerial", can_pause=False)
    await furnish(home.hass, "media_player", player)
    await home.automate(inputs([player]))
    await home.do("ring 101", 5)
    await home.do("hang_up 101", 5)
    assert player.commands == []
