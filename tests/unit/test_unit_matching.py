"""Names printed in plans, matched to the units of an office."""

import json
from pathlib import Path

import pytest

from domain.people import Role, Unit, UnitKind
from domain.unit_decisions import Known
from domain.unit_matching import match_unit

OFFICE = Unit(1, "Văn phòng Sở", UnitKind.OFFICE, ("VP",))
SCIENCE = Unit(2, "Phòng Quản lý Khoa học", UnitKind.DEPARTMENT)
FINANCE = Unit(3, "Phòng Kế hoạch - Tài chính", UnitKind.DEPARTMENT)
STANDARDS = Unit(4, "Chi cục Tiêu chuẩn Đo lường Chất lượng", UnitKind.SUBORDINATE)
CENTRE = Unit(5, "Trung tâm Thông tin kỹ thuật và Ứng dụng khoa học công nghệ", UnitKind.SUBORDINATE)
ALL = Unit(6, "Các phòng, đơn vị trực thuộc", UnitKind.GROUP, ("Các phòng, đơn vị thuộc Sở",), (1, 2, 3, 4, 5))
UNITS = [OFFICE, SCIENCE, FINANCE, STANDARDS, CENTRE, ALL]


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("Văn phòng Sở", OFFICE),
        ("Văn phòng", OFFICE),
        ("VP Sở", OFFICE),
        ("VĂN PHÒNG", OFFICE),
        ("Phòng quản lý khoa học", SCIENCE),
        ("P. QLKH", SCIENCE),
        ("P.QLKH", SCIENCE),
        ("Phòng QLKH", SCIENCE),
        ("Phòng KH-TC", FINANCE),
        ("P. KHTC", FINANCE),
        ("Phòng Kế hoạch Tài chính", FINANCE),
        ("Phòng Kế hoạch và Tài chính", FINANCE),
        ("Chi cục Tiêu Chuẩn Đo lường Chất lượng Nghệ An", None),
        ("Chi cục Tiêu chuẩn Đo lường Chất lượng tỉnh Nghệ An", STANDARDS),
        ("CC TCĐLCL", STANDARDS),
        ("TT TTKT&UDKHCN", CENTRE),
        ("Trung tâm TTKT& UDKHCN", CENTRE),
        ("Trung tâm TTKT và Ứng dụng KHCN", CENTRE),
        ("các phòng, đơn vị trực thuộc", ALL),
        ("Các phòng, đơn vị thuộc Sở", ALL),
        # Alike is not the same.
        ("Phòng Quản lý Công nghệ", None),
        ("Phòng Kế hoạch", None),
        ("Phòng QLCN", None),
        ("Sở Nội vụ", None),
        ("", None),
    ],
)
def test_what_a_name_is(printed: str, unit: Unit | None) -> None:
    assert match_unit(printed, UNITS).unit_id == (unit.id if unit else None)


@pytest.mark.parametrize(
    ("printed", "role"),
    [
        ("Lãnh đạo Sở", Role.LEADER),
        ("Ban Giám đốc", Role.LEADER),
        ("Giám đốc Sở", Role.LEADER),
        ("Trưởng các phòng", Role.HEAD),
        ("Thủ trưởng các đơn vị", Role.HEAD),
        ("Lãnh đạo các phòng, đơn vị", Role.HEAD),
        ("Trưởng phòng, đơn vị", Role.HEAD),
    ],
)
def test_people_who_lead(printed: str, role: Role) -> None:
    assert match_unit(printed, UNITS).people is role


def test_heads_of_a_group_are_the_heads_of_its_units() -> None:
    assert match_unit("Trưởng các phòng, đơn vị trực thuộc", UNITS) == Known(people=Role.HEAD, of_unit=ALL.id)
    assert match_unit("Trưởng các phòng", UNITS) == Known(people=Role.HEAD)


def test_a_near_miss_is_offered_and_not_taken() -> None:
    known = match_unit("Chi cục Tiêu Chuẩn Đo lường Chất lượng Nghệ An", UNITS)
    assert known.unit_id is None
    assert known.near[0] == STANDARDS.id
    assert match_unit("Phòng Quản lý Công nghệ", UNITS).near[0] == SCIENCE.id
    assert match_unit("Sở Nội vụ", UNITS).near == ()


def test_every_spelling_of_the_real_plans_finds_its_unit_or_asks(shared: Path) -> None:
    """No spelling of a unit is taken for another unit of the same plan."""
    for named in json.loads((shared / "plans" / "expected" / "units.json").read_text()).values():
        chart = [Unit(i, u["canonical"], UnitKind.DEPARTMENT) for i, u in enumerate(named, 1)]
        for unit, expected in zip(chart, named, strict=True):
            for alias in expected["aliases"]:
                known = match_unit(alias, chart)
                assert known.unit_id in {unit.id, None}, (alias, known)
                assert not known.settled or known.unit_id == unit.id


COMMUNE = [
    Unit(1, "Văn phòng HĐND và UBND xã", UnitKind.OFFICE),
    Unit(2, "Phòng Văn hóa - Xã hội", UnitKind.DEPARTMENT),
    Unit(3, "Phòng Kinh tế, Hạ tầng và Đô thị", UnitKind.DEPARTMENT),
    Unit(4, "Trung tâm Phục vụ hành chính công", UnitKind.SUBORDINATE),
    Unit(5, "Công an xã", UnitKind.DEPARTMENT),
    Unit(6, "Ủy ban Mặt trận Tổ quốc Việt Nam xã", UnitKind.SUBORDINATE),
]


@pytest.mark.parametrize(
    ("printed", "unit"),
    [
        ("VP HĐND&UBND xã", 1),
        ("Văn phòng HĐND và UBND", 1),
        ("Văn phòng Hội đồng nhân dân và Ủy ban nhân dân xã", 1),
        ("P.VH-XH", 2),
        ("Phòng Văn hoá – Xã hội xã", 2),
        ("phong van hoa xa hoi", 2),
        ("Phòng KT, HT&ĐT", 3),
        ("TTPVHCC", 4),
        ("TT PVHCC xã", 4),
        ("Công an", 5),
        ("UBMTTQVN xã", 6),
        # Another's, or not said enough.
        ("Công an huyện", None),
        ("Phòng Kinh tế", None),
        ("Văn phòng UBND xã", None),
        ("đ/c Tuyết", None),
        ("Đ/c Lan (Công an)", None),
    ],
)
def test_the_names_of_a_commune(printed: str, unit: int | None) -> None:
    assert match_unit(printed, COMMUNE).unit_id == unit


def test_a_person_is_asked_about_with_the_unit_printed_beside() -> None:
    assert match_unit("Đ/c Lan (Công an xã)", COMMUNE) == Known(near=(5,))
    assert match_unit("đ/c Hùng - Phòng VH-XH", COMMUNE) == Known(near=(2,))
    assert match_unit("đ/c Tuyết", COMMUNE) == Known()
    assert match_unit("Lãnh đạo UBND xã", COMMUNE) == Known(people=Role.LEADER)
    assert match_unit("Phó Chủ tịch UBND xã", COMMUNE) == Known(people=Role.LEADER)
