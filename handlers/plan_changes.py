"""What a new version of a plan changes, in words: for whoever loads it, and for those whose tasks it changes."""

from collections.abc import Callable, Sequence

from domain.plan_comparison import Change
from domain.plan_draft import TaskDraft
from domain.short_name import short_name
from domain.text import one_line
from handlers.new_version import Against

Say = Callable[..., str]
MOST_SHOWN = 10
_MOST_OF_A_CELL = 60
_FIELDS = {
    "title": "load.field.title",
    "objective": "load.field.objective",
    "activity": "load.field.activity",
    "product": "load.field.product",
    "criterion_title": "load.field.criterion_title",
    "lead": "load.field.lead",
    "cooperating": "load.field.cooperating",
    "deadline": "load.field.deadline",
}


def summary(said: Say, change: Against) -> str:
    """How much is new, changed, gone and as it was, and the first changes one by one."""
    found = change.comparison
    head = said(
        "load.version.counts",
        title=change.before.draft.title,
        new=len(found.new),
        changed=len(found.changed),
        gone=len(found.gone),
        unchanged=len(found.unchanged),
    )
    lines = [
        *(changed_line(said, f"T{change.stored[m.before.ref].number}", m.changes) for m in found.changed),
        *(gone_line(said, f"T{(row := change.stored[t.ref]).number}", row.short_name) for t in found.gone),
        *(said("load.version.new_line", ref=task.ref, name=_name(task)) for task in found.new),
    ]
    return "\n".join([head, *first_lines(said, lines)])


def first_lines(said: Say, lines: Sequence[str]) -> list[str]:
    """As many lines as a phone shows, and how many more there are."""
    more = len(lines) - MOST_SHOWN
    return [*lines[:MOST_SHOWN], said("load.version.more", n=more)] if more > 0 else list(lines)


def changed_line(said: Say, code: str, changes: Sequence[Change]) -> str:
    """What became of each cell of a task."""
    cells = [
        said("load.version.cell", field=said(_FIELDS[c.field]), before=_cell(c.before), after=_cell(c.after))
        for c in changes
    ]
    return said("load.version.changed_line", code=code, changes="; ".join(cells))


def gone_line(said: Say, code: str, name: str) -> str:
    """A task the plan asks for no more."""
    return said("load.version.gone_line", code=code, name=name)


def _name(task: TaskDraft) -> str:
    return short_name(task.title, task.activity, task.product) or task.ref


def _cell(text: str) -> str:
    line = one_line(text)
    return line if len(line) <= _MOST_OF_A_CELL else line[: _MOST_OF_A_CELL - 1].rstrip() + "…"
