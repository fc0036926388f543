"""What is said about the person at a phone, on tiles and in an entity."""

from typing import Any

from homeassistant.exceptions import ServiceValidationError
import pytest

from tests.conftest import Later
from tests.house import act, device_id
from tests.repository import error_pattern
from tests.site import Site

ONE_O_CLOCK = "2026-11-25T13:00:00+00:00"


@pytest.fixture
async def site(unloaded: Site) -> Site:
    await unloaded.set_up()
    return unloaded


async def set_availability(site: Site, **data: Any) -> None:
    phone = device_id(site.hass, site.entry, "_ext_101")
    await act(site.hass, "set_availability", device_id=phone, **data)


def shown(site: Site) -> tuple[str, str | None]:
    found = site.state("ext_101_availability", "text")
    return found.state, found.attributes["until"]


async def test_until_it_ends(site: Site, later: Later) -> None:
    assert shown(site) == ("", None)
    await set_availability(site, text="  Lunch ", until="2026-11-25 13:00:00+00:00")
    assert shown(site) == ("Lunch", ONE_O_CLOCK)
    await later(3590)
    assert shown(site) == ("Lunch", ONE_O_CLOCK)
    await later(11)
    assert shown(site) == ("", None)


async def test_until_it_is_cleared_or_replaced(site: Site, later: Later) -> None:
    await set_availability(site, text="Lunch", until=ONE_O_CLOCK)
    await set_availability(site, text="Away")
    await later(4000)
    assert shown(site) == ("Away", None)
    await set_availability(site)
    assert shown(site) == ("", None)


async def test_by_the_entity(site: Site) -> None:
    await act(
        site.hass,
        "text.set_value",
        entity_id="text.uc501_alice_101_availability",
        value="On vacation",
    )
    assert shown(site) == ("On vacation", None)


async def test_an_end_that_is_over(site: Site) -> None:
    sentence = error_pattern("availability_over")
    for until in ("2026-11-25T11:59:59+00:00", "0001-01-01T00:00:00+14:00"):
        with pytest.raises(ServiceValidationError, match=sentence):
            await set_availability(site, text="Lunch", until=until)
    assert shown(site) == ("", None)


@pytest.mark.parametrize(
    ("until", "expected"),
    [
        ("9999-12-31 23:59:59", "9999-12-31T00:00:00+00:00"),
        ("9998-12-31T23:59:59Z", "9998-12-31T23:59:59+00:00"),
    ],
)
async def test_an_end_in_the_last_year(site: Site, until: str, expected: str) -> None:
    """People write it for *never*, and west of Greenwich it is later in UTC."""
    await site.hass.config.async_set_time_zone("America/Chicago")
    await set_availability(site, text="Away", until=until)
    assert shown(site) == ("Away", expected)


async def test_a_removed_phone_takes_its_text_along(site: Site, later: Later) -> None:
    """The next person with the number gets a phone without it."""
    await later(700)
    await set_availability(site, text="On vacation")
    extensions = site.pbx.extensions
    [alice] = [extension for extension in extensions if extension.number == "101"]
    extensions.remove(alice)
    await later(300)
    entity_id = "text.uc501_alice_101_availability"
    assert site.hass.states.get(entity_id) is None
    extensions.append(alice)
    await later(120)
    assert shown(site) == ("", None)


async def test_a_stored_text_that_is_too_long(site: Site) -> None:
    site.hass.states.async_set("text.uc501_alice_101_availability", "x" * 255)
    await site.restart(seconds=60)
    assert shown(site) == ("x" * 100, None)


@pytest.mark.parametrize(
    ("off_seconds", "expected"), [(600, ("Lunch", ONE_O_CLOCK)), (3700, ("", None))]
)
async def test_kept_over_restarts_unless_it_ended(
    site: Site, later: Later, off_seconds: int, expected: tuple[str, str | None]
) -> None:
    await set_availability(site, text="Lunch", until=ONE_O_CLOCK)
    await site.restart(seconds=off_seconds)
    assert shown(site) == expected
    await later(3700)
    assert shown(site) == ("", None)
