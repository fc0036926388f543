"""How a report goes out: one raw HTTP request on a connection of its own, as captured (protocol 1.9)."""

import asyncio

from .access import Target

_PATIENCE = 5.0


def request_bytes(target: Target, body: bytes, kind: str = "json") -> bytes:
    """Return the bytes of a report's request: no port in `Host`, no `User-Agent`."""
    host = f"[{target.host}]" if ":" in target.host else target.host
    head = (
        f"POST {target.path} HTTP/1.1\r\n"
        f"Host:{host}\r\n"
        f"Content-Length:{len(body)}\r\n"
        f"Accept: application/{kind}\r\n"
        f"Content-Type:application/{kind}\r\n"
        "Connection:close\r\n"
        "\r\n"
    )
    return head.encode() + body


async def post(target: Target, body: bytes, *, sender: str, kind: str = "json") -> int | None:
    try:
        async with asyncio.timeout(_PATIENCE):
            reader, writer = await asyncio.open_connection(target.host, target.port, local_addr=(sender, 0))
            try:
                writer.write(request_bytes(target, body, kind))
                await writer.drain()
                version, _, rest = (await reader.readline()).decode(errors="replace").partition(" ")
                await reader.read()
            finally:
                writer.close()
    except OSError, TimeoutError, ValueError:
        return None
    status = rest[:3]
    return int(status) if version.startswith("HTTP/") and status.isdigit() else None
