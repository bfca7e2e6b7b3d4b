"""The written report to the monthly meeting: results; shortcomings and why; what comes next; what is asked."""

from collections.abc import Iterator, Sequence
from datetime import timedelta

from reports.cited_plans import cited, cited_again
from reports.figures_in_words import overall, progress, scores_in_words, section_item, unit_items
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
from reports.phrases import period_name, written_day
from reports.summary import ExtensionItem, PlanFigures, Summary, codes
from reports.task_sentences import coming_items, held_by, late_items, names_of, requests, stuck_items, task_name

_COMING = 25


def meeting_report(summary: Summary, remarks: Sequence[Remark] = ()) -> Iterator[Block]:
    """The report's body, from its opening to its closing sentence; `remarks` are what units added to their own."""
    yield _opening(summary)
    yield chapter("reports.docx.meeting.results")
    yield from _results(summary)
    yield chapter("reports.docx.meeting.shortcomings")
    yield from shortcomings(summary)
    yield chapter("reports.docx.meeting.next", period=period_name("vi", summary.following).upper())
    yield from next_steps(summary)
    yield chapter("reports.docx.meeting.requests")
    yield from _asked_of_leaders(summary, remarks)
    yield paragraph(said("reports.docx.meeting.closing", period=period_name("vi", summary.period)))


def _opening(summary: Summary) -> Block:
    plans = "; ".join(cited(each.plan, summary.agency) for each in summary.plans if each.plan)
    return paragraph(
        said(
            "reports.docx.opening" if plans else "reports.docx.opening_without_plan",
            plans=plans,
            agency=summary.agency.name,
            period=period_name("vi", summary.period),
            first=written_day(summary.period.first_day),
            last=written_day(summary.day),
        )
    )


def _results(summary: Summary) -> Iterator[Block]:
    yield section("reports.docx.meeting.overall")
    yield from overall(summary)
    yield section("reports.docx.meeting.by_field")
    for plan in summary.plans:
        yield from _plan(plan, summary)
    yield section("reports.docx.meeting.by_unit")
    yield from unit_items(summary)
    yield paragraph(said("reports.docx.see_annexes"))
    yield from _word_of_leaders(summary)


def _plan(plan: PlanFigures, summary: Summary) -> Iterator[Block]:
    several = len(summary.plans) > 1
    if plan.plan and several:
        yield paragraph(said("reports.docx.of_plan", plan=cited_again(plan.plan)))
    for part in plan.sections:
        yield section_item(part, summary)
    if plan.plan is None:
        yield paragraph(said("reports.docx.arisen", progress=progress(plan.figures, summary)))
    elif not plan.sections:
        yield paragraph(said("reports.docx.whole_plan", progress=progress(plan.figures, summary)))
    if plan.scores:
        yield paragraph(*scores_in_words(plan.scores, summary))


def _word_of_leaders(summary: Summary) -> Iterator[Block]:
    """What leadership directed and what extensions were decided, where there were any."""
    decided = [each for each in summary.extensions if each.decided]
    if not (summary.directives or decided):
        return
    yield section("reports.docx.meeting.directives")
    for each in summary.directives:
        key = "reports.docx.directive_answered" if each.answered else "reports.docx.directive_open"
        yield item(
            said(
                key,
                leader=each.directive.leader,
                text=each.directive.text.strip(" .;"),
                name=task_name(each.judged),
                holder=held_by(each.judged),
            )
        )
    for extension in decided:
        yield item(_decided(extension))


def _decided(each: ExtensionItem) -> str:
    granted = each.extension.granted_due
    return said(
        "reports.docx.extension_granted" if granted else "reports.docx.extension_refused",
        name=task_name(each.judged),
        holder=held_by(each.judged),
        before=written_day(each.extension.due_before),
        granted=written_day(granted) if granted else "",
    )


def shortcomings(summary: Summary) -> Iterator[Block]:
    """What is late, stuck, unreported or unproved; the causes that only people know are left as a gap."""
    yield section("reports.docx.late")
    if summary.late:
        yield from late_items(summary)
    else:
        yield paragraph(said("reports.docx.none_late"))
    late = {judged.fact.assignment_id for judged in summary.late}
    stuck = [judged for judged in summary.blocked if judged.fact.assignment_id not in late]
    yield section("reports.docx.stuck")
    yield from stuck_items(stuck)
    if not stuck:
        yield paragraph(said("reports.docx.none_stuck" if not summary.blocked else "reports.docx.stuck_above"))
    yield from _discipline(summary)
    yield section("reports.docx.causes")
    yield gap()


def _discipline(summary: Summary) -> Iterator[Block]:
    """What was not reported or not proved."""
    silent = {unit.name or "": len(unit.figures.counts.not_reported) for unit in summary.units}
    silent = {name: count for name, count in silent.items() if name and count}
    if not (silent or summary.without_evidence):
        return
    yield section("reports.docx.discipline")
    if silent:
        units = "; ".join(f"{name} ({two_digits(count)})" for name, count in silent.items())
        yield item(said("reports.docx.silent_units", units=units))
    if unproved := codes(summary.without_evidence):
        yield item(
            said("reports.docx.without_evidence", n=two_digits(len(unproved)), names=names_of(summary.without_evidence))
        )


def next_steps(summary: Summary) -> Iterator[Block]:
    """What falls due next, after what is late already and beside what never ends."""
    last_day = written_day(summary.following.last_day)
    if summary.late:
        yield paragraph(said("reports.docx.finish_late", n=two_digits(len(summary.figures.counts.under_way_past))))
    if summary.coming:
        n = two_digits(len(codes(summary.coming)))
        first_day = written_day(summary.day + timedelta(days=1))
        yield paragraph(said("reports.docx.coming_opening", n=n, first=first_day, last=last_day))
        yield from coming_items(summary.coming, _COMING)
    else:
        yield paragraph(said("reports.docx.none_coming", day=last_day))
    if summary.figures.standing.total:
        yield paragraph(said("reports.docx.go_on_standing", n=two_digits(summary.figures.standing.total)))


def _asked_of_leaders(summary: Summary, remarks: Sequence[Remark]) -> Iterator[Block]:
    """What waits for leadership's word, and what units propose; what else there is, is for people to add."""
    asked = requests(summary)
    if asked:
        yield paragraph(said("reports.docx.requests_opening"))
        yield from shortened(asked)
    yield from proposals(remarks)
    if asked or remarks:
        yield item(said("reports.docx.other_requests", gap=said("reports.docx.gap")))
    else:
        yield gap()
