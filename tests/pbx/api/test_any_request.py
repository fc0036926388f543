"""Every answer to any request is without secrets."""

import json

from homeassistant.helpers.json import json_bytes
import pytest

from custom_components.openvox_uc.pbx.api.client import PbxClient
from custom_components.openvox_uc.pbx.wire import codec
from custom_components.openvox_uc.pbx.wire.values import Value

from .. import fixtures
from ..server import ScriptedPbx

# As the documents spell them (protocol 3, 7.3), and some that a firmware may have.
SECRET_KEYS = [
    *(
        "registerpassword",
        "userpassword",
        "loginpassword",
        "password",
        "participantepassword",
        "moderatorpassword",
        "vmsecret",
    ),
    *(
        "token",
        "random",
        "pincode",
        "email",
        "mobile",
        "moblie",
        "secret",
        "Password",
        "SIP_Passwd",
        "api-token",
        "PIN",
    ),
]


@pytest.mark.parametrize("key", SECRET_KEYS)
async def test_secrets_of_any_request(
    pbx: ScriptedPbx, client: PbxClient, key: str
) -> None:
    secret: dict[str, Value] = {
        key: "SECRET",
        "list": [{key: ["SECRET"]}, [{key: {"text": "SECRET"}}]],
        "object": {key: 7},
    }
    pbx.order("ivr/query", codec.encode_json({"status": "Success", **secret}))
    answer = await client.any_request.send("ivr/query", {})
    told = json.dumps(answer)
    assert "SECRET" not in told
    assert "7" not in told
    assert told.count('"**REDACTED**"') == 4


@pytest.mark.parametrize(
    "name",
    [
        "extension_query",
        "queue_query",
        "conference_query",
        "siptrunk_query",
        "wakeupcall_query",
    ],
)
async def test_documented_answers_of_any_request(
    pbx: ScriptedPbx, client: PbxClient, name: str
) -> None:
    body = (
        fixtures.answer(f"{name}.json")
        .replace(b'"***"', b'"SECRET"')
        .replace(b"a@example.org", b"SECRET")
        .replace(b'"000"', b'"SECRET"')
    )
    pbx.order("ivr/query", body)
    answer = await client.any_request.send("ivr/query", {"name": "all"})
    assert pbx.asked[-1].values == {"name": "all"}
    assert answer == json.loads(body.replace(b"SECRET", b"**REDACTED**"))


async def test_no_text_that_cannot_be_sent(pbx: ScriptedPbx, client: PbxClient) -> None:
    """Some texts would break the answer.

    These are half a character, a number of a hundred digits, and endless nesting.
    """
    pbx.order(
        "ivr/query",
        b'{"status":"Success","a":"\\ud800 and a text of more than 64 characters, '
        b'the most that others have","n":1,"o":{"\\ud800":1'
        + b"0" * 99
        + b'},"b":'
        + b'{"c":[' * 90
        + b"]}" * 90
        + b"}",
    )
    answer = await client.any_request.send("ivr/query", {})
    assert (answer["a"], answer["n"]) == (
        "\ufffd and a text of more than 64 characters, the most that others have",
        1,
    )
    assert json.dumps(answer).count("[") == 8
    json_bytes(answer)
