"""What the PBX lists (protocol 3): itself, its extensions and its trunks, without the passwords among it."""

from collections.abc import Mapping

from ..errors import incomplete
from ..models import DeviceInfo, Extension, Trunk, TrunkState
from ..reports import extension_state
from ..wire import values

# Of SIP trunks, and of analogue, ISDN and GSM trunks (protocol 3.5).
_TRUNK_STATES = {
    **dict.fromkeys(("registered", "idle", "busy", "up"), TrunkState.REGISTERED),
    "registering": TrunkState.REGISTERING,
    **dict.fromkeys(("failure", "failed", "unregister", "unregistered"), TrunkState.FAILED),
    **dict.fromkeys(("fault", "alarm", "down", "nosim", "nosignal", "pinerror"), TrunkState.FAILED),
    **dict.fromkeys(("disable", "disabled", "poweroff"), TrunkState.DISABLED),
}


def device_info(answer: Mapping[str, values.Value]) -> DeviceInfo:
    """Return the device of an answer to deviceinfo/query (protocol 3.1). Raises PbxNotUnderstoodError if there is none."""
    for item in values.listed(answer, "deviceinfo"):
        return DeviceInfo(
            name=values.text(item.get("devicename")) or "OpenVox UC",
            serial=values.text(item.get("sn")),
            hardware=values.text(item.get("hardwarever")),
            firmware=values.text(item.get("firmwarever")),
            system_time=values.local_time(item.get("systemtime")),
            boot_time=values.local_time(item.get("uptime")),
        )
    raise incomplete("deviceinfo/query")


def extensions(answer: Mapping[str, values.Value]) -> list[Extension]:
    found: dict[str, Extension] = {}
    for item in values.listed(answer, "extlist"):
        if number := values.text(item.get("extnumber")):
            found[number] = Extension(
                number=number,
                name=values.text(item.get("username")) or number,
                state=extension_state(item.get("status")),
                type=values.text(item.get("type")),
            )
    return list(found.values())


def trunks(answer: Mapping[str, values.Value]) -> list[Trunk]:
    """Return the trunks of an answer to trunklist/query (protocol 3.5); the list has two names."""
    found: dict[str, Trunk] = {}
    for item in values.listed(answer, "trunklist") or values.listed(answer, "trunkname"):
        if name := values.text(item.get("trunkname")):
            found[name] = Trunk(
                name=name,
                state=_TRUNK_STATES.get(values.word(item.get("status"))),
                type=values.text(item.get("type")),
            )
    return list(found.values())
