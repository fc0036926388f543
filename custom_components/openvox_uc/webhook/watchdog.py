"""Notices missing reports, and chooses the URL that the PBX is given.

It chooses the next URL if an expected report has not come.
"""

from collections.abc import Mapping

from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_HOST, CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant, callback

from ..base.clock import async_get_clock
from ..base.issues import Issue, async_clear_issue, async_raise_issue
from ..connection.options import read_options
from ..const import CONF_REPORT_PORT
from ..pbx import ExtensionState, ReportTarget
from .report_targets import async_report_targets

# A poll may see a change before its report arrives.
_GRACE_SECONDS = 10
# A phone without Status Monitor reports nothing, so a few missing reports do not
# discard a URL that has worked.
_PROVEN_MISSES = 3


class ReportWatchdog:
    """Knows whether reports arrive.

    A report is expected when a list shows a change, when Home Assistant dials, or when
    the PBX has a record of a call.
    """

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry) -> None:
        self.target: ReportTarget | None = None
        # Whether there is no target because Home Assistant accepts only TLS.
        self.is_tls_only = False
        # Whether a report has arrived at the present URL.
        self.is_proven = False
        self._hass = hass
        self._entry = entry
        self._clock = async_get_clock(hass)
        self._targets: tuple[ReportTarget, ...] = ()
        self._silent_targets: set[ReportTarget] = set()
        self._target_since = 0.0
        self._session_since = 0.0
        self._due_since: float | None = None
        self._misses = 0
        self._listed_states: Mapping[str, ExtensionState | None] = {}
        self._reported_since_list = False
        async_clear_issue(hass, entry, Issue.REPORT_URL_UNREACHABLE)

    @callback
    def report_received(self) -> None:
        self._reported_since_list = True
        self._due_since = None
        self._misses = 0
        if not self.is_proven:
            self.is_proven = self.target is not None
            self._silent_targets.clear()
            async_clear_issue(self._hass, self._entry, Issue.REPORT_URL_UNREACHABLE)

    @callback
    def session_started(self) -> None:
        """Forget expected reports, because without a session none could come."""
        self._session_since = self._clock.now()
        self._due_since = None
        self._listed_states = {}

    @callback
    def extensions_listed(self, states: Mapping[str, ExtensionState | None]) -> None:
        """Expect a report if a state changed since the last list, but none has come."""
        changed = any(
            state and states.get(number) not in (state, None)
            for number, state in self._listed_states.items()
        )
        if changed and not self._reported_since_list:
            self.expect_report()
        self._listed_states = states
        self._reported_since_list = False

    @callback
    def expect_report(self) -> None:
        """Note that something happened that the PBX has to report."""
        if self._due_since is None:
            self._due_since = self._clock.now()

    @callback
    def call_recorded(self, started_at: float) -> None:
        """Note a call in the PBX's records, by when it began (wall clock).

        If the present URL works, the call was reported.
        """
        if not self.is_proven and started_at >= self._clock.label(
            max(self._target_since, self._session_since)
        ):
            self.expect_report()

    async def async_choose_target(self) -> ReportTarget | None:
        """Return the URL for the PBX.

        None if there is no URL; an issue is raised if Home Assistant accepts only TLS.
        """
        data = self._entry.data
        options = read_options(self._entry)
        self._targets = await async_report_targets(
            self._hass, data[CONF_WEBHOOK_ID], data[CONF_HOST], options
        )
        api = self._hass.config.api
        self.is_tls_only = (
            not self._targets
            and api is not None
            and api.use_ssl
            and not options.get(CONF_REPORT_PORT)
        )
        if self.is_tls_only:
            async_raise_issue(self._hass, self._entry, Issue.HTTPS_ONLY)
        else:
            async_clear_issue(self._hass, self._entry, Issue.HTTPS_ONLY)
        is_given_up = self._note_missing_report()
        before = self.target
        if before not in self._targets:
            self.target = self._targets[0] if self._targets else None
        elif is_given_up:
            following = self._targets.index(before) + 1
            self.target = self._targets[following % len(self._targets)]
        if self.target != before:
            self._target_since = self._clock.now()
            self.is_proven = False
            # Changes until the next list may have been reported to the old target.
            self._listed_states = {}
        return self.target

    def _note_missing_report(self) -> bool:
        """Count a report that has not come, and return whether to try another URL.

        Raise an issue if all URLs have failed.
        """
        now = self._clock.now()
        if self._due_since is None or now - self._due_since < _GRACE_SECONDS:
            return False
        self._due_since = None
        self._misses += 1
        if self.target is None or (self.is_proven and self._misses < _PROVEN_MISSES):
            return False
        self.is_proven = False
        self._silent_targets.add(self.target)
        if self._silent_targets.issuperset(self._targets):
            async_raise_issue(
                self._hass,
                self._entry,
                Issue.REPORT_URL_UNREACHABLE,
                url=f"http://{self.target.host_and_port}",
            )
        return True
