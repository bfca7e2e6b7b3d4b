"""The reading of a deadline's printed words into a rule. What is not wholly understood stays unread, never guessed.

The words are folded (no marks, lower case), so that old typefaces, capitals and extraction do no harm; cut into
segments; and each segment is read as periods and cycles (`deadline_timed`) or as an event (`deadline_events`).
"""

import re
from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache

from domain.deadline import OUTSIDE, Deadline, DeadlineKind
from domain.deadline_atoms import PERIODS, Kind
from domain.deadline_events import (
    at_meeting,
    event_after_action,
    external,
    on_event,
    on_request,
    standing,
    with_reports,
)
from domain.deadline_plain_words import EDGES, plain, shorter
from domain.deadline_scanner import atoms
from domain.deadline_timed import timed
from domain.text import one_line

_LONGEST = 400
_MOST_PIECES = 10
# A list that trails off (20/3, 20/6...) says less than it means.
_UNFINISHED = re.compile(r"\d[^.…]*[,;].*\d\s*[,;]?\s*(?:\.{3}|…|v\.v)", re.IGNORECASE)
_EXPECTED = re.compile(r"(?:du kien|truoc|cham nhat|hoan thanh|xong|trong|thang|quy)\b")
_MOST_JOINTS = 12
_HARD_JOINTS = re.compile(r"\s*;\s*|(?:^|(?<=[\s.;:,]))[-–+•*]\s+(?=\D)|(?<=[^\d\s])\.\s+(?=\S)")
_SOFT_JOINTS = re.compile(r"\s*,\s*|\s+và\s+|\s+va\s+|\s+VÀ\s+|\s+VA\s+|\s+Và\s+")
_LABEL = re.compile(r"([^:\d]+):\s*(\S.*)")
_ENDS_IN_BRACKETS = re.compile(r"([^()]+)\(([^()]+)\)[\s.;,]*")
_ACTIONS = {"thuc hien", "hoan thanh", ":", "xong", "hoan tat", "dinh ky"}


@lru_cache(maxsize=1024)
def read_deadline(text: str, year: int, last_year: int | None = None) -> Deadline:
    """What the words of a deadline cell mean in a plan of that calendar year, or up to the end of `last_year`.

    The text is kept as printed, on one line. Days are calendar days of the office. Never raises: words that are not
    wholly understood give the kind UNREAD.
    """
    printed = one_line(text)
    if not printed.strip(EDGES) or len(printed) > _LONGEST:
        return Deadline(printed, DeadlineKind.UNREAD)
    read = _read(printed, year) or Deadline(printed, DeadlineKind.UNREAD)
    return read if last_year is None else _within(read, year, last_year)


def _within(read: Deadline, year: int, last_year: int) -> Deadline:
    """A deadline of a plan of several years: a date in any of them is in its time."""
    parts = tuple(_within(part, year, last_year) for part in read.parts)
    if parts:
        return replace(read, parts=parts, problem=next((part.problem for part in parts if part.problem), None))
    in_time = read.problem == OUTSIDE and all(year <= day.year <= last_year for day in read.due)
    return replace(read, problem=None) if in_time else read


def _read(printed: str, year: int) -> Deadline | None:
    if _UNFINISHED.search(printed):
        return None
    pieces = [piece.strip(" ;") for piece in _HARD_JOINTS.split(printed) if piece.strip(EDGES)]
    if len(pieces) > _MOST_PIECES:
        return None
    if len(pieces) > 1 and not all(_is_plain(piece, year) for piece in pieces):
        parts = [_read(piece, year) for piece in pieces]
        read = [part for part in parts if part is not None]
        return _together(printed, read) if len(read) == len(pieces) else None
    return (
        _single(printed, year)
        or _softly(printed, year)
        or _bracketed(printed, year)
        or _labelled(printed, year)
        or _loosely(printed, year)
    )


def _is_plain(piece: str, year: int) -> bool:
    """Whether a piece is only a period, so that several are one list of dates."""
    return all(atom.kind is not Kind.WORD and atom.text not in _ACTIONS for atom in atoms(plain(piece, year)))


def _softly(printed: str, year: int) -> Deadline | None:
    """Cut at a comma or "và" where what stands on both sides is understood."""
    joints = list(_SOFT_JOINTS.finditer(printed))
    for joint in reversed(joints) if len(joints) <= _MOST_JOINTS else ():
        left, right = printed[: joint.start()], printed[joint.end() :]
        first = _single(left, year)
        if first is None or not right.strip(EDGES):
            continue
        rest = _single(right, year) or _softly(right, year) or _loosely(right, year)
        if rest is not None:
            return _together(printed, [first, rest])
    return None


def _bracketed(printed: str, year: int) -> Deadline | None:
    """`Thường xuyên (báo cáo hằng quý)`: a deadline and another in brackets behind it."""
    match = _ENDS_IN_BRACKETS.fullmatch(printed)
    if match is None:
        return None
    first, second = _single(match[1], year), _single(match[2], year)
    return _together(printed, [first, second]) if first is not None and second is not None else None


def _labelled(printed: str, year: int) -> Deadline | None:
    """`Tổ chức thực hiện: thường xuyên`: what is done, and its deadline behind a colon."""
    match = _LABEL.fullmatch(printed)
    if match is None or any(atom.kind in PERIODS or atom.kind is Kind.CYCLE for atom in atoms(plain(match[1], year))):
        return None
    read = _read(match[2], year)
    return replace(read, text=printed) if read is not None else None


def _loosely(printed: str, year: int) -> Deadline | None:
    """Words that begin with an action and end with what it waits for."""
    folded = plain(printed, year)
    return at_meeting(printed, folded) or event_after_action(printed, folded)


def _together(printed: str, parts: list[Deadline]) -> Deadline:
    flat = [inner for part in parts for inner in (part.parts or (part,))]
    if len(flat) == 1:
        return replace(flat[0], text=printed)
    kept = [part for part in flat if part.kind is not DeadlineKind.EXTERNAL] or flat[:1]
    if len(kept) == 1:
        return _together(printed, kept)
    return Deadline(
        printed,
        DeadlineKind.MIXED,
        parts=tuple(kept),
        assumed=any(part.assumed for part in kept),
        problem=next((part.problem for part in kept if part.problem), None),
    )


def _single(printed: str, year: int) -> Deadline | None:
    """One rule from one segment."""
    folded = plain(printed, year)
    if not folded:
        return None
    for reader in _WITHOUT_DATE:
        read = reader(printed, folded)
        if read is not None and not _hides_a_date(printed, read, year):
            return read
    for words in shorter(folded):
        read = timed(printed, words, year)
        if read is not None:
            return read
    read = external(printed, folded)
    return read if read is not None and not _hides_a_date(printed, read, year) else None


_WITHOUT_DATE: tuple[Callable[[str, str], Deadline | None], ...] = (standing, on_request, with_reports, on_event)


def _hides_a_date(printed: str, read: Deadline, year: int) -> bool:
    """Whether words between commas or in brackets are a deadline by themselves, which an event must not swallow."""
    if read.kind is DeadlineKind.CONTINUOUS:
        return False
    pieces = _SOFT_JOINTS.split(printed)
    pieces = pieces if len(pieces) > 1 else []
    match = _ENDS_IN_BRACKETS.fullmatch(printed)
    # The day of a document in brackets is no deadline, a month that is expected is.
    if match and _EXPECTED.match(plain(match[2], year)):
        pieces.append(match[2])
    return any(timed(piece, plain(piece, year), year) is not None for piece in pieces)
