"""The settings of extensions: how they are read, and how they are changed."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from custom_components.openvox_uc.pbx.api.client import PbxClient
from custom_components.openvox_uc.pbx.api.settings import MAX_FORWARD_DIGITS, ExtensionSettings, Forwarding, ForwardTo, extension_settings
from custom_components.openvox_uc.pbx.api.transport import MessageFormat
from custom_components.openvox_uc.pbx.errors import PbxRefusedError
from custom_components.openvox_uc.pbx.wire import codec
from custom_components.openvox_uc.pbx.wire.values import Value

from .. import fixtures
from ..server import ScriptedPbx, failed

OFF = Forwarding(enabled=False)


@pytest.mark.parametrize("form", MessageFormat)
def test_documented_answer(form: MessageFormat) -> None:
    (settings,) = extension_settings(codec.decode(fixtures.answer(f"extension_query.{form}")))
    assert settings == ExtensionSettings(number="101", dnd=False, busy_forward=OFF, no_answer_forward=OFF)
    assert not {"***", "a@example.org", "000"} & set(repr(settings).split("'"))


@pytest.mark.parametrize("form", MessageFormat)
async def test_requests_are_written_as_documented(pbx: ScriptedPbx, client: PbxClient, form: MessageFormat) -> None:
    client.message_format = form
    pbx.order("extension/query", *[fixtures.answer(f"extension_query.{form}")] * 2)
    assert [settings.number for settings in await client.settings.query(["101"])] == ["101"]
    await client.settings.query(["101", "102"])
    one, two = (asked.body for asked in pbx.asked[1:])
    prolog = b'<?xml version="1.0" encoding="utf-8"?>' if form is MessageFormat.XML else b""
    assert one == prolog + fixtures.request(f"extension_query.{form}")
    assert two == one.replace(b"101", b"101,102")


@pytest.mark.parametrize(
    ("fields", "forwarding"),
    [
        ({"busyforward": "on"}, Forwarding(enabled=True)),
        ({"busyforward": "Yes", "btransferto": "Voicemail"}, Forwarding(enabled=True, to=ForwardTo.VOICEMAIL)),
        ({"busyforward": 0, "btransferto": "voice mail"}, Forwarding(enabled=False, to=ForwardTo.VOICEMAIL)),
        ({"btransferto": "Extension", "btransferext": "110"}, Forwarding(to=ForwardTo.EXTENSION, target="110")),
        ({"btransferto": "Extension", "btransferext": ""}, Forwarding(to=ForwardTo.EXTENSION)),
        ({"btransferto": "Custom Number", "btransferprefix": "16", "btransfernum": 103}, Forwarding(to=ForwardTo.NUMBER, target="16103")),
        ({"btransferto": "custom_number", "btransferprefix": "16"}, Forwarding(to=ForwardTo.NUMBER)),
        ({"btransferto": "Mobile Number", "mobileprefix": "0", "moblie": "0170"}, Forwarding(to=ForwardTo.MOBILE, target="00170")),
        ({"btransferto": "Mobile Number", "mobile": "0170"}, Forwarding(to=ForwardTo.MOBILE, target="0170")),
        ({"btransferto": "Mars", "busyforward": "perhaps", "btransferext": "110"}, Forwarding()),
        ({"busyforward": ["on"], "btransferto": {}}, Forwarding()),
    ],
)
def test_forwarding(fields: Mapping[str, Value], forwarding: Forwarding) -> None:
    """Where calls go, as far as it is told; the same for a busy phone and for one that nobody picks up."""
    (busy,) = extension_settings({"extinfos": {"extnumber": 101, **fields}})
    assert busy == ExtensionSettings(number="101", busy_forward=forwarding)
    (no_answer,) = extension_settings(
        {"extinfos": [{"extnumber": "101", **{key.replace("busy", "noanswer").replace("btrans", "ntrans"): fields[key] for key in fields}}]}
    )
    assert no_answer == ExtensionSettings(number="101", no_answer_forward=forwarding)


def test_odd_settings() -> None:
    odd: Value = {"extnumber": "101", "dnd": "x", "ringtimeout": "y"}
    listed: Value = [{"dnd": "on"}, "nonsense", {"extnumber": "101", "dnd": "on"}, odd, {"extnumber": 102, "dnd": True, "ringtimeout": 45}]
    found = [ExtensionSettings(number="101"), ExtensionSettings(number="102", dnd=True, ring_timeout=45)]
    assert extension_settings({"extinfos": listed}) == found
    assert extension_settings({}) == []


def test_has_destination() -> None:
    assert Forwarding(to=ForwardTo.VOICEMAIL).has_destination
    assert Forwarding(to=ForwardTo.EXTENSION, target="110").has_destination
    for without in (Forwarding(), Forwarding(target="110"), Forwarding(to=ForwardTo.EXTENSION), Forwarding(to=ForwardTo.MOBILE)):
        assert not without.has_destination


@pytest.mark.parametrize(
    ("change", "fields"),
    [
        ({"dnd": True}, {"dnd": "on"}),
        ({"dnd": False, "ring_timeout": 120}, {"dnd": "off", "ringtimeout": "120"}),
        ({"busy_forward": OFF}, {"busyforward": "off"}),
        ({"no_answer_forward": Forwarding(enabled=True)}, {"noanswerforward": "on"}),
        (
            {"busy_forward": Forwarding(enabled=True, to=ForwardTo.VOICEMAIL), "no_answer_forward": Forwarding(to=ForwardTo.MOBILE)},
            {"busyforward": "on", "btransferto": "Voicemail", "ntransferto": "Mobile Number"},
        ),
        (
            {"no_answer_forward": Forwarding(enabled=True, to=ForwardTo.EXTENSION, target="110")},
            {"noanswerforward": "on", "ntransferto": "Extension", "ntransferext": "110"},
        ),
        (
            {"busy_forward": Forwarding(enabled=True, to=ForwardTo.NUMBER, target="0301234567")},
            {"busyforward": "on", "btransferto": "Custom Number", "btransferprefix": "", "btransfernum": "0301234567"},
        ),
        (
            {"busy_forward": Forwarding(to=ForwardTo.NUMBER, target="0123456" + "9" * 15)},
            {"btransferto": "Custom Number", "btransferprefix": "0123456", "btransfernum": "9" * 15},
        ),
    ],
)
@pytest.mark.parametrize("form", MessageFormat)
async def test_update(pbx: ScriptedPbx, client: PbxClient, form: MessageFormat, change: dict[str, Any], fields: dict[str, str]) -> None:
    """What is not None is changed, and nothing else; a long number takes up the prefix, too."""
    client.message_format = form
    await client.settings.update(replace(ExtensionSettings(number="101"), **change))
    assert pbx.asked[-1].values == {"extid": "101", **fields}
    assert pbx.paths[-1] == "extension/update"
    assert all(len(value) <= MAX_FORWARD_DIGITS for value in fields.values())


@pytest.mark.parametrize(("errno", "told"), [("10006", "10006"), ("10007", "10006"), ("10017", "10017"), ("30001", "30001")])
async def test_refused_update(pbx: ScriptedPbx, client: PbxClient, errno: str, told: str) -> None:
    """That there is no such call means that there is no such extension."""
    pbx.order("extension/update", failed(errno))
    with pytest.raises(PbxRefusedError) as caught:
        await client.settings.update(ExtensionSettings(number="101", dnd=True))
    assert (caught.value.errno, caught.value.key) == (told, f"pbx_error_{told}")
