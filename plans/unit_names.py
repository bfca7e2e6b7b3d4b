"""The unit names in a cell: where one ends and the next begins, and who leads or helps."""

import re
from functools import lru_cache
from itertools import pairwise

from domain.text import fold, one_line

# Words that begin the name of a unit, or of people in office: after a comma or "và" they are a name by themselves.
_STARTERS = (
    "các", "tất cả", "toàn thể", "toàn bộ", "những", "phòng", "p", "văn phòng", "vp", "thanh tra", "trung tâm",
    "tt", "chi cục", "cục", "tổng cục", "sở", "bộ", "ban", "vụ", "viện", "trường", "bệnh viện", "trạm", "tổ",
    "đội", "đồn", "hạt", "báo", "đài", "quỹ", "công ty", "tập đoàn", "ngân hàng", "ủy ban", "ubnd", "hđnd", "hội đồng",
    "ubmttq", "ubmt", "mttq", "mặt trận", "đảng ủy", "tỉnh ủy", "thành ủy", "huyện ủy", "quận ủy", "chi bộ",
    "công an", "bộ chỉ huy", "bch", "ban chỉ huy", "hội", "đoàn", "liên đoàn", "công đoàn", "liên minh",
    "liên hiệp", "tòa án", "viện kiểm sát", "vks", "kho bạc", "thuế", "bhxh", "bảo hiểm", "bưu điện", "vnpt",
    "viettel", "điện lực", "bộ phận", "công chức", "cán bộ", "viên chức", "chuyên viên", "đồng chí", "đ/c",
    "ông", "bà", "lãnh đạo", "giám đốc", "phó", "chủ tịch", "thủ trưởng", "trưởng", "kế toán", "người", "đơn vị",
    "cơ quan", "doanh nghiệp", "thôn", "bản", "ấp", "tổ dân phố", "ban quản lý", "bql", "nhà(?! ở)", "thư viện",
    "bảo tàng", "hợp tác xã", "tổ chức", "cấp ủy", "thường trực", "địa phương", "sgd", "kbnn", "qlđđ", "qltt",
    "cqđt", "ctu", "ttpvhcc", "ngành", "khối", "nhóm", "chánh", "kiểm toán", "hiệp hội", "lhpn", "đoàn thể",
    "xã(?! hội)", "phường", "thị trấn", "huyện", "thành phố", "tp", "ga", "cảng", "vườn", "làng", "tỉnh đoàn",
)  # fmt: skip
# Nouns that go on a plural ("Các phòng, ban, đơn vị trực thuộc") or, in capitals and with a name, stand alone.
_GENERICS = (
    "phòng", "ban", "ngành", "đơn vị", "cơ quan", "đoàn thể", "tổ chức", "địa phương", "xã", "phường", "thị trấn",
    "thị xã", "huyện", "quận", "thành phố", "đặc khu", "sở", "trung tâm", "chi cục", "cá nhân", "doanh nghiệp",
    "bộ phận", "bộ", "hội", "trường", "trạm", "tổ", "đội", "thôn", "bản", "ấp", "cán bộ", "công chức", "viên chức",
    "người", "khu phố", "khu vực",
)  # fmt: skip


def _words(words: tuple[str, ...]) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """The words as they are spelt, and as text without marks spells them; the longest first."""
    longest = sorted(words, key=len, reverse=True)
    return tuple(re.compile(rf"(?:{'|'.join(form)})\b\.?") for form in (longest, map(fold, longest)))  # type: ignore[return-value]


_STARTER, _GENERIC = _words(_STARTERS), _words(_GENERICS)
_PLURAL = re.compile(r"\b(?:cac|nhung|tat ca|toan the|toan bo)\b")
_JOINT = re.compile(r"\s*([;,\v]|\+|\s+(?:và|và\s+các|cùng)\s+)\s*", re.IGNORECASE)
_BULLET = re.compile(r"^\s*(?:[-–—+•*·▪➢✓]|\d{1,2}[.)]|[a-zđ]\))\s*")
_LEADS = re.compile(
    r"\s+(?:là đơn vị |là cơ quan )?(?:chủ trì|chịu trách nhiệm)(?:\s+(?:thực hiện|tham mưu))?\s*$", re.IGNORECASE
)
# Units that are seldom the owner in another's name (Thanh tra | Sở Y tế), and what asks for an owner.
_OWN = re.compile(
    r"(?:phong|p\.|trung tam|tt|chi cuc|ban quan ly|bql|benh vien|tram|doi|hat|van phong|thanh tra|vien|cong ty"
    r"|quy|cong an|kho bac|don)\s"
)
_OWNED = re.compile(
    r"\b(?:truong|pho|lanh dao|giam doc|chanh|chu tich|cac|cua|thuoc|tai|nguoi|cong chuc|chuyen vien|vien chuc)$"
)
# One office that serves two bodies: "Văn phòng HĐND và UBND".
_SHARED_OFFICE = re.compile(r"van phong (?:hdnd|hoi dong nhan dan|doan dbqh|doan dai bieu quoc hoi|[a-z]+ uy)$")
_ELECTED = re.compile(r"(?:hdnd|ubnd|hoi dong nhan dan|uy ban nhan dan)\b")
_KIND_ALONE = re.compile(r"phong|trung tam|chi cuc|ban quan ly|benh vien")
_BREAK = "\v"
_NOT_A_NAME = re.compile(r"[-–—./\\]*")

_LABEL = re.compile(
    r"(?P<lead>(?:(?:đơn vị|cơ quan|phòng|bộ phận|người)\s+)?(?:chủ trì(?:\s+thực hiện)?|đầu mối|thực hiện|phụ trách"
    r"|tham mưu))\s*:"
    r"|(?P<help>(?:(?:các\s+)?(?:đơn vị|cơ quan|phòng)\s+)?(?:phối hợp(?:\s+thực hiện)?)\s*:?)",
    re.IGNORECASE,
)


_BROKEN_LABEL = re.compile(r"\b(?:đơn\s+vị|cơ\s+quan|chủ\s+trì|phối\s+hợp|thực\s+hiện|đầu\s+mối)\b", re.IGNORECASE)
# "Phòng A chủ trì, các phòng liên quan phối hợp".
_TOLD = re.compile(
    r"(?P<lead>[^:]+?)\s+chủ trì(?:\s+thực hiện)?\s*[,;.\n]\s*(?P<help>[^:]+?)\s+(?:cùng\s+)?phối hợp"
    r"(?:\s+thực hiện)?\s*\.?",
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
    if not _begins(_STARTER, text):
        return False
    head = fold(before)
    if _PLURAL.match(folded):
        return True
    if _SHARED_OFFICE.search(head) and _ELECTED.match(folded) and "," not in joint:
        return False
    generic = _begins(_GENERIC, text)
    if generic is None:
        return True
    named = len(folded.split()) > len(generic[0].split())
    if _PLURAL.search(head):
        return named and text.strip()[:1].isupper()
    return named


def _begins(words: tuple[re.Pattern[str], re.Pattern[str]], text: str) -> re.Match[str] | None:
    """Where a text begins with one of the words; marks count where it has any ("Bảo vệ" is no "Báo")."""
    spelt = text.strip().casefold().replace("uỷ", "ủy").replace("oà", "òa")
    return words[1].match(spelt) if spelt.isascii() else words[0].match(spelt)


def _with_breaks(cell: str, room: int | None) -> str:
    """The cell on one line, with a mark at the line ends between two names."""
    lines = cell.split("\n")
    whole = _BULLET.sub("", lines[0])
    bulleted = room is None or _BULLET.match(lines[0]) is not None
    for place, (before, line) in enumerate(pairwise(lines), start=1):
        bullet = bulleted and _BULLET.match(line) is not None
        text = _BULLET.sub("", line) if bullet else line
        # A narrow column may leave "Phòng" alone on its line.
        begun = " ".join([text, *lines[place + 1 : place + 2]]) if room and _KIND_ALONE.fullmatch(fold(text)) else text
        # A wrapped line ends where the next word had no room left.
        had_room = room is None or len(before) + 1 + len(text.split(" ", 1)[0]) <= room
        name = text[:1].isupper() and len(begun.split()) > 1 and stands_alone(begun, "", "")
        own = _OWN.match(fold(" ".join([text, *lines[place + 1 : place + 2]]))) is not None and not _OWNED.search(
            fold(before)
        )
        whole += (_BREAK if bullet or (name and (had_room or own) and _may_end(before, text)) else " ") + text
    return whole


def _may_end(before: str, text: str) -> bool:
    """Whether a name may end with a line; `text` is the next one."""
    unfinished = before.rstrip().endswith((",", ";", "-", " và", "&")) or _KIND_ALONE.fullmatch(fold(before).strip())
    return not unfinished and not _of_both(before, text)


def _of_both(before: str, text: str) -> bool:
    """Whether a line goes on the name of an office of two bodies: "Văn phòng" over "HĐND và UBND"."""
    return fold(before).strip().endswith("van phong") and _ELECTED.match(fold(text).strip()) is not None


def _pieces(cell: str) -> list[tuple[str, str]]:
    """The pieces between commas, semicolons, line ends and "và", each with what stood before it."""
    parts = _JOINT.split(cell)
    return [(parts[0], ""), *((parts[i + 1], parts[i]) for i in range(1, len(parts), 2))]


def _rejoined(joint: str) -> str:
    mark = joint.strip(" ")
    return f"{mark} " if mark == "," else f" {mark} "


def split_lead_cooperating(cell: str, room: int | None = None) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who leads and who cooperates where one cell may say both: `Chủ trì: ...; phối hợp: ...`."""
    cell = _BROKEN_LABEL.sub(lambda label: " ".join(label[0].split()), cell)
    if told := _TOLD.fullmatch(cell.strip()):
        return split_units(told["lead"], room), split_units(told["help"], room)
    lead, cooperating, role, start = "", "", "lead", 0
    for label in _LABEL.finditer(cell):
        text = cell[start : label.start()]
        lead, cooperating = (lead + text, cooperating) if role == "lead" else (lead, cooperating + text)
        role, start = (label.lastgroup or role), label.end()
    lead, cooperating = (lead + cell[start:], cooperating) if role == "lead" else (lead, cooperating + cell[start:])
    cooperating = re.sub(r"^\s*(?:với|cùng)\b", "", cooperating, flags=re.IGNORECASE)
    return split_units(lead.strip(), room), split_units(cooperating.strip(), room)
