"""Recordings and voicemails in the media browser.

If the options allow it, administrators can browse them. Other users play the voicemails
of their phones by the ids that the switchboard receives.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
import math
from typing import override

from homeassistant.components.media_player.const import MediaClass
from homeassistant.components.media_player.errors import BrowseError
from homeassistant.components.media_source import (
    BrowseMediaSource,
    MediaSource,
    MediaSourceItem,
    PlayMedia,
    Unresolvable,
)
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util

from .access.permissions import async_require_listener
from .base.error_texts import shown_error, text, translated
from .calls.sentences import caller_of, duration, named_number, title
from .const import DOMAIN
from .coordinator import OpenVoxCoordinator, async_loaded_pbxs
from .history.queries import CallQuery, recorded_days, recorded_extensions
from .media.sounds import (
    MIME_TYPE,
    async_audible_pbx,
    async_playable,
    is_on,
    media_path,
    recording_id,
    voicemail_id,
)
from .pbx import Call, Voicemail

_CALLS_AT_ONCE = 100
_MOMENT = "%Y-%m-%d %H:%M"


async def async_get_media_source(hass: HomeAssistant) -> MediaSource:
    return PbxMediaSource(DOMAIN)


class PbxMediaSource(MediaSource):
    name = "OpenVox UC"

    @override
    async def async_resolve_media(self, item: MediaSourceItem) -> PlayMedia:
        with _errors_as(Unresolvable, item.hass):
            pbx, sound = await async_playable(item.hass, item.identifier)
            mailbox = (pbx, sound.extension) if isinstance(sound, Voicemail) else None
            await async_require_listener(item.hass, mailbox)
        return PlayMedia(media_path(item.identifier), MIME_TYPE)

    @override
    async def async_browse_media(self, item: MediaSourceItem) -> BrowseMediaSource:
        with _errors_as(BrowseError, item.hass):
            await async_require_listener(item.hass)
            if not item.identifier:
                pbxs = [pbx for pbx in async_loaded_pbxs(item.hass) if is_on(pbx)]
                if not pbxs:
                    raise HomeAssistantError(**translated("media_turned_off"))
                folders = [
                    _item(pbx.config_entry.entry_id, pbx.device.name) for pbx in pbxs
                ]
                return _item("", self.name, folders)
            entry_id, *path = item.identifier.split("/")
            browser = _Browser(async_audible_pbx(item.hass, entry_id))
            title, children = await browser.async_browse(path)
            return _item(item.identifier, title, children)


class _Browser:
    def __init__(self, pbx: OpenVoxCoordinator) -> None:
        self._pbx = pbx

    async def async_browse(
        self, path: Sequence[str]
    ) -> tuple[str, list[BrowseMediaSource]]:
        """Return the title of a folder and its contents.

        Raises HomeAssistantError, and ValueError for an unknown path.
        """
        match path:
            case []:
                return self._pbx.device.name, [
                    self._folder("recordings", self._text("recordings")),
                    self._folder("voicemails", self._text("voicemails")),
                ]
            case ["recordings"]:
                days = await self._pbx.history.async_read(recorded_days)
                folders = [self._folder(f"day/{day}", f"{day}") for day in days]
                extensions = self._folder("extensions", self._text("by_extension"))
                return self._text("recordings"), [*folders, extensions]
            case ["day", day, *_]:
                first = date.fromisoformat(day)
                start = dt_util.start_of_local_day(first)
                end = dt_util.start_of_local_day(first + timedelta(days=1))
                query = CallQuery(
                    recorded=True, start=start.timestamp(), end=end.timestamp()
                )
                return day, await self._async_calls(path, query, "%H:%M")
            case ["extensions"]:
                numbers = await self._pbx.history.async_read(recorded_extensions)
                return self._text("by_extension"), self._phones("extension", numbers)
            case ["extension", number, *_]:
                query = CallQuery(recorded=True, extensions=frozenset({number}))
                return self._name(number), await self._async_calls(path, query, _MOMENT)
            case ["voicemails"]:
                await self._pbx.voicemails.async_refresh()
                numbers = sorted(self._pbx.voicemails.data)
                return self._text("voicemails"), self._phones("mailbox", numbers)
            case ["mailbox", number]:
                messages = self._pbx.voicemails.data.get(number, ())
                return self._name(number), [self._message(item) for item in messages]
        raise ValueError("no such folder")

    async def _async_calls(
        self, path: Sequence[str], query: CallQuery, time_format: str
    ) -> list[BrowseMediaSource]:
        kind, name, *before = path
        if before:
            query = replace(query, end=float(before[0]))
        found = await self._pbx.history.async_find(query, _CALLS_AT_ONCE + 1)
        calls = [
            self._call(entry.call, time_format) for entry in found[:_CALLS_AT_ONCE]
        ]
        if len(found) > _CALLS_AT_ONCE:
            # Other calls may have begun in the same second.
            end = math.nextafter(found[_CALLS_AT_ONCE].call.started_at, math.inf)
            earlier = f"{kind}/{name}/{end!r}"
            calls.append(self._folder(earlier, self._text("earlier_calls")))
        return calls

    def _call(self, call: Call, time_format: str) -> BrowseMediaSource:
        fields = self._pbx.presenter.fields(call)
        began = dt_util.as_local(dt_util.utc_from_timestamp(call.started_at))
        shown = f"{began:{time_format}} {title(self._pbx.hass, fields)}"
        return _sound(recording_id(self._pbx, call), shown, call.talk_seconds)

    def _message(self, message: Voicemail) -> BrowseMediaSource:
        shown = caller_of(self._pbx.hass, self._pbx.presenter.caller(message.caller))
        left_at = self._pbx.voicemails.received_at(message)
        if left_at:
            shown = f"{dt_util.as_local(left_at):{_MOMENT}} {shown}"
        return _sound(voicemail_id(self._pbx, message), shown, message.seconds)

    def _phones(self, kind: str, numbers: Iterable[str]) -> list[BrowseMediaSource]:
        return [
            self._folder(f"{kind}/{number}", self._name(number)) for number in numbers
        ]

    def _name(self, number: str) -> str:
        return (
            named_number(number, self._pbx.presenter.extension_name(number)) or number
        )

    def _text(self, key: str) -> str:
        return text(self._pbx.hass, f"media.{key}")

    def _folder(self, path: str, title: str) -> BrowseMediaSource:
        return _item(f"{self._pbx.config_entry.entry_id}/{path}", title)


def _item(
    identifier: str,
    title: str,
    children: Sequence[BrowseMediaSource] | None = None,
    kind: MediaClass = MediaClass.DIRECTORY,
) -> BrowseMediaSource:
    return BrowseMediaSource(
        domain=DOMAIN,
        identifier=identifier,
        media_class=kind,
        media_content_type=MIME_TYPE,
        title=title,
        # As a list, in which titles are not cut off.
        children_media_class=None if children is None else MediaClass.MUSIC,
        can_play=kind is MediaClass.MUSIC,
        can_expand=kind is MediaClass.DIRECTORY,
        children=children,
    )


def _sound(identifier: str, title: str, seconds: int | None) -> BrowseMediaSource:
    if lasted := duration(seconds):
        title = f"{title} ({lasted})"
    return _item(identifier, title, kind=MediaClass.MUSIC)


@contextmanager
def _errors_as(
    kind: type[BrowseError | Unresolvable], hass: HomeAssistant
) -> Iterator[None]:
    """Raise errors of the kind that Home Assistant expects, with their texts.

    It does not pass translation keys on to the media browser.
    """
    try:
        yield
    except HomeAssistantError as error:
        raise kind(shown_error(hass, error)) from error
