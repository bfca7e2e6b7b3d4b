"""The real process: started, and killed without warning or told to stop."""

import asyncio
import contextlib
import os
import signal
import sys
from asyncio.subprocess import DEVNULL, PIPE, Process
from collections.abc import AsyncIterator, Mapping
from pathlib import Path


class Starter:
    """Starts `nhacviec run` as fast as a fork, by the process that `starting` keeps."""

    def __init__(self, zygote: Process) -> None:
        self._zygote = zygote
        self.started: list[int] = []

    async def start(self) -> int:
        """Start one and give its process id."""
        assert self._zygote.stdin is not None
        assert self._zygote.stdout is not None
        self._zygote.stdin.write(b"start\n")
        await self._zygote.stdin.drain()
        while not (line := (await self._zygote.stdout.readline()).strip()).isdigit():
            assert line or not self._zygote.stdout.at_eof(), "the product could not be loaded"
        self.started.append(int(line))
        return self.started[-1]


@contextlib.asynccontextmanager
async def starting(folder: Path, settings: Mapping[str, str]) -> AsyncIterator[Starter]:
    """A starter of processes with these settings; it and they end with the block."""
    zygote = await asyncio.create_subprocess_exec(
        sys.executable,
        "-m",
        "tests.faults.zygote",
        env=os.environ | {"PYTHONPATH": str(Path(__file__).parents[2])} | dict(settings),
        cwd=folder,
        stdin=PIPE,
        stdout=PIPE,
        stderr=DEVNULL,
    )
    starter = Starter(zygote)
    try:
        yield starter
    finally:
        for process_id in starter.started[-2:]:
            await kill(process_id)
        zygote.kill()
        await zygote.wait()


async def kill(process_id: int) -> None:
    """SIGKILL, and wait until it is gone."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(process_id, signal.SIGKILL)
    await _gone(process_id)


async def stop(process_id: int) -> None:
    """SIGTERM, and wait until it has finished what it was doing."""
    with contextlib.suppress(ProcessLookupError):
        os.kill(process_id, signal.SIGTERM)
    await _gone(process_id)


async def _gone(process_id: int) -> None:
    async with asyncio.timeout(60):
        while Path(f"/proc/{process_id}/exe").exists():  # noqa: ASYNC110, ASYNC240 - another process; /proc answers at once
            await asyncio.sleep(0.005)
