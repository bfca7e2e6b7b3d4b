"""A chart of Excel's own from a table of counts in the same workbook."""

from typing import TYPE_CHECKING

from reports.chart import PARTS
from reports.document_form import FONT
from reports.figure_rows import COUNT_COLUMNS

if TYPE_CHECKING:
    from xlsxwriter.chart import Chart
    from xlsxwriter.workbook import Workbook
    from xlsxwriter.worksheet import Worksheet

_WIDTH = 680  # pixels: as wide as a page of A4
_ROW, _REST = 34, 110  # pixels of a bar, and of title and legend
_LINE = 20  # pixels of a line of the sheet


def stacked_bars(book: "Workbook", counts: "Worksheet", rows: range, title: str) -> "Chart":
    """The four official counts of each of the `rows` of a sheet as one bar; names and headings are read from it."""
    chart: Chart = book.add_chart({"type": "bar", "subtype": "stacked"})
    for part in PARTS:
        column = COUNT_COLUMNS.index(part.label) + 1
        chart.add_series(
            {
                "name": [counts.name, rows[0] - 1, column],
                "categories": [counts.name, rows[0], 0, rows[-1], 0],
                "values": [counts.name, rows[0], column, rows[-1], column],
                "fill": {"color": part.colour},
                "gap": 40,
                # A nought is no part of a bar.
                "data_labels": {"value": True, "num_format": "0;;", "font": {"name": FONT, "color": part.ink}},
            }
        )
    chart.set_title({"name": title, "name_font": {"name": FONT, "size": 13}})
    chart.set_legend({"position": "bottom", "font": {"name": FONT}})
    chart.set_x_axis({"visible": False, "major_gridlines": {"visible": False}})
    chart.set_y_axis({"reverse": True, "num_font": {"name": FONT, "size": 10}})
    chart.set_size({"width": _WIDTH, "height": _ROW * len(rows) + _REST})
    return chart


def chart_lines(rows: range) -> int:
    """How many lines of a sheet the chart of these rows covers."""
    return (_ROW * len(rows) + _REST) // _LINE + 1
