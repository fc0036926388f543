"""A PBX that seems to be elsewhere.

No entry moves by itself, and nothing secret goes to an address that no person has
agreed to.
"""

from collections.abc import AsyncIterator

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryDisabler, ConfigEntryState
from homeassistant.const import CONF_HOST, CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
from homeassistant.helpers import issue_registry as ir
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.const import CONF_PASSWORD_MD5, DOMAIN
from tests.attack.stranger import Stranger
from tests.conftest import Later, load_state
from tests.forms import answers, assert_abort, discover, set_up
from tests.house import held
from tests.simulator import SimulatedPbx

ELSEWHERE = "127.0.0.2"
OTHER_MAC = "a09805aabbcc"

pytestmark = pytest.mark.usefixtures("freezer", "names", "server", "api_port")


@pytest.fixture
async def stranger(pbx: SimulatedPbx) -> AsyncIterator[Stranger]:
    async with Stranger(pbx.serial, ELSEWHERE, pbx.port) as stranger:
        yield stranger


@pytest.fixture
def secrets(pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> list[str]:
    assert pbx.token
    data = setup_integration.data
    return [data[CONF_PASSWORD_MD5], data[CONF_WEBHOOK_ID], pbx.password, pbx.token]


async def seen(hass: HomeAssistant, mac: str, ip: str = ELSEWHERE) -> None:
    assert_abort(await discover(hass, mac, ip), "already_configured")


def asked_about(hass: HomeAssistant, entry: MockConfigEntry) -> str | None:
    issue = ir.async_get(hass).async_get_issue(DOMAIN, f"moved_{entry.entry_id}")
    if issue is None:
        return None
    assert issue.is_fixable
    assert issue.data
    assert issue.translation_placeholders == {
        "name": entry.title,
        "host": entry.data[CONF_HOST],
        "address": issue.data["address"],
    }
    return str(issue.data["address"])


@pytest.mark.parametrize(
    "mac", [None, OTHER_MAC], ids=["by its MAC address", "by its serial number"]
)
async def test_stranger(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    stranger: Stranger,
    secrets: list[str],
    later: Later,
    freezer: FrozenDateTimeFactory,
    mac: str | None,
) -> None:
    """A device with the PBX's MAC address or serial number requested an address.

    Meanwhile, the PBX was there, hung, or was away. The entry stayed where it was, no
    login went to the device, and a repair issue asked only after five minutes without
    the PBX.
    """
    entry, mac = setup_integration, mac or pbx.serial
    await seen(hass, mac)
    assert entry.runtime_data.connected
    # One request that hangs, while the session is fine.
    hold = await held(hass, pbx, freezer, "heartbeat")
    await seen(hass, mac)
    hold.answer.set()
    pbx.faults.hold = None
    await later(61)
    assert entry.runtime_data.connected
    # The PBX is away.
    await pbx.stop()
    await later(61)
    await seen(hass, mac)
    await later(200)
    assert asked_about(hass, entry) is None
    await later(120)
    assert asked_about(hass, entry) == ELSEWHERE
    await hass.config_entries.async_reload(entry.entry_id)
    await later(600, 20)
    assert asked_about(hass, entry) == ELSEWHERE
    assert load_state(entry) is ConfigEntryState.SETUP_RETRY
    # And back.
    await pbx.start()
    await later(600, 20)
    assert asked_about(hass, entry) is None
    assert entry.data[CONF_HOST] == "127.0.0.1"
    assert entry.runtime_data.connected
    assert stranger.knows(secrets) == []
    assert all("/deviceinfo/query" in request for request in stranger.received)


async def test_stranger_in_a_form(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    stranger: Stranger,
    secrets: list[str],
    later: Later,
) -> None:
    """A person entered the address of a device with a known serial number.

    The device claims the number of a PBX that is set up already. The entry stayed where
    it was, and nothing that was entered went there.
    """
    await pbx.stop()
    await later(400)
    assert asked_about(hass, setup_integration) is None
    assert_abort(await set_up(hass, answers(pbx, host=ELSEWHERE)), "already_configured")
    # The hint comes last, so the issue is raised at once.
    assert asked_about(hass, setup_integration) == ELSEWHERE
    assert setup_integration.data[CONF_HOST] == "127.0.0.1"
    assert stranger.knows(secrets) == []


async def test_hint_at_set_up(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    stranger: Stranger,
    later: Later,
) -> None:
    await pbx.stop()
    assert not await hass.config_entries.async_setup(entry.entry_id)
    await seen(hass, pbx.serial)
    await later(200, 20)
    assert asked_about(hass, entry) is None
    await later(700, 20)
    assert asked_about(hass, entry) == ELSEWHERE
    assert entry.data[CONF_HOST] == "127.0.0.1"


async def test_garbled_is_not_away(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    later: Later,
) -> None:
    await pbx.stop()
    await later(120)
    await seen(hass, pbx.serial)
    pbx.faults.garbled = True
    await pbx.start()
    await later(400)
    assert not setup_integration.runtime_data.connected
    assert asked_about(hass, setup_integration) is None
    await pbx.stop()
    await later(120)
    assert asked_about(hass, setup_integration) is None
    await later(240)
    assert asked_about(hass, setup_integration) == ELSEWHERE


async def test_refused_is_not_away(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    later: Later,
) -> None:
    await later(400)
    await pbx.stop()
    await later(290)
    await seen(hass, pbx.serial)
    pbx.password = "other"
    await pbx.start()
    await hass.config_entries.async_reload(setup_integration.entry_id)
    await later(600, 20)
    assert asked_about(hass, setup_integration) is None


async def test_address_changes_again(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    later: Later,
) -> None:
    await pbx.stop()
    await seen(hass, pbx.serial)
    await later(400)
    assert asked_about(hass, setup_integration) == ELSEWHERE
    await seen(hass, pbx.serial, "127.0.0.3")
    assert asked_about(hass, setup_integration) == "127.0.0.3"
    await hass.config_entries.async_set_disabled_by(
        setup_integration.entry_id, ConfigEntryDisabler.USER
    )
    await hass.async_block_till_done()
    assert asked_about(hass, setup_integration) is None
    await seen(hass, pbx.serial)
    assert asked_about(hass, setup_integration) is None
    assert setup_integration.data[CONF_HOST] == "127.0.0.1"
