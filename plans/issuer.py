"""Whose plan it is: the agency that issued it and its province."""

import re
from collections import Counter

from domain.text import fold, one_line
from plans.head_number import PLACE_AND_DATE

_CAPITALISED = r"[A-ZĐÀ-Ỹ][\wÀ-ỹ]*"
# A city that is itself of province's rank; every other one lies in a province.
_GREAT_CITIES = ("Hà Nội", "Hồ Chí Minh", "Hải Phòng", "Đà Nẵng", "Cần Thơ", "Huế")
_CITY = rf"(?:{'|'.join(_GREAT_CITIES)})"
_PROVINCE = re.compile(
    rf"\btỉnh\s+({_CAPITALISED}(?:\s*-?\s*{_CAPITALISED}){{0,3}})|\b(?:thành phố|TP\.?)\s+({_CITY})\b"
)
_PROVINCE_IN_CAPITALS = re.compile(
    r"\bTỈNH\s+([A-ZĐÀ-Ỹ]+(?:[ -]+(?!CỘNG|SỞ|BAN|UBND|ĐỘC|VĂN|XÃ|PHƯỜNG|HUYỆN|CHI|TRUNG|ĐẢNG|SỐ|NĂM|GIAI|VỀ|GIAO"
    rf"|THANH TRA)[A-ZĐÀ-Ỹ]+){{0,3}})|\b(?:THÀNH PHỐ|TP\.?)\s+({_CITY.upper()})\b"
)
_LOCAL = re.compile(r"\b(?:XÃ|PHƯỜNG|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|ĐẶC KHU|THÀNH PHỐ)\s")
_AGENCY_WORD = re.compile(
    r"^(so|ubnd|uy ban nhan dan|ban|thanh tra|van phong|chi cuc|cuc|truong|phong|trung tam|bo|hdnd|benh vien|dang uy"
    r"|tinh uy|thanh uy|huyen uy|hoi dong nhan dan|lien minh|lien doan|hoi|tinh doan|bao hiem|cong an|vien|kho bac|thue"
    r"|tram|uy ban)\b"
)
_UNFINISHED = re.compile(r"(ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan)")
_OFFICE = re.compile(rf"\bSở {_CAPITALISED}(?: [\wÀ-ỹ]+){{0,6}}")
_OF_PROVINCE = re.compile(r"\s+(?:tỉnh|thành phố|TP\.?)\s+\S.*$")
# How the departments of a province are spelt, where a paper prints them in capitals only.
_DEPARTMENTS = (
    "Nội vụ", "Tài chính", "Công Thương", "Nông nghiệp và Môi trường", "Xây dựng", "Khoa học và Công nghệ", "Y tế",
    "Văn hóa, Thể thao và Du lịch", "Giáo dục và Đào tạo", "Tư pháp", "Dân tộc và Tôn giáo", "Ngoại vụ", "Du lịch",
)  # fmt: skip
_LETTERHEAD_LINES = 12
_HEAD_LINES = 40


def read_province(before: list[str], whole: list[str]) -> str | None:
    """The province: of the letterhead, else the place of issue (not a commune's), else the one the text names."""
    letterhead = [one_line(line) for line in before[:8]]
    for line in letterhead:
        match = _PROVINCE_IN_CAPITALS.search(line)
        if match:
            return _name_case(match[1] or match[2], whole)
    local = any(_LOCAL.search(line) for line in letterhead)
    places = [place["place"] for line in before[:_HEAD_LINES] if (place := PLACE_AND_DATE.match(one_line(line)))]
    if places and not local:
        return re.sub(r"^(?:TP\.?|thành phố)\s+", "", one_line(places[0]), flags=re.IGNORECASE)
    for line in before:
        found = _PROVINCE.search(one_line(line))
        if found:
            return (found[1] or found[2]).strip()
    return None


def read_agency(before: list[str], whole: list[str], title_at: int | None) -> str | None:
    """The issuing body: the last name of the letterhead's left side, else the office that the plan names oftenest."""
    lines = min(title_at if title_at is not None else _LETTERHEAD_LINES, _LETTERHEAD_LINES)
    named: list[str] = []
    for line in (one_line(line).strip("* ") for line in before[:lines]):
        if not line.isupper() or fold(line).startswith(("cong hoa", "doc lap", "so:")):
            continue
        if named and _UNFINISHED.fullmatch(fold(named[-1])):
            named[-1] = f"{named[-1]} {line}"
        elif _AGENCY_WORD.match(fold(line)):
            named.append(line)
    if named:
        return _spelled(named[-1], whole) or _in_small_letters(named[-1])
    return _named_oftenest(before)


def _name_case(capitals: str, lines: list[str]) -> str:
    """A name printed in capitals as the text spells it elsewhere, else with each word capitalised."""
    wanted = one_line(capitals).strip(" -")
    return _spelled(wanted, lines) or " ".join(word.capitalize() for word in wanted.split())


def _spelled(capitals: str, lines: list[str]) -> str | None:
    pattern = re.compile(re.escape(capitals), re.IGNORECASE)
    for line in lines:
        for match in pattern.finditer(one_line(line)):
            if not match.group().isupper():
                found = match.group()
                return found[:1].upper() + found[1:]
    return None


def _in_small_letters(capitals: str) -> str:
    """An office's name in capitals written small: names cannot be told apart."""
    name = capitals.capitalize()
    for department in _DEPARTMENTS:
        name = re.sub(re.escape(department), department, name, flags=re.IGNORECASE)
    place = re.search(r"\b(?:tỉnh|thành phố|xã|phường|thị trấn|đặc khu|huyện|quận)\s+(.+)$", name)
    if place is None:
        return name
    return name[: place.start(1)] + " ".join(word.capitalize() for word in place[1].split())


def _named_oftenest(lines: list[str]) -> str | None:
    """The longest name beginning with Sở that the text repeats, its province left out."""
    counts: Counter[str] = Counter()
    for line in lines:
        for match in _OFFICE.finditer(one_line(line)):
            words = _OF_PROVINCE.sub("", match.group()).split()
            counts.update({" ".join(words[:length]) for length in range(2, len(words) + 1)})
    if not counts:
        return None
    oftenest = max(counts.values())
    fitting = [name for name, count in counts.items() if count >= max(2, 0.6 * oftenest) or count == oftenest]
    whole = [name for name in fitting if not name.endswith((" và", " của", " các", " về"))]
    return max(whole, key=len, default=None)
