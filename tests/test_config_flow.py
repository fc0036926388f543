"""Setting up a PBX, finding one, and changing its address or login; over real HTTP."""

from collections.abc import AsyncIterator, Iterator
import logging
import socket
from typing import Any
from unittest.mock import patch

import aiohttp
from aiohttp.test_utils import TestServer
from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import (
    SOURCE_IGNORE,
    ConfigEntryState,
    ConfigFlowResult,
)
from homeassistant.const import CONF_HOST, CONF_USERNAME, CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import pytest_socket

from custom_components.openvox_uc.const import (
    CONF_CALLBACK_ADDRESS,
    CONF_PASSWORD_MD5,
    CONF_REPORT_PORT,
    DOMAIN,
)
from tests.conftest import Later, digest, load_state, make_entry
from tests.forms import (
    answers,
    assert_abort,
    assert_error,
    assert_form,
    create,
    discover,
    set_up,
    start,
    submit,
    suggested,
)
from tests.house import free_port, logged, state
from tests.pbx.server import ScriptedPbx, failed
from tests.repository import ENGLISH
from tests.simulator import Faults, SimulatedPbx

MAC = "a09805021987"
OTHER_MAC = "a09805aabbcc"

pytestmark = pytest.mark.usefixtures("names", "server", "api_port")
CREDENTIALS = {"username": "api", "password": "secret"}


@pytest.fixture
async def other_pbx() -> AsyncIterator[SimulatedPbx]:
    async with SimulatedPbx(host="127.0.0.2", serial=OTHER_MAC, name="UC300") as other:
        yield other


@pytest.fixture
async def two_addresses(pbx: SimulatedPbx) -> SimulatedPbx:
    await pbx.stop()
    pbx.host = "0.0.0.0"
    await pbx.start()
    pbx.host = "127.0.0.1"
    return pbx


@pytest.fixture
def impatient() -> Iterator[None]:
    with patch(
        "custom_components.openvox_uc.pbx.api.transport.TIMEOUT",
        aiohttp.ClientTimeout(total=0.2),
    ):
        yield


@pytest.fixture
def tls_only(hass: HomeAssistant, server: TestServer) -> None:
    assert hass.config.api
    hass.config.api.use_ssl = True


async def move(pbx: SimulatedPbx, host: str) -> None:
    await pbx.stop()
    pbx.host = host
    await pbx.start()


async def test_user(hass: HomeAssistant, pbx: SimulatedPbx, server: TestServer) -> None:
    result = await start(hass)
    assert result["errors"] == {}
    result = await create(hass, result, answers(pbx))
    assert result["title"] == "UC501 (a09805021987)"
    entry = result["result"]
    assert entry.unique_id == MAC
    assert entry.options == {}
    assert entry.data == {
        **make_entry(pbx).data,
        CONF_WEBHOOK_ID: entry.data[CONF_WEBHOOK_ID],
    }
    assert load_state(entry) is ConfigEntryState.LOADED
    # The flow logged in with the very URL that the entry uses, and out again.
    await assert_reported(pbx, result, server.port)
    assert {login["url"] for login in pbx.fields_of("login")} == {pbx.report_url}
    assert pbx.paths[:4] == [
        "deviceinfo/query",
        "login",
        "deviceinfo/query",
        "logout",
    ]
    assert pbx.logins == 2


async def test_name(hass: HomeAssistant, pbx: SimulatedPbx) -> None:
    result = await set_up(hass, answers(pbx, name="House ", port=1))
    assert_error(result, "user", "wrong_port")
    assert suggested(result)["name"] == "House "
    result = await create(hass, result, answers(pbx, name="House "))
    assert result["title"] == "House"
    assert result["data"].keys() == make_entry(pbx).data.keys()
    active_calls = state(hass, "sensor", f"{pbx.serial}_active_calls")
    assert (active_calls.entity_id, active_calls.name) == (
        "sensor.house_active_calls",
        "House Active calls",
    )


@pytest.mark.parametrize(
    ("name", "serial"), [("", MAC), (" ", MAC), ("", " A09805021987 ")]
)
async def test_name_left_empty(
    hass: HomeAssistant, pbx: SimulatedPbx, name: str, serial: str
) -> None:
    pbx.serial = serial
    result = await set_up(hass, answers(pbx, name=name))
    assert (result["title"], result["result"].unique_id) == (
        "UC501 (a09805021987)",
        MAC,
    )


@pytest.mark.parametrize(
    ("typed", "key", "field"),
    [
        ({"host": "no address"}, "invalid_host", "host"),
        ({"host": "ftp://192.168.1.10"}, "invalid_host", "host"),
        ({"host": "https://192.168.1.10:9011"}, "https_not_supported", "host"),
        ({"host": "pbx.invalid"}, "cannot_connect", "base"),
        # Nothing can connect to the broadcast address, on any machine.
        ({"host": "255.255.255.255"}, "cannot_connect", "base"),
        ({"port": 1}, "wrong_port", "base"),
        ({"password": "wrong"}, "invalid_auth", "base"),
    ],
)
async def test_wrong_input(
    texts_as_keys: None,
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    typed: dict[str, Any],
    key: str,
    field: str,
) -> None:
    pytest_socket.socket_allow_hosts(["127.0.0.1", "255.255.255.255"])
    result = await set_up(hass, answers(pbx, **typed))
    assert_error(result, "user", key, field=field)
    if key == "invalid_auth":
        assert result["description_placeholders"] == {
            "reason": "pbx_error_20003.message"
        }
    kept = answers(pbx, **typed)
    assert suggested(result) == {
        name: kept[name] for name in kept if name != "password" or key != "invalid_auth"
    }
    result = await create(hass, result, answers(pbx, host="localhost"))
    assert result["data"][CONF_HOST] == "localhost"
    assert pbx.wrong_logins == 0


@pytest.mark.parametrize(
    ("faults", "key"),
    [
        (Faults(cut=True), "cannot_connect"),
        (Faults(slow=5), "cannot_connect"),
        (Faults(html=True), "wrong_port"),
        (Faults(paths={"login"}, cut=True), "cannot_connect"),
        (Faults(paths={"login"}, slow=5), "cannot_connect"),
        (Faults(paths={"login"}, html=True), "not_openvox"),
        (Faults(refuse_all=True), "invalid_auth"),
    ],
    ids=str,
)
@pytest.mark.usefixtures("impatient")
async def test_faults_and_recovery(
    hass: HomeAssistant, pbx: SimulatedPbx, faults: Faults, key: str
) -> None:
    pbx.faults = faults
    result = await set_up(hass, answers(pbx, host=f"{pbx.host}:{pbx.port}", port=9011))
    assert_error(result, "user", key)
    # A password that was refused has to be typed again.
    password = {} if key == "invalid_auth" else {"password": "secret"}
    assert suggested(result) == {
        "host": pbx.host,
        "port": pbx.port,
        "username": "api",
        **password,
    }
    pbx.faults = Faults()
    await create(hass, result, answers(pbx))


async def test_too_many_refusals(
    hass: HomeAssistant, pbx: SimulatedPbx, freezer: FrozenDateTimeFactory
) -> None:
    result = await start(hass)
    for _ in range(3):
        result = await submit(hass, result, answers(pbx, password="wrong"))
        assert_error(result, "user", "invalid_auth")
    freezer.tick(61)
    asked = pbx.fields_of("login")
    result = await submit(hass, result, answers(pbx))
    assert_error(result, "user", "too_many_refusals")
    assert result["description_placeholders"] == {"minutes": "9"}
    assert pbx.fields_of("login") == asked
    freezer.tick(540)
    await create(hass, result, answers(pbx))


async def test_no_serial_number(hass: HomeAssistant, pbx: SimulatedPbx) -> None:
    pbx.serial = " "
    assert_error(await set_up(hass, answers(pbx)), "user", "not_openvox")
    assert pbx.token is None


async def test_refused_after_the_login(
    texts_as_keys: None, hass: HomeAssistant, pbx: SimulatedPbx
) -> None:
    async with ScriptedPbx() as broken:
        broken.order("deviceinfo/query", failed("20005"), failed("30001"))
        result = await set_up(hass, answers(pbx, port=broken.port))
    assert_error(result, "user", "refused")
    assert result["description_placeholders"] == {"reason": "pbx_error_30001.message"}
    assert broken.paths[-1] == "logout"
    await create(hass, result, answers(pbx))


async def test_other_api_version(hass: HomeAssistant, pbx: SimulatedPbx) -> None:
    pbx.accepted_versions = {"v1.1.0"}
    entry = (await create(hass, await start(hass), answers(pbx)))["result"]
    assert load_state(entry) is ConfigEntryState.LOADED
    assert entry.runtime_data.client.api_version == "v1.1.0"


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost", "http://127.0.0.1"])
async def test_same_address(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    host: str,
) -> None:
    asked = len(pbx.requests)
    assert_abort(await set_up(hass, answers(pbx, host=host)), "already_configured")
    assert len(pbx.requests) == asked


async def test_same_serial(
    hass: HomeAssistant,
    later: Later,
    two_addresses: SimulatedPbx,
    setup_integration: MockConfigEntry,
) -> None:
    """A PBX that is known only after the login goes back to its entry.

    It does so with the next heartbeat.
    """
    url = two_addresses.report_url
    assert_abort(
        await set_up(hass, answers(two_addresses, host="127.0.0.2")),
        "already_configured",
    )
    assert setup_integration.data[CONF_HOST] == "127.0.0.1"
    assert two_addresses.report_url != url
    await later(61)
    assert two_addresses.report_url == url
    assert setup_integration.runtime_data.connected


async def test_second_pbx(
    hass: HomeAssistant, other_pbx: SimulatedPbx, setup_integration: MockConfigEntry
) -> None:
    result = await create(hass, await start(hass), answers(other_pbx))
    assert result["title"] == "UC300 (a09805aabbcc)"
    assert [entry.state for entry in hass.config_entries.async_entries(DOMAIN)] == [
        ConfigEntryState.LOADED
    ] * 2


async def assert_reported(
    pbx: SimulatedPbx, result: ConfigFlowResult, port: int | None
) -> None:
    """Check that reports to the new entry arrive at a port."""
    webhook_id = result["data"][CONF_WEBHOOK_ID]
    assert pbx.report_url == f"127.0.0.1:{port}/api/webhook/{webhook_id}"
    assert await pbx.report({"action": "BootUp", "sn": pbx.serial}) == 200


@pytest.mark.usefixtures("tls_only")
async def test_callback_address(
    hass: HomeAssistant, pbx: SimulatedPbx, server: TestServer
) -> None:
    result = await set_up(hass, answers(pbx))
    assert_form(result, "callback_address")
    assert pbx.logins == 0
    wrong = {
        "https://127.0.0.1:8123": "callback_https",
        "no address": "invalid_callback",
        "[2001:db8::1]:8123": "callback_unusable",
    }
    for typed, key in wrong.items():
        result = await submit(hass, result, {CONF_CALLBACK_ADDRESS: typed})
        assert_error(result, "callback_address", key, field=CONF_CALLBACK_ADDRESS)
        assert suggested(result) == {CONF_CALLBACK_ADDRESS: typed}
    result = await create(
        hass, result, {CONF_CALLBACK_ADDRESS: f"http://127.0.0.1:{server.port}/"}
    )
    assert result["options"] == {CONF_CALLBACK_ADDRESS: f"127.0.0.1:{server.port}"}
    await assert_reported(pbx, result, server.port)


@pytest.mark.usefixtures("tls_only")
async def test_report_port(hass: HomeAssistant, pbx: SimulatedPbx) -> None:
    port = free_port()
    result = await set_up(hass, answers(pbx))
    assert_form(result, "callback_address")
    with socket.create_server(("", port)):
        result = await submit(hass, result, {CONF_REPORT_PORT: port})
        assert_error(
            result, "callback_address", "report_port_in_use", field=CONF_REPORT_PORT
        )
        assert suggested(result) == {CONF_REPORT_PORT: port}
    result = await create(hass, result, {CONF_REPORT_PORT: port})
    assert result["options"] == {CONF_REPORT_PORT: port}
    await assert_reported(pbx, result, port)


@pytest.mark.usefixtures("tls_only")
async def test_without_callback_address(hass: HomeAssistant, pbx: SimulatedPbx) -> None:
    result = await set_up(hass, answers(pbx, password="wrong"))
    result = await submit(hass, result, {})
    assert_error(result, "user", "invalid_auth")
    result = await create(hass, result, answers(pbx))
    assert result["options"] == {}
    assert result["result"].state is ConfigEntryState.LOADED


def found(hass: HomeAssistant) -> list[tuple[str | None, dict[str, str]]]:
    flows = hass.config_entries.flow.async_progress_by_handler(DOMAIN)
    return [
        (
            flow["context"].get("unique_id"),
            dict(flow["context"].get("title_placeholders", {})),
        )
        for flow in flows
    ]


@pytest.mark.parametrize(
    ("serial", "tells", "known"), [(MAC, False, MAC), ("uc-0815", True, "uc-0815")]
)
async def test_discovery(
    hass: HomeAssistant, pbx: SimulatedPbx, serial: str, tells: bool, known: str
) -> None:
    pbx.serial, pbx.tells_device_to_all = serial, tells
    result = await discover(hass)
    assert_form(result, "user")
    assert suggested(result) == {"host": "127.0.0.1"}
    shown = {"name": "UC501" if tells else "OpenVox UC", "host": "127.0.0.1"}
    assert found(hass) == [(known, shown)]
    assert pbx.paths == ["deviceinfo/query"]
    # It requests an address again and again.
    assert_abort(await discover(hass), "already_in_progress")
    result = await submit(hass, result, answers(pbx, password="wrong"))
    assert_error(result, "user", "invalid_auth")
    result = await create(hass, result, answers(pbx))
    assert result["title"] == f"UC501 ({serial})"
    assert result["data"][CONF_HOST] == "127.0.0.1"
    assert result["result"].state is ConfigEntryState.LOADED
    assert_abort(await discover(hass), "already_configured")


@pytest.mark.usefixtures("tls_only")
async def test_discovery_with_callback_address(
    hass: HomeAssistant, pbx: SimulatedPbx, server: TestServer
) -> None:
    result = await submit(hass, await discover(hass), answers(pbx))
    assert_form(result, "callback_address")
    typed = {CONF_CALLBACK_ADDRESS: f"127.0.0.1:{server.port}"}
    assert (await create(hass, result, typed))["options"] == typed


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize(
    "faults", [Faults(html=True), Faults(slow=5)], ids=["page", "silence"]
)
async def test_discovery_of_something_else(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    faults: Faults,
    caplog: pytest.LogCaptureFixture,
) -> None:
    pbx.faults = faults
    assert_abort(await discover(hass), "not_openvox")
    assert logged(caplog, logging.WARNING) == []
    pbx.faults = Faults()
    assert_form(await discover(hass), "user")


async def test_discovery_of_a_closed_port(
    hass: HomeAssistant, pbx: SimulatedPbx
) -> None:
    """A gateway of the same manufacturer has no such API."""
    await pbx.stop()
    assert_abort(await discover(hass), "not_openvox")


@pytest.mark.parametrize("serial", [MAC, "uc-0815"])
async def test_discovery_ignored(
    hass: HomeAssistant, pbx: SimulatedPbx, serial: str
) -> None:
    pbx.tells_device_to_all = True
    pbx.serial = serial
    MockConfigEntry(domain=DOMAIN, source=SOURCE_IGNORE, unique_id=serial).add_to_hass(
        hass
    )
    assert_abort(await discover(hass), "already_configured")
    await create(hass, await start(hass), answers(pbx))
    assert [entry.unique_id for entry in hass.config_entries.async_entries(DOMAIN)] == [
        serial
    ]


@pytest.mark.parametrize("host", ["127.0.0.1", "localhost"])
async def test_discovery_at_a_known_address(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    host: str,
) -> None:
    hass.config_entries.async_update_entry(
        setup_integration, data={**setup_integration.data, CONF_HOST: host}
    )
    assert_abort(await discover(hass, mac=OTHER_MAC), "already_configured")
    assert setup_integration.data[CONF_HOST] == host
    assert pbx.logins == 1


async def test_discovery_of_one_that_is_back(
    hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry
) -> None:
    await pbx.stop()
    await hass.config_entries.async_setup(entry.entry_id)
    assert load_state(entry) is ConfigEntryState.SETUP_RETRY
    await pbx.start()
    assert_abort(await discover(hass), "already_configured")
    assert load_state(entry) is ConfigEntryState.LOADED


async def test_discovery_of_one_whose_session_is_down(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry
) -> None:
    """An entry that can find its PBX on its own is left alone."""
    await pbx.stop()
    coordinator = setup_integration.runtime_data
    assert_abort(await discover(hass), "already_configured")
    assert setup_integration.runtime_data is coordinator
    assert load_state(setup_integration) is ConfigEntryState.LOADED


async def test_discovery_set_up_by_hand_meanwhile(
    hass: HomeAssistant, pbx: SimulatedPbx
) -> None:
    await discover(hass)
    await create(hass, await start(hass), answers(pbx))
    assert found(hass) == []


async def test_reauth(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry
) -> None:
    pbx.username, pbx.password = "homeassistant", "new secret"
    url = pbx.report_url
    result = await setup_integration.start_reauth_flow(hass)
    assert_form(result, "reauth_confirm")
    # The frontend names a flow that waits for a person by these.
    [(_, named)] = found(hass)
    assert (
        ENGLISH["config"]["flow_title"].format(**named)
        == "UC501 (a09805021987) (127.0.0.1)"
    )
    assert result["description_placeholders"] == {
        "name": setup_integration.title,
        "host": "127.0.0.1",
    }
    assert suggested(result) == {"username": "api"}
    result = await submit(
        hass, result, {"username": "homeassistant", "password": "secret"}
    )
    assert_error(result, "reauth_confirm", "invalid_auth")
    assert suggested(result) == {"username": "homeassistant"}
    right = {"username": "homeassistant", "password": "new secret"}
    pbx.faults = Faults(cut=True)
    result = await submit(hass, result, right)
    assert_error(result, "reauth_confirm", "cannot_connect")
    assert suggested(result) == right
    pbx.faults = Faults()
    assert_abort(await submit(hass, result, right), "reauth_successful")
    await hass.async_block_till_done()
    assert setup_integration.state is ConfigEntryState.LOADED
    changed = {CONF_USERNAME: "homeassistant", CONF_PASSWORD_MD5: digest("new secret")}
    assert setup_integration.data == make_entry(pbx).data | changed
    assert hass.config_entries.flow.async_progress() == []
    assert {login["url"] for login in pbx.fields_of("login")} == {url}


async def test_reauth_where_another_entry_was(
    hass: HomeAssistant, setup_integration: MockConfigEntry
) -> None:
    """The address of a PBX may have belonged to another one.

    The entry of that one does not know yet where it is now.
    """
    MockConfigEntry(
        domain=DOMAIN, unique_id=OTHER_MAC, data={**setup_integration.data}
    ).add_to_hass(hass)
    result = await setup_integration.start_reauth_flow(hass)
    assert_abort(await submit(hass, result, CREDENTIALS), "reauth_successful")


async def test_reconfigure(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry
) -> None:
    await move(pbx, "127.0.0.2")
    pbx.password = "new secret"
    result = await setup_integration.start_reconfigure_flow(hass)
    assert_form(result, "reconfigure")
    assert suggested(result) == {
        "host": "127.0.0.1",
        "port": pbx.port,
        "username": "api",
    }
    result = await submit(hass, result, answers(pbx, host="https://127.0.0.2"))
    assert_error(result, "reconfigure", "https_not_supported", field="host")
    assert suggested(result)["password"] == "new secret"
    assert_abort(
        await submit(
            hass, result, answers(pbx, host=f"127.0.0.2:{pbx.port}", port=9011)
        ),
        "reconfigure_successful",
    )
    await hass.async_block_till_done()
    assert setup_integration.state is ConfigEntryState.LOADED
    assert setup_integration.data == make_entry(pbx).data | {
        CONF_HOST: "127.0.0.2",
        CONF_PASSWORD_MD5: digest("new secret"),
    }


@pytest.mark.parametrize("typed", [{}, {"password": ""}])
async def test_reconfigure_without_password(
    hass: HomeAssistant, setup_integration: MockConfigEntry, typed: dict[str, str]
) -> None:
    before = dict(setup_integration.data)
    result = await setup_integration.start_reconfigure_flow(hass)
    result = await submit(hass, result, suggested(result) | typed)
    assert_abort(result, "reconfigure_successful")
    await hass.async_block_till_done()
    assert setup_integration.data == before
    assert setup_integration.state is ConfigEntryState.LOADED


@pytest.mark.parametrize(
    ("told", "serial", "shown"),
    [
        (True, OTHER_MAC, OTHER_MAC),
        (False, OTHER_MAC, OTHER_MAC),
        (False, "[a09805](//evil.example)", "a09805evilexample"),
    ],
)
async def test_reconfigure_to_another_pbx(
    hass: HomeAssistant,
    other_pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    told: bool,
    serial: str,
    shown: str,
) -> None:
    """The alleged serial number of another device is shown without possible markup."""
    other_pbx.tells_device_to_all, other_pbx.serial = told, serial
    before = dict(setup_integration.data)
    result = await submit(
        hass, await setup_integration.start_reconfigure_flow(hass), answers(other_pbx)
    )
    assert_abort(result, "wrong_device")
    assert result["description_placeholders"] == {"host": "127.0.0.2", "serial": shown}
    assert setup_integration.data == before
    assert setup_integration.runtime_data.connected


async def test_reconfigure_to_an_entry(
    hass: HomeAssistant, other_pbx: SimulatedPbx, setup_integration: MockConfigEntry
) -> None:
    make_entry(other_pbx).add_to_hass(hass)
    result = await submit(
        hass, await setup_integration.start_reconfigure_flow(hass), answers(other_pbx)
    )
    assert_abort(result, "already_configured")
    assert other_pbx.requests == []


async def test_nothing_secret_in_the_log(
    hass: HomeAssistant, pbx: SimulatedPbx, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG", "custom_components.openvox_uc")
    pbx.faults = Faults(paths={"logout"}, cut=True)
    result = await set_up(hass, answers(pbx, password="geheim"))
    result = await create(hass, result, answers(pbx))
    messages = "\n".join(logged(caplog))
    assert "was not ended" in messages
    for secret in (
        "geheim",
        digest("geheim"),
        digest("secret"),
        result["data"][CONF_WEBHOOK_ID],
    ):
        assert secret not in messages
