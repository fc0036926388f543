"""The messages in the mailboxes of a PBX: polled calmly, and soon after somebody may have left one."""

from collections import defaultdict
from collections.abc import Coroutine, Iterable, Mapping
from datetime import UTC, datetime, timedelta
from typing import Any, Protocol, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.debounce import Debouncer
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed
from homeassistant.util.dt import utc_from_timestamp

from ..base.error_texts import translated_error
from ..base.subjects import PBX
from ..calls.signals import call_signal
from ..const import LOGGER
from ..pbx import (
    CallEvent,
    CallTracker,
    PbxBusyError,
    PbxClient,
    PbxError,
    PbxNotReachableError,
    PbxRefusedError,
    Reason,
    Refusal,
    Voicemail,
)

_INTERVAL = timedelta(minutes=10)
# A message is listed once its caller has hung up, and the PBX has stored it.
_AFTER_CALL_SECONDS = 5

type Mailboxes = Mapping[str, tuple[Voicemail, ...]]


class VoicemailOwner(Protocol):
    """What the poll needs of the PBX's owner."""

    tracker: CallTracker

    @property
    def client(self) -> PbxClient:
        """Return the client of the PBX."""

    @property
    def connected(self) -> bool:
        """Return whether the session with the PBX stands."""

    @callback
    def async_request_failed(self, error: PbxError) -> None:
        """Note that a request failed."""


class VoicemailCoordinator(DataUpdateCoordinator[Mailboxes]):
    """Owns what is known of the messages: by extension, the newest first. A PBX that does not know the request is asked no more."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry, owner: VoicemailOwner) -> None:
        """Know nothing yet."""
        debouncer: Debouncer[Coroutine[Any, Any, None]] = Debouncer(
            hass, LOGGER, cooldown=_AFTER_CALL_SECONDS, immediate=False, background=True
        )
        super().__init__(
            hass,
            LOGGER,
            config_entry=entry,
            name=f"{entry.title} voicemails",
            update_interval=_INTERVAL,
            request_refresh_debouncer=debouncer,
        )
        self.data = {}
        # Whether the list has come, so that no message means that there is none.
        self.is_listed = False
        self._entry = entry
        self._owner = owner

    @callback
    def async_start(self) -> None:
        """List the messages, and again after calls that ended in voicemail."""
        signal = call_signal(self._entry.entry_id, PBX)
        self._entry.async_on_unload(async_dispatcher_connect(self.hass, signal, self._async_handle_call))
        self._entry.async_create_background_task(self.hass, self.async_refresh(), self.name)

    async def async_list(self) -> None:
        """List the messages now. Raises PbxError."""
        self.async_set_updated_data(await self._async_list())

    def received_at(self, message: Voicemail) -> datetime | None:
        """Return when a message was left, by our clock."""
        ahead = self._owner.tracker.clock.ahead
        if message.left_at is None or ahead is None:
            return None
        return utc_from_timestamp(message.left_at.replace(tzinfo=UTC).timestamp() - ahead)

    @override
    async def _async_update_data(self) -> Mailboxes:
        """Ask the PBX; while it cannot be reached, which the polls of its phones tell, what is known stays."""
        if not self._owner.connected:
            return self.data
        try:
            return await self._async_list()
        except (PbxNotReachableError, PbxBusyError) as error:
            LOGGER.debug("%s: the list did not come: %s", self.name, error)
            return self.data
        except PbxError as error:
            if isinstance(error, PbxRefusedError) and error.errno == Refusal.UNKNOWN_REQUEST:
                self.update_interval = None
                return {}
            self._owner.async_request_failed(error)
            raise UpdateFailed(**translated_error(error)) from error

    async def _async_list(self) -> Mailboxes:
        """Return the messages that the PBX lists, and other ones than before only if it is still the same PBX. Raises PbxError."""
        mailboxes = _sorted(await self._owner.client.voicemail.query())
        if mailboxes != self.data:
            await self._owner.client.confirm()
        self.is_listed = True
        return mailboxes

    @callback
    def _async_handle_call(self, event: CallEvent) -> None:
        """List the messages soon if the call ended in voicemail."""
        if event.call.reason is Reason.VOICEMAIL and self.update_interval:
            self._debounced_refresh.async_schedule_call()


def _sorted(messages: Iterable[Voicemail]) -> Mailboxes:
    """Return messages by extension, the newest first."""
    found = defaultdict[str, list[Voicemail]](list)
    for message in sorted(messages, key=lambda message: str(message.left_at or ""), reverse=True):
        found[message.extension].append(message)
    return {extension: tuple(mailbox) for extension, mailbox in found.items()}
