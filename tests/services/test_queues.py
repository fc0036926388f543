"""The actions for agents of queues."""

from typing import Any

from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import area_registry as ar, device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser
import voluptuous as vol

from custom_components.openvox_uc.const import DOMAIN
from tests.conftest import Later
from tests.house import device_of, state
from tests.simulator import SimulatedPbx

ACTIONS = ("queue_login", "queue_logout", "queue_pause", "queue_resume")


class Office:
    """Phones that are agents of the queue 9998, or could be."""

    def __init__(self, hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry) -> None:
        """Take what a test has set up."""
        self.hass = hass
        self.pbx = pbx
        self.entry = entry
        self.queue = pbx.queues[0]

    def device_id(self, part: str) -> str:
        """Return the id of a device; that of the PBX for an empty name."""
        device = device_of(self.hass, self.entry, f"{self.pbx.serial}_{part}" if part else self.pbx.serial)
        assert device
        return device.id

    async def act(self, action: str, *parts: str, queue: Any = "9998", context: Context | None = None, **data: Any) -> list[Any]:
        """Call an action for phones; return what the PBX was asked."""
        asked = len(self.pbx.requests)
        if parts:
            data["device_id"] = [self.device_id(part) for part in parts]
        await self.hass.services.async_call(DOMAIN, action, {"queue": queue, **data}, blocking=True, context=context)
        return self.pbx.requests[asked:]


@pytest.fixture
def office(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> Office:
    """Return the office."""
    return Office(hass, pbx, setup_integration)


async def test_log_in_and_out_with_a_password(office: Office) -> None:
    """It is sent as it was entered, and the PBX is asked nothing else."""
    secret = office.queue.password
    values = {"queueid": "9998", "extid": "101", "password": secret}
    assert await office.act("queue_login", "ext_101", password=secret) == [("queue/add_dynamicagent", values)]
    assert office.queue.logged_in == ["101"]
    assert await office.act("queue_logout", "ext_101", password=secret) == [("queue/del_dynamicagent", values)]
    assert office.queue.logged_in == []


async def test_log_in_and_out_without_a_password(office: Office) -> None:
    """The PBX is asked for it."""
    asked = await office.act("queue_login", "ext_101", queue=9998)
    assert asked[0] == ("queue/query", {"queueid": "9998"})
    assert asked[1][1]["password"] == office.queue.password
    assert [path for path, _ in await office.act("queue_logout", "ext_101")] == ["queue/query", "queue/del_dynamicagent"]
    assert office.queue.logged_in == []


async def test_pause_and_resume(later: Later, hass: HomeAssistant, office: Office) -> None:
    """The agent stays logged in, and the sensor tells of it soon, before the next poll."""
    await later(60)
    key = f"{office.pbx.serial}_queue_9998_agents_available"
    assert state(hass, "sensor", key).state == "2"
    values = {"queueid": "9998", "extid": "105"}
    assert await office.act("queue_pause", "ext_105") == [("queue/pause_agent", values)]
    await later(2)
    assert state(hass, "sensor", key).state == "1"
    assert await office.act("queue_resume", "ext_105") == [("queue/unpause_agent", values)]
    await later(2)
    assert state(hass, "sensor", key).state == "2"


async def test_several_phones(hass: HomeAssistant, office: Office) -> None:
    """All phones of an area; what fails for one keeps no other from it."""
    area = ar.async_get(hass).async_create("Support")
    for part in ("ext_101", "ext_105", "ext_102", "queue_9998", "trunk_to-108-16"):
        dr.async_get(hass).async_update_child_device(office.device_id(part), area_id=area.id)
    with pytest.raises(HomeAssistantError, match=r"^Not everything was done\. Erin \(105\): UC501 did not change the queue 9998") as error:
        await office.act("queue_login", area_id=area.id, password=office.queue.password)
    assert "Alice" not in str(error.value)
    assert sorted(office.queue.logged_in) == ["101", "102"]


@pytest.mark.parametrize(
    ("errno", "sentence"),
    [
        ("10004", r"The PBX did not do this for Alice \(101\)\. The PBX reports that a value is missing"),
        ("10006", r"UC501 does not know Alice \(101\)"),
        ("10013", r"UC501 has no queue 9998\."),
        ("10019", r"UC501 did not change the queue 9998 for Alice \(101\)\. Check on the PBX whether"),
        ("10032", r"The PBX refused the password of the queue 9998\."),
        ("30001", r"The PBX did not do this for Alice \(101\)\. The PBX had an internal error"),
        ("77777", r"The PBX did not do this for Alice \(101\)\. .*77777"),
    ],
)
@pytest.mark.parametrize("action", ACTIONS)
async def test_refusals(office: Office, action: str, errno: str, sentence: str) -> None:
    """Each errno is a sentence."""
    office.pbx.faults.errno = errno
    office.pbx.faults.paths = {"queue/query", "queue/pause_agent", "queue/unpause_agent"}
    with pytest.raises(HomeAssistantError, match=f"^{sentence.removesuffix('\\.')}"):
        await office.act(action, "ext_101")


async def test_wrong_password(office: Office) -> None:
    """The error does not repeat it."""
    with pytest.raises(HomeAssistantError, match=r"^The PBX refused the password of the queue 9998$") as error:
        await office.act("queue_login", "ext_101", password="4711")
    assert "4711" not in str(error.value)


@pytest.mark.parametrize("action", ACTIONS)
async def test_the_pbx_is_away(later: Later, office: Office, action: str) -> None:
    """At first nobody knows yet; then nothing is sent any more."""
    await office.pbx.stop()
    with pytest.raises(HomeAssistantError, match=r"^The PBX did not do this for Alice \(101\)\. Failed to connect to the PBX"):
        await office.act(action, "ext_101")
    await later(60)
    with pytest.raises(HomeAssistantError, match=r"^The PBX is not connected"):
        await office.act(action, "ext_101")
    await office.pbx.start()


async def test_everybody_may(office: Office, person: MockUser) -> None:
    """An agent is no administrator."""
    context = Context(user_id=person.id)
    for action in ACTIONS:
        await office.act(action, "ext_105" if action in ("queue_pause", "queue_resume") else "ext_101", context=context)


async def test_what_is_no_phone(office: Office) -> None:
    """A queue is selected by its number, not as the target."""
    for part in ("", "queue_9998"):
        with pytest.raises(ServiceValidationError, match="is not a phone"):
            await office.act("queue_pause", part, "ext_105")


@pytest.mark.parametrize("queue", ["", "Support", "9998,9999", []])
async def test_what_is_no_queue(office: Office, queue: Any) -> None:
    """The number never reaches the PBX."""
    with pytest.raises(vol.Invalid):
        await office.act("queue_pause", "ext_105", queue=queue)
