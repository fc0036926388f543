"""What is the same for all actions that ask something of the PBX: what it refuses, that it is away, whom they may call."""

from inspect import signature
import re
from typing import Any

from homeassistant.core import SupportsResponse
from homeassistant.exceptions import HomeAssistantError
import pytest
import voluptuous as vol

from custom_components.openvox_uc.const import CONF_ALLOW_DANGEROUS_ACTIONS, CONF_ALLOWED_NUMBERS, CONF_PICKUP_CODE
from custom_components.openvox_uc.pbx.api import transport
from custom_components.openvox_uc.services import ACTIONS
from custom_components.openvox_uc.services.refusals import TEXTS
from tests.conftest import Later

from .conftest import House

OUTSIDE = "0301234567"
_QUEUE = {"queue": "9998"}
_MEMBERS = {"conference": "8000", "members": ["101"]}


@pytest.fixture
def many_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    """Let no request wait for the minute to pass."""
    monkeypatch.setattr(transport, "REQUESTS_PER_MINUTE", 1000)


# For each action: its target, its fields, and the request that is refused.
ALL: dict[str, tuple[str, dict[str, Any], str]] = {
    "dial": ("ext_101", {"number": "103"}, "extension/dial_extension"),
    "dial_outside": ("", {"caller": OUTSIDE, "callee": OUTSIDE}, "outbound/dial_outbound"),
    "call_queue": ("", {"queue": "9998", "number": OUTSIDE}, "queue/dial_outbound"),
    "call_ring_group": ("", {"ring_group": "600", "number": OUTSIDE}, "ringgroup/dial_outbound"),
    "play_prompt": ("ext_101", {"prompt": "welcome"}, "extension/playprompt"),
    "hang_up": ("ext_101", {}, "extension/hangup"),
    "hold": ("ext_101", {}, "extension/hold"),
    "resume": ("ext_101", {}, "extension/unhold"),
    "mute": ("ext_101", {}, "extension/mute"),
    "unmute": ("ext_101", {}, "extension/unmute"),
    "transfer": ("ext_101", {"number": "103"}, "calltransfer"),
    "listen_in": ("ext_103", {"extension": "101"}, "extension/listen"),
    "pick_up": ("ext_101", {"extension": "104"}, "extension/dial_outbound"),
    "set_forwarding": ("ext_101", {"when": "busy", "to": "voicemail"}, "extension/update"),
    "set_wake_up_call": ("ext_101", {"time": "07:30:00"}, "wakeupcall/create"),
    "get_wake_up_calls": ("ext_101", {}, "wakeupcall/query"),
    "delete_wake_up_call": ("ext_101", {}, "wakeupcall/query"),
    "check_out": ("ext_101", {}, "hotel/checkout"),
    "queue_login": ("ext_101", _QUEUE, "queue/query"),
    "queue_logout": ("ext_105", _QUEUE, "queue/query"),
    "queue_pause": ("ext_105", _QUEUE, "queue/pause_agent"),
    "queue_resume": ("ext_105", _QUEUE, "queue/unpause_agent"),
    "invite_to_conference": ("", _MEMBERS, "conference/add_member"),
    "remove_from_conference": ("", _MEMBERS, "conference/kick_member"),
    "mute_in_conference": ("", {**_MEMBERS, "mute": True}, "conference/mute_member"),
    "get_conference": ("", {"conference": "8000"}, "conference/query"),
    "request": ("", {"path": "siptrunk/query"}, "siptrunk/query"),
}
# These need a call of 101 and 102.
IN_CALL = {"hang_up", "hold", "resume", "mute", "unmute", "transfer", "listen_in"}
# The errors that are documented for requests (protocol 6.3), and those that their fields suggest (6.2).
_CHANGES = ("10004", "10007", "30001")
_LISTENING = ("10004", "10006", "10007", "10008", "10009", "10010", "30001")
_QUEUES = ("10004", "10006", "10013", "10019", "10032", "30001", "77777")
_CONFERENCES = ("10004", "10006", "10008", "10011", "10024", "30001", "77777")
_HOTEL = ("10006", "10020", "10021", "10022", "30001")
REFUSALS: dict[str, tuple[str, ...]] = {
    "extension/dial_extension": ("10004", "10006", "10008", "30001"),
    "extension/dial_outbound": ("10004", "10006", "10008", "10011", "10024", "10031", "30001"),
    "outbound/dial_outbound": ("10004", "10006", "10012", "10031", "30001"),
    "queue/dial_outbound": ("10004", "10013", "10031", "30001"),
    "ringgroup/dial_outbound": ("10004", "10014", "10031", "30001"),
    "extension/playprompt": ("10004", "10006", "10015", "10023", "30001"),
    "outbound/playprompt": ("10004", "10006", "10015", "10023", "30001"),
    **{f"extension/{change}": _CHANGES for change in ("hangup", "hold", "unhold", "mute", "unmute")},
    "calltransfer": ("10004", "10005", "10006", "10007", "10011", "30001"),
    **{f"extension/{mode}": _LISTENING for mode in ("listen", "whisper", "barge")},
    "extension/update": ("10006", "10007", "10017", "77777"),
    **dict.fromkeys(("wakeupcall/create", "wakeupcall/query", "hotel/checkout"), _HOTEL),
    **dict.fromkeys(("queue/query", "queue/pause_agent", "queue/unpause_agent"), _QUEUES),
    **dict.fromkeys(("conference/add_member", "conference/kick_member", "conference/mute_member"), _CONFERENCES),
    "conference/query": ("10003",),
}
# WHO is the phone, or what else the request is about.
SENTENCES = {
    "10003": r"The PBX did not do this for WHO\. The PBX does not know this request",
    "10004": r"The PBX did not do this for WHO\. The PBX reports that a value is missing in the request",
    "10005": r"WHO is not in a call with which the PBX can do this",
    "10006": r"UC501 does not know WHO",
    "10007": r"WHO is not in a call with which the PBX can do this",
    "10008": r"The PBX reports that a phone is busy: WHO",
    "10009": r"WHO may not listen to 101",
    "10010": r"WHO may not listen to 101",
    "10011": r"UC501 cannot reach the phone number \d+\.",
    "10012": r"The PBX did not do this for WHO\. The IVR does not exist on the PBX",
    "10013": r"UC501 has no queue 9998",
    "10014": r"UC501 has no ring group 600",
    "10015": r"The PBX cannot do this for WHO, because its call is not connected",
    "10017": r"The PBX did not do this for WHO\. The PBX did not accept the settings",
    "10019": r"UC501 did not change the queue 9998 for WHO\. Check on the PBX whether",
    "10020": r"UC501 did not save the change of the wake-up calls of WHO",
    "10021": r"WHO has no such wake-up call",
    "10022": r"WHO already has such a wake-up call$",
    "10023": r"UC501 does not have the prompt welcome",
    "10024": r"WHO may not call outside numbers",
    "10031": r"UC501 cannot reach the phone number \d+\.",
    "10032": r"The PBX refused the password of the queue 9998",
    "30001": r"The PBX did not do this for WHO\. The PBX had an internal error",
    "77777": r"The PBX did not do this for WHO\. The PBX refused the request with the unknown error 77777",
}
NAMES = {"ext_101": r"Alice \(101\)", "ext_103": r"Carol \(103\)", "ext_105": r"Erin \(105\)"}


@pytest.mark.parametrize("action", ACTIONS)
def test_fields_are_parameters(action: str) -> None:
    """A call of an action has at least those that are required or have a default, and may have all."""
    act, fields = ACTIONS[action].act, ACTIONS[action].fields
    sure = [field for field in fields if not (isinstance(field, vol.Optional) and field.default is vol.UNDEFINED)]
    for names in (sure, fields):
        signature(act).bind(None, **dict.fromkeys(map(str, names)))


async def prepared(house: House, action: str) -> None:
    """Let calls be in progress with which an action can be done, and let it be allowed."""
    house.set_options(**{CONF_ALLOW_DANGEROUS_ACTIONS: True, CONF_PICKUP_CODE: "*8"})
    if action in IN_CALL:
        await house.pbx.desk.call("101", "102")
        await house.pbx.desk.answer("102")
        await house.hass.async_block_till_done()
    for extension in house.pbx.extensions:
        extension.settings |= {"allowbeingmonitored": "on", "monitormode": "Extensive"}
    if action == "pick_up":
        await house.pbx.desk.ring(["104"])


async def asked(house: House, action: str, part: str, data: dict[str, Any]) -> list[str]:
    answer = ACTIONS[action].response is SupportsResponse.ONLY
    return [path for path, _ in await house.asked(action, part, answer=answer, **data)]


@pytest.mark.parametrize(
    ("action", "other", "path"),
    [
        *((action, {}, path) for action, (_, _, path) in ALL.items() if path in REFUSALS),
        ("dial", {"number": OUTSIDE}, "extension/dial_outbound"),
        ("play_prompt", {"number": OUTSIDE}, "outbound/playprompt"),
        *(("listen_in", {"mode": mode}, f"extension/{mode}") for mode in ("whisper", "barge")),
    ],
)
async def test_the_pbx_refuses(house: House, action: str, other: dict[str, Any], path: str) -> None:
    """Each documented error is a sentence, and after it the PBX obeys again."""
    await prepared(house, action)
    part, data, _ = ALL[action]
    if path == "outbound/playprompt":
        part = ""
    who = NAMES.get(part) or data.get("conference" if action == "get_conference" else "members", [OUTSIDE])
    if action.endswith("conference"):
        house.pbx.conferences[0].members = {"101": "Up"}
    house.pbx.faults.paths = {path}
    for errno in REFUSALS[path]:
        house.pbx.faults.errno = errno
        sentence = SENTENCES["10006" if path == "extension/update" and errno == "10007" else errno]
        with pytest.raises(HomeAssistantError, match=f"^{sentence.replace('WHO', who if isinstance(who, str) else who[0])}"):
            await asked(house, action, part, data | other)
    house.pbx.faults.errno = ""
    if action != "queue_logout":
        assert path in await asked(house, action, part, data | other)


@pytest.mark.parametrize(
    ("action", "other"), [*((action, {}) for action in ALL), ("dial", {"number": OUTSIDE}), ("play_prompt", {"number": OUTSIDE})]
)
@pytest.mark.usefixtures("many_requests")
async def test_no_sentence_has_a_hole(house: House, action: str, other: dict[str, Any]) -> None:
    """Whatever the PBX refuses an action for, documented for it or not, the sentence says what it is about."""
    await prepared(house, action)
    part, data, _ = ALL[action]
    if action == "play_prompt" and other:
        part = ""
    house.pbx.faults.paths = {path for path in (*REFUSALS, "siptrunk/query") if action != "hang_up" or path == "extension/hangup"}
    for errno in ("10004", *TEXTS):
        house.pbx.faults.errno = errno
        with pytest.raises(HomeAssistantError) as raised:
            await asked(house, action, part, data | other)
        sentence = str(raised.value)
        assert not re.search(r"[{}]|  | [.,:]|\.\.|for \.|^[ .]|unknown error", sentence), f"{errno}: {sentence}"


async def test_what_home_assistant_did_not_send(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """It is not said of the PBX that it did not do this."""
    monkeypatch.setattr("custom_components.openvox_uc.pbx.api.part._MAX_WAIT_SECONDS", 0)
    house.entry.runtime_data.client.__dict__.pop("control", None)
    sentences = set()
    for _ in range(31):
        try:
            await house.call("dial_outside", "", caller=OUTSIDE, callee=OUTSIDE)
        except HomeAssistantError as error:
            sentences.add(str(error).partition(". ")[0])
    assert sentences == {"Too many requests are waiting for the PBX, so this one was not sent"}


async def test_what_would_wait_too_long_is_refused(house: House, monkeypatch: pytest.MonkeyPatch) -> None:
    """An automation that repeats itself uses the requests of a minute up; its calls are refused with a sentence."""
    monkeypatch.setattr("custom_components.openvox_uc.pbx.api.part._MAX_WAIT_SECONDS", 0.05)
    await prepared(house, "mute")
    sent = 0
    sentence = r"Too many requests are waiting for the PBX.* at most 30 a minute\. Check whether an automation"
    with pytest.raises(HomeAssistantError, match=sentence):  # noqa: PT012
        while sent := sent + 1:
            await house.call("mute", "ext_101")
    assert 20 < sent <= 31
    asked_before = len(house.pbx.requests)
    for action in ("hold", "hang_up"):
        with pytest.raises(HomeAssistantError, match="Too many requests"):
            await house.call(action, "ext_101")
    assert len(house.pbx.requests) == asked_before


@pytest.mark.parametrize("action", ALL)
async def test_the_pbx_is_away(house: House, later: Later, action: str) -> None:
    """At first nobody knows yet, and the error says what to check; then nothing is sent any more."""
    await prepared(house, action)
    part, data, _ = ALL[action]
    await house.pbx.stop()
    with pytest.raises(HomeAssistantError, match=r"^The PBX did not do this for .+\. Failed to connect to the PBX"):
        await asked(house, action, part, data)
    if action not in IN_CALL and action != "pick_up":
        await later(60)
        with pytest.raises(HomeAssistantError, match=r"^The PBX is not connected"):
            await asked(house, action, part, data)
    await house.pbx.start()


@pytest.mark.parametrize(
    ("action", "part", "data"),
    [
        ("dial", "ext_101", {"number": OUTSIDE}),
        ("dial_outside", "", {"caller": OUTSIDE, "callee": "0401111111"}),
        ("dial_outside", "", {"caller": "0401111111", "callee": OUTSIDE}),
        ("call_queue", "", {"queue": "9998", "number": OUTSIDE}),
        ("call_ring_group", "", {"ring_group": "600", "number": OUTSIDE}),
        ("play_prompt", "", {"prompt": "welcome", "number": OUTSIDE}),
        ("transfer", "ext_101", {"number": OUTSIDE}),
    ],
)
async def test_allowed_numbers(house: House, action: str, part: str, data: dict[str, Any]) -> None:
    if action == "transfer":
        await house.pbx.desk.ring(["101"])
        await house.pbx.desk.answer("101")
    house.set_options(**{CONF_ALLOWED_NUMBERS: ["040*"]})
    with house.refused(rf"^{OUTSIDE} may not be called from Home Assistant"):
        await house.call(action, part, **data)
    house.set_options(**{CONF_ALLOWED_NUMBERS: ["040*", "030*"]})
    assert await house.requests(action, part, **data)
