"""Tasks given in chat, outside any plan: added whole, with their one occurrence and the hands it is in."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from domain.deadline import DeadlineKind
from domain.occurrences import OccurrenceDraft
from domain.short_name import short_name
from domain.tasks import AssignmentRole, OccurrenceKind
from storage import assignments, tasks
from storage.database import Tx
from storage.tasks import NewTask


@dataclass(frozen=True)
class GivenTo:
    """A unit with whoever in it owns the task from the start, or somebody who is in no unit of those that hold it."""

    unit_id: int | None
    person_id: int | None
    owner_id: int | None
    printed: str


async def add(
    tx: Tx, now: datetime, by: int, what: str, due: date, source: str | None, to: Sequence[GivenTo]
) -> tuple[int, list[int]]:
    """Add a task due on a day. Gives its id and those of its assignments."""
    new = NewTask(
        number=await tasks.next_task_number(tx),
        short_name=short_name(what),
        title=what,
        state="open",
        source=source,
        deadline_text=f"{due:%d/%m/%Y}",
        deadline_kind=DeadlineKind.DATE.value,
        deadline_rule={"text": f"{due:%d/%m/%Y}", "kind": DeadlineKind.DATE.value, "due": [due.isoformat()]},
        units=tuple((one.unit_id, None, AssignmentRole.LEAD.value, one.printed) for one in to if one.unit_id),
    )
    task_id = await tasks.add_task(tx, now, by, new)
    draft = OccurrenceDraft(due.isoformat(), OccurrenceKind.DATED, due=due)
    occurrence_id = await assignments.add_occurrence(tx, now, task_id, draft)
    held = [(one.unit_id, one.person_id, AssignmentRole.LEAD) for one in to]
    ids = await assignments.add_assignments(tx, now, occurrence_id, due, held)
    for assignment_id, one in zip(ids, to, strict=True):
        if one.owner_id is not None:
            await assignments.set_owner(tx, assignment_id, one.owner_id)
    return task_id, ids
