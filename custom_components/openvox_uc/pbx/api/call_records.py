"""Files of call records (protocol 3.13): the bytes of a CSV file in, one record a row out.

No document tells the columns of an OpenVox, so they are found by their names, in the words of the family and of Asterisk.
"""

from array import array
from collections.abc import Iterator, Sequence
import csv
import re

from ..errors import PbxNotUnderstoodError
from ..reports import CallRecordReport, RecordStatus, call_record
from ..tracker.clock import leg_parts
from ..turns import in_turns
from . import wire

_MAX_ROW_BYTES = 16 * 1024
# What is older was written by a clock that nobody had set.
_FIRST_YEAR = 2000
_DELIMITERS = ",;\t|"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_BESIDES_LETTERS = re.compile(r"[^a-z]+")
_NOT_BLANK = re.compile(rb"\S")

# The order of the family, for a file that does not name its columns.
_DEFAULT_COLUMNS = (
    "callid",
    "timestart",
    "callfrom",
    "callto",
    "callduraction",
    "talkduraction",
    "srctrunkname",
    "dsttrcunkname",
    "status",
    "type",
    "pincode",
    "recording",
    "didnumber",
    "sn",
)
_NEEDED = ("callid", "callfrom", "callto", "status")

# Every name of a column, by that of the NewCdr report.
_NAMES = {
    "callid": ("callid", "uniqueid"),
    "timestart": ("timestart", "starttime", "calltime", "calldate", "time", "start", "date"),
    "callfrom": ("callfrom", "caller", "callernumber", "from", "src", "source"),
    "callto": ("callto", "callee", "calleenumber", "to", "dst", "destination"),
    "callduraction": ("callduraction", "callduration", "calldurations", "duration"),
    "talkduraction": ("talkduraction", "talkduration", "talkdurations", "talktime", "billsec"),
    "srctrunkname": ("srctrunkname", "srctrunk", "sourcetrunk", "sourcetrunkname"),
    "dsttrcunkname": (
        "dsttrcunkname",
        "dsttrunkname",
        "dsttrunk",
        "desttrunkname",
        "desttrunk",
        "destinationtrunk",
        "destinationtrunkname",
    ),
    "status": ("status", "callstatus", "disposition"),
    "type": ("type", "calltype", "communicationtype"),
    "recording": ("recording", "recordingname", "recordingfile", "recordfile"),
}
_COLUMNS = {name: column for column, names in _NAMES.items() for name in names}


class CdrFile:
    """The records that a file holds, in its order.

    Each is made when it is asked for: a hundred thousand at once would keep the collection of garbage busy. `skipped` counts the rows
    that make no sense; `blank` tells of a file that does not even name its columns.
    """

    def __init__(self, table: _Table | None = None, *, blank: bool = False) -> None:
        """Hold none yet."""
        self._table = table or _Table(b"")
        self._places = array("Q")
        self.skipped = 0
        self.blank = blank

    def __len__(self) -> int:
        """Return how many records it holds."""
        return len(self._places)

    def __getitem__(self, index: int) -> CallRecordReport:
        """Return one of them."""
        return self._table.record(self._places[index])

    def __iter__(self) -> Iterator[CallRecordReport]:
        """Yield all of them."""
        return map(self._table.record, self._places)

    async def read(self) -> None:
        """Find all records, without holding up the event loop."""
        async for place in in_turns(self._table.places()):
            if self._table.has_record(place):
                self._places.append(place)
            else:
                self.skipped += 1


async def read_file(body: bytes) -> CdrFile:
    """Return the records of a file, without holding up the event loop. Raises PbxNotUnderstoodError for what is no such file."""
    file = CdrFile(_Table(body), blank=not body[:_MAX_ROW_BYTES].strip())
    await file.read()
    return file


class _Table:
    """The rows of a file, by the places of their first bytes."""

    def __init__(self, body: bytes) -> None:
        """Find out which columns it has. Raises PbxNotUnderstoodError for what is no file of call records."""
        self._body = body.removeprefix(_BYTE_ORDER_MARK)
        self._line_end = b"\n" if b"\n" in body else b"\r"
        self._first = 0
        self._delimiter = ","
        self._columns: Sequence[str | None] = _DEFAULT_COLUMNS
        if (head := next(self.places(), None)) is None:
            return
        line, _ = self._line(head)
        self._delimiter = max(_DELIMITERS, key=line.count)
        if columns := _named_columns(_cells(line, self._delimiter)):
            self._columns = columns
            self._first = self._end(head) + 1
        elif not self.has_record(head):
            raise PbxNotUnderstoodError("The PBX gave something else than call records.")

    def places(self) -> Iterator[int]:
        """Yield the places of all rows that are not blank."""
        start = self._first
        # Not line by line: millions of blank ones would hold up the event loop.
        while found := _NOT_BLANK.search(self._body, start):
            start = max(start, self._body.rfind(self._line_end, start, found.start()) + 1)
            yield start
            start = self._end(found.start()) + 1

    def record(self, place: int) -> CallRecordReport:
        """Return the record of a row. Raises PbxNotUnderstoodError if the row makes no sense."""
        line, is_whole = self._line(place)
        return _record(_cells(line, self._delimiter), self._columns, is_whole=is_whole)

    def has_record(self, place: int) -> bool:
        """Tell whether a row makes sense."""
        try:
            self.record(place)
        except PbxNotUnderstoodError:
            return False
        return True

    def _end(self, start: int) -> int:
        """Return where a line ends."""
        end = self._body.find(self._line_end, start)
        return len(self._body) if end < 0 else end

    def _line(self, start: int) -> tuple[str, bool]:
        """Return a line, and whether it is whole: the last one may be cut off, and one that is too long is."""
        end = self._end(start)
        line = self._body[start : min(end, start + _MAX_ROW_BYTES)].strip(b"\r\n")
        return _text(line), end < len(self._body) and end - start <= _MAX_ROW_BYTES


def _text(line: bytes) -> str:
    """Return the characters of a line that is UTF-8, or else Latin-1, which every line is."""
    try:
        return line.decode()
    except UnicodeDecodeError:
        return line.decode("latin-1")


def _cells(line: str, delimiter: str) -> list[str]:
    """Return the cells of a line; each line stands alone, so that a stray quotation mark spoils no other. What is no CSV has none."""
    try:
        return next(csv.reader((line,), delimiter=delimiter))
    except csv.Error:
        return []


def _named_columns(cells: Sequence[str]) -> list[str | None] | None:
    """Return which column each cell of a header names, the first one of a name if several do; None if this is no header."""
    columns: list[str | None] = []
    for cell in cells:
        column = _COLUMNS.get(_BESIDES_LETTERS.sub("", cell.lower()))
        columns.append(None if column in columns else column)
    missing = [column for column in _NEEDED if column not in columns]
    if len(missing) == len(_NEEDED):
        return None
    if missing:
        raise PbxNotUnderstoodError(f"The call records of the PBX lack a column that is needed: {', '.join(missing)}.")
    return columns


def _record(cells: Sequence[str], columns: Sequence[str | None], *, is_whole: bool) -> CallRecordReport:
    """Return the record of a row. Raises PbxNotUnderstoodError if the row makes no sense or is cut off."""
    [values] = wire.objects(wire.tidy({column: cell for column, cell in zip(columns, cells, strict=False) if column}))
    record = call_record(values, serial=None)
    has_moment = leg_parts(record.leg) is not None or (record.time_start is not None and record.time_start.year >= _FIRST_YEAR)
    has_party = record.call_from is not None or record.call_to is not None
    is_cut = not is_whole and (len(cells) < len(columns) or record.status is RecordStatus.UNKNOWN)
    if is_cut or not has_moment or not has_party or "status" not in values:
        raise PbxNotUnderstoodError("The row makes no sense, or is cut off.")
    return record
