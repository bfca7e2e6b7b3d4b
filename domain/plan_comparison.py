"""A new document against the plan in force: which task is which, what is new, what changed, what is gone."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from rapidfuzz import fuzz, process

from domain.plan_draft import PlanDraft, TaskDraft
from domain.text import fold

SURE, POSSIBLE = 0.9, 0.72
"""From how much likeness on two tasks are one, and from how much on that is asked about (0 to 1)."""
_SAME_PLACE = 0.08
_SAME_TITLE = 85
_MOSTLY = 0.5
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


def compare(before: Sequence[TaskDraft], after: Sequence[TaskDraft], least: float = POSSIBLE) -> Comparison:
    """Match two documents task by task, the likest first; each task is matched once at most.

    Tasks less alike than `least` (0 to 1) are no match: one is gone, the other new.
    """
    taken: dict[int, int] = {}
    used: set[int] = set()
    scores: dict[int, float] = {}
    for likeness, negative_i, negative_j in sorted(_pairs(before, after, least), reverse=True):
        i, j = -negative_i, -negative_j
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


def is_like(before: PlanDraft, after: PlanDraft) -> float | None:
    """Whether a document may be a new version of a plan: the share of their tasks in common (0 to 1), else None.

    It may be where the titles are alike, or where half of the tasks are the same; both are of one year.
    """
    if before.year != after.year:
        return None
    matched = len(compare(before.tasks, after.tasks, SURE).matches)
    common = matched / max(len(before.tasks), len(after.tasks), 1)
    alike = fuzz.ratio(_folded(before.title), _folded(after.title)) >= _SAME_TITLE
    return common if alike or common >= _MOSTLY else None


_Pair = tuple[float, int, int]
"""How alike two tasks are, and the places of both, negative so that the first come first among equals."""


def _pairs(before: Sequence[TaskDraft], after: Sequence[TaskDraft], least: float) -> list[_Pair]:
    """The pairs of tasks that are alike enough.

    Tasks of the same place and words are the likest of all: they are settled first, so that only what differs
    is compared each with each.
    """
    old, new = [_wording(task) for task in before], [_wording(task) for task in after]
    places = {(task.ref, new[j]): j for j, task in enumerate(after)}
    settled = {i: places[task.ref, old[i]] for i, task in enumerate(before) if (task.ref, old[i]) in places}
    taken = set(settled.values())
    left = {j: words for j, words in enumerate(new) if j not in taken}
    pairs = [(1 + _SAME_PLACE, -i, -j) for i, j in settled.items()]
    lowest = (least - _SAME_PLACE) * 100
    for i, words in enumerate(old):
        if i in settled:
            continue
        for _, score, j in process.extract_iter(words, left, scorer=fuzz.ratio, score_cutoff=lowest):
            likeness = score / 100 + (_SAME_PLACE if before[i].ref == after[j].ref else 0)
            if likeness >= least:
                pairs.append((likeness, -i, -j))
    return pairs


def _wording(task: TaskDraft) -> str:
    texts: Iterable[str | None] = (task.criterion_title, task.objective, task.title, task.activity)
    return " | ".join(_folded(text) for text in texts if text)


def _folded(text: str) -> str:
    return " ".join(fold(text).replace("-", " ").split()).strip(" .;,:")
