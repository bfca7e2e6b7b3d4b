"""The small words of every rendering: days, shares, names of periods and of holders."""

from datetime import date

from domain.facts import AssignmentFact
from domain.periods import PeriodKind, ReportingPeriod
from domain.tasks import OccurrenceKind
from domain.text import one_line
from locales import say

ROMAN = ("I", "II", "III", "IV")
_NAMES = {
    PeriodKind.MONTH: "reports.period.month",
    PeriodKind.QUARTER: "reports.period.quarter",
    PeriodKind.NINE_MONTHS: "reports.period.nine_months",
    PeriodKind.YEAR: "reports.period.year",
}
_KINDS_OF_UNIT = {"Phòng": "P.", "Trung tâm": "TT.", "Chi cục": "CC."}
_HALVES = {1: "reports.period.first_half", 2: "reports.period.second_half"}
_HALVES_SHORT = {1: "reports.period.first_half_short", 2: "reports.period.second_half_short"}


def period_name(language: str, period: ReportingPeriod) -> str:
    """A period as a sentence names it: tháng 10 năm 2026, quý III năm 2026, 6 tháng đầu năm 2026."""
    key = _HALVES[period.ordinal] if period.kind is PeriodKind.HALF else _NAMES[period.kind]
    number = ROMAN[period.ordinal - 1] if period.kind is PeriodKind.QUARTER else str(period.ordinal)
    return say(language, key, number=number, year=period.year)


def short_period_name(language: str, period: ReportingPeriod) -> str:
    """A period within its year: tháng 10, quý III, 6 tháng đầu năm, 9 tháng đầu năm, năm 2026."""
    if period.kind is PeriodKind.YEAR:
        return period_name(language, period)
    if period.kind is PeriodKind.QUARTER:
        return say(language, "reports.period.quarter_short", number=ROMAN[period.ordinal - 1])
    if period.kind is PeriodKind.MONTH:
        return say(language, "reports.period.month_short", number=period.ordinal)
    if period.kind is PeriodKind.NINE_MONTHS:
        return say(language, "reports.period.nine_months_short")
    return say(language, _HALVES_SHORT[period.ordinal])


def day_month(day: date) -> str:
    """14/10: a day whose year is plain."""
    return f"{day.day}/{day.month}"


def full_day(day: date) -> str:
    """05/10/2026: a day in a table."""
    return f"{day:%d/%m/%Y}"


def written_day(day: date) -> str:
    """A day in an official paper: a nought before days under ten, and of the months only before the first two.

    Nghị định 30/2020/NĐ-CP, Phụ lục I, mục II.4.
    """
    return f"{day.day:02}/{month_number(day)}/{day.year}"


def month_number(day: date) -> str:
    """A month as the decree writes it: with a nought only for the first two."""
    return f"{day.month:02}" if day.month <= 2 else str(day.month)


def percent(language: str, share: float) -> str:
    """A share of 0 to 1 with one decimal at most: 31,6% in Vietnamese."""
    text = f"{share * 100:.1f}".removesuffix(".0")
    return f"{text.replace('.', ',') if language == 'vi' else text}%"


def points(language: str, number: float) -> str:
    """Points as a plan prints them: 1,5 in Vietnamese, 2 without decimals."""
    text = f"{number:.4f}".rstrip("0").rstrip(".")
    return text.replace(".", ",") if language == "vi" else text


def holder(language: str, fact: AssignmentFact) -> str:
    """The unit that holds an assignment, else the person, else that nobody does."""
    return fact.unit_name or fact.owner_name or say(language, "reports.holder.nobody")


def short_holder(language: str, fact: AssignmentFact) -> str:
    """Who holds an assignment, the kind of a unit abbreviated as offices do: P. Quản lý Khoa học."""
    name = holder(language, fact)
    kind = next((kind for kind in _KINDS_OF_UNIT if name.startswith(f"{kind} ")), None)
    return f"{_KINDS_OF_UNIT[kind]} {name[len(kind) + 1 :]}" if kind else name


def occurrence_name(language: str, fact: AssignmentFact) -> str:
    """Which of its task's occurrences an assignment is of: quý I; of a standing duty the month; else nothing."""
    if fact.kind is OccurrenceKind.STANDING and fact.period_end:
        return say(language, "reports.period.month_short", number=fact.period_end.month)
    return one_line(fact.label or "")


def named_occurrence(language: str, fact: AssignmentFact, length: int) -> str:
    """A task by its short name in at most `length` characters and which of its occurrences is meant."""
    occurrence = occurrence_name(language, fact)
    name = clipped(fact.short_name, length)
    return f"{name} – {occurrence}" if occurrence and fact.kind is OccurrenceKind.DATED else name


def lines_as_one(text: str) -> str:
    """The lines of a plan's cell in one, without bullets and final stops."""
    lines = (line.strip(" -–+•*\t") for line in text.split("\n"))
    return "; ".join(line.rstrip(" .;,:") for line in lines if line)


def upper_first(text: str) -> str:
    """The text as it begins a sentence."""
    return text[:1].upper() + text[1:]


def lower_first(text: str) -> str:
    """The text as it goes on within a sentence; an abbreviation at its head stays."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def clipped(text: str, length: int) -> str:
    """The text on one line in at most `length` characters, cut between words, with no comma before the dots."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    words = text[: length - 1].rpartition(" ")[0].rstrip(" ,;:(-–")
    return f"{words or text[: length - 1]}…"
