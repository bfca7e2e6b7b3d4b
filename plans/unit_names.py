"""The unit names in a cell: where one ends and the next begins, and who leads or helps."""

import re
from functools import lru_cache
from itertools import pairwise

from domain.text import fold, one_line

# Words that begin the name of a unit, or of people in office: after a comma or "và" they are a name by themselves.
_STARTERS = (
    "cac", "tat ca", "toan the", "toan bo", "nhung", "phong", "p", "van phong", "vp", "thanh tra", "trung tam",
    "tt", "chi cuc", "cuc", "tong cuc", "so", "bo", "ban", "vu", "vien", "truong", "benh vien", "tram", "to",
    "doi", "hat", "bao", "dai", "quy", "cong ty", "tap doan", "ngan hang", "uy ban", "ubnd", "hdnd", "hoi dong",
    "ubmttq", "ubmt", "mttq", "mat tran", "dang uy", "tinh uy", "thanh uy", "huyen uy", "quan uy", "chi bo",
    "cong an", "bo chi huy", "bch", "ban chi huy", "hoi", "doan", "lien doan", "cong doan", "lien minh",
    "lien hiep", "toa an", "vien kiem sat", "vks", "kho bac", "thue", "bhxh", "bao hiem", "buu dien", "vnpt",
    "viettel", "dien luc", "bo phan", "cong chuc", "can bo", "vien chuc", "chuyen vien", "dong chi", "d/c",
    "ong", "lanh dao", "giam doc", "pho", "chu tich", "thu truong", "ke toan", "nguoi", "don vi", "co quan",
    "doanh nghiep", "thon", "ap", "to dan pho", "ban quan ly", "bql", "nha", "thu vien", "bao tang",
    "hop tac xa", "to chuc", "cap uy", "thuong truc", "dia phuong", "sgd", "kbnn", "qldd", "qltt", "cqdt",
    "ctu", "ttpvhcc", "nganh", "khoi", "nhom", "chanh", "kiem toan", "hiep hoi", "lhpn", "doan the", "xa",
    "phuong", "thi tran", "huyen", "thanh pho", "tp", "ga", "cang", "vuon", "lang",
)  # fmt: skip
_STARTER = re.compile(rf"(?:{'|'.join(sorted(map(re.escape, _STARTERS), key=len, reverse=True))})\b\.?")
# Nouns that go on a plural ("Các phòng, ban, đơn vị trực thuộc") or, in capitals and with a name, stand alone.
_GENERIC = re.compile(
    r"(?:phong|ban|nganh|don vi|co quan|doan the|to chuc|dia phuong|xa|phuong|thi tran|thi xa|huyen|quan|thanh pho"
    r"|dac khu|so|trung tam|chi cuc"
    r"|ca nhan|doanh nghiep|bo phan|bo|hoi|truong|tram|to|doi|thon|ap|can bo|cong chuc|vien chuc|nguoi|khu pho"
    r"|khu vuc)\b"
)
_PLURAL = re.compile(r"\b(?:cac|nhung|tat ca|toan the|toan bo)\b")
_JOINT = re.compile(r"\s*([;,\v]|\+|\s+(?:và|và\s+các|cùng)\s+)\s*", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-–—+•*·▪➢✓]|\d{1,2}[.)]|[a-zđ]\))\s*")
_LEADS = re.compile(
    r"\s+(?:là đơn vị |là cơ quan )?(?:chủ trì|chịu trách nhiệm)(?:\s+(?:thực hiện|tham mưu))?\s*$", re.IGNORECASE
)
# Units that are seldom the owner in another's name (Thanh tra | Sở Y tế), and what asks for an owner.
_OWN = re.compile(
    r"(?:phong|p\.|trung tam|tt|chi cuc|ban quan ly|bql|benh vien|tram|doi|hat|van phong|thanh tra|vien|cong ty|quy)\s"
)
_OWNED = re.compile(
    r"\b(?:truong|pho|lanh dao|giam doc|chanh|chu tich|cac|cua|thuoc|tai|nguoi|cong chuc|chuyen vien|vien chuc)$"
)
_BREAK = "\v"
_NOT_A_NAME = re.compile(r"[-–—./\\]*")

_LABEL = re.compile(
    r"(?P<lead>(?:(?:đơn vị|cơ quan|phòng|bộ phận|người)\s+)?(?:chủ trì(?:\s+thực hiện)?|đầu mối|thực hiện|phụ trách"
    r"|tham mưu))\s*:"
    r"|(?P<help>(?:(?:các\s+)?(?:đơn vị|cơ quan|phòng)\s+)?(?:phối hợp(?:\s+thực hiện)?)\s*:?)",
    re.IGNORECASE,
)


@lru_cache(maxsize=1024)
def split_units(cell: str, room: int | None = None) -> tuple[str, ...]:
    """The names in a cell of units, as printed, in order.

    `room`: how many characters a line of its column holds, where the column and not the writer broke the lines.

    >>> split_units("Phòng A, Phòng B và Chi cục C")
    ('Phòng A', 'Phòng B', 'Chi cục C')
    >>> split_units("Các phòng, đơn vị trực thuộc")
    ('Các phòng, đơn vị trực thuộc',)
    """
    names: list[str] = []
    current = ""
    depth = 0
    for text, joint in _pieces(_with_breaks(cell, room)):
        alone = joint in {";", _BREAK} or (depth == 0 and stands_alone(text, current, joint))
        if current and not alone:
            current += _rejoined(joint) + text
        else:
            names.append(current)
            current = text
        depth = current.count("(") - current.count(")")
    names.append(current)
    tidy = (_LEADS.sub("", one_line(name).strip(" .;,:")).strip(" .;,:") for name in names)
    return tuple(name for name in tidy if name and not _NOT_A_NAME.fullmatch(name))


def stands_alone(text: str, before: str, joint: str) -> bool:
    """Whether a piece is a unit by itself and not the rest of the name before it."""
    folded = fold(text).strip()
    if not _STARTER.match(folded):
        return False
    head = fold(before)
    if _PLURAL.match(folded):
        return True
    if head.endswith("hdnd") and "van phong" in head.rsplit(",", 1)[-1] and "," not in joint:
        return False
    generic = _GENERIC.match(folded)
    if generic is None:
        return True
    named = len(folded.split()) > len(generic[0].split())
    if _PLURAL.search(head):
        return named and text.strip()[:1].isupper()
    return named


def _with_breaks(cell: str, room: int | None) -> str:
    """The cell on one line, with a mark at the line ends between two names."""
    lines = cell.split("\n")
    whole = _BULLET.sub("", lines[0])
    for before, line in pairwise(lines):
        bullet = _BULLET.match(line) is not None
        text = _BULLET.sub("", line) if bullet else line
        # A wrapped line ends where the next word had no room left.
        had_room = room is None or len(before) + 1 + len(text.split(" ", 1)[0]) <= room
        name = text[:1].isupper() and len(text.split()) > 1 and stands_alone(text, "", "")
        own = _OWN.match(fold(text)) is not None and not _OWNED.search(fold(before))
        ended = not before.rstrip().endswith((",", ";", "-", " và", "&"))
        whole += (_BREAK if bullet or (name and (had_room or own) and ended) else " ") + text
    return whole


def _pieces(cell: str) -> list[tuple[str, str]]:
    """The pieces between commas, semicolons, line ends and "và", each with what stood before it."""
    parts = _JOINT.split(cell)
    return [(parts[0], ""), *((parts[i + 1], parts[i]) for i in range(1, len(parts), 2))]


def _rejoined(joint: str) -> str:
    mark = joint.strip(" ")
    return f"{mark} " if mark == "," else f" {mark} "


def split_lead_cooperating(cell: str, room: int | None = None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who leads and who cooperates where one cell may say both: `Chủ trì: ...; phối hợp: ...`."""
    lead, cooperating, role, start = "", "", "lead", 0
    for label in _LABEL.finditer(cell):
        text = cell[start : label.start()]
        lead, cooperating = (lead + text, cooperating) if role == "lead" else (lead, cooperating + text)
        role, start = (label.lastgroup or role), label.end()
    lead, cooperating = (lead + cell[start:], cooperating) if role == "lead" else (lead, cooperating + cell[start:])
    cooperating = re.sub(r"^\s*(?:với|cùng)\b", "", cooperating, flags=re.IGNORECASE)
    return split_units(lead.strip(), room), split_units(cooperating.strip(), room)
