"""Login, lock-out, the life of a token, and the address for reports."""

import aiohttp
import pytest

from tests.pbx import fixtures

from .access import Target, report_target
from .application import Application, Clock
from .bodies import Body, compact, extension_status
from .pbx import SimulatedPbx

PLAIN: Body = {"status": "Success"}
NO_CREDENTIALS: Body = {"username": "api", "password": "0" * 32, "port": "8260"}


async def test_lock_out(pbx: SimulatedPbx, application: Application, clock: Clock) -> None:
    """The fifth wrong login in a row locks the address out for ten minutes, even with the right password."""
    for count in range(1, 6):
        assert await application.post("login", NO_CREDENTIALS) == b'{"status":"Failed","errno":"20003"}'
        assert pbx.wrong_logins == count
    assert pbx.locked
    assert await application.log_in() == b'{"status":"Failed","errno":"20002"}'
    clock.now += 599
    assert await application.log_in() == b'{"status":"Failed","errno":"20002"}'
    clock.now += 1
    assert b"Success" in await application.log_in()
    assert not pbx.locked


async def test_a_good_login_clears_the_count(pbx: SimulatedPbx, application: Application) -> None:
    """Only wrong logins in a row count."""
    pbx.wrong_login_errno = "30003"
    for _ in range(2):
        for _ in range(4):
            assert await application.post("login", NO_CREDENTIALS) == fixtures.answer("login_failed.json").strip()
        assert b"Success" in await application.log_in()
        assert pbx.wrong_logins == 0


async def test_another_address_is_not_locked_out(pbx: SimulatedPbx, application: Application) -> None:
    """The lock-out concerns one address."""
    for _ in range(5):
        await application.post("login", NO_CREDENTIALS)
    connector = aiohttp.TCPConnector(local_addr=("127.0.0.2", 0))
    async with aiohttp.ClientSession(connector=connector) as session:
        other = Application(pbx, session)
        assert b"Success" in await other.log_in(port="8260", url="")
    assert pbx.report_url == "127.0.0.2:8260/"


async def test_token_life(pbx: SimulatedPbx, application: Application, clock: Clock) -> None:
    """A token lives for half an hour after the last request, and reports with it."""
    assert await application.post("trunklist/query") == b'{"status":"Failed","errno":"20005"}'
    assert await application.post("trunklist/query", token="f" * 32) == b'{"status":"Failed","errno":"20004"}'
    await application.log_in()
    token = pbx.token
    assert token
    for _ in range(2):
        clock.now += 1800
        assert b"Success" in await application.post("heartbeat")
    assert await pbx.report(extension_status(pbx.serial, "101", "InUse")) == 200
    clock.now += 1801
    assert pbx.token is None
    assert await pbx.report(extension_status(pbx.serial, "101", "Idle")) is None
    assert await application.post("heartbeat", token=token) == b'{"status":"Failed","errno":"20006"}'
    assert await application.post("heartbeat", token=token) == b'{"status":"Failed","errno":"20004"}'


async def test_a_second_login_takes_over(pbx: SimulatedPbx, application: Application) -> None:
    """The first token is no good any more, and reports go to the new address."""
    await application.log_in(url="127.0.0.1:1/old")
    token = pbx.token or ""
    await application.log_in()
    assert await application.post("heartbeat", token=token) == b'{"status":"Failed","errno":"20004"}'
    assert pbx.report_url == f"127.0.0.1:{application.port}/api/webhook/abc"
    pbx.forget_token()
    assert await application.post("heartbeat", token="f" * 32) == b'{"status":"Failed","errno":"20004"}'


@pytest.mark.parametrize(
    ("values", "target"),
    [
        ({"port": "8260"}, Target("10.0.0.5", 8260, "/")),
        ({"port": 8260, "url": "report", "urltag": 0}, Target("10.0.0.5", 8260, "/report")),
        ({"port": "1", "url": "172.16.6.150:8260", "urltag": 1}, Target("172.16.6.150", 8260, "")),
        ({"port": "1", "url": "172.16.6.150:8260/openvox/xyz", "urltag": "1"}, Target("172.16.6.150", 8260, "/openvox/xyz")),
        ({"port": "1", "url": "[fd00::5]:8123/a", "urltag": "1"}, Target("fd00::5", 8123, "/a")),
        ({"port": "1", "url": "http://10.0.0.5/a", "urltag": "1"}, None),
        ({"url": "report", "urltag": "0"}, None),
    ],
)
def test_report_target(values: Body, target: Target | None) -> None:
    """Port, URL and tag say where reports go."""
    assert report_target("10.0.0.5", values) == target


async def test_heartbeat_moves_the_reports(pbx: SimulatedPbx, application: Application) -> None:
    """A heartbeat changes the address; without a URL it becomes that of the client."""
    assert await application.log_in(port="", url="") == b'{"status":"Failed","errno":"20008"}'
    await application.log_in()
    assert await application.post_raw("heartbeat", fixtures.request("heartbeat.json")) == compact(PLAIN)
    assert pbx.report_url == "172.16.6.150:8280"
    await application.post("heartbeat", {"ipaddr": "10.0.0.9", "port": "8123"})
    assert pbx.report_url == "10.0.0.9:8123/"
    assert await application.post("heartbeat", {"ipaddr": "10.0.0.9"}) == b'{"status":"Failed","errno":"20008"}'


async def test_device_info_without_a_token(pbx: SimulatedPbx, application: Application) -> None:
    """Whether strangers are told of the device is a switch."""
    assert await application.post("deviceinfo/query") == b'{"status":"Failed","errno":"20005"}'
    pbx.tells_device_to_all = True
    assert b"a09805021987" in await application.post("deviceinfo/query")
