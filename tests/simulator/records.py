"""The PBX's records of its calls, and their CSV files (protocol 3.13)."""

from collections.abc import Callable, Iterable
import csv
from dataclasses import dataclass
from datetime import datetime
from io import StringIO

from .bodies import Body
from .requests import Errno, RefusedError, Request, Tickets

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


@dataclass(slots=True, kw_only=True)
class RecordStyle:
    """How this firmware writes its files. A column that no record has is empty."""

    columns: tuple[str, ...] = COLUMNS
    delimiter: str = ","
    quoted: bool = False
    encoding: str = "utf-8"
    line_end: str = "\r\n"


class Records:
    def __init__(self, clock: Callable[[], float]) -> None:
        self._trunks: dict[str, tuple[str, str]] = {}
        self._tickets = Tickets(
            clock, "extid", "starttime", "endtime", refusal=Errno.WRONG_RECORDS_RANDOM
        )
        self.rows: list[dict[str, str]] = []
        self.style = RecordStyle()

    def observe(self, report: Body) -> None:
        for direction in ("inbound", "outbound"):
            if isinstance(leg := report.get(direction), dict):
                known = str(leg["trunk"]), str(leg["to"])
                self._trunks[str(leg[f"{direction}id"])] = self._trunks[
                    str(report["callid"])
                ] = known
        if report["action"] != "NewCdr":
            return
        row = {key: str(value) for key, value in report.items() if key != "action"}
        trunk, number = self._trunks.get(row["callid"], ("", ""))
        if row["type"] == "Inbound":
            row = {"srctrunkname": trunk, "didnumber": number} | row
        elif row["type"] == "Outbound":
            row = {"dsttrcunkname": trunk} | row
        self.rows.append(row)

    def ticket(self, request: Request) -> Body:
        times = request.need("extid", "starttime", "endtime")[1:]
        if not all(map(_is_time, times)):
            raise RefusedError(Errno.WRONG_TIME)
        return self._tickets.give(request)

    def file(self, request: Request) -> bytes:
        """Return the file that a permission is for.

        What began in a stretch of the PBX's local time, of all or some extensions.
        """
        self._tickets.check(request)
        numbers, start, end = (
            request.numbers("extid"),
            request.text("starttime"),
            request.text("endtime"),
        )
        rows = [
            row
            for row in self.rows
            if start <= row["timestart"] <= end
            and (
                numbers == ["all"]
                or row["callfrom"] in numbers
                or row["callto"] in numbers
            )
        ]
        return self._written(rows)

    def _written(self, rows: Iterable[dict[str, str]]) -> bytes:
        style, text = self.style, StringIO()
        writer = csv.writer(
            text,
            delimiter=style.delimiter,
            lineterminator=style.line_end,
            quoting=csv.QUOTE_ALL if style.quoted else csv.QUOTE_MINIMAL,
        )
        writer.writerow(style.columns)
        writer.writerows(
            [row.get(column, "") for column in style.columns] for row in rows
        )
        return text.getvalue().encode(style.encoding)


def _is_time(text: str) -> bool:
    try:
        return datetime.fromisoformat(text).strftime("%Y-%m-%d %H:%M:%S") == text
    except ValueError:
        return False
