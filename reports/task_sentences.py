"""Tasks in the sentences of a written report: by name and occurrence, with who holds them, and why they are late."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from datetime import date

from domain.counting import Judged
from reports.clean import fit
from reports.narrative import Block, item, paragraph, said, shortened, two_digits
from reports.phrases import clipped, holder, lines_as_one, lower_first, occurrence_name, written_day
from reports.summary import Codes, Summary

_TITLE = 220
_REASON = 300
# Longer lists end with how many more there are; the annex has them all.
_MOST_NAMES = 15


def task_name(judged: Judged) -> str:
    """What a task is called in a sentence: its title on one line, and which of its occurrences it is."""
    return _of_occurrences(judged, [judged])


def _of_occurrences(first: Judged, of: Iterable[Judged]) -> str:
    """A task by name with those of its occurrences, each once: "..., các kỳ tháng 2, tháng 3"."""
    fact = first.fact
    name = clipped(fit(lines_as_one(fact.title) or fact.short_name), _TITLE)
    named = {occurrence_name("vi", each.fact): each.fact for each in of}
    # A printed part of a deadline, as "Xây dựng kế hoạch tháng 1", is no period.
    parts = [label for label, fact in named.items() if label and (":" in label or not fact.period_end)]
    periods = [label for label in named if label and label not in parts]
    if periods:
        key = "reports.docx.of_period" if len(periods) == 1 else "reports.docx.of_periods"
        name = said(key, name=name, periods=", ".join(periods))
    if parts:
        part = ", ".join(lower_first(part.replace(": ", " ")) for part in parts)
        return said("reports.docx.of_part", name=name, part=part)
    return name


def held_by(judged: Judged) -> str:
    """Who holds it, as a sentence names them."""
    return fit(holder("vi", judged.fact))


def reason_of(judged: Judged) -> str:
    """Why it is late or stuck as it was said, else the gap for the unit to fill."""
    return clipped(fit(judged.reason), _REASON).rstrip(" .;,") or said("reports.docx.gap")


def counted_as(codes: Codes, summary: Summary) -> list[Judged]:
    """The assignments behind a figure that counts tasks."""
    wanted = set(codes)
    return [judged for judged in summary.counted if judged.fact.code in wanted]


def names_of(judged: Iterable[Judged]) -> str:
    """Tasks by name, each once with its occurrences among these and all who hold it."""
    tasks: defaultdict[str, list[Judged]] = defaultdict(list)
    for each in judged:
        tasks[each.fact.code].append(each)
    parts = [
        f"{_of_occurrences(group[0], group)} ({', '.join(dict.fromkeys(map(held_by, group)))})"
        for group in list(tasks.values())[:_MOST_NAMES]
    ]
    if len(tasks) > _MOST_NAMES:
        parts.append(said("reports.docx.more_names", n=two_digits(len(tasks) - _MOST_NAMES)))
    return "; ".join(parts)


def late_items(summary: Summary) -> Iterator[Block]:
    """How much is past its date, then each task of a holder with the days and the reason."""
    tasks, held = len(summary.figures.counts.under_way_past), len(summary.late)
    key = "reports.docx.late_opening" if tasks == held else "reports.docx.late_opening_held"
    yield paragraph(said(key, n=two_digits(tasks), held=two_digits(held)))
    yield from shortened([_late_item(group) for group in _together(summary.late, reason_of)])


def _together(judged: Iterable[Judged], also: Callable[[Judged], str]) -> list[list[Judged]]:
    """The occurrences of one task in the hands of one holder, of which the same is to be said, by date."""
    groups: defaultdict[Hashable, list[Judged]] = defaultdict(list)
    for each in judged:
        groups[each.fact.code, held_by(each), also(each)].append(each)
    return [sorted(group, key=lambda each: each.due or date.max) for group in groups.values()]


def _late_item(late: Sequence[Judged]) -> Block:
    """`late` are by date: the first is late the longest."""
    longest, latest = late[0], late[-1]
    return item(
        said(
            "reports.docx.late_item" if len(late) == 1 else "reports.docx.late_items",
            name=_of_occurrences(longest, late),
            holder=held_by(longest),
            n=two_digits(len(late)),
            day=_day(longest),
            last=_day(latest),
            days=two_digits(longest.days_late),
            least=two_digits(latest.days_late),
            reason=reason_of(longest),
        )
    )


def _day(judged: Judged) -> str:
    return written_day(judged.due) if judged.due else ""


def stuck_items(stuck: Iterable[Judged]) -> Iterator[Block]:
    """What is stuck, with the reason."""
    yield from shortened(
        [
            item(said("reports.docx.stuck_item", name=task_name(each), holder=held_by(each), reason=reason_of(each)))
            for each in stuck
        ]
    )


def coming_items(coming: Sequence[Judged], most: int) -> Iterator[Block]:
    """What falls due next, by date; what one holder does again and again stands once, with all its dates."""
    items = [
        item(
            said(
                "reports.docx.coming_item",
                day=", ".join(dict.fromkeys(map(_day, group))),
                name=_of_occurrences(group[0], group),
                holder=held_by(group[0]),
            )
        )
        for group in _together(coming, lambda _: "")
    ]
    yield from shortened(items, most)


def requests(summary: Summary) -> list[Block]:
    """What leadership is asked: time to be granted, and obstacles to be cleared."""
    asked = [
        item(
            said(
                "reports.docx.ask_extension",
                name=task_name(each.judged),
                holder=held_by(each.judged),
                before=written_day(each.extension.due_before),
                wanted=written_day(each.extension.asked_due)
                if each.extension.asked_due
                else said("reports.extension.no_day"),
                reason=clipped(fit(each.extension.reason), _REASON).rstrip(" .;,") or said("reports.docx.gap"),
            )
        )
        for each in summary.undecided
    ]
    asked += [
        item(said("reports.docx.ask_help", name=task_name(each), holder=held_by(each), reason=reason_of(each)))
        for each in summary.blocked
    ]
    return asked
