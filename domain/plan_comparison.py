"""A new document against the plan in force: which task is which, what is new, what changed, what is gone."""

from collections.abc import Sequence
from dataclasses import dataclass
from types import MappingProxyType

from rapidfuzz import fuzz

from domain.plan_draft import PlanDraft, TaskDraft
from domain.task_matching import POSSIBLE, SURE, Decided, Matching
from domain.task_wording import FIELDS, cells, folded, printed, wording

_SAME_TITLE = 85
_MOSTLY = 0.5


@dataclass(frozen=True)
class Change:
    """One field of a task that says something else now. Lists and deadlines are given as they would be printed."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Match:
    """A task of the new document that stands for one in force; `likeness` is 0 to 1, below SURE it is to be asked.

    `percent` is how much of the wording is the same, wherever the two stand.
    """

    before: TaskDraft
    after: TaskDraft
    likeness: float
    changes: tuple[Change, ...]
    percent: int = 100

    @property
    def sure(self) -> bool:
        """Whether the two are one task without asking."""
        return self.likeness >= SURE


@dataclass(frozen=True)
class Comparison:
    """All tasks of both documents, each once."""

    matches: tuple[Match, ...]
    new: tuple[TaskDraft, ...]
    gone: tuple[TaskDraft, ...]

    @property
    def unchanged(self) -> tuple[Match, ...]:
        """The tasks that say what they said."""
        return tuple(m for m in self.matches if not m.changes)

    @property
    def changed(self) -> tuple[Match, ...]:
        """The tasks that say something else now."""
        return tuple(m for m in self.matches if m.changes)


def compare(
    before: Sequence[TaskDraft],
    after: Sequence[TaskDraft],
    least: float = POSSIBLE,
    decided: Decided = MappingProxyType({}),
) -> Comparison:
    """Match two documents task by task, the likest first; each task is matched once at most.

    Tasks less alike than `least` (0 to 1) are no match: one is gone, the other new. What was `decided` holds whatever
    the likeness. Where possible matches are wanted, a task that stands whole in another one is one, too: it may be
    what is left of it, or what it became part of. The other way round the same tasks are matched.
    """
    found = Matching(before, after, decided)
    found.take_same()
    found.take_alike(least)
    if least <= POSSIBLE:
        found.take_parts()
    matches = tuple(
        Match(
            before[i], after[j], likeness, changes(before[i], after[j]), round(fuzz.ratio(found.old[i], found.new[j]))
        )
        for i, (j, likeness) in sorted(found.taken.items())
    )
    return Comparison(
        matches,
        tuple(task for j, task in enumerate(after) if j not in found.used),
        tuple(task for i, task in enumerate(before) if i not in found.taken),
    )


def changes(before: TaskDraft, after: TaskDraft) -> tuple[Change, ...]:
    """What is worded otherwise in the later document; case, marks and white space apart."""
    return tuple(
        Change(field, printed(before, field), printed(after, field))
        for field, was, now in zip(FIELDS, cells(before), cells(after), strict=True)
        if was != now
    )


def is_same(before: PlanDraft, after: PlanDraft) -> bool:
    """Whether two documents say the same, task by task and in their head, whatever their format."""
    if len(before.tasks) != len(after.tasks) or _head(before) != _head(after):
        return False
    return all(
        old.ref == new.ref and wording(old) == wording(new) and not changes(old, new)
        for old, new in zip(before.tasks, after.tasks, strict=True)
    )


def _head(draft: PlanDraft) -> tuple[object, ...]:
    printed = (draft.title, draft.number, draft.issued, *(f"{s.number} {s.title}" for s in draft.sections))
    return draft.year, *(folded(text or "") for text in printed)


def is_like(before: PlanDraft, after: PlanDraft) -> float | None:
    """Whether a document may be a new version of a plan: the share of their tasks in common (0 to 1), else None.

    It may be where the titles are alike, or where half of the tasks are the same; both are of one year.
    """
    if before.year != after.year:
        return None
    matched = len(compare(before.tasks, after.tasks, SURE).matches)
    common = matched / max(len(before.tasks), len(after.tasks), 1)
    alike = fuzz.ratio(folded(before.title), folded(after.title)) >= _SAME_TITLE
    return common if alike or common >= _MOSTLY else None
