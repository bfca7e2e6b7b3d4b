"""The digest tick: one a week to each leader, whatever restarts, at its hour or in working time soon after."""

import asyncio
from collections.abc import Sequence
from datetime import datetime, timedelta

from domain.chat import OutgoingFile
from domain.counting import Reckoning
from domain.digest_hour import last_digest_hour, next_digest_hour
from domain.facts import Facts
from domain.people import Person, Role
from domain.periods import PeriodKind, period_at
from domain.reminder_settings import ReminderSettings
from reports.digest import Digest, digest
from reports.digest_message import digest_message
from reports.units_chart import units_png
from storage import calendar, facts, files, outbox, people, reminder_rules
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
        settings = await reminder_rules.in_force(tx, settings)
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
    # The units stand alike in every leader's digest: one picture for each language.
    by_language = {leader.language: of for leader, of in made}
    charts = [(each, await asyncio.to_thread(_chart, of, judged_by, each)) for each, of in by_language.items()]
    async with database.begin() as tx:
        kept = {language: [await files.keep(tx, now, chart)] for language, chart in charts if chart is not None}
        put = [
            await outbox.put(
                tx,
                now,
                "digest",
                _message(of, leader, kept.get(leader.language, [])),
                person_id=leader.id,
                once=_once(leader, due),
                expires_at=next_digest_hour(now, days, settings),
            )
            for leader, of in made
        ]
    return sum(message is not None for message in put)


def _once(leader: Person, due: datetime) -> str:
    return f"digest:{leader.id}:{due.date().isoformat()}"


def _knew_anything(gathered: Facts, due: datetime) -> bool:
    """Whether there was any work yet when the digest was due; a new office hears of nothing."""
    return any(fact.created_at <= due for fact in gathered.assignments)


def _own_units(leader: Person) -> frozenset[int]:
    return frozenset(g.unit_id for g in leader.grants if g.role is Role.LEADER and g.unit_id is not None)


def _chart(of: Digest, judged_by: Reckoning, language: str) -> OutgoingFile | None:
    """How far the units are in the year; a week without news is one line and nothing more."""
    if of.nothing_new:
        return None
    year = period_at(PeriodKind.YEAR, of.last_day, judged_by.periods)
    return OutgoingFile(f"tien-do-{of.last_day.isoformat()}.png", "image/png", units_png(of.units, year, language))


def _message(of: Digest, leader: Person, charts: Sequence[int]) -> Message:
    places = [Place("assignment", item.assignment_id) for item in of.items]
    return Message(digest_message(of, leader.language), places=places, files=charts)
