"""Standing duties are asked for by reporting month: where the office moves the month's close, what is open follows."""

from datetime import date

from sqlalchemy import select, update

from domain.periods import PeriodKind, PeriodRules, period
from domain.tasks import OccurrenceKind
from storage.database import Tx
from storage.schema.work import assignment, occurrence


async def follow(tx: Tx, today: date, rules: PeriodRules) -> None:
    """Give every standing occurrence whose month has not closed the days that its month has by these rules.

    It is asked about anew before the new close. What has closed by a local day stays as it was.
    """
    still_open = select(occurrence.c.id, occurrence.c.period_start, occurrence.c.period_end).where(
        occurrence.c.kind == OccurrenceKind.STANDING,
        occurrence.c.period_end >= today,
        occurrence.c.closed_at.is_(None),
    )
    for row in (await tx.execute(still_open)).all():
        # A month's data close within that month, whatever the day.
        month = period(PeriodKind.MONTH, row.period_end.year, row.period_end.month, rules)
        if (month.first_day, month.last_day) == (row.period_start, row.period_end):
            continue
        moved = update(occurrence).where(occurrence.c.id == row.id)
        await tx.execute(moved.values(period_start=month.first_day, period_end=month.last_day))
        held = update(assignment).where(assignment.c.occurrence_id == row.id)
        await tx.execute(held.values(due_version=assignment.c.due_version + 1))
