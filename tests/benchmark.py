"""The price of a report and of the set-up, next to what Home Assistant can do at best: `python -m tests.benchmark`.

Both run in one Home Assistant over real HTTP, with 300 extensions set up; the sender has a process of its own. The baseline
webhook only decodes JSON and fires one event. Set-up is measured against as many trivial entities, of which as many are
enabled, on as many devices; Home Assistant's own platforms are loaded before both, as the rest of a house has loaded them.

Reports are poured, as fast as they are answered, and sent at the pace of a busy house, which shows what debouncers and timers cost;
the latter with open pages of the switchboard, too. Each round begins without open calls.

The best rounds count: what else the machine does slows some of them down, and a baseline that was held up would flatter us. On a busy
machine, compare the processor time. It includes what follows the last report: a BYE waits for 0.3 seconds, so the last third of the
poured calls end after the last report was answered.
"""

import argparse
import asyncio
from collections.abc import Iterator, Sequence
from compileall import compile_dir
from contextlib import AsyncExitStack, contextmanager
import gc
import logging
from pathlib import Path
import sys
from tempfile import TemporaryDirectory
import time
from typing import NamedTuple

from aiohttp import web
from aiohttp.test_utils import TestServer
from homeassistant.components import webhook
from homeassistant.components.media_source import DOMAIN as MEDIA_SOURCE_DOMAIN
from homeassistant.components.sensor import DOMAIN as SENSOR_DOMAIN, SensorEntity
from homeassistant.components.websocket_api.connection import ActiveConnection
from homeassistant.components.websocket_api.const import DOMAIN as WEBSOCKET_DOMAIN
from homeassistant.components.websocket_api.http import WebSocketAdapter
from homeassistant.config_entries import ConfigEntry, ConfigEntryState, ConfigFlow
from homeassistant.core import HomeAssistant, callback
from homeassistant.helpers.device_registry import (
    ChildDeviceInfo,
    async_child_entries_for_config_entry,
    async_get as async_get_device_registry,
)
from homeassistant.helpers.entity_platform import AddEntitiesCallback
from homeassistant.helpers.entity_registry import async_entries_for_config_entry, async_get as async_get_entity_registry
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockModule,
    MockPlatform,
    MockUser,
    mock_config_flow,
    mock_integration,
    mock_platform,
)

from custom_components.openvox_uc import PLATFORMS
from custom_components.openvox_uc.const import DOMAIN, EVENT_CALL
from custom_components.openvox_uc.pbx import CallTracker
from custom_components.openvox_uc.runtime import async_get_runtime
from tests.benchmark_house import EXTENSIONS, rooms, served_home
from tests.conftest import make_entry
from tests.pbx.tracker.days import random_exchange
from tests.simulator import SimTrunk, SimulatedPbx

_TRUNKS = 20
_CALLS = 300
_CONNECTIONS = 4
_ROUNDS = 7
_POURED_CALLS_AT_A_TIME = 50
# At this pace, so many calls at a time make about six reports a second.
_PACED_CALLS_AT_A_TIME = 18
_PACED_SECONDS = 40
_PACED_ROUNDS = 2
_PAGES = 20
# All waits for the end of a call are over by then, except for groups that may ring again.
_TAIL_SECONDS = 3
_BASELINE = "baseline"
_TRIVIAL = "trivial"

# A report, and when to send it (seconds after the first one).
type Sent = tuple[float, bytes]


class Taken(NamedTuple):
    per_second: float
    microseconds: float


async def send(url: str, lines: Sequence[bytes]) -> None:
    """Send bodies over a few connections, each when it is due, and print the seconds that it took."""
    sent = (line.partition(b" ") for line in lines)
    host, _, rest = url.removeprefix("http://").partition(":")
    port, _, path = rest.partition("/")

    async def connection() -> None:
        """Send one after the other, each over a connection of its own, as the PBX does."""
        for at, _, body in sent:
            await asyncio.sleep(max(begin + float(at) - time.perf_counter(), 0))
            reader, writer = await asyncio.open_connection(host, int(port))
            writer.write(
                b"POST /%b HTTP/1.1\r\nHost:%b\r\nContent-Length:%d\r\nAccept: application/json\r\n"
                b"Content-Type:application/json\r\nConnection:close\r\n\r\n%b" % (path.encode(), host.encode(), len(body), body)
            )
            await reader.read()
            writer.close()

    begin = time.perf_counter()
    await asyncio.gather(*(connection() for _ in range(_CONNECTIONS)))
    print(time.perf_counter() - begin)


def reports(seed: int, *, at_a_time: int) -> list[Sent]:
    phones = [str(1000 + index) for index in range(EXTENSIONS)]
    # No channel of a PBX has the name of an earlier one.
    sequence = seed * 100_000
    begin = time.time()
    exchange = random_exchange(seed, phones=phones, calls=_CALLS, simultaneous=at_a_time, begin=begin, sequence=sequence)
    return [(report.at - exchange.reports[0].at, report.body) for report in exchange.reports]


async def rate(hass: HomeAssistant, server: TestServer, webhook_id: str, sent: Sequence[Sent], event_type: str) -> Taken:
    heard = 0

    @callback
    def count(_: object) -> None:
        nonlocal heard
        heard += 1

    stop = hass.bus.async_listen(event_type, count)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "bodies"
        file.write_bytes(b"\n".join(b"%f %b" % report for report in sent))
        url = str(server.make_url(f"/api/webhook/{webhook_id}"))
        process = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.benchmark", "--send", url, file, stdout=asyncio.subprocess.PIPE
        )
        begin = time.process_time()
        output, _ = await process.communicate()
        await asyncio.sleep(_TAIL_SECONDS)
    await hass.async_block_till_done()
    seconds = time.process_time() - begin
    stop()
    assert heard >= len(sent) / 10, "The reports did not become events"
    return Taken(len(sent) / float(output), seconds / len(sent) * 1e6)


async def start_over(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Set an entry up again without the calls in progress, which would pile up."""
    await hass.config_entries.async_unload(entry.entry_id)
    runtime = async_get_runtime(hass, entry.entry_id)
    runtime.tracker = CallTracker()
    runtime.history.running.clear()
    # Nothing is fetched from the records of the PBX meanwhile.
    runtime.history.complete_until, runtime.history.gaps = time.time(), []
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()


@contextmanager
def open_pages(hass: HomeAssistant, pages: int) -> Iterator[None]:
    user = MockUser(is_owner=True)
    logger = WebSocketAdapter(logging.getLogger(__name__), {"connid": 0})
    connections = [ActiveConnection(logger, hass, lambda _: None, user, None, None) for _ in range(pages)]
    handler, _ = hass.data[WEBSOCKET_DOMAIN][f"{DOMAIN}/live"]
    for connection in connections:
        handler(hass, connection, {"id": 1, "type": f"{DOMAIN}/live"})
    yield
    for connection in connections:
        connection.async_handle_close()


async def set_up(hass: HomeAssistant, entry: MockConfigEntry) -> float:
    entry.add_to_hass(hass)
    # One collection of garbage costs as much as the set-up, and falls on either side.
    gc.collect()
    gc.disable()
    begin = time.perf_counter()
    await hass.config_entries.async_setup(entry.entry_id)
    await hass.async_block_till_done()
    seconds = time.perf_counter() - begin
    gc.enable()
    assert entry.state is ConfigEntryState.LOADED, (entry.state, entry.reason)
    return seconds


def add_trivial_integration(hass: HomeAssistant, like: ConfigEntry) -> int:
    """Add an integration with as many devices and entities as another one, of which as many are enabled; return how many there are."""
    registry = async_get_device_registry(hass)
    devices = len(async_child_entries_for_config_entry(registry, like.entry_id))
    entries = async_entries_for_config_entry(async_get_entity_registry(hass), like.entry_id)
    enabled = [entry.disabled_by is None for entry in entries]

    async def async_setup_entry(hass: HomeAssistant, entry: ConfigEntry) -> bool:
        registry.async_get_or_create(config_entry_id=entry.entry_id, identifiers={(_TRIVIAL, _TRIVIAL)}, name="House")
        await hass.config_entries.async_forward_entry_setups(entry, [SENSOR_DOMAIN])
        return True

    async def async_add(hass: HomeAssistant, entry: ConfigEntry, add: AddEntitiesCallback) -> None:
        parent = registry.async_get_device_by_identifier((_TRIVIAL, _TRIVIAL), config_entry_id=entry.entry_id)
        assert parent
        add(_TrivialSensor(number, number % devices, parent.id, enabled=each) for number, each in enumerate(enabled))

    mock_integration(hass, MockModule(_TRIVIAL, async_setup_entry=async_setup_entry))
    mock_platform(hass, f"{_TRIVIAL}.config_flow")
    mock_platform(hass, f"{_TRIVIAL}.{SENSOR_DOMAIN}", MockPlatform(async_setup_entry=async_add))
    return len(enabled)


class _TrivialSensor(SensorEntity):
    _attr_has_entity_name = True
    _attr_should_poll = False
    _attr_native_value = 1

    def __init__(self, number: int, room: int, parent: str, *, enabled: bool) -> None:
        self._attr_unique_id = f"trivial-{number}"
        self._attr_name = f"Trivial {number}"
        self._attr_entity_registry_enabled_default = enabled
        self._attr_device_info = ChildDeviceInfo(identifiers={(_TRIVIAL, str(room))}, name=f"Room {room}", parent_device_id=parent)


async def measure_set_up(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    ours = await set_up(hass, entry)
    entities = add_trivial_integration(hass, entry)
    with mock_config_flow(_TRIVIAL, ConfigFlow):
        trivial = await set_up(hass, MockConfigEntry(domain=_TRIVIAL))
    print(f"Set-up of {entities} entities: {ours:.2f} s, trivial ones {trivial:.2f} s, ratio {ours / trivial:.2f} (at most 1.2)")


async def measure_poured(hass: HomeAssistant, server: TestServer, entry: MockConfigEntry) -> None:
    rounds: list[tuple[Taken, Taken]] = []
    for number in range(_ROUNDS):
        sent = [(0.0, body) for _, body in reports(number, at_a_time=_POURED_CALLS_AT_A_TIME)]
        await start_over(hass, entry)
        base = await rate(hass, server, _BASELINE, sent, _BASELINE)
        own = await rate(hass, server, entry.data["webhook_id"], sent, EVENT_CALL)
        rounds.append((base, own))
        print(f"Round {number + 1}: {own.per_second:.0f} reports/s, baseline {base.per_second:.0f}/s")
    bases, owns = zip(*rounds, strict=True)
    fastest = max(own.per_second for own in owns) / max(base.per_second for base in bases)
    cheapest = min(own.microseconds for own in owns), min(base.microseconds for base in bases)
    print(f"Ratio of the best rounds {fastest:.2f} (target 0.75)")
    print("Processor time of a report with all that follows from it {:.0f} µs, baseline {:.0f} µs".format(*cheapest))


async def measure_paced(hass: HomeAssistant, server: TestServer, entry: MockConfigEntry) -> None:
    own: dict[int, list[float]] = {0: [], _PAGES: []}
    bases = []
    for number in range(_ROUNDS, _ROUNDS + _PACED_ROUNDS):
        sent = [(at, body) for at, body in reports(number, at_a_time=_PACED_CALLS_AT_A_TIME) if at < _PACED_SECONDS]
        bases.append((await rate(hass, server, _BASELINE, sent, _BASELINE)).microseconds)
        for pages, found in own.items():
            await start_over(hass, entry)
            with open_pages(hass, pages):
                taken = await rate(hass, server, entry.data["webhook_id"], sent, EVENT_CALL)
            found.append(taken.microseconds)
            print(f"Round {number - _ROUNDS + 1}, {pages} pages: {taken.per_second:.1f} reports/s, {taken.microseconds:.0f} µs each")
    alone, with_pages = map(min, own.values())
    print(f"Processor time of a report at that pace {alone:.0f} µs, with {_PAGES} pages {with_pages:.0f} µs, baseline {min(bases):.0f} µs")


async def benchmark(only: str | None) -> None:
    # As every start but the first one finds it; some machines forbid Python to keep its compiled files.
    compile_dir(Path(__file__).parents[1] / "custom_components", quiet=1)
    async with AsyncExitStack() as stack:
        hass, server = await stack.enter_async_context(served_home(*PLATFORMS, MEDIA_SOURCE_DOMAIN))
        trunks = [SimTrunk(f"trunk-{index}") for index in range(_TRUNKS)]
        pbx = await stack.enter_async_context(SimulatedPbx(extensions=rooms(), trunks=trunks))
        entry = make_entry(pbx)
        await measure_set_up(hass, entry)

        async def handle(hass: HomeAssistant, webhook_id: str, request: web.Request) -> None:
            hass.bus.async_fire(_BASELINE, await request.json())

        webhook.async_register(hass, _BASELINE, _BASELINE, _BASELINE, handle)
        if only != "paced":
            await measure_poured(hass, server, entry)
        if only != "poured":
            await measure_paced(hass, server, entry)
        await hass.config_entries.async_unload(entry.entry_id)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--only", choices=["poured", "paced"], help="measure this alone, next to the set-up")
    parser.add_argument("--send", nargs=2, metavar=("URL", "FILE"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.send:
        asyncio.run(send(arguments.send[0], Path(arguments.send[1]).read_bytes().splitlines()))
    else:
        asyncio.run(benchmark(arguments.only))


if __name__ == "__main__":
    main()
