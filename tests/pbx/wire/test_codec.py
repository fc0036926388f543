"""Bytes to plain values and back."""

from collections.abc import Callable
import json
from typing import Any

from hypothesis import given, strategies as st
import pytest

from custom_components.openvox_uc.pbx.errors import UnreadableMessageError
from custom_components.openvox_uc.pbx.wire import codec, values as plain
from custom_components.openvox_uc.pbx.wire.values import Value

from .. import fixtures


@pytest.mark.parametrize(
    ("body", "values"),
    [
        (b'{"status":"Success"}', {"status": "Success"}),
        (b' \r\n{"a":1}\n', {"a": 1}),
        (b'\xef\xbb\xbf{"a":1}', {"a": 1}),
        (b'{"a":1}\r\n\0\0', {"a": 1}),
        (b'{"a":"x\ty\n"}', {"a": "x\ty\n"}),
        ('{"username":"Zoë"}'.encode(), {"username": "Zoë"}),
        (b'{"username":"Zo\xeb"}', {"username": "Zoë"}),
        # A name that is cut in the middle of a character spoils no other one.
        (b'{"a":"Zo\xc3\xab","b":"Zo\xc3"}', {"a": "Zoë", "b": "ZoÃ"}),
        (b'{"Status":"Success","ERRNO":20004}', {"status": "Success", "errno": 20004}),
        (b'{"callid":1589947952.1670}', {"callid": "1589947952.1670"}),
        (b'{"a":NaN,"b":-Infinity}', {"a": None, "b": None}),
        (b'{"a":{"B":[{"C":true}]}}', {"a": {"b": [{"c": True}]}}),
        (b"{}", {}),
        # A repeated key has a list, at its first place.
        (
            b'{"ext":{"extid":"1000"},"ext":{"extid":"1002"}}',
            {"ext": [{"extid": "1000"}, {"extid": "1002"}]},
        ),
        (b'{"ext":"1","x":0,"Ext":"2","EXT":"3"}', {"ext": ["1", "2", "3"], "x": 0}),
        (b'{"ext":["1"],"ext":["2","3"]}', {"ext": ["1", "2", "3"]}),
        (b'{"ext":[],"ext":"2"}', {"ext": ["2"]}),
    ],
)
def test_json(body: bytes, values: dict[str, Value]) -> None:
    assert [*codec.decode_json(body).items()] == [*values.items()]
    assert codec.decode(body) == values


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"   ",
        b"null",
        b'"Success"',
        b"42",
        b"[]",
        b'{"a":',
        b"{'a':1}",
        b"Success",
        b"\x00\xff",
        b'{"a":' + b"9" * 5000 + b"}",
    ],
)
def test_not_json(body: bytes) -> None:
    with pytest.raises(UnreadableMessageError):
        codec.decode_json(body)
    with pytest.raises(UnreadableMessageError):
        codec.decode(body)


def test_large_json() -> None:
    nested = b'{"a":' + b"[" * 39 + b"]" * 39 + b"}"
    assert codec.decode_json(nested)
    with pytest.raises(UnreadableMessageError):
        codec.decode_json(nested.replace(b"[", b"[" * 10_000))
    body = b"{" + b",".join([b'"a":1'] * 300_000) + b"}"
    assert codec.decode_json(body) == {"a": [1] * 300_000}


def test_report_size() -> None:
    padding = b" " * (codec.MAX_REPORT_BYTES - len(b'{"a":1}'))
    assert codec.decode_report(b'{"a":1}' + padding) == {"a": 1}
    with pytest.raises(UnreadableMessageError):
        codec.decode_report(b'{"a":1}' + padding + b" ")


def test_report_is_tidied() -> None:
    long = "x" * 200
    values = {
        "action": long,
        "ext": {"extid": [long, "1\u00002\n3\u202e"], "username": long},
        "recording": long,
        "trunk": [long],
        "reason": 480,
        "big": 10**200,
        "sn": "a\ud800b",
        "name": "Zoë 👩\u200d🚒",
    }
    assert codec.decode_report(json.dumps(values).encode()) == {
        "action": "x" * 64,
        "ext": {"extid": ["x" * 64, "1 2 3 "], "username": "x" * 128},
        "recording": "x" * 128,
        "trunk": ["x" * 128],
        "reason": 480,
        "big": "1" + "0" * 63,
        "sn": "a\ufffdb",
        "name": "Zoë 👩\u200d🚒",
    }


def test_report_nesting() -> None:
    """A report is cut below the eighth container.

    Even a very deep one causes no error.
    """
    assert codec.decode_report(b'{"a":[[[[[[[1]]]]]]]}') == {"a": [[[[[[[1]]]]]]]}
    assert codec.decode_report(b'{"a":[[[[[[[[1]]]]]]]]}') == {"a": [[[[[[[None]]]]]]]}
    assert codec.decode_report(b'{"a":' * 9 + b"1" + b"}" * 9) == {
        "a": {"a": {"a": {"a": {"a": {"a": {"a": {"a": None}}}}}}}
    }
    with pytest.raises(UnreadableMessageError):
        codec.decode_report(b'{"a":' + b"[" * 16_000)


def test_tidy() -> None:
    assert plain.tidy({"trunkname": "t" * 200, "type": "y" * 200}) == {
        "trunkname": "t" * 128,
        "type": "y" * 64,
    }
    assert plain.tidy([["a\x1f\x7f\x9f\u2028\u2066\u2069b"], None, True, 1.5]) == [
        ["a      b"],
        None,
        True,
        1.5,
    ]


@pytest.mark.parametrize(
    ("body", "values"),
    [
        (fixtures.answer("plain.xml"), {"status": "Success"}),
        (b"<xml><a></a><b/></xml>", {"a": "", "b": ""}),
        (b"<xml><A>1</A></xml>", {"a": "1"}),
        (b'<xml><l><item id="0">1</item></l></xml>', {"l": ["1"]}),
        (
            b'<xml><l><item id="0"><n>1</n></item><item id="1"></item></l></xml>',
            {"l": [{"n": "1"}, ""]},
        ),
        (
            b"<xml><inbound><from>1</from></inbound><inbound><from>2</from></inbound></xml>",
            {"inbound": [{"from": "1"}, {"from": "2"}]},
        ),
        (
            b"<xml><a>x &lt;&amp;&#38;&quot;<![CDATA[<y>]]></a></xml>",
            {"a": 'x <&&"<y>'},
        ),
        (b"<xml><!-- no --><?ignore me?><a>1</a></xml>", {"a": "1"}),
        (b"\xef\xbb\xbf<xml><a>1</a></xml>", {"a": "1"}),
        (b"<xml><a>1</a></xml>\n\0", {"a": "1"}),
        (
            b'\n <?xml version="1.0" encoding="big5"?><xml><a>Zo\xeb</a></xml>',
            {"a": "Zoë"},
        ),
        (
            '<?xml version="1.0" encoding="iso-8859-1"?><xml><a>Zoë</a></xml>'.encode(),
            {"a": "Zoë"},
        ),
        (b"<xml/>", {}),
        (b"<xml>text</xml>", {}),
        (b'<xml><item id="0">1</item></xml>', {}),
    ],
)
def test_xml(body: bytes, values: dict[str, Value]) -> None:
    assert codec.decode_xml(body) == values
    assert codec.decode(body) == values


@pytest.mark.parametrize(
    "body",
    [
        b"",
        b"<html><body>It works!</body></html>",
        b"<xml><status>Success</status>",
        b"<xml></xml><xml></xml>",
        b"<xml><a></b></xml>",
        b"<xml>&nbsp;</xml>",
        b"<xml>\x00</xml>",
        b"<!DOCTYPE xml><xml><status>Success</status></xml>",
        b'<!DOCTYPE xml [<!ENTITY a "b">]><xml><status>&a;</status></xml>',
        (
            b"<!DOCTYPE xml [<!ENTITY a SYSTEM "
            b'"file:///etc/passwd">]><xml><status>&a;</status></xml>'
        ),
        b'<!DOCTYPE xml SYSTEM "http://127.0.0.1/evil.dtd"><xml/>',
        b'<!DOCTYPE xml [<!ENTITY % a "b"> %a;]><xml/>',
        b"<xml>" + b"<a>" * 500_000,
    ],
)
def test_not_xml(body: bytes) -> None:
    with pytest.raises(UnreadableMessageError):
        codec.decode_xml(body)


def test_xml_depth() -> None:
    deepest = b"<a>" * (codec.MAX_DEPTH - 1) + b"</a>" * (codec.MAX_DEPTH - 1)
    assert codec.decode_xml(b"<xml>" + deepest + b"</xml>")
    with pytest.raises(UnreadableMessageError):
        codec.decode_xml(b"<xml><a>" + deepest + b"</a></xml>")


def test_encode() -> None:
    values: dict[str, Value] = {
        "extid": ["101", 102],
        "name": "Zoë & <Bob>",
        "agentid": "",
        "none": None,
        "yes": True,
    }
    assert codec.encode_json(values).decode() == (
        '{"extid":["101",102],"name":"Zoë & <Bob>","agentid":"","none":null,"yes":true}'
    )
    assert codec.encode_xml(values).decode() == (
        '<?xml version="1.0" encoding="utf-8"?><xml>'
        '<extid><item id="0">101</item><item id="1">102</item></extid>'
        "<name>Zoë &amp; &lt;Bob&gt;</name><agentid></agentid>"
        "<none></none><yes>true</yes></xml>"
    )
    assert codec.encode_json({"a": "\ud800"}) == b'{"a":"?"}'
    assert (
        codec.encode_xml({"a": "\ud800\x01\r\n"})
        .decode()
        .endswith("<xml><a>\ufffd\ufffd&#13;\n</a></xml>")
    )


@pytest.mark.parametrize(
    "name",
    [
        "login",
        "extension_dial_extension",
        "extension_dial_outbound",
        "extension_hangup",
    ],
)
def test_documented_requests(name: str) -> None:
    body = fixtures.request(f"{name}.json")
    values = codec.decode(body)
    assert codec.encode_json(values) == body
    as_xml = codec.decode(fixtures.request(f"{name}.xml"))
    assert as_xml == {key: str(value) for key, value in values.items()}
    assert codec.decode_xml(codec.encode_xml(values)) == as_xml


def _texts_only(value: Value) -> Value:
    if isinstance(value, dict):
        return {key: _texts_only(item) for key, item in value.items()} or ""
    if isinstance(value, list):
        return [_texts_only(item) for item in value] or ""
    return value if isinstance(value, str) else (plain.text(value) or "")


_XML_TEXTS = st.text(
    st.characters(
        codec="utf-8",
        exclude_categories=("Cc", "Cs"),
        exclude_characters="\ufffe\uffff",
    )
    | st.sampled_from("\t\n\r")
)
_XML_KEYS = st.from_regex(r"[a-z_][a-z0-9_.]{0,8}", fullmatch=True).filter(
    lambda key: key != "item"
)


def _nested_values(
    scalars: st.SearchStrategy[Value],
) -> st.SearchStrategy[dict[str, Value]]:
    values: st.SearchStrategy[Value] = st.recursive(
        st.none() | st.booleans() | scalars,
        lambda inner: (
            st.lists(inner, max_size=4) | st.dictionaries(_XML_KEYS, inner, max_size=4)
        ),
        max_leaves=20,
    )
    return st.dictionaries(_XML_KEYS, values, max_size=5)


@given(_nested_values(st.integers() | _XML_TEXTS))
def test_xml_round_trip(values: dict[str, Value]) -> None:
    assert codec.decode_xml(codec.encode_xml(values)) == (_texts_only(values) or {})


@given(
    _nested_values(
        st.integers(-(10**30), 10**30) | st.text(st.characters(codec="utf-8"))
    )
)
def test_json_round_trip(values: dict[str, Value]) -> None:
    assert codec.decode_json(codec.encode_json(values)) == values


def test_shape() -> None:
    assert (
        codec.body_shape(b'{"sn":"a09","n":"Zo\xc3\xab"}\n\x00')
        == '{"xx":"x99","x":"xxxx"}  '
    )
    assert codec.body_shape(b"7" * 1000) == "9" * 200
    assert codec.body_shape(b"") == ""


@pytest.mark.parametrize(
    ("read", "pairs"),
    [
        (
            plain.text,
            [
                (" 101 ", "101"),
                (101, "101"),
                (0, "0"),
                (1.5, "1.5"),
                (True, "true"),
                (False, "false"),
            ],
        ),
        (
            plain.text,
            [(other, None) for other in ("", "  ", None, [], ["101"], {}, {"a": "b"})],
        ),
        (
            plain.texts,
            [
                ("101", ["101"]),
                (["106", " ", None, 101, ["1"], {}], ["106", "101"]),
                (None, []),
            ],
        ),
        (
            plain.objects,
            [
                ({"a": 1}, [{"a": 1}]),
                ([{"a": 1}, "b", [{}], {"c": 2}], [{"a": 1}, {"c": 2}]),
                ("", []),
            ],
        ),
        # A whole number comes as a number or as digits, and is never too large.
        (
            plain.whole,
            [
                ("10", 10),
                (" 10 ", 10),
                (10, 10),
                (-1, -1),
                ("-1", -1),
                ("10.00", 10),
                (10.0, 10),
            ],
        ),
        (
            plain.whole,
            [
                (other, None)
                for other in (
                    "10.5",
                    10.5,
                    "٣",
                    "1e3",
                    "1" * 19,
                    10**19,
                    True,
                    "",
                    None,
                    ["10"],
                )
            ],
        ),
        # The words for a caller who hides the number are not a number, and characters
        # that no number contains are removed.
        (
            plain.number,
            [
                ("103", "103"),
                (103, "103"),
                ("+49 30 1", "+49301"),
                ("*21#", "*21#"),
                ("1" * 50, "1" * 40),
            ],
        ),
        (
            plain.number,
            [
                ("0171/123 (4)-5", "0171/123(4)-5"),
                ("john.smith_2@pbx", "john.smith_2@pbx"),
                ("<b>x</b>\"&'", "bx/b"),
            ],
        ),
        (
            plain.number,
            [
                (hidden, None)
                for hidden in ("Anonymous", "unknown", "Restricted", "", None, "<>")
            ],
        ),
        (
            plain.word,
            [
                ("NO ANSWER", "noanswer"),
                ("In_Use", "inuse"),
                ("Not-in use", "notinuse"),
                (480, "480"),
                (None, ""),
                ([], ""),
            ],
        ),
    ],
)
def test_values(read: Callable[[Value], Any], pairs: list[tuple[Value, Any]]) -> None:
    assert [(value, read(value)) for value, _ in pairs] == pairs


@pytest.mark.parametrize(
    ("value", "time"),
    [
        ("2020-05-19 04:06:07", "2020-05-19T04:06:07"),
        ("2020-Mar-23-08:33:22", "2020-03-23T08:33:22"),
        ("2020-december-3-8:33:22", "2020-12-03T08:33:22"),
        ("2020-05-19T04:06:07.123", "2020-05-19T04:06:07"),
        ("1969-12-31 19:00:00", "1969-12-31T19:00:00"),
        *(
            (other, None)
            for other in (
                "2020-Xyz-23-08:33:22",
                "2020-13-23 08:33:22",
                "2020-02-30 08:33:22",
                "2020-05-19",
                "yesterday",
            )
        ),
        *(
            (far, None)
            for far in (
                "0000-01-01 00:00:00",
                "0001-01-01 00:00:00",
                "9999-12-31 23:59:59",
                "",
                1589947952,
                None,
            )
        ),
    ],
)
def test_local_time(value: Value, time: str | None) -> None:
    found = plain.local_time(value)
    assert (found and found.isoformat()) == time
