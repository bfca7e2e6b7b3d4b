"""The code that invites: how it is made and how it is found again in what people type."""

import random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.invitation import as_printed, bare_code, code_within, new_code

CODES = st.integers().map(lambda seed: new_code(random.Random(seed).choice))


@given(CODES)
def test_a_code_is_found_however_it_is_typed(code: str) -> None:
    for typed in (code, as_printed(code), code.lower(), f"  {code[:4]} {code[4:]}\n", " ".join(code)):
        assert bare_code(typed) == code
        assert code_within(typed) == code


@given(CODES)
def test_a_code_has_nothing_that_looks_like_something_else(code: str) -> None:
    assert len(code) == 8
    assert not set(code) & set("01OILZSBUWDAEY")
    assert any(c.isdigit() for c in code)
    assert any(c.isalpha() for c in code)


def test_codes_differ() -> None:
    chooser = random.Random(1)
    assert len({new_code(chooser.choice) for _ in range(1000)}) == 1000


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("mã của tôi là K7MX-4QRT ạ", "K7MX4QRT"),
        ("https://t.me/nhacviecbot?start=K7MX4QRT", "K7MX4QRT"),
        ("Mời Lan tham gia. Gửi mã: k7mx-4qrt\nMã dùng một lần.", "K7MX4QRT"),
        ("K7MX-4QR", None),
        ("K7MX-4QRTT", None),
        ("98765432", None),
        ("xin chào", None),
        ("", None),
    ],
)
def test_a_code_is_found_within_a_message(text: str, code: str | None) -> None:
    assert code_within(text) == code


@pytest.mark.parametrize("text", ["mã của tôi là K7MX-4QRT ạ", "quảng nam", "1 xong 2 60%", "98765432", "CFGHJKMN"])
def test_only_a_code_alone_is_a_bare_code(text: str) -> None:
    assert bare_code(text) is None
