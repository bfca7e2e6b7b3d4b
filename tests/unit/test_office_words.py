"""What the Office types in a word or two: events and their days, decisions on later days, words to search by."""

from datetime import date

import pytest

from domain.event_words import Event, read_event
from domain.extension_words import read_decisions
from domain.searching import best

TODAY = date(2026, 3, 10)


@pytest.mark.parametrize(
    ("words", "event"),
    [
        ("5/3 có văn bản của Bộ", Event(date(2026, 3, 5), "có văn bản của Bộ")),
        ("ngày 5/3/2026: bổ nhiệm lãnh đạo", Event(date(2026, 3, 5), "bổ nhiệm lãnh đạo")),
        ("hôm nay", Event(TODAY, "")),
        ("hom qua có thay đổi", Event(date(2026, 3, 9), "có thay đổi")),
        ("5/3 có thay đổi, hạn 20/3", Event(date(2026, 3, 5), "có thay đổi", date(2026, 3, 20))),
        # At the beginning of a year one speaks of the end of the last.
        ("28/12 ban hành quyết định", Event(date(2025, 12, 28), "ban hành quyết định")),
        ("20/3 họp hội đồng", Event(date(2026, 3, 20), "họp hội đồng")),
        ("31/2 gì đó", None),
        ("có văn bản của Bộ", None),
        ("5/3 có thay đổi, hạn sớm", None),
        ("1/1/1999 ngày xưa", None),
    ],
)
def test_events(words: str, event: Event | None) -> None:
    assert read_event(words, TODAY) == event


@pytest.mark.parametrize(
    ("words", "decisions"),
    [
        ("đồng ý", [(True, (), False, None)]),
        ("khong dong y T12: đã lùi 2 lần", [(False, (), False, "đã lùi 2 lần")]),
        ("1 3 đồng ý, 2 không đồng ý: sắp họp", [(True, (1, 3), False, None), (False, (2,), False, "sắp họp")]),
        ("đồng ý 1-3", [(True, (1, 2, 3), False, None)]),
        ("đồng ý tất cả", [(True, (), True, None)]),
        ("1: đồng ý 2: không đồng ý, chờ", [(True, (1,), False, None), (False, (2,), False, "chờ")]),
        ("Không đồng ý vì phải báo cáo tỉnh trước 30/6", [(False, (), False, "phải báo cáo tỉnh trước 30/6")]),
        # A reason may hold the same words, a day or a length the same figures.
        ("2 từ chối vì chưa đồng ý được", [(False, (2,), False, "chưa đồng ý được")]),
        ("được 60%", []),
        ("duyệt xong rồi", []),
        ("ok", []),
        ("em đồng ý", []),
    ],
)
def test_decisions(words: str, decisions: list[tuple[bool, tuple[int, ...], bool, str | None]]) -> None:
    read = read_decisions(words)
    assert [(d.granted, d.places, d.every, None if d.granted else d.reason) for d in read] == decisions


@pytest.mark.parametrize("words", ["đồng ý 15/7", "đồng ý đến 20/7", "cho lùi 1 tuần", "T12 đồng ý lùi đến thứ 6"])
def test_days_and_lengths_are_no_places(words: str) -> None:
    (read,) = read_decisions(words)
    assert (read.granted, read.places, read.says_more) == (True, (), False)


def test_agreeing_with_something_else_says_more() -> None:
    (read,) = read_decisions("đồng ý với ý kiến của phòng")
    assert read.says_more


TEXTS = [
    ("Ban hành Kế hoạch cải cách hành chính của Sở", None, "Kế hoạch"),
    ("Số hóa hồ sơ và kết quả", "Quét hồ sơ giấy", "Hồ sơ số", "Phòng Quản lý Khoa học"),
    ("So hoa tài liệu lưu trữ", None, None, "CV 77/SKHCN-VP"),
    ("Rà soát danh mục", "Lập danh sách hồ sơ", "Báo cáo", "Chi cục Tiêu chuẩn"),
]


@pytest.mark.parametrize(
    ("words", "found"),
    [
        ("số hóa", [1]),
        ("số hoá", [1, 2]),
        ("so hoa", [1, 2]),
        ("77/skhcn", [2]),
        ("hồ sơ", [1, 3]),
        ("danh mục báo cáo", [3]),
        ("chi cục", [3]),
        ("oa", []),
        ("kế hoạch nào đó", []),
        ("  ", []),
    ],
)
def test_searching(words: str, found: list[int]) -> None:
    assert best(words, TEXTS) == found
