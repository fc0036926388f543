"""A house whose phones are controlled by actions."""

from collections.abc import Awaitable
from typing import Any

from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import area_registry as ar, device_registry as dr
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.pbx import Call
from tests.conftest import Later
from tests.house import device_id
from tests.repository import error_pattern
from tests.simulator import SimulatedPbx
from tests.simulator.bodies import Body
from tests.simulator.desk import Desk


@pytest.fixture
def house(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry
) -> House:
    return House(hass, pbx, setup_integration)


class House:
    """Calls actions for phones by the subjects of their devices, such as `ext_101`.

    That of the PBX is empty.
    """

    def __init__(
        self, hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry
    ) -> None:
        self.hass = hass
        self.pbx = pbx
        self.entry = entry

    @property
    def desk(self) -> Desk:
        return self.pbx.desk

    @property
    def open_calls(self) -> list[Call]:
        return [*self.entry.runtime_data.tracker.open_calls()]

    def device_id(self, part: str) -> str:
        return device_id(self.hass, self.entry, f"_{part}" if part else "")

    def area(self, *parts: str) -> str:
        area_id = ar.async_get(self.hass).async_create(f"Area of {parts}").id
        for part in parts:
            dr.async_get(self.hass).async_update_child_device(
                self.device_id(part), area_id=area_id
            )
        return area_id

    async def call(
        self,
        action: str,
        *parts: str,
        user: str | None = None,
        answer: bool = False,
        **data: Any,
    ) -> Any:
        """Call an action for parts of the PBX, and let the phones obey."""
        if parts:
            data["device_id"] = [self.device_id(part) for part in parts]
        context = data.pop("context", None) or (Context(user_id=user) if user else None)
        try:
            return await self.hass.services.async_call(
                DOMAIN,
                action,
                data,
                blocking=True,
                context=context,
                return_response=answer,
            )
        finally:
            await self.pbx.settled()

    async def asked(
        self, action: str, *parts: str, **data: Any
    ) -> list[tuple[str, Body]]:
        asked = len(self.pbx.requests)
        await self.call(action, *parts, **data)
        return self.pbx.requests[asked:]

    async def requests(
        self, action: str, *parts: str, **data: Any
    ) -> list[tuple[str, Body]]:
        """Call an action; return the requests to the PBX without queries."""
        return [
            (path, values)
            for path, values in await self.asked(action, *parts, **data)
            if not path.endswith("/query")
        ]

    async def fails(self, sentence: str, action: str, *parts: str, **data: Any) -> None:
        with pytest.raises(HomeAssistantError, match=sentence):
            await self.call(action, *parts, **data)

    async def refuses(
        self,
        sentence: str | None,
        action: str,
        *parts: str,
        error: type[Exception] = ServiceValidationError,
        **data: Any,
    ) -> None:
        """Expect an error before any request to the PBX."""
        asked = len(self.pbx.requests)
        with pytest.raises(error, match=sentence):
            await self.call(action, *parts, **data)
        assert len(self.pbx.requests) == asked

    async def talk(self, caller: str, callee: str) -> None:
        await self.desk.call(caller, callee)
        await self.desk.answer(callee)
        await self.hass.async_block_till_done()

    async def dial(self, part: str, number: Any) -> tuple[str, dict[str, Any]]:
        await self.call("dial", part, number=number)
        path, values = self.pbx.requests[-1]
        return path, values

    async def hang_up(self, *parts: str) -> list[str]:
        return [
            str(values["extid"])
            for path, values in await self.requests("hang_up", *parts)
            if path == "extension/hangup"
        ]

    def set_options(self, **options: Any) -> None:
        self.hass.config_entries.async_update_entry(self.entry, options=options)


def only(key: str, **values: str) -> str:
    """Return the pattern of an error that is not part of another one."""
    return f"^{error_pattern(key, **values)}$"


async def in_turn(later: Later, *steps: tuple[Awaitable[object], float]) -> None:
    for step, seconds in steps:
        await step
        await later(seconds)
