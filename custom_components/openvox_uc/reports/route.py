"""Which way the reports come: the URL that the PBX is told, and whether anything arrives there."""

import time

from homeassistant.components.webhook import async_generate_path
from homeassistant.config_entries import ConfigEntry
from homeassistant.const import CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant, callback

from ..connection.addresses import async_resolve, source_address
from ..const import CONF_CALLBACK_ADDRESS
from ..issues import Issue, async_clear_issue, async_raise_issue
from ..pbx import ReportTarget
from .callback_url import endpoints, targets

# A report may come a moment after the poll that saw what it tells.
_PATIENCE_SECONDS = 10
# Nothing is reported of a phone without Status Monitor, so a URL that has worked is given up only after several misses.
_PROVEN_MISSES = 3


class ReportRoute:
    """Chooses the URL that the PBX is told, and another one when a report that was due does not come."""

    def __init__(self, hass: HomeAssistant, entry: ConfigEntry) -> None:
        """Choose nothing yet; a reload is a new chance for every URL."""
        self.target: ReportTarget | None = None
        self._hass = hass
        self._entry = entry
        self._targets: tuple[ReportTarget, ...] = ()
        self._silent: set[ReportTarget] = set()
        self._proven: ReportTarget | None = None
        self._chosen_at = 0.0
        self._due_since: float | None = None
        self._misses = 0
        async_clear_issue(hass, entry, Issue.REPORT_URL_UNREACHABLE)

    @property
    def is_heard(self) -> bool:
        """Return whether a report has come at the present URL."""
        return self._proven is not None

    @property
    def unheard_since(self) -> float | None:
        """Return since when a report could have come at the present URL; None if one has, or if there is no URL."""
        return self._chosen_at if self.target and not self.is_heard else None

    async def async_choose(self, pbx_host: str) -> ReportTarget | None:
        """Return the URL to tell the PBX now; None if there is no way for it to reach Home Assistant."""
        self._targets = await self._async_targets(pbx_host)
        given_up = self._is_given_up()
        before = self.target
        if self.target not in self._targets:
            self.target = next(iter(self._targets), None)
        elif given_up:
            self.target = self._targets[(self._targets.index(self.target) + 1) % len(self._targets)]
        if self.target != before:
            self._chosen_at = time.time()
        return self.target

    @callback
    def report_due(self, happened_since: float) -> None:
        """Note that the PBX should have reported something that happened since a moment, in which it knew the present URL already."""
        if self._due_since is None and happened_since >= self._chosen_at:
            self._due_since = time.time()

    @callback
    def nothing_due(self) -> None:
        """Forget what was due: while there was no session, nothing could come."""
        self._due_since = None

    @callback
    def report_came(self) -> None:
        """Note that a report has arrived, so the URL is good."""
        self._due_since = None
        self._misses = 0
        if self._proven is None or self._proven is not self.target:
            self._proven = self.target
            self._silent.clear()
            async_clear_issue(self._hass, self._entry, Issue.REPORT_URL_UNREACHABLE)

    def _is_given_up(self) -> bool:
        """Return whether the present URL is given up, since a report was due and did not come; raise an issue if all are."""
        if self._due_since is None or time.time() - self._due_since < _PATIENCE_SECONDS:
            return False
        self._due_since = None
        self._misses += 1
        if self.target is None or (self.target == self._proven and self._misses < _PROVEN_MISSES):
            return False
        self._proven = None
        self._silent.add(self.target)
        if self._silent.issuperset(self._targets):
            async_raise_issue(self._hass, self._entry, Issue.REPORT_URL_UNREACHABLE, url=_public(self.target))
        return True

    async def _async_targets(self, pbx_host: str) -> tuple[ReportTarget, ...]:
        """Return all URLs that may do; raise an issue if Home Assistant speaks nothing that a PBX understands."""
        callback_address = self._entry.options.get(CONF_CALLBACK_ADDRESS)
        found = await async_report_targets(self._hass, self._entry.data[CONF_WEBHOOK_ID], pbx_host, callback_address)
        if not found and self._hass.config.api and self._hass.config.api.use_ssl:
            async_raise_issue(self._hass, self._entry, Issue.HTTPS_ONLY)
        else:
            async_clear_issue(self._hass, self._entry, Issue.HTTPS_ONLY)
        return found


async def async_report_targets(
    hass: HomeAssistant, webhook_id: str, pbx_host: str, callback_address: str | None
) -> tuple[ReportTarget, ...]:
    """Return the URLs at which a PBX may reach a webhook, best guess first; none if there is no way."""
    api = hass.config.api
    pbx_addresses = await async_resolve(hass, pbx_host)
    if api is None or not pbx_addresses:
        return ()
    places = endpoints(
        callback_address=callback_address,
        internal_url=hass.config.internal_url,
        source_address=source_address(pbx_addresses[0]),
        port=api.port,
        use_ssl=api.use_ssl,
    )
    addresses = {place.host: await async_resolve(hass, place.host) for place in places}
    return targets(places, addresses, pbx_addresses[0], async_generate_path(webhook_id))


def _public(target: ReportTarget) -> str:
    """Return a URL as people may see it: without the webhook id, which is a secret."""
    return f"http://{target.url.partition('/')[0]}"
