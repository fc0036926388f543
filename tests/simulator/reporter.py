"""Reports on their way.

Which go out at all, what the network does to them, and their repeats (protocol 1.6,
1.10).
"""

import asyncio
from random import Random
from typing import TYPE_CHECKING

from .access import Target
from .bodies import Body, boot_up, compact
from .faults import Faults
from .requests import to_xml

if TYPE_CHECKING:
    from .pbx import SimulatedPbx

_REPEAT_SECONDS = 1.0
_ANSWER_SECONDS = 30.0


class Reporter:
    def __init__(self, pbx: SimulatedPbx) -> None:
        self._pbx = pbx
        self._rng = Random(0)

    async def send(self, values: Body) -> int | None:
        """Send a report if it goes out at all.

        Send it again and again (within limits) while it is not answered with 200.
        """
        target = self._target()
        if (
            not self._goes_out(values)
            or target is None
            or self._rng.random() < self._pbx.faults.lose_reports
        ):
            return None
        if (arriving := await self._pbx.faults.on_the_way(values)) is None:
            return None
        status = await self._post(target, arriving)
        if status != 200:
            self._pbx.spawn(self._repeat(arriving))
        return status

    async def send_raw(self, body: bytes) -> int | None:
        target = self._target()
        return (
            None
            if target is None
            else await post(
                target, body, sender=self._pbx.host, faults=self._pbx.faults
            )
        )

    async def boot_up(self) -> None:
        """Send a BootUp to the address last registered (protocol 5.3).

        The session of that address is gone.
        """
        if target := self._pbx.access.target:
            body = boot_up(self._pbx.serial)
            if await self._post(target, body) != 200:
                self._pbx.spawn(self._repeat(body, target))

    def _target(self) -> Target | None:
        return self._pbx.access.target if self._pbx.access.alive else None

    def _goes_out(self, values: Body) -> bool:
        if values["action"] not in ("ExtensionStatus", "RING", "ALERT"):
            return True
        phones = _named(values)
        if not phones and isinstance(inbound := values.get("inbound"), dict):
            phones = [str(inbound["to"])]
        about = self._pbx.extension(phones[0]) if phones else None
        return about is None or about.monitored

    async def _repeat(self, values: Body, target: Target | None = None) -> None:
        for _ in range(self._pbx.repeat_limit):
            await asyncio.sleep(_REPEAT_SECONDS)
            if (now := target or self._target()) is None or await self._post(
                now, values
            ) == 200:
                return

    async def _post(self, target: Target, values: Body) -> int | None:
        kind = (
            "xml"
            if self._pbx.access.xml and not self._pbx.faults.json_reports
            else "json"
        )
        body = to_xml(values) if kind == "xml" else compact(values)
        status = await post(
            target, body, sender=self._pbx.host, kind=kind, faults=self._pbx.faults
        )
        self._pbx.formats.add(("report", kind))
        self._pbx.sent.append((values, status))
        return status


def _named(report: Body) -> list[str]:
    ext = report.get("ext")
    numbers = ext.get("extid") if isinstance(ext, dict) else report.get("extension")
    if isinstance(numbers, list):
        return [str(number) for number in numbers]
    return [] if numbers is None else [str(numbers)]


def request_bytes(
    target: Target, body: bytes, kind: str = "json", faults: Faults | None = None
) -> bytes:
    """Return a report's request as captured.

    No port in `Host`, no `User-Agent` (protocol 1.9).
    """
    faults = faults or Faults()
    path = "" if faults.no_path else target.path
    host = f"[{target.host}]" if ":" in target.host else target.host
    lines = [
        f"POST {path.removeprefix('/') if faults.no_slash else path} HTTP/1.1",
        f"Host: {host}: {target.port}" if faults.odd_host else f"Host:{host}",
        *([] if faults.no_length else [f"Content-Length:{len(body)}"]),
        f"Accept: application/{kind}",
        f"Content-Type:application/{kind}",
        "Connection:close",
        "",
        "",
    ]
    return ("\n" if faults.lf_alone else "\r\n").join(lines).encode() + body


async def post(
    target: Target,
    body: bytes,
    *,
    sender: str,
    kind: str = "json",
    faults: Faults | None = None,
) -> int | None:
    try:
        async with asyncio.timeout(_ANSWER_SECONDS):
            reader, writer = await asyncio.open_connection(
                target.host, target.port, local_addr=(sender, 0)
            )
            try:
                writer.write(request_bytes(target, body, kind, faults))
                await writer.drain()
                version, _, rest = (
                    (await reader.readline()).decode(errors="replace").partition(" ")
                )
                await reader.read()
            finally:
                writer.close()
    except OSError, TimeoutError, ValueError:
        return None
    status = rest[:3]
    return int(status) if version.startswith("HTTP/") and status.isdigit() else None
