"""A month's deadlines as a picture of its calendar: which days have what due, legible on a phone."""

import calendar
from collections import defaultdict
from collections.abc import Callable, Sequence
from datetime import date
from typing import TYPE_CHECKING

from domain.counting import Judged
from locales import say
from reports.chart import as_png, drawing

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_HEIGHT = 6.4  # inches
_MOST_CODES = 4
_OFF, _DUE, _PAST, _PLAIN = "#eeeeee", "#c6d4e8", "#f4c7bd", "white"


def deadline_calendar_png(
    coming: Sequence[Judged], year: int, month: int, works: Callable[[date], bool], language: str
) -> bytes:
    """The month with the codes of what is due on each day; days off grey, days with something past its date red.

    `works` says whether a day is a working day. Of many codes on one day the first ones and how many more.
    """
    by_day: defaultdict[date, list[Judged]] = defaultdict(list)
    for judged in coming:
        if judged.due and (judged.due.year, judged.due.month) == (year, month):
            by_day[judged.due].append(judged)
    total = sum(len(due) for due in by_day.values())
    figure = drawing(_HEIGHT, say(language, "reports.chart.calendar", month=month, year=year, n=total))
    axes = figure.subplots()
    weeks = calendar.Calendar().monthdatescalendar(year, month)
    for row, week in enumerate(weeks):
        for column, day in enumerate(week):
            if day.month == month:
                _draw_day(axes, column, row, day, by_day[day], works(day))
    axes.set_xlim(0, 7)
    axes.set_ylim(len(weeks), 0)
    axes.set_xticks([column + 0.5 for column in range(7)], [say(language, key) for key in _WEEKDAYS], fontsize=11)
    axes.xaxis.tick_top()
    axes.yaxis.set_visible(False)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    return as_png(figure)


_WEEKDAYS = (
    "reports.weekday.1",
    "reports.weekday.2",
    "reports.weekday.3",
    "reports.weekday.4",
    "reports.weekday.5",
    "reports.weekday.6",
    "reports.weekday.7",
)


def _draw_day(axes: "Axes", column: int, row: int, day: date, due: list[Judged], works: bool) -> None:
    from matplotlib.patches import Rectangle  # noqa: PLC0415 - drawn with the first picture only

    late = any(judged.days_late for judged in due)
    colour = _PAST if late else _DUE if due else _PLAIN if works else _OFF
    axes.add_patch(
        Rectangle((column + 0.02, row + 0.02), 0.96, 0.96, facecolor=colour, edgecolor="#999999", linewidth=0.6)
    )
    axes.text(column + 0.06, row + 0.08, str(day.day), va="top", fontsize=12, weight="bold" if due else "normal")
    codes = [judged.fact.code for judged in due]
    more = len(codes) - _MOST_CODES
    shown = codes if more <= 0 else [*codes[: _MOST_CODES - 1], f"+{more + 1}"]
    pairs = [" ".join(shown[at : at + 2]) for at in range(0, len(shown), 2)]
    axes.text(column + 0.94, row + 0.92, "\n".join(pairs), va="bottom", ha="right", fontsize=9)
