"""The small grammar of dates in chat: where in respelled words, joined by single spaces, a time is said, and which."""

import re
from dataclasses import dataclass
from enum import StrEnum, auto

from domain.replies.words_dates import (
    BEFORE_DAY,
    NEAR,
    NUMBERS,
    PARTS_OF_DAY,
    QUARTERS,
    SOMETIME,
    SOON,
    STARTERS,
    UNITS,
    WEEKDAYS,
)


class Form(StrEnum):
    """How a day is said."""

    DAY = auto()  # a day of a month: 15/7, ngày 3 tháng sau
    WEEKDAY = auto()  # thứ 6, thứ 2 tuần sau
    NEAR = auto()  # counted from today: mai, 3 ngày nữa
    LENGTH = auto()  # a length only: 3 ngày, nửa tháng
    EDGE = auto()  # đầu, giữa, cuối, or the whole of a week, month, quarter, year
    AT_DUE = auto()  # đến hạn, trước hạn 2 ngày
    SOMETIME = auto()  # ít hôm


@dataclass(frozen=True)
class Said:
    """A time as said. `count` is a day of the month, a weekday (0 Monday), a number of units, or a month or quarter.

    `ahead` is how many weeks, months ... ahead of the present one. `bare` marks numbers that may mean something else.
    """

    form: Form
    count: float = 0
    unit: str = "day"
    edge: str = ""
    ahead: int | None = None
    month: int | None = None
    year: int | None = None
    more: bool = False
    bare: bool = False


_NUM = r"\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
_UNIT = "|".join(sorted(UNITS, key=len, reverse=True))
_AHEAD = r"(?: (?P<ahead>sau nữa|tới nữa|sau|tới|này|ni|nay|kế|kế tiếp|tiếp theo|hiện tại))"
_PART = rf"(?:(?:{PARTS_OF_DAY}) )"
_HOUR = (
    r"(?:(?:lúc |khoảng )?(?:\d{1,2}(?:h|:|g)(?:\d{2})?|\d{1,2} (?:h|giờ)(?: \d{1,2}| rưỡi)?(?: phút)?)"
    r"(?: (?:sáng|chiều|tối|trưa|đêm))?(?: ngày)?)"
)
_CLOCK = rf"(?:{_HOUR} )"
_YEAR = r"(?: (?:năm|/) (?P<year>\d{4}|\d{2}))?"

_GRAMMAR: tuple[tuple[str, str], ...] = (
    ("sometime", rf"(?:{SOMETIME})"),
    ("at_due", r"(?:đến|tới|vào|đúng|sát|gần|cận) (?:đúng |ngày |sát |gần )?hạn(?! cũ)"),
    (
        "before_due",
        rf"trước (?P<n1>{_NUM}) (?P<u1>ngày|hôm|tuần)|trước (?:(?P<n0>{_NUM}) (?P<u0>{_UNIT}) )?(?:ngày "
        rf")?hạn(?: (?:khoảng )?(?P<n>{_NUM}) (?P<u>{_UNIT}))?",
    ),
    (
        "after_due",
        rf"(?:sau|quá|kể từ|tính từ) (?:ngày )?hạn(?: cũ)? (?P<n>{_NUM}) (?P<u>{_UNIT})|(?P<n0>{_NUM}) "
        rf"(?P<u0>{_UNIT}) (?:sau|kể từ|tính từ|so với|từ)(?: khi)? (?:ngày )?(?:đến )?(?:hạn|hạn cũ|hạn "
        rf"này)",
    ),
    (
        "pair",
        rf"{_CLOCK}?{_PART}?(?:(?:hết |cuối |trong )?ngày |mùng |mồng )?(?P<d>\d{{1,2}})(?P<sep> ?[/.-] ?)"
        rf"(?P<m>\d{{1,2}})(?:(?: ?[/.-] ?| năm )(?P<year>\d{{4}}|\d{{2}}))?(?![\d/]|\d? ?%)",
    ),
    (
        "day",
        rf"{_CLOCK}?{_PART}?(?:(?:hết ngày|ngày|mùng|mồng) )?(?P<d>\d{{1,2}}) (?:tháng|thg|t) (?P<m>\d{{1,2}}){_YEAR}",
    ),
    ("day", rf"{_CLOCK}?{_PART}?(?:(?:hết ngày|ngày|mùng|mồng) )?(?P<d>{_NUM}) tháng{_AHEAD}"),
    (
        "day",
        rf"{_CLOCK}?{_PART}?(?:hết ngày |ngày |hôm |mùng |mồng |ngày mùng |ngày mồng )(?P<d>\d{{1,2}}|một|"
        rf"hai|ba|bốn|năm|sáu|bảy|tám|chín|mười)(?! (?:ngày|tháng|tuần|tiếng|việc|giờ|hôm|xã|người|phút)"
        rf")(?:{_AHEAD})?",
    ),
    (
        "weekday",
        rf"{_CLOCK}?{_PART}?(?:(?:ngày|hôm|vào) )?(?:thứ (?P<w>{'|'.join(WEEKDAYS)})(?!\d)|(?P<cn>chủ nhật)"
        rf")(?: (?:ngày )?(?P<d>\d{{1,2}})(?:/|-|\.)(?P<m>\d{{1,2}}))?(?: (?:của )?(?:tuần )?(?P<ahead>sau "
        rf"nữa|tới nữa|sau|tới|này|ni|nay))?",
    ),
    (
        "near",
        rf"{_CLOCK}?(?:{_PART}|(?:(?<!việc )cuối|hết|trong|nội trong) )?"
        rf"(?P<near>{'|'.join(sorted(NEAR, key=len, reverse=True))})"
        r"(?: (?:lúc )?\d{1,2} ?(?:h|giờ|g|:)(?: ?\d{1,2})?)?(?! (?:tết|\d))",
    ),
    (
        "day",
        rf"(?:{'|'.join(f'(?<={word} )' for word in BEFORE_DAY)})(?:đến|tới|sang|qua) (?P<d>\d{{1,2}})"
        r"(?= ?(?:$|[.,;!\n]|ạ|nhé|nha|đi|giúp|với|được|rồi)(?: |$))",
    ),
    ("day", r"trước (?P<d>\d{1,2})(?= (?:em|e|mình|tôi|tui|anh|chị|sẽ|là|thì|ạ|nhé|nha|[.,;!])(?: |$))"),
    ("near_part", r"(?P<near>mai|mốt) (?:buổi )?(?:sáng|chiều|tối|trưa)"),
    (
        "length",
        rf"(?P<pre>sau |trong |trong vòng |khoảng |tầm |qua )?(?:khoảng |tầm |độ |chừng )?(?P<n>{_NUM}) "
        rf"(?P<u>{_UNIT})(?P<half> rưỡi)?(?P<work> làm việc)?(?P<more> nữa| tới| sau)?"
        rf"(?: (?P<now>kể từ|tính từ|từ) (?:ngày )?(?:hôm nay|nay|bây giờ))?(?! (?:trước|đầu|qua|nay|ni|kia|"
        rf"tháng|năm))(?!(?<=tháng) \d)",
    ),
    ("length", r"(?P<u>tuần|tháng|ngày|hôm)(?P<more> nữa)"),
    ("half", r"(?P<pre>sau |trong |khoảng )?(?:khoảng |tầm )?nửa (?P<u>tháng|tuần|ngày|năm)(?P<more> nữa| tới)?"),
    (
        "edge",
        r"(?P<edge>đầu|giữa|cuối|hết|trong|nội trong|hết trong|trước cuối|ngay đầu|tận cuối)? "
        r"?(?:qua |sang |tới )?(?P<u>tháng) (?P<n>\d{1,2})(?! (?:ngày|tuần|tiếng))"
        r"(?:(?:/| năm )(?P<year>\d{4}))?(?! nữa)",
    ),
    (
        "edge",
        rf"(?P<edge>đầu|giữa|cuối|hết|trong|nội trong|hết trong|ngay đầu|tận cuối)? ?(?:qua |sang |tới "
        rf")?(?P<u>quý) (?P<q>{'|'.join(sorted(QUARTERS, key=len, reverse=True))})(?!\w)",
    ),
    (
        "edge",
        rf"(?P<edge>đầu|giữa|cuối|hết|trong|nội trong|hết trong|ngay đầu|tận cuối)? ?(?:sang |qua "
        rf")?(?P<u>tuần|tháng|quý|năm){_AHEAD}",
    ),
    (
        "edge",
        r"(?P<edge>đầu|giữa|cuối|hết|nội trong|trong|ngay đầu) (?P<u>tuần|tháng|quý|năm)(?! (?:trước|qua|vừa|rồi|\d))",
    ),
    ("next", r"(?P<next>sang) (?P<u>tuần|tháng|quý|năm)(?: (?:sau|tới|mới))?"),
    (
        "soon",
        rf"(?:{SOON})(?! (?:thôi|ạ))|{_HOUR}(?: nữa)?(?: (?:chiều|sáng|tối) nay)?|(?:{PARTS_OF_DAY})(?: nay| ni| này)?",
    ),
    ("pair_alone", r"(?P<d>\d{1,2})(?P<sep>[/.-])(?P<m>\d{1,2})"),
)
_LISTED = (*SOMETIME.split("|"), *SOON.split("|"), *PARTS_OF_DAY.split("|"))
_GRAMMAR_RE = tuple((name, re.compile(rf"(?:{pattern})(?!\w)")) for name, pattern in _GRAMMAR)
_STARTS = re.compile(
    r"\d|(?:"
    + "|".join(sorted({*STARTERS, *(p.split()[0] for p in (*NEAR, *NUMBERS, *_LISTED))}, key=len, reverse=True))
    + r")(?!\w)"
)


def _number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text]


def _ahead(word: str | None) -> int | None:
    if word is None:
        return None
    if word.endswith("nữa"):
        return 2
    return 0 if word in {"này", "ni", "nay", "hiện tại"} else 1


def find_date(text: str, at: int) -> tuple[Said, int] | None:
    """The longest time said in `text` from offset `at` on, and the offset behind it; None where none begins there."""
    if not _STARTS.match(text, at):
        return None
    best: tuple[Said, int] | None = None
    for name, pattern in _GRAMMAR_RE:
        match = pattern.match(text, at)
        if match and match.end() > at and (best is None or match.end() > best[1]):
            said = _said(name, match.groupdict())
            if said:
                best = said, match.end()
    return best


def _said(name: str, got: dict[str, str | None]) -> Said | None:
    match name:
        case "sometime":
            return Said(Form.SOMETIME)
        case "at_due" | "before_due" | "after_due":
            return _about_due(name, got)
        case "pair" | "pair_alone" | "day":
            return _day_said(got)
        case "weekday":
            if got["d"] and got["m"]:
                return Said(Form.DAY, int(got["d"]), month=int(got["m"]))
            return Said(Form.WEEKDAY, 6 if got["cn"] else WEEKDAYS[got["w"] or "2"], ahead=_ahead(got["ahead"]))
        case "near" | "near_part":
            return Said(Form.NEAR, NEAR[got["near"] or "mai"])
        case "length" | "half":
            return _length_said(name, got)
        case "edge":
            return _edge_said(got)
        case "next":
            return Said(Form.EDGE, unit=UNITS[got["u"] or "tuần"], edge="whole", ahead=1)
        case _:
            return Said(Form.NEAR, 0)


def _about_due(name: str, got: dict[str, str | None]) -> Said:
    if name == "at_due":
        return Said(Form.AT_DUE)
    number, unit = got["n"] or got["n0"] or got.get("n1"), got["u"] or got["u0"] or got.get("u1")
    if not number or not unit:
        return Said(Form.AT_DUE, -1 if name == "before_due" else 0)
    sign = -1 if name == "before_due" else 1
    return Said(Form.AT_DUE, sign * _number(number), UNITS[unit])


def _day_said(got: dict[str, str | None]) -> Said | None:
    day = _number(got["d"] or "0")
    month = got.get("m")
    year = got.get("year")
    full = (int(year) + (2000 if len(year) == 2 else 0)) if year else None
    bare = "sep" in got and year is None
    return Said(
        Form.DAY, day, month=int(month) if month else None, year=full, ahead=_ahead(got.get("ahead")), bare=bare
    )


def _length_said(name: str, got: dict[str, str | None]) -> Said | None:
    unit = UNITS[got["u"] or "ngày"]
    more = bool(got["more"])
    if name == "half":
        halves = {"month": (15, "day"), "week": (3, "day"), "day": (0, "day"), "year": (6, "month")}
        count, unit = halves[unit]
        return Said(Form.NEAR if more or got["pre"] == "sau " else Form.LENGTH, count, unit, more=more)
    count = _number(got.get("n") or "1")
    if unit == "hour":
        return Said(Form.NEAR, 0)
    if got.get("half"):
        count, unit = {"week": (count * 7 + 3, "day"), "month": (count * 30 + 15, "day")}.get(unit, (count, unit))
    form = Form.NEAR if got.get("now") or got.get("pre") in {"sau ", "trong ", "trong vòng "} or more else Form.LENGTH
    return Said(form, count, "working day" if got.get("work") else unit, more=more)


def _edge_said(got: dict[str, str | None]) -> Said | None:
    unit = UNITS[got["u"] or "tuần"]
    word = (got.get("edge") or "").split()
    edge = {"đầu": "start", "giữa": "middle", "cuối": "end", "hết": "end", "trong": "end"}.get(
        word[-1] if word else "", "whole"
    )
    month, quarter, year = got.get("n"), got.get("q"), got.get("year")
    if quarter:
        return Said(Form.EDGE, QUARTERS[quarter], unit, edge)
    if month:
        return (
            Said(Form.EDGE, int(month), unit, edge, year=int(year) if year else None) if 1 <= int(month) <= 12 else None
        )
    return Said(Form.EDGE, 0, unit, edge, ahead=_ahead(got.get("ahead")))
