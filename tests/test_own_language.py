"""Texts in the language of Home Assistant.

The tests add a language that differs from English.
"""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

from homeassistant.components.media_source import (
    async_browse_media,
    async_resolve_media,
)
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers import translation
from homeassistant.helpers.translation import (
    _load_translations_files_by_language,
    _TranslationsCacheData,
)
from homeassistant.helpers.trigger import async_validate_trigger_config
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import utcnow
import pytest
import voluptuous as vol

from custom_components.openvox_uc.base.error_texts import text
from custom_components.openvox_uc.const import DOMAIN
from tests.conftest import Logbook
from tests.house import act, answer_of, device_id, messages, page_of
from tests.repository import ENGLISH
from tests.site import Site, calendar_events, todo_items

OWN = "xx"
MEDIA = f"media-source://{DOMAIN}"
AHMED = "+971501234567"


def in_own_language(texts: Mapping[str, Any]) -> dict[str, Any]:
    return {
        key: in_own_language(value) if isinstance(value, dict) else f"«{value}»"
        for key, value in texts.items()
    }


@pytest.fixture(autouse=True)
def own_language(hass: HomeAssistant, monkeypatch: pytest.MonkeyPatch) -> None:
    """Add a language in which each text of ours is in quotation marks."""

    def load(files: dict[str, dict[str, Path]]) -> dict[str, dict[str, Any]]:
        loaded = _load_translations_files_by_language(files)
        if DOMAIN in files.get(OWN, {}):
            loaded[OWN][DOMAIN] = in_own_language(ENGLISH)
        return loaded

    monkeypatch.setattr(translation, "_load_translations_files_by_language", load)
    # As at the start of Home Assistant, with nothing that was loaded for another test.
    translation.async_setup(hass)
    hass.data[
        translation.TRANSLATION_FLATTEN_CACHE
    ].cache_data = _TranslationsCacheData({}, {})


@pytest.fixture
async def site(unloaded: Site) -> Site:
    await unloaded.set_up()
    return unloaded


async def choose_language(hass: HomeAssistant, language: str = OWN) -> None:
    await hass.config.async_update(language=language)
    await hass.async_block_till_done()


async def test_a_language_that_is_chosen_later(
    unloaded: Site, logbook: Logbook
) -> None:
    """Earlier calls are described in the language chosen later, too."""
    site = unloaded
    await site.set_up()
    start = utcnow()
    await site.talk("101", "0301234567")
    await site.later(60)
    await site.hang_up("101", 60)
    await site.ring(["102"], "", 10)
    await site.leave_unanswered("102", seconds=60)
    [item] = await todo_items(site.hass)
    assert item["summary"].startswith("Unknown caller · ")

    await choose_language(site.hass)
    page = page_of(site.hass, device_id(site.hass, site.entry))
    lines = messages(await logbook(start, **page))
    assert "«Call from 0301234567 was answered by Alice (101)» · «Rang: 0:05»" in lines
    assert "«Call from 0301234567 to Alice (101) ended» · «Talked: 1:05»" in lines
    assert "«Missed call from «an unknown caller» to Bob (102)» · «No answer»" in lines
    answered, missed = await calendar_events(site.hass)
    assert (answered["summary"], missed["summary"]) == (
        "«Answered: 0301234567»",
        "«Missed: «Unknown caller»»",
    )
    assert answered["description"].startswith(
        "«From: 0301234567»\n«Answered by: Alice (101)»\n"
    )
    [item] = await todo_items(site.hass)
    assert item["summary"].startswith("«Unknown caller» · ")
    assert item["description"] == "«Missed by: Bob»"
    assert site.state("recent_calls").state == "«Missed: «Unknown caller»»"


async def test_several_phones(site: Site) -> None:
    """They are a list as the language writes one."""
    await choose_language(site.hass, "zh-Hans")
    await site.ring(["101", "103"], "0301234567", 10, to="600")
    await site.leave_unanswered(seconds=60)
    [item] = await todo_items(site.hass)
    assert item["description"].endswith("Alice、Carol")
    [event] = await calendar_events(site.hass)
    assert "Alice (101)、Carol (103)" in event["description"]


async def test_numbers_among_letters_that_are_read_from_right_to_left(
    unloaded: Site, logbook: Logbook
) -> None:
    site = unloaded
    await site.set_up()
    await act(site.hass, "set_contact", name="أحمد", numbers=[AHMED])
    start = utcnow()
    await site.ring(["101"], AHMED, 10)
    await site.leave_unanswered("101", seconds=60)
    page = page_of(site.hass, device_id(site.hass, site.entry))
    [missed] = [
        message
        for message in messages(await logbook(start, **page))
        if "Missed call" in message
    ]
    assert (
        missed
        == f"Missed call from أحمد (\u2068{AHMED}\u2069) to Alice (101) · No answer"
    )
    [item] = await todo_items(site.hass)
    assert item["summary"].startswith("\u2068أحمد\u2069 · ")


async def test_a_number_in_a_language_that_is_read_from_right_to_left(
    site: Site,
) -> None:
    await choose_language(site.hass, "ar")
    await site.ring(["101"], AHMED, 10)
    await site.leave_unanswered("101", seconds=60)
    [item] = await todo_items(site.hass)
    assert item["summary"].startswith(f"\u2068{AHMED}\u2069 · ")
    [call] = await calendar_events(site.hass)
    assert f"\u2068{AHMED}\u2069" in call["summary"]


async def test_a_trigger(site: Site) -> None:
    await choose_language(site.hass)
    for options, told in (
        ({"number": "?"}, "«Enter a phone number, such as"),
        ({"number": 301234567}, "«The phone number 301234567 has no quotes"),
    ):
        with pytest.raises(vol.Invalid, match=told):
            await async_validate_trigger_config(
                site.hass, [{"platform": f"{DOMAIN}.call_ringing", "options": options}]
            )


async def test_an_automation_that_is_checked_before_the_set_up(
    hass: HomeAssistant,
) -> None:
    hass.config.language = OWN
    with pytest.raises(vol.Invalid, match="«Enter a phone number, such as"):
        await async_validate_trigger_config(
            hass, [{"platform": f"{DOMAIN}.call_ringing", "options": {"number": "?"}}]
        )


async def test_an_error_of_the_pbx_in_an_error(site: Site) -> None:
    """Its outer text is in the language of the user, whom Home Assistant knows there.

    Its placeholders stay as they are.
    """
    await site.load({"allow_dangerous_actions": True})
    await choose_language(site.hass)
    site.pbx.faults.refuse("10012", "ivr/query")
    pbx = device_id(site.hass, site.entry)
    with pytest.raises(HomeAssistantError) as raised:
        await answer_of(site.hass, "request", device_id=pbx, path="ivr/query")
    assert raised.value.translation_placeholders is not None
    assert (
        raised.value.translation_placeholders["error"]
        == "«The IVR does not exist on the PBX.»"
    )


async def test_an_error_in_the_media_browser(site: Site) -> None:
    """Home Assistant sends the text of such an error alone."""
    assert await async_setup_component(site.hass, "media_source", {})
    await choose_language(site.hass)
    for refused in (
        async_browse_media(site.hass, MEDIA),
        async_resolve_media(site.hass, f"{MEDIA}/1", None),
    ):
        with pytest.raises(HomeAssistantError) as raised:
            await refused
        assert str(raised.value).startswith("«Playing recordings")


async def test_english_until_a_new_language_is_loaded(site: Site) -> None:
    site.hass.config.language = OWN
    assert text(site.hass, "media.recordings") == "Recordings"
    await choose_language(site.hass)
    assert text(site.hass, "media.recordings") == "«Recordings»"
