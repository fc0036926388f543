"""What an action consists of, and the validators that several subjects share."""

from collections.abc import Callable, Coroutine
from datetime import datetime
import re
from typing import Any, NamedTuple

from homeassistant.core import ServiceCall, ServiceResponse, SupportsResponse
from homeassistant.helpers import config_validation as cv
from homeassistant.helpers.typing import VolDictType, VolSchemaType
from homeassistant.util.dt import get_default_time_zone
import voluptuous as vol

from ..base.error_texts import invalid
from ..const import MAX_TYPED


class Action(NamedTuple):
    """An action, its fields, and who may use it.

    Only administrators may listen in on others, or change or delete what others see,
    too, except for contacts. All other actions check the permissions of their user.
    `schema` makes a schema of the fields; unless it is another one, it adds a target.
    """

    act: Callable[[ServiceCall], Coroutine[Any, Any, ServiceResponse]]
    fields: VolDictType
    response: SupportsResponse = SupportsResponse.NONE
    admin: bool = False
    schema: Callable[[VolDictType], VolSchemaType] = cv.make_entity_service_schema


def listed(validate: object, most: int) -> VolSchemaType:
    return vol.All(cv.ensure_list, [validate], vol.Length(min=1, max=most))


def _timestamp(moment: datetime) -> float:
    """Return seconds since 1970.

    A moment without a time zone is in local time.
    """
    # Converting to UTC would overflow in the last hours of the year 9999.
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=get_default_time_zone())
    return moment.timestamp()


def _matching(pattern: str, key: str) -> Callable[[object], str]:
    """Return a validator that raises ServiceValidationError.

    Unlike vol.Invalid, that error is translated.
    """

    def validate(value: object) -> str:
        text = str(value).strip()
        if not re.fullmatch(pattern, text, re.ASCII):
            raise invalid(key, typed=text)
        return text

    return validate


MOMENT = vol.All(cv.datetime, _timestamp)
# A name of a prompt contains a letter (protocol 4), but no `+`, which joins names. It
# does not lead out of the folder of the prompts, such as to a mailbox.
PROMPT = _matching(
    rf"(?!/|.*\.\.)(?=.*[A-Za-z])[\w./-]{{1,{MAX_TYPED}}}", "prompt_name_invalid"
)
GROUP = _matching(rf"[0-9]{{1,{MAX_TYPED}}}", "group_number_invalid")
