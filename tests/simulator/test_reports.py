"""Reports go out as captured, are repeated, get lost, come late, and announce a boot."""

import asyncio

from tests.pbx import fixtures

from .access import Target
from .application import Application, Clock
from .bodies import boot_up, compact, extension_status
from .pbx import SimulatedPbx
from .sender import request_bytes
from .stories import TimedReport, random_exchange


async def test_report_bytes(pbx: SimulatedPbx, application: Application) -> None:
    """A report is the captured request, byte for byte."""
    await application.log_in()
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
    assert request_bytes(Target("172.16.6.150", 8260, ""), b"").startswith(b"POST  HTTP/1.1\r\nHost:172.16.6.150\r\n")
    assert request_bytes(Target("fd00::5", 8260, "/"), b"").startswith(b"POST / HTTP/1.1\r\nHost:[fd00::5]\r\n")


async def test_reports_come_from_the_own_address(application: Application) -> None:
    """A PBX on the second address reports from there."""
    senders: list[str] = []

    async def serve(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        senders.append(writer.get_extra_info("peername")[0])
        await application.serve(reader, writer)

    server = await asyncio.start_server(serve, "127.0.0.1", 0)
    async with SimulatedPbx(host="127.0.0.2", serial="a09805021988") as second:
        other = Application(second, application.session)
        other.port = server.sockets[0].getsockname()[1]
        await other.log_in()
        assert await second.report(extension_status(second.serial, "101", "InUse")) == 200
    server.close()
    await server.wait_closed()
    assert senders == ["127.0.0.2"]


async def test_status_monitor(pbx: SimulatedPbx, application: Application) -> None:
    """Without Status Monitor a phone's states, RINGs and ALERTs are not sent; the rest is, and the list still follows."""
    await application.log_in()
    for number in ("101", "102"):
        if extension := pbx.extension(number):
            extension.monitored = False
    await pbx.desk.call("101", "102")
    assert not application.received
    await pbx.desk.ring(["103"])
    assert application.actions == ["103 Ringing", "ALERT", "RING"]
    assert b'"extnumber":"102","status":"Ringing"' in await application.post("extensionlist/query")
    await pbx.desk.answer("102")
    assert application.actions[3:] == ["ANSWER", "ANSWER"]


async def test_repeats(pbx: SimulatedPbx, application: Application) -> None:
    """A report that is not answered with 200 comes again, but not for ever."""
    await application.log_in()
    pbx.repeat_interval = 0.0
    application.statuses = [500, 404, 200]
    assert await pbx.report(boot_up(pbx.serial)) == 500
    await pbx.settled()
    assert application.bodies == [b'{"action":"BootUp","sn":"a09805021987"}'] * 3
    application.received.clear()
    application.statuses = [500] * 9
    await pbx.report(boot_up(pbx.serial))
    await pbx.settled()
    assert len(application.received) == 1 + pbx.repeat_limit
    application.received.clear()
    application.statuses = [500]
    await pbx.report(boot_up(pbx.serial))
    pbx.forget_token()
    await pbx.settled()
    assert len(application.received) == 1


async def test_nobody_listens(pbx: SimulatedPbx, application: Application) -> None:
    """A report that nobody takes does no harm, and neither does one that nobody wants."""
    assert await pbx.report(boot_up(pbx.serial)) is None
    assert await pbx.report_raw(b"x") is None
    assert pbx.sent == []
    pbx.repeat_interval = 0.0
    await application.log_in(url="127.0.0.1:1/nobody")
    assert await pbx.report(boot_up(pbx.serial)) is None
    await pbx.settled()
    assert pbx.sent == [(boot_up(pbx.serial), None)] * (1 + pbx.repeat_limit)


async def test_report_faults(pbx: SimulatedPbx, application: Application) -> None:
    """Reports get lost, come twice, or late, as the switches say; anything can be sent raw."""
    await application.log_in()
    pbx.faults.lose_reports = 1.0
    assert await pbx.report(boot_up(pbx.serial)) is None
    pbx.faults.lose_reports = 0.0
    pbx.faults.repeat_reports = 1.0
    assert await pbx.report(boot_up(pbx.serial)) == 200
    assert application.actions == ["BootUp", "BootUp"]
    pbx.faults.repeat_reports = 0.0
    pbx.faults.delay_reports = 0.05
    sent = [extension_status(pbx.serial, str(number), "Idle") for number in range(20)]
    for body in sent:
        assert await pbx.report(body) is None
    await pbx.settled()
    arrived = application.bodies[2:]
    assert arrived != [compact(body) for body in sent]
    assert sorted(arrived) == sorted(compact(body) for body in sent)
    assert await pbx.report_raw(b"\xff{") == 200
    assert application.bodies[-1] == b"\xff{"


async def test_boot(pbx: SimulatedPbx, application: Application, clock: Clock) -> None:
    """After a boot the token and the calls are gone, the uptime is new, the port the same, and a BootUp comes."""
    await application.log_in()
    port = pbx.port
    pbx.set_state("102", "Hold")
    await pbx.desk.call("101", "103")
    application.received.clear()
    clock.now += 60
    await pbx.boot()
    assert pbx.port == port
    assert application.bodies == [b'{"action":"BootUp","sn":"a09805021987"}']
    assert pbx.token is None
    assert pbx.desk.calls == []
    assert {extension.state for extension in pbx.extensions} == {"Unavailable", "Registered"}
    await application.log_in()
    assert b"2020-May-19-04:07:07" in await application.post("deviceinfo/query")
    await application.post("logout")
    application.received.clear()
    await pbx.boot()
    assert not application.received


async def test_boot_repeats_its_report(pbx: SimulatedPbx, application: Application) -> None:
    """A BootUp is repeated though nobody is logged in."""
    pbx.repeat_interval = 0.0
    await application.log_in()
    application.statuses = [500]
    await pbx.boot()
    await pbx.settled()
    assert application.actions == ["BootUp", "BootUp"]


async def test_play(pbx: SimulatedPbx, application: Application) -> None:
    """Stories are played in time, or without a pause; the list follows."""
    await application.log_in()
    exchange = random_exchange(3, calls=3, begin=0.0)
    await pbx.play(exchange.reports, speed=None)
    assert application.bodies == [report.body for report in exchange.reports]
    begun = asyncio.get_running_loop().time()
    await pbx.play([TimedReport(5.0, boot_up(pbx.serial)), TimedReport(6.0, boot_up(pbx.serial))], speed=20)
    assert asyncio.get_running_loop().time() - begun > 0.045
