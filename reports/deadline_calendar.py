"""The deadlines of the weeks to come as a picture of a calendar, legible on a phone."""

from collections import defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING

from locales import say
from reports.chart import as_png, drawing
from reports.phrases import day_month
from reports.summary import DAYS_AHEAD, Summary

if TYPE_CHECKING:
    from matplotlib.axes import Axes

_ROW = 0.95  # inches
_MOST_CODES = 4
_OFF, _DUE, _PLAIN = "#eeeeee", "#c6d4e8", "white"
_WEEKDAYS = (
    "reports.weekday.1",
    "reports.weekday.2",
    "reports.weekday.3",
    "reports.weekday.4",
    "reports.weekday.5",
    "reports.weekday.6",
    "reports.weekday.7",
)


def deadline_calendar_png(summary: Summary, language: str) -> bytes:
    """The days after the one a summary speaks of, at most 35 and within the period that follows.

    Each has the codes of what is due on it, of many the first ones and how many more; days off are grey.
    """
    first = summary.day + timedelta(days=1)
    last = min(summary.following.last_day, summary.day + timedelta(days=DAYS_AHEAD))
    by_day: defaultdict[date, list[str]] = defaultdict(list)
    for judged in summary.coming:
        if judged.due and first <= judged.due <= last:
            by_day[judged.due].append(judged.fact.code)
    monday = first - timedelta(days=first.weekday())
    weeks = (last - monday).days // 7 + 1
    count = sum(len(codes) for codes in by_day.values())
    words = {"first": day_month(first), "last": day_month(last), "year": last.year}
    figure = drawing(_ROW * weeks + 0.7, say(language, "reports.chart.calendar", n=count, **words))
    axes = figure.subplots()
    for number in range(7 * weeks):
        day = monday + timedelta(days=number)
        if first <= day <= last:
            _draw_day(axes, number % 7, number // 7, day, by_day[day], day in summary.days_off)
    axes.set_xlim(0, 7)
    axes.set_ylim(weeks, 0)
    axes.set_xticks([column + 0.5 for column in range(7)], [say(language, key) for key in _WEEKDAYS], fontsize=11)
    axes.xaxis.tick_top()
    axes.yaxis.set_visible(False)
    axes.tick_params(length=0)
    axes.spines[:].set_visible(False)
    return as_png(figure)


def _draw_day(axes: "Axes", column: int, row: int, day: date, codes: list[str], off: bool) -> None:
    from matplotlib.patches import Rectangle  # noqa: PLC0415 - drawn with the first picture only

    colour = _DUE if codes else _OFF if off else _PLAIN
    axes.add_patch(
        Rectangle((column + 0.02, row + 0.02), 0.96, 0.96, facecolor=colour, edgecolor="#999999", linewidth=0.6)
    )
    axes.text(column + 0.06, row + 0.08, day_month(day), va="top", fontsize=11, weight="bold" if codes else "normal")
    more = len(codes) - _MOST_CODES
    shown = codes if more <= 0 else [*codes[: _MOST_CODES - 1], f"+{more + 1}"]
    pairs = [" ".join(shown[at : at + 2]) for at in range(0, len(shown), 2)]
    axes.text(column + 0.94, row + 0.92, "\n".join(pairs), va="bottom", ha="right", fontsize=9)
