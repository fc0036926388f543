"""Every trigger, condition and action of the integration, and what its fields are filled with."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from homeassistant.util.yaml import load_yaml_dict

from custom_components.openvox_uc.condition import CONDITIONS
from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.trigger import TRIGGERS
from tests.repository import ENGLISH, INTEGRATION

from .editor import Kind
from .fields import Value
from .stage import HOME_ZONE

PBX, ENTRY, PHONE, DOOR_PHONE = "UC501", "UC501 (a09805021987)", "Anna (102)", "Front door (104)"
TRUNK, OTHER_TRUNK = "Trunk to-18-16-2", "Trunk to-108-16"


SERVICES: Mapping[str, Any] = load_yaml_dict(str(INTEGRATION / "services.yaml"))


@dataclass(frozen=True, slots=True)
class Filled:
    typed: Value
    saved: Any


def _same(value: Value) -> Filled:
    return Filled(value, value)


def _moment(moment: datetime) -> Filled:
    return Filled(moment, str(moment))


@dataclass(frozen=True, slots=True)
class Part:
    """A trigger, condition or action, its fields by their keys, and the devices that it is aimed at."""

    kind: Kind
    key: str
    fields: Mapping[str, Filled]
    targets: tuple[str, ...] = ()
    response: str = ""

    @property
    def texts(self) -> Mapping[str, Any]:
        texts: Mapping[str, Any] = ENGLISH["services" if self.kind == "action" else f"{self.kind}s"][self.key]
        return texts

    @property
    def name(self) -> str:
        return f"OpenVox UC: {self.texts['name']}" if self.kind == "action" else str(self.texts["name"])

    @property
    def typed(self) -> dict[str, Value]:
        typed = {str(self.texts["fields"][key]["name"]): filled.typed for key, filled in self.fields.items()}
        return typed | ({"Response variable": self.response} if self.response else {})

    @property
    def saved(self) -> dict[str, Any]:
        values = {key: filled.saved for key, filled in self.fields.items()}
        saved: dict[str, Any] = {self.kind: f"{DOMAIN}.{self.key}", "data" if self.kind == "action" else "options": values}
        # A text stands for a list of one.
        devices = self.targets[0] if len(self.targets) == 1 else [*self.targets]
        return (
            saved
            | ({"target": {"device_id": devices}} if self.targets else {})
            | ({"response_variable": self.response} if self.response else {})
        )


def offered_for(*domains: str) -> set[str]:
    """Return the actions that are for what has entities of one of these domains."""
    targets = {key: action["target"]["entity"] for key, action in SERVICES.items() if "target" in action}
    return {key for key, entities in targets.items() if any(entity["domain"] in domains for entity in entities)}


_OF_CALLS = {
    "direction": Filled("Internal", "internal"),
    "number": _same("0999*"),
    "dialed": _same("*5550"),
    "vip_only": _same(True),
}
_OF_STATES = {
    "behavior": Filled("All", "all"),
    "for": Filled(timedelta(minutes=1, seconds=30), {"hours": 0, "minutes": 1, "seconds": 30}),
}
_NUMBER = _same("030 1234567")
_CALL_ID, _QUEUE, _CONFERENCE, _MEMBERS = _same("1589948512.1707"), _same("6500"), _same("9000"), _same(["101", "030 1234567"])
# The calendar of a field opens at this month.
_THIS_MONTH = datetime.now(HOME_ZONE).replace(tzinfo=None, microsecond=0)
_START = _moment(_THIS_MONTH.replace(day=14, hour=8, minute=30, second=0))
_END = _moment(_THIS_MONTH.replace(day=15, hour=18, minute=0, second=15))

PARTS = (
    *(Part("trigger", key, _OF_CALLS, (PHONE, TRUNK)) for key in TRIGGERS),
    *(
        Part("condition", key, _OF_STATES, (TRUNK, OTHER_TRUNK) if key == "trunk_is_registered" else (PHONE, DOOR_PHONE))
        for key in CONDITIONS
    ),
    Part("action", "dial", {"number": _NUMBER, "auto_answer": _same(True)}, (PHONE,), response="dialed"),
    Part("action", "pick_up", {"extension": _same("101"), "auto_answer": _same(True)}, (PHONE,), response="picked_up"),
    Part("action", "dial_outside", {"caller": _NUMBER, "callee": _same("0170 7654321")}, (PBX,)),
    Part("action", "call_queue", {"queue": _QUEUE, "number": _NUMBER}, (PBX,)),
    Part("action", "call_ring_group", {"ring_group": _same("6200"), "number": _NUMBER}, (PBX,)),
    Part(
        "action",
        "play_prompt",
        {"prompt": _same(["welcome", "cellar"]), "number": _NUMBER, "auto_answer": _same(True)},
        (PHONE,),
        response="played",
    ),
    Part("action", "hang_up", {"call_id": _CALL_ID}, (PHONE, DOOR_PHONE), response="ended"),
    *(Part("action", key, {}, (PHONE, DOOR_PHONE), response="changed") for key in ("hold", "resume", "mute", "unmute")),
    Part("action", "transfer", {"number": _NUMBER, "call_id": _CALL_ID}, (PHONE,), response="transferred"),
    Part("action", "listen_in", {"extension": _same("101"), "mode": Filled("Whisper", "whisper")}, (PHONE,)),
    Part(
        "action",
        "set_forwarding",
        {"when": Filled("No answer", "no_answer"), "to": Filled("Phone number", "number"), "number": _NUMBER},
        (PHONE, DOOR_PHONE),
    ),
    Part("action", "get_voicemails", {}, (PHONE, DOOR_PHONE), response="voicemails"),
    Part("action", "delete_voicemail", {"file": _same("msg0001.wav"), "all": _same(True)}, (PHONE,)),
    Part("action", "queue_login", {"queue": _QUEUE, "password": _same("4711")}, (PHONE,)),
    Part("action", "queue_logout", {"queue": _QUEUE, "password": _same("4711")}, (PHONE,)),
    Part("action", "queue_pause", {"queue": _QUEUE}, (PHONE, DOOR_PHONE)),
    Part("action", "queue_resume", {"queue": _QUEUE}, (PHONE, DOOR_PHONE)),
    Part("action", "invite_to_conference", {"conference": _CONFERENCE, "members": _MEMBERS}, (PBX,)),
    Part("action", "remove_from_conference", {"conference": _CONFERENCE, "members": _MEMBERS}, (PBX,)),
    Part("action", "mute_in_conference", {"conference": _CONFERENCE, "members": _MEMBERS, "mute": _same(True)}, (PBX,)),
    Part("action", "get_conference", {"conference": _CONFERENCE}, (PBX,), response="conference"),
    Part(
        "action",
        "set_wake_up_call",
        {"time": Filled(time(6, 45), "06:45:00"), "weekdays": Filled(["Monday", "Friday"], ["mon", "fri"]), "prompt": _same("welcome")},
        (PHONE,),
        response="set",
    ),
    Part("action", "get_wake_up_calls", {}, (PHONE,), response="wake_up_calls"),
    Part("action", "delete_wake_up_call", {"wake_up_call_id": _same("7")}, (PHONE,), response="deleted"),
    Part("action", "check_out", {}, (PHONE,)),
    Part(
        "action",
        "request",
        {"path": _same("paginggroup/query"), "parameters": Filled("paginggroupid: '7'", {"paginggroupid": "7"})},
        (PBX,),
        response="answer",
    ),
    Part(
        "action",
        "get_call_history",
        {
            "direction": Filled(["Inbound", "Internal"], ["inbound", "internal"]),
            "outcome": Filled(["Missed"], ["missed"]),
            "number": _same("030*"),
            "start": _START,
            "end": _END,
            "limit": _same(20),
            "config_entry_id": _same(ENTRY),
        },
        # Once a PBX is chosen, its phones are not offered any more.
        (PBX,),
        response="calls",
    ),
    Part(
        "action",
        "delete_call_history",
        {"number": _NUMBER, "start": _START, "end": _END, "config_entry_id": _same(ENTRY)},
        response="deleted",
    ),
    Part(
        "action",
        "record_reports",
        {
            "config_entry_id": _same(ENTRY),
            "mode": Filled("Stop", "stop"),
            "duration": Filled(timedelta(hours=2, minutes=30), {"hours": 2, "minutes": 30, "seconds": 0}),
        },
        response="recorded",
    ),
    Part("action", "set_contact", {"name": _same("Anna Schmidt"), "numbers": _same(["030 1234567", "0170 1234567"]), "vip": _same(True)}),
    Part("action", "delete_contact", {"name": _same("Anna Schmidt"), "number": _NUMBER}),
    Part("action", "get_contacts", {"search": _same("Schmidt"), "limit": _same(10)}, response="contacts"),
)
