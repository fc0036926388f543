"""Parses files of call records (protocol 3.13).

It turns the bytes of a CSV file into a record for each row.
"""

from collections.abc import Iterable, Sequence
import csv
from dataclasses import dataclass, field
from io import BytesIO
from itertools import chain
import re

from ..errors import PbxNotUnderstoodError, UnreadableMessageError
from ..reports import CallRecordReport, RecordStatus, call_record
from ..wire.codec import characters
from ..wire.values import LEG_ID, tidy_object

_MAX_ROW_BYTES = 16 * 1024
# Earlier times come from a clock that was never set.
_FIRST_YEAR = 2000
_DELIMITERS = ",;\t|"
_BESIDES_LETTERS = re.compile(r"[^a-z]+")

_NEEDED = ("callid", "callfrom", "callto", "status")

# The headings of each column, by its name in NewCdr, in the order of the family. The
# headings of OpenVox are not documented.
_NAMES = {
    "callid": ("callid", "uniqueid"),
    "timestart": (
        "timestart",
        "starttime",
        "calltime",
        "calldate",
        "time",
        "start",
        "date",
    ),
    "callfrom": ("callfrom", "caller", "callernumber", "from", "src", "source"),
    "callto": ("callto", "callee", "calleenumber", "to", "dst", "destination"),
    "callduraction": ("callduraction", "callduration", "calldurations", "duration"),
    "talkduraction": (
        "talkduraction",
        "talkduration",
        "talkdurations",
        "talktime",
        "billsec",
    ),
    "srctrunkname": ("srctrunk", "sourcetrunk"),
    "dsttrcunkname": ("dsttrcunk", "dsttrunk", "desttrunk", "destinationtrunk"),
    "status": ("status", "callstatus", "disposition"),
    "type": ("type", "calltype", "communicationtype"),
    "pincode": (),
    "recording": ("recording", "recordingname", "recordingfile", "recordfile"),
    "didnumber": (),
    "sn": (),
}
_COLUMNS = {name: column for column, names in _NAMES.items() for name in names}


@dataclass(frozen=True, slots=True)
class CdrFile:
    """The records of a file, in order; `skipped` counts invalid rows."""

    records: list[CallRecordReport] = field(default_factory=list)
    skipped: int = 0


def read_file(body: bytes) -> CdrFile:
    """Return the records; a large file takes seconds.

    Raises PbxNotUnderstoodError for anything else.
    """
    body = body.replace(b"\r", b"\n")
    lines = (line for line in BytesIO(body) if not line.isspace())
    first = next(lines, None)
    if first is None:
        return CdrFile()
    line = characters(first[:_MAX_ROW_BYTES])
    delimiter = max(_DELIMITERS, key=line.count)
    rows: Iterable[bytes] = lines
    columns = _named_columns(_cells(line, delimiter))
    if columns is None:
        # The file has no header.
        columns = list(_NAMES)
        rows = chain((first,), lines)
        if _record(first, delimiter, columns) is None:
            raise PbxNotUnderstoodError("pbx_call_records_invalid")
    found = [_record(row, delimiter, columns) for row in rows]
    records = [record for record in found if record]
    return CdrFile(records, skipped=len(found) - len(records))


def _cells(line: str, delimiter: str) -> list[str]:
    """Return the cells of a line; none if it is not CSV.

    Lines are parsed separately, so that a stray quotation mark affects only its own.
    """
    try:
        return next(csv.reader((line,), delimiter=delimiter))
    except csv.Error:
        return []


def _named_columns(cells: Sequence[str]) -> Sequence[str | None] | None:
    """Return the column that each heading names, at most once.

    None if the line is not a header.
    """
    columns: list[str | None] = []
    for cell in cells:
        column = _COLUMNS.get(
            _BESIDES_LETTERS.sub("", cell.lower()).replace("trunkname", "trunk")
        )
        columns.append(None if column in columns else column)
    missing = [column for column in _NEEDED if column not in columns]
    if len(missing) == len(_NEEDED):
        return None
    if missing:
        raise PbxNotUnderstoodError(
            "pbx_call_records_columns_missing", {"columns": ", ".join(missing)}
        )
    return columns


def _record(
    row: bytes, delimiter: str, columns: Sequence[str | None]
) -> CallRecordReport | None:
    # The last row may be cut off, and so is a row that is too long.
    is_whole = row.endswith(b"\n") and len(row) <= _MAX_ROW_BYTES
    cells = _cells(characters(row[:_MAX_ROW_BYTES]), delimiter)
    values = tidy_object(
        {column: cell for column, cell in zip(columns, cells, strict=False) if column}
    )
    try:
        record = call_record(values, serial=None)
    except UnreadableMessageError:
        return None
    has_time = LEG_ID.search(record.leg) is not None or (
        record.time_start is not None and record.time_start.year >= _FIRST_YEAR
    )
    has_party = record.call_from is not None or record.call_to is not None
    is_cut = not is_whole and (
        len(cells) < len(columns) or record.status is RecordStatus.UNKNOWN
    )
    if is_cut or not (has_time and has_party and "status" in values):
        return None
    return record
