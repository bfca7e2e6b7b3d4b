"""Reading which period a report is asked for: `thang 10/2026`, `quý III`, `6 tháng đầu năm`, `nam 2026`, nothing."""

import re
from datetime import date

from domain.periods import PeriodKind, PeriodRules, ReportingPeriod, latest_closed, period, period_at, previous
from domain.problem import Problem
from domain.text import fold

_ROMAN = {"i": 1, "ii": 2, "iii": 3, "iv": 4}
_SPELT = {
    "mot": 1,
    "gieng": 1,
    "hai": 2,
    "ba": 3,
    "tu": 4,
    "bon": 4,
    "nam": 5,
    "sau": 6,
    "bay": 7,
    "tam": 8,
    "chin": 9,
    "muoi": 10,
    "chap": 12,
}
_YEAR = r"(?P<year>20\d\d|(?<!\d)\d\d)"
_OF_YEAR = rf"(?:\s*(?:[/.,-]|nam)?\s*{_YEAR})?"
_NUMBER = rf"(?P<ordinal>\d{{1,2}}|{'|'.join(sorted(_ROMAN, reverse=True))}|muoi mot|muoi hai|{'|'.join(_SPELT)})"
_WHEN = r"(?P<when>nay|truoc|vua roi|vua qua|ngoai)"

# What the folded words may be, tried in turn; None as the ordinal: it is one of the words.
_SHAPES: tuple[tuple[str, PeriodKind, int | None], ...] = (
    (rf"(?:6|sau)\s*(?:thang|t|months?)(?: dau(?: nam)?)?{_OF_YEAR}", PeriodKind.HALF, 1),
    (rf"nua dau(?: nam)?{_OF_YEAR}", PeriodKind.HALF, 1),
    (rf"(?:(?:6|sau)\s*thang|nua) cuoi(?: nam)?{_OF_YEAR}", PeriodKind.HALF, 2),
    (rf"(?:9|chin)\s*(?:thang|t|months?)(?: dau(?: nam)?)?{_OF_YEAR}", PeriodKind.NINE_MONTHS, 1),
    (rf"(?:3|ba)\s*thang dau(?: nam)?{_OF_YEAR}", PeriodKind.QUARTER, 1),
    (rf"12\s*thang{_OF_YEAR}", PeriodKind.YEAR, 1),
    (rf"(?:thang|t|month)\s*{_NUMBER}{_OF_YEAR}", PeriodKind.MONTH, None),
    (rf"(?P<ordinal>\d{{1,2}})\s*[/.-]\s*{_YEAR}", PeriodKind.MONTH, None),
    (rf"(?:quy|q|quarter)\s*{_NUMBER}{_OF_YEAR}", PeriodKind.QUARTER, None),
    (rf"(?:ca\s*)?(?:nam|year)\s*{_YEAR}", PeriodKind.YEAR, 1),
    (r"(?P<year>20\d\d)", PeriodKind.YEAR, 1),
    (rf"(?:thang|month)(?: {_WHEN})?", PeriodKind.MONTH, None),
    (rf"(?:quy|quarter)(?: {_WHEN})?", PeriodKind.QUARTER, None),
    (rf"(?:ca )?(?:nam|year)(?: {_WHEN})?", PeriodKind.YEAR, 1),
)
_READ = tuple((re.compile(shape), kind, ordinal) for shape, kind, ordinal in _SHAPES)


def read_period(words: str, today: date, rules: PeriodRules, since: date | None = None) -> ReportingPeriod:
    """The period the words name, in any spelling, with or without diacritics; no words mean a month.

    Where the words leave the year out it is the latest such period that has begun; where they name only the kind it is
    the latest closed one, or the running one where the office has no facts so old (`since` is its first day with
    facts). Raises Problem `reports.period.unread` for words that name no period and `reports.period.future` for a
    period that has not begun.
    """
    folded = re.sub(r"\s+", " ", fold(words)).strip(" \"'“”.,") or "thang"
    named = next(((m, kind, place) for shape, kind, place in _READ if (m := shape.fullmatch(folded))), None)
    if named is None:
        raise Problem("reports.period.unread", words=words.strip())
    found, kind, ordinal = named
    parts = found.groupdict()
    if parts.get("ordinal"):
        ordinal = _number(parts["ordinal"])
    if ordinal is None or (kind is PeriodKind.YEAR and not parts.get("year")):
        return _by_kind(kind, parts.get("when"), today, rules, since)
    if ordinal > kind.in_a_year or ordinal < 1:
        raise Problem("reports.period.unread", words=words.strip())
    if not parts.get("year"):
        return _latest(kind, ordinal, today, rules, since, closed=not parts.get("ordinal"))
    year = int(parts["year"])
    asked = period(kind, year if year > 99 else 2000 + year, ordinal, rules)
    if asked.first_day > today:
        raise Problem("reports.period.future", words=words.strip(), day=f"{asked.first_day:%d/%m/%Y}")
    return asked


_TYPED = {
    PeriodKind.MONTH: "thang {ordinal}/{year}",
    PeriodKind.QUARTER: "quy {ordinal}/{year}",
    PeriodKind.NINE_MONTHS: "9thang {year}",
    PeriodKind.YEAR: "nam {year}",
}
_TYPED_HALVES = {1: "6thang {year}", 2: "6 thang cuoi nam {year}"}


def typed(of: ReportingPeriod) -> str:
    """The period as it is typed after a command; `read_period` reads it back."""
    words = _TYPED_HALVES[of.ordinal] if of.kind is PeriodKind.HALF else _TYPED[of.kind]
    return words.format(ordinal=of.ordinal, year=of.year)


def without_draft(words: str) -> tuple[str, bool]:
    """The words without a `nháp` at their end, and whether there was one: figures that may still change are wanted."""
    named = words.rstrip()
    for last in ("nháp", "nhap", "draft"):
        if named.casefold() == last or named.casefold().endswith(f" {last}"):
            return named[: -len(last)].rstrip(), True
    return words, False


def _number(word: str) -> int:
    if word.isdigit():
        return int(word)
    if word.startswith("muoi "):
        return 10 + _SPELT[word.removeprefix("muoi ")]
    return _ROMAN.get(word) or _SPELT[word]


def _by_kind(
    kind: PeriodKind, when: str | None, today: date, rules: PeriodRules, since: date | None
) -> ReportingPeriod:
    running = period_at(kind, today, rules)
    if when == "nay":
        return running
    closed = previous(running, rules) if when else latest_closed(kind, today, rules)
    return running if since and closed.last_day < since and not when else closed


def _latest(
    kind: PeriodKind, ordinal: int, today: date, rules: PeriodRules, since: date | None, *, closed: bool
) -> ReportingPeriod:
    """The latest period with this place in its year that has begun; where asked, one that has closed and has facts."""
    years = (period(kind, year, ordinal, rules) for year in range(today.year + 1, today.year - 3, -1))
    begun, before = [p for p in years if p.first_day <= today][:2]
    if not closed or begun.last_day < today or (since and before.last_day < since):
        return begun
    return before
