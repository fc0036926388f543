"""Finding the URL at which reports arrive, and raising an issue if there is none."""

from aiohttp.test_utils import TestServer
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.const import CONF_CALLBACK_ADDRESS
from tests.conftest import Later
from tests.house import act, device_id, issue_of, load
from tests.simulator import SimulatedPbx
from tests.simulator.bodies import Body
from tests.simulator.requests import Errno, RefusedError, Request

HOUR = 3600
DAY = 24 * HOUR

pytestmark = pytest.mark.usefixtures("freezer", "server")


@pytest.fixture
def own(server: TestServer) -> str:
    """Return the address at which Home Assistant is."""
    return f"127.0.0.1:{server.port}"


@pytest.fixture
def port_of_nobody(hass: HomeAssistant, server: TestServer) -> None:
    """Let Home Assistant have a port at which nothing answers."""
    assert hass.config.api
    hass.config.api.port = 9


def told(pbx: SimulatedPbx) -> str:
    return (pbx.report_url or "").partition("/")[0]


async def use_phone(pbx: SimulatedPbx, later: Later, minutes: int) -> None:
    """Use a phone each minute, so that the lists change and reports are due."""
    for minute in range(minutes):
        await pbx.report_state("101", ("InUse", "Idle")[minute % 2])
        await later(60)


async def test_next_url(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    own: str,
    entry: MockConfigEntry,
    later: Later,
) -> None:
    hass.config.internal_url = "http://127.0.0.1:9"
    await load(hass, entry)
    assert told(pbx) == "127.0.0.1:9"
    await later(600)
    assert told(pbx) == "127.0.0.1:9"
    await use_phone(pbx, later, 3)
    assert told(pbx) == own
    await use_phone(pbx, later, 6)
    assert entry.runtime_data.counts.received > 0
    assert issue_of(hass, entry, "report_url_unreachable") is None
    await later(600)
    assert told(pbx) == own


@pytest.mark.usefixtures("port_of_nobody")
async def test_no_url_works(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    server: TestServer,
    entry: MockConfigEntry,
    later: Later,
) -> None:
    await load(hass, entry)
    await use_phone(pbx, later, 3)
    raised = issue_of(hass, entry, "report_url_unreachable")
    assert raised
    assert not raised.is_fixable
    assert raised.translation_placeholders == {
        "name": entry.title,
        "url": "http://127.0.0.1:9",
    }
    assert hass.config.api
    assert server.port
    hass.config.api.port = server.port
    await later(61)
    await use_phone(pbx, later, 2)
    assert issue_of(hass, entry, "report_url_unreachable") is None


@pytest.mark.usefixtures("port_of_nobody")
async def test_no_status_monitor(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    own: str,
    entry: MockConfigEntry,
    later: Later,
) -> None:
    hass.config.internal_url = f"http://{own}"
    await load(hass, entry)
    await use_phone(pbx, later, 2)
    for word in ("Busy", "Registered"):
        pbx.set_state("102", word)
        await later(60)
    assert told(pbx) == own
    urls = []
    for word in ("Busy", "Registered", "Busy", "Registered", "Busy"):
        pbx.set_state("102", word)
        await later(60)
        urls.append(told(pbx))
    assert "127.0.0.1:9" in urls


@pytest.mark.usefixtures("port_of_nobody")
@pytest.mark.parametrize("by", ["target", "call_id"])
async def test_ending_a_call_makes_a_report_due(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    own: str,
    entry: MockConfigEntry,
    later: Later,
    by: str,
) -> None:
    """The lists show nothing here.

    Three reports in a row have to be missing before a URL that has worked is given up.
    """
    pbx.faults.always_registered = True
    hass.config.internal_url = f"http://{own}"
    await load(hass, entry)
    for phone in ("101", "102", "103"):
        await pbx.desk.ring([phone])
        await later(1)
    pbx.faults.lose_reports = 1.0
    for call in entry.runtime_data.tracker.open_calls():
        assert told(pbx) == own
        if by == "target":
            phone = device_id(hass, entry, f"_ext_{call.extensions[0]}")
            await act(hass, "hang_up", device_id=phone)
        else:
            await act(hass, "hang_up_call", call_id=call.call_id)
        await pbx.settled()
        await later(61)
    assert pbx.desk.calls == []
    assert told(pbx) == "127.0.0.1:9"


async def test_outage_makes_nothing_due(
    hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry, later: Later
) -> None:
    hass.config.internal_url = "http://127.0.0.1:9"
    await load(hass, entry)
    await pbx.stop()
    await later(120)
    pbx.set_state("101", "Unavailable")
    await pbx.start()
    await later(300)
    assert told(pbx) == "127.0.0.1:9"


@pytest.mark.parametrize("always_registered", [False, True])
async def test_quiet_house(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    later: Later,
    always_registered: bool,
) -> None:
    """Silence is not a fault if no one calls, however long it lasts.

    The records are requested at times until a report arrives.
    """
    pbx.faults.always_registered = always_registered
    await pbx.desk.call("101", "102")
    await pbx.desk.hang_up("101")
    await later(600, 600)
    await load(hass, entry)
    # The calls of the last week come into the history first.
    await later(120)
    pbx.requests.clear()
    await later(2 * DAY, 1800)
    assert issue_of(hass, entry, "report_url_unreachable") is None
    asked = pbx.paths.count("cdr/get_random")
    assert 40 <= asked <= 48
    assert entry.runtime_data.connected
    await pbx.desk.call("101", "102")
    pbx.faults.lose_reports = 1.0
    # The records are requested a last time, since nothing has shown yet whether there
    # were calls.
    await later(120)
    pbx.requests.clear()
    await later(3 * HOUR, 150)
    assert "cdr/get_random" not in pbx.paths
    assert issue_of(hass, entry, "report_url_unreachable") is None


async def test_unreported_calls(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    own: str,
    entry: MockConfigEntry,
    later: Later,
) -> None:
    pbx.faults.always_registered, pbx.faults.lose_reports = True, 1.0
    hass.config.internal_url = "http://127.0.0.1:9"
    await load(hass, entry)
    await later(2 * HOUR, 60)
    assert told(pbx) == "127.0.0.1:9"
    for _ in range(2):
        assert issue_of(hass, entry, "report_url_unreachable") is None
        await pbx.desk.call("101", "102")
        await pbx.desk.hang_up("101")
        await later(HOUR + 180, 60)
    assert told(pbx) == "127.0.0.1:9"
    assert issue_of(hass, entry, "report_url_unreachable")
    pbx.faults.lose_reports = 0.0
    await pbx.desk.call("101", "102")
    await pbx.desk.hang_up("101")
    await later(HOUR + 180, 60)
    assert told(pbx) == own
    await pbx.desk.call("101", "102")
    assert issue_of(hass, entry, "report_url_unreachable") is None


async def test_session_lost_while_looking_for_calls(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    later: Later,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    await load(hass, entry)
    pbx.faults.cut_off("cdr/get_random")
    await later(HOUR + 60, 60)
    assert "cdr/get_random" in pbx.paths
    assert entry.runtime_data.connected
    pbx.faults.cut = False
    pbx.requests.clear()

    def forget(request: Request) -> Body:
        pbx.password = "other"
        pbx.forget_token()
        raise RefusedError(Errno.NO_SUCH_TOKEN)

    monkeypatch.setattr(pbx.records, "ticket", forget)
    await later(HOUR + 60, 60)
    assert not entry.runtime_data.connected
    assert pbx.wrong_logins == 1
    assert [
        flow["context"]["source"] for flow in hass.config_entries.flow.async_progress()
    ] == ["reauth"]


async def test_only_https(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    own: str,
    entry: MockConfigEntry,
    later: Later,
) -> None:
    assert hass.config.api
    hass.config.api.use_ssl = True
    await load(hass, entry)
    assert entry.runtime_data.watchdog.target is None
    assert "url" not in pbx.requests[0][1]
    raised = issue_of(hass, entry, "https_only")
    assert raised
    assert raised.translation_placeholders == {"name": entry.title}
    await later(61)
    assert entry.runtime_data.connected
    await load(hass, entry, {CONF_CALLBACK_ADDRESS: own})
    assert issue_of(hass, entry, "https_only") is None
    assert told(pbx) == own
