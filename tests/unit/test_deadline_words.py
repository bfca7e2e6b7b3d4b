"""How a reading is said beside the words it was read from."""

import pytest

from domain.deadline_reading import read_deadline
from domain.deadline_words import deadline_words
from locales import say


@pytest.mark.parametrize(
    ("printed", "said"),
    [
        ("Quý II", "30/06/2026"),
        ("Tháng 3, 6, 9, 12", "31/03/2026, 30/06/2026, 30/09/2026, 31/12/2026"),
        ("Ngày 25 hằng tháng", "hằng tháng, ngày 25"),
        ("Ngày 5 tháng đầu quý sau", "hằng quý, ngày 5 tháng sau kỳ"),
        ("Ngày 5 tháng đầu quý", "hằng quý, ngày 5 tháng đầu kỳ"),
        ("Thường xuyên", "thường xuyên"),
    ],
)
def test_a_deadline_is_told_as_it_was_read(printed: str, said: str) -> None:
    told = deadline_words(read_deadline(printed, 2026), lambda key, **args: say("vi", key, **args))
    assert told.casefold().startswith(said)
