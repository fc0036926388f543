"""Queues: what is asked, and what the answers mean (protocol 3.10)."""

import pytest

from custom_components.openvox_uc.pbx.api.client import PbxClient
from custom_components.openvox_uc.pbx.api.queues import AgentState, Queue, QueueMember, QueueStatus, queue_status, queues
from custom_components.openvox_uc.pbx.api.transport import MessageFormat
from custom_components.openvox_uc.pbx.errors import PbxNotUnderstoodError, PbxRefusedError
from custom_components.openvox_uc.pbx.wire import codec
from custom_components.openvox_uc.pbx.wire.values import Value

from .. import fixtures
from ..server import ScriptedPbx, failed

FIRST = Queue(number="9998", name="queue_user1", agents=("101",), dynamic_agents=("6000",))
SECOND = Queue(number="9999", name="queue_test", agents=("101", "103", "104"), dynamic_agents=())
SECRET = b'{"status":"Success","queues":[{"queuenumber":"9998","password":"0042"},{"queuenumber":"9999","password":""}]}'


def _status(*members: tuple[str, AgentState | None], waiting: int | None) -> QueueStatus:
    return QueueStatus(members=tuple(QueueMember(agent=agent, state=state) for agent, state in members), waiting_callers=waiting)


@pytest.mark.parametrize(("form", "state"), [(MessageFormat.JSON, AgentState.RINGING), (MessageFormat.XML, AgentState.UNAVAILABLE)])
async def test_documented_answers(pbx: ScriptedPbx, client: PbxClient, form: MessageFormat, state: AgentState) -> None:
    client.message_format = form
    pbx.order("queue/query", fixtures.answer(f"queue_query.{form}"))
    assert await client.queues.list() == [FIRST, SECOND]
    assert pbx.asked[-1].body == b""
    pbx.order("queuestatus/query", fixtures.answer(f"queuestatus_query.{form}"))
    status = await client.queues.status("9998")
    assert status == _status(("102", AgentState.NOT_IN_USE), ("101", state), ("6000", AgentState.NOT_IN_USE), waiting=0)
    assert status.available_agents == 2
    assert pbx.asked[-1].values == {"queueid": "9998"}


@pytest.mark.parametrize(
    "answer",
    [
        {"queues": [{"queuenumber": "6500", "queuestatus": [{"members": [{"agent": "101", "agentstatus": "9"}], "callercount": "2"}]}]},
        {"queue": [{"queuenumber": 6500, "queuestatus": {"members": {"agent": 101, "agentstatus": 9}, "callercount": 2}}]},
        {"queue": {"members": [{"agent": "101", "agentstatus": "9"}, {"agentstatus": "1"}, "nonsense"], "callercount": "2"}},
        {
            "queue": [
                {"queuenumber": "6501", "queuestatus": {"members": [], "callercount": 7}},
                {"queuenumber": "6500", "queuestatus": [{"members": {"agent": "101", "agentstatus": "9"}}, {"callercount": 2}]},
            ]
        },
    ],
)
def test_other_shapes_of_a_status(answer: dict[str, Value]) -> None:
    assert queue_status(answer, "6500") == _status(("101", AgentState.PAUSED), waiting=2)


def test_little_of_a_status() -> None:
    assert queue_status({"queue": {"queuestatus": ""}}, "6500") == _status(waiting=None)
    odd: Value = {"queuestatus": {"members": [{"agent": "101", "agentstatus": "11"}, {"agent": "102", "agentstatus": "dancing"}]}}
    assert queue_status({"queue": odd}, "6500") == _status(("101", None), ("102", None), waiting=None)
    with pytest.raises(PbxNotUnderstoodError, match="queuestatus/query"):
        queue_status({"status": "Success"}, "6500")


def test_every_state_has_its_number() -> None:
    """From 0 to 10, as the documents number them; only who is not in use can be called."""
    members: list[Value] = [{"agent": str(100 + number), "agentstatus": str(number)} for number in range(11)]
    status = queue_status({"queue": {"members": members, "callercount": 0}}, "6500")
    assert [member.state for member in status.members] == [*AgentState]
    assert status.available_agents == 1


def test_odd_lists() -> None:
    answer: dict[str, Value] = {
        "queues": [
            {"queuename": "Nobody"},
            "nonsense",
            {"queuenumber": 6500, "queuename": "Sup\nport", "agents": ["101", 102], "dynamicagents": " 103 ,,103"},
            {"queuenumber": "6501", "queuename": "", "agents": "", "dynamicagents": None},
        ]
    }
    assert queues(answer) == [
        Queue(number="6500", name="Sup port", agents=("101", "102"), dynamic_agents=("103",)),
        Queue(number="6501", name="6501", agents=(), dynamic_agents=()),
    ]
    assert queues({"queue": {"queuenumber": "6500"}}) == [Queue(number="6500", name="6500", agents=(), dynamic_agents=())]
    assert queues({"queues": ""}) == []


async def test_requests(pbx: ScriptedPbx, client: PbxClient) -> None:
    """A password that is given is sent as the documents show; one that is not is asked of the PBX, for that queue alone."""
    await client.queues.log_in("9998", "6000", "***")
    pbx.order("queue/query", SECRET, SECRET)
    await client.queues.log_out("9998", "6000")
    await client.queues.log_in("9999", "6000")
    await client.queues.pause("9998", "6000")
    await client.queues.resume("9998", "6000")
    assert [(asked.path, asked.body) for asked in pbx.asked[1:]] == [
        ("queue/add_dynamicagent", b'{"queueid":"9998","extid":"6000","password":"***"}'),
        ("queue/query", b'{"queueid":"9998"}'),
        ("queue/del_dynamicagent", b'{"queueid":"9998","extid":"6000","password":"0042"}'),
        ("queue/query", b'{"queueid":"9999"}'),
        ("queue/add_dynamicagent", b'{"queueid":"9999","extid":"6000"}'),
        ("queue/pause_agent", b'{"queueid":"9998","extid":"6000"}'),
        ("queue/unpause_agent", b'{"queueid":"9998","extid":"6000"}'),
    ]
    assert "0042" not in repr(queues(codec.decode(SECRET)))


async def test_a_queue_that_is_not_there(pbx: ScriptedPbx, client: PbxClient) -> None:
    pbx.order("queue/query", failed("10013"), SECRET)
    for _ in range(2):
        with pytest.raises(PbxRefusedError, match="10013"):
            await client.queues.log_in("6500", "6000")
    assert "queue/add_dynamicagent" not in pbx.paths
