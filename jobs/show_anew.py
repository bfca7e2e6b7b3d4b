"""Showing messages anew in chats that can be changed: answered tasks get a tick, used buttons go.

It is comfort: what was answered is recorded before, and is answered to by a message of its own. What could not be
shown is tried again after a restart too, and given up after a while.
"""

import asyncio
from collections.abc import Callable, Mapping
from datetime import datetime, timedelta

import structlog

from domain.chat import Editing, NotNow
from domain.message_now import Buttons, left_of, ticked
from storage import shown_anew, work
from storage.database import Database, Tx
from storage.shown_anew import Stale

_AT_ONCE = 20
_TRIES = 8
_AGAIN_AFTER = timedelta(seconds=15)
_LOOK_EVERY = 20.0
"""Seconds after which what was put off is looked for, where nobody says anything."""
_ANSWER_FIRST = 0.4
"""Seconds for which the answer to what was said goes before."""

_log = structlog.get_logger(__name__)


class ShowingAnew:
    """Keeps messages of channels as things stand. `editors` change a message, by the channel's name."""

    def __init__(self, database: Database, editors: Mapping[str, Editing], clock: Callable[[], datetime]) -> None:
        self._database = database
        self._editors = editors
        self._clock = clock
        self._wake = asyncio.Event()

    def said(self) -> None:
        """Something was said, after which messages may look different."""
        self._wake.set()

    async def run(self) -> None:
        """Until it is cancelled."""
        while True:
            try:
                while await self.run_due() == _AT_ONCE:
                    pass
            except Exception:
                _log.exception("messages_not_shown_anew")
            try:
                async with asyncio.timeout(_LOOK_EVERY):
                    await self._wake.wait()
            except TimeoutError:
                continue
            await asyncio.sleep(_ANSWER_FIRST)
            self._wake.clear()

    async def run_due(self) -> int:
        """Show anew what is waiting for it; gives how many messages that were."""
        async with self._database.read() as tx:
            stale = await shown_anew.wanted(tx, self._clock(), _AT_ONCE)
            looks = [(message, await _as_it_stands(tx, message)) for message in stale]
        for message, looking in looks:
            await self._show(message, looking)
        return len(stale)

    async def _show(self, message: Stale, looking: tuple[str, Buttons]) -> None:
        editor = self._editors.get(message.channel)
        differs = looking != message.shown
        try:
            if editor is not None and differs:
                text = looking[0] if message.only_text and looking[0] != message.shown[0] else None
                await editor.edit(message.address, message.platform_id, text, looking[1])
        except NotNow as not_now:
            async with self._database.begin() as tx:
                again = self._clock() + (not_now.after or _AGAIN_AFTER)
                await shown_anew.put_off(tx, message.id, again, _TRIES)
            return
        async with self._database.begin() as tx:
            await shown_anew.settle(tx, message.id, looking if differs else None)


async def _as_it_stands(tx: Tx, message: Stale) -> tuple[str, Buttons]:
    """What the message looks like now."""
    views = {view.id: view for view in await work.views(tx, [*message.places, *_ids(message, "r")])}
    finished = {i for i, view in views.items() if view.last is not None and view.last.status.finished}
    answered = {i for i, view in views.items() if view.last is not None and view.last.at >= message.sent_at}
    ticks = [place for place, i in enumerate(message.places, 1) if i in finished | answered]
    text = ticked(message.text, ticks) if message.kind == "reminder" else message.text
    usable = {
        "r": set(views) - finished,
        "c": await shown_anew.open_questions_of(tx, _ids(message, "c")),
        "x": await shown_anew.undecided_extensions(tx, _ids(message, "x")),
        "h": await shown_anew.open_offers(tx, _ids(message, "h")),
        "u": _ids(message, "u") - await shown_anew.taken_back(tx, _ids(message, "u")),
    }

    def can_be_used(data: str) -> bool:
        kind, _, rest = data.partition(":")
        return kind not in usable or _number(rest) in usable[kind]

    return text, left_of(message.buttons, can_be_used)


def _ids(message: Stale, kind: str) -> set[int]:
    """What the message's buttons of a kind refer to."""
    data = (button.data.partition(":") for row in message.buttons for button in row)
    return {_number(rest) for of, _, rest in data if of == kind}


def _number(rest: str) -> int:
    """The row a button refers to; 0, which is none, where it names no number."""
    number = rest.partition(":")[0]
    return int(number) if number.isascii() and number.isdecimal() else 0
