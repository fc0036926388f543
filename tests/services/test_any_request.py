"""The action that sends any request."""

import json
import re
from typing import Any

import pytest
import voluptuous as vol

from tests.pbx import fixtures

from .conftest import House

ALLOWED = {"allow_dangerous_actions": True}
TRUNKS: dict[str, Any] = {"path": "siptrunk/query", "parameters": {"trunkname": "all"}}


@pytest.fixture(autouse=True)
def allowed(house: House) -> None:
    house.set_options(**ALLOWED)


async def test_the_answer_has_no_secrets(house: House) -> None:
    answer = await house.call(
        "request", "", answer=True, **{**TRUNKS, "path": "/siptrunk/query "}
    )
    assert answer == json.loads(
        fixtures.answer("siptrunk_query.json").replace(b"***", b"**REDACTED**")
    )
    assert ("siptrunk/query", {"trunkname": "all"}) in house.pbx.requests
    # Without parameters.
    answer = await house.call("request", "", path="deviceinfo/query", answer=True)
    assert answer["deviceinfo"]["devicename"] == "UC501"
    assert house.pbx.requests[-1] == ("deviceinfo/query", {})


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        *(
            (path, "cannot be sent with this action because Home Assistant itself")
            for path in ("heartbeat", "login", "logout")
        ),
        *(
            (path, "is not a path of the API")
            for path in (
                "",
                "siptrunk/query?x=y",
                "../login",
                "a/b/c",
                "siptrunk query",
            )
        ),
    ],
)
async def test_requests_that_users_cannot_send(
    house: House, path: str, sentence: str
) -> None:
    await house.refuses(
        rf"^{re.escape(path)} {sentence}", "request", "", path=path, answer=True
    )


async def test_the_option_is_enough(house: House) -> None:
    """Numbers are not looked for in what is sent: it can change where all calls go."""
    house.set_options(**ALLOWED, allowed_numbers=["030*"])
    await house.call(
        "request",
        "",
        path="extension/dial_outbound",
        parameters={"extid": "101", "outto": "0900123"},
        answer=True,
    )
    assert house.pbx.requests[-1] == (
        "extension/dial_outbound",
        {"extid": "101", "outto": "0900123"},
    )


@pytest.mark.parametrize("value", [True, 10, 1.5, None, ["101"], {"a": "b"}])
async def test_parameters_are_texts(house: House, value: object) -> None:
    """YAML turns yes, 010 and the like into another value."""
    for parameters in ({"extid": "101", "dnd": value}, "dnd=on"):
        data = {"path": "extension/update", "parameters": parameters, "answer": True}
        await house.refuses(None, "request", "", error=vol.Invalid, **data)


@pytest.mark.parametrize(
    ("errno", "sentence"),
    [
        (
            "10004",
            (
                r"^UC501 refused siptrunk/query with the error 10004\. The PBX "
                r"reports that a value is missing from the request"
            ),
        ),
        (
            "10009",
            (
                r"error 10009\. The extension cannot be monitored\. Allow it in the "
                r"settings of the extension on the PBX\.$"
            ),
        ),
        (" ", r"error \?\. The PBX refused the request without giving a reason\.$"),
        ("10012", r"error 10012\. The IVR does not exist on the PBX\.$"),
        ("10013", r"error 10013\. The queue does not exist on the PBX\.$"),
        ("10018", r"error 10018\. The PBX did not accept the settings for the IVR\. "),
        ("10021", r"error 10021\. The wake-up call does not exist on the PBX\. "),
        ("10026", r"error 10026\. The GSM trunk does not exist on the PBX\. "),
        (
            "20016",
            (
                r"error 20016\. The PBX does not accept the requested state of "
                r"voicemails\.$"
            ),
        ),
        (
            "10042",
            (
                r"^UC501 refused siptrunk/query with the error 10042\. The PBX "
                r"refused the request with an unknown error \(10042\)"
            ),
        ),
    ],
)
async def test_a_refusal(house: House, errno: str, sentence: str) -> None:
    house.pbx.faults.refuse(errno, "siptrunk/query")
    await house.fails(sentence, "request", "", path="siptrunk/query", answer=True)


async def test_a_path_that_the_pbx_does_not_know(house: House) -> None:
    """An older firmware lacks it, and answers with an errno or like a web server."""
    sentence = (
        r"^UC501 refused ivr/query with the error 10003\. The PBX does not know this "
        r"request"
    )
    await house.fails(sentence, "request", "", path="ivr/query", answer=True)
    house.pbx.accepted_versions, house.pbx.unknown_version_is_404 = set(), True
    await house.fails(sentence, "request", "", path="ivr/query", answer=True)
