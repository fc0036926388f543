"""Recordings and voicemails in the media browser: over the WebSocket and real HTTP, as browsers and media players ask."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
import tracemalloc
from typing import Any

from aiohttp import ClientPayloadError, ClientResponse, ClientSession
from aiohttp.test_utils import TestServer
from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import as_local, utc_from_timestamp
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import CLIENT_ID, MockConfigEntry, MockUser, async_mock_service

from custom_components.openvox_uc import media_source
from custom_components.openvox_uc.const import CONF_MASK_NUMBERS, CONF_PLAY_RECORDINGS, DOMAIN
from custom_components.openvox_uc.history.queries import CallQuery
from tests.attack.not_sounds import TEXTS, NotASound
from tests.conftest import Later
from tests.house import load, second_pbx
from tests.repository import ROOT as ROOT_FOLDER
from tests.simulator import SimulatedPbx
from tests.simulator.sounds import Wav

ROOT = f"media-source://{DOMAIN}"


class Listener:
    def __init__(self, hass: HomeAssistant, server: TestServer, user: User) -> None:
        self.hass = hass
        self.session = ClientSession()
        self.base = f"http://127.0.0.1:{server.port}"
        self.user = user

    async def token(self) -> str:
        token: str = self.hass.auth.async_create_access_token(await self.hass.auth.async_create_refresh_token(self.user, CLIENT_ID))
        return token

    async def command(self, kind: str, **fields: Any) -> dict[str, Any]:
        async with self.session.ws_connect(f"{self.base}/api/websocket") as socket:
            await socket.receive_json()
            await socket.send_json({"type": "auth", "access_token": await self.token()})
            assert (await socket.receive_json())["type"] == "auth_ok"
            await socket.send_json({"id": 1, "type": kind, **fields})
            answer: dict[str, Any] = await socket.receive_json()
            return answer

    async def browse(self, *path: str) -> dict[str, str]:
        """Return the titles of what is in a folder, which is found by the titles on the way, with their ids."""
        found, identifier = {}, ROOT
        for title in (*path, None):
            answer = await self.command("media_source/browse_media", media_content_id=identifier)
            assert answer["success"], answer["error"]
            found = {child["title"]: child["media_content_id"] for child in answer["result"]["children"]}
            identifier = found[title] if title else ""
        return found

    async def url(self, identifier: str) -> str:
        answer = await self.command("media_source/resolve_media", media_content_id=identifier)
        assert answer["success"], answer["error"]
        assert answer["result"]["mime_type"] == "audio/wav"
        return f"{self.base}{answer['result']['url']}"

    async def refusal(self, kind: str, identifier: str) -> str:
        answer = await self.command(f"media_source/{kind}_media", media_content_id=identifier)
        assert not answer["success"]
        assert answer["error"]["code"] == f"{kind}_media_failed"
        return str(answer["error"]["message"])

    @asynccontextmanager
    async def open(self, url: str, **headers: str) -> AsyncIterator[ClientResponse]:
        async with self.session.get(url, headers=headers) as response:
            yield response

    async def fetch(self, url: str, **headers: str) -> tuple[int, bytes]:
        async with self.open(url, **headers) as response:
            return response.status, await response.read()


@pytest.fixture
async def pages(hass: HomeAssistant) -> None:
    """Set up what has pages of its own, before there is a web server."""
    for component in ("auth", "websocket_api", "api", "media_source"):
        assert await async_setup_component(hass, component, {})


@pytest.fixture
async def house(
    pages: None, later: Later, hass: HomeAssistant, server: TestServer, pbx: SimulatedPbx, entry: MockConfigEntry
) -> MockConfigEntry:
    await load(hass, entry, {CONF_PLAY_RECORDINGS: True})
    await later(1)
    pbx.records_calls = True
    await talk(later, pbx)
    await pbx.desk.ring(["102"], "0302222222")
    await later(5)
    await pbx.desk.leave_message("102", 3)
    await later(20)
    return entry


async def talk(later: Later, pbx: SimulatedPbx, phone: str = "101", caller: str = "0301111111") -> None:
    await pbx.desk.ring([phone], caller)
    await later(5)
    await pbx.desk.answer(phone)
    await later(10)
    await pbx.desk.hang_up(phone)
    await later(45)


@pytest.fixture
async def admin(hass: HomeAssistant, server: TestServer, hass_admin_user: MockUser) -> AsyncIterator[Listener]:
    listener = Listener(hass, server, hass_admin_user)
    yield listener
    await listener.session.close()


@pytest.fixture
async def guest(hass: HomeAssistant, server: TestServer, hass_read_only_user: MockUser) -> AsyncIterator[Listener]:
    listener = Listener(hass, server, hass_read_only_user)
    yield listener
    await listener.session.close()


def whole(file: Wav) -> bytes:
    return b"".join(file.read(0, file.size))


def only_recording(pbx: SimulatedPbx) -> Wav:
    [recording] = pbx.sounds.recordings.values()
    return recording


def replace_recording(pbx: SimulatedPbx, file: Wav) -> None:
    [name] = pbx.sounds.recordings
    pbx.sounds.recordings[name] = file


async def recording_of(listener: Listener) -> str:
    [identifier] = (await listener.browse("UC501", "Recordings", "By extension", "Alice (101)")).values()
    return identifier


async def message_of(listener: Listener) -> str:
    [identifier] = (await listener.browse("UC501", "Voicemails", "Bob (102)")).values()
    return identifier


async def test_browse_and_play(pbx: SimulatedPbx, house: MockConfigEntry, admin: Listener) -> None:
    today = f"{as_local(utc_from_timestamp(pbx.clock())):%Y-%m-%d}"
    assert [*await admin.browse()] == ["UC501"]
    assert [*await admin.browse("UC501")] == ["Recordings", "Voicemails"]
    assert [*await admin.browse("UC501", "Recordings")] == ["By day", "By extension"]
    assert [*await admin.browse("UC501", "Recordings", "By day")] == [today]
    [(title, identifier)] = (await admin.browse("UC501", "Recordings", "By day", today)).items()
    assert title[5:] == " Answered: 0301111111 (10 s)"
    extensions = await admin.browse("UC501", "Recordings", "By extension")
    assert [*extensions][:3] == ["100", "Alice (101)", "Bob (102)"]
    assert await recording_of(admin) == identifier
    assert await admin.browse("UC501", "Recordings", "By extension", "Bob (102)") == {}
    # Neither the phone numbers nor the token are in what a browser keeps.
    url = await admin.url(identifier)
    assert not [secret for secret in ("0301111111", pbx.token, "exten-") if secret is None or secret in url + identifier]
    async with admin.open(url) as response:
        assert (response.status, response.content_type, response.headers["Cache-Control"]) == (200, "audio/wav", "private, no-store")
        assert response.content_length == only_recording(pbx).size
        assert await response.read() == whole(only_recording(pbx)) == whole(Wav.of(10))

    assert [*await admin.browse("UC501", "Voicemails")] == ["Bob (102)"]
    [(title, identifier)] = (await admin.browse("UC501", "Voicemails", "Bob (102)")).items()
    assert title.startswith(today)
    assert title[16:] == " 0302222222 (3 s)"
    assert await admin.fetch(await admin.url(identifier)) == (200, whole(Wav.of(3)))
    assert pbx.requests[-3:-1] == [
        ("voicemail/query", {"extid": "102"}),
        ("voicemail/get_random", {"extid": "102", "voicemailfile": "msg0000.wav"}),
    ]


async def test_parts(pbx: SimulatedPbx, house: MockConfigEntry, admin: Listener) -> None:
    """A browser asks for several parts of a file, and each has a permission of its own; a PBX that knows no parts sends all."""
    file, url = only_recording(pbx), await admin.url(await recording_of(admin))
    asked = len(pbx.requests)
    for first, last in ((0, 1), (1000, 150_000), (150_001, file.size - 1)):
        async with admin.open(url, Range=f"bytes={first}-{last}") as response:
            assert response.status == 206
            assert response.headers["Content-Range"] == f"bytes {first}-{last}/{file.size}"
            assert await response.read() == whole(file)[first : last + 1]
    assert [path for path, _ in pbx.requests[asked:]] == ["recording/get_random", "recording/download"] * 3
    randoms = [str(values["random"]) for path, values in pbx.requests[asked:] if path == "recording/download"]
    assert len(set(randoms)) == 3
    async with admin.open(url, Range=f"bytes={file.size}-") as response:
        assert (response.status, response.headers["Content-Range"]) == (416, f"bytes */{file.size}")
    pbx.sounds.takes_ranges = False
    assert await admin.fetch(url, Range="bytes=0-1") == (200, whole(file))


@pytest.mark.held(
    "Another PBX", "send a page, an answer, or a sentence as a sound or as a part of one", "It is refused, and never sniffed."
)
@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
async def test_what_is_no_sound(later: Later, pbx: SimulatedPbx, house: MockConfigEntry, admin: Listener, text: bytes) -> None:
    """Neither whole nor in parts a text reaches a browser under Home Assistant's address; and no browser guesses what else it could be."""
    url = await admin.url(await recording_of(admin))
    file = only_recording(pbx)
    replace_recording(pbx, NotASound(10_000, text))
    for headers in ({}, {"Range": "bytes=0-"}, {"Range": "bytes=0-99"}, {"Range": f"bytes={3 * len(text)}-5000"}, {"Range": "bytes=-7000"}):
        await later(60)
        async with admin.open(url, **headers) as response:
            assert (response.status, response.headers["X-Content-Type-Options"]) == (502, "nosniff")
            assert text[:20] not in await response.read()
    replace_recording(pbx, file)
    for headers, status in (({}, 200), ({"Range": "bytes=0-"}, 206), ({"Range": "bytes=999999-"}, 416), ({"Range": "bytes=0-1,5-6"}, 200)):
        await later(60)
        async with admin.open(url, **headers) as response:
            assert (response.status, response.headers["X-Content-Type-Options"]) == (status, "nosniff")


async def test_token_lost_between_two_parts(pbx: SimulatedPbx, house: MockConfigEntry, admin: Listener) -> None:
    url = await admin.url(await recording_of(admin))
    pbx.forget_token()
    assert await admin.fetch(url) == (200, whole(only_recording(pbx)))
    assert pbx.logins == 2


@pytest.fixture
async def long_recording(pbx: SimulatedPbx, house: MockConfigEntry, admin: Listener) -> str:
    """Return the URL of a recording of 100 MB."""
    [name] = pbx.sounds.recordings
    pbx.sounds.recordings[name] = Wav(100 * 1024 * 1024)
    return await admin.url(await recording_of(admin))


async def test_long_recording(pbx: SimulatedPbx, long_recording: str, admin: Listener) -> None:
    tracemalloc.start()
    try:
        async with admin.open(long_recording) as response:
            before, _ = tracemalloc.get_traced_memory()
            tracemalloc.reset_peak()
            length = 0
            async for chunk in response.content.iter_chunked(64 * 1024):
                length += len(chunk)
            _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert length == only_recording(pbx).size
    assert peak - before < 10 * 1024 * 1024


async def test_listener_who_goes_away(pbx: SimulatedPbx, house: MockConfigEntry, long_recording: str, admin: Listener) -> None:
    """Closing the browser in the middle ends the download from the PBX; meanwhile, other requests are answered."""
    async with admin.open(long_recording) as response:
        assert (await response.content.readany()).startswith(b"RIFF")
        await house.runtime_data.client.extensions()
        assert pbx.sounds.heard == 1
        response.close()
    await pbx.sounds.silence()


async def test_pbx_that_goes_down(pbx: SimulatedPbx, long_recording: str, admin: Listener) -> None:
    """In the middle, the file breaks off, and does not look whole; afterwards, the answer says why there is none."""
    async with admin.open(long_recording) as response:
        await response.content.readany()
        await pbx.stop()
        with pytest.raises(ClientPayloadError):
            await response.read()
    status, body = await admin.fetch(long_recording)
    assert status == 504
    assert b"Failed to connect to the PBX" in body


@pytest.mark.parametrize(
    ("fault", "status", "sentence"),
    [
        ({"errno": "20014"}, 404, "The recording does not exist on the PBX"),
        ({"errno": "20012"}, 404, "The permission to download the recording has expired"),
        ({"errno": "30001"}, 404, "The PBX had an internal error"),
        *[({key: "http://127.0.0.2/"}, 502, "does not answer like an OpenVox UC") for key in ("html", "server_error", "redirect")],
    ],
)
async def test_pbx_that_refuses(
    pbx: SimulatedPbx, house: MockConfigEntry, admin: Listener, fault: dict[str, str], status: int, sentence: str
) -> None:
    url = await admin.url(await recording_of(admin))
    for name, value in fault.items():
        setattr(pbx.faults, name, value)
    for path in ("recording/get_random", "recording/download"):
        pbx.faults.paths = {path}
        answered, body = await admin.fetch(url)
        assert (answered, sentence in body.decode()) == (status, True)


async def test_too_many_requests(later: Later, house: MockConfigEntry, admin: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    url = await admin.url(await recording_of(admin))
    # What was missing in the history has been fetched.
    await later(90)
    monkeypatch.setattr("custom_components.openvox_uc.pbx.api.login._MAX_WAIT_SECONDS", 0)
    del house.runtime_data.client.recordings
    statuses = [(await admin.fetch(url, Range="bytes=0-9"))[0] for _ in range(20)]
    assert statuses[0] == 206
    assert statuses[-1] == 503
    monkeypatch.undo()
    del house.runtime_data.client.recordings
    await later(60)
    assert (await admin.fetch(url, Range="bytes=0-9"))[0] == 206


async def test_administrators_only(house: MockConfigEntry, admin: Listener, guest: Listener) -> None:
    recording, message = await recording_of(admin), await message_of(admin)
    for identifier in (ROOT, f"{ROOT}/{house.entry_id}/voicemails"):
        assert "Only administrators" in await guest.refusal("browse", identifier)
    for identifier in (recording, message):
        assert "Only administrators" in await guest.refusal("resolve", identifier)
        # Without what is added to the path for a listener, neither a token nor a signature is of use.
        path = f"/api/{DOMAIN}/media/{identifier.removeprefix(f'{ROOT}/')}"
        for listener in (guest, admin):
            assert (await listener.fetch(admin.base + path, Authorization=f"Bearer {await listener.token()}"))[0] == 404
            signed = (await listener.command("auth/sign_path", path=path))["result"]["path"]
            assert (await listener.fetch(admin.base + signed))[0] == 404
        # A signature is for one path alone, and what is added needs one.
        url = await admin.url(identifier)
        assert (await guest.fetch(url.partition("?")[0]))[0] == 401
        other = (await admin.url(recording)).replace("/call/", "/calls/")
        assert (await guest.fetch(other))[0] == 401


@pytest.mark.parametrize("masked", [True, False])
async def test_links_of_actions(hass: HomeAssistant, house: MockConfigEntry, admin: Listener, *, masked: bool) -> None:
    options = {CONF_PLAY_RECORDINGS: True, CONF_MASK_NUMBERS: masked}
    hass.config_entries.async_update_entry(house, options=options)

    async def ids(action: str, kind: str, key: str) -> list[str | None]:
        target = {"entity_id": "sensor.uc501_active_calls"}
        answer: Any = await hass.services.async_call(DOMAIN, action, target, blocking=True, return_response=True)
        return [item[key] for item in answer[house.entry_id][kind]]

    async def links() -> list[str | None]:
        recordings = await ids("get_call_history", "calls", "recording_media_content_id")
        return recordings + await ids("get_voicemails", "voicemails", "media_content_id")

    recording, message = await recording_of(admin), await message_of(admin)
    assert await links() == [None, recording, message]
    assert (await admin.fetch(await admin.url(recording)))[0] == 200
    hass.config_entries.async_update_entry(house, options={})
    assert await links() == [None, None, None]


async def test_turned_off(later: Later, hass: HomeAssistant, house: MockConfigEntry, admin: Listener) -> None:
    recording, message = await recording_of(admin), await message_of(admin)
    urls = [await admin.url(recording), await admin.url(message)]
    hass.config_entries.async_update_entry(house, options={})
    await later(1)
    for identifier in (ROOT, f"{ROOT}/{house.entry_id}", f"{ROOT}/{house.entry_id}/voicemails"):
        assert "is turned off" in await admin.refusal("browse", identifier)
    for identifier in (recording, message):
        assert "is turned off" in await admin.refusal("resolve", identifier)
    for url in urls:
        status, body = await admin.fetch(url)
        assert status == 404
        assert b"is turned off" in body


async def test_ids_that_are_none(pbx: SimulatedPbx, house: MockConfigEntry, admin: Listener) -> None:
    recording, message = await recording_of(admin), await message_of(admin)
    [name] = pbx.sounds.recordings
    pbx.sounds.leave_message("102", "0302222222", 5)
    asked = len(pbx.requests)
    mark = message.split("/")[-2]
    messages = ["102/msg0000.wav", f"102/{mark}/msg0001.wav", "102/20200101000000/msg0000.wav", f"102/{mark}/../msg0000.wav"]
    made_up = [f"/voicemail/{each}" for each in (*messages, f"101/{mark}/msg0000.wav")]
    made_up += [f"/call/{name}", "/call/..", "/call/", f"/recording/{name}", ""]
    for identifier in ("another/call/1.2", *(f"{house.entry_id}{each}" for each in made_up)):
        assert await admin.refusal("resolve", f"{ROOT}/{identifier}")
        with_token = {"Authorization": f"Bearer {await admin.token()}"}
        assert (await admin.fetch(f"{admin.base}/api/{DOMAIN}/media/{identifier}", **with_token))[0] == 404
    for identifier in ("nothing", "days/today", "day/2026-13-01", "extension", "mailbox"):
        assert await admin.refusal("browse", f"{ROOT}/{house.entry_id}/{identifier}")
    assert len(pbx.requests) == asked
    # A message that was deleted, and whose file name another one has now, is not taken for it.
    pbx.sounds.mailboxes["102"] = []
    pbx.sounds.leave_message("102", "0304444444", 5)
    await admin.browse("UC501", "Voicemails")
    assert "does not exist anymore" in await admin.refusal("resolve", message)
    assert await admin.url(recording)


@pytest.mark.parametrize("how", ["at the phone", "before it was listed again"])
@pytest.mark.parametrize(("caller", "seconds", "late"), [("0302222222", 9, 0), ("0305555555", 3, 0), ("0302222222", 3, 60)])
async def test_message_of_the_same_file_name(
    later: Later, pbx: SimulatedPbx, house: MockConfigEntry, admin: Listener, caller: str, seconds: int, late: int, how: str
) -> None:
    """A message that was deleted at the phone is not there; the one that has its file name now is never played in its place."""
    identifier = await message_of(admin)
    url = await admin.url(identifier)
    [left] = pbx.sounds.mailboxes.pop("102")
    await later(late)
    new = pbx.sounds.leave_message("102", caller, seconds)
    pbx.sounds.mailboxes["102"] = [replace(new, left_at=new.left_at if late else left.left_at)]
    asked = len(pbx.requests)
    if how == "before it was listed again":
        status, body = await admin.fetch(url)
        assert (status, b"does not exist on the PBX" in body) == (404, True)
        assert [path for path, _ in pbx.requests[asked:]] == ["voicemail/query"]
        assert (await admin.fetch(url, Range="bytes=0-9"))[0] == 404
    else:
        assert await message_of(admin) != identifier
        assert "does not exist anymore" in await admin.refusal("resolve", identifier)
        assert (await admin.fetch(url))[0] == 404
    assert ("voicemail/download", "msg0000.wav") not in [(path, values.get("voicemailfile")) for path, values in pbx.requests[asked:]]
    # The other one can be heard by its own id.
    assert await message_of(admin) != identifier
    assert await admin.fetch(await admin.url(await message_of(admin))) == (200, whole(Wav.of(seconds)))


async def test_head(pbx: SimulatedPbx, house: MockConfigEntry, admin: Listener) -> None:
    """A renderer that asks for the headers alone, as those for DLNA do, gets those of the whole file, and no sound is fetched."""
    for identifier, file in ((await recording_of(admin), only_recording(pbx)), (await message_of(admin), Wav.of(3))):
        url = await admin.url(identifier)
        async with admin.session.head(url, headers={"Range": "bytes=0-9"}) as response:
            assert (response.status, response.content_type, response.content_length) == (200, "audio/wav", file.size)
            assert response.headers["Accept-Ranges"] == "bytes"
            assert await response.read() == b""
        await pbx.sounds.silence()
        assert await admin.fetch(url) == (200, whole(file))
    pbx.sounds.recordings.clear()
    async with admin.session.head(await admin.url(await recording_of(admin))) as response:
        assert response.status == 404
    async with admin.session.head(url.partition("?")[0]) as response:
        assert response.status == 401


async def test_forged_name(later: Later, pbx: SimulatedPbx, house: MockConfigEntry, admin: Listener) -> None:
    forged = {"callid": f"{int(pbx.clock())}.99", "callfrom": "0305555555", "callto": "103", "recording": "../../etc/passwd"}
    await pbx.report({**pbx.records.rows[-1], "action": "NewCdr", **forged})
    await later(60)
    [entry] = await house.runtime_data.history.async_find(CallQuery(numbers=frozenset({"0305555555"})), None)
    assert entry.call.recording is None
    assert await admin.browse("UC501", "Recordings", "By extension", "Carol (103)") == {}
    asked = len(pbx.requests)
    assert "does not exist anymore" in await admin.refusal("resolve", f"{ROOT}/{house.entry_id}/call/{entry.call.call_id}")
    assert pbx.requests[asked:] == []


async def test_pages(later: Later, pbx: SimulatedPbx, house: MockConfigEntry, admin: Listener, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(media_source, "_CALLS_AT_ONCE", 2)
    monkeypatch.setattr(media_source, "_DAYS_AT_ONCE", 2)
    for _ in range(3):
        await later(86_400, step=86_400)
        await talk(later, pbx)
        await talk(later, pbx, "103")
    await talk(later, pbx)
    first = await admin.browse("UC501", "Recordings", "By day")
    assert [*first][2:] == ["Earlier days"]
    second = await admin.browse("UC501", "Recordings", "By day", "Earlier days")
    assert len(second) == 2
    newest, *_ = days = [*[*first][:2], *second]
    assert days == sorted(set(days), reverse=True)
    day = await admin.browse("UC501", "Recordings", "By day", newest)
    assert [title.partition(" ")[2] for title in day] == ["Answered: 0301111111 (10 s)", "Answered: 0301111111 (10 s)", "calls"]
    rest = await admin.browse("UC501", "Recordings", "By day", newest, "Earlier calls")
    assert len(rest) == 1
    found: list[str] = []
    path = ["UC501", "Recordings", "By extension", "Alice (101)"]
    while path[-1] in ("Alice (101)", "Earlier calls"):
        page = await admin.browse(*path)
        found += [identifier for title, identifier in page.items() if title != "Earlier calls"]
        path.append("Earlier calls" if "Earlier calls" in page else "")
    assert len(found) == len(set(found)) == 5
    history = house.runtime_data.history
    recorded = [entry.call.recording for entry in await history.async_find(CallQuery(recorded=True, numbers=frozenset({"030*"})), 100)]
    assert (len(recorded), None in recorded) == (8, False)
    assert len(await history.async_find(CallQuery(numbers=frozenset({"030*"})), 100)) == 9


async def test_two_pbxs(later: Later, hass: HomeAssistant, house: MockConfigEntry, admin: Listener) -> None:
    recording = await recording_of(admin)
    async with second_pbx(hass, name="UC300") as (_, entry):
        await later(1)
        assert [*await admin.browse()] == ["UC501"]
        hass.config_entries.async_update_entry(entry, options={CONF_PLAY_RECORDINGS: True})
        assert sorted(await admin.browse()) == ["UC300", "UC501"]
        assert "does not exist" in await admin.refusal("resolve", recording.replace(house.entry_id, entry.entry_id))
        await hass.config_entries.async_unload(entry.entry_id)
        assert [*await admin.browse()] == ["UC501"]


async def test_example(hass: HomeAssistant, house: MockConfigEntry, admin: Listener) -> None:
    text = (ROOT_FOLDER / "docs" / "listening.md").read_text("utf-8")
    example = text[text.index("```yaml\n") + 8 : text.index("\n```", text.index("```yaml"))].replace("anna_102", "bob_102")
    script = parse_yaml(example)
    assert isinstance(script, dict)
    played = async_mock_service(hass, "media_player", "play_media")
    assert await async_setup_component(hass, "script", {"script": {"play": {"sequence": script["actions"]}}})
    await hass.services.async_call("script", "play", blocking=True)
    assert [call.data["media"]["media_content_id"] for call in played] == [await message_of(admin)]
