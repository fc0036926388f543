"""The session with the PBX, over real HTTP."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
import re

import aiohttp
from freezegun.api import FrozenDateTimeFactory
import pytest

from custom_components.openvox_uc.pbx.api.call_records import CdrFile
from custom_components.openvox_uc.pbx.api.client import PbxClient, probe
from custom_components.openvox_uc.pbx.api.login import ReportTarget
from custom_components.openvox_uc.pbx.api.transport import MessageFormat
from custom_components.openvox_uc.pbx.errors import (
    PbxAuthRefusedError,
    PbxError,
    PbxLockedOutError,
    PbxNotReachableError,
    PbxNotUnderstoodError,
    PbxRefusedError,
    PbxReplacedError,
    PbxTokenLostError,
)
from custom_components.openvox_uc.pbx.models import DeviceInfo, ExtensionState, TrunkState
from custom_components.openvox_uc.pbx.wire import codec

from .. import fixtures
from ..server import SUCCESS, Reply, ScriptedPbx, failed

DIGEST = "e10adc3949ba59abbe56e057f20f883e"
TARGET = ReportTarget("172.16.6.150", 8260, "api/webhook/abc")


class Gate:
    """A login gate that remembers what came through it."""

    def __init__(self, forbid: PbxLockedOutError | None = None) -> None:
        """Forbid logins, or not."""
        self.forbid = forbid
        self.passages: list[str] = []

    @asynccontextmanager
    async def __call__(self) -> AsyncIterator[None]:
        """Let one login through."""
        if self.forbid is not None:
            raise self.forbid
        try:
            yield
        except (PbxError, asyncio.CancelledError) as error:
            self.passages.append(type(error).__name__)
            raise
        self.passages.append("success")


@pytest.fixture
def gate() -> Gate:
    """Return a gate that lets through."""
    return Gate()


@pytest.fixture
def gated(pbx: ScriptedPbx, session: aiohttp.ClientSession, gate: Gate) -> PbxClient:
    """Return a client with a gate before its logins."""
    return PbxClient(session, pbx.host, pbx.port, "api", DIGEST, login_gate=gate)


@pytest.mark.parametrize(
    ("target", "url"),
    [
        (TARGET, "172.16.6.150:8260/api/webhook/abc"),
        (ReportTarget("172.16.6.150", 8260, "/api"), "172.16.6.150:8260/api"),
        (ReportTarget("fd00::1", 8123, "api"), "[fd00::1]:8123/api"),
    ],
)
def test_report_target(target: ReportTarget, url: str) -> None:
    """The PBX is told an address without a scheme and with a path."""
    assert target.url == url


async def test_login(pbx: ScriptedPbx, client: PbxClient) -> None:
    """A login says who, where the reports go, and in which format, as documented."""
    logged_in = [client.logged_in]
    client.on_login = lambda _: logged_in.append(client.logged_in)
    client.report_target = ReportTarget("172.16.6.150", 8260, "x")
    await client.login()
    assert logged_in == [False, True]
    [asked] = pbx.asked
    assert (asked.version, asked.path, asked.query) == ("v0.0.1", "login", {"type": "json"})
    assert asked.headers["Content-Type"] == "application/json; charset=utf-8"
    assert asked.body == fixtures.request("login.json").replace(b'8260","urltag"', b'8260/x","urltag"')


async def test_login_in_xml(pbx: ScriptedPbx, client: PbxClient) -> None:
    """A login in XML says the same, as documented."""
    client.message_format = MessageFormat.XML
    client.report_target = ReportTarget("172.16.6.150", 8260, "x")
    await client.login()
    [asked] = pbx.asked
    documented = codec.decode(fixtures.request("login.xml")) | {"url": "172.16.6.150:8260/x"}
    assert list(asked.values.items()) == list(documented.items())
    assert asked.query == {"type": "xml"}


async def test_login_without_reports(pbx: ScriptedPbx, client: PbxClient) -> None:
    """Who wants no reports still names a port, since the PBX asks for one."""
    await client.login()
    assert pbx.asked[0].values == {"username": "api", "password": DIGEST, "port": "8260", "version": "0.0.1"}


async def test_documented_login_answer(pbx: ScriptedPbx, client: PbxClient) -> None:
    """The documented token comes back with the next request."""
    pbx.order("login", fixtures.answer("login.json"))
    await client.login()
    await client.control.hang_up("101")
    assert pbx.asked[1].query == {"token": "813b621cfe8eecf445a2ce1f4a079ffe", "type": "json"}


@pytest.mark.parametrize("refusal", [Reply(b"Not Found", status=404), Reply(failed("10003")), Reply(b'{"status":"Failed","errno":10003}')])
async def test_other_version(pbx: ScriptedPbx, gated: PbxClient, gate: Gate, refusal: Reply) -> None:
    """A PBX that does not know the path is asked with the other version, within the same login, and what worked is kept."""
    pbx.order("login", refusal)
    await gated.heartbeat()
    assert [(asked.version, asked.path) for asked in pbx.asked] == [("v0.0.1", "login"), ("v1.1.0", "login"), ("v1.1.0", "heartbeat")]
    assert gated.api_version == "v1.1.0"
    assert gate.passages == ["success"]


async def test_kept_version(pbx: ScriptedPbx, session: aiohttp.ClientSession) -> None:
    """A version that worked before comes first; a new firmware may want the other one."""
    client = PbxClient(session, pbx.host, pbx.port, "api", DIGEST, api_version="v1.1.0")
    pbx.order("login", Reply(b"", status=404))
    await client.login()
    assert [asked.version for asked in pbx.asked] == ["v1.1.0", "v0.0.1"]
    assert client.api_version == "v0.0.1"


async def test_no_version(pbx: ScriptedPbx, gated: PbxClient, gate: Gate) -> None:
    """What knows neither path is no OpenVox UC, and that refuses no credentials."""
    pbx.order("login", Reply(b"", status=404), failed("10003"))
    with pytest.raises(PbxNotUnderstoodError, match="pbx_not_understood"):
        await gated.login()
    assert gate.passages == ["PbxNotUnderstoodError"]
    assert gated.api_version == "v0.0.1"
    assert not gated.logged_in


@pytest.mark.parametrize(
    ("reply", "errno"),
    [
        (Reply(fixtures.answer("login_failed.json")), "30003"),
        (Reply(failed("20003")), "20003"),
        (Reply(failed("20004")), "20004"),
        (Reply(failed("99999")), "99999"),
        (Reply(failed()), None),
        (Reply(b'{"status":"failed","errno":20003}'), "20003"),
        (Reply(b"<xml><status>Failed</status><errno>20003</errno></xml>"), "20003"),
        (Reply(failed("20003"), status=401), "20003"),
        (Reply(failed("20003"), status=404), "20003"),
        (Reply(b"Forbidden", status=403), None),
        (Reply(b"", status=401), None),
    ],
)
async def test_login_refused(pbx: ScriptedPbx, gated: PbxClient, gate: Gate, reply: Reply, errno: str | None) -> None:
    """Each refusal of a login counts as wrong credentials, and is never repeated."""
    pbx.order("login", reply)
    with pytest.raises(PbxAuthRefusedError) as caught:
        await gated.device_info()
    assert caught.value.errno == errno
    assert not isinstance(caught.value, PbxLockedOutError)
    assert gate.passages == ["PbxAuthRefusedError"]
    assert pbx.paths == ["login"]
    assert not gated.logged_in


async def test_locked_out(pbx: ScriptedPbx, gated: PbxClient, gate: Gate) -> None:
    """A PBX that refuses our address says so."""
    pbx.order("login", failed("20002"))
    with pytest.raises(PbxLockedOutError, match="pbx_error_20002"):
        await gated.login()
    assert gate.passages == ["PbxLockedOutError"]


async def test_gate_forbids(pbx: ScriptedPbx, gated: PbxClient, gate: Gate) -> None:
    """A closed gate keeps the login from being sent."""
    gate.forbid = PbxLockedOutError("Not now.")
    with pytest.raises(PbxLockedOutError, match=r"Not now\."):
        await gated.trunks()
    assert pbx.asked == []


@pytest.mark.parametrize("body", [SUCCESS, b'{"status":"Success","token":""}', b'{"hello":"world"}', b'{"status":"Success","token":[]}'])
async def test_login_without_token(pbx: ScriptedPbx, gated: PbxClient, gate: Gate, body: bytes) -> None:
    """A login that brings no token is none."""
    pbx.order("login", body)
    with pytest.raises(PbxNotUnderstoodError, match=r"pbx_answer_incomplete \(request login\)"):
        await gated.login()
    assert not gated.logged_in
    assert gate.passages == ["PbxNotUnderstoodError"]


async def test_logout(pbx: ScriptedPbx, client: PbxClient) -> None:
    """A logout ends the session; without one it asks nothing."""
    await client.logout()
    assert pbx.asked == []
    await client.login()
    await client.logout()
    assert not client.logged_in
    assert (pbx.asked[1].path, pbx.asked[1].query, pbx.asked[1].body) == ("logout", {"token": "token1", "type": "json"}, b"")
    await client.logout()
    assert len(pbx.asked) == 2


@pytest.mark.parametrize("errno", ["20004", "99999"])
async def test_logout_refused(pbx: ScriptedPbx, client: PbxClient, errno: str) -> None:
    """The session is over whatever the PBX answers to a logout."""
    await client.login()
    pbx.order("logout", failed(errno))
    await client.logout()
    assert not client.logged_in


async def test_logout_unheard(pbx: ScriptedPbx, client: PbxClient) -> None:
    """The session is forgotten even if the PBX cannot be told."""
    await client.login()
    pbx.order("logout", b"nonsense")
    with pytest.raises(PbxNotUnderstoodError):
        await client.logout()
    assert not client.logged_in


async def test_logout_during_login(pbx: ScriptedPbx, client: PbxClient) -> None:
    """A logout waits for a login that is under way, so that no session stays behind."""
    hold = asyncio.Event()
    pbx.order("login", Reply(b'{"status":"Success","token":"late"}', hold=hold))
    login = asyncio.create_task(client.login())
    await pbx.arrived.wait()
    logout = asyncio.create_task(client.logout())
    await asyncio.sleep(0)
    hold.set()
    await asyncio.gather(login, logout)
    assert not client.logged_in
    assert pbx.paths == ["login", "logout"]
    assert pbx.asked[1].query["token"] == "late"


async def test_heartbeat(pbx: ScriptedPbx, client: PbxClient) -> None:
    """A heartbeat repeats where the reports go, as documented; without a target it says nothing."""
    client.report_target = ReportTarget("172.16.6.150", 8280, "x")
    await client.heartbeat()
    documented = fixtures.request("heartbeat.json").replace(b'8280","urltag"', b'8280/x","urltag"')
    assert pbx.asked[1].body == documented
    assert pbx.asked[1].query == {"token": "token1", "type": "json"}
    client.report_target = None
    await client.heartbeat()
    assert pbx.asked[2].body == b""


@pytest.mark.parametrize("form", MessageFormat)
async def test_queries(pbx: ScriptedPbx, client: PbxClient, form: MessageFormat) -> None:
    """Each query asks its path and returns what the documented answer says."""
    client.message_format = form
    for path in ("deviceinfo", "extensionlist", "trunklist"):
        pbx.order(f"{path}/query", fixtures.answer(f"{path}_query.{form}"))
    device = await client.device_info()
    assert (device.name, device.serial, device.firmware) == ("UC501", "a09805021987", "4.1.1")
    extensions = await client.extensions()
    assert (extensions[0].number, extensions[0].state) == ("100", ExtensionState.UNREGISTERED)
    assert extensions[1].name == "Alice"
    trunks = await client.trunks()
    assert (trunks[-1].name, trunks[-1].state) == ("to-18-16-2", TrunkState.REGISTERED)
    assert {asked.query["type"] for asked in pbx.asked} == {form}
    assert {asked.headers["Content-Type"] for asked in pbx.asked} == {f"application/{form}; charset=utf-8"}
    assert {asked.body for asked in pbx.asked[1:]} == {b""}


@pytest.mark.parametrize(("form", "other"), [(MessageFormat.JSON, "xml"), (MessageFormat.XML, "json")])
async def test_answer_in_the_other_format(pbx: ScriptedPbx, client: PbxClient, form: MessageFormat, other: str) -> None:
    """An answer is understood in the format in which it comes, not in the one asked for."""
    client.message_format = form
    pbx.order("trunklist/query", fixtures.answer(f"trunklist_query.{other}"))
    assert (await client.trunks())[-1].name == "to-18-16-2"


@pytest.mark.parametrize("form", MessageFormat)
async def test_requests_are_written_as_documented(pbx: ScriptedPbx, client: PbxClient, form: MessageFormat) -> None:
    """Requests are those of the documents, byte for byte but for the prolog of XML."""
    client.message_format = form
    await client.control.dial_extension("101", "102")
    await client.control.dial_outbound("101", "16103")
    await client.control.hang_up("101")
    asked = {asked.path: asked.body for asked in pbx.asked[1:]}
    prolog = b'<?xml version="1.0" encoding="utf-8"?>' if form is MessageFormat.XML else b""
    assert asked == {
        path: prolog + fixtures.request(f"{path.replace('/', '_')}.{form}")
        for path in ("extension/dial_extension", "extension/dial_outbound", "extension/hangup")
    }


async def test_request_options(pbx: ScriptedPbx, client: PbxClient) -> None:
    """Phones can be told to pick up by themselves."""
    await client.control.dial_extension("101", "102", auto_answer=True)
    await client.control.dial_outbound("101", "16103", auto_answer=True)
    assert [asked.values for asked in pbx.asked[1:]] == [
        {"caller": "101", "callee": "102", "autoanswer": "yes"},
        {"extid": "101", "outto": "16103", "autoanswer": "yes"},
    ]


async def test_answer_without_status(pbx: ScriptedPbx, client: PbxClient) -> None:
    """The documented answer to a hold carries no status, and is a success."""
    pbx.order("extension/hold", fixtures.answer("extension_hold.xml"))
    assert await client.request("extension/hold", {"extid": "101"}) == {"extid": "101"}


@pytest.mark.parametrize("errno", ["20004", "20005", "20006"])
async def test_lost_token(pbx: ScriptedPbx, client: PbxClient, errno: str) -> None:
    """A lost token leads to one new login and one repeat."""
    logins: list[int] = []
    client.on_login = lambda _: logins.append(client.lost_tokens)
    await client.login()
    pbx.order("extension/hangup", failed(errno))
    await client.control.hang_up("101")
    assert pbx.paths == ["login", "extension/hangup", "login", "extension/hangup"]
    assert [asked.query.get("token") for asked in pbx.asked] == [None, "token1", None, "token2"]
    assert client.lost_tokens == 1
    assert logins == [0, 1]


@pytest.mark.parametrize("errno", ["20004", "20011", "99999", None])
async def test_failed_heartbeat(pbx: ScriptedPbx, client: PbxClient, errno: str | None) -> None:
    """A heartbeat that fails means a lost token, whatever the errno."""
    await client.login()
    pbx.order("heartbeat", failed(errno))
    await client.heartbeat()
    assert pbx.paths == ["login", "heartbeat", "login", "heartbeat"]
    assert client.lost_tokens == 1


@pytest.mark.parametrize("errno", ["20004", "20011", "99999", None])
async def test_heartbeats_that_tell_nothing(pbx: ScriptedPbx, client: PbxClient, errno: str | None) -> None:
    """A heartbeat that fails with a new token too costs no further login, until one succeeds again."""
    await client.login()
    pbx.order("heartbeat", *[failed(errno)] * 4)
    for count in (4, 5):
        with pytest.raises(PbxRefusedError) as caught:
            await client.heartbeat()
        assert caught.value.errno == errno
        assert pbx.paths == ["login", "heartbeat", "login", "heartbeat", "heartbeat"][:count]
    assert client.lost_tokens == 1
    assert client.logged_in
    pbx.order("extension/hangup", failed("99999"))
    with pytest.raises(PbxRefusedError):
        await client.control.hang_up("101")
    assert pbx.paths[-2:] == ["extension/hangup", "extensionlist/query"]
    pbx.order("extension/hangup", failed("99999"))
    pbx.order("extensionlist/query", failed("20004"))
    await client.control.hang_up("101")
    assert pbx.paths[-4:] == ["extension/hangup", "extensionlist/query", "login", "extension/hangup"]
    pbx.asked.clear()
    with pytest.raises(PbxRefusedError):
        await client.heartbeat()
    await client.heartbeat()
    pbx.order("heartbeat", failed(errno))
    await client.heartbeat()
    assert pbx.paths == ["heartbeat", "heartbeat", "heartbeat", "login", "heartbeat"]


async def test_token_lost_again(pbx: ScriptedPbx, client: PbxClient) -> None:
    """A request is repeated once, not for ever."""
    pbx.order("trunklist/query", failed("20004"), failed("20004"))
    with pytest.raises(PbxTokenLostError) as caught:
        await client.trunks()
    assert caught.value.errno == "20004"
    assert pbx.paths == ["login", "trunklist/query", "login", "trunklist/query"]
    assert client.lost_tokens == 2
    assert not client.logged_in


async def test_no_relogin(pbx: ScriptedPbx, client: PbxClient) -> None:
    """While it may not log in again, a lost token is an error, also for the requests that follow, until a login is asked for."""
    await client.login()
    client.relogin_allowed = False
    pbx.order("trunklist/query", failed("20004"))
    with pytest.raises(PbxTokenLostError):
        await client.trunks()
    with pytest.raises(PbxTokenLostError, match="pbx_session_lost"):
        await client.trunks()
    assert pbx.paths == ["login", "trunklist/query"]
    assert client.lost_tokens == 1
    await client.login()
    await client.trunks()
    assert pbx.paths == ["login", "trunklist/query", "login", "trunklist/query"]


async def test_unknown_errno_with_good_token(pbx: ScriptedPbx, client: PbxClient) -> None:
    """An errno that nobody knows is put to the test: the token is good, so it is a refusal."""
    client.report_target = TARGET
    await client.login()
    pbx.order("extension/hangup", failed("99999"))
    with pytest.raises(PbxRefusedError, match="99999") as caught:
        await client.control.hang_up("101")
    assert caught.value.errno == "99999"
    assert pbx.paths == ["login", "extension/hangup", "heartbeat"]
    assert pbx.asked[2].values["url"] == TARGET.url
    assert client.logged_in


async def test_unknown_errno_with_lost_token(pbx: ScriptedPbx, client: PbxClient) -> None:
    """An errno that nobody knows is put to the test: the token is lost, so the request is repeated."""
    await client.login()
    pbx.order("extension/hangup", failed())
    pbx.order("heartbeat", failed())
    await client.control.hang_up("101")
    assert pbx.paths == ["login", "extension/hangup", "heartbeat", "login", "extension/hangup"]
    assert client.lost_tokens == 1


@pytest.mark.parametrize(
    ("body", "errno"),
    [
        (failed("10006"), "10006"),
        (b'{"STATUS":"failed","Errno":10008}', "10008"),
        (b"<xml><status>Failed</status><errno>10007</errno></xml>", "10007"),
        (b'{"errno":"10006"}', "10006"),
    ],
)
async def test_refused(pbx: ScriptedPbx, client: PbxClient, body: bytes, errno: str) -> None:
    """A refusal says why, and costs no second request."""
    pbx.order("extension/dial_extension", body)
    with pytest.raises(PbxRefusedError) as caught:
        await client.control.dial_extension("101", "999")
    assert (caught.value.errno, caught.value.key, str(caught.value)) == (errno, f"pbx_error_{errno}", f"pbx_error_{errno}")
    assert pbx.paths == ["login", "extension/dial_extension"]


RECORDS = b"callid,callfrom,callto,status\n1589958682.2101,0301234,101,NO ANSWER\n"
PERMISSION = fixtures.answer("cdr_get_random.json")


async def records_of(client: PbxClient) -> CdrFile:
    """Return the records of some days."""
    return await client.call_records(datetime.fromisoformat("2020-05-01"), datetime.fromisoformat("2020-05-05T23:59:59"))


async def test_call_records(pbx: ScriptedPbx, client: PbxClient) -> None:
    """A file of call records is asked for as documented: first the permission, then the file with it."""
    pbx.order("cdr/get_random", PERMISSION)
    pbx.order("cdr/download", RECORDS)
    file = await records_of(client)
    assert [record.leg for record in file.records] == ["1589958682.2101"]
    _, asked, fetched = pbx.asked
    wanted = {"extid": "all", "starttime": "2020-05-01 00:00:00", "endtime": "2020-05-05 23:59:59"}
    assert asked.values == wanted
    assert (fetched.method, fetched.version, fetched.path) == ("GET", "v0.0.1", "cdr/download")
    assert fetched.query == {**wanted, "token": "token1", "random": "9ec0ef42229c68406363d21e8a82ca31"}


@pytest.mark.parametrize("errno", ["20007", "20021"])
@pytest.mark.parametrize("path", ["cdr/get_random", "cdr/download"])
async def test_no_call_records(pbx: ScriptedPbx, client: PbxClient, errno: str, path: str) -> None:
    """A PBX that has none of a time may say so with an error."""
    pbx.order("cdr/get_random", *([failed(errno)] if path == "cdr/get_random" else [PERMISSION]))
    pbx.order("cdr/download", failed(errno))
    file = await records_of(client)
    assert (len(file.records), file.blank) == (0, False)


@pytest.mark.parametrize("refusal", [Reply(failed("20004")), Reply(failed("20020")), Reply(b" \n<xml><errno>20006</errno></xml>")])
async def test_permission_lost(pbx: ScriptedPbx, client: PbxClient, refusal: Reply) -> None:
    """A token or a permission that is lost on the way to the file leads to one repeat, with a new permission."""
    pbx.order("cdr/get_random", PERMISSION, PERMISSION)
    pbx.order("cdr/download", refusal, RECORDS)
    assert len((await records_of(client)).records) == 1
    again = [] if b"20020" in refusal.body else ["login"]
    assert pbx.paths == ["login", "cdr/get_random", "cdr/download", *again, "cdr/get_random", "cdr/download"]
    assert pbx.asked[-1].query["token"] == ("token2" if again else "token1")


@pytest.mark.parametrize("errno", ["20004", "20020"])
async def test_permission_lost_again(pbx: ScriptedPbx, client: PbxClient, errno: str) -> None:
    """A file is asked for twice, not for ever."""
    pbx.order("cdr/get_random", PERMISSION, PERMISSION)
    pbx.order("cdr/download", failed(errno), failed(errno))
    with pytest.raises(PbxError) as caught:
        await records_of(client)
    assert caught.value.errno == errno
    assert pbx.paths.count("cdr/download") == 2


async def test_no_relogin_for_a_file(pbx: ScriptedPbx, client: PbxClient) -> None:
    """While it may not log in again, a file is given up."""
    pbx.order("cdr/get_random", PERMISSION)
    pbx.order("cdr/download", failed("20004"))
    await client.login()
    client.relogin_allowed = False
    with pytest.raises(PbxTokenLostError):
        await records_of(client)
    assert pbx.paths == ["login", "cdr/get_random", "cdr/download"]


@pytest.mark.parametrize(
    ("answers", "kind", "text"),
    [
        ([Reply(failed("10003"))], PbxRefusedError, "pbx_error_10003"),
        ([Reply(b"", status=404)], PbxRefusedError, "pbx_error_10003"),
        ([Reply(PERMISSION), Reply(b"", status=404), Reply(failed("10003"))], PbxRefusedError, "pbx_error_10003"),
        ([Reply(failed("20019"))], PbxRefusedError, "pbx_error_20019"),
        ([Reply(SUCCESS)], PbxNotUnderstoodError, "pbx_answer_incomplete .*cdr/get_random"),
        ([Reply(PERMISSION), Reply(failed("30001"))], PbxRefusedError, "pbx_error_30001"),
        ([Reply(PERMISSION), Reply(b"", status=403)], PbxRefusedError, "pbx_error$"),
        ([Reply(PERMISSION), Reply(SUCCESS)], PbxNotUnderstoodError, "pbx_file_invalid"),
        ([Reply(PERMISSION), Reply(b"<html>Welcome</html>")], PbxNotUnderstoodError, "pbx_not_understood"),
        ([Reply(PERMISSION), Reply(RECORDS, status=500)], PbxNotUnderstoodError, "pbx_not_understood"),
        ([Reply(PERMISSION), Reply(b"", status=302, headers={"Location": "/x"})], PbxNotUnderstoodError, "pbx_not_understood"),
        ([Reply(PERMISSION), Reply(b"name,number\n")], PbxNotUnderstoodError, "pbx_call_records_invalid"),
    ],
)
async def test_call_records_not_given(pbx: ScriptedPbx, client: PbxClient, answers: list[Reply], kind: type[PbxError], text: str) -> None:
    """What comes in place of call records is an error that says what it means, and nothing secret."""
    pbx.order("cdr/get_random", answers[0])
    pbx.order("cdr/download", *answers[1:])
    with pytest.raises(kind, match=text) as caught:
        await records_of(client)
    assert not {"token1", "9ec0ef42229c68406363d21e8a82ca31"} & set(re.findall(r"\w+", repr(caught.value)))
    assert caught.value.__cause__ is None
    assert "/x" not in pbx.paths


async def test_download_beside_other_requests(pbx: ScriptedPbx, client: PbxClient) -> None:
    """A file that takes long holds up no other request."""
    hold = asyncio.Event()
    pbx.order("cdr/get_random", PERMISSION)
    pbx.order("cdr/download", Reply(RECORDS, hold=hold))
    download = asyncio.create_task(records_of(client))
    while "cdr/download" not in pbx.paths:
        pbx.arrived.clear()
        await pbx.arrived.wait()
    await client.control.hang_up("101")
    assert not download.done()
    hold.set()
    assert len((await download).records) == 1


async def test_shared_login(pbx: ScriptedPbx, gated: PbxClient, gate: Gate) -> None:
    """Callers who find the token lost at the same time share one login."""
    await gated.login()
    pbx.order("extension/hangup", failed("20004"), failed("20004"))
    await asyncio.gather(gated.control.hang_up("101"), gated.control.hang_up("102"), gated.control.hang_up("103"))
    assert pbx.paths.count("login") == 2
    assert gate.passages == ["success", "success"]
    assert gated.lost_tokens == 1


async def test_shared_refusal(pbx: ScriptedPbx, gated: PbxClient, gate: Gate) -> None:
    """Callers who wait for one login share its refusal: it is one wrong login, not three."""
    pbx.order("login", failed("20003"))
    results = await asyncio.gather(gated.trunks(), gated.extensions(), gated.login(), return_exceptions=True)
    assert [type(result) for result in results] == [PbxAuthRefusedError] * 3
    assert pbx.paths == ["login"]
    assert gate.passages == ["PbxAuthRefusedError"]


async def test_cancelled_caller(pbx: ScriptedPbx, client: PbxClient) -> None:
    """A caller who is cancelled takes the login from nobody."""
    hold = asyncio.Event()
    pbx.order("login", Reply(b'{"status":"Success","token":"shared"}', hold=hold))
    first = asyncio.create_task(client.control.hang_up("101"))
    second = asyncio.create_task(client.control.hang_up("102"))
    await pbx.arrived.wait()
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    hold.set()
    await second
    assert pbx.paths == ["login", "extension/hangup"]
    assert pbx.asked[1].query["token"] == "shared"


async def test_nobody_waits_for_a_refusal(pbx: ScriptedPbx, gated: PbxClient, gate: Gate, caplog: pytest.LogCaptureFixture) -> None:
    """A login that everybody gave up on still ends, is still counted, and leaves nothing in the log."""
    hold = asyncio.Event()
    pbx.order("login", Reply(failed("20003"), hold=hold))
    caller = asyncio.create_task(gated.login())
    await pbx.arrived.wait()
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    hold.set()
    await gated.logout()
    assert gate.passages == ["PbxAuthRefusedError"]
    assert pbx.paths == ["login"]
    assert "never retrieved" not in caplog.text


async def test_logout_gives_a_login_up(pbx: ScriptedPbx, gated: PbxClient, gate: Gate) -> None:
    """A login that does not end in the time that its logout has is over with it, also for those who wait for it; the next one works."""
    gated.relogin_allowed = False
    pbx.order("login", Reply(SUCCESS, hold=asyncio.Event()))
    logins = [asyncio.create_task(gated.login()) for _ in range(2)]
    await pbx.arrived.wait()
    with pytest.raises(TimeoutError):
        async with asyncio.timeout(0):
            await gated.logout()
    assert not [task for task in asyncio.all_tasks() if "_log_in" in repr(task)]
    results = await asyncio.gather(*logins, return_exceptions=True)
    assert [str(result) for result in results] == ["pbx_session_lost"] * 2
    assert gate.passages == ["CancelledError"]
    assert pbx.paths == ["login"]
    await gated.login()
    assert gated.logged_in


async def test_cancelled_request(pbx: ScriptedPbx, client: PbxClient) -> None:
    """A request that is cancelled frees the line."""
    await client.login()
    pbx.arrived.clear()
    pbx.order("trunklist/query", Reply(SUCCESS, hold=asyncio.Event()))
    caller = asyncio.create_task(client.trunks())
    await pbx.arrived.wait()
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    await client.control.hang_up("101")
    assert pbx.paths == ["login", "trunklist/query", "extension/hangup"]


async def test_one_request_at_a_time(pbx: ScriptedPbx, client: PbxClient) -> None:
    """The PBX is never asked two things at once."""
    await asyncio.gather(*(client.control.hang_up(str(number)) for number in range(8)), client.heartbeat(), client.login())
    assert pbx.most_busy == 1


async def test_nothing_secret_is_shown(pbx: ScriptedPbx, client: PbxClient, caplog: pytest.LogCaptureFixture) -> None:
    """No log line, error or representation holds the digest or the token."""
    caplog.set_level("DEBUG")
    client.report_target = TARGET
    await client.login()
    shown = [repr(client), str(client)]
    assert shown == [f"<PbxClient 127.0.0.1:{pbx.port}>"] * 2
    for reply in (Reply(b"nonsense"), Reply(b"", status=500), Reply(failed("99999")), Reply(b"", status=302, headers={"Location": "/x"})):
        pbx.order("trunklist/query", reply)
        with pytest.raises(PbxError) as caught:
            await client.trunks()
        shown += [repr(caught.value), str(caught.value), repr(caught.value.__cause__)]
    for secret in (DIGEST, "token1", "abc"):
        assert secret not in " ".join(shown)
    for record in caplog.records:
        if not record.name.startswith("aiohttp.access"):
            assert DIGEST not in record.getMessage()
            assert "token1" not in record.getMessage()


@pytest.mark.parametrize("status", [400, 405, 429])
async def test_login_rejected_by_http(pbx: ScriptedPbx, client: PbxClient, status: int) -> None:
    """Any HTTP 4xx but 404 counts as refused credentials: it must not be repeated."""
    pbx.order("login", Reply(b"bad login", status=status))
    with pytest.raises(PbxAuthRefusedError):
        await client.login()


async def test_probe_tells_the_device(pbx: ScriptedPbx, session: aiohttp.ClientSession) -> None:
    """A PBX that answers without a login tells what it is."""
    pbx.order("deviceinfo/query", fixtures.answer("deviceinfo_query.json"))
    device = await probe(session, pbx.host, pbx.port)
    assert device is not None
    assert device.serial == "a09805021987"
    [asked] = pbx.asked
    assert (asked.version, asked.path, asked.query, asked.body) == ("v0.0.1", "deviceinfo/query", {"type": "json"}, b"")


@pytest.mark.parametrize("body", [failed("20005"), failed("20004"), failed("10003"), b"<xml><status>Failed</status><errno>1</errno></xml>"])
async def test_probe_finds_an_api(pbx: ScriptedPbx, session: aiohttp.ClientSession, body: bytes) -> None:
    """A refusal with an errno is an API of the family that wants a login."""
    pbx.order("deviceinfo/query", body)
    assert await probe(session, pbx.host, pbx.port) is None
    assert pbx.paths == ["deviceinfo/query"]


@pytest.mark.parametrize(
    "reply",
    [
        Reply(b"<html>It works!</html>"),
        Reply(b"", status=404),
        Reply(failed()),
        Reply(SUCCESS),
        Reply(b'{"hello":"world"}'),
        Reply(b"", status=401),
    ],
)
async def test_probe_finds_something_else(pbx: ScriptedPbx, session: aiohttp.ClientSession, reply: Reply) -> None:
    """What neither tells its device nor refuses with an errno is no OpenVox UC."""
    pbx.order("deviceinfo/query", reply)
    with pytest.raises(PbxNotUnderstoodError):
        await probe(session, pbx.host, pbx.port)


async def test_probe_of_a_server_that_knows_no_version(pbx: ScriptedPbx, session: aiohttp.ClientSession) -> None:
    """Some other web server answers: it knows neither path, in neither format."""
    pbx.order("deviceinfo/query", *[Reply(b"", status=404)] * 4)
    with pytest.raises(PbxNotUnderstoodError, match="pbx_not_understood"):
        await probe(session, pbx.host, pbx.port)
    assert [(asked.version, asked.query["type"]) for asked in pbx.asked] == [
        (version, message_format) for message_format in ("json", "xml") for version in ("v0.0.1", "v1.1.0")
    ]


async def test_probe_finds_nothing(session: aiohttp.ClientSession, socket_enabled: None, unused_tcp_port: int) -> None:
    """Where nothing listens, nothing is found."""
    with pytest.raises(PbxNotReachableError):
        await probe(session, "127.0.0.1", unused_tcp_port)


DEVICE = fixtures.answer("deviceinfo_query.json")
OTHER_DEVICE = b'{"status":"Success","deviceinfo":{"devicename":"UC300","sn":"a09805000001"}}'
NO_SERIAL = b'{"status":"Success","deviceinfo":{"devicename":"UC300"}}'


@pytest.fixture
def strict(pbx: ScriptedPbx, session: aiohttp.ClientSession) -> PbxClient:
    """Return a client that expects the device of the documents."""
    return PbxClient(session, pbx.host, pbx.port, "api", DIGEST, expected_serial="A09805021987")


async def test_expected_device(pbx: ScriptedPbx, strict: PbxClient) -> None:
    """The login asks which device it is, with the new token, and hands the answer on."""
    found: list[DeviceInfo | None] = []
    strict.on_login = found.append
    pbx.order("deviceinfo/query", DEVICE)
    await strict.control.hang_up("101")
    assert pbx.paths == ["login", "deviceinfo/query", "extension/hangup"]
    assert pbx.asked[1].query["token"] == "token1"
    assert [known and known.serial for known in found] == ["a09805021987"]


async def test_device_without_serial(pbx: ScriptedPbx, strict: PbxClient) -> None:
    """A device that does not say which one it is may be any: it gets no request, and its session is ended."""
    pbx.order("deviceinfo/query", NO_SERIAL)
    with pytest.raises(PbxNotUnderstoodError):
        await strict.control.hang_up("101")
    assert pbx.paths == ["login", "deviceinfo/query", "logout"]
    assert not strict.logged_in


async def test_other_device(pbx: ScriptedPbx, strict: PbxClient) -> None:
    """Another device gets no request, and its session is ended; a logout that fails changes nothing."""
    found: list[DeviceInfo | None] = []
    strict.on_login = found.append
    for logout in (SUCCESS, b"nonsense"):
        pbx.order("deviceinfo/query", OTHER_DEVICE)
        pbx.order("logout", logout)
        with pytest.raises(PbxReplacedError) as caught:
            await strict.control.hang_up("101")
        assert caught.value.key == "other_pbx"
        assert caught.value.placeholders == {"host": pbx.host, "serial": "a09805000001", "expected": "A09805021987"}
        assert not strict.logged_in
    assert pbx.paths == ["login", "deviceinfo/query", "logout"] * 2
    assert found == []


async def test_other_device_after_a_lost_token(pbx: ScriptedPbx, strict: PbxClient) -> None:
    """A request whose token is lost is not repeated at another device, and nobody gets the token that it gave."""
    pbx.order("deviceinfo/query", DEVICE, OTHER_DEVICE)
    await strict.login()
    pbx.order("extension/hangup", failed("20004"))
    with pytest.raises(PbxReplacedError):
        await strict.control.hang_up("101")
    assert pbx.paths.count("extension/hangup") == 1
    assert [asked.path for asked in pbx.asked if asked.query.get("token") == "token2"] == ["deviceinfo/query", "logout"]


async def test_no_request_before_the_device_is_known(pbx: ScriptedPbx, strict: PbxClient) -> None:
    """A request that comes while the device is asked waits for the answer."""
    hold = asyncio.Event()
    pbx.order("deviceinfo/query", Reply(OTHER_DEVICE, hold=hold))
    login = asyncio.create_task(strict.login())
    while "deviceinfo/query" not in pbx.paths:
        pbx.arrived.clear()
        await pbx.arrived.wait()
    trunks = asyncio.create_task(strict.trunks())
    await asyncio.sleep(0)
    hold.set()
    results = await asyncio.gather(login, trunks, return_exceptions=True)
    assert [type(result) for result in results] == [PbxReplacedError] * 2
    assert pbx.paths == ["login", "deviceinfo/query", "logout"]


@pytest.mark.parametrize(
    ("reply", "kind"),
    [(failed("20004"), PbxTokenLostError), (failed("10003"), PbxRefusedError), (SUCCESS, PbxNotUnderstoodError)],
)
async def test_device_not_told(pbx: ScriptedPbx, strict: PbxClient, reply: bytes, kind: type[PbxError]) -> None:
    """A login after which the device does not say what it is, has failed; a token that is lost at once is counted."""
    pbx.order("deviceinfo/query", reply)
    with pytest.raises(kind):
        await strict.login()
    assert not strict.logged_in
    assert strict.lost_tokens == (1 if kind is PbxTokenLostError else 0)


async def test_confirm(pbx: ScriptedPbx, client: PbxClient, strict: PbxClient, freezer: FrozenDateTimeFactory) -> None:
    """A device that has just said what it is, is not asked again; another one ends the session; without expectations nothing is asked."""
    await client.confirm()
    assert pbx.paths == []
    pbx.order("deviceinfo/query", DEVICE, DEVICE, OTHER_DEVICE)
    await strict.login()
    for seconds in (30, 1, 30):
        freezer.tick(seconds)
        await strict.confirm()
    assert pbx.paths == ["login", "deviceinfo/query", "deviceinfo/query"]
    freezer.tick(1)
    with pytest.raises(PbxReplacedError):
        await strict.confirm()
    assert pbx.paths[-2:] == ["deviceinfo/query", "logout"]
    assert not strict.logged_in


async def test_records_of_another_device(pbx: ScriptedPbx, strict: PbxClient, freezer: FrozenDateTimeFactory) -> None:
    """Records are kept for long, so they are returned only if the device is still the same after them."""
    pbx.order("deviceinfo/query", DEVICE, OTHER_DEVICE)
    await strict.login()
    freezer.tick(31)
    pbx.order("cdr/get_random", PERMISSION)
    pbx.order("cdr/download", RECORDS)
    with pytest.raises(PbxReplacedError):
        await records_of(strict)
