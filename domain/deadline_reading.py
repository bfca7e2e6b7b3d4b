"""The reading of a deadline's printed words into a rule. What is not wholly understood stays unread, never guessed.

The words are folded (no marks, lower case), so that old typefaces, capitals and extraction do no harm; cut into
segments; and each segment is read as periods, cycles or an event. `deadline_atoms` holds the words themselves.
"""

import re
from collections.abc import Callable, Iterator
from dataclasses import replace
from functools import lru_cache

from domain.deadline import Deadline, DeadlineKind
from domain.deadline_atoms import Atom, Kind, atoms
from domain.deadline_events import (
    at_meeting,
    event_after_action,
    external,
    on_event,
    on_request,
    standing,
    with_reports,
)
from domain.deadline_phrases import read_phrase
from domain.text import fold, one_line

_LONGEST = 400
_STEADILY = re.compile(r"thuong xuyen\s+(?=(?:hang|moi|dinh ky)\b)")
_MOST_PIECES = 10
_BROKEN_YEAR = re.compile(r"(\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*|nam\s+|/\s*)(2)\s?(0)\s?(\d)\s?(\d)(?!\d)")
_EDGES = " \t.,;:•*·–—-+\"'“”"
_HARD_JOINTS = re.compile(r"\s*;\s*|(?:^|(?<=[\s.;:,]))[-–+•*]\s+(?=\D)|(?<=[^\d\s])\.\s+(?=\S)")
_SOFT_JOINTS = re.compile(r"\s*,\s*|\s+và\s+|\s+va\s+|\s+VÀ\s+|\s+VA\s+|\s+Và\s+")
_RISKY = frozenset(
    [
        "sau",
        "khi",
        "bat",
        "khong",
        "tru",
        "ngoai",
        "theo",
        "neu",
        "hoc",
        "lich",
        "tet",
        "dau",
        "giua",
        "cuoi",
        "tuan",
        "chua",
        "da",
        "ky",
        "khoa",
        "hoac",
        "moc",
        "phien",
        "thuong",
        "dot",
        "yeu",
    ]
)
_NEXT_YEARS = re.compile(
    r"\s*(?:,|va)?\s*(?:(?:trong|cho)\s+)?(?:cac|nhung)\s+nam\s+(?:tiep theo|sau|ke tiep|tiep)\b.*$"
)
_QUALIFIER = re.compile(
    r"[\s,]*\(?\s*\b(?:theo|can cu|dam bao|bao dam|nham|de)\b(?!\s+(?:thang|quy|tuan|nam|dinh ky)\b)[^;]*$"
)
_NOTE = re.compile(r"\(([^()]*)\)")
_ENDS_IN_BRACKETS = re.compile(r"([^()]+)\(([^()]+)\)[\s.;,]*")
_TELLS_TIME = re.compile(
    r"\d\s*[/.]\s*\d|(?:thang|quy|ngay|tuan)\s*(?:\d|[ivx]+\b)|\b(?:truoc|cham nhat|hang|dinh ky|moi|thuong xuyen"
    r"|dau nam|cuoi nam)\b"
)
_ACTIONS = {"thuc hien", "hoan thanh", ":", "xong", "hoan tat", "dinh ky"}
_BORROWED_WORDS = re.compile(r"\bbao cao|ke hoach|tong ket|so ket|danh gia|chuong trinh|du toan|quyet toan|kiem tra\b")


@lru_cache(maxsize=1024)
def read_deadline(text: str, year: int) -> Deadline:
    """What the words of a deadline cell mean in a plan of that calendar year.

    The text is kept as printed, on one line. Days are calendar days of the office. Never raises: words that are not
    wholly understood give the kind UNREAD.
    """
    printed = one_line(text)
    if not printed.strip(_EDGES) or len(printed) > _LONGEST:
        return Deadline(printed, DeadlineKind.UNREAD)
    return _read(printed, year) or Deadline(printed, DeadlineKind.UNREAD)


def _read(printed: str, year: int) -> Deadline | None:
    pieces = [piece.strip(" ;") for piece in _HARD_JOINTS.split(printed) if piece.strip(_EDGES)]
    if len(pieces) > _MOST_PIECES:
        return None
    if len(pieces) > 1 and not all(map(_is_plain, pieces)):
        parts = [_read(piece, year) for piece in pieces]
        read = [part for part in parts if part is not None]
        return _together(printed, read) if len(read) == len(pieces) else None
    return _single(printed, year) or _softly(printed, year) or _bracketed(printed, year) or _loosely(printed)


def _is_plain(piece: str) -> bool:
    """Whether a piece is only a period, so that several are one list of dates."""
    return all(atom.kind is not Kind.WORD and atom.text not in _ACTIONS for atom in atoms(_repaired(fold(piece))))


def _softly(printed: str, year: int) -> Deadline | None:
    """Cut at a comma or "và" where what stands on both sides is understood."""
    for joint in reversed(list(_SOFT_JOINTS.finditer(printed))):
        left, right = printed[: joint.start()], printed[joint.end() :]
        first = _single(left, year)
        if first is None or not right.strip(_EDGES):
            continue
        rest = _single(right, year) or _softly(right, year) or _loosely(right)
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


def _loosely(printed: str) -> Deadline | None:
    """Words that begin with an action and end with what it waits for."""
    folded = _repaired(fold(printed))
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
    folded = _repaired(fold(printed))
    if not folded:
        return None
    for reader in _WITHOUT_DATE:
        read = reader(printed, folded)
        if read is not None and not _hides_a_date(printed, read, year):
            return read
    for words in _shorter(folded):
        read = _timed(printed, words, year)
        if read is not None:
            return read
    read = external(printed, folded)
    return read if read is not None and not _hides_a_date(printed, read, year) else None


_WITHOUT_DATE: tuple[Callable[[str, str], Deadline | None], ...] = (standing, on_request, with_reports, on_event)


def _hides_a_date(printed: str, read: Deadline, year: int) -> bool:
    """Whether the words after a comma are a deadline by themselves, which an event must not swallow."""
    if read.kind is DeadlineKind.CONTINUOUS:
        return False
    pieces = _SOFT_JOINTS.split(printed)
    return any(_timed(piece, _repaired(fold(piece)), year) is not None for piece in pieces[1:])


def _repaired(folded: str) -> str:
    folded = _BROKEN_YEAR.sub(r"\1\2\3\4\5", one_line(folded))
    folded = re.sub(r"\bthan g\b|\btha ng\b|\bth ang\b", "thang", folded)
    folded = re.sub(r"\bq uy\b|\bqu y\b", "quy", folded)
    folded = re.sub(r"\bn gay\b|\bng ay\b|\bnga y\b", "ngay", folded)
    return folded.strip(_EDGES)


def _shorter(folded: str) -> Iterator[str]:
    """The words, then without remarks in brackets and without what only qualifies them."""
    yield folded
    if _STEADILY.match(folded):
        yield _STEADILY.sub("", folded)
    bare = _NOTE.sub(lambda match: match[0] if _TELLS_TIME.search(match[1]) else " ", folded)
    bare = _NEXT_YEARS.sub("", bare)
    if bare != folded:
        yield one_line(bare)
    qualified = _QUALIFIER.sub("", bare)
    if qualified != bare and qualified.strip(_EDGES):
        yield one_line(qualified).strip(_EDGES)


def _timed(printed: str, folded: str, year: int) -> Deadline | None:
    """Periods and cycles with an action said before or after them, which must hold no word of time."""
    found = atoms(folded)
    start, end = 0, len(found)
    while start < end and _is_action(found[start]):
        start += 1
    while end > start and _is_action(found[end - 1]):
        end -= 1
    actions = [*found[:start], *found[end:]]
    if any(atom.text in _RISKY for atom in actions if atom.kind is Kind.WORD) or start == end:
        return None
    reports = _BORROWED_WORDS.search(folded) is not None
    middle = [
        atom for atom in found[start:end] if not (atom.kind is Kind.WORD and reports and atom.text in {"bao", "cao"})
    ]
    if len(middle) == 1 and middle[0].kind is Kind.CYCLE and not _cycle_stands(middle[0], actions, reports):
        return None
    if middle and middle[0].kind is Kind.NUMBER and not middle[0].year and len(middle) == 1:
        return None
    return read_phrase(printed, middle, year)


def _cycle_stands(cycle: Atom, actions: list[Atom], reports: bool) -> bool:
    """Whether a bare `quý` or `6 tháng` may be taken for each quarter: alone in its cell, or of a report."""
    return cycle.marked or reports or not any(atom.kind is Kind.WORD for atom in actions)


def _is_action(atom: Atom) -> bool:
    return atom.kind in {Kind.WORD, Kind.IN}
