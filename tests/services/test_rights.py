"""The rights of users.

Each action, command, view, webhook and tool, as five kinds of users try it in its own
way.
"""

from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping
from contextlib import suppress
from functools import partial
from itertools import product
from types import MappingProxyType
from typing import Any, NamedTuple

from aiohttp import ClientSession
from aiohttp.test_utils import TestServer
from homeassistant.auth.const import GROUP_ID_USER
from homeassistant.auth.models import User
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import HomeAssistantError, Unauthorized
from homeassistant.helpers import entity_registry as er
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.contacts.phone_book import Contact
from custom_components.openvox_uc.contacts.store import async_get_contacts
from custom_components.openvox_uc.services import ACTIONS
from tests.conftest import Later
from tests.house import entity_id
from tests.people import Browser, ask_agent
from tests.simulator import SimulatedPbx
from tests.simulator.desk import DeskError
from tests.simulator.pbx import default_extensions

from .conftest import House

KINDS = ("anonymous", "none", "read one phone", "control one phone", "administrator")
ADMIN = frozenset({"administrator"})
CONTROL = ADMIN | {"control one phone"}
READ = CONTROL | {"read one phone"}

# The phone that one may control, one that one may not see, and the PBX.
OWN, OTHER, PBX = "ext_101", "ext_102", ""

OUTSIDE = "0301234567"
_PAST = {"start": "2020-01-01 00:00:00"}
_QUEUE: dict[str, Any] = {"queue": "9998"}
_CONFERENCE: dict[str, Any] = {"conference": "8000"}
_MEMBERS: dict[str, Any] = _CONFERENCE | {"members": "101"}


class Row(NamedTuple):
    """An action as it is tried.

    Its target and data, the users who may, and the requests that it sends to the PBX,
    if any.
    """

    action: str
    target: str | None
    may: frozenset[str]
    asks: str | None = None
    data: Mapping[str, Any] = MappingProxyType({})
    answers: bool = False

    @property
    def label(self) -> str:
        return f"{self.action} of {self.target} with {dict(self.data)}"


def about_phones(
    action: str,
    asks: str | None,
    may: frozenset[str] = CONTROL,
    *,
    answers: bool = False,
    **data: Any,
) -> Iterator[Row]:
    """Yield the rows of an action that is about phones.

    The user's own, that of others, and all of the PBX, which needs no request.
    """
    yield Row(action, OWN, may, asks, data, answers)
    yield Row(action, OTHER, ADMIN, asks, data, answers)
    yield Row(action, PBX, ADMIN, None, data, answers)


def about_pbx(
    action: str, asks: str, *, answers: bool = False, **data: Any
) -> Iterator[Row]:
    for target in (PBX, OWN):
        yield Row(action, target, ADMIN, asks, data, answers)


ROWS = [
    # At first, since other actions let these phones talk.
    Row("hang_up_call", None, CONTROL, "inbound/hangup", {"call_id": "101"}),
    Row("hang_up_call", None, ADMIN, "inbound/hangup", {"call_id": "102"}),
    Row(
        "transfer_call",
        None,
        CONTROL,
        "calltransfer",
        {"call_id": "101", "number": "104"},
    ),
    Row(
        "transfer_call",
        None,
        ADMIN,
        "calltransfer",
        {"call_id": "102", "number": "104", "extension": "102"},
    ),
    *about_phones("dial", "extension/dial_extension", number="104"),
    *about_phones("hold", "extension/hold"),
    *about_phones("resume", "extension/unhold"),
    *about_phones("mute", "extension/mute"),
    *about_phones("unmute", "extension/unmute"),
    # No request is sent for a phone that has no call.
    *about_phones("transfer", None, number="104"),
    *about_phones("play_prompt", "extension/playprompt", prompt="welcome"),
    *about_pbx(
        "play_prompt_outside", "outbound/playprompt", prompt="welcome", number=OUTSIDE
    ),
    # One may pick up by one's own phone what rings at one that one may see.
    Row("pick_up", OWN, ADMIN, "extension/dial_outbound", {"extension": "103"}),
    Row("pick_up", OTHER, ADMIN, "extension/dial_outbound", {"extension": "105"}),
    *about_pbx(
        "dial_outside", "outbound/dial_outbound", caller=OUTSIDE, callee=OUTSIDE
    ),
    *about_pbx("call_queue", "queue/dial_outbound", queue="9998", number=OUTSIDE),
    *about_pbx(
        "call_ring_group", "ringgroup/dial_outbound", ring_group="600", number=OUTSIDE
    ),
    *about_phones("listen_in", "extension/listen", ADMIN, extension="103"),
    *about_phones(
        "set_forwarding", "extension/update", ADMIN, when="busy", to="voicemail"
    ),
    *about_phones("set_availability", None, text="Lunch"),
    *about_phones("set_wake_up_call", "wakeupcall/create", time="07:00:00"),
    *about_phones("get_wake_up_calls", "wakeupcall/query", READ, answers=True),
    *about_phones("delete_wake_up_call", "wakeupcall/query", ADMIN),
    *about_phones("check_out", "hotel/checkout", ADMIN),
    *about_phones("queue_login", "queue/add_dynamicagent", **_QUEUE),
    *about_phones("queue_logout", "queue/del_dynamicagent", **_QUEUE),
    *about_phones("queue_pause", "queue/pause_agent", **_QUEUE),
    *about_phones("queue_resume", "queue/unpause_agent", **_QUEUE),
    *about_pbx("invite_to_conference", "conference/add_member", **_MEMBERS),
    *about_pbx("remove_from_conference", "conference/kick_member", **_MEMBERS),
    *about_pbx("mute_in_conference", "conference/mute_member", **_MEMBERS, mute=True),
    *about_pbx("get_conference", "conference/query", answers=True, **_CONFERENCE),
    *about_phones("get_call_history", None, READ, answers=True),
    Row("get_call_history", None, ADMIN, answers=True),
    Row("get_call_history", None, ADMIN, None, {"config_entry_id": ""}, answers=True),
    *about_phones("get_voicemails", "voicemail/query", READ, answers=True),
    Row("get_voicemails", PBX, ADMIN, "voicemail/query", answers=True),
    Row("delete_voicemail", OWN, ADMIN, "voicemail/delete", {"all": True}),
    Row(
        "delete_call_history", None, ADMIN, None, _PAST | {"end": "2020-01-02 00:00:00"}
    ),
    Row("record_reports", None, ADMIN, None, {"config_entry_id": "", "mode": "stop"}),
    Row(
        "request",
        PBX,
        ADMIN,
        "siptrunk/query",
        {"path": "siptrunk/query", "parameters": {"trunkname": "all"}},
        answers=True,
    ),
    Row("get_contacts", None, READ, answers=True),
    Row("set_contact", None, CONTROL, None, {"name": "Anna", "numbers": "0301234"}),
    Row("delete_contact", None, CONTROL, None, {"name": "Anna"}),
    # At the end, since it ends the calls that are picked up.
    *about_phones("hang_up", "extension/hangup"),
]


class Visitor(Browser):
    def __init__(
        self,
        house: House,
        later: Later,
        server: TestServer,
        session: ClientSession,
        kind: str,
        user: User | None,
    ) -> None:
        super().__init__(house.hass, server, session, user)
        self.house = house
        self.later = later
        self.kind = kind

    async def act(self, row: Row) -> bool:
        """Try an action.

        Return whether it was not refused, and check the requests to the PBX.
        """
        house = self.house
        data = {**row.data} | (
            {"config_entry_id": house.entry.entry_id}
            if "config_entry_id" in row.data
            else {}
        )
        if "call_id" in row.data:
            data["call_id"] = await self._call_of(row.data["call_id"])
        if row.target is not None:
            data["device_id"] = house.device_id(row.target)
        asked = len(house.pbx.requests)
        if self.user is None:
            answer = f"?return_response={row.answers}".lower() if row.answers else ""
            async with self.session.post(
                f"{self.base}/api/services/{DOMAIN}/{row.action}{answer}", json=data
            ) as response:
                assert response.status in (200, 401)
                allowed = response.status == 200
        else:
            answered = await self.command(
                "call_service",
                domain=DOMAIN,
                service=row.action,
                service_data=data,
                return_response=row.answers,
            )
            allowed = (
                answered["success"] or answered["error"]["message"] != "Unauthorized"
            )
        await house.pbx.settled()
        sent = [path for path, _ in house.pbx.requests[asked:]]
        if "call_id" in row.data:
            for phone in (row.data["call_id"], "104"):
                with suppress(DeskError):
                    await house.desk.hang_up(phone)
            await self.later(1)
        # The requests are those of the row, and none if the user was refused.
        assert (row.asks in sent or row.asks is None) if allowed else not sent, (
            self.kind,
            row.label,
            sent,
        )
        return allowed

    async def _call_of(self, phone: str) -> str:
        """Let a phone talk with an external caller."""
        await self.house.desk.ring([phone])
        await self.house.desk.answer(phone)
        await self.later(1)
        [call_id] = [
            call.call_id
            for call in self.house.open_calls
            if call.answered_at and phone in call.extensions
        ]
        return call_id


type Visit = Callable[[str, User | None], Visitor]


@pytest.fixture
async def house(
    hass: HomeAssistant,
    server: TestServer,
    pbx: SimulatedPbx,
    entry: MockConfigEntry,
    later: Later,
    monkeypatch: pytest.MonkeyPatch,
) -> AsyncIterator[House]:
    # All of it is tried within one minute.
    monkeypatch.setattr(
        "custom_components.openvox_uc.pbx.api.transport.REQUESTS_PER_MINUTE", 10_000
    )
    for component in ("auth", "websocket_api", "api", "llm"):
        assert await async_setup_component(hass, component, {})
    options = {
        "allow_dangerous_actions": True,
        "pickup_code": "*8",
        "assist_history": True,
    }
    hass.config_entries.async_update_entry(entry, options=options)
    assert await hass.config_entries.async_setup(entry.entry_id)
    await later(1)
    for phone, caller in (("101", "0301111101"), ("102", "0302222102")):
        await pbx.desk.ring([phone], caller)
        await later(2)
        await pbx.desk.miss()
        await later(30)
    async_get_contacts(hass).async_put(Contact("Zoe", ("0307777777",)))
    yield House(hass, pbx, entry)
    await hass.async_block_till_done(wait_background_tasks=True)


@pytest.fixture
async def visit(house: House, server: TestServer, later: Later) -> AsyncIterator[Visit]:
    async with ClientSession() as session:
        yield partial(Visitor, house, later, server, session)


@pytest.fixture
def visitors(
    house: House, visit: Visit, hass_admin_user: MockUser
) -> dict[str, Visitor]:
    status = entity_id(house.hass, "sensor", f"{house.pbx.serial}_ext_101_status")
    users: dict[str, User | None] = {
        "anonymous": None,
        "administrator": hass_admin_user,
    }
    for kind, may in {
        "none": {},
        "read one phone": {"read": True},
        "control one phone": {"read": True, "control": True},
    }.items():
        users[kind] = user = MockUser(name=kind, groups=[]).add_to_hass(house.hass)
        user.mock_policy({"entities": {"entity_ids": {status: may}}})
    return {kind: visit(kind, users[kind]) for kind in KINDS}


async def test_actions(
    hass: HomeAssistant, house: House, visitors: dict[str, Visitor], later: Later
) -> None:
    """Five kinds of users, from none to administrators, tried each action.

    They tried it on their own phone, on that of others, and on the PBX. Each was
    allowed what the table in the documents says. Of what was refused, the PBX heard
    nothing.
    """
    tried = {row.action for row in ROWS}
    actions = set(hass.services.async_services()[DOMAIN])
    assert tried == actions, "tests/services/test_rights.py: ROWS"
    for phone in ("103", "105"):
        await house.desk.ring([phone], f"0309999{phone}")
    await later(1)
    allowed = {
        (kind, row.label)
        for row, kind in product(ROWS, KINDS)
        if await visitors[kind].act(row)
    }
    assert allowed == {(kind, row.label) for row in ROWS for kind in row.may}


async def test_an_area_with_an_entity_of_the_pbx(house: House) -> None:
    """Who may see it may not see the calls of all phones, unless of each of them."""
    connection = entity_id(
        house.hass, "binary_sensor", f"{house.pbx.serial}_connection"
    )
    area = house.area()
    er.async_get(house.hass).async_update_entity(connection, area_id=area)
    user = MockUser(groups=[]).add_to_hass(house.hass)
    user.mock_policy({"entities": {"entity_ids": {connection: True}}})
    with pytest.raises(Unauthorized):
        await house.call("get_call_history", user=user.id, answer=True, area_id=area)
    user.mock_policy({"entities": {"domains": {"sensor": True, "binary_sensor": True}}})
    await house.call("get_call_history", user=user.id, answer=True, area_id=area)


async def test_everyday_users(house: House, visit: Visit, person: MockUser) -> None:
    house.set_options(pickup_code="*8")
    for phone in ("103", "105"):
        await house.desk.ring([phone], f"0309999{phone}")
    visitor = visit("everyday user", person)
    assert {row.action for row in ROWS if not await visitor.act(row)} == {
        name for name, action in ACTIONS.items() if action.admin
    }


async def seen_live(visitor: Visitor) -> object:
    """Return the phones that are shown, and whether they may be controlled.

    None where not even the PBX is named.
    """
    shown = (await visitor.command(f"{DOMAIN}/live", event=True))["event"]["all"]
    assert shown.keys() <= {visitor.house.entry.entry_id}
    for pbx in shown.values():
        return {number: phone["control"] for number, phone in pbx["phones"].items()}
    return None


async def seen_history(visitor: Visitor) -> object:
    """Return the first event, which asks to read the pages."""
    return (await visitor.command(f"{DOMAIN}/history", event=True))["event"]


async def seen_page(visitor: Visitor) -> object:
    cursor = [99999999999.0, ""]
    page = (await visitor.command(f"{DOMAIN}/history/page", cursor=cursor))["result"]
    return {call["other_number"] for call in page["calls"]}


async def seen_found(visitor: Visitor) -> object:
    results = (await visitor.command(f"{DOMAIN}/find", text="7"))["result"]["results"]
    results += (await visitor.command(f"{DOMAIN}/find", text="10"))["result"]["results"]
    return {result["number"] for result in results}


async def done(visitor: Visitor) -> object:
    """Return whose missed calls the user may mark as done."""
    found = set()
    history = visitor.house.entry.runtime_data.history
    for caller in history.missed_callers:
        ids = {"entry_id": visitor.house.entry.entry_id, "uid": caller.call.call_id}
        answer = await visitor.command(f"{DOMAIN}/missed/done", **ids)
        assert answer["success"] or answer["error"]["code"] in (
            "unauthorized",
            "home_assistant_error",
        )
        if answer["success"]:
            found.add(caller.call.extensions[0])
    return found


_CALLERS, _OWN_CALLER = {"0301111101", "0302222102"}, {"0301111101"}
_OWN_FOUND = {"0307777777", "101", "0301111101"}
_PHONES = [extension.number for extension in default_extensions()]
# The results of each command for all kinds of users but the first: no command answers
# an anonymous one.
COMMANDS: dict[
    str, tuple[Callable[[Visitor], Awaitable[object]], tuple[object, ...]]
] = {
    "live": (
        seen_live,
        (None, {"101": False}, {"101": True}, dict.fromkeys(_PHONES, True)),
    ),
    "history": (seen_history, ({"stale": True},) * 4),
    "history/page": (seen_page, (set(), _OWN_CALLER, _OWN_CALLER, _CALLERS)),
    "find": (
        seen_found,
        (set(), _OWN_FOUND, _OWN_FOUND, {"0307777777", *_PHONES, *_CALLERS}),
    ),
    "missed/done": (done, (set(), set(), {"101"}, {"102"})),
}


# Home Assistant disconnects clients without a token, and leaves its timer running.
@pytest.mark.parametrize("expected_lingering_timers", [True])
async def test_commands(
    hass: HomeAssistant, house: House, visitors: dict[str, Visitor]
) -> None:
    """Five kinds of users sent each command of the switchboard.

    Each saw its phones and their calls alone. Users who may see nothing did not even
    see the name of a PBX.
    """
    assert {f"{DOMAIN}/{name}" for name in COMMANDS} == {
        name for name in hass.data["websocket_api"] if name.startswith(f"{DOMAIN}/")
    }
    for name, (look, seen) in COMMANDS.items():
        assert (await visitors["anonymous"].command(f"{DOMAIN}/{name}"))[
            "type"
        ] == "auth_invalid"
        assert [await look(visitors[kind]) for kind in KINDS[1:]] == [*seen], name


async def test_to_do_list(
    hass: HomeAssistant, house: House, visitors: dict[str, Visitor], visit: Visit
) -> None:
    todo = entity_id(hass, "todo", f"{house.pbx.serial}_missed_calls")
    reader = MockUser(name="reader", groups=[]).add_to_hass(hass)
    reader.mock_policy({"entities": {"entity_ids": {todo: {"read": True}}}})
    for visitor in (*visitors.values(), visit("reader", reader)):
        if visitor.kind == "anonymous":
            continue
        once = await visitor.command("todo/item/list", entity_id=todo)
        live = await visitor.command("todo/item/subscribe", event=True, entity_id=todo)
        if visitor.kind in ("administrator", "reader"):
            found = [once["result"]["items"], live["event"]["items"]]
            assert [[item["summary"][:10] for item in items] for items in found] == [
                ["0302222102", "0301111101"]
            ] * 2
        else:
            assert [answer["error"]["code"] for answer in (once, live)] == [
                "unauthorized"
            ] * 2, visitor.kind
    # The lists of others are none of our business.
    for kind in ("todo/item/list", "todo/item/subscribe"):
        assert (await visitors["none"].command(kind, entity_id="todo.of_others"))[
            "error"
        ]["code"] in ("not_found", "invalid_entity_id")


# The status by kind of user: the cards are for all browsers, a sound only for those
# with an address that was given to a listener.
VIEWS = {
    f"/{DOMAIN}/{DOMAIN.replace('_', '-')}.js": dict.fromkeys(KINDS, 200),
    f"/api/{DOMAIN}/media/1-{'0' * 32}/entry/call/1.1": {
        "anonymous": 401,
        **dict.fromkeys(KINDS[1:], 404),
    },
}


async def test_views(
    hass: HomeAssistant, house: House, visitors: dict[str, Visitor]
) -> None:
    canonical = {resource.canonical for resource in hass.http.app.router.resources()}
    assert {path for path in canonical if DOMAIN in path} == {
        f"/{DOMAIN}",
        f"/api/{DOMAIN}/media/{{expires}}-{{proof}}/{{identifier}}",
    }
    for path, statuses in VIEWS.items():
        for kind, status in statuses.items():
            visitor = visitors[kind]
            assert (
                await visitor.fetch(visitor.base + path, **await visitor.headers())
            )[0] == status, (kind, path)
    # A webhook needs no user: its id and the address of the PBX decide, and its answer
    # is always the same.
    webhooks = [
        webhook_id
        for webhook_id, webhook in hass.data["webhook"].items()
        if webhook.domain == DOMAIN
    ]
    assert webhooks == [house.entry.data["webhook_id"]]
    async with visitor.session.post(
        f"{visitor.base}/api/webhook/{webhooks[0]}", data=b"{}"
    ) as response:
        assert (response.status, await response.read()) == (200, b"")


async def test_tools(
    hass: HomeAssistant, house: House, visitors: dict[str, Visitor]
) -> None:
    """A user, or a device without one, asked a conversation agent who called.

    The agent named only calls of phones that the user may see; without a user, none
    unless an option allowed it.
    """

    async def answer_to(user: User | None, *, context: bool = True) -> set[str] | str:
        try:
            answer = await ask_agent(
                hass, Context(user_id=user.id if user else None) if context else None
            )
        except HomeAssistantError as error:
            return str(error.translation_key)
        return {call["call"].rpartition(" ")[2] for call in answer["calls"]}

    assert {kind: await answer_to(visitors[kind].user) for kind in KINDS} == {
        "anonymous": "assist_without_user",
        "none": "assist_without_permission",
        "read one phone": {"0301111101"},
        "control one phone": {"0301111101"},
        "administrator": _CALLERS,
    }
    assert await answer_to(None, context=False) == "assist_without_user"
    assert await answer_to(MockUser(id="gone")) == "assist_without_permission"
    hass.config_entries.async_update_entry(
        house.entry, options={**house.entry.options, "assist_anyone": True}
    )
    assert await answer_to(None) == await answer_to(None, context=False) == _CALLERS
    # Anyone may lift a handset, for which its integration has a user.
    handset = await hass.auth.async_create_system_user(
        "Voice over IP", group_ids=[GROUP_ID_USER]
    )
    assert await answer_to(handset) == _CALLERS
    hass.config_entries.async_update_entry(
        house.entry, options={**house.entry.options, "assist_anyone": False}
    )
    assert await answer_to(handset) == "assist_without_user"
    assert await answer_to(visitors["none"].user) == "assist_without_permission"
