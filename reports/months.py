"""The months of a reporting year up to the end of a period: what the trend is drawn from. Pure."""

from datetime import datetime

from domain.counting import Reckoning
from domain.facts import Facts
from domain.periods import PeriodKind, ReportingPeriod, period
from reports.belonging import work_of
from reports.summary import Earlier, Figures
from reports.tally import by_task, count_each, tally


def months_of(facts: Facts, upto: ReportingPeriod, now: datetime, reckoning: Reckoning) -> tuple[Earlier, ...]:
    """The agency's figures of the year as they stood at the close of each of its months.

    From the first month in which anything was counted to the last that lies in `upto` and has begun by `now` (UTC).
    """
    year = period(PeriodKind.YEAR, upto.year, 1, reckoning.periods)
    months = (period(PeriodKind.MONTH, upto.year, number, reckoning.periods) for number in range(1, 13))
    begun = [m for m in months if m.last_day <= upto.last_day and reckoning.start_of(m) < now]
    found = [Earlier(month, _figures(facts, year, reckoning.stand_of(month, now), reckoning)) for month in begun]
    while found and found[0].figures.is_empty:
        del found[0]
    return tuple(found)


def _figures(facts: Facts, year: ReportingPeriod, at: datetime, reckoning: Reckoning) -> Figures:
    work = work_of(facts.assignments, year, at, reckoning)
    return tally(work, count_each(work, reckoning.start_of(year)), by_task).figures()
