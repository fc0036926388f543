"""Long work in the event loop, in slices."""

import asyncio
from collections.abc import AsyncIterator, Iterable

_SLICE_SECONDS = 0.005


async def in_turns[Item](items: Iterable[Item]) -> AsyncIterator[Item]:
    """Yield items to work on, and let everything else in the loop have its turn every few milliseconds."""
    loop = asyncio.get_running_loop()
    begun = loop.time()
    for item in items:
        yield item
        if loop.time() - begun > _SLICE_SECONDS:
            await asyncio.sleep(0)
            begun = loop.time()
