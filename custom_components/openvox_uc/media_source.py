"""Recordings and voicemails in the media browser, for administrators if the options allow it."""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import date, timedelta
import math
import time
from typing import override

from homeassistant.components.media_player.const import MediaClass
from homeassistant.components.media_player.errors import BrowseError
from homeassistant.components.media_source import BrowseMediaSource, MediaSource, MediaSourceItem, PlayMedia, Unresolvable
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.util import dt as dt_util

from .access.permissions import async_require_listener
from .base.error_texts import translated
from .calls.sentences import duration, title
from .const import DOMAIN
from .coordinator import OpenVoxCoordinator
from .history.entries import HistoryEntry
from .history.queries import CallQuery, recorded_days
from .media.sounds import MIME_TYPE, async_audible_pbx, async_audible_pbxs, async_playable, media_path, recording_id, voicemail_id
from .pbx import Voicemail

_CALLS_AT_ONCE = 100
_DAYS_AT_ONCE = 31


async def async_get_media_source(hass: HomeAssistant) -> MediaSource:
    return PbxMediaSource(DOMAIN)


class PbxMediaSource(MediaSource):
    name = "OpenVox UC"

    @override
    async def async_resolve_media(self, item: MediaSourceItem) -> PlayMedia:
        with _errors_as(Unresolvable):
            await async_require_listener(item.hass)
            await async_playable(item.hass, item.identifier)
        return PlayMedia(media_path(item.identifier), MIME_TYPE)

    @override
    async def async_browse_media(self, item: MediaSourceItem) -> BrowseMediaSource:
        with _errors_as(BrowseError):
            await async_require_listener(item.hass)
            if not item.identifier:
                pbxs = async_audible_pbxs(item.hass)
                if not pbxs:
                    raise HomeAssistantError(**translated("media_turned_off"))
                return _item("", "OpenVox UC", [_item(pbx.config_entry.entry_id, pbx.data.device.name) for pbx in pbxs])
            entry_id, *path = item.identifier.split("/")
            return await _Browser(async_audible_pbx(item.hass, entry_id)).async_browse(item.identifier, path)


class _Browser:
    def __init__(self, coordinator: OpenVoxCoordinator) -> None:
        self._coordinator = coordinator
        self._root = coordinator.config_entry.entry_id

    async def async_browse(self, identifier: str, path: Sequence[str]) -> BrowseMediaSource:
        """Return a folder, and what is in it. Raises HomeAssistantError, and ValueError for a path that there is not."""
        match path:
            case []:
                children = [self._folder("recordings", "Recordings"), self._folder("voicemails", "Voicemails")]
                return _item(identifier, self._coordinator.data.device.name, children)
            case ["recordings"]:
                return _item(identifier, "Recordings", [self._folder("days", "By day"), self._folder("extensions", "By extension")])
            case ["days", *before]:
                return _item(identifier, "By day", await self._async_days(*map(float, before)))
            case ["day", day, *before]:
                began, ended = (dt_util.start_of_local_day(date.fromisoformat(day) + timedelta(days=days)).timestamp() for days in (0, 1))
                query = CallQuery(recorded=True, start=began, end=min([ended, *map(float, before)]))
                return _item(identifier, day, await self._async_calls(f"day/{day}", query, "%H:%M"))
            case ["extensions"]:
                return _item(identifier, "By extension", self._extensions("extension", self._coordinator.data.extensions))
            case ["extension", number, *before]:
                query = CallQuery(recorded=True, extensions=frozenset({number}), end=min(map(float, before), default=None))
                return _item(identifier, self._name(number), await self._async_calls(f"extension/{number}", query, "%Y-%m-%d %H:%M"))
            case ["voicemails"]:
                await self._coordinator.voicemails.async_refresh()
                return _item(identifier, "Voicemails", self._extensions("mailbox", sorted(self._coordinator.voicemails.data)))
            case ["mailbox", number, *after]:
                return _item(identifier, self._name(number), self._messages(number, *map(int, after)))
        raise ValueError("no such folder")

    async def _async_days(self, before: float = math.inf) -> list[BrowseMediaSource]:
        days = await self._coordinator.history.async_read(recorded_days, min(before, time.time() + 1), _DAYS_AT_ONCE + 1)
        names = [f"{dt_util.as_local(dt_util.utc_from_timestamp(day)):%Y-%m-%d}" for day in days[:_DAYS_AT_ONCE]]
        folders = [self._folder(f"day/{name}", name) for name in names]
        return folders if len(days) <= _DAYS_AT_ONCE else [*folders, self._folder(f"days/{days[_DAYS_AT_ONCE - 1]}", "Earlier days")]

    async def _async_calls(self, folder: str, query: CallQuery, time_format: str) -> list[BrowseMediaSource]:
        found = await self._coordinator.history.async_find(query, _CALLS_AT_ONCE + 1)
        calls = [self._call(entry, time_format) for entry in found[:_CALLS_AT_ONCE]]
        if len(found) <= _CALLS_AT_ONCE:
            return calls
        # Others may have begun in the same second.
        before = math.nextafter(found[_CALLS_AT_ONCE].call.started_at, math.inf)
        return [*calls, self._folder(f"{folder}/{before!r}", "Earlier calls")]

    def _call(self, entry: HistoryEntry, time_format: str) -> BrowseMediaSource:
        fields = self._coordinator.presenter.fields(entry.call, backfilled=entry.backfilled)
        began = dt_util.as_local(dt_util.utc_from_timestamp(entry.call.started_at))
        length = f" ({duration(talked)})" if (talked := entry.call.talk_seconds) else ""
        text = f"{began:{time_format}} {title(fields)}{length}"
        return _item(recording_id(self._coordinator, entry.call), text, kind=MediaClass.MUSIC)

    def _messages(self, number: str, after: int = 0) -> list[BrowseMediaSource]:
        mailbox, end = self._coordinator.voicemails.data.get(number, ()), after + _CALLS_AT_ONCE
        messages = [self._message(message) for message in mailbox[after:end]]
        return [*messages, self._folder(f"mailbox/{number}/{end}", "Earlier messages")] if len(mailbox) > end else messages

    def _message(self, message: Voicemail) -> BrowseMediaSource:
        left_at = self._coordinator.voicemails.received_at(message)
        caller = self._coordinator.presenter.caller(message.caller)
        who = caller["caller_name"] or caller["caller"] or "Unknown caller"
        when = f"{dt_util.as_local(left_at):%Y-%m-%d %H:%M} " if left_at else ""
        length = f" ({duration(message.seconds)})" if message.seconds else ""
        return _item(voicemail_id(self._coordinator, message), f"{when}{who}{length}", kind=MediaClass.MUSIC)

    def _extensions(self, kind: str, numbers: Iterable[str]) -> list[BrowseMediaSource]:
        return [self._folder(f"{kind}/{number}", self._name(number)) for number in numbers]

    def _name(self, number: str) -> str:
        name = self._coordinator.presenter.extension_name(number) or number
        return number if name == number else f"{name} ({number})"

    def _folder(self, path: str, title: str) -> BrowseMediaSource:
        return _item(f"{self._root}/{path}", title)


def _item(
    identifier: str, title: str, children: Sequence[BrowseMediaSource] | None = None, kind: MediaClass = MediaClass.DIRECTORY
) -> BrowseMediaSource:
    return BrowseMediaSource(
        domain=DOMAIN,
        identifier=identifier,
        media_class=kind,
        media_content_type=MIME_TYPE,
        title=title,
        can_play=kind is MediaClass.MUSIC,
        can_expand=kind is MediaClass.DIRECTORY,
        children=children,
    )


@contextmanager
def _errors_as(kind: type[BrowseError | Unresolvable]) -> Iterator[None]:
    try:
        yield
    except HomeAssistantError as error:
        raise kind(**translated(error.translation_key or "", **(error.translation_placeholders or {}))) from error
