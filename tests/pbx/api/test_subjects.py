"""Settings of extensions, queues, conferences and wake-up calls.

The requests, and the meaning of the answers (protocol 3.8 to 3.11).
"""

from collections.abc import Mapping
from dataclasses import replace
from datetime import time
from typing import Any

import pytest

from custom_components.openvox_uc.pbx.api.client import PbxClient
from custom_components.openvox_uc.pbx.api.conferences import (
    Conference,
    Member,
    MemberState,
    conference_members,
    conference_names,
)
from custom_components.openvox_uc.pbx.api.queues import (
    AgentState,
    Queue,
    QueueMember,
    QueueStatus,
    queue_status,
    queues,
)
from custom_components.openvox_uc.pbx.api.settings import (
    MAX_FORWARD_DIGITS,
    ExtensionSettings,
    Forwarding,
    ForwardTo,
    extension_settings,
)
from custom_components.openvox_uc.pbx.api.transport import MessageFormat
from custom_components.openvox_uc.pbx.api.wake_up import WakeUpCall
from custom_components.openvox_uc.pbx.errors import (
    PbxNotUnderstoodError,
    PbxRefusedError,
)
from custom_components.openvox_uc.pbx.models import Call, Direction
from custom_components.openvox_uc.pbx.wire import codec
from custom_components.openvox_uc.pbx.wire.values import Value

from .. import fixtures
from ..server import ScriptedPbx, failed

OFF = Forwarding(enabled=False)


@pytest.mark.parametrize("form", MessageFormat)
def test_documented_settings(form: MessageFormat) -> None:
    (settings,) = extension_settings(
        codec.decode(fixtures.answer(f"extension_query.{form}"))
    )
    assert settings == ExtensionSettings(
        number="101", dnd=False, forward_busy=OFF, forward_no_answer=OFF
    )
    assert not {"***", "a@example.org", "000"} & set(repr(settings).split("'"))


@pytest.mark.parametrize("form", MessageFormat)
async def test_requests_are_written_as_documented(
    pbx: ScriptedPbx, client: PbxClient, form: MessageFormat
) -> None:
    client.message_format = form
    pbx.order("extension/query", *[fixtures.answer(f"extension_query.{form}")] * 2)
    assert [settings.number for settings in await client.settings.query(["101"])] == [
        "101"
    ]
    await client.settings.query(["101", "102"])
    first, second = (asked.body for asked in pbx.asked[1:])
    prolog = (
        b'<?xml version="1.0" encoding="utf-8"?>' if form is MessageFormat.XML else b""
    )
    assert first == prolog + fixtures.request(f"extension_query.{form}")
    assert second == first.replace(b"101", b"101,102")


@pytest.mark.parametrize(
    ("fields", "forwarding"),
    [
        ({"busyforward": "on"}, Forwarding(enabled=True)),
        (
            {"busyforward": "Yes", "btransferto": "Voicemail"},
            Forwarding(enabled=True, to=ForwardTo.VOICEMAIL),
        ),
        (
            {"busyforward": 0, "btransferto": "voice mail"},
            Forwarding(enabled=False, to=ForwardTo.VOICEMAIL),
        ),
        (
            {"btransferto": "Extension", "btransferext": "110"},
            Forwarding(to=ForwardTo.EXTENSION, target="110"),
        ),
        (
            {"btransferto": "Extension", "btransferext": ""},
            Forwarding(to=ForwardTo.EXTENSION),
        ),
        (
            {
                "btransferto": "Custom Number",
                "btransferprefix": "16",
                "btransfernum": 103,
            },
            Forwarding(to=ForwardTo.NUMBER, target="16103"),
        ),
        (
            {"btransferto": "custom_number", "btransferprefix": "16"},
            Forwarding(to=ForwardTo.NUMBER),
        ),
        (
            {"btransferto": "Mobile Number", "mobileprefix": "0", "moblie": "0170"},
            Forwarding(to=ForwardTo.MOBILE, target="00170"),
        ),
        (
            {"btransferto": "Mobile Number", "mobile": "0170"},
            Forwarding(to=ForwardTo.MOBILE, target="0170"),
        ),
        (
            {"btransferto": "Mars", "busyforward": "perhaps", "btransferext": "110"},
            Forwarding(),
        ),
        ({"busyforward": ["on"], "btransferto": {}}, Forwarding()),
    ],
)
def test_forwarding(fields: Mapping[str, Value], forwarding: Forwarding) -> None:
    """The target of calls, if the PBX reports it.

    The same for a busy phone and for one that is not picked up.
    """
    (busy,) = extension_settings({"extinfos": {"extnumber": 101, **fields}})
    assert busy == ExtensionSettings(number="101", forward_busy=forwarding)
    (no_answer,) = extension_settings(
        {
            "extinfos": [
                {
                    "extnumber": "101",
                    **{
                        key.replace("busy", "noanswer").replace(
                            "btrans", "ntrans"
                        ): fields[key]
                        for key in fields
                    },
                }
            ]
        }
    )
    assert no_answer == ExtensionSettings(number="101", forward_no_answer=forwarding)


def test_odd_settings() -> None:
    odd: Value = {"extnumber": "101", "dnd": "x", "ringtimeout": "y"}
    listed: Value = [
        {"dnd": "on"},
        "nonsense",
        {"extnumber": "101", "dnd": "on"},
        odd,
        {"extnumber": 102, "dnd": True, "ringtimeout": 45},
    ]
    found = [
        ExtensionSettings(number="101"),
        ExtensionSettings(number="102", dnd=True, ring_timeout=45),
    ]
    assert extension_settings({"extinfos": listed}) == found
    assert extension_settings({}) == []


@pytest.mark.parametrize(
    ("is_on", "words"),
    [
        (True, ("on", "Yes", "true", 1, "Enable", "enabled")),
        (False, ("off", "No", "false", 0, "Disable", "disabled")),
        (None, ("perhaps", "", ["on"], None)),
    ],
)
def test_words_of_switches(is_on: bool | None, words: tuple[Value, ...]) -> None:
    for word in words:
        [found] = extension_settings({"extinfos": {"extnumber": "101", "dnd": word}})
        assert found.dnd is is_on


def test_has_destination() -> None:
    assert Forwarding(to=ForwardTo.VOICEMAIL).has_destination
    assert Forwarding(to=ForwardTo.EXTENSION, target="110").has_destination
    for without in (
        Forwarding(),
        Forwarding(target="110"),
        Forwarding(to=ForwardTo.EXTENSION),
        Forwarding(to=ForwardTo.MOBILE),
    ):
        assert not without.has_destination


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"dnd": True}, {"dnd": "on"}),
        ({"dnd": False, "ring_timeout": 120}, {"dnd": "off", "ringtimeout": "120"}),
        ({"forward_busy": OFF}, {"busyforward": "off"}),
        ({"forward_no_answer": Forwarding(enabled=True)}, {"noanswerforward": "on"}),
        (
            {
                "forward_busy": Forwarding(enabled=True, to=ForwardTo.VOICEMAIL),
                "forward_no_answer": Forwarding(to=ForwardTo.MOBILE),
            },
            {
                "busyforward": "on",
                "btransferto": "Voicemail",
                "ntransferto": "Mobile Number",
            },
        ),
        (
            {
                "forward_no_answer": Forwarding(
                    enabled=True, to=ForwardTo.EXTENSION, target="110"
                )
            },
            {
                "noanswerforward": "on",
                "ntransferto": "Extension",
                "ntransferext": "110",
            },
        ),
        (
            {
                "forward_busy": Forwarding(
                    enabled=True, to=ForwardTo.NUMBER, target="0301234567"
                )
            },
            {
                "busyforward": "on",
                "btransferto": "Custom Number",
                "btransferprefix": "",
                "btransfernum": "0301234567",
            },
        ),
        (
            {
                "forward_busy": Forwarding(
                    to=ForwardTo.NUMBER, target="0123456" + "9" * 15
                )
            },
            {
                "btransferto": "Custom Number",
                "btransferprefix": "0123456",
                "btransfernum": "9" * 15,
            },
        ),
    ],
)
@pytest.mark.parametrize("form", MessageFormat)
async def test_update(
    pbx: ScriptedPbx,
    client: PbxClient,
    form: MessageFormat,
    change: dict[str, Any],
    fields: dict[str, str],
) -> None:
    """Fields that are not None are changed, and nothing else.

    A long number uses the field of the prefix, too.
    """
    client.message_format = form
    await client.settings.update(replace(ExtensionSettings(number="101"), **change))
    assert pbx.asked[-1].values == {"extid": "101", **fields}
    assert pbx.paths[-1] == "extension/update"
    assert all(len(value) <= MAX_FORWARD_DIGITS for value in fields.values())


FIRST = Queue(
    number="9998", name="queue_user1", agents=("101",), dynamic_agents=("6000",)
)
SECOND = Queue(
    number="9999", name="queue_test", agents=("101", "103", "104"), dynamic_agents=()
)
SECRET = (
    b'{"status":"Success","queues":[{"queuenumber":"9998","password":"0042"},'
    b'{"queuenumber":"9999","password":""}]}'
)


def _status(
    *members: tuple[str, AgentState | None], waiting: int | None
) -> QueueStatus:
    return QueueStatus(
        members=tuple(
            QueueMember(agent=agent, state=state) for agent, state in members
        ),
        waiting_callers=waiting,
    )


@pytest.mark.parametrize(
    ("form", "state"),
    [
        (MessageFormat.JSON, AgentState.RINGING),
        (MessageFormat.XML, AgentState.UNAVAILABLE),
    ],
)
async def test_documented_queues(
    pbx: ScriptedPbx, client: PbxClient, form: MessageFormat, state: AgentState
) -> None:
    client.message_format = form
    pbx.order("queue/query", fixtures.answer(f"queue_query.{form}"))
    assert await client.queues.list() == [FIRST, SECOND]
    assert pbx.asked[-1].body == b""
    pbx.order("queuestatus/query", fixtures.answer(f"queuestatus_query.{form}"))
    status = await client.queues.status("9998")
    assert status == _status(
        ("102", AgentState.NOT_IN_USE),
        ("101", state),
        ("6000", AgentState.NOT_IN_USE),
        waiting=0,
    )
    assert status.available_agents == 2
    assert pbx.asked[-1].values == {"queueid": "9998"}


@pytest.mark.parametrize(
    "answer",
    [
        {
            "queues": [
                {
                    "queuenumber": "6500",
                    "queuestatus": [
                        {
                            "members": [{"agent": "101", "agentstatus": "9"}],
                            "callercount": "2",
                        }
                    ],
                }
            ]
        },
        {
            "queue": [
                {
                    "queuenumber": 6500,
                    "queuestatus": {
                        "members": {"agent": 101, "agentstatus": 9},
                        "callercount": 2,
                    },
                }
            ]
        },
        {
            "queue": {
                "members": [
                    {"agent": "101", "agentstatus": "9"},
                    {"agentstatus": "1"},
                    "nonsense",
                ],
                "callercount": "2",
            }
        },
        {
            "queue": [
                {
                    "queuenumber": "6501",
                    "queuestatus": {"members": [], "callercount": 7},
                },
                {
                    "queuenumber": "6500",
                    "queuestatus": [
                        {"members": {"agent": "101", "agentstatus": "9"}},
                        {"callercount": 2},
                    ],
                },
            ]
        },
    ],
)
def test_other_shapes_of_a_status(answer: dict[str, Value]) -> None:
    assert queue_status(answer, "6500") == _status(
        ("101", AgentState.PAUSED), waiting=2
    )


def test_little_of_a_status() -> None:
    assert queue_status({"queue": {"queuestatus": ""}}, "6500") == _status(waiting=None)
    odd: Value = {
        "queuestatus": {
            "members": [
                {"agent": "101", "agentstatus": "11"},
                {"agent": "102", "agentstatus": "dancing"},
            ]
        }
    }
    assert queue_status({"queue": odd}, "6500") == _status(
        ("101", None), ("102", None), waiting=None
    )
    with pytest.raises(PbxNotUnderstoodError, match="queuestatus/query"):
        queue_status({"status": "Success"}, "6500")


def test_every_state_has_its_number() -> None:
    """From 0 to 10, as the documents number them.

    Only agents that are not in use can be called.
    """
    members: list[Value] = [
        {"agent": str(100 + number), "agentstatus": str(number)} for number in range(11)
    ]
    status = queue_status({"queue": {"members": members, "callercount": 0}}, "6500")
    # The cards and their texts know the states by these names.
    assert " ".join(f"{member.state}" for member in status.members) == (
        "unknown not_in_use in_use busy invalid unavailable ringing ringing_in_use "
        "on_hold paused wrap_up"
    )
    assert status.available_agents == 1


def test_a_queue_of_too_many_agents() -> None:
    members: list[Value] = [
        {"agent": str(1000 + number), "agentstatus": "1"} for number in range(501)
    ]
    status = queue_status({"queue": {"members": members, "callercount": 0}}, "6500")
    assert [member.agent for member in status.members] == [
        str(1000 + number) for number in range(500)
    ]


def test_odd_queues() -> None:
    answer: dict[str, Value] = {
        "queues": [
            {"queuename": "Nobody"},
            "nonsense",
            {
                "queuenumber": 6500,
                "queuename": "Sup\nport",
                "agents": ["101", 102],
                "dynamicagents": " 103 ,,103",
            },
            {
                "queuenumber": "6501",
                "queuename": "",
                "agents": "",
                "dynamicagents": None,
            },
        ]
    }
    assert queues(answer) == [
        Queue(
            number="6500",
            name="Sup port",
            agents=("101", "102"),
            dynamic_agents=("103",),
        ),
        Queue(number="6501", name="6501", agents=(), dynamic_agents=()),
    ]
    assert queues({"queue": {"queuenumber": "6500"}}) == [
        Queue(number="6500", name="6500", agents=(), dynamic_agents=())
    ]
    assert queues({"queues": ""}) == []


async def test_changes_of_agents(pbx: ScriptedPbx, client: PbxClient) -> None:
    """A password that is given is sent as the documents show.

    A missing one is requested from the PBX, for that queue alone.
    """
    await client.queues.log_in("9998", "6000", "***")
    pbx.order("queue/query", SECRET, SECRET)
    await client.queues.log_out("9998", "6000")
    await client.queues.log_in("9999", "6000")
    await client.queues.pause("9998", "6000")
    await client.queues.resume("9998", "6000")
    assert [(asked.path, asked.body) for asked in pbx.asked[1:]] == [
        (
            "queue/add_dynamicagent",
            b'{"queueid":"9998","extid":"6000","password":"***"}',
        ),
        ("queue/query", b'{"queueid":"9998"}'),
        (
            "queue/del_dynamicagent",
            b'{"queueid":"9998","extid":"6000","password":"0042"}',
        ),
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


async def test_conference(pbx: ScriptedPbx, client: PbxClient) -> None:
    pbx.order("conference/query", fixtures.answer("conference_query.json"))
    pbx.order(
        "conference/query_in_session",
        fixtures.answer("conference_query_in_session.json"),
    )
    members = (("111", MemberState.CONNECTED), ("114", MemberState.CONNECTED))
    assert await client.conferences.get("8000") == Conference(
        name="testapi1", members=members
    )
    body = b'{"number":"8000"}'
    assert [(asked.path, asked.body) for asked in pbx.asked[1:]] == [
        ("conference/query", body),
        ("conference/query_in_session", body),
    ]


@pytest.mark.parametrize(
    "errno", ["10005", "10007", "10011", "10031", "20007", "20021"]
)
async def test_empty_conference(
    pbx: ScriptedPbx, client: PbxClient, errno: str
) -> None:
    """The PBX's answer for an empty or unknown conference is not documented.

    Any other refusal is an error.
    """
    answer = fixtures.answer("conference_query.json")
    pbx.order(
        "conference/query", answer, answer, answer, failed(errno), failed("30001")
    )
    pbx.order("conference/query_in_session", failed(errno), failed("30001"))
    assert await client.conferences.get("6500") == Conference(name="6500", members=())
    with pytest.raises(PbxRefusedError, match="30001"):
        await client.conferences.get("6500")
    assert await client.conferences.get("1") is None
    assert await client.conferences.get("6500") is None
    with pytest.raises(PbxRefusedError, match="30001"):
        await client.conferences.names("6500")
    assert pbx.paths.count("conference/query_in_session") == 2


@pytest.mark.parametrize(
    ("answer", "members"),
    [
        (
            {
                "conference": {
                    "conferencenumber": 8000,
                    "member": {"number": 111, "memberstatus": "HOLD"},
                }
            },
            (("111", MemberState.WAITING),),
        ),
        (
            {
                "conferences": [
                    {
                        "number": "8000",
                        "members": [
                            {"ext": {"extid": "111"}, "memberstatus": "up"},
                            {
                                "inbound": {
                                    "from": "0301234567",
                                    "to": "5550",
                                    "memberstatus": "Dancing",
                                }
                            },
                            {"outbound": {"from": "66666", "to": "0307654321"}},
                            {"channelid": "PJSIP/1-00000003"},
                            "nonsense",
                        ],
                    }
                ]
            },
            (
                ("111", MemberState.CONNECTED),
                ("0301234567", None),
                ("0307654321", None),
            ),
        ),
        (
            {"conference": {"member": [{"number": "111", "memberstatus": "Up"}]}},
            (("111", MemberState.CONNECTED),),
        ),
        (
            {
                "conference": [
                    {"conferencenumber": "6500", "member": [{"number": "111"}]}
                ]
            },
            (),
        ),
        ({"conference": ""}, ()),
    ],
)
def test_shapes_of_a_session(
    answer: dict[str, Value], members: tuple[Member, ...]
) -> None:
    assert conference_members(answer, "8000") == members


def test_names_of_conferences() -> None:
    """A conference without a name is named by its number.

    One without a number is invalid.
    """
    listed: list[Value] = [
        {"number": "6500", "name": "Board"},
        {"number": 7500},
        {"name": "Nobody"},
    ]
    assert conference_names({"conferences": listed}) == {
        "6500": "Board",
        "7500": "7500",
    }


async def test_number_of_a_group(pbx: ScriptedPbx, client: PbxClient) -> None:
    pbx.order(
        "queue/query",
        fixtures.answer("queue_query.json"),
        fixtures.answer("queue_query.json"),
    )
    pbx.order("conference/query", failed("10011"))
    pbx.order(
        "paginggroup/query", b'{"status":"Success","paginggroup":[{"number":"8891"}]}'
    )
    assert await client.groups.has("8891")
    assert pbx.paths[1:] == ["queue/query", "conference/query", "paginggroup/query"]
    assert await client.groups.has("9999")
    assert pbx.asked[-1].values == {"queueid": "9999"}
    assert not await client.groups.has("8891")
    # Other answers that the documents show have these lists.
    lists: dict[str, dict[str, Value]] = {
        "queue/query": {"queue": {"queuenumber": "8891"}},
        "conference/query": {"conference": [{"number": 8891}]},
        "paginggroup/query": {"paginggrouplist": [{"number": "8891"}]},
    }
    for path, groups in lists.items():
        pbx.order(path, codec.encode_json(groups))
        assert await client.groups.has("8891")


WAKE_UP = WakeUpCall(
    id="10", time=time(15, 55), weekdays=(0, 1, 2, 4, 6), prompt="custom/test"
)


async def test_wake_up_calls(pbx: ScriptedPbx, client: PbxClient) -> None:
    body = fixtures.answer("wakeupcall_query.json")
    pbx.order("wakeupcall/query", body, codec.encode_xml(codec.decode(body)))
    assert await client.hotel.wake_up_calls("114") == [WAKE_UP]
    client.message_format = MessageFormat.XML
    assert await client.hotel.wake_up_calls("114") == [WAKE_UP]
    assert [asked.values for asked in pbx.asked[1:]] == [{"number": "114"}] * 2


@pytest.mark.parametrize(
    ("wakeups", "found"),
    [
        (
            {
                "number": 114,
                "wakeup": {
                    "wakeupid": 10,
                    "type": "Custom",
                    "weekdays": [0, "1", 2, 3, 5],
                    "time": "15:55:00",
                    "prompt": "custom/test",
                },
            },
            WAKE_UP,
        ),
        (
            [{"wakeup": [{"number": "114", "wakeupid": "1", "time": "7:05"}]}],
            WakeUpCall(id="1", time=time(7, 5), weekdays=(), prompt=None),
        ),
        (
            [
                {
                    "number": "114",
                    "wakeup": [
                        {
                            "wakeupid": "1",
                            "type": "One time",
                            "weekdays": "1",
                            "time": "noon",
                            "prompt": "",
                        }
                    ],
                }
            ],
            WakeUpCall(id="1", time=None, weekdays=(), prompt=None),
        ),
        ([{"number": "115", "wakeup": [{"wakeupid": "1", "time": "07:05"}]}], None),
        ([{"wakeup": [{"wakeupid": "1", "time": "07:05"}]}], None),
        (
            [
                {
                    "number": "114",
                    "wakeup": [
                        {"wakeupid": "all"},
                        {"wakeupid": "1,2"},
                        {"time": "07:05"},
                        "x",
                    ],
                },
                "x",
            ],
            None,
        ),
        ("", None),
    ],
)
async def test_other_wake_up_calls(
    pbx: ScriptedPbx, client: PbxClient, wakeups: Value, found: WakeUpCall | None
) -> None:
    pbx.order(
        "wakeupcall/query", codec.encode_json({"status": "Success", "wakeups": wakeups})
    )
    assert await client.hotel.wake_up_calls("114") == ([found] if found else [])


@pytest.mark.parametrize(
    ("weekdays", "prompt", "more"),
    [
        ((), None, {"type": "onetime"}),
        ((6, 0), "wake", {"type": "custom", "weekdays": "0,1", "prompt": "wake"}),
    ],
)
async def test_new_wake_up_call(
    pbx: ScriptedPbx,
    client: PbxClient,
    weekdays: tuple[int, ...],
    prompt: str | None,
    more: Mapping[str, str],
) -> None:
    await client.hotel.create_wake_up_call("114", time(7, 5), weekdays, prompt)
    assert pbx.asked[-1].values == {"number": "114", "time": "07:05", **more}


async def test_wake_up_calls_are_deleted_by_their_ids(
    pbx: ScriptedPbx, client: PbxClient
) -> None:
    """No id is sent that may be the number of another phone with wake-up calls."""
    of_one = fixtures.answer("wakeupcall_query.json")
    pbx.order("wakeupcall/query", *[of_one] * 3)
    assert await client.hotel.delete_wake_up_calls("114", ["114"]) == 1
    assert pbx.asked[-1].values == {"wakeupid": "10"}
    with pytest.raises(PbxRefusedError) as refused:
        await client.hotel.delete_wake_up_calls("114", ["114"], "11")
    assert refused.value.errno == "10021"
    of_other = of_one.replace(b'"114"', b'"10"')
    pbx.order("wakeupcall/query", of_other)
    with pytest.raises(PbxRefusedError) as refused:
        await client.hotel.delete_wake_up_calls("114", ["114", "10"], "10")
    assert refused.value.key == "wake_up_call_ambiguous"
    assert pbx.paths.count("wakeupcall/delete") == 1


@pytest.mark.parametrize(("errno", "told"), [("10007", "10006"), ("10004", "10004")])
async def test_settings_of_a_phone_that_is_not_there(
    pbx: ScriptedPbx, client: PbxClient, errno: str, told: str
) -> None:
    """The error "no such call" means the phone (protocol 6.3)."""
    pbx.order("extension/update", failed(errno))
    with pytest.raises(PbxRefusedError) as refused:
        await client.settings.update(ExtensionSettings(number="101", dnd=True))
    assert refused.value.errno == told


async def test_transfer_of_a_call_that_the_pbx_does_not_know(
    pbx: ScriptedPbx, client: PbxClient
) -> None:
    """Each leg is tried."""
    call = Call(
        call_id="1589948500.20",
        direction=Direction.INBOUND,
        caller=None,
        callee=None,
        extensions=(),
        started_at=0,
        legs=("1589948500.20", "1589948500.22"),
    )
    pbx.order("calltransfer", failed("10005"), failed("10007"))
    with pytest.raises(PbxRefusedError) as refused:
        await client.control.transfer(call, "101", "103")
    assert refused.value.errno == "10007"
    tried = [asked.values["callid"] for asked in pbx.asked[1:]]
    assert tried == ["1589948500.20", "1589948500.22"]
