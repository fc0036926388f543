"""How much memory is taken by what others send."""

from collections.abc import Iterator
from contextlib import contextmanager
import tracemalloc


@contextmanager
def at_most(size: int) -> Iterator[None]:
    """Check that what is done inside takes no more bytes than that.

    What was taken before does not count.
    """
    tracemalloc.start()
    try:
        yield
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < size
