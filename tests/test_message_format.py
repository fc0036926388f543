"""The main job over XML, the other format of the API.

Set-up, calls, actions, and the records of an outage, over real HTTP.
"""

from aiohttp.test_utils import TestServer
from homeassistant.config_entries import ConfigEntryState
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)

from custom_components.openvox_uc.const import (
    CONF_MESSAGE_FORMAT,
    DOMAIN,
    EVENT_CALL,
    EVENT_CALL_RECORD,
)
from tests.conftest import Later, state_of
from tests.forms import (
    answers,
    assert_abort,
    assert_error,
    create,
    set_up,
    start,
    submit,
)
from tests.house import act, known_device, load, state
from tests.simulator import Faults, SimulatedPbx

ALICE = "sensor.uc501_alice_101_status"


pytestmark = pytest.mark.usefixtures("noon")


@pytest.fixture
async def over_xml(
    hass: HomeAssistant, pbx: SimulatedPbx, server: TestServer, entry: MockConfigEntry
) -> MockConfigEntry:
    await load(hass, entry, {CONF_MESSAGE_FORMAT: "xml"})
    return entry


@pytest.mark.parametrize("json_reports", [False, True])
async def test_main_job(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    over_xml: MockConfigEntry,
    later: Later,
    *,
    json_reports: bool,
) -> None:
    """Calls, records and actions work as over JSON.

    This is so even if the reports are still JSON.
    """
    pbx.faults.json_reports = json_reports
    calls, records = (
        async_capture_events(hass, EVENT_CALL),
        async_capture_events(hass, EVENT_CALL_RECORD),
    )
    await pbx.desk.ring(["101"], "0301234567")
    assert state_of(hass, ALICE) == "ringing"
    await pbx.desk.answer("101")
    await later(10, step=1)
    assert state_of(hass, ALICE) == "in_use"
    await pbx.desk.hang_up("101")
    await later(5, step=1)
    await pbx.desk.ring(["101", "102"], "0307654321")
    await pbx.desk.miss()
    await later(70)
    assert [(event.data["type"], event.data["caller"]) for event in calls] == [
        ("call_ringing", "0301234567"),
        ("call_answered", "0301234567"),
        ("call_ended", "0301234567"),
        ("call_ringing", "0307654321"),
        ("call_missed", "0307654321"),
    ]
    assert [event.data["outcome"] for event in records] == ["answered", "missed"]
    phone = known_device(hass, over_xml, f"{pbx.serial}_ext_101")
    await act(hass, "dial", device_id=phone.id, number="102")
    await pbx.settled()
    assert state_of(hass, ALICE) == "in_use"
    await act(hass, "hang_up", device_id=phone.id)
    await pbx.settled()
    await later(70)
    assert state_of(hass, ALICE) == "idle"
    assert pbx.formats == {
        ("request", "xml"),
        ("report", "json" if json_reports else "xml"),
    }


async def test_records_of_an_outage(
    hass: HomeAssistant, pbx: SimulatedPbx, over_xml: MockConfigEntry, later: Later
) -> None:
    """Calls of the time in which Home Assistant was away are fetched.

    This is so even if the first permission is refused in XML.
    """
    await later(70)
    assert await hass.config_entries.async_unload(over_xml.entry_id)
    await pbx.desk.call_in_vain("101", "0301234567")
    assert await hass.config_entries.async_setup(over_xml.entry_id)
    await later(70)
    assert state(hass, "sensor", f"{pbx.serial}_missed_calls").state == "1"
    assert ("request", "json") not in pbx.formats


@pytest.mark.parametrize(
    "faults",
    [
        Faults(xml_only=True),
        *(
            Faults(json_errno=errno)
            for errno in ("10002", "10004", "20000", "20009", "400", "415")
        ),
    ],
    ids=lambda faults: faults.json_errno or "reads XML alone",
)
async def test_pbx_that_supports_only_xml(
    hass: HomeAssistant, pbx: SimulatedPbx, server: TestServer, faults: Faults
) -> None:
    """A PBX that supports only XML is added by hand, over XML.

    The format is remembered and survives a reconfiguration. No login counts toward a
    lock-out.
    """
    pbx.faults = faults
    result = await create(hass, await start(hass), answers(pbx))
    entry = result["result"]
    await hass.async_block_till_done()
    assert entry.options == {CONF_MESSAGE_FORMAT: "xml"}
    assert entry.state is ConfigEntryState.LOADED
    assert state_of(hass, ALICE) == "idle"
    pbx.formats.clear()
    result = await submit(
        hass,
        await hass.config_entries.flow.async_init(
            DOMAIN, context={"source": "reconfigure", "entry_id": entry.entry_id}
        ),
        answers(pbx),
    )
    assert_abort(result, "reconfigure_successful")
    await hass.async_block_till_done()
    assert entry.options == {CONF_MESSAGE_FORMAT: "xml"}
    assert pbx.access.wrong_logins == 0


@pytest.mark.parametrize("errno", ["20003", "10004"])
async def test_wrong_password_over_xml(
    hass: HomeAssistant, pbx: SimulatedPbx, server: TestServer, errno: str
) -> None:
    """XML is tried once at most, and only if JSON may be the reason.

    Each try counts, so that there is no lock-out.
    """
    pbx.wrong_login_errno = errno
    result = await set_up(hass, answers(pbx, password="wrong"))
    assert_error(result, "user", "invalid_auth")
    assert (
        pbx.paths.count("login")
        == pbx.access.wrong_logins
        == (1 if errno == "20003" else 2)
    )
    for _ in range(5):
        result = await submit(hass, result, answers(pbx, password="wrong"))
    assert pbx.access.wrong_logins == 3
    assert_error(result, "user", "too_many_refusals")


async def test_pbx_that_has_forgotten_json(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry
) -> None:
    """Signing in again finds out that a PBX has forgotten JSON.

    This happens after an update to firmware that speaks XML alone.
    """
    pbx.faults.json_errno = "10002"
    pbx.forget_token()
    result = await setup_integration.start_reauth_flow(hass)
    result = await submit(
        hass, result, {"username": pbx.username, "password": pbx.password}
    )
    assert_abort(result, "reauth_successful")
    await hass.async_block_till_done()
    assert setup_integration.options[CONF_MESSAGE_FORMAT] == "xml"
    assert state_of(hass, ALICE) == "idle"
