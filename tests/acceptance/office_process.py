"""`nhacviec run` as a process of its own that need not load the product: it is forked from one that has."""

import asyncio
import multiprocessing
import os
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from multiprocessing.context import ForkServerProcess
from pathlib import Path

import httpx

_ROOT = Path(__file__).parents[2]
_LOG = "log"
_LOOK_EVERY = 0.02
_STARTS_WITHIN = 60.0
_STOPS_WITHIN = 40.0
# What the product loads by itself when it is first needed too.
_LOADED = ("bot.application", "bot.commands.run", "bot.channels.telegram", "bot.zalo_door", "matplotlib.figure")


def run(folder: str, settings: dict[str, str]) -> None:
    """The command as it is typed in a folder; all it says is written to a file there."""
    from bot.cli import main  # noqa: PLC0415 - loaded where it is forked from, not in the test

    os.chdir(folder)
    os.environ.update({"PYTHONPATH": str(_ROOT)} | settings)
    log = os.open(_LOG, os.O_WRONLY | os.O_CREAT)
    os.dup2(log, 1)
    os.dup2(log, 2)
    main(["run"])


@asynccontextmanager
async def process_of(folder: Path, settings: Mapping[str, str], address: str) -> AsyncIterator[None]:
    """Started with these settings, and answering at its address; told to stop with the block, which it must do well."""
    fork = multiprocessing.get_context("forkserver")
    fork.set_forkserver_preload([__name__, *_LOADED])
    process = fork.Process(target=run, args=(str(folder), dict(settings)))
    process.start()
    try:
        await _answers(process, address, folder)
        yield
    finally:
        process.terminate()
        await asyncio.to_thread(process.join, _STOPS_WITHIN)
        process.kill()
    assert process.exitcode == 0, said_by(folder)


async def _answers(process: ForkServerProcess, address: str, folder: Path) -> None:
    async with httpx.AsyncClient(trust_env=False) as anybody, asyncio.timeout(_STARTS_WITHIN):
        while True:
            assert process.is_alive(), said_by(folder)
            try:
                await anybody.get(address)
            except httpx.ConnectError:
                await asyncio.sleep(_LOOK_EVERY)
            else:
                return


def said_by(folder: Path) -> str:
    """What the process of a folder said, errors and all."""
    return (folder / _LOG).read_text()
