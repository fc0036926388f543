"""A stranger on the network, who claims to be a PBX and keeps what is sent to it."""

from collections.abc import Iterable

from tests.pbx.server import ScriptedPbx
from tests.simulator.bodies import Body


class Stranger(ScriptedPbx):
    """A web server that answers as a PBX would.

    It reports any serial number without a token, and accepts every login.
    """

    def __init__(self, serial: str, host: str = "127.0.0.2", port: int = 0) -> None:
        answers: dict[str, Body] = {
            "deviceinfo/query": {"deviceinfo": {"devicename": "UC501", "sn": serial}},
            "extensionlist/query": {"extlist": []},
            "trunklist/query": {"trunkname": []},
        }
        super().__init__(host, port, answers)

    @property
    def received(self) -> list[str]:
        return [
            f"/{asked.path}?{asked.query} {asked.headers} {asked.body.decode()}"
            for asked in self.asked
        ]

    def knows(self, secrets: Iterable[str]) -> list[str]:
        return [
            secret
            for secret in secrets
            if any(secret in request for request in self.received)
        ]
