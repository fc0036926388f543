"""How fast a report becomes an event, beside what Home Assistant can do at best: `python -m tests.benchmark`.

Both run in one Home Assistant over real HTTP, with 300 extensions set up; the sender has a process of its own. The baseline
webhook does nothing but decode JSON and fire one event. Set-up is measured against as many trivial entities, of which as many are
enabled, on as many devices; Home Assistant's own platforms are loaded before both, as the rest of a house has loaded them.

The best rounds count: what else the machine does slows some of them down, and a baseline that was held up would flatter us. On a busy
machine rather look at the processor's time. It also has in it what comes after the last report: a BYE waits for 0.3 seconds, so the last
third of a round's calls end when nobody counts the reports any more.
"""

import argparse
import asyncio
from collections.abc import Sequence
from compileall import compile_dir
from contextlib import AsyncExitStack
import gc
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
from homeassistant.config_entries import ConfigEntry, ConfigEntryState, ConfigFlow
from homeassistant.core import CoreState, HomeAssistant, callback
from homeassistant.helpers.device_registry import (
    ChildDeviceInfo,
    async_child_entries_for_config_entry,
    async_get as async_get_device_registry,
)
from homeassistant.helpers.entity_platform import AddEntitiesCallback
from homeassistant.helpers.entity_registry import async_entries_for_config_entry, async_get as async_get_entity_registry
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockModule,
    MockPlatform,
    async_test_home_assistant,
    mock_config_flow,
    mock_integration,
    mock_platform,
)

from custom_components.openvox_uc import PLATFORMS
from custom_components.openvox_uc.const import EVENT_CALL
from tests.conftest import async_set_up_pages, make_entry
from tests.pbx.tracker.days import random_exchange
from tests.simulator import SimExtension, SimTrunk, SimulatedPbx

_EXTENSIONS = 300
_TRUNKS = 20
_CALLS = 300
_CONNECTIONS = 4
_ROUNDS = 7
# What waits to end a call is over by then, but for groups that may ring again.
_TAIL_SECONDS = 3
_BASELINE = "baseline"
_TRIVIAL = "trivial"


class Taken(NamedTuple):
    """How fast reports were taken in, and what each of them cost the processor."""

    per_second: float
    microseconds: float


async def send(url: str, lines: Sequence[bytes]) -> None:
    """Send bodies over a few connections, and print the seconds that it took."""
    bodies = iter(lines)
    host, _, rest = url.removeprefix("http://").partition(":")
    port, _, path = rest.partition("/")

    async def connection() -> None:
        """Send one after the other, each over a connection of its own, as the PBX does."""
        for body in bodies:
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


def day_of_reports(seed: int) -> list[bytes]:
    """Return the reports of a busy day of all kinds of calls, on all phones."""
    phones = [str(1000 + index) for index in range(_EXTENSIONS)]
    # No channel of a PBX has the name of an earlier one.
    sequence = seed * 100_000
    exchange = random_exchange(seed, phones=phones, calls=_CALLS, simultaneous=50, begin=time.time(), sequence=sequence)
    return [report.body for report in exchange.reports]


async def rate(hass: HomeAssistant, server: TestServer, webhook_id: str, bodies: Sequence[bytes], event_type: str) -> Taken:
    """Return how fast reports are taken in, and what that costs."""
    heard = 0

    @callback
    def count(_: object) -> None:
        nonlocal heard
        heard += 1

    stop = hass.bus.async_listen(event_type, count)
    with TemporaryDirectory() as folder:
        file = Path(folder) / "bodies"
        file.write_bytes(b"\n".join(bodies))
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
    assert heard >= _CALLS, "The reports did not become events"
    return Taken(len(bodies) / float(output), seconds / len(bodies) * 1e6)


async def set_up(hass: HomeAssistant, entry: MockConfigEntry) -> float:
    """Return the seconds that the set-up of an entry takes."""
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
    """An entity that does nothing."""

    _attr_has_entity_name = True
    _attr_should_poll = False
    _attr_native_value = 1

    def __init__(self, number: int, room: int, parent: str, *, enabled: bool) -> None:
        """Take a number, and a place on a device."""
        self._attr_unique_id = f"trivial-{number}"
        self._attr_name = f"Trivial {number}"
        self._attr_entity_registry_enabled_default = enabled
        self._attr_device_info = ChildDeviceInfo(identifiers={(_TRIVIAL, str(room))}, name=f"Room {room}", parent_device_id=parent)


async def benchmark() -> None:
    """Measure both, side by side, and print the best of each."""
    # As every start but the first one finds it; some machines tell Python not to keep what it has compiled.
    compile_dir(Path(__file__).parents[1] / "custom_components", quiet=1)
    async with AsyncExitStack() as stack:
        folder = stack.enter_context(TemporaryDirectory())
        hass = await stack.enter_async_context(async_test_home_assistant(config_dir=folder))
        hass.set_state(CoreState.running)
        hass.data.pop("custom_components", None)
        pbx = await stack.enter_async_context(
            SimulatedPbx(
                extensions=[SimExtension(str(1000 + index), f"Room {index}") for index in range(_EXTENSIONS)],
                trunks=[SimTrunk(f"trunk-{index}") for index in range(_TRUNKS)],
            )
        )
        await async_set_up_pages(hass)
        for platform in (*PLATFORMS, MEDIA_SOURCE_DOMAIN):
            assert await async_setup_component(hass, platform, {})
        server = TestServer(hass.http.app, host="127.0.0.1")
        await server.start_server()
        assert hass.config.api
        assert server.port
        hass.config.api.port = server.port

        entry = make_entry(pbx)
        ours = await set_up(hass, entry)
        entities = add_trivial_integration(hass, entry)
        with mock_config_flow(_TRIVIAL, ConfigFlow):
            trivial = await set_up(hass, MockConfigEntry(domain=_TRIVIAL))
        print(f"Set-up of {entities} entities: {ours:.2f} s, trivial ones {trivial:.2f} s, ratio {ours / trivial:.2f} (at most 1.5)")

        async def handle(hass: HomeAssistant, webhook_id: str, request: web.Request) -> None:
            hass.bus.async_fire(_BASELINE, await request.json())

        webhook.async_register(hass, _BASELINE, _BASELINE, _BASELINE, handle)
        rounds: list[tuple[Taken, Taken]] = []
        for number in range(_ROUNDS):
            bodies = day_of_reports(number)
            base = await rate(hass, server, _BASELINE, bodies, _BASELINE)
            own = await rate(hass, server, entry.data["webhook_id"], bodies, EVENT_CALL)
            rounds.append((base, own))
            print(f"Round {number + 1}: {own.per_second:.0f} reports/s, baseline {base.per_second:.0f}/s")
        bases, owns = zip(*rounds, strict=True)
        fastest = max(own.per_second for own in owns) / max(base.per_second for base in bases)
        cheapest = min(own.microseconds for own in owns), min(base.microseconds for base in bases)
        print(f"Ratio of the best rounds {fastest:.2f} (target 0.75)")
        print("Processor time of a report with all that follows from it {:.0f} µs, baseline {:.0f} µs".format(*cheapest))
        await hass.config_entries.async_unload(entry.entry_id)
        await server.close()
        await hass.async_stop(force=True)


def main() -> None:
    """Measure, or be the sender of a measurement."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--send", nargs=2, metavar=("URL", "FILE"), help=argparse.SUPPRESS)
    arguments = parser.parse_args()
    if arguments.send:
        asyncio.run(send(arguments.send[0], Path(arguments.send[1]).read_bytes().splitlines()))
    else:
        asyncio.run(benchmark())


if __name__ == "__main__":
    main()
