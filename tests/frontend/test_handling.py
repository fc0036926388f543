"""What users do with calls and the PBX does not report, as each page shows it.

A page that is opened later, such as one that is loaded again, shows the same.
"""

from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.const import CONF_PARK_CODE, CONF_RETRIEVAL_CODES
from tests.conftest import Later
from tests.house import load
from tests.services.conftest import House
from tests.simulator import SimulatedPbx

from .conftest import Limit, OpenPage

CALLER = "0301234567"
CODES = {CONF_PARK_CODE: "70", CONF_RETRIEVAL_CODES: ["71", "72"]}

pytestmark = pytest.mark.usefixtures("noon")


class Reception(House):
    """A house that a receptionist watches, who opens a new page for each look."""

    open_page: OpenPage
    later: Later

    async def pbx_shown(self) -> dict[str, Any]:
        page = await self.open_page(None)
        shown: dict[str, Any] = (await page.live())[self.entry.entry_id]
        await page.close()
        return shown

    async def phone(self, number: str = "101") -> dict[str, Any]:
        phone: dict[str, Any] = (await self.pbx_shown())["phones"][number]
        return phone

    async def parked(self) -> list[str]:
        return [call["with_number"] for call in (await self.pbx_shown())["parked"]]

    async def take_call(self, number: str = "101", caller: str = CALLER) -> str:
        await self.desk.ring([number], caller)
        await self.later(1)
        await self.desk.answer(number)
        await self.later(1)
        call_id: str = (await self.phone(number))["call_id"]
        return call_id

    async def hold_call(self) -> None:
        """Let the phone take a call and hold it."""
        await self.take_call()
        await self.call("hold", "ext_101")

    async def park_call(self) -> None:
        """Let the phone take a call and park it, by the codes of the options."""
        await load(self.hass, self.entry, CODES)
        await self.take_call()
        await self.call("transfer", "ext_101", number="70")


@pytest.fixture
def reception(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    open_page: OpenPage,
    later: Later,
) -> Reception:
    reception = Reception(hass, pbx, setup_integration)
    reception.open_page, reception.later = open_page, later
    return reception


async def test_muted_until_the_call_is_over(reception: Reception, later: Later) -> None:
    await reception.take_call()
    assert "muted" not in await reception.phone()
    await reception.call("mute", "ext_101")
    assert (await reception.phone())["muted"] is True
    await reception.call("unmute", "ext_101")
    assert "muted" not in await reception.phone()
    await reception.call("mute", "ext_101")
    await reception.desk.hang_up("101")
    await later(10)
    await reception.take_call()
    assert "muted" not in await reception.phone()


@pytest.mark.parametrize("is_reported", [True, False])
async def test_held_until_it_is_resumed(
    reception: Reception, later: Later, *, is_reported: bool
) -> None:
    """Whether the PBX reports the holding phone or not.

    Then the call counts as held until an action resumes it.
    """
    reception.pbx.holder_is_on_hold = is_reported
    await reception.take_call()
    await later(10)
    await reception.call("hold", "ext_101")
    held = await reception.phone()
    assert (held["state"], held["held_since"]) == (
        "on_hold",
        "2026-11-25T12:00:12+00:00",
    )
    await later(60)
    assert await reception.phone() == held
    await reception.call("resume", "ext_101")
    resumed = await reception.phone()
    assert resumed["state"] == "in_use"
    assert "held_since" not in resumed


async def test_held_until_the_phone_reports_otherwise(reception: Reception) -> None:
    reception.pbx.holder_is_on_hold = True
    await reception.hold_call()
    for status, expected in (("Hold", "on_hold"), ("InUse", "in_use")):
        await reception.pbx.report_state("101", status)
        assert (await reception.phone())["state"] == expected
    assert "held_since" not in await reception.phone()


async def test_an_open_page_is_told(
    reception: Reception, entry_id: str, open_page: OpenPage
) -> None:
    await reception.take_call()
    page = await open_page(None)
    live = await page.follow("live")
    await reception.call("mute", "ext_101")
    [event] = await live.events()
    assert event["changes"][entry_id]["phones"]["101"]["muted"] is True


async def test_a_refused_action_is_not_noted(reception: Reception) -> None:
    await reception.take_call()
    reception.pbx.faults.refuse("20011", "extension/mute")
    await reception.fails(".", "mute", "ext_101")
    assert "muted" not in await reception.phone()


async def test_asking_a_colleague_first(reception: Reception, later: Later) -> None:
    """From the request until the phone has a second call, which shows it itself."""
    pbx = reception.pbx
    pbx.call_waiting, pbx.pick_up_after = True, None
    first = await reception.take_call()
    await reception.call("hold", "ext_101")
    await reception.call("dial", "ext_101", number="102")
    asking = await reception.phone()
    assert (asking["state"], asking["call_id"], asking["asks"]) == (
        "ringing",
        first,
        {"number": "102", "name": "Bob"},
    )
    await pbx.desk.answer("101")
    await later(1)
    await pbx.desk.answer("102")
    await later(1)
    both = await reception.phone()
    assert "asks" not in both
    assert [call["call_id"] for call in both["other_calls"]] == [first]
    await pbx.desk.hang_up("102")
    await later(1)
    after = await reception.phone()
    # The caller still waits.
    assert (after["call_id"], after["state"]) == (first, "on_hold")
    assert "asks" not in after


async def test_asking_is_over_once_the_call_is_resumed(reception: Reception) -> None:
    reception.pbx.call_waiting, reception.pbx.pick_up_after = True, None
    await reception.hold_call()
    await reception.call("dial", "ext_101", number="102")
    await reception.call("resume", "ext_101")
    assert "asks" not in await reception.phone()


async def test_asking_that_the_pbx_refuses(reception: Reception) -> None:
    """Without call waiting, a phone in a call is not called."""
    await reception.take_call()
    await reception.fails(".", "dial", "ext_101", number="102")
    assert "asks" not in await reception.phone()


async def test_parked_until_a_phone_gets_the_call_back(
    reception: Reception, limit: Limit, open_page: OpenPage
) -> None:
    await reception.park_call()
    assert await reception.parked() == [CALLER]
    for phones, expected in (({"ext_101": {"read": True}}, 1), ({"ext_102": True}, 0)):
        page = await open_page(limit(**phones))
        shown = (await page.live())[reception.entry.entry_id]
        assert len(shown["parked"]) == expected
    await reception.call("dial", "ext_102", number="71")
    assert await reception.parked() == []


async def test_of_several_parked_calls_the_one_is_gone_that_a_phone_shows(
    reception: Reception, later: Later
) -> None:
    """No request says which of them a phone gets.

    A caller who calls again is no longer parked.
    """
    await load(reception.hass, reception.entry, CODES)
    for caller in (CALLER, "0405556677"):
        await reception.take_call(caller=caller)
        await reception.call("transfer", "ext_101", number="70")
        await later(5)
    await reception.call("dial", "ext_102", number="71")
    assert await reception.parked() == [CALLER, "0405556677"]
    await reception.desk.ring(["103"], CALLER)
    await later(1)
    assert await reception.parked() == ["0405556677"]


async def test_parked_for_a_quarter_of_an_hour(
    reception: Reception, freezer: FrozenDateTimeFactory
) -> None:
    await reception.park_call()
    freezer.tick(14 * 60)
    assert await reception.parked() == [CALLER]
    freezer.tick(2 * 60)
    assert await reception.parked() == []


async def test_kept_while_the_entry_is_loaded_again(reception: Reception) -> None:
    """As after its options are changed."""
    await load(reception.hass, reception.entry, CODES)
    await reception.hold_call()
    await reception.call("mute", "ext_101")
    await reception.take_call("102", "0405556677")
    await reception.call("transfer", "ext_102", number="70")
    before = await reception.phone()
    assert (before["state"], before["muted"]) == ("on_hold", True)
    assert await reception.hass.config_entries.async_reload(reception.entry.entry_id)
    assert await reception.phone() == before
    assert await reception.parked() == ["0405556677"]


async def test_a_restart_of_the_pbx_ends_parked_calls(
    reception: Reception, entry_id: str, open_page: OpenPage
) -> None:
    await reception.park_call()
    page = await open_page(None)
    live = await page.follow("live")
    await reception.pbx.boot()
    assert any(
        event["changes"][entry_id].get("parked") == []
        for event in await live.events()
        if "changes" in event
    )
    assert await reception.parked() == []


async def test_availability_on_the_tile(reception: Reception) -> None:
    assert "availability" not in await reception.phone()
    until = "2026-11-25T13:00:00+00:00"
    await reception.call("set_availability", "ext_101", text="Lunch", until=until)
    assert (await reception.phone())["availability"] == {
        "text": "Lunch",
        "until": until,
    }
