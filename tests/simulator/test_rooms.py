"""Queues and conferences of the simulated PBX: the documented bytes, and what requests change."""

import pytest

from tests.pbx import fixtures

from .application import Application, flat
from .bodies import Body, Json
from .pbx import SimulatedPbx
from .switchboard import SimConference, SimExtension, SimQueue

SUCCESS = b'{"status":"Success"}'


@pytest.fixture
async def pbx(pbx: SimulatedPbx, application: Application) -> SimulatedPbx:
    """Return a PBX with the documented queues and conferences, and a session."""
    await application.log_in()
    other: Body = {"announcefreq": "0", "retry": "5", "agenttimeout": "15", "wrapuptime": "60", "maxwaittime": "5"}
    pbx.queues = [
        SimQueue("9998", "queue_user1", ("101",), ("6000",), password="***"),
        SimQueue("9999", "queue_test", ("101", "103", "104"), password="***", settings=other),
    ]
    pbx.conferences = [SimConference(number, name, password="***") for number, name in (("6500", ""), ("7500", ""), ("8000", "testapi1"))]
    return pbx


async def test_queues(pbx: SimulatedPbx, application: Application) -> None:
    """The list is the documented one, byte for byte; some can be named."""
    named: Body = {"queueid": "9999,9998"}
    for values in (None, named):
        assert await application.post("queue/query", values) == fixtures.answer("queue_query.json").strip()
    assert flat(await application.post("queue/query", type="xml")) == flat(fixtures.answer("queue_query.xml"))
    assert b"9999" not in await application.post("queue/query", {"queueid": "9998"})
    assert await application.post("queue/query", {"queueid": "1"}) == b'{"status":"Failed","errno":"10013"}'


async def test_queue_status(pbx: SimulatedPbx, application: Application) -> None:
    """The status is the documented one, byte for byte, and follows the phones."""
    pbx.queues[0] = SimQueue("9998", agents=("102", "101"), logged_in=["6000"])
    pbx.set_state("101", "Ringing")
    status: Body = {"queueid": "9998"}
    assert await application.post("queuestatus/query", status) == fixtures.answer("queuestatus_query.json").strip()
    pbx.set_state("101", "Unavailable")
    xml = await application.post_raw("queuestatus/query", b"<xml><queueid>9998</queueid></xml>", type="xml")
    assert flat(xml) == flat(fixtures.answer("queuestatus_query.xml"))
    assert b"10004" in await application.post("queuestatus/query")
    assert b"10013" in await application.post("queuestatus/query", {"queueid": "1"})


async def test_agents(pbx: SimulatedPbx, application: Application) -> None:
    """Those who may log in do so with the password; agents are paused and resumed."""
    pbx.extensions.append(SimExtension("6000"))
    values: Body = {"queueid": "9998", "extid": "6000"}

    async def errno(action: str, **changes: Json) -> str:
        """Return how a request fails, or nothing."""
        answer = await application.post(f"queue/{action}", values | changes)
        return "" if answer == SUCCESS else answer.decode().removeprefix('{"status":"Failed","errno":"').removesuffix('"}')

    assert await errno("add_dynamicagent", password="wrong") == "10032"
    assert await errno("add_dynamicagent", password="***", extid="102") == "10019"
    assert await errno("add_dynamicagent", password="***", extid="") == "10004"
    assert await errno("add_dynamicagent", password="***", extid="9") == "10006"
    assert await errno("add_dynamicagent", password="***", queueid="1") == "10013"
    assert await errno("pause_agent") == await errno("unpause_agent") == "10019"
    assert await errno("add_dynamicagent", password="***") == ""
    assert pbx.queues[0].members == ["101", "6000"]
    assert await errno("pause_agent") == ""
    assert b'{"agent":"6000","agentstatus":"9"}' in await application.post("queuestatus/query", values)
    assert await errno("unpause_agent") == ""
    assert b'{"agent":"6000","agentstatus":"1"}' in await application.post("queuestatus/query", values)
    assert await errno("del_dynamicagent") == "10004"
    assert await errno("del_dynamicagent", password="wrong") == "10032"
    assert await errno("del_dynamicagent", password="***") == ""
    assert await errno("del_dynamicagent", password="***") == "10019"
    assert pbx.queues[0].members == ["101"]


async def test_conferences(pbx: SimulatedPbx, application: Application) -> None:
    """The list and the session are the documented ones, byte for byte."""
    assert await application.post("conference/query", {"number": "all"}) == fixtures.answer("conference_query.json").strip()
    assert b"6500" not in await application.post("conference/query", {"number": "7500,8000"})
    assert b"10004" in await application.post("conference/query")
    assert b"10011" in await application.post("conference/query", {"number": "1"})
    assert b"10007" in await application.post("conference/query_in_session", {"number": "8000"})
    assert await application.post("conference/add_member", {"number": "8000", "invitemember": "111,114"}) == SUCCESS
    session = await application.post("conference/query_in_session", {"number": "8000"})
    assert session == fixtures.answer("conference_query_in_session.json").strip()


async def test_members(pbx: SimulatedPbx, application: Application) -> None:
    """They are invited, muted, and removed; those who are not there cannot be."""
    room = pbx.conferences[2]
    assert b"10004" in await application.post("conference/add_member", {"number": "8000"})
    assert b"10011" in await application.post("conference/add_member", {"number": "1", "invitemember": "111"})
    await application.post("conference/add_member", {"number": "8000", "invitemember": "111,114"})
    values: Body = {"number": "8000", "membernumber": "111"}
    for action, muted in (("mute_member", {"111"}), ("unmute_member", set()), ("mute_member", {"111"})):
        assert await application.post(f"conference/{action}", values) == SUCCESS
        assert room.muted == muted
    assert await application.post("conference/kick_member", values) == SUCCESS
    assert (list(room.members), room.muted) == (["114"], set())
    assert b"10007" in await application.post("conference/kick_member", values)
    assert b"10004" in await application.post("conference/kick_member", {"number": "8000"})
