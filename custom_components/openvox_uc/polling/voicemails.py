"""Polls the messages in the mailboxes of a PBX.

It does so slowly, and soon after a caller may have left a message.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, override

from homeassistant.core import callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect

from ..base.signals import publish_state
from ..base.subjects import PBX
from ..calls.signals import call_signal
from ..connection.boot_time import to_utc
from ..pbx import CallEvent, PbxRefusedError, Reason, Refusal, Voicemail
from .owned import OwnedCoordinator

if TYPE_CHECKING:
    from ..coordinator import OpenVoxCoordinator

_INTERVAL = timedelta(minutes=10)
# The PBX stores a message after its caller has hung up.
_AFTER_CALL_SECONDS = 5

# The subject to publish.
VOICEMAILS = "voicemails"

type Mailboxes = Mapping[str, tuple[Voicemail, ...]]


class VoicemailCoordinator(OwnedCoordinator[tuple[Voicemail, ...]]):
    """Polls messages, by extension, newest first.

    It stops polling if the PBX does not support the request.
    """

    def __init__(self, pbx: OpenVoxCoordinator) -> None:
        super().__init__(pbx, VOICEMAILS, _INTERVAL, _AFTER_CALL_SECONDS)
        # Whether the list has arrived; only then does an empty list mean that there are
        # none.
        self.has_list = False
        self._announced: Mailboxes = {}
        self.always_update = True

    @callback
    def async_start(self) -> None:
        signal = call_signal(self.config_entry.entry_id, PBX)
        self.config_entry.async_on_unload(
            async_dispatcher_connect(self.hass, signal, self._async_handle_call)
        )
        self.config_entry.async_on_unload(self.async_add_listener(self._async_announce))
        self.config_entry.async_create_background_task(
            self.hass, self.async_refresh(), self.name
        )

    async def async_list(self) -> None:
        """List the messages now. Raises PbxError."""
        self.async_set_updated_data(await self._async_list())

    def received_at(self, message: Voicemail) -> datetime | None:
        ahead = self._pbx.tracker.clock.ahead
        if message.left_at is None or ahead is None:
            return None
        return to_utc(message.left_at, ahead)

    @override
    async def _async_poll(self) -> Mailboxes:
        try:
            return await self._async_list()
        except PbxRefusedError as error:
            if error.errno != Refusal.UNKNOWN_REQUEST:
                raise
            self.update_interval = None
            return {}

    async def _async_list(self) -> Mailboxes:
        """Return the messages; new ones only of the same PBX. Raises PbxError."""
        mailboxes = _sorted(await self._session.client.voicemail.query())
        if mailboxes != self.data:
            await self._session.client.confirm()
        self.has_list = True
        return mailboxes

    @callback
    def _async_announce(self) -> None:
        if self.data != self._announced:
            self._announced = self.data
            publish_state(self.hass, self.config_entry.entry_id, VOICEMAILS)

    @callback
    def _async_handle_call(self, event: CallEvent) -> None:
        if event.call.reason is Reason.VOICEMAIL and self.update_interval:
            self.async_refresh_soon()


def _sorted(messages: Iterable[Voicemail]) -> Mailboxes:
    found = defaultdict[str, list[Voicemail]](list)
    for message in sorted(
        messages, key=lambda message: str(message.left_at or ""), reverse=True
    ):
        found[message.extension].append(message)
    return {extension: tuple(mailbox) for extension, mailbox in found.items()}
