"""Shows voicemails among the calls of the switchboard.

Each one is shown as a call that ended in a voicemail.
"""

from typing import Any

from homeassistant.auth.models import User

from ..access.permissions import PbxPermissions
from ..coordinator import OpenVoxCoordinator
from ..history.entries import HistoryEntry, position
from ..history.queries import CallQuery
from ..media.sounds import media_content_id, voicemail_id
from ..pbx import Call, Direction, Party, Reason, Voicemail

# The PBX has not reported its time yet, or the time of the message cannot be parsed.
_UNKNOWN_TIME = 0.0


def find_messages(
    pbx: OpenVoxCoordinator, query: CallQuery, limit: int
) -> list[HistoryEntry]:
    """Return the newest messages that match, only in the mailboxes of its extensions.

    There may be thousands, so call this in an executor.
    """
    calls = [
        _call(pbx, message)
        for extension, mailbox in pbx.voicemails.data.items()
        if query.extensions is None or extension in query.extensions
        for message in mailbox
    ]
    found = [call for call in calls if _matches(query, call)]
    found.sort(key=position, reverse=True)
    return [HistoryEntry(call, backfilled=False) for call in found[:limit]]


def _matches(query: CallQuery, call: Call) -> bool:
    """Return whether a voicemail matches a query for its mailbox.

    The query has no filters for calls only.
    """
    if query.start is not None and call.started_at < query.start:
        return False
    if query.end is not None and call.started_at >= query.end:
        return False
    if query.before is not None and position(call) >= query.before:
        return False
    return query.has_number(call)


def message_fields(pbx: OpenVoxCoordinator, call: Call, user: User) -> dict[str, Any]:
    """Return the fields in which a voicemail differs from a call.

    None for a call, which has an end.
    """
    if call.ended_at is not None:
        return {}
    extension = call.callee.number if call.callee else ""
    audible = PbxPermissions(pbx, user).may_hear_voicemails(extension)
    sound = media_content_id(pbx, call.call_id) if audible else None
    shown = {} if call.started_at > _UNKNOWN_TIME else {"started_at": None}
    return {
        "icon": "mdi:voicemail",
        "voicemail": True,
        "recording_media_content_id": sound,
        **shown,
    }


def _call(pbx: OpenVoxCoordinator, message: Voicemail) -> Call:
    left_at, caller = pbx.voicemails.received_at(message), message.caller
    colleagues = (caller,) if caller in pbx.extensions else ()
    return Call(
        call_id=voicemail_id(pbx, message),
        direction=Direction.INTERNAL if colleagues else Direction.INBOUND,
        caller=Party(caller, outside=not colleagues) if caller else None,
        callee=Party(message.extension),
        extensions=(message.extension, *colleagues),
        started_at=left_at.timestamp() if left_at else _UNKNOWN_TIME,
        talk_seconds=message.seconds,
        reason=Reason.VOICEMAIL,
    )
