"""Text of a Word paragraph as a reader of the printed page sees it: insertions in, deletions out."""

from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml.etree import _Element

from plans.docx_fonts import Fonts
from plans.legacy_text import from_font

_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}
# What is deleted, moved away, or shown elsewhere; a text box is told of apart, Fallback repeats it for old programs.
_SKIPPED = {
    *(qn(name) for name in ("w:del", "w:moveFrom", "w:pPr", "w:instrText", "w:delText", "w:txbxContent")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_TEXT, _RUN, _HIDDEN = qn("w:t"), qn("w:r"), f"{qn('w:rPr')}/{qn('w:vanish')}"


def paragraph_text(paragraph: _Element, fonts: Fonts) -> str:
    """The words of a `w:p`, with its line breaks as line feeds, in Unicode whatever its typefaces."""
    style = paragraph.find(f"{qn('w:pPr')}/{qn('w:pStyle')}")
    name = str(style.get(qn("w:val"))) if style is not None else ""
    return "".join(_pieces(paragraph, fonts, name, ""))


def _pieces(element: _Element, fonts: Fonts, style: str, font: str) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in _SKIPPED or (tag == _RUN and child.find(_HIDDEN) is not None):
            continue
        if tag == _TEXT:
            yield from_font(child.text or "", font)
        elif tag in _BREAKS:
            yield _BREAKS[tag]
        else:
            yield from _pieces(child, fonts, style, fonts.of(child, style) if tag == _RUN else font)
