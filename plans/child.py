"""A plan read in a process of its own, with limits: whatever a file does to its reader, the caller lives on."""

import asyncio
import io
import pickle
import sys

from domain.plan_draft import PlanDraft
from domain.problem import Problem
from plans.document import Progress

SECONDS = 60
MEGABYTES = 512

_ALLOWED = {
    ("domain.plan_draft", name) for name in ("PlanDraft", "TaskDraft", "Heading", "Remark")
} | {("domain.deadline", name) for name in ("Deadline", "DeadlineKind", "Cycle")} | {("datetime", "date")}  # fmt: skip


class _Drafts(pickle.Unpickler):
    """Takes from the child nothing but the classes of a draft, should a file have got hold of it."""

    def find_class(self, module: str, name: str) -> object:
        if (module, name) not in _ALLOWED:
            raise pickle.UnpicklingError(f"{module}.{name} is no part of a draft")
        return super().find_class(module, name)


async def read_in_child(
    data: bytes, filename: str, year: int | None = None, progress: Progress | None = None, seconds: float = SECONDS
) -> PlanDraft:
    """The plan that a file holds, read by `plans.read.read_plan` in at most 60 s and 512 MB.

    Raises Problem as that does, and `plans.error.too_slow` where the limits were reached.
    """
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "plans.child_main",
        filename,
        str(year or ""),
        str(MEGABYTES),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    try:
        async with asyncio.timeout(seconds):
            _, answer, _ = await asyncio.gather(_give(child, data), _all(child.stdout), _told(child.stderr, progress))
            code = await child.wait()
    except TimeoutError:
        raise Problem("plans.error.too_slow") from None
    finally:
        if child.returncode is None:
            child.kill()
            await child.wait()
    if code != 0:
        raise Problem("plans.error.too_slow")
    return _draft(answer)


def _draft(answer: bytes) -> PlanDraft:
    kind, *content = _Drafts(io.BytesIO(answer)).load()
    if kind == "problem":
        key, args = content
        raise Problem(key, **args)
    draft = content[0]
    if not isinstance(draft, PlanDraft):
        raise TypeError("the child answered with something that is no draft")
    return draft


async def _give(child: asyncio.subprocess.Process, data: bytes) -> None:
    if child.stdin is None:
        return
    try:
        child.stdin.write(data)
        await child.stdin.drain()
        child.stdin.close()
    except (BrokenPipeError, ConnectionResetError):
        pass  # it died over the file; its exit code says so


async def _all(stream: asyncio.StreamReader | None) -> bytes:
    return await stream.read() if stream is not None else b""


async def _told(stream: asyncio.StreamReader | None, progress: Progress | None) -> None:
    """Pass on the lines "7 21"; whatever else the child's libraries say is dropped, for it may hold the file's text."""
    while stream is not None and (line := await stream.readline()):
        numbers = line.split()
        if progress is not None and len(numbers) == 2 and all(number.isdigit() for number in numbers):
            progress(int(numbers[0]), int(numbers[1]))
