"""The simulated PBX answers with the documented bytes."""

from datetime import UTC, datetime
import re

import pytest

from custom_components.openvox_uc.pbx.wire import codec
from custom_components.openvox_uc.pbx.wire.values import objects
from tests.pbx import fixtures

from .application import Application, Clock, flat
from .bodies import Inbound, Leg, Outbound, Style
from .pbx import SimulatedPbx
from .switchboard import SimExtension, SimTrunk


async def test_login_answer(application: Application) -> None:
    """The answer to a login is the documented one but for the token."""
    answer = await application.log_in()
    documented = fixtures.answer("login.json").strip()
    assert re.sub(rb"[0-9a-f]{32}", b"T", answer) == re.sub(rb"[0-9a-f]{32}", b"T", documented)


async def test_login_with_the_documented_bodies(pbx: SimulatedPbx, application: Application) -> None:
    """The documented logins are understood, in JSON and in XML."""
    pbx.password = "123456"
    assert b"Success" in await application.post_raw("login", fixtures.request("login.json"), type="json")
    assert pbx.report_url == "172.16.6.150:8260"
    answer = await application.post_raw("login", fixtures.request("login.xml"), type="xml")
    assert flat(answer) == f"<xml><status>Success</status><token>{pbx.token}</token></xml>".encode()
    assert pbx.logins == 2


async def test_device_info(pbx: SimulatedPbx, application: Application) -> None:
    """The device info is the documented one, byte for byte."""
    await application.log_in()
    pbx.booted_at = datetime(2020, 3, 23, 5, 33, 22, tzinfo=UTC).timestamp()
    pbx.extensions = [SimExtension(str(number)) for number in range(100, 121)]
    assert await application.post("deviceinfo/query", type="json") == fixtures.answer("deviceinfo_query.json").strip()
    xml = flat(fixtures.answer("deviceinfo_query.xml")).replace(b"2020-05-22 07:24:00", b"2020-05-19 04:06:07")
    assert flat(await application.post("deviceinfo/query", type="xml")) == xml


async def test_lists(pbx: SimulatedPbx, application: Application) -> None:
    """The lists of extensions and trunks are the documented ones, byte for byte."""
    await application.log_in()
    pbx.extensions = [SimExtension("100", state="Unavailable"), SimExtension("101", "Alice"), SimExtension("102")]
    assert await application.post("extensionlist/query", type="json") == fixtures.answer("extensionlist_query.json").strip()
    assert await application.post("trunklist/query") == fixtures.answer("trunklist_query.json").strip()
    for extension in (*pbx.extensions, pbx.add_extension("103")):
        extension.state = "Unavailable"
    assert flat(await application.post("extensionlist/query", type="xml")) == flat(fixtures.answer("extensionlist_query.xml"))
    pbx.trunks = [SimTrunk("to-18-16-2")]
    assert flat(await application.post("trunklist/query", type="xml")) == flat(fixtures.answer("trunklist_query.xml"))


async def test_settings_of_extensions(pbx: SimulatedPbx, application: Application) -> None:
    """The settings are the documented ones: byte for byte in JSON, and field by field in XML, which is documented in another order."""
    await application.log_in()
    hidden = {"userpassword": "***", "registerpassword": "***", "email": "a@example.org", "moblie": "000", "vmsecret": "***"}
    alice = SimExtension("101", "Alice", state="Unavailable", settings={**hidden, "callerid": "858585"})
    pbx.extensions = [alice]
    assert await application.post("extension/query") == fixtures.answer("extension_query.json").strip()
    alice.settings["callerid"] = "888888"
    assert codec.decode(await application.post("extension/query", type="xml")) == codec.decode(fixtures.answer("extension_query.xml"))


async def test_some_extensions_and_none(pbx: SimulatedPbx, application: Application) -> None:
    """Several numbers are separated by commas; an unknown one spoils them all."""
    await application.log_in()
    told = codec.decode(await application.post("extension/query", {"extid": "101, 103"}))
    assert [item["extnumber"] for item in objects(told["extinfos"])] == ["101", "103"]
    assert b"SECRET-sip-101" in await application.post("extension/query", {"extid": "101"})
    assert await application.post("extension/query", {"extid": "101,999"}) == b'{"status":"Failed","errno":"10006"}'


async def test_changed_settings(pbx: SimulatedPbx, application: Application) -> None:
    """What is changed is told from then on, under the names of the answer; nothing is changed by half."""
    await application.log_in()
    success = fixtures.answer("plain.json").strip()
    assert await application.post_raw("extension/update", b'{"extid":"101","username":"Tony"}', type="json") == success
    assert pbx.extensions[1].name == "Tony"
    changes = b"<xml><extid>101</extid><dnd>on</dnd><mobile>0170</mobile><btransferprefix></btransferprefix></xml>"
    assert await application.post_raw("extension/update", changes, type="xml") == fixtures.answer("plain.xml").strip()
    told = pbx.extensions[1].told()
    assert (told["dnd"], told["moblie"], told["btransferprefix"]) == ("on", "0170", "")
    for wrong in (
        {"ringtimeout": "17"},
        {"dnd": "maybe"},
        {"btransferto": "Mars"},
        {"btransferprefix": "12345678"},
        {"btransfernum": "+49"},
    ):
        refused = await application.post("extension/update", {"extid": "101", "dnd": "off", **wrong})
        assert refused == b'{"status":"Failed","errno":"10017"}'
    assert pbx.extensions[1].told() == told
    assert await application.post("extension/update", {"dnd": "on"}) == b'{"status":"Failed","errno":"10004"}'
    assert await application.post("extension/update", {"extid": "999"}) == b'{"status":"Failed","errno":"10006"}'


async def test_settings_of_trunks(pbx: SimulatedPbx, application: Application) -> None:
    """The settings of trunks are the documented ones, byte for byte, but for the password."""
    await application.log_in()
    documented = fixtures.answer("siptrunk_query.json").strip().replace(b"***", b"SECRET-trunk")
    assert await application.post("siptrunk/query", {"trunkname": "all"}) == documented
    assert await application.post("siptrunk/query", {"trunkname": "to-108-16,to-18-16-2"}) == documented
    assert await application.post("siptrunk/query") == b'{"status":"Failed","errno":"10004"}'
    pbx.trunks = [SimTrunk("to-18-16-2")]
    documented = fixtures.answer("siptrunk_query.xml").replace(b"<id>2<", b"<id>1<")
    assert flat(await application.post_raw("siptrunk/query", b"<xml><trunkname>all</trunkname></xml>", type="xml")) == flat(documented)


async def test_wake_up_calls(pbx: SimulatedPbx, application: Application) -> None:
    """They are told as documented; deleting takes whatever it is given for an id, for an extension, or for all."""
    await application.log_in()
    plain, missing = fixtures.answer("plain.json").strip(), b'{"status":"Failed","errno":"10021"}'
    pbx.add_extension("114")
    assert await application.post("wakeupcall/query", {"number": "114"}) == plain
    for number, call_id in (("114", "10"), ("101", "1"), ("101", "2"), ("101", "3")):
        pbx.hotel.add(number, call_id)
    assert await application.post("wakeupcall/query", {"number": "114"}) == fixtures.answer("wakeupcall_query.json").strip()
    assert await application.post("wakeupcall/update", {"wakeupid": "10", "number": "114", "time": "07:00"}) == plain
    assert b'"time":"07:00"' in await application.post("wakeupcall/query", {"number": "114"})
    assert await application.post("wakeupcall/update", {"wakeupid": "11"}) == missing
    assert await application.post("wakeupcall/delete", {"wakeupid": "1,2"}) == plain
    assert [call.id for call in pbx.hotel.wake_up_calls] == ["10", "3"]
    assert await application.post("wakeupcall/delete", {"wakeupid": "114"}) == plain
    assert await application.post("wakeupcall/delete", {"wakeupid": "114"}) == missing
    assert await application.post("hotel/checkout", {"number": "101"}) == plain
    for path in ("wakeupcall/query", "wakeupcall/create", "hotel/checkout"):
        assert await application.post(path) == b'{"status":"Failed","errno":"10004"}'
        assert await application.post(path, {"number": "999"}) == b'{"status":"Failed","errno":"10006"}'
    assert await application.post("wakeupcall/create", {"number": "101"}) == b'{"status":"Failed","errno":"10004"}'
    assert await application.post("wakeupcall/create", {"number": "101", "time": "07:00", "type": "onetime"}) == plain
    assert await application.post("wakeupcall/delete", {"wakeupid": "all"}) == plain
    assert pbx.hotel.wake_up_calls == []


async def test_plain_answers(application: Application) -> None:
    """A heartbeat, even an empty or broken one, and a logout succeed with the documented bytes."""
    await application.log_in()
    assert await application.post_raw("heartbeat", b"{broken") == fixtures.answer("plain.json").strip()
    assert await application.post("heartbeat", type="xml") == fixtures.answer("plain.xml").strip()
    assert await application.post("logout") == fixtures.answer("plain.json").strip()
    assert await application.post("heartbeat") == b'{"status":"Failed","errno":"20005"}'


@pytest.mark.parametrize("direction", ["inbound", "outbound"])
async def test_calls_over_trunks(pbx: SimulatedPbx, application: Application, direction: str) -> None:
    """The calls over trunks are told as documented, and follow the reports."""
    await application.log_in()
    if direction == "inbound":
        first = Leg(0.0, id="1589881290.963")
        line: Inbound | Outbound = Inbound(serial=pbx.serial, first=first, style=Style(), outside="103", house="101", trunk="to-18-16-2")
        second = Leg(0.0, id="1589881290.965")
    else:
        first = Leg(0.0, id="1589881535.982")
        line = Outbound(serial=pbx.serial, first=first, style=Style(), outside="103", house="101", trunk="to-18-16-2", prefix="16")
        second = Leg(0.0, id="1589881535.984")
    path = f"{direction}/query"
    empty = await application.post(path)
    assert empty == f'{{"status":"Success","{direction}":[]}}'.encode()
    await pbx.report(line.alert(second))
    await pbx.report(line.ring(second, "101"))
    assert b'"status":"Progress"' in await application.post(path)
    for body in line.answers(second, "101"):
        await pbx.report(body)
    assert await application.post(path) == fixtures.answer(f"{direction}_query.json").strip()
    assert flat(await application.post(path, type="xml")) == flat(fixtures.answer(f"{direction}_query.xml"))
    assert await application.post(path, {f"{direction}id": f"1.2, {first.id}"}) != empty
    assert await application.post(path, {f"{direction}id": "1.2"}) == empty
    for body in line.byes(second, ("101",), by_caller=True):
        await pbx.report(body)
    assert await application.post(path) == empty


async def test_a_failed_trunk_call_is_forgotten(pbx: SimulatedPbx, application: Application, clock: Clock) -> None:
    """A call that nobody ended is not listed for ever; the record ends it at once."""
    await application.log_in()
    await pbx.desk.ring(["101"])
    ring = pbx.desk.calls[0].line
    await pbx.report(ring.failed("101", 480))
    assert b"Progress" in await application.post("inbound/query")
    clock.now += 60
    assert b"Progress" not in await application.post("inbound/query")


async def test_versions_and_unknown_paths(pbx: SimulatedPbx, application: Application) -> None:
    """Unknown paths are refused with 10003; so are other versions, or they are not found, as the switches say."""
    await application.log_in()
    refused = b'{"status":"Failed","errno":"10003"}'
    assert await application.post("coffee/make") == refused
    assert await application.post_raw("trunklist/query", b"", version="v1.1.0") != refused
    pbx.accepted_versions = {"v1.1.0"}
    assert await application.post("trunklist/query") == refused
    assert await application.post_raw("trunklist/query", b"", version="v1.1.0") != refused
    pbx.unknown_version_is_404 = True
    for path in ("/api/v0.0.1/login", "/"):
        async with application.session.post(f"http://127.0.0.1:{pbx.port}{path}") as response:
            assert response.status == 404
