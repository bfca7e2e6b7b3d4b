"""Periods made into days: each of a list, the end of a range, the latest day within a period."""

from dataclasses import replace
from datetime import date, timedelta

from domain.deadline import IMPOSSIBLE, OUTSIDE, Deadline, DeadlineKind
from domain.deadline_atoms import Kind
from domain.deadline_days import first_day, last_day
from domain.deadline_items import Item, Joint
from domain.deadline_lists import completed
from domain.deadline_years import years_of


def dated(text: str, items: list[Item], year: int) -> Deadline | None:
    """The days that these periods are due in a plan of that year; None where they do not fit together."""
    placed = completed(items)
    placed = _latest_within(placed, year) if placed is not None else None
    if placed is None:
        return None
    years = years_of(placed, year)
    due: set[date] = set()
    impossible = False
    for index, (item, of_year) in enumerate(zip(placed, years, strict=True)):
        day = _due(item, of_year)
        impossible = impossible or day is None
        following = placed[index + 1] if index + 1 < len(placed) else None
        if day is not None and (following is None or following.joint not in {Joint.RANGE, Joint.OR}):
            due.add(day)
    days = () if impossible else tuple(sorted(due))
    problem = IMPOSSIBLE if impossible else (OUTSIDE if any(day.year != year for day in days) else None)
    return Deadline(
        text,
        DeadlineKind.DATES if len(days) > 1 else DeadlineKind.DATE,
        due=days,
        assumed=any(map(_is_vague, placed)),
        problem=problem,
    )


def _due(item: Item, year: int) -> date | None:
    """The last day of the period, or the day before it begins (`trước tháng 6`)."""
    if not _ends_before(item):
        return last_day(item.atom, year)
    first = first_day(item.atom, year)
    return first - timedelta(days=1) if first is not None else None


def _ends_before(item: Item) -> bool:
    return item.before and item.atom.kind not in {Kind.DAY, Kind.WEEK} and item.atom.part is None


def _is_vague(item: Item) -> bool:
    atom = item.atom
    return atom.part is not None or atom.kind is Kind.WEEK or item.joint is Joint.OR or _ends_before(item)


def _latest_within(items: list[Item], year: int) -> list[Item] | None:
    """`Tháng 6, chậm nhất 20/6`: a latest day inside the period before it is the deadline of that period.

    A latest day right after another period (`Báo cáo quý I trước 20/3`) is the deadline of what that period is about.
    """
    kept: list[Item] = []
    for item in items:
        before = kept[-1] if kept else None
        if (
            before is not None
            and item.limited
            and item.joint in {Joint.NONE, Joint.LIST}
            and before.atom.kind is not Kind.DAY
        ):
            start, end = (
                first_day(before.atom, before.atom.year or year),
                last_day(before.atom, before.atom.year or year),
            )
            day = last_day(item.atom, item.atom.year or before.atom.year or year)
            inside = start is not None and end is not None and day is not None and start <= day <= end
            if inside or item.joint is Joint.NONE:
                kept[-1] = replace(item, joint=before.joint)
                continue
        if item.joint is Joint.NONE:
            return None
        kept.append(item)
    return kept
