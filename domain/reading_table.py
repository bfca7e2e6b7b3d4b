"""The reading of a plan as a table that is looked through and corrected: its columns, and the words of each cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from domain.plan_draft import Heading, PlanDraft, TaskDraft

BETWEEN_UNITS = "; "


class Column(StrEnum):
    """What may be corrected of a task, each a column; `row` is the task's reference, by which its row is known."""

    ROW = "row"
    NUMBER = "number"
    SECTION = "section"
    GROUP = "group"
    CRITERION = "criterion"
    OBJECTIVE = "objective"
    TITLE = "title"
    ACTIVITY = "activity"
    PRODUCT = "product"
    LEAD = "lead"
    COOPERATING = "cooperating"
    DEADLINE = "deadline"
    SCORE_MAX = "score_max"
    SCORE_ACHIEVED = "score_achieved"
    SCORE_TARGET = "score_target"


OF_A_TASK = (Column.CRITERION, Column.OBJECTIVE, Column.TITLE, Column.ACTIVITY, Column.PRODUCT)
"""The columns that say what is to be done; a row with all of them blank is no task."""
SCORES = (Column.SCORE_MAX, Column.SCORE_ACHIEVED, Column.SCORE_TARGET)
"""The columns of points of the reform index."""
_ONLY_WHERE_PRINTED = {
    Column.GROUP: lambda task: task.group is not None,
    Column.CRITERION: lambda task: task.criterion is not None or task.criterion_title is not None,
    Column.OBJECTIVE: lambda task: task.objective is not None,
    Column.ACTIVITY: lambda task: task.activity is not None,
    Column.SCORE_MAX: lambda task: task.score_max is not None,
    Column.SCORE_ACHIEVED: lambda task: task.score_achieved is not None,
    Column.SCORE_TARGET: lambda task: task.score_target is not None,
}


@dataclass(frozen=True)
class SentBack:
    """A workbook of ours that came back: which reading it was made of, and its rows as they stand now.

    `source` (of which file) and `stamp` (which state of its reading) are as they were written into it. A row holds the
    columns that are still there.
    """

    source: str
    stamp: str
    rows: tuple[dict[Column, str], ...]


@dataclass(frozen=True)
class Doubt:
    """What somebody should look at: in which column of which row, and the sentence (its key and what fills it)."""

    row: str
    column: Column
    key: str
    args: dict[str, object]


def columns_of(draft: PlanDraft) -> tuple[Column, ...]:
    """The columns a plan's table has: all that any plan has, and those it prints."""
    return tuple(
        column
        for column in Column
        if column not in _ONLY_WHERE_PRINTED or any(map(_ONLY_WHERE_PRINTED[column], draft.tasks))
    )


def cell(draft: PlanDraft, task: TaskDraft, column: Column) -> str:
    """What stands in a column of a task's row; nothing where the plan has no such column or its cell is blank."""
    match column:
        case Column.ROW:
            return task.ref
        case Column.SECTION:
            return _section(draft.sections, task.section)
        case Column.GROUP:
            return heading_words(task.group) if task.group else ""
        case Column.CRITERION:
            return " ".join(part for part in (task.criterion, task.criterion_title) if part)
        case Column.LEAD | Column.COOPERATING:
            names: tuple[str, ...] = getattr(task, column.value)
            return BETWEEN_UNITS.join(names)
        case Column.DEADLINE:
            return task.deadline.text if task.deadline else ""
        case Column.SCORE_MAX | Column.SCORE_ACHIEVED | Column.SCORE_TARGET:
            points: float | None = getattr(task, column.value)
            return "" if points is None else f"{points:g}".replace(".", ",")
        case _:
            return getattr(task, column.value) or ""


def heading_words(heading: Heading) -> str:
    """A heading on one line: "II. Cải cách thủ tục"."""
    return ". ".join(part for part in (heading.number, heading.title) if part)


def _section(sections: Iterable[Heading], named: str | None) -> str:
    found = next((s for s in sections if named is not None and named in {s.number, s.title}), None)
    return heading_words(found) if found else (named or "")


_COLUMN_OF_REMARK = {
    "blank_lead": Column.LEAD,
    "long_unit_name": Column.LEAD,
    "blank_title": Column.TITLE,
    "duplicate_number": Column.NUMBER,
}


def doubts(draft: PlanDraft, unknown: Sequence[str]) -> tuple[Doubt, ...]:
    """What the reader was unsure of, row by row; `unknown` are the printed names that are no unit of the office."""
    refs = {task.ref for task in draft.tasks}
    of_reader = [
        Doubt(r.where, _COLUMN_OF_REMARK.get(r.code, Column.DEADLINE), f"plans.remark.{r.code}", dict(r.args))
        for r in draft.remarks
        if r.where in refs
    ]
    of_units = [
        Doubt(task.ref, column, "load.doubt.unit", {"unit": name})
        for task in draft.tasks
        for column in (Column.LEAD, Column.COOPERATING)
        for name in getattr(task, column.value)
        if name in unknown
    ]
    return (*of_reader, *of_units)
