"""The digest tick: one a week to each leader, whatever restarts, at its hour or in working time soon after."""

import asyncio
from datetime import datetime, timedelta

from domain.digest_hour import last_digest_hour
from domain.facts import Facts
from domain.people import Person, Role
from domain.reminder_settings import ReminderSettings
from reports.digest import Digest, digest
from reports.digest_message import digest_message
from storage import calendar, facts, outbox, people
from storage.database import Database
from storage.office_rules import reckoning
from storage.outbox import Message, Place

_A_MOMENT = timedelta(seconds=1)
TICK = "digest"
"""The name under which the tick's last run is kept."""


async def send_digest(database: Database, settings: ReminderSettings, now: datetime) -> int:
    """Put the digest that is due by now into the outbox for every leader who has not had it; gives for how many."""
    local = now.astimezone(settings.zone)
    async with database.read() as tx:
        days = await calendar.working_calendar(tx)
        if not days.is_working_day(local.date()) or not settings.earliest <= local.time() <= settings.day_ends:
            return 0
        due = last_digest_hour(now, days, settings)
        leaders = [p for p in await people.holding(tx, Role.LEADER) if not await outbox.was_said(tx, _once(p, due))]
        gathered = await facts.gather(tx) if leaders else None
        judged_by = await reckoning(tx, settings.zone)
    if gathered is None or not _knew_anything(gathered, due):
        return 0
    since = last_digest_hour(due - _A_MOMENT, days, settings)
    made = [
        (leader, await asyncio.to_thread(digest, gathered, due, since, judged_by, _own_units(leader)))
        for leader in leaders
    ]
    async with database.begin() as tx:
        return sum(
            [
                await outbox.put(tx, now, "digest", _message(of, leader), person_id=leader.id, once=_once(leader, due))
                is not None
                for leader, of in made
            ]
        )


def _once(leader: Person, due: datetime) -> str:
    return f"digest:{leader.id}:{due.date().isoformat()}"


def _knew_anything(gathered: Facts, due: datetime) -> bool:
    """Whether there was any work yet when the digest was due; a new office hears of nothing."""
    return any(fact.created_at <= due for fact in gathered.assignments)


def _own_units(leader: Person) -> frozenset[int]:
    return frozenset(g.unit_id for g in leader.grants if g.role is Role.LEADER and g.unit_id is not None)


def _message(of: Digest, leader: Person) -> Message:
    return Message(digest_message(of, leader.language), places=[Place("assignment", i.assignment_id) for i in of.items])
