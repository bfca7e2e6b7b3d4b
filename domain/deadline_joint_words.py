"""The small words between the periods of a deadline: joints, limits, and words that say nothing more."""

import re
from collections.abc import Callable

from domain.deadline_atoms import Atom, Kind
from domain.deadline_vocabulary import END

_DONE = r"(?:(?:hoan thanh|xong|ket thuc|nop|gui|han chot)\s*)?"
_UNTIL = r"(?:truoc|(?:cham|muon|tre) nhat|toi da|khong (?:qua|vuot qua|(?:muon|cham|tre) hon)|han cuoi|han chot)"
_FILLER = r"(?:\s*(?:la|vao|trong|den|truoc|het|ngay\s*la))*"
_NOT_A_DELAY = r"(?!\s*\d{1,2}\s*(?:ngay|tuan|gio)\b)(?!\s*\d{1,2}\s*thang\b(?!\s*(?:dau|cuoi|\d)))"


def _simple(kind: Kind) -> Callable[[re.Match[str]], Atom]:
    return lambda match: Atom(kind, match[0])


JOINTS = (
    (r"[,;&+]|va" + END + r"|cung" + END, _simple(Kind.LIST)),
    (r"hoac" + END, _simple(Kind.OR)),
    (rf"(?:cho\s*)?(?:den|toi(?!\s+(?:da|thieu)\b))\s*(?:het|cuoi\s+ngay|truoc)?{END}", _simple(Kind.TO)),
    (r"->|→|[-–—~÷>]", _simple(Kind.TO)),
    (r"(?:(?:ke|bat dau|khoi cong|trien khai|thuc hien)\s*)?tu" + END, _simple(Kind.FROM)),
    (rf"{_DONE}(?:truoc\s+het|(?:cham|muon|tre)\s+nhat\s+truoc\s+het){_NOT_A_DELAY}{END}", _simple(Kind.LIMIT)),
    (rf"{_DONE}truoc(?=\s+(?:thang|thg|quy|qui|q\.?\s*[1-4i]|t\.?\s*\d|nam|20\d\d|6\s+thang|\d\d?/20\d\d)){END}",
     _simple(Kind.BEFORE)),
    (rf"{_DONE}{_UNTIL}{_FILLER}{_NOT_A_DELAY}{END}", _simple(Kind.LIMIT)),
    (r"(?:theo\s+)?(?:che do\s+)?dinh ky" + END, _simple(Kind.IN)),
    # `Quý I: 15/3` and `Quý I (15/3)` give the latest day of the period before.
    (r"[(:]", _simple(Kind.LIMIT)),
    (r"(?:cuoi|trong|het)(?=\s+ngay\s*\d)", _simple(Kind.IN)),
    (r"(?:phan dau|co gang|trong|vao|la|xong|hoan thanh|hoan tat|du kien|thoi gian|thoi han|tien do|thuc hien|het"
     r"|khoang|dip|luc|ngay(?!\s*\d)|cac|cua|han|vong|nay)" + END, _simple(Kind.IN)),
    (r"[.)\"/]", _simple(Kind.IN)),
)  # fmt: skip
