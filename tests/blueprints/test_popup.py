"""The popup when a phone rings: where it is shown, and when it disappears."""

from typing import Any

from homeassistant.core import ServiceCall, callback
import pytest

from .conftest import Home, is_on, until
from .mobile import Mobiles

BLUEPRINT = "popup"
PHONES = ["sensor.uc501_alice_101_status", "sensor.uc501_bob_102_status"]
BROWSERS = {"browsers": ["browser-1", "browser-2"]}


@pytest.fixture
def popups(home: Home) -> list[ServiceCall]:
    """Return the commands to Browser Mod, in order."""
    commands: list[ServiceCall] = []

    @callback
    def note(call: ServiceCall) -> None:
        commands.append(call)

    for name in ("popup", "close_popup"):
        home.hass.services.async_register("browser_mod", name, note)
    return commands


def inputs(**more: Any) -> dict[str, Any]:
    return {"phones": PHONES, **more}


def shown(popups: list[ServiceCall]) -> list[str | None]:
    """Return the titles of the popups that were opened.

    Each time that a popup was closed is None.
    """
    return [call.data.get("title") for call in popups]


async def test_data(home: Home, popups: list[ServiceCall]) -> None:
    await home.know("Anna Schmidt", "0301234")
    await home.automate(inputs(**BROWSERS, size="wide"))
    await home.do("ring 101", 5)
    await home.do("answer 101", 5)
    opened, closed = popups
    assert opened.data == {
        "device_id": BROWSERS["browsers"],
        "title": "Call from Anna Schmidt",
        "content": {"type": "custom:openvox-uc-calls"},
        "size": "wide",
        "tag": "openvox0",
    }
    assert closed.data == {"device_id": BROWSERS["browsers"], "tag": "openvox0"}


AT_HOME = is_on("input_boolean.at_home")
RING: tuple[str, float, list[str | None]] = ("ring 101", 5, ["Call from 0301234"])
# The inputs, the events, after how many seconds the test looks, and the commands to
# Browser Mod by then.
STORIES: dict[str, tuple[dict[str, Any], list[tuple[str, float, list[str | None]]]]] = {
    "a call that is answered": (
        {},
        [RING, ("answer 101", 1, ["Call from 0301234", None])],
    ),
    "a call that no one answers": (
        {},
        [RING, ("miss", 1, ["Call from 0301234", None])],
    ),
    "a call that another phone answers": (
        {},
        [
            ("ring 101 103", 5, ["Call from 0301234"]),
            ("answer 103", 1, ["Call from 0301234", None]),
        ],
    ),
    "two calls: the popup shows the last one, until no phone rings": (
        {"direction": "any"},
        [
            RING,
            ("call 103 102", 5, ["Call from 0301234", "Call from Carol"]),
            ("answer 102", 5, ["Call from 0301234", "Call from Carol"]),
            ("answer 101", 1, ["Call from 0301234", "Call from Carol", None]),
        ],
    ),
    "a phone that calls someone does not ring, and a popup that is open stays": (
        {"direction": "any"},
        [
            RING,
            ("call 102 103", 5, ["Call from 0301234"]),
            ("answer 101", 1, ["Call from 0301234", None]),
        ],
    ),
    "other phones": ({}, [("ring 103", 5, [])]),
    "other callers": ({"number": "040*"}, [("ring 101", 5, [])]),
    "a condition of one's own": ({"only_if": [AT_HOME]}, [("ring 101", 5, [])]),
    "a PBX that goes offline": ({}, [RING, ("unload", 1, ["Call from 0301234", None])]),
}


@pytest.mark.parametrize("story", STORIES)
async def test_when(home: Home, popups: list[ServiceCall], story: str) -> None:
    more, steps = STORIES[story]
    home.hass.states.async_set("input_boolean.at_home", "off")
    await home.automate(inputs(**BROWSERS, **more))
    for deed, seconds, expected in steps:
        await home.do(deed, seconds)
        assert shown(popups) == expected, deed


@pytest.mark.parametrize("back", ["", "/lovelace/hall"])
async def test_tablet_and_mobile(
    home: Home, popups: list[ServiceCall], mobiles: Mobiles, back: str
) -> None:
    """No browser gets a command if none is selected.

    Such a command would address all of them.
    """
    tablet, mobile = mobiles
    chosen = {
        "tablets": [tablet.device_id],
        "path": "/phones/wall",
        "path_afterward": back,
        "mobiles": [mobile.device_id],
    }
    await home.automate(inputs(**chosen, title="Anruf: {{ caller }}", nobody="niemand"))
    await home.desk.ring(["101"], "")
    await until(lambda: mobile.messages)
    await home.desk.answer("101")
    await until(lambda: len(mobile.messages) == 2)
    assert mobile.texts() == [
        "Anruf: niemand",
        "clear_notification",
    ]
    assert len({message["data"]["tag"] for message in mobile.messages}) == 1
    first, *others = tablet.messages
    assert (first["message"], {message["message"] for message in others}) == (
        "command_screen_on",
        {"command_webview"},
    )
    assert [message["data"]["command"] for message in others] == [
        "/phones/wall",
        *([back] if back else []),
    ]
    assert popups == []


@pytest.mark.parametrize("rings", [True, False])
async def test_a_restart_while_a_phone_rings(
    home: Home, popups: list[ServiceCall], mobiles: Mobiles, rings: bool
) -> None:
    """What was shown before is put back once no phone rings.

    It does not matter whether Home Assistant has seen that.
    """
    tablet, mobile = mobiles
    if rings:
        await home.do("ring 101", 5)
    await home.unload()
    chosen = {
        **BROWSERS,
        "tablets": [tablet.device_id],
        "path_afterward": "/lovelace/hall",
        "mobiles": [mobile.device_id],
    }
    await home.start(inputs(**chosen, only_if=[AT_HOME]))
    await home.pass_time(30)
    assert (popups, tablet.messages, mobile.messages) == ([], [], [])
    await home.set_up()
    await home.pass_time(5)
    if rings:
        assert (popups, tablet.messages, mobile.messages) == ([], [], [])
        await home.do("answer 101", 1)
    await until(lambda: mobile.messages)
    assert shown(popups) == [None]
    assert [message["data"]["command"] for message in tablet.messages] == [
        "/lovelace/hall"
    ]
    assert mobile.texts() == ["clear_notification"]


async def test_without_browser_mod(home: Home, mobiles: Mobiles) -> None:
    mobile, _ = mobiles
    await home.automate(inputs(mobiles=[mobile.device_id]))
    await home.desk.ring(["101"])
    await until(lambda: mobile.messages)
    assert mobile.messages[0]["message"] == "Call from 0301234"
