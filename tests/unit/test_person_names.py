"""Finding somebody by what people call them."""

import pytest

from domain.people import Person
from domain.person_names import called

NAMES = ["Nguyễn Văn An", "Trần Thị Lan", "Lê Hoàng Ân", "Phạm Lan Hương", "Đỗ Thị Lan", "Trần Thị Lan Anh"]
PEOPLE = [Person(n, name, None) for n, name in enumerate(NAMES, 1)]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("Nguyễn Văn An", ["Nguyễn Văn An"]),
        ("nguyen van an", ["Nguyễn Văn An"]),
        ("An", ["Nguyễn Văn An"]),
        ("Ân", ["Lê Hoàng Ân"]),
        ("hoang an", ["Lê Hoàng Ân"]),
        ("Lan", ["Trần Thị Lan", "Đỗ Thị Lan"]),
        ("  trần   thị lan ", ["Trần Thị Lan"]),
        ("do thi lan", ["Đỗ Thị Lan"]),
        ("Hương", ["Phạm Lan Hương"]),
        ("Phạm", ["Phạm Lan Hương"]),
        ("lan huong", ["Phạm Lan Hương"]),
        ("Bình", []),
        ("", []),
    ],
)
def test_people_are_found_by_the_surest_reading(words: str, found: list[str]) -> None:
    assert [p.name for p in called(PEOPLE, words)] == found


def test_marks_that_were_typed_decide() -> None:
    twins = [Person(1, "Lê Văn An", None), Person(2, "Lê Văn Ân", None)]
    assert [p.id for p in called(twins, "ân")] == [2]
    assert [p.id for p in called(twins, "le van an")] == [1, 2]


def test_people_of_one_name_are_all_found() -> None:
    twins = [Person(1, "Trần Thị Lan", 1), Person(2, "Trần Thị Lan", 2)]
    assert [p.id for p in called(twins, "Trần Thị Lan")] == [1, 2]
