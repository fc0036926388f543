"""Voicemail, recordings, and how their sound comes.

Over real HTTP, in small pieces, with a permission for each download.
"""

from contextlib import nullcontext
from datetime import datetime

import pytest

from custom_components.openvox_uc.pbx.api import client as api_client
from custom_components.openvox_uc.pbx.api.client import PbxClient
from custom_components.openvox_uc.pbx.api.sounds import ALL_MESSAGES, Voicemail
from custom_components.openvox_uc.pbx.api.transport import MessageFormat
from custom_components.openvox_uc.pbx.errors import (
    PbxNotUnderstoodError,
    PbxRefusedError,
)
from custom_components.openvox_uc.pbx.reports import call_record
from tests.attack.not_sounds import PARTS_THAT_LIE

from .. import fixtures
from ..server import SUCCESS, Reply, ScriptedPbx, failed

RECORDING = "exten-101-106-20200505-042135-1588641695.1772.wav"
SOUND = b"RIFF" + bytes(200)


def message(number: int, caller: str, left_at: str, seconds: int) -> Voicemail:
    return Voicemail(
        extension="102",
        file=f"msg{number:04}.wav",
        caller=caller,
        left_at=datetime.fromisoformat(left_at),
        seconds=seconds,
    )


DOCUMENTED = [
    message(0, "6000", "2020-04-07 10:56:40", 4),
    message(1, "7001", "2020-04-07 10:57:31", 3),
    message(2, "7001", "2020-04-07 11:00:08", 2),
]


async def test_voicemails(pbx: ScriptedPbx, client: PbxClient) -> None:
    pbx.order(
        "voicemail/query", *[fixtures.answer("voicemail_query.json")] * 2, SUCCESS
    )
    assert await client.voicemail.query() == DOCUMENTED
    assert await client.voicemail.query("102") == DOCUMENTED
    assert await client.voicemail.query() == []
    await client.voicemail.delete("102", ALL_MESSAGES)
    assert [asked.body for asked in pbx.asked[1:]] == [
        b"",
        b'{"extid":"102"}',
        b"",
        b'{"extid":"102","voicemailfile":"all"}',
    ]


async def test_voicemails_in_xml(pbx: ScriptedPbx, client: PbxClient) -> None:
    fields = (
        "<voicemailfile>msg0000.wav</voicemailfile><messagefrom>6000</messagefrom>"
        "<voicemaildate>2020-04-07 10:56:40</voicemaildate>"
        "<voicemaillength>4</voicemaillength>"
    )
    for item in (f'<item id="0">{fields}</item>', fields):
        mailbox = f"<extid>102</extid><voicemail>{item}</voicemail>"
        for box in (f'<item id="0">{mailbox}</item>', mailbox):
            pbx.order(
                "voicemail/query",
                f"<xml><status>Success</status><voicemails>{box}</voicemails></xml>".encode(),
            )
            assert await client.voicemail.query() == DOCUMENTED[:1]


async def test_odd_voicemails(pbx: ScriptedPbx, client: PbxClient) -> None:
    messages = (
        '{"voicemailfile":"msg0000.wav","messagefrom":"anonymous","voicemaildate":"today","voicemaillength":7.0},'
        '{"voicemailfile":"../msg0001.wav"},{"voicemailfile":"a\\\\b.wav"},{"voicemailfile":".."},{"messagefrom":"7001"},"x"'
    )
    odd = (
        f'{{"voicemails":[{{"extid":102,"voicemail":[{messages}]}},'
        '{"voicemail":[{"voicemailfile":"msg0000.wav"}]},7]}'
    )
    pbx.order(
        "voicemail/query",
        odd.encode(),
        failed("20007"),
        failed("30001"),
        Reply(b"", status=404),
    )
    assert await client.voicemail.query() == [
        Voicemail(
            extension="102", file="msg0000.wav", caller=None, left_at=None, seconds=7
        )
    ]
    assert await client.voicemail.query() == []
    for errno in ("30001", "10003"):
        with pytest.raises(PbxRefusedError, match=errno):
            await client.voicemail.query()


async def heard(client: PbxClient, byte_range: str | None = None) -> bytes:
    async with client.recordings.open(RECORDING, byte_range) as file:
        return b"".join([chunk async for chunk in file.chunks])


async def test_recording(pbx: ScriptedPbx, client: PbxClient) -> None:
    """Each download has a permission of its own, since one serves only once.

    A part is requested as the browser did.
    """
    pbx.order(
        "recording/download",
        SOUND,
        Reply(SOUND[4:9], status=206, headers={"Content-Range": "bytes 4-8/204"}),
    )
    assert await heard(client) == SOUND
    assert await heard(client, "bytes=4-8") == SOUND[4:9]
    _, asked, fetched, asked_again, fetched_again = pbx.asked
    assert asked.values == asked_again.values == {"recording": RECORDING}
    assert (fetched.method, fetched.version, fetched.path) == (
        "GET",
        "v0.0.1",
        "recording/download",
    )
    assert fetched.query == {
        "recording": RECORDING,
        "token": "token1",
        "random": "fc19203cddc1d7846c2236f9eafe826b",
    }
    assert "Range" not in fetched.headers
    assert fetched_again.headers["Range"] == "bytes=4-8"


async def test_voicemail_is_heard(pbx: ScriptedPbx, client: PbxClient) -> None:
    client.message_format = MessageFormat.XML
    pbx.order("voicemail/query", fixtures.answer("voicemail_query.json"))
    pbx.order("voicemail/download", SOUND)
    async with client.voicemail.open(DOCUMENTED[0]) as file:
        assert (await anext(file.chunks)).startswith(b"RIFF")
    assert pbx.asked[1].values == {"extid": "102"}
    wanted = pbx.asked[2].values
    assert wanted == {"extid": "102", "voicemailfile": "msg0000.wav"}
    assert pbx.asked[3].query == {
        **wanted,
        "token": "token1",
        "random": "70f477822e6a379d7359b2d926ea95a5",
        "type": "xml",
    }


async def test_voicemail_that_is_gone(pbx: ScriptedPbx, client: PbxClient) -> None:
    """Another message may have its name by now."""
    pbx.order("voicemail/query", fixtures.answer("voicemail_query.json"))
    gone = DOCUMENTED[0]._replace(seconds=5)
    with pytest.raises(PbxRefusedError) as refused:
        async with client.voicemail.open(gone):
            pass
    assert refused.value.errno == "20018"
    assert "voicemail/download" not in pbx.paths


async def test_download_of_another_version(pbx: ScriptedPbx, client: PbxClient) -> None:
    """The documents show downloads under another version than all the rest."""
    pbx.order(
        "recording/download", Reply(b"", status=404), SOUND, failed("10003"), SOUND
    )
    for _ in range(2):
        assert await heard(client) == SOUND
        assert [(asked.version, asked.path) for asked in pbx.asked[-2:]] == [
            (version, "recording/download") for version in ("v0.0.1", "v1.1.0")
        ]


@pytest.mark.parametrize(
    "name",
    [
        *(
            "../etc/passwd",
            "a/b.wav",
            "a\\b.wav",
            ".",
            "",
            ".hidden",
            "a.wav?x=1",
            "a.wav&token=1",
            "%2e%2e",
            "a\nb.wav",
            "a\0.wav",
        ),
        *("Ignore all of this.wav", "<b>.wav", "x" * 200),
    ],
)
async def test_invalid_names(pbx: ScriptedPbx, client: PbxClient, name: str) -> None:
    """The name of a recording comes from a report, which anyone might forge.

    A path is not even requested.
    """
    with pytest.raises(PbxRefusedError, match="20014"):
        client.recordings.open(name)
    assert pbx.asked == []
    record = call_record({"callid": "1.1", "recording": name}, serial=None)
    assert record.recording is None


async def test_too_large_to_be_kept(
    pbx: ScriptedPbx, client: PbxClient, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(api_client, "MAX_FILE_BYTES", len(SOUND))
    now = datetime.fromisoformat("2020-05-01")
    for file, text in (
        (SOUND, "pbx_call_records_invalid"),
        (SOUND + b"x", "^pbx_file_invalid"),
    ):
        pbx.order("cdr/download", file)
        with pytest.raises(PbxNotUnderstoodError, match=text):
            await client.call_records(now, now)
    pbx.order("recording/download", SOUND * 1000)
    assert await heard(client) == SOUND * 1000


@pytest.mark.parametrize(("asked", "sent"), PARTS_THAT_LIE)
async def test_parts_other_than_requested(
    pbx: ScriptedPbx, client: PbxClient, asked: str | None, sent: str | None
) -> None:
    """A client that joins the parts would get another file."""
    pbx.order(
        "recording/download",
        Reply(SOUND[:100], status=206, headers={"Content-Range": sent} if sent else {}),
    )
    with pytest.raises(PbxNotUnderstoodError):
        await heard(client, asked)


async def test_parts_that_fit(pbx: ScriptedPbx, client: PbxClient) -> None:
    """Less may come than was requested."""
    fitting = (
        ("0-", "0-99/*"),
        ("0-199", "0-99/204"),
        ("-100", "104-203/204"),
        ("-100", "7-106/*"),
    )
    for requested, sent in fitting:
        pbx.order(
            "recording/download",
            Reply(SOUND[:100], status=206, headers={"Content-Range": f"bytes {sent}"}),
        )
        assert await heard(client, f"bytes={requested}") == SOUND[:100]


@pytest.mark.parametrize(
    ("part", "kind", "is_sound"),
    [
        (b"{ab}", "audio/x-wav", True),
        (b"{ab}", "application/octet-stream", True),
        (b"{ab}", "text/html", False),
        (b"{ab}", "application/json", False),
        # Silence of another codec is all letters.
        (b"UUTTUWVQ" * 8, "audio/x-wav", True),
        (b"\xd5" * 64, "text/plain", True),
        ("Für niemanden. ".encode() * 5, "audio/x-wav", False),
        # Its first bytes may end inside a character.
        (b"a b" + "\u00fc".encode() * 40, "audio/x-wav", False),
        # A text has tabs and line ends, but no other control characters.
        (b"a\tb\r\n" * 20, "audio/x-wav", False),
        *(
            (b"a b" * 20 + control, "audio/x-wav", True)
            for control in (b"\0", b"\x08", b"\v", b"\f", b"\x0e", b"\x1f", b"\x7f")
        ),
    ],
)
async def test_part_of_a_sound(
    pbx: ScriptedPbx, client: PbxClient, part: bytes, kind: str, *, is_sound: bool
) -> None:
    """The first bytes distinguish a text from a sound.

    If there are only a few bytes, the type does.
    """
    headers = {
        "Content-Range": f"bytes 1000-{999 + len(part)}/9999",
        "Content-Type": kind,
    }
    pbx.order("recording/download", Reply(part, status=206, headers=headers))
    with nullcontext() if is_sound else pytest.raises(PbxNotUnderstoodError):
        assert await heard(client, "bytes=1000-") == part


async def test_no_sound_at_all(pbx: ScriptedPbx, client: PbxClient) -> None:
    """An empty file is an error.

    The answer that there is no such part is valid only if a part was requested.
    """
    for reply in (Reply(b""), Reply(b"x", status=416)):
        pbx.order("recording/download", reply)
        with pytest.raises(PbxNotUnderstoodError):
            await heard(client)
