"""The action that sends any request."""

import json
import re
from typing import Any

import pytest
import voluptuous as vol

from tests.pbx import fixtures
from tests.repository import error_pattern

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
    ("path", "key"),
    [
        *((path, "request_of_session") for path in ("heartbeat", "login", "logout")),
        *(
            (path, "request_unknown")
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
    house: House, path: str, key: str
) -> None:
    sentence = f"^{error_pattern(key, path=re.escape(path))}"
    await house.refuses(sentence, "request", "", path=path, answer=True)


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
    ("errno", "error"),
    [
        *(
            (errno, error_pattern(f"pbx_error_{errno}"))
            for errno in (
                "10004",
                "10009",
                "10012",
                "10013",
                "10018",
                "10021",
                "10026",
                "20016",
            )
        ),
        (" ", error_pattern("pbx_error")),
        ("10042", error_pattern("pbx_error_unknown", errno="10042")),
    ],
)
async def test_a_refusal(house: House, errno: str, error: str) -> None:
    house.pbx.faults.refuse(errno, "siptrunk/query")
    sentence = error_pattern(
        "request_refused",
        pbx="UC501",
        path="siptrunk/query",
        errno=errno.strip() or r"\?",
        error=error,
    )
    await house.fails(
        rf"^{sentence}\.$", "request", "", path="siptrunk/query", answer=True
    )


async def test_a_path_that_the_pbx_does_not_know(house: House) -> None:
    """An older firmware lacks it, and answers with an errno or like a web server."""
    sentence = error_pattern(
        "request_refused",
        pbx="UC501",
        path="ivr/query",
        errno="10003",
        error=error_pattern("pbx_error_10003"),
    )
    await house.fails(f"^{sentence}", "request", "", path="ivr/query", answer=True)
    house.pbx.accepted_versions, house.pbx.unknown_version_is_404 = set(), True
    await house.fails(f"^{sentence}", "request", "", path="ivr/query", answer=True)
