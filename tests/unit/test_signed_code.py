"""Codes that lead to something of somebody's: only ours, only for what they were made for, only for a time."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.signed_code import read, sign

SECRET = b"a secret of thirty-two bytes...."
NOW = datetime(2026, 3, 2, 1, 30, tzinfo=UTC)
DAY = timedelta(days=1)
NUMBERS = st.lists(st.integers(0, 10**9), max_size=4)


@given(NUMBERS, st.timedeltas(timedelta(0), timedelta(days=400)))
def test_a_code_is_read_back_until_its_time_whatever_its_case(numbers: list[int], lasts: timedelta) -> None:
    code = sign(SECRET, "file", numbers, NOW + lasts)
    for given_back in (code, code.upper(), f" {code}\n"):
        assert read(SECRET, "file", given_back, NOW + lasts) == tuple(numbers)
    assert read(SECRET, "file", code, NOW + lasts + timedelta(hours=1, seconds=1)) is None


@given(NUMBERS)
def test_a_code_opens_nothing_else(numbers: list[int]) -> None:
    code = sign(SECRET, "file", numbers, NOW + DAY)
    assert read(SECRET, "upload", code, NOW) is None
    assert read(b"another" + SECRET, "file", code, NOW) is None


@given(st.data())
def test_a_changed_code_is_none(data: st.DataObject) -> None:
    code = sign(SECRET, "file", [17, 4], NOW + DAY)
    place = data.draw(st.integers(0, len(code) - 1))
    letter = data.draw(st.sampled_from("-23456789abcdefghjkmnpqrstuvwxyz"))
    changed = code[:place] + letter + code[place + 1 :]
    assert changed == code or read(SECRET, "file", changed, NOW) is None


@given(st.text(max_size=80))
def test_anything_may_be_typed(text: str) -> None:
    assert read(SECRET, "file", text, NOW) is None


@pytest.mark.parametrize("letter", "01ilo")
def test_no_letter_looks_like_another(letter: str) -> None:
    assert all(letter not in sign(SECRET, "file", [n, 31 * n], NOW + DAY) for n in range(300))
