"""Several bots of one office: each talks to so many people, and a person to one of them."""

import dataclasses
import random

import pytest

from domain.allowance import Allowance, bot_of
from domain.bots import Bot
from domain.people import Grant, Role
from handlers import invite, join
from handlers.invite import make_invitation
from handlers.turn import Turn
from storage import accounts, people
from storage.audit import Actor
from storage.database import Database
from tests.integration.office import SURROUNDINGS, Conversation

CHOOSE = random.Random(20260105).choice
BOTS = (Bot("zalo", "11", "Bot Một"), Bot("zalo", "22", "Bot Hai"), Bot("zalo", "33", "Bot Ba"))


async def _answer(turn: Turn) -> None:
    if turn.sender is None:
        await join.stranger(turn)
    else:
        await invite.invite(turn, turn.incoming.text.removeprefix("/moi "), CHOOSE)


@pytest.fixture
def chat(database: Database) -> Conversation:
    """Three bots for two people each."""
    limits = {"zalo": Allowance(people=2)}
    return Conversation(database, _answer, dataclasses.replace(SURROUNDINGS, bots=lambda: BOTS, allowances=limits))


async def _invited(chat: Conversation, name: str) -> tuple[int, str]:
    async with chat.database.begin() as tx:
        person_id = await people.add_person(tx, name, grants=[Grant(Role.ADMIN)])
        invited = await make_invitation(tx, chat.now, Actor(None, "cli"), await people.get(tx, person_id), CHOOSE)
    return person_id, invited.code


async def _joins(chat: Conversation, name: str, address: str) -> int:
    person_id, code = await _invited(chat, name)
    assert "Chào mừng" in (await chat.says(address, code, "zalo"))[0]
    return person_id


async def _counts(chat: Conversation) -> dict[str, int]:
    async with chat.database.read() as tx:
        return await accounts.people_of_bots(tx, "zalo")


async def test_a_full_bot_says_which_other_to_add_and_the_code_stays_good(chat: Conversation) -> None:
    for name, address in (("Lan", "11/a"), ("Hùng", "11/b"), ("Mai", "22/c")):
        await _joins(chat, name, address)
    nam, code = await _invited(chat, "Nam")
    [sent_on] = await chat.says("11/d", code, "zalo")
    assert "“Bot Ba”" in sent_on
    assert "Chào mừng Nam" in (await chat.says("33/d", code, "zalo"))[0]
    assert await _counts(chat) == {"11": 2, "22": 1, "33": 1}
    async with chat.database.read() as tx:
        assert [a.address for a in await accounts.accounts_of(tx, nam)] == ["33/d"]


async def test_where_all_are_full_somebody_may_still_try(chat: Conversation) -> None:
    for number, name in enumerate(("Lan", "Hùng", "Mai", "Nam", "Thủy", "Bảo", "Dũng")):
        await _joins(chat, name, f"{BOTS[number % 3].id}/{number}")
    assert sum((await _counts(chat)).values()) == 7


async def test_who_moves_to_another_bot_leaves_their_place(chat: Conversation) -> None:
    lan = await _joins(chat, "Lan", "11/a")
    async with chat.database.begin() as tx:
        await accounts.link(tx, chat.now, lan, "telegram", "1001")
        again = await make_invitation(tx, chat.now, Actor(None, "cli"), await people.get(tx, lan), CHOOSE)
    assert "Chào mừng Lan" in (await chat.says("22/a", again.code, "zalo"))[0]
    assert await _counts(chat) == {"22": 1}
    async with chat.database.read() as tx:
        assert {bot_of(a.address) or a.channel for a in await accounts.accounts_of(tx, lan)} == {"22", "telegram"}
    assert "unlink" in await chat.acts()
    [stranger] = await chat.says("11/a", "1 xong", "zalo")
    assert "nội bộ" in stranger


async def test_in_a_full_bot_ones_own_place_stays_ones_own(chat: Conversation) -> None:
    lan = await _joins(chat, "Lan", "11/a")
    await _joins(chat, "Hùng", "11/b")
    async with chat.database.begin() as tx:
        again = await make_invitation(tx, chat.now, Actor(None, "cli"), await people.get(tx, lan), CHOOSE)
    assert "Chào mừng Lan" in (await chat.says("11/a2", again.code, "zalo"))[0]


async def test_an_invitation_names_the_emptiest_bot(chat: Conversation) -> None:
    await _joins(chat, "Quản", "11/a")
    await _invited(chat, "Nguyễn Thị Lan")
    _, forward = await chat.says("11/a", "/moi Nguyễn Thị Lan", "zalo")
    assert "• Zalo: tìm “Bot Hai”" in forward
    chat.surroundings = SURROUNDINGS
    _, forward = await chat.says("11/a", "/moi Nguyễn Thị Lan", "zalo")
    assert "Zalo" not in forward
