"""Calls outside business hours, on a Monday at noon."""

from typing import Any

from homeassistant.core import ServiceCall
import pytest

from tests.conftest import Later

from .conftest import Home, note, texts

BLUEPRINT = "outside_business_hours"
CLOSED_NOW = {"opens": "14:00:00"}
NOTE = {"actions": [note("{{ trigger.id }}: {{ trigger.description }}")]}


def hours(days: str, opens: str, closes: str) -> dict[str, Any]:
    return {"days": days.split(), "opens": f"{opens}:00", "closes": f"{closes}:00"}


def more(days: str, opens: str, closes: str) -> dict[str, Any]:
    return {f"more_{name}": value for name, value in hours(days, opens, closes).items()}


@pytest.mark.parametrize(
    ("when", "open_now"),
    [
        ({}, True),
        (CLOSED_NOW, False),
        (hours("mon", "12:00", "13:00"), True),
        (hours("mon", "08:00", "12:00"), False),
        (hours("tue wed thu fri", "08:00", "18:00"), False),
        (hours("mon", "08:00", "11:30") | more("mon", "11:45", "18:00"), True),
        (hours("mon", "08:00", "11:30") | more("mon", "12:15", "18:00"), False),
        (hours("tue", "08:00", "18:00") | more("mon", "10:00", "13:00"), True),
        (hours("sun", "20:00", "13:00"), True),
        (hours("sun", "20:00", "11:00"), False),
        (hours("mon", "20:00", "13:00"), False),
        (hours("mon", "11:00", "02:00"), True),
        (hours("mon", "00:00", "00:00"), True),
        (hours("sun", "00:00", "00:00"), False),
        (hours("", "08:00", "18:00"), False),
        ({"opens": "8:00", "closes": "18:00"}, True),
    ],
)
async def test_hours(
    home: Home, noted: list[ServiceCall], when: dict[str, Any], open_now: bool
) -> None:
    await home.automate({**NOTE, **when})
    await home.call()
    assert bool(noted) is not open_now


@pytest.mark.parametrize(
    ("calendar", "workday", "closed"),
    [
        ("off", "on", False),
        ("on", "on", True),
        ("off", "off", True),
        ("unavailable", "unavailable", False),
    ],
)
async def test_holidays(
    home: Home, noted: list[ServiceCall], calendar: str, workday: str, closed: bool
) -> None:
    home.hass.states.async_set("calendar.holidays", calendar)
    home.hass.states.async_set("binary_sensor.workday", workday)
    await home.automate(
        {
            **NOTE,
            "calendars": ["calendar.holidays"],
            "workdays": ["binary_sensor.workday"],
        }
    )
    await home.call()
    assert bool(noted) is closed


@pytest.mark.parametrize("moments", [["ringing"], ["answered", "missed"], []])
async def test_moments(
    texts_as_keys: None,
    home: Home,
    noted: list[ServiceCall],
    later: Later,
    moments: list[str],
) -> None:
    await home.automate({**NOTE, **CLOSED_NOW, "moments": moments})
    await home.desk.talk("101", "0301")
    await later(5)
    await home.desk.hang_up("101")
    await home.desk.ring(["102"], "0302")
    await later(5)
    await home.desk.miss()
    await later(5)
    happened = {
        "ringing": [
            "activity.call_ringing Alice (101) 0301",
            "activity.call_ringing Bob (102) 0302",
        ],
        "answered": ["activity.call_answered Alice (101) 0301"],
        "missed": ["activity.call_missed Bob (102) 0302 · reason.no_answer"],
    }
    assert texts(noted) == [
        f"{moment}: {text}" for moment in moments for text in happened[moment]
    ]


async def test_which_calls(home: Home, noted: list[ServiceCall]) -> None:
    await home.automate(
        {
            "actions": [note("{{ trigger.call.caller }}")],
            **CLOSED_NOW,
            "phones": {"device_id": [home.device("ext_101"), home.device("ext_102")]},
            "number": "030*",
        }
    )
    await home.desk.call("104", "105")
    await home.call("0301", "101")
    await home.call("0302", "102")
    await home.call("0303", "103")
    await home.desk.hang_up("101")
    await home.call("0170", "101")
    assert texts(noted) == ["0301", "0302"]
