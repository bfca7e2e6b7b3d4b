"""What the lines of the audit log speak of: the rows they name, as people know them."""

from collections import defaultdict
from collections.abc import Iterable
from typing import Any

from sqlalchemy import Select, Table, select

from storage.audit import Line
from storage.database import Tx
from storage.schema.office import chat_account, invitation, person, unit
from storage.schema.plans import plan, plan_version, task
from storage.schema.work import assignment, directive, extension, handover, occurrence, question

_OF_ASSIGNMENT = {"extension": extension, "directive": directive, "question": question, "handover": handover}

Subject = tuple[str, int]
"""A row: the table's name and its id."""


async def names(tx: Tx, lines: Iterable[Line]) -> dict[Subject, str]:
    """What each row that lines speak of is called; one that has no name of its own is not in it."""
    ids: defaultdict[str, set[int]] = defaultdict(set)
    for line in lines:
        if line.subject is not None and line.subject_id is not None:
            ids[line.subject].add(line.subject_id)
    found: dict[Subject, str] = {}
    for subject, wanted in ids.items():
        query = _named(subject)
        if query is not None:
            columns = list(query.selected_columns)
            rows = await tx.execute(query.where(columns[0].in_(wanted)))
            found |= {(subject, row[0]): _called(row[1:]) for row in rows}
    return found


async def of_task(tx: Tx, number: int) -> dict[str, set[int]]:
    """The rows that belong to the task of a code, by table; empty where there is no such task."""
    rows = await tx.execute(
        select(task.c.id, assignment.c.id)
        .outerjoin(occurrence, occurrence.c.task_id == task.c.id)
        .outerjoin(assignment, assignment.c.occurrence_id == occurrence.c.id)
        .where(task.c.number == number)
    )
    found: defaultdict[str, set[int]] = defaultdict(set)
    for task_id, assignment_id in rows:
        found["task"].add(task_id)
        if assignment_id is not None:
            found["assignment"].add(assignment_id)
    for subject, table in _OF_ASSIGNMENT.items():
        mine = table.c.assignment_id.in_(found["assignment"])
        ids = (await tx.execute(select(table.c.id).where(mine))).scalars()
        found[subject] |= {int(i) for i in ids}
    return dict(found)


def _named(subject: str) -> Select[Any] | None:
    """The id of each row of a table, and what its name is made of."""
    if subject in _OF_ASSIGNMENT:
        return _of_assignment(_OF_ASSIGNMENT[subject])
    plain: dict[str, Select[Any]] = {
        "person": select(person.c.id, person.c.name),
        "unit": select(unit.c.id, unit.c.name),
        "plan": select(plan.c.id, plan.c.title),
        "plan_version": select(plan_version.c.id, plan.c.title).join(plan, plan.c.id == plan_version.c.plan_id),
        "chat_account": select(chat_account.c.id, person.c.name).join(person, person.c.id == chat_account.c.person_id),
        "invitation": select(invitation.c.id, person.c.name).join(person, person.c.id == invitation.c.person_id),
        "task": select(task.c.id, task.c.number, task.c.short_name),
        "assignment": _of_assignment(assignment),
    }
    return plain.get(subject)


def _of_assignment(of: Table) -> Select[Any]:
    """The ids of assignments, or of a table that speaks of one, with the task's code and name."""
    query = (
        select(of.c.id, task.c.number, task.c.short_name)
        .select_from(assignment)
        .join(occurrence, occurrence.c.id == assignment.c.occurrence_id)
        .join(task, task.c.id == occurrence.c.task_id)
    )
    return query if of is assignment else query.join(of, of.c.assignment_id == assignment.c.id)


def _called(parts: Iterable[object]) -> str:
    first, *more = parts
    return f"T{first} ({more[0]})" if more else str(first)
