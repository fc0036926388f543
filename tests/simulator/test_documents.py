"""The simulated PBX sends and understands the documented bytes (tests/fixtures).

It keeps the documented times and ids.
"""

from datetime import UTC, datetime
from functools import partial
import re

import pytest

from tests.pbx import fixtures

from .access import Target, report_target
from .bodies import (
    Body,
    Inbound,
    Internal,
    Leg,
    Outbound,
    boot_up,
    compact,
    extension_status,
)
from .conftest import Application, Clock
from .pbx import SimulatedPbx
from .reporter import request_bytes
from .sounds import Wav
from .switchboard import SimConference, SimExtension, SimQueue

RECORDING = "exten-101-106-20200505-042135-1588641695.1772.wav"


def flat(xml: bytes) -> bytes:
    """Return XML without its prolog and indents, as the documented answers are kept."""
    return re.sub(rb">\s+<", b"><", re.sub(rb"<\?xml.*?\?>\s*", b"", xml)).strip()


def documented(name: str) -> bytes:
    answer = fixtures.answer(name)
    return flat(answer) if name.endswith("xml") else answer.strip()


async def assert_answer(
    application: Application, path: str, values: Body | bytes = b"", name: str = ""
) -> None:
    """Check an answer, which is documented by the path unless a name is given."""
    answer = await application.post(path, values)
    assert answer == documented(name or f"{path.replace('/', '_')}.json")


def refusal(errno: str) -> bytes:
    return f'{{"status":"Failed","errno":"{errno}"}}'.encode()


# --- Reports ---


def test_bodies_are_the_captured_ones() -> None:
    """Each captured report of a call equals a simulated body, byte for byte."""
    serial, trunk = "a09805021987", "to-18-16-2"

    def internal(leg: str, caller: str, callee: str) -> Internal:
        return Internal(
            serial=serial,
            first=Leg(0, leg),
            extension=caller,
            dialed_number=callee,
        )

    def inbound(leg: str, outside: str, house: str) -> Inbound:
        return Inbound(
            serial=serial,
            first=Leg(0, leg),
            outside=outside,
            house=house,
            trunk=trunk,
        )

    def outbound(leg: str, outside: str = "103") -> Outbound:
        return Outbound(
            serial=serial,
            first=Leg(0, leg),
            outside=outside,
            house="106",
            trunk=trunk,
            prefix="16",
        )

    leg = partial(Leg, 0.0)
    ringing = internal("1589947952.1670", "101", "106")
    answered = internal("1589953310.1724", "101", "106").answers(
        leg("1589953310.1726"), "106"
    )
    ended = internal("1589953914.1775", "101", "106").byes(
        leg("1589953914.1777"), ("106",), by_caller=False
    )
    called = inbound("1589948512.1707", "103", "101")
    dialing = outbound("1589948178.1690")
    hung_up = outbound("1589956488.1962").byes(
        leg("1589956489.1964"), ("106",), by_caller=False
    )
    bodies = {
        "extension_status": extension_status(serial, "101", "InUse"),
        "boot_up": boot_up("369351034049"),
        "alert_internal": ringing.alert(leg("1589947952.1672")),
        "ring_internal": ringing.ring(leg("1589947952.1672"), "106"),
        "alert_inbound": called.alert(leg("1589948512.1709")),
        "ring_inbound": called.ring(leg("1589948512.1709"), "101"),
        "alert_outbound": dialing.alert(leg("1589948179.1692")),
        "ring_outbound": dialing.ring(leg("1589948179.1692"), "106"),
        "answer_internal_1": answered[0],
        "answer_internal_2": answered[1],
        "answer_inbound": inbound("1589953417.1741", "103", "101").answers(
            leg("1589953417.1743"), "101"
        )[0],
        "answer_outbound": outbound("1589953722.1758").answers(
            leg("1589953723.1760"), "106"
        )[0],
        "bye_internal_1": ended[0],
        "bye_internal_2": ended[1],
        "bye_outbound_1": hung_up[0],
        "bye_outbound_2": hung_up[1],
        "tranfer_internal": internal("1589957670.2001", "101", "102").transfer(
            leg("1589957670.2001"), "101", "102"
        ),
        "tranfer_inbound": inbound("1589957892.2028", "101", "102").transfer(
            leg("1589957892.2030"), "102", ""
        ),
        "call_failed": internal("1589958470.2092", "106", "102").failed("102", 480),
        "new_cdr_internal": internal("1589958682.2101", "106", "102").record(
            10_800, 10, 5, "ANSWERED", recorded=False
        ),
        "new_cdr_outbound": outbound("1589958787.2118", "101").record(
            10_800, 10, 5, "ANSWERED", recorded=False
        ),
        "new_cdr_inbound": inbound("1589959139.2135", "101", "102").record(
            10_800, 10, 4, "ANSWERED", recorded=False
        ),
    }
    assert {f"{name}.json" for name in bodies} == {
        name for name in fixtures.names("reports") if not name.startswith("family")
    }
    for name, body in bodies.items():
        assert compact(body) == fixtures.report(name).strip(), name


async def test_request_of_a_report(pbx: SimulatedPbx, application: Application) -> None:
    """A report is the captured request, byte for byte (protocol 1.9).

    It is repeated while it is not answered with 200 (1.10).
    """
    body = fixtures.report("extension_status").strip()
    assert await pbx.report(extension_status(pbx.serial, "101", "InUse")) == 200
    assert application.received == [
        b"POST /api/webhook/abc HTTP/1.1\r\n"
        b"Host:127.0.0.1\r\n"
        b"Content-Length:83\r\n"
        b"Accept: application/json\r\n"
        b"Content-Type:application/json\r\n"
        b"Connection:close\r\n\r\n" + body
    ]
    assert request_bytes(Target("172.16.6.150", 8260, ""), b"").startswith(
        b"POST  HTTP/1.1\r\nHost:172.16.6.150\r\n"
    )
    application.status, pbx.repeat_limit = 500, 1
    assert await pbx.report(boot_up(pbx.serial)) == 500
    await pbx.settled()
    assert len(application.received) == 3


@pytest.mark.parametrize(
    ("values", "target"),
    [
        ({"port": "8260"}, Target("10.0.0.5", 8260, "/")),
        (
            {"port": 8260, "url": "report", "urltag": 0},
            Target("10.0.0.5", 8260, "/report"),
        ),
        (
            {"port": "1", "url": "172.16.6.150:8260", "urltag": 1},
            Target("172.16.6.150", 8260, ""),
        ),
        (
            {"port": "1", "url": "172.16.6.150:8260/openvox/xyz", "urltag": "1"},
            Target("172.16.6.150", 8260, "/openvox/xyz"),
        ),
        ({"port": "1", "url": "http://10.0.0.5/a", "urltag": "1"}, None),
        ({"url": "report", "urltag": "0"}, None),
    ],
)
def test_where_reports_go(values: Body, target: Target | None) -> None:
    """Port, URL and tag say where (protocol 1.8)."""
    assert report_target("10.0.0.5", values) == target


# --- Requests ---


@pytest.mark.parametrize("name", fixtures.names("requests"))
async def test_documented_requests(
    pbx: SimulatedPbx, application: Application, name: str
) -> None:
    pbx.password, pbx.outbound_prefix = "123456", "16"
    if "hangup" in name:
        await pbx.desk.call("101", "102")
    path, kind = name.split(".")
    answer = await application.post(
        path.replace("_", "/", 1), fixtures.request(name), type=kind
    )
    await pbx.settled()
    assert (
        b'"status":"Success"' if kind == "json" else b"<status>Success</status>"
    ) in answer
    if path == "login":
        assert pbx.report_url == "172.16.6.150:8260"
    if path == "heartbeat":
        assert pbx.report_url == "172.16.6.150:8280"


# --- Answers ---


async def test_login(pbx: SimulatedPbx, application: Application, clock: Clock) -> None:
    """A login is answered as documented, except for the token.

    The fifth wrong one in a row locks its address out for ten minutes.
    """
    token = rb"[0-9a-f]{32}"
    assert re.sub(token, b"T", await application.log_in()) == re.sub(
        token, b"T", documented("login.json")
    )
    pbx.wrong_login_errno = "30003"
    for _ in range(5):
        await assert_answer(
            application,
            "login",
            {"username": "api", "password": "0" * 32, "port": "8260"},
            name="login_failed.json",
        )
    clock.now += 599
    assert await application.log_in() == refusal("20002")
    clock.now += 1
    assert b"Success" in await application.log_in()


async def test_token(pbx: SimulatedPbx, application: Application, clock: Clock) -> None:
    """Requests need a token, which lives half an hour after the last one."""
    clock.now += 1800
    token = pbx.token
    assert token
    await assert_answer(application, "heartbeat", name="plain.json")
    assert await application.post("heartbeat", token="") == refusal("20005")
    assert await application.post("heartbeat", token="f" * 32) == refusal("20004")
    clock.now += 1801
    assert await application.post("heartbeat", token=token) == refusal("20006")


async def test_lists(pbx: SimulatedPbx, application: Application) -> None:
    pbx.booted_at = datetime(2020, 3, 23, 5, 33, 22, tzinfo=UTC).timestamp()
    pbx.extensions = [SimExtension(str(number)) for number in range(100, 121)]
    await assert_answer(application, "deviceinfo/query")
    xml = documented("deviceinfo_query.xml").replace(
        b"2020-05-22 07:24:00", b"2020-05-19 04:06:07"
    )
    assert flat(await application.post("deviceinfo/query", type="xml")) == xml
    pbx.extensions = [
        SimExtension("100", state="Unavailable"),
        SimExtension("101", "Alice"),
        SimExtension("102"),
    ]
    await assert_answer(application, "extensionlist/query")
    await assert_answer(application, "trunklist/query")
    hidden = {
        "userpassword": "***",
        "registerpassword": "***",
        "email": "a@example.org",
        "moblie": "000",
        "vmsecret": "***",
    }
    pbx.extensions = [
        SimExtension(
            "101",
            "Alice",
            state="Unavailable",
            settings={**hidden, "callerid": "858585"},
        )
    ]
    await assert_answer(application, "extension/query")


async def test_queues_and_rooms(pbx: SimulatedPbx, application: Application) -> None:
    other: Body = {
        "announcefreq": "0",
        "retry": "5",
        "agenttimeout": "15",
        "wrapuptime": "60",
        "maxwaittime": "5",
    }
    pbx.queues = [
        SimQueue("9998", "queue_user1", ("101",), ("6000",), password="***"),
        SimQueue(
            "9999", "queue_test", ("101", "103", "104"), password="***", settings=other
        ),
    ]
    await assert_answer(application, "queue/query")
    assert flat(await application.post("queue/query", type="xml")) == documented(
        "queue_query.xml"
    )
    pbx.queues = [SimQueue("9998", agents=("102", "101"), logged_in=["6000"])]
    pbx.set_state("101", "Ringing")
    await assert_answer(application, "queuestatus/query", {"queueid": "9998"})
    pbx.conferences = [
        SimConference(number, name, password="***")
        for number, name in (("6500", ""), ("7500", ""), ("8000", "testapi1"))
    ]
    await assert_answer(application, "conference/query", {"number": "all"})
    await assert_answer(
        application,
        "conference/add_member",
        {"number": "8000", "invitemember": "111,114"},
        name="plain.json",
    )
    await assert_answer(application, "conference/query_in_session", {"number": "8000"})


async def test_what_is_kept(
    pbx: SimulatedPbx, application: Application, clock: Clock
) -> None:
    """Wake-up calls, messages and permissions for files are the documented ones.

    A permission to fetch files lives half a minute.
    """
    pbx.add_extension("114")
    pbx.add_extension("1004")
    pbx.hotel.add("114", "10")
    await assert_answer(application, "wakeupcall/query", {"number": "114"})
    pbx.sounds.recordings[RECORDING] = Wav.of(2)
    files: list[tuple[str, Body]] = [
        (
            "cdr",
            {
                "extid": "all",
                "starttime": "2020-05-01 00:00:00",
                "endtime": "2020-05-05 23:59:59",
            },
        ),
        ("recording", {"recording": RECORDING}),
        ("voicemail", {"extid": "1004", "voicemailfile": "msg0000.wav"}),
    ]
    pbx.sounds.leave_message("1004", "6000", 3)
    for kind, wanted in files:
        answer = await application.post(
            f"{kind}/get_random", wanted | {"allowedip": "172.16.6.150"}
        )
        assert answer[:-34] == documented(f"{kind}_get_random.json")[:-34]
        query = {name: str(value) for name, value in wanted.items()} | {
            "random": answer[-34:-2].decode()
        }
        assert not (
            await application.post(f"{kind}/download", b"", **query)
        ).startswith(b'{"status":"Failed"')
        clock.now += 31
        assert (await application.post(f"{kind}/download", b"", **query)).startswith(
            b'{"status":"Failed"'
        )
    pbx.sounds.mailboxes.clear()
    for moment, caller, seconds in (
        (1_586_246_200, "6000", 4),
        (1_586_246_251, "7001", 3),
        (1_586_246_408, "7001", 2),
    ):
        clock.now = moment
        pbx.sounds.leave_message("102", caller, seconds)
    await application.log_in()
    await assert_answer(application, "voicemail/query")
