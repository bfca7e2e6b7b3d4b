"""A period's report as a file to be sent."""

from domain.chat import OutgoingFile
from handlers.period_figures import PeriodReport
from reports.document import report_docx

DOCX = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
_KINDS = {"month": "thang", "quarter": "quy", "half": "6thang", "nine_months": "9thang", "year": "nam"}


def docx_of(report: PeriodReport) -> OutgoingFile:
    """The Word file, called such as `bao-cao-thang-2026-10.docx`; a corrected one ends in `-ban-2`."""
    period = report.summary.period
    version = f"-ban-{report.issued.version}" if report.issued and report.issued.version > 1 else ""
    name = f"bao-cao-{_KINDS[period.kind]}-{period.year}-{period.ordinal:02}{version}.docx"
    return OutgoingFile(name, DOCX, report_docx(report.summary, report.months, report.corrects))
