"""The figures of a period: as they stand, or frozen where its report was issued."""

import gc
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import date, datetime, tzinfo
from typing import Any

from domain.counting import Reckoning
from domain.facts import Facts
from domain.period_words import read_period, without_draft
from domain.periods import PeriodRules, ReportingPeriod, previous
from reports.corrections import Changed, changed_since
from reports.frozen import thaw
from reports.months import months_of
from reports.narrative import Remark
from reports.summarise import summarise
from reports.summary import Earlier, Summary
from storage import facts, snapshots, unit_reports
from storage.database import Tx
from storage.office_rules import reckoning
from storage.snapshots import Snapshot


@dataclass(frozen=True)
class AskedPeriod:
    """The period that somebody's words name, as of `now` (UTC), before anything of it is gathered.

    `issued` is the newest issued version of its report; `draft`: the figures of today are asked for all the same.
    `unissued` is the newest earlier period of the kind in which the office had work and that was never issued.
    """

    period: ReportingPeriod
    now: datetime
    reckoning: Reckoning
    issued: Snapshot | None
    draft: bool
    unissued: ReportingPeriod | None


@dataclass(frozen=True)
class PeriodFacts:
    """The facts of a period as they were gathered; the counting, which may take seconds, is to come.

    `frozen` are the figures of its issued report as they are kept, None where it has none. `remarks` are what units
    added to theirs.
    """

    asked: AskedPeriod
    facts: Facts
    frozen: Mapping[str, Any] | None
    remarks: tuple[Remark, ...]

    def summary(self) -> Summary:
        """The period's figures as they stand."""
        with _nothing_is_garbage():
            return summarise(self.facts, self.asked.period, self.asked.now, self.asked.reckoning)

    def months(self) -> tuple[Earlier, ...]:
        """The months of its year, for the trend."""
        return months_of(self.facts, self.asked.period, self.asked.now, self.asked.reckoning)


@dataclass(frozen=True)
class PeriodReport:
    """A period's report, ready to be put into a form. `months` counts those of its year, which takes its time.

    `issued` is None where it gives figures that may still change; else `changed` is what came in since it was issued,
    and `corrects` says, in Vietnamese, what it changed of the version before it. `remarks` are what units added.
    """

    summary: Summary
    months: Callable[[], tuple[Earlier, ...]]
    issued: Snapshot | None = None
    changed: tuple[Changed, ...] = ()
    corrects: tuple[str, ...] = ()
    remarks: tuple[Remark, ...] = ()


async def asked_period(tx: Tx, now: datetime, zone: tzinfo, words: str) -> AskedPeriod:
    """The period that the words name; `nháp` behind it asks for today's figures.

    Raises Problem for words that name no period, or one that has not begun.
    """
    named, draft = without_draft(words)
    judged_by = await reckoning(tx, zone)
    began = await facts.began(tx)
    since = None if began is None else judged_by.day_of(began)
    period = read_period(named, judged_by.day_of(now), judged_by.periods, since)
    issued = await snapshots.latest(tx, period)
    unissued = await _unissued(tx, period, judged_by.periods, since)
    return AskedPeriod(period, now, judged_by, issued, draft, unissued)


async def gather_period(tx: Tx, asked: AskedPeriod) -> PeriodFacts:
    """What its report is made from. A large office's takes a second: not where somebody waits to write."""
    with _nothing_is_garbage():
        gathered = await facts.gather(tx)
    version = asked.issued.version if asked.issued and not asked.draft else None
    frozen = await snapshots.figures_of(tx, asked.period, version) if version else None
    heard = await unit_reports.confirmed(tx, asked.period)
    remarks = tuple(Remark(each.unit, each.remark) for each in heard if each.remark)
    return PeriodFacts(asked, gathered, frozen, remarks)


@contextmanager
def _nothing_is_garbage() -> Iterator[None]:
    """While a million objects are made that all stay, looking for garbage among them would take a third of the time."""
    was_on = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_on:
            gc.enable()


async def _unissued(tx: Tx, of: ReportingPeriod, rules: PeriodRules, since: date | None) -> ReportingPeriod | None:
    """The newest period before `of` in which the office had work and whose report was never issued.

    Offices that issue none at all are not told of any.
    """
    issued = await snapshots.issued(tx, of.kind)
    before = previous(of, rules)
    while issued and since is not None and before.last_day >= since:
        if (before.year, before.ordinal) not in issued:
            return before
        before = previous(before, rules)
    return None


def made(gathered: PeriodFacts) -> PeriodReport:
    """The report: the issued one where there is one and no draft is asked for. Takes seconds for very many tasks."""
    frozen = gathered.frozen
    if frozen is None:
        return PeriodReport(gathered.summary(), gathered.months, remarks=gathered.remarks)
    summary, months = thaw(frozen)
    changed = changed_since(summary, gathered.summary())
    remarks = tuple(Remark(*each) for each in frozen.get("remarks", ()))
    corrects = tuple(frozen["corrects"])
    return PeriodReport(summary, lambda: months, gathered.asked.issued, changed, corrects, remarks)
