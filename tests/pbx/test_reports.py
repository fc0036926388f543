"""Plain values to reports: each documented payload means what protocol.md says."""

from collections.abc import Iterable
from dataclasses import replace
from functools import partial

import pytest

from custom_components.openvox_uc.pbx.errors import UnreadableMessageError
from custom_components.openvox_uc.pbx.models import Direction, ExtensionState, Party
from custom_components.openvox_uc.pbx.reports import (
    Alert,
    Answer,
    BootUp,
    Bye,
    CallFailed,
    CallRecordReport,
    CallReport,
    ExtensionStatus,
    RecordStatus,
    Report,
    Ring,
    Transfer,
    TrunkLeg,
    UnknownReport,
    extension_state,
    parse,
    parse_report,
)
from custom_components.openvox_uc.pbx.wire import codec, values as plain
from custom_components.openvox_uc.pbx.wire.values import Value

from . import fixtures

SERIAL = "a09805021987"


def _inbound(
    leg: str | None,
    number: str | None = "103",
    to: str | None = "101",
    trunk: str | None = "to-18-16-2",
) -> TrunkLeg:
    return TrunkLeg(
        direction=Direction.INBOUND,
        leg=leg,
        from_number=number,
        to_number=to,
        trunk=trunk,
    )


def _outbound(
    leg: str, number: str = "106", to: str = "103", trunk: str = "to-18-16-2"
) -> TrunkLeg:
    return TrunkLeg(
        direction=Direction.OUTBOUND,
        leg=leg,
        from_number=number,
        to_number=to,
        trunk=trunk,
    )


def _inside(*numbers: str) -> tuple[Party, ...]:
    return tuple(Party(number) for number in numbers)


_outside = partial(Party, outside=True)


def _recorded(
    leg: str,
    began: str,
    caller: str,
    called: str,
    seconds: tuple[int, int],
    direction: Direction,
) -> CallRecordReport:
    """Return a record of an answered call.

    It gives how many seconds the call took, and for how many people talked.
    """
    return CallRecordReport(
        serial=SERIAL,
        leg=leg,
        time_start=plain.local_time(began),
        call_from=caller,
        call_to=called,
        call_seconds=seconds[0],
        talk_seconds=seconds[1],
        status=RecordStatus.ANSWERED,
        direction=direction,
        trunk=None,
        recording=None,
    )


def _named[Kind: CallReport](
    kind: type[Kind],
    leg: str,
    parties: tuple[Party, ...],
    trunk_leg: TrunkLeg | None = None,
    serial: str | None = SERIAL,
) -> Kind:
    return kind(serial=serial, leg=leg, parties=parties, trunk_leg=trunk_leg)


CAPTURED: dict[str, Report] = {
    "boot_up": BootUp(serial="369351034049"),
    "extension_status": ExtensionStatus(
        serial=SERIAL,
        extension="101",
        state=ExtensionState.IN_USE,
        registered_word=False,
    ),
    "alert_internal": _named(Alert, "1589947952.1670", _inside("101")),
    "ring_internal": _named(Ring, "1589947952.1670", _inside("106", "101")),
    "alert_outbound": _named(Alert, "1589948179.1692", _inside("106"), serial=None),
    "ring_outbound": _named(
        Ring,
        "1589948178.1690",
        (_outside("103"), Party("106")),
        _outbound("1589948178.1690"),
        serial=None,
    ),
    "alert_inbound": _named(
        Alert, "1589948512.1709", (_outside("103"),), _inbound("1589948512.1707")
    ),
    "ring_inbound": _named(
        Ring,
        "1589948512.1709",
        (Party("101"), _outside("103")),
        _inbound("1589948512.1707"),
    ),
    "answer_internal_1": _named(Answer, "1589953310.1724", _inside("106", "101")),
    "answer_internal_2": _named(Answer, "1589953310.1724", _inside("101", "106")),
    "answer_inbound": _named(
        Answer,
        "1589953417.1743",
        (Party("101"), _outside("103")),
        _inbound("1589953417.1743"),
    ),
    "answer_outbound": _named(
        Answer,
        "1589953723.1760",
        (Party("106"), _outside("103")),
        _outbound("1589953722.1758"),
    ),
    "bye_internal_1": _named(Bye, "1589953914.1775", _inside("106", "101")),
    "bye_internal_2": _named(Bye, "1589953914.1777", _inside("101", "106")),
    "bye_outbound_1": _named(
        Bye,
        "1589956488.1962",
        (_outside("103"), Party("106")),
        _outbound("1589956488.1962"),
    ),
    "bye_outbound_2": _named(
        Bye,
        "1589956489.1964",
        (Party("106"), _outside("103")),
        _outbound("1589956489.1964"),
    ),
    "tranfer_internal": _named(Transfer, "1589957670.2001", _inside("102", "101")),
    "tranfer_inbound": _named(
        Transfer,
        "1589957892.2030",
        (Party("102"), _outside("101")),
        _inbound("1589957892.2030", "101", "102"),
    ),
    "call_failed": CallFailed(
        serial=SERIAL,
        leg="1589958470.2092",
        parties=_inside("102", "106"),
        trunk_leg=None,
        code=480,
        text=None,
    ),
    "new_cdr_internal": _recorded(
        "1589958682.2101",
        "2020-05-20 10:11:22",
        "106",
        "102",
        (10, 5),
        Direction.INTERNAL,
    ),
    "new_cdr_outbound": _recorded(
        "1589958787.2118",
        "2020-05-20 10:13:07",
        "106",
        "16101",
        (10, 5),
        Direction.OUTBOUND,
    ),
    "new_cdr_inbound": _recorded(
        "1589959139.2135",
        "2020-05-20 10:18:59",
        "101",
        "102",
        (10, 4),
        Direction.INBOUND,
    ),
}

FAMILY: dict[str, Report] = {
    "family_ring_internal": _named(
        Ring, "1550710849.199", _inside("1002", "1001"), serial="…"
    ),
    "family_ring_outbound": _named(
        Ring,
        "1547396927.428",
        (_outside("9282883883"), Party("1001")),
        _outbound("1547396927.429", "1001", "9282883883", "SPS-6-36"),
        "…",
    ),
    "family_ring_repeated_key": _named(Ring, "…", _inside("1000", "1002"), serial=None),
    "family_answered": _named(Answer, "1495706238.328", _inside("1002"), serial=None),
    **{
        f"family_{name}": UnknownReport(serial=None, action=name.replace("_", ""))
        for name in (
            "invite",
            "incoming",
            "dtmf",
            "play_prompt_end",
            "satisfaction",
            "config_change",
        )
    },
    "family_call_status": UnknownReport(serial="…", action="callstatus"),
    "family_call_failed": CallFailed(
        serial="…",
        leg="1536976927.37",
        parties=(_outside("70871520926"), Party("1002")),
        trunk_leg=_outbound("1536976927.38", "1002", "70871520926", "T1"),
        code=486,
        text=None,
    ),
    "family_new_cdr": replace(
        _recorded(
            "1505352445.265",
            "2017-09-14 09:27:25",
            "102",
            "1000",
            (38, 29),
            Direction.INBOUND,
        ),
        serial=None,
        trunk="T1",
        recording="20170914092747-1505352445.265-102-1000-Inbound.wav",
    ),
}


@pytest.mark.parametrize(("name", "report"), (CAPTURED | FAMILY).items())
def test_documented_reports(name: str, report: Report) -> None:
    """Written in XML, as the PBX may write its answers, a capture says the same."""
    body = fixtures.report(name)
    assert parse_report(body) == report
    if name in CAPTURED:
        assert parse_report(codec.encode_xml(codec.decode(body))) == report


def _call_report(values: dict[str, Value]) -> CallReport:
    report = parse({"action": "RING", "callid": "1.1"} | values)
    assert isinstance(report, CallReport)
    return report


@pytest.mark.parametrize(
    ("values", "parties"),
    [
        ({}, ()),
        ({"ext": {"extid": 101}}, _inside("101")),
        ({"ext": {"number": "101"}}, _inside("101")),
        ({"ext": {"extid": ["101", "", "101", "102"]}}, _inside("101", "102")),
        ({"ext": "101"}, ()),
        ({"ext": {"extid": {"a": "b"}}}, ()),
        ({"ext": [{"extid": "102"}, {"extid": ["101"]}]}, _inside("102", "101")),
        ({"call": {"ext": {"extid": "101"}}}, _inside("101")),
        (
            {"call": [{"inbound": {"from": "103"}}, {"ext": {"extid": "101"}}]},
            (_outside("103"), Party("101")),
        ),
        (
            {"inbound": [{"from": "103"}], "ext": {"extid": "103"}},
            (_outside("103"), Party("103")),
        ),
        (
            {"inbound": {"from": "Anonymous", "to": "101"}, "ext": {"extid": "101"}},
            (_outside(""), Party("101")),
        ),
        ({"inbound": {}}, (_outside(""),)),
        ({"outbound": {"from": "106", "to": "103"}}, (_outside("103"), Party("106"))),
        ({"outbound": {"to": "103"}}, (_outside("103"),)),
        ({"outbound": {}}, (_outside(""),)),
    ],
)
def test_parties(values: dict[str, Value], parties: tuple[Party, ...]) -> None:
    report = _call_report(values)
    assert report.parties == parties
    assert report.extensions == tuple(
        party.number for party in parties if not party.outside
    )


@pytest.mark.parametrize(
    ("values", "trunk_leg"),
    [
        ({}, None),
        ({"inbound": "x"}, None),
        ({"inbound": {}}, _inbound(None, None, None, None)),
        (
            {"outbound": {"outboundid": 5, "from": "106", "to": 103, "trunkname": "T"}},
            _outbound("5", "106", "103", "T"),
        ),
        (
            {
                "call": [
                    {
                        "inbound": {
                            "inboundid": "1.1",
                            "from": "unknown",
                            "to": "101",
                            "trunk": "",
                        }
                    }
                ]
            },
            _inbound("1.1", None, "101", None),
        ),
    ],
)
def test_trunk_leg(values: dict[str, Value], trunk_leg: TrunkLeg | None) -> None:
    assert _call_report(values).trunk_leg == trunk_leg


@pytest.mark.parametrize(
    ("kind", "actions"),
    [
        (Alert, ["alert"]),
        (Ring, ["Ring"]),
        (Answer, ["ANSWERED"]),
        (Bye, ["bye"]),
        (Transfer, ["Transfer", "TRANFER"]),
        (CallFailed, ["Call_Failed"]),
        (CallRecordReport, ["newcdr"]),
        (BootUp, ["BOOTUP"]),
    ],
)
def test_actions_in_any_case(kind: type[Report], actions: list[str]) -> None:
    assert {type(parse({"action": action, "callid": "1.1"})) for action in actions} == {
        kind
    }


@pytest.mark.parametrize(
    ("reason", "code", "text"),
    [
        *(
            (reason, 480, None)
            for reason in (480, "480", "480 Busy Here", " 480NOT found")
        ),
        *((text, None, text) for text in ("Line unreachable", "DND", "4800", "20")),
        *((nothing, None, None) for nothing in ("", None)),
        ([], None, None),
    ],
)
def test_reasons(reason: Value, code: int | None, text: str | None) -> None:
    report = parse({"action": "CallFailed", "callid": "1.1", "reason": reason})
    assert isinstance(report, CallFailed)
    assert (report.code, report.text) == (code, text)


@pytest.mark.parametrize(
    ("field", "found", "values"),
    [
        ("status", RecordStatus.ANSWERED, [{"status": "ANSWERED"}]),
        (
            "status",
            RecordStatus.NO_ANSWER,
            [{"status": "NO ANSWER"}, {"status": "no_answered"}],
        ),
        ("status", RecordStatus.BUSY, [{"status": "Busy"}]),
        ("status", RecordStatus.FAILED, [{"status": "FAILED"}]),
        ("status", RecordStatus.VOICEMAIL, [{"status": "VOICEMAIL"}]),
        ("status", RecordStatus.UNKNOWN, [{"status": "PHANTOM"}, {"status": None}, {}]),
        ("direction", Direction.INBOUND, [{"type": "Inbound"}]),
        ("direction", Direction.OUTBOUND, [{"type": "OUTBOUND"}]),
        ("direction", Direction.INTERNAL, [{"type": "internal"}]),
        ("direction", None, [{"type": "Callback"}, {"type": None}, {}]),
        (
            "call_seconds",
            10,
            [
                {"callduraction": "10"},
                {"callduraction": 10},
                {"callduraction": "", "callduration": "10"},
            ],
        ),
        ("call_seconds", 604800, [{"callduraction": "604800"}]),
        ("call_seconds", 0, [{"callduraction": "0"}]),
        (
            "call_seconds",
            None,
            [{"callduraction": text} for text in ("-1", "604801", "ten", None)],
        ),
        ("talk_seconds", 10, [{"talkduraction": "10"}, {"talkduration": "10"}]),
        (
            "trunk",
            "T1",
            [
                {"srctrunkname": "", key: "T1"}
                for key in (
                    "srctrunkname",
                    "desttrunkname",
                    "dsttrunkname",
                    "dsttrcunkname",
                )
            ],
        ),
    ],
)
def test_records(field: str, found: object, values: list[dict[str, Value]]) -> None:
    assert {
        getattr(parse({"action": "NewCdr", "callid": "1.1"} | report), field)
        for report in values
    } == {found}


PHONE_WORDS = {
    ExtensionState.RINGING: ("Ringing",),
    ExtensionState.IN_USE: ("InUse", "Busy", "In use", "Ring+Inuse"),
    ExtensionState.ON_HOLD: ("Hold", "OnHold", "On Hold"),
    ExtensionState.IDLE: ("Idle", "Not in use", "Registered", "registered"),
    ExtensionState.UNREGISTERED: ("Unregistered", "unavailable", "Unavailabl"),
    ExtensionState.FAULT: ("Malfunction", "failure", "Invalid", "Fxsnoport"),
    None: ("Dancing", "", None, ["Idle"]),
}


@pytest.mark.parametrize(("state", "words"), PHONE_WORDS.items())
def test_extension_states(state: ExtensionState | None, words: Iterable[Value]) -> None:
    for word in words:
        assert extension_state(word) is state
        report = parse({"action": "ExtensionStatus", "extension": 101, "status": word})
        is_registered = word in ("Registered", "registered")
        assert report == ExtensionStatus(
            serial=None, extension="101", state=state, registered_word=is_registered
        )


@pytest.mark.parametrize(
    "values",
    [
        *({"action": action} for action in ("", None, ["RING"], "RING")),
        {"sn": SERIAL},
        {"action": "ANSWER", "callid": ""},
        {"action": "CallFailed", "reason": 480},
        {"action": "NewCdr", "callid": {}},
        {"action": "ExtensionStatus", "status": "Idle"},
        {"action": "ExtensionStatus", "extension": [], "status": "Idle"},
    ],
)
def test_not_a_report(values: dict[str, Value]) -> None:
    with pytest.raises(UnreadableMessageError):
        parse(values)
