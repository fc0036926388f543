"""Each way to a recording, as users, their apps, automations and scripts go it.

Users who may listen do, and no one else.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import timedelta
import json
import re
import sys
from typing import Any, override
from unittest.mock import MagicMock

from aiohttp import web
from aiohttp.test_utils import TestServer
from freezegun.api import FrozenDateTimeFactory
from homeassistant.components import webhook
from homeassistant.components.media_player import MediaPlayerEntity
from homeassistant.components.media_player.browse_media import (
    BrowseMedia,
    async_process_play_media_url,
)
from homeassistant.components.media_player.const import MediaPlayerEntityFeature
from homeassistant.components.media_source import (
    async_browse_media,
    async_resolve_media,
    is_media_source_id,
)
from homeassistant.core import HomeAssistant, ServiceCall
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.event import async_call_later
from homeassistant.setup import async_setup_component
from homeassistant.util.aiohttp import MockRequest
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.openvox_uc.const import DOMAIN
from tests.blueprints.furniture import furnish
from tests.blueprints.mobile import Mobile
from tests.conftest import Later
from tests.house import act
from tests.repository import error_pattern
from tests.simulator import SimulatedPbx
from tests.simulator.sounds import Wav

from .test_media_source import (
    ROOT,
    Listener,
    admin,
    house,
    message_of,
    recording_of,
    session,
    whole,
)

__all__ = ["admin", "house", "session"]

NOT_ALLOWED = error_pattern("media_not_allowed")
SPEAKER = "media_player.speaker"
PLAY_IT = {"action": "media_player.play_media", "target": {"entity_id": SPEAKER}}

type Way = Callable[[Home], Awaitable[object]]
type People = dict[str, tuple[Listener, Mobile]]


class Speaker(MediaPlayerEntity):
    """A speaker that resolves, signs and fetches what it is to play, as real ones do.

    `heard` is what came of it.
    """

    _attr_name = "Speaker"
    _attr_should_poll = False
    _attr_supported_features = (
        MediaPlayerEntityFeature.PLAY_MEDIA
        | MediaPlayerEntityFeature.BROWSE_MEDIA
        | MediaPlayerEntityFeature.SEARCH_MEDIA
    )

    def __init__(self, listener: Listener) -> None:
        self._listener = listener
        self.heard: list[tuple[int, bytes]] = []

    @override
    async def async_play_media(
        self, media_type: str, media_id: str, **kwargs: Any
    ) -> None:
        if is_media_source_id(media_id):
            media_id = (
                await async_resolve_media(self.hass, media_id, self.entity_id)
            ).url
        path = async_process_play_media_url(
            self.hass, media_id, allow_relative_url=True
        )
        self.heard.append(await self._listener.fetch(self._listener.base + path))

    @override
    async def async_browse_media(
        self, media_content_type: str | None = None, media_content_id: str | None = None
    ) -> BrowseMedia:
        return await async_browse_media(self.hass, media_content_id)


@dataclass
class Home:
    hass: HomeAssistant
    recording: str
    speaker: Speaker
    clock: FrozenDateTimeFactory
    asks: Listener = field(init=False)
    app: Mobile = field(init=False)

    @property
    def path(self) -> str:
        return f"/api/{DOMAIN}/media/{self.recording.removeprefix(f'{ROOT}/')}"

    def to_play(self, media_id: str | None = None) -> dict[str, Any]:
        return {
            "entity_id": SPEAKER,
            "media_content_id": media_id or self.recording,
            "media_content_type": "audio/wav",
        }

    async def act(
        self, action: str, data: dict[str, Any] | None = None
    ) -> dict[str, Any]:
        domain, _, service = action.partition(".")
        return await self.asks.command(
            "call_service", domain=domain, service=service, service_data=data or {}
        )

    async def post(self, path: str, data: dict[str, Any]) -> int:
        url, headers = f"{self.asks.base}/api/{path}", await self.asks.headers()
        async with self.asks.session.post(url, json=data, headers=headers) as response:
            return response.status

    async def send(self, action: str, data: dict[str, Any] | None = None) -> int:
        """Run an action by the app."""
        domain, _, service = action.partition(".")
        return await self.app.send(
            "call_service", domain=domain, service=service, service_data=data or {}
        )

    async def status(self, path: str) -> int:
        """Return what becomes of an address that is signed for who asks."""
        signed = (await self.asks.command("auth/sign_path", path=path))["result"]
        return (await self.asks.fetch(self.asks.base + signed["path"]))[0]

    async def goes(
        self, who: tuple[Listener, Mobile], ways: Mapping[str, Way]
    ) -> set[str]:
        self.asks, self.app = who
        heard = set()
        for name, go in ways.items():
            await go(self)
            if statuses := await self.heard():
                assert statuses == [200], name
                heard.add(name)
            # The PBX takes 30 requests in a minute.
            self.clock.tick(60)
            await act(
                self.hass, "input_boolean.turn_off", entity_id="input_boolean.button"
            )
        return heard

    async def heard(self) -> list[int]:
        """Return the statuses of what the speaker fetched.

        Nothing but the recording was ever heard.
        """
        await self.hass.async_block_till_done(wait_background_tasks=True)
        heard, self.speaker.heard = self.speaker.heard, []
        assert all(
            (status == 200) is (body == whole(Wav.of(10))) for status, body in heard
        )
        return [status for status, _ in heard]


@pytest.fixture
async def pages(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    # The app for mobiles brings voice, which would have to be compiled and which
    # nothing here uses.
    for module in ("pymicro_vad", "pyspeex_noise"):
        monkeypatch.setitem(sys.modules, module, MagicMock())
    config = {"conversation": {"intents": {"PlayIt": ["play the recording"]}}}
    for component in (
        "homeassistant",
        "auth",
        "websocket_api",
        "api",
        "media_source",
        "media_player",
        "mobile_app",
        "conversation",
    ):
        assert await async_setup_component(hass, component, config)


def event(kind: str) -> dict[str, Any]:
    return {"trigger": "event", "event_type": kind}


@pytest.fixture
async def home(
    hass: HomeAssistant,
    house: MockConfigEntry,
    admin: Listener,
    freezer: FrozenDateTimeFactory,
) -> Home:
    home = Home(hass, await recording_of(admin), Speaker(admin), freezer)
    await furnish(hass, "media_player", home.speaker)
    play = PLAY_IT | {
        "data": {"media_content_id": home.recording, "media_content_type": "audio/wav"}
    }
    started = {"action": "script.turn_on", "target": {"entity_id": "script.play"}}
    set_off: dict[str, tuple[dict[str, Any], dict[str, Any]]] = {
        "button": (
            {"trigger": "state", "entity_id": "input_boolean.button", "to": "on"},
            play,
        ),
        "event": (event("tapped"), play),
        "time": ({"trigger": "time_pattern", "seconds": "/7"}, play),
        "webhook": (
            {
                "trigger": "webhook",
                "webhook_id": "of-an-automation",
                "local_only": False,
            },
            play,
        ),
        "report": ({"trigger": f"{DOMAIN}.call_ringing"}, play),
        "sentence": ({"trigger": "conversation", "command": "let me hear it"}, play),
        "by script": (event("by_script"), {"action": "script.play"}),
        "by started script": (event("by_started_script"), started),
        "leaving": (event("leaving"), {"action": "test.play_later"}),
    }
    automations = [
        *(
            {
                "id": name,
                "alias": name,
                "triggers": trigger,
                "actions": actions,
                # Nothing is played by the clock, unless a test is about that.
                "initial_state": name != "time",
            }
            for name, (trigger, actions) in set_off.items()
        ),
        {"alias": "without id", "triggers": event("without_id"), "actions": play},
    ]
    scripts = {
        # No one waits for a script that is only started, nor for its error.
        "play": {"sequence": play | {"continue_on_error": True}},
        "nested": {"sequence": {"action": "script.play"}},
        "untraced": {"sequence": play, "trace": {"stored_traces": 0}},
    }
    spoken = {"PlayIt": {"action": play, "speech": {"text": "Done"}}}
    config = {
        "input_boolean": {"button": {}},
        "script": scripts,
        "automation": automations,
        "intent_script": spoken,
    }
    for component in config:
        assert await async_setup_component(hass, component, config)

    async def play_later(call: ServiceCall) -> None:
        async def play(_now: object) -> None:
            await hass.services.async_call("media_player", "play_media", home.to_play())

        async_call_later(hass, timedelta(seconds=2), play)

    hass.services.async_register("test", "play_later", play_later)
    await hass.async_block_till_done()
    return home


@pytest.fixture
async def people(
    hass: HomeAssistant,
    server: TestServer,
    home: Home,
    admin: Listener,
    person: MockUser,
) -> AsyncIterator[People]:
    """Return those who live there, each with a browser and a mobile.

    A guest may control all that there is.
    """
    assert admin.user
    MockConfigEntry(domain="demo").add_to_hass(hass)
    guest = replace(admin, user=person)
    async with (
        Mobile(hass, server, "Admin", admin.user.id) as admins,
        Mobile(hass, server, "Guest", person.id) as guests,
    ):
        yield {"admin": (admin, admins), "guest": (guest, guests)}


def fire(kind: str) -> Way:
    """Return the way of an app that fires an event."""
    return lambda home: home.app.send("fire_event", event_type=kind)


# The ways of users who listen in person.
IN_PERSON: dict[str, Way] = {
    "WebSocket": lambda home: home.act("media_player.play_media", home.to_play()),
    "REST": lambda home: home.post("services/media_player/play_media", home.to_play()),
    "app": lambda home: home.send("media_player.play_media", home.to_play()),
    "script by WebSocket": lambda home: home.act("script.play"),
    "script by REST": lambda home: home.post("services/script/play", {}),
    "script by app": lambda home: home.send("script.play"),
    "script of a script": lambda home: home.act("script.nested"),
    "script without traces": lambda home: home.act("script.untraced"),
    "conversation by WebSocket": lambda home: home.asks.command(
        "conversation/process", text="play the recording"
    ),
    "conversation by REST": lambda home: home.post(
        "conversation/process", {"text": "play the recording"}
    ),
    "conversation by app": lambda home: home.app.send(
        "conversation_process", text="play the recording"
    ),
}
# The ways of users who let an automation play.
BY_AUTOMATION: dict[str, Way] = {
    "state": lambda home: home.act(
        "input_boolean.turn_on", {"entity_id": "input_boolean.button"}
    ),
    "event of the app": fire("tapped"),
    "webhook": lambda home: home.post("webhook/of-an-automation", {}),
    "sentence": lambda home: home.asks.command(
        "conversation/process", text="let me hear it"
    ),
    "action": lambda home: home.act(
        "automation.trigger", {"entity_id": "automation.button"}
    ),
    "without an id": fire("without_id"),
    "script": fire("by_script"),
    "started script": fire("by_started_script"),
}


@pytest.mark.parametrize(
    "ways", [IN_PERSON, BY_AUTOMATION], ids=["in person", "by automation"]
)
async def test_ways(home: Home, people: People, ways: dict[str, Way]) -> None:
    assert await home.goes(people["admin"], ways) == ways.keys()
    assert await home.goes(people["guest"], ways) == set()


async def test_by_automation_on_its_own(
    home: Home, later: Later, pbx: SimulatedPbx
) -> None:
    home.clock.tick(60)
    await pbx.desk.ring(["101"], "0303333333")
    await later(1)
    assert await home.heard() == [200]
    home.clock.tick(60)
    await act(home.hass, "automation.turn_on", entity_id="automation.time")
    await later(7, step=1)
    assert set(await home.heard()) == {200}
    await act(home.hass, "automation.turn_off", entity_id="automation.time")


async def test_bare_address(home: Home, people: People, later: Later) -> None:
    """A user let the bare address of a recording be signed.

    A media player, the app or Home Assistant signed it. The address was signed, and
    played nothing. Only one that Home Assistant gave to a listener does, for one day.
    """
    data = home.to_play(home.path)
    for who in ("admin", "guest"):
        home.asks, home.app = people[who]
        await home.act("media_player.play_media", data)
        await home.post("services/media_player/play_media", data)
        await home.send("media_player.play_media", data)
        assert await home.heard() == [404] * 3, who
        assert await home.status(home.path) == 404
    assert (await home.asks.fetch(home.asks.base + home.path))[0] in (401, 404)
    # Signed again, the address of a listener is valid for no longer than before, for
    # this one recording, and unchanged.
    home.asks, _ = people["admin"]
    url = (
        (await home.asks.url(home.recording))
        .removeprefix(home.asks.base)
        .partition("?")[0]
    )
    forged = {
        url.replace("/call/", "/voicemail/"),
        url.replace("media/", "media/f"),
        url.replace("media/", "media/0/"),
    }
    for path, status in {url: 200, **dict.fromkeys(forged, 404)}.items():
        assert await home.status(path) == status, path
    await later(86_401, step=86_401)
    assert await home.status(url) == 404


async def test_without_a_request(hass: HomeAssistant, home: Home) -> None:
    """What Home Assistant does on its own counts as an automation."""
    for domain, service, data in (
        ("media_player", "play_media", home.to_play()),
        ("script", "play", {}),
        ("script", "untraced", {}),
    ):
        await hass.services.async_call(domain, service, data)
        assert await home.heard() == [200], service
        home.clock.tick(60)


async def test_without_a_user(hass: HomeAssistant, home: Home, people: People) -> None:
    async def answer(
        hass: HomeAssistant, webhook_id: str, request: web.Request
    ) -> None:
        for media_id in (home.recording, message):
            with pytest.raises(HomeAssistantError, match=NOT_ALLOWED):
                await hass.services.async_call(
                    "media_player",
                    "play_media",
                    home.to_play(media_id),
                    blocking=True,
                )
            refused.append(media_id)

    webhook.async_register(hass, "test", "Test", "of-an-integration", answer)
    home.asks, _ = people["admin"]
    message = await message_of(home.asks)
    refused: list[str] = []
    for webhook_id in ("of-an-integration", "of-an-automation"):
        async with home.asks.session.post(
            f"{home.asks.base}/api/webhook/{webhook_id}", json={}
        ) as response:
            assert response.status == 200
        assert await home.heard() == [], webhook_id
    assert refused == [home.recording, message]


async def test_later(home: Home, people: People, later: Later) -> None:
    leaving: dict[str, Way] = {
        "REST": lambda home: home.post("services/test/play_later", {}),
        "WebSocket": lambda home: home.act("test.play_later"),
        "app": lambda home: home.send("test.play_later"),
        "automation": fire("leaving"),
    }
    for who, heard in (("admin", [200]), ("guest", [])):
        home.asks, home.app = people[who]
        for name, leave in leaving.items():
            await leave(home)
            await later(5, step=1)
            assert await home.heard() == heard, (who, name)
            home.clock.tick(60)


async def test_app_by_the_cloud(
    hass: HomeAssistant, home: Home, people: People
) -> None:
    """The app over Home Assistant Cloud cannot be told from an automation.

    Over that connection, no request comes in that could be told from one. Therefore
    listening.md warns of it.
    """
    guests = people["guest"][1]
    body = {
        "type": "call_service",
        "data": {
            "domain": "media_player",
            "service": "play_media",
            "service_data": home.to_play(),
        },
    }
    await webhook.async_handle_webhook(
        hass,
        guests.webhook_id,
        MockRequest(json.dumps(body).encode(), "cloud", method="POST"),
    )
    assert await home.heard() == [200]


async def test_action_of_the_app(
    people: People, pbx: SimulatedPbx, person: MockUser
) -> None:
    """The companion app of a user who may control no phone let a phone dial.

    Nothing was dialed, since the permissions of the user of the app count.
    """
    data = {"entity_id": "sensor.uc501_alice_101_status", "number": "102"}
    person.mock_policy({})
    for who, dials in (("guest", False), ("admin", True)):
        asked = len(pbx.requests)
        await people[who][1].send(
            "call_service", domain=DOMAIN, service="dial", service_data=data
        )
        await pbx.settled()
        assert ("extension/dial_extension" in pbx.paths[asked:]) is dials


async def test_browse(home: Home, people: People) -> None:
    """A user who is not an administrator listed recordings.

    The user did so in the media browser, by a media player, or by an action. Nothing
    was listed by any of these ways. An administrator saw them by each.
    """
    entry, _, _ = home.recording.partition("/call/")
    folder = {"media_content_id": f"{entry}/extension/101"}
    of_player = folder | {"entity_id": SPEAKER, "media_content_type": "audio/wav"}
    for who, seen in (("admin", True), ("guest", False)):
        home.asks, home.app = people[who]
        action = {
            "domain": "media_player",
            "service": "browse_media",
            "service_data": of_player,
            "return_response": True,
        }
        for command, data in (
            ("media_source/browse_media", folder),
            ("media_player/browse_media", of_player),
            ("call_service", action),
        ):
            answer = await home.asks.command(command, **data)
            assert answer["success"] is seen, command
            assert (home.recording in str(answer)) is seen
            assert seen or re.search(NOT_ALLOWED, answer["error"]["message"])
