"""The permissions for actions: users need one for their targets, automations do not."""

from collections.abc import Mapping
from typing import Any

from homeassistant.auth.models import User
from homeassistant.auth.permissions.const import POLICY_CONTROL, POLICY_READ
from homeassistant.exceptions import Unauthorized, UnknownUser
from homeassistant.helpers import device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockUser

from custom_components.openvox_uc.access.permissions import PbxPermissions
from custom_components.openvox_uc.base.subjects import (
    PBX,
    extension_subject,
    queue_subject,
)
from tests.conftest import Later

from .conftest import House, only


@pytest.fixture
def user(house: House, hass_read_only_user: MockUser) -> MockUser:
    """Return a user who may control 101, and look at 102."""
    entities = {
        "sensor.uc501_alice_101_status": {"read": True, "control": True},
        "sensor.uc501_bob_102_status": {"read": True},
    }
    hass_read_only_user.mock_policy({"entities": {"entity_ids": entities}})
    return hass_read_only_user


async def forbids(
    house: House, user: User, action: str, *parts: str, **data: Any
) -> None:
    await house.refuses(None, action, *parts, user=user.id, error=Unauthorized, **data)


async def test_picking_up(house: House, user: User) -> None:
    """A user who may control one phone picked up calls that rang at others.

    At a phone that the user may not see, the call rang on. At a phone that the user may
    see, the call was picked up.
    """
    house.set_options(pickup_code="*8")
    await house.desk.ring(["102"], "0301")
    await house.desk.ring(["103"], "0302")
    for extension in ("103", "104", "999"):
        await forbids(house, user, "pick_up", "ext_101", extension=extension)
    assert await house.asked("pick_up", "ext_101", extension=102, user=user.id) == [
        (
            "extension/dial_outbound",
            {"extid": "101", "outto": "*8102", "autoanswer": "no"},
        )
    ]


async def test_call_of_others(house: House, user: User) -> None:
    await house.desk.call("103", "101")
    call_id = house.open_calls[0].call_id
    await forbids(house, user, "transfer_call", call_id=call_id, number="104")
    await house.desk.answer("101")
    # The other one talks, too, but is not the user's.
    await forbids(
        house, user, "transfer_call", call_id=call_id, number="104", extension="103"
    )
    await house.call(
        "transfer_call", call_id=call_id, number="104", extension="101", user=user.id
    )
    assert house.pbx.requests[-1][1]["transferor"] == "101"


@pytest.mark.parametrize("answers", [False, True])
async def test_asking_a_colleague_first(
    house: House, user: User, later: Later, answers: bool
) -> None:
    """A user who controls a phone may end both of its calls, or pass one on.

    This is so even while the other phone only rings. That phone hangs up, since it has
    no other call.
    """
    house.pbx.call_waiting = True
    await house.desk.ring(["101"], "0301")
    await house.desk.answer("101")
    await later(1)
    [first] = house.open_calls
    await house.call("dial", "ext_101", number="103", user=user.id)
    if answers:
        await house.desk.answer("103")
    await later(1)
    [asked] = {call.call_id for call in house.open_calls} - {first.call_id}
    assert await house.requests("hang_up_call", call_id=asked, user=user.id) == [
        ("extension/hangup", {"extid": "103"})
    ]
    assert await house.requests(
        "transfer_call", call_id=first.call_id, number="103", user=user.id
    ) == [
        (
            "calltransfer",
            {"callid": first.call_id, "transferor": "101", "transferto": "103"},
        )
    ]
    assert [party.number for party in house.desk.calls[0].ringing] == ["103"]


async def test_whole_pbx(house: House, user: MockUser) -> None:
    user.mock_policy(
        {"entities": {"entity_ids": {"binary_sensor.uc501_connection": True}}}
    )
    await house.call(
        "dial_outside", "ext_103", caller="0301", callee="0302", user=user.id
    )
    assert house.pbx.paths[-1] == "outbound/dial_outbound"
    for part in ("", "ext_103"):
        await forbids(house, user, "hang_up", part)
    user.mock_policy(
        {"entities": {"entity_ids": {"binary_sensor.uc501_connection": {"read": True}}}}
    )
    await house.fails(
        only("conference_not_found"),
        "get_conference",
        "",
        user=user.id,
        answer=True,
        conference="6300",
    )
    assert (await house.call("get_contacts", user=user.id, answer=True))["total"] == 0


async def test_deleted_user(house: House) -> None:
    await house.refuses(None, "hang_up", "ext_102", user="gone", error=UnknownUser)


async def test_some_of_an_area(house: House, user: User) -> None:
    area_id = house.area("ext_101", "ext_102")
    await house.desk.call("101", "102")
    await forbids(house, user, "hang_up", area_id=area_id)
    dr.async_get(house.hass).async_update_child_device(
        house.device_id("ext_102"), area_id=None
    )
    await house.call("hang_up", area_id=area_id, user=user.id)
    assert house.desk.calls == []


async def test_by_the_id_of_a_call(house: House, user: User, later: Later) -> None:
    """Users can end their own calls.

    They cannot end those of others, nor one that only rang at their phone.
    """
    await house.desk.ring(["101", "102"], "0301234567")
    await later(1)
    [call] = house.open_calls
    await house.desk.answer("102")
    await later(1)
    for action, data in (("hang_up_call", {}), ("transfer_call", {"number": "104"})):
        await forbids(house, user, action, call_id=call.call_id, **data)
    await house.desk.hang_up("102")
    await later(30)
    await house.desk.call("103", "101")
    await later(1)
    [own] = house.open_calls
    await house.call("hang_up_call", call_id=own.call_id, user=user.id)
    assert house.desk.calls == []
    await house.refuses("nothing", "hang_up_call", call_id="nothing", user=user.id)


async def test_call_without_a_phone(
    house: House, user: MockUser, person: MockUser, later: Later
) -> None:
    """A call without a phone is for users who may control everything.

    Only the PBX says no to them, since it ends no such call here.
    """
    await house.call("dial_outside", "", caller="0301", callee="0302")
    await house.desk.answer("0301")
    await house.desk.answer("0302")
    await later(1)
    [call] = house.open_calls
    assert call.extensions == ()
    await forbids(house, user, "hang_up_call", call_id=call.call_id)
    await house.fails(
        only("no_call"), "hang_up_call", call_id=call.call_id, user=person.id
    )


@pytest.mark.parametrize(
    ("entities", "subjects"),
    [
        ({"all": {"read": True}}, ("ext_101", "queue_9998", PBX, "no device")),
        (
            {"entity_ids": {"binary_sensor.uc501_connection": {"read": True}}},
            (PBX,),
        ),
        (
            {
                "entity_ids": {
                    "sensor.uc501_queue_user1_9998_waiting_callers": {"read": True}
                }
            },
            ("queue_9998",),
        ),
    ],
)
async def test_only_looking(
    house: House,
    hass_read_only_user: MockUser,
    entities: Mapping[str, Any],
    subjects: tuple[str, ...],
) -> None:
    """Whoever may look may do nothing, also at what has no entity."""
    hass_read_only_user.mock_policy({"entities": entities})
    permissions = PbxPermissions(house.entry.runtime_data, hass_read_only_user)
    every = (extension_subject("101"), queue_subject("9998"), PBX, "no device")
    assert tuple(part for part in every if permissions.may(part, POLICY_READ)) == (
        subjects
    )
    assert not any(permissions.may(part, POLICY_CONTROL) for part in every)
    assert permissions.may_any(POLICY_READ) is (PBX in subjects)
    assert not permissions.may_any(POLICY_CONTROL)
    everything = "all" in entities
    assert (permissions.readable_phones is None) is everything
    assert permissions.may_with_call((), POLICY_READ) is everything
    assert not permissions.may_with_call((), POLICY_CONTROL)
