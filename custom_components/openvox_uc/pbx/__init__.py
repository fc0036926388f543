"""The OpenVox UC phone system: its HTTP API, its reports, and its calls.

Import only these names, nothing from the modules below.
"""

from .api.any_request import SESSION_REQUESTS
from .api.call_control import CallControl, ListenMode
from .api.call_records import CdrFile
from .api.client import PbxClient, probe
from .api.conferences import Conferences
from .api.files import FileStream
from .api.login import ReportTarget
from .api.queues import AgentState, Queue, Queues, QueueStatus
from .api.settings import (
    MAX_FORWARD_DIGITS,
    RING_TIMEOUTS,
    ExtensionSettings,
    Forwarding,
    ForwardTo,
)
from .api.sounds import ALL_MESSAGES, Voicemail
from .api.transport import MessageFormat, RequestSlot, Transport, connector
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
    Refusal,
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
from .reports import (
    REPORT_FIELDS,
    Alert,
    Answer,
    BootUp,
    Bye,
    CallFailed,
    CallRecordReport,
    CallReport,
    ExtensionStatus,
    FieldKind,
    RecordStatus,
    Report,
    Ring,
    Transfer,
    UnknownReport,
    parse,
    parse_report,
)
from .tracker.clock import leg_parts
from .tracker.from_records import calls_of
from .tracker.tracker import CallTracker
from .wire.codec import MAX_REPORT_BYTES, body_shape, decode
from .wire.report_request import HEAD_ENDS, parse_report_head, read_report_body
from .wire.values import HIDDEN_NUMBERS, LEG_ID, Value, plain
