"""The stage for the browser.

A simulated PBX, a real Home Assistant, and two contacts.
"""

from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
import json
from pathlib import Path
import time
from typing import Any
from zoneinfo import ZoneInfo

from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.pbx.api.transport import REQUESTS_PER_MINUTE
from tests.demo.home_assistant import (
    PASSWORD,
    PORT,
    TIME_ZONE,
    USER,
    DemoError,
    HomeAssistant,
    reserved_port,
    until,
)
from tests.repository import INTEGRATION, documented_dashboard
from tests.simulator import SimExtension, SimQueue, SimTrunk, SimulatedPbx
from tests.simulator.desk import Desk

HOME_ZONE = ZoneInfo(TIME_ZONE)

RECEPTION, ANNA, BEN, DOOR = "101", "102", "103", "104"
OFFICE = "Office"
PBX = "UC501"
VIP, STRANGER, NAMELESS = "0301234567", "01709876543", "0405556677"

_PEOPLE = {RECEPTION: "Reception", ANNA: "Anna", BEN: "Ben", DOOR: "Front door"}
_CONTACTS: tuple[dict[str, Any], ...] = (
    {"name": "Mrs Winter", "numbers": ["+49 30 1234567"], "vip": True},
    {"name": "Plumber", "numbers": ["0170 9876543"], "vip": False},
)
_PBX_PASSWORD = "secret-of-the-stage"
PATIENCE_SECONDS = 60
# Of the 30 requests that Home Assistant sends in a minute, a step of the walk needs
# fewer than these.
_REQUESTS_OF_A_STEP = 10


@dataclass(frozen=True, slots=True)
class Stage:
    pbx: SimulatedPbx
    home: HomeAssistant

    @property
    def desk(self) -> Desk:
        """The people at the phones of the PBX."""
        return self.pbx.desk

    async def states(self) -> dict[str, dict[str, Any]]:
        return {
            state["entity_id"]: state
            for state in await self.home.call("/api/states", method="GET")
        }

    async def entries(self) -> dict[str, str]:
        entries = await self.home.call(
            f"/api/config/config_entries/entry?domain={DOMAIN}", method="GET"
        )
        return {entry["entry_id"]: entry["title"] for entry in entries}

    async def devices(self) -> dict[str, str]:
        """Return the ids of our devices by their names."""
        devices = await self.home.command("config/device_registry/list")
        return {
            device["name"]: device["id"]
            for device in devices
            if any(domain == DOMAIN for domain, _ in device["identifiers"])
        }

    async def reload(self) -> None:
        for entry_id in await self.entries():
            await self.home.call(f"/api/config/config_entries/entry/{entry_id}/reload")

    async def enable(self, *unique_ids: str) -> None:
        """Enable entities, and wait until Home Assistant has loaded them by itself.

        It does so after half a minute, even if they were loaded before. What the PBX
        reports meanwhile is lost.
        """
        entity_ids = [
            entity["entity_id"]
            for entity in await self.home.command("config/entity_registry/list")
            if entity["unique_id"] in unique_ids
        ]
        for entity_id in entity_ids:
            await self.home.command(
                "config/entity_registry/update", entity_id=entity_id, disabled_by=None
            )

        async def are_loaded() -> bool:
            return (await self.states()).keys() >= set(entity_ids)

        if not await until(are_loaded, PATIENCE_SECONDS):
            raise DemoError(f"Home Assistant did not load {entity_ids}")

    async def report_earlier(
        self,
        began: datetime,
        caller: str,
        callee: str,
        seconds: int,
        **more: str,
    ) -> None:
        """Let the PBX report the record of a call from outside that is over.

        People talked for some seconds, or the call was missed.
        """
        pbx = self.pbx
        local = began + timedelta(seconds=pbx.utc_offset)
        await pbx.report(
            {
                "action": "NewCdr",
                "sn": pbx.serial,
                "callid": f"{began.timestamp():.0f}.17",
                "timestart": f"{local:%Y-%m-%d %H:%M:%S}",
                "callfrom": caller,
                "callto": callee,
                "callduraction": str(seconds + 9),
                "talkduraction": str(seconds),
                "srctrunkname": pbx.trunk,
                "dsttrcunkname": "",
                "status": "ANSWERED" if seconds else "NO ANSWER",
                "type": "Inbound",
                "pincode": "",
                "recording": "",
                **more,
            }
        )

    async def may_ask(self) -> None:
        """Wait until Home Assistant may send the requests of a step.

        A person at work is slower than the browser.
        """

        def is_free() -> bool:
            minute = time.monotonic() - 60
            sent = sum(at > minute for at in self.pbx.requested_at)
            return sent <= REQUESTS_PER_MINUTE - _REQUESTS_OF_A_STEP

        if not await until(is_free, PATIENCE_SECONDS):
            raise DemoError("Home Assistant goes on to send requests")

    async def is_asked(
        self, path: str, wanted: Mapping[str, Any], begun: int = 0
    ) -> bool:
        """Return whether a request comes to the PBX in time, with these fields.

        `begun` requests have come before.
        """

        def is_asked() -> bool:
            return any(
                asked == path and wanted.items() <= values.items()
                for asked, values in self.pbx.requests[begun:]
            )

        return await until(is_asked, PATIENCE_SECONDS)

    async def add_user(self, name: str, group: str = "system-users") -> None:
        """Add a user who is not an administrator.

        The name of the user is also the password.
        """
        user = (
            await self.home.command("config/auth/create", name=name, group_ids=[group])
        )["user"]
        await self.home.command(
            "config/auth_provider/homeassistant/create",
            user_id=user["id"],
            username=name,
            password=name,
        )

    async def tokens(self, user: str = USER, password: str = PASSWORD) -> str:
        url = self.home.url
        client = {"client_id": f"{url}/"}
        login = {
            **client,
            "handler": ["homeassistant", None],
            "redirect_uri": f"{url}/",
        }
        flow = await self.home.call("/auth/login_flow", login)
        step = await self.home.call(
            f"/auth/login_flow/{flow['flow_id']}",
            {**client, "username": user, "password": password},
        )
        grant = {**client, "grant_type": "authorization_code", "code": step["result"]}
        tokens = await self.home.call("/auth/token", grant, form=True)
        expires = int((time.time() + tokens["expires_in"]) * 1000)
        return json.dumps(
            {**tokens, "hassUrl": url, "clientId": f"{url}/", "expires": expires}
        )


@asynccontextmanager
async def staged(folder: Path) -> AsyncIterator[Stage]:
    async with set_up(
        folder, [SimExtension(number, name) for number, name in _PEOPLE.items()]
    ) as stage:
        for contact in _CONTACTS:
            await stage.home.act(DOMAIN, "set_contact", contact)
        await _furnish_office(stage.home, stage.pbx.serial)
        await stage.home.all_started()
        yield stage


@asynccontextmanager
async def set_up(
    folder: Path,
    extensions: list[SimExtension],
    queues: Sequence[SimQueue] = (),
    trunks: Sequence[SimTrunk] = (),
    groups: Mapping[str, Any] | None = None,
) -> AsyncIterator[Stage]:
    """Set up a house; `groups` are the permissions of groups of users."""
    with reserved_port(PORT) as port:
        home = HomeAssistant(folder, INTEGRATION, port=port)
        if groups:
            home.add_groups(groups)
        home.add_dashboard(documented_dashboard())
        async with (
            SimulatedPbx(password=_PBX_PASSWORD, extensions=extensions) as pbx,
            home.running(),
        ):
            pbx.queues[:] = queues or pbx.queues
            pbx.trunks[:] = trunks or pbx.trunks
            await home.onboard()
            await home.add_pbx(pbx)
            yield Stage(pbx, home)


async def _furnish_office(home: HomeAssistant, serial: str) -> None:
    area = await home.command("config/area_registry/create", name=OFFICE)
    device = await home.device_id(f"{serial}_ext_{ANNA}")
    await home.command(
        "config/device_registry/update", device_id=device, area_id=area["area_id"]
    )
