"""The queues as devices: what is asked for and when, what is shown, and what is never told."""

from collections import Counter
import json
import logging
from unittest.mock import patch

from aiohttp.test_utils import TestServer
from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator

from custom_components.openvox_uc import async_remove_config_entry_device
from custom_components.openvox_uc.const import CONF_MESSAGE_FORMAT, CONF_QUEUES, DOMAIN
from custom_components.openvox_uc.pbx import PbxBusyError
from tests.conftest import Later
from tests.house import device_id, device_of, entity_id, known_device, state
from tests.simulator import SimQueue, SimulatedPbx

MINUTE = 60
STATUS = "queuestatus/query"
LIST = "queue/query"


class Queues:
    def __init__(self, hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry) -> None:
        self.hass = hass
        self.pbx = pbx
        self.entry = entry

    async def set_up(self) -> None:
        assert await self.hass.config_entries.async_setup(self.entry.entry_id)
        await self.hass.async_block_till_done(wait_background_tasks=True)

    async def set_options(self, **options: object) -> None:
        self.hass.config_entries.async_update_entry(self.entry, options=options)
        await self.hass.config_entries.async_reload(self.entry.entry_id)
        await self.hass.async_block_till_done(wait_background_tasks=True)

    def shown(self, number: str = "9998") -> tuple[str, str]:
        return self._state(number, "waiting_callers"), self._state(number, "agents_available")

    def has_device(self, number: str = "9998") -> bool:
        return device_of(self.hass, self.entry, f"{self.pbx.serial}_queue_{number}") is not None

    def disable(self, number: str) -> None:
        for key in ("waiting_callers", "agents_available"):
            found = entity_id(self.hass, "sensor", f"{self.pbx.serial}_queue_{number}_{key}")
            er.async_get(self.hass).async_update_entity(found, disabled_by=er.RegistryEntryDisabler.USER)

    def asked(self, path: str = STATUS) -> list[str]:
        found = [str(values.get("queueid", "")) for asked, values in self.pbx.requests if asked == path]
        self.pbx.requests[:] = [request for request in self.pbx.requests if request[0] != path]
        return found

    def _state(self, number: str, key: str) -> str:
        return state(self.hass, "sensor", f"{self.pbx.serial}_queue_{number}_{key}").state


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.message for record in caplog.records if record.levelno >= logging.WARNING and record.name.endswith(DOMAIN)]


@pytest.fixture
async def diagnostics(hass: HomeAssistant) -> None:
    assert await async_setup_component(hass, "diagnostics", {})


@pytest.fixture
def queues(freezer: FrozenDateTimeFactory, hass: HomeAssistant, server: TestServer, pbx: SimulatedPbx, entry: MockConfigEntry) -> Queues:
    return Queues(hass, pbx, entry)


@pytest.mark.parametrize("message_format", ["json", "xml"])
async def test_states(later: Later, queues: Queues, message_format: str) -> None:
    queues.hass.config_entries.async_update_entry(queues.entry, options={CONF_MESSAGE_FORMAT: message_format})
    queue = queues.pbx.queues[0]
    queue.logged_in = ["101", "102", "100"]
    queue.waiting = 3
    queue.paused = {"101"}
    await queues.set_up()
    assert queues.shown() == ("3", "3")
    queues.pbx.set_state("105", "Ringing")
    queue.waiting = 0
    await later(MINUTE)
    assert queues.shown() == ("0", "2")


async def test_what_is_asked(later: Later, queues: Queues) -> None:
    queues.pbx.queues.append(SimQueue("9999"))
    await queues.set_up()
    assert (queues.asked(LIST), queues.asked()) == ([""], ["9998", "9999"])
    await later(9 * MINUTE, step=MINUTE)
    assert queues.asked(LIST) == []
    assert Counter(queues.asked()) == {"9998": 9, "9999": 9}
    await later(MINUTE, step=MINUTE)
    assert queues.asked(LIST) == [""]


async def test_queues_that_nobody_looks_at(later: Later, queues: Queues) -> None:
    queues.pbx.queues.append(SimQueue("9999"))
    await queues.set_up()
    queues.disable("9998")
    await later(31)
    queues.asked()
    await later(5 * MINUTE, step=MINUTE)
    assert {*queues.asked()} == {"9999"}


async def test_many_queues_take_turns(later: Later, queues: Queues) -> None:
    queues.pbx.queues = [SimQueue(str(number)) for number in range(6500, 6525)]
    await queues.set_up()
    assert len(queues.asked(LIST) + queues.asked()) == 10
    for minute in range(9):
        await later(MINUTE, step=MINUTE)
        assert len(queues.asked()) == 10, minute
    await later(MINUTE, step=MINUTE)
    assert len(queues.asked(LIST) + queues.asked()) == 10
    assert {queues.shown(queue.number) for queue in queues.pbx.queues} == {("0", "0")}


async def test_actions_do_not_add_up(later: Later, queues: Queues) -> None:
    await queues.set_up()
    queues.asked()
    for _ in range(20):
        queues.entry.runtime_data.queues.async_poll_soon("9998")
        await later(2.5, step=2.5)
    assert 2 < len(queues.asked()) <= 10


async def test_come_and_go(later: Later, queues: Queues) -> None:
    """A new queue or name shows within ten minutes; one that is missing from three lists goes, and may come again."""
    await queues.set_up()
    queues.pbx.queues[0].name = "Support"
    queues.pbx.queues.append(SimQueue("9999", "9999", ("101",)))
    await later(10 * MINUTE, step=MINUTE)
    assert state(queues.hass, "sensor", f"{queues.pbx.serial}_queue_9998_waiting_callers").name == "Support (9998) Waiting callers"
    assert queues.shown("9999") == ("0", "1")
    assert state(queues.hass, "sensor", f"{queues.pbx.serial}_queue_9999_waiting_callers").name == "Queue 9999 Waiting callers"
    device = known_device(queues.hass, queues.entry, f"{queues.pbx.serial}_queue_9998")
    with pytest.raises(HomeAssistantError, match=r"^Support \(9998\) still exists on the PBX"):
        await async_remove_config_entry_device(queues.hass, queues.entry, device)
    gone = queues.pbx.queues.pop(0)
    await later(10 * MINUTE, step=MINUTE)
    assert queues.shown() == ("unavailable", "unavailable")
    assert await async_remove_config_entry_device(queues.hass, queues.entry, device)
    await later(10 * MINUTE, step=MINUTE)
    assert queues.has_device()
    await later(10 * MINUTE, step=MINUTE)
    assert not queues.has_device()
    assert device_of(queues.hass, queues.entry, f"{queues.pbx.serial}_trunk_to-108-16")
    queues.pbx.queues.append(gone)
    await later(10 * MINUTE, step=MINUTE)
    assert queues.shown() == ("0", "2")


async def test_turned_off(later: Later, queues: Queues) -> None:
    await queues.set_up()
    assert queues.has_device()
    await queues.set_options(**{CONF_QUEUES: False})
    assert not queues.has_device()
    queues.asked(LIST)
    queues.asked()
    queues.entry.runtime_data.queues.async_poll_soon("9998")
    await later(11 * MINUTE, step=MINUTE)
    assert queues.asked(LIST) + queues.asked() == []
    await queues.set_options(**{CONF_QUEUES: True})
    assert queues.shown() == ("0", "2")


@pytest.mark.parametrize(("errno", "lists"), [("10003", 1), ("10013", 4)])
async def test_a_pbx_without_queues(later: Later, queues: Queues, caplog: pytest.LogCaptureFixture, errno: str, lists: int) -> None:
    """One that does not know the request is asked once in a session; no other refusal is for ever."""
    queues.pbx.faults.errno, queues.pbx.faults.paths = errno, {LIST}
    await queues.set_up()
    await later(30 * MINUTE, step=MINUTE)
    assert len(queues.asked(LIST)) == lists
    assert not queues.has_device()
    queues.pbx.faults.errno = ""
    queues.pbx.forget_token()
    await later(2 * MINUTE, step=MINUTE)
    if errno == "10003":
        assert queues.has_device()
    assert warnings(caplog) == []


@pytest.mark.parametrize("errno", ["10003", "10013", "30001"])
async def test_a_status_that_is_refused(later: Later, queues: Queues, errno: str) -> None:
    queues.pbx.faults.errno, queues.pbx.faults.paths = errno, {STATUS}
    await queues.set_up()
    assert queues.shown() == ("unknown", "unknown")
    queues.pbx.faults.errno = ""
    await later(MINUTE)
    assert queues.shown() == ("0", "2")


async def test_a_status_that_breaks_off(later: Later, queues: Queues) -> None:
    await queues.set_up()
    queues.pbx.faults.cut, queues.pbx.faults.paths = True, {STATUS}
    await later(MINUTE)
    assert queues.shown() == ("0", "2")
    await later(MINUTE)
    assert queues.shown() == ("unknown", "unknown")
    queues.asked()
    await later(9 * MINUTE, step=MINUTE)
    assert queues.asked() == []
    assert queues.hass.states.is_state("binary_sensor.uc501_connection", "on")
    queues.pbx.faults.cut = False
    await later(2 * MINUTE, step=MINUTE)
    assert queues.shown() == ("0", "2")


async def test_the_pbx_goes_away(later: Later, queues: Queues, caplog: pytest.LogCaptureFixture) -> None:
    """The entities become unavailable with the others, nothing is asked for or logged meanwhile, and then all is up to date at once."""
    await queues.set_up()
    await queues.pbx.stop()
    await later(2 * MINUTE)
    assert queues.shown() == ("unavailable", "unavailable")
    await later(20 * MINUTE, step=MINUTE)
    assert len(warnings(caplog)) == 1
    queues.asked()
    queues.pbx.queues[0].waiting = 5
    await queues.pbx.start()
    await later(40)
    assert queues.shown() == ("5", "2")


async def test_too_many_requests(later: Later, queues: Queues) -> None:
    await queues.set_up()
    queues.pbx.queues[0].waiting = 5
    with patch("custom_components.openvox_uc.pbx.Queues.status", side_effect=PbxBusyError("pbx_busy")):
        await later(3 * MINUTE, step=MINUTE)
    assert queues.shown() == ("0", "2")
    await later(MINUTE)
    assert queues.shown() == ("5", "2")


async def test_download(later: Later, diagnostics: None, hass: HomeAssistant, hass_client: ClientSessionGenerator, queues: Queues) -> None:
    queue = SimQueue("7500", "Support", ("105", "555"), ("101",), password="SECRET", logged_in=["101"], paused={"101"}, waiting=2)
    queues.pbx.queues = [queue]
    await queues.set_up()
    client = await hass_client()
    device = device_id(hass, queues.entry, "_queue_7500")
    expected = {
        "listed": True,
        "agents": 2,
        "dynamic_agents": 1,
        "waiting_callers": 2,
        "members": [
            {"state": "not_in_use", "dynamic": False, "extension": True},
            {"state": "not_in_use", "dynamic": False, "extension": False},
            {"state": "paused", "dynamic": True, "extension": True},
        ],
    }
    path = f"/api/diagnostics/config_entry/{queues.entry.entry_id}"
    data = (await (await client.get(path)).json())["data"]
    assert data["queues"] == [expected]
    of_device = (await (await client.get(f"{path}/device/{device}")).json())["data"]
    assert of_device["queue"] == expected
    assert {entity["key"]: entity["state"] for entity in of_device["entities"]} == {"waiting_callers": "2", "agents_available": "2"}
    for secret in ("7500", "Support", "555", "SECRET"):
        assert secret not in json.dumps(of_device)
    queues.pbx.queues = [SimQueue("7501")]
    await later(10 * MINUTE, step=MINUTE)
    of_device = (await (await client.get(f"{path}/device/{device}")).json())["data"]
    assert of_device["queue"] == {"listed": False}
