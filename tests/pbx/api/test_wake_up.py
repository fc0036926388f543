"""Wake-up calls: how they are told, in JSON and XML, and with keys missing."""

from datetime import time

import pytest

from custom_components.openvox_uc.pbx.api.client import PbxClient
from custom_components.openvox_uc.pbx.api.transport import MessageFormat
from custom_components.openvox_uc.pbx.api.wake_up import WakeUpCall
from custom_components.openvox_uc.pbx.wire import codec
from custom_components.openvox_uc.pbx.wire.values import Value

from .. import fixtures
from ..server import ScriptedPbx

DOCUMENTED = WakeUpCall(id="10", time=time(15, 55), weekdays=(0, 1, 2, 4, 6), prompt="custom/test")


async def test_documented_answer(pbx: ScriptedPbx, client: PbxClient) -> None:
    body = fixtures.answer("wakeupcall_query.json")
    pbx.order("wakeupcall/query", body, codec.encode_xml(codec.decode(body)))
    assert await client.hotel.wake_up_calls("114") == [DOCUMENTED]
    client.message_format = MessageFormat.XML
    assert await client.hotel.wake_up_calls("114") == [DOCUMENTED]
    assert [asked.values for asked in pbx.asked[1:]] == [{"number": "114"}] * 2


async def test_documented_requests(pbx: ScriptedPbx, client: PbxClient) -> None:
    await client.hotel.create_wake_up_call("106", time(15, 55), (0, 1, 2, 4, 6), "custom/test")
    await client.hotel.check_out("111")
    assert pbx.asked[1].values == {"number": "106", "type": "custom", "time": "15:55", "weekdays": "0,1,2,3,5", "prompt": "custom/test"}
    assert pbx.asked[2].body == b'{"number":"111"}'


@pytest.mark.parametrize(
    ("wakeups", "found"),
    [
        (
            {
                "number": 114,
                "wakeup": {"wakeupid": 10, "type": "Custom", "weekdays": [0, "1", 2, 3, 5], "time": "15:55:00", "prompt": "custom/test"},
            },
            DOCUMENTED,
        ),
        (
            [{"wakeup": [{"number": "114", "wakeupid": "1", "time": "7:05"}]}],
            WakeUpCall(id="1", time=time(7, 5), weekdays=(), prompt=None),
        ),
        (
            [{"number": "114", "wakeup": [{"wakeupid": "1", "type": "One time", "weekdays": "1", "time": "noon", "prompt": ""}]}],
            WakeUpCall(id="1", time=None, weekdays=(), prompt=None),
        ),
        ([{"number": "115", "wakeup": [{"wakeupid": "1", "time": "07:05"}]}], None),
        ([{"wakeup": [{"wakeupid": "1", "time": "07:05"}]}], None),
        ([{"number": "114", "wakeup": [{"wakeupid": "all"}, {"wakeupid": "1,2"}, {"time": "07:05"}, "x"]}, "x"], None),
        ("", None),
    ],
)
async def test_other_answers(pbx: ScriptedPbx, client: PbxClient, wakeups: Value, found: WakeUpCall | None) -> None:
    pbx.order("wakeupcall/query", codec.encode_json({"status": "Success", "wakeups": wakeups}))
    assert await client.hotel.wake_up_calls("114") == ([found] if found else [])
