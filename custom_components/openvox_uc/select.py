"""How long phones ring before a call counts as not answered."""

from functools import partial
from typing import override

from homeassistant.components.select import SelectEntity, SelectEntityDescription

from .base.subjects import Part
from .entity import ExtensionSettingEntity, async_setup_table
from .pbx import RING_TIMEOUTS, ExtensionSettings

# The client sends one request at a time.
PARALLEL_UPDATES = 0


class RingTimeoutSelect(ExtensionSettingEntity, SelectEntity):
    @property
    @override
    def options(self) -> list[str]:
        """Return what the PBX accepts and, if different, reports."""
        timeout = self.settings.ring_timeout
        return [
            str(seconds)
            for seconds in sorted(
                {*RING_TIMEOUTS, *(() if timeout is None else (timeout,))}
            )
        ]

    @property
    @override
    def current_option(self) -> str | None:
        timeout = self.settings.ring_timeout
        return None if timeout is None else str(timeout)

    @override
    async def async_select_option(self, option: str) -> None:
        await self.async_change(
            ExtensionSettings(number=self.number, ring_timeout=int(option))
        )


async_setup_entry = partial(
    async_setup_table,
    {
        Part.EXTENSION: {
            RingTimeoutSelect: [SelectEntityDescription(key="ring_timeout")]
        }
    },
)
