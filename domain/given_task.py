"""Reading a task given in one line: `Phòng A nộp báo cáo X trước 15/7 theo CV 123/UBND-TH`."""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from domain.given_words import DUE_STARTS, STRONG, WITHIN, is_day
from domain.people import Person, Unit
from domain.replies.dates import read_date
from domain.text import fold, one_line

_GIVE = re.compile(r"^(?:giao|phân công)\s+(?:việc\s+)?(?:cho\s+)?", re.IGNORECASE)
_SOURCE = re.compile(
    r"[,;(]?\s*\b(?:theo|căn cứ|can cu|thực hiện theo)\s+"
    r"(?P<source>(?:(?:cv|công văn|cong van|qđ|qd|quyết định|quyet dinh|tb|thông báo|thong bao|kh|kế hoạch|ke hoach|ct"
    r"|chỉ thị|chi thi|nq|nghị quyết|nghi quyet|kl|kết luận|ket luan|vb|văn bản|van ban|tờ trình|giấy mời|công điện"
    r"|chỉ đạo|chi dao|ý kiến|y kien|yêu cầu|yeu cau)\b|số\b|\d+/).*)$",
    re.IGNORECASE,
)
# A document's own day belongs to it: "CV 123/UBND-TH ngày 3/6/2026".
_OWN_DAY = re.compile(r"(?P<name>.*?)\s+ngày\s+\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{4})?", re.IGNORECASE)
_AND = frozenset({"va", "cung", "+", "&"})
_HONOURED = frozenset({"dc", "d/c", "anh", "chi", "ong", "ba", "co", "thay", "dong"})
_EDGES = " ,;:.–-"
_OF_SOURCE = f"{_EDGES}()"
_SPLIT_DUE = re.compile(r"\s+")


@dataclass(frozen=True)
class GivenTask:
    """What was read: the units and people it goes to by id, what is to be done, by when, and the document behind it.

    Nobody in `unit_ids` and `person_ids` means that the words name none that is known; `due` is None where they name no
    day, `past` marks one that has passed.
    """

    unit_ids: tuple[int, ...]
    person_ids: tuple[int, ...]
    what: str
    due: date | None
    source: str | None
    past: bool = False


def read_given(text: str, units: Sequence[Unit], people: Sequence[Person], today: date) -> GivenTask:
    """Read one line, as it is typed. The names stand first; the day and the document wherever they are."""
    words = _GIVE.sub("", one_line(text), count=1)
    source: str | None = None
    said = _SOURCE.search(words)
    behind = ""
    if said is not None:
        source, behind = _source(said["source"])
        words = f"{words[: said.start()]} {behind}"
    unit_ids, person_ids, rest = _names(words, units, people)
    what, due, past = _due(rest, today)
    return GivenTask(unit_ids, person_ids, _called(what), due, source, past)


def _called(what: str) -> str:
    name = what.strip(_EDGES)
    return name[:1].upper() + name[1:]


def _source(words: str) -> tuple[str, str]:
    """The document, and what stands behind it: a day to be done by, which begins with one of its words."""
    own = _OWN_DAY.match(words)
    at = own.end() if own else 0
    for found in re.finditer(r"\S+", words):
        if found.start() >= at and fold(found[0]).strip(_EDGES) in STRONG:
            return words[: found.start()].strip(_OF_SOURCE), words[found.start() :]
    head, comma, tail = words[at:].partition(",")
    return (words[:at] + head).strip(_OF_SOURCE), tail if comma else ""


def _names(words: str, units: Sequence[Unit], people: Sequence[Person]) -> tuple[tuple[int, ...], tuple[int, ...], str]:
    """Whom a line begins with, and the rest of it."""
    unit_ids: dict[int, None] = {}
    person_ids: dict[int, None] = {}
    rest = words.strip(_EDGES)
    while True:
        found = _longest(rest, _called_units(units)) or _person(rest, people)
        if found is None:
            break
        kind, who, length = found
        (unit_ids if kind == "unit" else person_ids)[who] = None
        tail = rest[length:].lstrip()
        more = tail.startswith((",", ";", "+", "&")) or (tail.split() and fold(tail.split()[0]) in _AND)
        rest = tail.lstrip(" ,;+&")
        after = rest.split(maxsplit=1)
        if more and after and fold(after[0]) in _AND:
            rest = after[1] if len(after) > 1 else ""
        if not more:
            break
    return tuple(unit_ids), tuple(person_ids), rest


def _called_units(units: Sequence[Unit]) -> Iterable[tuple[str, str, int]]:
    return ((name, "unit", unit.id) for unit in units for name in (unit.name, *unit.aliases))


def _person(rest: str, people: Sequence[Person]) -> tuple[str, int, int] | None:
    """Somebody by their whole name, or by its last part alone where that is one person's; after "đ/c", "anh" or not."""
    at = 0
    words = rest.split()
    while words and fold(words[0]).strip(".:") in _HONOURED and at < len(rest):
        step = rest.index(words[0], at) + len(words[0])
        at, words = step, words[1:]
    at += len(rest[at:]) - len(rest[at:].lstrip())
    calls = [(" ".join(p.name.split()[-n:]), "person", p.id) for p in people for n in range(1, len(p.name.split()) + 1)]
    for exactly in (True, False):
        found = _longest(rest[at:], calls, exactly=exactly)
        if found is None:
            continue
        called = rest[at : at + found[2]]
        same = {i for name, _, i in calls if (name == called if exactly else fold(name) == fold(called))}
        if len(same) == 1:
            return found[0], found[1], at + found[2]
    return None


def _longest(rest: str, calls: Iterable[tuple[str, str, int]], *, exactly: bool = False) -> tuple[str, int, int] | None:
    """The longest of these names that a line begins with, and how many characters of the line it takes."""
    line = rest if exactly else fold(rest)
    best: tuple[str, int, int] | None = None
    for name, kind, who in calls:
        wanted = name if exactly else fold(name)
        ends = len(wanted)
        whole = line.startswith(wanted) and not line[ends : ends + 1].isalnum()
        if whole and (best is None or ends > best[2]):
            best = (kind, who, ends)
    return best


def _due(rest: str, today: date) -> tuple[str, date | None, bool]:
    """What is left without the words of the day, and the day; the last run of day words that says one counts."""
    tokens = _SPLIT_DUE.split(rest) if rest else []
    runs = [(first, last) for first, last in _runs(tokens)]
    chosen: tuple[int, int, date | None] | None = None
    for first, last in runs:
        day = read_date(" ".join(tokens[first:last]), today, today)
        if day is None:
            continue
        strong = fold(tokens[first]).strip(_EDGES) in STRONG
        found = (first, last, day if isinstance(day, date) else None)
        before = chosen is not None and fold(tokens[chosen[0]]).strip(_EDGES) in STRONG
        if strong or not before:
            chosen = found
    if chosen is None:
        return rest, None, False
    first, last, due = chosen
    return " ".join(tokens[:first] + tokens[last:]), due, due is None


def _runs(tokens: Sequence[str]) -> list[tuple[int, int]]:
    """The stretches of words that may say a day: from a word that begins one, over those that may stand within."""
    found: list[tuple[int, int]] = []
    at = 0
    while at < len(tokens):
        word = fold(tokens[at]).strip(_EDGES)
        if not (word in DUE_STARTS or is_day(word)):
            at += 1
            continue
        end = at + 1
        while end < len(tokens):
            word = fold(tokens[end]).strip(_EDGES)
            ended = tokens[end - 1].endswith((",", ";"))
            inside = word in WITHIN or is_day(word) or word.isdecimal()
            if ended or not inside or (word in STRONG and not set(_plain(tokens[at:end])) <= STRONG):
                break
            end += 1
        found.append((at, end))
        at = end
    return found


def _plain(tokens: Sequence[str]) -> list[str]:
    return [fold(token).strip(_EDGES) for token in tokens]
