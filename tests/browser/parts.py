"""Every trigger, condition and action, and the values for its fields.

All are those of the integration.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime, time, timedelta
from typing import Any

from homeassistant.core import SupportsResponse
from homeassistant.util.yaml import load_yaml_dict

from custom_components.openvox_uc.condition import CONDITIONS
from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.services import ACTIONS
from custom_components.openvox_uc.trigger import TRIGGERS
from tests.repository import ENGLISH, INTEGRATION

from .editor import Kind
from .fields import Value
from .stage import HOME_ZONE

PBX, ENTRY, PHONE, DOOR_PHONE = (
    "UC501",
    "UC501 (a09805021987)",
    "Anna (102)",
    "Front door (104)",
)
TRUNK, OTHER_TRUNK = "Trunk to-18-16-2", "Trunk to-108-16"


SERVICES: Mapping[str, Any] = {
    key: action
    for key, action in load_yaml_dict(str(INTEGRATION / "services.yaml")).items()
    if not key.startswith(".")
}


@dataclass(frozen=True, slots=True)
class Filled:
    typed: Value
    saved: Any


@dataclass(frozen=True, slots=True)
class Part:
    kind: Kind
    key: str
    fields: Mapping[str, Filled]
    targets: tuple[str, ...] = ()
    response: str = ""

    @property
    def texts(self) -> Mapping[str, Any]:
        texts: Mapping[str, Any] = ENGLISH[
            "services" if self.kind == "action" else f"{self.kind}s"
        ][self.key]
        return texts

    @property
    def name(self) -> str:
        return (
            f"OpenVox UC: {self.texts['name']}"
            if self.kind == "action"
            else str(self.texts["name"])
        )

    @property
    def typed(self) -> dict[str, Value]:
        typed = {
            str(self.texts["fields"][key]["name"]): filled.typed
            for key, filled in self.fields.items()
        }
        return typed | ({"Response variable": self.response} if self.response else {})

    @property
    def saved(self) -> dict[str, Any]:
        values = {key: filled.saved for key, filled in self.fields.items()}
        saved: dict[str, Any] = {
            self.kind: f"{DOMAIN}.{self.key}",
            "data" if self.kind == "action" else "options": values,
        }
        # A text is the same as a list of one.
        devices = self.targets[0] if len(self.targets) == 1 else [*self.targets]
        return (
            saved
            | ({"target": {"device_id": devices}} if self.targets else {})
            | ({"response_variable": self.response} if self.response else {})
        )


def named(saved: Any, names: Mapping[str, str]) -> Any:
    """Return what was saved with other names for some of its texts.

    The names of devices for their ids are such names.
    """
    if isinstance(saved, dict):
        return {key: named(value, names) for key, value in saved.items()}
    if isinstance(saved, list):
        return [named(value, names) for value in saved]
    return names.get(saved, saved) if isinstance(saved, str) else saved


def offered_for(*domains: str) -> set[str]:
    """Return the actions that are for what has entities of one of these domains."""
    targets = {
        key: action["target"]["entity"]
        for key, action in SERVICES.items()
        if "target" in action
    }
    return {
        key
        for key, entities in targets.items()
        if any(entity["domain"] in domains for entity in entities)
    }


# The calendar of a field opens at this month.
_MOMENT = datetime.now(HOME_ZONE).replace(
    tzinfo=None, day=14, hour=8, minute=30, second=15, microsecond=0
)
_FILLED: Mapping[str, Filled] = {
    "automation_behavior": Filled("All", "all"),
    "boolean": Filled(True, True),
    "config_entry": Filled(ENTRY, ENTRY),
    "duration": Filled(
        timedelta(hours=2, minutes=1, seconds=30),
        {"hours": 2, "minutes": 1, "seconds": 30},
    ),
    "number": Filled(20, 20),
    "object": Filled("paginggroupid: '7'", {"paginggroupid": "7"}),
    "time": Filled(time(6, 45), "06:45:00"),
}


def _filled(place: int, selector: Mapping[str, Any]) -> Filled:
    """Return what is entered into the field at a place.

    Of several options the last one, or the first and the last one.
    """
    ((kind, details),) = selector.items()
    is_list = bool(details and details.get("multiple"))
    if kind == "text":
        text, texts = f"030{place}*", [f"030{place}*", "101"]
        return Filled(texts, texts) if is_list else Filled(text, text)
    if kind == "datetime":
        moment = _MOMENT + timedelta(days=place)
        return Filled(moment, str(moment))
    if kind != "select":
        return _FILLED[kind]
    names, options = (
        ENGLISH["selector"][details["translation_key"]]["options"],
        details["options"],
    )
    chosen = [options[0], options[-1]]
    return (
        Filled([names[option] for option in chosen], chosen)
        if is_list
        else Filled(names[options[-1]], options[-1])
    )


def _part(
    kind: Kind, key: str, description: Mapping[str, Any], targets: tuple[str, ...]
) -> Part:
    fields = {
        field: _filled(place, about["selector"])
        for place, (field, about) in enumerate(description.get("fields", {}).items())
    }
    response = (
        "answer"
        if kind == "action" and ACTIONS[key].response is not SupportsResponse.NONE
        else ""
    )
    return Part(kind, key, fields, targets, response)


def _targets(key: str) -> tuple[str, ...]:
    # Once a PBX is chosen, its phones are no longer offered.
    return (
        (PBX,)
        if key in offered_for("calendar")
        else (PHONE, DOOR_PHONE)
        if "target" in SERVICES[key]
        else ()
    )


_described = {
    kind: load_yaml_dict(str(INTEGRATION / f"{kind}s.yaml"))
    for kind in ("trigger", "condition")
}
PARTS = (
    *(
        _part("trigger", key, _described["trigger"][key], (PHONE, TRUNK))
        for key in TRIGGERS
    ),
    *(
        _part(
            "condition",
            key,
            _described["condition"][key],
            (TRUNK, OTHER_TRUNK)
            if key == "trunk_is_registered"
            else (PHONE, DOOR_PHONE),
        )
        for key in CONDITIONS
    ),
    *(_part("action", key, action, _targets(key)) for key, action in SERVICES.items()),
)
