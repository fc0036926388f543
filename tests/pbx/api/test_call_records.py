"""Files of call records: whatever firmware wrote them, and whatever became of them on the way."""

import asyncio
import csv
from datetime import datetime
from io import StringIO
from time import process_time

from hypothesis import given, strategies as st
import pytest

from custom_components.openvox_uc.pbx import turns
from custom_components.openvox_uc.pbx.api.call_records import read_file
from custom_components.openvox_uc.pbx.errors import PbxNotUnderstoodError
from custom_components.openvox_uc.pbx.models import Direction
from custom_components.openvox_uc.pbx.reports import CallRecordReport, RecordStatus
from tests.simulator.records import COLUMNS, Records, RecordStyle
from tests.simulator.stories import random_exchange

ROW = "1589958682.2101,2020-05-20 10:11:22,0301234,101,12,7,city,,ANSWERED,Inbound,,a.wav,4930555101,a09805021987"
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


async def records(body: bytes) -> list[CallRecordReport]:
    """Return the records of a file."""
    file = await read_file(body)
    found = list(file)
    assert found == [file[index] for index in range(len(file))]
    return found


async def rows(*lines: str, encoding: str = "utf-8") -> list[CallRecordReport]:
    """Return what stands in the rows of a file."""
    return await records("\r\n".join([*lines, ""]).encode(encoding))


async def test_file() -> None:
    """A file with the columns of the family is read wholly."""
    file = await read_file(f"{HEAD}\n{ROW}\nnonsense\n{ROW}\n".encode())
    assert (list(file), file[1], len(file), file.skipped, file.blank) == ([RECORD, RECORD], RECORD, 2, 1, False)


@pytest.mark.parametrize(("body", "blank"), [(b"", True), (b" \r\n\n", True), (HEAD.encode(), False), (HEAD.encode() + b"\n", False)])
async def test_no_rows(body: bytes, blank: bool) -> None:
    """A file may hold no record; one that does not even name its columns is told apart."""
    file = await read_file(body)
    assert (list(file), len(file), file.skipped, file.blank) == ([], 0, 0, blank)


@pytest.mark.parametrize("head", [[], [HEAD], [HEAD.upper()], [HEAD.replace(",", " , ")], [f'"{HEAD.replace(",", '","')}"']])
@pytest.mark.parametrize("line_end", ["\n", "\r\n", "\r"])
async def test_default_columns(head: list[str], line_end: str) -> None:
    """Columns are known by their names however they are written, and by the order of the family without names."""
    assert await records(line_end.join([*head, ROW, "", ROW]).encode()) == [RECORD, RECORD]


@pytest.mark.parametrize(
    "names",
    [
        "sn,Call ID,Time_Start,Call From,Call To,Call Duration(s),Talk Duration(s),Source Trunk,Destination Trunk,Status,Type,Recording",
        "cdrid,callid,starttime,caller,callee,callduration,talkduration,srctrunkname,desttrunkname,callstatus,calltype,recordingfile",
        "x,uniqueid,calldate,src,dst,duration,billsec,srctrunk,dsttrunk,disposition,Communication Type,recordfile",
    ],
)
async def test_other_names_and_more_columns(names: str) -> None:
    """Other names mean the same, and columns that nobody needs are passed over."""
    row = "77,1589958682.2101,2020-05-20 10:11:22,0301234,101,12,7,city,,ANSWERED,Inbound,a.wav"
    assert await rows(f"{names},agentringtime", f"{row},3") == [RECORD]


async def test_other_order() -> None:
    """Columns may come in any order; of two with one meaning the first counts."""
    head = "status,callto,callfrom,caller,type,callid"
    [record] = await rows(head, "no answer,101,0301234,999,INBOUND,1589958682.2101")
    assert (record.call_from, record.status, record.time_start) == ("0301234", RecordStatus.NO_ANSWER, None)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|"])
@pytest.mark.parametrize("quoted", [True, False])
async def test_delimiters(delimiter: str, quoted: bool) -> None:
    """Cells may be parted by whatever parts them, and quoted."""
    text = StringIO()
    writer = csv.writer(text, delimiter=delimiter, quoting=csv.QUOTE_ALL if quoted else csv.QUOTE_MINIMAL)
    writer.writerows([list(COLUMNS), ROW.split(",")])
    assert await records(text.getvalue().encode()) == [RECORD]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "latin-1", "gbk"])
async def test_encodings(encoding: str) -> None:
    """A file in another encoding loses no record, even if a name in it cannot be read."""
    name = "李雷" if encoding == "gbk" else "Jürgen"
    [record] = await rows(HEAD, ROW.replace("city", name), encoding=encoding)
    assert (record.call_from, record.call_to) == ("0301234", "101")
    assert encoding == "gbk" or record.trunk == name


@pytest.mark.parametrize(
    ("written", "number"),
    [("Sales(6400)", "6400"), ('"""Alice"" <101>"', "101"), ("Door <*21>", "*21"), ("Lab (old)", "Lab (old)"), ("anonymous", None)],
)
async def test_names_with_numbers(written: str, number: str | None) -> None:
    """Where a name stands with a number, the number counts."""
    [record] = await rows(HEAD, ROW.replace("0301234", written))
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
    ],
)
async def test_rows_that_make_no_sense(row: str) -> None:
    """A row without a moment, a party or a status is left out, and the rest goes on."""
    assert await rows(HEAD, ROW, row, ROW) == [RECORD, RECORD]


async def test_stray_quotation_mark() -> None:
    """A quotation mark that nothing closes spoils its own row only."""
    assert await rows(HEAD, ROW, f'"{ROW}', ROW) == [RECORD, RECORD]


async def test_cut_anywhere() -> None:
    """A file that ends in the middle loses its last row at most, and what is left of that row is not believed."""
    body = f"{HEAD}\n{ROW}\n{ROW.replace('Inbound', 'Internal')}".encode()
    for end in range(len(HEAD) + 1, len(body) + 1):
        found = await records(body[:end])
        assert len(found) <= 2
        assert all(record.status is RecordStatus.ANSWERED for record in found)
        if end > len(HEAD) + len(ROW) + 2:
            assert found[0] == RECORD


@pytest.mark.parametrize("last", ["ANSWE", "NO"])
async def test_cut_in_the_last_column(last: str) -> None:
    """A word that may be cut off says nothing."""
    body = f"callid,callfrom,callto,status\n1589958682.2101,1,2,{last}"
    assert await records(body.encode()) == []
    assert [record.status for record in await records(f"{body}\n".encode())] == [RecordStatus.UNKNOWN]


@pytest.mark.parametrize(
    ("body", "sentence"),
    [
        (b"hello", "something else"),
        (b"name,number\nAlice,101\n", "something else"),
        (b"PK\x03\x04\x00\xff\n\x00", "something else"),
        (b"a\rb\nc", "something else"),
        ("callid,callfrom\n".encode("utf-16"), "callto, status"),
        (b"time,caller,callee,result\n", "callid, status"),
    ],
)
async def test_other_files(body: bytes, sentence: str) -> None:
    """What is no file of call records is an error that says what is missing, and nothing of what stood there."""
    with pytest.raises(PbxNotUnderstoodError, match=sentence) as caught:
        await records(body)
    assert "Alice" not in str(caught.value)


@given(st.binary() | st.builds(lambda head, rest: head.encode() + b"\n" + rest, st.sampled_from([HEAD, ROW]), st.binary()))
async def test_any_bytes(body: bytes) -> None:
    """No bytes do any other harm than an error of our own."""
    try:
        found = await records(body)
    except PbxNotUnderstoodError:
        return
    assert len(found) <= body.count(b"\n") + body.count(b"\r") + 1


@given(
    st.integers(min_value=0, max_value=2**32),
    st.permutations(COLUMNS),
    st.sampled_from([",", ";", "\t"]),
    st.booleans(),
    st.sampled_from(["utf-8", "utf-8-sig", "latin-1"]),
    st.sampled_from(["\n", "\r\n"]),
)
async def test_styles(seed: int, columns: list[str], delimiter: str, quoted: bool, encoding: str, line_end: str) -> None:
    """However a firmware writes its file, the same records come out."""
    memory = Records(lambda: 0.0)
    for report in random_exchange(seed, calls=5).reports:
        memory.observe(report.values)
    plain = await records(_file(memory))
    memory.style = RecordStyle(columns=tuple(columns), delimiter=delimiter, quoted=quoted, encoding=encoding, line_end=line_end)
    assert await records(_file(memory)) == plain
    assert len(plain) == len(memory.rows)


def _file(memory: Records) -> bytes:
    """Return a file of all records."""
    wanted = {"extid": "all", "starttime": "2000-01-01 00:00:00", "endtime": "2099-01-01 00:00:00"}
    ticket = memory.ticket({**wanted}, "127.0.0.1")
    assert isinstance(ticket, dict)
    body = memory.file(ticket, "127.0.0.1")
    assert isinstance(body, bytes)
    return body


async def test_millions_of_blank_lines() -> None:
    """Blank lines are passed over in one go, since nothing else has a turn meanwhile; the row behind them is found."""
    begun = process_time()
    [found] = await records(HEAD.encode() + b"\n" * 10_000_000 + ROW.encode() + b"\n")
    assert found == RECORD
    assert process_time() - begun < 1


async def test_the_loop_has_its_turns(monkeypatch: pytest.MonkeyPatch) -> None:
    """A long file is read in slices, and others run in between."""
    monkeypatch.setattr(turns, "_SLICE_SECONDS", -1)
    ran = 0

    async def run() -> None:
        """Count the turns."""
        nonlocal ran
        while True:
            ran += 1
            await asyncio.sleep(0)

    other = asyncio.create_task(run())
    await read_file("\n".join([HEAD, *[ROW] * 100]).encode())
    other.cancel()
    assert ran >= 100
