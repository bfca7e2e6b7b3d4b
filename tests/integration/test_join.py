"""Joining by a code, and all the ways it does not work, as the chat sees them."""

import asyncio
import random

import pytest

from domain.people import Grant, Role, UnitKind
from handlers import join
from handlers.invite import make_invitation
from handlers.join import Limits
from handlers.turn import Turn
from storage import accounts, people, units
from storage.audit import Actor
from storage.database import Database
from tests.integration.office import Conversation

CHOOSE = random.Random(20260105).choice
STRANGER = "Xin chào! Đây là hệ thống nhắc việc nội bộ."
LIMITS = Limits(of_a_sender=3, of_all=5)


async def _answer(turn: Turn) -> None:
    """The smallest dispatcher: strangers join, known people may send a code or just chat."""
    if turn.sender is None:
        await join.stranger(turn, LIMITS)
    elif not await join.again(turn, LIMITS):
        await turn.answer(f"chat: {turn.incoming.text}")


@pytest.fixture
def chat(database: Database) -> Conversation:
    return Conversation(database, _answer)


async def _person(chat: Conversation, name: str = "Trần Thị Lan", *roles: Role) -> int:
    async with chat.database.begin() as tx:
        named = await units.find_named(tx, "Phòng A")
        unit = named or await units.add_unit(tx, "Phòng A", UnitKind.DEPARTMENT)
        grants = [Grant(r, unit if r in {Role.STAFF, Role.HEAD} else None) for r in roles or (Role.STAFF,)]
        return await people.add_person(tx, name, unit, grants=grants)


async def _code(chat: Conversation, person_id: int, by: int | None = None) -> str:
    async with chat.database.begin() as tx:
        person = await people.get(tx, person_id)
        return (await make_invitation(tx, chat.now, Actor(by, "cli"), person, CHOOSE)).code


@pytest.mark.parametrize("typed", ["/start {}", "{}", "/join {}", "/START@nhacviec_bot {}", "mã của tôi: {} ạ"])
@pytest.mark.parametrize("channel", ["telegram", "zalo"])
async def test_a_code_lets_somebody_in(chat: Conversation, typed: str, channel: str) -> None:
    lan = await _person(chat, "Trần Thị Lan", Role.HEAD, Role.OFFICE)
    code = await _code(chat, lan)
    [welcome] = await chat.says("77", typed.format(code.lower()), channel)
    assert "Trần Thị Lan" in welcome
    assert "Trưởng đơn vị (Phòng A), Văn phòng" in welcome
    assert "/baocao thang" in welcome
    assert await chat.says("77", "1 xong", channel) == ["chat: 1 xong"]
    async with chat.database.read() as tx:
        [account] = await accounts.accounts_of(tx, lan)
    assert (account.channel, account.address, account.preferred) == (channel, "77", True)
    assert await chat.acts() == ["invite", "join"]


async def test_who_invited_hears_of_it(chat: Conversation) -> None:
    admin, lan = await _person(chat, "Quản", Role.ADMIN), await _person(chat)
    await chat.says("77", await _code(chat, lan, by=admin))
    assert await chat.told_person(admin) == ["Trần Thị Lan đã tham gia Nhắc Việc."]


async def test_a_code_works_once(chat: Conversation) -> None:
    code = await _code(chat, await _person(chat))
    await chat.says("77", code)
    [line] = await chat.says("88", code)
    assert "đã được dùng" in line
    assert await chat.says("88", "xin chào") != ["chat: xin chào"]
    assert await chat.acts() == ["invite", "join", "join_failed", "stranger"]


async def test_two_who_send_a_code_at_once_are_one_too_many(chat: Conversation) -> None:
    lan = await _person(chat)
    code = await _code(chat, lan)
    told = [lines[0] for lines in await asyncio.gather(*(chat.says(who, code) for who in ("77", "88", "99")))]
    assert sum("Chào mừng" in line for line in told) == 1
    assert sum("đã được dùng" in line for line in told) == 2
    async with chat.database.read() as tx:
        assert len(await accounts.accounts_of(tx, lan)) == 1


async def test_a_code_runs_out_after_a_week(chat: Conversation) -> None:
    lan = await _person(chat)
    code = await _code(chat, lan)
    chat.wait(days=7)
    [line] = await chat.says("77", code)
    assert "hết hạn" in line
    in_time = await _code(chat, lan)
    chat.wait(days=7, seconds=-1)
    [welcome] = await chat.says("77", in_time)
    assert welcome.startswith("Chào mừng Trần Thị Lan")


async def test_a_new_code_takes_the_place_of_the_old_one(chat: Conversation) -> None:
    lan = await _person(chat)
    old, new = await _code(chat, lan), await _code(chat, lan)
    assert "hết hạn" in (await chat.says("77", old))[0]
    assert "Chào mừng" in (await chat.says("77", new))[0]


@pytest.mark.parametrize("text", ["K7MX-4QRT", "/start K7MX4QRT", "/start nguyenvana", "/join 123"])
async def test_a_wrong_code_is_told_and_noted(chat: Conversation, text: str) -> None:
    assert "không đúng" in (await chat.says("77", text))[0]
    assert await chat.acts() == ["join_failed"]


async def test_who_has_left_cannot_come_back_by_an_old_code(chat: Conversation) -> None:
    lan = await _person(chat)
    code = await _code(chat, lan)
    async with chat.database.begin() as tx:
        await people.retire(tx, chat.now, lan)
    assert "không đúng" in (await chat.says("77", code))[0]


async def test_a_stranger_hears_one_line_and_then_nothing(chat: Conversation) -> None:
    [line] = await chat.says("99", "xin chào")
    assert line.startswith(STRANGER)
    for text in ("/viec", "/start", "1 xong 2 60%", "/moi Lan", ""):
        assert await chat.says("99", text) == []
    assert len(await chat.says("99", "xin chào", "zalo")) == 1
    assert await chat.acts() == ["stranger", "stranger"]


async def test_one_sender_may_fail_only_so_often(chat: Conversation) -> None:
    code = await _code(chat, await _person(chat))
    for _ in range(LIMITS.of_a_sender):
        assert "không đúng" in (await chat.says("66", "K7MX-4QRT"))[0]
    [line] = await chat.says("66", code)
    assert "thử lại sau một giờ" in line
    assert await chat.says("66", code) == []
    assert await chat.acts() == ["invite", *["join_failed"] * LIMITS.of_a_sender, "join_limited"]
    chat.wait(hours=1, seconds=1)
    assert "Chào mừng" in (await chat.says("66", code))[0]


async def test_all_senders_together_may_fail_only_so_often(chat: Conversation) -> None:
    code = await _code(chat, await _person(chat))
    for n in range(LIMITS.of_all):
        await chat.says(f"bad{n}", "K7MX-4QRT")
    assert "thử lại sau một giờ" in (await chat.says("77", code))[0]
    chat.wait(hours=1, seconds=1)
    assert "Chào mừng" in (await chat.says("77", code))[0]


async def test_a_known_person_needs_no_code(chat: Conversation) -> None:
    lan = await _person(chat)
    await chat.says("77", await _code(chat, lan))
    own = await _code(chat, lan)
    [line] = await chat.says("77", own)
    assert "đã gắn với Trần Thị Lan" in line
    # It was not used up: it still brings their other chat in.
    assert "Chào mừng" in (await chat.says("5", own, "zalo"))[0]


async def test_a_known_person_cannot_become_somebody_else(chat: Conversation) -> None:
    lan, hung = await _person(chat), await _person(chat, "Lê Hùng")
    await chat.says("77", await _code(chat, lan))
    code = await _code(chat, hung)
    for text in (code, f"/start {code}"):
        assert "chỉ dành cho người được mời" in (await chat.says("77", text))[0]
    async with chat.database.read() as tx:
        found = await people.find_by_account(tx, "telegram", "77")
    assert found is not None
    assert found.id == lan
    assert "Chào mừng Lê Hùng" in (await chat.says("88", code))[0]


async def test_a_known_person_cannot_try_out_codes(chat: Conversation) -> None:
    lan = await _person(chat)
    await chat.says("lan", await _code(chat, lan))
    code = await _code(chat, await _person(chat, "Lê Hùng"))
    assert "Mã mời chỉ dành cho" in (await chat.says("lan", code))[0]
    for tried in ("CCCC2222", "CCCC3333", "CCCC4444"):
        assert await chat.says("lan", tried) == [f"chat: {tried}"]
    assert await chat.says("lan", code) == [f"chat: {code}"], "what is answered says no more which codes are good"


async def test_words_that_only_look_like_a_code_go_on_to_the_chat(chat: Conversation) -> None:
    await chat.says("77", await _code(chat, await _person(chat)))
    for text in ("K7MX-4QRT", "1 xong", "T12 xong"):
        assert await chat.says("77", text) == [f"chat: {text}"]


async def test_the_welcome_speaks_the_language_of_the_person(chat: Conversation) -> None:
    lan = await _person(chat)
    async with chat.database.begin() as tx:
        await people.set_language(tx, lan, "en")
    [welcome] = await chat.says("77", await _code(chat, lan))
    assert welcome.startswith("Welcome, Trần Thị Lan")
