"""The buttons under a reminder, for channels that have them; every one stands for a short typed answer."""

from collections.abc import Sequence

from domain.chat import Button
from domain.day_words import Say
from domain.reminder_lines import Item, ItemKind
from domain.tasks import OccurrenceKind

_DATED = (("done", "doing"), ("blocked", "extend"))
_STANDING = (("done", "nothing"),)
_IN_A_ROW = 4


def reminder_buttons(shown: Sequence[Item], say: Say) -> tuple[tuple[Button, ...], ...]:
    """For one task its possible answers, for several a "done" for each, by the number of its place."""
    asked = [(n, i) for n, i in enumerate(shown, 1) if i.kind in {ItemKind.REMINDER, ItemKind.CHECK_IN}]
    if len(shown) == 1 and asked:
        view = shown[0].assignment
        rows = _STANDING if view.kind is OccurrenceKind.STANDING else _DATED
        return tuple(tuple(Button(say(f"button.{what}"), f"r:{view.id}:{what}") for what in row) for row in rows)
    each = [Button(say("button.done_place", place=n), f"r:{item.assignment.id}:done") for n, item in asked]
    return tuple(tuple(each[at : at + _IN_A_ROW]) for at in range(0, len(each), _IN_A_ROW))
