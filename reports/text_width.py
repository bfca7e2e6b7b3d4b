"""How wide a line of bold Times New Roman is, so that the rules under the head can be drawn to measure."""

import unicodedata

_MM_OF_A_POINT = 25.4 / 72
# Advance widths of Times bold in thousandths of the letter size; a mark over or under a letter adds nothing.
_LETTERS = dict(
    zip(
        "ABCDEFGHIJKLMNOPQRSTUVWXYZ",
        (722, 667, 722, 722, 667, 611, 778, 778, 389, 500, 778, 667, 944, 722, 778, 611, 778, 722, 556, 667, 722, 722,
         1000, 722, 722, 667),
        strict=True,
    )
) | dict(
    zip(
        "abcdefghijklmnopqrstuvwxyz",
        (500, 556, 444, 556, 444, 333, 500, 556, 278, 333, 556, 278, 833, 556, 500, 556, 556, 444, 389, 333, 556, 500,
         722, 500, 500, 444),
        strict=True,
    )
) | {" ": 250, "-": 333, ",": 250, ".": 250, "&": 833, "đ": 556, "Đ": 722}  # fmt: skip
_OTHER = 500


def bold_width(text: str, size: float) -> float:
    """The width in millimetres of a line set at `size` points."""
    letters = (c for c in unicodedata.normalize("NFD", text) if not unicodedata.combining(c))
    return sum(_LETTERS.get(letter, _OTHER) for letter in letters) / 1000 * size * _MM_OF_A_POINT
