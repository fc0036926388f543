"""A real Home Assistant in a process of its own.

It is set up over HTTP as its own pages do it.
"""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import asynccontextmanager, contextmanager, suppress
import json
import os
from pathlib import Path
import shutil
import socket
import sys
from textwrap import indent
from typing import Any
from zoneinfo import available_timezones

import aiohttp
from homeassistant import const

from custom_components.openvox_uc.const import DOMAIN
from tests.simulator import SimulatedPbx

HOST = "127.0.0.1"
PORT = 8123
_PORTS = 100
USER = "demo"
PASSWORD = "demo-demo"
_STEP_SECONDS = 0.25
_START_SECONDS = 180
_STOP_SECONDS = 60


def _time_zone() -> str:
    """Return the time zone of this machine, in which its browsers show times, too."""
    name = str(Path("/etc/localtime").resolve()).rpartition("zoneinfo/")[2]
    return name if name in available_timezones() else "UTC"


TIME_ZONE = _time_zone()
_CONFIGURATION = f"""\
# Only what the demo shows, so that nothing has to be installed while Home Assistant
# starts.
homeassistant:
  name: Demo
  time_zone: {TIME_ZONE}
  country: DE
frontend:
config:
api:
websocket_api:
recorder:
history:
logbook:
webhook:
system_health:
diagnostics:
automation: !include automations.yaml
script:
input_boolean:
  on_air:
    name: On-air lamp
    icon: mdi:lightbulb
logger:
  default: warning
  logs:
    custom_components.openvox_uc: debug
    aiohttp.client: debug
    aiohttp.server: debug
    # The welcome pages load more than the demo shows; that this machine lacks tools for
    # cameras and voice is not its subject.
    haffmpeg: fatal
    homeassistant.components.camera: fatal
    homeassistant.util.package: fatal
    homeassistant.requirements: fatal
    homeassistant.setup: fatal
"""

# Voice needs these, which would have to be compiled. Without them Home Assistant can't
# list its actions, and then its pages stay empty.
_STAND_INS = {"pymicro_vad": "MicroVad", "pyspeex_noise": "AudioProcessor"}


# Home Assistant warns of running in a virtual environment, as all who develop for it
# run it.
_DISMISSED = {
    "created": "2026-01-01T00:00:00+00:00",
    "dismissed_version": const.__version__,
    "domain": "homeassistant",
    "is_persistent": False,
    "issue_id": "deprecated_method",
}

DASHBOARD = "calls-demo"
SWITCHBOARD = "phones-demo"
_DASHBOARD = f"""\
lovelace:
  dashboards:
    {DASHBOARD}:
      mode: yaml
      title: Calls
      icon: mdi:phone
      filename: calls.yaml
"""


class DemoError(Exception):
    """The demo cannot continue; the text says why."""


@contextmanager
def reserved_port(wanted: int) -> Iterator[int]:
    """Yield a free port, the preferred one if possible.

    Other demos are kept from it while the context lasts.
    """
    for port in range(wanted, wanted + _PORTS):
        # Home Assistant takes a while until it listens. Till then nothing but this
        # socket shows that the port is taken.
        with socket.socket(type=socket.SOCK_DGRAM) as reservation:
            try:
                reservation.bind((HOST, port))
                socket.create_server((HOST, port)).close()
            except OSError:
                continue
            if not _is_in_use(port):
                yield port
                return
    raise DemoError(f"All ports from {wanted} to {wanted + _PORTS - 1} are taken.")


def _is_in_use(port: int) -> bool:
    """Return whether a connection can be opened.

    Some systems let two programs listen on one port, each on other addresses.
    """
    with socket.socket() as probe:
        return probe.connect_ex((HOST, port)) == 0


async def until(is_so: Callable[[], bool | Awaitable[bool]], seconds: float) -> bool:
    for _ in range(int(seconds / _STEP_SECONDS)):
        answer = is_so()
        if answer if isinstance(answer, bool) else await answer:
            return True
        await asyncio.sleep(_STEP_SECONDS)
    return False


class Client:
    """The HTTP and WebSocket APIs of a Home Assistant, as its own pages use them."""

    def __init__(self, url: str, token: str = "") -> None:
        self.url = url
        self._token = token
        self._session: aiohttp.ClientSession | None = None

    @asynccontextmanager
    async def connected(self) -> AsyncIterator[None]:
        async with aiohttp.ClientSession() as self._session:
            yield

    async def call(
        self, path: str, values: Any = None, method: str = "POST", *, form: bool = False
    ) -> Any:
        assert self._session
        headers = {"Authorization": f"Bearer {self._token}"} if self._token else {}
        body = {"data": values} if form else {"json": values}
        async with self._session.request(
            method, f"{self.url}{path}", headers=headers, **body
        ) as response:
            if response.status >= 400:
                raise DemoError(
                    f"Home Assistant answered {response.status} to {path}: "
                    f"{(await response.text())[:200]}"
                )
            return await response.json()

    async def act(self, domain: str, action: str, data: dict[str, Any]) -> None:
        await self.call(f"/api/services/{domain}/{action}", data)

    async def ask(
        self, domain: str, action: str, data: dict[str, Any]
    ) -> dict[str, Any]:
        answer: dict[str, Any] = (
            await self.call(f"/api/services/{domain}/{action}?return_response", data)
        )["service_response"]
        return answer

    async def command(self, kind: str, *, event: bool = False, **values: Any) -> Any:
        """Return the result of a command, or the first event of its subscription."""
        async with self._websocket() as socket:
            await socket.send_json({"id": 1, "type": kind, **values})
            answer = await socket.receive_json()
            if answer["type"] == "result" and not answer["success"]:
                raise DemoError(
                    f"Home Assistant refused {kind}: {answer['error']['message']}"
                )
            while event and answer["type"] != "event":
                answer = await socket.receive_json()
        return answer["event" if event else "result"]

    @asynccontextmanager
    async def _websocket(self) -> AsyncIterator[aiohttp.ClientWebSocketResponse]:
        assert self._session
        async with self._session.ws_connect(
            f"{self.url}/api/websocket", max_msg_size=0
        ) as socket:
            await socket.receive_json()
            await socket.send_json({"type": "auth", "access_token": self._token})
            await socket.receive_json()
            yield socket

    @asynccontextmanager
    async def listening(
        self, take: Callable[[dict[str, Any]], None], *kinds: str
    ) -> AsyncIterator[None]:
        """Let the events of these kinds be taken while the context lasts."""
        async with self._websocket() as socket:
            for number, kind in enumerate(kinds, 1):
                await socket.send_json(
                    {"id": number, "type": "subscribe_events", "event_type": kind}
                )
                await socket.receive_json()

            async def listen() -> None:
                async for message in socket:
                    content = message.json()
                    if content["type"] == "event":
                        take(content["event"])

            task = asyncio.create_task(listen())
            try:
                yield
            finally:
                task.cancel()
                with suppress(asyncio.CancelledError):
                    await task


class HomeAssistant(Client):
    def __init__(self, folder: Path, integration: Path, *, port: int) -> None:
        super().__init__(f"http://{HOST}:{port}")
        self.folder = folder
        self.port = port
        self.log = folder / "demo.log"
        shutil.rmtree(folder, ignore_errors=True)
        (folder / "custom_components").mkdir(parents=True)
        (folder / "custom_components" / integration.name).symlink_to(integration)
        (folder / "configuration.yaml").write_text(_CONFIGURATION)
        (folder / "automations.yaml").write_text("[]\n")
        self._store("http", {"server_host": [HOST], "server_port": port})
        self._store("repairs.issue_registry", {"issues": [_DISMISSED]}, minor_version=2)
        self._stand_ins = folder / "stand_ins"
        self._stand_ins.mkdir()
        for module, name in _STAND_INS.items():
            (self._stand_ins / f"{module}.py").write_text(f"class {name}: pass\n")
        self._process: asyncio.subprocess.Process | None = None

    def _store(self, key: str, data: dict[str, Any], *, minor_version: int = 1) -> None:
        """Write a file as Home Assistant stores its own.

        An older version of one is completed when it is read.
        """
        (self.folder / ".storage").mkdir(exist_ok=True)
        content = {
            "version": 1,
            "minor_version": minor_version,
            "key": key,
            "data": data,
        }
        (self.folder / ".storage" / key).write_text(json.dumps(content))

    def add_dashboard(self, view: str) -> None:
        with (self.folder / "configuration.yaml").open("a") as file:
            file.write(_DASHBOARD)
        (self.folder / "calls.yaml").write_text(
            "views:\n" + indent(f"- {indent(view, '  ').lstrip()}", "  ")
        )

    def add_groups(self, policies: Mapping[str, Any]) -> None:
        """Add groups of users, which Home Assistant has no page for."""
        groups = [
            {"id": name, "name": name, "policy": policy}
            for name, policy in policies.items()
        ]
        self._store(
            "auth",
            {"groups": groups, "users": [], "credentials": [], "refresh_tokens": []},
        )

    def add_blueprints(self, folder: Path) -> None:
        # Its list of blueprints looks into no links.
        shutil.copytree(folder, self.folder / "blueprints" / "automation" / folder.name)

    @asynccontextmanager
    async def running(self) -> AsyncIterator[HomeAssistant]:
        hass = Path(sys.executable).with_name("hass")
        environment = {**os.environ, "PYTHONPATH": str(self._stand_ins)}
        with self.log.open("ab") as log:
            options = (
                "-c",
                self.folder,
                "--log-no-color",
                "--skip-pip-packages",
                "pymicro-vad,pyspeex-noise",
            )
            self._process = await asyncio.create_subprocess_exec(
                hass, *options, stdout=log, stderr=log, env=environment
            )
            try:
                async with self.connected():
                    await self.until(self._answers, "Home Assistant did not answer")
                    yield self
            finally:
                await self._stop()

    async def until(self, is_so: Callable[[], Awaitable[bool]], failure: str) -> None:
        process = self._process
        assert process

        async def is_so_or_stopped() -> bool:
            return process.returncode is not None or await is_so()

        in_time = await until(is_so_or_stopped, _START_SECONDS)
        if process.returncode is not None:
            raise DemoError(f"Home Assistant stopped; {self.log} says why.")
        if not in_time:
            raise DemoError(
                f"{failure} within {_START_SECONDS} seconds; {self.log} may say why."
            )

    async def all_started(self) -> None:
        """Wait until all of Home Assistant has started.

        Automations listen from then on.
        """

        async def is_running() -> bool:
            return bool(
                (await self.call("/api/config", method="GET"))["state"] == "RUNNING"
            )

        await self.until(is_running, "Home Assistant did not start completely")

    async def kill(self) -> None:
        assert self._process
        self._process.kill()
        await self._process.wait()

    async def _answers(self) -> bool:
        url, timeout = f"{self.url}/manifest.json", aiohttp.ClientTimeout(total=5)
        try:
            async with (
                aiohttp.ClientSession() as session,
                session.get(url, timeout=timeout),
            ):
                return True
        except aiohttp.ClientError, TimeoutError:
            return False

    async def _stop(self) -> None:
        assert self._process
        with suppress(ProcessLookupError):
            self._process.terminate()
        try:
            async with asyncio.timeout(_STOP_SECONDS):
                await self._process.wait()
        except TimeoutError:
            await self.kill()

    async def onboard(self) -> None:
        client = f"{self.url}/"
        await self.sign_up()
        await self.call("/api/onboarding/core_config")
        await self.call("/api/onboarding/analytics")
        await self.call(
            "/api/onboarding/integration",
            {"client_id": client, "redirect_uri": f"{client}?auth_callback=1"},
        )
        # Its pages request that first.
        await self.call("/api/services", method="GET")

    async def sign_up(self) -> None:
        """Create the first user, who makes all requests."""
        client = f"{self.url}/"
        user = {
            "client_id": client,
            "name": "Demo",
            "username": USER,
            "password": PASSWORD,
            "language": "en",
        }
        code = (await self.call("/api/onboarding/users", user))["auth_code"]
        tokens = await self.call(
            "/auth/token",
            {"client_id": client, "grant_type": "authorization_code", "code": code},
            form=True,
        )
        self._token = tokens["access_token"]

    async def add_integration(self, domain: str, *forms: dict[str, Any]) -> str:
        step = await self.call("/api/config/config_entries/flow", {"handler": domain})
        for values in forms:
            if step["type"] != "form":
                break
            step = await self.call(
                f"/api/config/config_entries/flow/{step['flow_id']}", values
            )
        if step["type"] != "create_entry":
            raise DemoError(
                "The integration could not be set up: "
                f"{step.get('errors') or step.get('reason')}"
            )
        return str(step["title"])

    async def add_pbx(self, pbx: SimulatedPbx) -> str:
        form = {
            "host": pbx.host,
            "port": pbx.port,
            "username": pbx.username,
            "password": pbx.password,
        }
        return await self.add_integration(DOMAIN, form)

    async def create_dashboard(
        self, path: str, title: str, config: dict[str, Any], **details: Any
    ) -> str:
        """Create a dashboard, and return its id."""
        dashboard = await self.command(
            "lovelace/dashboards/create",
            url_path=path,
            title=title,
            mode="storage",
            **details,
        )
        await self.command("lovelace/config/save", url_path=path, config=config)
        return str(dashboard["id"])

    async def add_switchboard(self, title: str) -> None:
        await self.create_dashboard(
            SWITCHBOARD,
            title,
            {"strategy": {"type": "custom:openvox-uc"}},
            require_admin=False,
            show_in_sidebar=True,
            icon="mdi:deskphone",
        )

    async def set_options(self, domain: str, step: str, values: dict[str, Any]) -> None:
        path = "/api/config/config_entries/options/flow"
        menu = await self.call(path, {"handler": await self.entry_id(domain)})
        await self.call(f"{path}/{menu['flow_id']}", {"next_step_id": step})
        await self.call(f"{path}/{menu['flow_id']}", values)

    async def entry_id(self, domain: str) -> str:
        [entry] = await self.command("config_entries/get", domain=domain)
        return str(entry["entry_id"])

    async def state(self, entity_id: str) -> str:
        return str((await self.call(f"/api/states/{entity_id}", method="GET"))["state"])

    async def add_automation(self, key: str, config: dict[str, Any]) -> None:
        """Make an automation, as the editor saves one, and wait until it runs."""
        await self.call(f"/api/config/automation/config/{key}", config)
        await self.all_started()

        async def is_loaded() -> bool:
            return any(
                state["attributes"].get("id") == key
                for state in await self.call("/api/states", method="GET")
            )

        await self.until(is_loaded, "Home Assistant did not load the automation")

    async def show_first(self, dashboard: str) -> None:
        await self.command(
            "frontend/set_system_data", key="core", value={"default_panel": dashboard}
        )

    async def repairs(self) -> list[str]:
        issues = (await self.command("repairs/list_issues"))["issues"]
        return [
            f"{issue['domain']}: {issue['issue_id']}"
            for issue in issues
            if not issue["ignored"]
        ]

    async def device_id(self, identifier: str) -> str:
        devices = await self.command("config/device_registry/list")
        return str(
            next(
                device["id"]
                for device in devices
                if identifier in (value for _, value in device["identifiers"])
            )
        )
