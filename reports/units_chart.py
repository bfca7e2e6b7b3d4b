"""The chart of progress by unit, legible on a phone and in print."""

from collections.abc import Sequence

from domain.periods import ReportingPeriod
from locales import say
from reports.chart import as_png, drawing, stack_counts
from reports.phrases import clipped, period_name, upper_first
from reports.summary import UnitFigures

_MOST_UNITS = 25
_NAME = 30


def units_png(of: Sequence[UnitFigures], period: ReportingPeriod, language: str) -> bytes:
    """How far each unit's assignments of a period are, as stacked bars: 1,080 pixels wide, higher with more units.

    Where there are very many units, those with most past the date.
    """
    units = [unit for unit in of if unit.figures.counts.total]
    if len(units) > _MOST_UNITS:
        units = sorted(units, key=lambda unit: -len(unit.figures.counts.under_way_past))[:_MOST_UNITS]
    names = [_on_two_lines(unit.name or say(language, "reports.holder.nobody")) for unit in units]
    title = say(language, "reports.chart.units", period=period_name(language, period))
    figure = drawing(1.5 + 0.38 * max(1, len(units)), title)
    axes = figure.subplots()
    stack_counts(axes, [unit.figures.counts for unit in units], language, upright=False)
    axes.set_yticks(range(len(units)), names, fontsize=10)
    axes.invert_yaxis()
    return as_png(figure)


def _on_two_lines(name: str) -> str:
    """A unit's name on at most two lines of a chart's margin."""
    words = upper_first(name).split()
    first = ""
    while words and len(first) + len(words[0]) < _NAME:
        first = f"{first} {words.pop(0)}".strip()
    rest = " ".join(words)
    return f"{first}\n{clipped(rest, _NAME)}" if first and rest else clipped(first or rest, _NAME)
