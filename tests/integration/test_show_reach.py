"""`/kenh`: the Office sees whom nothing reaches, since when and why, and what is left of the month's messages."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from sqlalchemy import update

from domain.allowance import Allowance
from domain.people import Grant, Role
from handlers.dispatch import handle
from locales import say
from storage import accounts, bots, outbox, people
from storage.bots import Pause
from storage.database import Database
from storage.outbox import Message
from storage.schema.office import chat_account
from tests.integration.office import SURROUNDINGS, Conversation

NOW = datetime(2026, 3, 17, 2, tzinfo=UTC)
ZALO = {"zalo": Allowance(a_month=3000)}


async def _office(database: Database) -> Conversation:
    """Hà of the Office, who writes here on Telegram; Lan on Telegram and Zalo, Hùng on Zalo; Mai never joined."""
    before = NOW - timedelta(days=5)
    async with database.begin() as tx:
        ha = await people.add_person(tx, "Hà", grants=[Grant(Role.OFFICE)])
        lan, hung = [await people.add_person(tx, name, grants=[Grant(Role.STAFF)]) for name in ("Lan", "Hùng")]
        await people.add_person(tx, "Mai")
        for person_id, channel, address in (
            (ha, "telegram", "1"),
            (lan, "telegram", "2"),
            (lan, "zalo", "77/2"),
            (hung, "zalo", "77/3"),
        ):
            await accounts.link(tx, before, person_id, channel, address)
        await tx.execute(
            update(chat_account)
            .where(chat_account.c.address.in_(["2", "77/3"]))
            .values(unreachable_since=before, unreachable_why="Forbidden: bot was blocked by the user")
        )
    return Conversation(database, handle, replace(SURROUNDINGS, allowances=ZALO), NOW)


async def test_the_office_sees_every_channel_and_whom_nothing_reaches(database: Database) -> None:
    office = await _office(database)
    async with database.begin() as tx:
        await bots.count(tx, ("zalo", "77"), "2026-03", 2950)
        await bots.count(tx, ("zalo", "78"), "2026-03", 30)
        await bots.pause(tx, ("zalo", "78"), Pause(NOW, 1, NOW + timedelta(minutes=1), month_is_spent=False))
        await outbox.put(tx, NOW - timedelta(days=1), "notice", Message("chờ"), person_id=3)
    assert await office.says("1", "/kenh") == [
        "Kênh liên lạc lúc 09:00:\n"
        "• Telegram: 2 người; gửi gần nhất chưa có, nhận gần nhất 09:00\n"
        "• Zalo: 2 người; gửi gần nhất chưa có, nhận gần nhất chưa có\n"
        "   Zalo (bot 77): tháng 3 đã gửi 2950/3000 tin (98%)\n"
        "   Còn rất ít tin của tháng: chỉ gửi câu trả lời và thông báo; tin nhắc việc đi kênh khác hoặc chờ.\n"
        "   Zalo (bot 78): tháng 3 đã gửi 30/3000 tin (1%)\n"
        "   Zalo (bot 78): nền tảng báo gửi quá nhiều, tạm dừng đến 09:01.\n"
        "Đang chờ gửi: 1 tin, tin đầu chờ từ 09:00 16/03.\n"
        "Không gửi được tới 2 tài khoản:\n"
        "1. Lan – Telegram, từ 12/03: đã chặn bot; đang nhận qua Zalo\n"
        "2. Hùng – Zalo, từ 12/03: đã chặn bot; chưa có kênh khác, cần mời lại bằng /moi\n"
        "Chưa tham gia: 1 người (Mai)."
    ]


async def test_it_is_for_the_office_and_administrators(database: Database) -> None:
    office = await _office(database)
    [told] = await office.says("77/2", "/kenh", "zalo")
    assert told == say("vi", "chat.not_allowed")


async def test_where_all_is_well_it_says_so(database: Database) -> None:
    async with database.begin() as tx:
        person_id = await people.add_person(tx, "Hà", grants=[Grant(Role.ADMIN)])
        await accounts.link(tx, NOW, person_id, "telegram", "1")
    [told] = await Conversation(database, handle, now=NOW).says("1", "/kenh")
    assert told.endswith("\nKhông có tin nào đang chờ gửi.\nMọi tài khoản đã liên kết đều nhận được tin.")
