"""A plan as a report cites it: in full the first time, later by kind and number (Nghị định 30/2020/NĐ-CP)."""

import re

from domain.facts import AgencyFact, PlanFact
from reports.clean import fit
from reports.narrative import said
from reports.phrases import lower_first, upper_first

# Kế hoạch, Chương trình, Đề án; an abbreviation may follow.
_WORDS_OF_KIND = 2
_DAY = re.compile(r"ngày \d{1,2} tháng \d{1,2} năm \d{4}")


def cited(plan: PlanFact, agency: AgencyFact) -> str:
    """A plan as a report names it first: kind, number, day, issuer and subject; what has blanks in it is left out."""
    kind, subject = _kind_and_subject(plan)
    number = _number(plan)
    day = _DAY.search(fit(plan.issued))
    told = f" {day[0]}" if day else ""
    if number.rpartition("-")[2] == fit(agency.code):
        told += said("reports.docx.issued_by", agency=fit(agency.name))
    if not number:
        return f"{kind} {subject}".strip()
    key = "reports.docx.plan_in_full" if kind else "reports.docx.plan_with_number"
    return said(key, kind=kind, number=number, told=told, subject=subject)


def cited_again(plan: PlanFact) -> str:
    """A plan that was named before: its kind and number; its title where it has none."""
    kind, subject = _kind_and_subject(plan)
    number = _number(plan)
    return said("reports.docx.plan_again", kind=kind, number=number) if kind and number else f"{kind} {subject}".strip()


def _kind_and_subject(plan: PlanFact) -> tuple[str, str]:
    """The kind of document, which titles have in capitals before their subject, and the subject."""
    words = fit(plan.title).split()
    shouted = next((place for place, word in enumerate(words) if not word.isupper()), len(words))
    if not 0 < shouted < len(words):
        return "", " ".join(words)
    shouted = min(shouted, _WORDS_OF_KIND)
    return upper_first(" ".join(words[:shouted]).lower()), lower_first(" ".join(words[shouted:]))


def _number(plan: PlanFact) -> str:
    number = fit(plan.number)
    return number if any(letter.isdigit() for letter in number.partition("/")[0]) else ""
