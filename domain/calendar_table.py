"""The year's days off and swapped days as a table an office sends: a line a day, known by its headings."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime

from domain.calendar import Override, covers
from domain.problem import Problem
from domain.roster_table import Sheet, field_of
from domain.text import fold, one_line

_HEADINGS: dict[str, tuple[str, ...]] = {
    "day": ("ngay", "ngay thang…", "ngay duong lich"),
    "kind": ("nghi hay lam viec", "nghi lam", "loai", "loai ngay", "che do…"),
    "reason": ("ly do…", "noi dung", "dip…", "ghi chu"),
    "source": ("can cu…", "van ban…", "nguon"),
}
_TELLING = {"day", "kind"}
_LOOK_FOR_HEADINGS = 15
_FORMS = ("%d/%m/%Y", "%d-%m-%Y", "%d.%m.%Y", "%Y-%m-%d", "%Y-%m-%d %H:%M:%S")


def day_off(words: str) -> bool | None:
    """Whether words speak of a day off (`nghỉ`, `nghỉ bù`) or a working day (`làm bù`, `đi làm`); None for neither."""
    said = f"{fold(one_line(words))} "
    if said.startswith(("nghi ", "off ")):
        return True
    return False if said.startswith(("lam ", "di lam ", "lam bu ", "work ")) else None


def read_calendar(sheets: Iterable[Sheet]) -> list[Override] | None:
    """The days of the first table of days among the sheets, in the order of the days; None where there is none.

    Raises Problem, naming the line, for one that cannot be used.
    """
    for sheet in sheets:
        for number, cells in enumerate(sheet.rows[:_LOOK_FOR_HEADINGS]):
            columns = {field: c for c, cell in enumerate(cells) if (field := field_of(cell, _HEADINGS))}
            if columns.keys() >= _TELLING:
                return _lines(sheet, number + 1, columns)
    return None


def _lines(sheet: Sheet, below: int, columns: dict[str, int]) -> list[Override]:
    found: dict[date, Override] = {}
    for row, cells in enumerate(sheet.rows[below:], below + 1):
        said = {field: one_line(cells[c]) if c < len(cells) else "" for field, c in columns.items()}
        if not any(said.values()):
            continue
        day, off = _day(said["day"]), day_off(said["kind"])
        if day is None or not covers(day):
            raise Problem("calendar.bad_day", row=row, value=said["day"])
        if off is None:
            raise Problem("calendar.bad_kind", row=row, value=said["kind"])
        if day in found and found[day].off is not off:
            raise Problem("calendar.twice", row=row, day=f"{day:%d/%m/%Y}")
        found[day] = Override(day, off, said.get("reason") or said["kind"], said.get("source") or None)
    if not found:
        raise Problem("calendar.empty_table")
    return [found[day] for day in sorted(found)]


def _day(words: str) -> date | None:
    for form in _FORMS:
        try:
            return datetime.strptime(words, form).date()  # noqa: DTZ007 - a day has no zone
        except ValueError:
            continue
    return None


def runs(days: Sequence[tuple[date, str]]) -> list[tuple[date, date, str]]:
    """Days with what they are called, as runs of days that follow one another and are called the same."""
    found: list[tuple[date, date, str]] = []
    for day, called in days:
        if found and found[-1][2] == called and (day - found[-1][1]).days == 1:
            found[-1] = (found[-1][0], day, called)
        else:
            found.append((day, day, called))
    return found
