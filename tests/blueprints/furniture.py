"""Media players and lights of a house, which react at once."""

from typing import Any, override

from homeassistant.components.light import LightEntity
from homeassistant.components.light.const import (
    ATTR_BRIGHTNESS,
    ATTR_RGB_COLOR,
    ColorMode,
)
from homeassistant.components.media_player import MediaPlayerEntity
from homeassistant.components.media_player.const import (
    MediaPlayerEntityFeature,
    MediaPlayerState,
)
from homeassistant.core import HomeAssistant
from homeassistant.helpers.entity import Entity
from homeassistant.helpers.entity_component import DATA_INSTANCES

_WHITE = (255, 255, 255)


class Player(MediaPlayerEntity):
    """A player; `commands` are its commands, in order."""

    _attr_should_poll = False
    _attr_media_content_id = "concert"
    _attr_media_position: int | None = 60

    def __init__(
        self,
        name: str,
        state: MediaPlayerState = MediaPlayerState.PLAYING,
        *,
        can_pause: bool = True,
    ) -> None:
        self._attr_name = name
        self._attr_state = state
        self._attr_supported_features = MediaPlayerEntityFeature.PLAY
        if can_pause:
            self._attr_supported_features |= MediaPlayerEntityFeature.PAUSE
        self.commands: list[str] = []

    @override
    async def async_media_pause(self) -> None:
        self.commands.append("pause")
        self.become(MediaPlayerState.PAUSED)

    @override
    async def async_media_play(self) -> None:
        self.commands.append("play")
        self.become(MediaPlayerState.PLAYING)

    def become(
        self,
        state: MediaPlayerState,
        content: str = "concert",
        position: int | None = 60,
    ) -> None:
        """Change the state, as if a person had used its own buttons."""
        self._attr_state = state
        self._attr_media_content_id = content
        self._attr_media_position = position
        self.async_write_ha_state()


class Lamp(LightEntity):
    """A lamp that knows colors.

    `looks` is how it looked, in order, as None or its color.
    """

    _attr_should_poll = False
    _attr_color_mode = ColorMode.RGB

    def __init__(self, name: str, color: tuple[int, int, int] | None = None) -> None:
        self._attr_name = name
        self._attr_supported_color_modes = {ColorMode.RGB}
        self._attr_is_on = color is not None
        self._attr_rgb_color = color
        self._attr_brightness = 128
        self.looks: list[tuple[int, int, int] | None] = []

    @property
    def look(self) -> tuple[tuple[int, int, int] | None, int | None] | None:
        return (
            (self._attr_rgb_color, self._attr_brightness) if self._attr_is_on else None
        )

    @override
    async def async_turn_on(self, **kwargs: Any) -> None:
        self._attr_is_on = True
        self._attr_rgb_color = kwargs.get(
            ATTR_RGB_COLOR, self._attr_rgb_color or _WHITE
        )
        self._attr_brightness = kwargs.get(ATTR_BRIGHTNESS, self._attr_brightness)
        self.looks.append(self._attr_rgb_color)
        self.async_write_ha_state()

    @override
    async def async_turn_off(self, **kwargs: Any) -> None:
        self._attr_is_on = False
        self.looks.append(None)
        self.async_write_ha_state()


async def furnish(hass: HomeAssistant, domain: str, *pieces: Entity) -> None:
    await hass.data[DATA_INSTANCES][domain].async_add_entities(pieces)
    await hass.async_block_till_done()
