"""A new document against the plan in force: which task is which, what is new, what changed, what is gone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz

from domain.plan_draft import TaskDraft
from domain.text import fold

SURE, POSSIBLE = 0.9, 0.72
"""From how much likeness on two tasks are one, and from how much on that is asked about (0 to 1)."""
_SAME_PLACE = 0.08
_FIELDS = ("title", "objective", "activity", "product", "criterion_title", "lead", "cooperating", "deadline")


@dataclass(frozen=True)
class Change:
    """One field of a task that says something else now. Lists and deadlines are given as they would be printed."""

    field: str
    before: str
    after: str


@dataclass(frozen=True)
class Match:
    """A task of the new document that stands for one in force; `likeness` is 0 to 1, below SURE it is to be asked."""

    before: TaskDraft
    after: TaskDraft
    likeness: float
    changes: tuple[Change, ...]

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


def compare(before: Sequence[TaskDraft], after: Sequence[TaskDraft]) -> Comparison:
    """Match two documents task by task, the likest first; each task is matched once at most."""
    pairs = sorted(
        ((_likeness(old, new), -i, -j) for i, old in enumerate(before) for j, new in enumerate(after)), reverse=True
    )
    taken: dict[int, int] = {}
    used: set[int] = set()
    scores: dict[int, float] = {}
    for likeness, negative_i, negative_j in pairs:
        i, j = -negative_i, -negative_j
        if likeness < POSSIBLE:
            break
        if i not in taken and j not in used:
            taken[i], scores[i] = j, min(likeness, 1.0)
            used.add(j)
    matches = tuple(
        Match(before[i], after[j], scores[i], changes(before[i], after[j])) for i, j in sorted(taken.items())
    )
    new = tuple(task for j, task in enumerate(after) if j not in used)
    gone = tuple(task for i, task in enumerate(before) if i not in taken)
    return Comparison(matches, new, gone)


def changes(before: TaskDraft, after: TaskDraft) -> tuple[Change, ...]:
    """What is worded otherwise in the later document; case, marks and white space apart."""
    return tuple(
        Change(field, _printed(before, field), _printed(after, field))
        for field in _FIELDS
        if _folded(_printed(before, field)) != _folded(_printed(after, field))
    )


def _printed(task: TaskDraft, field: str) -> str:
    value = getattr(task, field)
    if field == "deadline":
        return task.deadline.text if task.deadline else ""
    return ", ".join(value) if isinstance(value, tuple) else value or ""


def _likeness(before: TaskDraft, after: TaskDraft) -> float:
    """How alike two tasks are worded, and a little more where they stand at the same place."""
    worded = fuzz.ratio(_wording(before), _wording(after)) / 100
    return worded + _SAME_PLACE if before.ref == after.ref else worded


def _wording(task: TaskDraft) -> str:
    texts: Iterable[str | None] = (task.criterion_title, task.objective, task.title, task.activity)
    return " | ".join(_folded(text) for text in texts if text)


def _folded(text: str) -> str:
    return " ".join(fold(text).replace("-", " ").split()).strip(" .;,:")
