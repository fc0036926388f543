"""The settings of extensions, as the API tells and changes them (protocol 3.3, 3.4)."""

import re

from .bodies import Body
from .switchboard import SimExtension

# Parameters that the answer to extension/query has under another name; the first one is misspelled there.
_TOLD_AS = {"mobile": "moblie", "loginpassword": "userpassword"}
# What the PBX accepts, by the names of the parameters; what is not listed may be anything.
_ACCEPTED = {
    "dnd|(always|busy|noanswer)forward|enablemobile|ringsimultaneous": "on|off",
    "[abn]transferto": "Voicemail|Extension|Mobile Number|Custom Number",
    "[abn]transferprefix|mobileprefix": "[0-9]{0,7}",
    "[abn]transfernum": "[0-9]{0,15}",
    "ringtimeout": "15|30|60|120|300",
}


def change(extension: SimExtension, values: Body) -> bool:
    """Change settings of an extension, all or none of them; return whether they are such as the PBX accepts."""
    changes = {name: "" if value is None else str(value) for name, value in values.items() if name != "extid"}
    for names, accepted in _ACCEPTED.items():
        if not all(re.fullmatch(accepted, value) for name, value in changes.items() if re.fullmatch(names, name)):
            return False
    extension.number = changes.pop("extnumber", extension.number)
    extension.name = changes.pop("username", extension.name)
    extension.settings |= {_TOLD_AS.get(name, name): value for name, value in changes.items()}
    return True
