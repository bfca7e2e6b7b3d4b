"""One person, several chats: which comes first, letting one go, another by a code; a chat leads to one person only."""

import asyncio
import random
import re

import pytest

from domain.chat import NotNow, Outgoing, Unreachable
from domain.people import Grant, Role
from domain.problem import Problem
from handlers.dispatch import handle
from jobs.deliver import Delivery
from storage import accounts, outbox, people
from storage.database import Database
from storage.outbox import Message
from tests.fakes.channel import RecordingChannel
from tests.integration.office import Conversation

CHANNELS = ("zalo", "telegram", "web")


async def _lan(talk: Conversation) -> int:
    """Lan, who joined on Zalo, then on Telegram, then in the browser."""
    async with talk.database.begin() as tx:
        lan = await people.add_person(tx, "Trần Thị Lan", grants=[Grant(Role.STAFF)])
        for channel in CHANNELS:
            await accounts.link(tx, talk.now, lan, channel, "lan")
    return lan


async def _linked(talk: Conversation, person_id: int) -> list[str]:
    async with talk.database.read() as tx:
        return [account.channel for account in await accounts.accounts_of(tx, person_id)]


async def test_somebody_sees_their_chats_chooses_one_lets_one_go_and_comes_back(sqlite: Database) -> None:
    talk = Conversation(sqlite, handle)
    lan = await _lan(talk)
    (shown,) = await talk.says("lan", "/taikhoan", "zalo")
    assert [line for line in shown.splitlines() if line[0].isdecimal()] == [
        "1. Trang chat (ưu tiên)",
        "2. Telegram",
        "3. Zalo (kênh này)",
    ]
    assert "Zalo trước" in (await talk.says("lan", "/taikhoan 3", "zalo"))[0]
    assert await _linked(talk, lan) == ["zalo", "web", "telegram"]
    assert "có 3 kênh" in (await talk.says("lan", "/taikhoan 4", "zalo"))[0]

    # Asked first; "2" keeps it.
    assert "Bỏ kênh Telegram?" in (await talk.says("lan", "/taikhoan bỏ 3", "zalo"))[0]
    assert "Vẫn giữ" in (await talk.says("lan", "2", "zalo"))[0]
    await talk.says("lan", "/taikhoan bỏ 3", "zalo")
    assert (await talk.says("lan", "1", "zalo"))[0] == "Đã bỏ Telegram. Tin sẽ gửi qua Zalo."
    assert await _linked(talk, lan) == ["zalo", "web"]
    assert "Nếu có mã mời" in (await talk.says("lan", "/viec"))[0]

    # The one that comes first can go too; the last one cannot.
    await talk.says("lan", "/taikhoan bỏ 1", "web")
    assert "Tin sẽ gửi qua Trang chat" in (await talk.says("lan", "1", "web"))[0]
    assert "kênh duy nhất" in (await talk.says("lan", "/taikhoan bỏ 1", "web"))[0]

    # Back, by a code of one's own, which is good for an hour and once.
    (told,) = await talk.says("lan", "/taikhoan thêm", "web")
    (code,) = re.findall(r"[A-Z2-9]{4}-[A-Z2-9]{4}", told)
    assert "Chào mừng" in (await talk.says("lan", code))[0]
    assert "đã được dùng" in (await talk.says("hung", code))[0]
    assert await _linked(talk, lan) == ["telegram", "web"]
    (late,) = re.findall(r"[A-Z2-9]{4}-[A-Z2-9]{4}", (await talk.says("lan", "/taikhoan thêm"))[0])
    talk.wait(minutes=61)
    assert "hết hạn" in (await talk.says("lan", late, "zalo"))[0]


async def test_a_code_of_one_person_does_not_take_another_persons_chat(sqlite: Database) -> None:
    talk = Conversation(sqlite, handle)
    lan = await _lan(talk)
    async with sqlite.begin() as tx:
        hung = await people.add_person(tx, "Lê Hùng", grants=[Grant(Role.STAFF)])
        await accounts.link(tx, talk.now, hung, "zalo", "hung")
    (code,) = re.findall(r"[A-Z2-9]{4}-[A-Z2-9]{4}", (await talk.says("hung", "/taikhoan thêm", "zalo"))[0])
    assert "đã gắn với Trần Thị Lan" in (await talk.says("lan", code))[0]
    assert await _linked(talk, lan) == ["web", "telegram", "zalo"]
    assert await _linked(talk, hung) == ["zalo"]


async def test_two_people_racing_for_one_chat_get_it_once(database: Database) -> None:
    talk = Conversation(database, handle)
    async with database.begin() as tx:
        two = [await people.add_person(tx, name) for name in ("Lan", "Hùng")]

    async def link(person_id: int) -> str:
        try:
            async with database.begin() as tx:
                await accounts.link(tx, talk.now, person_id, "zalo", "1/2")
                await asyncio.sleep(0)
        except Problem as problem:
            return problem.key
        return "linked"

    for _ in range(5):
        won = await asyncio.gather(*(link(person_id) for person_id in two))
        assert sorted(won) == ["linked", "people.account_taken"]
        async with database.begin() as tx:
            (account,) = [a for i in two for a in await accounts.accounts_of(tx, i)]
            assert account.person_id == two[won.index("linked")]
            assert account.preferred
            await accounts.unlink(tx, talk.now, account.id)


@pytest.mark.parametrize("answer_from", CHANNELS)
async def test_what_one_chat_does_not_take_goes_to_the_next_and_an_answer_counts_from_any(
    sqlite: Database, answer_from: str
) -> None:
    talk = Conversation(sqlite, handle)
    lan = await _lan(talk)
    ways = {name: RecordingChannel(name) for name in CHANNELS}
    delivery = Delivery(sqlite, ways, lambda: talk.now, random.Random(1).random, "w")
    async with sqlite.begin() as tx:
        await outbox.put(tx, talk.now, "reminder", Message("Sáng nay có 1 việc"), person_id=lan)
    ways["web"].fail("lan", Unreachable("gone"))
    ways["telegram"].fail("lan", NotNow("busy"), Unreachable("Forbidden: bot was blocked by the user"))
    await delivery.drain()
    assert [way.texts() for way in ways.values()] == [[], [], []]  # Telegram said "not now": it is not given up yet
    talk.wait(minutes=2)
    await delivery.drain()
    assert {name: way.texts() for name, way in ways.items()} == {
        "zalo": ["Sáng nay có 1 việc"],
        "telegram": [],
        "web": [],
    }
    # Whichever they write from is reached again, and answered there.
    (said,) = await talk.says("lan", "/viec", answer_from)
    await delivery.drain()
    assert ways[answer_from].sent[-1] == Outgoing("lan", said)
    async with sqlite.read() as tx:
        reached = {a.channel for a in await accounts.accounts_of(tx, lan) if a.unreachable_since is None}
    assert reached == {"zalo", answer_from}
