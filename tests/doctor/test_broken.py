"""The test of reports on set-ups that are broken in different ways.

Its sentences, and its text for developers.
"""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
import json

from homeassistant.config_entries import ConfigFlowResult
from homeassistant.data_entry_flow import FlowResultType
import pytest

from custom_components.openvox_uc.const import CONF_REPORT_PORT
from tests.forms import begin_options, checked, submit_options, suggested
from tests.house import free_port
from tests.repository import ENGLISH
from tests.simulator.bodies import Body
from tests.simulator.reporter import post
from tests.site import Site

STRANGER = "127.0.0.2"

type Deed = Callable[[Site], Awaitable[None]]


async def call(site: Site) -> None:
    """Let an external caller call the phone, which picks up and hangs up."""
    await site.talk("101")
    await site.hang_up("101", 12)


async def nothing(_: Site) -> None:
    """Use no phone."""


async def closed_port(site: Site) -> None:
    assert site.hass.config.api
    site.hass.config.api.port = 9


async def second_try(site: Site) -> None:
    site.hass.config.internal_url = "http://127.0.0.1:9"


async def only_tls(site: Site) -> None:
    assert site.hass.config.api
    site.hass.config.api.use_ssl = True


async def not_monitored(site: Site) -> None:
    site.pbx.need_extension("101").monitored = False


async def none_monitored(site: Site) -> None:
    for extension in site.pbx.extensions:
        extension.monitored = False


async def not_registered(site: Site) -> None:
    site.pbx.set_state("101", "Unavailable")


async def nobody_there(site: Site) -> None:
    site.pbx.pick_up_after = None


async def slow_clock(site: Site) -> None:
    site.pbx.skew = -2400


async def own_names(site: Site) -> None:
    """Let the PBX write its reports differently."""

    async def changed(values: Body) -> Body:
        return (
            {**values, "Mood": "fine", "callid": "call-7"}
            if values["action"] == "RING"
            else values
        )

    site.pbx.faults.on_the_way = changed


async def no_records(site: Site) -> None:
    async def some(values: Body) -> Body | None:
        return None if values["action"] == "NewCdr" else values

    site.pbx.faults.on_the_way = some


async def taken_session(site: Site) -> None:
    await site.desk.ring(["101"])
    site.pbx.forget_token()
    await site.later(20)


async def switched_off(site: Site) -> None:
    await site.pbx.stop()
    await site.later(20)


async def sends(site: Site, body: bytes, sender: str = "127.0.0.1") -> None:
    target = site.pbx.access.target
    assert target
    await post(target, body, sender=sender)
    await site.later(20)


def ringing(site: Site, serial: str = "") -> bytes:
    values = {
        "action": "RING",
        "callid": f"{int(site.pbx.clock())}.7",
        "ext": {"extid": ["101", "102"]},
        "sn": serial or site.pbx.serial,
    }
    return json.dumps(values).encode()


async def rings(site: Site) -> None:
    await site.desk.ring(["101"])


async def call_of_another(site: Site) -> None:
    await site.talk("103")
    await site.hang_up("103", 12)


async def own_call(site: Site) -> None:
    """Let the phone call another one."""
    await site.call("101", "102", 5)
    await site.answer("102", 5)
    await site.hang_up("102", 12)


async def after_another(site: Site) -> None:
    await call_of_another(site)
    await call(site)


async def restart(site: Site) -> None:
    await site.do(site.desk.ring(["101"]), 3)
    await site.pbx.boot()
    await site.later(20)


async def off_and_on(site: Site) -> None:
    await site.pbx.stop()
    await site.later(20)
    await site.pbx.start()


async def no_time(site: Site) -> None:
    site.pbx.faults.no_clock = True


async def own_port(site: Site) -> None:
    site.hass.config_entries.async_update_entry(
        site.entry, options={CONF_REPORT_PORT: free_port()}
    )


async def other_path(site: Site) -> None:
    assert site.pbx.access.target
    site.pbx.access.target = replace(site.pbx.access.target, path="/report/of/another")
    await call(site)


async def refuse_dialing(site: Site) -> None:
    site.pbx.faults.refuse("20007", "extension/dial_extension")


@dataclass(frozen=True)
class SetUp:
    """What is broken before the entry is set up, or before the test.

    What happens during the test; and what the test has to find.
    """

    name: str
    expected: set[str]
    broken: Deed = nothing
    done: Deed = call
    broken_later: Deed = nothing
    rung: bool = False
    says: str = ""


ALL_FINE = {"arrived", "whole_call"}
SET_UPS = (
    SetUp("all fine", ALL_FINE),
    SetUp(
        "a firewall in between",
        {"nothing_arrived"},
        broken=closed_port,
        says="report_test.nothing_arrived http://127.0.0.1:9",
    ),
    SetUp(
        "only one of two addresses works",
        {"nothing_arrived", "address_changed"},
        broken=second_try,
        says="report_test.nothing_arrived http://127.0.0.1:9",
    ),
    SetUp(
        "Home Assistant speaks only TLS",
        {"https_only"},
        broken=only_tls,
        says="report_test.https_only",
    ),
    SetUp(
        "no Status Monitor for this phone",
        {"arrived", "whole_call", "no_status_monitor"},
        broken=not_monitored,
        says="report_test.no_status_monitor 101",
    ),
    SetUp(
        "no Status Monitor for any phone",
        {"arrived", "whole_call", "no_status_monitor"},
        broken=none_monitored,
    ),
    SetUp(
        "another phone than the one used",
        ALL_FINE | {"other_phones_only"},
        done=call_of_another,
    ),
    SetUp("another phone was used, too", ALL_FINE, done=after_another),
    SetUp(
        "no Status Monitor for the phone that calls",
        ALL_FINE | {"no_status_monitor"},
        broken=not_monitored,
        done=own_call,
        says="report_test.no_status_monitor 101",
    ),
    SetUp(
        "no phone was used",
        {"nothing_happened"},
        done=nothing,
        says="report_test.nothing_happened",
    ),
    SetUp(
        "the phone is not registered",
        {"unregistered"},
        broken_later=not_registered,
        done=nothing,
        says="report_test.unregistered 101",
    ),
    SetUp(
        "the PBX cannot ring it",
        {"dial_refused"},
        broken_later=refuse_dialing,
        done=nothing,
        rung=True,
    ),
    SetUp(
        "nobody lifts it",
        {"arrived", "unfinished"},
        broken_later=nobody_there,
        done=nothing,
        rung=True,
    ),
    SetUp(
        "another program takes the session",
        {"arrived", "another_program", "unfinished"},
        done=taken_session,
    ),
    SetUp(
        "the PBX restarts",
        {"arrived", "interrupted", "unfinished"},
        done=restart,
        says="report_test.interrupted",
    ),
    SetUp(
        "the PBX is off for a moment",
        {"arrived", "interrupted", "other_phones_only", "unfinished"},
        done=off_and_on,
    ),
    SetUp(
        "the PBX is off",
        {"not_connected"},
        done=switched_off,
        says="report_test.not_connected ",
    ),
    SetUp(
        "reports come by a proxy",
        {"foreign"},
        done=lambda site: sends(site, ringing(site), STRANGER),
        says=f"report_test.foreign {STRANGER}",
    ),
    SetUp(
        "strangers send something",
        {"nothing_happened"},
        done=lambda site: sends(site, b"hello", STRANGER),
    ),
    SetUp(
        "another PBX sends its reports here",
        {"other_serial"},
        done=lambda site: sends(site, ringing(site, "a09805000001")),
    ),
    SetUp(
        "reports to another path",
        {"refused"},
        broken=own_port,
        done=other_path,
        says="report_test.refused ",
    ),
    SetUp(
        "reports that cannot be read",
        {"unparsed"},
        done=lambda site: sends(site, b"{action: RING"),
    ),
    SetUp(
        "reports that are too long",
        {"oversized"},
        done=lambda site: sends(site, ringing(site) + b" " * 20_000),
    ),
    SetUp(
        "the clock of the PBX is wrong",
        ALL_FINE | {"clock_behind"},
        broken=slow_clock,
        says="report_test.clock_behind 40",
    ),
    SetUp(
        "the clock is wrong, and no call has ended yet",
        {"arrived", "unfinished", "clock_behind"},
        broken=slow_clock,
        done=rings,
        says="report_test.clock_behind 40",
    ),
    SetUp("the PBX does not tell its time", {"arrived", "whole_call"}, broken=no_time),
    SetUp("no records", {"arrived", "no_record"}, broken_later=no_records),
    SetUp(
        "reports unlike those of the documents",
        ALL_FINE | {"new_differences"},
        broken_later=own_names,
        says="report_test.new_differences",
    ),
)


async def run(site: Site, case: SetUp) -> ConfigFlowResult:
    """Walk through the options as a person does."""
    await case.broken(site)
    await site.set_up(5)
    await case.broken_later(site)
    result = await begin_options(site.hass, site.entry, "test_reports")
    result = await submit_options(
        site.hass, result, {"phone": "101", **({"callee": "102"} if case.rung else {})}
    )
    assert result["type"] is FlowResultType.SHOW_PROGRESS
    assert result["progress_action"] in ENGLISH["options"]["progress"]
    await case.done(site)
    await site.later(61)
    return checked(
        await site.hass.config_entries.options.async_configure(result["flow_id"]),
        ENGLISH["options"],
    )


@pytest.mark.parametrize("case", SET_UPS, ids=lambda case: case.name)
async def test_broken(texts_as_keys: None, site: Site, case: SetUp) -> None:
    result = await run(site, case)
    assert result["step_id"] == "report_test_result"
    shown = result["description_placeholders"]
    assert shown
    assert case.says in shown["findings"]
    [_, findings, *_] = suggested(result)["report"].splitlines()
    assert set(findings.removeprefix("findings: ").split(", ")) == case.expected
