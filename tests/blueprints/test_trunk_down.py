"""A trunk that is away, and back again."""

from typing import Any

from homeassistant.core import HomeAssistant, ServiceCall
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_mock_service

from tests.simulator import SimulatedPbx

from .conftest import Automate, Pass, settle, until
from .mobile import Mobile

BLUEPRINT = "trunk_down"
TRUNK = "sensor.uc501_trunk_to_108_16_status"
DOWN, BACK = "Trunk to-108-16 is not registered (failed).", "Trunk to-108-16 is registered again."


@pytest.fixture
def sent(hass: HomeAssistant, house: MockConfigEntry) -> list[ServiceCall]:
    return async_mock_service(hass, "notify", "send_message")


def inputs(**more: Any) -> dict[str, Any]:
    """Return the inputs for a trunk that may be away for twenty seconds."""
    return {"trunk": TRUNK, "patience": {"seconds": 20}, "notifiers": ["notify.tv"], **more}


def messages(sent: list[ServiceCall]) -> list[str]:
    return [call.data["message"] for call in sent]


async def become(house: MockConfigEntry, pbx: SimulatedPbx, status: str, trunk: int = 0) -> None:
    """Let a trunk have a status, and be asked for it."""
    pbx.trunks[trunk].status = status
    await house.runtime_data.async_refresh()
    await settle()


async def test_down_and_back(
    hass: HomeAssistant, house: MockConfigEntry, automate: Automate, pbx: SimulatedPbx, sent: list[ServiceCall], pass_time: Pass
) -> None:
    """Each is told once; the time of the outage counts, whatever it tries meanwhile."""
    await automate(BLUEPRINT, inputs())
    await become(house, pbx, "Failed")
    await pass_time(15)
    await become(house, pbx, "Registering")
    assert hass.states.is_state(TRUNK, "registering")
    assert messages(sent) == []
    await become(house, pbx, "Failed")
    await pass_time(6)
    assert messages(sent) == [DOWN]
    await become(house, pbx, "Registering")
    await pass_time(25)
    assert messages(sent) == [DOWN]
    await become(house, pbx, "Registered")
    assert messages(sent) == [DOWN, BACK]


async def test_twice(house: MockConfigEntry, automate: Automate, pbx: SimulatedPbx, sent: list[ServiceCall], pass_time: Pass) -> None:
    """The next outage is told, too."""
    await automate(BLUEPRINT, inputs())
    for _ in range(2):
        await become(house, pbx, "Failed")
        await pass_time(21)
        await become(house, pbx, "Registered")
    assert messages(sent) == [DOWN, BACK] * 2


async def test_a_short_outage(
    house: MockConfigEntry, automate: Automate, pbx: SimulatedPbx, sent: list[ServiceCall], pass_time: Pass
) -> None:
    """It is told neither when it begins nor when it ends; another trunk is not told at all."""
    await automate(BLUEPRINT, inputs())
    await become(house, pbx, "Failed")
    await become(house, pbx, "Failed", trunk=1)
    await pass_time(15)
    await become(house, pbx, "Registered")
    await pass_time(25)
    assert messages(sent) == []


@pytest.mark.parametrize("counts", [True, False])
async def test_a_pbx_that_is_away(
    hass: HomeAssistant,
    house: MockConfigEntry,
    automate: Automate,
    pbx: SimulatedPbx,
    sent: list[ServiceCall],
    pass_time: Pass,
    counts: bool,
) -> None:
    """It counts, unless that is not wanted."""
    await automate(BLUEPRINT, inputs(with_pbx=counts))
    assert await hass.config_entries.async_unload(house.entry_id)
    await pass_time(25)
    down = ["Trunk to-108-16 is not registered (unavailable)."] if counts else []
    assert messages(sent) == down
    assert await hass.config_entries.async_setup(house.entry_id)
    await settle()
    assert messages(sent) == [*down, *([BACK] if counts else [])]


async def test_down_since_before_the_start(
    house: MockConfigEntry, start: Automate, pbx: SimulatedPbx, sent: list[ServiceCall], pass_time: Pass
) -> None:
    """After a power cut, nobody has seen it go down."""
    await become(house, pbx, "Failed")
    await start(BLUEPRINT, inputs())
    await pass_time(15)
    assert messages(sent) == []
    await pass_time(6)
    assert messages(sent) == [DOWN]
    await become(house, pbx, "Registered")
    assert messages(sent) == [DOWN, BACK]
    await become(house, pbx, "Failed")
    await pass_time(21)
    assert messages(sent) == [DOWN, BACK, DOWN]


@pytest.mark.parametrize("counts", [True, False])
async def test_a_pbx_that_starts_after_home_assistant(
    hass: HomeAssistant,
    house: MockConfigEntry,
    start: Automate,
    pbx: SimulatedPbx,
    sent: list[ServiceCall],
    pass_time: Pass,
    counts: bool,
) -> None:
    """That the trunk does not come back with it is told, whether or not it counts that the PBX is away."""
    assert await hass.config_entries.async_unload(house.entry_id)
    pbx.trunks[0].status = "Failed"
    await start(BLUEPRINT, inputs(with_pbx=counts))
    await pass_time(10)
    assert await hass.config_entries.async_setup(house.entry_id)
    await settle()
    await pass_time(21)
    assert messages(sent) == [DOWN]


async def test_all_is_well_after_the_start(
    house: MockConfigEntry, start: Automate, pbx: SimulatedPbx, sent: list[ServiceCall], pass_time: Pass
) -> None:
    """Then nothing is told, nor if the trunk needs a moment."""
    await become(house, pbx, "Registering")
    await start(BLUEPRINT, inputs())
    await pass_time(10)
    await become(house, pbx, "Registered")
    await pass_time(25)
    assert messages(sent) == []


async def test_a_trunk_that_nothing_is_known_of(
    house: MockConfigEntry, automate: Automate, pbx: SimulatedPbx, sent: list[ServiceCall], pass_time: Pass
) -> None:
    """Some kinds of trunks tell no status that is understood."""
    await automate(BLUEPRINT, inputs())
    await become(house, pbx, "Whatever")
    await pass_time(25)
    assert messages(sent) == []


async def test_mobiles_and_actions(
    hass: HomeAssistant, house: MockConfigEntry, automate: Automate, pbx: SimulatedPbx, mobiles: tuple[Mobile, Mobile], pass_time: Pass
) -> None:
    """Mobiles get both messages, the second in place of the first; actions know which one it is."""
    noted: list[ServiceCall] = async_mock_service(hass, "test", "note")
    note = {"action": "test.note", "data": {"text": "{{ is_back }}: {{ message }}"}}
    everybody = [mobile.device_id for mobile in mobiles]
    await automate(BLUEPRINT, inputs(notifiers=[], mobiles=everybody, more_actions=[note], message_down="Weg: {{ trunk_name }}"))
    await become(house, pbx, "Failed")
    await pass_time(21)
    await until(lambda: len(noted) == 1)
    await become(house, pbx, "Registered")
    await until(lambda: len(noted) == 2)
    assert [call.data["text"] for call in noted] == ["False: Weg: Trunk to-108-16", f"True: {BACK}"]
    for mobile in mobiles:
        assert [message["message"] for message in mobile.messages] == ["Weg: Trunk to-108-16", BACK]
        assert len({message["data"]["tag"] for message in mobile.messages}) == 1
