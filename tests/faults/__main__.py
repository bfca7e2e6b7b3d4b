"""`python -m tests.faults [--kills 200] [--on sqlite,postgresql] [--seed N]`: what is lost, and what comes twice."""

import argparse
import asyncio
import random
import sys
import tempfile
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from tests.databases import NO_POSTGRES, find_server
from tests.faults.killing import Found, KillRun
from tests.faults.replicas import two_processes

_REPLICA_MESSAGES = 2000


async def main(kills: int, databases: list[str], seed: int) -> int:
    """Run on each database and print what was found; 1 where a promise was not kept."""
    print(f"seed {seed}; the same seed draws the same faults and moments, what they meet differs", flush=True)
    well = True
    for kind in databases:
        async with _database(kind, "kills") as (url, folder):
            if url is None:
                print(f"{kind}: left out, {NO_POSTGRES}")
                continue
            found = await KillRun(url, random.Random(seed)).run(folder, kills)
            print(_table(kind, found), flush=True)
            well &= found.well
    if "postgresql" in databases:
        async with _database("postgresql", "replicas") as (url, folder):
            if url is not None:
                two = await two_processes(url, folder, _REPLICA_MESSAGES)
                print(
                    f"two processes on one PostgreSQL, none killed: committed {two.committed}, "
                    f"delivered {two.delivered}, twice {two.twice}"
                )
                well &= two.twice == 0 and two.delivered == two.committed
    return int(not well)


def _table(kind: str, found: Found) -> str:
    refused = ", ".join(f"{status or 'no answer'}: {n}" for status, n in sorted(found.refused.items()))
    return "\n".join(
        [
            f"{kind}, {found.kills} kills in {found.seconds:.0f} s",
            f"  messages committed        {found.committed}",
            f"  delivered                 {found.delivered}",
            f"  delivered twice           {found.twice}",
            f"  in flight at a kill       {found.in_doubt_at_kills}",
            f"  taken, answer kept back   {found.in_doubt_by_faults} (timeouts, gateway errors, dropped connections)",
            f"  lost                      {found.lost}",
            f"  still waiting             {found.waiting}",
            f"  updates                   {found.updates}, taken in and worked on {found.updates_handled}",
            f"  calls refused             {refused}",
            f"  promise kept              {'yes' if found.well else 'NO'}",
        ]
    )


@asynccontextmanager
async def _database(kind: str, name: str) -> AsyncIterator[tuple[str | None, Path]]:
    """A new database and a folder to work in; both are gone afterwards."""
    with tempfile.TemporaryDirectory() as made:
        folder = Path(made)
        if kind == "sqlite":
            yield f"sqlite:///{folder / 'office.db'}", folder
            return
        server = await find_server()
        if server is None:
            yield None, folder
            return
        database = f"nhacviec_faults_{name}_{random.SystemRandom().randrange(10**9)}"
        await server.execute(f'CREATE DATABASE "{database}"')
        try:
            yield server.of(database), folder
        finally:
            await server.execute(f'DROP DATABASE "{database}" WITH (FORCE)')


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description="Kill the real process again and again; count what came of it.")
    parser.add_argument("--kills", type=int, default=200)
    parser.add_argument("--on", default="sqlite,postgresql")
    parser.add_argument("--seed", type=int, default=random.SystemRandom().randrange(10**6))
    asked = parser.parse_args()
    sys.exit(asyncio.run(main(asked.kills, asked.on.split(","), asked.seed)))
