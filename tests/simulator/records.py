"""What the PBX remembers of its calls, and the CSV files that it makes of that (protocol 3.13)."""

from collections.abc import Callable, Iterable
import csv
from dataclasses import dataclass
from datetime import datetime
from io import StringIO

from .bodies import Body
from .errnos import PARAMETER_EMPTY, WRONG_ALLOWED_ADDRESS
from .tickets import Tickets

COLUMNS = (
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

WRONG_TIME = "20019"
WRONG_RANDOM = "20020"

_TIME = "%Y-%m-%d %H:%M:%S"


@dataclass(slots=True, kw_only=True)
class RecordStyle:
    """How this firmware writes its files. A column that no record has is empty."""

    columns: tuple[str, ...] = COLUMNS
    header: bool = True
    delimiter: str = ","
    quoted: bool = False
    encoding: str = "utf-8"
    line_end: str = "\r\n"
    newest_first: bool = False


class Records:
    """The memory of a PBX for its calls: one row for each record, whether or not anybody heard of it."""

    def __init__(self, clock: Callable[[], float]) -> None:
        """Remember nothing yet."""
        self._trunks: dict[str, tuple[str, str]] = {}
        self._tickets = Tickets(clock)
        self.rows: list[dict[str, str]] = []
        self.style = RecordStyle()

    def observe(self, report: Body) -> None:
        """Take in a report that the PBX makes: a NewCdr becomes a row, the others tell its trunk."""
        for direction in ("inbound", "outbound"):
            if isinstance(leg := report.get(direction), dict):
                known = str(leg["trunk"]), str(leg["to"])
                self._trunks[str(leg[f"{direction}id"])] = self._trunks[str(report["callid"])] = known
        if report["action"] != "NewCdr":
            return
        row = {key: str(value) for key, value in report.items() if key != "action"}
        trunk, number = self._trunks.get(row["callid"], ("", ""))
        if row["type"] == "Inbound":
            row = {"srctrunkname": trunk, "didnumber": number} | row
        elif row["type"] == "Outbound":
            row = {"dsttrcunkname": trunk} | row
        self.rows.append(row)

    def ticket(self, values: Body, client: str) -> str | Body:
        """Return the answer to a wish for a file from the address `client`, or the errno why there is none."""
        extensions, start, end, allowed = (str(values.get(key) or "").strip() for key in ("extid", "starttime", "endtime", "allowedip"))
        if not extensions or not start or not end:
            return PARAMETER_EMPTY
        if not _is_time(start) or not _is_time(end):
            return WRONG_TIME
        if (random := self._tickets.give((extensions, start, end), client, allowed)) is None:
            return WRONG_ALLOWED_ADDRESS
        return {"status": "Success", "extid": extensions, "starttime": start, "endtime": end, "random": random}

    def file(self, query: Body, client: str) -> str | bytes:
        """Return the file that the address `client` has a permission for, or the errno why it gets none."""
        extensions, start, end = (str(query.get(key) or "") for key in ("extid", "starttime", "endtime"))
        if not self._tickets.take((extensions, start, end), client, str(query.get("random") or "")):
            return WRONG_RANDOM
        return self._written(self._chosen(extensions, start, end))

    def _chosen(self, extensions: str, start: str, end: str) -> list[dict[str, str]]:
        """Return the rows of some extensions that began in a stretch of the PBX's local time."""
        numbers = None if extensions == "all" else {number.strip() for number in extensions.split(",")}
        rows = [
            row
            for row in self.rows
            if start <= row["timestart"] <= end and (numbers is None or row["callfrom"] in numbers or row["callto"] in numbers)
        ]
        return rows[::-1] if self.style.newest_first else rows

    def _written(self, rows: Iterable[dict[str, str]]) -> bytes:
        """Return rows as a file."""
        style = self.style
        text = StringIO()
        writer = csv.writer(
            text,
            delimiter=style.delimiter,
            quoting=csv.QUOTE_ALL if style.quoted else csv.QUOTE_MINIMAL,
            lineterminator=style.line_end,
        )
        if style.header:
            writer.writerow(style.columns)
        writer.writerows([row.get(column, "") for column in style.columns] for row in rows)
        return text.getvalue().encode(style.encoding)


def _is_time(text: str) -> bool:
    """Tell whether a text is a time as the PBX wants it."""
    try:
        return datetime.fromisoformat(text).strftime(_TIME) == text
    except ValueError:
        return False
