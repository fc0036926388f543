"""Short texts about the people at phones, such as *Lunch*, which may expire."""

from datetime import datetime
from typing import TYPE_CHECKING, NamedTuple

from homeassistant.core import CALLBACK_TYPE, callback
from homeassistant.helpers.event import async_track_point_in_utc_time

from ..base.subjects import extension_subject

if TYPE_CHECKING:
    from ..coordinator import OpenVoxCoordinator

MAX_AVAILABILITY = 100
AVAILABILITY_SUBJECT = "availability_{subject}"


class Availability(NamedTuple):
    """A text, and when it expires, if ever."""

    text: str
    until: datetime | None


class Availabilities:
    """The texts of the phones, which their entities restore after a restart."""

    def __init__(self, pbx: OpenVoxCoordinator) -> None:
        self._pbx = pbx
        self._texts: dict[str, Availability] = {}
        self._unsubs: dict[str, CALLBACK_TYPE] = {}
        pbx.config_entry.async_on_unload(self._async_stop)

    def get(self, extension: str) -> Availability | None:
        return self._texts.get(extension)

    @callback
    def async_set(
        self, extension: str, text: str, until: datetime | None = None
    ) -> None:
        """Set the text of a phone, or clear it with an empty one."""

        @callback
        def expire(_now: datetime) -> None:
            self.async_set(extension, "")

        if unsub := self._unsubs.pop(extension, None):
            unsub()
        self._texts.pop(extension, None)
        if text:
            self._texts[extension] = Availability(text, until)
            if until:
                self._unsubs[extension] = async_track_point_in_utc_time(
                    self._pbx.hass, expire, until
                )
        subject = extension_subject(extension)
        # The tiles show the whole state of a phone, the text entity only its
        # availability.
        self._pbx.publisher.publish_state(subject)
        self._pbx.publisher.publish_state(AVAILABILITY_SUBJECT.format(subject=subject))

    @callback
    def _async_stop(self) -> None:
        for unsub in self._unsubs.values():
            unsub()
