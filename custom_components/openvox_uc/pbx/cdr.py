"""Files of call records (protocol 3.13): the bytes of a CSV file in, one record a row out.

No document tells the columns of an OpenVox, so they are found by their names, in the words of the family and of Asterisk.
"""

from collections.abc import Iterator, Sequence
import csv
from dataclasses import dataclass
import re

from . import wire
from .clock import leg_parts
from .errors import PbxNotUnderstoodError
from .reports import CallRecordReport, RecordStatus, call_record
from .turns import in_turns

_MAX_ROW_BYTES = 16 * 1024
# What is older was written by a clock that nobody had set.
_FIRST_YEAR = 2000
_DELIMITERS = ",;\t|"
_BYTE_ORDER_MARK = b"\xef\xbb\xbf"
_BESIDES_LETTERS = re.compile(r"[^a-z]+")

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


@dataclass(frozen=True, slots=True, kw_only=True)
class CdrFile:
    """What a file of call records told. `skipped` counts the rows that make no sense; `blank` files do not even name columns."""

    records: list[CallRecordReport]
    skipped: int = 0
    blank: bool = False


async def read_file(body: bytes) -> CdrFile:
    """Return the records of a file, without holding up the event loop. Raises PbxNotUnderstoodError for what is no such file."""
    records: list[CallRecordReport] = []
    skipped = 0
    async for record in in_turns(read_rows(body)):
        if record is None:
            skipped += 1
        else:
            records.append(record)
    return CdrFile(records=records, skipped=skipped, blank=not records and not skipped and not body.strip())


def read_rows(body: bytes) -> Iterator[CallRecordReport | None]:
    """Yield the record of each row, None for a row that makes no sense. Raises PbxNotUnderstoodError for what is no such file."""
    columns: Sequence[str | None] | None = None
    delimiter = ","
    for line, is_whole in _lines(body.removeprefix(_BYTE_ORDER_MARK)):
        if columns is None:
            delimiter = max(_DELIMITERS, key=line.count)
            columns = _named_columns(_cells(line, delimiter))
            if columns is not None:
                continue
            columns = _DEFAULT_COLUMNS
            if _record(_cells(line, delimiter), columns, is_whole=is_whole) is None:
                raise PbxNotUnderstoodError("The PBX gave something else than call records.")
        yield _record(_cells(line, delimiter), columns, is_whole=is_whole)


def _lines(body: bytes) -> Iterator[tuple[str, bool]]:
    """Yield the lines that are not blank, and whether they have an end; one that is too long is cut, and has none."""
    line_end = b"\n" if b"\n" in body else b"\r"
    start = 0
    while start < len(body):
        end = body.find(line_end, start)
        is_whole = end >= 0
        if not is_whole:
            end = len(body)
        line = body[start : min(end, start + _MAX_ROW_BYTES)].strip(b"\r\n")
        if line.strip():
            yield _text(line), is_whole and end - start <= _MAX_ROW_BYTES
        start = end + 1


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


def _record(cells: Sequence[str], columns: Sequence[str | None], *, is_whole: bool) -> CallRecordReport | None:
    """Return the record of a row, None if the row makes no sense or is cut off."""
    if not is_whole and len(cells) < len(columns):
        return None
    [values] = wire.objects(wire.tidy({column: cell for column, cell in zip(columns, cells, strict=False) if column}))
    try:
        record = call_record(values, serial=None)
    except PbxNotUnderstoodError:
        return None
    has_moment = leg_parts(record.leg) is not None or (record.time_start is not None and record.time_start.year >= _FIRST_YEAR)
    has_party = record.call_from is not None or record.call_to is not None
    has_status = "status" in values and (is_whole or record.status is not RecordStatus.UNKNOWN)
    return record if has_moment and has_party and has_status else None
