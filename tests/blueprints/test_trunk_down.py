"""A trunk that goes down and comes back."""

from typing import Any

from homeassistant.core import ServiceCall
import pytest

from .conftest import Home, messages, note, texts, until
from .mobile import Mobiles

BLUEPRINT = "trunk_down"
TRUNK = "sensor.uc501_trunk_to_108_16_status"
DOWN, BACK = (
    "Trunk to-108-16 is not registered (failed).",
    "Trunk to-108-16 is registered again.",
)


def inputs(**more: Any) -> dict[str, Any]:
    return {
        "trunk": TRUNK,
        "patience": {"seconds": 20},
        "notifiers": ["notify.tv"],
        **more,
    }


async def become(home: Home, status: str) -> None:
    home.pbx.trunks[0].status = status
    await home.entry.runtime_data.async_refresh()
    await home.settle()


# The states of a trunk, for how many seconds, and the messages that were sent by then.
type Story = list[tuple[str, float, list[str]]]

STORIES: dict[str, Story] = {
    "the time of the outage counts, whatever the trunk tries meanwhile": [
        ("Failed", 15, []),
        ("Registering", 0, []),
        ("Failed", 6, [DOWN]),
        ("Registering", 25, [DOWN]),
        ("Registered", 0, [DOWN, BACK]),
    ],
    "two outages": [
        ("Failed", 21, [DOWN]),
        ("Registered", 0, [DOWN, BACK]),
        ("Failed", 21, [DOWN, BACK, DOWN]),
        ("Registered", 0, [DOWN, BACK] * 2),
    ],
    "a short outage": [("Failed", 15, []), ("Registered", 25, [])],
    "a trunk that reports no status that is understood": [("Whatever", 25, [])],
}
# The state of a trunk before Home Assistant starts comes first.
STORIES_OF_STARTS: dict[str, Story] = {
    "down since before the start": [
        ("Failed", 15, []),
        ("Failed", 6, [DOWN]),
        ("Registered", 0, [DOWN, BACK]),
        ("Failed", 21, [DOWN, BACK, DOWN]),
    ],
    "a trunk that needs a moment after the start": [
        ("Registering", 10, []),
        ("Registered", 25, []),
    ],
}


@pytest.mark.parametrize("story", STORIES | STORIES_OF_STARTS)
async def test_messages(home: Home, sent: list[ServiceCall], story: str) -> None:
    """Another trunk, which is down all the time, does not matter."""
    home.pbx.trunks[1].status = "Failed"
    if story in STORIES:
        await home.automate(inputs())
    else:
        await become(home, STORIES_OF_STARTS[story][0][0])
        await home.start(inputs())
    for status, seconds, expected in (STORIES | STORIES_OF_STARTS)[story]:
        await become(home, status)
        await home.pass_time(seconds)
        assert messages(sent) == expected


@pytest.mark.parametrize("counts", [True, False])
async def test_a_pbx_that_is_offline(
    home: Home, sent: list[ServiceCall], counts: bool
) -> None:
    await home.automate(inputs(with_pbx=counts))
    await home.unload()
    await home.pass_time(25)
    down = ["Trunk to-108-16 is not registered (unavailable)."] if counts else []
    assert messages(sent) == down
    await home.set_up()
    await home.settle()
    assert messages(sent) == [*down, *([BACK] if counts else [])]


@pytest.mark.parametrize("counts", [True, False])
async def test_a_pbx_that_starts_after_home_assistant(
    home: Home, sent: list[ServiceCall], counts: bool
) -> None:
    """A message reports that the trunk does not come back with the PBX.

    It does not matter whether an offline PBX counts.
    """
    await home.unload()
    home.pbx.trunks[0].status = "Failed"
    await home.start(inputs(with_pbx=counts))
    await home.pass_time(10)
    await home.set_up()
    await home.settle()
    await home.pass_time(21)
    assert messages(sent) == [DOWN]


async def test_mobiles_and_actions(
    home: Home, noted: list[ServiceCall], mobiles: Mobiles
) -> None:
    everybody = [mobile.device_id for mobile in mobiles]
    await home.automate(
        inputs(
            notifiers=[],
            mobiles=everybody,
            more_actions=[note("{{ is_back }}: {{ message }}")],
            message_down="Weg: {{ trunk_name }}",
        )
    )
    await become(home, "Failed")
    await home.pass_time(21)
    await until(lambda: len(noted) == 1)
    await become(home, "Registered")
    await until(lambda: len(noted) == 2)
    assert texts(noted) == [
        "False: Weg: Trunk to-108-16",
        f"True: {BACK}",
    ]
    for mobile in mobiles:
        assert mobile.texts() == [
            "Weg: Trunk to-108-16",
            BACK,
        ]
        assert len({message["data"]["tag"] for message in mobile.messages}) == 1
