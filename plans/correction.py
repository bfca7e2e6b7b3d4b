"""A reading corrected by hand: the rows as they stand now, made into the draft they ask for."""

import re
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from domain.deadline_reading import read_deadline
from domain.plan_draft import Heading, PlanDraft, TaskDraft
from domain.problem import Problem
from domain.reading_table import OF_A_TASK, SCORES, Column, cell, heading_words
from domain.text import fold, one_line
from plans.remarks import remarks_on
from plans.unit_names import split_units

Rows = Sequence[Mapping[Column, str]]
_HEADING = re.compile(r"(?P<number>[IVXLCDM]+|[A-ZĐ]|\d+(?:\.\d+)*|[IVX]+\.\d+)[.)]\s*(?P<title>\S.*)", re.DOTALL)
_SCORE = re.compile(r"\d{1,4}(?:\.\d{1,4})?")
_CRITERION = re.compile(r"(?P<number>\d+(?:\.\d+)+)\.?\s*(?P<title>\D.*)", re.DOTALL)


@dataclass(frozen=True)
class Corrected:
    """A draft after its correction, and the references of the rows that were changed, added and removed."""

    draft: PlanDraft
    changed: tuple[str, ...]
    added: tuple[str, ...]
    removed: tuple[str, ...]


def with_rows(draft: PlanDraft, rows: Rows) -> Corrected:
    """The draft with the rows in their order; a cell that reads as before is left as it was printed.

    A row whose reference is no task's, or was seen before (a copied row), is a new task; one that says nothing is none.
    Raises Problem `load.workbook.no_rows` where no task is left, `load.workbook.score` for a score that is no number.
    """
    by_ref = {task.ref: task for task in draft.tasks}
    sections = list(draft.sections)
    tasks: list[TaskDraft] = []
    changed: list[str] = []
    added: list[str] = []
    for row in rows:
        before = by_ref.pop(one_line(row.get(Column.ROW, "")), None)
        if before is None:
            if any(row.get(column, "").strip() for column in OF_A_TASK):
                new = _changed(draft, TaskDraft("", "", ""), row, sections)
                new = replace(new, ref=_new_ref(new, {*(t.ref for t in draft.tasks), *added}))
                tasks.append(new)
                added.append(new.ref)
            continue
        if _emptied(draft, before, row):
            by_ref[before.ref] = before
            continue
        after = _changed(draft, before, row, sections)
        tasks.append(after)
        if after != before:
            changed.append(after.ref)
    if not tasks:
        raise Problem("load.workbook.no_rows")
    removed = tuple(task.ref for task in draft.tasks if task.ref in by_ref)
    return Corrected(_looked_at(draft, sections, tasks), tuple(changed), tuple(added), removed)


def _emptied(draft: PlanDraft, task: TaskDraft, row: Mapping[Column, str]) -> bool:
    """Whether all that said what is to be done was taken out of a row."""
    there = [column for column in OF_A_TASK if column in row and cell(draft, task, column)]
    return bool(there) and not any(row[column].strip() for column in OF_A_TASK if column in row)


def with_edit(draft: PlanDraft, refs: Sequence[str], column: Column, words: str) -> PlanDraft:
    """The draft with other words in a column of some rows."""
    sections = list(draft.sections)
    tasks = [_changed(draft, t, {column: words}, sections) if t.ref in refs else t for t in draft.tasks]
    return _looked_at(draft, sections, tasks)


def without_rows(draft: PlanDraft, refs: Sequence[str]) -> PlanDraft:
    """The draft without some rows. Raises Problem `load.workbook.no_rows` where no task is left."""
    tasks = [task for task in draft.tasks if task.ref not in refs]
    if not tasks:
        raise Problem("load.workbook.no_rows")
    return _looked_at(draft, draft.sections, tasks)


def _looked_at(draft: PlanDraft, sections: Sequence[Heading], tasks: Sequence[TaskDraft]) -> PlanDraft:
    """The draft with other tasks, and with what there is to remark on them."""
    used = {task.section for task in tasks}
    kept = tuple(s for s in sections if s in draft.sections or (s.number or s.title) in used)
    refs = {task.ref for task in draft.tasks}
    of_document = [r for r in draft.remarks if r.where not in refs and r.code != "no_deadlines"]
    return replace(draft, sections=kept, tasks=tuple(tasks), remarks=(*of_document, *remarks_on(tasks)))


def _changed(draft: PlanDraft, task: TaskDraft, row: Mapping[Column, str], sections: list[Heading]) -> TaskDraft:
    """The task with what its row says otherwise; `sections` grows where the row names another one."""
    values: dict[str, Any] = {}
    for column, words in row.items():
        if column is Column.ROW or _same(words, cell(draft, task, column)):
            continue
        if column is Column.SECTION:
            values["section"] = _section(words, sections)
        elif column is Column.CRITERION:
            found = _CRITERION.fullmatch(words.strip())
            values |= {"criterion": found["number"] if found else None}
            values |= {"criterion_title": found["title"] if found else words.strip()}
        elif column is Column.DEADLINE:
            printed = one_line(words)
            values["deadline"] = read_deadline(printed, draft.year, draft.last_year) if printed else None
        elif column in SCORES:
            values[column.value] = _points(task, words)
        else:
            values[column.value] = _READ.get(column, str.strip)(words)
    return replace(task, **values)


def _points(task: TaskDraft, words: str) -> float | None:
    """A score as it is typed, with a comma or a point. Raises Problem `load.workbook.score` for what is none."""
    written = one_line(words).replace(",", ".")
    if written and not _SCORE.fullmatch(written):
        raise Problem("load.workbook.score", row=task.ref or task.title, words=one_line(words)[:40])
    return float(written) if written else None


def _same(words: str, before: str) -> bool:
    return words == before or one_line(words) == one_line(before)


def _group(words: str) -> Heading | None:
    return _heading(words) if words.strip() else None


def _heading(words: str) -> Heading:
    found = _HEADING.fullmatch(one_line(words))
    return Heading(found["number"], found["title"]) if found else Heading("", one_line(words))


_READ: Mapping[Column, Callable[[str], object]] = {
    Column.LEAD: split_units,
    Column.COOPERATING: split_units,
    Column.GROUP: _group,
    Column.NUMBER: one_line,
}


def _section(words: str, sections: list[Heading]) -> str | None:
    """What a task of the section that is named is known by; a section of that name is added where there is none."""
    if not words.strip():
        return None
    wanted = fold(one_line(words)).strip(" .")
    for section in sections:
        if wanted in {fold(one_line(name)).strip(" .") for name in (heading_words(section), section.title)}:
            return section.number or section.title
        if section.number and wanted == fold(section.number):
            return section.number
    new = _heading(words)
    if any(section.number == new.number for section in sections):
        # The number of another section: told apart by its title.
        new = Heading("", one_line(words))
    sections.append(new)
    return new.number or new.title


def _new_ref(task: TaskDraft, taken: set[str]) -> str:
    """A reference no other row has, by the section and number where there are any."""
    base = task.number or f"#{len(taken) + 1}"
    if task.number and task.section and not task.number.startswith(f"{task.section}."):
        base = f"{task.section}.{task.number}"
    used = Counter(ref.rpartition(" (")[0] if ref.endswith(")") else ref for ref in taken)
    return base if base not in taken else f"{base} ({used[base] + 1})"
