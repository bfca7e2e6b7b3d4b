"""A web page, also one saved under the name of an Excel or Word file, as a neutral document."""

import email
import email.policy
from collections.abc import Iterator

from lxml import html
from lxml.etree import _Element

from domain.plan_draft import Remark
from plans.document import Document, Paragraph, Table, clean
from plans.grid import Span, grid
from plans.legacy_text import decoded

_MOST_SPAN = 200
_SILENT = {"script", "style", "head", "title", "template", "noscript"}
_BLOCKS = {"p", "div", "h1", "h2", "h3", "h4", "h5", "h6", "li", "tr", "br", "center", "ul", "ol", "section", "article"}


def read_html(data: bytes) -> Document:
    """The paragraphs and tables of a page, in order."""
    text, encoding = decoded(data)
    root = html.document_fromstring(text or "", parser=html.HTMLParser(no_network=True, huge_tree=False))
    remarks = (Remark("legacy_font", args={"name": encoding}),) if encoding else ()
    return Document(tuple(_blocks(root)), remarks=remarks)


def read_web_archive(data: bytes) -> Document:
    """The pages of a web archive (.mht), which Excel and Word also save under their own endings."""
    message = email.message_from_bytes(data, policy=email.policy.default)
    pages = [part for part in message.walk() if part.get_content_type() == "text/html"]
    whole = Document(())
    for page in pages:
        content = page.get_payload(decode=True)
        read = read_html(content if isinstance(content, bytes) else b"")
        whole = Document((*whole.blocks, *read.blocks), remarks=read.remarks or whole.remarks)
    return whole


def _blocks(element: _Element) -> Iterator[Paragraph | Table]:
    text = element.text or ""
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag == "table" and _is_data(child):
            yield from _paragraphs(text)
            text = ""
            yield _table(child)
        elif tag in _BLOCKS or tag in {"table", "tbody", "td", "body", "html", "form"}:
            yield from _paragraphs(text)
            text = ""
            yield from _blocks(child)
        elif tag and tag not in _SILENT:
            text += _text(child)
        text += child.tail or ""
    yield from _paragraphs(text)


def _paragraphs(text: str) -> Iterator[Paragraph]:
    if cleaned := clean(" ".join(text.split())):
        yield Paragraph(cleaned)


def _is_data(table: _Element) -> bool:
    """Whether a table holds cells and not other tables, as the frame of an old page does."""
    return not any(True for _ in table.iterdescendants("table"))


def _text(element: _Element) -> str:
    parts = [" ".join((element.text or "").split(" "))]
    for child in element:
        tag = child.tag if isinstance(child.tag, str) else ""
        if tag and tag not in _SILENT:
            inner = _text(child)
            parts.append(f"\n{inner}\n" if tag in _BLOCKS else inner)
        parts.append(child.tail or "")
    return "".join(parts)


def _cell_text(cell: _Element) -> str:
    return clean("\n".join(" ".join(line.split()) for line in _text(cell).replace("\r", "").split("\n")))


def _table(table: _Element) -> Table:
    spans: list[Span] = []
    taken: set[tuple[int, int]] = set()
    rows = list(table.iter("tr"))
    for r, row in enumerate(rows):
        c = 0
        for cell in row.iterchildren("td", "th"):
            while (r, c) in taken:
                c += 1
            columns, height = _span(cell, "colspan"), min(_span(cell, "rowspan"), len(rows) - r)
            spans.append(Span(r, c, _cell_text(cell), columns, height))
            taken.update((r + i, c + j) for i in range(height) for j in range(columns))
            c += columns
    width = max((c + 1 for _, c in taken), default=0)
    return Table(grid(spans, len(rows), width))


def _span(cell: _Element, name: str) -> int:
    value = cell.get(name, "1").strip()
    return min(max(1, int(value)), _MOST_SPAN) if value.isdigit() else 1
