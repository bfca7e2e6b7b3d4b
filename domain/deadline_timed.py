"""Periods and cycles with the action they are of: `Xây dựng kế hoạch tháng 1`, `báo cáo hằng quý`."""

import re

from domain.deadline import Deadline
from domain.deadline_atoms import Atom, Kind
from domain.deadline_phrases import read_phrase
from domain.deadline_scanner import atoms

# Words about time that the grammar has no rule for here: with one of them the action is not understood.
_RISKY = frozenset(
    (
        *("sau", "khi", "bat", "khong", "tru", "ngoai", "theo", "neu", "hoc", "lich", "tet", "dau", "giua"),
        *("cuoi", "tuan", "chua", "da", "ky", "khoa", "hoac", "moc", "phien", "thuong", "dot", "yeu"),
    )
)
_BORROWED_WORDS = re.compile(r"\bbao cao|ke hoach|tong ket|so ket|danh gia|chuong trinh|du toan|quyet toan|kiem tra\b")
# Names and terms whose words would pass for words of time: Thường trực, đầu tư, khoa học, du lịch.
_INNOCENT = re.compile(
    r"\b(?:thuong (?:truc|vu|mai|nien)|(?:khoa|trung|tieu|dai|tin) hoc|hoc (?:sinh|tap|vien)"
    r"|(?<!bat )dau (?:tu|thau|gia)|ky (?:nang|thuat|luat|niem|ket)|khi (?:tuong|hau|thai)|sau rong|chuyen sau"
    r"|tru so|du lich|lich su|tuan tra|(?:chu|trong|thiet) yeu|yeu (?:to|the)|theo doi|bat dong san"
    r"|da (?:dang|nganh|chieu|phuong))\b"
)
_COUNTED_BY_DATES = {"ngay", "mung", "mong", "thang", "quy", "tuan", "thu", "nam"}
_JOINING = {Kind.LIST, Kind.OR, Kind.TO, Kind.NUMBER, None}


def timed(printed: str, folded: str, year: int) -> Deadline | None:
    """Periods and cycles with an action said before or after them, which must hold no word of time."""
    found = atoms(_INNOCENT.sub("viec", folded))
    start, end = _middle(found)
    actions = [*found[:start], *found[end:]]
    if any(atom.text in _RISKY for atom in actions if atom.kind is Kind.WORD) or start == end:
        return None
    reports = _BORROWED_WORDS.search(folded) is not None
    middle = [
        atom for atom in found[start:end] if not (atom.kind is Kind.WORD and reports and atom.text in {"bao", "cao"})
    ]
    if start and _names_something(found[start - 1], found[start]):
        return None
    told = [atom for atom in middle if atom.kind is not Kind.LIMIT]
    return read_phrase(printed, middle, year) if len(told) != 1 or _stands_alone(told[0], reports) else None


def _names_something(word: Atom, atom: Atom) -> bool:
    """Whether a bare year belongs to a name (Kế hoạch 2026, vụ Đông Xuân 2026-2027), where `năm 2026` says when."""
    bare = atom.kind is Kind.YEAR and atom.text.isdigit()
    return bare and word.kind is Kind.WORD and word.text not in {"doan", "nhin"}  # giai đoạn, tầm nhìn


def _stands_alone(atom: Atom, reports: bool) -> bool:
    """Whether one piece says enough: no bare number, and no bare `quý` or `6 tháng` but of a report.

    A lone `tháng` may as well be one whose number was lost.
    """
    if atom.kind is Kind.CYCLE:
        return atom.marked or reports
    return atom.kind is not Kind.NUMBER or atom.year is not None


def _middle(found: list[Atom]) -> tuple[int, int]:
    """Where the words of time begin and end, between the words of an action.

    A joint among the words of a name (Khoa học và Công nghệ) and a number that counts or names something (02 lớp,
    Nghị quyết 57) are of the action.
    """
    start, end = 0, len(found)
    while start < end and (_is_action(found[start]) or _is_of_words(found, start, start - 1, start + 1)):
        start += 1
    while end > start and (_is_action(found[end - 1]) or _is_of_words(found, end - 1, end - 2, end)):
        end -= 1
    return start, end


def _is_of_words(found: list[Atom], at: int, before: int, after: int) -> bool:
    """Whether a joint stands before a word of the action, or a number beside one."""
    atom = found[at]
    follows = found[after].kind if after < len(found) else None
    precedes = found[before].kind if before >= 0 else None
    if atom.kind is Kind.LIST:
        return follows is Kind.WORD and precedes is Kind.WORD
    if atom.kind is not Kind.NUMBER or atom.year is not None:
        return False
    if precedes is Kind.WORD and found[before].text in _COUNTED_BY_DATES:
        return False
    return follows is Kind.WORD or (precedes is Kind.WORD and follows not in _JOINING)


def _is_action(atom: Atom) -> bool:
    return atom.kind in {Kind.WORD, Kind.IN, Kind.LABEL}
