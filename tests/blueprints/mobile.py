"""A mobile device with the companion app.

It receives messages, and their buttons are tapped, over real HTTP.
"""

from typing import Any, Self

import aiohttp
from aiohttp import web
from aiohttp.test_utils import TestServer
from homeassistant.core import HomeAssistant
from homeassistant.helpers import device_registry as dr
from pytest_homeassistant_custom_component.common import MockConfigEntry


class Mobile:
    """A mobile device; `async with` turns it on and registers it."""

    def __init__(
        self, hass: HomeAssistant, server: TestServer, name: str, user_id: str
    ) -> None:
        self._hass = hass
        self._home = server
        self._name = name
        self._user_id = user_id
        self.webhook_id = f"webhook-of-{name}"
        self._pushed = TestServer(self._receiver(), host="127.0.0.1")
        self.messages: list[dict[str, Any]] = []
        self.device_id = ""

    async def __aenter__(self) -> Self:
        await self._pushed.start_server(access_log=None)
        entry = MockConfigEntry(
            domain="mobile_app",
            title=self._name,
            data={
                "app_data": {
                    "push_token": "token",
                    "push_url": str(self._pushed.make_url("/push")),
                },
                "app_id": "app",
                "app_name": "App",
                "app_version": "1",
                "device_id": f"id-of-{self._name}",
                "device_name": self._name,
                "manufacturer": "Maker",
                "model": "Model",
                "os_name": "System",
                "os_version": "1",
                "supports_encryption": False,
                "user_id": self._user_id,
                "webhook_id": self.webhook_id,
            },
        )
        entry.add_to_hass(self._hass)
        assert await self._hass.config_entries.async_setup(entry.entry_id)
        await self._hass.async_block_till_done()
        device = dr.async_get(self._hass).async_get_device_by_identifier(
            ("mobile_app", f"id-of-{self._name}"), entry.entry_id
        )
        assert device
        self.device_id = device.id
        return self

    async def __aexit__(self, *_: object) -> None:
        await self._pushed.close()

    def texts(self) -> list[str]:
        return [message["message"] for message in self.messages]

    def buttons(self) -> list[dict[str, str]]:
        buttons: list[dict[str, str]] = self.messages[-1]["data"]["actions"]
        return buttons

    async def tap(self, action: str) -> None:
        event = {
            "event_type": "mobile_app_notification_action",
            "event_data": {"action": action},
        }
        assert await self.send("fire_event", **event) == 200

    async def send(self, kind: str, **data: Any) -> int:
        """Send the configured message of the app, as by a widget.

        Return the status of the answer.
        """
        async with (
            aiohttp.ClientSession() as session,
            session.post(
                self._home.make_url(f"/api/webhook/{self.webhook_id}"),
                json={"type": kind, "data": data},
            ) as answer,
        ):
            return answer.status

    def _receiver(self) -> web.Application:
        async def receive(request: web.Request) -> web.Response:
            message = await request.json()
            self.messages.append(
                {key: message.get(key) for key in ("title", "message", "data")}
            )
            return web.json_response({}, status=201)

        application = web.Application()
        application.router.add_post("/push", receive)
        return application


type Mobiles = tuple[Mobile, Mobile]
