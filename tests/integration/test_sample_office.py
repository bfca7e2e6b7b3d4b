"""The sample office: whole, once, and of use with real plans."""

import json
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.sample import load_sample, web_address
from domain.people import Role, UnitKind
from domain.text import fold
from storage import accounts, agency, people, units
from storage.database import Database

NOW = datetime(2026, 1, 5, 1, tzinfo=UTC)


async def test_the_office_has_all_that_is_needed_to_try_it(database: Database) -> None:
    await load_sample(database, NOW)
    async with database.read() as tx:
        everybody, chart = await people.everybody(tx), await units.all_units(tx)
        fact = await agency.agency_fact(tx)
        for person in everybody:
            found = await people.find_by_account(tx, "web", web_address(person.id))
            assert found == person
    assert {g.role for p in everybody for g in p.grants} == set(Role)
    plain = [u for u in chart if u.kind is not UnitKind.GROUP]
    assert len(plain) == 6
    assert all(u.members for u in chart if u.kind is UnitKind.GROUP)
    for unit in plain:
        assert any(p.holds(Role.HEAD, unit.id) for p in everybody), unit.name
    assert (fact.code, fact.place, fact.recipients[-1]) == ("SKHCN", "Sông Lam", "Lưu: VT, VP")
    # "1-5 Lan" must mean one person.
    assert len({p.name.split()[-1] for p in everybody}) == len(everybody)


async def test_a_second_start_keeps_what_was_tried_out(database: Database) -> None:
    await load_sample(database, NOW)
    async with database.begin() as tx:
        [first, second, *_] = await people.everybody(tx)
        await people.retire(tx, NOW, first.id)
        await people.set_language(tx, second.id, "en")
        await accounts.link(tx, NOW, second.id, "telegram", "77")
    await load_sample(database, NOW)
    async with database.read() as tx:
        assert await people.find_by_account(tx, "web", web_address(first.id)) is None
        assert len(await people.everybody(tx, active=False)) == 13
        assert (await people.get(tx, second.id)).language == "en"
        assert [a.channel for a in await accounts.accounts_of(tx, second.id)] == ["telegram", "web"]


@pytest.mark.parametrize(
    ("stem", "unknown"),
    [
        (
            "000_00165bc79a67a4da",
            {"Trung tâm Thông tin Khoa học Công nghệ và Tin học", "Trung tâm Khoa học xã hội và nhân văn"},
        ),
        ("003_9a1e4a174f687eff", {"Các phòng", "Lãnh đạo Sở", "Trưởng các phòng chuyên môn"}),
        ("004_de1b9e5cc222c3a8", {"Trung tâm TTKT& UDKHCN"}),
    ],
)
async def test_it_knows_most_units_of_real_plans_and_has_some_to_ask_about(
    database: Database, shared: Path, stem: str, unknown: set[str]
) -> None:
    await load_sample(database, NOW)
    plan = json.loads((shared / "plans" / "expected" / f"{stem}.json").read_text(encoding="utf-8"))
    lead = {fold(name): name for task in plan["tasks"] for name in task["lead"]}
    async with database.read() as tx:
        assert {name for name in lead.values() if await units.find_named(tx, name) is None} == unknown
