"""The rows of a plan at one moment, and what happened to them between two: what a change of the whole plan did."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import Date, Select, Table, select

from storage.database import Tx
from storage.schema.columns import Instant
from storage.schema.plans import criterion, deadline, section, task, task_unit
from storage.schema.work import assignment, extension, handover, occurrence, status_report

Row = dict[str, Any]
Image = Mapping[str, Mapping[int, Row]]
"""By table and id; days and moments as ISO 8601 writes them."""
_OF_A_PLAN = (section, criterion, task, deadline, task_unit, occurrence, assignment)
_SAID = (extension, handover, status_report)
TABLES: Mapping[str, Table] = {table.name: table for table in (*_OF_A_PLAN, *_SAID)}
_ONLY = {"extension": ("id", "state"), "handover": ("id", "state"), "status_report": ("id",)}
"""What is said of work is only ever added to: of it nothing else can change."""


@dataclass(frozen=True)
class Difference:
    """What a change did: to columns (by table, id and column, before and after), which rows it added and removed."""

    changed: Mapping[str, Mapping[str, Mapping[str, tuple[Any, Any]]]]
    added: Mapping[str, list[int]]
    removed: Mapping[str, list[Row]]


async def of_plan(tx: Tx, plan_id: int) -> Image:
    """A plan as it stands now."""
    found: dict[str, dict[int, Row]] = {}
    for name, table in TABLES.items():
        columns = [table.c[c] for c in _ONLY.get(name, table.c.keys())]
        rows = await tx.execute(select(*columns).where(table.c.id.in_(_ids(table, plan_id))))
        found[name] = {row.id: {c: plain(v) for c, v in row._mapping.items()} for row in rows}
    return found


def _ids(table: Table, plan_id: int) -> Select[tuple[int]]:
    if "plan_id" in table.c:
        return select(table.c.id).where(table.c.plan_id == plan_id)
    column, parent = next((column, t) for column, t in _PARENTS if column in table.c)
    return select(table.c.id).where(table.c[column].in_(_ids(parent, plan_id)))


_PARENTS = (("assignment_id", assignment), ("occurrence_id", occurrence), ("task_id", task))


def difference(before: Image, after: Image) -> Difference:
    """What happened between two images of a plan."""
    return Difference(
        changed={
            name: {
                str(i): {c: (rows[i][c], value) for c, value in row.items() if rows[i][c] != value}
                for i, row in after[name].items()
                if i in rows and rows[i] != row
            }
            for name, rows in before.items()
        },
        added={name: sorted(rows.keys() - before[name].keys()) for name, rows in after.items()},
        removed={name: [row for i, row in rows.items() if i not in after[name]] for name, rows in before.items()},
    )


def plain(value: Any) -> Any:
    """A value of a column as an image holds it."""
    return value.isoformat() if isinstance(value, date) else value


def stored(table: Table, column: str, plain: Any) -> Any:
    """A value of an image as its column holds it."""
    kind = table.c[column].type
    if plain is None:
        return None
    if isinstance(kind, Instant):
        return datetime.fromisoformat(plain)
    return date.fromisoformat(plain) if isinstance(kind, Date) else plain
