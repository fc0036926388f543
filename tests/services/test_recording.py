"""Recording reports: a download contains the same calls, and no personal data."""

from collections.abc import Awaitable, Callable
import json
from pathlib import Path
from typing import Any
from unittest.mock import patch

from homeassistant.config_entries import ConfigEntryState
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    async_capture_events,
)
from pytest_homeassistant_custom_component.components.diagnostics import (
    get_diagnostics_for_config_entry,
)
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
import voluptuous as vol

from custom_components.openvox_uc.const import EVENT_CALL
from custom_components.openvox_uc.webhook import recorder
from tests import versions
from tests.asterisk.recording import Recording, replay
from tests.conftest import Later
from tests.house import answer_of
from tests.simulator import SimExtension, SimTrunk, SimulatedPbx

from .conftest import in_turn

EXTENSIONS = ("7101234", "7102345", "7103456")
OUTSIDERS = ("0301234567", "+49309998877", "0049405556677", "0408765432")

type Act = Callable[..., Awaitable[Any]]
type Download = Callable[[], Awaitable[Any]]


@pytest.fixture
def pbx(pbx: SimulatedPbx) -> SimulatedPbx:
    """Return a PBX whose names and numbers are found nowhere else."""
    pbx.username = "apiuser"
    pbx.extensions = [
        SimExtension(number, name)
        for number, name in zip(EXTENSIONS, ("Alice", "Bob", "Carol"), strict=True)
    ]
    pbx.trunks = [SimTrunk("Telecom")]
    return pbx


@pytest.fixture
def act(hass: HomeAssistant, setup_integration: MockConfigEntry) -> Act:
    async def act(mode: str, **data: Any) -> Any:
        data = {"config_entry_id": setup_integration.entry_id, "mode": mode, **data}
        return await answer_of(hass, "record_reports", **data)

    return act


@pytest.fixture(autouse=True)
async def diagnostics(hass: HomeAssistant) -> None:
    """Set up diagnostics, while their pages can still be added to the web server."""
    assert await async_setup_component(hass, "diagnostics", {})


@pytest.fixture
def download(
    hass: HomeAssistant,
    hass_client: ClientSessionGenerator,
    setup_integration: MockConfigEntry,
) -> Download:
    async def download() -> Any:
        return await get_diagnostics_for_config_entry(
            hass, hass_client, setup_integration
        )

    return download


async def play(pbx: SimulatedPbx, later: Later) -> None:
    alice, bob, carol = EXTENSIONS
    first, second, third, fourth = OUTSIDERS
    pbx.outbound_prefix = "16"
    desk = pbx.desk
    await in_turn(
        later,
        (desk.ring([alice, bob], first, to="0305550000"), 5),
        (desk.answer(bob), 70),
        (desk.hang_up(first), 10),
        (desk.ring([alice], second), 10),
        (desk.miss(), 10),
        (desk.dial_out(carol, f"16{fourth}"), 5),
        (desk.answer(carol), 20),
        (desk.hang_up(carol), 10),
        (desk.ring([carol], third), 5),
        (desk.hang_up(carol), 10),
        (desk.call(alice, carol), 5),
        (desk.answer(carol), 5),
        (desk.hang_up(alice), 10),
        (desk.ring([bob], ""), 5),
        (desk.hang_up(""), 10),
        (desk.call(alice, "*97"), 5),
        (desk.miss(), 30),
    )


async def test_the_download_contains_the_same_calls(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    act: Act,
    download: Download,
    later: Later,
    setup_integration: MockConfigEntry,
    tmp_path: Path,
) -> None:
    assert "recording" not in await download()
    await later(20)
    events = async_capture_events(hass, EVENT_CALL)
    began_at = pbx.clock()
    assert await act("start") == {"recording": True, "reports": 0}
    await play(pbx, later)
    # An unknown action teaches as well.
    await pbx.report(
        {
            "action": "DTMF",
            "info": OUTSIDERS[0],
            "callid": "1589947952.1670",
            "sn": pbx.serial,
        }
    )
    answer = await act("stop")
    reports = setup_integration.runtime_data.counts.received + 1
    assert answer == {"recording": False, "reports": reports}

    diagnostics = await download()
    recording = diagnostics["recording"]
    assert (recording["format"], recording["firmware"]) == (1, "4.1.1")
    assert recording["version"] == versions.version()
    assert len(recording["reports"]) == reports
    times = recording["began_at"], recording["ended_at"]
    assert times == pytest.approx((began_at, pbx.clock()))
    assert recording["extensions"] == sorted(recording["extensions"])
    assert len(recording["polls"]) == 5
    assert recording["reports"][-1][1] == {
        "action": "DTMF",
        "info": "<text>",
        "callid": "1589947952.1670",
        "sn": "000000000000",
    }

    file = tmp_path / "diagnostics.json"
    file.write_text(json.dumps({"data": diagnostics}))
    read = Recording.read(file)
    _, calls = replay(read)
    ended = [
        event.data
        for event in events
        if event.data["type"] in ("call_ended", "call_missed", "call_failed")
    ]
    fields = ("direction", "outcome", "reason", "ring_seconds", "talk_seconds")
    published = [shown for shown in calls if shown.words]
    assert [
        [getattr(shown.call, field) for field in fields] for shown in published
    ] == [[live[field] for field in fields] for live in ended]
    assert [shown.words for shown in published] == [
        [
            event.data["type"].removeprefix("call_")
            for event in events
            if event.data["call_id"] == live["call_id"]
        ]
        for live in ended
    ]
    assert len(ended) == 7


async def test_no_personal_data(
    pbx: SimulatedPbx,
    act: Act,
    download: Download,
    later: Later,
    setup_integration: MockConfigEntry,
) -> None:
    secrets = {
        *EXTENSIONS,
        *(number.lstrip("+0") for number in OUTSIDERS),
        "5550000",
        "Alice",
        "Bob",
        "Carol",
        "Telecom",
        "Werner",
        "8887766",
        pbx.serial,
        pbx.username,
        pbx.password,
        str(pbx.token),
        setup_integration.data["password_md5"],
        setup_integration.data[CONF_WEBHOOK_ID],
    }
    await act("start")
    await play(pbx, later)
    odd = {
        "action": "NewCdr",
        "callid": "1589947952.1670",
        "callfrom": "Werner(0308887766)",
        "callto": '"Alice" <7101234>',
        "recording": "20261126-0308887766-7101234.wav",
        "status": "Werner 8887766",
        "token": str(pbx.token),
        "sn": pbx.serial,
        "pincode": 8887766,
        "names": ["Werner"],
        "who": {"Werner": "Alice"},
        "8887766": 1,
    }
    await pbx.report_raw(json.dumps(odd).encode())
    await pbx.report(
        {
            "action": "CallFailed",
            "callid": "1589947952.1670",
            "reason": "404 0308887766 not found",
            "sn": pbx.serial,
        }
    )
    await pbx.report_raw(
        f"<xml><action>ExtensionStatus</action><extension>7101234</extension><sn>{pbx.serial}</sn></xml>".encode()
    )
    for mode in ("start", "stop"):
        diagnostics = await download()
        assert diagnostics["recording"]["reports"]
        text = json.dumps(diagnostics).lower()
        assert {secret for secret in secrets if secret.lower() in text} == set()
        if mode == "start":
            assert (await act("stop"))["reports"] > 30


async def test_it_ends_by_itself(
    pbx: SimulatedPbx, act: Act, download: Download, later: Later
) -> None:
    """When its time is over, after which nothing more is recorded.

    By default after an hour.
    """
    await act("start", duration={"minutes": 2})
    await later(125)
    await pbx.desk.ring([EXTENSIONS[0]])
    await pbx.desk.miss()
    assert await act("stop") == {"recording": False, "reports": 0}
    assert (await download())["recording"]["reports"] == []
    await act("start")
    await later(3590, step=60)
    # The state of the phone, ALERT and RING.
    await pbx.desk.ring([EXTENSIONS[0]])
    await later(15)
    await pbx.desk.miss()
    assert await act("stop") == {"recording": False, "reports": 3}


async def test_it_ends_when_it_is_full(
    pbx: SimulatedPbx, act: Act, later: Later
) -> None:
    with patch.object(recorder, "MAX_REPORTS", 5):
        await act("start")
        for _ in range(3):
            await pbx.desk.ring([EXTENSIONS[0]])
            await pbx.desk.miss()
            await later(65)
        answer = await act("stop")
    assert answer["reports"] == 5
    assert recorder.MAX_REPORTS == 5000


async def test_starting_again_begins_a_new_recording(
    pbx: SimulatedPbx, act: Act, download: Download
) -> None:
    numbers = []
    for _ in range(2):
        assert await act("start") == {"recording": True, "reports": 0}
        await pbx.desk.ring([EXTENSIONS[0]], OUTSIDERS[0])
        await pbx.desk.miss()
        recording = (await download())["recording"]
        assert recording["ended_at"] is None
        numbers.append(recording["extensions"])
        count = len(recording["reports"])
    assert numbers[0] != numbers[1]
    assert await act("stop") == {"recording": False, "reports": count}
    # Nothing is left to stop, and what was recorded stays.
    assert await act("stop") == {"recording": False, "reports": count}


async def test_an_unload_ends_it(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    act: Act,
    download: Download,
    setup_integration: MockConfigEntry,
) -> None:
    """It also ends the timer; what was recorded is still there after the next load."""
    await act("start", duration={"hours": 24})
    await pbx.desk.ring([EXTENSIONS[0]])
    count = len((await download())["recording"]["reports"])
    assert await hass.config_entries.async_unload(setup_integration.entry_id)
    with pytest.raises(ServiceValidationError, match="not loaded"):
        await act("stop")
    assert await hass.config_entries.async_setup(setup_integration.entry_id)
    assert setup_integration.state is ConfigEntryState.LOADED
    recording = (await download())["recording"]
    assert recording["ended_at"]
    assert len(recording["reports"]) == count
    assert await act("stop") == {"recording": False, "reports": count}


async def test_invalid_recordings(act: Act) -> None:
    for duration in ({"seconds": 0}, {"hours": 24, "seconds": 1}, {"hours": -1}):
        with pytest.raises(vol.Invalid):
            await act("start", duration=duration)
    with pytest.raises(vol.Invalid):
        await act("pause")
    with pytest.raises(ServiceValidationError):
        await act("start", config_entry_id="another")
    assert await act("stop") == {"recording": False, "reports": 0}
    assert (await act("start", duration={"hours": 24}))["recording"]
