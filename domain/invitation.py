"""The code that invites one person: how it is made, and how it is found in what somebody types."""

import re
from collections.abc import Callable
from datetime import timedelta

from domain.text import nfc

LASTS = timedelta(days=7)
"""How long a code is good for unless it is used before."""

# Nothing that looks like something else (0 O, 1 I L, 2 Z, 5 S, 8 B, U V), and no letter that a Vietnamese keyboard
# would change on the way (Telex makes AW into Ă, EX into Ẽ, DD into Đ); without vowels no code is a word either.
_LETTERS = "CFGHJKMNPQRTVX"
_DIGITS = "23456789"
_ALPHABET = _LETTERS + _DIGITS
_LENGTH = 8

_SPACING = re.compile(r"[\s\-‐‑–—.]+")
_CODE = re.compile(rf"(?=[{_DIGITS}]*[{_LETTERS}])(?=[{_LETTERS}]*[{_DIGITS}])[{_ALPHABET}]{{{_LENGTH}}}")
_WITHIN = re.compile(rf"(?<!\w)[{_ALPHABET}]{{4}}[-‐‑–]?[{_ALPHABET}]{{4}}(?!\w)", re.IGNORECASE)

Choose = Callable[[str], str]
"""Picks one character of a string, each with the same chance (`secrets.choice`)."""


def new_code(choose: Choose) -> str:
    """A code nobody can guess: 8 characters, at least one letter and one digit."""
    while True:
        code = "".join(choose(_ALPHABET) for _ in range(_LENGTH))
        if _CODE.fullmatch(code):
            return code


def as_printed(code: str) -> str:
    """The code in two groups, easy to read out and to type: `K7MX-4QRT`."""
    return f"{code[: _LENGTH // 2]}-{code[_LENGTH // 2 :]}"


def bare_code(text: str) -> str | None:
    """The code, where the text is one and nothing else, whatever its case and spacing.

    >>> bare_code("k7mx 4qrt")
    'K7MX4QRT'
    """
    tidy = _SPACING.sub("", nfc(text)).upper()
    return tidy if _CODE.fullmatch(tidy) else None


def code_within(text: str) -> str | None:
    """The first code in a text, as when somebody forwards the whole invitation."""
    whole = bare_code(text)
    if whole:
        return whole
    return next((code for found in _WITHIN.finditer(nfc(text)) if (code := bare_code(found[0]))), None)
