"""How a deadline was read, in a few words beside what is printed."""

from collections.abc import Callable
from datetime import date

from domain.deadline import Deadline, DeadlineKind

_MOST_DAYS = 4


def deadline_words(deadline: Deadline | None, say: Callable[..., str]) -> str:
    """`30/06/2026`, `hằng quý`, `trong 10 ngày làm việc sau khi phát sinh`; what is unread or impossible is said so."""
    if deadline is None or not deadline.text.strip():
        return say("load.read_as.none")
    if deadline.parts:
        return "; ".join(deadline_words(part, say) for part in deadline.parts)
    if deadline.problem is not None:
        return say(f"load.read_as.{deadline.problem}")
    if deadline.due:
        days = ", ".join(map(_day, deadline.due[:_MOST_DAYS])) + ("…" if len(deadline.due) > _MOST_DAYS else "")
        return say("load.read_as.assumed", days=days) if deadline.assumed else days
    if deadline.kind is DeadlineKind.RECURRING:
        return _recurring(deadline, say)
    if deadline.kind is DeadlineKind.ON_EVENT and deadline.delay is not None:
        unit = "working_days" if deadline.delay_working else _UNITS[deadline.delay[-1]]
        return say(f"load.read_as.after_{unit}", n=int(deadline.delay[1:-1]))
    return say(f"load.read_as.{_KINDS[deadline.kind]}")


def _recurring(deadline: Deadline, say: Callable[..., str]) -> str:
    if not deadline.every:
        return say("load.read_as.open_cycle")
    cycles = ", ".join(say(f"load.open_cycle.{cycle.value}").lower() for cycle in deadline.every)
    if not deadline.on_day:
        return cycles
    return say(_on_day(deadline.month_shift), cycles=cycles, day=deadline.on_day)


def _on_day(month_shift: int) -> str:
    """Of which month of its period the day is: the last, an earlier one, or the month after it."""
    if month_shift > 0:
        return "load.read_as.on_day_after"
    return "load.read_as.on_day_early" if month_shift < 0 else "load.read_as.on_day"


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"


_UNITS = {"D": "days", "W": "weeks", "M": "months", "Y": "years"}
_KINDS = {
    DeadlineKind.DATE: "unread",
    DeadlineKind.DATES: "unread",
    DeadlineKind.CONTINUOUS: "continuous",
    DeadlineKind.ON_REQUEST: "on_request",
    DeadlineKind.ON_EVENT: "on_event",
    DeadlineKind.EXTERNAL: "external",
    DeadlineKind.MIXED: "unread",
    DeadlineKind.UNREAD: "unread",
}
