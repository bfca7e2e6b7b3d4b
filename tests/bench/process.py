"""A command run to its end: how long it took, and the most memory it and its children held together."""

import subprocess
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

_EVERY = 0.02  # seconds between two looks at the memory
_KILOBYTE = 1024


@dataclass(frozen=True)
class Ran:
    """Wall time in seconds, memory in MB."""

    seconds: float
    megabytes: float


def run(command: Sequence[str | Path]) -> Ran:
    """Run the command, its output dropped. Raises CalledProcessError where it fails."""
    began = time.perf_counter()
    most = 0
    with subprocess.Popen(command, stdout=subprocess.DEVNULL) as process:
        while process.poll() is None:
            most = max(most, _resident(process.pid))
            time.sleep(_EVERY)
        seconds = time.perf_counter() - began
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Ran(seconds, most / _KILOBYTE)


def best(command: Sequence[str | Path], rounds: int) -> Ran:
    """The fastest of so many runs, the one least disturbed by what else the machine does."""
    return min((run(command) for _ in range(rounds)), key=lambda ran: ran.seconds)


def side_by_side(ours: Sequence[str | Path], beside: Sequence[str | Path], rounds: int) -> tuple[Ran, Ran]:
    """The fastest runs of two commands that take turns, so that a busy minute falls on both."""
    pairs = [(run(ours), run(beside)) for _ in range(rounds)]
    return min((a for a, _ in pairs), key=lambda ran: ran.seconds), min((b for _, b in pairs), key=lambda r: r.seconds)


def _resident(pid: int) -> int:
    """Kilobytes that a process and its children hold now; 0 for one that has ended meanwhile."""
    try:
        own = int((Path("/proc") / str(pid) / "statm").read_text().split()[1]) * 4
        tasks = (Path("/proc") / str(pid) / "task").glob("*/children")
        children = {int(child) for task in tasks for child in task.read_text().split()}
    except (OSError, IndexError):
        return 0
    return own + sum(map(_resident, children))
