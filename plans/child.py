"""A file read in a process of its own, with limits: whatever a file does to its reader, the caller lives on."""

import asyncio
import io
import os
import pickle
import sys
from dataclasses import replace

from domain.plan_draft import PlanDraft
from domain.problem import Problem
from domain.reading_table import SentBack
from domain.roster_table import Sheet
from plans.document import Progress
from plans.limits import MEGABYTES, MOST_ANSWER, MOST_MEGABYTES, OUT_OF_MEMORY, SECONDS

# The tokens and passwords of the product's settings are no business of a process that opens strangers' files.
_HANDED_DOWN = {"PATH", "PYTHONPATH", "PYTHONHOME", "LD_LIBRARY_PATH", "SYSTEMROOT"}
_LONGEST_LINE = 200
_ALLOWED = {
    ("domain.plan_draft", name) for name in ("PlanDraft", "TaskDraft", "Heading", "Remark")
} | {("domain.deadline", name) for name in ("Deadline", "DeadlineKind", "Cycle")} | {("datetime", "date")} | {
    ("domain.reading_table", name) for name in ("SentBack", "Column")
} | {("domain.roster_table", "Sheet")}  # fmt: skip


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

    `progress` is called here, in the caller's loop, as the child goes from page to page.

    Raises Problem as `read_plan` does, `plans.error.too_slow` where the limits were reached, `plans.error.damaged`
    where the child stumbled over the file in a way that nobody foresaw.
    """
    draft = await _read("plan", data, filename, year, progress, seconds)
    if not isinstance(draft, PlanDraft):
        raise TypeError("the child answered with something that is no draft")
    return draft


async def read_sent_in_child(
    data: bytes, filename: str, progress: Progress | None = None, seconds: float = SECONDS
) -> PlanDraft | SentBack:
    """The same for a file that may be a workbook of ours come back corrected: then its rows."""
    read = await _read("sent", data, filename, None, progress, seconds)
    if isinstance(read, list):
        raise TypeError("the child answered with something that is no reading")
    return read


async def read_sheets_in_child(data: bytes, filename: str, seconds: float = SECONDS) -> list[Sheet]:
    """The sheets of a table that is no plan, read by `plans.sheets.read_sheets` within the same limits.

    Raises Problem as `read_sheets` does, and as `read_in_child` where the limits were reached.
    """
    read = await _read("sheets", data, filename, None, None, seconds)
    if not isinstance(read, list):
        raise TypeError("the child answered with something that is no table")
    # Only the end of the file's name went to the child.
    return [replace(sheet, name=filename) if sheet.name == _ending(filename) else sheet for sheet in read]


async def _read(
    what: str, data: bytes, filename: str, year: int | None, progress: Progress | None, seconds: float
) -> PlanDraft | SentBack | list[Sheet]:
    if len(data) > MOST_MEGABYTES * 1024 * 1024:
        raise Problem("plans.error.too_large", n=MOST_MEGABYTES)
    child = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "plans.child_main",
        what,
        _ending(filename),
        str(year or ""),
        str(MEGABYTES),
        str(SECONDS),
        stdin=asyncio.subprocess.PIPE,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={name: value for name, value in os.environ.items() if name in _HANDED_DOWN},
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
    if code == OUT_OF_MEMORY or code < 0:
        raise Problem("plans.error.too_slow")
    if code != 0:
        raise Problem("plans.error.damaged")
    return _content(answer)


def _ending(filename: str) -> str:
    """The end of a name, all that the reader asks of it; nothing in it can be no argument of a process."""
    return "".join(sign for sign in filename[-16:] if sign.isascii() and sign.isprintable())


def _content(answer: bytes) -> PlanDraft | SentBack | list[Sheet]:
    kind, *content = _Drafts(io.BytesIO(answer)).load()
    if kind == "problem":
        key, args = content
        raise Problem(key, **args)
    read = content[0]
    if not isinstance(read, PlanDraft | SentBack | list):
        raise TypeError("the child answered with something that is no reading")
    return read


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
    if stream is None:
        return b""
    parts: list[bytes] = []
    size = 0
    while part := await stream.read(1 << 16):
        parts.append(part)
        size += len(part)
        if size > MOST_ANSWER:
            raise Problem("plans.error.too_large_inside")
    return b"".join(parts)


async def _told(stream: asyncio.StreamReader | None, progress: Progress | None) -> None:
    """Pass on the lines "7 21"; whatever else the child's libraries say is dropped, for it may hold the file's text."""
    rest = b""
    while stream is not None and (part := await stream.read(1 << 12)):
        *lines, rest = (rest + part).split(b"\n")
        rest = rest[-_LONGEST_LINE:]
        for line in lines:
            numbers = line.split()
            if progress is not None and len(numbers) == 2 and all(n.isdigit() and len(n) < 9 for n in numbers):
                progress(int(numbers[0]), int(numbers[1]))
