"""Scenes kept as they stood at one moment: many tests go on from there, and what led to it is played once."""

import asyncio
import shutil
import sqlite3
from collections.abc import Awaitable, Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from domain.chat import OutgoingFile
from domain.plan_draft import PlanDraft
from storage.database import Database
from tests.acceptance.scene import Scene
from tests.fakes.channel import RecordingChannel

Play = Callable[[], Awaitable[Scene]]


@dataclass(frozen=True)
class _Kept:
    file: Path
    channel: RecordingChannel
    now: datetime


class KeptScenes:
    """Scenes by name, each with a copy of its SQLite file and of what went over its channel."""

    def __init__(self, folder: Path, file: OutgoingFile, draft: PlanDraft) -> None:
        """`file` is the sample plan, `draft` what is read from it."""
        self._folder = folder
        self._plan = file, draft
        self._kept: dict[str, _Kept] = {}

    async def at(self, name: str, database: Database, play: Play) -> Scene:
        """The scene that `play` leads to in an empty database; on PostgreSQL it is played each time."""
        if not database.is_sqlite:
            return await play()
        path = Path(database.engine.url.database or "")
        if name in self._kept:
            kept = self._kept[name]
            await asyncio.to_thread(shutil.copy, kept.file, path)
            return await Scene.going_on(database, kept.channel.as_it_stands(), kept.now)
        scene = await play()
        kept_in = self._folder / f"{len(self._kept)}.db"
        await asyncio.to_thread(_copy, path, kept_in)
        self._kept[name] = _Kept(kept_in, scene.channel.as_it_stands(), scene.now)
        return scene

    async def with_plan(self, database: Database, start: datetime) -> Scene:
        """The sample office at an instant, its plan just put in force as `Scene.has_in_force` does."""

        async def play() -> Scene:
            scene = await Scene.open(database, start)
            await scene.has_in_force(*self._plan)
            return scene

        return await self.at(f"the plan in force, {start}", database, play)


def _copy(source: Path, target: Path) -> None:
    with closing(sqlite3.connect(source)) as connection:
        connection.execute("VACUUM INTO ?", [str(target)])
