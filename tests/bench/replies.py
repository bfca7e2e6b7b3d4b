"""How long it takes to read a reply, over the long table of replies."""

import time
from collections.abc import Iterator

from domain.replies.reader import read_reply
from tests.bench.measure import Measure
from tests.unit.test_reply_wordings import DUE, TODAY, table

_ROUNDS = 3


def measures() -> Iterator[Measure]:
    """The slowest hundredth of the replies, each by the fastest of a few rounds."""
    replies = [(text, n) for text, n, _ in table()]
    read_reply(replies[0][0], TODAY, DUE, 1)
    took = sorted(min(_time(text, n) for _ in range(_ROUNDS)) for text, n in replies)
    yield Measure(f"a reply read, of {len(took)}: p99", "ms", 1000 * took[int(len(took) * 0.99)], most=5)


def _time(text: str, listed: int) -> float:
    began = time.perf_counter()
    read_reply(text, TODAY, DUE, listed)
    return time.perf_counter() - began
