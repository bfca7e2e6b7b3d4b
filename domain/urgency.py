"""Which message goes first, and which is worth one of the last a platform grants: a higher number matters more."""

from collections.abc import Iterable

from domain.reminder_lines import Item, ItemKind

ANSWER = 100
NOTICE = 50
DUE = 10
EARLY = 0
_MOST_FOR_LATENESS = NOTICE - DUE - 1


def of_reminder(items: Iterable[Item]) -> int:
    """The urgency of a reminder that lists these: late first, by working days; then due today or to be decided."""
    return max(map(_of_item, items), default=EARLY)


def _of_item(item: Item) -> int:
    if item.days_late > 0:
        return DUE + min(item.days_late, _MOST_FOR_LATENESS)
    pressing = item.days_left == 0 or item.kind in {ItemKind.DECISION, ItemKind.ESCALATION}
    return DUE if pressing else EARLY
