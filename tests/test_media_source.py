"""Recordings and voicemails in the media browser.

Over the WebSocket and real HTTP, as browsers and media players request them.
"""

from collections.abc import AsyncIterator
from dataclasses import replace
import re
from unittest.mock import patch

from aiohttp import ClientPayloadError, ClientSession
from aiohttp.test_utils import TestServer
from homeassistant.core import HomeAssistant
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import as_local, utc_from_timestamp
from homeassistant.util.yaml import parse_yaml
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockUser,
    async_mock_service,
)

from custom_components.openvox_uc import media_source
from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.history.queries import CallQuery
from custom_components.openvox_uc.pbx import PbxBusyError
from custom_components.openvox_uc.pbx.api.transport import RequestSlot
from tests.attack.memory import at_most
from tests.attack.not_sounds import TEXTS, NotASound
from tests.conftest import Later
from tests.house import act, answer_of, entity_id, load, second_pbx
from tests.people import Browser
from tests.repository import ENGLISH, ROOT as ROOT_FOLDER, error_pattern, yaml_texts
from tests.simulator import SimulatedPbx
from tests.simulator.sounds import Wav

ROOT = f"media-source://{DOMAIN}"
TITLES = {title: key for key, title in ENGLISH["config_panel"]["media"].items()}
ANSWERED = ENGLISH["config_panel"]["call_title"]["answered"].format(name="0301111111")
LONG = Wav(100 * 1024 * 1024)


class Listener(Browser):
    async def browse(self, *path: str) -> dict[str, str]:
        """Return the titles of what is in a folder, with their ids.

        The folder is found by the titles on the way. Those of the integration stand as
        the keys of their texts.
        """
        found, identifier = {}, ROOT
        for title in (*path, None):
            answer = await self.command(
                "media_source/browse_media", media_content_id=identifier
            )
            assert answer["success"], answer["error"]
            found = {
                TITLES.get(child["title"], child["title"]): child["media_content_id"]
                for child in answer["result"]["children"]
            }
            identifier = found[title] if title else ""
        return found

    async def url(self, identifier: str) -> str:
        answer = await self.command(
            "media_source/resolve_media", media_content_id=identifier
        )
        assert answer["success"], answer["error"]
        assert answer["result"]["mime_type"] == "audio/wav"
        return f"{self.base}{answer['result']['url']}"

    async def refuses(self, kind: str, identifier: str, key: str = "") -> None:
        answer = await self.command(
            f"media_source/{kind}_media", media_content_id=identifier
        )
        assert not answer["success"]
        assert answer["error"]["code"] == f"{kind}_media_failed"
        assert not key or re.search(error_pattern(key), answer["error"]["message"])


@pytest.fixture
async def pages(hass: HomeAssistant) -> None:
    for component in ("auth", "websocket_api", "api", "media_source"):
        assert await async_setup_component(hass, component, {})


@pytest.fixture
async def house(
    pages: None,
    later: Later,
    hass: HomeAssistant,
    server: TestServer,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
) -> MockConfigEntry:
    await load(hass, entry, {"play_recordings": True})
    await later(1)
    pbx.records_calls = True
    await talk(later, pbx)
    await pbx.desk.ring(["102"], "0302222222")
    await later(5)
    await pbx.desk.leave_message("102", 3)
    await later(20)
    return entry


async def talk(later: Later, pbx: SimulatedPbx, phone: str = "101") -> None:
    await pbx.desk.ring([phone], "0301111111")
    await later(5)
    await pbx.desk.answer(phone)
    await later(10)
    await pbx.desk.hang_up(phone)
    await later(45)


@pytest.fixture
async def session() -> AsyncIterator[ClientSession]:
    async with ClientSession() as session:
        yield session


@pytest.fixture
def admin(
    hass: HomeAssistant,
    server: TestServer,
    session: ClientSession,
    hass_admin_user: MockUser,
) -> Listener:
    return Listener(hass, server, session, hass_admin_user)


@pytest.fixture
def guest(admin: Listener, hass_read_only_user: MockUser) -> Listener:
    return replace(admin, user=hass_read_only_user)


def whole(file: Wav) -> bytes:
    return b"".join(file.read(0, file.size))


def only_recording(pbx: SimulatedPbx) -> Wav:
    [recording] = pbx.sounds.recordings.values()
    return recording


def replace_recording(pbx: SimulatedPbx, file: Wav) -> None:
    [name] = pbx.sounds.recordings
    pbx.sounds.recordings[name] = file


async def recording_of(listener: Listener) -> str:
    [identifier] = (
        await listener.browse("UC501", "recordings", "by_extension", "Alice (101)")
    ).values()
    return identifier


@pytest.fixture
async def url(house: MockConfigEntry, admin: Listener) -> str:
    """Return the address of the recording."""
    return await admin.url(await recording_of(admin))


async def not_played(admin: Listener, url: str, status: int, key: str) -> None:
    answered, body = await admin.fetch(url)
    assert answered == status
    assert re.search(error_pattern(key), body.decode())


async def message_of(listener: Listener) -> str:
    [identifier] = (await listener.browse("UC501", "voicemails", "Bob (102)")).values()
    return identifier


async def test_browse_and_play(
    pbx: SimulatedPbx, house: MockConfigEntry, admin: Listener
) -> None:
    today = f"{as_local(utc_from_timestamp(pbx.clock())):%Y-%m-%d}"
    assert [*await admin.browse()] == ["UC501"]
    assert [*await admin.browse("UC501")] == ["recordings", "voicemails"]
    assert [*await admin.browse("UC501", "recordings")] == [today, "by_extension"]
    [(title, identifier)] = (await admin.browse("UC501", "recordings", today)).items()
    assert title[5:] == f" {ANSWERED} (0:10)"
    assert [*await admin.browse("UC501", "recordings", "by_extension")] == [
        "Alice (101)"
    ]
    assert await recording_of(admin) == identifier
    # Neither the phone numbers nor the token are in what a browser keeps.
    url = await admin.url(identifier)
    assert not [
        secret
        for secret in ("0301111111", pbx.token, "exten-")
        if secret is None or secret in url + identifier
    ]
    async with admin.open(url) as response:
        assert (
            response.status,
            response.content_type,
            response.headers["Cache-Control"],
        ) == (200, "audio/wav", "private, no-store")
        assert response.content_length == only_recording(pbx).size
        assert await response.read() == whole(only_recording(pbx)) == whole(Wav.of(10))

    assert [*await admin.browse("UC501", "voicemails")] == ["Bob (102)"]
    [(title, identifier)] = (
        await admin.browse("UC501", "voicemails", "Bob (102)")
    ).items()
    assert title.startswith(today)
    assert title[16:] == " 0302222222 (0:03)"
    assert await admin.fetch(await admin.url(identifier)) == (200, whole(Wav.of(3)))
    assert pbx.requests[-3:-1] == [
        ("voicemail/query", {"extid": "102"}),
        ("voicemail/get_random", {"extid": "102", "voicemailfile": "msg0000.wav"}),
    ]


async def test_parts(pbx: SimulatedPbx, url: str, admin: Listener) -> None:
    file = only_recording(pbx)
    asked = len(pbx.requests)
    for first, last in ((0, 1), (1000, 150_000), (150_001, file.size - 1)):
        async with admin.open(url, Range=f"bytes={first}-{last}") as response:
            assert response.status == 206
            assert (
                response.headers["Content-Range"] == f"bytes {first}-{last}/{file.size}"
            )
            assert await response.read() == whole(file)[first : last + 1]
    assert (
        pbx.paths[asked:]
        == [
            "recording/get_random",
            "recording/download",
        ]
        * 3
    )
    randoms = [
        str(values["random"])
        for path, values in pbx.requests[asked:]
        if path == "recording/download"
    ]
    assert len(set(randoms)) == 3
    async with admin.open(url, Range=f"bytes={file.size}-") as response:
        assert (response.status, response.headers["Content-Range"]) == (
            416,
            f"bytes */{file.size}",
        )
        assert response.headers["Accept-Ranges"] == "bytes"
        # That of the PBX is of an answer that is not sent.
        assert response.content_length is None
    pbx.sounds.takes_ranges = False
    assert await admin.fetch(url, Range="bytes=0-1") == (200, whole(file))


@pytest.mark.parametrize("text", TEXTS.values(), ids=TEXTS)
async def test_files_that_are_not_sounds(
    later: Later, pbx: SimulatedPbx, url: str, admin: Listener, text: bytes
) -> None:
    """A text never reaches a browser under Home Assistant's address.

    This holds for the whole text and for parts of it. No browser guesses another type.
    """
    file, not_a_sound = only_recording(pbx), NotASound(10_000, text)
    for played, headers, status in (
        (not_a_sound, {}, 502),
        (not_a_sound, {"Range": "bytes=0-"}, 502),
        (not_a_sound, {"Range": "bytes=0-99"}, 502),
        (not_a_sound, {"Range": f"bytes={3 * len(text)}-5000"}, 502),
        (not_a_sound, {"Range": "bytes=-7000"}, 502),
        (file, {}, 200),
        (file, {"Range": "bytes=0-"}, 206),
        (file, {"Range": "bytes=999999-"}, 416),
        (file, {"Range": "bytes=0-1,5-6"}, 200),
    ):
        replace_recording(pbx, played)
        await later(60)
        async with admin.open(url, **headers) as response:
            assert (response.status, response.headers["X-Content-Type-Options"]) == (
                status,
                "nosniff",
            )
            assert text[:20] not in await response.read()


async def test_long_recording(pbx: SimulatedPbx, url: str, admin: Listener) -> None:
    replace_recording(pbx, LONG)
    with at_most(10 * 1024 * 1024):
        async with admin.open(url) as response:
            length = 0
            async for chunk in response.content.iter_chunked(64 * 1024):
                length += len(chunk)
    assert length == LONG.size


async def test_listener_who_goes_away(
    pbx: SimulatedPbx, house: MockConfigEntry, url: str, admin: Listener
) -> None:
    replace_recording(pbx, LONG)
    async with admin.open(url) as response:
        assert (await response.content.readany()).startswith(b"RIFF")
        await house.runtime_data.client.extensions()
        assert pbx.sounds.heard == 1
        response.close()
    await pbx.sounds.silence()


async def test_pbx_that_goes_down(pbx: SimulatedPbx, url: str, admin: Listener) -> None:
    """A file that breaks off in the middle does not look complete.

    Afterward, the answer says why there is none.
    """
    replace_recording(pbx, LONG)
    async with admin.open(url) as response:
        await response.content.readany()
        await pbx.stop()
        with pytest.raises(ClientPayloadError):
            await response.read()
    await not_played(admin, url, 502, "pbx_not_reachable")


@pytest.mark.parametrize(
    ("fault", "status", "key"),
    [
        *(
            ({"errno": errno}, 404, f"pbx_error_{errno}")
            for errno in ("20014", "20012", "30001")
        ),
        *(
            ({name: "http://127.0.0.2/"}, 502, "pbx_not_understood")
            for name in ("html", "server_error", "redirect")
        ),
    ],
)
async def test_pbx_that_refuses(
    pbx: SimulatedPbx,
    url: str,
    admin: Listener,
    fault: dict[str, str],
    status: int,
    key: str,
) -> None:
    for name, value in fault.items():
        setattr(pbx.faults, name, value)
    for path in ("recording/get_random", "recording/download"):
        pbx.faults.paths = {path}
        await not_played(admin, url, status, key)


async def test_too_many_requests(url: str, admin: Listener) -> None:
    with patch.object(RequestSlot, "take", side_effect=PbxBusyError("pbx_busy")):
        assert (await admin.fetch(url, Range="bytes=0-9"))[0] == 502
    assert (await admin.fetch(url, Range="bytes=0-9"))[0] == 206


async def test_voicemails_of_a_phone_to_control(
    house: MockConfigEntry,
    admin: Listener,
    guest: Listener,
    hass_read_only_user: MockUser,
) -> None:
    """The right to control a phone is enough for its voicemails, and for no others."""
    recording, message = await recording_of(admin), await message_of(admin)
    await guest.refuses("browse", ROOT, "media_not_allowed")
    for control, is_heard in (("101", False), ("102", True)):
        status = entity_id(
            admin.hass, "sensor", f"{house.unique_id}_ext_{control}_status"
        )
        hass_read_only_user.mock_policy({"entities": {"entity_ids": {status: True}}})
        await guest.refuses("resolve", recording, "media_not_allowed")
        if is_heard:
            url = await guest.url(message)
            assert (await guest.fetch(url))[0] == 200
        else:
            await guest.refuses("resolve", message, "media_not_allowed")


@pytest.mark.parametrize("masked", [True, False])
async def test_links_of_actions(
    hass: HomeAssistant, house: MockConfigEntry, admin: Listener, *, masked: bool
) -> None:
    options = {"play_recordings": True, "mask_numbers": masked}
    hass.config_entries.async_update_entry(house, options=options)

    async def ids(action: str, kind: str, key: str) -> list[str | None]:
        answer = await answer_of(hass, action, entity_id="sensor.uc501_active_calls")
        return [item[key] for item in answer[house.entry_id][kind]]

    async def links() -> list[str | None]:
        return [
            *await ids("get_call_history", "calls", "recording_media_content_id"),
            *await ids("get_voicemails", "voicemails", "media_content_id"),
        ]

    recording, message = await recording_of(admin), await message_of(admin)
    assert await links() == [None, recording, message]
    assert (await admin.fetch(await admin.url(recording)))[0] == 200
    hass.config_entries.async_update_entry(house, options={})
    assert await links() == [None, None, None]


async def test_turned_off(
    later: Later, hass: HomeAssistant, house: MockConfigEntry, admin: Listener
) -> None:
    recording, message = await recording_of(admin), await message_of(admin)
    urls = [await admin.url(recording), await admin.url(message)]
    hass.config_entries.async_update_entry(house, options={})
    await later(1)
    for identifier in (
        ROOT,
        f"{ROOT}/{house.entry_id}",
        f"{ROOT}/{house.entry_id}/voicemails",
    ):
        await admin.refuses("browse", identifier, "media_turned_off")
    for identifier in (recording, message):
        await admin.refuses("resolve", identifier, "media_turned_off")
    for url in urls:
        await not_played(admin, url, 404, "media_turned_off")


async def test_invalid_ids(
    pbx: SimulatedPbx, house: MockConfigEntry, admin: Listener
) -> None:
    message = await message_of(admin)
    [name] = pbx.sounds.recordings
    pbx.sounds.leave_message("102", "0302222222", 5)
    asked = len(pbx.requests)
    mark = message.split("/")[-2]
    messages = [
        "102/msg0000.wav",
        f"102/{mark}/msg0001.wav",
        "102/20200101000000/msg0000.wav",
        f"102/{mark}/../msg0000.wav",
        f"101/{mark}/msg0000.wav",
    ]
    made_up = [f"/voicemail/{message}" for message in messages]
    found = await house.runtime_data.history.async_find(CallQuery(), None)
    [unrecorded] = [entry.call.call_id for entry in found if not entry.call.recording]
    made_up += [
        f"/call/{unrecorded}",
        f"/call/{name}",
        "/call/..",
        "/call/",
        f"/recording/{name}",
        "",
    ]
    for identifier in (
        "another/call/1.2",
        *(f"{house.entry_id}{path}" for path in made_up),
    ):
        await admin.refuses("resolve", f"{ROOT}/{identifier}")
        assert (
            await admin.fetch(
                f"{admin.base}/api/{DOMAIN}/media/{identifier}", **await admin.headers()
            )
        )[0] == 404
    for identifier in (
        "nothing",
        "day/2026-13-01",
        "extension",
        "mailbox",
    ):
        await admin.refuses("browse", f"{ROOT}/{house.entry_id}/{identifier}")
    assert len(pbx.requests) == asked


@pytest.mark.parametrize("how", ["at the phone", "before it was listed again"])
@pytest.mark.parametrize(
    ("caller", "seconds", "late"),
    [("0302222222", 9, 0), ("0305555555", 3, 0), ("0302222222", 3, 60)],
)
async def test_message_of_the_same_file_name(
    later: Later,
    pbx: SimulatedPbx,
    house: MockConfigEntry,
    admin: Listener,
    caller: str,
    seconds: int,
    late: int,
    how: str,
) -> None:
    """A message that was deleted at the phone is not there.

    The one that has its file name now is never played instead.
    """
    identifier = await message_of(admin)
    url = await admin.url(identifier)
    [left] = pbx.sounds.mailboxes.pop("102")
    await later(late)
    new = pbx.sounds.leave_message("102", caller, seconds)
    pbx.sounds.mailboxes["102"] = [
        replace(new, left_at=new.left_at if late else left.left_at)
    ]
    asked = len(pbx.requests)
    if how == "before it was listed again":
        await not_played(admin, url, 404, "pbx_error_20018")
        assert pbx.paths[asked:] == ["voicemail/query"]
        assert (await admin.fetch(url, Range="bytes=0-9"))[0] == 404
    else:
        assert await message_of(admin) != identifier
        await admin.refuses("resolve", identifier, "media_not_found")
        assert (await admin.fetch(url))[0] == 404
    assert ("voicemail/download", "msg0000.wav") not in [
        (path, values.get("voicemailfile")) for path, values in pbx.requests[asked:]
    ]
    # The other one can be heard by its own id.
    assert await message_of(admin) != identifier
    assert await admin.fetch(await admin.url(await message_of(admin))) == (
        200,
        whole(Wav.of(seconds)),
    )


async def test_head(pbx: SimulatedPbx, house: MockConfigEntry, admin: Listener) -> None:
    """A renderer that asks for the headers alone gets those of the whole file.

    The renderers for DLNA do so. No sound is fetched.
    """
    for identifier, file in (
        (await recording_of(admin), only_recording(pbx)),
        (await message_of(admin), Wav.of(3)),
    ):
        url = await admin.url(identifier)
        async with admin.session.head(url, headers={"Range": "bytes=0-9"}) as response:
            assert (
                response.status,
                response.content_type,
                response.content_length,
            ) == (200, "audio/wav", file.size)
            assert response.headers["Accept-Ranges"] == "bytes"
            assert await response.read() == b""
        await pbx.sounds.silence()
        assert await admin.fetch(url) == (200, whole(file))
    pbx.sounds.recordings.clear()
    async with admin.session.head(
        await admin.url(await recording_of(admin))
    ) as response:
        assert response.status == 404
    async with admin.session.head(url.partition("?")[0]) as response:
        assert response.status == 401


async def test_pages(
    later: Later,
    pbx: SimulatedPbx,
    house: MockConfigEntry,
    admin: Listener,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(media_source, "_CALLS_AT_ONCE", 2)
    for _ in range(3):
        await later(86_400, step=86_400)
        await talk(later, pbx)
        await talk(later, pbx, "103")
    await talk(later, pbx)
    *days, by_extension = await admin.browse("UC501", "recordings")
    assert by_extension == "by_extension"
    assert days == sorted(set(days), reverse=True)
    newest = days[0]
    day = await admin.browse("UC501", "recordings", newest)
    assert [title.partition(" ")[2] for title in day] == [
        f"{ANSWERED} (0:10)",
        f"{ANSWERED} (0:10)",
        "",
    ]
    rest = await admin.browse("UC501", "recordings", newest, "earlier_calls")
    assert len(rest) == 1
    found: list[str] = []
    path = ["UC501", "recordings", "by_extension", "Alice (101)"]
    while path[-1] in ("Alice (101)", "earlier_calls"):
        page = await admin.browse(*path)
        found += [
            identifier for title, identifier in page.items() if title != "earlier_calls"
        ]
        path.append("earlier_calls" if "earlier_calls" in page else "")
    assert len(found) == len(set(found)) == 5
    history = house.runtime_data.history
    recorded = [
        entry.call.recording
        for entry in await history.async_find(
            CallQuery(recorded=True, numbers=frozenset({"030*"})), 100
        )
    ]
    assert (len(recorded), None in recorded) == (8, False)
    assert (
        len(await history.async_find(CallQuery(numbers=frozenset({"030*"})), 100)) == 9
    )


async def test_two_pbxs(
    later: Later, hass: HomeAssistant, house: MockConfigEntry, admin: Listener
) -> None:
    recording = await recording_of(admin)
    async with second_pbx(hass, name="UC300") as (other, entry):
        await later(1)
        assert [*await admin.browse()] == ["UC501"]
        hass.config_entries.async_update_entry(entry, options={"play_recordings": True})
        other.sounds.leave_message("101", "0304444444", 5)
        assert sorted(await admin.browse()) == ["UC300", "UC501"]
        assert len(await admin.browse("UC300", "voicemails")) == 1
        identifier = recording.replace(house.entry_id, entry.entry_id)
        await admin.refuses("resolve", identifier, "media_not_found")
        await hass.config_entries.async_unload(entry.entry_id)
        assert [*await admin.browse()] == ["UC501"]


async def test_example(
    hass: HomeAssistant, house: MockConfigEntry, admin: Listener
) -> None:
    example, *_ = yaml_texts(ROOT_FOLDER / "docs" / "listening.md")
    script = parse_yaml(example.replace("anna_102", "bob_102"))
    assert isinstance(script, dict)
    played = async_mock_service(hass, "media_player", "play_media")
    assert await async_setup_component(
        hass, "script", {"script": {"play": {"sequence": script["actions"]}}}
    )
    await act(hass, "script.play")
    assert [call.data["media"]["media_content_id"] for call in played] == [
        await message_of(admin)
    ]
