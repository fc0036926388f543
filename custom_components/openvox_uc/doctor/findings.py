"""The findings about the reports of a PBX, good and bad, from what a test has seen. The keys are those of the texts."""

from collections import Counter
from collections.abc import Iterator, Mapping
from enum import StrEnum
from ipaddress import ip_address, ip_network
from types import MappingProxyType
from typing import NamedTuple

from homeassistant.exceptions import HomeAssistantError

from ..pbx import Alert, Bye, CallFailed, CallRecordReport, CallReport, ExtensionStatus, Ring, leg_parts
from ..webhook.recorder import Verdict
from .observed import Arrival, Observed

# A leg id has whole seconds, and a phone starts to ring within one.
_LATE_SECONDS = 4.0
_WRONG_CLOCK_SECONDS = 60.0
_RECORD_SECONDS = 10.0
# Networks that container engines use by default; a PBX is in none of them, unless others use them, too.
_CONTAINERS = [ip_network("172.16.0.0/12"), ip_network("10.88.0.0/16")]
_MONITORED = (ExtensionStatus, Ring, Alert)
_MAX_ADDRESSES = 5


class Level(StrEnum):
    """How good a finding is, as the types of alerts in Markdown are named."""

    FINE = "success"
    NOTE = "info"
    PROBLEM = "warning"


class Finding(NamedTuple):
    """`error` is a reason to show in the language of the user, as the placeholder of that name."""

    key: str
    placeholders: Mapping[str, str] = MappingProxyType({})
    level: Level = Level.PROBLEM
    error: HomeAssistantError | None = None


def _problem(key: str, **placeholders: object) -> Finding:
    return Finding(key, {name: str(value) for name, value in placeholders.items()})


def diagnose(seen: Observed) -> list[Finding]:
    """Return the bad findings, the cause first, and the good ones."""
    known = [*_connection(seen), *_phone(seen), *_ignored(seen)]
    if own := seen.own:
        return [*_arrived(seen, own), *known, *_monitored(seen, own), *_course(seen, own), *_times(seen, own)]
    return known or [*_silence(seen)]


def _connection(seen: Observed) -> Iterator[Finding]:
    # A PBX that restarts ends the session, too.
    if seen.lost_tokens and not seen.is_interrupted:
        yield _problem("another_program")
    elif seen.connection_error:
        yield Finding("not_connected", error=seen.connection_error)
    elif seen.is_interrupted:
        yield _problem("interrupted")
    if seen.is_tls_only:
        yield _problem("https_only")
    elif seen.target is None and not seen.connection_error:
        yield _problem("no_address")


def _phone(seen: Observed) -> Iterator[Finding]:
    if not seen.is_registered:
        yield _problem("unregistered", phone=seen.phone)
    elif seen.dial_error:
        yield Finding("dial_refused", {"phone": str(seen.phone)}, error=seen.dial_error)


def _ignored(seen: Observed) -> Iterator[Finding]:
    """Yield why requests were ignored; what strangers send is of interest only if it names this PBX."""
    verdicts = Counter(arrival.verdict for arrival in seen.arrivals)
    foreign = {
        arrival.address
        for arrival in seen.arrivals
        if arrival.verdict is Verdict.FOREIGN and arrival.report and (arrival.report.serial or "").lower() == seen.serial
    }
    if foreign:
        yield _problem("foreign", address=", ".join(sorted(map(str, foreign))[:_MAX_ADDRESSES]))
    for verdict in (Verdict.OTHER_SERIAL, Verdict.UNPARSED, Verdict.OVERSIZED, Verdict.REFUSED):
        if count := verdicts[verdict]:
            yield _problem(verdict, count=count)


def _silence(seen: Observed) -> Iterator[Finding]:
    """Yield why nothing arrived at all."""
    was_used = seen.list_changed or seen.dialed_at is not None
    if not was_used:
        yield _problem("nothing_happened")
    if not (target := seen.target):
        return
    if was_used:
        key = "nothing_arrived_with_port" if seen.has_report_port else "nothing_arrived"
        yield _problem(key, url=f"http://{target.host_and_port}")
        if seen.next_target and seen.next_target != target:
            yield Finding("address_changed", {"url": f"http://{seen.next_target.host_and_port}"}, Level.NOTE)
    address, pbx_address = ip_address(target.host), seen.pbx_address and ip_address(seen.pbx_address)
    if any(address in network and not (pbx_address and pbx_address in network) for network in _CONTAINERS):
        yield _problem("container", address=address)
    elif pbx_address and address not in ip_network((pbx_address, 24 if address.version == 4 else 64), strict=False):
        yield _problem("other_network", address=address, pbx=pbx_address)


def _arrived(seen: Observed, own: list[Arrival]) -> Iterator[Finding]:
    # If the URL was changed, then because nothing had arrived before.
    url = f"http://{seen.next_target.host_and_port}" if seen.next_target else ""
    addresses = ", ".join(sorted({arrival.address or "" for arrival in own}))
    yield Finding("arrived", {"count": str(len(own)), "url": url, "address": addresses}, Level.FINE)


def _monitored(seen: Observed, own: list[Arrival]) -> Iterator[Finding]:
    """Yield whether reports of states and ringing are sent, which need Status Monitor (protocol 1.6)."""
    phone = seen.phone
    if any(isinstance(arrival.report, _MONITORED) if phone is None else arrival.monitors(phone) for arrival in own):
        return
    was_reported = any(isinstance(arrival.report, CallReport) if phone is None else arrival.names(phone) for arrival in own)
    if seen.list_changed or seen.dialed_at is not None or was_reported:
        yield _problem("no_status_monitor", phone=phone) if phone else _problem("no_status_monitor_at_all")
    elif phone:
        yield _problem("other_phones_only", phone=phone)


def _course(seen: Observed, own: list[Arrival]) -> Iterator[Finding]:
    """Yield the missing reports of a call, and the repeated ones."""
    kinds = {type(arrival.report) for arrival in own}
    ended_at = max((arrival.seconds for arrival in own if isinstance(arrival.report, Bye | CallFailed)), default=None)
    # What ended may be a part of a call that goes on, and a record may be that of a call before the test.
    if ended_at is None or (seen.has_open_calls and CallRecordReport not in kinds):
        yield Finding("unfinished", level=Level.NOTE)
    elif CallRecordReport in kinds:
        yield Finding("whole_call", level=Level.FINE)
    elif seen.seconds - ended_at >= _RECORD_SECONDS:
        yield _problem("no_record")
    bodies = Counter(arrival.body for arrival in own if not isinstance(arrival.report, ExtensionStatus))
    if (most := max(bodies.values(), default=0)) > 1:
        yield _problem("repeated", count=most)


def _times(seen: Observed, own: list[Arrival]) -> Iterator[Finding]:
    error = seen.clock_error
    if error is not None and abs(error) > _WRONG_CLOCK_SECONDS:
        yield _problem("clock_ahead" if error > 0 else "clock_behind", minutes=round(abs(error) / 60))
    late = lateness(seen, own)
    if late is None:
        return
    if late > _LATE_SECONDS:
        yield _problem("late", seconds=round(late))
    else:
        yield Finding("in_time", level=Level.FINE)


def lateness(seen: Observed, own: list[Arrival]) -> float | None:
    """Return how many seconds the quickest report took after its call began to ring, None if no report shows it."""
    delays = [
        arrival.wall - youngest + (seen.clock_error or 0)
        for arrival in own
        if isinstance(arrival.report, Ring | Alert)
        if (youngest := max((parts[0] for leg in arrival.report.legs if (parts := leg_parts(leg))), default=None)) is not None
    ]
    return min(delays) if delays and seen.clock_error is not None else None
