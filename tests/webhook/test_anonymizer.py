"""Anonymizing reports.

The same value gets the same substitute, two never share one, and unknown values do not
stay.
"""

from collections.abc import Iterable
import json
import re
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.openvox_uc.webhook.anonymizer import Anonymizer

NUMBERS = st.from_regex(r"\+?[0-9]{1,14}", fullmatch=True)
# So many numbers of a few kinds that substitutes run short, and some with a prefix.
CROWD = st.from_regex(r"[+0-2]?0?[0-9]{1,2}", fullmatch=True).filter(str)
PREFIXED = st.from_regex(r"(16|0|00|9)?0?[34]0123456[0-9]", fullmatch=True)
PARTIES = st.from_regex(
    r"[*#]{0,2}[0-9]{1,4}[*#]?[0-9]{0,3}|[A-Za-z ]{1,3}(\([0-9]{2}\))?", fullmatch=True
)
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(),
    lambda inner: st.lists(inner) | st.dictionaries(st.text(), inner),
)
FIELDS = (
    "action",
    "callfrom",
    "callid",
    "ext",
    "extid",
    "inbound",
    "reason",
    "recording",
    "sn",
    "status",
    "timestart",
    "trunk",
    "info",
)


def report(**values: Any) -> Any:
    return Anonymizer().report(json.dumps(values).encode())


def beginning(number: str) -> str:
    found = re.match(r"\+|00|[0-9]", number)
    assert found
    return found[0]


@given(st.lists(NUMBERS | CROWD | PREFIXED))
def test_numbers(numbers: Iterable[str]) -> None:
    anonymizer = Anonymizer()
    substitutes = {number: anonymizer.number(number) for number in numbers}
    assert {number: anonymizer.number(number) for number in numbers} == substitutes
    assert len(set(substitutes.values())) == len(substitutes)
    for number, substitute in substitutes.items():
        assert len(substitute) == len(number)
        assert beginning(substitute) == beginning(number)
        assert re.fullmatch(r"\+?[0-9]+", substitute)


def test_all_numbers_of_a_kind() -> None:
    numbers = [str(number) for number in range(100, 200)]
    anonymizer = Anonymizer()
    substitutes = [anonymizer.number(number) for number in numbers]
    assert sorted(substitutes) == numbers
    assert substitutes != numbers


@given(st.lists(PARTIES))
def test_parties(texts: Iterable[str]) -> None:
    anonymizer = Anonymizer()
    substitutes = {text: anonymizer.party(text) for text in texts}
    assert {text: anonymizer.party(text) for text in texts} == substitutes
    assert len(set(substitutes.values())) == len(substitutes)


@given(st.dictionaries(st.sampled_from(FIELDS), JSON))
def test_any_report(values: dict[str, Any]) -> None:
    anonymized = report(**values)
    assert json.dumps(anonymized)
    if isinstance(anonymized, dict):
        assert anonymized.keys() == values.keys()
        assert anonymized.get("info") in (
            None,
            "<text>",
            "<bool>",
            "<number>",
            "<list>",
            "<object>",
        )


@given(st.binary(max_size=300))
def test_any_bytes(body: bytes) -> None:
    assert json.dumps(Anonymizer().report(body))


def test_a_number_that_was_dialed_with_a_prefix() -> None:
    anonymizer = Anonymizer()
    outside, other = anonymizer.number("0401111111"), anonymizer.number("0402222222")
    dialed, also = anonymizer.number("160401111111"), anonymizer.number("160402222222")
    assert dialed.endswith(outside)
    assert also.endswith(other)
    assert dialed[:2] == also[:2]
    assert dialed[0] == "1"


def test_what_stays() -> None:
    trunk_leg = {
        "from": "Anonymous",
        "to": "",
        "trunk": "",
        "inboundid": "1589948512.1707",
    }
    values = {
        "action": "NewCdr",
        "callid": "1589948512.1709",
        "timestart": "2020-05-20 10:18:59",
        "callfrom": "s",
        "callto": "*97",
        "callduraction": "10",
        "talkduraction": 4,
        "status": "NO ANSWER",
        "type": "Inbound",
        "reason": "486 Busy Here",
        "inbound": trunk_leg,
        "ext": {"extid": ["*3", "t"]},
        "version": "1.0.2",
        "recording": "",
        "srctrunkname": None,
    }
    assert report(**values) == values
    assert report(reason=480) == {"reason": 480}
    assert report(reason="No Answer") == {"reason": "No Answer"}


@pytest.mark.parametrize(
    ("values", "expected"),
    [
        ({"reason": "Werner is away"}, {"reason": "<text>"}),
        ({"reason": "486 busy 4711"}, {"reason": "486 <text>"}),
        ({"reason": "4711"}, {"reason": "<text>"}),
        ({"callid": "uc501-1589948512.1709"}, {"callid": "system1-1589948512.1709"}),
        ({"callid": "PJSIP/7101-0000"}, {"callid": "leg1"}),
        (
            {"callfrom": "Werner", "callto": "Werner"},
            {"callfrom": "name1", "callto": "name1"},
        ),
        (
            {"trunk": "Telecom", "srctrunkname": "Other"},
            {"trunk": "trunk1", "srctrunkname": "trunk2"},
        ),
        ({"recording": "20261126-0301.wav"}, {"recording": "recording1"}),
        ({"status": "7101"}, {"status": "<text>"}),
        (
            {"callid": True, "ext": "101", "callto": {"a": 1}},
            {"callid": "<bool>", "ext": "<text>", "callto": "<object>"},
        ),
        (
            {"password": "secret", "0301": 1, "info": 5},
            {"password": "<text>", "<text>": "<number>", "info": "<number>"},
        ),
        (
            {"callto": "1" * 65, "ACTION": "RING"},
            {"callto": "<text>", "action": "RING"},
        ),
    ],
)
def test_what_does_not_stay(values: dict[str, Any], expected: dict[str, Any]) -> None:
    assert report(**values) == expected


def test_forms_of_the_wire_stay() -> None:
    body = (
        b'{"action":"RING","callid":1589947952.1670,"ext":{"extid":7101},'
        b'"ext":[{"extid":"7101"}],"callto":"\\"Alice\\" <7101>"}\0'
    )
    anonymized: Any = Anonymizer().report(body)
    assert anonymized["callid"] == "1589947952.1670"
    [first, second] = anonymized["ext"]
    assert isinstance(first["extid"], int)
    assert str(first["extid"]) == second["extid"]
    assert anonymized["callto"] == f"name1<{second['extid']}>"


def test_xml() -> None:
    body = b"<xml><action>RING</action><ext><extid>*97</extid></ext><x>secret</x></xml>"
    assert Anonymizer().report(body) == {
        "action": "RING",
        "ext": {"extid": "*97"},
        "x": "<text>",
    }


@pytest.mark.parametrize(
    "body",
    [
        b"<xml>",
        b"[1]",
        b'{"action":"' + b"x" * 2048 + b'"}',
        b"[" * 2000,
        b'"' + b"\xe4" * 9,
    ],
)
def test_no_report(body: bytes) -> None:
    assert isinstance(Anonymizer().report(body), str)
