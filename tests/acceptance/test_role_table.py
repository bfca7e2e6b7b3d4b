"""Who may send what: every command through the chat, by everybody; and help shows just that."""

import re
from datetime import UTC, datetime

import pytest
from sqlalchemy import select

from bot.sample import load_sample, web_address
from domain.chat import Incoming, OutgoingFile
from domain.people import Grant, Role
from domain.plan_draft import PlanDraft
from domain.problem import Problem
from handlers.dispatch import COMMANDS, handle
from handlers.turn import Surroundings, Turn
from storage import accounts, inbox, people, units, work
from storage.database import Database
from storage.schema.plans import task
from tests.acceptance.scene import SETTINGS, Scene

START = datetime(2026, 1, 5, 1, tzinfo=UTC)
S, H, L, O, A = "Cán Bộ", "Trưởng Phòng", "Lãnh Đạo", "Văn Phòng", "Quản Trị"  # noqa: E741 - the head of the table
ROLES = {S: Role.STAFF, H: Role.HEAD, L: Role.LEADER, O: Role.OFFICE, A: Role.ADMIN}
ALL = {S, H, L, O, A}
OWN, OTHER = "Chi cục Tiêu chuẩn Đo lường Chất lượng", "Phòng Quản lý Khoa học"
REFUSALS = {"chat.not_allowed", "answer.not_yours", "answer.a_colleagues"}
REFUSED = re.compile("Việc này ngoài phạm vi vai trò của anh/chị|Việc T[0-9]+ do .+ nên anh/chị chưa báo cáo được")

# Each command with what it is sent with, and who may. {own} is a task of the unit of the staff member and the head,
# {other} another unit's, {asleep} one that waits; the staff member owns none of them. Of one's own tasks everybody may
# report: that is told apart below.
TABLE: dict[str, set[str]] = {
    "/viec": ALL,
    "/viec {own}": ALL,
    "/viec {other}": {L, O, A},
    "/xong {own}": {H, O},
    "/xong {other}": {O},
    "/dang {own} 60%": {H, O},
    "/dang {other} 60%": {O},
    "/chua {own}": {H, O},
    "/chua {other}": {O},
    "/vuong {own} chờ mẫu": {H, O},
    "/vuong {other} chờ mẫu": {O},
    "/lui {own} 30/12 chờ mẫu": {H, O},
    "/lui {other} 30/12 chờ mẫu": {O},
    "/tim khoa học": ALL,
    "/lich": ALL,
    "/kehoach": ALL,
    "/phong": {H, L, O},
    f"/phong {OTHER}": {L, O},
    "/baocaophong": {H},
    "/baocao thang": {L, O},
    "/chot thang 12": {O},
    "/chuabaocao": {O},
    "/nhacngay Lan": {O},
    "/giahan": {O},
    "/cauhoi": {O},
    f"/giao {OTHER} nộp báo cáo X trước 15/7": {O},
    "/mo {asleep} 15/7": {O},
    "/sukien {asleep} 5/1": {O},
    "/tralai {other} thiếu phụ lục": {O},
    "/dong {other} không làm nữa": {O},
    "/molai {other}": {O},
    "/nhan tất cả: mai họp giao ban": {O},
    "/cuoinam": {O, A},
    "/caidat": {O, A},
    "/caidat địa danh Vinh": {O, A},
    "/caidat chốt 10": {O, A},
    "/nhip": {O, A},
    "/nhip 7, 1, 0": {O, A},
    "/ngaynghi": ALL,
    "/ngaynghi 2/3/2026 nghỉ bù": {A},
    "/ngaynghi chốt 2027": {A},
    "/kenh": {O, A},
    "/donvi": ALL,
    f"/donvi {OTHER}: thêm tên PX": {A},
    "/moi Lan": {A},
    "/vaitro Hồng": {A},
    "/vaitro Hồng: Văn phòng": {A},
    "/thoiviec Hồng": {A},
    "/xoadulieu": {A},
    "/xoadulieu Hồng": {A},
    "/nhatky": {A},
    "/lichnhac": ALL,
    "/gio 9h": ALL,
    "/nghi": ALL,
    "/taikhoan": ALL,
    "/toi": ALL,
    "/ngonngu vi": ALL,
    "/trogiup": ALL,
    "/sai": ALL,
}
APART = {"tailieu", "nhom", "help", "start"}
"""They answer only to what was sent before, or in another chat; their own tests tell."""

OF_ONES_OWN = {"xong", "dang", "chua", "vuong", "lui", "tailieu"}
"""Everybody may say these of the tasks they own."""


@pytest.fixture
async def scene(sqlite: Database, sample_file: OutgoingFile, sample_draft: PlanDraft) -> Scene:
    """The sample office with five more people, each of one role: staff and head of a unit, the others of the agency."""
    await load_sample(sqlite, START)
    async with sqlite.begin() as tx:
        own = await units.find_named(tx, OWN)
        for name, role in ROLES.items():
            unit_id = own if role in {Role.STAFF, Role.HEAD} else None
            person_id = await people.add_person(tx, f"Vai {name}", own, grants=[Grant(role, unit_id)])
            await accounts.link(tx, START, person_id, "web", web_address(person_id))
    scene = await Scene.open(sqlite, START)
    await scene.has_in_force(sample_file, sample_draft)
    return scene


async def _codes(scene: Scene) -> dict[str, str]:
    async with scene.database.read() as tx:
        views = await work.open_views(tx)
        asleep = (await tx.execute(select(task.c.number).where(task.c.state == "asleep"))).scalars().first()
    held = {v.code: {x.unit_name for x in views if x.code == v.code} for v in views}
    own, other = (next(code for code, names in held.items() if names == {name}) for name in (OWN, OTHER))
    return {"own": own, "other": other, "asleep": f"T{asleep}"}


def _refused(answer: str) -> bool:
    return REFUSED.match(answer) is not None


def test_the_table_has_every_command() -> None:
    assert {typed[1:].split()[0] for typed in TABLE} | APART == set(COMMANDS)


async def _is_refused(scene: Scene, name: str, text: str, number: int) -> bool:
    """Whether somebody is refused what they send; what it does else is kept, and what is said of it not delivered."""
    incoming = Incoming("web", str(number), web_address(scene.person(name).id), text, scene.now)
    try:
        async with scene.database.begin() as tx:
            incoming_id = await inbox.keep(tx, incoming, [])
            assert incoming_id is not None
            sender = await people.find_by_account(tx, incoming.channel, incoming.address)
            around = Surroundings(SETTINGS.zone, sample=True)
            await handle(Turn(tx, scene.now, incoming, incoming_id, sender, around, scene.database.read))
    except Problem as problem:
        return problem.key in REFUSALS
    return False


async def test_every_command_is_for_those_the_table_names(scene: Scene) -> None:
    codes = await _codes(scene)
    # Who may not comes first: they would not be stopped by what the others have changed.
    sent = [(typed, name) for typed, allowed in TABLE.items() for name in sorted(ALL, key=lambda n: n in allowed)]
    refused = [await _is_refused(scene, name, typed.format(**codes), n) for n, (typed, name) in enumerate(sent)]
    wrong = [each for each, no in zip(sent, refused, strict=True) if no is (each[1] in TABLE[each[0]])]
    assert wrong == []


async def test_help_shows_what_one_may_and_nothing_else(scene: Scene) -> None:
    for name in ROLES:
        shown = set(re.findall(r"^/([a-z]+)", await scene.says(name, "/trogiup"), re.MULTILINE))
        allowed = {typed[1:].split()[0] for typed, who in TABLE.items() if name in who}
        assert shown == allowed | OF_ONES_OWN | ({"nhom"} if name in {O, A} else set()), name


async def test_who_owns_a_task_may_report_on_it_wherever_it_is(scene: Scene) -> None:
    code = (await _codes(scene))["other"]
    assert _refused(await scene.says(S, f"/xong {code}"))
    await scene.says("Mai", f"giao {code} cho Vai Cán Bộ")
    await scene.says(S, "nhận")
    assert (await scene.says(S, f"{code} 50%")).startswith("✓")
    await scene.says("Trang", f"giao {code} cho Hải Nam")
    await scene.says("Hải Nam", "nhận")
    assert _refused(await scene.says(S, f"{code} xong")), "it changed hands"
