"""What the switchboard shows of a finished call."""

from typing import Any

from homeassistant.auth.models import User

from ..access.permissions import may_listen
from ..coordinator import OpenVoxCoordinator
from ..history.entries import HistoryEntry
from ..media.sounds import recording_content_id
from .voicemails import message_fields

type Fields = dict[str, Any]


def call_fields(pbx: OpenVoxCoordinator, entry: HistoryEntry, user: User) -> Fields:
    recording = recording_content_id(pbx, entry.call)
    return {
        **pbx.presenter.card(entry),
        "entry_id": pbx.config_entry.entry_id,
        "other_number": pbx.presenter.other_number(entry.call),
        "voicemail": False,
        "recording_media_content_id": recording if may_listen(user) else None,
        **message_fields(pbx, entry.call, user),
    }
