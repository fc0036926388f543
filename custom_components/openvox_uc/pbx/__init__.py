"""The OpenVox UC telephone system: its HTTP API, its reports, and the calls they tell of. Knows nothing of Home Assistant.

What stands here is what the rest of the integration may use; the modules below are nobody's business outside.
"""

from .api.call_records import CdrFile
from .api.client import API_VERSION, PbxClient, ReportTarget, probe
from .api.transport import connector
from .api.wire import MAX_REPORT_BYTES, shape as body_shape
from .errors import (
    PbxAuthRefusedError,
    PbxError,
    PbxLockedOutError,
    PbxNotReachableError,
    PbxNotUnderstoodError,
    PbxRefusedError,
    PbxTokenLostError,
)
from .models import (
    Call,
    CallEvent,
    CallEventType,
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
from .turns import in_turns

__all__ = [
    "API_VERSION",
    "MAX_REPORT_BYTES",
    "BootUp",
    "Call",
    "CallEvent",
    "CallEventType",
    "CallRecordReport",
    "CallTracker",
    "CdrFile",
    "DeviceInfo",
    "Direction",
    "Extension",
    "ExtensionState",
    "Outcome",
    "Party",
    "PbxAuthRefusedError",
    "PbxClient",
    "PbxError",
    "PbxLockedOutError",
    "PbxNotReachableError",
    "PbxNotUnderstoodError",
    "PbxRefusedError",
    "PbxTokenLostError",
    "Reason",
    "Report",
    "ReportTarget",
    "Trunk",
    "TrunkState",
    "UnknownReport",
    "body_shape",
    "calls_of",
    "connector",
    "in_turns",
    "parse_report",
    "probe",
]
