"""What the admin is asked when a plan is loaded, because its words leave it open. Data only, no sentences."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from functools import cache

from domain.calendar import WorkingCalendar
from domain.deadline import Cycle, Deadline, DeadlineKind
from domain.occurrences import Choices, NoDate, PastDates, has_no_date, is_dated, occurrences
from domain.periods import PeriodRules
from domain.plan_draft import PlanDraft


@dataclass(frozen=True)
class LoadQuestions:
    """The refs of the tasks each question is about, in the plan's order; nothing to ask where a tuple is empty.

    `open_cycles`: recurring, no cycle said. `no_dates`: nothing printed. `unread`: words that could not be read, or a
    date that cannot be. `past`: at least one date had passed. `blank_leads`: no lead unit printed. `proposed` is
    what the bot proposes.
    """

    open_cycles: tuple[str, ...]
    no_dates: tuple[str, ...]
    unread: tuple[str, ...]
    past: tuple[str, ...]
    blank_leads: tuple[str, ...]
    proposed: Choices


def questions(
    draft: PlanDraft,
    today: date,
    calendar: WorkingCalendar,
    chosen: Choices | None = None,
    rules: PeriodRules | None = None,
) -> LoadQuestions:
    """What a plan loaded today leaves open. Dates past are judged by what was `chosen` so far, else proposed."""
    proposed = proposed_choices(draft)
    reach = chosen or proposed
    asking = Choices(reach.open_cycle, reach.no_date, PastDates.ASK)

    @cache
    def past(deadline: Deadline | None) -> bool:
        return any(found.past for found in occurrences(deadline, draft.year, today, calendar, asking, rules))

    return LoadQuestions(
        open_cycles=tuple(t.ref for t in draft.tasks if any(map(_is_open, _rules(t.deadline)))),
        no_dates=tuple(t.ref for t in draft.tasks if has_no_date(t.deadline)),
        unread=tuple(t.ref for t in draft.tasks if any(map(is_unread, _rules(t.deadline)))),
        past=tuple(t.ref for t in draft.tasks if past(t.deadline)),
        blank_leads=tuple(t.ref for t in draft.tasks if not t.lead),
        proposed=proposed,
    )


def proposed_choices(draft: PlanDraft) -> Choices:
    """The cycle the plan's body names for its reports, else each quarter; 31/12 for a scored plan, else monthly."""
    named = [cycle for cycle in Cycle if cycle == draft.report_cycle]
    scored = any(task.score_max is not None for task in draft.tasks)
    return Choices(
        open_cycle=tuple(named) or (Cycle.QUARTER,),
        no_date=NoDate.END_OF_YEAR if scored else NoDate.MONTHLY,
        past=PastDates.ASK,
    )


def _rules(deadline: Deadline | None) -> Iterable[Deadline]:
    if deadline is None or has_no_date(deadline):
        return ()
    return deadline.parts or (deadline,)


def _is_open(rule: Deadline) -> bool:
    return rule.kind is DeadlineKind.RECURRING and not rule.every


def is_unread(rule: Deadline) -> bool:
    """Whether a rule cannot be followed as it stands; a date outside the plan's year can."""
    return rule.kind is DeadlineKind.UNREAD or (rule.problem is not None and not is_dated(rule))
