"""Numbers of queues, conferences and paging groups (protocol 3.8, 3.10, 3.11)."""

from ..errors import PbxNotUnderstoodError, PbxRefusedError
from ..wire import values
from .part import Part

# The request for one, its parameter, the lists in its answer, and the number there. Ring groups and menus are on no list.
_REQUESTS = (
    ("queue/query", "queueid", ("queues", "queue"), "queuenumber"),
    ("conference/query", "number", ("conferences", "conference"), "number"),
    ("paginggroup/query", "number", ("paginggroup", "paginggrouplist"), "number"),
)


class Groups(Part):
    async def has(self, number: str) -> bool:
        """Return whether a number is that of a queue, a conference or a paging group. Raises PbxError."""
        for path, parameter, lists, name in _REQUESTS:
            try:
                answer = await self._request(path, {parameter: number})
            except PbxRefusedError, PbxNotUnderstoodError:
                # There is none with this number, or the PBX does not know the request.
                continue
            if any(values.text(item.get(name)) == number for key in lists for item in values.objects(answer.get(key))):
                return True
        return False
