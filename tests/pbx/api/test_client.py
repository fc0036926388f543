"""The session with the PBX, over real HTTP."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, nullcontext
from datetime import datetime
import re

import aiohttp
from freezegun.api import FrozenDateTimeFactory
import pytest

from custom_components.openvox_uc.pbx.api.call_records import CdrFile
from custom_components.openvox_uc.pbx.api.client import PbxClient, probe
from custom_components.openvox_uc.pbx.api.login import ReportTarget
from custom_components.openvox_uc.pbx.api.transport import MessageFormat, Transport
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
from custom_components.openvox_uc.pbx.models import DeviceInfo
from custom_components.openvox_uc.pbx.wire import codec

from .. import fixtures
from ..server import SUCCESS, Reply, ScriptedPbx, failed

DIGEST = "e10adc3949ba59abbe56e057f20f883e"
TARGET = ReportTarget("172.16.6.150", 8260, "x")
LOST = ["20004", "20005", "20006"]
ANY_ERRNO = ["20004", "20011", "99999", None]
NOT_FOUND = Reply(b"Not Found", status=404)


class Gate:
    def __init__(self) -> None:
        self.passages: list[str] = []

    @asynccontextmanager
    async def __call__(self) -> AsyncIterator[None]:
        try:
            yield
        except (PbxError, asyncio.CancelledError) as error:
            self.passages.append(type(error).__name__)
            raise
        self.passages.append("success")


@pytest.fixture
def gate() -> Gate:
    return Gate()


@pytest.fixture
def gated(pbx: ScriptedPbx, session: aiohttp.ClientSession, gate: Gate) -> PbxClient:
    return PbxClient(
        Transport(session, pbx.host, pbx.port), "api", DIGEST, login_gate=gate
    )


def test_report_target_has_no_scheme() -> None:
    assert ReportTarget("172.16.6.150", 8260, "/api").url == "172.16.6.150:8260/api"
    assert ReportTarget("fd00::1", 8123, "api").url == "[fd00::1]:8123/api"


async def test_login_as_documented(pbx: ScriptedPbx, client: PbxClient) -> None:
    logged_in = [client.logged_in]
    client.on_login = lambda _: logged_in.append(client.logged_in)
    client.report_target = TARGET
    pbx.order("login", fixtures.answer("login.json"))
    await client.control.hang_up("101")
    assert logged_in == [False, True]
    login, hang_up = pbx.asked
    assert (login.version, login.path, login.query) == (
        "v0.0.1",
        "login",
        {"type": "json"},
    )
    assert login.headers["Content-Type"] == "application/json; charset=utf-8"
    assert (login.headers["Connection"], login.headers["Accept-Encoding"]) == (
        "close",
        "identity",
    )
    assert login.body == fixtures.request("login.json").replace(
        b'8260","urltag"', b'8260/x","urltag"'
    )
    assert hang_up.query == {
        "token": "813b621cfe8eecf445a2ce1f4a079ffe",
        "type": "json",
    }


async def test_login_in_xml(pbx: ScriptedPbx, client: PbxClient) -> None:
    """Without reports, too, it names a port."""
    client.message_format = MessageFormat.XML
    await client.login()
    client.report_target = TARGET
    await client.login()
    documented = codec.decode(fixtures.request("login.xml")) | {"url": TARGET.url}
    assert list(pbx.asked[1].values.items()) == list(documented.items())
    assert pbx.asked[1].query == {"type": "xml"}
    assert pbx.asked[0].values == {
        "username": "api",
        "password": DIGEST,
        "port": "8260",
        "version": "0.0.1",
    }


@pytest.mark.parametrize(
    "refusal",
    [NOT_FOUND, Reply(failed("10003")), Reply(b'{"status":"Failed","errno":10003}')],
)
async def test_other_version(
    pbx: ScriptedPbx, gated: PbxClient, gate: Gate, refusal: Reply
) -> None:
    """The other version is tried if a PBX does not know the path.

    This happens within the same login. The version that worked is kept.
    """
    pbx.order("login", refusal)
    await gated.heartbeat()
    assert [(asked.version, asked.path) for asked in pbx.asked] == [
        ("v0.0.1", "login"),
        ("v1.1.0", "login"),
        ("v1.1.0", "heartbeat"),
    ]
    assert gated.api_version == "v1.1.0"
    assert gate.passages == ["success"]
    # A new firmware may need the other one.
    pbx.order("heartbeat", failed("20004"))
    pbx.order("login", NOT_FOUND)
    await gated.heartbeat()
    assert [asked.version for asked in pbx.asked[4:]] == ["v1.1.0", "v0.0.1", "v0.0.1"]


async def test_no_version(pbx: ScriptedPbx, gated: PbxClient, gate: Gate) -> None:
    pbx.order("login", NOT_FOUND, failed("10003"))
    with pytest.raises(PbxNotUnderstoodError, match="pbx_not_understood"):
        await gated.login()
    assert gate.passages == ["PbxNotUnderstoodError"]
    assert gated.api_version == "v0.0.1"
    assert not gated.logged_in


@pytest.mark.parametrize(
    ("reply", "errno"),
    [
        (Reply(fixtures.answer("login_failed.json")), "30003"),
        *(
            (Reply(failed(errno)), errno)
            for errno in ("20002", "20003", "20004", "99999", None)
        ),
        (Reply(b'{"status":"failed","errno":20003}'), "20003"),
        (Reply(b"<xml><status>Failed</status><errno>20003</errno></xml>"), "20003"),
        (Reply(failed("20003"), status=401), "20003"),
        (Reply(failed("20003"), status=404), "20003"),
        # Any HTTP 4xx but 404 must not be repeated either.
        *(
            (Reply(b"Forbidden", status=status), None)
            for status in (400, 401, 403, 405, 429)
        ),
    ],
)
async def test_login_refused(
    pbx: ScriptedPbx, gated: PbxClient, gate: Gate, reply: Reply, errno: str | None
) -> None:
    pbx.order("login", reply)
    kind = PbxLockedOutError if errno == "20002" else PbxAuthRefusedError
    with pytest.raises(kind, check=lambda error: error.errno == errno):
        await gated.device_info()
    assert gate.passages == [kind.__name__]
    assert pbx.paths == ["login"]
    assert not gated.logged_in


async def test_errno_with_markup(pbx: ScriptedPbx, gated: PbxClient) -> None:
    """The errno is shown without markup.

    It appears in notifications and forms, where it could load a picture from elsewhere.
    """
    pbx.order("login", Reply(failed("<img src=//evil>" * 1000)))
    with pytest.raises(
        PbxAuthRefusedError,
        check=lambda error: error.placeholders == {"errno": ("imgsrcevil" * 7)[:64]},
    ):
        await gated.login()


@pytest.mark.parametrize(
    "body",
    [
        SUCCESS,
        b'{"status":"Success","token":""}',
        b'{"hello":"world"}',
        b'{"status":"Success","token":[]}',
    ],
)
async def test_login_without_token(
    pbx: ScriptedPbx, gated: PbxClient, gate: Gate, body: bytes
) -> None:
    pbx.order("login", body)
    with pytest.raises(
        PbxNotUnderstoodError, match=r"pbx_answer_incomplete \(request login\)"
    ):
        await gated.login()
    assert not gated.logged_in
    assert gate.passages == ["PbxNotUnderstoodError"]


async def test_logout(pbx: ScriptedPbx, client: PbxClient) -> None:
    await client.logout()
    assert pbx.asked == []
    await client.login()
    await client.logout()
    assert not client.logged_in
    assert (pbx.asked[1].path, pbx.asked[1].query, pbx.asked[1].body) == (
        "logout",
        {"token": "token1", "type": "json"},
        b"",
    )
    await client.logout()
    assert len(pbx.asked) == 2
    # The session is over whatever the PBX answers.
    pbx.order("logout", failed("99999"), b"nonsense")
    for refusal in (nullcontext(), pytest.raises(PbxNotUnderstoodError)):
        await client.login()
        with refusal:
            await client.logout()
        assert not client.logged_in


async def test_heartbeat(pbx: ScriptedPbx, client: PbxClient) -> None:
    """It repeats where the reports go, as documented.

    Without a target it has no body.
    """
    client.report_target = ReportTarget("172.16.6.150", 8280, "x")
    await client.heartbeat()
    assert pbx.asked[1].body == fixtures.request("heartbeat.json").replace(
        b'8280","urltag"', b'8280/x","urltag"'
    )
    assert pbx.asked[1].query == {"token": "token1", "type": "json"}
    client.report_target = None
    await client.heartbeat()
    assert pbx.asked[2].body == b""


@pytest.mark.parametrize("form", MessageFormat)
async def test_lists(pbx: ScriptedPbx, client: PbxClient, form: MessageFormat) -> None:
    client.message_format = form
    for path in ("deviceinfo", "extensionlist", "trunklist"):
        pbx.order(f"{path}/query", fixtures.answer(f"{path}_query.{form}"))
    assert (await client.device_info()).serial == "a09805021987"
    assert (await client.extensions())[1].name == "Alice"
    assert (await client.trunks())[-1].name == "to-18-16-2"
    assert {asked.query["type"] for asked in pbx.asked} == {form}
    assert {asked.headers["Content-Type"] for asked in pbx.asked} == {
        f"application/{form}; charset=utf-8"
    }
    assert {asked.body for asked in pbx.asked[1:]} == {b""}
    # The answer decides about its own format.
    other = "xml" if form is MessageFormat.JSON else "json"
    pbx.order("trunklist/query", fixtures.answer(f"trunklist_query.{other}"))
    assert (await client.trunks())[-1].name == "to-18-16-2"


@pytest.mark.parametrize("form", MessageFormat)
async def test_requests_are_written_as_documented(
    pbx: ScriptedPbx, client: PbxClient, form: MessageFormat
) -> None:
    client.message_format = form
    await client.control.dial_extension("101", "102")
    await client.control.dial_outbound("101", "16103")
    await client.control.hang_up("101")
    prolog = (
        b'<?xml version="1.0" encoding="utf-8"?>' if form is MessageFormat.XML else b""
    )
    assert {asked.path: asked.body for asked in pbx.asked[1:]} == {
        path: prolog + fixtures.request(f"{path.replace('/', '_')}.{form}")
        for path in (
            "extension/dial_extension",
            "extension/dial_outbound",
            "extension/hangup",
        )
    }
    await client.control.dial_extension("101", "102", auto_answer=True)
    await client.control.dial_outbound("101", "16103", auto_answer=True)
    assert [asked.values["autoanswer"] for asked in pbx.asked[4:]] == ["yes", "yes"]


@pytest.mark.parametrize("errno", LOST)
async def test_lost_token(pbx: ScriptedPbx, client: PbxClient, errno: str) -> None:
    """It leads to one new login and one repeat, not to endless ones."""
    logins: list[int] = []
    client.on_login = lambda _: logins.append(client.lost_tokens)
    await client.login()
    pbx.order("trunklist/query", *[failed(errno)] * 3)
    with pytest.raises(PbxTokenLostError, check=lambda error: error.errno == errno):
        await client.trunks()
    assert pbx.paths == ["login", "trunklist/query", "login", "trunklist/query"]
    assert [asked.query.get("token") for asked in pbx.asked] == [
        None,
        "token1",
        None,
        "token2",
    ]
    assert client.lost_tokens == 2
    assert not client.logged_in
    await client.trunks()
    assert pbx.paths[4:] == ["login", "trunklist/query", "login", "trunklist/query"]
    assert logins == [0, 1, 2, 3]


@pytest.mark.parametrize("errno", ANY_ERRNO)
async def test_heartbeats_that_fail(
    pbx: ScriptedPbx, client: PbxClient, errno: str | None
) -> None:
    """A failed one means a lost token, whatever the errno.

    If it fails with a new token, too, it causes no login until one succeeds.
    """
    await client.login()
    pbx.order("heartbeat", *[failed(errno)] * 4)
    for count in (4, 5):
        with pytest.raises(PbxRefusedError, check=lambda error: error.errno == errno):
            await client.heartbeat()
        assert (
            pbx.paths
            == ["login", "heartbeat", "login", "heartbeat", "heartbeat"][:count]
        )
    assert client.lost_tokens == 1
    assert client.logged_in
    pbx.asked.clear()
    with pytest.raises(PbxRefusedError):
        await client.heartbeat()
    await client.heartbeat()
    pbx.order("heartbeat", failed(errno))
    await client.heartbeat()
    assert pbx.paths == ["heartbeat", "heartbeat", "heartbeat", "login", "heartbeat"]


async def test_heartbeat_that_fails_while_another_request_logs_in(
    pbx: ScriptedPbx, client: PbxClient
) -> None:
    await client.login()
    pbx.order("trunklist/query", failed("20004"))
    pbx.order("heartbeat", b"<html>")

    async def beat() -> bool:
        with pytest.raises(PbxNotUnderstoodError):
            await client.heartbeat()
        return client.logged_in

    _, logged_in = await asyncio.gather(client.trunks(), beat())
    assert logged_in
    assert pbx.paths == [
        "login",
        "trunklist/query",
        "heartbeat",
        "login",
        "trunklist/query",
    ]


async def test_no_relogin(pbx: ScriptedPbx, client: PbxClient) -> None:
    """A lost token is an error while the client may not log in again.

    It is also an error for the requests that follow, until a login is requested.
    """
    await client.login()
    client.relogin_allowed = False
    pbx.order("trunklist/query", failed("20004"))
    for text in ("pbx_error_20004", "pbx_session_lost"):
        with pytest.raises(PbxTokenLostError, match=text):
            await client.trunks()
    assert pbx.paths == ["login", "trunklist/query"]
    assert client.lost_tokens == 1
    await client.login()
    await client.trunks()
    assert pbx.paths == ["login", "trunklist/query", "login", "trunklist/query"]


@pytest.mark.parametrize("errno", ["99999", None])
async def test_unknown_errno(
    pbx: ScriptedPbx, client: PbxClient, errno: str | None
) -> None:
    """The list of phones checks the token: while it is good, that is a refusal.

    If it is lost, the request is repeated.
    """
    await client.login()
    pbx.order("extension/hangup", failed(errno), failed(errno))
    with pytest.raises(PbxRefusedError, check=lambda error: error.errno == errno):
        await client.control.hang_up("101")
    assert pbx.paths == ["login", "extension/hangup", "extensionlist/query"]
    assert client.logged_in
    pbx.order("extensionlist/query", failed())
    await client.control.hang_up("101")
    assert pbx.paths[3:] == [
        "extension/hangup",
        "extensionlist/query",
        "login",
        "extension/hangup",
    ]
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
async def test_refused(
    pbx: ScriptedPbx, client: PbxClient, body: bytes, errno: str
) -> None:
    pbx.order("extension/dial_extension", body)
    with pytest.raises(PbxRefusedError) as caught:
        await client.control.dial_extension("101", "999")
    assert (caught.value.errno, caught.value.key, str(caught.value)) == (
        errno,
        f"pbx_error_{errno}",
        f"pbx_error_{errno}",
    )
    assert pbx.paths == ["login", "extension/dial_extension"]


RECORDS = b"callid,callfrom,callto,status\n1589958682.2101,0301234,101,NO ANSWER\n"
PERMISSION = fixtures.answer("cdr_get_random.json")


async def records_of(client: PbxClient) -> CdrFile:
    return await client.call_records(
        datetime.fromisoformat("2020-05-01"),
        datetime.fromisoformat("2020-05-05T23:59:59"),
    )


async def test_call_records(pbx: ScriptedPbx, client: PbxClient) -> None:
    pbx.order("cdr/download", RECORDS)
    file = await records_of(client)
    assert [record.leg for record in file.records] == ["1589958682.2101"]
    _, asked, fetched = pbx.asked
    wanted = {
        "extid": "all",
        "starttime": "2020-05-01 00:00:00",
        "endtime": "2020-05-05 23:59:59",
    }
    assert asked.values == wanted
    assert (fetched.method, fetched.version, fetched.path) == (
        "GET",
        "v0.0.1",
        "cdr/download",
    )
    assert fetched.query == {
        **wanted,
        "token": "token1",
        "random": "9ec0ef42229c68406363d21e8a82ca31",
    }


@pytest.mark.parametrize("path", ["cdr/get_random", "cdr/download"])
async def test_no_call_records(pbx: ScriptedPbx, client: PbxClient, path: str) -> None:
    """A PBX without records of an interval may answer with an error."""
    pbx.order(path, failed("20007"), failed("20021"))
    for _ in range(2):
        assert await records_of(client) == CdrFile()


@pytest.mark.parametrize(
    "refusal",
    [
        *map(failed, ["20004", "20012", "20017", "20020"]),
        b" \n<xml><errno>20006</errno></xml>",
    ],
)
async def test_permission_lost(
    pbx: ScriptedPbx, client: PbxClient, refusal: bytes
) -> None:
    """A token or permission lost on the way to the file leads to one repeat.

    The repeat has a new permission. There are no endless repeats.
    """
    pbx.order("cdr/download", refusal, RECORDS, refusal, refusal)
    assert len((await records_of(client)).records) == 1
    is_token = str(codec.decode(refusal)["errno"]) in LOST
    login = ["login"] if is_token else []
    assert pbx.paths == [
        "login",
        "cdr/get_random",
        "cdr/download",
        *login,
        "cdr/get_random",
        "cdr/download",
    ]
    assert pbx.asked[-1].query["token"] == ("token2" if is_token else "token1")
    with pytest.raises(PbxError, match=f"pbx_error_{codec.decode(refusal)['errno']}"):
        await records_of(client)
    assert pbx.paths.count("cdr/download") == 4


@pytest.mark.parametrize(
    ("answers", "kind", "text"),
    [
        ([Reply(failed("10003"))], PbxRefusedError, "pbx_error_10003"),
        ([Reply(b"", status=404)], PbxRefusedError, "pbx_error_10003"),
        (
            [Reply(PERMISSION), Reply(b"", status=404), Reply(failed("10003"))],
            PbxRefusedError,
            "pbx_error_10003",
        ),
        ([Reply(failed("20019"))], PbxRefusedError, "pbx_error_20019"),
        (
            [Reply(SUCCESS)],
            PbxNotUnderstoodError,
            "pbx_answer_incomplete .*cdr/get_random",
        ),
        (
            [Reply(PERMISSION), Reply(failed("30001"))],
            PbxRefusedError,
            "pbx_error_30001",
        ),
        ([Reply(PERMISSION), Reply(b"", status=403)], PbxRefusedError, "pbx_error$"),
        (
            [Reply(PERMISSION), Reply(SUCCESS)],
            PbxNotUnderstoodError,
            "^pbx_file_invalid",
        ),
        (
            [Reply(PERMISSION), Reply(b"<html>Welcome</html>")],
            PbxNotUnderstoodError,
            "pbx_not_understood",
        ),
        (
            [Reply(PERMISSION), Reply(RECORDS, status=500)],
            PbxNotUnderstoodError,
            "pbx_not_understood",
        ),
        (
            [Reply(PERMISSION), Reply(b"", status=302, headers={"Location": "/x"})],
            PbxNotUnderstoodError,
            "pbx_not_understood",
        ),
        (
            [Reply(PERMISSION), Reply(b"name,number\n")],
            PbxNotUnderstoodError,
            "pbx_call_records_invalid",
        ),
    ],
)
async def test_missing_call_records(
    pbx: ScriptedPbx,
    client: PbxClient,
    answers: list[Reply],
    kind: type[PbxError],
    text: str,
) -> None:
    pbx.order("cdr/get_random", answers[0])
    pbx.order("cdr/download", *answers[1:])
    with pytest.raises(kind, match=text) as caught:
        await records_of(client)
    assert not {"token1", "9ec0ef42229c68406363d21e8a82ca31"} & set(
        re.findall(r"\w+", repr(caught.value))
    )
    assert caught.value.__cause__ is None
    assert "/x" not in pbx.paths


async def test_shared_login(pbx: ScriptedPbx, gated: PbxClient, gate: Gate) -> None:
    await gated.login()
    pbx.order("extension/hangup", failed("20004"), failed("20004"))
    await asyncio.gather(
        gated.control.hang_up("101"),
        gated.control.hang_up("102"),
        gated.control.hang_up("103"),
    )
    assert pbx.paths.count("login") == 2
    assert gate.passages == ["success", "success"]
    assert gated.lost_tokens == 1


async def test_shared_refusal(pbx: ScriptedPbx, gated: PbxClient) -> None:
    pbx.order("login", failed("20003"))
    results = await asyncio.gather(
        gated.trunks(), gated.extensions(), gated.login(), return_exceptions=True
    )
    assert [type(result) for result in results] == [PbxAuthRefusedError] * 3
    assert pbx.paths == ["login"]


async def test_cancelled_caller(pbx: ScriptedPbx, client: PbxClient) -> None:
    hold = pbx.hold("login", b'{"status":"Success","token":"shared"}')
    first = asyncio.create_task(client.control.hang_up("101"))
    second = asyncio.create_task(client.control.hang_up("102"))
    await pbx.came("login")
    first.cancel()
    with pytest.raises(asyncio.CancelledError):
        await first
    hold.set()
    await second
    assert pbx.paths == ["login", "extension/hangup"]
    assert pbx.asked[1].query["token"] == "shared"


async def test_refusal_without_a_caller(
    pbx: ScriptedPbx, gated: PbxClient, gate: Gate, caplog: pytest.LogCaptureFixture
) -> None:
    """A login whose callers were all canceled still ends and is still counted.

    It leaves nothing in the log.
    """
    hold = pbx.hold("login", failed("20003"))
    caller = asyncio.create_task(gated.login())
    await pbx.came("login")
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    hold.set()
    await gated.logout()
    assert gate.passages == ["PbxAuthRefusedError"]
    assert pbx.paths == ["login"]
    assert "never retrieved" not in caplog.text


async def test_logout_gives_a_login_up(
    pbx: ScriptedPbx, gated: PbxClient, gate: Gate
) -> None:
    """A login that takes longer than its logout may is canceled.

    It is also canceled for those waiting for it. The next one works.
    """
    gated.relogin_allowed = False
    pbx.hold("login", SUCCESS)
    logins = [asyncio.create_task(gated.login()) for _ in range(2)]
    await pbx.came("login")
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


async def test_cancelled_request_frees_the_slot(
    pbx: ScriptedPbx, client: PbxClient
) -> None:
    await client.login()
    pbx.hold("trunklist/query", SUCCESS)
    caller = asyncio.create_task(client.trunks())
    await pbx.came("trunklist/query")
    caller.cancel()
    with pytest.raises(asyncio.CancelledError):
        await caller
    await client.control.hang_up("101")
    assert pbx.paths == ["login", "trunklist/query", "extension/hangup"]


async def test_one_request_at_a_time(pbx: ScriptedPbx, client: PbxClient) -> None:
    await asyncio.gather(
        *(client.control.hang_up(str(number)) for number in range(8)),
        client.heartbeat(),
        client.login(),
    )
    assert pbx.most_busy == 1


async def test_nothing_secret_is_shown(
    pbx: ScriptedPbx, client: PbxClient, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("DEBUG")
    client.report_target = TARGET
    await client.login()
    shown = [repr(client)]
    for reply in (
        Reply(b"nonsense"),
        Reply(b"", status=500),
        Reply(failed("99999")),
        Reply(b"", status=302, headers={"Location": "/x"}),
    ):
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


async def test_probe(pbx: ScriptedPbx, session: aiohttp.ClientSession) -> None:
    """It identifies the device.

    A refusal with an errno is an API of the family that requires a login.
    """
    refusals = [
        failed("20005"),
        failed("20004"),
        failed("10003"),
        b"<xml><status>Failed</status><errno>1</errno></xml>",
    ]
    pbx.order("deviceinfo/query", DEVICE, *refusals)
    device = await probe(session, pbx.host, pbx.port)
    assert device is not None
    assert device.serial == "a09805021987"
    [asked] = pbx.asked
    assert (asked.version, asked.path, asked.query, asked.body) == (
        "v0.0.1",
        "deviceinfo/query",
        {"type": "json"},
        b"",
    )
    for _ in refusals:
        assert await probe(session, pbx.host, pbx.port) is None
    assert pbx.paths == ["deviceinfo/query"] * (1 + len(refusals))


async def test_probe_finds_something_else(
    pbx: ScriptedPbx, session: aiohttp.ClientSession, unused_tcp_port: int
) -> None:
    """A web server, a device that knows no version of the API, or nothing."""
    for reply in (
        *map(
            Reply, (b"<html>It works!</html>", failed(), SUCCESS, b'{"hello":"world"}')
        ),
        Reply(b"", status=401),
    ):
        pbx.order("deviceinfo/query", reply)
        with pytest.raises(PbxNotUnderstoodError):
            await probe(session, pbx.host, pbx.port)
    pbx.asked.clear()
    pbx.order("deviceinfo/query", *[NOT_FOUND] * 4)
    with pytest.raises(PbxNotUnderstoodError, match="pbx_not_understood"):
        await probe(session, pbx.host, pbx.port)
    assert [(asked.version, asked.query["type"]) for asked in pbx.asked] == [
        (version, message_format)
        for message_format in ("json", "xml")
        for version in ("v0.0.1", "v1.1.0")
    ]
    with pytest.raises(PbxNotReachableError):
        await probe(session, "127.0.0.1", unused_tcp_port)


DEVICE = fixtures.answer("deviceinfo_query.json")
OTHER_DEVICE = (
    b'{"status":"Success","deviceinfo":{"devicename":"UC300","sn":"a09805000001"}}'
)


@pytest.fixture
def strict(pbx: ScriptedPbx, session: aiohttp.ClientSession) -> PbxClient:
    return PbxClient(
        Transport(session, pbx.host, pbx.port),
        "api",
        DIGEST,
        expected_serial="A09805021987",
    )


async def test_other_device(pbx: ScriptedPbx, strict: PbxClient) -> None:
    """Another device gets no request, and its session is ended.

    A logout that fails changes nothing.
    """
    found: list[DeviceInfo | None] = []
    strict.on_login = found.append
    for logout in (SUCCESS, b"nonsense"):
        pbx.order("deviceinfo/query", OTHER_DEVICE)
        pbx.order("logout", logout)
        with pytest.raises(PbxReplacedError) as caught:
            await strict.control.hang_up("101")
        assert caught.value.key == "other_pbx"
        assert caught.value.placeholders == {
            "host": pbx.host,
            "serial": "a09805000001",
            "expected": "A09805021987",
        }
        assert not strict.logged_in
    assert pbx.paths == ["login", "deviceinfo/query", "logout"] * 2
    assert found == []


async def test_expected_device(pbx: ScriptedPbx, strict: PbxClient) -> None:
    """The login requests the identity of the device with the new token.

    It passes the answer on.
    """
    found: list[DeviceInfo | None] = []
    strict.on_login = found.append
    pbx.order("deviceinfo/query", DEVICE)
    await strict.control.hang_up("101")
    assert pbx.paths == ["login", "deviceinfo/query", "extension/hangup"]
    assert pbx.asked[1].query["token"] == "token1"
    assert [known and known.serial for known in found] == ["a09805021987"]


async def test_no_request_before_the_device_is_known(
    pbx: ScriptedPbx, strict: PbxClient
) -> None:
    """A request made during the identification of the device waits for it."""
    hold = pbx.hold("deviceinfo/query", OTHER_DEVICE)
    login = asyncio.create_task(strict.login())
    await pbx.came("deviceinfo/query")
    trunks = asyncio.create_task(strict.trunks())
    await asyncio.sleep(0)
    hold.set()
    results = await asyncio.gather(login, trunks, return_exceptions=True)
    assert [type(result) for result in results] == [PbxReplacedError] * 2
    assert pbx.paths == ["login", "deviceinfo/query", "logout"]


@pytest.mark.parametrize(
    ("reply", "kind"),
    [
        (failed("20004"), PbxTokenLostError),
        (failed("10003"), PbxRefusedError),
        (SUCCESS, PbxNotUnderstoodError),
        (
            b'{"status":"Success","deviceinfo":{"devicename":"UC300"}}',
            PbxNotUnderstoodError,
        ),
    ],
)
async def test_device_unknown(
    pbx: ScriptedPbx, strict: PbxClient, reply: bytes, kind: type[PbxError]
) -> None:
    """The session of a device that does not identify itself is ended.

    A token that is lost at once is counted.
    """
    pbx.order("deviceinfo/query", reply)
    with pytest.raises(kind):
        await strict.login()
    assert not strict.logged_in
    assert strict.lost_tokens == (kind is PbxTokenLostError)
    assert pbx.paths == ["login", "deviceinfo/query"] + ["logout"] * (
        kind is not PbxTokenLostError
    )


async def test_confirm(
    pbx: ScriptedPbx,
    client: PbxClient,
    strict: PbxClient,
    freezer: FrozenDateTimeFactory,
) -> None:
    """A device that has just identified itself is not queried again.

    Another one ends the session; without expectations none is queried.
    """
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


async def test_pbx_that_may_want_xml(pbx: ScriptedPbx, client: PbxClient) -> None:
    """It answers in XML, or does not know JSON."""
    in_xml = b"<xml><status>Failed</status></xml>"
    pbx.order("login", failed("20003"), in_xml, failed("20000"), in_xml)
    wants_xml = []
    for form in (*[MessageFormat.JSON] * 3, MessageFormat.XML):
        client.message_format = form
        with pytest.raises(PbxAuthRefusedError) as refused:
            await client.login()
        wants_xml.append(client.wants_xml(refused.value))
    assert wants_xml == [False, True, True, False]
