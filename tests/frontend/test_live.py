"""The live data of the switchboard.

Everything once, then the changes, and only what a user may see.
"""

from datetime import UTC, datetime
from typing import Any

from freezegun.api import FrozenDateTimeFactory
from homeassistant.const import MATCH_ALL
from homeassistant.core import Event, HomeAssistant
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.dispatcher import DATA_DISPATCHER
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.openvox_uc.const import (
    CONF_ALLOW_DANGEROUS_ACTIONS,
    CONF_MASK_NUMBERS,
    CONF_PARK_CODE,
    CONF_PICKUP_CODE,
    CONF_RETRIEVAL_CODES,
    CONF_VOICEMAIL_CODE,
)
from custom_components.openvox_uc.contacts.phone_book import Contact
from custom_components.openvox_uc.contacts.store import async_get_contacts
from custom_components.openvox_uc.coordinator import OpenVoxCoordinator
from custom_components.openvox_uc.history.call_history import CallHistory
from custom_components.openvox_uc.pbx import parse_report
from tests.conftest import Later
from tests.history.test_call_history import a_call, fill
from tests.house import act, device_id, entity_id, load, second_pbx
from tests.simulator import SimulatedPbx
from tests.simulator.bodies import Body, compact

from .conftest import READ, Fields, Limit, OpenPage, Page, status_of

pytestmark = pytest.mark.usefixtures("noon")


async def test_everything_first(
    pbx: SimulatedPbx, entry: MockConfigEntry, page: Page
) -> None:
    await pbx.desk.ring(["101"], "0301234567")
    shown = (await page.live())[entry.entry_id]
    [(call_id, call)] = shown.pop("calls").items()
    phones = shown.pop("phones")
    assert shown.pop("queues").keys() == {"9998"}
    assert shown == {
        "name": "UC501",
        "device_id": device_id(page.hass, entry),
        "connected": True,
        "may_listen_in": False,
        "may_play": False,
        "codes": {},
        "parked": [],
    }
    assert phones.keys() == {extension.number for extension in pbx.extensions}
    assert phones["101"] == {
        "name": "Alice",
        "device_id": device_id(page.hass, entry, "_ext_101"),
        "entity_id": "sensor.uc501_alice_101_status",
        "state": "ringing",
        "control": True,
        "badges": [],
        "with_name": None,
        "with_number": "0301234567",
        "direction": "inbound",
        "since": call["started_at"],
        "call_id": call_id,
        "other_calls": [],
    }
    assert (call["caller"], call["extensions"], call["outcome"]) == (
        "0301234567",
        ["101"],
        None,
    )


async def test_one_message_for_each_change(
    pbx: SimulatedPbx, entry_id: str, page: Page, later: Later
) -> None:
    live = await page.follow("live")
    await pbx.desk.ring(["101"], "0301234567")
    events = await live.events()
    assert events
    assert all(
        event.keys() == {"changes"} and event["changes"].keys() == {entry_id}
        for event in events
    )
    # The phone's state and the call become known by reports of their own.
    assert {key for event in events for key in event["changes"][entry_id]} == {
        "phones",
        "calls",
    }
    assert all(
        event["changes"][entry_id].get("phones", {"101": 0}).keys() == {"101"}
        for event in events
    )
    [call_id] = live.shown[entry_id]["calls"]
    await later(5)
    await pbx.desk.answer("101")
    shown = (await live.now())[entry_id]
    assert (
        shown["phones"]["101"]["state"],
        shown["calls"][call_id]["answered_by"],
    ) == ("in_use", "101")
    await pbx.desk.hang_up("101")
    await page.stay(later, 30)
    events = await live.events()
    assert [
        event["changes"][entry_id]["calls"]
        for event in events
        if "calls" in event["changes"][entry_id]
    ] == [{call_id: None}]
    phone = live.shown[entry_id]["phones"]["101"]
    assert (phone["state"], phone["call_id"]) == ("idle", None)
    await page.unsubscribe(live)
    again = await page.follow("live")
    assert again.shown == live.shown


async def test_two_calls_of_one_phone(
    pbx: SimulatedPbx, entry_id: str, page: Page, later: Later
) -> None:
    """The other one is shown, too, from its first ring to its end.

    This is so also where no state changes.
    """
    pbx.call_waiting = True
    await pbx.desk.talk("101", "0301234567")
    live = await page.follow("live")

    async def parties() -> list[str]:
        await later(1)
        phone = (await live.now())[entry_id]["phones"]["101"]
        return [
            phone["with_number"],
            *(other["with_number"] for other in phone["other_calls"]),
        ]

    await act(
        page.hass, "dial", entity_id="sensor.uc501_alice_101_status", number="102"
    )
    await pbx.settled()
    assert await parties() == ["0301234567", "102"]
    await pbx.desk.answer("102")
    assert await parties() == ["102", "0301234567"]
    await pbx.desk.hang_up("102")
    assert await parties() == ["0301234567"]


async def test_many_calls_at_one_phone(
    pbx: SimulatedPbx,
    coordinator: OpenVoxCoordinator,
    entry_id: str,
    page: Page,
    noon: FrozenDateTimeFactory,
) -> None:
    live = await page.follow("live")
    rung = 0

    def ring() -> None:
        nonlocal rung
        rung += 1
        noon.tick(0.1)
        leg, caller = f"{int(pbx.clock())}.{rung * 20}", f"0301{rung:06}"
        inbound: Body = {
            "from": caller,
            "to": "5000",
            "trunk": pbx.trunk,
            "inboundid": leg,
        }
        report: Body = {
            "action": "RING",
            "callid": leg,
            "ext": {"extid": "101"},
            "inbound": inbound,
            "sn": pbx.serial,
        }
        coordinator.receive(parse_report(compact(report)))

    for _ in range(20):
        ring()
    events = await live.events()
    phone = events[-1]["changes"][entry_id]["phones"]["101"]
    assert [
        phone["with_number"],
        *(call["with_number"] for call in phone["other_calls"]),
    ] == [f"0301{number:06}" for number in range(20, 10, -1)]


async def test_what_changes_nothing_costs_no_message(
    hass: HomeAssistant, pbx: SimulatedPbx, page: Page, later: Later
) -> None:
    live = await page.follow("live")
    other = MockConfigEntry(domain="other")
    other.add_to_hass(hass)
    hass.config_entries.async_update_entry(other, title="Another integration")
    assert await live.events() == []
    await page.stay(later, 130)
    await pbx.report_state("101", "Idle")
    assert await live.events() == []


async def test_contact_of_the_caller(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry_id: str,
    page: Page,
    open_page: OpenPage,
    limit: Limit,
) -> None:
    """All users who see the call see it, also if it is added during the call.

    No state and no event has the note.
    """
    told: list[Event] = []
    hass.bus.async_listen(MATCH_ALL, told.append)
    live = await page.subscribe("live")
    await pbx.desk.ring(["101"], "0301234567")
    async_get_contacts(hass).async_put(
        contact := Contact("Anna", ("0301234567",), company="Garage", note="Patient")
    )
    [call] = (await live.now())[entry_id]["calls"].values()
    assert (call["caller_name"], call["company"], call["note"]) == (
        "Anna",
        "Garage",
        "Patient",
    )
    other = await open_page(limit(ext_102=READ))
    assert "Garage" not in str(await other.live())
    await pbx.desk.answer("101")
    await pbx.desk.hang_up("101")
    await live.events()
    assert len(told) > 5
    assert contact.note not in str(
        [state.as_dict() for state in hass.states.async_all()]
        + [event.as_dict() for event in told]
    )


async def test_queues(
    pbx: SimulatedPbx,
    setup_integration: MockConfigEntry,
    page: Page,
    later: Later,
    entry_id: str,
) -> None:
    pbx.add_extension("105", "Erin")
    pbx.add_extension("106", "Fritz")
    await page.stay(later, 70)
    [queue] = pbx.queues
    live = await page.subscribe("live")

    async def shown() -> Fields:
        queue: Fields = (await live.now())[entry_id]["queues"]["9998"]
        return queue

    erin, fritz = (
        {"number": "105", "name": "Erin"},
        {"number": "106", "name": "Fritz"},
    )
    free = {"state": "not_in_use", "paused": False}
    assert await shown() == {
        "name": "queue_user1",
        "waiting": 0,
        "longest_wait_since": None,
        "agents": [erin | free, fritz | free],
    }
    await pbx.desk.ring(["105"], "0301234567", to="9998")
    await later(2)
    [call] = setup_integration.runtime_data.tracker.open_calls()
    rung_at = datetime.fromtimestamp(call.started_at, UTC).isoformat()
    rung = await shown()
    assert (rung["longest_wait_since"], rung["waiting"]) == (rung_at, 1)
    queue.waiting = 2
    queue.paused.add("106")
    await page.stay(later, 70)
    paused = await shown()
    assert (paused["waiting"], paused["agents"][1]) == (
        2,
        fritz | {"state": "paused", "paused": True},
    )
    await pbx.desk.answer("105")
    await later(2)
    assert (await shown())["longest_wait_since"] is None
    pbx.queues.clear()
    await page.stay(later, 650)
    assert (await live.now())[entry_id]["queues"] == {}


async def test_waiting_callers_are_known_at_once(
    pbx: SimulatedPbx, page: Page, later: Later, entry_id: str
) -> None:
    """The count of the PBX, which comes late, matters if it has more of them."""
    pbx.add_extension("105", "Erin")
    await page.stay(later, 70)
    [queue] = pbx.queues
    live = await page.follow("live")

    async def waiting() -> int:
        await later(2)
        count: int = (await live.now())[entry_id]["queues"]["9998"]["waiting"]
        return count

    await pbx.desk.ring(["105"], "0301234567", to="9998")
    assert await waiting() == 1
    queue.waiting = 1
    await page.stay(later, 70)
    assert await waiting() == 1
    await pbx.desk.answer("105")
    assert await waiting() == 0
    queue.waiting = 2
    await page.stay(later, 70)
    assert await waiting() == 2


async def test_badges(
    hass: HomeAssistant, pbx: SimulatedPbx, entry_id: str, page: Page, later: Later
) -> None:
    """Facts about phones in addition to their states.

    Settings are known where an entity shows them.
    """
    er.async_get(hass).async_update_entity(
        entity_id(hass, "switch", f"{pbx.serial}_ext_103_dnd"), disabled_by=None
    )
    carol = pbx.extension("103")
    assert carol
    carol.settings["dnd"] = "on"
    await page.stay(later, 60)
    live = await page.follow("live")

    async def badges() -> dict[str, list[str]]:
        shown = (await live.now())[entry_id]
        return {
            number: phone["badges"]
            for number, phone in shown["phones"].items()
            if phone["badges"]
        }

    assert await badges() == {"103": ["do_not_disturb"]}
    pbx.sounds.leave_message("102", "0301234567", 4)
    await pbx.desk.call_in_vain("101", "0301234567")
    await page.stay(later, 650)
    assert await badges() == {
        "101": ["missed"],
        "102": ["voicemails"],
        "103": ["do_not_disturb"],
    }
    [uid] = live.shown[entry_id]["missed"]
    await page.result("missed/done", entry_id=entry_id, uid=uid)
    assert await badges() == {
        "102": ["voicemails"],
        "103": ["do_not_disturb"],
    }


async def test_queue_rights(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry_id: str,
    open_page: OpenPage,
    later: Later,
    limit: Limit,
) -> None:
    waiting = entity_id(hass, "sensor", f"{pbx.serial}_queue_9998_waiting_callers")
    pbx.queues[0].logged_in.append("102")
    pbx.queues[0].logged_in.append("103")
    await later(70, step=10)
    page = await open_page(limit(ext_102=READ))
    assert "queues" not in (await page.live())[entry_id]
    limit({waiting: READ}, ext_102=READ)
    agents = (await page.live())[entry_id]["queues"]["9998"]["agents"]
    assert [agent["number"] for agent in agents] == ["102"]


async def test_user_without_permissions(
    pbx: SimulatedPbx, entry_id: str, open_page: OpenPage, limit: Limit
) -> None:
    page = await open_page(limit())
    live = await page.subscribe("live")
    assert await live.events() == [{"all": {}}]
    await pbx.desk.ring(["102"], "0301234567")
    assert await live.events() == []
    limit(ext_102=READ)
    await pbx.desk.answer("102")
    shown = (await live.now())[entry_id]
    assert shown["name"] == "UC501"
    assert shown["phones"].keys() == {"102"}
    limit({"binary_sensor.uc501_connection": READ})
    shown = (await page.live())[entry_id]
    assert shown.keys().isdisjoint({"phones", "calls", "queues"})
    assert shown["name"] == "UC501"


async def test_phones_come_and_go(
    pbx: SimulatedPbx, entry_id: str, page: Page, later: Later
) -> None:
    live = await page.follow("live")
    assert "104" in live.shown[entry_id]["phones"]
    pbx.add_extension("109", "Ida")
    pbx.delete_extension("104")
    await page.stay(later, 70)
    phones = (await live.now())[entry_id]["phones"]
    assert phones["109"]["name"] == "Ida"
    assert "104" not in phones


async def test_connection_lost(
    pbx: SimulatedPbx, entry_id: str, page: Page, later: Later
) -> None:
    live = await page.follow("live")
    await pbx.stop()
    await page.stay(later, 130)
    assert (await live.now())[entry_id]["connected"] is False
    await pbx.start()
    await page.stay(later, 130)
    assert (await live.now())[entry_id]["connected"] is True


async def test_reload(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    page: Page,
    later: Later,
) -> None:
    await pbx.desk.talk("101")
    live = await page.subscribe("live")
    [before] = await live.events()
    assert await hass.config_entries.async_unload(entry.entry_id)
    assert (await live.events())[-1] == {"all": {}}
    codes = {
        CONF_PICKUP_CODE: "*8",
        CONF_VOICEMAIL_CODE: "*77",
        CONF_PARK_CODE: "70",
        CONF_RETRIEVAL_CODES: ["71", "72"],
    }
    options = {CONF_ALLOW_DANGEROUS_ACTIONS: True, **codes}
    hass.config_entries.async_update_entry(entry, options=options)
    assert await hass.config_entries.async_setup(entry.entry_id)
    after = (await live.events())[-1]["all"][entry.entry_id]
    assert after == before["all"][entry.entry_id] | {
        "may_listen_in": True,
        "codes": codes,
    }
    await pbx.desk.hang_up("101")
    await page.stay(later, 30)
    assert (await live.now())[entry.entry_id]["calls"] == {}
    assert await hass.config_entries.async_remove(entry.entry_id)
    assert (await live.events())[-1] == {"all": {}}


async def test_two_pbxs(
    hass: HomeAssistant, pbx: SimulatedPbx, entry_id: str, page: Page
) -> None:
    live = await page.follow("live")
    async with second_pbx(hass) as (other, second):
        assert (await live.events())[-1]["all"].keys() == {
            entry_id,
            second.entry_id,
        }
        for changing, entry in ((other, second.entry_id), (pbx, entry_id)):
            await changing.desk.ring(["101"])
            assert {
                changed for event in await live.events() for changed in event["changes"]
            } == {entry}
    assert (await live.events())[-1]["all"].keys() == {entry_id}


async def test_a_user_who_may_see_one_phone(
    pbx: SimulatedPbx, entry: MockConfigEntry, open_page: OpenPage, limit: Limit
) -> None:
    page = await open_page(limit(ext_102=READ))
    await load(page.hass, entry, {CONF_ALLOW_DANGEROUS_ACTIONS: True})
    await pbx.desk.ring(["101"], "0301111111")
    live = await page.subscribe("live")
    [event] = await live.events()
    shown = event["all"][entry.entry_id]
    assert shown["phones"].keys() == {"102"}
    assert (
        shown["phones"]["102"]["control"],
        shown.get("calls"),
        shown["may_listen_in"],
    ) == (False, None, False)
    await pbx.desk.hang_up("101")
    await pbx.desk.ring(["103"], "0302222222")
    assert await live.events() == []
    await pbx.desk.ring(["102", "104"], "0303333333")
    events = await live.events()
    assert all(
        event["changes"][entry.entry_id].get("phones", {"102": 0}).keys() == {"102"}
        for event in events
    )
    [call] = live.shown[entry.entry_id]["calls"].values()
    assert call["caller"] == "0303333333"


async def test_a_phone_without_status(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry_id: str,
    open_page: OpenPage,
    limit: Limit,
) -> None:
    user = limit(ext_101=True, ext_102=True)
    er.async_get(hass).async_remove(status_of(hass, pbx, "101"))
    limited, unlimited = await open_page(user), await open_page(None)
    assert (await limited.live())[entry_id]["phones"].keys() == {"102"}
    phone = (await unlimited.live())[entry_id]["phones"]["101"]
    assert (phone["entity_id"], phone["device_id"], phone["control"]) == (
        None,
        None,
        True,
    )


async def test_pages_of_a_user_are_read_once(
    hass: HomeAssistant, pbx: SimulatedPbx, entry_id: str, open_page: OpenPage
) -> None:
    before = listeners(hass)
    pages = [await open_page(None) for _ in range(3)]
    lives = [await page.follow("live") for page in pages[:2]]
    alone = listeners(hass)
    await pbx.desk.ring(["101"], "0301234567")
    lives.append(await pages[2].follow("live"))
    assert listeners(hass) == alone > before
    await pbx.desk.answer("101")
    first, second, third = [await live.now() for live in lives]
    assert first == second == third
    assert first[entry_id]["phones"]["101"]["state"] == "in_use"
    await pages[0].close()
    await pbx.desk.hang_up("101")
    for live in lives[1:]:
        assert (await live.now())[entry_id]["phones"]["101"]["state"] == "idle"
        await live.page.close()
    assert listeners(hass) == before


async def test_demoted(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    entry_id: str,
    open_page: OpenPage,
    hass_admin_user: MockUser,
) -> None:
    owner = MockUser(is_owner=True).add_to_hass(hass)
    demoted, other = await open_page(None), await open_page(owner)
    lives = [await demoted.follow("live"), await other.follow("live")]
    await hass.auth.async_update_user(hass_admin_user, group_ids=[])
    await pbx.desk.ring(["101"], "0301234567")
    assert (await lives[0].events())[-1] == {"all": {}}
    assert (await lives[1].now())[entry_id]["phones"]["101"]["state"] == "ringing"


async def test_other_rights(
    pbx: SimulatedPbx, entry_id: str, open_page: OpenPage, limit: Limit
) -> None:
    page = await open_page(limit(ext_102=READ))
    live = await page.follow("live")
    limit(ext_101=READ)
    await pbx.desk.ring(["103"], "0301234567")
    shown = (await live.events())[-1]["all"]
    assert shown[entry_id]["phones"].keys() == {"101"}


async def test_masked_numbers(
    hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry, page: Page
) -> None:
    await load(hass, entry, {CONF_MASK_NUMBERS: True})
    await pbx.desk.ring(["101"], "0301234567")
    shown = (await page.live())[entry.entry_id]
    assert shown["phones"]["101"]["with_number"] == "\u2022" * 7 + "567"
    assert "0301234567" not in str(shown)


@pytest.mark.parametrize("leaves", ["unsubscribe", "close"])
@pytest.mark.parametrize("command", ["live", "history"])
async def test_leaving(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    history: CallHistory,
    page: Page,
    command: str,
    leaves: str,
) -> None:
    before = listeners(hass)
    subscription = await page.follow(command)
    assert listeners(hass) > before
    # That includes a change that is about to be sent.
    await pbx.desk.ring(["101"])
    await (page.unsubscribe(subscription) if leaves == "unsubscribe" else page.close())
    assert listeners(hass) == before
    await pbx.desk.answer("101")
    await fill(history, a_call(1))
    if leaves == "unsubscribe":
        events = str(await subscription.events())
        assert "in_use" not in events
        assert "changed" not in events


def listeners(hass: HomeAssistant) -> int:
    signals: dict[Any, Any] = hass.data[DATA_DISPATCHER]
    return sum(len(targets) for targets in signals.values())
