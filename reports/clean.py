"""Text from people made fit for a file: one line, nothing that the file format forbids."""

import re

from domain.text import one_line

# What XML 1.0 does not allow, and the marks that would turn the direction of the text around them.
_UNFIT = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x9f\u200b-\u200f\u202a-\u202e\u2066-\u2069\ud800-\udfff\ufffe\uffff]"
)


def fit(text: str | None) -> str:
    """The text in NFC on one line without forbidden characters; nothing for None."""
    return one_line(_UNFIT.sub("", text or ""))
