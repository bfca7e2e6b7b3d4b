"""Text of a Word paragraph as a reader of the printed page sees it: insertions in, deletions out."""

from collections.abc import Iterator

from docx.oxml.ns import qn
from lxml.etree import _Element

_BREAKS = {qn("w:br"): "\n", qn("w:cr"): "\n", qn("w:tab"): " ", qn("w:noBreakHyphen"): "-"}
# What is deleted, moved away, or shown elsewhere; a text box is told of apart, Fallback repeats it for old programs.
_SKIPPED = {
    *(qn(name) for name in ("w:del", "w:moveFrom", "w:pPr", "w:instrText", "w:delText", "w:txbxContent")),
    "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
}
_TEXT, _RUN, _HIDDEN = qn("w:t"), qn("w:r"), f"{qn('w:rPr')}/{qn('w:vanish')}"


def paragraph_text(paragraph: _Element) -> str:
    """The words of a `w:p`, with its line breaks as line feeds."""
    return "".join(_pieces(paragraph))


def _pieces(element: _Element) -> Iterator[str]:
    for child in element:
        tag = child.tag
        if tag in _SKIPPED or (tag == _RUN and child.find(_HIDDEN) is not None):
            continue
        if tag == _TEXT:
            yield child.text or ""
        elif tag in _BREAKS:
            yield _BREAKS[tag]
        else:
            yield from _pieces(child)
