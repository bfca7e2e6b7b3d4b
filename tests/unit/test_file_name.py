"""Names of files as strangers write them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from domain.file_name import plain_file_name


@pytest.mark.parametrize(
    ("sent", "kept"),
    [
        ("Kế hoạch CCHC 2026.docx", "Kế hoạch CCHC 2026.docx"),
        ("../../etc/passwd", "passwd"),
        ("C:\\Users\\x\\ke-hoach.xlsx", "ke-hoach.xlsx"),
        ("ke-hoach\x00.docx", "ke-hoach.docx"),
        ("ke-hoach\u202excod.exe", "ke-hoachxcod.exe"),
        ("a\nb\t c.pdf", "a b c.pdf"),
        ("..", ""),
        ("/", ""),
        ("\ud800.csv", ".csv"),
        ("x" * 300 + ".docx", "x" * 145 + ".docx"),
        ("x" * 300, "x" * 150),
    ],
)
def test_a_name_is_what_can_be_seen_of_its_last_part(sent: str, kept: str) -> None:
    assert plain_file_name(sent) == kept


@given(st.text(max_size=400))
def test_any_name_is_short_plain_and_no_path(sent: str) -> None:
    kept = plain_file_name(sent)
    assert len(kept) <= 150
    assert kept.isprintable()
    assert not {"/", "\\", "\x00"} & set(kept)
    assert plain_file_name(kept) == kept
