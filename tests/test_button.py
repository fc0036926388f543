"""The buttons of a phone: hang up, and call back."""

from homeassistant.const import ATTR_ENTITY_ID, STATE_UNAVAILABLE
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import (
    HomeAssistantError,
    ServiceValidationError,
    Unauthorized,
)
from homeassistant.helpers import entity_registry as er
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry, MockUser

from custom_components.openvox_uc.const import (
    CONF_ALLOW_FEATURE_CODES,
    CONF_ALLOWED_NUMBERS,
    CONF_OUTSIDE_PREFIX,
)
from tests.house import entity_id
from tests.repository import error_pattern
from tests.simulator import SimulatedPbx
from tests.simulator.bodies import Body
from tests.site import Site
from tests.test_todo import miss

NUMBER = "0301234567"


@pytest.fixture
async def site(all_enabled: None, unloaded: Site) -> Site:
    await unloaded.set_up(5)
    return unloaded


async def press(
    site: Site, key: str, number: str = "101", user: str | None = None
) -> list[tuple[str, Body]]:
    asked = len(site.pbx.requests)
    data = {
        ATTR_ENTITY_ID: entity_id(
            site.hass, "button", f"{site.pbx.serial}_ext_{number}_{key}"
        )
    }
    context = Context(user_id=user) if user else None
    await site.hass.services.async_call(
        "button", "press", data, blocking=True, context=context
    )
    await site.pbx.settled()
    return site.pbx.requests[asked:]


async def refuses(site: Site, key: str, extension: str = "101", **values: str) -> None:
    """Expect an error of the button that calls back."""
    with pytest.raises(
        ServiceValidationError, match=f"^{error_pattern(key, **values)}$"
    ):
        await press(site, "call_back", extension)


async def test_disabled_at_first(
    hass: HomeAssistant, pbx: SimulatedPbx, setup_integration: MockConfigEntry
) -> None:
    for key in ("hang_up", "call_back"):
        entity = er.async_get(hass).async_get(
            entity_id(hass, "button", f"{pbx.serial}_ext_101_{key}")
        )
        assert entity
        assert entity.disabled_by is er.RegistryEntryDisabler.INTEGRATION
        assert entity.entity_category is None


async def test_hang_up(site: Site) -> None:
    await site.desk.call("101", "102")
    assert await press(site, "hang_up") == [("extension/hangup", {"extid": "101"})]
    assert site.desk.calls == []
    assert site.state("ext_101_status").state == "idle"


async def test_call_back(site: Site) -> None:
    """The last caller of the phone whom no one has called back is called.

    The other ones follow, one after the other.
    """
    await miss(site, "0170555")
    await miss(site, "0170666", "101", "102")
    await miss(site, "0170777", "103")
    await miss(site, "")
    assert await press(site, "call_back") == [
        (
            "extension/dial_outbound",
            {"extid": "101", "outto": "0170666", "autoanswer": "no"},
        )
    ]
    await site.hang_up("101", 60)
    assert (await press(site, "call_back"))[0][1]["outto"] == "0170555"
    await site.hang_up("101", 60)
    for phone in ("101", "102"):
        await refuses(site, "nobody_to_call_back", phone)


async def test_a_caller_id_is_no_feature_code(site: Site) -> None:
    await site.load({CONF_ALLOW_FEATURE_CODES: True})
    await miss(site, "*21*0900#")
    await refuses(site, "number_not_dialable")


async def test_call_back_a_caller_who_is_being_called(site: Site) -> None:
    await miss(site, NUMBER)
    # The list was just written, so it is not written again within a second.
    await site.desk.dial_out("103", NUMBER)
    await refuses(site, "nobody_to_call_back")


async def test_call_back_an_extension(site: Site) -> None:
    """Calls from inside count, too.

    The phone that called is not called back by itself.
    """
    await site.call("102", "101", 10)
    await site.leave_unanswered(seconds=60)
    assert await press(site, "call_back") == [
        (
            "extension/dial_extension",
            {"caller": "101", "callee": "102", "autoanswer": "no"},
        )
    ]
    await refuses(site, "nobody_to_call_back", "102", phone=r"Bob \(102\)")


async def test_an_outside_number_that_is_also_an_extension(site: Site) -> None:
    site.hass.config_entries.async_update_entry(
        site.entry, options={CONF_OUTSIDE_PREFIX: "16"}
    )
    await miss(site, "103")
    assert await press(site, "call_back") == [
        (
            "extension/dial_outbound",
            {"extid": "101", "outto": "16103", "autoanswer": "no"},
        )
    ]


async def test_call_back_a_forbidden_number(site: Site) -> None:
    await miss(site, "0900123")
    site.hass.config_entries.async_update_entry(
        site.entry, options={CONF_ALLOWED_NUMBERS: ["030*"]}
    )
    await refuses(site, "number_not_allowed", number="0900123")


async def test_the_pbx_is_offline(site: Site) -> None:
    await miss(site, NUMBER)
    await site.pbx.stop()
    sentence = "^" + error_pattern(
        "not_done", phone=r"Alice \(101\)", error=error_pattern("pbx_not_reachable")
    )
    for key in ("hang_up", "call_back"):
        with pytest.raises(HomeAssistantError, match=sentence):
            await press(site, key)
    await site.later(120)
    for key in ("hang_up", "call_back"):
        assert site.state(f"ext_101_{key}", "button").state == STATE_UNAVAILABLE
    await site.pbx.start()


async def test_other_users(site: Site, hass_read_only_user: MockUser) -> None:
    with pytest.raises(Unauthorized):
        await press(site, "hang_up", user=hass_read_only_user.id)
    user = MockUser(id="resident", name="Resident").add_to_hass(site.hass)
    user.mock_policy({"entities": {"domains": {"button": True}}})
    await site.desk.call("101", "102")
    assert await press(site, "hang_up", user=user.id) == [
        ("extension/hangup", {"extid": "101"})
    ]
