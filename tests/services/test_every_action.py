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
from tests.repository import ENGLISH

from .conftest import House
from .test_rights import OUTSIDE, ROWS

# These need a call of 101 and 102.
IN_CALL = {"hang_up", "hold", "resume", "mute", "unmute", "transfer", "listen_in"}
# The errors that are documented for requests (protocol 6.3), and those that their
# fields suggest (6.2).
_CHANGES = ("10004", "10007", "30001")
_LISTENING = ("10004", "10006", "10007", "10008", "10009", "10010", "30001")
_QUEUES = ("10004", "10006", "10013", "10019", "10032", "30001", "77777")
_CONFERENCES = ("10004", "10006", "10007", "10008", "10011", "10024", "30001", "77777")
QUEUE_CHANGES = {"logout": "query", "pause": "pause_agent", "resume": "unpause_agent"}
_HOTEL = ("10006", "10020", "10021", "10022", "30001")
REFUSALS: dict[str, tuple[str, ...]] = {
    "extension/dial_extension": ("10004", "10006", "10008", "30001"),
    "extension/dial_outbound": (
        "10004",
        "10006",
        "10008",
        "10011",
        "10024",
        "10031",
        "30001",
    ),
    "outbound/dial_outbound": ("10004", "10006", "10012", "10031", "30001"),
    "queue/dial_outbound": ("10004", "10013", "10031", "30001"),
    "ringgroup/dial_outbound": ("10004", "10014", "10031", "30001"),
    "extension/playprompt": ("10004", "10006", "10008", "10015", "10023", "30001"),
    "outbound/playprompt": ("10004", "10006", "10015", "10023", "30001"),
    **{
        f"extension/{change}": _CHANGES
        for change in ("hangup", "hold", "unhold", "mute", "unmute")
    },
    "calltransfer": ("10004", "10005", "10006", "10007", "10011", "10015", "30001"),
    **{f"extension/{mode}": _LISTENING for mode in ("listen", "whisper", "barge")},
    "extension/update": ("10006", "10007", "10017", "77777"),
    **dict.fromkeys(
        ("wakeupcall/create", "wakeupcall/query", "hotel/checkout"), _HOTEL
    ),
    **dict.fromkeys(
        ("queue/query", "queue/pause_agent", "queue/unpause_agent"), _QUEUES
    ),
    **dict.fromkeys(
        ("conference/add_member", "conference/kick_member", "conference/mute_member"),
        _CONFERENCES,
    ),
    "conference/query": ("10003",),
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
# WHO is the phone, or the other subject of the request.
SENTENCES = {
    "10003": r"The PBX did not do this for WHO\. The PBX does not know this request",
    "10004": (
        r"The PBX did not do this for WHO\. The PBX reports that a value is missing "
        r"from the request"
    ),
    **dict.fromkeys(("10005", "10007"), r"WHO has no call that allows this"),
    "10006": r"WHO or the called extension does not exist on UC501",
    "10008": r"The PBX reports that WHO or the called extension is busy",
    **dict.fromkeys(("10009", "10010"), r"WHO is not allowed to listen to 101"),
    "10011": r"UC501 cannot reach the phone number \d+\. .* outbound route",
    "10012": r"The PBX did not do this for WHO\. The IVR does not exist on the PBX",
    "10013": r"UC501 has no queue 9998",
    "10014": r"UC501 has no ring group 600",
    "10015": r"WHO has no connected call, so the PBX cannot do this",
    "10017": r"The PBX did not do this for WHO\. The PBX did not accept the settings",
    "10019": r"UC501 did not change the queue 9998 for WHO\. On the PBX, check that",
    "10020": r"UC501 did not save the wake-up call of WHO",
    "10021": r"WHO does not have this wake-up call",
    "10022": r"WHO already has this wake-up call$",
    "10023": r"UC501 does not have the prompt welcome\. Upload it .* System Recordings",
    "10024": r"WHO is not allowed to call external numbers",
    "10031": r"UC501 cannot reach the phone number \d+\.",
    "10032": r"The PBX refused the password of the queue 9998",
    "30001": r"The PBX did not do this for WHO\. The PBX had an internal error",
    "77777": (
        r"The PBX did not do this for WHO\. The PBX refused the request with an "
        r"unknown error \(77777\)"
    ),
}
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
    house.pbx.faults.paths = {path}
    documented = REFUSALS.get(path, ("10004",))
    for errno in dict.fromkeys((*documented, *TEXTS)):
        house.pbx.faults.errno = errno
        with pytest.raises(HomeAssistantError) as raised:
            await asked(house, action, part, data | other)
        sentence = str(raised.value)
        assert not re.search(r"[{}]|  | [.,:]|\.\.|for \.|^[ .]", sentence), (
            f"{errno}: {sentence}"
        )
        assert ("unknown error" in sentence) is (errno == "77777")
        if errno in documented and path in REFUSALS:
            expected = SENTENCES[
                "10006" if path == "extension/update" and errno == "10007" else errno
            ]
            assert re.match(expected.replace("WHO", who), sentence), (
                f"{errno}: {sentence}"
            )
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
    sentence = re.escape(ENGLISH["exceptions"]["pbx_busy"]["message"][:-1])
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
    about = "Reception" if part == "ext_101" else data.get("path", ".+")
    with pytest.raises(
        HomeAssistantError,
        match=rf"^The PBX did not do this for {about}\. Failed to connect to the PBX",
    ):
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
        rf"^{OUTSIDE} is not an allowed phone number", action, part, **data
    )
    house.set_options(allowed_numbers=["040*", "030*"])
    assert await house.requests(action, part, **data)


@pytest.mark.parametrize("action", ["listen_in", "check_out", "request"])
async def test_dangerous_actions_have_to_be_allowed(house: House, action: str) -> None:
    part, data, _ = ALL[action]
    sentence = r"^This action is restricted\. .* select 'Allow restricted actions'"
    await house.refuses(sentence, action, part, answer=action == "request", **data)
