"""Finding tasks by words, with and without diacritics: which texts hold all of them, and how well they do."""

from collections.abc import Iterable, Sequence
from typing import NamedTuple

from domain.text import fold, one_line


_NO_PHRASE = 4


class Found(NamedTuple):
    """How well something fits, the best first when sorted: (what does not fit, its place)."""

    misfit: int
    place: int


def best(words: str, texts: Iterable[Sequence[str | None]]) -> list[int]:
    """The places of what holds every word, in one of its texts or another, the best first.

    Typed with marks ("số hóa"), what has these very marks comes before what is only alike without them; a phrase in one
    text before words here and there; the first text, its name, before the others.
    """
    wanted = one_line(words).casefold()
    folded = fold(wanted)
    if not folded:
        return []
    found: list[Found] = []
    for place, parts in enumerate(texts):
        there = [one_line(part) for part in parts if part]
        plain = [fold(part) for part in there]
        if not all(any(_holds(part, word) for part in plain) for word in folded.split()):
            continue
        in_name = bool(plain) and folded in plain[0]
        as_phrase = any(folded in part for part in plain)
        with_marks = any(wanted in part.casefold() for part in there)
        found.append(Found((not as_phrase) * _NO_PHRASE + (not with_marks) * 2 + (not in_name), place))
    # Where a phrase stands as it was typed, its words here and there are not what is looked for.
    phrases = [one for one in found if one.misfit < _NO_PHRASE]
    return [one.place for one in sorted(phrases or found)]


def _holds(text: str, word: str) -> bool:
    """Whether a word begins somewhere in a text: "hoa" is in "so hoa", "oa" is not."""
    at = text.find(word)
    while at >= 0:
        if at == 0 or not text[at - 1].isalnum() or not word[0].isalnum():
            return True
        at = text.find(word, at + 1)
    return False
