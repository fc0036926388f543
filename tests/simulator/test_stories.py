"""The stories use the captured bytes and ids, keep every phone in one place, and know the truth."""

from datetime import UTC, datetime
from functools import partial
from itertools import pairwise
from random import Random

import pytest

from custom_components.openvox_uc.pbx import reports
from custom_components.openvox_uc.pbx.models import CallEventType, Outcome
from custom_components.openvox_uc.pbx.wire import codec
from tests.pbx import fixtures

from . import kinds
from .bodies import Inbound, Internal, Leg, Outbound, Style, boot_up, compact, extension_status
from .stories import SCENES, Exchange, Habits, Script, disturb, random_exchange


def test_bodies_are_the_captured_ones() -> None:
    """For each captured report of a call there is a body that equals it, byte for byte."""
    serial, style, trunk = "a09805021987", Style(), "to-18-16-2"

    def internal(leg: str, caller: str, callee: str) -> Internal:
        return Internal(serial=serial, first=Leg(0, id=leg), style=style, extension=caller, dialed_number=callee)

    def inbound(leg: str, outside: str, house: str) -> Inbound:
        return Inbound(serial=serial, first=Leg(0, id=leg), style=style, outside=outside, house=house, trunk=trunk)

    def outbound(leg: str, outside: str = "103") -> Outbound:
        return Outbound(serial=serial, first=Leg(0, id=leg), style=style, outside=outside, house="106", trunk=trunk, prefix="16")

    leg = partial(Leg, 0.0, None)
    ringing = internal("1589947952.1670", "101", "106")
    answered = internal("1589953310.1724", "101", "106").answers(leg("1589953310.1726"), "106")
    ended = internal("1589953914.1775", "101", "106").byes(leg("1589953914.1777"), ("106",), by_caller=False)
    called = inbound("1589948512.1707", "103", "101")
    dialing = outbound("1589948178.1690")
    hung_up = outbound("1589956488.1962").byes(leg("1589956489.1964"), ("106",), by_caller=False)
    bodies = {
        "extension_status": extension_status(serial, "101", "InUse"),
        "boot_up": boot_up("369351034049"),
        "alert_internal": ringing.alert(leg("1589947952.1672")),
        "ring_internal": ringing.ring(leg("1589947952.1672"), "106"),
        "alert_inbound": called.alert(leg("1589948512.1709")),
        "ring_inbound": called.ring(leg("1589948512.1709"), "101"),
        "alert_outbound": dialing.alert(leg("1589948179.1692")),
        "ring_outbound": dialing.ring(leg("1589948179.1692"), "106"),
        "answer_internal_1": answered[0],
        "answer_internal_2": answered[1],
        "answer_inbound": inbound("1589953417.1741", "103", "101").answers(leg("1589953417.1743"), "101")[0],
        "answer_outbound": outbound("1589953722.1758").answers(leg("1589953723.1760"), "106")[0],
        "bye_internal_1": ended[0],
        "bye_internal_2": ended[1],
        "bye_outbound_1": hung_up[0],
        "bye_outbound_2": hung_up[1],
        "tranfer_internal": internal("1589957670.2001", "101", "102").transfer(leg("1589957670.2001"), "101", "102"),
        "tranfer_inbound": inbound("1589957892.2028", "101", "102").transfer(leg("1589957892.2030"), "102", ""),
        "call_failed": internal("1589958470.2092", "106", "102").failed("102", 480),
        "new_cdr_internal": internal("1589958682.2101", "106", "102").record(10_800, 10, 5, "ANSWERED", recorded=False),
        "new_cdr_outbound": outbound("1589958787.2118", "101").record(10_800, 10, 5, "ANSWERED", recorded=False),
        "new_cdr_inbound": inbound("1589959139.2135", "101", "102").record(10_800, 10, 4, "ANSWERED", recorded=False),
    }
    assert {f"{name}.json" for name in bodies} == {name for name in fixtures.names("reports") if not name.startswith("family")}
    for name, body in bodies.items():
        assert compact(body) == fixtures.report(name).strip(), name


@pytest.mark.parametrize("kind", SCENES)
def test_ids(kind: str) -> None:
    """Each report of a call carries the ids of the documented table, and the first two channels of a moment stand two apart."""
    exchange = random_exchange(7, calls=10, simultaneous=2, scenes=[kind])
    by_leg = {leg: truth for truth in exchange.truths for leg in truth.legs}
    for truth in exchange.truths:
        channels = sorted(tuple(map(int, leg.split("."))) for leg in truth.legs)
        for (epoch, number), (later, next_number) in [*pairwise(channels)][:1]:
            assert later > epoch or next_number - number == 2 or kind == "call_waiting"
    for report in exchange.reports:
        parsed = reports.parse(codec.decode_report(report.body))
        assert not isinstance(parsed, reports.UnknownReport)
        if not isinstance(parsed, reports.CallReport):
            continue
        truth = by_leg[parsed.leg]
        first = min(truth.legs, key=lambda leg: int(leg.split(".")[1]))
        if kind in ("onward", "outbound_transferred") and truth.transferred:
            # The leg of whoever is left is the first then.
            assert parsed.trunk_leg is None or parsed.trunk_leg.leg in truth.legs
        elif parsed.trunk_leg and isinstance(parsed, reports.Answer):
            inbound = truth.direction == "inbound"
            assert parsed.trunk_leg.leg == (parsed.leg if inbound else first)
            assert parsed.leg != first
        elif parsed.trunk_leg and isinstance(parsed, reports.Bye):
            assert parsed.trunk_leg.leg == parsed.leg
        elif parsed.trunk_leg and isinstance(parsed, reports.Ring | reports.Alert | reports.CallFailed):
            assert parsed.trunk_leg.leg == first
        assert (parsed.serial is None) == (truth.direction == "outbound" and isinstance(parsed, reports.Ring | reports.Alert))


def test_stories_are_deterministic() -> None:
    """The same seed tells the same day; another one another."""
    first, second, third = (random_exchange(seed, calls=40) for seed in (5, 5, 6))
    assert (first.reports, first.truths) == (second.reports, second.truths)
    assert first.reports != third.reports
    disturbed = [disturb(first.reports, Random(1), repeat=True, shuffle=True, lose=1) for _ in range(2)]
    assert disturbed[0] == disturbed[1]


@pytest.mark.parametrize("seed", range(20))
def test_phones_are_in_one_call(seed: int) -> None:
    """No phone is in two calls at once, except where one waits or is consulted; times and ids are in order and nobody's twice."""
    exchange = random_exchange(
        seed, calls=30, simultaneous=6, scenes=[kind for kind in SCENES if kind not in ("call_waiting", "consulted")]
    )
    busy: dict[str, float] = {}
    for truth in sorted(exchange.truths, key=lambda truth: truth.started_at):
        for phone in truth.extension_events:
            assert busy.get(phone, 0.0) < truth.started_at
            busy[phone] = truth.ended_at
        assert truth.started_at <= (truth.answered_at or truth.ended_at) <= truth.ended_at
        assert (truth.outcome is Outcome.ANSWERED) == (truth.answered_at is not None)
        # A page is answered by nobody.
        assert truth.kind == "paged" or (truth.answered_at is not None) == (truth.answered_by is not None)
    legs = [leg for truth in exchange.truths for leg in truth.legs]
    assert len(legs) == len(set(legs))
    assert [report.at for report in exchange.reports] == sorted(report.at for report in exchange.reports)


def test_a_phone_cannot_be_booked_twice() -> None:
    """A story on a phone that is taken is refused."""
    exchange = Exchange(Random(1))
    for at in (0.0, 2.0):
        story = exchange.script("given up", Habits())
        kinds.internal_given_up(story, "101", "102", ring_for=5.0)
        if not at:
            end = exchange.add(story, at)
    assert exchange.free(["101", "102", "103"], 2.0) == ["103"]
    with pytest.raises(ValueError, match="101"):
        exchange.add(story, 2.0)
    exchange.add(story, end)
    assert len(exchange.finish().truths) == 2


def test_what_happens_at_once_shares_numbers() -> None:
    """Channels of calls that begin together come between each other's, as on a real PBX."""
    exchange = random_exchange(11, calls=200, simultaneous=8, phones=[str(number) for number in range(100, 140)])
    ranges = sorted(
        (min(numbers), max(numbers)) for truth in exchange.truths if (numbers := [int(leg.split(".")[1]) for leg in truth.legs])
    )
    assert any(begin < end for (_, end), (begin, _) in pairwise(ranges))


def test_clocks() -> None:
    """Ids run by the PBX's clock, records by its local time."""
    exchange = random_exchange(2, calls=20, begin=1_600_000_000.0, skew=-7200.0, utc_offset=3600.0)
    for truth in exchange.truths:
        epoch = min(int(leg.split(".")[0]) for leg in truth.legs)
        assert epoch == int(truth.started_at - 7200.0)
    for report in exchange.reports:
        if report.values["action"] == "NewCdr":
            local = datetime.fromisoformat(str(report.values["timestart"])).replace(tzinfo=UTC)
            assert local.timestamp() == int(str(report.values["callid"]).split(".")[0]) + 3600


def test_disturb() -> None:
    """Repeats come within a second and say the same; nothing is late by more than 0.3 s; one report is lost."""
    original = random_exchange(4, calls=10).reports
    repeated = disturb(original, Random(2), repeat=True)
    assert len(repeated) > len(original)
    assert all(any(0 <= copy.at - report.at < 1 and copy.values == report.values for report in original) for copy in repeated)
    late = disturb(original, Random(2), shuffle=True)
    assert [report.values for report in late] != [report.values for report in original]
    assert len(late) == len(original)
    assert all(any(0 <= arrived.at - report.at <= 0.3 and arrived.values == report.values for report in original) for arrived in late)
    assert len(disturb(original, Random(2), lose=1)) == len(original) - 1
    assert disturb([], Random(2), lose=1, repeat=True, shuffle=True) == []


def test_truth_of_a_transfer() -> None:
    """The events of a transfer's phones are in the order in which they happen."""
    exchange = Exchange(Random(3))
    story: Script = exchange.script("transfer", Habits())
    kinds.inbound_transferred(story, "0301234", "101", "104", talk_for=5.0, ring_for=2.0, talk_after=4.0)
    exchange.add(story, 0.0)
    [truth] = exchange.finish().truths
    kind = CallEventType
    assert truth.extension_events == {
        "101": (kind.RINGING, kind.ANSWERED, kind.TRANSFERRED, kind.ENDED),
        "104": (kind.RINGING, kind.ANSWERED, kind.ENDED),
    }
    actions = [report.values["action"] for report in exchange.reports if report.values["action"] != "ExtensionStatus"]
    assert actions == [
        *("ALERT", "RING", "ANSWER", "ANSWER", "Tranfer", "BYE", "RING", "ANSWER", "ANSWER", "BYE", "BYE", "NewCdr"),
    ]
