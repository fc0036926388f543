"""A house whose phones tests control by actions."""

from typing import Any

from homeassistant.core import Context, HomeAssistant
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry

from custom_components.openvox_uc.const import DOMAIN
from tests.house import device_of
from tests.simulator import SimulatedPbx
from tests.simulator.bodies import Body


@pytest.fixture
def house(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> House:
    """Return the house, for its phones to dial and hang up."""
    return House(hass, pbx, setup_integration)


class House:
    """Calls the actions for phones named by what their devices are known by, such as `ext_101`."""

    def __init__(self, hass: HomeAssistant, pbx: SimulatedPbx, entry: MockConfigEntry) -> None:
        """Take what a test has set up."""
        self.hass = hass
        self.pbx = pbx
        self.entry = entry

    def device_id(self, part: str) -> str:
        """Return the id of a device; that of the PBX for an empty name."""
        device = device_of(self.hass, self.entry, f"{self.pbx.serial}_{part}" if part else self.pbx.serial)
        assert device
        return device.id

    async def call(self, action: str, *parts: str, user: str | None = None, answer: bool = False, **data: Any) -> Any:
        """Call an action for parts of the PBX, let the phones do what they were asked to, and return the answer if there is to be one."""
        if parts:
            data["device_id"] = [self.device_id(part) for part in parts]
        context = Context(user_id=user) if user else None
        try:
            return await self.hass.services.async_call(DOMAIN, action, data, blocking=True, context=context, return_response=answer)
        finally:
            await self.pbx.settled()

    async def requests(self, action: str, *parts: str, **data: Any) -> list[tuple[str, Body]]:
        """Call an action; return what the PBX was asked for, questions left out."""
        asked = len(self.pbx.requests)
        await self.call(action, *parts, **data)
        return [(path, values) for path, values in self.pbx.requests[asked:] if not path.endswith("/query")]

    async def dial(self, part: str, number: Any) -> tuple[str, dict[str, Any]]:
        """Let a phone dial; return what the PBX was asked for."""
        await self.call("dial", device_id=self.device_id(part), number=number)
        path, values = self.pbx.requests[-1]
        return path, values

    async def hang_up(self, *parts: str) -> list[str]:
        """Let phones hang up; return for which extensions the PBX was asked."""
        return [str(values["extid"]) for path, values in await self.requests("hang_up", *parts) if path == "extension/hangup"]

    def set_options(self, **options: Any) -> None:
        """Change the options."""
        self.hass.config_entries.async_update_entry(self.entry, options=options)
