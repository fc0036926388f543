"""Calls of which nothing was reported: as long as no report has come, the PBX's own records tell whether one was due."""

import asyncio
from datetime import datetime
import time
from typing import TYPE_CHECKING

from homeassistant.core import callback
from homeassistant.util.dt import utc_from_timestamp

from ..const import LOGGER
from ..pbx import PbxError, PbxNotUnderstoodError, PbxRefusedError, calls_of

if TYPE_CHECKING:
    from ..coordinator import OpenVoxCoordinator

_HOUR_SECONDS = 3600
_DAY_SECONDS = 86_400


class UnheardCalls:
    """Tells a house where nobody calls from one whose calls are not reported.

    Some PBXs never list what a phone does, so their lists cannot tell. Their records can, those of calls within the house too.
    """

    def __init__(self, coordinator: OpenVoxCoordinator) -> None:
        """Ask for nothing yet."""
        self._coordinator = coordinator
        self._asked_at = 0.0

    @callback
    def async_look(self) -> None:
        """Look for calls in the background, if nothing has come for an hour."""
        now = time.time()
        since = self._coordinator.session.route.unheard_since
        if since is None or now - max(since, self._asked_at) < _HOUR_SECONDS:
            return
        self._asked_at = now
        entry = self._coordinator.config_entry
        entry.async_create_background_task(self._coordinator.hass, self._async_look(since), f"{entry.title} unheard calls")

    async def _async_look(self, silent_since: float) -> None:
        """Look for calls since a moment, and note that a report was due if there were any."""
        session = self._coordinator.session
        now = time.time()
        since = max(silent_since, self._coordinator.memory.last_login, now - _DAY_SECONDS)
        try:
            due = await self._async_has_calls(since, now)
        except (PbxRefusedError, PbxNotUnderstoodError) as error:
            LOGGER.debug("%s: whether there were calls is not known: %s", self._coordinator.name, error)
            # Where nothing tells, a whole day without a report is no good sign.
            due = now - silent_since > _DAY_SECONDS
        except PbxError as error:
            if session.connected and not session.client.logged_in:
                session.async_failed(error)
            return
        if due:
            session.route.report_due(since)
            self._coordinator.backfill.async_catch_up()

    async def _async_has_calls(self, since: float, now: float) -> bool:
        """Return whether the PBX has recorded a call that began after a moment."""
        tracker = self._coordinator.tracker
        # Its time zone may not be known, so a day more is asked for on either side.
        file = await self._coordinator.client.call_records(_local(since - _DAY_SECONDS), _local(now + _DAY_SECONDS))
        calls = calls_of(file.records, utc_offset=tracker.utc_offset or 0.0, skew=tracker.skew)
        return any(call.started_at >= since for call in await asyncio.to_thread(list, calls))


def _local(moment: float) -> datetime:
    """Return a moment as the PBX writes it."""
    return utc_from_timestamp(moment).replace(tzinfo=None)
