"""The action that sends any documented request."""

from collections.abc import Awaitable, Callable
from contextlib import suppress
import json
import re
from typing import Any

from homeassistant.auth.models import User
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError, Unauthorized
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol

from custom_components.openvox_uc.const import (
    CONF_ALLOW_DANGEROUS_ACTIONS,
    CONF_ALLOWED_NUMBERS,
    CONF_MESSAGE_FORMAT,
    CONF_OUTSIDE_PREFIX,
    DOMAIN,
)
from custom_components.openvox_uc.pbx import CALLED_NUMBERS, DOWNLOAD_REQUESTS, ROUTING_REQUESTS, SESSION_REQUESTS
from tests.house import device_of
from tests.repository import ROOT
from tests.simulator import SimulatedPbx

type Send = Callable[..., Awaitable[Any]]


@pytest.fixture
def send(hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry) -> Send:
    """Return what sends a request, which is allowed, and gives the answer."""
    hass.config_entries.async_update_entry(setup_integration, options={CONF_ALLOW_DANGEROUS_ACTIONS: True})

    async def call(path: str = "siptrunk/query", parameters: Any = None, *, user: User | None = None) -> Any:
        """Call the action."""
        device = device_of(hass, setup_integration, pbx.serial)
        assert device
        data = {"device_id": device.id, "path": path} | ({} if parameters is None else {"parameters": parameters})
        context = Context(user_id=user.id if user else None)
        return await hass.services.async_call(DOMAIN, "request", data, blocking=True, return_response=True, context=context)

    return call


@pytest.fixture
def asked(pbx: SimulatedPbx, send: Send) -> Callable[[], list[tuple[str, Any]]]:
    """Return what gives the requests that the PBX got since the set-up."""
    before = len(pbx.requests)
    return lambda: pbx.requests[before:]


@pytest.mark.parametrize("message_format", ["json", "xml"])
async def test_the_answer_has_no_secrets(
    hass: HomeAssistant, send: Send, pbx: SimulatedPbx, setup_integration: MockConfigEntry, message_format: str
) -> None:
    """It is the answer of the PBX, whatever is in it, but for the passwords."""
    hass.config_entries.async_update_entry(
        setup_integration, options={CONF_ALLOW_DANGEROUS_ACTIONS: True, CONF_MESSAGE_FORMAT: message_format}
    )
    await hass.config_entries.async_reload(setup_integration.entry_id)
    answer = await send("/siptrunk/query ", {"trunkname": "all"})
    assert answer == {
        "status": "Success",
        "trunks": [
            {
                "id": "1",
                "trunkname": "to-108-16",
                "tech": "pjsip",
                "trunktype": "register",
                "host": "172.16.108.16",
                "port": "5060",
                "domain": "172.16.108.16",
                "username": "6100",
                "authname": "6100",
                "fromuser": "",
                "password": "**REDACTED**",
            },
            {
                "id": "2",
                "trunkname": "to-18-16-2",
                "tech": "pjsip",
                "trunktype": "peer",
                "host": "172.16.108.16",
                "port": "5060",
                "domain": "172.16.108.16",
            },
        ],
    }
    assert "SECRET" not in json.dumps(answer)
    assert ("siptrunk/query", {"trunkname": "all"}) in pbx.requests


async def test_without_parameters(send: Send, asked: Callable[[], list[tuple[str, Any]]]) -> None:
    """Some requests need none."""
    assert (await send("deviceinfo/query"))["deviceinfo"]["devicename"] == "UC501"
    assert asked() == [("deviceinfo/query", {})]


@pytest.mark.parametrize(
    ("path", "sentence"),
    [
        *((path, "because Home Assistant itself keeps the session") for path in sorted(SESSION_REQUESTS)),
        *((path, "because it belongs to the download of a file") for path in sorted(DOWNLOAD_REQUESTS)),
        *((path, "is not a request that the PBX documents") for path in ("coffee/make", "", "siptrunk/query?x=y", "../login", "extension")),
    ],
)
async def test_what_is_not_for_people(send: Send, asked: Callable[[], list[tuple[str, Any]]], path: str, sentence: str) -> None:
    """The session and its keys are Home Assistant's own, and what is not documented is nobody's."""
    with pytest.raises(ServiceValidationError, match=sentence):
        await send(path)
    assert asked() == []


@pytest.mark.parametrize(("path", "name"), [(path, name) for path, names in CALLED_NUMBERS.items() for name in sorted(names)])
async def test_each_number_to_call_is_checked(
    hass: HomeAssistant,
    send: Send,
    asked: Callable[[], list[tuple[str, Any]]],
    setup_integration: MockConfigEntry,
    path: str,
    name: str,
) -> None:
    """While they are limited; those that may be called, and those of the PBX, are sent, with the prefix of their route or without it."""
    options = {CONF_ALLOW_DANGEROUS_ACTIONS: True, CONF_ALLOWED_NUMBERS: ["030*"], CONF_OUTSIDE_PREFIX: "16"}
    hass.config_entries.async_update_entry(setup_integration, options=options)
    for number in ("0900123", "101,0900123", "160900123", "030 123&0900123", "+1900123"):
        for parameter in (name, f" {name.upper()}"):
            with pytest.raises(ServiceValidationError, match=r" may not be called from Home Assistant"):
                await send(path, {"extid": "101", "queueid": "9998", parameter: number})
    assert asked() == []
    for number in ("101", "600", "030123", "16030123", "101,030123"):
        with suppress(HomeAssistantError):
            await send(path, {name: number})
    assert [asked_path for asked_path, _ in asked()] == [path] * 5


def test_the_docs_say_what_is_checked() -> None:
    """Each parameter, and each request that is not sent."""
    page = (ROOT / "docs" / "actions.md").read_text(encoding="utf-8")
    section = page.partition("## Send any request")[2].partition("\n## ")[0]
    rows = re.findall(r"^\| `(\w+(?:/\w+)?)` \| (`.+`) \|$", section, re.MULTILINE)
    assert {path: frozenset(re.findall(r"`(\w+)`", names)) for path, names in rows} == CALLED_NUMBERS
    [sentence] = re.findall(r"^(.+?) change where calls go", section, re.MULTILINE)
    assert set(re.findall(r"`(.+?)`", sentence)) == ROUTING_REQUESTS


@pytest.mark.parametrize("path", sorted(ROUTING_REQUESTS))
async def test_no_way_around_the_phone_numbers_that_may_be_called(
    hass: HomeAssistant, send: Send, asked: Callable[[], list[tuple[str, Any]]], setup_integration: MockConfigEntry, path: str
) -> None:
    """While they are limited, what changes where calls go is not sent; everything else is."""
    options = {CONF_ALLOW_DANGEROUS_ACTIONS: True, CONF_ALLOWED_NUMBERS: ["030*"]}
    hass.config_entries.async_update_entry(setup_integration, options=options)
    with pytest.raises(ServiceValidationError, match=f"^{path} can let calls reach any outside phone number"):
        await send(path, {"extid": "101", "outto": "0900123"})
    assert asked() == []
    await send("siptrunk/query", {"trunkname": "all"})


@pytest.mark.parametrize("value", [True, 10, 1.5, None, ["101"], {"a": "b"}])
async def test_parameters_are_texts(send: Send, asked: Callable[[], list[tuple[str, Any]]], value: object) -> None:
    """What YAML makes of yes, 010 and the like is another value."""
    with pytest.raises(ServiceValidationError, match=r"^The value of the parameter dnd arrived without quotes"):
        await send("extension/update", {"extid": "101", "dnd": value})
    with pytest.raises(vol.Invalid):
        await send("extension/update", "dnd=on")
    assert asked() == []


@pytest.mark.parametrize(
    ("errno", "sentence"),
    [
        ("10004", r"^UC501 refused siptrunk/query with the error 10004\. The PBX reports that a value is missing in the request"),
        ("10009", r"error 10009\. The extension cannot be monitored\. Allow it in the settings of the extension on the PBX$"),
        ("10012", r"error 10012\. The IVR does not exist on the PBX$"),
        ("10013", r"error 10013\. The queue does not exist on the PBX$"),
        ("10018", r"error 10018\. The PBX did not accept the settings for the IVR\. "),
        ("10021", r"error 10021\. The wake-up call does not exist on the PBX\. "),
        ("10026", r"error 10026\. The GSM trunk does not exist on the PBX\. "),
        ("20016", r"error 20016\. The PBX does not accept the requested state of voicemails$"),
        ("10042", r"^UC501 refused siptrunk/query with the error 10042\. The PBX refused the request with the unknown error 10042"),
    ],
)
async def test_a_refusal(send: Send, pbx: SimulatedPbx, errno: str, sentence: str) -> None:
    """It tells the errno, by which a person can look it up."""
    pbx.faults.errno, pbx.faults.paths = errno, {"siptrunk/query"}
    with pytest.raises(HomeAssistantError, match=sentence):
        await send()


async def test_a_path_that_the_pbx_does_not_know(send: Send, pbx: SimulatedPbx) -> None:
    """An older firmware lacks it, be it with an errno or as a web server says so."""
    with pytest.raises(HomeAssistantError, match=r"^UC501 refused ivr/query with the error 10003\. The PBX does not know this request"):
        await send("ivr/query")
    pbx.accepted_versions, pbx.unknown_version_is_404 = set(), True
    with pytest.raises(HomeAssistantError, match=r"^UC501 refused ivr/query with the error 10003\. The PBX does not know this request"):
        await send("ivr/query")


async def test_the_pbx_is_away(send: Send, pbx: SimulatedPbx) -> None:
    """The error says what to check."""
    await pbx.stop()
    with pytest.raises(HomeAssistantError, match=r"^The PBX did not do this for siptrunk/query\. Failed to connect to the PBX"):
        await send()
    await pbx.start()


async def test_who_may(
    hass: HomeAssistant,
    send: Send,
    asked: Callable[[], list[tuple[str, Any]]],
    setup_integration: MockConfigEntry,
    hass_read_only_user: User,
    hass_admin_user: User,
) -> None:
    """Administrators, once the options allow it."""
    with pytest.raises(Unauthorized):
        await send(user=hass_read_only_user)
    hass.config_entries.async_update_entry(setup_integration, options={})
    with pytest.raises(ServiceValidationError, match="select Allow actions that listen in, check out rooms, or send any request"):
        await send(user=hass_admin_user)
    assert asked() == []
