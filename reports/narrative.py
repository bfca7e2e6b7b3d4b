"""What a written report says, before it has a form: headings, paragraphs and lines of a list."""

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from typing import NamedTuple

from domain.counting import Judged
from domain.facts import PlanFact
from locales import say
from reports.clean import fit
from reports.phrases import clipped, holder, lines_as_one, lower_first, occurrence_name, upper_first, written_day
from reports.summary import Codes, Summary

_TITLE = 220
_REASON = 300
# Longer lists end with how many more there are; the annex has them all.
_MOST_NAMES = 15
_MOST_ITEMS = 40


class Kind(Enum):
    """What a block is: a heading of the first or second level, a paragraph, or one line of a list."""

    CHAPTER = auto()
    SECTION = auto()
    PARAGRAPH = auto()
    ITEM = auto()


@dataclass(frozen=True)
class Block:
    """One block of a written report, in Vietnamese, fit for a file."""

    kind: Kind
    text: str


class Remark(NamedTuple):
    """What a unit added to its own report."""

    unit: str
    text: str


def chapter(key: str, **args: object) -> Block:
    """A heading of the first level; the document numbers it."""
    return Block(Kind.CHAPTER, said(key, **args))


def section(key: str, **args: object) -> Block:
    """A heading of the second level; the document numbers it within its chapter."""
    return Block(Kind.SECTION, said(key, **args))


def paragraph(*sentences: str) -> Block:
    """Whole sentences as one paragraph; empty ones are left out."""
    return Block(Kind.PARAGRAPH, " ".join(sentence for sentence in sentences if sentence))


def item(text: str) -> Block:
    """One line of a list."""
    return Block(Kind.ITEM, text)


def gap() -> Block:
    """What only people can write, left visible."""
    return paragraph(said("reports.docx.gap"))


def said(key: str, **args: object) -> str:
    """A Vietnamese sentence: a written report is Vietnamese whatever its reader's language."""
    return say("vi", key, **args)


def two_digits(number: int) -> str:
    """A count as official papers write it: 06, but 0."""
    return f"{number:02}" if number else "0"


def joined(parts: Iterable[tuple[str, int]]) -> str:
    """The sentences of those counts that are not nought, with commas: each is a key and its count."""
    return ", ".join(said(key, n=two_digits(count)) for key, count in parts if count)


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


def shortened(items: Sequence[Block], most: int = _MOST_ITEMS) -> Iterator[Block]:
    """The first lines of a list, and how many more there are."""
    yield from items[:most]
    if len(items) > most:
        yield item(said("reports.docx.more_items", n=two_digits(len(items) - most)))


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


def proposals(remarks: Sequence[Remark]) -> Iterator[Block]:
    """What units added to their own reports, in their words."""
    if remarks:
        yield paragraph(said("reports.docx.proposals_opening"))
        for unit, text in remarks:
            yield item(said("reports.docx.proposal", unit=fit(unit), text=fit(text).rstrip(" .;,")))


def corrected(blocks: Iterable[Block], corrects: Sequence[str]) -> Iterator[Block]:
    """A report with what it corrects of an earlier version said behind its opening."""
    for place, block in enumerate(blocks):
        yield block
        if place == 0 and corrects:
            yield paragraph(said("reports.docx.corrects", n=two_digits(len(corrects))))
            yield from shortened([item(fit(line)) for line in corrects])


def cited(plan: PlanFact) -> str:
    """A plan as the opening of a report cites it; a number or a day with blanks in it is left out."""
    title = fit(plan.title)
    words = title.split()
    shouted = next((place for place, word in enumerate(words) if not word.isupper()), len(words))
    if 0 < shouted < len(words):  # "KẾ HOẠCH Cải cách ...": the kind of document in capitals, then its subject
        title = " ".join([upper_first(" ".join(words[:shouted]).lower()), *words[shouted:]])
    number = fit(plan.number)
    has_number = any(letter.isdigit() for letter in number.partition("/")[0])
    return said("reports.docx.plan_with_number", title=title, number=number) if has_number else title
