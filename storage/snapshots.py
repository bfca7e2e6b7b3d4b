"""Issued reports: the frozen figures of a period, numbered from 1; a correction is a new version beside the old one."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import select

from domain.periods import PeriodKind, ReportingPeriod
from storage.database import Tx
from storage.reporting_periods import is_period, row_of
from storage.rows import add_once
from storage.schema.office import person
from storage.schema.records import report_snapshot, reporting_period


@dataclass(frozen=True)
class Snapshot:
    """One issued version, without its figures. `at` is UTC; `by` the name of who issued it."""

    version: int
    at: datetime
    by: str | None


async def latest(tx: Tx, period: ReportingPeriod) -> Snapshot | None:
    """The newest issued version of a period's report, None where none was issued."""
    rows = await tx.execute(
        select(report_snapshot.c.version, report_snapshot.c.created_at, person.c.name)
        .join(reporting_period, reporting_period.c.id == report_snapshot.c.period_id)
        .outerjoin(person, person.c.id == report_snapshot.c.created_by)
        .where(*is_period(period))
        .order_by(report_snapshot.c.version.desc())
        .limit(1)
    )
    row = rows.first()
    return Snapshot(*row) if row else None


async def figures_of(tx: Tx, period: ReportingPeriod, version: int) -> Mapping[str, Any]:
    """The figures of an issued version, which are large."""
    rows = await tx.execute(
        select(report_snapshot.c.figures)
        .join(reporting_period, reporting_period.c.id == report_snapshot.c.period_id)
        .where(*is_period(period), report_snapshot.c.version == version)
    )
    figures: Mapping[str, Any] = rows.scalar_one()
    return figures


async def issue(
    tx: Tx, now: datetime, period: ReportingPeriod, figures: Mapping[str, Any], person_id: int, version: int
) -> bool:
    """Keep a version; False where that version is there already, made by somebody else meanwhile."""
    kept = await add_once(
        tx,
        report_snapshot,
        period_id=await row_of(tx, period),
        version=version,
        figures=dict(figures),
        created_at=now,
        created_by=person_id,
    )
    return kept is not None


async def issued(tx: Tx, kind: PeriodKind) -> set[tuple[int, int]]:
    """The periods of a kind, as (year, ordinal), whose report was issued."""
    rows = await tx.execute(
        select(reporting_period.c.year, reporting_period.c.ordinal)
        .join(report_snapshot, report_snapshot.c.period_id == reporting_period.c.id)
        .where(reporting_period.c.kind == kind)
        .distinct()
    )
    return {(year, ordinal) for year, ordinal in rows}
