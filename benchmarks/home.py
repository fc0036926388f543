"""The parts that benchmarks share.

A Home Assistant with a real web server, a PBX with many phones, memory, and turns of
the event loop.
"""

import asyncio
from collections.abc import AsyncGenerator, Callable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from contextlib import asynccontextmanager, contextmanager
import ctypes
import gc
from multiprocessing import get_context
from pathlib import Path
import resource
from tempfile import TemporaryDirectory
import threading
import time
from unittest.mock import patch

from aiohttp.test_utils import TestServer, unused_port
from homeassistant.components.http.config import async_get_and_load_store
from homeassistant.core import CoreState, HomeAssistant
from homeassistant.setup import async_setup_component
from pytest_homeassistant_custom_component.common import async_test_home_assistant

from tests.conftest import serving
from tests.simulator import SimExtension


def own_process() -> ProcessPoolExecutor:
    return ProcessPoolExecutor(1, get_context("spawn"))


def in_own_process[**P, Result](
    function: Callable[P, Result], *args: P.args, **kwargs: P.kwargs
) -> Future[Result]:
    """Run a function in a fresh process, and return how it ended."""
    with own_process() as pool:
        return pool.submit(function, *args, **kwargs)


def rooms(count: int) -> list[SimExtension]:
    return [SimExtension(str(1000 + index), f"Room {index}") for index in range(count)]


@asynccontextmanager
async def served_home(
    *components: str,
) -> AsyncGenerator[tuple[HomeAssistant, TestServer]]:
    with TemporaryDirectory() as folder:
        async with async_test_home_assistant(config_dir=folder) as hass:
            hass.set_state(CoreState.running)
            hass.data.pop("custom_components", None)
            # A Home Assistant may run on this machine.
            async with serving(
                hass, server_host="127.0.0.1", server_port=unused_port()
            ) as server:
                # Home Assistant takes unconfirmed settings of its web server back after
                # five minutes.
                await (await async_get_and_load_store(hass)).async_promote_pending()
                for component in components:
                    assert await async_setup_component(hass, component, {}), component
                yield hass, server
            await hass.async_stop(force=True)


def memory_megabytes() -> float:
    """Return how much memory is in use.

    What Python and the C library keep for later does not count.
    """
    gc.collect()
    ctypes.CDLL(None).malloc_trim(0)
    resident = int(Path("/proc/self/statm").read_text(encoding="ascii").split()[1])
    return resident * resource.getpagesize() / 1e6


@contextmanager
def settled() -> Iterator[None]:
    """Keep the garbage collector from looking at what was there before.

    Home Assistant does the same after its start.
    """
    gc.collect()
    gc.freeze()
    yield
    gc.unfreeze()


class Turns:
    """Measures the longest turn of this event loop.

    The time is the processor time of its thread: other threads do not count.
    """

    def __init__(self) -> None:
        self.longest = 0.0

    @classmethod
    @contextmanager
    def measured(cls) -> Iterator[Turns]:
        turns, thread, run = cls(), threading.get_ident(), asyncio.Handle._run

        def measured(handle: asyncio.Handle) -> None:
            begin = time.thread_time()
            run(handle)
            if threading.get_ident() == thread:
                turns.longest = max(turns.longest, time.thread_time() - begin)

        with patch.object(asyncio.Handle, "_run", measured):
            yield turns

    def restart(self) -> None:
        self.longest = 0.0
