"""What the fields of a report hold (protocol 5), for copies of a report that must not show everything."""

from enum import StrEnum


class FieldKind(StrEnum):
    """A kind of content; a `PARTY` is a phone number, a name, or both, and an `OBJECT` holds fields again."""

    OBJECT = "object"
    WORD = "word"
    LEG = "leg"
    PARTY = "party"
    TRUNK = "trunk"
    RECORDING = "recording"
    SERIAL = "serial"
    REASON = "reason"
    SECONDS = "seconds"
    LOCAL_TIME = "local_time"
    VERSION = "version"


_KEYS = {
    FieldKind.OBJECT: ("call", "ext", "inbound", "members", "outbound"),
    FieldKind.WORD: ("action", "event", "memberstatus", "status", "type"),
    FieldKind.LEG: ("callid", "inboundid", "outboundid"),
    FieldKind.PARTY: ("callfrom", "callto", "extension", "extid", "from", "number", "to"),
    FieldKind.TRUNK: ("desttrunkname", "dsttrcunkname", "dsttrunkname", "srctrunkname", "trunk", "trunkname"),
    FieldKind.RECORDING: ("recording",),
    FieldKind.SERIAL: ("sn",),
    FieldKind.REASON: ("reason",),
    FieldKind.SECONDS: ("callduraction", "callduration", "talkduraction", "talkduration"),
    FieldKind.LOCAL_TIME: ("timestart",),
    FieldKind.VERSION: ("version",),
}
REPORT_FIELDS = {key: kind for kind, keys in _KEYS.items() for key in keys}
