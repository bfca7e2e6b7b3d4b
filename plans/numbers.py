"""Printed numbers of rows (`A`, `II`, `3`, `1.2`, `a`, `-`) and how deep they stand."""

import re

_ROMAN = re.compile(r"(?:(?:phần|mục|chương)\s+)?(?=[IVX])(?:X{0,3})(?:IX|IV|V?I{0,3})", re.IGNORECASE)
_PARTS = re.compile(r"[.\-/]")

LETTER, ROMAN, ARABIC, SMALL_LETTER, BULLET = 0.0, 1.0, 2.0, 8.0, 9.0
UNNUMBERED = 1.5


def is_roman(number: str) -> bool:
    return bool(number) and number.upper() == number and _ROMAN.fullmatch(number) is not None


def rank(number: str) -> float | None:
    """How deep a row of this number stands, from capital letters down to bullets; None for what is no number."""
    number = number.strip(" .)")
    if not number:
        return BULLET if number else None
    if is_roman(number):
        return ROMAN
    if re.fullmatch(r"[A-ZĐ]", number):
        return LETTER
    if re.fullmatch(r"[-–+•*]", number):
        return BULLET
    parts = [part for part in _PARTS.split(number) if part]
    if parts and all(part.isdigit() for part in parts):
        return ARABIC + len(parts) - 1
    if len(parts) > 1 and is_roman(parts[0]) and all(part.isdigit() for part in parts[1:]):
        return ROMAN + len(parts) - 1
    coded = re.fullmatch(r"[A-ZĐ]\.?\d{1,2}((?:\.\d{1,2})*)", number)
    if coded:
        # "A1" and "A1.1" stand between the letter that they begin with and a plain "1".
        return ROMAN + coded[1].count(".") / 10
    if re.fullmatch(r"[A-ZĐ]{2,4}[-.]?\d{1,3}", number):
        return ARABIC
    if re.fullmatch(r"[a-zđ]\d?", number) or re.fullmatch(r"\d+[a-zđ]", number):
        return SMALL_LETTER
    return None


_LETTERED = re.compile(r"^\s*(?P<number>[a-zđ])\s*[.)]\s+(?P<title>\S.*)$", re.DOTALL)
_LEADING = re.compile(
    r"^\s*(?P<number>(?:(?:phần|mục)\s+)?(?:[IVX]+|[A-ZĐ]|\d+(?:\.\d+)*)(?:(?=[.):/]|\s-)|(?<=[IVX])(?=\s)))\s*[.):/-]*\s*(?P<title>\S.*)$",
    re.DOTALL | re.IGNORECASE,
)


def split_number(text: str, *, letters: bool = False) -> tuple[str, str]:
    """The number that a heading begins with, and the rest: `II. CẢI CÁCH` -> (`II`, `CẢI CÁCH`).

    `letters`: whether `a) ...` begins with a number too.
    """
    if letters and (lettered := _LETTERED.match(text)):
        return lettered["number"], lettered["title"]
    match = _LEADING.match(text)
    if match is None:
        return "", text
    number = match["number"].strip()
    if number.isalpha() and number != number.upper() and not number.lower().startswith(("phần", "mục")):
        return "", text
    return re.sub(r"^(?:phần|mục)\s+", "", number, flags=re.IGNORECASE), match["title"]
