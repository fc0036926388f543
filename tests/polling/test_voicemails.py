"""The sensors of voicemails, and the actions on them."""

import re
from typing import Any
from unittest.mock import Mock

from homeassistant.const import EVENT_STATE_CHANGED
from homeassistant.core import callback
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.helpers.http import current_request
from homeassistant.util.dt import parse_datetime
import pytest

from custom_components.openvox_uc.const import (
    CONF_MASK_NUMBERS,
    CONF_PLAY_RECORDINGS,
    DOMAIN,
    EVENT_CALL,
)
from tests.house import act, answer_of, device_id
from tests.repository import error_pattern
from tests.simulator.sounds import Message
from tests.site import Site

MINUTE = 60
BOB = r"Bob \(102\)"


@pytest.fixture
async def site(unloaded: Site) -> Site:
    await unloaded.set_up()
    return unloaded


def queries(site: Site) -> int:
    return site.pbx.paths.count("voicemail/query")


def has_sensor(site: Site, number: str) -> bool:
    return (
        er.async_get(site.hass).async_get_entity_id(
            "sensor", DOMAIN, f"{site.pbx.serial}_ext_{number}_voicemails"
        )
        is not None
    )


def shown(site: Site) -> str:
    return site.state("ext_102_voicemails").state


def devices(site: Site, *parts: str) -> list[str]:
    return [device_id(site.hass, site.entry, part) for part in parts]


async def get(site: Site, *parts: str) -> dict[str, Any]:
    answer: Any = await answer_of(
        site.hass, "get_voicemails", device_id=devices(site, *parts)
    )
    return dict(answer)


async def test_sensor_with_first_message(site: Site) -> None:
    await site.later(1)
    assert not has_sensor(site, "102")
    asked = queries(site)
    site.pbx.sounds.leave_message("102", "0301234567", 4)
    site.pbx.sounds.leave_message("102", "101", 4)
    site.pbx.sounds.leave_message("999", "101", 4)
    await site.minutes(11)
    assert queries(site) == asked + 1
    assert shown(site) == "2"
    assert set(site.state("ext_102_voicemails").attributes) == {
        "state_class",
        "friendly_name",
    }
    assert [number for number in ("101", "999") if has_sensor(site, number)] == []
    site.pbx.sounds.mailboxes.clear()
    await site.minutes(11)
    assert shown(site) == "0"
    await site.load()
    await site.later(1)
    assert shown(site) == "0"


async def test_message_of_a_call(site: Site) -> None:
    await site.ring(["102"], "0301234567", 5)
    await site.leave_unanswered("102", seconds=30)
    asked = queries(site)
    await site.ring(["102"], "0301234567", 5)
    await site.do(site.desk.leave_message("102", 7), 30)
    assert queries(site) == asked + 1
    assert shown(site) == "1"


async def test_message_that_is_stored_after_a_poll(site: Site) -> None:
    """The poll comes between the end of the call and what the PBX stores."""
    await site.later(9 * MINUTE + 52)
    asked = queries(site)
    await site.ring(["102"], "0301234567", 5)
    await site.desk.leave_message("102", 7)
    mailbox = site.pbx.sounds.mailboxes.pop("102")
    while queries(site) == asked:
        await site.later(1)
    site.pbx.sounds.mailboxes["102"] = mailbox
    await site.later(10)
    assert queries(site) == asked + 2
    assert shown(site) == "1"


async def test_pbx_that_does_not_answer_this(site: Site) -> None:
    site.pbx.sounds.leave_message("102", "101", 4)
    await get(site, "")
    site.pbx.faults.cut_off("voicemail/query")
    await site.minutes(11)
    assert shown(site) == "1"
    site.pbx.faults.cut, site.pbx.faults.errno = False, "30001"
    await site.minutes(21)
    assert shown(site) == "unavailable"
    logged = f"voicemails data: {error_pattern('pbx_error_30001')}"
    assert len(re.findall(logged, site.caplog.text)) == 1
    site.pbx.faults.errno = ""
    await site.minutes(11)
    assert shown(site) == "1"
    await site.pbx.stop()
    await site.minutes(15)
    assert shown(site) == "unavailable"
    await site.pbx.start()
    await site.minutes(2)
    assert shown(site) == "1"


async def test_pbx_without_voicemail(unloaded: Site) -> None:
    unloaded.pbx.faults.refuse("10003", "voicemail/query")
    await unloaded.set_up()
    await unloaded.minutes(30)
    await unloaded.ring(["102"], "0301234567", 5)
    await unloaded.do(unloaded.desk.leave_message("102", 7), 30)
    assert queries(unloaded) == 1
    assert "Error fetching" not in unloaded.caplog.text


@pytest.mark.parametrize("skew", [0, 400])
async def test_time_of_a_message_stays_the_same(site: Site, skew: int) -> None:
    """The PBX shows its time in whole seconds, at any fraction of ours."""
    site.pbx.skew = skew
    await site.minutes(11)
    site.pbx.sounds.leave_message("102", "0301234567", 4)
    at, times = int(site.pbx.clock()), set()
    for seconds in (0.3, 0.9, 0.6):
        await site.later(11 * MINUTE + seconds, step=MINUTE)
        [found] = (await get(site, "_ext_102")).values()
        times.add(found["voicemails"][0]["received_at"])
    [time] = times
    assert parse_datetime(time, raise_on_error=True).timestamp() == (
        at if skew == 0 else pytest.approx(at, abs=1)
    )


async def test_get_voicemails(site: Site) -> None:
    await act(site.hass, "set_contact", name="Aunt Emma", numbers=["0301234567"])
    at = site.pbx.clock()
    site.pbx.sounds.leave_message("102", "0301234567", 4)
    await site.later(120)
    site.pbx.sounds.leave_message("102", "101", 12)
    site.pbx.sounds.leave_message("101", "", 1)
    [(entry_id, found)] = (await get(site, "_ext_102")).items()
    assert entry_id == site.entry.entry_id
    assert found["name"] == "UC501"
    # New messages are trusted once the PBX has shown that it is still the same.
    assert site.pbx.requests[-2:] == [("voicemail/query", {}), ("deviceinfo/query", {})]
    newest, oldest = found["voicemails"]
    assert (newest["caller"], newest["caller_name"], newest["seconds"]) == (
        "101",
        "Alice",
        12,
    )
    assert parse_datetime(
        oldest.pop("received_at"), raise_on_error=True
    ).timestamp() == pytest.approx(at, abs=1)
    assert oldest == {
        "extension": "102",
        "caller": "0301234567",
        "caller_name": "Aunt Emma",
        "seconds": 4,
        "file": "msg0000.wav",
        "media_content_id": None,
    }
    site.pbx.sounds.mailboxes["101"].append(Message("msg0001.wav", "103", "", 2))
    whole = (await get(site, "", "_ext_102"))[entry_id]["voicemails"]
    assert [(message["extension"], message["caller"]) for message in whole] == [
        ("101", None),
        ("101", "103"),
        ("102", "101"),
        ("102", "0301234567"),
    ]
    assert whole[1]["received_at"] is None
    assert shown(site) == "2"

    await site.load({CONF_MASK_NUMBERS: True, CONF_PLAY_RECORDINGS: True})
    newest, oldest = (await get(site, "_ext_102"))[entry_id]["voicemails"]
    assert (newest["caller"], oldest["caller"]) == ("101", "\u2022" * 7 + "567")
    assert oldest["media_content_id"].startswith(
        f"media-source://{DOMAIN}/{entry_id}/voicemail/102/"
    )


async def test_voicemails_that_do_not_arrive(site: Site) -> None:
    site.pbx.faults.refuse("30001", "voicemail/query")
    sentence = error_pattern(
        "not_done", phone="UC501", error=error_pattern("pbx_error_30001")
    )
    with pytest.raises(HomeAssistantError, match=sentence):
        await get(site, "_ext_102")
    await site.pbx.stop()
    with pytest.raises(HomeAssistantError, match=error_pattern("pbx_not_reachable")):
        await get(site, "_ext_102")
    sentence = f"^{error_pattern('neither_pbx_nor_extension', device='Trunk .*')}"
    with pytest.raises(ServiceValidationError, match=sentence):
        await get(site, f"_trunk_{site.pbx.trunks[0].name}")


async def delete(site: Site, *parts: str, **data: Any) -> None:
    device_ids = devices(site, *parts)
    await act(site.hass, "delete_voicemail", device_id=device_ids, **data)


async def test_delete_voicemail(site: Site) -> None:
    for number in ("101", "102", "102", "102"):
        site.pbx.sounds.leave_message(number, "0301234567", 4)
    await delete(site, "_ext_102", file="msg0001.wav")
    assert site.pbx.paths[-3:] == [
        "voicemail/query",
        "voicemail/delete",
        "voicemail/query",
    ]
    assert site.pbx.requests[-2][1] == {"extid": "102", "voicemailfile": "msg0001.wav"}
    assert [message.file for message in site.pbx.sounds.mailboxes["102"]] == [
        "msg0000.wav",
        "msg0002.wav",
    ]
    assert shown(site) == "2"
    await delete(site, "_ext_102", all=True)
    assert site.pbx.requests[-2] == (
        "voicemail/delete",
        {"extid": "102", "voicemailfile": "all"},
    )
    assert {
        number: len(mailbox) for number, mailbox in site.pbx.sounds.mailboxes.items()
    } == {"101": 1, "102": 0}
    assert shown(site) == "0"


async def test_delete_what_is_not_there(site: Site) -> None:
    async def refuses(sentence: str, *parts: str, **data: Any) -> None:
        with pytest.raises(ServiceValidationError, match=f"^{sentence}"):
            await delete(site, *parts, **data)

    site.pbx.sounds.leave_message("102", "0301234567", 4)
    for file in ("msg0007.wav", "all", "../msg0000.wav"):
        sentence = error_pattern("voicemail_not_found", phone=BOB, file=file)
        await refuses(sentence, "_ext_102", file=file)
    sentence = error_pattern("voicemail_not_selected")
    await refuses(sentence, "_ext_102")
    await refuses(sentence, "_ext_102", file="msg0000.wav", all=True)
    await refuses(sentence, "_ext_102", file="")
    await refuses(error_pattern("not_an_extension"), "", all=True)
    sentence = error_pattern("select_one_phone")
    await refuses(sentence, "_ext_101", "_ext_102", all=True)
    assert len(site.pbx.sounds.mailboxes["102"]) == 1
    assert "voicemail/delete" not in site.pbx.paths


@pytest.mark.parametrize(
    ("errno", "sentence"),
    [
        ("20018", error_pattern("voicemail_not_found", phone=BOB, file="msg0000.wav")),
        ("10006", error_pattern("extension_not_found", phone=BOB)),
        (
            "30001",
            error_pattern(
                "not_done", phone=BOB, error=error_pattern("pbx_error_30001")
            ),
        ),
    ],
)
async def test_delete_refused(site: Site, errno: str, sentence: str) -> None:
    site.pbx.sounds.leave_message("102", "0301234567", 4)
    site.pbx.faults.refuse(errno, "voicemail/delete")
    with pytest.raises(HomeAssistantError, match=f"^{sentence}"):
        await delete(site, "_ext_102", file="msg0000.wav")


async def test_no_user_behind_later_polls(site: Site) -> None:
    """A user's request was behind all polls that came after it.

    Automations that they triggered could play recordings only to that user.
    """
    behind = set[object]()
    note = callback(lambda _: behind.add(current_request.get()))
    site.hass.bus.async_listen(EVENT_CALL, note)
    with current_request.set(Mock()):
        site.pbx.forget_token()
        site.pbx.booted_at += 3600
        await site.coordinator.voicemails.async_list()
    site.hass.bus.async_listen(EVENT_STATE_CHANGED, note)
    site.pbx.sounds.leave_message("102", "101", 4)
    await site.minutes(25)
    assert behind == {None}
