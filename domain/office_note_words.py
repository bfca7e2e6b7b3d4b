"""The reminders of reports in words: the Office's own, and a head's of the unit's."""

from datetime import date

from domain.day_words import Say, day_words
from domain.office_notes import Note, Word
from domain.period_words import typed
from domain.periods import PeriodKind, ReportingPeriod

_ROMAN = ("I", "II", "III", "IV")


def note_words(note: Note, say: Say, today: date) -> str:
    """A sentence or two on the month's data or its report, with what can be typed next."""
    month = note.periods[0]
    if note.word is Word.CLOSE:
        missing = say("reminders.note.missing", n=note.missing) if note.missing else say("reminders.note.none_missing")
        close = say("reminders.note.close", month=_called(month, say), day=day_words(month.last_day, say, today))
        return f"{close} {missing}"
    if note.word is Word.UNIT:
        return say("reminders.note.unit", month=_called(month, say), day=day_words(month.last_day, say, today))
    longest = note.periods[-1]
    key = "reminders.note.send_past" if today > month.send_by else "reminders.note.send"
    names = ", ".join(_called(of, say) for of in note.periods)
    return say(key, names=names, day=day_words(month.send_by, say, today), typed=typed(longest))


def _called(of: ReportingPeriod, say: Say) -> str:
    if of.kind is PeriodKind.MONTH:
        return say("reports.period.month_short", number=of.ordinal)
    if of.kind is PeriodKind.QUARTER:
        return say("reports.period.quarter_short", number=_ROMAN[of.ordinal - 1])
    if of.kind is PeriodKind.HALF:
        return say("reports.period.first_half_short" if of.ordinal == 1 else "reports.period.second_half_short")
    if of.kind is PeriodKind.NINE_MONTHS:
        return say("reports.period.nine_months_short")
    return say("reports.period.year", number=of.ordinal, year=of.year)
