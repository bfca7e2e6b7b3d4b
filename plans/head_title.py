"""The title of a plan and the one printed over its task table."""

import re

from domain.text import fold, one_line
from plans.letterhead import after_letterhead

_KINDS = (
    "kế hoạch", "chương trình công tác", "chương trình hành động", "chương trình", "quyết định", "thông báo",
    "kết luận", "phương án", "đề án", "lịch", "nghị quyết", "chỉ thị", "công văn", "hướng dẫn", "bảng phân công",
    "biểu phân công", "phân công", "danh mục", "báo cáo",
)  # fmt: skip
_KIND = re.compile(rf"(?P<kind>{'|'.join(_KINDS)})\b", re.IGNORECASE)
_OPENS_BODY = re.compile(
    r"(can cu|thuc hien|tren co so|de |nham|i\.|1\.|a\.|phan |kinh gui|chu de|thi hanh|trien khai thuc hien"
    r"|tiep tuc thuc hien|[-+•(]|noi nhan|xet|theo |phu luc)"
)
_MAY_OPEN_TITLE = re.compile(r"(thuc hien|trien khai thuc hien|thi hanh|tiep tuc thuc hien|phan )")
# Who decides, printed between a decision's title and its body.
_AUTHORITY = re.compile(
    r"(?:chu tich |giam doc |bo truong )?(?:uy ban nhan dan|hoi dong nhan dan|ubnd|hdnd)\b.*"
    r"|(?:chu tich|giam doc|bo truong|truong ban|hieu truong|ban thuong vu|ban chap hanh)\b.*"
)
_LETTERHEAD = re.compile(r"(?:uy ban|ubnd|hdnd|so|phong|ban|van phong|trung tam|chi cuc|cong hoa|doc lap|dang)\b")
_APPENDIX = re.compile(r"(phu luc|bieu|bang|mau)( so)?( ?[\divx]+)?")
_NAMED_LIST = re.compile(r"danh muc|(bang|bieu) phan cong|phu luc ?[\divx]*\s*[:.-]? .+")
_ISSUED_WITH = re.compile(r"\(?\s*(ban hanh|kem theo|dinh kem)")
_NUMBERED = re.compile(r"(?:[IVX]+|[A-Z]|\d+(?:\.\d+)*)\s*[.)/:-]\s")
_SUBJECT = re.compile(r"(?:v/v|ve viec)\b")
_YEAR = re.compile(r"\bnăm\s+20\d{2}\b", re.IGNORECASE)
_LONGEST_TITLE_LINE = 220
_TITLE_AMONG = 60
_OVER_TABLE = 6
_FEWEST_LETTERS = 12


def read_title(lines: list[str]) -> tuple[int | None, str, str]:
    """Where the title stands, the kind of paper it names, and its words; a letter's is its "V/v ..." line."""
    start = after_letterhead(lines)
    for index in range(start, min(len(lines), start + _TITLE_AMONG)):
        line = lines[index]
        match = _KIND.match(one_line(line).strip("* "))
        if match is None:
            continue
        words = _title_from(lines, index, match)
        if words:
            return index, match["kind"].casefold(), " ".join(words)
    for index, line in enumerate(lines[:_TITLE_AMONG]):
        if _SUBJECT.match(fold(one_line(line))):
            return index, "", one_line(line)
    return None, "", ""


def first_in_capitals(lines: list[str]) -> str:
    """What a sheet without any such words is called: its first line in capitals that is no letterhead; else ""."""
    for line in lines[:_TITLE_AMONG]:
        text = one_line(line).strip("* ")
        letters = sum(1 for letter in text if letter.isalpha())
        if text.isupper() and letters > _FEWEST_LETTERS and not _LETTERHEAD.match(fold(text)):
            return text
    return ""


def _title_from(lines: list[str], index: int, match: re.Match[str]) -> list[str]:
    line = one_line(lines[index])
    rest = line[match.end() :].strip()
    if not rest and line.isupper():
        return [line, *_going_on(lines[index + 1 :])]
    if line.isupper() and len(line) > _FEWEST_LETTERS:
        words = [line, *_capitals(lines[index + 1 :])]
        if not _YEAR.search(" ".join(words)):
            words.extend(_going_on(lines[index + len(words) :]))
        return words
    if rest and match.group().isupper():
        return [line, *_going_on(lines[index + 1 :])]
    return []


def read_appendix_title(lines: list[str], title_at: int | None, title: str) -> str | None:
    """The lines over the task table: under Phụ lục, a second title issued with the paper, or capitals."""
    start = title_at + 1 if title_at is not None else 0
    for index in range(len(lines) - 1, start - 1, -1):
        line = one_line(lines[index]).strip("* ")
        folded = fold(line).strip(" :")
        if _APPENDIX.fullmatch(folded):
            return " ".join(_going_on(lines[index + 1 :])) or None
        if _NAMED_LIST.fullmatch(folded) and index > start:
            return " ".join([line, *_going_on(lines[index + 1 :])])
        if title_at is not None and index > start and (second := _issued_with(lines, index)) is not None:
            return second
    if title_at and _APPENDIX.fullmatch(fold(one_line(lines[title_at - 1])).strip(" *:")):
        # A sheet that holds the appendix alone.
        return title
    return _capitals_over_table(lines[start:], title) if title_at is not None else None


def _issued_with(lines: list[str], index: int) -> str | None:
    """A whole second title, followed by "(Ban hành kèm theo ...)"."""
    match = _KIND.match(one_line(lines[index]).strip("* "))
    words = _title_from(lines, index, match) if match else []
    after = [one_line(line) for line in lines[index + len(words) : index + len(words) + 2]]
    return " ".join(words) if words and any(_ISSUED_WITH.match(fold(line)) for line in after) else None


def _capitals_over_table(lines: list[str], title: str) -> str | None:
    """The lines in capitals next above the table, as "BIỂU PHÂN CÔNG NHIỆM VỤ"; a numbered heading is none."""
    taken: list[str] = []
    for line in reversed(lines[-_OVER_TABLE:]):
        text = one_line(line).strip("* ")
        if not taken and (not text or _ISSUED_WITH.match(fold(text)) or text.startswith("(")):
            continue
        if not text.isupper() or _NUMBERED.match(text) or text in title or _KIND.fullmatch(text.strip(" :")):
            break
        taken.insert(0, text)
    whole = " ".join(taken)
    letters = sum(1 for letter in whole if letter.isalpha())
    return whole if letters > _FEWEST_LETTERS and not _AUTHORITY.fullmatch(fold(whole)) else None


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
        if taken and text.isupper() and (not taken[-1].isupper() or _AUTHORITY.fullmatch(fold(text))):
            break
        taken.append(text)
    return taken


def _capitals(lines: list[str]) -> list[str]:
    taken: list[str] = []
    for line in lines[:4]:
        text = one_line(line)
        if not text or not text.isupper() or _AUTHORITY.fullmatch(fold(text)):
            break
        taken.append(text)
    return taken
