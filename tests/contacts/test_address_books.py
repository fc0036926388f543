"""Address books of a real CardDAV server, from their forms to the names of callers."""

import asyncio
from collections.abc import Callable, Iterable
from datetime import datetime
import logging
from types import MappingProxyType
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestClient
from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import (
    SOURCE_RECONFIGURE,
    SOURCE_USER,
    ConfigEntryDisabler,
    ConfigSubentry,
    SubentryFlowContext,
    SubentryFlowResult,
)
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import config_validation as cv, device_registry as dr, entity_registry as er, issue_registry as ir
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import utcnow
import probatio
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, async_capture_events
from pytest_homeassistant_custom_component.typing import ClientSessionGenerator
from yarl import URL

from custom_components.openvox_uc import async_remove_config_entry_device
from custom_components.openvox_uc.const import DOMAIN, EVENT_CALL, SUBENTRY_ADDRESS_BOOK
from custom_components.openvox_uc.contacts import address_books, store
from custom_components.openvox_uc.contacts.address_books import AddressBook, async_get_address_books, async_load_address_books
from custom_components.openvox_uc.contacts.phone_book import Contact, ContactBook
from custom_components.openvox_uc.contacts.store import Contacts, async_get_contacts
from custom_components.openvox_uc.diagnostics import async_get_config_entry_diagnostics
from tests.conftest import Later
from tests.house import device_of, state, written
from tests.repository import ENGLISH, placeholders
from tests.simulator import SimulatedPbx

from .card_server import USER, CardServer, card
from .scripted_server import Serve, multistatus, resource

HOUR = 3600
AUTH = "address_book_auth"
TEXTS = ENGLISH["config_subentries"][SUBENTRY_ADDRESS_BOOK]


async def run(hass: HomeAssistant, change: Callable[..., None], *args: Any) -> None:
    """Change something on the server, which runs beside the event loop."""
    await hass.async_add_executor_job(change, *args)


async def settled(hass: HomeAssistant) -> None:
    """Wait until what goes on in the background is done."""
    await hass.async_block_till_done(wait_background_tasks=True)


def typed(cards: CardServer, **changed: Any) -> dict[str, Any]:
    """Return what a person types in who knows the server."""
    return {"url": cards.url, "username": USER, "password": cards.password, "verify_ssl": True, **changed}


async def submit(hass: HomeAssistant, result: SubentryFlowResult, typed: dict[str, Any]) -> SubentryFlowResult:
    """Fill in a form, and check that the next one can be shown."""
    result = await hass.config_entries.subentries.async_configure(result["flow_id"], typed)
    await settled(hass)
    return checked(result)


def checked(result: SubentryFlowResult) -> SubentryFlowResult:
    """Check that a form has all its texts."""
    if result["type"] is FlowResultType.FORM:
        texts = TEXTS["step"][result["step_id"]]
        schema = result["data_schema"]
        assert schema is not None
        # As the frontend gets them.
        assert probatio.to_field_list(schema, custom_serializer=cv.custom_serializer)
        assert [str(key) for key in schema.schema] == list(texts["data"]) == list(texts["data_description"])
        needed = placeholders(texts["title"]) | placeholders(texts.get("description", ""))
        needed |= {name for key in (result["errors"] or {}).values() for name in placeholders(TEXTS["error"][key])}
        assert needed <= (result["description_placeholders"] or {}).keys()
    return result


async def begin(hass: HomeAssistant, entry: MockConfigEntry) -> SubentryFlowResult:
    """Begin to add an address book."""
    context = SubentryFlowContext(source=SOURCE_USER)
    return checked(await hass.config_entries.subentries.async_init((entry.entry_id, SUBENTRY_ADDRESS_BOOK), context=context))


async def begin_change(hass: HomeAssistant, entry: MockConfigEntry) -> SubentryFlowResult:
    """Begin to change the only address book."""
    context = SubentryFlowContext(source=SOURCE_RECONFIGURE, subentry_id=subentry_of(entry).subentry_id)
    return checked(await hass.config_entries.subentries.async_init((entry.entry_id, SUBENTRY_ADDRESS_BOOK), context=context))


def subentry_of(entry: MockConfigEntry) -> ConfigSubentry:
    """Return the only address book of an entry."""
    (subentry,) = entry.subentries.values()
    return subentry


def book_of(hass: HomeAssistant, entry: MockConfigEntry) -> AddressBook:
    """Return what is known of the only address book."""
    return async_get_address_books(hass).books[subentry_of(entry).subentry_id]


def issues(hass: HomeAssistant) -> list[str]:
    """Return what is raised under Repairs."""
    return [issue.translation_key or "" for issue in ir.async_get(hass).issues.values() if issue.active]


@pytest.fixture(autouse=True)
async def repairs(hass: HomeAssistant) -> None:
    """Have Repairs, before the web server takes no more views."""
    assert await async_setup_component(hass, "repairs", {})


@pytest.fixture
async def family(hass: HomeAssistant, cards: CardServer, setup_integration: MockConfigEntry) -> Contacts:
    """Return the contacts of a Home Assistant with an address book."""
    await run(hass, cards.put_book, "family", [card("Anna", "030 1234567"), card("Nobody")])
    result = await submit(hass, await begin(hass, setup_integration), typed(cards))
    assert result["type"] is FlowResultType.CREATE_ENTRY
    cards.asked()
    return async_get_contacts(hass)


async def test_callers_have_names(
    hass: HomeAssistant, pbx: SimulatedPbx, family: Contacts, setup_integration: MockConfigEntry, cards: CardServer, later: Later
) -> None:
    """A caller has the name that the address book gives, as it is after an hour at most; our own contacts come first."""
    subentry = subentry_of(setup_integration)
    assert subentry.title == "anna/family"
    assert subentry.data == typed(cards, url=cards.book_url("family"))
    assert pbx.logins == 1
    events = async_capture_events(hass, EVENT_CALL)

    async def name_of_caller() -> str | None:
        """Return the name of somebody who calls."""
        await pbx.desk.ring(["101"], "0301234567")
        await later(1)
        name: str | None = events[-1].data["caller_name"]
        await pbx.desk.miss("101")
        await later(65)
        return name

    assert await name_of_caller() == "Anna"
    await later(HOUR, 600)
    assert cards.asked() == ["PROPFIND"]

    await run(hass, cards.put_book, "family", [card("Anna Schmidt", "030 1234567")])
    await later(HOUR, 600)
    assert await name_of_caller() == "Anna Schmidt"
    family.async_put(mine := Contact("My sister", ("030 1234567",)))
    assert await name_of_caller() == "My sister"
    family.async_remove(mine)
    hass.config_entries.async_remove_subentry(setup_integration, subentry.subentry_id)
    assert await name_of_caller() is None
    cards.asked()
    await later(2 * HOUR, 600)
    assert cards.asked() == []


async def test_several_address_books(hass: HomeAssistant, setup_integration: MockConfigEntry, cards: CardServer) -> None:
    """One of them is selected; it cannot be added twice, and the older one has the number that both have."""
    await run(hass, cards.put_book, "family", [card("Anna", "030 1234567")])
    await run(hass, cards.put_book, "work", [card("A. Schmidt", "030 1234567"), card("Bernd", "030 7654321")])
    for book in ("work", "family"):
        result = await submit(hass, await begin(hass, setup_integration), typed(cards))
        assert result["step_id"] == "select"
        result = await submit(hass, result, {"book": cards.book_url(book)})
        assert result["type"] is FlowResultType.CREATE_ENTRY
    contacts = async_get_contacts(hass)
    assert [source.title for source in contacts.sources.values()] == ["anna/work", "anna/family"]
    found = contacts.find("0301234567")
    assert found
    assert found.name == "A. Schmidt"
    result = await submit(hass, await begin(hass, setup_integration), typed(cards, url=cards.book_url("work")))
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "already_configured")
    await hass.config.async_update(country="DE")
    await settled(hass)
    assert contacts.find("+49307654321")


@pytest.mark.parametrize(
    ("changed", "key"),
    [
        ({"password": "wrong"}, AUTH),
        ({"username": "anna:"}, AUTH),
        ({"url": "http://"}, "address_book_address_invalid"),
        ({"url": "ftp://127.0.0.1"}, "address_book_address_invalid"),
        ({"url": "http://[127.0.0.1"}, "address_book_address_invalid"),
        ({"url": "http://127.0.0.1:9"}, "address_book_unreachable"),
    ],
)
async def test_errors_of_the_form(
    hass: HomeAssistant, setup_integration: MockConfigEntry, cards: CardServer, changed: dict[str, str], key: str
) -> None:
    """What is wrong is told, and can be corrected; only a password that may be wrong has to be typed again."""
    await run(hass, cards.put_book, "family", [card("Anna", "030 1234567")])
    result = await submit(hass, await begin(hass, setup_integration), typed(cards, **changed))
    assert result["type"] is FlowResultType.FORM
    assert result["errors"] == {"base": "cannot_fetch"}
    assert (result["description_placeholders"] or {})["reason"] == ENGLISH["exceptions"][key]["message"]
    assert result["data_schema"] is not None
    shown = {str(key): (key.description or {}).get("suggested_value") for key in result["data_schema"].schema}
    assert shown == typed(cards, **changed) | ({"password": None} if key == AUTH else {})
    result = await submit(hass, result, typed(cards))
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_change(hass: HomeAssistant, family: Contacts, setup_integration: MockConfigEntry, cards: CardServer) -> None:
    """The form tells how the last fetch went; another address book takes the place of the first one."""
    await run(hass, cards.put_book, "work", [card("Bernd", "030 7654321")])
    result = await begin_change(hass, setup_integration)
    report = result["description_placeholders"]
    assert report
    assert (report["name"], report["contacts"], report["without_number"], report["problem"]) == ("anna/family", "1", "1", "")
    result = await submit(hass, result, {"url": cards.url, "username": USER, "password": "wrong", "verify_ssl": True})
    assert result["errors"] == {"base": "cannot_fetch"}
    result = await submit(hass, result, {"url": cards.url, "username": USER, "verify_ssl": True})
    assert result["step_id"] == "select"
    result = await submit(hass, result, {"book": cards.book_url("work")})
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "reconfigure_successful")
    assert subentry_of(setup_integration).data == typed(cards, url=cards.book_url("work"))
    assert [(contact.name, title) for contact, title in family.search("")] == [("Bernd", "anna/work")]
    cards.asked()
    # What has not changed is fetched, too.
    result = await submit(hass, await begin_change(hass, setup_integration), typed(cards, url=cards.book_url("work")))
    assert result["reason"] == "reconfigure_successful"
    assert cards.asked() == ["PROPFIND", "PROPFIND"]


async def test_sensors(
    hass: HomeAssistant, family: Contacts, setup_integration: MockConfigEntry, cards: CardServer, freezer: FrozenDateTimeFactory
) -> None:
    """The address book is a service of its own, which tells how the last fetch went; it leaves with the subentry and no other way."""
    subentry_id = subentry_of(setup_integration).subentry_id

    def report() -> dict[str, str]:
        """Return what the sensors show."""
        keys = ("contacts", "without_number", "last_fetched")
        return {key: state(hass, "sensor", f"{subentry_id}_{key}").state for key in keys}

    fetched_at = utcnow().replace(microsecond=0).isoformat()
    assert report() == {"contacts": "1", "without_number": "1", "last_fetched": fetched_at}
    freezer.tick(60)
    await run(hass, cards.put_book, "family", [card("Anna", "030 1234567"), card("Bernd", "030 7654321")])
    async_get_address_books(hass).async_fetch(subentry_id)
    await settled(hass)
    assert report() == {"contacts": "2", "without_number": "0", "last_fetched": utcnow().replace(microsecond=0).isoformat()}

    device = device_of(hass, setup_integration, subentry_id)
    assert isinstance(device, dr.DeviceEntry)
    assert (device.name, device.entry_type) == ("anna/family", dr.DeviceEntryType.SERVICE)
    with pytest.raises(HomeAssistantError, match="anna/family is an address book"):
        await async_remove_config_entry_device(hass, setup_integration, device)
    await hass.config_entries.async_reload(setup_integration.entry_id)
    await settled(hass)
    assert report()["contacts"] == "2"
    hass.config_entries.async_remove_subentry(setup_integration, subentry_id)
    await settled(hass)
    assert device_of(hass, setup_integration, subentry_id) is None
    assert er.async_get(hass).async_get_entity_id("sensor", DOMAIN, f"{subentry_id}_contacts") is None


async def test_another_title(hass: HomeAssistant, family: Contacts, setup_integration: MockConfigEntry, cards: CardServer) -> None:
    """Whoever renames an address book sees the new name at once, and the server does not hear of it."""
    subentry = subentry_of(setup_integration)
    hass.config_entries.async_update_subentry(setup_integration, subentry, title="Family")
    assert [source for _, source in family.search("Anna")] == ["Family"]
    device = device_of(hass, setup_integration, subentry.subentry_id)
    assert device
    assert device.name == "Family"
    await settled(hass)
    assert cards.asked() == []
    assert book_of(hass, setup_integration).fetching is None
    # What happens to other integrations is nothing to care about.
    (other := MockConfigEntry(domain="other")).add_to_hass(hass)
    hass.config_entries.async_update_entry(other, title="Other")
    await settled(hass)


async def test_wrong_password(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    family: Contacts,
    setup_integration: MockConfigEntry,
    cards: CardServer,
    later: Later,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Only the address book is asked for, and nothing tries the old password again; the contacts stay."""
    await run(hass, cards.change_password, "new password")
    await later(HOUR, 600)
    assert cards.asked() == ["PROPFIND"]
    assert issues(hass) == ["address_book_auth_failed"]
    assert hass.config_entries.flow.async_progress() == []
    assert family.find("0301234567")
    await later(3 * HOUR, 600)
    assert cards.asked() == []
    assert pbx.logins == 1
    ours = [record for record in caplog.records if record.name.startswith("custom_components")]
    assert [record.getMessage() for record in ours if record.levelno == logging.WARNING] == [
        "The address book anna/family cannot be fetched: address_book_auth"
    ]


async def test_fix(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    family: Contacts,
    setup_integration: MockConfigEntry,
    cards: CardServer,
    hass_client: ClientSessionGenerator,
) -> None:
    """The repair asks for the new password until the server takes it, and the contacts are fetched with it."""
    client: TestClient[Any, Any] = await hass_client()
    await run(hass, cards.change_password, "new password")
    async_get_address_books(hass).async_fetch(subentry_of(setup_integration).subentry_id)
    await settled(hass)
    issue_id = f"address_book_auth_failed_{subentry_of(setup_integration).subentry_id}"
    response = await client.post("/api/repairs/issues/fix", json={"handler": DOMAIN, "issue_id": issue_id})
    result = await response.json()
    texts = ENGLISH["issues"]["address_book_auth_failed"]["fix_flow"]["step"]["confirm"]
    assert [field["name"] for field in result["data_schema"]] == list(texts["data"])
    for password, kind in (("wrong", "form"), ("new password", "create_entry")):
        response = await client.post(f"/api/repairs/issues/fix/{result['flow_id']}", json={"username": USER, "password": password})
        result = await response.json()
        assert result["type"] == kind
        assert kind == "create_entry" or result["errors"] == {"base": "cannot_fetch"}
    await settled(hass)
    # The old password, the wrong one, the new one, and the fetch with that.
    assert cards.asked() == ["PROPFIND"] * 4
    assert issues(hass) == []
    assert book_of(hass, setup_integration).error is None
    assert subentry_of(setup_integration).data["password"] == "new password"
    assert pbx.logins == 1


async def test_fix_of_an_address_book_that_is_gone(
    hass: HomeAssistant,
    family: Contacts,
    setup_integration: MockConfigEntry,
    cards: CardServer,
    hass_client: ClientSessionGenerator,
) -> None:
    """There is nothing to fix, and nothing to be raised."""
    client: TestClient[Any, Any] = await hass_client()
    await run(hass, cards.change_password, "new password")
    subentry_id = subentry_of(setup_integration).subentry_id
    async_get_address_books(hass).async_fetch(subentry_id)
    await settled(hass)
    response = await client.post("/api/repairs/issues/fix", json={"handler": DOMAIN, "issue_id": f"address_book_auth_failed_{subentry_id}"})
    result = await response.json()
    hass.config_entries.async_remove_subentry(setup_integration, subentry_id)
    assert issues(hass) == []
    response = await client.post(f"/api/repairs/issues/fix/{result['flow_id']}", json={"username": USER, "password": "new password"})
    result = await response.json()
    assert (result["type"], result["reason"]) == ("abort", "address_book_removed")
    async_get_address_books(hass).async_fetch(subentry_id)


async def test_server_that_is_away(
    hass: HomeAssistant,
    family: Contacts,
    setup_integration: MockConfigEntry,
    cards: CardServer,
    later: Later,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """The contacts stay; that is logged once, raised after a day, and both are over with the first success."""
    port = cards.port
    data = subentry_of(setup_integration).data
    hass.config_entries.async_update_subentry(
        setup_integration, subentry_of(setup_integration), data={**data, "url": cards.book_url("family").replace(str(port), "9")}
    )
    await settled(hass)
    await later(23 * HOUR, HOUR)
    assert issues(hass) == []
    # A restart begins no new day.
    await written(hass)
    failing_since = book_of(hass, setup_integration).failing_since
    assert failing_since
    caplog.clear()
    del hass.data["openvox_uc.address_books"]
    await async_load_address_books(hass)
    assert book_of(hass, setup_integration).failing_since == failing_since
    assert (await begin_change(hass, setup_integration))["description_placeholders"]
    await later(2 * HOUR, HOUR)
    assert issues(hass) == ["address_book_stale"]
    assert family.find("0301234567")
    assert len([record for record in caplog.records if "cannot be fetched" in record.getMessage()]) == 1
    hass.config_entries.async_update_subentry(setup_integration, subentry_of(setup_integration), data=data)
    await settled(hass)
    assert issues(hass) == []


def at(url: URL) -> ConfigSubentry:
    """Return an address book at an address."""
    data = MappingProxyType({"url": str(url), "username": USER, "password": "secret", "verify_ssl": True})
    return ConfigSubentry(data=data, subentry_type=SUBENTRY_ADDRESS_BOOK, title="Work", unique_id=None)


async def test_redirected_elsewhere(
    hass: HomeAssistant, setup_integration: MockConfigEntry, serve: Serve, later: Later, caplog: pytest.LogCaptureFixture
) -> None:
    """Only the form tells where a server redirects to."""

    async def handle(_request: web.Request) -> web.Response:
        """Redirect to a stranger."""
        return web.Response(status=307, headers={"Location": "https://evil.test/"})

    hass.config_entries.async_add_subentry(setup_integration, at(await serve(handle)))
    await settled(hass)
    await later(25 * HOUR, HOUR)
    assert issues(hass) == ["address_book_stale"]
    (issue,) = ir.async_get(hass).issues.values()
    assert "evil" not in str(issue.translation_placeholders)
    assert "evil" not in "".join(record.getMessage() for record in caplog.records if record.name.startswith("custom_components"))
    report = (await begin_change(hass, setup_integration))["description_placeholders"]
    assert report
    assert "https://evil.test" in report["problem"]


async def test_what_nobody_expected(
    hass: HomeAssistant, family: Contacts, setup_integration: MockConfigEntry, caplog: pytest.LogCaptureFixture
) -> None:
    """An error that the code does not know is logged as such, and the address book counts as not fetched."""
    data = {**subentry_of(setup_integration).data, "url": "http://["}
    hass.config_entries.async_update_subentry(setup_integration, subentry_of(setup_integration), data=data)
    await settled(hass)
    error = book_of(hass, setup_integration).error
    assert error
    assert error.key == "address_book_not_understood"
    assert [record.getMessage() for record in caplog.records if record.exc_info] == ["The address book anna/family cannot be read"]
    assert family.find("0301234567")


async def test_slow_server(hass: HomeAssistant, setup_integration: MockConfigEntry, serve: Serve) -> None:
    """A new address book has its entities before it is fetched."""
    may_answer = asyncio.Event()

    async def handle(_request: web.Request) -> web.Response:
        """Take a while."""
        await may_answer.wait()
        return multistatus()

    hass.config_entries.async_add_subentry(setup_integration, subentry := at(await serve(handle)))
    await hass.async_block_till_done()
    assert state(hass, "sensor", f"{subentry.subentry_id}_contacts").state == "0"
    assert state(hass, "sensor", f"{subentry.subentry_id}_last_fetched").state == "unknown"
    may_answer.set()
    await settled(hass)
    assert state(hass, "sensor", f"{subentry.subentry_id}_last_fetched").state != "unknown"


async def test_form_of_a_server_that_takes_too_long(
    hass: HomeAssistant,
    family: Contacts,
    setup_integration: MockConfigEntry,
    cards: CardServer,
    hass_client: ClientSessionGenerator,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    """The forms give up; nobody waits for half an hour."""
    client: TestClient[Any, Any] = await hass_client()
    unreachable = ENGLISH["exceptions"]["address_book_unreachable"]["message"]
    await run(hass, cards.change_password, "new password")
    async_get_address_books(hass).async_fetch(subentry_of(setup_integration).subentry_id)
    await settled(hass)
    monkeypatch.setattr("custom_components.openvox_uc.flows.address_book.FORM_SECONDS", 0)
    monkeypatch.setattr("custom_components.openvox_uc.repairs.FORM_SECONDS", 0)
    result = await submit(hass, await begin(hass, setup_integration), typed(cards))
    assert (result["description_placeholders"] or {})["reason"] == unreachable
    fix = await begin_fix(client, setup_integration)
    fix = await submit_fix(client, fix, "new password")
    assert fix["description_placeholders"]["reason"] == unreachable


async def begin_fix(client: TestClient[Any, Any], entry: MockConfigEntry) -> dict[str, Any]:
    """Begin to fix the password of the only address book."""
    issue_id = f"address_book_auth_failed_{subentry_of(entry).subentry_id}"
    response = await client.post("/api/repairs/issues/fix", json={"handler": DOMAIN, "issue_id": issue_id})
    result: dict[str, Any] = await response.json()
    return result


async def submit_fix(client: TestClient[Any, Any], result: dict[str, Any], password: str) -> dict[str, Any]:
    """Enter a password."""
    response = await client.post(f"/api/repairs/issues/fix/{result['flow_id']}", json={"username": USER, "password": password})
    answer: dict[str, Any] = await response.json()
    return answer


@pytest.mark.parametrize("removed", ["subentry", "entry"])
@pytest.mark.parametrize("form", ["user", "reconfigure", "fix"])
async def test_removed_while_the_server_is_asked(
    hass: HomeAssistant,
    setup_integration: MockConfigEntry,
    serve: Serve,
    hass_client: ClientSessionGenerator,
    removed: str,
    form: str,
) -> None:
    """The form ends with a sentence."""
    client: TestClient[Any, Any] = await hass_client()
    is_asked_by_form = False

    async def handle(_request: web.Request) -> web.Response:
        """Refuse the password, and take it after something was removed."""
        if not is_asked_by_form:
            return web.Response(status=401)
        if removed == "entry":
            await hass.config_entries.async_remove(setup_integration.entry_id)
        else:
            hass.config_entries.async_remove_subentry(setup_integration, subentry.subentry_id)
        return multistatus(resource("/book/", "<resourcetype><collection/><C:addressbook/></resourcetype>"))

    hass.config_entries.async_add_subentry(setup_integration, subentry := at(url := await serve(handle)))
    await settled(hass)
    data = {"url": str(url), "username": USER, "password": "new", "verify_ssl": True}
    if form == "fix":
        fix = await begin_fix(client, setup_integration)
        is_asked_by_form = True
        fix = await submit_fix(client, fix, "new")
        assert (fix["type"], fix["reason"]) == ("abort", "address_book_removed")
        return
    result = await (begin if form == "user" else begin_change)(hass, setup_integration)
    is_asked_by_form = True
    result = await submit(hass, result, data)
    if (form, removed) == ("user", "subentry"):
        assert result["type"] is FlowResultType.CREATE_ENTRY
        return
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "removed")
    assert TEXTS["abort"]["removed"]


async def test_removed_while_the_form_is_open(hass: HomeAssistant, family: Contacts, setup_integration: MockConfigEntry) -> None:
    """The form ends with a sentence."""
    result = await begin_change(hass, setup_integration)
    hass.config_entries.async_remove_subentry(setup_integration, subentry_of(setup_integration).subentry_id)
    result = await submit(hass, result, {"url": "http://127.0.0.1:9", "username": USER, "verify_ssl": True})
    assert (result["type"], result["reason"]) == (FlowResultType.ABORT, "removed")


async def test_one_wakes_no_other(
    hass: HomeAssistant, family: Contacts, setup_integration: MockConfigEntry, cards: CardServer, freezer: FrozenDateTimeFactory
) -> None:
    """A fetch writes the states of its own address book."""
    await run(hass, cards.put_book, "work", [card("Bernd", "030 7654321")])
    hass.config_entries.async_add_subentry(setup_integration, other := at(URL(cards.book_url("work"))))
    await settled(hass)

    def reported() -> list[datetime]:
        """Return when states were last written."""
        return [state(hass, "sensor", f"{subentry_id}_contacts").last_reported for subentry_id in setup_integration.subentries]

    first, second = reported()
    freezer.tick(60)
    async_get_address_books(hass).async_fetch(other.subentry_id)
    await settled(hass)
    assert [reported()[0] == first, reported()[1] == second] == [True, False]


async def test_actions(hass: HomeAssistant, family: Contacts) -> None:
    """Contacts of an address book are found, and cannot be changed or deleted; those of our own with the same name can be."""
    sentence = "Anna comes from the address book anna/family and can be changed only there"
    for action, data in (
        ("set_contact", {"name": "anna", "numbers": ["110"]}),
        ("delete_contact", {"name": "Anna"}),
        ("delete_contact", {"number": "0301234567"}),
        ("delete_contact", {"name": "Anna", "number": "0301234567"}),
    ):
        with pytest.raises(ServiceValidationError, match=sentence):
            await hass.services.async_call(DOMAIN, action, data, blocking=True)
    family.async_put(Contact("Anna", ("112",)))
    await hass.services.async_call(DOMAIN, "set_contact", {"name": "Anna", "numbers": ["110"]}, blocking=True)
    answer = await hass.services.async_call(DOMAIN, "get_contacts", {}, blocking=True, return_response=True)
    assert answer == {
        "contacts": [
            {"name": "Anna", "numbers": ["030 1234567"], "vip": False, "address_book": "anna/family"},
            {"name": "Anna", "numbers": ["110"], "vip": False, "address_book": None},
        ],
        "total": 2,
    }
    await hass.services.async_call(DOMAIN, "delete_contact", {"name": "Anna"}, blocking=True)
    assert len(family.book) == 0


async def test_restart(
    hass: HomeAssistant, family: Contacts, setup_integration: MockConfigEntry, cards: CardServer, freezer: FrozenDateTimeFactory
) -> None:
    """What was fetched is there at once after a restart, and only what has changed is fetched."""
    await written(hass)
    before = book_of(hass, setup_integration).stored
    freezer.tick(60)
    del hass.data["openvox_uc.address_books"]
    family.async_remove_source(subentry_of(setup_integration).subentry_id)
    await async_load_address_books(hass)
    assert family.find("0301234567")
    assert before.fetched_at
    assert book_of(hass, setup_integration).stored == before
    await settled(hass)
    assert cards.asked() == ["PROPFIND"]
    assert book_of(hass, setup_integration).fetched_at == utcnow()


async def test_written_only_when_changed(
    hass: HomeAssistant, hass_storage: dict[str, Any], family: Contacts, cards: CardServer, later: Later
) -> None:
    """The hourly fetch of an address book in which nothing has changed writes no file."""
    await written(hass)
    del hass_storage["openvox_uc.address_books"]
    await later(HOUR)
    await settled(hass)
    await written(hass)
    assert cards.asked() == ["PROPFIND"]
    assert "openvox_uc.address_books" not in hass_storage
    await run(hass, cards.put_book, "family", [card("Anna", "030 7654321")])
    await later(HOUR)
    await settled(hass)
    await written(hass)
    assert "openvox_uc.address_books" in hass_storage


@pytest.mark.parametrize("stored", [{}, {"address_books": {"1": {"url": "", "tag": "", "cards": ["Anna"]}}}])
async def test_unreadable_file(
    hass: HomeAssistant, hass_storage: dict[str, Any], family: Contacts, setup_integration: MockConfigEntry, stored: dict[str, Any]
) -> None:
    """A file with anything else is moved aside, and everything is fetched anew."""
    await written(hass)
    hass_storage["openvox_uc.address_books"] = {"version": 1, "minor_version": 1, "key": "openvox_uc.address_books", "data": stored}
    del hass.data["openvox_uc.address_books"]
    await async_load_address_books(hass)
    assert issues(hass) == ["unreadable_file"]
    await settled(hass)
    assert book_of(hass, setup_integration).contact_count == 1


async def test_endless_answer(
    hass: HomeAssistant, family: Contacts, setup_integration: MockConfigEntry, monkeypatch: pytest.MonkeyPatch
) -> None:
    """A fetch that takes for ever is given up."""
    monkeypatch.setattr(address_books, "_FETCH_SECONDS", 0)
    book = book_of(hass, setup_integration)
    async_get_address_books(hass).async_fetch(book.subentry_id)
    assert book.fetching
    await book.fetching
    assert book.error
    assert book.error.key == "address_book_unreachable"


async def test_country_that_changes_meanwhile(hass: HomeAssistant, family: Contacts, monkeypatch: pytest.MonkeyPatch) -> None:
    """The contacts are those of the country in the end."""

    def build(contacts: Iterable[Contact], country: str | None) -> ContactBook:
        """Let the country change while a phone book is built."""
        if country is None:
            family.book = ContactBook(country="DE")
        return ContactBook(contacts, country)

    monkeypatch.setattr(store, "ContactBook", build)
    await family.async_set_source("1", "Work", [Contact("Bernd", ("030 7654321",))])
    assert family.sources["1"].book.country == "DE"


async def test_pbx_that_goes(hass: HomeAssistant, family: Contacts, setup_integration: MockConfigEntry) -> None:
    """The address books of a PBX that is disabled or removed go with it."""
    entry_id = setup_integration.entry_id
    await hass.config_entries.async_set_disabled_by(entry_id, ConfigEntryDisabler.USER)
    assert family.find("0301234567") is None
    await hass.config_entries.async_set_disabled_by(entry_id, None)
    await settled(hass)
    assert family.find("0301234567")
    await hass.config_entries.async_remove(entry_id)
    assert family.find("0301234567") is None
    assert async_get_address_books(hass).books == {}


async def test_secrets(
    hass: HomeAssistant,
    family: Contacts,
    setup_integration: MockConfigEntry,
    cards: CardServer,
    caplog: pytest.LogCaptureFixture,
) -> None:
    """Neither the diagnostics nor the log say the password, the user or the address."""
    await run(hass, cards.change_password, "new password")
    async_get_address_books(hass).async_fetch(subentry_of(setup_integration).subentry_id)
    await settled(hass)
    diagnostics = await async_get_config_entry_diagnostics(hass, setup_integration)
    assert [(book["contacts"], book["without_number"], book["error"]) for book in diagnostics["address_books"]] == [
        (1, 1, "address_book_auth")
    ]
    for secret in ("correct horse", "Y29ycmVjdC", "/anna/family"):
        assert secret not in str(diagnostics)
        assert secret not in "".join(record.getMessage() for record in caplog.records if record.name.startswith("custom_components"))
