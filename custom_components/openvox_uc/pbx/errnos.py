"""The refusals of the PBX by name, for what depends on the reason; OpenVox documents none (protocol 6.2, 6.3)."""

from enum import StrEnum


class Refusal(StrEnum):
    """The errno of a refusal, as in the table of the family that the API comes from."""

    UNKNOWN_REQUEST = "10003"
    NO_SUCH_CALL_ID = "10005"
    NO_SUCH_EXTENSION = "10006"
    NO_SUCH_CALL = "10007"
    EXTENSION_BUSY = "10008"
    MONITORING_FORBIDDEN = "10009"
    MONITOR_MODE_DIFFERS = "10010"
    NO_SUCH_NUMBER = "10011"
    NO_SUCH_QUEUE = "10013"
    NO_SUCH_RING_GROUP = "10014"
    CALL_NOT_CONNECTED = "10015"
    CALL_DECISION_TOO_LATE = "10016"
    QUEUE_NOT_CHANGED = "10019"
    WAKE_UP_CALL_NOT_SAVED = "10020"
    NO_SUCH_WAKE_UP_CALL = "10021"
    WAKE_UP_CALL_EXISTS = "10022"
    NO_SUCH_PROMPT = "10023"
    OUTSIDE_CALLS_FORBIDDEN = "10024"
    TEXT_MESSAGE_NOT_SENT = "10029"
    TEXT_MESSAGE_REFUSED = "10030"
    INVALID_NUMBER = "10031"
    QUEUE_LOGIN_REFUSED = "10032"
    NO_SUCH_FILE = "20018"
