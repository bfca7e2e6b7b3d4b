"""A deadline's printed words made plain for its grammar: folded, without footnote marks, scanning damage mended."""

import re
from collections.abc import Iterator

from domain.text import fold, one_line

EDGES = " \t.,;:•*·–—-+\"'“”…/|"
_SIX = re.compile(r"\bsáu\b")
_SIX_WITHOUT_MARKS = re.compile(r"(?<!\d )(?<!\d cua )\bthang sau\b")
# A footnote's number stands behind the words, raised or in brackets.
_FOOTNOTE = re.compile(r"[¹²³⁰⁴-⁹†‡]+|(?<=\S)\s*[\[(]\s*\d{1,2}\s*[\])](?=\s*(?:$|[;.*]))")
_NUMBER_BEFORE_STROKE = re.compile(r"(?<![a-z\d])(?=[lo]*\d)[\dlo]{1,2}(?=\s*/)|(?<=/)(?=[lo]*\d)[\dlo]{1,4}(?![a-z])")
_NUMBER_AFTER_WORD = re.compile(r"((?:thang|ngay|nam)\s)(?=[lio|]*\d)([\dlio|]{1,4})(?![\w])")
_AS_DIGITS = str.maketrans("li|o", "1110")
_BROKEN_YEAR = re.compile(r"(\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*|nam\s+|/\s*)(2)\s?(0)\s?(\d)\s?(\d)(?!\d)")
_BROKEN_WORDS = (
    (re.compile(r"\bthan g\b|\btha ng\b|\bth ang\b"), "thang"),
    (re.compile(r"\bq uy\b|\bqu y\b"), "quy"),
    (re.compile(r"\bn gay\b|\bng ay\b|\bnga y\b"), "ngay"),
)
_SHORT_YEAR = re.compile(r"(\b(?:quy|qui|q|thang|thg|t)\s*\.?\s*(?:\d{1,2}|[il]{1,3}|iv)\s*/\s*)(2\d)(?![\d/])")
_YEAR_AFTER = re.compile(r"((?:\d|\b[iv]+)\s*,?\s*(?:cua\s+)?)nam\s+(?:sau|ke tiep|tiep theo|lien ke|toi)\b")
_STEADILY = re.compile(r"thuong xuyen\s+(?=(?:hang|moi|dinh ky)\b)")
_NEXT_YEARS = re.compile(
    r"\s*(?:,|va)?\s*(?:(?:trong|cho)\s+)?(?:cac|nhung)\s+nam\s+(?:tiep theo|sau|ke tiep|tiep)\b.*$"
)
_QUALIFIER = re.compile(
    r"[\s,]*\(?\s*\b(?:theo|can cu|dam bao|bao dam|nham|de)\b(?!\s+(?:thang|quy|tuan|nam|dinh ky)\b)[^;]*$"
)
_NOTE = re.compile(r"\(([^()]*)\)")
_TELLS_TIME = re.compile(
    r"\d\s*[/.]\s*\d|(?:thang|quy|ngay|tuan)\s*(?:\d|[ivx]+\b)|\b(?:truoc|cham nhat|hang|dinh ky|moi|thuong xuyen"
    r"|dau nam|cuoi nam)\b"
)


def plain(printed: str, year: int) -> str:
    """The words folded and mended, in a plan of that year: `năm sau` after a day or a period becomes the next year.

    Folding would make June (tháng sáu) the next month (tháng sau), so the number is told from its mark before; words
    typed without any marks are taken for June, unless a day stands before them.
    """
    folded = fold(_SIX.sub("6", one_line(printed).casefold()))
    if printed.isascii():
        folded = _SIX_WITHOUT_MARKS.sub("thang 6", folded)
    folded = _FOOTNOTE.sub(" ", folded)
    folded = _NUMBER_BEFORE_STROKE.sub(lambda match: match[0].translate(_AS_DIGITS), folded)
    folded = _NUMBER_AFTER_WORD.sub(lambda match: match[1] + match[2].translate(_AS_DIGITS), folded)
    folded = _BROKEN_YEAR.sub(r"\1\2\3\4\5", one_line(folded))
    folded = _SHORT_YEAR.sub(r"\g<1>20\2", folded)
    for broken, whole in _BROKEN_WORDS:
        folded = broken.sub(whole, folded)
    return _YEAR_AFTER.sub(rf"\g<1>nam {year + 1}", folded).strip(EDGES)


def shorter(folded: str) -> Iterator[str]:
    """The words, then without remarks in brackets and without what only qualifies them."""
    yield folded
    if _STEADILY.match(folded):
        yield _STEADILY.sub("", folded)
    bare = _NOTE.sub(lambda match: match[0] if _TELLS_TIME.search(match[1]) else " ", folded)
    bare = _NEXT_YEARS.sub("", bare)
    if bare != folded:
        yield one_line(bare)
    qualified = _QUALIFIER.sub("", bare)
    if qualified != bare and qualified.strip(EDGES):
        yield one_line(qualified).strip(EDGES)
