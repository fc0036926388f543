"""Address books of a real CardDAV server, from their forms to the names of callers."""

import asyncio
import logging
from typing import Any

from aiohttp import web
from freezegun.api import FrozenDateTimeFactory
from homeassistant.config_entries import ConfigEntryDisabler
from homeassistant.core import HomeAssistant
from homeassistant.data_entry_flow import FlowResultType
from homeassistant.exceptions import HomeAssistantError, ServiceValidationError
from homeassistant.helpers import (
    device_registry as dr,
    entity_registry as er,
    issue_registry as ir,
)
from homeassistant.util.dt import utcnow
import pytest
from pytest_homeassistant_custom_component.common import async_capture_events

from custom_components.openvox_uc import async_remove_config_entry_device
from custom_components.openvox_uc.const import DOMAIN, EVENT_CALL
from custom_components.openvox_uc.contacts import address_books
from custom_components.openvox_uc.contacts.address_books import async_get_address_books
from custom_components.openvox_uc.contacts.phone_book import Contact
from custom_components.openvox_uc.contacts.store import async_get_contacts
from custom_components.openvox_uc.diagnostics import async_get_config_entry_diagnostics
from tests.conftest import Later
from tests.house import act, answer_of, device_of, known_device, logged, state, written
from tests.repository import ENGLISH
from tests.simulator import SimulatedPbx

from .card_server import USER, card
from .conftest import House, Serve, multistatus

HOUR = 3600
AUTH = "address_book_auth"


async def test_callers_have_names(
    hass: HomeAssistant, pbx: SimulatedPbx, family: House, later: Later
) -> None:
    subentry = family.subentry
    assert subentry.title == "anna/family"
    assert subentry.data == family.typed(url=family.cards.book_url("family"))
    assert family.cards.password not in repr(family.book)
    assert pbx.logins == 1
    events = async_capture_events(hass, EVENT_CALL)

    async def name_of_caller() -> str | None:
        await pbx.desk.ring(["101"], "0301234567")
        await later(1)
        name: str | None = events[-1].data["caller_name"]
        await pbx.desk.miss("101")
        await later(65)
        return name

    assert await name_of_caller() == "Anna"
    await later(HOUR, 600)
    assert family.cards.asked() == ["PROPFIND"]

    await family.put_book("family", [card("Anna Schmidt", "030 1234567")])
    await later(HOUR, 600)
    assert await name_of_caller() == "Anna Schmidt"
    family.contacts.async_put(mine := Contact("My sister", ("030 1234567",)))
    assert await name_of_caller() == "My sister"
    family.contacts.async_remove(mine)
    family.remove()
    assert await name_of_caller() is None
    family.cards.asked()
    await later(2 * HOUR, 600)
    assert family.cards.asked() == []


async def test_several_address_books(hass: HomeAssistant, house: House) -> None:
    await house.put_book("family", [card("Anna", "030 1234567")])
    await house.put_book(
        "work", [card("A. Schmidt", "030 1234567"), card("Bernd", "030 7654321")]
    )
    for book in ("work", "family"):
        result = await house.submit(await house.begin(), house.typed())
        assert result["step_id"] == "select"
        result = await house.submit(result, {"book": house.cards.book_url(book)})
        assert result["type"] is FlowResultType.CREATE_ENTRY
    contacts = async_get_contacts(hass)
    assert [source.title for source in contacts.sources.values()] == [
        "anna/work",
        "anna/family",
    ]
    assert [contact.name for contact in [contacts.find("0301234567")] if contact] == [
        "A. Schmidt"
    ]
    result = await house.submit(
        await house.begin(), house.typed(url=house.cards.book_url("work"))
    )
    assert (result["type"], result["reason"]) == (
        FlowResultType.ABORT,
        "already_configured",
    )
    await hass.config.async_update(country="DE")
    await house.settled()
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
    house: House, changed: dict[str, str], key: str
) -> None:
    await house.put_book("family", [card("Anna", "030 1234567")])
    result = await house.submit(await house.begin(), house.typed(**changed))
    assert result["type"] is FlowResultType.FORM
    assert result["errors"] == {"base": "cannot_fetch"}
    assert (result["description_placeholders"] or {})["reason"] == ENGLISH[
        "exceptions"
    ][key]["message"]
    assert result["data_schema"] is not None
    shown = {
        str(key): (key.description or {}).get("suggested_value")
        for key in result["data_schema"].schema
    }
    assert shown == house.typed(**changed) | ({"password": None} if key == AUTH else {})
    result = await house.submit(result, house.typed())
    assert result["type"] is FlowResultType.CREATE_ENTRY


async def test_change(family: House) -> None:
    await family.put_book("work", [card("Bernd", "030 7654321")])
    result = await family.begin_change()
    assert result["description_placeholders"] == {"name": "anna/family", "problem": ""}
    result = await family.submit(
        result, {"url": family.cards.url, "username": USER, "verify_ssl": True}
    )
    assert result["step_id"] == "select"
    result = await family.submit(result, {"book": family.cards.book_url("work")})
    assert (result["type"], result["reason"]) == (
        FlowResultType.ABORT,
        "reconfigure_successful",
    )
    assert family.subentry.data == family.typed(url=family.cards.book_url("work"))
    assert [(contact.name, title) for contact, title in family.contacts.search("")] == [
        ("Bernd", "anna/work")
    ]
    family.cards.asked()
    # An unchanged address book is fetched, too.
    result = await family.submit(
        await family.begin_change(), family.typed(url=family.cards.book_url("work"))
    )
    assert result["reason"] == "reconfigure_successful"
    assert family.cards.asked() == ["PROPFIND", "PROPFIND"]


async def test_sensors(
    texts_as_keys: None,
    hass: HomeAssistant,
    family: House,
    freezer: FrozenDateTimeFactory,
) -> None:
    subentry_id = family.subentry.subentry_id

    def report() -> dict[str, str]:
        keys = ("contacts", "without_number", "last_fetched")
        return {
            key: state(hass, "sensor", f"{subentry_id}_{key}").state for key in keys
        }

    fetched_at = utcnow().replace(microsecond=0).isoformat()
    assert report() == {
        "contacts": "1",
        "without_number": "1",
        "last_fetched": fetched_at,
    }
    freezer.tick(60)
    await family.put_book(
        "family", [card("Anna", "030 1234567"), card("Bernd", "030 7654321")]
    )
    await family.fetch()
    assert report() == {
        "contacts": "2",
        "without_number": "0",
        "last_fetched": utcnow().replace(microsecond=0).isoformat(),
    }

    device = device_of(hass, family.entry, subentry_id)
    assert isinstance(device, dr.DeviceEntry)
    assert (device.name, device.entry_type) == (
        "anna/family",
        dr.DeviceEntryType.SERVICE,
    )
    with pytest.raises(
        HomeAssistantError, match=r"address_book_device\.message anna/family"
    ):
        await async_remove_config_entry_device(hass, family.entry, device)
    await hass.config_entries.async_reload(family.entry.entry_id)
    await family.settled()
    assert report()["contacts"] == "2"
    family.cards.asked()
    hass.config_entries.async_update_subentry(
        family.entry, family.subentry, title="Family"
    )
    assert [source for _, source in family.contacts.search("Anna")] == ["Family"]
    assert known_device(hass, family.entry, subentry_id).name == "Family"
    await family.settled()
    assert family.cards.asked() == []
    family.remove()
    await family.settled()
    assert device_of(hass, family.entry, subentry_id) is None
    assert (
        er.async_get(hass).async_get_entity_id(
            "sensor", DOMAIN, f"{subentry_id}_contacts"
        )
        is None
    )


async def test_wrong_password(
    hass: HomeAssistant, family: House, later: Later, caplog: pytest.LogCaptureFixture
) -> None:
    await family.change_password("new password")
    await later(HOUR, 600)
    assert family.cards.asked() == ["PROPFIND"]
    assert family.issues == ["address_book_auth_failed"]
    assert hass.config_entries.flow.async_progress() == []
    assert family.contacts.find("0301234567")
    await later(3 * HOUR, 600)
    assert family.cards.asked() == []
    assert logged(caplog, logging.ERROR) == [
        "Authentication failed while fetching anna/family data: address_book_auth"
    ]


async def test_new_password(pbx: SimulatedPbx, family: House) -> None:
    await family.change_password("new password")
    await family.fetch()
    assert family.issues == ["address_book_auth_failed"]
    result = await family.begin_change()
    for password, kind in (("wrong", "form"), ("new password", "abort")):
        typed = {**family.subentry.data, "password": password}
        result = await family.submit(result, typed)
        assert result["type"] == kind
        assert kind == "abort" or result["errors"] == {"base": "cannot_fetch"}
    await family.settled()
    # The old password, the wrong one, the new one, and the fetch with that.
    assert family.cards.asked() == ["PROPFIND"] * 4
    assert family.issues == []
    assert family.book.error is None
    assert pbx.logins == 1


async def test_server_that_is_offline(
    hass: HomeAssistant, family: House, later: Later, caplog: pytest.LogCaptureFixture
) -> None:
    url = family.cards.book_url("family")
    await family.change(url=url.replace(str(family.cards.port), "9"))
    await later(23 * HOUR, HOUR)
    assert family.issues == []
    # A restart begins no new day.
    await written(hass)
    failing_since = family.book.failing_since
    assert failing_since
    caplog.clear()
    await family.restart()
    assert family.book.failing_since == failing_since
    assert (await family.begin_change())["description_placeholders"]
    await later(2 * HOUR, HOUR)
    assert family.issues == ["address_book_stale"]
    assert family.contacts.find("0301234567")
    assert "".join(caplog.messages).count("Error fetching anna/family data") == 1
    await family.change(url=url)
    assert family.issues == []


async def test_redirected(
    hass: HomeAssistant,
    house: House,
    serve: Serve,
    later: Later,
    caplog: pytest.LogCaptureFixture,
) -> None:
    async def handle(_request: web.Request) -> web.Response:
        return web.Response(status=307, headers={"Location": "https://evil.test/"})

    subentry_id = await house.add(str(await serve(handle)))
    await house.settled()
    assert [
        state(hass, "sensor", f"{subentry_id}_{key}").state
        for key in ("contacts", "last_fetched")
    ] == ["0", "unknown"]
    await later(25 * HOUR, HOUR)
    assert house.issues == ["address_book_stale"]
    issue = ir.async_get(hass).async_get_issue(
        DOMAIN, f"address_book_stale_{subentry_id}"
    )
    assert issue
    assert "evil" not in str(issue.translation_placeholders)
    assert "evil" not in "".join(logged(caplog))
    report = (await house.begin_change())["description_placeholders"]
    assert report
    # The invisible character keeps it from being a link.
    assert "https:\u2060//evil.test" in report["problem"]


async def test_unexpected_answers(
    family: House, caplog: pytest.LogCaptureFixture
) -> None:
    await family.change(url="http://[")
    assert str(family.book.error) == "address_book_not_understood"
    assert [record.getMessage() for record in caplog.records if record.exc_info] == [
        "Unexpected error fetching anna/family data"
    ]
    assert family.contacts.find("0301234567")


async def test_form_of_a_server_that_takes_too_long(
    family: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    unreachable = ENGLISH["exceptions"]["address_book_unreachable"]["message"]
    await family.change_password("new password")
    await family.fetch()
    monkeypatch.setattr(
        "custom_components.openvox_uc.flows.address_book._FORM_SECONDS", 0
    )
    result = await family.submit(await family.begin(), family.typed())
    assert (result["description_placeholders"] or {})["reason"] == unreachable


async def test_actions(texts_as_keys: None, hass: HomeAssistant, family: House) -> None:
    elsewhere = "contact_of_address_book.message anna/family Anna"
    for action, data, sentence in (
        ("set_contact", {"name": "anna", "numbers": ["110"]}, elsewhere),
        ("delete_contact", {"name": "Anna"}, elsewhere),
        ("delete_contact", {"number": "0301234567"}, elsewhere),
        (
            "delete_contact",
            {"name": "Anna", "number": "110"},
            "contact_not_found.message",
        ),
        (
            "delete_contact",
            {"name": "Bernd", "number": "0301234567"},
            "contact_not_found.message",
        ),
    ):
        with pytest.raises(ServiceValidationError, match=sentence):
            await act(hass, action, **data)
    await act(hass, "set_contact", name="Bernd", numbers=["110"])
    family.contacts.async_put(Contact("Anna", ("112",)))
    await act(hass, "set_contact", name="Anna", numbers=["110"])
    answer = await answer_of(hass, "get_contacts")
    assert answer
    contacts: Any = answer["contacts"]
    found = [
        (shown["name"], shown["numbers"], shown["address_book"]) for shown in contacts
    ]
    assert found == [
        ("Anna", ["030 1234567"], "anna/family"),
        ("Anna", ["110"], None),
        ("Bernd", ["110"], None),
    ]
    await act(hass, "delete_contact", name="Anna")
    assert len(family.contacts.book) == 1


async def test_restart(
    hass: HomeAssistant, family: House, freezer: FrozenDateTimeFactory
) -> None:
    await written(hass)
    before = family.book
    freezer.tick(60)
    await family.restart()
    assert family.contacts.find("0301234567")
    assert before.fetched_at
    assert (family.book.data, family.book.fetched_at) == (
        before.data,
        before.fetched_at,
    )
    await family.settled()
    assert family.cards.asked() == ["PROPFIND"]
    assert family.book.fetched_at == utcnow()


async def test_written_only_when_changed(
    hass: HomeAssistant, hass_storage: dict[str, Any], family: House, later: Later
) -> None:
    await written(hass)
    del hass_storage["openvox_uc.address_books"]
    await later(HOUR, 600)
    await family.settled()
    await written(hass)
    assert family.cards.asked() == ["PROPFIND"]
    assert "openvox_uc.address_books" not in hass_storage
    await family.put_book("family", [card("Anna", "030 7654321")])
    await later(HOUR, 600)
    await family.settled()
    await written(hass)
    assert "openvox_uc.address_books" in hass_storage


@pytest.mark.parametrize("stored", [{"1": ["", {"name": "Anna"}]}, {"1": 1}, [], None])
async def test_unreadable_book(
    hass: HomeAssistant, hass_storage: dict[str, Any], family: House, stored: Any
) -> None:
    """A file that cannot be read is moved aside, and all is fetched again."""
    await written(hass)
    [book] = hass_storage["openvox_uc.address_books"]["data"].values()
    hass_storage["openvox_uc.address_books"]["data"] = {
        family.subentry.subentry_id: book | {"cards": stored, "more": 1},
    }
    family.cards.asked()
    await family.restart()
    assert family.issues == ["unreadable_file"]
    await family.settled()
    assert len(family.book.data.contacts) == 1
    assert family.cards.asked() == ["PROPFIND", "REPORT"]


async def test_endless_answer(family: House, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(address_books, "_FETCH_SECONDS", 0)
    await family.book.async_refresh()
    assert str(family.book.error) == "address_book_unreachable"


@pytest.mark.parametrize("answer", [web.Response(status=401), multistatus()])
async def test_removed_during_a_fetch(
    house: House, serve: Serve, answer: web.Response
) -> None:
    asked, released = asyncio.Event(), asyncio.Event()

    async def handle(_request: web.Request) -> web.Response:
        asked.set()
        await released.wait()
        return answer

    await house.add(str(await serve(handle)))
    await asked.wait()
    house.remove()
    released.set()
    await house.settled()
    assert house.contacts.sources == {}
    assert house.issues == []


async def test_form_of_a_disabled_pbx(hass: HomeAssistant, family: House) -> None:
    await hass.config_entries.async_set_disabled_by(
        family.entry.entry_id, ConfigEntryDisabler.USER
    )
    result = await family.begin_change()
    result = await family.submit(result, dict(family.subentry.data))
    assert result["reason"] == "reconfigure_successful"


async def test_pbx_that_goes(hass: HomeAssistant, family: House) -> None:
    entry_id = family.entry.entry_id
    await hass.config_entries.async_set_disabled_by(entry_id, ConfigEntryDisabler.USER)
    assert family.contacts.find("0301234567") is None
    await hass.config_entries.async_set_disabled_by(entry_id, None)
    await family.settled()
    assert family.contacts.find("0301234567")
    await hass.config_entries.async_remove(entry_id)
    assert family.contacts.find("0301234567") is None
    assert async_get_address_books(hass).books == {}


async def test_secrets(
    hass: HomeAssistant, family: House, caplog: pytest.LogCaptureFixture
) -> None:
    await family.change_password("new password")
    await family.fetch()
    diagnostics = await async_get_config_entry_diagnostics(hass, family.entry)
    [book] = diagnostics["address_books"]
    assert (book["contacts"], book["without_number"], book["error"]) == (1, 1, AUTH)
    for secret in ("correct horse", "Y29ycmVjdC", "/anna/family"):
        assert secret not in str(diagnostics)
        assert secret not in "".join(logged(caplog))
