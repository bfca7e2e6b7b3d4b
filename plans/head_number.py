"""The number of a plan and the words of its date of issue, from the letterhead or from "(Kèm theo ...)"."""

import re

from domain.text import fold, one_line

_NUMBER = re.compile(
    r"^\s*số\s*:\s*(.*?/\s*[\w\-&/]+|\S+)|^\s*số\s+(\d*\s*-\s*[^\W\d]\w*\s*/\s*[\w\-]+)", re.IGNORECASE
)
_CAPTION = re.compile(r"\(?\s*(ban hanh|kem theo|dinh kem)")
_CAPTION_NUMBER = re.compile(r"số\s*:?\s*((?:\d+\s*)?/\s*[\w\-]+)", re.IGNORECASE)
_DATE = r"ngày\s*[\d.…]*\s*tháng\s*[\d.…]*\s*năm\s*(?P<year>\d{4})"
PLACE_AND_DATE = re.compile(rf"^(?P<place>[^,\d]{{2,40}}),\s*(?P<date>{_DATE})", re.IGNORECASE)
"""`Nghệ An, ngày ... tháng 01 năm 2026`: where and when the paper was issued."""
_CAPTION_DATE = re.compile(rf"{_DATE}|ngày\s*[\d.…]*\s*/\s*\d{{1,2}}\s*/\s*(?P<short>\d{{4}})", re.IGNORECASE)
_HEAD_LINES = 40


def read_number_and_date(lines: list[str]) -> tuple[str | None, str | None, int | None]:
    """The number, the words of the date and its year, as printed; blanks left for a day or a number are left out."""
    number = issued = None
    year = None
    for line in lines[:_HEAD_LINES]:
        text = one_line(line)
        if number is None and (match := _NUMBER.match(text)):
            number = _tidy(match[1] or match[2])
        if issued is None and (match := PLACE_AND_DATE.match(text)):
            issued, year = one_line(match["date"]), int(match["year"])
    if issued is None:
        for index in range(len(lines)):
            caption = one_line(" ".join(lines[index : index + 2]))
            if _CAPTION.match(fold(caption)) and (match := _CAPTION_DATE.search(caption)):
                issued, year = one_line(match.group()), int(match["year"] or match["short"])
                number = number or (_tidy(found[1]) if (found := _CAPTION_NUMBER.search(caption)) else None)
                break
    return number, issued, year


def _tidy(number: str) -> str:
    return re.sub(r"\s*([/-])\s*", r"\1", one_line(number)).lstrip(".…_ ")
