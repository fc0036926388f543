"""What the fields of actions take."""

from datetime import datetime
import re

from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import VolDictType, VolSchemaType
from homeassistant.util import dt as dt_util
import voluptuous as vol

from ..const import MAX_TYPED
from .targeted import ATTR_CALL_ID

_GROUP = re.compile(rf"[0-9]{{1,{MAX_TYPED}}}")
_MAX_PROMPTS = 20
# Without a sign that joins several, and with a letter, as the PBX wants it (protocol 4).
_PROMPT = re.compile(rf"(?=.*[A-Za-z])[\w./-]{{1,{MAX_TYPED}}}\Z", re.ASCII)


def group_number(value: str | int) -> str:
    """Return the number of a queue, a ring group or a conference."""
    if not _GROUP.fullmatch(number := str(value).strip()):
        raise vol.Invalid("expected the number of a queue, a ring group or a conference")
    return number


PROMPT = vol.Match(_PROMPT, "expected the name of a prompt")
PROMPTS = vol.All(cv.ensure_list, [PROMPT], vol.Length(min=1, max=_MAX_PROMPTS))


def _timestamp(moment: datetime) -> float:
    """Return a moment as seconds since 1970; one without a zone is a local one."""
    # Not by way of UTC, where the last evening of the year 9999 does not exist any more.
    return (moment if moment.tzinfo else moment.replace(tzinfo=dt_util.get_default_time_zone())).timestamp()


MOMENT = vol.All(cv.datetime, _timestamp)


def phones_or_call(fields: VolDictType) -> VolSchemaType:
    """Return a schema with a target, with the id of a call, or with both."""
    return vol.All(
        vol.Schema({**cv.ENTITY_SERVICE_FIELDS, vol.Optional(ATTR_CALL_ID): cv.string, **fields}),
        cv.has_at_least_one_key(*cv.ENTITY_SERVICE_FIELDS, ATTR_CALL_ID),
    )


def optional_target(fields: VolDictType) -> VolSchemaType:
    return vol.Schema({**cv.ENTITY_SERVICE_FIELDS, **fields})
