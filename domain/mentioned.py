"""Finding the people a text speaks of, among all its other words: by the whole name, or its last part as is usual."""

from collections.abc import Sequence

from domain.people import Person
from domain.text import fold, nfc


def people_mentioned(words: str, among: Sequence[Person]) -> list[Person]:
    """The people a text names; several where the name it uses is that of several.

    The longest name that stands in the text wins: "Nguyễn Thị Lan" before "Lan". Marks decide where they are typed
    ("Vương" is not "Vượng"); without them all that fold alike are found, for the sender to choose from.
    """
    exact, folded = f" {_spaced(nfc(words).casefold())} ", f" {_spaced(fold(words))} "
    scored: list[tuple[bool, int, Person]] = []
    for person in among:
        parts = person.name.split()
        for length in range(len(parts), 0, -1):
            called = " ".join(parts[-length:])
            in_full = f" {nfc(called).casefold()} " in exact
            if in_full or f" {fold(called)} " in folded:
                scored.append((in_full, length, person))
                break
    if not scored:
        return []
    best = max((in_full, length) for in_full, length, _ in scored)
    return [person for in_full, length, person in scored if (in_full, length) == best]


def _spaced(text: str) -> str:
    return " ".join("".join(c if c.isalnum() else " " for c in text).split())
