"""What a task of a plan is known by, and what it says: its words, whatever their case, marks and white space."""

from rapidfuzz import fuzz

from domain.plan_draft import TaskDraft
from domain.text import fold

FIELDS = ("title", "objective", "activity", "product", "criterion_title", "lead", "cooperating", "deadline", "score")
"""What is compared of a task, in the order in which it is told."""
_SCORES = ("score_max", "score_achieved", "score_target")
_PART = 95
_SHORTEST_PART = 20


def folded(text: str) -> str:
    """A text without case, marks, hyphens, white space and the stop at its end."""
    return " ".join(fold(text).replace("-", " ").split()).strip(" .;,:")


def wording(task: TaskDraft) -> str:
    """The words of a task, not its place, dates and units."""
    texts = (task.criterion_title, task.objective, task.title, task.activity)
    return " | ".join(folded(text) for text in texts if text)


def is_part(part: str, whole: str) -> bool:
    """Whether the words of one task stand in those of another that says more; never so for a word or two."""
    return _SHORTEST_PART <= len(part) < len(whole) and fuzz.partial_ratio(part, whole, score_cutoff=_PART) > 0


def cells(task: TaskDraft) -> tuple[str, ...]:
    """What a task says in each field that is compared; case, marks and white space apart."""
    return tuple(folded(printed(task, field)) for field in FIELDS)


def printed(task: TaskDraft, field: str) -> str:
    """What stands in a field: lists, scores and deadlines as a plan prints them."""
    if field == "score":
        return " / ".join(f"{points:g}" for points in (getattr(task, score) for score in _SCORES) if points is not None)
    value = getattr(task, field)
    if field == "deadline":
        return task.deadline.text if task.deadline else ""
    return ", ".join(value) if isinstance(value, tuple) else value or ""
