"""Music: what stops while people are on the phone, and what goes on afterwards."""

from typing import Any

from homeassistant.components.media_player.const import MediaPlayerState
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from tests.simulator import SimulatedPbx

from .conftest import Automate, Pass
from .furniture import Player, furnish

BLUEPRINT = "pause_media"
PHONES = ["sensor.uc501_alice_101_status", "sensor.uc501_bob_102_status"]


@pytest.fixture
async def players(hass: HomeAssistant, automate: Automate) -> list[Player]:
    """Return two players that play, and one that does not."""
    players = [Player("Radio"), Player("Television"), Player("Gramophone", MediaPlayerState.PAUSED)]
    await furnish(hass, "media_player", *players)
    return players


def inputs(players: list[Player], **more: Any) -> dict[str, Any]:
    return {"phones": PHONES, "players": [player.entity_id for player in players], **more}


def told(players: list[Player]) -> list[list[str]]:
    return [player.told for player in players]


async def test_a_call(automate: Automate, pbx: SimulatedPbx, players: list[Player], pass_time: Pass) -> None:
    """What plays stops as it rings, and goes on after the call."""
    await automate(BLUEPRINT, inputs(players))
    await pbx.desk.ring(["101"])
    await pass_time(1)
    assert told(players) == [["pause"], ["pause"], []]
    await pbx.desk.answer("101")
    await pass_time(20)
    assert told(players) == [["pause"], ["pause"], []]
    await pbx.desk.hang_up("101")
    await pass_time(1)
    assert told(players) == [["pause"], ["pause"], []]
    await pass_time(2)
    assert told(players) == [["pause", "play"], ["pause", "play"], []]


@pytest.mark.parametrize("answered", [True, False])
async def test_two_calls_at_once(automate: Automate, pbx: SimulatedPbx, players: list[Player], pass_time: Pass, answered: bool) -> None:
    """The music goes on after the last one."""
    await automate(BLUEPRINT, inputs(players))
    await pbx.desk.ring(["101"], "0301")
    await pass_time(5)
    await pbx.desk.call("103", "102")
    if answered:
        await pbx.desk.answer("102")
    await pass_time(5)
    await pbx.desk.hang_up("0301")
    await pass_time(10)
    assert told(players) == [["pause"], ["pause"], []]
    await pbx.desk.hang_up("103")
    await pass_time(3)
    assert told(players) == [["pause", "play"], ["pause", "play"], []]


async def test_a_call_right_after_another(automate: Automate, pbx: SimulatedPbx, players: list[Player], pass_time: Pass) -> None:
    """The music does not begin in between."""
    await automate(BLUEPRINT, inputs(players))
    for _ in range(2):
        await pbx.desk.call("101", "103")
        await pass_time(5)
        await pbx.desk.hang_up("101")
        await pass_time(1)
    assert told(players) == [["pause"], ["pause"], []]
    await pass_time(2)
    assert told(players) == [["pause", "play"], ["pause", "play"], []]


async def test_players_that_somebody_used(automate: Automate, pbx: SimulatedPbx, players: list[Player], pass_time: Pass) -> None:
    """They are left as they are: switched off, started and stopped again, or set to something else."""
    radio, television, _ = players
    recorder = Player("Recorder")
    await furnish(radio.hass, "media_player", recorder)
    await automate(BLUEPRINT, inputs([radio, television, recorder]))
    await pbx.desk.ring(["101"])
    await pass_time(5)
    radio.become(MediaPlayerState.OFF)
    television.become(MediaPlayerState.PLAYING)
    recorder.become(MediaPlayerState.PAUSED, "another concert")
    await pass_time(5)
    television.become(MediaPlayerState.PAUSED, position=65)
    await pass_time(5)
    await pbx.desk.hang_up("101")
    await pass_time(5)
    assert told([radio, television, recorder]) == [["pause"]] * 3


@pytest.mark.parametrize("call_is_longer", [True, False])
async def test_an_announcement(
    automate: Automate, pbx: SimulatedPbx, players: list[Player], pass_time: Pass, *, call_is_longer: bool
) -> None:
    """Who speaks and goes back to the music where that was paused is unused, also if the call ends meanwhile; others forget their music."""
    radio, television, gramophone = players
    gramophone.become(MediaPlayerState.PLAYING, position=None)
    await automate(BLUEPRINT, inputs(players))
    await pbx.desk.ring(["101"])
    await pass_time(1)
    for player in players:
        player.become(MediaPlayerState.PLAYING, "speech", 0)
    await pass_time(1)
    if not call_is_longer:
        await pbx.desk.hang_up("101")
    await pass_time(6)
    assert told(players) == [["pause"]] * 3
    radio.become(MediaPlayerState.PAUSED)
    television.become(MediaPlayerState.IDLE, "speech", 3)
    gramophone.become(MediaPlayerState.PAUSED, position=None)
    if call_is_longer:
        await pass_time(60)
        await pbx.desk.hang_up("101")
    await pass_time(3)
    assert told(players) == [["pause", "play"], ["pause"], ["pause"]]


async def test_a_player_that_begins_during_the_call(automate: Automate, pbx: SimulatedPbx, players: list[Player], pass_time: Pass) -> None:
    """Somebody wants it so, and it goes on after the call."""
    _, television, gramophone = players
    television.become(MediaPlayerState.OFF)
    await automate(BLUEPRINT, inputs(players))
    await pbx.desk.ring(["101"])
    await pass_time(5)
    gramophone.become(MediaPlayerState.PLAYING)
    await pbx.desk.hang_up("101")
    await pass_time(5)
    assert told(players) == [["pause", "play"], [], []]
    assert gramophone.state is MediaPlayerState.PLAYING


async def test_nothing_that_can_pause(hass: HomeAssistant, automate: Automate, pbx: SimulatedPbx, pass_time: Pass) -> None:
    """A player that cannot pause is not asked to."""
    player = Player("Aerial", can_pause=False)
    await furnish(hass, "media_player", player)
    await automate(BLUEPRINT, inputs([player]))
    await pbx.desk.ring(["101"])
    await pass_time(5)
    await pbx.desk.hang_up("101")
    await pass_time(5)
    assert player.told == []


async def test_other_phones(automate: Automate, pbx: SimulatedPbx, players: list[Player], pass_time: Pass) -> None:
    """Do not stop the music."""
    await automate(BLUEPRINT, inputs(players))
    await pbx.desk.call("103", "104")
    await pass_time(5)
    assert told(players) == [[], [], []]


async def test_a_pbx_that_is_away_for_a_moment(
    hass: HomeAssistant, house: MockConfigEntry, automate: Automate, pbx: SimulatedPbx, players: list[Player], pass_time: Pass
) -> None:
    """Nothing plays into a call that goes on meanwhile."""
    await automate(BLUEPRINT, inputs(players))
    await pbx.desk.ring(["101"])
    await pbx.desk.answer("101")
    await pass_time(5)
    assert await hass.config_entries.async_unload(house.entry_id)
    await pass_time(50)
    assert await hass.config_entries.async_setup(house.entry_id)
    await pass_time(5)
    assert told(players) == [["pause"], ["pause"], []]
    await pbx.desk.hang_up("101")
    await pass_time(3)
    assert told(players) == [["pause", "play"], ["pause", "play"], []]


async def test_a_pbx_that_stays_away(
    hass: HomeAssistant, house: MockConfigEntry, automate: Automate, pbx: SimulatedPbx, players: list[Player], pass_time: Pass
) -> None:
    """After a minute or two nobody believes any more that somebody talks."""
    await automate(BLUEPRINT, inputs(players))
    await pbx.desk.ring(["101"])
    await pbx.desk.answer("101")
    await pass_time(5)
    assert await hass.config_entries.async_unload(house.entry_id)
    await pass_time(125)
    assert told(players) == [["pause", "play"], ["pause", "play"], []]


async def test_talking_only(automate: Automate, pbx: SimulatedPbx, players: list[Player], pass_time: Pass) -> None:
    """The music may play on while it only rings."""
    await automate(BLUEPRINT, inputs(players, moment="talking", grace=10))
    await pbx.desk.ring(["101"])
    await pass_time(5)
    assert told(players) == [[], [], []]
    await pbx.desk.answer("101")
    await pass_time(1)
    assert told(players) == [["pause"], ["pause"], []]
    await pbx.desk.hang_up("101")
    await pass_time(9)
    assert told(players) == [["pause"], ["pause"], []]
    await pass_time(2)
    assert told(players) == [["pause", "play"], ["pause", "play"], []]


async def test_only_if(hass: HomeAssistant, automate: Automate, pbx: SimulatedPbx, players: list[Player], pass_time: Pass) -> None:
    """Conditions of one's own decide, too."""
    condition = {"condition": "state", "entity_id": "input_boolean.at_home", "state": "on"}
    hass.states.async_set("input_boolean.at_home", "off")
    await automate(BLUEPRINT, inputs(players, only_if=[condition]))
    await pbx.desk.ring(["101"])
    await pass_time(5)
    assert told(players) == [[], [], []]
