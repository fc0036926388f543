"""A wall clock that is set while Home Assistant runs.

No time passes, but it shows another one.
"""

import time

from freezegun.api import FrozenDateTimeFactory
from homeassistant.core import HomeAssistant
import pytest

from tests.simulator import SimulatedPbx


class WallClock:
    """Home Assistant's wall clock, which stops between two ticks.

    The time of the event loop, and that of a PBX, never jump.
    """

    def __init__(
        self,
        freezer: FrozenDateTimeFactory,
        hass: HomeAssistant,
        monkeypatch: pytest.MonkeyPatch,
    ) -> None:
        """Separate the time that passes from what the clock shows.

        The library that stops the clock knows only one time.
        """
        self._freezer = freezer
        self._set_by = 0.0
        monkeypatch.setattr(hass.loop, "time", self._monotonic)
        monkeypatch.setattr(
            "custom_components.openvox_uc.base.clock.monotonic", self._monotonic
        )

    def _monotonic(self) -> float:
        return time.monotonic() - self._set_by

    def set_by(self, seconds: float) -> None:
        self._set_by += seconds
        self._freezer.tick(seconds)

    def keep_right(self, pbx: SimulatedPbx) -> None:
        pbx.clock = lambda: time.time() - self._set_by
