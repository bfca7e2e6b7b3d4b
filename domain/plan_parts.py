"""Tasks that were split or merged: what is new was part of a task before, what is gone has become part of one."""

from collections.abc import Mapping
from dataclasses import dataclass

from domain.plan_comparison import Comparison
from domain.plan_draft import TaskDraft
from domain.task_wording import is_part, wording

_MOST_TRIED = 20_000
"""Pairs of tasks that are looked at; more have little in common anyway."""


@dataclass(frozen=True)
class Parts:
    """By the place of a new task the one before that it was part of, and of a gone one the one it is part of now."""

    split_from: Mapping[str, TaskDraft]
    merged_into: Mapping[str, TaskDraft]


def parts(found: Comparison) -> Parts:
    """What was split and what was merged, by the words that stand whole in another task's."""
    before = {task.ref: task for task in (*(m.before for m in found.matches), *found.gone)}
    after = {task.ref: task for task in (*(m.after for m in found.matches), *found.new)}
    if len(found.new) * len(before) + len(found.gone) * len(after) > _MOST_TRIED:
        return Parts({}, {})
    return Parts(_wholes(found.new, before), _wholes(found.gone, after))


def _wholes(some: tuple[TaskDraft, ...], others: Mapping[str, TaskDraft]) -> dict[str, TaskDraft]:
    words = {ref: wording(task) for ref, task in others.items()}
    found = {}
    for task in some:
        mine = wording(task)
        whole = next((ref for ref, theirs in words.items() if is_part(mine, theirs)), None)
        if whole is not None:
            found[task.ref] = others[whole]
    return found
