"""From a deadline's rule to the dated occurrences of its task in the year of its plan."""

import calendar as months
from dataclasses import dataclass, replace
from datetime import date, timedelta
from enum import StrEnum
from itertools import groupby

from domain.calendar import WorkingCalendar, covers
from domain.cycle_rounds import round_due, rounds
from domain.deadline import Cycle, Deadline, DeadlineKind
from domain.periods import PeriodKind, PeriodRules, period
from domain.tasks import OccurrenceKind
from domain.text import one_line


class NoDate(StrEnum):
    """What the admin chooses, once a plan, for tasks that print no deadline."""

    END_OF_YEAR = "end_of_year"
    MONTHLY = "monthly"
    ASLEEP = "asleep"


class PastDates(StrEnum):
    """What the admin chooses for dates that had passed when the plan was loaded."""

    DONE = "done"
    ASK = "ask"
    LEAVE_OUT = "leave_out"


@dataclass(frozen=True)
class Choices:
    """What was decided at load where the words leave it open. `open_cycle` is for recurring tasks without one."""

    open_cycle: tuple[Cycle, ...] = (Cycle.QUARTER,)
    no_date: NoDate = NoDate.ASLEEP
    past: PastDates = PastDates.ASK


@dataclass(frozen=True)
class OccurrenceDraft:
    """One occurrence to create. `part` tells it from the task's others, and is the same whenever it is worked out.

    `label` is the Vietnamese name of its period, or the printed words of its part of a mixed deadline. Where several
    cycles fall on one date `cycle` is the longest. `period_start` and `period_end` are the days, both included, of the
    calendar period a recurring one ends, or of the reporting month a standing one is asked about in. `past` marks a
    date that had passed at load: recorded as done or asked about once, as the admin chose, never announced as late.
    """

    part: str
    kind: OccurrenceKind
    label: str | None = None
    cycle: Cycle | None = None
    due: date | None = None
    due_assumed: bool = False
    period_start: date | None = None
    period_end: date | None = None
    past: bool = False


def occurrences(
    deadline: Deadline | None,
    year: int,
    today: date,
    calendar: WorkingCalendar,
    choices: Choices | None = None,
    rules: PeriodRules | None = None,
) -> tuple[OccurrenceDraft, ...]:
    """What a task with this deadline, of a plan of `year` loaded `today`, is asked for.

    `deadline` is None where nothing is printed. Reporting months that have closed are not asked about; dates past are
    left out where the choice says so. `rules` hold the day on which data close. A date that no calendar reaches counts
    as unread.
    """
    choices, rules = choices or Choices(), rules or PeriodRules()
    drafts = (
        [
            replace(draft, part=f"{place}:{draft.part}", label=_label(part, draft))
            for place, part in enumerate(deadline.parts, start=1)
            for draft in _of_rule(part, year, choices, rules)
        ]
        if deadline and deadline.kind is DeadlineKind.MIXED
        else _of_rule(deadline, year, choices, rules)
    )
    marked = (replace(draft, past=_is_past(draft, today, calendar)) for draft in drafts)
    return tuple(draft for draft in marked if not draft.past or _kept(draft, choices))


def has_no_date(deadline: Deadline | None) -> bool:
    """Whether a plan prints nothing where the deadline would be; a dash or dots are nothing."""
    return deadline is None or not any(map(str.isalnum, deadline.text))


def is_dated(deadline: Deadline) -> bool:
    """Whether a deadline has days, and calendars reach them."""
    return bool(deadline.due) and all(map(covers, deadline.due))


def due_after_event(deadline: Deadline, event: date, calendar: WorkingCalendar) -> date | None:
    """The day an on-event task falls due after the day of its event, which is not counted; None where no delay is said.

    A month later is the same day of that month, or its last where it is shorter; hours are whole days, a begun one too.
    """
    if deadline.delay is None:
        return None
    number, unit = int(deadline.delay.lstrip("PT")[:-1]), deadline.delay[-1]
    if unit in "YM":
        total = event.month - 1 + number * (12 if unit == "Y" else 1)
        year, month = event.year + total // 12, total % 12 + 1
        return date(year, month, min(event.day, months.monthrange(year, month)[1]))
    days = -(-number // 24) if unit == "H" else number * (7 if unit == "W" else 1)
    return calendar.add_working_days(event, days) if deadline.delay_working else event + timedelta(days=days)


def woken(sleeping_part: str, event: date, due: date, label: str | None = None) -> OccurrenceDraft:
    """The dated occurrence that an event or a request of a day opens; a day wakes the same part once."""
    return OccurrenceDraft(f"{sleeping_part}:{event.isoformat()}", OccurrenceKind.DATED, label, due=due)


_ASLEEP_AS = {
    DeadlineKind.ON_REQUEST: "request",
    DeadlineKind.ON_EVENT: "event",
    DeadlineKind.EXTERNAL: "external",
}


def _of_rule(deadline: Deadline | None, year: int, choices: Choices, rules: PeriodRules) -> list[OccurrenceDraft]:
    if deadline is None or has_no_date(deadline):
        return _without_date(year, choices.no_date, rules)
    if deadline.kind is DeadlineKind.CONTINUOUS:
        return _standing(year, rules)
    if deadline.kind is DeadlineKind.RECURRING:
        return _recurring(deadline, deadline.every or choices.open_cycle, year)
    if is_dated(deadline):
        return [_dated(day, None, assumed=deadline.assumed) for day in deadline.due]
    return [OccurrenceDraft(_ASLEEP_AS.get(deadline.kind, "unread"), OccurrenceKind.SLEEPING)]


def _without_date(year: int, choice: NoDate, rules: PeriodRules) -> list[OccurrenceDraft]:
    if choice is NoDate.END_OF_YEAR:
        return [_dated(date(year, 12, 31), None, assumed=True)]
    if choice is NoDate.MONTHLY:
        return _standing(year, rules)
    return [OccurrenceDraft("asleep", OccurrenceKind.SLEEPING)]


def _dated(day: date, label: str | None, *, assumed: bool) -> OccurrenceDraft:
    return OccurrenceDraft(day.isoformat(), OccurrenceKind.DATED, label, due=day, due_assumed=assumed)


def _standing(year: int, rules: PeriodRules) -> list[OccurrenceDraft]:
    reporting_months = (period(PeriodKind.MONTH, year, month, rules) for month in range(1, 13))
    return [
        OccurrenceDraft(
            f"{year}-{month.ordinal:02}",
            OccurrenceKind.STANDING,
            f"tháng {month.ordinal}",
            Cycle.MONTH,
            period_start=month.first_day,
            period_end=month.last_day,
        )
        for month in reporting_months
    ]


def _recurring(deadline: Deadline, cycles: tuple[Cycle, ...], year: int) -> list[OccurrenceDraft]:
    """Each round once; several that fall due on one day are one occurrence, named after all of them."""
    shortest_first = [cycle for cycle in Cycle if cycle in cycles]
    due = sorted(
        ((round_due(of, deadline), of) for cycle in shortest_first for of in rounds(cycle, year)),
        key=lambda pair: pair[0],
    )
    drafts = []
    for day, pairs in groupby(due, key=lambda pair: pair[0]):
        same_day = [of for _, of in pairs]
        longest = same_day[-1]
        drafts.append(
            replace(
                _dated(day, _joined([of.name for of in same_day]), assumed=deadline.assumed),
                cycle=longest.cycle,
                period_start=longest.first,
                period_end=longest.last,
            )
        )
    return drafts


def _joined(names: list[str]) -> str:
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} và {names[-1]}"


def _label(part: Deadline, draft: OccurrenceDraft) -> str:
    words = one_line(part.text).strip("-–+•;,. ")
    return f"{words}: {draft.label}" if draft.label else words


def _is_past(draft: OccurrenceDraft, today: date, calendar: WorkingCalendar) -> bool:
    if draft.due:
        return calendar.late_after(draft.due) < today
    return draft.period_end is not None and draft.period_end < today


def _kept(past: OccurrenceDraft, choices: Choices) -> bool:
    return past.kind is OccurrenceKind.DATED and choices.past is not PastDates.LEAVE_OUT
