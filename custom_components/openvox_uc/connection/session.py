"""Maintains the session with a PBX: logins, heartbeats, and retries (protocol 2)."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from typing import TYPE_CHECKING

from homeassistant.config_entries import SOURCE_REAUTH
from homeassistant.const import CONF_HOST
from homeassistant.core import CALLBACK_TYPE, HassJob, callback
from homeassistant.exceptions import ConfigEntryAuthFailed, ConfigEntryNotReady
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.http import current_request

from ..base.error_texts import translated, translated_error
from ..base.issues import Issue, async_clear_issue, async_raise_issue
from ..const import CONF_ALLOWED_SENDERS, LOGGER
from ..pbx import (
    DeviceInfo,
    PbxAuthRefusedError,
    PbxError,
    PbxLockedOutError,
    PbxNotReachableError,
    PbxReplacedError,
    PbxTokenLostError,
)
from .addresses import async_resolve
from .http_session import async_get_session, async_log_out, make_client
from .login_guard import LAST_TRY, async_get_login_guard, in_minutes
from .options import read_option, read_options
from .session_state import async_ask_if_moved

if TYPE_CHECKING:
    from ..coordinator import OpenVoxCoordinator

_HEARTBEAT_SECONDS = 60
_RETRY_SECONDS = (5, 10, 20, 30)
_LOGIN_AFTER_BOOT_SECONDS = 30
_REPLACED_SECONDS = 300


class PbxSession:
    """The session with a PBX while its entry is set up.

    It is begun by the setup, kept until the entry is unloaded, and shared by all who
    send requests. What has to outlive it is in `state`.
    """

    def __init__(self, pbx: OpenVoxCoordinator) -> None:
        self.connected = False
        # A renewal and a poll of the lists wait for each other, so that a loss counts
        # once. Other requests do not wait.
        self.lock = asyncio.Lock()
        # The addresses of the PBX itself, and all addresses whose reports are accepted.
        self.addresses: frozenset[str] = frozenset()
        self.senders: frozenset[str] = frozenset()
        self._pbx = pbx
        self.hass = pbx.hass
        self.entry = pbx.config_entry
        self.state = pbx.runtime.session_state
        self.clock = pbx.clock
        self._host: str = self.entry.data[CONF_HOST]
        self.client = make_client(
            self.hass,
            {**read_options(self.entry), **self.entry.data},
            self._login_gate,
            self._logged_in,
            expected_serial=self.entry.unique_id,
            slot=self.state.slot,
        )
        self._lost_tokens = 0
        self._attempts = 0
        self._keeping = False
        self._closed = False
        self._cancel_timer: CALLBACK_TYPE = lambda: None

    async def async_begin(self) -> None:
        """Log in while the entry is set up. Raises the ConfigEntry errors."""
        now, state = self.clock.now(), self.state
        self._check_for_contest()
        if state.late_login_at is not None and state.late_login_at > now:
            raise _not_ready("pbx_starting", state.late_login_at - now)
        if (seconds := state.seconds_of_contest(now)) > 0:
            raise _not_ready("session_contested", seconds)
        try:
            await self._async_log_in()
        except PbxError as error:
            self._note_outage(error)
            if isinstance(error, PbxAuthRefusedError):
                # A PBX that has just booted may refuse correct credentials, too.
                seconds_to_login = state.plan_late_login(self.clock.now())
                if seconds_to_login is None:
                    raise ConfigEntryAuthFailed(**translated_error(error)) from error
                raise _not_ready("pbx_starting", seconds_to_login) from error
            # A reload has closed the form that asks for new credentials.
            if state.has_refused:
                self.entry.async_start_reauth(self.hass)
            raise ConfigEntryNotReady(**translated_error(error)) from error

    @callback
    def async_keep(self) -> None:
        """Keep the session until it is closed."""
        self._keeping = True
        self._renew_in(_HEARTBEAT_SECONDS)

    async def async_close(self) -> None:
        """End the session.

        When Home Assistant stops, the session stays for the next run, so that no report
        gets lost.
        """
        self._check_for_contest()
        self._keeping = False
        self._cancel_timer()
        # In its last stage, Home Assistant no longer counts as stopping.
        if self.hass.is_stopping or async_get_session(self.hass).closed:
            return
        self._closed = True
        self.client.relogin_allowed = False
        await async_log_out(self.client)

    @callback
    def async_failed(self, error: PbxError) -> None:
        """Process the loss of the session: log in later, or ask for new credentials."""
        if not self._keeping:
            return
        self._check_for_contest()
        self._note_outage(error)
        self.connected = False
        self._pbx.async_session_lost(error)
        if isinstance(error, PbxAuthRefusedError):
            seconds = self.state.plan_late_login(self.clock.now())
        else:
            seconds = self._seconds_to_retry(error)
            self._attempts += 1
        if seconds is None:
            self._cancel_timer()
            self.entry.async_start_reauth(self.hass)
        else:
            self._renew_in(seconds)

    @callback
    def async_request_failed(self, error: PbxError) -> None:
        """Process the failure of a request, which may show that the session is lost."""
        if self.connected and not self.client.logged_in:
            # What follows outlives the request of the user who noticed.
            with current_request.set(None):
                self.async_failed(error)

    @callback
    def async_pbx_booted(self) -> None:
        """Log in again, unless that has just happened.

        A PBX that has just started knows no sessions.
        """
        self.state.boot_noticed_at = self.clock.now()
        self._renew_in(0)

    async def _async_renew(self) -> None:
        """Send a heartbeat, or log in again."""
        self._check_for_contest()
        was_connected = self.connected
        async with self.lock:
            if was_connected and not self.connected:
                # Lost meanwhile: the next login, if there is one, has its own time.
                return
            # A boot that is noticed right after a login was before it.
            noticed_after = self.state.boot_noticed_at - self.state.last_login
            logs_in = noticed_after >= _LOGIN_AFTER_BOOT_SECONDS or not self.connected
            try:
                if logs_in:
                    await self._async_log_in()
                else:
                    await self._async_beat()
            except PbxError as error:
                self.async_failed(error)
                return
            if self.connected:
                self._renew_in(_HEARTBEAT_SECONDS)
        if logs_in:
            await self._pbx.async_refresh()
        else:
            # A PBX that accepts the login may still fail other requests.
            self._attempts = 0

    async def _async_beat(self) -> None:
        """Send a heartbeat, which also repeats where reports go.

        If it fails, log in if reports now go elsewhere. Otherwise, another request
        shows whether the session continues.
        """
        sent_target = self.client.report_target
        await self._async_prepare()
        try:
            await self.client.heartbeat()
        except PbxError as error:
            if not self.client.logged_in:
                raise
            LOGGER.debug("%s: the heartbeat failed: %s", self.entry.title, error)
            if self.client.report_target != sent_target:
                await self.client.login()
            else:
                await self.client.extensions()

    async def _async_log_in(self) -> None:
        """Log in, and close forms that ask for the password. Raises PbxError."""
        await self._async_prepare()
        await self.client.login()
        self.connected = True
        for flow in self.entry.async_get_active_flows(self.hass, {SOURCE_REAUTH}):
            self.hass.config_entries.flow.async_abort(flow["flow_id"])

    async def async_find_pbx(self) -> None:
        """Look up the addresses of the PBX; keep the known ones if that fails."""
        if addresses := await async_resolve(self.hass, self._host):
            self.addresses = frozenset(addresses)
            self.senders = self.addresses.union(
                read_option(self.entry, CONF_ALLOWED_SENDERS)
            )

    async def _async_prepare(self) -> None:
        await self.async_find_pbx()
        self.client.report_target = await self._pbx.watchdog.async_choose_target()

    @asynccontextmanager
    async def _login_gate(self) -> AsyncIterator[None]:
        guard = await async_get_login_guard(self.hass)
        async with guard.gate(self._host):
            yield
        self.state.last_login = self.clock.now()

    @callback
    def _logged_in(self, device: DeviceInfo | None) -> None:
        """Process a login, including one after a lost token."""
        if self._closed:
            # The session ends as soon as this login is done.
            return
        self.state.has_refused = False
        self.state.late_login_at = self.state.away_since = self.state.seen_at = None
        async_clear_issue(self.hass, self.entry, Issue.MOVED, Issue.OTHER_PBX)
        self._check_for_contest()
        # A user's request may have noticed the lost token.
        with current_request.set(None):
            self._pbx.async_session_started(device)

    @callback
    def _check_for_contest(self) -> None:
        """Notice another program that uses the same API user.

        While it does, the client does not replace a lost token by itself. Otherwise,
        the two would end each other's session over and over.
        """
        lost = self.client.lost_tokens - self._lost_tokens
        self._lost_tokens += lost
        session_since = self.state.last_login if self.connected else None
        contested = self.state.note_lost_tokens(lost, self.clock.now(), session_since)
        self.client.relogin_allowed = not contested
        if contested:
            async_raise_issue(self.hass, self.entry, Issue.SESSION_CONTESTED)
        else:
            async_clear_issue(self.hass, self.entry, Issue.SESSION_CONTESTED)

    @callback
    def _note_outage(self, error: PbxError) -> None:
        """Note since when the PBX has been unreachable, and ask whether it has moved.

        Raise an issue if another PBX answers at its address.
        """
        state = self.state
        # These errors may also occur without a request to the PBX.
        is_unsent = (
            isinstance(error, PbxLockedOutError | PbxTokenLostError)
            or error.key == LAST_TRY
        )
        if isinstance(error, PbxNotReachableError):
            state.unreachable_at = self.clock.now()
            state.away_since = state.away_since or state.unreachable_at
        elif not is_unsent:
            state.away_since = None
        async_ask_if_moved(self.hass, self.entry, state)
        if isinstance(error, PbxReplacedError):
            async_raise_issue(
                self.hass, self.entry, Issue.OTHER_PBX, **error.placeholders
            )

    def _seconds_to_retry(self, error: PbxError) -> float:
        """Return how many seconds to wait before the next login.

        The wait is long while another program takes the session, or if another PBX
        answers.
        """
        seconds = _RETRY_SECONDS[min(self._attempts, len(_RETRY_SECONDS) - 1)]
        if isinstance(error, PbxReplacedError):
            seconds = _REPLACED_SECONDS
        return max(seconds, self.state.seconds_of_contest(self.clock.now()))

    @callback
    def _renew_in(self, seconds: float) -> None:
        self._cancel_timer()
        if not self._keeping:
            return

        @callback
        def renew(_now: datetime) -> None:
            self.entry.async_create_background_task(
                self.hass, self._async_renew(), f"{self.entry.title} session"
            )

        self._cancel_timer = async_call_later(
            self.hass, seconds, HassJob(renew, cancel_on_shutdown=True)
        )


def _not_ready(reason: str, seconds: float) -> ConfigEntryNotReady:
    return ConfigEntryNotReady(**translated(reason, minutes=in_minutes(seconds)))
