"""Recordings and voicemails in the media browser.

They are there for administrators if the options allow it.
"""

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import date, timedelta
from functools import cache
import math
import re
import time
from typing import override

from homeassistant.components.media_player.browse_media import (
    SearchMedia,
    SearchMediaQuery,
)
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
from .base.phone_numbers import NumberPattern
from .calls.sentences import caller_of, duration, named_number, title
from .const import DOMAIN, MAX_TYPED
from .contacts.phone_book import comparable_name
from .contacts.store import async_get_contacts
from .coordinator import OpenVoxCoordinator, async_loaded_pbxs
from .history.entries import HistoryEntry
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
from .pbx import Voicemail

_CALLS_AT_ONCE = 100
_DAYS_AT_ONCE = 31
_MOMENT = "%Y-%m-%d %H:%M"
# As the titles have it.
_DAY = re.compile(r"\b\d{4}-\d\d-\d\d\b", re.ASCII)


async def async_get_media_source(hass: HomeAssistant) -> MediaSource:
    return PbxMediaSource(DOMAIN)


class PbxMediaSource(MediaSource):
    name = "OpenVox UC"

    @override
    async def async_resolve_media(self, item: MediaSourceItem) -> PlayMedia:
        with _errors_as(Unresolvable, item.hass):
            await async_require_listener(item.hass)
            await async_playable(item.hass, item.identifier)
        return PlayMedia(media_path(item.identifier), MIME_TYPE)

    @override
    async def async_browse_media(self, item: MediaSourceItem) -> BrowseMediaSource:
        with _errors_as(BrowseError, item.hass):
            await async_require_listener(item.hass)
            if not item.identifier:
                return _item(
                    "",
                    "OpenVox UC",
                    [
                        _item(each.root, each.name)
                        for each in _browsers(item)
                        if await each.async_shelves()
                    ],
                )
            [browser], (_, *path) = _browsers(item), item.identifier.split("/")
            return await browser.async_browse(item.identifier, path)

    @override
    async def async_search_media(
        self, item: MediaSourceItem, query: SearchMediaQuery
    ) -> SearchMedia:
        with _errors_as(BrowseError, item.hass):
            await async_require_listener(item.hass)
            typed, path = (
                query.search_query.strip()[:MAX_TYPED],
                (item.identifier or "").split("/")[1:],
            )
            found = [
                each
                for browser in _browsers(item)
                for each in await browser.async_search(typed, path)
            ]
        # Titles begin with the time.
        return SearchMedia(
            result=sorted(found, key=lambda each: each.title, reverse=True)[
                :_CALLS_AT_ONCE
            ]
        )


def _browsers(item: MediaSourceItem) -> list[_Browser]:
    """Return what browses the PBX of a folder, or each that can be heard.

    Raises HomeAssistantError.
    """
    if item.identifier:
        return [
            _Browser(async_audible_pbx(item.hass, item.identifier.partition("/")[0]))
        ]
    if not (pbxs := [*filter(is_on, async_loaded_pbxs(item.hass))]):
        raise HomeAssistantError(**translated("media_turned_off"))
    return [*map(_Browser, pbxs)]


class _Browser:
    def __init__(self, pbx: OpenVoxCoordinator) -> None:
        self._pbx = pbx
        self.root = pbx.config_entry.entry_id
        self.name = pbx.data.device.name

    async def async_shelves(self) -> list[BrowseMediaSource]:
        """Return the folders of the PBX that are not empty."""
        if not self._pbx.voicemails.data and self._pbx.voicemails.update_interval:
            await self._pbx.voicemails.async_refresh()
        recorded = await self._pbx.history.async_read(recorded_days, time.time() + 1, 1)
        shelves = {"recordings": recorded, "voicemails": self._pbx.voicemails.data}
        return [
            self._folder(shelf, self._text(shelf))
            for shelf, contents in shelves.items()
            if contents
        ]

    async def async_browse(
        self, identifier: str, path: Sequence[str]
    ) -> BrowseMediaSource:
        """Return a folder and its contents.

        Raises HomeAssistantError, and ValueError for an unknown path.
        """
        match path:
            case []:
                return _item(identifier, self.name, await self.async_shelves())
            case ["recordings"]:
                days, extensions = (
                    await self._async_days(),
                    await self._pbx.history.async_read(recorded_extensions),
                )
                by_extension = (
                    [self._folder("extensions", self._text("by_extension"))]
                    if extensions
                    else []
                )
                return _item(identifier, self._text("recordings"), days + by_extension)
            case ["days", before]:
                return _item(
                    identifier,
                    self._text("earlier_days"),
                    await self._async_days(float(before)),
                )
            case ["day", day, *before]:
                began, ended = _period(day)
                query = CallQuery(
                    recorded=True, start=began, end=min([ended, *map(float, before)])
                )
                return _item(
                    identifier,
                    day,
                    await self._async_calls(f"day/{day}", query, "%H:%M"),
                )
            case ["extensions"]:
                extensions = await self._pbx.history.async_read(recorded_extensions)
                return _item(
                    identifier,
                    self._text("by_extension"),
                    self._extensions("extension", extensions),
                )
            case ["extension", number, *before]:
                query = CallQuery(
                    recorded=True,
                    extensions=frozenset({number}),
                    end=min(map(float, before), default=None),
                )
                return _item(
                    identifier,
                    self._name(number),
                    await self._async_calls(f"extension/{number}", query, _MOMENT),
                )
            case ["voicemails"]:
                await self._pbx.voicemails.async_refresh()
                return _item(
                    identifier,
                    self._text("voicemails"),
                    self._extensions("mailbox", sorted(self._pbx.voicemails.data)),
                )
            case ["mailbox", number, *after]:
                return _item(
                    identifier,
                    self._name(number),
                    self._messages(number, *map(int, after)),
                )
        raise ValueError("no such folder")

    async def async_search(
        self, typed: str, path: Sequence[str]
    ) -> list[BrowseMediaSource]:
        """Find a name or a number among the recordings and voicemails below a folder.

        Searches the newest recordings, of one day or of any.
        """
        hass, presenter, (kind, number) = (
            self._pbx.hass,
            self._pbx.presenter,
            [*path, "", ""][:2],
        )
        day = (
            found[0]
            if (found := _DAY.search(typed) or _DAY.search("/".join(path)))
            else ""
        )
        words = _DAY.sub("", typed).strip()
        numbers = await async_get_contacts(hass).async_numbers(words)
        items = list[BrowseMediaSource]()
        if kind not in ("voicemails", "mailbox"):
            start, end = _period(day) if day else (None, None)
            within = frozenset({number}) if kind == "extension" else None
            queries = [
                CallQuery(
                    recorded=True,
                    numbers=numbers,
                    extensions=within,
                    start=start,
                    end=end,
                    dial_plan=self._pbx.dial_plan,
                )
            ]
            if words and (named := presenter.extensions_named(words)):
                queries.append(
                    replace(
                        queries[0], numbers=None, extensions=named & (within or named)
                    )
                )
            calls = {
                each.call.call_id: each
                for query in queries
                for each in await self._pbx.history.async_find(query, _CALLS_AT_ONCE)
            }
            items += [self._call(entry, _MOMENT) for entry in calls.values()]
        if kind in ("", "voicemails", "mailbox"):
            patterns = [
                NumberPattern(each, hass.config.country) for each in numbers or ()
            ]
            items += await hass.async_add_executor_job(
                self._find_messages, comparable_name(words), patterns, day, number
            )
        return items

    def _find_messages(
        self, name: str, numbers: Sequence[NumberPattern], day: str, extension: str
    ) -> list[BrowseMediaSource]:
        """Return the messages in the mailbox of an extension, or in all.

        Runs in an executor.
        """

        @cache
        def is_meant(mailbox: str, caller: str) -> bool:
            names = (
                self._name(mailbox),
                self._pbx.presenter.caller(caller)["caller_name"] or "",
            )
            return any(name in comparable_name(each) for each in names) or any(
                number.matches(caller) for number in numbers
            )

        return [
            item
            for mailbox, messages in self._pbx.voicemails.data.items()
            for message in (messages if extension in ("", mailbox) else ())
            if is_meant(mailbox, message.caller or "")
            and (item := self._message(message, self._name(mailbox))).title.startswith(
                day
            )
        ]

    async def _async_days(self, before: float = math.inf) -> list[BrowseMediaSource]:
        days = await self._pbx.history.async_read(
            recorded_days, min(before, time.time() + 1), _DAYS_AT_ONCE + 1
        )
        names = [
            f"{dt_util.as_local(dt_util.utc_from_timestamp(day)):%Y-%m-%d}"
            for day in days[:_DAYS_AT_ONCE]
        ]
        folders = [self._folder(f"day/{name}", name) for name in names]
        if len(days) <= _DAYS_AT_ONCE:
            return folders
        return [
            *folders,
            self._folder(f"days/{days[_DAYS_AT_ONCE - 1]}", self._text("earlier_days")),
        ]

    async def _async_calls(
        self, folder: str, query: CallQuery, time_format: str
    ) -> list[BrowseMediaSource]:
        found = await self._pbx.history.async_find(query, _CALLS_AT_ONCE + 1)
        calls = [self._call(entry, time_format) for entry in found[:_CALLS_AT_ONCE]]
        if len(found) <= _CALLS_AT_ONCE:
            return calls
        # Others may have begun in the same second.
        before = math.nextafter(found[_CALLS_AT_ONCE].call.started_at, math.inf)
        return [
            *calls,
            self._folder(f"{folder}/{before!r}", self._text("earlier_calls")),
        ]

    def _call(self, entry: HistoryEntry, time_format: str) -> BrowseMediaSource:
        fields = self._pbx.presenter.fields(entry.call, backfilled=entry.backfilled)
        began = dt_util.as_local(dt_util.utc_from_timestamp(entry.call.started_at))
        length = f" ({duration(talked)})" if (talked := entry.call.talk_seconds) else ""
        shown = f"{began:{time_format}} {title(self._pbx.hass, fields)}{length}"
        return _item(recording_id(self._pbx, entry.call), shown, kind=MediaClass.MUSIC)

    def _messages(self, number: str, after: int = 0) -> list[BrowseMediaSource]:
        mailbox, end = self._pbx.voicemails.data.get(number, ()), after + _CALLS_AT_ONCE
        messages = [self._message(message) for message in mailbox[after:end]]
        if len(mailbox) <= end:
            return messages
        return [
            *messages,
            self._folder(f"mailbox/{number}/{end}", self._text("earlier_messages")),
        ]

    def _message(self, message: Voicemail, whose: str = "") -> BrowseMediaSource:
        left_at = self._pbx.voicemails.received_at(message)
        who = caller_of(self._pbx.hass, self._pbx.presenter.caller(message.caller))
        who = (
            text(self._pbx.hass, "call_title.parties", caller=who, callee=whose)
            if whose
            else who
        )
        when = f"{dt_util.as_local(left_at):{_MOMENT}} " if left_at else ""
        length = f" ({duration(message.seconds)})" if message.seconds else ""
        return _item(
            voicemail_id(self._pbx, message),
            f"{when}{who}{length}",
            kind=MediaClass.MUSIC,
        )

    def _extensions(self, kind: str, numbers: Iterable[str]) -> list[BrowseMediaSource]:
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
        return _item(f"{self.root}/{path}", title)


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
        # As a list, in which titles are not cut off, also what a search finds.
        children_media_class=None if children is None else MediaClass.MUSIC,
        can_play=kind is MediaClass.MUSIC,
        can_expand=kind is MediaClass.DIRECTORY,
        can_search=kind is MediaClass.DIRECTORY,
        children=children,
    )


def _period(day: str) -> Iterator[float]:
    """Return when a day begins, and when it ends. Raises ValueError."""
    return (
        dt_util.start_of_local_day(
            date.fromisoformat(day) + timedelta(days=days)
        ).timestamp()
        for days in (0, 1)
    )


@contextmanager
def _errors_as(
    kind: type[BrowseError | Unresolvable], hass: HomeAssistant
) -> Iterator[None]:
    """Raise errors as Home Assistant expects them, as text.

    It sends no keys of translations to the media browser.
    """
    try:
        yield
    except HomeAssistantError as error:
        raise kind(shown_error(hass, error)) from error
