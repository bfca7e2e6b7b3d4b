"""Cutting long texts into messages."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.channels.split import split, units


@pytest.mark.parametrize(
    ("text", "limit", "pieces"),
    [
        ("", 10, []),
        ("\n \n", 10, []),
        ("xin chào", 10, ["xin chào"]),
        ("0123456789", 10, ["0123456789"]),
        ("01234567890", 10, ["0123456789", "0"]),
        ("một hai ba bốn", 8, ["một hai", "ba bốn"]),
        ("một hai\nba bốn", 12, ["một hai", "ba bốn"]),
        ("  thụt vào\n  dòng hai", 12, ["  thụt vào", "  dòng hai"]),
        ("một\n\nhai\nba", 10, ["một\n\nhai", "ba"]),
        ("đoạn một\n\nhai\nba bốn", 14, ["đoạn một", "hai\nba bốn"]),
        ("😀😀😀", 4, ["😀😀", "😀"]),
        ("😀😀😀", 3, ["😀", "😀", "😀"]),
    ],
)
def test_it_cuts_at_the_best_place(text: str, limit: int, pieces: list[str]) -> None:
    assert split(text, limit) == pieces


@given(st.text(st.sampled_from("aă \n😀"), max_size=200), st.integers(2, 40))
def test_nothing_but_white_space_at_a_cut_is_lost(text: str, limit: int) -> None:
    pieces = split(text, limit)
    assert all(0 < units(piece) <= limit and piece.strip() for piece in pieces)
    assert "".join("".join(pieces).split()) == "".join(text.split())


def test_units_are_those_of_utf_16() -> None:
    assert [units("abc"), units("Sở"), units("😀")] == [3, 2, 2]
