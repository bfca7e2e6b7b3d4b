"""Tasks of a plan without a table: numbered points of the body that name their unit and time after labels."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from plans.columns import Role
from plans.lines import Line
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
_ASSIGNED = re.compile(
    r"(?:^|(?<=[.;,]\s))(?:giao|phân công)\s+(?P<lead>[^.;]{3,120}?)\s+(?:làm\s+)?(?:chủ trì|đầu mối)\b"
    r"(?:\s*,?\s*phối hợp\s+(?:với|cùng)\s+(?P<help>[^.;]{3,200}?))?"
    r"(?=\s+(?:thực hiện|tham mưu|triển khai|tổ chức|xây dựng|hoàn thành)\b|[.;]|$)[^.;]*[.;]?",
    re.IGNORECASE,
)
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
    read = [_task(point) for point in points]
    lines: list[Line] = []
    for index, (point, task) in enumerate(zip(points, read, strict=True)):
        if task is not None:
            lines.append(task)
        elif _is_over_a_task(index, points, read):
            lines.append(Line(point.number, {}, banner=point.texts[0].strip(_EDGES + ":")))
    return lines


def _points(paragraphs: list[str]) -> Iterator[_Point]:
    point: _Point | None = None
    for paragraph in paragraphs:
        text = paragraph.strip()
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


def _task(point: _Point) -> Line | None:
    """A point as a task, where it says who leads it; a time alone may be that of anything."""
    texts: dict[Role, str] = {}
    title: list[str] = []
    for text in point.texts:
        rest = _take_assigned(text, texts)
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


def _take_assigned(text: str, texts: dict[Role, str]) -> str:
    """The text without "Giao ... chủ trì, phối hợp với ...", whose units are put among the texts."""
    match = _ASSIGNED.search(text)
    if match is None:
        return text
    texts.setdefault(Role.LEAD, match["lead"].strip(_EDGES))
    if match["help"]:
        texts.setdefault(Role.COOPERATING, match["help"].strip(_EDGES))
    return f"{text[: match.start()]}{text[match.end() :]}"


def _labelled(text: str) -> tuple[str, list[tuple[Role, str]]]:
    """What stands before the first label, and what follows each."""
    matches = list(_LABEL.finditer(text))
    if not matches:
        return text, []
    ends = [match.start() for match in matches[1:]] + [len(text)]
    found = []
    for match, end in zip(matches, ends, strict=True):
        role = _LABELS[int((match.lastgroup or "r0")[1:])][0]
        found.append((role, text[match.end() : end]))
    return re.sub(r"^[-–+•*]\s*|\($", "", text[: matches[0].start()].strip()), found


def _is_over_a_task(index: int, points: list[_Point], read: list[Line | None]) -> bool:
    for later in range(index + 1, len(points)):
        if points[later].depth <= points[index].depth:
            return False
        if read[later] is not None:
            return True
    return False
