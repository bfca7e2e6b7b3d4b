"""Charts as PNG pictures, legible on a phone and in print. Matplotlib is imported when the first one is drawn."""

from io import BytesIO
from typing import TYPE_CHECKING

from locales import say
from reports.phrases import clipped, period_name, upper_first
from reports.summary import Counts, Summary

if TYPE_CHECKING:
    from matplotlib.axes import Axes

# In the order of the stack; the colours keep apart in print and for the colour-blind, and the numbers stand in them.
_PARTS: tuple[tuple[str, str, str, str], ...] = (
    ("done_on_time", "reports.table.on_time", "#1b7837", "white"),
    ("done_late", "reports.table.late", "#a6dba0", "black"),
    ("under_way_in_time", "reports.table.in_time", "#c6d4e8", "black"),
    ("under_way_past", "reports.table.past", "#d6604d", "white"),
)
_WIDTH = 7.2  # inches
_DPI = 150
_MOST_UNITS = 25
_NAME = 30


def units_png(summary: Summary, language: str) -> bytes:
    """How far each unit's assignments are, as stacked bars: about 1,080 pixels wide, higher with more units.

    Where there are very many units, those with most past the date.
    """
    from matplotlib.figure import Figure  # noqa: PLC0415 - importing it takes over a second

    units = [unit for unit in summary.units if unit.figures.counts.total]
    if len(units) > _MOST_UNITS:
        units = sorted(units, key=lambda unit: -len(unit.figures.counts.under_way_past))[:_MOST_UNITS]
    names = [_on_two_lines(unit.name or say(language, "reports.holder.nobody")) for unit in units]
    height = 1.7 + 0.52 * max(1, len(units))
    figure = Figure(figsize=(_WIDTH, height), dpi=_DPI, layout="constrained")
    axes = figure.subplots()
    _draw(axes, [unit.figures.counts for unit in units], language)
    axes.set_yticks(range(len(units)), names, fontsize=10)
    axes.invert_yaxis()
    figure.suptitle(
        say(language, "reports.chart.units", period=period_name(language, summary.period)), fontsize=13, weight="bold"
    )
    figure.legend(loc="outside lower center", ncols=2, fontsize=10, frameon=False)
    stream = BytesIO()
    figure.savefig(stream, format="png")
    return stream.getvalue()


def _draw(axes: "Axes", counts: list[Counts], language: str) -> None:
    left = [0] * len(counts)
    for name, key, colour, ink in _PARTS:
        numbers = [len(getattr(each, name)) for each in counts]
        bars = axes.barh(range(len(counts)), numbers, left=left, color=colour, height=0.7, label=say(language, key))
        axes.bar_label(
            bars, [str(number) if number else "" for number in numbers], label_type="center", color=ink, fontsize=10
        )
        left = [before + number for before, number in zip(left, numbers, strict=True)]
    axes.spines[["top", "right", "bottom"]].set_visible(False)
    axes.xaxis.set_visible(False)
    axes.tick_params(axis="y", length=0)


def _on_two_lines(name: str) -> str:
    """A unit's name on at most two lines of a chart's margin."""
    words = upper_first(name).split()
    first = ""
    while words and len(first) + len(words[0]) < _NAME:
        first = f"{first} {words.pop(0)}".strip()
    rest = " ".join(words)
    return f"{first}\n{clipped(rest, _NAME)}" if first and rest else clipped(first or rest, _NAME)
