"""The simulated PBX keeps voicemails and recordings, and gives their sound to those who may have it."""

from io import BytesIO
import wave

import pytest

from tests.pbx import fixtures

from .application import Application, Clock, flat
from .bodies import Body
from .pbx import SimulatedPbx
from .sounds import Wav

RECORDING = "exten-101-106-20200505-042135-1588641695.1772.wav"


async def download(application: Application, path: str, wanted: Body, random: str, **headers: str) -> tuple[int, dict[str, str], bytes]:
    """Return what a download brings."""
    pbx = application.pbx
    query = {key: str(value) for key, value in wanted.items()} | {"token": pbx.token or "", "random": random}
    url = f"http://{pbx.host}:{pbx.port}/api/v1.1.0/{path}/download"
    async with application.session.get(url, params=query, headers=headers) as response:
        return response.status, dict(response.headers), await response.read()


async def permission(application: Application, path: str, wanted: Body) -> str:
    """Return the random string that the PBX gives."""
    answer = await application.post(f"{path}/get_random", wanted)
    return answer.decode().rpartition('"random":"')[2].removesuffix('"}')


async def test_voicemails(pbx: SimulatedPbx, application: Application, clock: Clock) -> None:
    """The list is the documented one, byte for byte; nothing but a status if there are none."""
    await application.log_in()
    plain = fixtures.answer("plain.json").strip()
    assert await application.post("voicemail/query") == plain
    for moment, caller, seconds in ((1_586_246_200, "6000", 4), (1_586_246_251, "7001", 3), (1_586_246_408, "7001", 2)):
        clock.now = moment
        pbx.sounds.leave_message("102", caller, seconds)
    await application.log_in()
    documented = fixtures.answer("voicemail_query.json").strip()
    assert await application.post("voicemail/query") == documented
    assert await application.post("voicemail/query", {"extid": "102"}) == documented
    assert await application.post("voicemail/query", {"extid": "101"}) == plain
    assert b"10006" in await application.post("voicemail/query", {"extid": "999"})
    xml = flat(await application.post("voicemail/query", type="xml"))
    assert xml.startswith(
        b'<xml><status>Success</status><voicemails><item id="0"><extid>102</extid><voicemail><item id="0"><voicemailfile>'
    )
    assert await application.post("voicemail/delete", {"extid": "102", "voicemailfile": "msg0001.wav"}) == plain
    assert [message.file for message in pbx.sounds.mailboxes["102"]] == ["msg0000.wav", "msg0002.wav"]
    assert pbx.sounds.leave_message("102", "6000", 1).file == "msg0003.wav"
    assert await application.post("voicemail/delete", {"extid": "102", "voicemailfile": "all"}) == plain
    assert await application.post("voicemail/query") == plain


@pytest.mark.parametrize(
    ("path", "values", "errno"),
    [
        ("voicemail/delete", {"extid": "102"}, "10004"),
        ("voicemail/delete", {"extid": "999", "voicemailfile": "all"}, "10006"),
        ("voicemail/delete", {"extid": "102", "voicemailfile": "msg0000.wav"}, "20018"),
        ("voicemail/get_random", {"voicemailfile": "msg0000.wav"}, "10004"),
        ("voicemail/get_random", {"extid": "999", "voicemailfile": "msg0000.wav"}, "10006"),
        ("voicemail/get_random", {"extid": "102", "voicemailfile": "msg0000.wav"}, "20018"),
        ("recording/get_random", {}, "10004"),
        ("recording/get_random", {"recording": "x.wav"}, "20014"),
        ("recording/get_random", {"recording": RECORDING, "allowedip": "nobody"}, "20015"),
    ],
)
async def test_refused(pbx: SimulatedPbx, application: Application, path: str, values: Body, errno: str) -> None:
    """What is missing or wrong is told."""
    pbx.sounds.recordings[RECORDING] = Wav.of(1)
    await application.log_in()
    assert await application.post(path, values) == f'{{"status":"Failed","errno":"{errno}"}}'.encode()


async def test_permissions(pbx: SimulatedPbx, application: Application, clock: Clock) -> None:
    """The answers are the documented ones but for the random string, which lives half a minute, and for a recording serves once."""
    await application.log_in()
    pbx.sounds.recordings[RECORDING] = Wav.of(2)
    pbx.add_extension("1004")
    pbx.sounds.leave_message("1004", "6000", 3)
    recording: Body = {"recording": RECORDING}
    answer = await application.post("recording/get_random", {**recording, "allowedip": "172.16.6.150"})
    assert answer[:-34] == fixtures.answer("recording_get_random.json").strip()[:-34]
    message: Body = {"extid": "1004", "voicemailfile": "msg0000.wav"}
    answer = await application.post("voicemail/get_random", message)
    assert answer[:-34] == fixtures.answer("voicemail_get_random.json").strip()[:-34]
    for path, wanted, errno, serves_once in (("recording", recording, b"20012", True), ("voicemail", message, b"20017", False)):
        random = await permission(application, path, wanted)
        assert (await download(application, path, wanted, random))[2].startswith(b"RIFF")
        assert ((await download(application, path, wanted, random))[2].startswith(b"RIFF")) is not serves_once
        random = await permission(application, path, wanted)
        clock.now += 31
        assert errno in (await download(application, path, wanted, random))[2]
        assert errno in (await download(application, path, wanted, "nonsense"))[2]
    random = await permission(application, "voicemail", message)
    pbx.sounds.mailboxes.clear()
    assert b"20018" in (await download(application, "voicemail", message, random))[2]
    random = await permission(application, "recording", recording)
    pbx.sounds.recordings.clear()
    assert b"20014" in (await download(application, "recording", recording, random))[2]


async def test_sound(pbx: SimulatedPbx, application: Application) -> None:
    """A recording is a WAV file, of which parts may be asked for."""
    await application.log_in()
    pbx.sounds.recordings[RECORDING] = Wav.of(2.5)
    wanted: Body = {"recording": RECORDING}

    async def part(byte_range: str) -> tuple[int, str | None, bytes]:
        """Return a part."""
        random = await permission(application, "recording", wanted)
        status, headers, body = await download(application, "recording", wanted, random, **({"Range": byte_range} if byte_range else {}))
        return status, headers.get("Content-Range"), body

    status, told, whole = await part("")
    with wave.open(BytesIO(whole)) as sound:
        assert (sound.getnframes(), sound.getframerate(), sound.getnchannels()) == (20_000, 8000, 1)
    size = len(whole)
    assert (status, told, size) == (200, None, 40_044)
    assert await part("bytes=0-1") == (206, f"bytes 0-1/{size}", whole[:2])
    assert await part("bytes=30-20000") == (206, f"bytes 30-20000/{size}", whole[30:20001])
    assert await part("bytes=17000-") == (206, f"bytes 17000-{size - 1}/{size}", whole[17000:])
    assert await part("bytes=-100") == (206, f"bytes {size - 100}-{size - 1}/{size}", whole[-100:])
    assert await part("bytes=50000-") == (416, f"bytes */{size}", b"")
    assert await part("lines=1-2") == (206, f"bytes 0-{size - 1}/{size}", whole)
    pbx.sounds.takes_ranges = False
    assert await part("bytes=0-1") == (200, None, whole)


async def test_what_the_desk_leaves(pbx: SimulatedPbx, application: Application, clock: Clock) -> None:
    """A call that goes to voicemail leaves a message, and one that is recorded leaves a recording as long as it was."""
    await application.log_in()
    await pbx.desk.ring(["102"], "0301234")
    clock.now += 30
    await pbx.desk.leave_message("102", 7)
    assert [(message.caller, message.seconds) for message in pbx.sounds.mailboxes["102"]] == [("0301234", 7)]
    assert application.actions[-2:] == ["102 Idle", "NewCdr VOICEMAIL"]
    pbx.records_calls = True
    await pbx.desk.call("101", "106")
    await pbx.desk.answer("106")
    clock.now += 9
    await pbx.desk.hang_up("101")
    [(name, recording)] = pbx.sounds.recordings.items()
    assert name.startswith("exten-101-106-20200519-")
    assert recording == Wav.of(9)
    assert name.encode() in application.bodies[-1]
