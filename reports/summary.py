"""What a report knows of a period: figures, each as the codes of what it counts, and the lists behind its sentences."""

from collections.abc import Iterable
from dataclasses import dataclass, fields
from datetime import date, datetime

from domain.counting import Judged
from domain.facts import AgencyFact, DirectiveFact, ExtensionFact, PlanFact
from domain.periods import ReportingPeriod

# A figure is the task codes it counts. Where assignments are counted, a task's code stands once for each of them.
Codes = tuple[str, ...]

DAYS_AHEAD = 35
"""How many days after the one it speaks of a summary knows the days off of."""


@dataclass(frozen=True)
class Counts:
    """The four official counts, which add up to all, and beside them three that are parts of these.

    `not_reported` and `blocked` are under way; `nothing_arose` is done.
    """

    done_on_time: Codes = ()
    done_late: Codes = ()
    under_way_in_time: Codes = ()
    under_way_past: Codes = ()
    not_reported: Codes = ()
    blocked: Codes = ()
    nothing_arose: Codes = ()

    @property
    def done(self) -> Codes:
        """Done, on time or late."""
        return self.done_on_time + self.done_late

    @property
    def under_way(self) -> Codes:
        """Under way, in time or past the date."""
        return self.under_way_in_time + self.under_way_past

    @property
    def total(self) -> int:
        """How many are counted."""
        return len(self.done) + len(self.under_way)

    @property
    def share_done(self) -> float:
        """Done of all, 0 to 1; 0 where nothing is counted."""
        return len(self.done) / self.total if self.total else 0.0

    def shares(self) -> dict[str, float]:
        """The four official counts in per cent of all, with one decimal; they add up to 100, and those of done to its.

        All are 0 where nothing is counted.
        """
        if not self.total:
            return {"done_on_time": 0.0, "done_late": 0.0, "under_way_in_time": 0.0, "under_way_past": 0.0}
        done = round(1000 * self.share_done)  # tenths of a per cent
        on_time = round(done * len(self.done_on_time) / len(self.done)) if self.done else 0
        under_way = 1000 - done
        in_time = round(under_way * len(self.under_way_in_time) / len(self.under_way)) if self.under_way else 0
        tenths = {
            "done_on_time": on_time,
            "done_late": done - on_time,
            "under_way_in_time": in_time,
            "under_way_past": under_way - in_time,
        }
        return {name: share / 10 for name, share in tenths.items()}


@dataclass(frozen=True)
class StandingCounts:
    """Standing duties: each is in one of these, and none is ever late."""

    reported: Codes = ()
    nothing_arose: Codes = ()
    not_reported: Codes = ()

    @property
    def total(self) -> int:
        """How many there are."""
        return sum(len(getattr(self, field.name)) for field in fields(self))


@dataclass(frozen=True)
class Figures:
    """The figures of one agency, plan, section or unit: by the dates in force, and by the plan's own dates."""

    counts: Counts = Counts()
    by_original: Counts = Counts()
    standing: StandingCounts = StandingCounts()
    sleeping: Codes = ()

    @property
    def is_empty(self) -> bool:
        """Whether there is nothing to say."""
        return not (self.counts.total or self.standing.total or self.sleeping)


@dataclass(frozen=True)
class SectionFigures:
    """One section of a plan; `number` is None for tasks of the plan that stand in no section."""

    number: str | None
    title: str | None
    figures: Figures


@dataclass(frozen=True)
class Scores:
    """The points of a scored plan: in all, reached, and at risk; with the codes of the tasks behind the last two."""

    total: float
    reached: float
    at_risk: float
    reached_by: Codes = ()
    at_risk_by: Codes = ()


@dataclass(frozen=True)
class PlanFigures:
    """One plan, or with `plan` None the tasks given outside any plan. `sections` are in printed order.

    `scores` stand as at the close, whatever belongs to the period; None for a plan without any.
    """

    plan: PlanFact | None
    figures: Figures
    sections: tuple[SectionFigures, ...]
    scores: Scores | None = None


@dataclass(frozen=True)
class UnitFigures:
    """One holder of assignments: a unit, or with `unit_id` None a person (`name`, None where nobody is named)."""

    unit_id: int | None
    name: str | None
    figures: Figures


@dataclass(frozen=True)
class ExtensionItem:
    """An extension asked for or decided in the period, or still undecided. `decided` is as things stood."""

    judged: Judged
    extension: ExtensionFact
    decided: bool

    @property
    def granted(self) -> bool:
        """Whether a new date was granted."""
        return self.decided and self.extension.granted_due is not None


@dataclass(frozen=True)
class DirectiveItem:
    """A directive given in the period, or not answered yet. `answered` is as things stood."""

    judged: Judged
    directive: DirectiveFact
    answered: bool


@dataclass(frozen=True)
class Earlier:
    """An earlier period as it stood at its close: the figures of the agency, its plans with their sections, its units.

    The months of a trend are without plans and units.
    """

    period: ReportingPeriod
    figures: Figures
    plans: tuple[PlanFigures, ...] = ()
    units: tuple[UnitFigures, ...] = ()


@dataclass(frozen=True)
class Summary:
    """A period as it stood at an instant (UTC), everything a rendering needs. `day` is the last day it speaks of.

    `counted` are the dated assignments that belong to the period, in the order of their tasks; the other lists are
    parts of them or stand beside them: `finished` in the period; `late` (under way past the date, the longest first);
    `blocked`; `without_evidence` (finished in the period, no file or number sent); `closed` (without being done);
    `standing` and `sleeping`; `coming` (due after the close, up to the end of the period that follows, by date).
    `days_off` are those of the weeks that follow `day`.
    `before` and `last_year` are the period before and the same one last year, None where nothing is known of them.
    """

    agency: AgencyFact
    period: ReportingPeriod
    following: ReportingPeriod
    at: datetime
    day: date
    running: bool
    figures: Figures
    plans: tuple[PlanFigures, ...]
    units: tuple[UnitFigures, ...]
    counted: tuple[Judged, ...]
    finished: tuple[Judged, ...]
    late: tuple[Judged, ...]
    blocked: tuple[Judged, ...]
    without_evidence: tuple[Judged, ...]
    closed: tuple[Judged, ...]
    standing: tuple[Judged, ...]
    sleeping: tuple[Judged, ...]
    coming: tuple[Judged, ...]
    extensions: tuple[ExtensionItem, ...]
    directives: tuple[DirectiveItem, ...]
    before: Earlier | None
    last_year: Earlier | None
    days_off: tuple[date, ...] = ()

    @property
    def undecided(self) -> tuple[ExtensionItem, ...]:
        """The extensions that wait for a decision."""
        return tuple(item for item in self.extensions if not item.decided)


def codes(judged: Iterable[Judged]) -> Codes:
    """The task codes of a list, each once, in its order."""
    return tuple(dict.fromkeys(item.fact.code for item in judged))
