"""Doing something at the office from a terminal: one transaction of its database, at the instant it is there."""

import asyncio
from collections.abc import Awaitable, Callable
from datetime import datetime
from typing import TypeVar

from bot.sample_office import open_sample
from bot.settings import Settings, read_settings
from domain.reminder_settings import ReminderSettings
from jobs.clock import Clock, RealClock
from storage.database import Database, Tx
from storage.migrate import upgrade

Result = TypeVar("Result")


def at_the_office(work: Callable[[Tx, datetime], Awaitable[Result]]) -> Result:
    """Give `work` a transaction and the instant (UTC) it is at the office, and give back what it gives."""
    return asyncio.run(_done(read_settings(), work))


async def _done(settings: Settings, work: Callable[[Tx, datetime], Awaitable[Result]]) -> Result:
    database = Database(settings.database)
    try:
        await upgrade(database)
        clock: Clock = (
            await open_sample(database, ReminderSettings(zone=settings.zone)) if settings.is_sample else RealClock()
        )
        async with database.begin() as tx:
            return await work(tx, clock.now())
    finally:
        await database.close()
