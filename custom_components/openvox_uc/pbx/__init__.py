"""The OpenVox UC phone system: its HTTP API, its reports, and the calls they describe. Knows nothing of Home Assistant.

These names are the public API; import nothing from the modules below.
"""

from .api.any_request import CALLED_NUMBERS, DOCUMENTED_REQUESTS, DOWNLOAD_REQUESTS, ROUTING_REQUESTS, SESSION_REQUESTS
from .api.call_control import CallControl, ListenMode
from .api.call_records import CdrFile
from .api.client import PbxClient, probe
from .api.conferences import Conference, ConferenceMember, Conferences, MemberState
from .api.login import API_VERSION, MessageFormat, ReportTarget
from .api.queues import AgentState, Queue, QueueMember, Queues, QueueStatus
from .api.settings import MAX_FORWARD_DIGITS, RING_TIMEOUTS, ExtensionSettings, Forwarding, ForwardTo
from .api.transport import FileStream, connector
from .api.voicemail import ALL_MESSAGES, Voicemail
from .api.wake_up import WakeUpCall
from .errnos import Refusal
from .errors import (
    PbxAuthRefusedError,
    PbxBusyError,
    PbxError,
    PbxLockedOutError,
    PbxNotReachableError,
    PbxNotUnderstoodError,
    PbxRefusedError,
    PbxReplacedError,
    PbxTokenLostError,
    UnreadableMessageError,
)
from .models import (
    Call,
    CallEvent,
    CallEventType,
    CurrentCall,
    DeviceInfo,
    Direction,
    Extension,
    ExtensionState,
    Outcome,
    Party,
    Reason,
    Trunk,
    TrunkState,
)
from .reports import BootUp, CallRecordReport, Report, UnknownReport, parse_report
from .tracker.from_records import calls_of
from .tracker.tracker import CallTracker
from .wire.codec import MAX_REPORT_BYTES, shape as body_shape
from .wire.values import plain

__all__ = [
    "ALL_MESSAGES",
    "API_VERSION",
    "CALLED_NUMBERS",
    "DOCUMENTED_REQUESTS",
    "DOWNLOAD_REQUESTS",
    "MAX_FORWARD_DIGITS",
    "MAX_REPORT_BYTES",
    "RING_TIMEOUTS",
    "ROUTING_REQUESTS",
    "SESSION_REQUESTS",
    "AgentState",
    "BootUp",
    "Call",
    "CallControl",
    "CallEvent",
    "CallEventType",
    "CallRecordReport",
    "CallTracker",
    "CdrFile",
    "Conference",
    "ConferenceMember",
    "Conferences",
    "CurrentCall",
    "DeviceInfo",
    "Direction",
    "Extension",
    "ExtensionSettings",
    "ExtensionState",
    "FileStream",
    "ForwardTo",
    "Forwarding",
    "ListenMode",
    "MemberState",
    "MessageFormat",
    "Outcome",
    "Party",
    "PbxAuthRefusedError",
    "PbxBusyError",
    "PbxClient",
    "PbxError",
    "PbxLockedOutError",
    "PbxNotReachableError",
    "PbxNotUnderstoodError",
    "PbxRefusedError",
    "PbxReplacedError",
    "PbxTokenLostError",
    "Queue",
    "QueueMember",
    "QueueStatus",
    "Queues",
    "Reason",
    "Refusal",
    "Report",
    "ReportTarget",
    "Trunk",
    "TrunkState",
    "UnknownReport",
    "UnreadableMessageError",
    "Voicemail",
    "WakeUpCall",
    "body_shape",
    "calls_of",
    "connector",
    "parse_report",
    "plain",
    "probe",
]
