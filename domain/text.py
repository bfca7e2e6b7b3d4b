"""Vietnamese text made comparable: one Unicode form, and a folded form without marks."""

import re
import unicodedata
from functools import lru_cache

# U+00D0 Ð stands for Đ in files made with old keyboards.
_STROKED_D = ("đ", "ð")
_MARKS = re.compile("[\u0300-\u036f]+")
_SPACES = re.compile(r"\s+")


def nfc(text: str) -> str:
    """The text in Unicode NFC, the one form the product stores and compares."""
    return unicodedata.normalize("NFC", text)


def storable(text: str) -> str:
    """What came from outside, in NFC and without what no database takes: NUL and halves of surrogate pairs."""
    return nfc(text.replace("\x00", "").encode("utf-8", errors="ignore").decode())


def one_line(text: str) -> str:
    """The text in NFC with every run of white space made one space, none at the ends."""
    return _SPACES.sub(" ", nfc(text)).strip()


@lru_cache(maxsize=4096)
def fold(text: str) -> str:
    """The text in lower case without diacritics (`Đơn vị` -> `don vi`), white space as it was.

    Old and new tone placement (hoà, hòa) fold to the same form.
    """
    folded = text.casefold()
    if folded.isascii():
        return folded
    for letter in _STROKED_D:
        folded = folded.replace(letter, "d")
    return _MARKS.sub("", unicodedata.normalize("NFD", folded))
