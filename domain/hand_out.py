"""Reading how a head hands out a numbered list in one message: `1-5 Lan, 6 8 Hùng, còn lại tôi`."""

import re
from collections.abc import Sequence
from dataclasses import dataclass

from domain.mentioned import people_mentioned
from domain.people import Person
from domain.text import fold, nfc

_RANGE = re.compile(r"(\d+)\s*(?:-|–|đến|den|tới|toi)\s*(\d+)")
_COUNTER = re.compile(r"\b(?:việc|viec|số|so)\s*(?=\d)", re.IGNORECASE)
_TOKEN = re.compile(r"\d+|[^\W\d_]+")
_REST = ("con lai", "cac viec con lai", "may viec con lai", "viec con lai", "tat ca", "het")
_ME = frozenset({"toi", "tui", "minh", "em", "anh", "chi"})
_FILLERS = frozenset({"viec", "so", "va", "giao", "cho", "thi", "la", "de", "lam", "nhe", "a", "phan", "dong", "chi"})


@dataclass(frozen=True)
class HandOut:
    """Who gets which places of the list (from 1). `unknown` are names that mean nobody here, or several people."""

    owners: dict[int, Person]
    unknown: tuple[str, ...]


def read_hand_out(text: str, places: int, me: Person, among: Sequence[Person]) -> HandOut | None:
    """Who gets what of a list of `places`; None where the text hands out nothing.

    Every piece is numbers or "còn lại", then a name. A number outside the list makes the whole text no handing out.
    """
    pieces = _pieces(nfc(text))
    if not pieces or not any(name for _, name in pieces):
        return None
    owners: dict[int, Person] = {}
    unknown: list[str] = []
    rest: Person | None = None
    for numbers, name in pieces:
        if any(not 1 <= n <= places for n in numbers):
            return None
        person = _who(name, me, among)
        if person is None:
            unknown.append(name)
        elif numbers:
            owners |= dict.fromkeys(numbers, person)
        else:
            rest = person
    if rest is not None:
        owners |= {n: rest for n in range(1, places + 1) if n not in owners}
    return HandOut(owners, tuple(unknown)) if owners or unknown else None


def _pieces(text: str) -> list[tuple[list[int], str]]:
    """Numbers and the name that follows them, piece by piece; no numbers where the piece says "còn lại"."""
    spread = _RANGE.sub(lambda m: " ".join(map(str, _spread(int(m.group(1)), int(m.group(2))))), _COUNTER.sub("", text))
    pieces: list[tuple[list[int], str]] = []
    numbers: list[int] = []
    words: list[str] = []
    for token in _TOKEN.findall(spread):
        if token.isdigit():
            if words:
                pieces.append((numbers, " ".join(words)))
                numbers, words = [], []
            numbers.append(int(token))
        else:
            words.append(token)
            # "... Hùng, còn lại tôi": the rest begins a piece of its own.
            if len(words) > 2 and fold(" ".join(words[-2:])) == "con lai":
                pieces.append((numbers, " ".join(words[:-2])))
                numbers, words = [], words[-2:]
    if numbers or words:
        pieces.append((numbers, " ".join(words)))
    whole = [(n, _name(w)) for n, w in pieces]
    says_rest = all(n or fold(w).startswith(_REST) for n, w in pieces)
    return whole if says_rest else []


def _spread(first: int, last: int) -> range:
    most = 100
    return range(first, min(last, first + most) + 1)


def _name(words: str) -> str:
    """The name in a piece: what is left without "còn lại" and the small words around it."""
    left = words.split()
    for rest in sorted(_REST, key=len, reverse=True):
        if fold(" ".join(left)).startswith(rest):
            left = left[len(rest.split()) :]
            break
    while left and fold(left[0]) in _FILLERS and len(left) > 1:
        left = left[1:]
    return " ".join(left)


def _who(name: str, me: Person, among: Sequence[Person]) -> Person | None:
    if not name:
        return None
    named = people_mentioned(name, among)
    if len(named) == 1:
        return named[0]
    return me if not named and fold(name) in _ME else None
