"""What each person has not heard yet about an assignment: the newest step that applies to them, older ones merged."""

from collections.abc import Iterator
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum

from domain.calendar import WorkingCalendar, covers
from domain.hearers import Chart, above, asked, deciders, leaders, office
from domain.ladder import Step, last_day_before, steps
from domain.reminder_settings import ReminderSettings
from domain.rungs import Audience
from domain.silence import is_silenced, quiet_for_good
from domain.tasks import AssignmentView, OccurrenceKind, Word

# What was said: person, assignment, rung, version of the due date.
Said = AbstractSet[tuple[int, int, str, int]]


class ItemKind(StrEnum):
    """Why somebody hears of an assignment, in the order a message lists them.

    A reminder is for who is asked about it, an escalation for who is told that it is late, a decision for who can grant
    what was asked, a check-in for a standing duty, evidence for what was done without the proof it needs.
    """

    REMINDER = "reminder"
    DECISION = "decision"
    ESCALATION = "escalation"
    CHECK_IN = "check_in"
    EVIDENCE = "evidence"


@dataclass(frozen=True)
class Item:
    """One line of a message. `covers` are the rungs that count as said once it is said; `rung` is the last of them.

    `days_left` counts working days to the due date (0 on the last one), None where there is no date or it has passed;
    `days_late` the working days since it, 0 while it is not late.
    """

    assignment: AssignmentView
    rung: str
    kind: ItemKind
    covers: tuple[str, ...]
    days_left: int | None
    days_late: int


@dataclass(frozen=True)
class Line:
    """An item that is to be said to a person, with the steps behind it, oldest first."""

    person_id: int
    item: Item
    behind: tuple[Step, ...]


@dataclass(frozen=True)
class Moment:
    """The instant of planning (UTC), its local day, and what days and hours are judged by."""

    now: datetime
    today: date
    calendar: WorkingCalendar
    settings: ReminderSettings


def lines(of: AssignmentView, chart: Chart, said: Said, moment: Moment) -> Iterator[Line]:
    """All that is due by now and not yet said about an assignment: at most one line a person of each sort."""
    if of.unproven and of.last is not None and moment.settings.ask_evidence:
        yield from _to_prove(of, of.last, chart, said, moment)
    if quiet_for_good(of):
        return
    come = steps(of, moment.today, moment.calendar, moment.settings)
    chased = list(_chased(of, come, chart, said, moment)) if come else []
    yield from chased
    if of.directed_at is not None:
        heard = {line.person_id for line in chased}
        yield from (line for line in _to_report(of, of.directed_at, chart, said, moment) if line.person_id not in heard)
    if of.pending_by is not None and of.pending_since is not None:
        yield from _to_decide(of, of.pending_since, chart, said, moment)


def _chased(of: AssignmentView, come: list[Step], chart: Chart, said: Said, moment: Moment) -> Iterator[Line]:
    """A line for whoever is asked, and one for those above them where they are not asked themselves."""
    own = ItemKind.CHECK_IN if of.kind is OccurrenceKind.STANDING else ItemKind.REMINDER
    questioned = asked(of, chart, moment.today)
    for person_id, behalf in questioned.items():
        heard = _heard(of, come, {Audience.ASKED}, behalf, moment)
        yield from _newest(person_id, of, own, heard, said, moment)

    told: dict[int, tuple[frozenset[Audience], frozenset[int]]] = {}
    for audience, people in _TOLD:
        for person_id, behalf in people(of, chart, moment.today).items():
            if person_id not in questioned:
                before, behalf_before = told.get(person_id, (frozenset(), frozenset()))
                told[person_id] = before | {audience}, behalf_before | behalf
    for person_id, (audiences, behalf) in told.items():
        heard = _heard(of, come, audiences, behalf, moment)
        yield from _newest(person_id, of, ItemKind.ESCALATION, heard, said, moment)


_TOLD = ((Audience.HEADS, above), (Audience.OFFICE, office), (Audience.LEADERS, leaders))


def _heard(
    of: AssignmentView, come: list[Step], audiences: AbstractSet[Audience], behalf: frozenset[int], moment: Moment
) -> list[Step]:
    return [
        step for step in come if step.to & audiences and not is_silenced(step, of, behalf, moment.now, moment.settings)
    ]


def _newest(
    person_id: int, of: AssignmentView, kind: ItemKind, heard: list[Step], said: Said, moment: Moment
) -> Iterator[Line]:
    unsaid = tuple(step for step in heard if (person_id, of.id, step.rung, of.due_version) not in said)
    if unsaid and unsaid[-1] is heard[-1]:
        rungs = tuple(step.rung for step in unsaid)
        yield Line(person_id, Item(of, rungs[-1], kind, rungs, *days_of(of, moment)), unsaid)


def _to_prove(of: AssignmentView, done: Word, chart: Chart, said: Said, moment: Moment) -> Iterator[Line]:
    """Who is asked about what was done without its proof is asked for that, once, from the day after it was said."""
    if done.at.astimezone(moment.settings.zone).date() >= moment.today:
        return
    rung = f"evidence-{done.id}"
    for person_id in asked(of, chart, moment.today):
        if (person_id, of.id, rung, of.due_version) not in said:
            yield Line(person_id, Item(of, rung, ItemKind.EVIDENCE, (rung,), None, 0), ())


def _to_decide(of: AssignmentView, since: datetime, chart: Chart, said: Said, moment: Moment) -> Iterator[Line]:
    """Who can grant an extension hears of it each working day, from the day after it was asked."""
    if since.astimezone(moment.settings.zone).date() >= moment.today:
        return
    rung = f"decide-{moment.today:%Y%m%d}"
    for person_id in deciders(of, chart, moment.today):
        if (person_id, of.id, rung, of.due_version) not in said:
            yield Line(person_id, Item(of, rung, ItemKind.DECISION, (rung,), *days_of(of, moment)), ())


DIRECTIVE = "directive"
_REPORT_AFTER, _REPORT_EVERY = 2, 3
"""Working days after a leader's word, and between, that who is asked hears of it until they report."""


def _to_report(of: AssignmentView, since: datetime, chart: Chart, said: Said, moment: Moment) -> Iterator[Line]:
    """Who is asked is reminded of a leader's word that nobody has reported on since."""
    given = since.astimezone(moment.settings.zone).date()
    step = moment.calendar.working_days_between(given, moment.today) - _REPORT_AFTER
    if step < 0:
        return
    rung = f"{DIRECTIVE}-{of.directive_id}-{step // _REPORT_EVERY}"
    kind = ItemKind.CHECK_IN if of.kind is OccurrenceKind.STANDING else ItemKind.REMINDER
    for person_id in asked(of, chart, moment.today):
        if (person_id, of.id, rung, of.due_version) not in said:
            yield Line(person_id, Item(of, rung, kind, (rung,), *days_of(of, moment)), ())


def days_of(of: AssignmentView, moment: Moment) -> tuple[int | None, int]:
    """The working days left to a due date and those since it, as an `Item` has them."""
    if of.due is None or not covers(of.due):
        return None, 0
    late = moment.calendar.working_days_between(moment.calendar.late_after(of.due), moment.today)
    if late > 0:
        return None, late
    left = moment.calendar.working_days_between(moment.today, last_day_before(of.due, moment.calendar))
    return max(left, 0), 0
