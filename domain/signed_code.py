"""Codes that nobody else can make: a purpose, a few numbers and a time until which they are good."""

import hmac
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta

# Digits and letters that can be read out and typed: none that looks like another.
_ALPHABET = "23456789abcdefghjkmnpqrstuvwxyz"
_MARK_LENGTH = 12  # 59 bits
_EPOCH = datetime(2020, 1, 1, tzinfo=UTC)
_HOUR = timedelta(hours=1)


def sign(secret: bytes, purpose: str, numbers: Sequence[int], until: datetime) -> str:
    """A code for these numbers (none negative), good for this purpose only, until the hour after `until` (UTC)."""
    hours = -((_EPOCH - until) // _HOUR)  # rounded up
    words = [_written(n) for n in (*numbers, hours)]
    return "-".join([*words, _mark(secret, purpose, words)])


def read(secret: bytes, purpose: str, code: str, now: datetime) -> tuple[int, ...] | None:
    """The numbers of a code, None where it is forged, for another purpose or past its time. Case does not matter."""
    *words, mark = code.strip().lower().split("-")
    if not words or not hmac.compare_digest(mark.encode(), _mark(secret, purpose, words).encode()):
        return None
    *numbers, hours = map(_number, words)
    return tuple(numbers) if now <= _EPOCH + hours * _HOUR else None


def _mark(secret: bytes, purpose: str, words: Sequence[str]) -> str:
    digest = hmac.digest(secret, f"code:{purpose}:{'-'.join(words)}".encode(), "sha256")
    return _written(int.from_bytes(digest))[-_MARK_LENGTH:]


def _written(number: int) -> str:
    letters = ""
    while True:
        number, rest = divmod(number, len(_ALPHABET))
        letters = _ALPHABET[rest] + letters
        if not number:
            return letters


def _number(word: str) -> int:
    number = 0
    for letter in word:
        number = number * len(_ALPHABET) + _ALPHABET.index(letter)
    return number
