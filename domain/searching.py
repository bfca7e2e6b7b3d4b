"""Finding tasks by words, with and without diacritics: which texts hold all of them, and how well they do."""

from collections.abc import Callable, Iterable, Sequence

from domain.text import fold, one_line

_Texts = Sequence[Sequence[str]]


def best(words: str, texts: Iterable[Sequence[str | None]]) -> list[int]:
    """The places of what holds every word, in one of its texts or another, the best first.

    Marks that are typed count where anything has them ("số hóa" is not "sổ"); else what is alike without them is found.
    Where the words stand together as they were typed, what has them here and there is left out. What has them in the
    first text, its name, comes before the others.
    """
    wanted = one_line(words).casefold()
    if not any(map(str.isalnum, wanted)):
        return []
    there = [[one_line(part).casefold() for part in parts if part] for parts in texts]
    if fold(wanted) != wanted and (found := _found(wanted, there)):
        return found
    return _found(fold(wanted), [[fold(part) for part in parts] for parts in there])


def _found(wanted: str, texts: _Texts) -> list[int]:
    def having(fits: Callable[[Sequence[str]], bool]) -> list[int]:
        places = [place for place, parts in enumerate(texts) if fits(parts)]
        return sorted(places, key=lambda place: not _holds(texts[place][0], wanted))

    together = having(lambda parts: any(_holds(part, wanted) for part in parts))
    return together or having(lambda parts: all(any(_holds(part, word) for part in parts) for word in wanted.split()))


def _holds(text: str, words: str) -> bool:
    """Whether words begin somewhere in a text where a word begins; the last may go on ("hoa" is in "hoat dong")."""
    at = text.find(words)
    while at >= 0:
        if at == 0 or not text[at - 1].isalnum() or not words[0].isalnum():
            return True
        at = text.find(words, at + 1)
    return False
