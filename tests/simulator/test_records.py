"""The simulated PBX remembers its calls, and gives files of them to those who may have one."""

import pytest

from tests.pbx import fixtures

from .application import Application, Clock
from .bodies import Body
from .pbx import SimulatedPbx
from .stories import random_exchange

DAY: Body = {"extid": "all", "starttime": "2020-05-19 00:00:00", "endtime": "2020-05-19 23:59:59"}
HEAD = (
    b"callid,timestart,callfrom,callto,callduraction,talkduraction,srctrunkname,dsttrcunkname,"
    b"status,type,pincode,recording,didnumber,sn\r\n"
)


async def random_string(application: Application, wanted: Body) -> str:
    """Return the random string that the PBX gives."""
    answer = await application.post("cdr/get_random", wanted)
    return answer.decode().rpartition('"random":"')[2].removesuffix('"}')


async def download(application: Application, wanted: Body, random: str, token: str | None = None) -> bytes:
    """Return what a download brings."""
    pbx = application.pbx
    query = {key: str(value) for key, value in wanted.items()} | {"token": pbx.token or "" if token is None else token, "random": random}
    async with application.session.get(f"http://{pbx.host}:{pbx.port}/api/v0.0.1/cdr/download", params=query) as response:
        assert response.status == 200
        return await response.read()


async def file(application: Application, wanted: Body = DAY) -> bytes:
    """Return a file of records."""
    return await download(application, wanted, await random_string(application, wanted))


async def test_random_string(application: Application) -> None:
    """The answer is the documented one, byte for byte but for the random string."""
    await application.log_in()
    wanted: Body = {"extid": "all", "starttime": "2020-05-01 00:00:00", "endtime": "2020-05-05 23:59:59"}
    random = await random_string(application, wanted)
    answer = await application.post("cdr/get_random", wanted | {"allowedip": "172.16.6.150"})
    assert answer[:-34] == fixtures.answer("cdr_get_random.json").strip()[:-34]
    assert len(random) == 32
    assert random.encode() not in answer


@pytest.mark.parametrize(
    ("change", "errno"),
    [
        ({"extid": ""}, "10004"),
        ({"starttime": None}, "10004"),
        ({"endtime": "2020-05-32 00:00:00"}, "20019"),
        ({"starttime": "2020-5-1 0:00:00"}, "20019"),
        ({"allowedip": "nobody"}, "20015"),
    ],
)
async def test_random_string_refused(application: Application, change: Body, errno: str) -> None:
    """What is missing or wrong is told."""
    await application.log_in()
    assert await application.post("cdr/get_random", DAY | change) == f'{{"status":"Failed","errno":"{errno}"}}'.encode()


async def test_calls_become_rows(pbx: SimulatedPbx, application: Application, clock: Clock) -> None:
    """Each call of the desk becomes a row, also while nobody is logged in."""
    await pbx.desk.ring(["102"], "0301234", to="4930555101")
    clock.now += 5
    await pbx.desk.answer("102")
    clock.now += 7
    await pbx.desk.hang_up("102")
    await pbx.desk.dial_out("101", "0897654321")
    await pbx.desk.miss("101")
    await application.log_in()
    assert await file(application) == HEAD + (
        b"1589850367.1684,2020-05-19 04:06:07,0301234,4930555101,12,7,to-18-16-2,,ANSWERED,Inbound,,,4930555101,a09805021987\r\n"
        b"1589850379.1701,2020-05-19 04:06:19,101,0897654321,0,0,,to-18-16-2,NO ANSWER,Outbound,,,,a09805021987\r\n"
    )
    assert pbx.requests[-1][0] == "cdr/download"


async def test_stories_become_rows(pbx: SimulatedPbx, application: Application) -> None:
    """So do the calls of stories, each as often as it has a record."""
    exchange = random_exchange(3, calls=10)
    await pbx.play(exchange.reports, speed=None)
    assert sorted(row["callid"] for row in pbx.records.rows) == sorted(
        str(report.values["callid"]) for report in exchange.reports if report.values["action"] == "NewCdr"
    )
    assert pbx.records.rows


async def test_filters(pbx: SimulatedPbx, application: Application, clock: Clock) -> None:
    """A file holds what began in the time asked for, and only the extensions wanted."""
    await application.log_in()
    for caller, callee in (("101", "102"), ("103", "104")):
        await pbx.desk.call(caller, callee)
        await pbx.desk.miss(callee)
        clock.now += 60
    assert (await file(application)).count(b"\r\n") == 3
    assert b",103," not in await file(application, DAY | {"endtime": "2020-05-19 04:06:07"})
    assert b",101," not in await file(application, DAY | {"starttime": "2020-05-19 04:06:08"})
    assert b",101," not in await file(application, DAY | {"extid": "104, 105"})
    assert await file(application, DAY | {"extid": "105"}) == HEAD


async def test_permission(pbx: SimulatedPbx, application: Application, clock: Clock) -> None:
    """A file needs a token, and a random string that is fresh, and ours, and for the very same file."""
    await application.log_in()
    refused = b'{"status":"Failed","errno":"20020"}'
    random = await random_string(application, DAY)
    assert await download(application, DAY, random, token="") == b'{"status":"Failed","errno":"20005"}'
    assert await download(application, DAY, "") == refused
    assert await download(application, DAY | {"extid": "101"}, random) == refused
    clock.now += 30
    assert await download(application, DAY, random) == HEAD
    clock.now += 1
    assert await download(application, DAY, random) == refused
    ticket = pbx.records.ticket(DAY | {"allowedip": "10.0.0.1"}, "10.0.0.2")
    assert isinstance(ticket, dict)
    for client, errno in (("10.0.0.1", None), ("10.0.0.2", None), ("10.0.0.3", "20020")):
        assert pbx.records.file(ticket, client) == (errno or HEAD)


async def test_styles_and_faults(pbx: SimulatedPbx, application: Application) -> None:
    """Another firmware may write its files otherwise, and what can go wrong does when switched on."""
    await application.log_in()
    for number in ("0301234", "0305678"):
        await pbx.desk.ring(["102"], number)
        await pbx.desk.miss()
    style = pbx.records.style
    style.columns, style.header, style.delimiter, style.quoted, style.newest_first = ("callfrom", "note", "status"), False, ";", True, True
    style.line_end = "\n"
    assert await file(application) == b'"0305678";"";"NO ANSWER"\n"0301234";"";"NO ANSWER"\n'
    pbx.faults.records_cut = True
    assert await file(application) == b'"0305678";"";"NO ANSWER"\n"0301234";""'
    pbx.records.rows[0]["callfrom"] = "Jürgen"
    style.encoding, pbx.faults.records_cut = "utf-8-sig", False
    assert (await file(application)).startswith(b"\xef\xbb\xbf")
    style.encoding = "latin-1"
    assert b"J\xfcrgen" in await file(application)
    pbx.faults.records_errno = "20021"
    assert await file(application) == b'{"status":"Failed","errno":"20021"}'
    pbx.faults.paths, pbx.faults.empty = {"cdr/download"}, True
    assert await file(application) == b""
