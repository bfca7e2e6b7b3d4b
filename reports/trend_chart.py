"""The chart of the trend by month."""

from collections.abc import Sequence

from locales import say
from reports.chart import as_png, drawing, stack_counts
from reports.phrases import percent
from reports.summary import Earlier

_HEIGHT = 4.2  # inches


def trend_png(months: Sequence[Earlier], language: str) -> bytes:
    """The year's four official counts at the close of each month as columns, under each the share that was done."""
    year = months[-1].period.year if months else ""
    figure = drawing(_HEIGHT, say(language, "reports.chart.trend", year=year))
    axes = figure.subplots()
    stack_counts(axes, [month.figures.counts for month in months], language, upright=True)
    axes.set_xticks(range(len(months)), [_name(month, language) for month in months], fontsize=9)
    return as_png(figure)


def _name(month: Earlier, language: str) -> str:
    counts = month.figures.counts
    name = say(language, "reports.chart.month", number=month.period.ordinal)
    return f"{name}\n{percent(language, round(counts.share_done, 2))}" if counts.total else name
