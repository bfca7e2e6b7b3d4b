"""The lines of a letterhead as they were meant: without the state's motto, and whole where narrow cells broke them."""

import re

from domain.text import fold, one_line

_LINES = 16
_MOTTO = re.compile(
    r"cong hoa xa hoi chu nghia( viet nam)?|viet nam|doc lap\W+tu do\W+hanh phuc|dang cong san viet nam"
)
_NUMBER = re.compile(r"so\s*:|so\s+\d*\s*-\s*[a-z]")
_DATED = re.compile(r"[^,\d]{2,40},\s*ngay\b")
_OPEN_DATE = re.compile(r".*\bngay\b.*\b(thang|nam)\s*")
_BEGINS = re.compile(
    r"(so|ubnd|uy ban|ban|thanh tra|truong|benh vien|cuc|hoi|phong|van phong|trung tam|chi cuc|dang uy|xa|tinh"
    r"|phuong)\b"
)
_LONGEST_REST = 3


def whole_letterhead(lines: list[str]) -> list[str]:
    """The lines of a document with those of its letterhead put together."""
    end = _end(lines)
    whole: list[str] = []
    for place, line in enumerate(lines[:end]):
        text = one_line(line).strip("* ")
        folded = fold(text)
        if _MOTTO.fullmatch(folded):
            continue
        before = whole[-1] if whole else ""
        dated = next((at for at, earlier in enumerate(whole) if _OPEN_DATE.fullmatch(fold(earlier))), None)
        if dated is not None and re.match(r"[\d.…]+(\s|$)", text):
            whole[dated] = f"{whole[dated]} {text}"
        elif _goes_on(before, text) and any(_NUMBER.match(fold(one_line(later))) for later in lines[place + 1 : end]):
            whole[-1] = f"{before} {text}"
        else:
            whole.append(line)
    return [*whole, *lines[end:]]


def after_letterhead(lines: list[str]) -> int:
    """Where the lines after the letterhead begin: behind the last of number, place and date among the first lines."""
    marks = [
        place
        for place, line in enumerate(lines[:_LINES])
        if _NUMBER.match(fold(one_line(line)).strip("* ")) or _DATED.match(fold(one_line(line)).strip("* "))
    ]
    return marks[-1] + 1 if marks else 0


def _end(lines: list[str]) -> int:
    """Behind the letterhead and the line that a broken date may go on in."""
    start = after_letterhead(lines)
    return min(start + 1, len(lines)) if start else 0


def _goes_on(before: str, text: str) -> bool:
    """Whether a line is the rest of an office's name in capitals: a few words that begin no name by themselves."""
    return (
        before.isupper()
        and text.isupper()
        and len(text.split()) <= _LONGEST_REST
        and re.search(r"\d", before + text) is None
        and _BEGINS.match(fold(text)) is None
    )
