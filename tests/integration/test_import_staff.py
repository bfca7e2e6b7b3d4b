"""Bringing a staff list in: what it changes, what it leaves, and that it is all or nothing."""

from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from domain.people import Grant, Person, Role, Unit
from domain.problem import Problem
from domain.roster import read_roster
from domain.roster_table import Sheet
from handlers.import_staff import Imported, import_staff
from storage import agency, people, units
from storage.audit import Actor
from storage.database import Database
from storage.schema.records import audit

NOW = datetime(2026, 1, 5, 1, tzinfo=UTC)
WHO = Actor(None, "cli")
UNITS = """Tên | Loại | Tên gọi khác | Gồm các đơn vị
Văn phòng Sở | Văn phòng | VP |
Phòng A | Phòng chuyên môn | PA |
Các đơn vị | Nhóm đơn vị | | Các phòng; Văn phòng Sở
Các phòng | Nhóm đơn vị | | Phòng A
"""
PEOPLE = """Họ và tên | Chức vụ | Đơn vị | Vai trò | Đầu mối
Vũ Quản | Chuyên viên | VP | Quản trị; Văn phòng |
Trần Lan | Trưởng phòng | phòng a | Trưởng phòng |
Lê Hùng | | PA | | x
"""
AGENCY = """Mục | Nội dung
Tên cơ quan | Sở A
Ký hiệu | SA
Địa danh | Sông Lam
Chức vụ người ký | Giám đốc
"""


def _sheet(text: str) -> Sheet:
    return Sheet("tệp", tuple(tuple(cell.strip() for cell in line.split("|")) for line in text.splitlines()))


async def _bring_in(database: Database, *texts: str) -> Imported:
    async with database.begin() as tx:
        return await import_staff(tx, NOW, WHO, read_roster([_sheet(text) for text in texts]))


async def _office(database: Database) -> tuple[dict[str, Unit], dict[str, Person]]:
    async with database.read() as tx:
        return {u.name: u for u in await units.all_units(tx)}, {p.name: p for p in await people.everybody(tx)}


async def _acts(database: Database) -> list[str]:
    async with database.read() as tx:
        return list((await tx.execute(select(audit.c.act).order_by(audit.c.id))).scalars())


async def test_a_list_makes_an_office(database: Database) -> None:
    done = await _bring_in(database, AGENCY, PEOPLE, UNITS)
    assert done == Imported(
        agency=True,
        units_added=["Văn phòng Sở", "Phòng A", "Các đơn vị", "Các phòng"],
        people_added=["Vũ Quản", "Trần Lan", "Lê Hùng"],
    )
    unit, person = await _office(database)
    a, office = unit["Phòng A"].id, unit["Văn phòng Sở"].id
    assert unit["Các đơn vị"].members == (a, office)
    assert unit["Phòng A"].contact_id == person["Lê Hùng"].id
    assert (person["Trần Lan"].title, person["Trần Lan"].unit_id) == ("Trưởng phòng", a)
    assert person["Trần Lan"].grants == (Grant(Role.HEAD, a),)
    assert person["Lê Hùng"].grants == (Grant(Role.STAFF, a),)
    assert set(person["Vũ Quản"].grants) == {Grant(Role.ADMIN), Grant(Role.OFFICE)}
    async with database.read() as tx:
        assert (await agency.agency_fact(tx)).name == "Sở A"


async def test_the_same_list_again_changes_nothing(database: Database) -> None:
    await _bring_in(database, AGENCY, UNITS, PEOPLE)
    before, acts = await _office(database), await _acts(database)
    assert await _bring_in(database, AGENCY, UNITS, PEOPLE) == Imported(unchanged=3)
    assert await _office(database) == before
    assert await _acts(database) == acts


async def test_a_later_list_changes_only_what_it_names(database: Database) -> None:
    await _bring_in(database, UNITS, PEOPLE)
    later = """Họ và tên | Chức vụ | Đơn vị | Vai trò | Đầu mối
    Lê Hùng | Phó Chánh Văn phòng | Văn phòng Sở | Cán bộ |
    Đỗ Mai | | Phòng A | Cán bộ | x
    """
    done = await _bring_in(database, later)
    assert done == Imported(people_added=["Đỗ Mai"], people_changed=["Lê Hùng"])
    unit, person = await _office(database)
    assert person["Lê Hùng"].unit_id == unit["Văn phòng Sở"].id
    assert unit["Phòng A"].contact_id == person["Đỗ Mai"].id
    assert unit["Văn phòng Sở"].contact_id is None
    assert len(person) == 4
    assert person["Trần Lan"].grants == (Grant(Role.HEAD, unit["Phòng A"].id),)


async def test_who_moves_is_contact_of_the_old_unit_no_longer(database: Database) -> None:
    await _bring_in(database, UNITS, PEOPLE)
    await _bring_in(database, "Họ và tên | Đơn vị\nLê Hùng | VP")
    unit, _ = await _office(database)
    assert unit["Phòng A"].contact_id is None


async def test_a_unit_is_found_by_an_old_name_and_renamed(database: Database) -> None:
    await _bring_in(database, UNITS, PEOPLE)
    done = await _bring_in(database, "Tên | Loại | Tên gọi khác\nPA | Phòng | Phòng Khoa học")
    assert done.units_changed == ["PA"]
    unit, person = await _office(database)
    assert unit["PA"].aliases == ("Phòng A", "Phòng Khoa học")
    assert person["Trần Lan"].unit_id == unit["PA"].id


async def test_what_it_was_before_is_noted(database: Database) -> None:
    await _bring_in(database, UNITS, PEOPLE)
    await _bring_in(database, "Họ và tên | Đơn vị | Vai trò\nTrần Lan | VP | Cán bộ")
    unit, person = await _office(database)
    async with database.read() as tx:
        line = (await tx.execute(select(audit).where(audit.c.act == "person_changed"))).one()
    assert (line.subject, line.subject_id, line.channel) == ("person", person["Trần Lan"].id, "cli")
    assert line.before["roles"] == [["head", unit["Phòng A"].id]]
    assert line.after["roles"] == [["staff", unit["Văn phòng Sở"].id]]


@pytest.mark.parametrize(
    ("texts", "key", "row"),
    [
        ((UNITS, PEOPLE + "Đỗ Mai | | Phòng Z | Cán bộ |"), "unknown_unit", 5),
        ((UNITS, PEOPLE + "Đỗ Mai | | Các phòng | Cán bộ |"), "not_one_unit", 5),
        ((UNITS, PEOPLE + "Đỗ Mai | | | Cán bộ |"), "blank", 5),
        ((UNITS, PEOPLE + "Đỗ Mai | | VP | Lãnh đạo: Phòng Z |"), "unknown_unit", 5),
        ((UNITS + "Phòng B | Phòng | VP |", PEOPLE), "name_taken", 6),
        ((UNITS + "Tất cả | Nhóm | | Các đơn vị", PEOPLE), "nested_group", 6),
        ((UNITS + "Tất cả | Nhóm | | Phòng Z", PEOPLE), "unknown_unit", 6),
        ((UNITS, PEOPLE.replace("Quản trị; ", "")), "no_admin", None),
    ],
)
async def test_a_list_with_a_mistake_brings_nothing_in(
    database: Database, texts: tuple[str, ...], key: str, row: int | None
) -> None:
    with pytest.raises(Problem) as refused:
        await _bring_in(database, *texts)
    assert (refused.value.key, refused.value.args_of_sentence.get("row")) == (f"roster.{key}", row)
    assert await _office(database) == ({}, {})
    assert await _acts(database) == []
