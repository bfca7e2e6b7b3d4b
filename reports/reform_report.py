"""The periodic report on administrative reform, in the outline its readers expect.

Direction; results in the six contents of the national programme; appraisal; what comes next; what is asked.
"""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from domain.counting import Judged
from domain.text import fold
from reports.cited_plans import cited, cited_again
from reports.clean import fit
from reports.figures_in_words import overall, progress
from reports.meeting_report import next_steps
from reports.narrative import (
    Block,
    Remark,
    chapter,
    gap,
    item,
    paragraph,
    proposals,
    said,
    section,
    shortened,
    two_digits,
)
from reports.phrases import percent, period_name, written_day
from reports.sentence_case import sentence_case
from reports.summary import PlanFigures, SectionFigures, Summary
from reports.task_sentences import late_items, names_of, stuck_items

# The contents of the programme, and the folded words by which a plan's section is known for one of them.
_CONTENTS: tuple[tuple[str, tuple[str, ...]], ...] = (
    ("reports.docx.reform.institutions", ("the che",)),
    ("reports.docx.reform.procedures", ("thu tuc hanh chinh", "tthc", "mot cua")),
    ("reports.docx.reform.organisation", ("bo may",)),
    ("reports.docx.reform.service", ("cong vu", "cong chuc", "can bo")),
    ("reports.docx.reform.finance", ("tai chinh",)),
    (
        "reports.docx.reform.digital",
        ("dien tu", "chinh quyen so", "chuyen doi so", "hien dai hoa", "cong nghe thong tin"),
    ),
)
_DIRECTION = ("chi dao", "dieu hanh", "tuyen truyen")
_INSPECTION, _PUBLICITY = ("kiem tra", "giam sat"), ("tuyen truyen", "truyen thong", "dang tin")


def is_reform(title: str) -> bool:
    """Whether a plan of this title is one of administrative reform."""
    folded = fold(title)
    return "cai cach hanh chinh" in folded or "cchc" in folded.split()


def reform_report(summary: Summary, remarks: Sequence[Remark] = ()) -> Iterator[Block]:
    """The report's body, from its opening to its closing sentence; `remarks` are what units added to their own."""
    plans = [each for each in summary.plans if each.plan and is_reform(each.plan.title)]
    others = [each for each in summary.plans if each not in plans]
    yield _opening(summary, plans)
    yield chapter("reports.docx.reform.direction")
    yield from _direction(summary, plans)
    yield chapter("reports.docx.reform.results")
    yield from _results(summary, plans, others)
    yield chapter("reports.docx.reform.appraisal")
    yield from _appraisal(summary)
    yield chapter("reports.docx.reform.next", period=period_name("vi", summary.following).upper())
    yield from next_steps(summary)
    yield chapter("reports.docx.reform.requests")
    yield from _asked_of_authorities(summary, remarks)
    yield paragraph(said("reports.docx.reform.closing", period=period_name("vi", summary.period)))


def _opening(summary: Summary, plans: Sequence[PlanFigures]) -> Block:
    return paragraph(
        said(
            "reports.docx.reform.opening",
            plans="; ".join(cited(each.plan, summary.agency) for each in plans if each.plan),
            agency=summary.agency.name,
            period=period_name("vi", summary.period),
            first=written_day(summary.period.first_day),
            last=written_day(summary.day),
        )
    )


def _direction(summary: Summary, plans: Sequence[PlanFigures]) -> Iterator[Block]:
    done = [judged for judged in summary.finished if _directs(judged, plans)]
    inspected = [judged for judged in done if _speaks_of(judged.fact.title, _INSPECTION)]
    published = [judged for judged in done if _speaks_of(judged.fact.title, _PUBLICITY) and judged not in inspected]
    directed = [judged for judged in done if judged not in inspected and judged not in published]
    yield section("reports.docx.reform.issued")
    yield from _issued(summary)
    yield from _done_or_gap(directed)
    yield section("reports.docx.reform.planned")
    yield from overall(summary)
    yield section("reports.docx.reform.inspected")
    yield from _done_or_gap(inspected)
    yield section("reports.docx.reform.published")
    yield from _done_or_gap(published)


def _directs(judged: Judged, plans: Sequence[PlanFigures]) -> bool:
    """Whether it stands in a section on direction and publicity of one of the plans."""
    return any(
        part.number == judged.fact.section and part.title is not None and _speaks_of(part.title, _DIRECTION)
        for each in plans
        if each.plan and each.plan.id == judged.fact.plan_id
        for part in each.sections
    )


def _speaks_of(title: str, words: Sequence[str]) -> bool:
    folded = fold(title)
    return any(word in folded for word in words)


def _done_or_gap(done: Sequence[Judged]) -> Iterator[Block]:
    if done:
        yield paragraph(said("reports.docx.reform.done_here", names=names_of(done)))
    yield gap()


def _issued(summary: Summary) -> Iterator[Block]:
    """The documents by which units proved what they finished."""
    issued: defaultdict[str, list[Judged]] = defaultdict(list)
    for judged in summary.finished:
        for number in judged.fact.documents:
            issued[fit(number)].append(judged)
    if issued:
        yield paragraph(said("reports.docx.reform.documents"))
        yield from shortened(
            [
                item(said("reports.docx.reform.document", number=number, names=names_of(proved)))
                for number, proved in issued.items()
            ]
        )


def _results(summary: Summary, plans: Sequence[PlanFigures], others: Sequence[PlanFigures]) -> Iterator[Block]:
    several = len(plans) > 1
    parts = [_Part(each if several else None, part) for each in plans for part in each.sections]
    rest = [part for part in parts if not part.speaks_of(_DIRECTION)]
    for key, words in _CONTENTS:
        here = [part for part in rest if part.speaks_of(words)]
        rest = [part for part in rest if part not in here]
        yield section(key)
        yield from _progress_or_gap(here, summary)
    whole = [each for each in plans if not each.sections]
    if rest or others or whole:
        yield section("reports.docx.reform.other")
        for part in rest:
            name = sentence_case(part.of.title) if part.of.title else said("reports.docx.other_section")
            name = f"{name} ({cited_again(part.plan.plan)})" if part.plan and part.plan.plan else name
            yield item(f"{name}: {progress(part.of.figures, summary)}")
        for each in (*whole, *others):
            name = cited_again(each.plan) if each.plan else said("reports.docx.arisen_name")
            yield item(f"{name}: {progress(each.figures, summary)}")


@dataclass(frozen=True)
class _Part:
    """A section of a reform plan; its `plan` is named where there are several."""

    plan: PlanFigures | None
    of: SectionFigures

    def speaks_of(self, words: Sequence[str]) -> bool:
        return _speaks_of(self.of.title or "", words)


def _progress_or_gap(parts: Sequence[_Part], summary: Summary) -> Iterator[Block]:
    for part in parts:
        told = progress(part.of.figures, summary)
        if part.plan and part.plan.plan:
            yield paragraph(said("reports.docx.reform.of_named_plan", plan=cited_again(part.plan.plan), progress=told))
        else:
            yield paragraph(said("reports.docx.reform.of_plan", progress=told))
    yield gap()


def _appraisal(summary: Summary) -> Iterator[Block]:
    counts = summary.figures.counts
    yield section("reports.docx.reform.strengths")
    if counts.done:
        on_time = len(counts.done_on_time) / len(counts.done)
        yield paragraph(
            said(
                "reports.docx.reform.strength",
                done=two_digits(len(counts.done)),
                total=two_digits(counts.total),
                share=percent("vi", counts.share_done),
                on_time=percent("vi", on_time),
            )
        )
    yield gap()
    yield section("reports.docx.reform.weaknesses")
    if summary.late:
        yield from late_items(summary)
    else:
        yield paragraph(said("reports.docx.none_late"))
    late = {judged.fact.assignment_id for judged in summary.late}
    yield from stuck_items(judged for judged in summary.blocked if judged.fact.assignment_id not in late)
    yield section("reports.docx.reform.causes")
    yield gap()


def _asked_of_authorities(summary: Summary, remarks: Sequence[Remark]) -> Iterator[Block]:
    """What others have to clear. How the agency moves its own dates is no business of theirs."""
    if summary.blocked:
        yield paragraph(said("reports.docx.reform.obstacles"))
        yield from stuck_items(summary.blocked)
    yield from proposals(remarks)
    yield gap()
