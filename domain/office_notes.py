"""What the Office is told of its own report, that data close and that it is to be sent; and heads of their unit's."""

from collections.abc import Iterator, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from domain.calendar import WorkingCalendar
from domain.people import Person, Role
from domain.periods import PeriodKind, PeriodRules, ReportingPeriod, period, period_at, previous
from domain.reminder_settings import ReminderSettings
from domain.tasks import AssignmentView

_STILL_SAID = 5
"""Working days after the day of sending on which an office that was cut off still hears of it."""


_UNIT_BEFORE = 2
"""Working days before the data close from which on a head hears of the unit's report."""


class Word(StrEnum):
    """What is said of a month: its data close, the report is to be sent soon, or today; a unit can send its own."""

    CLOSE = "close"
    SOON = "soon"
    DAY = "day"
    UNIT = "unit"


@dataclass(frozen=True)
class Note:
    """One of these words on the periods that end with a month, the shortest first. `missing` tasks have no word yet."""

    word: Word
    periods: tuple[ReportingPeriod, ...]
    missing: int = 0

    @property
    def alone(self) -> bool:
        """Whether it is worth a message where there is nothing else to be said."""
        return self.word is not Word.UNIT

    @property
    def name(self) -> str:
        """What it counts as said by, at most 40 characters."""
        month = self.periods[0]
        return f"{self.word}-{month.year}-{month.ordinal:02}"


@dataclass(frozen=True)
class OfficeNotes:
    """What the notes go by: the reporting periods, the notes said (person, name), and the months issued already.

    `sent` are the units that sent their report of the running month.
    """

    rules: PeriodRules
    said: AbstractSet[tuple[int, str]] = frozenset()
    issued: AbstractSet[tuple[int, int]] = frozenset()
    sent: AbstractSet[int] = frozenset()

    def due(
        self,
        person: Person,
        today: date,
        assignments: Sequence[AssignmentView],
        calendar: WorkingCalendar,
        settings: ReminderSettings,
    ) -> tuple[Note, ...]:
        """What one of the Office or a head has not heard yet and applies today; nothing where there is no work."""
        if not assignments or not person.active:
            return ()
        running = period_at(PeriodKind.MONTH, today, self.rules)
        come: list[Note] = []
        if any(g.role is Role.OFFICE for g in person.grants):
            months = (running, previous(running, self.rules))
            come += (note for month in months for note in self._come(month, today, calendar, settings))
        if self._may_send(person, assignments) and _closes_soon(running, today, calendar):
            come.append(Note(Word.UNIT, (running,)))
        return tuple(self._counted(note, assignments) for note in come if (person.id, note.name) not in self.said)

    def _may_send(self, person: Person, assignments: Sequence[AssignmentView]) -> bool:
        """Whether somebody is head of a unit that has work and has not sent its report of the running month."""
        units = {g.unit_id for g in person.grants if g.role is Role.HEAD and g.unit_id is not None} - self.sent
        return bool(units) and any(of.unit_id in units for of in assignments)

    def _come(
        self, month: ReportingPeriod, today: date, calendar: WorkingCalendar, settings: ReminderSettings
    ) -> Iterator[Note]:
        """The newest word on a month whose day has come, unless its report was issued."""
        if (month.year, month.ordinal) in self.issued:
            return
        ending = tuple(_ending_with(month, self.rules))
        if calendar.previous_working_day(month.last_day) <= today <= month.last_day:
            yield Note(Word.CLOSE, ending)
        if month.send_by <= today <= calendar.add_working_days(month.send_by, _STILL_SAID):
            yield Note(Word.DAY, ending)
        elif calendar.add_working_days(month.send_by, -settings.report_before) <= today < month.send_by:
            yield Note(Word.SOON, ending)

    def _counted(self, note: Note, assignments: Sequence[AssignmentView]) -> Note:
        close = note.periods[0].last_day
        days = [of.due or of.period_end for of in assignments if of.last is None]
        return Note(note.word, note.periods, sum(day is not None and day <= close for day in days))


def _closes_soon(month: ReportingPeriod, today: date, calendar: WorkingCalendar) -> bool:
    closing = calendar.previous_working_day(month.last_day)
    return calendar.add_working_days(closing, -_UNIT_BEFORE) <= today <= month.last_day


def _ending_with(month: ReportingPeriod, rules: PeriodRules) -> Iterator[ReportingPeriod]:
    """The month, and the quarter, half, nine months or year that ends with it."""
    for kind in PeriodKind:
        if month.ordinal % kind.months == 0:
            ordinal = month.ordinal // kind.months
            if ordinal <= kind.in_a_year:
                yield period(kind, month.year, ordinal, rules)
