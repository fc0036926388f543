"""Conferences, and which numbers are those of groups: what is asked, and what the answers mean (protocol 3.8, 3.10, 3.11)."""

import pytest

from custom_components.openvox_uc.pbx.api.client import PbxClient
from custom_components.openvox_uc.pbx.api.conferences import Conference, Member, MemberState, conference_members, conference_names
from custom_components.openvox_uc.pbx.errors import PbxRefusedError
from custom_components.openvox_uc.pbx.wire.values import Value

from .. import fixtures
from ..server import ScriptedPbx, failed


async def test_get(pbx: ScriptedPbx, client: PbxClient) -> None:
    pbx.order("conference/query", fixtures.answer("conference_query.json"))
    pbx.order("conference/query_in_session", fixtures.answer("conference_query_in_session.json"))
    members = (("111", MemberState.CONNECTED), ("114", MemberState.CONNECTED))
    assert await client.conferences.get("8000") == Conference(name="testapi1", members=members)
    body = b'{"number":"8000"}'
    assert [(asked.path, asked.body) for asked in pbx.asked[1:]] == [("conference/query", body), ("conference/query_in_session", body)]


@pytest.mark.parametrize("errno", ["10005", "10007", "10011", "10031", "20007", "20021"])
async def test_nobody_is_in_it(pbx: ScriptedPbx, client: PbxClient, errno: str) -> None:
    """How the PBX says that nobody is, or that there is no such conference, is not documented; any other refusal is an error."""
    answer = fixtures.answer("conference_query.json")
    pbx.order("conference/query", answer, answer, answer, failed(errno), failed("30001"))
    pbx.order("conference/query_in_session", failed(errno), failed("30001"))
    assert await client.conferences.get("6500") == Conference(name="6500", members=())
    with pytest.raises(PbxRefusedError, match="30001"):
        await client.conferences.get("6500")
    assert await client.conferences.get("1") is None
    assert await client.conferences.get("6500") is None
    with pytest.raises(PbxRefusedError, match="30001"):
        await client.conferences.names("6500")
    assert pbx.paths.count("conference/query_in_session") == 2


async def test_requests(pbx: ScriptedPbx, client: PbxClient) -> None:
    await client.conferences.invite("8000", ["111"])
    await client.conferences.remove("8000", ["111"])
    await client.conferences.mute("8000", ["111"])
    await client.conferences.unmute("8000", ["111", "16103"])
    assert [(asked.path, asked.body) for asked in pbx.asked[1:]] == [
        ("conference/add_member", b'{"number":"8000","invitemember":"111"}'),
        ("conference/kick_member", b'{"number":"8000","membernumber":"111"}'),
        ("conference/mute_member", b'{"number":"8000","membernumber":"111"}'),
        ("conference/unmute_member", b'{"number":"8000","membernumber":"111,16103"}'),
    ]


@pytest.mark.parametrize(
    ("answer", "members"),
    [
        ({"conference": {"conferencenumber": 8000, "member": {"number": 111, "memberstatus": "HOLD"}}}, (("111", MemberState.WAITING),)),
        (
            {
                "conferences": [
                    {
                        "number": "8000",
                        "members": [
                            {"ext": {"number": "111"}, "memberstatus": "up"},
                            {"inbound": {"from": "0301234567", "to": "5550", "memberstatus": "Dancing"}},
                            {"outbound": {"from": "66666", "to": "0307654321"}},
                            {"channelid": "PJSIP/1-00000003"},
                            "nonsense",
                        ],
                    }
                ]
            },
            (("111", MemberState.CONNECTED), ("0301234567", None), ("0307654321", None)),
        ),
        ({"conference": {"member": [{"number": "111", "memberstatus": "Up"}]}}, (("111", MemberState.CONNECTED),)),
        ({"conference": [{"conferencenumber": "6500", "member": [{"number": "111"}]}]}, ()),
        ({"conference": ""}, ()),
    ],
)
def test_shapes_of_a_session(answer: dict[str, Value], members: tuple[Member, ...]) -> None:
    assert conference_members(answer, "8000") == members


def test_names() -> None:
    """A conference without a name is called by its number; one without a number is none."""
    listed: list[Value] = [{"number": "6500", "name": "Board"}, {"number": 7500}, {"name": "Nobody"}]
    assert conference_names({"conferences": listed}) == {"6500": "Board", "7500": "7500"}


async def test_number_of_a_group(pbx: ScriptedPbx, client: PbxClient) -> None:
    pbx.order("queue/query", fixtures.answer("queue_query.json"), fixtures.answer("queue_query.json"))
    pbx.order("conference/query", failed("10011"))
    pbx.order("paginggroup/query", b'{"status":"Success","paginggroup":[{"number":"8891"}]}')
    assert await client.groups.has("8891")
    assert pbx.paths[1:] == ["queue/query", "conference/query", "paginggroup/query"]
    assert await client.groups.has("9999")
    assert pbx.paths[4:] == ["queue/query"]
    assert not await client.groups.has("8891")
