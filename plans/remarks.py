"""What the reader noticed in a plan and somebody should look at."""

from collections import Counter
from collections.abc import Iterator, Sequence

from domain.deadline import Deadline, DeadlineKind
from domain.plan_draft import Remark, TaskDraft

_LONGEST_UNIT = 120


def remarks_on(tasks: Sequence[TaskDraft]) -> list[Remark]:
    """One remark for each oddity, or one for all tasks where all have it."""
    found: list[Remark] = []
    if all(task.deadline is None for task in tasks):
        found.append(Remark("no_deadlines"))
    repeated = {place for place, count in Counter(map(_place, tasks)).items() if count > 1 and place[-1]}
    for task in tasks:
        if task.deadline is None and found[:1] != [Remark("no_deadlines")]:
            found.append(Remark("blank_deadline", task.ref))
        if not task.lead:
            found.append(Remark("blank_lead", task.ref))
        if not any((task.title, task.objective, task.activity, task.criterion_title)):
            found.append(Remark("blank_title", task.ref))
        if any(len(name) > _LONGEST_UNIT for name in (*task.lead, *task.cooperating)):
            found.append(Remark("long_unit_name", task.ref))
        if _place(task) in repeated and not task.ref[-1:].isalpha() and "(" in task.ref:
            found.append(Remark("duplicate_number", task.ref, {"number": task.number}))
        if task.deadline is not None:
            found.extend(_on_deadline(task.deadline, task.ref))
    return found


def _place(task: TaskDraft) -> tuple[str, str, str]:
    return (task.section or "", task.group.number if task.group else "", task.number)


def _on_deadline(deadline: Deadline, where: str) -> Iterator[Remark]:
    text: dict[str, object] = {"text": deadline.text}
    if deadline.kind is DeadlineKind.UNREAD:
        yield Remark("unread_deadline", where, text)
    elif deadline.parts:
        for part in deadline.parts:
            yield from _on_deadline(part, where)
    elif deadline.problem is not None:
        yield Remark(deadline.problem, where, text)
    elif deadline.kind is DeadlineKind.RECURRING and not deadline.every:
        yield Remark("open_cycle", where, text)
    elif deadline.assumed and deadline.due:
        day = deadline.due[-1]
        yield Remark("assumed_date", where, {**text, "day": f"{day.day:02d}/{day.month:02d}/{day.year}"})
