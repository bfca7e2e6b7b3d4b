"""Numbers that Word counts by itself and keeps out of the text: `1.`, `a)`, `II.` before a paragraph."""

from dataclasses import dataclass, field

from docx.oxml.ns import qn
from lxml.etree import _Element

_VAL = qn("w:val")
_LEVEL = qn("w:lvl")


@dataclass(frozen=True)
class _Level:
    form: str
    pattern: str
    start: int


@dataclass
class Numbering:
    """The lists of one document and how far each has counted; paragraphs must be asked about in printed order."""

    levels: dict[str, dict[int, _Level]]
    list_of: dict[str, str]
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, paragraph: _Element) -> str:
        """The number (`1.`, `a)`) or bullet (`-`) printed before a paragraph; empty where there is none."""
        properties = paragraph.find(f"{qn('w:pPr')}/{qn('w:numPr')}")
        number = properties.find(qn("w:numId")) if properties is not None else None
        if properties is None or number is None:
            return ""
        depth_mark = properties.find(qn("w:ilvl"))
        depth = int(depth_mark.get(_VAL, "0")) if depth_mark is not None else 0
        abstract = self.list_of.get(str(number.get(_VAL)), "")
        level = self.levels.get(abstract, {}).get(depth)
        if level is None:
            return ""
        if level.form == "bullet":
            return "-"
        counts = self.counts.setdefault(abstract, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return self._filled(level.pattern, abstract, counts)

    def _filled(self, pattern: str, abstract: str, counts: dict[int, int]) -> str:
        for place in range(9):
            if f"%{place + 1}" in pattern:
                level = self.levels[abstract].get(place)
                count = counts.get(place, level.start if level else 1)
                pattern = pattern.replace(f"%{place + 1}", _written(count, level.form if level else "decimal"))
        return pattern


def numbering_of(part: _Element | None) -> Numbering:
    """The lists of a document, from the root of its numbering part; without one there are none."""
    levels: dict[str, dict[int, _Level]] = {}
    list_of: dict[str, str] = {}
    for abstract in part.iter(qn("w:abstractNum")) if part is not None else ():
        levels[str(abstract.get(qn("w:abstractNumId")))] = {
            int(level.get(qn("w:ilvl"), "0")): _level(level) for level in abstract.iter(_LEVEL)
        }
    for number in part.iter(qn("w:num")) if part is not None else ():
        link = number.find(qn("w:abstractNumId"))
        if link is not None:
            list_of[str(number.get(qn("w:numId")))] = str(link.get(_VAL))
    return Numbering(levels, list_of)


def _level(element: _Element) -> _Level:
    def value(name: str, default: str) -> str:
        found = element.find(qn(name))
        return str(found.get(_VAL, default)) if found is not None else default

    start = value("w:start", "1")
    return _Level(value("w:numFmt", "decimal"), value("w:lvlText", ""), int(start) if start.isdigit() else 1)


def _written(count: int, form: str) -> str:
    if form in {"upperRoman", "lowerRoman"}:
        roman = _roman(count)
        return roman if form == "upperRoman" else roman.lower()
    if form in {"upperLetter", "lowerLetter"}:
        letter = chr(ord("A") + (count - 1) % 26) * ((count - 1) // 26 + 1)
        return letter if form == "upperLetter" else letter.lower()
    return f"{count:02d}" if form == "decimalZero" else str(count)


def _roman(count: int) -> str:
    signs = ((10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"))
    written = ""
    for worth, sign in signs:
        while count >= worth:
            written, count = written + sign, count - worth
    return written
