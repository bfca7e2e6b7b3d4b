"""Finding somebody by what people call them: the whole name, or just the given name at its end."""

from collections.abc import Callable, Iterable

from domain.people import Person
from domain.text import fold, one_line


def _exactly(text: str) -> str:
    return one_line(text).casefold()


def _without_marks(text: str) -> str:
    return fold(one_line(text))


def _is(name: str, words: str) -> bool:
    return name == words


def _ends_with(name: str, words: str) -> bool:
    return f" {name}".endswith(f" {words}")


def _has_all(name: str, words: str) -> bool:
    return set(words.split()) <= set(name.split())


# The surest first: a name with its marks before one without (Ân is not An), the whole before a part.
_WAYS: tuple[tuple[Callable[[str], str], Callable[[str, str], bool]], ...] = tuple(
    (form, fits) for fits in (_is, _ends_with, _has_all) for form in (_exactly, _without_marks)
)


def called(people: Iterable[Person], words: str) -> list[Person]:
    """Whom the words name. More than one: whoever asked must say which. None: nobody is called so."""
    everybody = list(people)
    if not one_line(words):
        return []
    for form, fits in _WAYS:
        found = [p for p in everybody if fits(form(p.name), form(words))]
        if found:
            return found
    return []
