"""What the Office sends at once: a message to whoever is asked about a task, whatever the ladder says today."""

from collections.abc import Iterable

from domain.hearers import Chart, asked
from domain.reminder_lines import Item, ItemKind, Moment, days_of
from domain.reminders import PlannedMessage, most_urgent_first
from domain.silence import quiet_for_good
from domain.tasks import AssignmentView, OccurrenceKind

NUDGE = "nudge"


def is_owed(of: AssignmentView, moment: Moment) -> bool:
    """Whether news of an assignment is waited for: it is late, or due or closing by now without a word."""
    if quiet_for_good(of):
        return False
    day = of.due or of.period_end
    without_word = of.last is None and day is not None and day <= moment.today
    return without_word or (of.due is not None and of.due <= moment.today and bool(days_of(of, moment)[1]))


def nudges(views: Iterable[AssignmentView], chart: Chart, moment: Moment, by: str) -> list[PlannedMessage]:
    """A message for each who is asked about one of these today, named as sent by the Office (`by`)."""
    heard: dict[int, list[Item]] = {}
    rung = f"{NUDGE}-{moment.today:%y%m%d}"
    for of in views:
        if quiet_for_good(of):
            continue
        kind = ItemKind.CHECK_IN if of.kind is OccurrenceKind.STANDING else ItemKind.REMINDER
        item = Item(of, rung, kind, (rung,), *days_of(of, moment))
        for person_id in asked(of, chart, moment.today):
            heard.setdefault(person_id, []).append(item)
    return [
        PlannedMessage(person_id, NUDGE, moment.today, moment.now, most_urgent_first(items), by=by)
        for person_id, items in sorted(heard.items())
    ]
