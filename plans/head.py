"""The head of a plan: title, number, date, agency, province, signer and year."""

import re
from collections import Counter
from dataclasses import dataclass

from domain.text import fold, one_line

_KINDS = (
    "kế hoạch", "chương trình công "
                "tác", "chương trình hành động", "chương trình", "quyết định", "thông báo", "phương án", "đề án",
    "lịch", "nghị quyết", "chỉ thị", "công văn", "hướng dẫn", "bảng phân công", "phân công", "danh mục",
    "báo cáo",
)  # fmt: skip
_KIND = re.compile(rf"(?P<kind>{'|'.join(_KINDS)})\b", re.IGNORECASE)
_OPENS_BODY = re.compile(
    r"(can cu|thuc hien|tren co so|de |nham|i\.|1\.|a\.|phan |kinh gui|chu de|thi hanh|trien khai thuc hien"
    r"|tiep tuc thuc hien|[-+•(]|noi nhan|xet|theo |phu luc)"
)
_MAY_OPEN_TITLE = re.compile(r"(thuc hien|trien khai thuc hien|thi hanh|tiep tuc thuc hien|phan )")
_CAPTION = re.compile(r"\(?\s*(ban hanh|kem theo|dinh kem)")
_YEAR = re.compile(r"\bnăm\s+(20\d{2})\b", re.IGNORECASE)
_NUMBER = re.compile(r"^\s*số\s*:\s*(.*?/\s*[\w\-&/Đđ]+|\S+)", re.IGNORECASE)
_CAPTION_NUMBER = re.compile(r"số\s*:?\s*((?:\d+\s*)?/\s*[\w\-]+)", re.IGNORECASE)
_PLACE_AND_DATE = re.compile(
    r"^(?P<place>[^,\d]{2,40}),\s*(?P<date>ngày\s*[\d.…]*\s*tháng\s*[\d.…]*\s*năm\s*(?P<year>\d{4}))", re.IGNORECASE
)
_DATE = re.compile(r"ngày\s*[\d.…]*\s*tháng\s*[\d.…]*\s*năm\s*(?P<year>\d{4})", re.IGNORECASE)
_SIGNER_TITLE = re.compile(
    r"(kt|tm|tl|q|tuq)?\.?\s*(pho )?(giam doc|chu tich|truong (phong|ban)|chanh van phong|bo truong|thu truong"
    r"|cuc truong|chi cuc truong|tong giam doc"
    r"|vien truong|hieu truong|bi thu|thu truong|pho tong cuc truong|cuc pho|quyen giam doc)( so| ubnd.*)?"
)
_NAME = re.compile(r"(?:[A-ZĐÀ-Ỹ][\wÀ-ỹ]*\.?\s+){1,5}[A-ZĐÀ-Ỹ][\wÀ-ỹ]*")
_CAPITALISED = r"[A-ZĐÀ-Ỹ][\wÀ-ỹ]*"
_PROVINCE = re.compile(rf"\b(?:tỉnh|thành phố)\s+({_CAPITALISED}(?:\s*-?\s*{_CAPITALISED}){{0,3}})")
_PROVINCE_IN_CAPITALS = re.compile(
    r"\b(?:TỈNH|THÀNH PHỐ)\s+([A-ZĐÀ-Ỹ]+(?:[ -]+(?!CỘNG|SỞ|BAN|UBND|ĐỘC|VĂN|XÃ|PHƯỜNG|HUYỆN|CHI|TRUNG"
    r"|THANH TRA)[A-ZĐÀ-Ỹ]+){0,3})"
)
_AGENCY_WORD = re.compile(
    r"^(so|ubnd|uy ban nhan dan|ban|thanh tra|van phong|chi cuc|cuc|truong|phong|trung tam|bo|hdnd|benh vien|dang uy)\b"
)
_UNFINISHED = re.compile(r"(ubnd|uy ban nhan dan|hdnd|hoi dong nhan dan)")
_OFFICE = re.compile(r"\bSở [A-ZĐÀ-Ỹ][\wÀ-ỹ]*(?: [\wÀ-ỹ]+){0,6}")
# How the departments of a province are spelt, where a paper prints them in capitals only.
_DEPARTMENTS = (
    "Nội vụ", "Tài chính", "Công Thương", "Nông nghiệp và Môi trường", "Xây dựng", "Khoa học và Công nghệ", "Y tế",
    "Văn hóa, Thể thao và Du lịch", "Giáo dục và Đào tạo", "Tư pháp", "Dân tộc và Tôn giáo", "Ngoại vụ", "Du lịch",
)  # fmt: skip
_LONGEST_TITLE_LINE = 220


@dataclass(frozen=True)
class Head:
    """What stands around a plan's tasks; None where it is not printed."""

    title: str = ""
    kind: str = ""
    appendix_title: str | None = None
    number: str | None = None
    issued: str | None = None
    signer: str | None = None
    agency: str | None = None
    province: str | None = None
    year: int | None = None


def read_head(before: list[str], whole: list[str]) -> Head:
    """The head of a document: `before` are the lines over its first task table, `whole` all its lines."""
    title_at, kind, title = _title(before)
    appendix = _appendix_title(before, title_at)
    number, issued, issued_year = _number_and_date(before)
    province = _province(before, whole)
    return Head(
        title=title or (appendix or ""),
        kind=kind,
        appendix_title=appendix,
        number=number,
        issued=issued,
        signer=_signer(whole),
        agency=_agency(before, whole, title_at),
        province=province,
        year=_year(title, appendix, issued_year, whole),
    )


def _title(lines: list[str]) -> tuple[int | None, str, str]:
    """Where the title stands, the kind of paper it names, and its words."""
    for index, line in enumerate(lines[:60]):
        match = _KIND.match(one_line(line).strip("* "))
        if match is None:
            continue
        rest = one_line(line)[match.end() :].strip()
        bare = not rest
        if bare and one_line(line).isupper():
            words = [one_line(line), *_going_on(lines[index + 1 :])]
            return index, match["kind"].casefold(), " ".join(words)
        if one_line(line).isupper() and len(line) > 12:
            words = [one_line(line), *_capitals(lines[index + 1 :])]
            if not _YEAR.search(" ".join(words)):
                words.extend(_going_on(lines[index + len(words) :]))
            return index, match["kind"].casefold(), " ".join(words)
        if rest and match.group().isupper():
            words = [one_line(line), *_going_on(lines[index + 1 :])]
            return index, match["kind"].casefold(), " ".join(words)
    return None, "", ""


def _going_on(lines: list[str]) -> list[str]:
    """The lines of a title after its first: up to a blank one, a rule, an appendix or the body's first sentence."""
    taken: list[str] = []
    for line in lines[:6]:
        text = one_line(line).strip("* ")
        if not text or set(text) <= set("-_–—* "):
            if taken:
                break
            continue
        opens_body = _OPENS_BODY.match(fold(text)) and (taken or not _MAY_OPEN_TITLE.match(fold(text)))
        if opens_body or len(text) > _LONGEST_TITLE_LINE or text.endswith((";", ".", ":")):
            break
        taken.append(text)
    return taken


def _capitals(lines: list[str]) -> list[str]:
    taken: list[str] = []
    for line in lines[:4]:
        text = one_line(line)
        if not text or not text.isupper():
            break
        taken.append(text)
    return taken


def _appendix_title(lines: list[str], title_at: int | None) -> str | None:
    """The lines over the task table, after the word Phụ lục or such a heading in capitals."""
    start = (title_at or 0) + 1 if title_at is not None else 0
    for index in range(len(lines) - 1, start - 1, -1):
        folded = fold(one_line(lines[index])).strip(" *:")
        if re.fullmatch(r"(phu luc|bieu|bang|mau)( so)?( ?[\divx]+)?", folded):
            taken = _going_on(lines[index + 1 :])
            return " ".join(taken) or None
        if re.fullmatch(r"danh muc|bang phan cong|phu luc \d*:? .+", folded) and index > start:
            return " ".join([one_line(lines[index]), *_going_on(lines[index + 1 :])])
    return None


def _number_and_date(lines: list[str]) -> tuple[str | None, str | None, int | None]:
    number = issued = None
    year = None
    for line in lines[:40]:
        text = one_line(line)
        if number is None and (match := _NUMBER.match(text)):
            number = one_line(match[1])
        if issued is None and (match := _PLACE_AND_DATE.match(text)):
            issued, year = one_line(match["date"]), int(match["year"])
    if issued is None:
        for index in range(len(lines)):
            caption = one_line(" ".join(lines[index : index + 2]))
            if _CAPTION.match(fold(caption)) and (match := _DATE.search(caption)):
                issued, year = one_line(match.group()), int(match["year"])
                number = number or (one_line(found[1]) if (found := _CAPTION_NUMBER.search(caption)) else None)
                break
    return number, issued, year


def _province(before: list[str], whole: list[str]) -> str | None:
    """The province: of the letterhead, else the place of issue (not a commune's), else the one the text names."""
    letterhead = one_line(" ".join(before[:8]))
    match = _PROVINCE_IN_CAPITALS.search(letterhead)
    if match:
        return _name_case(match[1], whole)
    local = re.search(r"\b(?:XÃ|PHƯỜNG|THỊ TRẤN|HUYỆN|QUẬN|THỊ XÃ|ĐẶC KHU)\s", letterhead) is not None
    places = [place["place"] for line in before[:40] if (place := _PLACE_AND_DATE.match(one_line(line)))]
    if places and not local:
        return one_line(places[0])
    for line in before:
        found = _PROVINCE.search(one_line(line))
        if found:
            return found[1].strip()
    return None


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


def _agency(before: list[str], whole: list[str], title_at: int | None) -> str | None:
    """The issuing body: the last name of the letterhead's left side, else the office that the plan names oftenest."""
    letterhead = [one_line(line).strip("* ") for line in before[: min(title_at if title_at is not None else 12, 12)]]
    named: list[str] = []
    for line in letterhead:
        if not line.isupper() or fold(line).startswith(("cong hoa", "doc lap", "so:")):
            continue
        if named and _UNFINISHED.fullmatch(fold(named[-1])):
            named[-1] = f"{named[-1]} {line}"
        elif _AGENCY_WORD.match(fold(line)):
            named.append(line)
    if named:
        return _spelled(named[-1], whole) or _in_small_letters(named[-1])
    return _named_oftenest(before)


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
    """The longest name beginning with Sở that the text repeats."""
    counts: Counter[str] = Counter()
    for line in lines:
        for match in _OFFICE.finditer(one_line(line)):
            words = match.group().split()
            counts.update({" ".join(words[:length]) for length in range(2, len(words) + 1)})
    if not counts:
        return None
    oftenest = max(counts.values())
    fitting = [name for name, count in counts.items() if count >= max(2, 0.6 * oftenest) or count == oftenest]
    whole = [name for name in fitting if not name.endswith((" và", " của", " các", " về"))]
    return max(whole, key=len, default=None)


def _signer(lines: list[str]) -> str | None:
    """The name under the signing title; beside or after the distribution list."""
    for index, line in enumerate(lines):
        if not _SIGNER_TITLE.fullmatch(fold(one_line(line)).strip(" *")) or not one_line(line).strip("* ").isupper():
            continue
        for name in lines[index + 1 : index + 8]:
            text = one_line(name).strip("* ")
            if _NAME.fullmatch(text) and not text.isupper():
                return text
    return None


def _year(title: str, appendix: str | None, issued: int | None, lines: list[str]) -> int | None:
    """The plan's year: the one its title names, unless that is over when it is issued (a plan on last year's index)."""
    named = [int(match[1]) for text in (title, appendix or "") for match in _YEAR.finditer(text)]
    if issued is not None:
        fitting = [year for year in named if issued <= year <= issued + 1]
        return fitting[0] if fitting else issued
    if named:
        return named[0]
    mentioned = [int(match[1]) for line in lines for match in _YEAR.finditer(line)]
    return max(set(mentioned), key=mentioned.count) if mentioned else None
