"""The one owner of a PBX: polls it, takes its reports in, and publishes what changed to whom it concerns."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
import time
from typing import Any, override

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import ATTR_DEVICE_ID
from homeassistant.core import CALLBACK_TYPE, HassJob, HomeAssistant, callback
from homeassistant.helpers.dispatcher import async_dispatcher_connect, async_dispatcher_send
from homeassistant.helpers.event import async_call_later
from homeassistant.helpers.update_coordinator import DataUpdateCoordinator, UpdateFailed
from homeassistant.util.dt import utc_from_timestamp

from .call_fields import call_fields
from .connection.addresses import plain_address
from .connection.login_guard import LoginGuard
from .connection.session import PbxSession, translated
from .const import (
    CONF_ALLOWED_SENDERS,
    CONF_HISTORY_DAYS,
    CONF_MASK_NUMBERS,
    CONF_OUTSIDE_PREFIX,
    EVENT_CALL,
    EVENT_CALL_RECORD,
    LOGGER,
    POLL_INTERVAL,
    SIGNAL_CALL,
)
from .contacts.store import SIGNAL_CONTACTS_CHANGED
from .devices import PartDevices, async_device_id, async_register_pbx
from .history.backfill import Backfill
from .history.history import DEFAULT_DAYS, LAST_CALLER, CallHistory
from .history.tables import Numbering
from .memory import ReportCounts, async_recall
from .pbx import (
    BootUp,
    Call,
    CallEvent,
    CallEventType,
    CallRecordReport,
    CallTracker,
    DeviceInfo,
    Extension,
    ExtensionState,
    Outcome,
    PbxAuthRefusedError,
    PbxClient,
    PbxError,
    PbxNotReachableError,
    PbxNotUnderstoodError,
    PbxRefusedError,
    PbxTokenLostError,
    Report,
    ReportTarget,
    Trunk,
)
from .privacy import mask_numbers
from .publisher import Publisher

_DEVICE_SECONDS = 600
# A list that does not come holds everything else up, so it is asked for less often.
_SILENT_TRUNKS_SECONDS = 600
# A PBX that has booted a short while ago may list only a part of what it has.
_FULL_LISTS_AFTER_BOOT_SECONDS = 600

_NEWS_SECONDS = 60

_PBX = "pbx"
_LAST_REPORT = "last_report"
_ACTIVE_CALLS = "active_calls"
_END_TYPES = {Outcome.ANSWERED: "call_ended", Outcome.MISSED: "call_missed", Outcome.FAILED: "call_failed"}

type OpenVoxConfigEntry = ConfigEntry[OpenVoxCoordinator]


@dataclass(frozen=True, slots=True)
class PbxData:
    """What the last polls showed: the PBX, its extensions by number and its trunks by name."""

    device: DeviceInfo
    extensions: Mapping[str, Extension]
    trunks: Mapping[str, Trunk]


class OpenVoxCoordinator(DataUpdateCoordinator[PbxData]):
    """Owns the session with a PBX and all that is known of it.

    Publishing is keyed by subject: `pbx`, `ext_{number}` and `trunk_{name}` wake when their own states change, `active_calls` when
    their number does, `last_report` at each report, and what the history tells of (see history.py) when that
    may have changed.
    """

    config_entry: OpenVoxConfigEntry

    def __init__(self, hass: HomeAssistant, entry: OpenVoxConfigEntry, guard: LoginGuard) -> None:
        """Take up what an earlier load of the entry has left."""
        super().__init__(hass, LOGGER, config_entry=entry, name=entry.title, update_interval=POLL_INTERVAL, always_update=False)
        self.memory = async_recall(hass, entry.entry_id)
        # What makes calls of reports, the finished calls, and how many reports came: each report asks for them several times.
        self.tracker: CallTracker = self.memory.tracker
        self.history: CallHistory = self.memory.history
        self.counts: ReportCounts = self.memory.counts
        self.serial: str = entry.unique_id or ""
        self.device_id = async_device_id(hass, entry, self.serial)
        self.senders: frozenset[str] = frozenset()
        self.session = PbxSession(self, guard)
        self.backfill = Backfill(hass, entry, self, self.history)
        device = DeviceInfo(name=entry.title, serial=self.serial, hardware=None, firmware=None, system_time=None, boot_time=None)
        self.data = PbxData(device, {}, {})
        self._device = device
        self._device_at = 0.0
        self._parts = PartDevices(hass, entry, self.serial)
        self._publisher = Publisher()
        self._told: tuple[Call, dict[str, Any]] | None = None
        self._listed_states: dict[str, ExtensionState | None] = {}
        self._listed_at = 0.0
        self._report_since_poll = False
        self._trunks_silent_until = 0.0
        self._started = False
        self._stopped = False
        self._tick_job = HassJob(self._tick, "call tracker", cancel_on_shutdown=True)
        self._unsub_deadline: CALLBACK_TYPE | None = None
        self._armed_for: float | None = None
        self.history.announce = self._publisher.wake

    # --- What others ask ---

    @property
    def client(self) -> PbxClient:
        """Return what talks to the PBX."""
        return self.session.client

    @property
    def connected(self) -> bool:
        """Return whether the session with the PBX stands."""
        return self.session.connected

    @property
    def last_login(self) -> float:
        """Return when the session began (seconds since 1970)."""
        return self.memory.last_login

    @property
    def hears_reports(self) -> bool:
        """Return whether reports arrive."""
        return self.session.route.is_heard

    @property
    def has_report_url(self) -> bool:
        """Return whether the PBX knows where to send reports."""
        return self.session.route.target is not None

    @property
    def extension_numbers(self) -> frozenset[str]:
        """Return the extensions that the PBX lists."""
        return frozenset(self.data.extensions)

    @callback
    def async_session_failed(self, error: PbxError) -> None:
        """Take in that the session is lost."""
        self.session.async_failed(error)

    @property
    def report_target(self) -> ReportTarget | None:
        """Return the URL that the PBX was told."""
        return self.session.route.target

    @property
    def last_report(self) -> datetime | None:
        """Return when the last report came."""
        return self.memory.last_report

    @property
    def last_boot(self) -> datetime | None:
        """Return when the PBX last booted."""
        return self.memory.boot_clock.last_boot

    def extension_state(self, number: str) -> ExtensionState | None:
        """Return what an extension is doing, by reports and lists together."""
        if (state := self.tracker.phone_state(number)) is not None:
            return state
        return extension.state if (extension := self.data.extensions.get(number)) else None

    def extension_name(self, number: str) -> str | None:
        """Return the name of an extension, or None if the PBX lists none of that number."""
        return extension.name if (extension := self.data.extensions.get(number)) else None

    def call_fields(self, call: Call, *, backfilled: bool = False) -> dict[str, Any]:
        """Return what users may know of a call; the bus and several entities ask for the same one in a row."""
        if backfilled:
            return self._fields(call, backfilled=True)
        if self._told is None or self._told[0] is not call:
            self._told = call, self._fields(call, backfilled=False)
        return self._told[1]

    def _fields(self, call: Call, *, backfilled: bool) -> dict[str, Any]:
        """Return what users may know of a call, as far as the options let them."""
        fields = call_fields(self, call, backfilled=backfilled)
        if self.config_entry.options.get(CONF_MASK_NUMBERS):
            mask_numbers(call, fields, self.data.extensions)
        return fields

    # --- Subscriptions ---

    @callback
    def async_subscribe(self, subject: str, update: CALLBACK_TYPE) -> CALLBACK_TYPE:
        """Have a callback called when what a subject shows has changed; returns what ends that."""
        return self._publisher.subscribe(subject, update)

    @callback
    def async_subscribe_calls(self, subject: str, handle: Callable[[CallEvent], None]) -> CALLBACK_TYPE:
        """Have a callback called with what happens to the calls of an extension, or of the PBX; returns what ends that."""
        return self._publisher.subscribe_calls(subject, handle)

    # --- Life ---

    async def async_recall_calls(self) -> None:
        """Read the history, and take up the calls that went on when Home Assistant stopped."""
        options = self.config_entry.options
        numbering = Numbering(self.hass.config.country, options.get(CONF_OUTSIDE_PREFIX, ""))
        self.config_entry.async_on_unload(self.history.async_stop)
        for call in await self.history.async_load(options.get(CONF_HISTORY_DAYS, DEFAULT_DAYS), numbering):
            self.tracker.resume(call, time.time())
            self.memory.resumed = True

    @callback
    def async_start(self) -> None:
        """Keep the session, the polls and the time of open calls going from now on."""
        # Polls have to go on even if all entities are disabled: calls end by them when reports get lost.
        self.config_entry.async_on_unload(self.async_add_listener(_nothing))
        self.config_entry.async_on_unload(async_dispatcher_connect(self.hass, SIGNAL_CONTACTS_CHANGED, self._contacts_changed))
        self.history.async_start()
        self.session.async_keep()
        self._started = True
        self._handle(self._still_news())
        self._tick()
        self.backfill.async_start()

    @callback
    def async_stop(self) -> None:
        """Leave the time of open calls to the next load of the entry."""
        self._stopped = True
        self._disarm()

    @override
    async def _async_setup(self) -> None:
        """Log in before the first poll."""
        await self.session.async_begin()

    @override
    async def _async_update_data(self) -> PbxData:
        """Ask the PBX for its lists."""
        async with self.session.lock:
            if not self.connected:
                raise UpdateFailed(**translated("not_connected"))
            try:
                return await self._async_poll()
            except PbxError as error:
                if isinstance(error, PbxNotReachableError | PbxTokenLostError | PbxAuthRefusedError):
                    self.session.async_failed(error)
                raise UpdateFailed(**translated("session_failed", error=error.sentence)) from error

    @callback
    @override
    def _async_refresh_finished(self) -> None:
        """Wake up those whose states a poll has changed, and let what is missing be fetched."""
        self._publish_changes()
        if self.last_update_success:
            self.backfill.async_polled(self._listed_at)

    async def _async_poll(self) -> PbxData:
        """Ask for the lists, and now and then for the device; feed the tracker."""
        asked_at = time.time()
        extensions = {extension.number: extension for extension in await self.client.extensions()}
        self._compare_lists({number: extension.state for number, extension in extensions.items()}, asked_at)
        self._handle(self.tracker.poll(extensions.values(), asked_at))
        trunks = await self._async_trunks()
        if asked_at - self._device_at >= _DEVICE_SECONDS:
            self.async_take_device(await self.client.device_info())
        if asked_at - self._booted_at() >= _FULL_LISTS_AFTER_BOOT_SECONDS:
            self._parts.async_compare("ext", extensions)
            self._parts.async_compare("trunk", trunks)
        return PbxData(self._device, extensions, trunks)

    async def _async_trunks(self) -> Mapping[str, Trunk]:
        """Ask for the trunks; if the PBX does not tell them, those known are kept, and its phones are looked after all the same."""
        now = time.time()
        if now < self._trunks_silent_until:
            return self.data.trunks
        try:
            trunks = await self.client.trunks()
        except PbxNotReachableError as error:
            if not self._trunks_silent_until:
                LOGGER.warning("%s: the list of trunks does not come, so they stay as they were: %s", self.name, error)
            self._trunks_silent_until = now + _SILENT_TRUNKS_SECONDS
            return self.data.trunks
        except (PbxRefusedError, PbxNotUnderstoodError) as error:
            LOGGER.debug("%s: the trunks were not told: %s", self.name, error)
            return self.data.trunks
        if self._trunks_silent_until:
            LOGGER.info("%s: the list of trunks comes again", self.name)
            self._trunks_silent_until = 0
        return {trunk.name: trunk for trunk in trunks}

    def _compare_lists(self, states: dict[str, ExtensionState | None], asked_at: float) -> None:
        """Note that a report is due if a phone's state changed since the last list and nothing was reported meanwhile."""
        before, before_at = self._listed_states, self._listed_at
        self._listed_states, self._listed_at = states, asked_at
        if not self._report_since_poll and any(
            state is not None and states.get(number) not in (state, None) for number, state in before.items()
        ):
            self.session.route.report_due(before_at)
        self._report_since_poll = False

    def _booted_at(self) -> float:
        """Return when the PBX booted, as seconds since 1970."""
        return max(self.memory.booted_at, self.last_boot.timestamp() if self.last_boot else 0)

    @callback
    def expect_report(self) -> None:
        """Note that something was done that the PBX has to report."""
        self.session.route.report_due(time.time())

    # --- What the session tells ---

    @callback
    def async_set_pbx_addresses(self, addresses: Iterable[str]) -> None:
        """Take reports from these addresses of the PBX, and from those that the user has allowed."""
        allowed = self.config_entry.options.get(CONF_ALLOWED_SENDERS, [])
        self.senders = frozenset(addresses) | {plain_address(address) or address for address in allowed}

    @callback
    def async_session_started(self) -> None:
        """Note a new session: a list of an older one tells nothing of what is due, and the PBX may have booted in between."""
        self.tracker.session_started()
        self._listed_states = {}
        self._device_at = 0

    @callback
    def async_session_lost(self, error: PbxError) -> None:
        """Make everything unavailable, and log that once."""
        self.async_set_update_error(UpdateFailed(**translated("session_failed", error=error.sentence)))
        self._publish_changes()

    @callback
    def async_take_device(self, device: DeviceInfo) -> None:
        """Take in what the PBX says of itself."""
        now = time.time()
        same_session = self._device_at > 0
        self._device, self._device_at = device, now
        if device.system_time:
            self.tracker.set_device_time(device.system_time, now)
        restarted = self.memory.boot_clock.read(device, now, self.tracker.utc_offset, same_session=same_session)
        self.device_id = async_register_pbx(self.hass, self.config_entry, self.serial, device)
        if self.memory.resumed and self.last_boot:
            self.memory.resumed = False
            self._handle(self.tracker.restarted(now, min(self.last_boot.timestamp(), now)))
        if restarted:
            booted_at = min(self.last_boot.timestamp(), now) if self.last_boot else now
            self._handle(self.tracker.restarted(now, booted_at))
            self._pbx_booted("device_info", now)

    # --- Reports ---

    @callback
    def receive(self, report: Report) -> None:
        """Take in a report of this PBX."""
        now = time.time()
        self.memory.last_report = utc_from_timestamp(now)
        self._report_since_poll = True
        self.session.route.report_came()
        self._handle(self.tracker.feed(report, now))
        if isinstance(report, BootUp) and not self.memory.boot_news.is_repeat(now):
            self._pbx_booted("report", now)
        self._publisher.wake(_LAST_REPORT)

    @callback
    def async_take_record(self, record: CallRecordReport) -> None:
        """Take in a record that was fetched, of a call that is still taken to go on."""
        self._handle(self.tracker.feed(record, time.time()))

    def _pbx_booted(self, source: str, now: float) -> None:
        """Log in again after a boot, and tell of it once."""
        self.session.async_pbx_booted()
        if self.memory.boot_news.is_news(source, now):
            self.hass.bus.async_fire(EVENT_CALL, self.event_data("pbx_started"))

    # --- Publishing ---

    def _handle(self, events: Sequence[CallEvent]) -> None:
        """Publish events; of a call that only its record tells of, not before it is clear that the history does not know it."""
        if late := [event for event in events if event.call.from_record]:
            self.hass.async_create_task(self._async_handle_late(late), f"{self.name} late record")
        self._publish([event for event in events if not event.call.from_record])

    def _publish(self, events: Sequence[CallEvent]) -> None:
        """Publish what the tracker made of reports, polls or the time: states first, so that an automation finds them right."""
        if not self._started:
            now = time.time()
            self.memory.untold.extend((now, event) for event in events)
            return
        for number in self.tracker.take_changed_phones():
            self._publisher.show(f"ext_{number}", self._extension_shows(number))
        if events:
            self._publisher.show(_ACTIVE_CALLS, self.tracker.active_calls)
        for event in events:
            if event.extension is None:
                self.history.note(event)
                self._fire(event)
                self._publisher.tell(_PBX, event)
            else:
                self._publisher.tell(f"ext_{event.extension}", event)
            async_dispatcher_send(self.hass, SIGNAL_CALL, self, event)
        self._arm()

    async def _async_handle_late(self, events: Sequence[CallEvent]) -> None:
        """Publish no second end of a call that the tracker has forgotten."""
        known = {event.call.call_id for event in events if event.call.from_record and await self.history.async_is_known(event.call)}
        self._publish([event for event in events if event.type is CallEventType.RECORD or event.call.call_id not in known])

    def _still_news(self) -> list[CallEvent]:
        """Return what happened while nobody could be told; that a phone rang a while ago is no news any more, how a call ended is."""
        since = time.time() - _NEWS_SECONDS
        news = [event for at, event in self.memory.untold if at >= since or event.call.ended_at is not None]
        self.memory.untold.clear()
        return news

    def _fire(self, event: CallEvent) -> None:
        """Tell the bus what happened to a call."""
        if event.type is CallEventType.RECORD:
            kind = _END_TYPES.get(event.call.outcome or Outcome.ANSWERED, "call_ended")
            self.hass.bus.async_fire(EVENT_CALL_RECORD, self.event_data(kind, event.call))
        else:
            self.hass.bus.async_fire(EVENT_CALL, self.event_data(f"call_{event.type}", event.call))

    def event_data(self, kind: str, call: Call | None = None, *, backfilled: bool = False) -> dict[str, object]:
        """Return the data of a bus event."""
        return {
            "type": kind,
            "config_entry_id": self.config_entry.entry_id,
            ATTR_DEVICE_ID: self.device_id,
            "serial": self.serial,
            **(self.call_fields(call, backfilled=backfilled) if call else {}),
        }

    @callback
    def async_tell_missed(self, call: Call) -> None:
        """Tell the bus of a missed call that nobody heard of when it came: by its record only, since it rings no more."""
        self.hass.bus.async_fire(EVENT_CALL_RECORD, self.event_data(_END_TYPES[Outcome.MISSED], call, backfilled=True))

    @callback
    def _contacts_changed(self) -> None:
        """Show calls with the names that are known now."""
        self._told = None
        self._publisher.wake(LAST_CALLER)

    def _publish_changes(self) -> None:
        """Wake up the subjects that show something else than when they were last woken."""
        shows: dict[str, object] = {_PBX: self._pbx_shows(), _ACTIVE_CALLS: self.tracker.active_calls}
        shows |= {f"ext_{number}": self._extension_shows(number) for number in self.data.extensions}
        shows |= {f"trunk_{name}": (self.connected, trunk) for name, trunk in self.data.trunks.items()}
        self._publisher.show_all(shows)

    def _pbx_shows(self) -> object:
        """Return all that entities of the PBX show, but for what changes with each call and report."""
        return self.connected, self.last_boot

    def _extension_shows(self, number: str) -> object:
        """Return all that entities of an extension show."""
        return self.connected, self.extension_name(number), self.extension_state(number)

    # --- Time ---

    def _arm(self) -> None:
        """Set the timer for the next deadline of the tracker; that it goes off too early costs less than moving it each time."""
        deadline = None if self._stopped else self.tracker.next_deadline
        if deadline is None or (self._armed_for is not None and self._armed_for <= deadline):
            return
        self._disarm()
        self._armed_for = deadline
        self._unsub_deadline = async_call_later(self.hass, max(deadline - time.time(), 0), self._tick_job)

    @callback
    def _disarm(self) -> None:
        """Stop the timer."""
        self._armed_for = None
        if self._unsub_deadline:
            self._unsub_deadline()
            self._unsub_deadline = None

    @callback
    def _tick(self, _now: datetime | None = None) -> None:
        """Let the tracker do what is due."""
        self._disarm()
        self._handle(self.tracker.tick(time.time()))


@callback
def _nothing() -> None:
    """Do nothing."""
