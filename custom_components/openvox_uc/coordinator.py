"""Polls a PBX, passes its reports to the tracker, and has changes published."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import NamedTuple, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.update_coordinator import UpdateFailed

from .base.clock import async_get_clock
from .base.error_texts import translated, translated_error
from .base.issues import Issue, async_clear_issue, async_raise_issue
from .base.polls import PollingCoordinator
from .base.subjects import Part
from .calls.availability import Availabilities
from .calls.contexts import CallContexts
from .calls.handling import CallHandling
from .calls.presenter import CallPresenter
from .calls.publisher import CallPublisher
from .connection.options import read_option
from .connection.session import PbxSession
from .const import CONF_HISTORY_DAYS, DOMAIN, LOGGER, POLL_INTERVAL
from .devices import PartDevices, async_register_pbx
from .history.backfill import Backfill
from .history.call_history import SIGNAL_CALLS_RESUMED
from .history.calls_table import DialPlan
from .pbx import (
    BootUp,
    Call,
    CallEvent,
    CallRecordReport,
    CallTracker,
    DeviceInfo,
    Extension,
    ExtensionState,
    PbxClient,
    PbxError,
    PbxNotReachableError,
    PbxNotUnderstoodError,
    PbxRefusedError,
    Queue,
    Report,
    Trunk,
)
from .polling.queues import QueuesCoordinator
from .polling.settings import ExtensionSettingsCoordinator
from .polling.voicemails import VoicemailCoordinator
from .runtime import async_get_runtime
from .webhook.watchdog import ReportWatchdog

_DEVICE_SECONDS = 600
# A list of trunks that times out delays everything else, so it is left out for a while.
_SILENT_TRUNKS_SECONDS = 600
# A PBX that has just booted may list only some of its parts.
_FULL_LISTS_AFTER_BOOT_SECONDS = 600
# After a longer stop, too many reports are missing for the tracker to continue.
_BLIND_SECONDS = 60
# How far apart two signs of the same boot may be: a booting PBX may refuse logins for a
# while, and the device info is read only after one.
_ONE_BOOT_SECONDS = 600

# More than any PBX of the family supports. Each part takes memory and time, and a
# broken PBX may list any number of them.
_MOST_PARTS = {
    Part.EXTENSION: (2000, Issue.TOO_MANY_EXTENSIONS),
    Part.QUEUE: (200, Issue.TOO_MANY_QUEUES),
    Part.TRUNK: (500, Issue.TOO_MANY_TRUNKS),
}

type OpenVoxConfigEntry = ConfigEntry[OpenVoxCoordinator]


class PbxData(NamedTuple):
    extensions: Mapping[str, Extension]
    trunks: Mapping[str, Trunk]


class OpenVoxCoordinator(PollingCoordinator[PbxData]):
    """A PBX whose entry is set up, with all objects that work for it.

    What survives a reload of the entry, such as calls, is in `runtime`.
    """

    config_entry: OpenVoxConfigEntry

    def __init__(self, hass: HomeAssistant, entry: OpenVoxConfigEntry) -> None:
        super().__init__(
            hass,
            LOGGER,
            config_entry=entry,
            name=entry.title,
            update_interval=POLL_INTERVAL,
            always_update=False,
        )
        self.clock = async_get_clock(hass)
        self.runtime = async_get_runtime(hass, entry.entry_id)
        self._was_blind = self.clock.now() - self.runtime.stopped_at > _BLIND_SECONDS
        if self._was_blind:
            self.runtime.tracker = CallTracker()
            self.runtime.tracker.clock.label_offset = self.clock.ahead()
        self.tracker: CallTracker = self.runtime.tracker
        self.history = self.runtime.history
        self.counts = self.runtime.counts
        self.recorder = self.runtime.recorder
        self.serial: str = entry.unique_id or ""
        # The id of the device of the PBX, registered at the login.
        self.device_id = ""
        self.device = DeviceInfo(
            name=entry.title,
            serial=self.serial,
            hardware=None,
            firmware=None,
            system_time=None,
            boot_time=None,
        )
        self.data = PbxData({}, {})
        self.watchdog = ReportWatchdog(hass, entry)
        self.session = PbxSession(self)
        self.settings = ExtensionSettingsCoordinator(self)
        self.queues = QueuesCoordinator(self)
        self.voicemails = VoicemailCoordinator(self)
        self.contexts = CallContexts(self.clock)
        self.presenter = CallPresenter(self)
        self.publisher = CallPublisher(self)
        self.handling = CallHandling(self)
        self.availability = Availabilities(self)
        self.backfill = Backfill(self)
        self._device_at = 0.0
        self._parts = PartDevices(hass, entry, self.serial)
        self._trunks_silent_until = 0.0
        # From when the entities have been added, until the entry is unloaded.
        self.started = False
        self._tick_job = HassJob(self._tick, "call tracker", cancel_on_shutdown=True)
        # The deadline of the tracker for which a timer is set.
        self._deadline: float | None = None
        self._unsub_deadline: CALLBACK_TYPE = lambda: None

    @property
    def client(self) -> PbxClient:
        return self.session.client

    @property
    def connected(self) -> bool:
        return self.session.connected

    @property
    def last_boot(self) -> datetime | None:
        return self.runtime.boot_clock.last_boot

    @property
    def _booted_at(self) -> float:
        """Return when the PBX last booted, by our steady clock; 0 if unknown."""
        if self.last_boot is None:
            return 0
        return self.last_boot.timestamp() - self.clock.ahead()

    @property
    def _lists_are_full(self) -> bool:
        """Return whether the last boot is so long ago that lists have all parts."""
        booted_at = max(self.runtime.session_state.boot_noticed_at, self._booted_at)
        return self.clock.now() - booted_at >= _FULL_LISTS_AFTER_BOOT_SECONDS

    @property
    def extensions(self) -> Mapping[str, Extension]:
        return self.data.extensions

    @property
    def trunks(self) -> Mapping[str, Trunk]:
        return self.data.trunks

    @property
    def dial_plan(self) -> DialPlan:
        return DialPlan(self.hass.config.country, self.presenter.outside_prefix)

    def extension_state(self, number: str) -> ExtensionState | None:
        state = self.tracker.phones[number].state
        if state is None and number in self.extensions:
            return self.extensions[number].state
        return state

    def is_registered(self, number: str) -> bool | None:
        state = self.extension_state(number)
        if state is None:
            return None
        return state not in (ExtensionState.UNREGISTERED, ExtensionState.FAULT)

    async def async_recall_calls(self) -> None:
        """Load the history, and continue calls that were in progress before."""
        days = read_option(self.config_entry, CONF_HISTORY_DAYS)
        if self._was_blind:
            # How answered calls continued is unknown. Calls that only rang are left to
            # the PBX's records.
            self.history.drop_ringing()
            self._resume(self.history.running.values())
        # If the database is unavailable now, its calls are resumed later.
        self.config_entry.async_on_unload(
            async_dispatcher_connect(
                self.hass, SIGNAL_CALLS_RESUMED, self._async_calls_resumed
            )
        )
        await self.history.async_load(days, self.dial_plan)

    @callback
    def _async_calls_resumed(self, entry_id: str, calls: list[Call]) -> None:
        if entry_id == self.config_entry.entry_id:
            self._resume(calls)

    def _resume(self, calls: Iterable[Call]) -> None:
        for call in calls:
            self.tracker.resume(call, self.clock.now())
            self.runtime.resumed_calls.add(call.call_id)
            self.runtime.boot_may_end_resumed = True

    @callback
    def async_start(self) -> None:
        """Publish changes from now on, because the entities have been added."""
        self.history.async_schedule_new_day()
        self.session.async_keep()
        if not self.queues.enabled:
            async_clear_issue(self.hass, self.config_entry, Issue.TOO_MANY_QUEUES)
            self.config_entry.async_create_task(
                self.hass,
                self._parts.async_remove_all(Part.QUEUE),
                f"{self.name} queues",
            )
        self.started = True
        self.publisher.async_start()
        self._publish_boot()
        self._tick()
        self.backfill.async_start()
        self.settings.async_poll_missing()
        self.voicemails.async_start()

    @callback
    def async_stop(self) -> None:
        # Events that wait are of calls in this tracker, so the next setup continues
        # it even if this one was never started.
        if self.started or self.runtime.pending_events:
            self.runtime.stopped_at = self.clock.now()
        # Until the session has ended, the tracker still gets reports, but their events
        # wait for the next setup.
        self.started = False
        self._unsub_deadline()

    @override
    async def _async_setup(self) -> None:
        await self.session.async_begin()

    @override
    async def _async_update_data(self) -> PbxData:
        async with self.session.lock:
            if not self.connected:
                raise UpdateFailed(**translated("not_connected"))
            try:
                return await self._async_poll()
            except PbxError as error:
                # Other errors concern a single request.
                if isinstance(error, PbxNotReachableError) or not self.client.logged_in:
                    self.session.async_failed(error)
                raise UpdateFailed(**translated_error(error)) from error

    @callback
    @override
    def _async_refresh_finished(self) -> None:
        if self.last_update_success:
            self.settings.async_poll_missing()
        self.publisher.publish_states()

    async def _async_poll(self) -> PbxData:
        """Request the lists and, at times, the device info.

        Raises PbxError, also if a list that has changed is from another PBX.
        """
        # If the clock was set, this lets the device info be asked for at once.
        now = self._follow_clock()
        if now - self._device_at >= _DEVICE_SECONDS:
            try:
                self._take_device(await self.client.device_info())
            except (PbxRefusedError, PbxNotUnderstoodError) as error:
                LOGGER.debug(
                    "%s: the PBX did not report what it is: %s", self.name, error
                )
        asked_at = self._follow_clock()
        listed = {
            extension.number: extension for extension in await self.client.extensions()
        }
        extensions = await self.async_take_list(
            Part.EXTENSION, listed, self.data.extensions
        )
        listed_at = self.clock.label(asked_at)
        states = {number: extension.state for number, extension in extensions.items()}
        self.watchdog.extensions_listed(states)
        self.recorder.extensions_listed(states, listed_at)
        events = self.tracker.poll(
            extensions.values(), asked_at, is_full=self._lists_are_full
        )
        self._publish(events)
        trunks = await self._async_trunks()
        self.backfill.async_polled(listed_at)
        return PbxData(extensions, trunks)

    async def _async_trunks(self) -> Mapping[str, Trunk]:
        """Request the trunks, and keep the known ones if the PBX does not list them.

        If it does not answer, do not ask again for a while.
        """
        now = self.clock.now()
        if now < self._trunks_silent_until:
            return self.data.trunks
        try:
            trunks = await self.client.trunks()
        except (PbxNotReachableError, PbxRefusedError, PbxNotUnderstoodError) as error:
            LOGGER.debug("%s: the PBX did not list its trunks: %s", self.name, error)
            if isinstance(error, PbxNotReachableError):
                self._trunks_silent_until = now + _SILENT_TRUNKS_SECONDS
            return self.data.trunks
        listed = {trunk.name: trunk for trunk in trunks}
        return await self.async_take_list(Part.TRUNK, listed, self.data.trunks)

    async def async_take_list[Item: (Extension, Queue, Trunk)](
        self, part: Part, listed: Mapping[str, Item], known: Mapping[str, object]
    ) -> Mapping[str, Item]:
        """Return the parts in a list, and have their devices follow it.

        Of a list that is too long, this is the same selection each time. Raises
        PbxError, also if a list that has changed is not from the same PBX.
        """
        most, issue = _MOST_PARTS[part]
        items = listed
        if len(listed) > most:
            items = {name: listed[name] for name in sorted(listed)[:most]}
            async_raise_issue(
                self.hass,
                self.config_entry,
                issue,
                count=str(len(listed)),
                most=str(most),
            )
        else:
            async_clear_issue(self.hass, self.config_entry, issue)
        if items.keys() != known.keys():
            await self.client.confirm()
        names = {name: item.name for name, item in items.items()}
        await self._parts.async_listed(
            self.device_id, part, names, is_full=self._lists_are_full
        )
        return items

    @callback
    def async_session_started(self, device: DeviceInfo | None) -> None:
        """Process a new session.

        Earlier lists no longer count as recent, and the PBX may have booted since.
        """
        self.tracker.phones.list_shows_calls = False
        self.watchdog.session_started()
        self.queues.session_started()
        self._device_at = self._trunks_silent_until = 0
        if device:
            self._take_device(device)

    @callback
    def async_session_lost(self, error: PbxError) -> None:
        if isinstance(error, PbxNotReachableError):
            self.tracker.stopped_answering(self._follow_clock())
        self.async_set_update_error(UpdateFailed(**translated_error(error)))
        self.settings.async_session_lost()
        self.publisher.publish_states()

    def _take_device(self, device: DeviceInfo) -> None:
        now = self._follow_clock()
        self.device, self._device_at = device, now
        if device.system_time:
            self.tracker.clock.observe_device(device.system_time, now)
        restarted = self.runtime.boot_clock.read(
            device.boot_time, self.tracker.clock.ahead
        )
        self.device_id = async_register_pbx(
            self.hass, self.config_entry, self.serial, device
        )
        # Once it is known when the PBX booted, resumed calls from before have ended.
        ends_resumed = self.runtime.boot_may_end_resumed and self.last_boot is not None
        if restarted or ends_resumed:
            self.runtime.boot_may_end_resumed = False
            booted_at = min(self._booted_at or now, now)
            self._publish(self.tracker.restarted(now, booted_at))
        if restarted:
            self._pbx_booted()

    @callback
    def receive(self, report: Report) -> None:
        """Process a report. Its receiver logs any exception."""
        now = self._follow_clock()
        self.watchdog.report_received()
        self._publish(self.tracker.feed(report, now))
        if isinstance(report, BootUp):
            self._pbx_booted()
        self.publisher.publish_report()

    @callback
    def async_take_record(self, record: CallRecordReport) -> None:
        """Process a fetched record of a call in progress."""
        self._publish(self.tracker.feed(record, self._follow_clock()))

    def _pbx_booted(self) -> None:
        self.session.async_pbx_booted()
        self._publish_boot()

    def _publish_boot(self) -> None:
        """Publish a recent boot once, after the entities have been added.

        Its report may be repeated, and the device info shows it, too.
        """
        noticed_at = self.runtime.session_state.boot_noticed_at
        is_recent = self.clock.now() - noticed_at < _ONE_BOOT_SECONDS
        is_new = noticed_at - self.runtime.boot_published_at >= _ONE_BOOT_SECONDS
        if self.started and is_recent and is_new:
            self.runtime.boot_published_at = noticed_at
            self.handling.async_forget_parked()
            self.publisher.publish_boot()

    def _publish(self, events: Sequence[CallEvent]) -> None:
        self.handling.update(events)
        self.publisher.publish(events)
        self._arm()

    def _follow_clock(self) -> float:
        """Follow a wall clock that has jumped, and return the time by our steady clock.

        The tracker uses that time, and its `label_offset` makes it what people see.
        """
        ahead = self.clock.ahead()
        if by := ahead - self.tracker.clock.label_offset:
            self.tracker.clock.label_offset = ahead
            LOGGER.debug("%s: the clock was set by %d seconds", self.name, by)
            self.history.clock_jumped(self.tracker.open_calls())
            # The next answer of the PBX shows when it booted.
            self.runtime.boot_clock.is_outdated = True
            self._device_at = 0
            self.publisher.publish_states()
        return self.clock.now()

    def _arm(self) -> None:
        """Set the timer for the tracker's next deadline."""
        deadline = self.tracker.next_deadline if self.started else None
        if deadline == self._deadline:
            return
        self._unsub_deadline()
        self._deadline = deadline
        if deadline is not None:
            self._unsub_deadline = async_call_later(
                self.hass, deadline - self.clock.now(), self._tick_job
            )

    @callback
    def _tick(self, _now: datetime | None = None) -> None:
        self._deadline = None
        self._publish(self.tracker.tick(self._follow_clock()))


@callback
def async_loaded_pbxs(hass: HomeAssistant) -> list[OpenVoxCoordinator]:
    entries: list[OpenVoxConfigEntry] = hass.config_entries.async_loaded_entries(DOMAIN)
    return [entry.runtime_data for entry in entries]
