"""How many reports the tracker takes in a second, with few and with many open calls: `python -m tests.benchmark_tracker`."""

from collections.abc import Iterator
import gc
import json
import time
from typing import Any

from custom_components.openvox_uc.pbx.reports import parse_report
from custom_components.openvox_uc.pbx.tracker.tracker import CallTracker

_NOW = 1_589_948_500.0
_CALLS = 2000
_ROUNDS = 3


def _bodies(index: int, now: float) -> list[bytes]:
    """Return the reports of an inbound call that is answered and ends, with those of the phone's states."""
    second, sequence, phone = int(now), index * 8 + 1, str(1000 + index)
    ext = {"extid": phone}
    trunk = {"from": f"0301{index:06}", "to": "4930555", "trunk": f"trunk{index % 9}", "inboundid": f"{second}.{sequence}"}
    leg = f"{second}.{sequence + 2}"
    reports: list[dict[str, Any]] = [
        {"action": "ExtensionStatus", "extension": phone, "status": "Ringing"},
        {"action": "RING", "callid": leg, "ext": ext, "inbound": trunk},
        {"action": "ANSWER", "callid": leg, "ext": ext, "inbound": trunk},
        {"action": "ExtensionStatus", "extension": phone, "status": "InUse"},
        {"action": "BYE", "callid": leg, "ext": ext, "inbound": trunk},
        {"action": "ExtensionStatus", "extension": phone, "status": "Idle"},
        {"action": "NewCdr", "callid": leg, "timestart": "2020-05-20 04:21:40", "callfrom": trunk["from"], "callto": phone}
        | {"callduraction": "9", "talkduraction": "7", "srctrunkname": trunk["trunk"], "status": "ANSWERED", "type": "Inbound"},
    ]
    return [json.dumps({**report, "sn": "a09805021987"}).encode() for report in reports]


def _stream(calls: int, open_calls: int) -> Iterator[tuple[bytes, float]]:
    """Yield the reports of calls of which so many go on at a time, with the moments at which they arrive."""
    going_on: list[list[bytes]] = []
    now, begun = _NOW, 0
    while going_on or begun < calls:
        if begun < calls and len(going_on) < open_calls:
            first, *rest = [*_bodies(begun, now)]
            begun += 1
            going_on.append(rest)
            yield first, now
        else:
            rest = going_on.pop(0)
            yield rest.pop(0), now
            if rest:
                going_on.append(rest)
        now += 0.02


def rate(open_calls: int, calls: int = _CALLS) -> float:
    reports = list(_stream(calls, open_calls))
    tracker = CallTracker()
    gc.collect()
    begin = time.process_time()
    ended = 0
    for body, now in reports:
        ended += sum(event.type == "ended" and event.extension is None for event in tracker.feed(parse_report(body), now))
    seconds = time.process_time() - begin
    ended += sum(event.type == "ended" and event.extension is None for event in tracker.tick(reports[-1][1] + 1))
    assert ended == calls, f"{ended} of {calls} calls ended"
    return len(reports) / seconds


def main() -> None:
    rates = {open_calls: max(rate(open_calls) for _ in range(_ROUNDS)) for open_calls in (1, 10, 100, 1000)}
    for open_calls, reports in rates.items():
        print(f"{open_calls:5} open calls: {reports:,.0f} reports a second")
    print(f"1,000 open calls cost {rates[10] / rates[1000] - 1:.0%} more than 10")


if __name__ == "__main__":
    main()
