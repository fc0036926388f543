"""Answers of the PBX to frozen values.

Each documented payload means what protocol.md says.
"""

import json
from typing import Any

import pytest

from custom_components.openvox_uc.pbx.api.client import extensions, trunks
from custom_components.openvox_uc.pbx.api.login import device_info
from custom_components.openvox_uc.pbx.api.transport import is_success
from custom_components.openvox_uc.pbx.errors import PbxNotUnderstoodError
from custom_components.openvox_uc.pbx.models import (
    DeviceInfo,
    Extension,
    ExtensionState,
    Trunk,
    TrunkState,
)
from custom_components.openvox_uc.pbx.wire import codec, values as plain
from custom_components.openvox_uc.pbx.wire.values import Value

from .. import fixtures


def _decoded(name: str) -> dict[str, Value]:
    return codec.decode(fixtures.answer(name))


def _device(system_time: str) -> DeviceInfo:
    return DeviceInfo(
        name="UC501",
        serial="a09805021987",
        hardware="3.1",
        firmware="4.1.1",
        system_time=plain.local_time(system_time),
        boot_time=plain.local_time("2020-03-23 08:33:22"),
    )


def _extension(
    number: str, name: str, state: ExtensionState | None, kind: str | None = "pjsip"
) -> Extension:
    return Extension(number=number, name=name, state=state, type=kind)


def test_device_info() -> None:
    assert device_info(_decoded("deviceinfo_query.json")) == _device(
        "2020-05-19 04:06:07"
    )
    assert device_info(_decoded("deviceinfo_query.xml")) == _device(
        "2020-05-22 07:24:00"
    )


def test_device_info_with_little() -> None:
    assert device_info({"deviceinfo": [{}]}) == DeviceInfo(
        name="OpenVox UC",
        serial=None,
        hardware=None,
        firmware=None,
        system_time=None,
        boot_time=None,
    )
    nothing: list[dict[str, Value]] = [{}, {"deviceinfo": ""}, {"deviceinfo": []}]
    for answer in nothing:
        with pytest.raises(PbxNotUnderstoodError):
            device_info(answer)


def test_extensions() -> None:
    assert extensions(_decoded("extensionlist_query.json")) == [
        _extension("100", "100", ExtensionState.UNREGISTERED),
        _extension("101", "Alice", ExtensionState.IDLE),
        _extension("102", "102", ExtensionState.IDLE),
    ]
    names = {"100": "100", "101": "Alice", "102": "102", "103": "103"}
    unregistered = [
        _extension(number, name, ExtensionState.UNREGISTERED)
        for number, name in names.items()
    ]
    assert extensions(_decoded("extensionlist_query.xml")) == unregistered


def test_odd_extensions() -> None:
    found = extensions(
        {
            "extlist": [
                {"username": "Nobody"},
                {"extnumber": "", "username": "Nobody"},
                "nonsense",
                {
                    "extnumber": 102,
                    "username": "x" * 200 + "\n",
                    "status": "Dancing",
                    "type": "SIP",
                },
                {"extnumber": "101", "username": "La\nst", "status": "Hold"},
                {"extnumber": "9" * 100},
            ]
        }
    )
    assert found == [
        _extension("102", "x" * 128, None, "SIP"),
        _extension("101", "La st", ExtensionState.ON_HOLD, None),
        _extension("9" * 64, "9" * 64, None, None),
    ]
    assert extensions({"extlist": {"extnumber": "101"}}) == [
        _extension("101", "101", None, None)
    ]
    assert extensions({"status": "Success"}) == []
    assert extensions({"extlist": ""}) == []


def test_trunks() -> None:
    assert trunks(_decoded("trunklist_query.json")) == [
        Trunk(name="to-108-16", state=TrunkState.REGISTERED, type="SIP"),
        Trunk(name="to-18-16-2", state=TrunkState.REGISTERED, type="SIP"),
    ]
    assert trunks(_decoded("trunklist_query.xml")) == [
        Trunk(name="to-18-16-2", state=TrunkState.REGISTERED, type="SIP")
    ]


def test_odd_trunks() -> None:
    trunk = Trunk(name="T1", state=TrunkState.DISABLED, type=None)
    items: list[Value] = [{"status": "Idle"}, {"trunkname": "T1", "status": "Disable"}]
    assert trunks({"trunklist": items}) == [trunk]
    assert trunks({"trunkname": "T1", "trunklist": items}) == [trunk]
    assert trunks({"trunkname": items, "trunklist": ""}) == [trunk]
    assert trunks({"status": "Success"}) == []


TRUNK_WORDS = {
    TrunkState.REGISTERED: ("Registered", "registered", "Idle", "Busy", "Up"),
    TrunkState.REGISTERING: ("Registering",),
    TrunkState.FAILED: (
        "Failure",
        "Failed",
        "Fault",
        "Alarm",
        "Down",
        "No SIM",
        "No Signal",
        "Pin Error",
        "Unregister",
        "Unregistered",
    ),
    TrunkState.DISABLED: ("Disable", "Disabled", "Power Off"),
    None: ("Unknown", "Dancing", "", None),
}


@pytest.mark.parametrize(("state", "words"), TRUNK_WORDS.items())
def test_trunk_states(state: TrunkState | None, words: tuple[Value, ...]) -> None:
    for word in words:
        assert trunks({"trunkname": [{"trunkname": "T1", "status": word}]}) == [
            Trunk(name="T1", state=state, type=None)
        ]


@pytest.mark.parametrize(
    ("answer", "success"),
    [
        *(
            (_decoded(name), True)
            for name in ("plain.json", "plain.xml", "login.json", "extension_hold.xml")
        ),
        (_decoded("login_failed.json"), False),
        ({"status": "success"}, True),
        *(
            ({"status": word}, False)
            for word in ("FAILED", "", None, ["Success", "Failed"], "Busy")
        ),
        ({"errno": "20004"}, False),
    ],
)
def test_success(answer: dict[str, Value], success: bool) -> None:
    assert is_success(answer) is success


# Documented answers without an equivalent in JSON or a test of their own, each with the
# path of a value in it.
IN_XML: list[tuple[str, tuple[str | int, ...], Value]] = [
    ("plain.xml", (), {"status": "Success"}),
    ("extension_hold.xml", (), {"extid": "101"}),
    ("siptrunk_query.xml", ("trunks", 0, "trunktype"), "peer"),
    ("inbound_query.xml", ("inbound", "callee", "extid"), "101"),
    ("outbound_query.xml", ("outbound", "from"), "66666"),
]


@pytest.mark.parametrize(("name", "path", "value"), IN_XML)
def test_answers_in_xml(name: str, path: tuple[str | int, ...], value: Value) -> None:
    found: Any = _decoded(name)
    for step in path:
        found = found[step]
    assert found == value


@pytest.mark.parametrize(
    "name", [name for name in fixtures.names("answers") if name.endswith(".json")]
)
def test_answers_in_json(name: str) -> None:
    """Answers are compact, without a newline.

    They contain nothing that decoding changes.
    """
    body = fixtures.answer(name)
    assert codec.decode(body) == json.loads(body)
    assert codec.encode_json(codec.decode(body)) == body


def test_twins() -> None:
    """Where the documents show one answer in both forms, both are read alike.

    All others in XML are tested above, or with their subject.
    """
    twins = {"inroute_query", "outroute_query", "ivr_query", "queue_query"}
    for name in twins:
        assert _decoded(f"{name}.json") == _decoded(f"{name}.xml")
