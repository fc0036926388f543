"""The OpenVox UC phone system: its HTTP API, its reports, and the calls they describe. Knows nothing of Home Assistant.

These names are the public API; import nothing from the modules below.
"""

from .api.any_request import (
    CALLED_NUMBERS as CALLED_NUMBERS,
    DOCUMENTED_REQUESTS as DOCUMENTED_REQUESTS,
    DOWNLOAD_REQUESTS as DOWNLOAD_REQUESTS,
    ROUTING_REQUESTS as ROUTING_REQUESTS,
    SESSION_REQUESTS as SESSION_REQUESTS,
)
from .api.call_control import CallControl as CallControl, ListenMode as ListenMode
from .api.call_records import CdrFile as CdrFile
from .api.client import PbxClient as PbxClient, probe as probe
from .api.conferences import (
    Conference as Conference,
    ConferenceMember as ConferenceMember,
    Conferences as Conferences,
    MemberState as MemberState,
)
from .api.files import FileStream as FileStream
from .api.login import API_VERSION as API_VERSION, ReportTarget as ReportTarget
from .api.queues import AgentState as AgentState, Queue as Queue, QueueMember as QueueMember, Queues as Queues, QueueStatus as QueueStatus
from .api.settings import (
    MAX_FORWARD_DIGITS as MAX_FORWARD_DIGITS,
    RING_TIMEOUTS as RING_TIMEOUTS,
    ExtensionSettings as ExtensionSettings,
    Forwarding as Forwarding,
    ForwardTo as ForwardTo,
)
from .api.transport import MessageFormat as MessageFormat, connector as connector
from .api.voicemail import ALL_MESSAGES as ALL_MESSAGES, Voicemail as Voicemail
from .api.wake_up import WakeUpCall as WakeUpCall
from .errnos import Refusal as Refusal
from .errors import (
    PbxAuthRefusedError as PbxAuthRefusedError,
    PbxBusyError as PbxBusyError,
    PbxError as PbxError,
    PbxLockedOutError as PbxLockedOutError,
    PbxNotReachableError as PbxNotReachableError,
    PbxNotUnderstoodError as PbxNotUnderstoodError,
    PbxRefusedError as PbxRefusedError,
    PbxReplacedError as PbxReplacedError,
    PbxTokenLostError as PbxTokenLostError,
    UnreadableMessageError as UnreadableMessageError,
)
from .models import (
    Call as Call,
    CallEvent as CallEvent,
    CallEventType as CallEventType,
    CurrentCall as CurrentCall,
    DeviceInfo as DeviceInfo,
    Direction as Direction,
    Extension as Extension,
    ExtensionState as ExtensionState,
    Outcome as Outcome,
    Party as Party,
    Reason as Reason,
    Trunk as Trunk,
    TrunkState as TrunkState,
)
from .reports import (
    BootUp as BootUp,
    CallRecordReport as CallRecordReport,
    Report as Report,
    UnknownReport as UnknownReport,
    parse_report as parse_report,
)
from .tracker.from_records import calls_of as calls_of
from .tracker.tracker import CallTracker as CallTracker
from .wire.codec import MAX_REPORT_BYTES as MAX_REPORT_BYTES, body_shape as body_shape, decode as decode
from .wire.fields import REPORT_FIELDS as REPORT_FIELDS, FieldKind as FieldKind
from .wire.values import LEG_ID as LEG_ID, Value as Value, plain as plain
