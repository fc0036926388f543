"""The sensors of voicemails, and the actions on them."""

from typing import Any

from aiohttp.test_utils import TestServer
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import entity_registry as er
from homeassistant.util.dt import parse_datetime
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.const import CONF_MASK_NUMBERS, CONF_PLAY_RECORDINGS, DOMAIN
from tests.conftest import Later
from tests.house import device_id, load, state
from tests.simulator import SimulatedPbx
from tests.simulator.sounds import Message

MINUTE = 60


@pytest.fixture
def device(hass: HomeAssistant, setup_integration: MockConfigEntry) -> dict[str, str]:
    parts = {"": "", "101": "_ext_101", "102": "_ext_102"}
    return {number: device_id(hass, setup_integration, part) for number, part in parts.items()}


def queries(pbx: SimulatedPbx) -> int:
    return [path for path, _ in pbx.requests].count("voicemail/query")


def sensor_id(hass: HomeAssistant, pbx: SimulatedPbx, number: str) -> str | None:
    return er.async_get(hass).async_get_entity_id("sensor", DOMAIN, f"{pbx.serial}_ext_{number}_voicemails")


async def get(hass: HomeAssistant, **data: Any) -> dict[str, Any]:
    answer = await hass.services.async_call(DOMAIN, "get_voicemails", data, blocking=True, return_response=True)
    assert answer
    return answer


async def test_sensor_with_first_message(later: Later, hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    await later(1)
    assert sensor_id(hass, pbx, "102") is None
    asked = queries(pbx)
    pbx.sounds.leave_message("102", "0301234567", 4)
    pbx.sounds.leave_message("102", "101", 4)
    pbx.sounds.leave_message("999", "101", 4)
    await later(11 * MINUTE, step=MINUTE)
    assert queries(pbx) == asked + 1
    assert state(hass, "sensor", f"{pbx.serial}_ext_102_voicemails").state == "2"
    assert set(state(hass, "sensor", f"{pbx.serial}_ext_102_voicemails").attributes) == {"state_class", "friendly_name"}
    assert sensor_id(hass, pbx, "101") is None
    assert sensor_id(hass, pbx, "999") is None
    pbx.sounds.mailboxes.clear()
    await later(11 * MINUTE, step=MINUTE)
    assert state(hass, "sensor", f"{pbx.serial}_ext_102_voicemails").state == "0"
    await hass.config_entries.async_reload(setup_integration.entry_id)
    await later(1)
    assert state(hass, "sensor", f"{pbx.serial}_ext_102_voicemails").state == "0"


async def test_message_of_a_call(later: Later, hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> None:
    await pbx.desk.ring(["102"], "0301234567")
    await later(5)
    await pbx.desk.miss("102")
    await later(30)
    asked = queries(pbx)
    await pbx.desk.ring(["102"], "0301234567")
    await later(5)
    await pbx.desk.leave_message("102", 7)
    await later(30)
    assert queries(pbx) == asked + 1
    assert state(hass, "sensor", f"{pbx.serial}_ext_102_voicemails").state == "1"


async def test_pbx_that_does_not_answer_this(
    later: Later, hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    pbx.sounds.leave_message("102", "101", 4)
    await get(hass, device_id=device_id(hass, setup_integration))
    sensor = f"{pbx.serial}_ext_102_voicemails"
    pbx.faults.paths, pbx.faults.cut = {"voicemail/query"}, True
    await later(11 * MINUTE, step=MINUTE)
    assert state(hass, "sensor", sensor).state == "1"
    pbx.faults.cut, pbx.faults.errno = False, "30001"
    await later(21 * MINUTE, step=MINUTE)
    assert state(hass, "sensor", sensor).state == "unavailable"
    assert caplog.text.count("voicemails data: The PBX had an internal error") == 1
    pbx.faults.errno = ""
    await later(11 * MINUTE, step=MINUTE)
    assert state(hass, "sensor", sensor).state == "1"
    await pbx.stop()
    await later(15 * MINUTE, step=MINUTE)
    assert state(hass, "sensor", sensor).state == "unavailable"
    await pbx.start()
    await later(2 * MINUTE, step=MINUTE)
    assert state(hass, "sensor", sensor).state == "1"


async def test_pbx_without_voicemail(
    later: Later, hass: HomeAssistant, server: TestServer, pbx: SimulatedPbx, entry: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    pbx.faults.paths, pbx.faults.errno = {"voicemail/query"}, "10003"
    assert await hass.config_entries.async_setup(entry.entry_id)
    await later(30 * MINUTE, step=MINUTE)
    await pbx.desk.ring(["102"], "0301234567")
    await later(5)
    await pbx.desk.leave_message("102", 7)
    await later(30)
    assert queries(pbx) == 1
    assert "Error fetching" not in caplog.text


async def test_get_voicemails(later: Later, hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry, device: dict[str, str]) -> None:
    await hass.services.async_call(DOMAIN, "set_contact", {"name": "Aunt Emma", "numbers": ["0301234567"]}, blocking=True)
    at = pbx.clock()
    pbx.sounds.leave_message("102", "0301234567", 4)
    await later(120)
    pbx.sounds.leave_message("102", "101", 12)
    pbx.sounds.leave_message("101", "", 1)
    [(entry_id, found)] = (await get(hass, device_id=device["102"])).items()
    assert entry_id == entry.entry_id
    assert found["name"] == "UC501"
    # What is new is believed once the PBX has said that it is still the same.
    assert pbx.requests[-2:] == [("voicemail/query", {}), ("deviceinfo/query", {})]
    newest, oldest = found["voicemails"]
    assert (newest["caller"], newest["caller_name"], newest["seconds"]) == ("101", "Alice", 12)
    assert parse_datetime(oldest.pop("received_at"), raise_on_error=True).timestamp() == pytest.approx(at, abs=1)
    assert oldest == {
        "extension": "102",
        "caller": "0301234567",
        "caller_name": "Aunt Emma",
        "seconds": 4,
        "file": "msg0000.wav",
        "media_content_id": None,
    }
    pbx.sounds.mailboxes["101"].append(Message("msg0001.wav", "103", "", 2))
    whole = (await get(hass, device_id=[device[""], device["102"]]))[entry_id]["voicemails"]
    assert [(message["extension"], message["caller"]) for message in whole] == [
        ("101", None),
        ("101", "103"),
        ("102", "101"),
        ("102", "0301234567"),
    ]
    assert whole[1]["received_at"] is None
    assert state(hass, "sensor", f"{pbx.serial}_ext_102_voicemails").state == "2"

    await load(hass, entry, {CONF_MASK_NUMBERS: True, CONF_PLAY_RECORDINGS: True})
    newest, oldest = (await get(hass, device_id=device["102"]))[entry_id]["voicemails"]
    assert (newest["caller"], oldest["caller"]) == ("101", "\u2022" * 7 + "567")
    assert oldest["media_content_id"].startswith(f"media-source://{DOMAIN}/{entry_id}/voicemail/102/")


async def test_voicemails_that_do_not_come(hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry, device: dict[str, str]) -> None:
    pbx.faults.errno, pbx.faults.paths = "30001", {"voicemail/query"}
    with pytest.raises(HomeAssistantError, match=r"did not do this for UC501\. The PBX had an internal error"):
        await get(hass, device_id=device["102"])
    await pbx.stop()
    with pytest.raises(HomeAssistantError, match="Failed to connect"):
        await get(hass, device_id=device["102"])
    with pytest.raises(ServiceValidationError, match="neither a PBX nor an extension"):
        await get(hass, device_id=device_id(hass, entry, f"_trunk_{pbx.trunks[0].name}"))


async def delete(hass: HomeAssistant, **data: Any) -> None:
    await hass.services.async_call(DOMAIN, "delete_voicemail", data, blocking=True)


async def test_delete_voicemail(hass: HomeAssistant, pbx: SimulatedPbx, device: dict[str, str]) -> None:
    for number in ("101", "102", "102", "102"):
        pbx.sounds.leave_message(number, "0301234567", 4)
    await delete(hass, device_id=device["102"], file="msg0001.wav")
    assert [path for path, _ in pbx.requests[-3:]] == ["voicemail/query", "voicemail/delete", "voicemail/query"]
    assert pbx.requests[-2][1] == {"extid": "102", "voicemailfile": "msg0001.wav"}
    assert [message.file for message in pbx.sounds.mailboxes["102"]] == ["msg0000.wav", "msg0002.wav"]
    assert state(hass, "sensor", f"{pbx.serial}_ext_102_voicemails").state == "2"
    await delete(hass, device_id=device["102"], all=True)
    assert pbx.requests[-2] == ("voicemail/delete", {"extid": "102", "voicemailfile": "all"})
    assert {number: len(mailbox) for number, mailbox in pbx.sounds.mailboxes.items()} == {"101": 1, "102": 0}
    assert state(hass, "sensor", f"{pbx.serial}_ext_102_voicemails").state == "0"


async def test_delete_what_is_not_there(hass: HomeAssistant, pbx: SimulatedPbx, device: dict[str, str]) -> None:
    pbx.sounds.leave_message("102", "0301234567", 4)
    for file in ("msg0007.wav", "all", "../msg0000.wav"):
        with pytest.raises(ServiceValidationError, match=f"has no voicemail {file}"):
            await delete(hass, device_id=device["102"], file=file)
    for data in ({}, {"file": "msg0000.wav", "all": True}, {"file": ""}):
        with pytest.raises(ServiceValidationError, match="Enter the file"):
            await delete(hass, device_id=device["102"], **data)
    with pytest.raises(ServiceValidationError, match="is not a phone"):
        await delete(hass, device_id=device[""], all=True)
    with pytest.raises(ServiceValidationError, match="one phone"):
        await delete(hass, device_id=[device["101"], device["102"]], all=True)
    assert len(pbx.sounds.mailboxes["102"]) == 1
    assert "voicemail/delete" not in [path for path, _ in pbx.requests]


@pytest.mark.parametrize(
    ("errno", "sentence"),
    [
        ("20018", r"Bob \(102\) has no voicemail msg0000.wav"),
        ("10006", r"does not know Bob \(102\)"),
        ("30001", r"did not do this for Bob \(102\). The PBX had an internal error"),
    ],
)
async def test_delete_refused(hass: HomeAssistant, pbx: SimulatedPbx, device: dict[str, str], errno: str, sentence: str) -> None:
    pbx.sounds.leave_message("102", "0301234567", 4)
    pbx.faults.paths, pbx.faults.errno = {"voicemail/delete"}, errno
    with pytest.raises(HomeAssistantError, match=sentence):
        await delete(hass, device_id=device["102"], file="msg0000.wav")
