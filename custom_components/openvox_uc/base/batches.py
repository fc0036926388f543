"""Builds long answers in many turns of the event loop.

Other work gets its turns in between.
"""

import asyncio
from collections.abc import Callable, Iterable
from itertools import batched

# An item takes 20 microseconds, or two milliseconds for a contact with 100 numbers.
_BATCH = 10


async def async_map[Item, Made](
    make: Callable[[Item], Made], items: Iterable[Item]
) -> list[Made]:
    made: list[Made] = []
    for batch in batched(items, _BATCH, strict=False):
        made += map(make, batch)
        await asyncio.sleep(0)
    return made
