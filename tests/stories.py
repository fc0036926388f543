"""Calls of many kinds, until all that follows from them is over.

Phones ring for six seconds; those who answer talk for five.
"""

from .site import Site

OUTSIDE, REMOTE = "0301234567", "0407654321"
GROUP, MEMBERS = "600", ["102", "103", "104"]
RING, TALK, REST, AFTERWARD = 6, 5, 5, 65


async def answered(site: Site) -> None:
    await site.ring(["101"], OUTSIDE, RING)
    await site.answer("101", TALK)
    await site.hang_up(OUTSIDE, AFTERWARD)


async def missed(site: Site) -> None:
    await site.ring(["101"], OUTSIDE, RING)
    await site.leave_unanswered(seconds=AFTERWARD)


async def transferred(site: Site) -> None:
    await site.ring(["101"], OUTSIDE, RING)
    await site.answer("101", TALK)
    await site.transfer("101", "104", RING)
    await site.answer("104", TALK)
    await site.hang_up("104", AFTERWARD)


async def group_answered(site: Site) -> None:
    await site.ring(MEMBERS, OUTSIDE, RING, to=GROUP)
    await site.answer("103", TALK)
    await site.hang_up(OUTSIDE, AFTERWARD)


async def group_missed(site: Site) -> None:
    await site.ring(MEMBERS, OUTSIDE, RING, to=GROUP)
    await site.leave_unanswered(seconds=AFTERWARD)


async def queue_answered(site: Site) -> None:
    await site.ring(["101", "102"], OUTSIDE, RING, to="9998")
    for _ in range(2):
        await site.do(site.desk.rest(OUTSIDE, site.later(REST)), RING)
    await site.answer("102", TALK)
    await site.hang_up(OUTSIDE, AFTERWARD)


async def outbound_answered(site: Site) -> None:
    site.pbx.outbound_prefix = "16"
    await site.dial_out("101", f"16{REMOTE}", RING)
    await site.answer(REMOTE, TALK)
    await site.hang_up(REMOTE, AFTERWARD)


async def outbound_busy(site: Site, number: str = REMOTE) -> None:
    site.pbx.outbound_prefix = "16"
    await site.dial_out("101", f"16{number}", RING)
    await site.leave_unanswered("101", seconds=AFTERWARD, code=486)


async def internal_answered(site: Site) -> None:
    await site.call("101", "102", RING)
    await site.answer("102", TALK)
    await site.hang_up("101", AFTERWARD)


async def internal_missed(site: Site) -> None:
    await site.call("101", "102", RING)
    await site.leave_unanswered(seconds=AFTERWARD)


async def internal_transferred(site: Site) -> None:
    await site.call("101", "102", RING)
    await site.answer("102", TALK)
    await site.transfer("102", "103", RING)
    await site.answer("103", TALK)
    await site.hang_up("103", AFTERWARD)
