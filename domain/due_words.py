"""Until when a task is due and what was last said of it, in a few words of a list."""

from datetime import date

from domain.calendar import WorkingCalendar, covers
from domain.day_words import Say, day_words
from domain.ladder import last_day_before
from domain.short_name import cut
from domain.tasks import AssignmentView, Status

_LONGEST_REASON = 60


def due_words(of: AssignmentView, today: date, calendar: WorkingCalendar, say: Say) -> str:
    """Until when, and how far that is: `hạn thứ Sáu 27/3, còn 3 ngày làm việc`. Empty where there is no due date."""
    if of.due is None:
        return ""
    day = day_words(of.due, say, today)
    words = say(_when(of.due, today, calendar), day=day, n=_distance(of.due, today, calendar))
    if of.due_assumed:
        words = say("reminders.due_assumed", due=words)
    if _moved_by_provisional_calendar(of.due, calendar):
        words = say("reminders.due_provisional", due=words)
    return words


def last_words(of: AssignmentView, say: Say) -> str:
    """What was reported last, in a few words; empty where nothing was."""
    if of.last is None:
        return ""
    if of.last.status is Status.IN_PROGRESS and of.last.percent is not None:
        return say("reminders.last_percent", percent=of.last.percent)
    return say(_LAST[of.last.status], reason=cut(of.last.reason or "", _LONGEST_REASON)).rstrip(" :")


_LAST = {
    Status.NOT_STARTED: "reminders.last_not_started",
    Status.IN_PROGRESS: "reminders.last_in_progress",
    Status.BLOCKED: "reminders.last_blocked",
    Status.DONE: "reminders.last_done",
    Status.NOTHING_AROSE: "reminders.last_nothing_arose",
}


def _when(due: date, today: date, calendar: WorkingCalendar) -> str:
    """The key of the sentence that fits: how the day stands to today, and whether it is a day off."""
    if not covers(due):
        return "reminders.due_far"
    if today > calendar.late_after(due):
        return "reminders.due_late" if _distance(due, today, calendar) else "reminders.due_just_late"
    if today > due:
        return "reminders.due_day_off_past"
    if today == due:
        return "reminders.due_today"
    if today >= last_day_before(due, calendar):
        return "reminders.due_day_off_ahead"
    return "reminders.due_in"


def _distance(due: date, today: date, calendar: WorkingCalendar) -> int:
    """Working days from the date to today, or from today to the last working day before the date."""
    if not covers(due):
        return 0
    if today > due:
        return calendar.working_days_between(calendar.late_after(due), today)
    return calendar.working_days_between(today, last_day_before(due, calendar))


def _moved_by_provisional_calendar(due: date, calendar: WorkingCalendar) -> bool:
    return covers(due) and calendar.why_off(due) is not None and not calendar.is_confirmed(due.year)
