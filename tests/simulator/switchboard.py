"""The PBX's lists.

They follow the reports that it makes, received or not (protocol 3.2, 3.5, 3.12).
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
import json
from pathlib import Path

from .bodies import Body

# The words of the extension list for states that reports name differently.
_LIST_WORDS = {"InUse": "Busy", "Idle": "Registered", "Unregistered": "Unavailable"}
# After this time without a ringing phone, a call over a trunk is surely gone, even if
# no report said so.
_FORGOTTEN_AFTER = 60.0
_DOCUMENTS = Path(__file__).parents[1] / "fixtures" / "answers"


def _documented(name: str, key: str) -> Body:
    """Return the first entry of a list in the documents.

    A new entry differs from it by few fields.
    """
    entry: Body = json.loads((_DOCUMENTS / name).read_bytes())[key][0]
    return entry


_EXTENSION = _documented("extension_query.json", "extinfos")
_QUEUE = _documented("queue_query.json", "queues")
# The number that external parties see: outbound/query has it as `from`, unlike the
# reports (protocol 3.12).
PRESENTED_NUMBER = "66666"


@dataclass(slots=True)
class SimExtension:
    """An extension.

    Without `monitored` (Status Monitor) no ExtensionStatus, RING or ALERT of it is sent
    (protocol 1.6).
    """

    number: str
    name: str = ""
    state: str = "Registered"
    type: str = "pjsip"
    monitored: bool = True
    settings: dict[str, str] = field(default_factory=dict)
    """The differences from the settings of a new extension (protocol 3.3).

    Their keys are the names of extension/query.
    """

    @property
    def may_be_monitored(self) -> bool:
        return self.told()["allowbeingmonitored"] == "on"

    @property
    def monitor_mode(self) -> str:
        """How its phone may listen in to others.

        `disabled`, `extensive` (all ways), `listen`, `whisper` or `barge-in`.
        """
        return str(self.told()["monitormode"]).lower()

    def listed(self) -> Body:
        known = {"extnumber": self.number, "status": self.state, "type": self.type}
        return {**known, "username": self.name or self.number, "agentid": ""}

    def told(self) -> Body:
        number = self.number
        secrets = {
            "userpassword": f"SECRET-user-{number}",
            "registerpassword": f"SECRET-sip-{number}",
        }
        secrets |= {
            "email": f"SECRET-mail-{number}@example.org",
            "vmsecret": f"SECRET-voicemail-{number}",
        }
        known = {
            "extnumber": number,
            "username": self.name or number,
            "type": self.type,
            "status": self.state,
        }
        return (
            _EXTENSION
            | {"callerid": "", "moblie": ""}
            | secrets
            | known
            | self.settings
        )


@dataclass(slots=True)
class SimTrunk:
    """A trunk; one with a password registers with it, and one without is a peer."""

    name: str
    status: str = "Registered"
    type: str = "SIP"
    username: str = ""
    password: str = ""
    host: str = "172.16.108.16"

    def listed(self) -> Body:
        return {"trunkname": self.name, "status": self.status, "type": self.type}

    def settings(self, number: int) -> Body:
        kind = "register" if self.password else "peer"
        reached: Body = {
            "tech": "pjsip",
            "trunktype": kind,
            "host": self.host,
            "port": "5060",
            "domain": self.host,
        }
        login: Body = {
            "username": self.username,
            "authname": self.username,
            "fromuser": "",
            "password": self.password,
        }
        return {
            "id": str(number),
            "trunkname": self.name,
            **reached,
            **(login if self.password else {}),
        }


@dataclass(slots=True)
class SimQueue:
    """A queue; a call to it rings at its agents.

    Others log in and out with its password.
    """

    number: str
    name: str = ""
    agents: tuple[str, ...] = ()
    dynamic_agents: tuple[str, ...] = ()
    """The users who may log in; empty for all."""
    password: str = ""
    logged_in: list[str] = field(default_factory=list)
    paused: set[str] = field(default_factory=set)
    waiting: int = 0
    settings: Body = field(default_factory=dict)
    """The differences from the settings of a new queue."""

    @property
    def members(self) -> list[str]:
        return [*self.agents, *self.logged_in]

    def listed(self) -> Body:
        agents = {
            "agents": ",".join(self.agents),
            "dynamicagents": ",".join(self.dynamic_agents),
        }
        return (
            _QUEUE
            | {
                "queuenumber": self.number,
                "queuename": self.name,
                "password": self.password,
            }
            | agents
            | self.settings
        )


@dataclass(slots=True)
class SimConference:
    """A conference room.

    Who is in it has a channel, may wait for the moderator, and may be muted.
    """

    number: str
    name: str = ""
    password: str = ""
    members: dict[str, str] = field(default_factory=dict)
    """The state of each in the session: `Up` or `HOLD`."""
    muted: set[str] = field(default_factory=set)

    def listed(self) -> Body:
        return {
            "number": self.number,
            "name": self.name or self.number,
            "participantepassword": self.password,
            "moderatorpassword": self.password,
            "waitformoderator": "no",
        }


@dataclass(slots=True)
class TrunkCall:
    leg: str
    from_number: str
    to_number: str
    trunk: str
    legs: set[str]
    ringing: set[str] = field(default_factory=set)
    talking: str | None = None
    quiet_since: float | None = None


class Switchboard:
    def __init__(
        self,
        clock: Callable[[], float],
        extensions: Callable[[], Iterable[SimExtension]],
    ) -> None:
        self._clock = clock
        self._extensions = extensions
        self._calls: dict[str, list[TrunkCall]] = {"inbound": [], "outbound": []}

    def clear(self) -> None:
        for calls in self._calls.values():
            calls.clear()
        for extension in self._extensions():
            if extension.state not in ("Unavailable", "Registered"):
                extension.state = "Registered"

    def listed(self, direction: str, legs: Iterable[str]) -> list[Body]:
        now = self._clock()
        self._calls[direction] = calls = [
            call
            for call in self._calls[direction]
            if call.quiet_since is None or now - call.quiet_since < _FORGOTTEN_AFTER
        ]
        wanted = set(legs)
        return [
            self._listed(direction, call)
            for call in calls
            if not wanted or wanted & call.legs
        ]

    def observe(self, report: Body) -> None:
        action = report["action"]
        if action == "ExtensionStatus":
            word = str(report["status"])
            for extension in self._extensions():
                if extension.number == report["extension"]:
                    extension.state = _LIST_WORDS.get(word, word)
        for direction in self._calls:
            if action == "NewCdr":
                self._end(direction, str(report["callid"]))
            elif isinstance(leg := report.get(direction), dict):
                self._observe_call(direction, leg, report)

    def _observe_call(self, direction: str, leg: Body, report: Body) -> None:
        own = str(leg[f"{direction}id"])
        legs = {own, str(report["callid"])}
        call = next((call for call in self._calls[direction] if legs & call.legs), None)
        phones = set(named(report))
        match report["action"]:
            case "ALERT" | "RING" | "ANSWER":
                if call is None:
                    call = TrunkCall(
                        own, str(leg["from"]), str(leg["to"]), str(leg["trunk"]), legs
                    )
                    self._calls[direction].append(call)
                call.legs |= legs
                call.quiet_since = None
                if report["action"] == "RING":
                    call.ringing |= phones
                elif report["action"] == "ANSWER":
                    call.ringing.clear()
                    call.talking = next(iter(phones), None)
            case "CallFailed" if call:
                call.ringing -= phones
                if not call.ringing and not call.talking:
                    call.quiet_since = self._clock()
            case "BYE" if call and report["callid"] == call.leg:
                self._end(direction, call.leg)

    def _end(self, direction: str, leg: str) -> None:
        self._calls[direction] = [
            call for call in self._calls[direction] if call.leg != leg
        ]

    def _listed(self, direction: str, call: TrunkCall) -> Body:
        caller = call.from_number if direction == "inbound" else PRESENTED_NUMBER
        entry: Body = {
            f"{direction}id": call.leg,
            "from": caller,
            "to": call.to_number,
            "trunk": call.trunk,
        }
        if direction == "inbound":
            entry["callee"] = {"extid": call.talking or min(call.ringing, default="")}
        return entry | {"status": "Talking" if call.talking else "Progress"}


def named(report: Body) -> list[str]:
    ext = report.get("ext")
    numbers = ext.get("extid") if isinstance(ext, dict) else report.get("extension")
    if isinstance(numbers, list):
        return [str(number) for number in numbers]
    return [] if numbers is None else [str(numbers)]
