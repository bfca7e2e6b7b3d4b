"""The weekly digest in the groups of the office and of units: figures and tasks, and nobody by name."""

import asyncio
from dataclasses import replace
from datetime import datetime, timedelta

from domain.digest_hour import last_digest_hour, next_digest_hour
from domain.facts import Facts
from domain.reminder_settings import ReminderSettings
from locales import say
from reports.digest import digest
from reports.digest_message import digest_message
from storage import calendar, facts, groups, outbox, reminder_rules
from storage.database import Database
from storage.groups import Group
from storage.office_rules import reckoning
from storage.outbox import Message

TICK = "group_digest"
"""The name under which the tick's last run is kept."""

_A_MOMENT = timedelta(seconds=1)


async def send_group_digests(database: Database, settings: ReminderSettings, now: datetime, language: str) -> int:
    """Put the digest that is due by now into the outbox for every group that has not had it; gives for how many.

    A group registered after the digest was due waits for the next.
    """
    local = now.astimezone(settings.zone)
    async with database.read() as tx:
        registered = await groups.linked(tx)
        if not registered:
            return 0
        days = await calendar.working_calendar(tx)
        settings = await reminder_rules.in_force(tx, settings)
        if not days.is_working_day(local.date()) or not settings.earliest <= local.time() <= settings.day_ends:
            return 0
        due = last_digest_hour(now, days, settings)
        waiting = [g for g in registered if g.since <= due and not await outbox.was_said(tx, _once(g, due))]
        if not waiting:
            return 0
        gathered = await facts.gather(tx)
        judged_by = await reckoning(tx, settings.zone)
    since = last_digest_hour(due - _A_MOMENT, days, settings)
    made = []
    for group in waiting:
        of_it = _of(gathered, group, language)
        if any(fact.created_at <= due for fact in of_it.assignments):
            found = await asyncio.to_thread(digest, of_it, due, since, judged_by, frozenset())
            made.append((group, digest_message(found, language, to_many=True)))
    async with database.begin() as tx:
        for group, text in made:
            await outbox.put(
                tx,
                now,
                "digest",
                Message(text),
                channel=group.channel,
                address=group.address,
                once=_once(group, due),
                expires_at=next_digest_hour(now, days, settings),
            )
    return len(made)


def _of(gathered: Facts, group: Group, language: str) -> Facts:
    """What a group hears of: its unit's work or all, without the names of those who hold it for no unit."""
    somebody = say(language, "group.somebody")
    return replace(
        gathered,
        assignments=tuple(
            fact if fact.unit_name else replace(fact, owner_name=somebody)
            for fact in gathered.assignments
            if group.unit_id in {None, fact.unit_id}
        ),
    )


def _once(group: Group, due: datetime) -> str:
    return f"digest:group {group.id}:{due.date().isoformat()}"
