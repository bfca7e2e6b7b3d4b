"""What a new version of a plan changes, in words: for whoever loads it, and for those whose tasks it changes."""

from collections.abc import Callable, Iterator, Sequence

from domain.plan_comparison import Change, Match
from domain.plan_draft import TaskDraft
from domain.plan_parts import Parts, parts
from domain.short_name import short_name
from domain.text import one_line
from handlers.new_version import Against

Say = Callable[..., str]
MOST_SHOWN = 10
_MOST_OF_A_CELL = 60
_WHOLE = 100
_FIELDS = {
    "title": "load.field.title",
    "objective": "load.field.objective",
    "activity": "load.field.activity",
    "product": "load.field.product",
    "criterion_title": "load.field.criterion_title",
    "lead": "load.field.lead",
    "cooperating": "load.field.cooperating",
    "deadline": "load.field.deadline",
    "score": "load.field.score",
}


def summary(said: Say, change: Against) -> str:
    """How much is new, changed, gone and as it was, and the first changes one by one."""
    found, of = change.comparison, parts(change.comparison)
    head = said(
        "load.version.counts",
        title=change.before.draft.title,
        new=len(found.new),
        changed=len(found.changed),
        gone=len(found.gone),
        unchanged=len(found.unchanged),
    )
    lines = [
        *(_changed(said, f"T{change.stored[m.before.ref].number}", m) for m in found.changed),
        *_gone(said, change, of),
        *_new(said, change, of),
    ]
    return "\n".join([head, *first_lines(said, lines)])


def _changed(said: Say, code: str, match: Match) -> str:
    """A changed task; where its wording did, how much of it is the same, for that is what it was known by."""
    line = changed_line(said, code, match.changes)
    return line if match.percent == _WHOLE else said("load.version.likeness", line=line, percent=match.percent)


def _gone(said: Say, change: Against, of: Parts) -> Iterator[str]:
    codes = {m.after.ref: f"T{change.stored[m.before.ref].number}" for m in change.comparison.matches}
    for task in change.comparison.gone:
        row = change.stored[task.ref]
        whole = of.merged_into.get(task.ref)
        if whole is None:
            yield gone_line(said, f"T{row.number}", row.short_name)
        else:
            into = codes.get(whole.ref, whole.ref)
            yield said("load.version.merged_line", code=f"T{row.number}", name=row.short_name, into=into)


def _new(said: Say, change: Against, of: Parts) -> Iterator[str]:
    for task in change.comparison.new:
        whole = of.split_from.get(task.ref)
        if whole is None:
            yield said("load.version.new_line", ref=task.ref, name=_name(task))
        else:
            origin = f"T{change.stored[whole.ref].number}"
            yield said("load.version.split_line", ref=task.ref, name=_name(task), origin=origin)


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
