"""A task given in one line: whom it goes to, what it is, by when, and by which document."""

from datetime import date

import pytest

from domain.given_task import read_given
from domain.people import Person, Unit, UnitKind

TODAY = date(2026, 6, 8)
OFFICE, SCIENCE, TECHNOLOGY, ALL = 1, 3, 4, 7
UNITS = [
    Unit(OFFICE, "Văn phòng Sở", UnitKind.OFFICE, ("Văn phòng", "VP Sở", "VP")),
    Unit(SCIENCE, "Phòng Quản lý Khoa học", UnitKind.DEPARTMENT, ("Phòng QLKH", "Phòng Khoa học")),
    Unit(TECHNOLOGY, "Phòng Quản lý Công nghệ", UnitKind.DEPARTMENT, ("Phòng QLCN",)),
    Unit(ALL, "Các phòng chuyên môn", UnitKind.GROUP, (), (SCIENCE, TECHNOLOGY)),
]
NAM, LAN, HUNG, OTHER_NAM = 8, 10, 9, 11
PEOPLE = [
    Person(NAM, "Vũ Hải Nam", SCIENCE),
    Person(LAN, "Bùi Ngọc Lan", TECHNOLOGY),
    Person(HUNG, "Đặng Quốc Hùng", TECHNOLOGY),
    Person(OTHER_NAM, "Phạm Nam", TECHNOLOGY),
]


@pytest.mark.parametrize(
    ("line", "whom", "what", "due", "source"),
    [
        ("Phòng QLKH nộp báo cáo X trước 15/7", [SCIENCE], "Nộp báo cáo X", (7, 15), None),
        ("phong qlkh nop bao cao quy II truoc ngay 15/7/2026", [SCIENCE], "Nop bao cao quy II", (7, 15), None),
        (
            "Phòng Quản lý Khoa học và Phòng QLCN rà soát danh mục theo CV 123/UBND-TH ngày 3/6/2026 trước 20/7",
            [SCIENCE, TECHNOLOGY],
            "Rà soát danh mục",
            (7, 20),
            "CV 123/UBND-TH ngày 3/6/2026",
        ),
        ("Lan: chuẩn bị tài liệu họp, hạn thứ 6", [LAN], "Chuẩn bị tài liệu họp", (6, 12), None),
        (
            "đ/c Lan chuẩn bị tài liệu xong trước 20/7 theo CV 12/SKHCN-VP",
            [LAN],
            "Chuẩn bị tài liệu",
            (7, 20),
            "CV 12/SKHCN-VP",
        ),
        (
            "Phòng QLKH, VP góp ý dự thảo theo kết luận họp giao ban ngày 5/1, đến cuối tháng 7",
            [SCIENCE, OFFICE],
            "Góp ý dự thảo",
            (7, 31),
            "kết luận họp giao ban ngày 5/1",
        ),
        (
            "Các phòng chuyên môn báo cáo 6 tháng đầu năm chậm nhất 20/6",
            [ALL],
            "Báo cáo 6 tháng đầu năm",
            (6, 20),
            None,
        ),
        ("giao cho Hùng theo dõi đoàn kiểm tra trong tuần này", [HUNG], "Theo dõi đoàn kiểm tra", (6, 12), None),
        ("Phòng QLKH trước 15/7 nộp báo cáo X", [SCIENCE], "Nộp báo cáo X", (7, 15), None),
        ("VP nộp BC trước ngày mai", [OFFICE], "Nộp BC", (6, 9), None),
        ("Hải Nam tham mưu văn bản 3/7", [NAM], "Tham mưu văn bản", (7, 3), None),
        # A period the task speaks of is no due date; a name of two people is nobody's.
        ("Phòng QLKH báo cáo kết quả tháng 6", [SCIENCE], "Báo cáo kết quả tháng 6", None, None),
        ("Nam nộp báo cáo trước 3/7", [], "Nam nộp báo cáo", (7, 3), None),
        ("Phòng A nộp báo cáo", [], "Phòng A nộp báo cáo", None, None),
    ],
)
def test_a_line(line: str, whom: list[int], what: str, due: tuple[int, int] | None, source: str | None) -> None:
    read = read_given(line, UNITS, PEOPLE, TODAY)
    assert [*read.unit_ids, *read.person_ids] == whom
    assert (read.what, read.source) == (what, source)
    assert read.due == (date(2026, *due) if due else None)
    assert not read.past


@pytest.mark.parametrize("day", ["31/2", "1/1/2020"])
def test_a_day_there_is_not_or_that_has_passed(day: str) -> None:
    read = read_given(f"Phòng QLKH trình kế hoạch quý III trước ngày {day}", UNITS, PEOPLE, TODAY)
    assert (read.what, read.due, read.past) == ("Trình kế hoạch quý III", None, True)
