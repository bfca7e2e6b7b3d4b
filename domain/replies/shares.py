"""Shares of the work done: percent, fractions, halves (replies guide, "Percent")."""

import re
from dataclasses import dataclass

from domain.replies.words_dates import NUMBERS


@dataclass(frozen=True)
class Share:
    """A share in percent (more than 100 as typed). `of` is the denominator of a fraction. `bare`: a/b without a
    word.
    """

    percent: int
    of: int | None = None
    bare: bool = False


_TEN = 10
_MONTHS, _YEARS = 12, range(2000, 2100)
_NUM = r"\d{1,3}|" + "|".join(sorted(NUMBERS, key=len, reverse=True))
_RANGE = re.compile(
    r"(?P<low>\d{1,4}(?:[.,]\d+)?)(?: ?(?:%|phần trăm))? (?:-|đến|tới|hoặc) (?P<high>\d{1,4}(?:[.,]\d+)?)"
    r" ?(?:%|phần trăm|percent)(?!\w)"
)
#: 50 60%: two tens said one behind the other; 2 40% is the second task.
_BETWEEN = re.compile(r"(?P<low>[2-9]\d) (?P<high>[2-9]\d|100) ?(?:%|phần trăm)(?!\w)")
_ONE = re.compile(r"(?P<low>\d{1,4}(?:[.,]\d+)?) ?(?:%|phần trăm|percent)(?!\w)")
_WORDS = re.compile(
    r"(?P<word>một trăm|trăm|(?:hai|ba|bốn|năm|sáu|bảy|tám|chín) (?:mươi|chục)|một chục|mười) (?:phần trăm|%)(?!\w)"
)
_PARTS = re.compile(
    rf"(?P<a>{_NUM}) (?:phần|trên|trong(?: tổng)?(?: số)?) (?P<b>{_NUM})(?!\w)(?! (?:ngày|tuần|tháng|hôm|giờ|tiếng))"
)
_SLASH = re.compile(r"(?P<a>\d{1,5}) ?/ ?(?P<b>\d{1,5})(?![\w/])(?! /)")
_HALF = re.compile(
    r"(?:một |1 |phân |được )?nửa(?! (?:tháng|tuần|ngày|năm|tiếng|giờ|buổi|chừng|vời|đêm|đường))(?! phần)(?!\w)"
)
_COUNTED = re.compile(
    r" (?:xã|phường|huyện|đơn vị|hồ sơ|phòng|chỉ tiêu|phiếu|sở|mục|trường hợp|phần|đơn|vụ|thôn|bản)(?!\w)"
)
_TENS = {
    "mười": 10,
    "hai mươi": 20,
    "ba mươi": 30,
    "bốn mươi": 40,
    "năm mươi": 50,
    "sáu mươi": 60,
    "bảy mươi": 70,
    "tám mươi": 80,
    "chín mươi": 90,
}


def find_share(text: str, at: int) -> tuple[Share, int] | None:
    """The share said from offset `at` on and the offset behind it; a range gives its lower end."""
    first = text[at]
    if first.isdigit():
        match = _RANGE.match(text, at)
        if match and float(match["high"].replace(",", ".")) > 3 * float(match["low"].replace(",", ".")):
            return None  # 2 - 40%: the second task
        between = _BETWEEN.match(text, at)
        if between and 0 < int(between["high"]) - int(between["low"]) <= _TEN:
            match = between
        match = match or _ONE.match(text, at)
        if match:
            return Share(int(re.split("[.,]", match["low"])[0])), match.end()
        match = _SLASH.match(text, at)
        if match:
            counted = match["a"] == match["b"] and _COUNTED.match(text, match.end())
            share = Share(100, int(match["b"])) if counted else _fraction(int(match["a"]), int(match["b"]), bare=True)
            return (share, match.end()) if share else None
    match = _PARTS.match(text, at)
    if match:
        share = _fraction(_number(match["a"]), _number(match["b"]), bare=False)
        return (share, match.end()) if share else None
    match = _HALF.match(text, at)
    if match:
        return Share(50), match.end()
    match = _WORDS.match(text, at)
    return (
        (Share(_TENS.get(match["word"].replace("một chục", "mười").replace("chục", "mươi"), 100)), match.end())
        if match
        else None
    )


def _number(text: str) -> int:
    return int(text) if text.isdigit() else NUMBERS[text]


def _fraction(a: int, b: int, *, bare: bool) -> Share | None:
    """a of b in percent, rounded half up; None where it is no part of a whole."""
    if 0 < a <= _MONTHS and b in _YEARS:
        return None  # quý 2/2026
    if not 0 <= a < b and not (a == b and b > 12):
        return None
    return Share((200 * a + b) // (2 * b), b, bare)
