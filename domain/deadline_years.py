"""The year of each period of a deadline, over the turn of the year too."""

from domain.deadline_atoms import Atom
from domain.deadline_days import last_day
from domain.deadline_items import Item, Joint


def years_of(items: list[Item], year: int) -> list[int]:
    """The year of each period: its own, else that of the next that has one, turned back over New Year."""
    years: list[int | None] = [item.atom.year for item in items]
    for index in range(len(items) - 2, -1, -1):
        following = years[index + 1]
        if years[index] is None and following is not None:
            years[index] = following - (1 if _place(items[index].atom) > _place(items[index + 1].atom) else 0)
    for index, item in enumerate(items):
        before = years[index - 1] if index else None
        if years[index] is None and before is not None:
            turned = item.joint is Joint.RANGE and _place(items[index - 1].atom) > _place(item.atom)
            years[index] = before + (1 if turned else 0)
    return [of if of is not None else year for of in years] if any(years) else _turned(items, year)


def _turned(items: list[Item], year: int) -> list[int]:
    """Without any year printed, a range that ends before it begins ends in the next year."""
    years: list[int] = []
    for index, item in enumerate(items):
        turned = index and item.joint is Joint.RANGE and _place(items[index - 1].atom) > _place(item.atom)
        years.append(years[-1] + 1 if turned else year)
    return years


def _place(atom: Atom) -> tuple[int, int]:
    """Where in its year a period ends: month and day."""
    day = last_day(atom, 2024)  # a leap year, so that 29/2 has a place
    return (day.month, day.day) if day is not None else (0, 0)
