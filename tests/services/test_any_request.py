"""The action that sends any documented request."""

from contextlib import suppress
import json
import re
from typing import Any

from homeassistant.exceptions import HomeAssistantError
import pytest
import voluptuous as vol

from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.pbx import CALLED_NUMBERS, DOWNLOAD_REQUESTS, ROUTING_REQUESTS, SESSION_REQUESTS
from tests.pbx import fixtures
from tests.repository import ROOT

from .conftest import House

ALLOWED = {"allow_dangerous_actions": True}
TRUNKS: dict[str, Any] = {"path": "siptrunk/query", "parameters": {"trunkname": "all"}}


@pytest.fixture(autouse=True)
def allowed(house: House) -> None:
    house.set_options(**ALLOWED)


@pytest.mark.parametrize("message_format", ["json", "xml"])
async def test_the_answer_has_no_secrets(house: House, message_format: str) -> None:
    house.set_options(**ALLOWED, message_format=message_format)
    await house.hass.config_entries.async_reload(house.entry.entry_id)
    answer = await house.call("request", "", answer=True, **{**TRUNKS, "path": "/siptrunk/query "})
    assert answer == json.loads(fixtures.answer("siptrunk_query.json").replace(b"***", b"**REDACTED**"))
    assert "SECRET" not in json.dumps(answer)
    assert ("siptrunk/query", {"trunkname": "all"}) in house.pbx.requests
    # Without parameters.
    answer = await house.call("request", "", path="deviceinfo/query", answer=True)
    assert answer["deviceinfo"]["devicename"] == "UC501"
    assert house.pbx.requests[-1] == ("deviceinfo/query", {})


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        *((path, "because Home Assistant itself manages the session") for path in sorted(SESSION_REQUESTS)),
        *((path, "because it belongs to the download of a file") for path in sorted(DOWNLOAD_REQUESTS)),
        *((path, "is not a request that OpenVox documents") for path in ("coffee/make", "", "siptrunk/query?x=y", "../login", "extension")),
    ],
)
async def test_requests_that_users_cannot_send(house: House, path: str, sentence: str) -> None:
    await house.refuses(sentence, "request", "", path=path, answer=True)


@pytest.mark.parametrize(("path", "name"), [(path, name) for path, names in CALLED_NUMBERS.items() for name in sorted(names)])
async def test_each_number_to_call_is_checked(house: House, path: str, name: str) -> None:
    """While they are limited; those that may be called, and those of the PBX, are sent, with the prefix of their route or without it."""
    house.set_options(**ALLOWED, allowed_numbers=["030*"], outside_prefix="16")
    for number in ("0900123", "101,0900123", "160900123", "030 123&0900123", "+1900123"):
        for parameter in (name, f" {name.upper()}"):
            parameters = {"extid": "101", "queueid": "9998", parameter: number}
            await house.refuses(" is not an allowed phone number", "request", "", path=path, parameters=parameters, answer=True)
    before = len(house.pbx.requests)
    for number in ("101", "600", "030123", "16030123", "101,030123"):
        with suppress(HomeAssistantError):
            await house.call("request", "", path=path, parameters={name: number}, answer=True)
    assert [asked for asked, _ in house.pbx.requests[before:]] == [path] * 5


def test_the_docs_say_what_is_checked() -> None:
    page = (ROOT / "docs" / "actions-data.md").read_text(encoding="utf-8")
    section = page.partition(f"\n`{DOMAIN}.request` ")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+(?:/\w+)?)` \| (`.+`) \|$", section, re.MULTILINE)
    assert {path: frozenset(re.findall(r"`(\w+)`", names)) for path, names in rows} == CALLED_NUMBERS
    [sentence] = re.findall(r"^(.+?) change where calls go", section, re.MULTILINE)
    assert set(re.findall(r"`(.+?)`", sentence)) == ROUTING_REQUESTS


@pytest.mark.parametrize("path", sorted(ROUTING_REQUESTS))
async def test_no_way_around_the_phone_numbers_that_may_be_called(house: House, path: str) -> None:
    house.set_options(**ALLOWED, allowed_numbers=["030*"])
    data: dict[str, Any] = {"path": path, "parameters": {"extid": "101", "outto": "0900123"}, "answer": True}
    await house.refuses(f"^{path} could route calls to any external number", "request", "", **data)
    await house.call("request", "", answer=True, **TRUNKS)


@pytest.mark.parametrize("value", [True, 10, 1.5, None, ["101"], {"a": "b"}])
async def test_parameters_are_texts(house: House, value: object) -> None:
    """YAML turns yes, 010 and the like into another value."""
    data: dict[str, Any] = {"path": "extension/update", "parameters": {"extid": "101", "dnd": value}, "answer": True}
    await house.refuses(r"^The value of the parameter dnd has no quotes", "request", "", **data)
    await house.refuses(None, "request", "", error=vol.Invalid, **data | {"parameters": "dnd=on"})


@pytest.mark.parametrize(
    ("errno", "sentence"),
    [
        ("10004", r"^UC501 refused siptrunk/query with the error 10004\. The PBX reports that a value is missing in the request"),
        ("10009", r"error 10009\. The extension cannot be monitored\. Allow it in the settings of the extension on the PBX\.$"),
        ("10012", r"error 10012\. The IVR does not exist on the PBX\.$"),
        ("10013", r"error 10013\. The queue does not exist on the PBX\.$"),
        ("10018", r"error 10018\. The PBX did not accept the settings for the IVR\. "),
        ("10021", r"error 10021\. The wake-up call does not exist on the PBX\. "),
        ("10026", r"error 10026\. The GSM trunk does not exist on the PBX\. "),
        ("20016", r"error 20016\. The PBX does not accept the requested state of voicemails\.$"),
        ("10042", r"^UC501 refused siptrunk/query with the error 10042\. The PBX refused the request with an unknown error \(10042\)"),
    ],
)
async def test_a_refusal(house: House, errno: str, sentence: str) -> None:
    house.pbx.faults.errno, house.pbx.faults.paths = errno, {"siptrunk/query"}
    await house.fails(sentence, "request", "", path="siptrunk/query", answer=True)


async def test_a_path_that_the_pbx_does_not_know(house: House) -> None:
    """An older firmware lacks it, and answers with an errno or like a web server."""
    sentence = r"^UC501 refused ivr/query with the error 10003\. The PBX does not know this request"
    await house.fails(sentence, "request", "", path="ivr/query", answer=True)
    house.pbx.accepted_versions, house.pbx.unknown_version_is_404 = set(), True
    await house.fails(sentence, "request", "", path="ivr/query", answer=True)
