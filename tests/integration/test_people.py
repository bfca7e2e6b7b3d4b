"""People, units, accounts, leave and the agency, as they are kept."""

from datetime import UTC, date, datetime, time

import pytest

from domain.facts import AgencyFact
from domain.people import Absence, Grant, Role, UnitKind
from domain.problem import Problem
from storage import absences, accounts, agency, people, units
from storage.database import Database

NOW = datetime(2026, 1, 5, 1, tzinfo=UTC)


async def test_a_person_comes_back_as_they_were_added(database: Database) -> None:
    async with database.begin() as tx:
        unit = await units.add_unit(tx, "Phòng Quản lý Khoa học", UnitKind.DEPARTMENT)
        grants = (Grant(Role.HEAD, unit), Grant(Role.OFFICE))
        lan = await people.add_person(tx, " Trần  Thị Lan ", unit, title="Trưởng phòng", grants=grants)
    async with database.read() as tx:
        found = await people.get(tx, lan)
    assert (found.name, found.title, found.unit_id) == ("Trần Thị Lan", "Trưởng phòng", unit)
    assert set(found.grants) == set(grants)
    assert (found.language, found.remind_at, found.active) == ("vi", None, True)


async def test_what_a_person_chose_is_kept(database: Database) -> None:
    async with database.begin() as tx:
        lan = await people.add_person(tx, "Lan")
        await people.set_language(tx, lan, "en")
        await people.set_remind_at(tx, lan, time(7, 30))
        await people.change(tx, lan, name="Trần Thị Lan", title="Chuyên viên", unit_id=None)
        found = await people.get(tx, lan)
    assert (found.language, found.remind_at, found.name, found.title) == (
        "en",
        time(7, 30),
        "Trần Thị Lan",
        "Chuyên viên",
    )


async def test_holding_finds_the_role_for_the_unit_or_the_whole_agency(database: Database) -> None:
    async with database.begin() as tx:
        a = await units.add_unit(tx, "Phòng A", UnitKind.DEPARTMENT)
        b = await units.add_unit(tx, "Phòng B", UnitKind.DEPARTMENT)
        chief = await people.add_person(tx, "Giám đốc", grants=[Grant(Role.LEADER)])
        deputy = await people.add_person(tx, "Phó Giám đốc", grants=[Grant(Role.LEADER, a)])
        await people.add_person(tx, "Trưởng phòng B", b, grants=[Grant(Role.HEAD, b)])
        gone = await people.add_person(tx, "Đã nghỉ", grants=[Grant(Role.LEADER)])
        await people.retire(tx, NOW, gone)

        async def ids(role: Role, unit: int | None = None) -> list[int]:
            return [p.id for p in await people.holding(tx, role, unit)]

        assert await ids(Role.LEADER) == [chief, deputy]
        assert await ids(Role.LEADER, a) == [chief, deputy]
        assert await ids(Role.LEADER, b) == [chief]
        assert await ids(Role.ADMIN) == []


async def test_who_left_is_a_stranger_but_keeps_the_name(database: Database) -> None:
    async with database.begin() as tx:
        unit = await units.add_unit(tx, "Phòng A", UnitKind.DEPARTMENT)
        lan = await people.add_person(tx, "Lan", unit, grants=[Grant(Role.ADMIN)])
        await units.set_contact(tx, unit, lan)
        await accounts.link(tx, NOW, lan, "telegram", "77")
        known = await people.find_by_account(tx, "telegram", "77")
        assert known is not None
        assert known.id == lan
        await people.retire(tx, NOW, lan)
        assert await people.find_by_account(tx, "telegram", "77") is None
        assert await people.everybody(tx) == []
        left = await people.get(tx, lan)
        assert (left.name, left.active, left.grants) == ("Lan", False, ())
        assert [p.id for p in await people.everybody(tx, active=False)] == [lan]
        assert [u.contact_id for u in await units.all_units(tx)] == [None]


async def test_an_unknown_person_is_an_error(database: Database) -> None:
    async with database.read() as tx:
        assert await people.find_by_account(tx, "telegram", "nobody") is None
        with pytest.raises(LookupError):
            await people.get(tx, 4711)


async def test_an_account_leads_to_one_person(database: Database) -> None:
    async with database.begin() as tx:
        lan, hung = await people.add_person(tx, "Lan"), await people.add_person(tx, "Hùng")
        first = await accounts.link(tx, NOW, lan, "telegram", "77")
        assert await accounts.link(tx, NOW, lan, "telegram", "77") == first
        with pytest.raises(Problem) as taken:
            await accounts.link(tx, NOW, hung, "telegram", "77")
        assert taken.value.key == "people.account_taken"
        await accounts.unlink(tx, NOW, first)
        await accounts.link(tx, NOW, hung, "telegram", "77")
        found = await people.find_by_account(tx, "telegram", "77")
        assert found is not None
        assert found.name == "Hùng"
        assert await accounts.accounts_of(tx, lan) == []
        assert await accounts.channels(tx) == {hung: ("telegram",)}


async def test_the_account_linked_last_is_preferred(database: Database) -> None:
    async with database.begin() as tx:
        lan = await people.add_person(tx, "Lan")
        for channel in ("web", "telegram", "zalo"):
            await accounts.link(tx, NOW, lan, channel, "1")
        found = await accounts.accounts_of(tx, lan)
    assert [(a.channel, a.preferred) for a in found] == [("zalo", True), ("telegram", False), ("web", False)]


async def test_a_unit_comes_back_with_all_that_is_said_of_it(database: Database) -> None:
    async with database.begin() as tx:
        a = await units.add_unit(tx, "Phòng Quản lý Khoa học", UnitKind.DEPARTMENT, ["Phòng QLKH"])
        b = await units.add_unit(tx, "Thanh tra Sở", UnitKind.INSPECTORATE)
        group = await units.add_unit(tx, "Các phòng chuyên môn", UnitKind.GROUP)
        lan = await people.add_person(tx, "Lan", a)
        await units.set_members(tx, group, [b, a, b])
        await units.set_contact(tx, a, lan)
        await units.add_alias(tx, a, "Phòng quản lý KHOA HỌC")
        found = {u.id: u for u in await units.all_units(tx)}
    assert list(found) == [a, b, group]
    assert (found[a].aliases, found[a].contact_id, found[a].kind) == (("Phòng QLKH",), lan, UnitKind.DEPARTMENT)
    assert (found[group].members, found[b].aliases, found[b].contact_id) == ((b, a), (), None)


@pytest.mark.parametrize("name", ["Phòng QLKH", "phong qlkh", "PHÒNG  QUẢN LÝ KHOA HỌC"])
async def test_a_name_belongs_to_one_unit(database: Database, name: str) -> None:
    async with database.begin() as tx:
        a = await units.add_unit(tx, "Phòng Quản lý Khoa học", UnitKind.DEPARTMENT, ["Phòng QLKH"])
        b = await units.add_unit(tx, "Phòng B", UnitKind.DEPARTMENT)
        assert await units.find_named(tx, name) == a
        for attempt in (
            units.add_unit(tx, name, UnitKind.DEPARTMENT),
            units.add_alias(tx, b, name),
            units.change_unit(tx, b, name, UnitKind.DEPARTMENT),
        ):
            with pytest.raises(Problem) as taken:
                await attempt
            assert taken.value.key == "people.unit_name_taken"
            assert taken.value.args_of_sentence["unit"] == "Phòng Quản lý Khoa học"


async def test_a_renamed_unit_is_still_found_by_its_old_name(database: Database) -> None:
    async with database.begin() as tx:
        a = await units.add_unit(tx, "Phòng Khoa học", UnitKind.DEPARTMENT)
        await units.change_unit(tx, a, "Phòng Quản lý Khoa học", UnitKind.DEPARTMENT)
        assert await units.find_named(tx, "phòng khoa học") == a
        [found] = await units.all_units(tx)
    assert (found.name, found.aliases) == ("Phòng Quản lý Khoa học", ("Phòng Khoa học",))


async def test_the_agency_is_one_row(database: Database) -> None:
    fact = AgencyFact("Sở A", "UBND tỉnh B", "SKHCN", "Sông Lam", "", "GIÁM ĐỐC", None, ("Như trên;",))
    async with database.begin() as tx:
        with pytest.raises(Problem) as unnamed:
            await agency.agency_fact(tx)
        assert unnamed.value.key == "people.no_agency"
        assert await agency.keep(tx, fact)
        assert not await agency.keep(tx, fact)
        renamed = AgencyFact("Sở C", None, "SC", "Sông Lam", "", "GIÁM ĐỐC", "Nguyễn Văn D")
        assert await agency.keep(tx, renamed)
        assert await agency.agency_fact(tx) == renamed


async def test_leave_is_found_until_its_last_day(database: Database) -> None:
    async with database.begin() as tx:
        lan, hung = await people.add_person(tx, "Lan"), await people.add_person(tx, "Hùng")
        later = Absence(hung, date(2026, 2, 9), date(2026, 2, 10))
        leave = Absence(lan, date(2026, 2, 2), date(2026, 2, 6), hung)
        for a in (later, leave):
            await absences.keep(tx, a)
        assert await absences.ending_from(tx, date(2026, 2, 6)) == [leave, later]
        assert await absences.ending_from(tx, date(2026, 2, 7)) == [later]
        await absences.end_before(tx, later, later.first_day)
        assert await absences.ending_from(tx, date(2026, 2, 1)) == [leave]
