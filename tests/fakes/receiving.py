"""A receiver as a process of its own, to be killed.

`python -m tests.fakes.receiving DATABASE_URL ADDRESS TEXT WHERE NOW` takes one update in, prints a line when it
has come to WHERE, and then stands still there: `kept` (the update is kept, nothing done), `handled` (all is done but
not committed), `between` (the first transaction is committed, the long work under way), `committed` (all is committed,
nothing sent). Without a text it is the sample plan that is sent.
"""

import asyncio
import sys
from datetime import datetime

from bot.sample import PLAN
from domain.chat import Attachment, Incoming
from domain.reminder_settings import ReminderSettings
from handlers.dispatch import handle
from handlers.receive import Receiver
from handlers.turn import Surroundings, Turn
from storage.database import Database


async def _stand_still() -> None:
    print("here", flush=True)  # noqa: T201 - it is what the test waits for
    await asyncio.Event().wait()


async def _receive(url: str, address: str, text: str, where: str, now: datetime) -> None:
    async def until(turn: Turn) -> None:
        if where == "kept":
            await _stand_still()
        await handle(turn)
        if where == "handled":
            await _stand_still()
        if turn.pending is not None:
            turn.pending = _stand_still, turn.pending[1]

    surroundings = Surroundings(ReminderSettings().zone, sample=True)
    receiver = Receiver(Database(url), until, surroundings, lambda: now, lambda: None)
    data = PLAN.read_bytes()
    plan = () if text else (Attachment(PLAN.name, "", len(data), data),)
    await receiver.receive(Incoming("web", "the-one", address, text, now, plan, message_id="in-the-one"))
    if where == "committed":
        await _stand_still()


if __name__ == "__main__":
    _url, _address, _text, _where, _now = sys.argv[1:]
    asyncio.run(_receive(_url, _address, _text, _where, datetime.fromisoformat(_now)))
