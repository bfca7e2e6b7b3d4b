"""The words around the day a task is to be done by, without marks."""

import re

# fmt: off
STRONG = frozenset((
    "truoc", "den", "toi", "han", "xong", "cham", "nhat", "muon", "hoan", "thanh", "het", "trong", "vao", "thoi", "la",
))
"""What begins the day a task is due."""

DUE_STARTS = STRONG | frozenset(("ngay", "thu", "cuoi", "hom", "mai", "ngay mai", "chieu", "sang", "chu"))
WITHIN = STRONG | frozenset((
    "ngay", "thang", "quy", "nam", "tuan", "thu", "hai", "ba", "tu", "sau", "bay", "nay", "toi", "mai", "hom", "cuoi",
    "dau", "giua", "chu", "nhat", "sau", "gio", "chieu", "sang", "i", "ii", "iii", "iv", "mong", "mung", "nua", "lam",
    "viec", "t2", "t3", "t4", "t5", "t6", "t7", "cn",
))
# fmt: on
"""What may stand within the words of a day."""

_DAY = re.compile(r"\d{1,2}[/.-]\d{1,2}(?:[/.-]\d{2,4})?")


def is_day(word: str) -> bool:
    """Whether a word is a day in figures: 15/7, 15-07-2026."""
    return _DAY.fullmatch(word) is not None
