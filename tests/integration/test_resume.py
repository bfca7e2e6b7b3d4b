"""A start takes up what was left unfinished, without waiting for a platform that gives its files slowly or never."""

import asyncio
from datetime import timedelta

from domain.chat import Attachment, Incoming
from domain.people import Grant, Role
from handlers.receive import Receiver
from handlers.turn import Turn
from storage import accounts, inbox, people
from storage.database import Database
from tests.integration.office import SURROUNDINGS, Conversation


async def _echo(turn: Turn) -> None:
    await turn.answer(f"{turn.incoming.text} {len(turn.incoming.attachments)}")


async def test_a_platform_that_gives_no_file_delays_neither_the_start_nor_anybody_else(sqlite: Database) -> None:
    talk = Conversation(sqlite, _echo)
    photo = Attachment("anh.jpg", "image/jpeg", 5, None, "far away")
    async with sqlite.begin() as tx:
        for name, attached in (("lan", (photo,)), ("hung", ())):
            person = await people.add_person(tx, name, grants=[Grant(Role.STAFF)])
            await accounts.link(tx, talk.now, person, "telegram", name)
            left = Incoming("telegram", f"left of {name}", name, "1", talk.now, attached)
            await inbox.keep(tx, left, [None] * len(attached))

    given = asyncio.Event()

    async def slow(file: Attachment) -> Attachment:
        await given.wait()
        return file

    receiver = Receiver(sqlite, _echo, SURROUNDINGS, lambda: talk.now, lambda: None, {"telegram": slow})
    async with asyncio.timeout(5):
        begun = await receiver.resume_aside()
        await receiver.take_in(Incoming("telegram", "new", "lan", "2", talk.now))
        await begun[1]
    assert await talk.told("hung") == ["1 0"]
    assert await talk.told("lan") == []
    given.set()
    await asyncio.gather(*begun)
    await receiver.finish(timedelta(seconds=5))
    # What came after the start comes after what was left of the same chat.
    assert await talk.told("lan") == ["1 1", "2 0"]
