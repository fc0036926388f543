"""The rules for all actions that send requests to the PBX.

Refusals, an offline PBX, and the numbers that they may call.
"""

import re
from typing import Any

from homeassistant.core import SupportsResponse
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import device_registry as dr
import pytest

from custom_components.openvox_uc.pbx.api import transport
from custom_components.openvox_uc.services import ACTIONS
from custom_components.openvox_uc.services.refusals import TEXTS
from tests.conftest import Later
from tests.repository import error_pattern

from .conftest import House
from .test_rights import OUTSIDE, ROWS

# These need a call of 101 and 102.
IN_CALL = {"hang_up", "hold", "resume", "mute", "unmute", "transfer", "listen_in"}
# The errors that are documented for requests (protocol 6.3), and those that their
# fields suggest (6.2).
_CHANGES = "10004 10007 30001"
_LISTENING = "10004 10006 10007 10008 10009 10010 30001"
_QUEUES = "10004 10006 10013 10019 10032 30001 77777"
_CONFERENCES = "10004 10006 10007 10008 10011 10024 30001 77777"
QUEUE_CHANGES = {"logout": "query", "pause": "pause_agent", "resume": "unpause_agent"}
_HOTEL = "10006 10020 10021 10022 30001"
REFUSALS = {
    "extension/dial_extension": "10004 10006 10008 30001",
    "extension/dial_outbound": "10004 10006 10008 10011 10024 10031 30001",
    "outbound/dial_outbound": "10004 10006 10012 10031 30001",
    "queue/dial_outbound": "10004 10013 10031 30001",
    "ringgroup/dial_outbound": "10004 10014 10031 30001",
    "extension/playprompt": "10004 10006 10008 10015 10023 30001",
    "outbound/playprompt": "10004 10006 10015 10023 30001",
    "extension/hangup": _CHANGES,
    "extension/hold": _CHANGES,
    "extension/unhold": _CHANGES,
    "extension/mute": _CHANGES,
    "extension/unmute": _CHANGES,
    "calltransfer": "10004 10005 10006 10007 10011 10015 30001",
    "extension/listen": _LISTENING,
    "extension/whisper": _LISTENING,
    "extension/barge": _LISTENING,
    "extension/update": "10006 10007 10017 77777",
    "wakeupcall/create": _HOTEL,
    "wakeupcall/query": _HOTEL,
    "hotel/checkout": _HOTEL,
    "queue/query": _QUEUES,
    "queue/pause_agent": _QUEUES,
    "queue/unpause_agent": _QUEUES,
    "conference/add_member": _CONFERENCES,
    "conference/kick_member": _CONFERENCES,
    "conference/mute_member": _CONFERENCES,
    "conference/query": "10003",
}
# The target and the fields of each action that sends a request, and the request that is
# refused.
ALL: dict[str, tuple[str, dict[str, Any], str]] = {
    **{
        row.action: (row.target or "", {**row.data}, row.asks)
        for row in reversed(ROWS)
        if row.asks in (*REFUSALS, "siptrunk/query") and "call_id" not in row.data
    },
    "transfer": ("ext_101", {"number": "103"}, "calltransfer"),
    "listen_in": ("ext_103", {"extension": "101"}, "extension/listen"),
    "queue_login": ("ext_101", {"queue": "9998"}, "queue/query"),
    **{
        f"queue_{change}": ("ext_105", {"queue": "9998"}, f"queue/{path}")
        for change, path in QUEUE_CHANGES.items()
    },
}
# The text of each refusal, and what it names.
SENTENCES = {
    "10003": "not_done phone error",
    "10004": "not_done phone error",
    "10005": "no_call phone",
    "10006": "extension_not_found phone pbx",
    "10007": "no_call phone",
    "10008": "extension_busy phone",
    "10009": "listening_forbidden phone number",
    "10010": "listening_forbidden phone number",
    "10011": "number_not_found pbx number",
    "10012": "not_done phone error",
    "10013": "queue_not_found pbx queue",
    "10014": "ring_group_not_found pbx ring_group",
    "10015": "call_not_connected phone",
    "10017": "not_done phone error",
    "10019": "queue_not_changed pbx queue phone",
    "10020": "wake_up_call_not_saved pbx phone",
    "10021": "wake_up_call_not_found phone",
    "10022": "wake_up_call_exists phone",
    "10023": "prompt_not_found pbx prompt",
    "10024": "outside_calls_forbidden phone",
    "10031": "number_not_found pbx number",
    "10032": "queue_password_wrong queue",
    "30001": "not_done phone error",
    "77777": "not_done phone error",
}
UNKNOWN = error_pattern("pbx_error_unknown", errno="77777")
NAMES = {
    "ext_101": r"Alice \(101\)",
    "ext_103": r"Carol \(103\)",
    "ext_105": r"Erin \(105\)",
}


@pytest.fixture
def many_requests(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(transport, "REQUESTS_PER_MINUTE", 1000)


async def prepared(house: House, action: str) -> None:
    house.set_options(allow_dangerous_actions=True, pickup_code="*8")
    if action in IN_CALL:
        await house.talk("101", "102")
    if action == "pick_up":
        await house.desk.ring(["103"])


async def asked(
    house: House, action: str, part: str, data: dict[str, Any]
) -> list[str]:
    answer = ACTIONS[action].response is SupportsResponse.ONLY
    return [path for path, _ in await house.asked(action, part, answer=answer, **data)]


@pytest.mark.parametrize(
    ("action", "other", "path"),
    [
        *((action, {}, path) for action, (_, _, path) in ALL.items()),
        ("dial", {"number": OUTSIDE}, "extension/dial_outbound"),
        *(
            ("listen_in", {"mode": mode}, f"extension/{mode}")
            for mode in ("whisper", "barge")
        ),
    ],
)
@pytest.mark.usefixtures("many_requests")
async def test_the_pbx_refuses(
    house: House, action: str, other: dict[str, Any], path: str
) -> None:
    """Each error is a sentence that says what it is about.

    This is so whether it is documented for the request or not. After it, the PBX obeys
    again.
    """
    await prepared(house, action)
    part, data, _ = ALL[action]
    who = NAMES.get(part) or data.get("members") or data.get("conference") or OUTSIDE
    if action.endswith("conference"):
        house.pbx.conferences[0].members = {"101": "Up"}
    about = {
        "phone": who,
        "pbx": "UC501",
        "number": data.get("extension", r"\d+"),
        "queue": "9998",
        "ring_group": "600",
        "prompt": "welcome",
    }
    house.pbx.faults.paths = {path}
    documented = REFUSALS.get(path, "10004").split()
    for errno in dict.fromkeys((*documented, *TEXTS)):
        house.pbx.faults.errno = errno
        with pytest.raises(HomeAssistantError) as raised:
            await asked(house, action, part, data | other)
        sentence = str(raised.value)
        assert not re.search(r"[{}]|  | [.,:]|\.\.|for \.|^[ .]", sentence), (
            f"{errno}: {sentence}"
        )
        unknown = errno == "77777"
        assert bool(re.search(UNKNOWN, sentence)) is unknown
        if errno in documented and path in REFUSALS:
            key, *names = SENTENCES[
                "10006" if path == "extension/update" and errno == "10007" else errno
            ].split()
            about["error"] = UNKNOWN if unknown else error_pattern(f"pbx_error_{errno}")
            expected = error_pattern(key, **{name: about[name] for name in names})
            assert re.fullmatch(rf"{expected}\.?", sentence), f"{errno}: {sentence}"
    house.pbx.faults.errno = ""
    if action != "queue_logout":
        assert path in await asked(house, action, part, data | other)


@pytest.mark.usefixtures("limited_requests")
async def test_what_would_wait_too_long_is_refused(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    """An automation that repeats itself uses up the requests of a minute.

    Its calls are refused, not said to have failed at the PBX.
    """
    monkeypatch.setattr(
        "custom_components.openvox_uc.pbx.api.login._MAX_WAIT_SECONDS", 0.05
    )
    await prepared(house, "mute")
    sent_before = len(house.pbx.requests)
    sentence = error_pattern("pbx_busy")
    with pytest.raises(HomeAssistantError, match=sentence):
        [await house.call("mute", "ext_101") for _ in range(31)]
    assert 20 <= len(house.pbx.requests) - sent_before <= 30
    for action in ("hold", "hang_up"):
        await house.refuses(sentence, action, "ext_101", error=HomeAssistantError)


@pytest.mark.parametrize("action", ALL)
async def test_the_pbx_is_offline(house: House, later: Later, action: str) -> None:
    """The error of an offline PBX says what to check.

    At first, it is not known that the PBX is offline. The error has the phone's name
    given by the user. Then nothing more is sent.
    """
    await prepared(house, action)
    part, data, _ = ALL[action]
    dr.async_get(house.hass).async_update_child_device(
        house.device_id("ext_101"), name_by_user="Reception"
    )
    await house.pbx.stop()
    sentence = error_pattern(
        "not_done",
        phone="Reception" if part == "ext_101" else data.get("path", ".+"),
        error=error_pattern("pbx_not_reachable"),
    )
    with pytest.raises(HomeAssistantError, match=f"^{sentence}"):
        await asked(house, action, part, data)
    if action not in IN_CALL and action != "pick_up":
        await later(60)
        with pytest.raises(
            HomeAssistantError, match=f"^{error_pattern('not_connected')}"
        ):
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
        ("play_prompt_outside", "", {"prompt": "welcome", "number": OUTSIDE}),
        ("transfer", "ext_101", {"number": OUTSIDE}),
        (
            "invite_to_conference",
            "",
            {"conference": "8000", "members": ["101", OUTSIDE]},
        ),
    ],
)
async def test_allowed_numbers(
    house: House, action: str, part: str, data: dict[str, Any]
) -> None:
    if action == "transfer":
        await house.desk.ring(["101"])
        await house.desk.answer("101")
    house.set_options(allowed_numbers=["040*"])
    await house.refuses(
        f"^{error_pattern('number_not_allowed', number=OUTSIDE)}", action, part, **data
    )
    house.set_options(allowed_numbers=["040*", "030*"])
    assert await house.requests(action, part, **data)


@pytest.mark.parametrize("action", ["listen_in", "check_out", "request"])
async def test_dangerous_actions_have_to_be_allowed(house: House, action: str) -> None:
    part, data, _ = ALL[action]
    sentence = f"^{error_pattern('dangerous_actions_off')}$"
    await house.refuses(sentence, action, part, answer=action == "request", **data)
