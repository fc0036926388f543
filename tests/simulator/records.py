"""The PBX's records of its calls, and their CSV files (protocol 3.13)."""

from collections.abc import Callable, Iterable
import csv
from dataclasses import dataclass
from io import StringIO

from .bodies import Body
from .requests import Errno, Request, Tickets

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
        request.need("extid", "starttime", "endtime")
        return self._tickets.give(request)

    def file(self, request: Request) -> bytes:
        """Return the file that a permission is for.

        It has the calls that began in a stretch of the PBX's local time.
        """
        self._tickets.check(request)
        start, end = request.text("starttime"), request.text("endtime")
        return self._written(
            [row for row in self.rows if start <= row["timestart"] <= end]
        )

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
