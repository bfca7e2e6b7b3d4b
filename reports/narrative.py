"""What a written report says, before it has a form: headings, paragraphs and lines of a list."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from enum import Enum, auto
from typing import NamedTuple

from locales import say
from reports.clean import fit

# Longer lists end with how many more there are; the annex has them all.
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


def shortened(items: Sequence[Block], most: int = _MOST_ITEMS) -> Iterator[Block]:
    """The first lines of a list, and how many more there are."""
    yield from items[:most]
    if len(items) > most:
        yield item(said("reports.docx.more_items", n=two_digits(len(items) - most)))


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
