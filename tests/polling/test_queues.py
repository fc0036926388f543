"""The queues as devices.

The requests and their times, and the values that are shown.
"""

from collections import Counter
import logging

from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import entity_registry as er
import pytest

from custom_components.openvox_uc import async_remove_config_entry_device
from custom_components.openvox_uc.const import CONF_MESSAGE_FORMAT, CONF_QUEUES, DOMAIN
from tests.house import device_of, entity_id, known_device
from tests.repository import error_pattern
from tests.simulator import SimQueue
from tests.site import Site

MINUTE = 60
STATUS = "queuestatus/query"
LIST = "queue/query"


def shown(site: Site, number: str = "9998") -> str:
    """Return how many callers wait, and how many agents are available."""
    return " ".join(
        site.state(f"queue_{number}_{key}").state
        for key in ("waiting_callers", "agents_available")
    )


def has_device(site: Site) -> bool:
    return device_of(site.hass, site.entry, f"{site.pbx.serial}_queue_9998") is not None


def asked(site: Site, path: str = STATUS) -> list[str]:
    found = [str(fields.get("queueid", "")) for fields in site.pbx.fields_of(path)]
    site.pbx.requests[:] = [
        request for request in site.pbx.requests if request[0] != path
    ]
    return found


def warnings(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [
        record.message
        for record in caplog.records
        if record.levelno >= logging.WARNING and record.name.endswith(DOMAIN)
    ]


@pytest.fixture
def site(unloaded: Site) -> Site:
    """Return a site whose PBX did not boot a short while ago.

    Therefore its lists are full.
    """
    unloaded.pbx.booted_at = unloaded.pbx.clock() - 86_400
    return unloaded


@pytest.mark.parametrize("message_format", ["json", "xml"])
async def test_states(site: Site, message_format: str) -> None:
    site.hass.config_entries.async_update_entry(
        site.entry, options={CONF_MESSAGE_FORMAT: message_format}
    )
    queue = site.pbx.queues[0]
    queue.logged_in = ["101", "102", "100"]
    queue.waiting = 3
    queue.paused = {"101"}
    await site.set_up()
    assert shown(site) == "3 3"
    site.pbx.set_state("105", "Ringing")
    queue.waiting = 0
    await site.later(MINUTE)
    assert shown(site) == "0 2"


async def test_requests_for_queues(site: Site) -> None:
    site.pbx.queues.append(SimQueue("9999"))
    await site.set_up()
    assert (asked(site, LIST), asked(site)) == ([""], ["9998", "9999"])
    await site.minutes(9)
    assert asked(site, LIST) == []
    assert Counter(asked(site)) == {"9998": 9, "9999": 9}
    await site.minutes(1)
    assert asked(site, LIST) == [""]


async def test_queues_that_no_entity_shows(site: Site) -> None:
    site.pbx.queues.append(SimQueue("9999"))
    await site.set_up()
    for key in ("waiting_callers", "agents_available"):
        found = entity_id(site.hass, "sensor", f"{site.pbx.serial}_queue_9998_{key}")
        er.async_get(site.hass).async_update_entity(
            found, disabled_by=er.RegistryEntryDisabler.USER
        )
    await site.later(31)
    asked(site)
    await site.minutes(5)
    assert {*asked(site)} == {"9999"}


async def test_many_queues_take_turns(site: Site) -> None:
    site.pbx.queues = [SimQueue(str(number)) for number in range(6500, 6525)]
    await site.set_up()
    assert len(asked(site, LIST) + asked(site)) == 10
    for minute in range(9):
        await site.minutes(1)
        assert len(asked(site)) == 10, minute
    await site.minutes(1)
    assert len(asked(site, LIST) + asked(site)) == 10
    assert {shown(site, queue.number) for queue in site.pbx.queues} == {"0 0"}


async def test_actions_do_not_add_up(site: Site) -> None:
    await site.set_up()
    asked(site)
    for _ in range(20):
        site.coordinator.queues.async_poll_soon("9998")
        await site.later(2.5, step=2.5)
    assert 2 < len(asked(site)) <= 10


async def test_come_and_go(site: Site) -> None:
    await site.set_up()
    site.pbx.queues[0].name = "Support"
    site.pbx.queues.append(SimQueue("9999", "9999", ("101",)))
    await site.minutes(10)
    assert (
        site.state("queue_9998_waiting_callers").name
        == "Support (9998) Waiting callers"
    )
    assert shown(site, "9999") == "0 1"
    assert site.state("queue_9999_waiting_callers").name == "Queue 9999 Waiting callers"
    device = known_device(site.hass, site.entry, f"{site.pbx.serial}_queue_9998")
    sentence = error_pattern("device_listed", device=r"Support \(9998\)")
    with pytest.raises(HomeAssistantError, match=f"^{sentence}"):
        await async_remove_config_entry_device(site.hass, site.entry, device)
    gone = site.pbx.queues.pop(0)
    await site.minutes(10)
    assert shown(site) == "unavailable unavailable"
    assert await async_remove_config_entry_device(site.hass, site.entry, device)
    await site.minutes(10)
    assert has_device(site)
    await site.minutes(10)
    assert not has_device(site)
    assert device_of(site.hass, site.entry, f"{site.pbx.serial}_trunk_to-108-16")
    site.pbx.queues.append(gone)
    await site.minutes(10)
    assert shown(site) == "0 2"


async def test_turned_off(site: Site) -> None:
    await site.set_up()
    assert has_device(site)
    await site.load({CONF_QUEUES: False})
    assert not has_device(site)
    asked(site, LIST)
    asked(site)
    site.coordinator.queues.async_poll_soon("9998")
    await site.minutes(11)
    assert asked(site, LIST) + asked(site) == []
    await site.load({CONF_QUEUES: True})
    assert shown(site) == "0 2"


@pytest.mark.parametrize("errno", ["10003", "10013"])
async def test_a_pbx_without_queues(
    site: Site, caplog: pytest.LogCaptureFixture, errno: str
) -> None:
    """A PBX that does not know the request, or refuses it, may have new firmware."""
    site.pbx.faults.refuse(errno, LIST)
    await site.set_up()
    await site.minutes(30)
    assert len(asked(site, LIST)) == 4
    assert not has_device(site)
    site.pbx.faults.errno = ""
    site.pbx.forget_token()
    await site.minutes(2)
    assert has_device(site)
    assert warnings(caplog) == []


@pytest.mark.parametrize("errno", ["10003", "10013", "30001"])
async def test_a_status_that_is_refused(site: Site, errno: str) -> None:
    site.pbx.faults.refuse(errno, STATUS)
    await site.set_up()
    assert shown(site) == "unknown unknown"
    site.pbx.faults.errno = ""
    await site.later(MINUTE)
    assert shown(site) == "0 2"


async def test_a_status_that_breaks_off(site: Site) -> None:
    await site.set_up()
    site.pbx.faults.cut_off(STATUS)
    await site.later(MINUTE)
    assert shown(site) == "0 2"
    await site.later(MINUTE)
    assert shown(site) == "unknown unknown"
    asked(site)
    await site.minutes(9)
    assert asked(site) == []
    assert site.hass.states.is_state("binary_sensor.uc501_connection", "on")
    site.pbx.faults.cut = False
    await site.minutes(2)
    assert shown(site) == "0 2"


async def test_the_pbx_goes_offline(
    site: Site, caplog: pytest.LogCaptureFixture
) -> None:
    await site.set_up()
    await site.pbx.stop()
    await site.later(2 * MINUTE)
    assert shown(site) == "unavailable unavailable"
    await site.minutes(20)
    assert len(warnings(caplog)) == 1
    asked(site)
    site.pbx.queues[0].waiting = 5
    await site.pbx.start()
    await site.later(40)
    assert shown(site) == "5 2"
