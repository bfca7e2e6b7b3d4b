"""An administrator changes roles and lets people go."""

from datetime import date

import pytest
from sqlalchemy import select

from domain.occurrences import OccurrenceDraft
from domain.people import Grant, Role, UnitKind
from domain.tasks import AssignmentRole, OccurrenceKind
from handlers import change_roles, choose_language, retire
from handlers.turn import Turn
from storage import accounts, assignments, open_questions, people, tasks, units, work
from storage.database import Database
from storage.schema.records import audit
from tests.integration.office import Conversation


async def _answer(turn: Turn) -> None:
    """The smallest dispatcher: the two commands, and the answer to what the second asks."""
    asked = await open_questions.waiting(turn.tx, turn.now, turn.person.id)
    command, _, words = turn.incoming.text.partition(" ")
    if command == "/vaitro":
        await change_roles.change(turn, words)
    elif command == "/ngonngu":
        await choose_language.choose(turn, words)
    elif command == "/thoiviec":
        await retire.ask(turn, words)
    elif not (asked and asked.topic == retire.TOPIC and await retire.decide(turn, asked.data["person"])):
        await turn.answer("chat")


PEOPLE = {"Vũ Quản": Role.ADMIN, "Trần Thị Lan": Role.HEAD, "Lê Hùng": Role.STAFF, "Đỗ Mai": Role.STAFF}


@pytest.fixture
async def chat(database: Database) -> Conversation:
    """An administrator, a head, and two members of staff of "Phòng A"; everybody's chat is their last name."""
    talk = Conversation(database, _answer)
    async with database.begin() as tx:
        a = await units.add_unit(tx, "Phòng A", UnitKind.DEPARTMENT, ["PA"])
        await units.add_unit(tx, "Phòng B", UnitKind.DEPARTMENT)
        for name, role in PEOPLE.items():
            own = None if role is Role.ADMIN else a
            person = await people.add_person(tx, name, own, grants=[Grant(role, own)])
            await accounts.link(tx, talk.now, person, "telegram", name.split()[-1])
    return talk


async def _id(chat: Conversation, name: str) -> int:
    async with chat.database.read() as tx:
        return next(p.id for p in await people.everybody(tx, active=False) if p.name.endswith(name))


async def _give_tasks(chat: Conversation, name: str, count: int) -> None:
    """Open tasks of "Phòng A" in somebody's hands: T1, T2 ..."""
    owner = await _id(chat, name)
    async with chat.database.begin() as tx:
        unit = await units.find_named(tx, "Phòng A")
        for number in range(1, count + 1):
            new = tasks.NewTask(number, f"Việc {number}", f"Việc {number}", "open")
            task = await tasks.add_task(tx, chat.now, None, new)
            due = date(2026, 3, 31)
            occurrence = await assignments.add_occurrence(
                tx, chat.now, task, OccurrenceDraft("2026-03-31", OccurrenceKind.DATED, due=due)
            )
            [held] = await assignments.add_assignments(
                tx, chat.now, occurrence, due, [(unit, None, AssignmentRole.LEAD)]
            )
            await assignments.set_owner(tx, held, owner)


async def _owners(chat: Conversation) -> list[str | None]:
    async with chat.database.read() as tx:
        return [v.owner_name for v in await work.open_views(tx)]


async def test_roles_are_shown_and_changed(chat: Conversation) -> None:
    [shown] = await chat.says("Quản", "/vaitro Hùng")
    assert shown.startswith("Lê Hùng (Phòng A): Cán bộ (Phòng A).")
    [changed] = await chat.says("Quản", "/vaitro Hùng: Trưởng phòng; Văn phòng: phòng b; Lãnh đạo")
    assert changed == (
        "Đã đổi vai trò của Lê Hùng: Trưởng đơn vị (Phòng A), Văn phòng (Phòng B), Lãnh đạo.\n"
        "Nhắn “hoàn tác” để trở lại như trước."
    )
    hung = await _id(chat, "Hùng")
    async with chat.database.read() as tx:
        assert (await people.get(tx, hung)).holds(Role.LEADER)
        line = (await tx.execute(select(audit).where(audit.c.act == "roles_changed"))).one()
    assert (line.subject, line.subject_id, line.before[0][0], len(line.after)) == ("person", hung, "staff", 3)
    [told] = await chat.told_person(hung)
    assert "Trưởng đơn vị (Phòng A)" in told


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("/vaitro Hùng: Sếp", "Không rõ vai trò “Sếp”"),
        ("/vaitro Hùng: Lãnh đạo: Phòng Z", "Chưa có đơn vị “Phòng Z”"),
        ("/vaitro Quản: Quản trị; Cán bộ", "chưa thuộc đơn vị nào"),
        ("/vaitro Quản: Văn phòng", "Cần ít nhất một người giữ vai trò Quản trị"),
        ("/vaitro Bình: Cán bộ", "Không thấy ai tên “Bình”"),
        ("/thoiviec Quản", "không tự ghi nhận cho chính mình được"),
        ("/thoiviec", "Vui lòng ghi họ tên hoặc tên"),
    ],
)
async def test_what_cannot_be_done_is_told(chat: Conversation, words: str, says: str) -> None:
    [line] = await chat.says("Quản", words)
    assert says in line
    assert await chat.acts() == ["refused"]


@pytest.mark.parametrize("words", ["/vaitro Hùng: Quản trị", "/vaitro Hùng", "/thoiviec Hùng"])
@pytest.mark.parametrize("who", ["Lan", "Hùng"])
async def test_only_administrators_may(chat: Conversation, who: str, words: str) -> None:
    [line] = await chat.says(who, words)
    assert "ngoài phạm vi" in line


async def test_who_holds_nothing_leaves_on_a_yes(chat: Conversation) -> None:
    [asked] = await chat.says("Quản", "/thoiviec Mai")
    assert "không giữ việc nào" in asked
    assert await chat.says("Quản", "thôi") == ["chat"]
    [done] = await chat.says("Quản", "có")
    assert done.startswith("Đã ghi nhận Đỗ Mai thôi việc")
    async with chat.database.read() as tx:
        assert await people.find_by_account(tx, "telegram", "Mai") is None
    assert (await chat.acts())[-1] == "retired"


@pytest.mark.parametrize(
    ("answer", "owner"), [("giao cho Hùng", "Lê Hùng"), ("đơn vị", None), ("Trả về đơn vị.", None)]
)
async def test_open_tasks_go_to_somebody_first(chat: Conversation, answer: str, owner: str | None) -> None:
    await _give_tasks(chat, "Mai", 2)
    [asked] = await chat.says("Quản", "/thoiviec Mai")
    assert "Đỗ Mai đang giữ 2 việc:\n- T1 Việc 1\n- T2 Việc 2\n" in asked
    assert await chat.says("Quản", "có") == ["chat"], "a yes does not say who"
    await chat.says("Quản", answer)
    assert await _owners(chat) == [owner, owner]
    told = await chat.told_person(await _id(chat, "Hùng"))
    assert told == (["Anh/chị tiếp nhận 2 việc của Đỗ Mai:\n- T1 Việc 1\n- T2 Việc 2"] if owner else [])


@pytest.mark.parametrize("words", ["en", "EN", "English", "tiếng Anh"])
async def test_everybody_chooses_their_language(chat: Conversation, words: str) -> None:
    assert await chat.says("Hùng", f"/ngonngu {words}") == ["From now on Nhắc Việc speaks English to you."]
    assert await chat.says("Hùng", "/ngonngu fr") == ["Type /ngonngu vi (Vietnamese) or /ngonngu en (English)."]
    assert await chat.says("Hùng", "/ngonngu tieng viet") == ["Từ nay Nhắc Việc dùng tiếng Việt với anh/chị."]
