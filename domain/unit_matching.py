"""What a name printed in a plan is in this office: one of its units, the people of a role, or something to ask about.

A name is taken without asking only where it says the same as a name of the unit: case, marks, spelt-out or shortened
words and the province behind it apart. What is only alike is offered as a choice, never assumed.
"""

import re
from collections.abc import Sequence

from rapidfuzz import fuzz

from domain.people import Role, Unit, UnitKind
from domain.text import fold
from domain.unit_decisions import Known

ALIKE = 72
"""From how much likeness on (0 to 100) a unit is offered as what a name may mean."""
_MOST_OFFERED = 3

_WORD = re.compile(r"[a-z0-9]+")
# What offices shorten, at the beginning of a name: the kind of unit.
_KINDS = {
    "p": "phong",
    "tt": "trung tam",
    "cc": "chi cuc",
    "vp": "van phong",
    "ttra": "thanh tra",
    "bql": "ban quan ly",
    "bp": "bo phan",
    "dv": "don vi",
}
_KIND = re.compile(r"^(phong|trung tam|chi cuc|van phong|thanh tra|ban quan ly|ban|bo phan|don vi|cac)\b\s*(.*)$")
# "Văn phòng Sở", "Trung tâm X tỉnh Nghệ An": what is added to a name without making it another.
_OWNER = re.compile(r"(?<=\w\w)(?:\s+(?:truc )?(?:thuoc|cua))?\s+(?:so|(?:tinh|thanh pho|tp)\s+.*)$")
# "Công an xã" is what a commune's own paper calls "Công an".
_LEVEL = re.compile(r"(?<=\w\w) (?:xa|phuong|thi tran|dac khu|huyen|quan|thi xa|thanh pho|tinh)$")
_IN_ONE_WORD = re.compile(r"(ttra|tt|p|cc|vp|bql|bp)([b-df-hj-np-tv-z]{2,})")
_OF_PERSON = re.compile(r"[(]([^()]+)[)]|\s[-–]\s*(.+)$")
_SMALL = frozenset({"va", "cua", "thuoc"})
_LEADERS = re.compile(
    r"^(?:(?:tap the |(?:cac )?dong chi )?lanh dao(?: so| cuc| ubnd| co quan| don vi)?(?: xa| phuong| tinh| huyen)?"
    r"|ban giam doc(?: so)?|giam doc so|giam doc|(?:cac )?(?:pho giam doc|dong chi lanh dao)(?: so)?"
    r"|thuong truc ubnd.*|(?:cac )?(?:pho )?chu tich(?: ubnd.*)?|pct(?: ubnd.*)?)$"
)
_HEADS = re.compile(
    r"^(?:cac )?(?:truong|thu truong|lanh dao|nguoi dung dau)(?: cua)?(?: cac)? "
    r"(?P<of>(?:phong|don vi|bo phan|trung tam).*)$"
)


def match_unit(printed: str, units: Sequence[Unit]) -> Known:
    """The unit or the people a printed name stands for, or the units it may be, the likest first."""
    wanted = _spelt_out(printed)
    called = [(_spelt_out(name), unit.id) for unit in units for name in (unit.name, *unit.aliases)]
    for same in (_same, _same_words, _same_without_owner, _same_without_level, _same_in_short):
        found = {unit_id for name, unit_id in called if same(wanted, name)}
        if len(found) == 1:
            return Known(found.pop())
    heads = _HEADS.match(wanted)
    if heads:
        whose = {unit_id for name, unit_id in called if name in {f"cac {heads['of']}", heads["of"]}}
        return Known(people=Role.HEAD, of_unit=whose.pop() if len(whose) == 1 else None)
    if _LEADERS.match(wanted):
        return Known(people=Role.LEADER)
    plural = wanted.startswith("cac ")
    kinds = {unit.id for unit in units if (unit.kind is UnitKind.GROUP) == plural}
    near = _near(wanted, [(name, unit_id) for name, unit_id in called if unit_id in kinds], plural=plural)
    return Known(near=near or _named_beside(printed, units))


def _named_beside(printed: str, units: Sequence[Unit]) -> tuple[int, ...]:
    """The unit printed with a person's name, to be offered: "Đ/c Lan (Văn phòng)"."""
    beside = _OF_PERSON.search(printed)
    name = (beside[1] or beside[2]) if beside else ""
    found = match_unit(name, units) if name.strip() and name != printed else Known()
    return (found.unit_id,) if found.unit_id is not None else found.near


def _spelt_out(name: str) -> str:
    """The name folded to words and single spaces, with the kind of unit in full: "P. QLKH" is "phong qlkh"."""
    words = _WORD.findall(fold(name).replace("&", " va "))
    joined = _IN_ONE_WORD.fullmatch(words[0]) if words else None
    if joined:
        words[:1] = [joined[1], joined[2]]
    if words and words[0] in _KINDS:
        words[0] = _KINDS[words[0]]
    return " ".join(words)


def _same(wanted: str, name: str) -> bool:
    return wanted == name


def _same_words(wanted: str, name: str) -> bool:
    return _telling(wanted) == _telling(name)


def _telling(name: str) -> tuple[str, ...]:
    return tuple(word for word in name.split() if word not in _SMALL)


def _same_without_owner(wanted: str, name: str) -> bool:
    return _OWNER.sub("", wanted) == _OWNER.sub("", name)


def _same_without_level(wanted: str, name: str) -> bool:
    """Whether one of two names only says of which level it is; two that both say it must say the same."""
    return _LEVEL.sub("", wanted) == name or wanted == _LEVEL.sub("", name)


def _same_in_short(wanted: str, name: str) -> bool:
    """Whether one of two names of one kind is the other's initials, or has parts of it in initials."""
    return any(
        _shortened(one, other)
        for one, other in ((wanted, name), (_LEVEL.sub("", wanted), name), (wanted, _LEVEL.sub("", name)))
    )


def _shortened(wanted: str, name: str) -> bool:
    kind, rest = _parts(_OWNER.sub("", wanted))
    other_kind, other_rest = _parts(_OWNER.sub("", name))
    if kind != other_kind or not rest or not other_rest:
        return False
    return _shortens(rest, other_rest) or _shortens(other_rest, rest)


def _parts(name: str) -> tuple[str, str]:
    found = _KIND.match(name)
    return (found.group(1), found.group(2)) if found else ("", name)


def _shortens(short: str, long: str) -> bool:
    """Whether `short` is `long` with runs of its words as initials: "ttkt va udkhcn", "ttkt va ung dung khcn"."""
    words, pieces = _telling(long), _telling(short)
    return len("".join(pieces)) >= 2 and pieces != words and _covers(pieces, words)


def _covers(pieces: tuple[str, ...], words: tuple[str, ...]) -> bool:
    if not pieces or not words:
        return not pieces and not words
    piece, *rest = pieces
    if piece == words[0] and _covers(tuple(rest), words[1:]):
        return True
    taken = len(piece)
    initials = "".join(w[0] for w in words[:taken])
    return initials == piece and _covers(tuple(rest), words[taken:])


def _near(wanted: str, called: Sequence[tuple[str, int]], *, plural: bool) -> tuple[int, ...]:
    scores: dict[int, float] = {}
    for name, unit_id in called:
        alike = max(fuzz.token_sort_ratio(wanted, name), fuzz.ratio(wanted, name))
        if plural:
            # A group is often named by less than its whole name.
            alike = max(alike, fuzz.token_set_ratio(wanted, name))
        scores[unit_id] = max(scores.get(unit_id, 0.0), alike)
    likest = sorted(((score, unit_id) for unit_id, score in scores.items() if score >= ALIKE), reverse=True)
    return tuple(unit_id for _, unit_id in likest[:_MOST_OFFERED])
