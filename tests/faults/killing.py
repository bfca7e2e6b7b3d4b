"""Kills the real process again and again in the middle of its work, on a platform that fails in every way it can."""

import asyncio
import contextlib
import random
import sys
import time
from collections import Counter
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from storage.database import Database
from tests.fakes.telegram import TOKEN, FakeTelegram
from tests.fakes.telegram_world import Limits
from tests.faults.office import FaultOffice
from tests.faults.process import Starter, kill, starting, stop

_PEOPLE = 60
_MESSAGES_A_LIFE = 6
_UPDATES_A_LIFE = 2
_SETTLED_WITHIN = 420.0

# What goes wrong with one call: how often among them, what, and whether the platform may have taken the message.
_GATEWAY = "<html><body>504 Gateway Time-out</body></html>"
_FAULTS: tuple[tuple[int, dict[str, Any], bool], ...] = (
    (4, {"code": 429, "description": "Too Many Requests: retry after 1", "retry_after": 1}, False),
    (2, {"code": 403, "description": "Forbidden: bot was blocked by the user"}, False),
    (4, {"code": 500, "description": "Internal Server Error"}, False),
    (2, {"drop": True}, False),
    (2, {"drop": True, "accept": True}, True),
    (2, {"http_status": 504, "body": _GATEWAY, "accept": True}, True),
    (1, {"code": 500, "accept": True, "delay": 25.0}, True),
    # Taken, and the answer on its way for a while: what a kill has to hit.
    (8, {"delay": 0.3}, False),
)


@dataclass
class Found:
    """What a run came to. `in_doubt` is how many messages the platform had taken without our having been able to know:
    at a kill, at a timeout after it took them, or with a connection that dropped."""

    kills: int = 0
    committed: int = 0
    delivered: int = 0
    twice: int = 0
    lost: int = 0
    waiting: int = 0
    in_doubt_at_kills: int = 0
    in_doubt_by_faults: int = 0
    updates: int = 0
    updates_handled: int = 0
    refused: Counter[int] = field(default_factory=Counter)
    seconds: float = 0.0

    @property
    def well(self) -> bool:
        in_doubt = self.in_doubt_at_kills + self.in_doubt_by_faults
        return not self.lost and not self.waiting and self.twice <= in_doubt and self.updates_handled == self.updates


class KillRun:
    """One run on one database. `chance` decides when and what."""

    def __init__(self, url: str, chance: random.Random) -> None:
        self._url = url
        self._chance = chance
        self._fake = FakeTelegram(limits=Limits())
        self._doubtful: list[dict[str, Any]] = []
        self.found = Found()

    async def run(self, folder: Path, kills: int) -> Found:
        """Kill so often, let the last process finish, and count."""
        began = time.monotonic()
        database = Database(self._url)
        office = await FaultOffice.open(database, _PEOPLE)
        async with self._fake.running() as platform:
            for chat in office.chats:
                self._write(chat, f"/chào_{chat}")
            async with starting(folder, settings(self._url, platform)) as starter:
                for number in range(1, kills + 1):
                    await self._one_life(starter, office)
                    if number % 50 == 0:
                        print(f"{number} kills", file=sys.stderr, flush=True)
                await self._last_life(starter, office)
        await self._count(office)
        await database.close()
        self.found.seconds = time.monotonic() - began
        return self.found

    async def _one_life(self, starter: Starter, office: FaultOffice) -> None:
        """Start it, give it work and faults, and kill it at a random moment from its start to its full work."""
        first_call = len(self._fake.outbox.calls)
        await office.says(_MESSAGES_A_LIFE)
        self._something_goes_wrong()
        process_id = await starter.start()
        for _ in range(_UPDATES_A_LIFE):
            self._write(self._chance.choice(office.chats), f"/lệnh_{self.found.updates}")
        if self._chance.random() < 0.9:
            await self._until_it_works(first_call)
        await asyncio.sleep(self._chance.random() * 0.3)
        await kill(process_id)
        self.found.kills += 1
        await asyncio.sleep(0.02)  # what was in the connection's buffers arrives
        await self._note_what_was_in_flight(office, first_call)

    async def _last_life(self, starter: Starter, office: FaultOffice) -> None:
        process_id = await starter.start()
        with contextlib.suppress(TimeoutError):  # what is left then is counted as waiting
            async with asyncio.timeout(_SETTLED_WITHIN):
                await office.finishes(self.found.updates)
        await stop(process_id)

    async def _until_it_works(self, first_call: int) -> None:
        """Until it has sent something; or, where it has nothing to send, a little longer than it needs to start."""
        try:
            async with asyncio.timeout(1.2):
                while not any(c.method == "sendMessage" for c in self._fake.outbox.calls[first_call:]):
                    await self._fake.world.change(0.5)
        except TimeoutError:
            pass

    def _write(self, chat: int, text: str) -> None:
        self._fake.write(chat, text)
        self.found.updates += 1

    def _something_goes_wrong(self) -> None:
        weights = [weight for weight, _, _ in _FAULTS]
        for _, fault, taken in self._chance.choices(_FAULTS, weights, k=self._chance.randint(0, 5)):
            self._fake.fault("sendMessage", **fault)
            self.found.in_doubt_by_faults += taken

    async def _note_what_was_in_flight(self, office: FaultOffice, first_call: int) -> None:
        states = await office.states()
        taken = {c.params["text"] for c in self._fake.outbox.calls[first_call:] if c.method == "sendMessage" and c.ok}
        self.found.in_doubt_at_kills += sum(states.get(text, ("",))[0] == "claimed" for text in taken)

    async def _count(self, office: FaultOffice) -> None:
        found, states = self.found, await office.states()
        calls = [c for c in self._fake.outbox.calls if c.method == "sendMessage"]
        came = Counter(c.params["text"] for c in calls if c.ok)
        came.update(text for text, (state, channel) in states.items() if state == "sent" and channel == "web")
        found.refused = Counter(c.status for c in calls if not c.ok)
        found.committed = len(states)
        found.delivered = sum(1 for text in states if came[text])
        found.waiting = sum(1 for text, (state, _) in states.items() if state in {"todo", "claimed"} and not came[text])
        found.lost = found.committed - found.delivered - found.waiting
        found.twice = sum(came[text] - 1 for text in states if came[text] > 1)
        found.updates_handled = await office.updates()


def settings(url: str, platform: str) -> dict[str, str]:
    """The settings of a process on a database and a platform."""
    return {
        "NHACVIEC_SAMPLE": "false",
        "NHACVIEC_DATABASE_URL": url,
        "NHACVIEC_PORT": "0",
        "NHACVIEC_TELEGRAM_TOKEN": TOKEN,
        "NHACVIEC_TELEGRAM_BASE_URL": platform,
        "NHACVIEC_LOG_LEVEL": "error",
    }
