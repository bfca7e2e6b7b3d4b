"""The head of a plan: title, number, date, agency, province, signer and years."""

from dataclasses import dataclass

from plans.document import Document
from plans.head_number import read_number_and_date
from plans.head_title import first_in_capitals, read_appendix_title, read_title
from plans.issuer import read_agency, read_province
from plans.letterhead import whole_letterhead
from plans.plan_years import Years, read_years
from plans.signer import read_signer


@dataclass(frozen=True)
class Head:
    """What stands around a plan's tasks; None where it is not printed."""

    title: str = ""
    kind: str = ""
    appendix_title: str | None = None
    number: str | None = None
    issued: str | None = None
    signer: str | None = None
    agency: str | None = None
    province: str | None = None
    years: Years | None = None


def read_head(document: Document, before: list[str], whole: list[str]) -> Head:
    """The head of a document: `before` are the lines over its first task table, `whole` all its lines."""
    before = whole_letterhead(before)
    title_at, kind, title = read_title(before)
    appendix = read_appendix_title(before, title_at, title)
    number, issued, issued_year = read_number_and_date(before)
    return Head(
        title=title or appendix or first_in_capitals(before),
        kind=kind,
        appendix_title=appendix,
        number=number,
        issued=issued,
        signer=read_signer(document.blocks),
        agency=read_agency(before, whole, title_at),
        province=read_province(before, whole),
        years=read_years(title, appendix, issued_year, whole),
    )
