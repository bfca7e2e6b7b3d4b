"""The pages of a .pdf: how many there are, told without reading them, and each turned so that its text runs across."""

from typing import Any

from pdfminer.pdftypes import resolve1
from pdfplumber.page import Page

_MOSTLY = 0.8


def page_count_over(document: Any, most: int) -> bool:
    """Whether the page tree holds more pages than that; each node is looked at once, so that a cycle ends."""
    seen: set[Any] = set()
    waiting = [document.catalog.get("Pages")]
    count = 0
    while waiting and count <= most:
        reference = waiting.pop()
        number = getattr(reference, "objid", None)
        node = resolve1(reference)
        kids = resolve1(node.get("Kids")) if isinstance(node, dict) else None
        if not isinstance(kids, list):
            count += 1
        elif number not in seen:
            seen.add(number)
            waiting.extend(kids[: most + 1])
    return count > most


def upright(page: Any) -> Any:
    """The page, turned where most of its letters stand on their side, as on a wide table printed on a tall page."""
    turned = [char["matrix"] for char in page.chars if not char["upright"]]
    if not turned or len(turned) < _MOSTLY * len(page.chars):
        return page
    upwards = sum(1 for matrix in turned if matrix[1] > 0) > len(turned) / 2
    turn = (page.rotation + (90 if upwards else 270)) % 360
    page.page_obj.rotate = page.page_obj.attrs["Rotate"] = turn
    page.close()
    return Page(page.pdf, page.page_obj, page_number=page.page_number, initial_doctop=0)
