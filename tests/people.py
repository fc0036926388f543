"""People who use Home Assistant.

Over HTTP and the WebSocket, and through a conversation agent.
"""

from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass
from typing import Any

from aiohttp import ClientResponse, ClientSession
from aiohttp.test_utils import TestServer
from homeassistant.auth.models import User
from homeassistant.components.llm import async_get_tools
from homeassistant.core import Context, HomeAssistant
from homeassistant.helpers.llm import LLM_API_ASSIST, LLMContext, ToolInput
from pytest_homeassistant_custom_component.common import CLIENT_ID

from custom_components.openvox_uc.const import DOMAIN


@dataclass
class Browser:
    """The browser of a user, or of a visitor without an account."""

    hass: HomeAssistant
    server: TestServer
    session: ClientSession
    user: User | None

    @property
    def base(self) -> str:
        """The address of Home Assistant."""
        return f"http://127.0.0.1:{self.server.port}"

    async def headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {await self._token()}"} if self.user else {}

    async def command(
        self, kind: str, *, event: bool = False, **fields: Any
    ) -> dict[str, Any]:
        """Send a command over a new WebSocket.

        Return its answer, or the event after it.
        """
        async with self.session.ws_connect(f"{self.base}/api/websocket") as socket:
            await socket.receive_json()
            if self.user:
                await socket.send_json(
                    {"type": "auth", "access_token": await self._token()}
                )
                assert (await socket.receive_json())["type"] == "auth_ok"
            await socket.send_json({"id": 1, "type": kind, **fields})
            answer: dict[str, Any] = await socket.receive_json()
            if event and answer["success"]:
                answer = await socket.receive_json()
            return answer

    def open(
        self, url: str, **headers: str
    ) -> AbstractAsyncContextManager[ClientResponse]:
        return self.session.get(url, headers=headers)

    async def fetch(self, url: str, **headers: str) -> tuple[int, bytes]:
        async with self.open(url, **headers) as response:
            return response.status, await response.read()

    async def _token(self) -> str:
        auth = self.hass.auth
        assert self.user
        return auth.async_create_access_token(
            await auth.async_create_refresh_token(self.user, CLIENT_ID)
        )


async def ask_agent(
    hass: HomeAssistant, context: Context | None, **arguments: Any
) -> Any:
    """Let a conversation agent use the tool for recent calls.

    Return what it answers, None if there is no such tool.
    """
    asks = LLMContext("test", context, "en", "conversation", None)
    for tool in (await async_get_tools(hass, asks, LLM_API_ASSIST)).tools:
        if tool.name == f"{DOMAIN}__recent_calls":
            assert tool.annotations.read_only
            result: Any = await tool.async_call(
                hass, ToolInput(tool.name, arguments), asks
            )
            return result.data
    return None
