"""When people are told things unasked: the office's hours, those they chose, and those they put something off to."""

from collections.abc import Set
from dataclasses import dataclass
from datetime import datetime, time

from sqlalchemy import select

from domain.reminder_settings import ReminderSettings
from storage import reminder_rules
from storage.database import Tx
from storage.schema.office import person
from storage.schema.work import snooze


@dataclass(frozen=True)
class HoursTold:
    """Local hours of every working day, and single instants (UTC)."""

    daily: Set[time]
    once: Set[datetime]


async def gather(tx: Tx, without: ReminderSettings) -> HoursTold:
    """All such hours as things stand now; `without` are the settings where the office chose none."""
    settings = await reminder_rules.in_force(tx, without)
    chosen = select(person.c.remind_at).where(person.c.active, person.c.remind_at.is_not(None)).distinct()
    office = {settings.remind_at, settings.latest, settings.digest_hour}
    put_off = select(snooze.c.until).where(snooze.c.taken_back.is_(False)).distinct()
    return HoursTold(office | set((await tx.execute(chosen)).scalars()), set((await tx.execute(put_off)).scalars()))
