"""Faults of delivery that well-known systems had, each by its name: none of them happens here."""

import asyncio
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest
from sqlalchemy import func, select, update

from domain.allowance import Allowance
from domain.chat import Incoming, NotNow, PerhapsGone, TooMuch, Unreachable
from domain.people import Grant, Role
from domain.urgency import DUE, EARLY, NOTICE
from handlers.dispatch import handle
from handlers.receive import Receiver
from handlers.turn import Turn
from jobs.deliver import Delivery
from storage import accounts, bots, outbox, people, said
from storage.database import Database
from storage.outbox import Message
from storage.schema import delivery as tables
from storage.schema.records import audit
from tests.fakes.channel import RecordingChannel
from tests.integration.office import SURROUNDINGS

NOW = datetime(2026, 3, 2, 1, 0, tzinfo=UTC)
MORNING = date(2026, 3, 2)

# Where the fault is one of the sender, and no statement of the database is at stake.
one_database = pytest.mark.parametrize("database_url", ["sqlite"], indirect=True)


class Office:
    """One database, its channels, and a clock that stands until it is moved."""

    def __init__(self, database: Database, *names: str, allowances: dict[str, Allowance] | None = None) -> None:
        self.database = database
        self.channels = {name: RecordingChannel(name) for name in names or ("web",)}
        self.allowances = allowances or {}
        self.now = NOW

    def sender(self, worker: str = "a") -> Delivery:
        """A sender as a start of the process makes it: it remembers nothing."""
        return Delivery(self.database, self.channels, lambda: self.now, lambda: 0.0, worker, allowances=self.allowances)

    async def says(self, *texts: str, address: str = "1", **more: object) -> None:
        async with self.database.begin() as tx:
            for text in texts:
                await outbox.put(tx, self.now, "answer", Message(text), channel="web", address=address, **more)  # type: ignore[arg-type]

    async def has(self, name: str, *chats: tuple[str, str], role: Role = Role.STAFF) -> int:
        """Somebody with these chats; the last one is preferred."""
        async with self.database.begin() as tx:
            person_id = await people.add_person(tx, name, grants=[Grant(role)])
            for channel, address in chats:
                await accounts.link(tx, self.now, person_id, channel, address)
        return person_id

    async def tells(self, person_id: int, *texts: str, kind: str = "notice", **more: object) -> None:
        async with self.database.begin() as tx:
            for text in texts:
                await outbox.put(tx, self.now, kind, Message(text), person_id=person_id, **more)  # type: ignore[arg-type]

    async def states(self) -> list[str]:
        async with self.database.read() as tx:
            return list((await tx.execute(select(tables.outbox.c.state).order_by(tables.outbox.c.id))).scalars())


@pytest.fixture
def office(database: Database) -> Office:
    return Office(database)


@one_database
async def test_marked_sent_before_sending(office: Office) -> None:
    """While a message is on its way it is claimed; only the platform's word makes it sent."""
    seen: list[list[str]] = []
    web = office.channels["web"]
    take = web.send

    async def look(message: object) -> str:
        seen.append(await office.states())
        return await take(message)  # type: ignore[arg-type]

    web.send = look  # type: ignore[method-assign]
    await office.says("một")
    await office.sender().drain()
    assert seen == [["claimed"]]
    assert await office.states() == ["sent"]


@one_database
@pytest.mark.parametrize(
    "fault", [NotNow("500"), TimeoutError(), RuntimeError("ours"), TooMuch("429"), PerhapsGone("400")]
)
async def test_marked_sent_after_one_failed_try(office: Office, fault: Exception) -> None:
    await office.says("một")
    office.channels["web"].fail("1", fault)
    await office.sender().drain()
    assert await office.states() == ["todo"]
    office.now += timedelta(minutes=2)
    await office.sender().drain()
    assert office.channels["web"].texts() == ["một"]


async def test_muted_rows_starving_the_queue(office: Office) -> None:
    """Many messages that cannot go now stand before one that can: it goes at once."""
    nobody = await office.has("Chưa tham gia")
    away = await office.has("Trên kênh không chạy", ("zalo", "9"))
    await office.tells(nobody, *map(str, range(60)), urgency=100)
    await office.tells(away, *map(str, range(60)), urgency=100)
    await office.says(*map(str, range(60)), address="blocked", urgency=100)
    office.channels["web"].fail("blocked", *[NotNow("503")] * 60)
    await office.says("hello", address="2", urgency=-1)
    await office.sender().drain()
    assert office.channels["web"].texts("2") == ["hello"]


@one_database
async def test_the_in_memory_already_sent_set(office: Office) -> None:
    """What was said is known by the database: a new process neither says it again nor forgets what it had not said."""
    await office.says("một")
    await office.sender("first").drain()
    await office.says("hai")
    await office.sender("second").drain()
    await office.sender("third").drain()
    assert office.channels["web"].texts() == ["một", "hai"]


@one_database
async def test_redelivered_updates(office: Office) -> None:
    """A platform that gives an update again, also to a process that has just started, changes and answers nothing."""
    await office.has("Lan", ("web", "1"))
    for _ in range(3):
        receiver = Receiver(office.database, handle, SURROUNDINGS, lambda: NOW, lambda: None)
        await receiver.receive(Incoming("web", "7", "1", "/trogiup", NOW, message_id="in-7"))
    await office.sender().drain()
    assert len(office.channels["web"].sent) == 1


@one_database
async def test_one_403_stopping_the_rest(office: Office) -> None:
    for n in range(40):
        await office.says("chào", address=str(n))
    office.channels["web"].fail("0", Unreachable("Forbidden: bot was blocked by the user"))
    await office.sender().drain()
    assert {m.address for m in office.channels["web"].sent} == {str(n) for n in range(1, 40)}


async def test_flood_after_restart(office: Office) -> None:
    """Reminders that could not leave on their day are dropped unsaid, and no longer count as said."""
    lan = await office.has("Lan", ("web", "1"))
    for day in range(5):
        office.now = NOW + timedelta(days=day)
        ends = office.now + timedelta(hours=9)
        once = said.once(lan, "reminder", office.now.date())
        await office.tells(lan, f"ngày {day}", kind="reminder", once=once, expires_at=ends)
    await office.sender().drain()
    assert office.channels["web"].texts() == ["ngày 4"]
    assert await office.states() == [*["merged"] * 4, "sent"]


@one_database
async def test_deleting_one_of_two_reminders_of_the_same_second(office: Office) -> None:
    """Messages are known by their id and their key, never by their time or their words."""
    lan = await office.has("Lan", ("web", "1"))
    await office.tells(lan, "nhắc", "nhắc", kind="reminder")
    async with office.database.begin() as tx:
        await tx.execute(update(tables.outbox).where(tables.outbox.c.id == 1).values(state="merged"))
    await office.sender().drain()
    assert office.channels["web"].texts() == ["nhắc"]
    assert await office.states() == ["merged", "sent"]


async def test_two_replicas(office: Office) -> None:
    """Two that plan the same at once say it once, and two that send share the work."""
    lan = await office.has("Lan", ("web", "1"))
    for _ in range(2):
        await office.tells(lan, "nhắc", kind="reminder", once=said.once(lan, "reminder", MORNING))
    await office.sender("first").drain()
    await office.sender("second").drain()
    assert office.channels["web"].texts() == ["nhắc"]


async def test_two_replicas_and_long_work(database: Database) -> None:
    """One that starts while another is at the long work of an update does not begin it a second time."""
    begun, go_on = asyncio.Event(), asyncio.Event()

    async def work() -> str:
        begun.set()
        await go_on.wait()
        return "kết quả"

    async def then(turn: Turn, result: str) -> None:
        await turn.answer(result)

    async def at_length(turn: Turn) -> None:
        await turn.record("began")
        turn.pending = (work, then)

    replicas = [Receiver(database, at_length, SURROUNDINGS, lambda: NOW, lambda: None) for _ in range(2)]
    await Office(database).has("Lan", ("web", "1"))
    first = asyncio.create_task(replicas[0].receive(Incoming("web", "7", "1", "đọc đi", NOW)))
    await begun.wait()
    await replicas[1].resume()
    async with database.read() as tx:
        assert (await tx.execute(select(func.count()).select_from(audit))).scalar_one() == 1
    go_on.set()
    await first
    # Its own work over, it lets go: nothing is left, and nothing is held.
    await replicas[1].resume()
    async with database.read() as tx:
        assert (await tx.execute(select(func.count()).select_from(tables.outbox))).scalar_one() == 1
        assert (await tx.execute(select(func.count()).select_from(audit))).scalar_one() == 1


@one_database
async def test_missed_one_offs_deleted(office: Office) -> None:
    """A message for an hour at which nothing ran is sent as soon as something runs."""
    lan = await office.has("Lan", ("web", "1"))
    await office.tells(lan, "đúng 14 giờ", not_before=NOW + timedelta(hours=6))
    office.now = NOW + timedelta(days=2)
    await office.sender().drain()
    assert office.channels["web"].texts() == ["đúng 14 giờ"]


@one_database
async def test_catch_up_capped(office: Office) -> None:
    """However much waits after a pause, all of it is sent."""
    for n in range(30):
        await office.says(*(f"{n}-{m}" for m in range(8)), address=str(n))
    office.now += timedelta(days=3)
    await office.sender().drain()
    assert len(office.channels["web"].sent) == 240


class TestTheClock:
    async def test_set_back_an_hour(self, office: Office) -> None:
        """What was put in "after now", and what is to be tried again "in an hour", goes at once."""
        sender = office.sender()
        await office.says("lần sau", address="2")
        office.channels["web"].fail("2", NotNow("503"))
        await sender.drain()
        await office.says("ngay")
        office.now -= timedelta(hours=1)
        await sender.drain()
        assert sorted(office.channels["web"].texts()) == ["lần sau", "ngay"]

    async def test_set_back_while_a_dead_sender_holds_a_message(self, office: Office) -> None:
        await office.says("một")
        async with office.database.begin() as tx:
            taken = {"state": "claimed", "claimed_by": "dead", "claimed_until": NOW + timedelta(minutes=1)}
            await tx.execute(update(tables.outbox).values(**taken))
        office.now -= timedelta(hours=5)
        sender = office.sender()
        await sender.drain()
        office.now += timedelta(minutes=1)
        await sender.drain()
        assert office.channels["web"].texts() == ["một"]

    @one_database
    async def test_set_forward_a_year(self, office: Office) -> None:
        """Nothing is sent twice, and what has its own time is not sent after it."""
        await office.says("một")
        await office.sender().drain()
        lan = await office.has("Lan", ("web", "1"))
        await office.tells(lan, "hôm nay", kind="reminder", expires_at=NOW + timedelta(hours=9))
        office.now += timedelta(days=365)
        await office.sender().drain()
        assert office.channels["web"].texts() == ["một"]

    @one_database
    async def test_a_platforms_wait_of_hours_is_not_taken_for_a_clock_set_back(self, office: Office) -> None:
        await office.says("một")
        office.channels["web"].fail("1", NotNow("flood", after=timedelta(hours=6)))
        await office.sender().drain()
        office.now += timedelta(hours=5)
        await office.sender().drain()
        assert office.channels["web"].texts() == []


class TestTooMuch:
    @one_database
    async def test_two_chats_that_are_asked_to_wait_mean_the_bot(self, office: Office) -> None:
        """The other chats are not tried meanwhile: more of the same would only be asked to wait as well."""
        office.allowances = {"web": Allowance(at_once=2)}
        for n in range(20):
            await office.says("chào", address=str(n))
        for n in range(2):
            office.channels["web"].fail(str(n), NotNow("429", after=timedelta(seconds=30)))
        sender = office.sender()
        await sender.drain()
        assert office.channels["web"].sent == []
        office.now += timedelta(seconds=30)
        await sender.drain()
        assert len(office.channels["web"].sent) == 20

    @one_database
    async def test_one_chat_that_is_asked_to_wait_stops_no_other(self, office: Office) -> None:
        for n in range(20):
            await office.says("chào", address=str(n))
        office.channels["web"].fail("0", NotNow("429", after=timedelta(seconds=30)))
        await office.sender().drain()
        assert len(office.channels["web"].sent) == 19

    async def test_a_bot_pauses_a_minute_doubling_to_an_hour_until_it_is_heard(self, database: Database) -> None:
        office = Office(database, "zalo", allowances={"zalo": Allowance(at_once=1, a_month=3000)})
        lan = await office.has("Lan", ("zalo", "77/1"))
        await office.tells(lan, "một")
        zalo = office.channels["zalo"]
        zalo.fail("77/1", *[TooMuch("429")] * 8)
        waits = []
        for _ in range(8):
            began = office.now
            await office.sender().drain()
            async with database.read() as tx:
                office.now = (await bots.pauses(tx))["zalo", "77"].until
            waits.append((office.now - began) / timedelta(minutes=1))
        assert waits == [1, 2, 4, 8, 16, 32, 60, 60]
        assert zalo.sent == []
        await office.sender().drain()
        assert zalo.texts() == ["một"]
        async with database.read() as tx:
            assert await bots.pauses(tx) == {}

    async def test_another_bot_of_the_same_channel_goes_on(self, database: Database) -> None:
        office = Office(database, "zalo", allowances={"zalo": Allowance(a_month=3000)})
        for n, bot in enumerate(("77", "78")):
            await office.tells(await office.has(f"{n}", ("zalo", f"{bot}/{n}")), "chào")
        office.channels["zalo"].fail("77/0", TooMuch("429"))
        await office.sender().drain()
        assert [m.address for m in office.channels["zalo"].sent] == ["78/1"]


class TestTheMonthsMessages:
    """Twenty a month: at 14 and 18 the Office is told, the last ones are for what matters."""

    @pytest.fixture
    async def scarce(self, database: Database) -> Office:
        office = Office(database, "zalo", "web", allowances={"zalo": Allowance(a_month=20)})
        office.now = datetime(2026, 3, 1, 1, tzinfo=UTC)
        return office

    async def _warnings(self, office: Office) -> list[str]:
        async with office.database.read() as tx:
            keys = select(tables.outbox.c.once).where(tables.outbox.c.once.like("quota:%"))
            return [key.split(":")[4] for key in (await tx.execute(keys.order_by(tables.outbox.c.id))).scalars()]

    async def test_the_office_is_told_at_70_and_90_percent_once(self, scarce: Office) -> None:
        ha = await scarce.has("Hà", ("web", "p1"), role=Role.OFFICE)
        lan = await scarce.has("Lan", ("zalo", "77/1"))
        told = []
        for before in (12, 0, 0, 1, 0, 0):
            await self._spent(scarce, before)
            await scarce.tells(lan, f"{before}")
            await scarce.sender().drain()
            told.append(len(await self._warnings(scarce)))
        assert told == [0, 1, 1, 1, 2, 2], "the 13th to the 15th message, then the 17th to the 19th"
        assert await self._warnings(scarce) == ["70", "90"]
        assert scarce.channels["web"].texts("p1")[0].startswith("Zalo (bot 77) đã gửi 70% trong 20 tin của tháng này.")
        assert ha

    async def _spent(self, office: Office, count: int) -> None:
        async with office.database.begin() as tx:
            await bots.count(tx, ("zalo", "77"), "2026-03", count)

    async def test_what_matters_most_is_sent_when_few_are_left(self, scarce: Office) -> None:
        scarce.allowances = {"zalo": Allowance(a_month=1000)}
        await self._spent(scarce, 950)
        for n, (kind, urgency) in enumerate(
            [("digest", EARLY), ("reminder", EARLY), ("reminder", DUE), ("notice", NOTICE)]
        ):
            person_id = await scarce.has(f"{n}", ("zalo", f"77/{n}"))
            await scarce.tells(person_id, f"{kind} {urgency}", kind=kind, urgency=urgency)
        await scarce.sender().drain()
        assert scarce.channels["zalo"].texts() == ["notice 50", "reminder 10"]

    async def test_who_has_another_channel_gets_the_rest_there(self, scarce: Office) -> None:
        await self._spent(scarce, 20)
        lan = await scarce.has("Lan", ("web", "p1"), ("zalo", "77/1"))
        await scarce.tells(lan, "nhắc", kind="reminder")
        async with scarce.database.begin() as tx:
            answer = Message("trả lời")
            await outbox.put(tx, scarce.now, "answer", answer, person_id=lan, channel="zalo", address="77/1")
        await scarce.sender().drain()
        assert scarce.channels["zalo"].sent == []
        assert sorted(scarce.channels["web"].texts("p1")) == ["nhắc", "trả lời"]

    async def test_who_has_no_other_waits_for_the_new_month(self, scarce: Office) -> None:
        await self._spent(scarce, 20)
        await scarce.tells(await scarce.has("Lan", ("zalo", "77/1")), "nhắc", expires_at=NOW + timedelta(days=60))
        await scarce.sender().drain()
        assert scarce.channels["zalo"].sent == []
        # At the office the new month begins seven hours before it does in UTC.
        scarce.now = datetime(2026, 3, 31, 17, tzinfo=UTC)
        await scarce.sender().drain()
        assert scarce.channels["zalo"].texts() == ["nhắc"]

    async def test_a_429_near_the_end_is_taken_for_it_and_told_once(self, scarce: Office) -> None:
        await self._spent(scarce, 19)
        await scarce.has("Hà", ("web", "p1"), role=Role.ADMIN)
        lan = await scarce.has("Lan", ("web", "p2"), ("zalo", "77/1"))
        await scarce.tells(lan, "trả lời", urgency=100)
        scarce.channels["zalo"].fail("77/1", TooMuch("Quota exceeded"))
        await scarce.sender().drain()
        assert scarce.channels["web"].texts("p2") == ["trả lời"]
        assert await self._warnings(scarce) == ["spent"]

    async def test_a_429_that_lasts_a_day_is_taken_for_it(self, scarce: Office) -> None:
        await scarce.has("Hà", ("web", "p1"), role=Role.ADMIN)
        lan = await scarce.has("Lan", ("web", "p2"), ("zalo", "77/1"))
        await scarce.tells(lan, "trả lời", urgency=100)
        scarce.channels["zalo"].fail("77/1", *[TooMuch("Quota exceeded")] * 40)
        await scarce.sender().drain()
        scarce.now += timedelta(hours=25)
        await scarce.sender().drain()
        assert scarce.channels["web"].texts("p2") == ["trả lời"]
        assert await self._warnings(scarce) == ["spent"]

    @one_database
    async def test_a_long_text_counts_as_the_messages_it_is_cut_into(self, scarce: Office) -> None:
        scarce.allowances = {"zalo": Allowance(a_month=20, longest=2000)}
        await scarce.tells(await scarce.has("Lan", ("zalo", "77/1")), "x" * 4001)
        await scarce.sender().drain()
        async with scarce.database.read() as tx:
            assert await bots.sent_in(tx, "2026-03") == {("zalo", "77"): 3}


@one_database
async def test_a_chat_that_takes_nothing_three_times_in_a_row_is_gone(database: Database) -> None:
    office = Office(database, "zalo", "web")
    lan = await office.has("Lan", ("web", "p1"), ("zalo", "77/1"))
    await office.tells(lan, "một")
    office.channels["zalo"].fail("77/1", *[PerhapsGone("Zalo refused: 403")] * 3)
    for _ in range(3):
        assert office.channels["web"].sent == []
        await office.sender().drain()
        office.now += timedelta(minutes=1)
    assert office.channels["web"].texts("p1") == ["một"]
    async with database.read() as tx:
        zalo, _ = await accounts.accounts_of(tx, lan)
    assert zalo.unreachable_since is not None


@one_database
@pytest.mark.parametrize("how", [lambda o: o, lambda o: o.sender("b")], ids=["the same process", "another process"])
async def test_a_live_senders_messages_are_not_taken_from_it(office: Office, how: Callable[[Office], object]) -> None:
    """A send that takes longer than a lease is kept up; only what a dead sender holds is rescued."""
    web = office.channels["web"]
    web.open.clear()
    await office.says("một")
    sender = office.sender()
    await sender._start_due()
    await web.until(lambda: web.under_way == {"1"})
    how(office)
    for _ in range(10):
        office.now += timedelta(seconds=30)
        await sender._start_due()
        assert await office.sender("b")._start_due() == 0
    web.open.set()
    await sender.drain()
    assert web.texts() == ["một"]


@one_database
async def test_nothing_is_lost_where_a_message_is_committed_and_the_process_dies_before_it_hears_of_it(
    office: Office,
) -> None:
    """`said()` is only a hint: the outbox is looked into anyway."""
    await office.says("một")
    async with office.database.read() as tx:
        waiting = select(func.count()).select_from(tables.outbox).where(tables.outbox.c.state == "todo")
        assert (await tx.execute(waiting)).scalar_one() == 1
    await office.sender("the next one").drain()
    assert office.channels["web"].texts() == ["một"]
