"""The numbers of the PBX that are no extensions: those of queues, conferences and paging groups (protocol 3.8, 3.10, 3.11)."""

from ..errors import PbxNotUnderstoodError, PbxRefusedError
from ..wire import values
from .login import Request

# How the PBX is asked for one, and what its answer calls it. Ring groups and menus are on no list.
_QUESTIONS = (
    ("queue/query", "queueid", ("queues", "queue"), "queuenumber"),
    ("conference/query", "number", ("conferences", "conference"), "number"),
    ("paginggroup/query", "number", ("paginggroup", "paginggrouplist"), "number"),
)


async def has_group(request: Request, number: str) -> bool:
    """Return whether a number is that of a queue, a conference or a paging group. Raises PbxError."""
    for path, parameter, lists, name in _QUESTIONS:
        try:
            answer = await request(path, {parameter: number})
        except PbxRefusedError, PbxNotUnderstoodError:
            # It has none of this number, or does not know the request.
            continue
        if any(values.text(item.get(name)) == number for key in lists for item in values.objects(answer.get(key))):
            return True
    return False
