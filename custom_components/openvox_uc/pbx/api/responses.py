"""Answers of the PBX (protocol 3): plain values in, frozen values out. Passwords among them are left behind."""

from collections.abc import Mapping

from ..errors import PbxNotUnderstoodError
from ..models import DeviceInfo, Direction, Extension, Trunk, TrunkCall, TrunkState
from ..reports import extension_state
from . import wire

_SUCCESS = "success"

# The first five are those of SIP trunks; the others are of analogue, ISDN and GSM trunks (protocol 3.5).
_TRUNK_STATES = {
    "registered": TrunkState.REGISTERED,
    "registering": TrunkState.REGISTERING,
    "failure": TrunkState.FAILED,
    "failed": TrunkState.FAILED,
    "disable": TrunkState.DISABLED,
    "disabled": TrunkState.DISABLED,
    "idle": TrunkState.REGISTERED,
    "busy": TrunkState.REGISTERED,
    "up": TrunkState.REGISTERED,
    "fault": TrunkState.FAILED,
    "alarm": TrunkState.FAILED,
    "down": TrunkState.FAILED,
    "nosim": TrunkState.FAILED,
    "nosignal": TrunkState.FAILED,
    "pinerror": TrunkState.FAILED,
    "unregister": TrunkState.FAILED,
    "unregistered": TrunkState.FAILED,
    "poweroff": TrunkState.DISABLED,
}


def is_success(answer: Mapping[str, wire.Value]) -> bool:
    """Return whether an answer is no refusal; some successful ones carry no status (protocol 4)."""
    return wire.word(answer["status"]) == _SUCCESS if "status" in answer else "errno" not in answer


def device_info(answer: Mapping[str, wire.Value]) -> DeviceInfo:
    """Return the device of an answer to deviceinfo/query (protocol 3.1). Raises PbxNotUnderstoodError if there is none."""
    for item in _items(answer, "deviceinfo"):
        return DeviceInfo(
            name=wire.text(item.get("devicename")) or "OpenVox UC",
            serial=wire.text(item.get("sn")),
            hardware=wire.text(item.get("hardwarever")),
            firmware=wire.text(item.get("firmwarever")),
            system_time=wire.moment(item.get("systemtime")),
            boot_time=wire.moment(item.get("uptime")),
        )
    raise PbxNotUnderstoodError("The PBX did not say what device it is. It may be something else than an OpenVox UC.")


def extensions(answer: Mapping[str, wire.Value]) -> list[Extension]:
    """Return the extensions of an answer to extensionlist/query (protocol 3.2), each number once."""
    found: dict[str, Extension] = {}
    for item in _items(answer, "extlist"):
        if number := wire.text(item.get("extnumber")):
            found[number] = Extension(
                number=number,
                name=wire.text(item.get("username")) or number,
                state=extension_state(item.get("status")),
                type=wire.text(item.get("type")),
            )
    return list(found.values())


def trunks(answer: Mapping[str, wire.Value]) -> list[Trunk]:
    """Return the trunks of an answer to trunklist/query (protocol 3.5), each name once; the list has two names."""
    found: dict[str, Trunk] = {}
    for item in _items(answer, "trunklist") or _items(answer, "trunkname"):
        if name := wire.text(item.get("trunkname")):
            found[name] = Trunk(
                name=name,
                state=_TRUNK_STATES.get(wire.word(item.get("status"))),
                type=wire.text(item.get("type")),
            )
    return list(found.values())


def trunk_calls(answer: Mapping[str, wire.Value], direction: Direction) -> list[TrunkCall]:
    """Return the calls of an answer to inbound/query or outbound/query (protocol 3.12)."""
    return [
        TrunkCall(
            leg=leg,
            direction=direction,
            from_number=wire.number(item.get("from")),
            to_number=wire.number(item.get("to")),
            trunk=wire.text(item.get("trunk")),
            status=wire.text(item.get("status")),
        )
        for item in _items(answer, direction)
        if (leg := wire.text(item.get(f"{direction}id")))
    ]


def _items(answer: Mapping[str, wire.Value], key: str) -> list[dict[str, wire.Value]]:
    """Return the objects below a key, made safe to keep."""
    return wire.objects(wire.tidy(answer.get(key)))
