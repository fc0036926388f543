"""Texts in the language of Home Assistant.

The tests add a language that differs from English.
"""

from homeassistant.components.media_source import (
    async_browse_media,
    async_resolve_media,
)
from homeassistant.core import HomeAssistant
from homeassistant.exceptions import HomeAssistantError
from homeassistant.helpers.trigger import async_validate_trigger_config
from homeassistant.setup import async_setup_component
from homeassistant.util.dt import utcnow
import pytest
import voluptuous as vol

from custom_components.openvox_uc.base.error_texts import text
from custom_components.openvox_uc.const import DOMAIN
from tests.conftest import Logbook
from tests.house import act, answer_of, device_id, messages, page_of
from tests.site import Site, calendar_events, todo_items

OWN = "xx"
MEDIA = f"media-source://{DOMAIN}"
AHMED = "+971501234567"

pytestmark = pytest.mark.usefixtures("texts_as_keys")


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
    assert item["summary"].startswith("call_title.unknown_caller · ")

    await choose_language(site.hass)
    page = page_of(site.hass, device_id(site.hass, site.entry))
    lines = messages(await logbook(start, **page))
    for line in (
        "xx:activity.call_answered Alice (101) 0301234567 · xx:call_line.rang 0:05",
        "xx:activity.call_ended Alice (101) 0301234567 · xx:call_line.talked 1:05",
        (
            "xx:activity.call_missed Bob (102) xx:activity.unknown_caller · "
            "xx:reason.no_answer"
        ),
    ):
        assert line in lines
    answered, missed = await calendar_events(site.hass)
    assert (answered["summary"], missed["summary"]) == (
        "xx:call_title.answered 0301234567",
        "xx:call_title.missed xx:call_title.unknown_caller",
    )
    assert answered["description"].startswith(
        "xx:call_line.caller 0301234567\nxx:call_line.answered_by Alice (101)\n"
    )
    [item] = await todo_items(site.hass)
    assert item["summary"].startswith("xx:call_title.unknown_caller · ")
    assert item["description"] == r"xx:call\_line.missed\_by Bob"
    assert (
        site.state("recent_calls").state
        == "xx:call_title.missed xx:call_title.unknown_caller"
    )


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
    [missed] = messages(await logbook(start, **page))
    assert missed == (
        f"activity.call_missed Alice (101) أحمد (\u2068{AHMED}\u2069)"
        " · reason.no_answer"
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
        ({"number": "?"}, "xx:trigger.invalid_number"),
        ({"number": 301234567}, "xx:number_not_quoted.message 301234567"),
    ):
        with pytest.raises(vol.Invalid, match=told):
            await async_validate_trigger_config(
                site.hass, [{"platform": f"{DOMAIN}.call_ringing", "options": options}]
            )


async def test_an_automation_that_is_checked_before_the_set_up(
    hass: HomeAssistant,
) -> None:
    hass.config.language = OWN
    with pytest.raises(vol.Invalid, match=r"xx:trigger\.invalid_number"):
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
        raised.value.translation_placeholders["error"] == "xx:pbx_error_10012.message"
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
        assert str(raised.value) == "xx:media_turned_off.message"


async def test_english_until_a_new_language_is_loaded(site: Site) -> None:
    site.hass.config.language = OWN
    assert text(site.hass, "media.recordings") == "media.recordings"
    await choose_language(site.hass)
    assert text(site.hass, "media.recordings") == "xx:media.recordings"
