"""A period's report as the files that are sent: to be signed, to be worked with, to be shown, to be taken in."""

from collections.abc import Callable, Mapping
from datetime import date

from domain.chat import OutgoingFile
from domain.counting import Judged
from handlers.period_figures import PeriodReport
from locales import say
from reports.calendar_file import Deadline, deadlines_ics
from reports.deadline_calendar import deadline_calendar_png
from reports.document import report_docx
from reports.phrases import holder, named_occurrence
from reports.trend_chart import trend_png
from reports.units_chart import units_png
from reports.workbook import report_xlsx

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_XLSX = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_KINDS = {"month": "thang", "quarter": "quy", "half": "6thang", "nine_months": "9thang", "year": "nam"}


def docx_of(report: PeriodReport) -> OutgoingFile:
    """The Word file, called such as `bao-cao-thang-2026-10.docx`; a corrected one ends in `-ban-2`."""
    return OutgoingFile(
        _name("bao-cao", report, "docx"),
        DOCX,
        report_docx(report.summary, report.months(), report.corrects, report.remarks),
    )


def _workbook(report: PeriodReport, language: str) -> list[OutgoingFile]:
    return [OutgoingFile(_name("so-lieu", report, "xlsx"), _XLSX, report_xlsx(report.summary, language))]


def _charts(report: PeriodReport, language: str) -> list[OutgoingFile]:
    summary = report.summary
    pictures = [("don-vi", units_png(summary.units, summary.period, language))] if summary.units else []
    if len(months := report.months()) > 1:
        pictures.append(("luy-ke", trend_png(months, language)))
    if summary.coming:
        pictures.append(("han", deadline_calendar_png(summary, language)))
    return [OutgoingFile(_name(name, report, "png"), "image/png", picture) for name, picture in pictures]


def _calendar(report: PeriodReport, language: str) -> list[OutgoingFile]:
    summary = report.summary
    deadlines = (_deadline(j, j.due, language) for j in (*summary.late, *summary.coming) if j.due)
    name = say(language, "report_files.calendar", agency=summary.agency.name)
    content = deadlines_ics(deadlines, name, summary.agency.code, summary.at)
    return [OutgoingFile(_name("han", report, "ics"), "text/calendar", content)]


def _deadline(judged: Judged, due: date, language: str) -> Deadline:
    fact = judged.fact
    name = named_occurrence(language, fact, len(fact.short_name))
    return Deadline(fact.assignment_id, fact.code, name, due, (holder(language, fact),))


FORMS: Mapping[str, Callable[[PeriodReport, str], list[OutgoingFile]]] = {
    "xlsx": _workbook,
    "png": _charts,
    "ics": _calendar,
}
"""What else a report can be had as; a period without figures has no charts."""


def _name(what: str, report: PeriodReport, ending: str) -> str:
    period = report.summary.period
    version = f"-ban-{report.issued.version}" if report.issued and report.issued.version > 1 else ""
    return f"{what}-{_KINDS[period.kind]}-{period.year}-{period.ordinal:02}{version}.{ending}"
