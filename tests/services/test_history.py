"""The actions on the history, and the answers to a conversation agent."""

from typing import Any

from aiohttp.test_utils import TestServer
from homeassistant.config_entries import ConfigEntryDisabler, ConfigEntryState
from homeassistant.const import MATCH_ALL
from homeassistant.core import Context, HomeAssistant
from homeassistant.exceptions import ServiceValidationError
from homeassistant.helpers import area_registry as ar, device_registry as dr
from homeassistant.setup import async_setup_component
import pytest
from pytest_homeassistant_custom_component.common import MockConfigEntry
import voluptuous as vol

from custom_components.openvox_uc.calls.presenter import CALL_FIELDS
from custom_components.openvox_uc.const import DOMAIN
from custom_components.openvox_uc.history import calls_table
from tests.conftest import Later, load_state
from tests.house import answer_of, device_id, load, state
from tests.people import ask_agent
from tests.repository import ENGLISH
from tests.simulator import SimulatedPbx
from tests.site import calendar_events

from .conftest import in_turn, only


@pytest.fixture
async def day(
    later: Later, pbx: SimulatedPbx, setup_integration: MockConfigEntry
) -> MockConfigEntry:
    desk = pbx.desk
    await in_turn(
        later,
        (desk.ring(["101"], "0301111111"), 10),
        (desk.answer("101"), 10),
        (desk.hang_up("101"), 10),
        (desk.ring(["102"], "0302222222"), 10),
        (desk.miss("102"), 20),
        (desk.dial_out("101", "0403333333"), 10),
        (desk.answer("101"), 10),
        (desk.hang_up("101"), 10),
    )
    return setup_integration


async def calls(
    hass: HomeAssistant, entry: MockConfigEntry, *, more: bool = False, **data: Any
) -> list[str]:
    answer = await answer_of(hass, "get_call_history", **data)
    assert answer.keys() == {entry.entry_id}
    assert answer[entry.entry_id]["more"] is more
    return [
        call["caller"] if call["direction"] == "inbound" else call["callee"]
        for call in answer[entry.entry_id]["calls"]
    ]


async def test_a_target_of_nothing(
    hass: HomeAssistant, setup_integration: MockConfigEntry
) -> None:
    """It is not a missing target, which stands for all calls."""
    with pytest.raises(ServiceValidationError, match=only("nothing_targeted")):
        await answer_of(hass, "get_call_history", entity_id="none")


async def test_get_call_history(
    hass: HomeAssistant, pbx: SimulatedPbx, day: MockConfigEntry
) -> None:
    alice, bob, whole = (
        device_id(hass, day, part) for part in ("_ext_101", "_ext_102", "")
    )
    first, second, last = "0301111111", "0302222222", "0403333333"
    every = [last, second, first]
    assert await calls(hass, day, limit=2, more=True) == [last, second]
    found: list[tuple[dict[str, Any], list[str]]] = [
        ({"limit": 3}, every),
        ({"direction": "inbound"}, [second, first]),
        (
            {"direction": ["inbound", "outbound"], "outcome": "answered"},
            [last, first],
        ),
        ({"device_id": alice}, [last, first]),
        ({"device_id": [alice, bob]}, every),
        ({"device_id": [whole, bob]}, every),
        ({"number": "030 2*"}, [second]),
        # As a template gives the number of an extension.
        ({"number": 102}, [second]),
        # The editor sends an empty list once every choice is removed.
        ({"direction": [], "outcome": [], "device_id": []}, every),
        ({"end": "2020-01-01 00:00:00"}, []),
        ({"start": "2020-01-01 00:00:00", "config_entry_id": day.entry_id}, every),
    ]
    for criteria, numbers in found:
        assert await calls(hass, day, **criteria) == numbers
    await hass.config.async_update(country="DE")
    assert await calls(hass, day, number="+49 30 2222222") == [second]
    answer = await answer_of(hass, "get_call_history")
    assert answer[day.entry_id]["name"] == pbx.name
    assert answer[day.entry_id]["calls"][0].keys() == {
        *CALL_FIELDS,
        "recording_media_content_id",
    }


async def test_wrong_criteria(
    hass: HomeAssistant, pbx: SimulatedPbx, day: MockConfigEntry
) -> None:
    get, delete, noon = "get_call_history", "delete_call_history", "2026-11-25 12:00:00"
    trunk = device_id(hass, day, f"_trunk_{pbx.trunks[0].name}")
    closet = ar.async_get(hass).async_create("Closet").id
    dr.async_get(hass).async_update_child_device(trunk, area_id=closet)
    MockConfigEntry(domain="demo", entry_id="demo").add_to_hass(hass)
    MockConfigEntry(domain=DOMAIN, source="ignore", entry_id="ignored").add_to_hass(
        hass
    )
    wrong: list[tuple[str, dict[str, Any], str]] = [
        (get, {"number": "what?"}, only("invalid_pattern", number=r"what\?")),
        (get, {"device_id": trunk}, only("neither_pbx_nor_extension")),
        (get, {"area_id": closet}, only("nothing_targeted")),
        (get, {"limit": 10_001}, "value must be at most 10000"),
        (
            delete,
            {"config_entry_id": day.entry_id},
            only("nothing_to_delete"),
        ),
        *(
            (action, data, sentence)
            for action in (get, delete)
            for data, sentence in (
                (
                    {"number": 302222222},
                    only("number_not_quoted", number="302222222"),
                ),
                ({"start": noon, "end": noon}, only("start_after_end")),
                ({"number": "*", "config_entry_id": "unknown"}, "unknown"),
                ({"number": "*", "config_entry_id": "demo"}, "belong"),
                ({"number": "*", "config_entry_id": "ignored"}, "loaded"),
            )
        ),
    ]
    for action, data, sentence in wrong:
        with pytest.raises((ServiceValidationError, vol.Invalid), match=sentence):
            await answer_of(hass, action, **data)
    assert len(await calls(hass, day)) == 3


@pytest.mark.parametrize("zone", ["America/New_York", "Pacific/Kiritimati"])
async def test_from_the_beginning_to_the_end_of_time(
    hass: HomeAssistant, day: MockConfigEntry, zone: str
) -> None:
    """The beginning and the end of time are accepted.

    People and programs enter these to get everything. In some time zones, they are too
    early or too late for UTC.
    """
    await hass.config.async_set_time_zone(zone)
    assert (
        len(
            await calls(
                hass, day, start="0001-01-01 00:00:00", end="9999-12-31 23:59:59"
            )
        )
        == 3
    )
    assert await calls(hass, day, start="9999-12-31T23:59:59-12:00") == []
    assert await answer_of(
        hass, "delete_call_history", end="0001-01-01T00:00:00+14:00"
    ) == {"deleted": 0}
    assert await answer_of(hass, "delete_call_history", end="9999-12-31 23:59:59") == {
        "deleted": 3
    }


@pytest.mark.usefixtures("last_calls")
async def test_delete_call_history(
    hass: HomeAssistant, pbx: SimulatedPbx, day: MockConfigEntry
) -> None:
    assert await answer_of(hass, "delete_call_history", number="0302222222") == {
        "deleted": 1
    }
    assert await calls(hass, day) == ["0403333333", "0301111111"]
    assert state(hass, "sensor", f"{pbx.serial}_missed_calls").state == "0"
    assert state(hass, "sensor", f"{pbx.serial}_last_caller").state == "0301111111"
    assert await answer_of(hass, "delete_call_history", start="2020-01-01") == {
        "deleted": 2
    }
    assert state(hass, "sensor", f"{pbx.serial}_last_caller").state == "unknown"


@pytest.mark.parametrize("loaded", [True, False])
async def test_delete_calls_dialed_with_a_prefix(
    hass: HomeAssistant, pbx: SimulatedPbx, day: MockConfigEntry, *, loaded: bool
) -> None:
    hass.config_entries.async_update_entry(day, options={"outside_prefix": "040"})
    assert await calls(hass, day, number="3333333") == ["0403333333"]
    assert await calls(hass, day, number="0403333333") == ["0403333333"]
    assert await calls(hass, day, number="1") == []
    if not loaded:
        await pbx.stop()
        await hass.config_entries.async_reload(day.entry_id)
        assert day.state is ConfigEntryState.SETUP_RETRY
    assert await answer_of(hass, "delete_call_history", number="333 33 33") == {
        "deleted": 1
    }
    assert await answer_of(hass, "delete_call_history", number="*") == {"deleted": 2}


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(
    "load", [ConfigEntryState.SETUP_RETRY, ConfigEntryState.NOT_LOADED]
)
@pytest.mark.parametrize("restarted", [True, False])
async def test_delete_calls_of_a_pbx_that_is_not_set_up(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    day: MockConfigEntry,
    *,
    named: bool,
    load: ConfigEntryState,
    restarted: bool,
) -> None:
    which: dict[str, Any] = {"config_entry_id": day.entry_id} if named else {}
    if load is ConfigEntryState.SETUP_RETRY:
        await pbx.stop()
        await hass.config_entries.async_reload(day.entry_id)
    else:
        await hass.config_entries.async_set_disabled_by(
            day.entry_id, ConfigEntryDisabler.USER
        )
    assert load_state(day) is load
    if restarted:
        hass.data.pop(DOMAIN)
    assert await answer_of(
        hass, "delete_call_history", number="0302222222", **which
    ) == {"deleted": 1}
    assert await answer_of(hass, "delete_call_history", number="*", **which) == {
        "deleted": 2
    }


async def test_masked_everywhere(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    server: TestServer,
    entry: MockConfigEntry,
    later: Later,
) -> None:
    """No event, no state and no answer has a whole number.

    Of calls that are in progress, over, or found later.
    """
    hass.config_entries.async_update_entry(
        entry,
        options={"mask_numbers": True, "assist_history": True, "assist_anyone": True},
    )
    texts: list[str] = []
    hass.bus.async_listen(MATCH_ALL, lambda event: texts.append(str(event.data)))
    options = {"direction": "any", "number": "*301234567"}
    triggers = [
        {"trigger": f"{DOMAIN}.{event}", "options": options}
        for event in ("call_ringing", "call_ended", "call_missed", "call_failed")
    ]
    say = {
        "event": "said",
        "event_data": {
            "call": "{{ trigger.call }}",
            "sentence": "{{ trigger.description }}",
        },
    }
    assert await hass.config_entries.async_setup(entry.entry_id)
    assert await async_setup_component(
        hass,
        "automation",
        {"automation": {"triggers": triggers, "actions": [say], "mode": "parallel"}},
    )
    await later(120)
    desk = pbx.desk
    for number in ("0301234567", "+49301234567"):
        await in_turn(
            later,
            (desk.ring(["101", "102"], number), 5),
            (desk.answer("101"), 5),
            (desk.hang_up("101"), 10),
            (desk.ring(["102"], number), 5),
            (desk.miss("102"), 5),
            (desk.dial_out("101", number), 5),
            (desk.miss("101"), 5),
        )
        pbx.forget_token()
        await desk.ring(["102"], number)
        await desk.miss("102")
        await later(120)
    await hass.config_entries.async_unload(entry.entry_id)
    # A phone that forwards its calls to a mobile: the PBX may name that in the place of
    # the phone; the last row is of no call.
    for kind, caller in (
        ("Internal", "104"),
        ("Inbound", "0301234567"),
        ("", "104"),
        ("Internal", "0301234567"),
    ):
        await later(30)
        await desk.ring(["102"], "0301234567")
        await later(5)
        await desk.miss("102")
        pbx.records.rows[-1] |= {
            "type": kind,
            "callfrom": caller,
            "callto": "0301234567",
            "recording": "20261125-0301234567.wav",
        }
    assert await hass.config_entries.async_setup(entry.entry_id)
    await later(120)
    texts.append(str(await answer_of(hass, "get_call_history")))
    assert "'backfilled': True" in texts[-1]
    assert await entry.runtime_data.history.async_read(calls_table.count) == 11
    # Calls are still found by whole numbers.
    assert {number[-4:] for number in await calls(hass, entry, number="030*")} == {
        "\u2022567"
    }
    assert await async_setup_component(hass, "llm", {})
    texts += [str(await ask_agent(hass, Context())), str(await calendar_events(hass))]
    assert sum("\u2022567" in text for text in texts) > 20
    assert any("'sentence'" in text for text in texts)
    assert [text for text in texts if "1234567" in text] == []


async def test_assist(
    hass: HomeAssistant,
    pbx: SimulatedPbx,
    day: MockConfigEntry,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    assert await async_setup_component(hass, "llm", {})
    assert await ask_agent(hass, Context()) is None
    await load(hass, day, {"assist_history": True, "assist_anyone": True})

    async def ask(*, more: bool = False, **arguments: Any) -> list[str]:
        answer = await ask_agent(hass, Context(), **arguments)
        assert answer["more_calls"] is more
        assert {call["caller_country"] for call in answer["calls"]} <= {None, "DE"}
        return [call["call"] for call in answer["calls"]]

    titles = ENGLISH["config_panel"]["call_title"]
    outgoing = titles["outgoing"].format(name="0403333333")
    missed = titles["missed"].format(name="0302222222")
    answered = titles["answered"].format(name="0301111111")
    assert await ask() == [outgoing, missed, answered]
    assert await ask(outcome="missed") == [missed]
    assert await ask(direction="outbound", hours=1) == [outgoing]
    monkeypatch.setattr("custom_components.openvox_uc.llm._LIMIT", 2)
    assert await ask(more=True) == [outgoing, missed]
