"""The rows of reporting periods that something was said of."""

from typing import Any

from sqlalchemy import select

from domain.periods import ReportingPeriod
from storage.database import Tx
from storage.rows import add_once
from storage.schema.records import reporting_period


async def row_of(tx: Tx, period: ReportingPeriod) -> int:
    """The id of a period's row, made where there is none yet."""
    values = {"first_day": period.first_day, "last_day": period.last_day, "send_by": period.send_by}
    await add_once(tx, reporting_period, kind=period.kind, year=period.year, ordinal=period.ordinal, **values)
    return int((await tx.execute(select(reporting_period.c.id).where(*is_period(period)))).scalar_one())


def is_period(period: ReportingPeriod) -> tuple[Any, ...]:
    """The conditions under which a row is that of the period."""
    columns = reporting_period.c
    return columns.kind == period.kind, columns.year == period.year, columns.ordinal == period.ordinal
