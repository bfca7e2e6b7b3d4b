"""Whether a paper is marked with a degree of secrecy; the words in a sentence are no marking (DESIGN, Privacy)."""

import re

from domain.text import one_line

_DEGREES = ("TUYỆT MẬT", "TỐI MẬT", "MẬT")
_ALONE = re.compile(r"[\[(*\s]*(tuyệt\s+mật|tối\s+mật|mật)[\])*\s.]*")
_LABELLED = re.compile(r"^\W*độ\s+mật\s*:\s*(tuyệt\s+mật|tối\s+mật|mật)\b", re.IGNORECASE)
_SPACED = re.compile(r"(?:[A-ZẬỐỆ]\s){2,}[A-ZẬỐỆ]")


def marking(lines: list[str]) -> str | None:
    """The degree that one of these lines of a paper's head prints alone or after "Độ mật:", or None."""
    for line in lines:
        text = one_line(line)
        if _SPACED.fullmatch(text):
            text = text.replace(" ", "")
            text = {"TỐIMẬT": "TỐI MẬT", "TUYỆTMẬT": "TUYỆT MẬT"}.get(text, text)
        match = _LABELLED.match(text)
        alone = _ALONE.fullmatch(text.casefold()) if text[:1].isupper() or text[:1] in "[(*" else None
        if match or alone:
            degree = one_line((match or alone)[1]).upper()  # type: ignore[index]
            return next(known for known in _DEGREES if known == degree)
    return None
