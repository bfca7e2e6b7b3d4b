"""A reader of files that remembers: many scenes send the same few files, and each reading starts a process."""

from collections.abc import Awaitable, Callable
from typing import TypeVar

from domain.problem import Problem

Read = TypeVar("Read")


def reading_once(read: Callable[..., Awaitable[Read]]) -> Callable[..., Awaitable[Read]]:
    """`read` of `plans.child`, which a file that was read before is not given again; then it tells of no progress."""
    known: dict[object, Read | Problem] = {}

    async def read_or_known(data: bytes, filename: str, *others: object) -> Read:
        year = next((other for other in others if isinstance(other, int)), None)
        if (data, filename, year) not in known:
            try:
                known[data, filename, year] = await read(data, filename, *others)
            except Problem as problem:
                known[data, filename, year] = problem
        found = known[data, filename, year]
        if isinstance(found, Problem):
            raise Problem(found.key, **found.args_of_sentence)
        return found

    return read_or_known
