"""The settings of extensions, as the API tells and changes them (protocol 3.3, 3.4)."""

import re

from .bodies import Body
from .switchboard import SimExtension

# Parameters that the answer to extension/query has under another name; the first one is misspelled there.
_TOLD_AS = {"mobile": "moblie", "loginpassword": "userpassword"}
_ON_OFF = "on|off"
_DESTINATION = "Voicemail|Extension|Mobile Number|Custom Number"
_PREFIX, _NUMBER = "[0-9]{0,7}", "[0-9]{0,15}"
# What the PBX accepts; what is not listed may be anything.
_ACCEPTED = {
    "dnd": _ON_OFF,
    "alwaysforward": _ON_OFF,
    "busyforward": _ON_OFF,
    "noanswerforward": _ON_OFF,
    "enablemobile": _ON_OFF,
    "ringsimultaneous": _ON_OFF,
    "atransferto": _DESTINATION,
    "btransferto": _DESTINATION,
    "ntransferto": _DESTINATION,
    "atransferprefix": _PREFIX,
    "btransferprefix": _PREFIX,
    "ntransferprefix": _PREFIX,
    "mobileprefix": _PREFIX,
    "atransfernum": _NUMBER,
    "btransfernum": _NUMBER,
    "ntransfernum": _NUMBER,
    "ringtimeout": "15|30|60|120|300",
}


def change(extension: SimExtension, values: Body) -> bool:
    """Change settings of an extension, all or none of them; return whether they are such as the PBX accepts."""
    changes = {name: "" if value is None else str(value) for name, value in values.items() if name != "extid"}
    if not all(re.fullmatch(_ACCEPTED.get(name, ".*"), value) for name, value in changes.items()):
        return False
    extension.number = changes.pop("extnumber", extension.number)
    extension.name = changes.pop("username", extension.name)
    extension.settings |= {_TOLD_AS.get(name, name): value for name, value in changes.items()}
    return True
