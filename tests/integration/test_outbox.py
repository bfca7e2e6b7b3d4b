"""The outbox: said once, claimed once, in turn, and never lost with the sender that took it."""

import asyncio
from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy import select

from domain.chat import Button, OutgoingFile
from storage import accounts, claims, files, outbox, outcomes, people, routes, stalled
from storage.claims import Claim
from storage.database import Database, Tx
from storage.outbox import Message, Place
from storage.outcomes import Failed, Later, Sent
from storage.schema import delivery
from storage.schema.office import chat_account

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
LEASE = timedelta(minutes=3)
MINUTE = timedelta(minutes=1)


async def _say(tx: Tx, text: str, address: str = "1", **more: object) -> int:
    outbox_id = await outbox.put(tx, NOW, "answer", Message(text), channel="web", address=address, **more)  # type: ignore[arg-type]
    assert outbox_id is not None
    return outbox_id


async def _take(tx: Tx, now: datetime = NOW, worker: str = "a", most: int = 100, channel: str = "web") -> list[Claim]:
    await routes.route(tx, now, [channel])
    return await claims.claim(tx, now, channel, worker, LEASE, most)


async def _texts(database: Database, now: datetime = NOW, worker: str = "a", most: int = 100) -> list[str]:
    async with database.begin() as tx:
        return [c.text for c in await _take(tx, now, worker, most)]


async def _row(tx: Tx, outbox_id: int) -> object:
    return (await tx.execute(select(delivery.outbox).where(delivery.outbox.c.id == outbox_id))).one()


async def _person(tx: Tx, *chats: tuple[str, str]) -> int:
    """Somebody with these chats, the last one preferred."""
    person_id = await people.add_person(tx, "Nguyễn Thị Lan")
    for channel, address in chats:
        await accounts.link(tx, NOW, person_id, channel, address)
    return person_id


async def test_what_is_put_comes_out_whole(database: Database) -> None:
    buttons = ((Button("Xong", "done:1"), Button("Chưa", "not:1")), (Button("Sai", "undo:1"),))
    async with database.begin() as tx:
        kept = await files.keep(tx, NOW, OutgoingFile("báo cáo.docx", "application/x", b"abc"))
        message = Message("Đã ghi nhận", buttons, (Place("assignment", 7),), (kept,))
        put = await outbox.put(tx, NOW, "answer", message, channel="web", address="p1", reply_to="in-5")
    async with database.begin() as tx:
        [claim] = await _take(tx)
    assert claim == Claim(put or 0, None, "answer", "web", "p1", "Đã ghi nhận", buttons, "in-5", (kept,), 1)


async def test_a_message_needs_somebody_to_go_to(database: Database) -> None:
    async with database.begin() as tx:
        with pytest.raises(ValueError, match="nobody"):
            await outbox.put(tx, NOW, "answer", Message("?"), channel="web")


async def test_what_was_said_once_is_not_said_again(database: Database) -> None:
    async with database.begin() as tx:
        assert await _say(tx, "một", once="reminder:1:2026-03-02")
        said_again = await outbox.put(
            tx, NOW, "reminder", Message("hai"), channel="web", address="1", once="reminder:1:2026-03-02"
        )
        assert said_again is None
        await _say(tx, "ba", "2")
    assert sorted(await _texts(database)) == ["ba", "một"]


async def test_two_that_plan_the_same_at_the_same_time_say_it_once(database_url: str) -> None:
    first, second = Database(database_url), Database(database_url)
    begun = asyncio.Event()

    async def plan(where: Database, wait_for: asyncio.Event | None) -> int | None:
        async with where.begin() as tx:
            if wait_for:
                await wait_for.wait()
            put = await outbox.put(tx, NOW, "reminder", Message("x"), channel="web", address="1", once="the same")
            begun.set()
            await asyncio.sleep(0)
            return put

    put = await asyncio.gather(plan(first, None), plan(second, None if first.is_sqlite else begun))
    assert sorted(p is None for p in put) == [False, True]
    await first.close()
    await second.close()


async def test_many_workers_claim_each_message_exactly_once(database_url: str) -> None:
    database = Database(database_url)
    async with database.begin() as tx:
        for n in range(500):
            await _say(tx, str(n), address=str(n))
    # Each with connections of its own, as processes have.
    workers = [Database(database_url) for _ in range(4)]
    taken: list[int] = []

    async def work(where: Database, name: str) -> None:
        while True:
            async with where.begin() as tx:
                claimed = await _take(tx, worker=name, most=7)
            if not claimed:
                return
            taken.extend(c.id for c in claimed)

    await asyncio.gather(*(work(w, f"worker {n}") for n, w in enumerate(workers)))
    assert len(taken) == 500
    assert len(set(taken)) == 500
    for w in (database, *workers):
        await w.close()


async def test_the_most_urgent_go_first_then_the_longest_due(database: Database) -> None:
    async with database.begin() as tx:
        await _say(tx, "nhắc sau", "1", not_before=NOW - MINUTE)
        await _say(tx, "nhắc trước", "2", not_before=NOW - 2 * MINUTE)
        await _say(tx, "trả lời", "3", urgency=100)
        await _say(tx, "mai mới nói", "4", not_before=NOW + MINUTE)
    assert await _texts(database, most=2) == ["trả lời", "nhắc trước"]
    assert await _texts(database, most=2) == ["nhắc sau"]
    assert await _texts(database, NOW + MINUTE, most=2) == ["mai mới nói"]


async def test_one_chat_gets_one_message_at_a_time_in_the_order_they_were_said(database: Database) -> None:
    async with database.begin() as tx:
        for text in ("một", "hai", "ba"):
            await _say(tx, text, "1")
        await _say(tx, "người khác", "2")
    async with database.begin() as tx:
        first, other = await _take(tx)
        assert (first.text, other.text) == ("một", "người khác")
    assert await _texts(database) == []
    async with database.begin() as tx:
        await outcomes.write(tx, "a", [Sent(first, NOW, "m1")])
    assert await _texts(database) == ["hai"]


async def test_an_answer_overtakes_what_is_less_urgent_in_its_chat(database: Database) -> None:
    async with database.begin() as tx:
        await _say(tx, "nhắc", "1")
        await _say(tx, "trả lời", "1", urgency=100)
    assert await _texts(database) == ["trả lời"]


async def test_one_that_is_tried_again_holds_back_those_behind_it_but_not_for_ever(database: Database) -> None:
    async with database.begin() as tx:
        await _say(tx, "một", "1")
        await _say(tx, "hai", "1")
    for attempt in range(1, claims.HELD_BACK_FOR + 2):
        now = NOW + attempt * MINUTE
        async with database.begin() as tx:
            [claim] = await _take(tx, now)
            assert (claim.text, claim.attempts) == ("một", attempt)
            await outcomes.write(tx, "a", [Later(claim, now + MINUTE, "away")])
        passing = await _texts(database, now)
        assert passing == ([] if attempt <= claims.HELD_BACK_FOR else ["hai"])


async def test_what_is_planned_for_later_holds_nothing_back(database: Database) -> None:
    async with database.begin() as tx:
        await _say(tx, "mai", "1", not_before=NOW + timedelta(days=1))
        await _say(tx, "nay", "1")
    assert await _texts(database) == ["nay"]


async def test_what_a_dead_sender_took_is_rescued_after_its_lease(database: Database) -> None:
    async with database.begin() as tx:
        await _say(tx, "một")
        [taken] = await _take(tx, worker="dead")
    async with database.begin() as tx:
        assert await stalled.rescue(tx, NOW + LEASE - MINUTE, "alive") == []
        assert await stalled.rescue(tx, NOW + LEASE, "alive") == [taken.id]
        [again] = await _take(tx, NOW + LEASE, "alive")
    assert (again.id, again.attempts) == (taken.id, 2)


async def test_a_sender_does_not_rescue_its_own(database: Database) -> None:
    """Its lease may seem over because the clock was moved; it knows better."""
    async with database.begin() as tx:
        await _say(tx, "một")
        await _take(tx, worker="a")
        assert await stalled.rescue(tx, NOW + timedelta(days=1), "a") == []


async def test_a_sender_that_lost_its_claim_cannot_undo_what_the_next_one_did(database: Database) -> None:
    async with database.begin() as tx:
        outbox_id = await _say(tx, "một")
        [slow] = await _take(tx, worker="slow")
        await stalled.rescue(tx, NOW + LEASE, "next")
        [taken] = await _take(tx, NOW + LEASE, "next")
        await outcomes.write(tx, "a", [Sent(taken, NOW + LEASE, "m1")])
        await outcomes.write(tx, "slow", [Later(slow, NOW, "too late")])
        await outcomes.write(tx, "slow", [Failed(slow, "too late")])
        row = await _row(tx, outbox_id)
    assert (row.state, row.platform_id, row.last_error) == ("sent", "m1", None)  # type: ignore[attr-defined]


async def test_what_is_past_its_time_has_failed(database: Database) -> None:
    async with database.begin() as tx:
        outbox_id = await _say(tx, "sáng nay", expires_at=NOW + timedelta(hours=9))
        assert await stalled.give_up_late(tx, NOW + timedelta(hours=8)) == []
        assert await stalled.give_up_late(tx, NOW + timedelta(hours=9)) == [outbox_id]
        row = await _row(tx, outbox_id)
    assert (row.state, row.last_error) == ("failed", "expired")  # type: ignore[attr-defined]


CHATS = [("web", "p1"), ("zalo", "z1"), ("telegram", "t1")]


@pytest.mark.parametrize(
    ("chats", "unreachable", "running", "goes_to"),
    [
        (CHATS, [], ["web", "telegram", "zalo"], "t1"),
        (CHATS, ["t1"], ["web", "telegram", "zalo"], "z1"),
        (CHATS, [], ["web", "zalo"], "z1"),
        (CHATS, ["t1", "z1"], ["web", "telegram", "zalo"], "p1"),
        (CHATS[1:], [], ["web"], "waits"),
        (CHATS[1:2], ["z1"], ["web", "zalo"], "failed"),
        ([], [], ["web"], "failed"),
    ],
)
async def test_a_message_to_a_person_goes_to_the_chat_they_prefer_of_those_that_can_be_reached(
    database: Database, chats: list[tuple[str, str]], unreachable: list[str], running: list[str], goes_to: str
) -> None:
    async with database.begin() as tx:
        person_id = await _person(tx, *chats)
        await tx.execute(
            chat_account.update().where(chat_account.c.address.in_(unreachable)).values(unreachable_since=NOW)
        )
        outbox_id = await outbox.put(tx, NOW, "reminder", Message("nhắc"), person_id=person_id)
        failed = await routes.route(tx, NOW, running)
        taken = [c for name in running for c in await claims.claim(tx, NOW, name, "a", LEASE, 5)]
    assert [c.address for c in taken] == ([] if goes_to in {"waits", "failed"} else [goes_to])
    assert failed == ([outbox_id] if goes_to == "failed" else [])


async def test_an_answer_goes_to_the_chat_that_asked_not_to_the_preferred_one(database: Database) -> None:
    async with database.begin() as tx:
        person_id = await _person(tx, *CHATS)
        await outbox.put(tx, NOW, "answer", Message("rồi"), person_id=person_id, channel="web", address="p1")
        [claim] = await _take(tx)
    assert (claim.channel, claim.address) == ("web", "p1")


async def test_a_chat_lost_since_it_was_chosen_is_chosen_anew(database: Database) -> None:
    async with database.begin() as tx:
        person_id = await _person(tx, *CHATS)
        await outbox.put(tx, NOW, "reminder", Message("nhắc"), person_id=person_id)
        await routes.route(tx, NOW, ["web", "telegram"])
        [preferred, *_] = await accounts.accounts_of(tx, person_id)
        await accounts.unlink(tx, NOW, preferred.id)
        await routes.route(tx, NOW, ["web", "telegram"])
        assert await claims.claim(tx, NOW, "telegram", "a", LEASE, 5) == []
        [claim] = await claims.claim(tx, NOW, "web", "a", LEASE, 5)
    assert claim.address == "p1"


async def test_a_chat_that_took_a_message_can_be_reached_again(database: Database) -> None:
    async with database.begin() as tx:
        person_id = await _person(tx, ("web", "p1"))
        await tx.execute(chat_account.update().values(unreachable_since=NOW))
        await outbox.put(tx, NOW, "answer", Message("chào"), person_id=person_id, channel="web", address="p1")
        [claim] = await _take(tx)
        await outcomes.write(tx, "a", [Sent(claim, NOW, "m1")])
        [account] = await accounts.accounts_of(tx, person_id)
    assert account.unreachable_since is None
