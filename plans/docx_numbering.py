"""Numbers that Word counts by itself and keeps out of the text: `1.`, `a)`, `II.` before a paragraph."""

from collections.abc import Iterator
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
    styles: dict[str, tuple[str, int]] = field(default_factory=dict)
    anew: dict[str, dict[int, int]] = field(default_factory=dict)
    counts: dict[str, dict[int, int]] = field(default_factory=dict)

    def label(self, paragraph: _Element) -> str:
        """The number (`1.`, `a)`) or bullet (`-`) printed before a paragraph; empty where there is none."""
        number, depth = self._list_and_depth(paragraph)
        if not number:
            return ""
        abstract = self.list_of.get(number, "")
        level = self.levels.get(abstract, {}).get(depth)
        if level is None:
            return ""
        if level.form == "bullet":
            return "-"
        counts = self.counts.setdefault(abstract, {})
        for begun, start in self.anew.pop(number, {}).items():
            counts[begun] = start - 1
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [d for d in counts if d > depth]:
            del counts[deeper]
        return self._filled(level.pattern, abstract, counts)

    def _list_and_depth(self, paragraph: _Element) -> tuple[str, int]:
        """The list a paragraph is of by itself or by its style, and how deep in it; no list is ""."""
        properties = paragraph.find(qn("w:pPr"))
        if properties is None:
            return "", 0
        style = properties.find(qn("w:pStyle"))
        of_style = self.styles.get(str(style.get(_VAL)), ("", 0)) if style is not None else ("", 0)
        return _list_in(properties, of_style)

    def _filled(self, pattern: str, abstract: str, counts: dict[int, int]) -> str:
        for place in range(9):
            if f"%{place + 1}" in pattern:
                level = self.levels[abstract].get(place)
                count = counts.get(place, level.start if level else 1)
                pattern = pattern.replace(f"%{place + 1}", _written(count, level.form if level else "decimal"))
        return pattern


def numbering_of(part: _Element | None, styles: _Element | None = None) -> Numbering:
    """The lists of a document, from the roots of its numbering and style parts; without the first there are none."""
    if part is None:
        return Numbering({}, {})
    levels = {
        str(abstract.get(qn("w:abstractNumId"))): {
            int(level.get(qn("w:ilvl"), "0")): _level(level) for level in abstract.iter(_LEVEL)
        }
        for abstract in part.iter(qn("w:abstractNum"))
    }
    list_of: dict[str, str] = {}
    anew: dict[str, dict[int, int]] = {}
    for number in part.iter(qn("w:num")):
        link = number.find(qn("w:abstractNumId"))
        if link is None:
            continue
        name = str(number.get(qn("w:numId")))
        list_of[name] = str(link.get(_VAL))
        anew[name] = dict(_starts_anew(number))
    return Numbering(levels, list_of, _lists_of_styles(styles), anew)


def _starts_anew(number: _Element) -> Iterator[tuple[int, int]]:
    """The depths at which a list begins to count again, and from where."""
    for override in number.iter(qn("w:lvlOverride")):
        start = override.find(qn("w:startOverride"))
        if start is not None and str(start.get(_VAL)).isdigit():
            yield int(override.get(qn("w:ilvl"), "0")), int(start.get(_VAL, "1"))


def _lists_of_styles(styles: _Element | None) -> dict[str, tuple[str, int]]:
    """The list and depth that each paragraph style gives, or takes from the one it is based on."""
    known = {str(s.get(qn("w:styleId"))): s for s in styles.iter(qn("w:style"))} if styles is not None else {}
    lists: dict[str, tuple[str, int]] = {}
    for name in known:
        found, seen, at = ("", 0), set[str](), name
        while at in known and at not in seen:
            seen.add(at)
            properties = known[at].find(qn("w:pPr"))
            if properties is not None and properties.find(qn("w:numPr")) is not None:
                found = _list_in(properties, ("", 0))
                break
            base = known[at].find(qn("w:basedOn"))
            at = str(base.get(_VAL)) if base is not None else ""
        lists[name] = found
    return lists


def _list_in(properties: _Element, otherwise: tuple[str, int]) -> tuple[str, int]:
    mark = properties.find(qn("w:numPr"))
    if mark is None:
        return otherwise
    number, depth = mark.find(qn("w:numId")), mark.find(qn("w:ilvl"))
    name = str(number.get(_VAL)) if number is not None else otherwise[0]
    level = str(depth.get(_VAL, "0")) if depth is not None else str(otherwise[1])
    return ("", 0) if name == "0" else (name, int(level) if level.isdigit() else 0)


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
