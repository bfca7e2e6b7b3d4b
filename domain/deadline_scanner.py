"""The atoms of a deadline's folded words, found from left to right."""

import re
from collections.abc import Iterator
from dataclasses import replace

from domain.deadline import Cycle
from domain.deadline_atoms import Atom, Kind, Part
from domain.deadline_cycle_words import CYCLE_WORDS
from domain.deadline_day_words import DAY_WORDS
from domain.deadline_joint_words import JOINTS
from domain.deadline_period_words import BARE_WORDS, NAMED_PERIODS, PARTS_OF_YEAR
from domain.deadline_vocabulary import PARTS, any_of

# Tried in this order at each place; the first that fits is taken.
_PATTERNS = tuple(
    (re.compile(pattern), make)
    for pattern, make in (*PARTS_OF_YEAR, *DAY_WORDS, *CYCLE_WORDS, *NAMED_PERIODS, *BARE_WORDS, *JOINTS)
)
_WORD = re.compile(r"[\w%&]+|\S")
_PART = re.compile(
    rf"(?:vao\s*)?(?:khoang\s*)?(?!nua\s+\w+\s+(?:cua\s+)?nam\b)({any_of(PARTS)})\s+(?:cua\s+)?"
    r"(?:(?:hang|moi|cac|tung)\s+)?(?=(?:thang|quy|qui|nam)\b)"
)
_WHOLE_YEAR = re.compile(r"nam(?!\s*\d)(?: nay)?(?!\w)")
_LABEL = re.compile(
    r"(?:dot|lan|ky|giai doan|buoc)\s*(?:thu\s*)?(?:\d{1,2}|[ivx]+|nhat|hai|ba)\s*(?:[:,-]|(?=\s|\)|$))"
)


def atoms(folded: str) -> list[Atom]:
    """The atoms of a folded phrase, in order; a word that is none of them is an atom of its own."""
    return list(_scan(folded))


def _scan(text: str) -> Iterator[Atom]:
    at = 0
    while at < len(text):
        if text[at].isspace():
            at += 1
            continue
        atom = _at(text, at)
        yield atom
        at += max(1, len(atom.text))


def _at(text: str, at: int) -> Atom:
    if not _inside_word(text, at):
        label = _LABEL.match(text, at)
        if label:
            return Atom(Kind.LABEL, label[0])
        part = _PART.match(text, at)
        whole = _part_of(text, part) if part else None
        if whole is not None:
            return whole
        for pattern, make in _PATTERNS:
            match = pattern.match(text, at)
            if match and match[0]:
                return make(match)
    word = _WORD.match(text, at)
    return Atom(Kind.WORD, word[0] if word else text[at])


def _inside_word(text: str, at: int) -> bool:
    """Whether the place is in the middle of a word; between a letter and a digit a blank may have been lost."""
    if at == 0 or not (text[at - 1].isalnum() and text[at].isalnum()):
        return False
    return text[at - 1].isalpha() == text[at].isalpha()


def _part_of(text: str, part: re.Match[str]) -> Atom | None:
    """A vague part and the period it is of: `cuối quý II`, `đầu năm`."""
    meaning = PARTS[part[1]]
    inner = _at(text, part.end())
    printed = text[part.start() : part.end()]
    year = _WHOLE_YEAR.match(text, part.end())
    if meaning in {Part.FIRST_TEN, Part.SECOND_TEN} and inner.kind is not Kind.MONTH:
        return None
    if inner.kind in {Kind.MONTH, Kind.QUARTER, Kind.YEAR}:
        return replace(inner, text=printed + inner.text, part=meaning)
    if year:
        return Atom(Kind.YEAR, printed + year[0], part=meaning)
    if inner.kind is Kind.CYCLE and inner.cycle in {Cycle.MONTH, Cycle.QUARTER}:
        # The end of a period that is not named is the end of each.
        return replace(inner, text=printed + inner.text, part=meaning, marked=True)
    return None
