"""Tasks of a plan without a table: numbered points of the body that name their unit and time after labels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from domain.text import fold
from plans.columns import Role
from plans.given_in_prose import given_in
from plans.line import Line
from plans.numbers import ROMAN, rank

_POINT = re.compile(
    r"^(?P<number>[IVX]{1,6}|[A-ZĐ]|\d{1,2}(?:\.\d{1,2}){0,3}|[a-zđ])\s*[.)/]\s*(?P<text>\S.*)$", re.DOTALL
)
_BULLET = re.compile(r"^[-–+•*]\s*(?P<text>\S.*)$", re.DOTALL)
_WHO = r"(?:(?:các\s+)?(?:đơn vị|cơ quan|phòng|bộ phận|cán bộ|người)\s+)?"
_LABELS: tuple[tuple[Role, str], ...] = (
    (Role.COOPERATING, rf"{_WHO}phối hợp(?:\s+thực hiện)?\s*:"),
    (Role.LEAD, rf"{_WHO}(?:chủ trì(?:\s+(?:thực hiện|tham mưu))?|phụ trách|đầu mối"
                rf"|chịu trách nhiệm(?:\s+chính)?)\s*:"),
    (Role.LEAD, r"(?:đơn vị|cơ quan|phòng|bộ phận|người|cán bộ)\s+thực hiện\s*:|(?:phân công"
                r"|trách nhiệm)(?:\s+thực hiện)?\s*:"),
    (Role.DEADLINE, r"(?:thời gian|thời hạn|tiến độ|thời điểm)(?:\s+(?:thực hiện|hoàn thành|trình|báo cáo|triển khai"
                    r"|tổ chức|gửi))?(?:\s+và hoàn thành)?\s*:"),
    (Role.DEADLINE, r"(?<=[.;,]\s)hoàn thành\s*:|^hoàn thành\s*:"),
    (Role.PRODUCT, r"(?:sản phẩm|kết quả(?:\s+(?:đầu ra|dự kiến|cần đạt))?)(?:\s*,\s*kết quả)?\s*:"),
)  # fmt: skip
_LABEL = re.compile("|".join(f"(?P<r{place}>{pattern})" for place, (_, pattern) in enumerate(_LABELS)), re.IGNORECASE)
# Where a plan says who sees to it as a whole, not what is to be done.
_CARRYING_OUT = re.compile(r"to chuc thuc hien|trach nhiem|phan cong thuc hien")
_EDGES = " .;,-–\n"


@dataclass
class _Point:
    """A numbered or bulleted point with the lines under it."""

    number: str
    depth: float
    texts: list[str] = field(default_factory=list)


def body_lines(paragraphs: list[str]) -> list[Line]:
    """The tasks among the points of a body, and the headings over them, as lines of a table would be."""
    points = list(_points(paragraphs))
    read = _without_carrying_out(points, [_task(point) for point in points])
    lines: list[Line] = []
    for index, (point, task) in enumerate(zip(points, read, strict=True)):
        if task is not None:
            lines.append(task)
        elif _is_over_a_task(index, points, read):
            lines.append(Line(point.number, {}, banner=point.texts[0].strip(_EDGES + ":")))
    return lines


def _whole(paragraphs: list[str]) -> list[str]:
    """The paragraphs, those put together that a page's width broke: what begins in small letters goes on."""
    whole: list[str] = []
    for text in filter(None, (paragraph.strip() for paragraph in paragraphs)):
        numbered = _POINT.match(text) is not None
        if whole and text[:1].islower() and not numbered and not whole[-1].endswith((".", ";")):
            whole[-1] = f"{whole[-1]} {text}"
        else:
            whole.append(text)
    return whole


def _points(paragraphs: list[str]) -> Iterator[_Point]:
    point: _Point | None = None
    for text in _whole(paragraphs):
        numbered = _POINT.match(text)
        depth = rank(numbered["number"]) if numbered else None
        if numbered and depth is not None:
            if point is not None:
                yield point
            point = _Point(numbered["number"], depth, [numbered["text"]])
            continue
        bullet = _BULLET.match(text)
        label = _LABEL.search(bullet["text"]) if bullet else None
        if bullet and label and len(bullet["text"][: label.start()].split()) > 2:
            if point is not None:
                yield point
            point = _Point("", 9.0, [bullet["text"]])
        elif point is not None and text:
            point.texts.append(text)
    if point is not None:
        yield point


def _without_carrying_out(points: list[_Point], read: list[Line | None]) -> list[Line | None]:
    """The tasks without what only a sentence under "Tổ chức thực hiện" gives, where there are any others."""
    closing = False
    kept: list[Line | None] = []
    for point, task in zip(points, read, strict=True):
        if point.depth <= ROMAN:
            closing = _CARRYING_OUT.search(fold(point.texts[0])) is not None
        labelled = {role for text in point.texts for role, _ in _labelled(text)[1]}
        kept.append(None if closing and len(labelled) < 2 else task)
    return kept if any(kept) else read


def _task(point: _Point) -> Line | None:
    """A point as a task, where it says who leads it; a time alone may be that of anything."""
    texts: dict[Role, str] = {}
    title: list[str] = []
    for text in point.texts:
        rest = _take_given(text, texts, title)
        before, found = _labelled(rest)
        if (not found and not texts) or (before.strip(_EDGES) and not title):
            title.append(before)
        for role, value in found:
            if value.strip(_EDGES):
                texts[role] = f"{texts[role]}; {value.strip(_EDGES)}" if role in texts else value.strip(_EDGES)
    if Role.LEAD not in texts or point.depth <= ROMAN:
        return None
    texts[Role.TITLE] = "\n".join(line.strip() for line in title).strip(_EDGES)
    texts[Role.NUMBER] = point.number
    return Line(point.number, texts) if texts[Role.TITLE] else None


def _take_given(text: str, texts: dict[Role, str], title: list[str]) -> str:
    """The text without "Giao ... chủ trì ...", whose units, work and time are put among the texts."""
    given = given_in(text)
    if given is None:
        return text
    for role, value in (
        (Role.LEAD, given.lead),
        (Role.COOPERATING, given.cooperating),
        (Role.DEADLINE, given.when),
    ):
        if value:
            texts.setdefault(role, value.strip(_EDGES))
    if not title and not given.rest[:1].strip(_EDGES) and given.what:
        title.append(given.what)
    return given.rest


def _labelled(text: str) -> tuple[str, list[tuple[Role, str]]]:
    """What stands before the first label, and what follows each."""
    matches = list(_LABEL.finditer(text))
    if not matches:
        return text, []
    ends = [match.start() for match in matches[1:]] + [len(text)]
    found = []
    for match, end in zip(matches, ends, strict=True):
        role = _LABELS[int((match.lastgroup or "r0")[1:])][0]
        found.append((role, _without_open_end(text[match.end() : end])))
    return re.sub(r"^[-–+•*]\s*|\($", "", text[: matches[0].start()].strip()), found


def _without_open_end(text: str) -> str:
    """The text without the bracket that closes "(Chủ trì: ...; hoàn thành: ...)"."""
    tidy = text.strip(_EDGES)
    return tidy[:-1] if tidy.endswith(")") and tidy.count(")") > tidy.count("(") else text


def _is_over_a_task(index: int, points: list[_Point], read: list[Line | None]) -> bool:
    for later in range(index + 1, len(points)):
        if points[later].depth <= points[index].depth:
            return False
        if read[later] is not None:
            return True
    return False
