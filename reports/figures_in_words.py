"""The figures of a period as whole sentences of a written report."""

from collections.abc import Iterator

from reports.narrative import Block, item, joined, paragraph, said, two_digits
from reports.phrases import percent, points, short_period_name, upper_first
from reports.phrases import period_name as name_of
from reports.sentence_case import sentence_case
from reports.summary import Counts, Earlier, Figures, Scores, SectionFigures, Summary
from reports.task_sentences import counted_as, names_of

Keys = tuple[str, str]
_DONE = ("reports.docx.part_on_time", "reports.docx.part_late")
_ALL_DONE = ("reports.docx.all_on_time", "reports.docx.all_late")
_ONE_DONE = ("reports.docx.one_on_time", "reports.docx.one_late")
_OPEN = ("reports.docx.part_in_time", "reports.docx.part_past")
_ALL_OPEN = ("reports.docx.all_in_time", "reports.docx.all_past")
_ONE_OPEN = ("reports.docx.one_in_time", "reports.docx.one_past")


def overall(summary: Summary) -> Iterator[Block]:
    """What was done in all, how much of it in time, and how that compares."""
    counts, original = summary.figures.counts, summary.figures.by_original
    within = short_period_name("vi", summary.period)
    if not counts.total:
        yield paragraph(said("reports.docx.no_tasks", period=within))
    else:
        yield paragraph(_done(counts, within), _under_way(counts))
    if _by_date(original) != _by_date(counts):
        yield paragraph(said("reports.docx.by_original", parts=_by_date(original)))
    compared = [_compared(earlier, counts) for earlier in _earlier(summary)]
    if compared:
        yield paragraph(*compared)
    if counts.not_reported:
        yield paragraph(said("reports.docx.not_reported", n=two_digits(len(counts.not_reported))))
    yield from _beside(summary.figures)


def scores_in_words(scores: Scores, summary: Summary) -> Iterator[str]:
    """The points of a scored plan: those reached of all, and those at risk with the tasks they hang on."""
    yield said("reports.docx.scores", reached=points("vi", scores.reached), total=points("vi", scores.total))
    if scores.at_risk:
        names = names_of(counted_as(scores.at_risk_by, summary))
        yield said("reports.docx.scores_at_risk", at_risk=points("vi", scores.at_risk), names=names)


def _done(counts: Counts, within: str) -> str:
    if not counts.done:
        return said("reports.docx.none_done", period=within, total=two_digits(counts.total))
    return said(
        "reports.docx.done",
        period=within,
        done=two_digits(len(counts.done)),
        total=two_digits(counts.total),
        share=percent("vi", counts.share_done),
        parts=_split((len(counts.done_on_time), len(counts.done_late)), _DONE, _ALL_DONE, _ONE_DONE),
    )


def _under_way(counts: Counts) -> str:
    if not counts.under_way:
        return said("reports.docx.none_under_way")
    return said("reports.docx.under_way", n=two_digits(len(counts.under_way)), parts=_open(counts))


def _open(counts: Counts) -> str:
    split = (len(counts.under_way_in_time), len(counts.under_way_past))
    return _split(split, _OPEN, _ALL_OPEN, _ONE_OPEN)


def _split(numbers: tuple[int, int], parts: Keys, whole: Keys, single: Keys) -> str:
    """ ", trong đó ..." where a number falls into two parts, else that it is all of one kind."""
    if all(numbers):
        return said("reports.docx.of_which", parts=joined(zip(parts, numbers, strict=True)))
    keys = single if sum(numbers) == 1 else whole
    return said(keys[0] if numbers[0] else keys[1])


def _by_date(counts: Counts) -> str:
    return joined(
        (
            ("reports.docx.part_on_time", len(counts.done_on_time)),
            ("reports.docx.part_late", len(counts.done_late)),
            ("reports.docx.part_under_way_in_time", len(counts.under_way_in_time)),
            ("reports.docx.part_under_way_past", len(counts.under_way_past)),
        )
    )


def _earlier(summary: Summary) -> Iterator[Earlier]:
    if summary.before and summary.before.figures.counts.total:
        yield summary.before
    same = summary.last_year
    if same and same.figures.counts.total and (not summary.before or same.period != summary.before.period):
        yield same


def _compared(earlier: Earlier, now: Counts) -> str:
    then = earlier.figures.counts
    return said(
        "reports.docx.compared",
        period=name_of("vi", earlier.period),
        done=two_digits(len(then.done)),
        total=two_digits(then.total),
        share=percent("vi", then.share_done),
        past=two_digits(len(then.under_way_past)),
        done_change=_change(len(now.done) - len(then.done)),
        past_change=_change(len(now.under_way_past) - len(then.under_way_past)),
    )


def _change(difference: int) -> str:
    if not difference:
        return said("reports.docx.unchanged")
    key = "reports.docx.more" if difference > 0 else "reports.docx.fewer"
    return said(key, n=two_digits(abs(difference)))


def _beside(figures: Figures) -> Iterator[Block]:
    """Standing duties, and what sleeps until somebody asks for it."""
    standing = figures.standing
    if standing.total:
        parts = joined(
            (
                ("reports.docx.part_reported", len(standing.reported)),
                ("reports.docx.part_nothing_arose", len(standing.nothing_arose)),
                ("reports.docx.part_not_reported", len(standing.not_reported)),
            )
        )
        yield paragraph(said("reports.docx.standing", n=two_digits(standing.total), parts=parts))
    if figures.sleeping:
        yield paragraph(said("reports.docx.sleeping", n=two_digits(len(figures.sleeping))))


def section_item(section: SectionFigures, summary: Summary) -> Block:
    """One section on one line of a list: how much is done and what, how much is under way."""
    title = sentence_case(section.title) if section.title else said("reports.docx.other_section")
    return item(f"{title}: {progress(section.figures, summary)}")


def progress(figures: Figures, summary: Summary) -> str:
    """How far a part of the work is: what is done by name, what is under way by number."""
    counts = figures.counts
    sentences = []
    if counts.done:
        sentences.append(
            said(
                "reports.docx.section_done",
                done=two_digits(len(counts.done)),
                total=two_digits(counts.total),
                names=names_of(counted_as(counts.done, summary)),
            )
        )
    elif counts.total:
        sentences.append(said("reports.docx.section_none_done", total=two_digits(counts.total), parts=_open(counts)))
    if counts.done and counts.under_way:
        sentences.append(_under_way(counts))
    if figures.standing.total:
        told = said("reports.docx.section_standing", n=two_digits(figures.standing.total))
        sentences.append(upper_first(told) if sentences else told)
    if not sentences:
        sentences.append(said("reports.docx.section_asleep"))
    return " ".join(sentences)


def unit_items(summary: Summary) -> Iterator[Block]:
    """Which units finished everything, and which are late with how much."""
    named = [(unit.name or said("reports.holder.nobody"), unit.figures.counts) for unit in summary.units]
    whole = [name for name, counts in named if counts.done and not counts.under_way]
    late = [f"{name} ({two_digits(len(counts.under_way_past))})" for name, counts in named if counts.under_way_past]
    if whole:
        yield item(said("reports.docx.units_whole", units="; ".join(whole)))
    if late:
        yield item(said("reports.docx.units_late", units="; ".join(late)))
