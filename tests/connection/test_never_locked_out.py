"""The PBX locks an address out after five wrong logins in a row.

No path leads to that, however often it is tried.
"""

import asyncio
from collections.abc import Iterator

from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryState, ConfigFlowResult
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.const import DOMAIN
from tests.conftest import Later, load_state
from tests.forms import answers, assert_abort, set_up, start, submit
from tests.house import held, reauth_flows
from tests.simulator import SimulatedPbx

pytestmark = pytest.mark.usefixtures("names", "server")

HOUR = range(0, 3600, 120)
DAY = range(0, 86400, 1800)


@pytest.fixture(autouse=True)
def refusals(
    freezer: FrozenDateTimeFactory, pbx: SimulatedPbx, monkeypatch: pytest.MonkeyPatch
) -> Iterator[list[int]]:
    """Watch the count of the PBX: something was refused, but never a fifth time."""
    counts: list[int] = []
    refuse = pbx.access.refuse

    def count(client: str) -> None:
        refuse(client)
        counts.append(pbx.wrong_logins)

    monkeypatch.setattr(pbx.access, "refuse", count)
    yield counts
    assert 1 <= max(counts) < 5
    assert not pbx.locked


async def reload(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    await hass.config_entries.async_reload(entry.entry_id)
    await hass.async_block_till_done()


def reauth_flow(hass: HomeAssistant) -> ConfigFlowResult:
    [flow] = reauth_flows(hass)
    return flow


async def test_for_days(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    freezer: FrozenDateTimeFactory,
    refusals: list[int],
) -> None:
    """A person tried a wrong password every half hour for a day.

    Four of these logins reached the PBX, which locks the address after five.
    """
    shown = []
    for _ in DAY:
        result = await set_up(hass, answers(pbx, password="wrong"))
        shown += list((result["errors"] or {}).values())
        freezer.tick(1800)
    assert len(refusals) == 4
    assert shown == ["invalid_auth"] * 4 + ["too_many_refusals"] + ["last_try"] * (
        len(DAY) - 5
    )
    result = await submit(hass, result, answers(pbx))
    assert result["type"] is FlowResultType.CREATE_ENTRY
    assert pbx.wrong_logins == 0


async def test_warned_of_another(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    freezer: FrozenDateTimeFactory,
    refusals: list[int],
) -> None:
    for _ in range(4):
        await set_up(hass, answers(pbx, password="wrong"))
        freezer.tick(3600)
    result = await set_up(hass, answers(pbx, password="wrong"))
    assert result["errors"] == {"base": "last_try"}
    result = await submit(
        hass, result, answers(pbx, host="127.0.0.2", password="wrong")
    )
    assert result["errors"] == {"base": "wrong_port"}
    result = await submit(hass, result, answers(pbx, password="wrong"))
    assert result["errors"] == {"base": "last_try"}
    assert len(refusals) == 4


async def test_many_flows(
    hass: HomeAssistant, pbx: SimulatedPbx, freezer: FrozenDateTimeFactory
) -> None:
    hosts = ("127.0.0.1", "localhost", "http://127.0.0.1")
    for _ in HOUR:
        flows = [await start(hass) for _ in range(6)]
        typed = [
            answers(pbx, host=hosts[number % 3], password="wrong")
            for number in range(6)
        ]
        await asyncio.gather(
            *(
                submit(hass, flow, values)
                for flow, values in zip(flows, typed, strict=True)
            )
        )
        freezer.tick(120)


async def test_reload(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    later: Later,
) -> None:
    pbx.password = "new secret"
    for _ in HOUR:
        for _ in range(3):
            await reload(hass, setup_integration)
        assert setup_integration.state in (
            ConfigEntryState.SETUP_ERROR,
            ConfigEntryState.SETUP_RETRY,
        )
        await later(120, 60)
    await later(1800, 60)
    for _ in DAY:
        await reload(hass, setup_integration)
        assert setup_integration.state is ConfigEntryState.SETUP_ERROR
        await later(1800, 900)
    assert pbx.wrong_logins == 4
    pbx.password = "secret"
    credentials = {"username": "api", "password": "secret"}
    result = await submit(hass, reauth_flow(hass), credentials)
    assert result["errors"] == {"base": "last_try"}
    assert_abort(
        await submit(hass, reauth_flow(hass), credentials), "reauth_successful"
    )
    await hass.async_block_till_done()
    assert setup_integration.state is ConfigEntryState.LOADED


async def test_reload_keeps_asking(
    texts_as_keys: None,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    later: Later,
) -> None:
    """A reload drops the form that asks for new credentials.

    While no login is tried, it comes back with each.
    """
    entry = setup_integration
    pbx.password = "new secret"
    states = []
    for _ in range(6):
        await reload(hass, entry)
        assert reauth_flow(hass)["step_id"] == "reauth_confirm"
        states.append(load_state(entry))
    assert (
        states
        == [ConfigEntryState.SETUP_ERROR] * 3 + [ConfigEntryState.SETUP_RETRY] * 3
    )
    assert "login_locked.message 10" in (entry.reason or "")
    await later(300, 20)
    assert reauth_flow(hass)["step_id"] == "reauth_confirm"
    pbx.password = "secret"
    await later(900, 20)
    assert load_state(entry) is ConfigEntryState.LOADED
    assert not reauth_flows(hass)


async def test_offline_keeps_asking(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    later: Later,
) -> None:
    await later(400, 20)
    pbx.password = "new secret"
    await hass.config_entries.async_reload(setup_integration.entry_id)
    await pbx.stop()
    await reload(hass, setup_integration)
    assert load_state(setup_integration) is ConfigEntryState.SETUP_RETRY
    assert reauth_flow(hass)["step_id"] == "reauth_confirm"


async def test_attempts_of_a_person(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry
) -> None:
    """No form asks for the password while Home Assistant waits.

    A person tried wrong passwords, so the stored one may be right.
    """
    flow = await setup_integration.start_reconfigure_flow(hass)
    for number in range(3):
        flow = await submit(hass, flow, answers(pbx, password=f"wrong {number}"))
    assert setup_integration.runtime_data.connected
    assert pbx.logins == 1
    hass.config_entries.flow.async_abort(flow["flow_id"])
    await reload(hass, setup_integration)
    assert load_state(setup_integration) is ConfigEntryState.SETUP_RETRY
    assert hass.config_entries.flow.async_progress_by_handler(DOMAIN) == []


async def test_boot_raises_no_form(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    later: Later,
) -> None:
    await pbx.stop()
    await later(120)
    pbx.access.target = None
    pbx.password = "new secret"
    await pbx.start()
    await later(60)
    await reload(hass, setup_integration)
    assert load_state(setup_integration) is ConfigEntryState.SETUP_RETRY
    assert hass.config_entries.flow.async_progress_by_handler(DOMAIN) == []


async def test_given_up(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    freezer: FrozenDateTimeFactory,
    later: Later,
    refusals: list[int],
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """A login that an unload abandoned is refused when nothing listens anymore.

    After that, the entry is loaded again and again.
    """
    monkeypatch.setattr(
        "custom_components.openvox_uc.connection.http_session._LOGOUT_SECONDS", 0
    )
    pbx.password = "new secret"
    pbx.forget_token()
    hold = await held(hass, pbx, freezer, "login")
    await hass.config_entries.async_unload(setup_integration.entry_id)
    hold.answer.set()
    pbx.faults.hold = None
    for _ in HOUR:
        await hass.config_entries.async_reload(setup_integration.entry_id)
        await later(120, 60)
    assert len(refusals) == 4


async def test_all_at_once(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    later: Later,
) -> None:
    """The password was changed on the PBX.

    For an hour, the entry was reloaded, and wrong passwords were entered in all forms
    at once. The PBX never refused five logins, and so never locked the address.
    """
    pbx.password = "new secret"
    reconfigure = await setup_integration.start_reconfigure_flow(hass)
    for seconds in HOUR:
        pbx.forget_token()
        await reload(hass, setup_integration)
        reauth = await setup_integration.start_reauth_flow(hass)
        wrong = {"username": "api", "password": f"wrong {seconds}"}
        user, *forms = await asyncio.gather(
            set_up(hass, answers(pbx, host="localhost", **wrong)),
            submit(hass, reconfigure, answers(pbx, **wrong)),
            submit(hass, reauth, wrong),
        )
        # A manual set-up does not even log in, since there is an entry.
        assert_abort(user, "already_configured")
        assert [form["type"] for form in forms] == [FlowResultType.FORM] * 2
        await later(120, 60)
