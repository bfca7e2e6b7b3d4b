"""Delivery: every message once through its channel, whatever goes wrong, and nobody waits for another's fault."""

import asyncio
from collections.abc import Callable
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import select, update

from domain.allowance import Allowance
from domain.chat import NotNow, OutgoingFile, Refused, Unreachable
from jobs.deliver import Delivery
from jobs.retrying import Numbers, wait_before
from storage import accounts, claims, files, outbox, people, routes
from storage.database import Database
from storage.outbox import Message
from storage.schema import delivery as tables
from tests.fakes.channel import RecordingChannel

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
SECOND = timedelta(seconds=1)


class Clock:
    """A clock that stands until it is moved."""

    def __init__(self) -> None:
        self.at = NOW

    def __call__(self) -> datetime:
        return self.at

    def forward(self, by: timedelta) -> None:
        self.at += by


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def web() -> RecordingChannel:
    return RecordingChannel("web")


def _delivery(
    database: Database,
    clock: Clock,
    *channels: RecordingChannel,
    chance: Callable[[], float] = lambda: 0.5,
    worker: str = "a",
    numbers: Numbers = Numbers(look_every=timedelta(milliseconds=20)),  # noqa: B008 - frozen
    at_once: int = 20,
) -> Delivery:
    allowances = {c.name: Allowance(at_once=at_once) for c in channels}
    return Delivery(database, {c.name: c for c in channels}, clock, chance, worker, numbers, allowances=allowances)


async def _say(database: Database, *texts: str, address: str = "1") -> None:
    async with database.begin() as tx:
        for text in texts:
            await outbox.put(tx, NOW, "answer", Message(text), channel="web", address=address)


async def _states(database: Database) -> list[tuple[str, int, str | None]]:
    async with database.read() as tx:
        o = tables.outbox.c
        rows = await tx.execute(select(o.state, o.attempts, o.last_error).order_by(o.id))
        return [(r.state, r.attempts, r.last_error) for r in rows]


async def test_everything_due_is_delivered_once_and_each_chat_in_its_order(
    database: Database, clock: Clock, web: RecordingChannel
) -> None:
    for address in map(str, range(30)):
        await _say(database, "một", "hai", "ba", address=address)
    delivery = _delivery(database, clock, web)
    await delivery.drain()
    await delivery.drain()
    assert len(web.sent) == 90
    assert all(web.texts(str(n)) == ["một", "hai", "ba"] for n in range(30))


async def test_many_chats_are_served_at_the_same_time_but_no_more_than_there_is_room_for(
    database: Database, clock: Clock, web: RecordingChannel
) -> None:
    for address in map(str, range(10)):
        await _say(database, "một", address=address)
    await _delivery(database, clock, web, at_once=4).drain()
    assert len(web.sent) == 10
    assert web.most_at_once == 4


async def test_what_was_sent_is_known_by_where_when_and_the_platforms_id(
    database: Database, clock: Clock, web: RecordingChannel
) -> None:
    await _say(database, "một", address="p7")
    clock.forward(SECOND)
    await _delivery(database, clock, web).drain()
    async with database.read() as tx:
        row = (await tx.execute(select(tables.outbox))).one()
    assert (row.state, row.sent_channel, row.sent_address) == ("sent", "web", "p7")
    assert (row.platform_id, row.sent_at) == ("web-1", NOW + SECOND)
    assert (row.claimed_by, row.claimed_until) == (None, None)


async def test_files_are_sent_whole_and_in_order(database: Database, clock: Clock, web: RecordingChannel) -> None:
    one, two = OutgoingFile("một.docx", "application/x", b"1"), OutgoingFile("hai.png", "image/png", b"2")
    async with database.begin() as tx:
        kept = [await files.keep(tx, NOW, f) for f in (one, two)]
        await outbox.put(tx, NOW, "answer", Message("đây", files=kept[::-1]), channel="web", address="1")
    await _delivery(database, clock, web).drain()
    assert web.sent[0].files == (two, one)


async def test_a_passing_fault_is_tried_again_later_and_later(
    database: Database, clock: Clock, web: RecordingChannel
) -> None:
    await _say(database, "một")
    web.fail("1", NotNow("away"), TimeoutError(), RuntimeError("a fault of ours"))
    delivery = _delivery(database, clock, web)
    for wait in (2, 4, 8):
        await delivery.drain()
        assert web.sent == []
        clock.forward((wait - 1) * SECOND)
        await delivery.drain()
        assert web.sent == []
        clock.forward(SECOND)
    await delivery.drain()
    assert web.texts() == ["một"]
    assert await _states(database) == [("sent", 4, None)]


async def test_the_platforms_own_wait_is_obeyed(database: Database, clock: Clock, web: RecordingChannel) -> None:
    await _say(database, "một")
    web.fail("1", NotNow("too many", after=timedelta(seconds=30)))
    delivery = _delivery(database, clock, web, chance=lambda: 0.0)
    await delivery.drain()
    clock.forward(29 * SECOND)
    await delivery.drain()
    assert web.sent == []
    clock.forward(SECOND)
    await delivery.drain()
    assert web.texts() == ["một"]


async def test_it_is_not_tried_for_ever(database: Database, clock: Clock, web: RecordingChannel) -> None:
    await _say(database, "một")
    web.fail("1", *[NotNow("away")] * 3)
    delivery = _delivery(database, clock, web, numbers=Numbers(attempts=3))
    for _ in range(5):
        await delivery.drain()
        clock.forward(timedelta(hours=1))
    assert web.sent == []
    assert await _states(database) == [("failed", 3, "away")]


async def test_a_message_the_platform_will_never_take_has_failed_and_the_next_one_goes(
    database: Database, clock: Clock, web: RecordingChannel
) -> None:
    await _say(database, "quá dài", "ngắn")
    web.fail("1", Refused("too long"))
    await _delivery(database, clock, web).drain()
    assert web.texts() == ["ngắn"]
    assert await _states(database) == [("failed", 1, "too long"), ("sent", 1, None)]


async def test_one_unreachable_person_stops_nobody_elses_messages(
    database: Database, clock: Clock, web: RecordingChannel
) -> None:
    for address in map(str, range(20)):
        await _say(database, "chào", address=address)
    for blocked in ("3", "11"):
        web.fail(blocked, Unreachable("blocked"))
    await _delivery(database, clock, web, at_once=2).drain()
    assert {m.address for m in web.sent} == {str(n) for n in range(20)} - {"3", "11"}


async def test_somebody_who_cannot_be_reached_here_is_tried_on_their_other_chat(
    database: Database, clock: Clock, web: RecordingChannel
) -> None:
    telegram = RecordingChannel("telegram")
    async with database.begin() as tx:
        person_id = await people.add_person(tx, "Trần Văn Hùng")
        await accounts.link(tx, NOW, person_id, "web", "p1")
        await accounts.link(tx, NOW, person_id, "telegram", "100")
        for text in ("một", "hai"):
            await outbox.put(tx, NOW, "reminder", Message(text), person_id=person_id)
        await outbox.put(
            tx, NOW, "answer", Message("ba"), person_id=person_id, channel="telegram", address="100", reply_to="55"
        )
    # The second message is not tried there any more; the answer is, for they wrote from there.
    telegram.fail("100", Unreachable("blocked by the user"), Unreachable("blocked by the user"))
    await _delivery(database, clock, web, telegram).drain()
    assert telegram.sent == []
    assert web.texts("p1") == ["một", "hai", "ba"]
    # The message it answered is on the other platform.
    assert [m.reply_to for m in web.sent] == [None, None, None]
    async with database.read() as tx:
        preferred, other = await accounts.accounts_of(tx, person_id)
    assert (preferred.unreachable_since, other.unreachable_since) == (NOW, None)


async def test_somebody_who_cannot_be_reached_anywhere_has_failed_messages(
    database: Database, clock: Clock, web: RecordingChannel
) -> None:
    async with database.begin() as tx:
        person_id = await people.add_person(tx, "Trần Văn Hùng")
        await accounts.link(tx, NOW, person_id, "web", "p1")
        await outbox.put(tx, NOW, "reminder", Message("một"), person_id=person_id)
        await outbox.put(tx, NOW, "answer", Message("hai"), channel="web", address="stranger")
    web.fail("p1", Unreachable("gone"))
    web.fail("stranger", Unreachable("gone"))
    await _delivery(database, clock, web).drain()
    assert [state for state, _, _ in await _states(database)] == ["failed", "failed"]


async def test_a_sender_killed_between_claim_and_mark_is_followed_by_one_that_delivers(
    database: Database, clock: Clock, web: RecordingChannel
) -> None:
    await _say(database, "một")
    async with database.begin() as tx:
        await routes.route(tx, NOW, ["web"])
        assert await claims.claim(tx, NOW, "web", "killed", Numbers().lease, 10)
    delivery = _delivery(database, clock, web)
    await delivery.drain()
    assert web.sent == []
    clock.forward(Numbers().lease)
    await delivery.drain()
    assert web.texts() == ["một"]


async def test_two_senders_on_one_database_send_nothing_twice(database_url: str, clock: Clock) -> None:
    async def sender(name: str, web: RecordingChannel) -> None:
        database = Database(database_url)
        await _delivery(database, clock, web, worker=name).drain()
        await database.close()

    database = Database(database_url)
    for n in range(200):
        await _say(database, f"{n}", address=str(n % 50))
    webs = [RecordingChannel(), RecordingChannel()]
    await asyncio.gather(*(sender(f"sender {n}", web) for n, web in enumerate(webs)))
    await _delivery(database, clock, webs[0], worker="last").drain()
    said = webs[0].texts() + webs[1].texts()
    assert sorted(said, key=int) == [str(n) for n in range(200)]
    await database.close()


async def test_a_slow_channel_keeps_no_other_waiting(database: Database, clock: Clock, web: RecordingChannel) -> None:
    slow = RecordingChannel("zalo")
    slow.open.clear()
    async with database.begin() as tx:
        for n in range(10):
            await outbox.put(tx, NOW, "reminder", Message("chậm"), channel="zalo", address=str(n))
            await outbox.put(tx, NOW, "answer", Message("nhanh"), channel="web", address=str(n))
    draining = asyncio.create_task(_delivery(database, clock, web, slow, at_once=4).drain())
    await web.until(lambda: len(web.sent) == 10)
    assert slow.sent == []
    slow.open.set()
    await draining
    assert len(slow.sent) == 10


async def test_running_it_delivers_at_once_what_is_said_and_stopping_finishes_what_is_on_its_way(
    database: Database, clock: Clock, web: RecordingChannel
) -> None:
    delivery = _delivery(database, clock, web, numbers=Numbers(look_every=timedelta(hours=1)))
    running = asyncio.create_task(delivery.run())
    await _say(database, "một")
    delivery.said()
    await web.until(lambda: web.texts() == ["một"])
    web.open.clear()
    await _say(database, "hai")
    delivery.said()
    await web.until(lambda: web.most_at_once == 1 and web.under_way == {"1"})
    delivery.stop()
    web.open.set()
    await running
    assert web.texts() == ["một", "hai"]
    assert [state for state, _, _ in await _states(database)] == ["sent", "sent"]


async def test_it_looks_by_itself_when_another_process_said_something(
    database: Database, clock: Clock, web: RecordingChannel
) -> None:
    delivery = _delivery(database, clock, web)
    running = asyncio.create_task(delivery.run())
    await _say(database, "một")
    await web.until(lambda: web.texts() == ["một"])
    delivery.stop()
    await running


async def test_a_database_that_is_away_for_a_while_costs_nothing(
    database: Database, clock: Clock, web: RecordingChannel, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Neither when messages are looked for, nor when one that went out is to be marked: that would send it twice."""
    await _say(database, "một")
    begin, away = database.begin, iter([True, False, True, True])

    def sometimes() -> object:
        if next(away, False):
            raise ConnectionRefusedError
        return begin()

    monkeypatch.setattr(database, "begin", sometimes)
    delivery = _delivery(database, clock, web)
    running = asyncio.create_task(delivery.run())
    await web.until(lambda: len(web.sent) == 1)
    delivery.stop()
    await running
    assert web.texts() == ["một"]
    assert await _states(database) == [("sent", 1, None)]


async def test_a_clock_moved_to_tomorrow_while_a_message_is_on_its_way_sends_it_once(
    database: Database, clock: Clock, web: RecordingChannel
) -> None:
    web.open.clear()
    await _say(database, "một")
    delivery = _delivery(database, clock, web)
    running = asyncio.create_task(delivery.run())
    await web.until(lambda: web.under_way == {"1"})
    clock.forward(timedelta(days=1))
    await _say(database, "hai", address="2")
    delivery.said()
    web.open.set()
    await web.until(lambda: len(web.sent) == 2)
    delivery.stop()
    await running
    assert sorted(web.texts()) == ["hai", "một"]


async def test_a_message_is_not_sent_after_its_time(database: Database, clock: Clock, web: RecordingChannel) -> None:
    async with database.begin() as tx:
        await outbox.put(
            tx, NOW, "reminder", Message("hôm nay"), channel="web", address="1", expires_at=NOW + timedelta(hours=9)
        )
    clock.forward(timedelta(days=1))
    await _delivery(database, clock, web).drain()
    assert web.sent == []
    assert await _states(database) == [("merged", 0, "expired")]


async def test_a_poisoned_message_does_not_silence_its_chat(
    database: Database, clock: Clock, web: RecordingChannel
) -> None:
    await _say(database, "hỏng", "một", "hai")
    delivery = _delivery(database, clock, web)
    # What can never be sent stands at the head of the chat: each time it is tried, it fails.
    for _ in range(claims.HELD_BACK_FOR + 1):
        assert web.sent == []
        web.fail("1", NotNow("500"))
        await delivery.drain()
        clock.forward(timedelta(minutes=1))
        async with database.begin() as tx:
            o = tables.outbox
            await tx.execute(update(o).where(o.c.id == 1).values(next_attempt_at=clock.at))
    assert web.texts() == ["một", "hai"]


@given(attempt=st.integers(1, 10_000), chance=st.floats(0, 1))
def test_the_wait_grows_to_a_limit_and_never_vanishes(attempt: int, chance: float) -> None:
    numbers = Numbers()
    wait = wait_before(attempt, numbers, chance)
    assert 0.75 * numbers.first_wait <= wait <= 1.25 * numbers.longest_wait
    assert wait_before(attempt + 1, numbers, 0.5) >= wait_before(attempt, numbers, 0.5)
