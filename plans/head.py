"""The head of a plan: title, number, date, agency, province, signer and year."""

import re
from dataclasses import dataclass

from plans.document import Document
from plans.head_number import read_number_and_date
from plans.head_title import first_in_capitals, read_appendix_title, read_title
from plans.issuer import read_agency, read_province
from plans.letterhead import whole_letterhead
from plans.signer import read_signer

_YEAR = re.compile(r"\bnăm\s+(20\d{2})\b", re.IGNORECASE)


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
    year: int | None = None


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
        year=_year(title, appendix, issued_year, whole),
    )


def _year(title: str, appendix: str | None, issued: int | None, lines: list[str]) -> int | None:
    """The plan's year: the one its title names, unless that is over when it is issued (a plan on last year's index)."""
    named = [int(match[1]) for text in (title, appendix or "") for match in _YEAR.finditer(text)]
    if issued is not None:
        fitting = [year for year in named if issued <= year <= issued + 1]
        return fitting[0] if fitting else issued
    if named:
        return named[0]
    mentioned = [int(match[1]) for line in lines for match in _YEAR.finditer(line)]
    return max(set(mentioned), key=mentioned.count) if mentioned else None
