"""The child's side of `plans.child`: limits itself, reads the file from standard input, answers on standard output."""

import logging
import pickle
import resource
import sys
from typing import Any

from domain.problem import Problem
from plans.formats import load_reader
from plans.limits import OUT_OF_MEMORY
from plans.read import read_plan, read_sent
from plans.sheets import read_sheets

_FORBIDDEN = ("socket.", "subprocess.", "os.exec", "os.fork", "os.posix_spawn", "os.spawn", "os.system", "pty.spawn",
              "os.remove", "os.rename", "os.rmdir", "os.mkdir", "os.link", "os.symlink", "os.truncate", "os.chmod",
              "shutil.", "ctypes.dlopen", "urllib.", "ftplib.", "http.")  # fmt: skip


def main() -> int:
    """Read one file.

    The arguments are what it may be ("plan"; "sent": a workbook of ours too; "sheets": a table that is no plan), the
    name's end, the year or "", the megabytes and the seconds it may use.
    """
    what, filename, year, megabytes, seconds = sys.argv[1:6]
    data = sys.stdin.buffer.read()
    load_reader(data)
    _limit(int(megabytes) * 1024 * 1024, int(seconds))
    try:
        answer = _answer(what, data, filename, int(year) if year else None)
    except (MemoryError, RecursionError):
        return OUT_OF_MEMORY
    sys.stdout.buffer.write(answer)
    sys.stdout.buffer.flush()
    return 0


def _limit(size: int, seconds: int) -> None:
    """From here on: no more than that much memory and time, nothing written, nobody spoken to, nothing started."""
    logging.disable()
    resource.setrlimit(resource.RLIMIT_AS, (size, size))
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    resource.setrlimit(resource.RLIMIT_FSIZE, (0, 0))
    sys.addaudithook(_watch)


def _watch(event: str, args: tuple[Any, ...]) -> None:
    """Refuse what no reader needs, whatever a file may lead a library to."""
    writes = event == "open" and isinstance(args[1], str) and any(sign in args[1] for sign in "wax+")
    if writes or event.startswith(_FORBIDDEN):
        raise PermissionError(event)


def _answer(what: str, data: bytes, filename: str, year: int | None) -> bytes:
    try:
        if what == "sent":
            return pickle.dumps(("draft", read_sent(data, filename, progress=_tell)))
        if what == "sheets":
            return pickle.dumps(("sheets", read_sheets(filename, data)))
        return pickle.dumps(("draft", read_plan(data, filename, year, progress=_tell)))
    except Problem as problem:
        return pickle.dumps(("problem", problem.key, problem.args_of_sentence))


def _tell(page: int, of: int) -> None:
    sys.stderr.write(f"{page} {of}\n")
    sys.stderr.flush()


if __name__ == "__main__":
    sys.exit(main())
