"""What a written report says, before it has a form: headings, paragraphs and lines of a list."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto

from domain.counting import Judged
from domain.facts import PlanFact
from locales import say
from reports.clean import fit
from reports.phrases import clipped, full_day, holder, upper_first
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
    """What a task is called in a sentence: its title without bullets and final stops."""
    lines = (line.strip(" -–+•*\t") for line in judged.fact.title.splitlines())
    title = "; ".join(line.rstrip(" .;,:") for line in lines if line)
    return clipped(fit(title or judged.fact.short_name), _TITLE)


def held_by(judged: Judged) -> str:
    """Who holds it, as a sentence names them."""
    return fit(holder("vi", judged.fact))


def reason_of(judged: Judged) -> str:
    """Why it is late or stuck as it was said, else the gap for the unit to fill."""
    return clipped(fit(judged.reason), _REASON).rstrip(" .;,") or said("reports.docx.gap")


def names_of(codes: Codes, summary: Summary) -> str:
    """The tasks of a figure by name, each with all who hold it."""
    wanted = set(codes)
    holders: dict[str, dict[str, None]] = {}
    names: dict[str, str] = {}
    for judged in summary.counted:
        if judged.fact.code in wanted:
            names.setdefault(judged.fact.code, task_name(judged))
            holders.setdefault(judged.fact.code, {})[held_by(judged)] = None
    parts = [f"{name} ({', '.join(holders[code])})" for code, name in list(names.items())[:_MOST_NAMES]]
    if len(names) > _MOST_NAMES:
        parts.append(said("reports.docx.more_names", n=two_digits(len(names) - _MOST_NAMES)))
    return "; ".join(parts)


def shortened(items: Sequence[Block], most: int = _MOST_ITEMS) -> Iterator[Block]:
    """The first lines of a list, and how many more there are."""
    yield from items[:most]
    if len(items) > most:
        yield item(said("reports.docx.more_items", n=two_digits(len(items) - most)))


def late_items(summary: Summary) -> Iterator[Block]:
    """How much is past its date, then each with the days and the reason."""
    tasks, held = len(summary.figures.counts.under_way_past), len(summary.late)
    key = "reports.docx.late_opening" if tasks == held else "reports.docx.late_opening_held"
    yield paragraph(said(key, n=two_digits(tasks), held=two_digits(held)))
    yield from shortened([_late_item(judged) for judged in summary.late])


def _late_item(judged: Judged) -> Block:
    return item(
        said(
            "reports.docx.late_item",
            name=task_name(judged),
            holder=held_by(judged),
            day=full_day(judged.due) if judged.due else "",
            days=two_digits(judged.days_late),
            reason=reason_of(judged),
        )
    )


def stuck_items(stuck: Iterable[Judged]) -> Iterator[Block]:
    """What is stuck, with the reason."""
    yield from shortened(
        [
            item(said("reports.docx.stuck_item", name=task_name(each), holder=held_by(each), reason=reason_of(each)))
            for each in stuck
        ]
    )


def coming_items(coming: Sequence[Judged], most: int) -> Iterator[Block]:
    """What falls due next, by date."""
    yield from shortened(
        [
            item(
                said(
                    "reports.docx.coming_item",
                    day=full_day(judged.due) if judged.due else "",
                    name=task_name(judged),
                    holder=held_by(judged),
                )
            )
            for judged in coming
        ],
        most,
    )


def requests(summary: Summary) -> list[Block]:
    """What leadership is asked: time to be granted, and obstacles to be cleared."""
    asked = [
        item(
            said(
                "reports.docx.ask_extension",
                name=task_name(each.judged),
                holder=held_by(each.judged),
                before=full_day(each.extension.due_before),
                wanted=full_day(each.extension.asked_due)
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
