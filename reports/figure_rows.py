"""Figures as rows of a table: the same columns in the annex of the document and in the workbook."""

from collections.abc import Iterator
from dataclasses import dataclass

from locales import say
from reports.phrases import upper_first
from reports.sentence_case import sentence_case
from reports.summary import Codes, Figures, Summary, UnitFigures

COUNT_COLUMNS = (
    "reports.table.total",
    "reports.table.on_time",
    "reports.table.late",
    "reports.table.in_time",
    "reports.table.past",
    "reports.table.not_reported",
    "reports.table.blocked",
    "reports.table.nothing_arose",
)


@dataclass(frozen=True)
class FigureRow:
    """One row: its name, its figures, and whether it sums up others."""

    name: str
    figures: Figures
    is_sum: bool = False


def counts_of(figures: Figures) -> tuple[int, ...]:
    """The numbers of COUNT_COLUMNS."""
    return figures.counts.total, *map(len, codes_of(figures))


def codes_of(figures: Figures) -> tuple[Codes, ...]:
    """The tasks behind the numbers of COUNT_COLUMNS, without the total."""
    counts = figures.counts
    return (
        counts.done_on_time,
        counts.done_late,
        counts.under_way_in_time,
        counts.under_way_past,
        counts.not_reported,
        counts.blocked,
        counts.nothing_arose,
    )


def standing_of(figures: Figures) -> str:
    """Standing duties that were reported on, of all; nothing where there are none."""
    standing = figures.standing
    said = len(standing.reported) + len(standing.nothing_arose)
    return f"{said}/{standing.total}" if standing.total else ""


def field_rows(summary: Summary, language: str) -> Iterator[FigureRow]:
    """Each section of each plan, a plan without sections as a whole, what arose outside, and all of it."""
    for each in summary.plans:
        for part in each.sections:
            name = sentence_case(part.title) if part.title else say(language, "reports.docx.other_section")
            yield FigureRow(f"{part.number}. {name}" if part.number else name, part.figures)
        if not each.sections:
            name = upper_first(each.plan.title) if each.plan else say(language, "reports.table.arisen")
            yield FigureRow(name, each.figures)
    yield FigureRow(say(language, "reports.table.sum"), summary.figures, is_sum=True)


def unit_rows(summary: Summary, language: str) -> Iterator[FigureRow]:
    """Each unit, after them the people whom a plan itself names for its tasks."""
    for unit in summary.units:
        yield FigureRow(holder_name(unit, language), unit.figures)


def holder_name(holder: UnitFigures, language: str) -> str:
    """A unit by its name; a person as one, because the table is of units."""
    if holder.name is None:
        return say(language, "reports.holder.nobody")
    return holder.name if holder.unit_id is not None else say(language, "reports.holder.person", name=holder.name)
