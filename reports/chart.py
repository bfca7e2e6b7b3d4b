"""What the charts share: the four official counts as stacked bars, and a drawing as a PNG picture.

Matplotlib is imported when the first one is drawn: that takes over a second.
"""

from collections.abc import Sequence
from io import BytesIO
from typing import TYPE_CHECKING, NamedTuple

from locales import say
from reports.summary import Counts

if TYPE_CHECKING:
    from matplotlib.axes import Axes
    from matplotlib.figure import Figure

WIDTH = 5.0
"""Inches; 1,080 pixels. On a phone of 390 points a letter of 10 points is as large as 11 there."""
_PARTS_WITH_NUMBER = 20
_DPI = 216


class Part(NamedTuple):
    """One of the four official counts in a bar: the field of Counts, the key of its label, its colour and its ink."""

    field: str
    label: str
    colour: str
    ink: str


# In the order of the stack; the colours keep apart in print and for the colour-blind, and the numbers stand in them.
PARTS = (
    Part("done_on_time", "reports.table.on_time", "#1b7837", "white"),
    Part("done_late", "reports.table.late", "#a6dba0", "black"),
    Part("under_way_in_time", "reports.table.in_time", "#c6d4e8", "black"),
    Part("under_way_past", "reports.table.past", "#d6604d", "white"),
)


def drawing(height: float, title: str) -> "Figure":
    """An empty drawing, as wide as a phone shows and `height` inches high."""
    from matplotlib.figure import Figure  # noqa: PLC0415 - see above

    figure = Figure(figsize=(WIDTH, height), dpi=_DPI, layout="constrained")
    figure.suptitle(title, fontsize=11.5, weight="bold")
    return figure


def stack_counts(axes: "Axes", counts: Sequence[Counts], language: str, *, upright: bool) -> None:
    """Each of `counts` as one bar of its four parts, `upright` as a column, with the numbers in them and a legend."""
    before = [0] * len(counts)
    # A column is not as high as a row is long: a number higher than its part would hide its neighbours'.
    least = max((each.total for each in counts), default=0) / _PARTS_WITH_NUMBER if upright else 0
    places = range(len(counts))
    for name, key, colour, ink in PARTS:
        numbers = [len(getattr(each, name)) for each in counts]
        label = say(language, key)
        if upright:
            bars = axes.bar(places, numbers, bottom=before, color=colour, width=0.7, label=label)
        else:
            bars = axes.barh(places, numbers, left=before, color=colour, height=0.7, label=label)
        axes.bar_label(
            bars,
            [str(number) if number > least else "" for number in numbers],
            label_type="center",
            color=ink,
            fontsize=10,
        )
        before = [below + number for below, number in zip(before, numbers, strict=True)]
    axes.spines[["top", "right", "left" if upright else "bottom"]].set_visible(False)
    (axes.yaxis if upright else axes.xaxis).set_visible(False)
    axes.tick_params(axis="x" if upright else "y", length=0)
    figure = axes.get_figure()
    if figure is not None:
        figure.legend(loc="outside lower center", ncols=2, fontsize=10, frameon=False)


def as_png(figure: "Figure") -> bytes:
    """The drawing as a picture."""
    stream = BytesIO()
    figure.savefig(stream, format="png")
    return stream.getvalue()
