"""Units that confirmed their figures of a period to the Office."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select

from domain.periods import ReportingPeriod
from storage.database import Tx
from storage.reporting_periods import is_period, row_of
from storage.rows import add
from storage.schema.office import person, unit
from storage.schema.records import reporting_period, unit_report


@dataclass(frozen=True)
class Confirmed:
    """A unit's newest word that its figures stand. `at` is UTC; `remark` is what it adds for the Office."""

    unit_id: int
    unit: str
    at: datetime
    by: str
    remark: str | None


async def confirm(
    tx: Tx, now: datetime, period: ReportingPeriod, unit_id: int, person_id: int, remark: str | None
) -> int:
    """Keep a unit's word and give its id."""
    period_id = await row_of(tx, period)
    values = {"unit_id": unit_id, "person_id": person_id, "remark": remark}
    return await add(tx, unit_report, period_id=period_id, at=now, **values)


async def confirmed(tx: Tx, period: ReportingPeriod) -> list[Confirmed]:
    """The units that confirmed a period, each by its newest word, in the order of their names."""
    newest = (
        select(func.max(unit_report.c.id))
        .join(reporting_period, reporting_period.c.id == unit_report.c.period_id)
        .where(*is_period(period))
        .group_by(unit_report.c.unit_id)
    )
    rows = await tx.execute(
        select(unit_report.c.unit_id, unit.c.name, unit_report.c.at, person.c.name, unit_report.c.remark)
        .join(unit, unit.c.id == unit_report.c.unit_id)
        .join(person, person.c.id == unit_report.c.person_id)
        .where(unit_report.c.id.in_(newest))
        .order_by(unit.c.name)
    )
    return [Confirmed(*row) for row in rows]
