"""What time it is in the office: the real time, or in the sample office a time that can be moved on."""

from datetime import UTC, datetime, timedelta
from typing import Protocol

from storage import settings
from storage.database import Database

_AHEAD = "sample_clock_ahead_seconds"


class Clock(Protocol):
    """Gives the instant it is, in UTC."""

    def now(self) -> datetime: ...


class RealClock:
    """The time of this machine."""

    def now(self) -> datetime:
        return datetime.now(UTC)


class MovableClock:
    """The sample office's clock: it runs as any clock does, from an instant it was set to, and is moved forward.

    How far it is from the real time is kept in the database, so that a restart changes nothing.
    """

    def __init__(self, database: Database, ahead: timedelta) -> None:
        self._database = database
        self._ahead = ahead

    @classmethod
    async def open(cls, database: Database, start: datetime) -> "MovableClock":
        """The clock as it was left; the first time it stands at `start`."""
        async with database.begin() as tx:
            await settings.write_first(tx, _AHEAD, (start - datetime.now(UTC)).total_seconds())
            return cls(database, timedelta(seconds=await settings.read(tx, _AHEAD)))

    def now(self) -> datetime:
        return datetime.now(UTC) + self._ahead

    async def move_to(self, instant: datetime) -> None:
        """Move on to a later instant; to one that has passed it does not go back."""
        ahead = instant - datetime.now(UTC)
        if ahead > self._ahead:
            async with self._database.begin() as tx:
                await settings.write(tx, _AHEAD, ahead.total_seconds())
            self._ahead = ahead
