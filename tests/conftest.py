"""The parts that all tests of the integration share.

A simulated PBX, an entry for it, and a Home Assistant that reports can reach.
"""

import asyncio
from collections.abc import AsyncGenerator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
import gc
from hashlib import md5
import logging
from pathlib import Path
import socket
import threading
from typing import Any, Protocol, override
from unittest.mock import patch

from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.test_utils import TestServer
from freezegun.api import FrozenDateTimeFactory
from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.components.recorder.core import Recorder
from homeassistant.config_entries import ConfigEntry, ConfigEntryState
from homeassistant.const import CONF_HOST, CONF_PORT, CONF_USERNAME, CONF_WEBHOOK_ID
from homeassistant.core import HomeAssistant
from homeassistant.helpers import entity_registry as er, frame, translation
from homeassistant.helpers.translation import (
    _load_translations_files_by_language,
    _TranslationsCacheData,
)
from homeassistant.setup import async_setup_component
from homeassistant.util import executor
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import (
    MockConfigEntry,
    MockUser,
    async_fire_time_changed,
    async_test_home_assistant,
)
from pytest_homeassistant_custom_component.components.recorder.common import (
    async_wait_recording_done,
)
from pytest_homeassistant_custom_component.typing import WebSocketGenerator
import pytest_socket

from custom_components.openvox_uc.const import CONF_PASSWORD_MD5, DOMAIN
from custom_components.openvox_uc.coordinator import OpenVoxCoordinator
from custom_components.openvox_uc.pbx.api import transport
from tests.repository import ENGLISH, placeholders
from tests.simulator import SimulatedPbx

pytest_plugins = ["tests.site"]

# On a machine under load, Home Assistant interrupts idle threads of its executor before
# they end. The first one then no longer wakes the others, which the check after each
# test finds.
executor.EXECUTOR_SHUTDOWN_TIMEOUT = 600

# The plug-in of Home Assistant also prints the log, and threads of databases log
# between two tests, when nothing captures it. The log of a test that fails is shown by
# pytest itself.
for handler in [*logging.getLogger().handlers]:
    if type(handler) is logging.StreamHandler:
        logging.getLogger().removeHandler(handler)
# They log each statement of the recorder, each event, and each entity, which takes time
# and hides why a test failed.
for name in (
    "homeassistant",
    "pytest_homeassistant_custom_component",
    "sqlalchemy.engine",
):
    logging.getLogger(name).setLevel(logging.WARNING)

# Each test leaves a whole Home Assistant to the garbage collector. By default, it looks
# for garbage every two thousand objects.
gc.set_threshold(20_000)


class Later(Protocol):
    async def __call__(self, seconds: float, step: float = 5) -> None:
        """Let some seconds pass, in steps, with all that happens in them."""


class Logbook(Protocol):
    async def __call__(self, since: datetime, **of: list[str]) -> list[dict[str, Any]]:
        """Return the lines since a moment: those of devices and entities, or all."""


def as_keys(texts: Mapping[str, Any], path: str) -> dict[str, Any]:
    """Return each text as its key and its values, by the names of placeholders."""
    return {
        key: as_keys(text, f"{path}{key}.")
        if isinstance(text, dict)
        else " ".join(
            [path + key, *(f"{{{name}}}" for name in sorted(placeholders(text)))]
        )
        for key, text in texts.items()
    }


def state_of(hass: HomeAssistant, entity_id: str) -> str | None:
    state = hass.states.get(entity_id)
    return state.state if state else None


@pytest.fixture(autouse=True)
def loopback(socket_enabled: None) -> None:
    """Let everything talk over real sockets, to this machine only.

    The second PBX has the second address.
    """
    pytest_socket.socket_allow_hosts(["127.0.0.1", "127.0.0.2"])


@pytest.fixture(autouse=True)
async def enable_event_loop_debug(monkeypatch: pytest.MonkeyPatch) -> None:
    """Refuse what another thread schedules, as the debug mode of the loop does.

    The traces of that mode, which make a test take three times as long, are left out.
    """
    loop, thread = asyncio.get_running_loop(), threading.get_ident()

    def checked[**P, R](schedule: Callable[P, R]) -> Callable[P, R]:
        def check(*args: P.args, **kwargs: P.kwargs) -> R:
            if threading.get_ident() != thread:
                raise RuntimeError(
                    "Only call_soon_threadsafe may schedule from another thread"
                )
            return schedule(*args, **kwargs)

        return check

    monkeypatch.setattr(loop, "call_soon", checked(loop.call_soon))
    monkeypatch.setattr(loop, "call_at", checked(loop.call_at))


@pytest.fixture
def texts_as_keys(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no test depend on an English text: each is shown as its key.

    So are those of a language `xx`, after `xx:`.
    """

    def load(files: dict[str, dict[str, Path]]) -> dict[str, dict[str, Any]]:
        loaded = _load_translations_files_by_language(files)
        for language, path in (("en", ""), ("xx", "xx:")):
            if DOMAIN in files.get(language, {}):
                loaded[language][DOMAIN] = ENGLISH | {
                    section: as_keys(ENGLISH[section], path)
                    for section in ("config_panel", "exceptions")
                }
        return loaded

    monkeypatch.setattr(translation, "_load_translations_files_by_language", load)
    # As at the start of Home Assistant, with nothing that was loaded for another test.
    translation.async_setup(hass)
    hass.data[
        translation.TRANSLATION_FLATTEN_CACHE
    ].cache_data = _TranslationsCacheData({}, {})


@pytest.fixture
def limited_requests() -> None:
    """Keep the limit of requests in a minute."""


@pytest.fixture(autouse=True)
def endless_minutes(
    request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Let an entry be loaded as often as a test wants.

    The minute that limits its requests may never end in a test.
    """
    if (
        "hass" in request.fixturenames
        and "limited_requests" not in request.fixturenames
    ):
        monkeypatch.setattr(transport, "REQUESTS_PER_MINUTE", 1000)


@pytest.fixture(autouse=True)
def custom_integration(request: pytest.FixtureRequest) -> None:
    # A stopped clock has to be stopped before Home Assistant starts and until it ends,
    # and a database has to exist for as long.
    for name in ("freezer", "recorder_db_url"):
        if name in request.fixturenames:
            request.getfixturevalue(name)
    if "hass" in request.fixturenames:
        request.getfixturevalue("enable_custom_integrations")


@pytest.fixture
def hass_config_dir(hass_tmp_config_dir: str) -> str:
    """Give each Home Assistant its own folder, since the call history is a file."""
    return hass_tmp_config_dir


@pytest.fixture
async def home(tmp_path: Path) -> AsyncGenerator[HomeAssistant]:
    (tmp_path / ".storage").mkdir()
    async with async_test_home_assistant(config_dir=str(tmp_path)) as home:
        frame.async_setup(home)
        yield home
        await home.async_stop(force=True)


@pytest.fixture
async def pbx() -> AsyncGenerator[SimulatedPbx]:
    async with SimulatedPbx() as pbx:
        yield pbx


@pytest.fixture
def api_port(pbx: SimulatedPbx) -> Iterator[None]:
    with patch("custom_components.openvox_uc.config_flow.DEFAULT_PORT", pbx.port):
        yield


async def async_set_up_pages(hass: HomeAssistant, **settings: Any) -> None:
    """Set up the integrations that register paths while the server runs.

    Home Assistant lets its integrations add paths then.
    """
    assert await async_setup_component(hass, "http", {"http": settings})
    pytest.MonkeyPatch().setattr(hass.http.app.router, "freeze", lambda: None)


@asynccontextmanager
async def serving(hass: HomeAssistant, **settings: Any) -> AsyncGenerator[TestServer]:
    """Run Home Assistant's own web server, on a real port that Home Assistant knows."""
    await async_set_up_pages(hass, **settings)
    server = TestServer(hass.http.app, host="127.0.0.1")
    await server.start_server(access_log=None)
    assert hass.config.api
    assert server.port
    hass.config.api.port = server.port
    yield server
    await server.close()


@pytest.fixture
async def server(hass: HomeAssistant) -> AsyncGenerator[TestServer]:
    async with serving(hass) as server:
        yield server


def enable_last_calls(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Enable the sensors that the integration adds disabled, before it does so."""
    for key in ("last_caller", "recent_calls"):
        er.async_get(hass).async_get_or_create(
            "sensor",
            DOMAIN,
            f"{entry.unique_id}_{key}",
            config_entry=entry,
            suggested_object_id=f"uc501_{key}",
        )


def make_entry(pbx: SimulatedPbx) -> MockConfigEntry:
    return MockConfigEntry(
        domain=DOMAIN,
        title=f"UC501 ({pbx.serial})",
        unique_id=pbx.serial,
        data={
            CONF_HOST: pbx.host,
            CONF_PORT: pbx.port,
            CONF_USERNAME: pbx.username,
            CONF_PASSWORD_MD5: digest(pbx.password),
            CONF_WEBHOOK_ID: f"webhook-of-{pbx.serial}",
        },
    )


def digest(password: str) -> str:
    return md5(password.encode(), usedforsecurity=False).hexdigest()


@pytest.fixture
def entry(hass: HomeAssistant, pbx: SimulatedPbx) -> MockConfigEntry:
    """Return an entry for the PBX, known to Home Assistant but not set up."""
    entry = make_entry(pbx)
    entry.add_to_hass(hass)
    return entry


@pytest.fixture
async def setup_integration(
    hass: HomeAssistant, server: TestServer, entry: MockConfigEntry
) -> MockConfigEntry:
    await hass.config_entries.async_setup(entry.entry_id)
    # Until the first polls are done.
    await hass.async_block_till_done(wait_background_tasks=True)
    return entry


@pytest.fixture
def coordinator(setup_integration: MockConfigEntry) -> OpenVoxCoordinator:
    coordinator: OpenVoxCoordinator = setup_integration.runtime_data
    return coordinator


@pytest.fixture(autouse=True)
def _home_assistant_is_used_rightly(
    caplog: pytest.LogCaptureFixture,
) -> Iterator[None]:
    """Fail if Home Assistant reports wrong use, such as of a deprecated function."""
    yield
    reports = [record.getMessage() for record in caplog.get_records("call")]
    assert not [text for text in reports if text.startswith("Detected that custom")]


@pytest.fixture(autouse=True)
def _closed_databases_end() -> Iterator[None]:
    """Let the threads of closed databases end.

    Home Assistant's own check does not wait for them.
    """
    yield
    for thread in threading.enumerate():
        if thread.name.endswith("(_connection_worker_thread)"):
            thread.join(timeout=60)


@pytest.fixture
async def person(hass: HomeAssistant) -> MockUser:
    group = await hass.auth.async_get_group(GROUP_ID_USER)
    assert group
    return MockUser(groups=[group]).add_to_hass(hass)


@pytest.fixture
async def logbook(
    recorder_mock: Recorder, hass: HomeAssistant, hass_ws_client: WebSocketGenerator
) -> Logbook:
    """Return a function that requests the activity as Home Assistant's pages do."""
    assert await async_setup_component(hass, "logbook", {})
    clients: list[Any] = []

    async def lines(since: datetime, **of: list[str]) -> list[dict[str, Any]]:
        await async_wait_recording_done(hass)
        clients[:] = clients or [await hass_ws_client()]
        times = {"start_time": since.isoformat(), "end_time": utcnow().isoformat()}
        await clients[0].send_json_auto_id(
            {"type": "logbook/get_events", **times, **of}
        )
        answer: list[dict[str, Any]] = (await clients[0].receive_json())["result"]
        return answer

    return lines


async def pass_time(
    hass: HomeAssistant,
    clock: FrozenDateTimeFactory,
    seconds: float,
    step: float = 5,
    settle: Callable[[], Awaitable[None]] | None = None,
) -> None:
    while seconds > 0:
        clock.tick(min(step, seconds))
        seconds -= step
        async_fire_time_changed(hass)
        await (
            settle()
            if settle
            else hass.async_block_till_done(wait_background_tasks=True)
        )


@pytest.fixture
def later(hass: HomeAssistant, freezer: FrozenDateTimeFactory) -> Later:
    return partial(pass_time, hass, freezer)


@pytest.fixture
def all_enabled() -> Iterator[None]:
    with patch(
        "homeassistant.helpers.entity.Entity.entity_registry_enabled_default", True
    ):
        yield


@pytest.fixture
def last_calls(hass: HomeAssistant, entry: MockConfigEntry) -> None:
    """Enable the sensors that the integration adds disabled, before it does so."""
    enable_last_calls(hass, entry)


class _Names(AbstractResolver):
    @override
    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[ResolveResult]:
        if host != "localhost":
            raise OSError(f"{host} is not known")
        return [
            ResolveResult(
                hostname=host,
                host="127.0.0.1",
                port=port,
                family=socket.AF_INET,
                proto=0,
                flags=0,
            )
        ]

    @override
    async def close(self) -> None:
        """Do nothing, not even when Home Assistant closes its resolver at the end."""

    real_close = close


@pytest.fixture
def names() -> Iterator[None]:
    """Allow looking up `localhost`, and no other name."""
    with patch(
        "homeassistant.helpers.aiohttp_client._async_make_resolver",
        return_value=_Names(),
    ):
        yield


def load_state(entry: ConfigEntry[Any]) -> ConfigEntryState:
    return entry.state
