"""The actions for conferences."""

from typing import Any

from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser, async_capture_events
import voluptuous as vol

from custom_components.openvox_uc.const import CONF_ALLOWED_NUMBERS, CONF_MASK_NUMBERS, CONF_OUTSIDE_PREFIX, DOMAIN, EVENT_CALL
from tests.conftest import Later
from tests.house import device_of
from tests.simulator import SimulatedPbx

CHANGES = {
    "invite_to_conference": "conference/add_member",
    "remove_from_conference": "conference/kick_member",
    "mute_in_conference": "conference/mute_member",
}
MUTE: dict[str, Any] = {"invite_to_conference": {}, "remove_from_conference": {}, "mute_in_conference": {"mute": True}}


class Rooms:
    """The conferences of a PBX, of which there is one: 8000."""

    def __init__(self, hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry) -> None:
        """Take what a test has set up."""
        self.hass = hass
        self.pbx = pbx
        self.entry = entry
        self.room = pbx.conferences[0]

    async def act(self, action: str, *members: Any, context: Context | None = None, **data: Any) -> list[Any]:
        """Call an action; return what the PBX was asked."""
        device = device_of(self.hass, self.entry, self.pbx.serial)
        assert device
        asked = len(self.pbx.requests)
        data = {"device_id": device.id, "conference": "8000", "members": [*members], **data}
        await self.hass.services.async_call(DOMAIN, action, data, blocking=True, context=context)
        return self.pbx.requests[asked:]

    async def get(self, number: Any = "8000") -> dict[str, Any]:
        """Return the answer of get_conference; an entity of the PBX will do as a target."""
        data = {"entity_id": "calendar.uc501_call_log", "conference": number}
        answer = await self.hass.services.async_call(DOMAIN, "get_conference", data, blocking=True, return_response=True)
        assert answer
        return dict(answer)

    def set_options(self, **options: Any) -> None:
        """Change the options."""
        self.hass.config_entries.async_update_entry(self.entry, options=options)


@pytest.fixture
def rooms(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> Rooms:
    """Return the conferences."""
    return Rooms(hass, pbx, setup_integration)


async def test_invite(rooms: Rooms) -> None:
    """Extensions as they are, outside numbers as they are dialed."""
    rooms.set_options(**{CONF_OUTSIDE_PREFIX: "16"})
    asked = await rooms.act("invite_to_conference", "101", 102, "030 123-4567")
    assert asked == [("conference/add_member", {"number": "8000", "invitemember": "101,102,160301234567"})]
    assert list(rooms.room.members) == ["101", "102", "160301234567"]


async def test_invite_only_numbers_that_may_be_called(rooms: Rooms) -> None:
    """One that may not be called keeps all from being called; extensions are not limited."""
    rooms.set_options(**{CONF_ALLOWED_NUMBERS: ["030*"]})
    with pytest.raises(ServiceValidationError, match=r"^0900123 may not be called from Home Assistant"):
        await rooms.act("invite_to_conference", "101", "030123", "0900123")
    assert rooms.room.members == {}
    await rooms.act("invite_to_conference", "101", "030123")
    assert list(rooms.room.members) == ["101", "030123"]


async def test_who_invited(hass: HomeAssistant, rooms: Rooms) -> None:
    """The call of a phone that is invited carries the context of the action; that of another one does not."""
    events = async_capture_events(hass, EVENT_CALL)
    context = Context()
    await rooms.act("invite_to_conference", "101", context=context)
    await rooms.pbx.desk.call("103", "104")
    await rooms.pbx.desk.call("101", "102")
    await hass.async_block_till_done()
    assert [(event.data["caller"], event.context is context) for event in events] == [("103", False), ("101", True)]


@pytest.mark.parametrize("member", ["", "Anna", "101,102", "*43", "030x"])
async def test_what_cannot_be_invited(rooms: Rooms, member: str) -> None:
    """It never reaches the PBX."""
    asked = len(rooms.pbx.requests)
    with pytest.raises(ServiceValidationError, match="cannot be dialed"):
        await rooms.act("invite_to_conference", "101", member)
    assert len(rooms.pbx.requests) == asked


async def test_mute_and_remove(rooms: Rooms) -> None:
    """Members are named as the PBX names them, without another prefix."""
    rooms.set_options(**{CONF_OUTSIDE_PREFIX: "16", CONF_ALLOWED_NUMBERS: ["040*"]})
    rooms.room.members = {"101": "Up", "160301234567": "Up"}
    values = {"number": "8000", "membernumber": "101,160301234567"}
    assert await rooms.act("mute_in_conference", 101, "160301234567", mute=True) == [("conference/mute_member", values)]
    assert rooms.room.muted == {"101", "160301234567"}
    assert await rooms.act("mute_in_conference", "101", "160301234567", mute=False) == [("conference/unmute_member", values)]
    assert rooms.room.muted == set()
    assert await rooms.act("remove_from_conference", "101", "160301234567") == [("conference/kick_member", values)]
    assert rooms.room.members == {}


@pytest.mark.parametrize("member", ["", "101,102", "101;102", "101\x00"])
@pytest.mark.parametrize("action", ["remove_from_conference", "mute_in_conference"])
async def test_what_is_no_member(rooms: Rooms, action: str, member: str) -> None:
    """It never reaches the PBX."""
    asked = len(rooms.pbx.requests)
    with pytest.raises(ServiceValidationError, match="is not a member of a conference"):
        await rooms.act(action, "101", member, **MUTE[action])
    assert len(rooms.pbx.requests) == asked


async def test_get(hass: HomeAssistant, rooms: Rooms) -> None:
    """Who is in it, with the names that are known."""
    await hass.services.async_call(DOMAIN, "set_contact", {"name": "Anna", "numbers": ["0301234567"]}, blocking=True)
    assert await rooms.get() == {"number": "8000", "name": "testapi1", "members": []}
    rooms.room.members = {"101": "Up", "0301234567": "HOLD", "0307654321": "Dancing"}
    assert (await rooms.get(8000))["members"] == [
        {"number": "101", "name": "Alice", "state": "connected"},
        {"number": "0301234567", "name": "Anna", "state": "waiting"},
        {"number": "0307654321", "name": None, "state": None},
    ]
    rooms.set_options(**{CONF_MASK_NUMBERS: True})
    assert [member["number"][-4:] for member in (await rooms.get())["members"]] == ["101", "•567", "•321"]


async def test_a_conference_that_is_not_there(rooms: Rooms) -> None:
    """Whatever the PBX says of it, the sentence is the same."""
    sentence = r"^UC501 has no conference 8001$"
    with pytest.raises(ServiceValidationError, match=sentence):
        await rooms.get("8001")
    for action in CHANGES:
        with pytest.raises(ServiceValidationError, match=sentence):
            await rooms.act(action, "101", conference="8001", **MUTE[action])


async def test_somebody_who_is_not_in_it(rooms: Rooms) -> None:
    """The call may be over already."""
    for action in ("remove_from_conference", "mute_in_conference"):
        with pytest.raises(HomeAssistantError, match=r"^101, 102 is not in a call"):
            await rooms.act(action, "101", "102", **MUTE[action])


@pytest.mark.parametrize(
    ("errno", "sentence"),
    [
        ("10004", r"The PBX did not do this for 101\. The PBX reports that a value is missing"),
        ("10006", r"UC501 does not know 101"),
        ("10008", r"The PBX reports that a phone is busy: 101"),
        ("10011", r"UC501 cannot reach the phone number 101\."),
        ("10024", r"101 may not call outside numbers"),
        ("30001", r"The PBX did not do this for 101\. The PBX had an internal error"),
        ("77777", r"The PBX did not do this for 101\. .*77777"),
    ],
)
@pytest.mark.parametrize("action", CHANGES)
async def test_refusals(rooms: Rooms, action: str, errno: str, sentence: str) -> None:
    """Each errno is a sentence."""
    rooms.pbx.faults.errno, rooms.pbx.faults.paths = errno, {CHANGES[action]}
    with pytest.raises(HomeAssistantError, match=f"^{sentence}"):
        await rooms.act(action, "101", **MUTE[action])


async def test_refused_answer(rooms: Rooms) -> None:
    """A PBX that does not know the request at all says so."""
    rooms.pbx.faults.errno, rooms.pbx.faults.paths = "10003", {"conference/query"}
    with pytest.raises(HomeAssistantError, match=r"^The PBX did not do this for 8000\. The PBX does not know this request"):
        await rooms.get()


async def test_the_pbx_is_away(later: Later, rooms: Rooms) -> None:
    """At first nobody knows yet; then nothing is sent any more."""
    await rooms.pbx.stop()
    for action in CHANGES:
        with pytest.raises(HomeAssistantError, match=r"^The PBX did not do this for 101\. Failed to connect to the PBX"):
            await rooms.act(action, "101", **MUTE[action])
    await later(60)
    with pytest.raises(HomeAssistantError, match=r"^The PBX is not connected"):
        await rooms.get()
    await rooms.pbx.start()


async def test_everybody_may(rooms: Rooms, person: MockUser) -> None:
    """These actions change no settings."""
    for action in ("invite_to_conference", "mute_in_conference", "remove_from_conference"):
        await rooms.act(action, "101", context=Context(user_id=person.id), **MUTE[action])


@pytest.mark.parametrize("data", [{"conference": "all"}, {"conference": "8000,8001"}, {"members": []}, {"mute": "perhaps"}])
async def test_what_is_no_request(rooms: Rooms, data: dict[str, Any]) -> None:
    """One conference at a time, and somebody in it."""
    with pytest.raises(vol.Invalid):
        await rooms.act("mute_in_conference", "101", **{"mute": True, **data})
