"""Files of call records, of any firmware, and damaged on the way."""

from contextlib import suppress
from datetime import datetime

from hypothesis import given, strategies as st
import pytest

from custom_components.openvox_uc.pbx.api.call_records import CdrFile, read_file
from custom_components.openvox_uc.pbx.errors import PbxNotUnderstoodError
from custom_components.openvox_uc.pbx.models import Direction
from custom_components.openvox_uc.pbx.reports import CallRecordReport, RecordStatus
from tests.simulator.bodies import SERIAL, Inbound, Leg
from tests.simulator.records import COLUMNS, Records, RecordStyle
from tests.simulator.requests import Request

ROW = (
    "1589958682.2101,2020-05-20 "
    "10:11:22,0301234,101,12,7,city,,ANSWERED,Inbound,,a.wav,4930555101,a09805021987"
)
HEAD = ",".join(COLUMNS)
RECORD = CallRecordReport(
    serial=None,
    leg="1589958682.2101",
    time_start=datetime.fromisoformat("2020-05-20T10:11:22"),
    call_from="0301234",
    call_to="101",
    call_seconds=12,
    talk_seconds=7,
    status=RecordStatus.ANSWERED,
    direction=Direction.INBOUND,
    trunk="city",
    recording="a.wav",
)


def records(body: bytes) -> list[CallRecordReport]:
    return read_file(body).records


def rows(*lines: str, encoding: str = "utf-8") -> list[CallRecordReport]:
    return records("\r\n".join([*lines, ""]).encode(encoding))


@pytest.mark.parametrize(
    ("body", "file"),
    [
        (f"{HEAD}\n{ROW}\nnonsense\n{ROW}\n", CdrFile([RECORD, RECORD], skipped=1)),
        *((body, CdrFile()) for body in ("", " \r\n\n")),
        *((body, CdrFile()) for body in (HEAD, f"{HEAD}\n")),
        pytest.param(
            HEAD + "\n" * 1_000_000 + ROW + "\n",
            CdrFile([RECORD]),
            id="many blank lines",
        ),
    ],
)
def test_file(body: str, file: CdrFile) -> None:
    """A file may hold no record.

    One that does not even name its columns is an error.
    """
    assert read_file(body.encode()) == file


@pytest.mark.parametrize(
    "head",
    [
        [],
        [HEAD],
        [HEAD.upper()],
        [HEAD.replace(",", " , ")],
        [f'"{HEAD.replace(",", '","')}"'],
    ],
)
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
def test_default_columns(head: list[str], line_end: str) -> None:
    """Columns are known by their names, however these are written.

    Without names, they are known by the order of the family.
    """
    assert records(line_end.join([*head, ROW, "", ROW]).encode()) == [RECORD, RECORD]


@pytest.mark.parametrize(
    "names",
    [
        (
            "sn,Call ID,Time_Start,Call From,Call To,Call Duration(s),Talk "
            "Duration(s),Source Trunk,Destination Trunk,Status,Type,Recording"
        ),
        "callername,callid,starttime,caller,callee,callduration,talkduration,srctrunkname,desttrunkname,callstatus,calltype,recordingfile",
        (
            "x,uniqueid,calldate,src,dst,duration,billsec,srctrunk,dsttrunk,"
            "disposition,Communication Type,recordfile"
        ),
    ],
)
def test_other_names_and_more_columns(names: str) -> None:
    row = (
        "77,1589958682.2101,2020-05-20 "
        "10:11:22,0301234,101,12,7,city,,ANSWERED,Inbound,a.wav"
    )
    assert rows(f"{names},agentringtime", f"{row},3") == [RECORD]


def test_columns_of_one_meaning() -> None:
    head = "status,callto,callfrom,caller,type,callid"
    [record] = rows(head, "no answer,101,0301234,999,INBOUND,1589958682.2101")
    assert (record.call_from, record.status, record.time_start) == (
        "0301234",
        RecordStatus.NO_ANSWER,
        None,
    )


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "gbk"])
def test_encodings(encoding: str) -> None:
    """No record of a file in another encoding is lost.

    This is so even if a name in it cannot be read.
    """
    name = "李雷" if encoding == "gbk" else "Jürgen"
    [record] = rows(HEAD, ROW.replace("city", name), encoding=encoding)
    assert (record.call_from, record.call_to) == ("0301234", "101")
    assert encoding == "gbk" or record.trunk == name


@pytest.mark.parametrize(
    ("written", "number"),
    [
        ("Sales(6400)", "6400"),
        ('"""Alice"" <101>"', "101"),
        ("Door <*21>", "*21"),
        ("Lab (old)", "Lab(old)"),
        ("anonymous", None),
    ],
)
def test_names_with_numbers(written: str, number: str | None) -> None:
    [record] = rows(HEAD, ROW.replace("0301234", written))
    assert record.call_from == number


@pytest.mark.parametrize(
    "row",
    [
        "",
        "nonsense",
        ROW.replace("1589958682.2101", ""),
        ROW.replace("1589958682.2101", "7").replace("2020-05-20", "yesterday"),
        ROW.replace("1589958682.2101", "7").replace("2020-05-20", "1970-01-01"),
        ROW.replace("0301234", "").replace(",101,", ",,"),
        "1589958682.2101,2020-05-20 10:11:22,0301234,101,12,7",
        HEAD,
        "x" * 20_000,
        "a\rb,c",
        # A stray quotation mark.
        f'"{ROW}',
    ],
)
def test_rows_that_make_no_sense(row: str) -> None:
    assert rows(HEAD, ROW, row, ROW) == [RECORD, RECORD]


def test_cut_anywhere() -> None:
    """A truncated file loses its last row at most.

    The rest of that row is ignored.
    """
    body = f"{HEAD}\n{ROW}\n{ROW.replace('Inbound', 'Internal')}".encode()
    for end in range(len(HEAD) + 1, len(body) + 1):
        found = records(body[:end])
        assert len(found) <= 2
        assert all(record.status is RecordStatus.ANSWERED for record in found)
        if end > len(HEAD) + len(ROW) + 2:
            assert found[0] == RECORD


def test_cut_in_the_last_column() -> None:
    """A word that may be cut off is ignored."""
    body = b"callid,callfrom,callto,status\n1589958682.2101,1,2,ANSWE"
    assert records(body) == []
    assert [record.status for record in records(body + b"\n")] == [RecordStatus.UNKNOWN]


@pytest.mark.parametrize(
    ("body", "text"),
    [
        (b"hello", "pbx_call_records_invalid$"),
        (b"name,number\nAlice,101\n", "pbx_call_records_invalid$"),
        (b"PK\x03\x04\x00\xff\n\x00", "pbx_call_records_invalid$"),
        (b"a\rb\nc", "pbx_call_records_invalid$"),
        (
            "callid,callfrom\n".encode("utf-16"),
            r"columns_missing \(columns callto, status\)",
        ),
        (b"time,caller,callee,result\n", "callid, status"),
    ],
)
def test_other_files(body: bytes, text: str) -> None:
    """Any other file is an error.

    It names the missing columns, and nothing of the contents.
    """
    with pytest.raises(PbxNotUnderstoodError, match=text) as caught:
        records(body)
    assert "Alice" not in str(caught.value)


@given(
    st.binary()
    | st.builds(
        lambda head, rest: head.encode() + b"\n" + rest,
        st.sampled_from([HEAD, ROW]),
        st.binary(),
    )
)
def test_any_bytes(body: bytes) -> None:
    with suppress(PbxNotUnderstoodError):
        assert len(records(body)) <= body.count(b"\n") + body.count(b"\r") + 1


@given(
    st.builds(
        RecordStyle,
        columns=st.permutations(COLUMNS).map(tuple),
        delimiter=st.sampled_from([",", ";", "\t", "|"]),
        quoted=st.booleans(),
        encoding=st.sampled_from(["utf-8", "utf-8-sig", "latin-1"]),
        line_end=st.sampled_from(["\n", "\r\n"]),
    ),
)
def test_styles(style: RecordStyle) -> None:
    leg = Leg(0.0, id="1589947952.1670")
    line = Inbound(
        serial=SERIAL,
        first=leg,
        outside="+4930123,4",
        house="101",
        trunk="to-18-16-2",
    )
    memory = Records(lambda: 0.0)
    memory.observe(line.ring(leg, "101"))
    memory.observe(line.record(10_800, 20, 0, "NO ANSWER", recorded=False))
    plain = records(_file(memory))
    memory.style = style
    assert records(_file(memory)) == plain
    assert len(plain) == len(memory.rows)


def _file(memory: Records) -> bytes:
    wanted = {
        "extid": "all",
        "starttime": "2000-01-01 00:00:00",
        "endtime": "2099-01-01 00:00:00",
    }
    return memory.file(
        Request(memory.ticket(Request({**wanted}, "127.0.0.1")), "127.0.0.1")
    )
