"""What the lists of the PBX have (protocol 3.2, 3.5)."""

from dataclasses import dataclass, field
import json
from pathlib import Path
from typing import Any

from .bodies import Body

_DOCUMENTS = Path(__file__).parents[1] / "fixtures" / "answers"


def documented(name: str) -> Body:
    answer: Body = json.loads((_DOCUMENTS / name).read_bytes())
    return answer


def _first(name: str, key: str) -> Body:
    """Return the first entry of a list in the documents.

    A new entry differs from it by few fields.
    """
    entries: Any = documented(name)[key]
    entry: Body = entries[0]
    return entry


_EXTENSION = _first("extension_query.json", "extinfos")
_QUEUE = _first("queue_query.json", "queues")


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
    name: str
    status: str = "Registered"
    type: str = "SIP"

    def listed(self) -> Body:
        return {"trunkname": self.name, "status": self.status, "type": self.type}


@dataclass(slots=True)
class SimQueue:
    """A queue; a call to it rings at its agents.

    Others log in and out with its password.
    """

    number: str
    name: str = ""
    agents: tuple[str, ...] = ()
    dynamic_agents: tuple[str, ...] = ()
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
