"""Pages of the switchboard, as browsers open them."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from itertools import count
import json
from typing import Any

from aiohttp import ClientSession, ClientWebSocketResponse
from aiohttp.test_utils import TestServer
from homeassistant.auth.models import User
from homeassistant.core import HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.history.call_history import CallHistory
from tests.conftest import Later
from tests.house import entity_id
from tests.simulator import SimulatedPbx

Fields = dict[str, Any]
_KINDS = ("phones", "calls", "queues", "missed")


class Page:
    """A browser that is connected to Home Assistant."""

    def __init__(self, hass: HomeAssistant, socket: ClientWebSocketResponse) -> None:
        self.hass = hass
        self._socket = socket
        self._ids = count(1)
        self._events: dict[int, list[Fields]] = {}
        self.bytes: list[int] = []

    async def ask(self, command: str, **fields: Any) -> Fields:
        msg_id = await self._send(f"{DOMAIN}/{command}", **fields)
        while (message := await self._receive())["id"] != msg_id or message[
            "type"
        ] == "event":
            pass
        return message

    async def result(self, command: str, **fields: Any) -> Any:
        answer = await self.ask(command, **fields)
        assert answer["success"], answer
        return answer["result"]

    async def error(self, command: str, **fields: Any) -> tuple[str, str]:
        answer = await self.ask(command, **fields)
        assert not answer["success"]
        return answer["error"]["code"], answer["error"]["message"]

    async def subscribe(self, command: str, **fields: Any) -> Subscription:
        answer = await self.ask(command, **fields)
        assert answer["success"], answer
        return Subscription(self, answer["id"])

    async def follow(self, command: str, **fields: Any) -> Subscription:
        """Subscribe, and receive the first events."""
        subscription = await self.subscribe(command, **fields)
        await subscription.events()
        return subscription

    async def live(self) -> Fields:
        [event] = await (await self.subscribe("live")).events()
        pbxs: Fields = event["all"]
        return pbxs

    async def missed(self) -> list[Fields]:
        """Return the callers to call back, the last one first."""
        callers: list[Fields] = []
        for pbx in (await self.live()).values():
            callers += pbx.get("missed", {}).values()
        return sorted(callers, key=lambda caller: caller["started_at"], reverse=True)

    async def unsubscribe(self, subscription: Subscription) -> None:
        await self._pong("unsubscribe_events", subscription=subscription.msg_id)

    async def events(self, subscription: int) -> list[Fields]:
        await self.hass.async_block_till_done(wait_background_tasks=True)
        await self._pong("ping")
        return self._events.pop(subscription, [])

    async def stay(self, later: Later, seconds: float) -> None:
        """Let time pass.

        Show Home Assistant now and then that the browser is there.
        """
        while seconds > 0:
            await later(min(seconds, 10), step=10)
            await self._pong("ping")
            seconds -= 10

    async def close(self) -> None:
        await self._socket.close()
        await self.hass.async_block_till_done(wait_background_tasks=True)

    async def _pong(self, command: str, **fields: Any) -> None:
        msg_id = await self._send(command, **fields)
        while (await self._receive())["id"] != msg_id:
            pass

    async def _send(self, command: str, **fields: Any) -> int:
        await self._socket.send_json(
            {"id": (msg_id := next(self._ids)), "type": command, **fields}
        )
        return msg_id

    async def _receive(self) -> Fields:
        text = await self._socket.receive_str()
        message: Fields = json.loads(text)
        if message["type"] == "event":
            self._events.setdefault(message["id"], []).append(message["event"])
            self.bytes.append(len(text))
        return message


@dataclass
class Subscription:
    """What a page is told, and what its switchboard shows of it."""

    page: Page
    msg_id: int
    shown: Fields = field(default_factory=dict)

    async def events(self) -> list[Fields]:
        """Return the events that came since.

        First let everything happen that is due.
        """
        events = await self.page.events(self.msg_id)
        for event in events:
            self._merge(event)
        return events

    async def now(self) -> Fields:
        """Return what is shown when everything that is due has happened."""
        await self.events()
        return self.shown

    def _merge(self, event: Fields) -> None:
        """Merge an event into what is shown, as the browser does."""
        if "all" in event:
            self.shown = {}
        for entry_id, changes in (event.get("all") or event.get("changes", {})).items():
            pbx = self.shown.setdefault(entry_id, {kind: {} for kind in _KINDS})
            for key, value in changes.items():
                if key in _KINDS:
                    pbx[key] = {
                        number: fields
                        for number, fields in (pbx[key] | value).items()
                        if fields is not None
                    }
                else:
                    pbx[key] = value


OpenPage = Callable[[User | None], Awaitable[Page]]
Limit = Callable[..., MockUser]
READ = {"read": True}


@pytest.fixture
async def open_page(
    hass: HomeAssistant, server: TestServer, hass_admin_user: User
) -> Any:
    pages: list[Page] = []

    async def open_one(user: User | None = None) -> Page:
        refresh_token = await hass.auth.async_create_refresh_token(
            user or hass_admin_user, "http://switchboard"
        )
        socket = await session.ws_connect(server.make_url("/api/websocket"))
        pages.append(page := Page(hass, socket))
        assert (await socket.receive_json())["type"] == "auth_required"
        await socket.send_json(
            {
                "type": "auth",
                "access_token": hass.auth.async_create_access_token(refresh_token),
            }
        )
        assert (await socket.receive_json())["type"] == "auth_ok"
        return page

    async with ClientSession() as session:
        yield open_one
        for page in pages:
            await page.close()


@pytest.fixture
async def page(setup_integration: MockConfigEntry, open_page: OpenPage) -> Page:
    return await open_page(None)


@pytest.fixture
def entry_id(setup_integration: MockConfigEntry) -> str:
    return setup_integration.entry_id


@pytest.fixture
def history(setup_integration: MockConfigEntry) -> CallHistory:
    history: CallHistory = setup_integration.runtime_data.history
    return history


@pytest.fixture
def limit(
    hass: HomeAssistant, pbx: SimulatedPbx, hass_read_only_user: MockUser, entry_id: str
) -> Limit:
    """Return a policy that limits a user to some phones (`ext_101`) and entities.

    The user sees them, or sees and controls them.
    """

    def limit(
        entities: dict[str, Any] | None = None, **phones: bool | dict[str, bool]
    ) -> MockUser:
        of_phones = {
            status_of(hass, pbx, phone.removeprefix("ext_")): may
            for phone, may in phones.items()
        }
        hass_read_only_user.mock_policy(
            {"entities": {"entity_ids": of_phones | (entities or {})}}
        )
        return hass_read_only_user

    return limit


def status_of(hass: HomeAssistant, pbx: SimulatedPbx, number: str) -> str:
    return entity_id(hass, "sensor", f"{pbx.serial}_ext_{number}_status")
