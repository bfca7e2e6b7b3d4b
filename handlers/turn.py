"""One turn of a conversation: what came in, who said it, and all that may be done about it in one transaction."""

from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from contextlib import AbstractAsyncContextManager
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any
from zoneinfo import ZoneInfo

from domain.allowance import Allowance
from domain.bots import Bot
from domain.chat import Button, Incoming
from domain.people import Person
from domain.permissions import Act, may
from domain.problem import Problem
from domain.urgency import ANSWER, NOTICE
from locales import say
from storage import audit, outbox
from storage.audit import Actor
from storage.database import Tx
from storage.outbox import Message, Place


@dataclass(frozen=True)
class Surroundings:
    """The settings a handler may need, as plain values.

    `public_address` is the https address people's phones can open, None where links must not be sent; `sample` marks
    the sample office. `telegram_name` gives the bot's name, None until Telegram has told it. `bots` are those of a
    channel that has several. `upload_page` gives the address of a page that takes files for the chat of an account, as
    of an instant; None where phones could not open it. `evidence_page` is the same for one task, by its number.
    `reading_page` gives the address of a person's page of a plan's reading (by its version, as of an instant) that a
    chat of a channel can open.
    `allowances` are the limits of the channels' bots. `show_work` shows a word on work under way in the chat of an
    address; False where its channel shows none. `editable` names the channels whose messages can be changed after
    they were sent.
    """

    zone: ZoneInfo
    public_address: str | None = None
    sample: bool = False
    telegram_name: Callable[[], str | None] = lambda: None
    bots: Callable[[], Sequence[Bot]] = tuple
    upload_page: Callable[[int, datetime], str | None] = lambda *_: None
    evidence_page: Callable[[int, int, datetime], str | None] = lambda *_: None
    allowances: Mapping[str, Allowance] = field(default_factory=dict)
    reading_page: Callable[[str, int, int, datetime], str | None] = lambda *_: None
    show_work: Callable[[str, str, str], bool] = lambda *_: False
    editable: frozenset[str] = frozenset()


async def _nowhere(_words: str) -> None:
    """Where nothing can be said beside the turn."""


Work = Callable[[], Awaitable[Any]]
Then = Callable[["Turn", Any], Awaitable[None]]


@dataclass
class Turn:
    """What a handler works with. All it does happens in the transaction `tx`, or not at all.

    `now` is UTC, `sender` None for a stranger. What is answered goes back to the chat the message came from. `spoke`
    tells that the sender said something of a task here, which they may take back. `aside` says something at once, while
    long work goes on; however often the update is worked on, once. `read` begins a transaction that only reads, for
    what takes long to gather: nobody's answer waits for it. `touched` is what was recorded to have changed: subjects
    with their ids. `lead` stands over the first answer.
    """

    tx: Tx
    now: datetime
    incoming: Incoming
    incoming_id: int
    sender: Person | None
    surroundings: Surroundings
    read: Callable[[], AbstractAsyncContextManager[Tx]]
    stage: int = 0
    aside: Callable[[str], Coroutine[Any, Any, None]] = _nowhere
    pending: tuple[Work, Then] | None = None
    spoke: bool = False
    lead: str = ""
    touched: set[tuple[str, int]] = field(default_factory=set)
    _answers: int = field(default=0, init=False)

    @property
    def person(self) -> Person:
        """The sender; a handler that only invited people reach may rely on there being one."""
        if self.sender is None:
            raise Problem("chat.stranger")
        return self.sender

    @property
    def language(self) -> str:
        """The sender's language, Vietnamese for a stranger."""
        return self.sender.language if self.sender else "vi"

    @property
    def today(self) -> date:
        """The day it is at the office."""
        return self.now.astimezone(self.surroundings.zone).date()

    @property
    def actor(self) -> Actor:
        """Who acts here, for the audit log."""
        return Actor(self.sender.id if self.sender else None, self.incoming.channel)

    def say(self, key: str, **args: object) -> str:
        """A sentence in the sender's language."""
        return say(self.language, key, **args)

    def require(self, act: Act, unit_id: int | None = None, owner_id: int | None = None) -> None:
        """Raise the Problem that says so where the sender may not do this."""
        if not may(self.person, act, unit_id, owner_id):
            raise Problem("chat.not_allowed")

    async def answer(
        self,
        text: str,
        *,
        buttons: Sequence[Sequence[Button]] = (),
        places: Sequence[Place] = (),
        files: Sequence[int] = (),
        then: str | None = None,
    ) -> None:
        """Answer in the chat the message came from; told once even if the update is worked on again.

        `then` are the words that stand in its place, without its files, when what it says is to be kept no more.
        """
        text, self.lead = "\n".join(filter(None, (self.lead, text))), ""
        message = Message(text, tuple(tuple(row) for row in buttons), places, files, then=then)
        # What is said in a group is no list of one person, nor does it follow them to another chat.
        person_id = self.sender.id if self.sender and self.incoming.group is None else None
        kind = outbox.CODE if then else "answer"
        await self._put(kind, message, person_id, ANSWER, self.incoming.channel, self.incoming.address)

    async def tell(
        self,
        person: Person,
        key: str,
        *,
        buttons: Sequence[Sequence[Button]] = (),
        places: Sequence[Place] = (),
        files: Sequence[int] = (),
        **args: object,
    ) -> None:
        """Tell somebody else, in their language and through the account they prefer."""
        words = say(person.language, key, **args)
        await self._put(
            "notice", Message(words, tuple(tuple(row) for row in buttons), places, files), person.id, NOTICE
        )

    async def _put(
        self,
        kind: str,
        message: Message,
        person_id: int | None,
        urgency: int,
        channel: str | None = None,
        address: str | None = None,
    ) -> None:
        """Write to the outbox what this stage of the update says, each thing once however often it is worked on."""
        self._answers += 1
        await outbox.put(
            self.tx,
            self.now,
            kind,
            message,
            person_id=person_id,
            channel=channel,
            address=address,
            once=f"{kind}:{self.incoming_id}:{self.stage}:{self._answers}",
            urgency=urgency,
        )

    async def record(
        self, act: str, subject: str | None = None, subject_id: int | None = None, before: Any = None, after: Any = None
    ) -> None:
        """Write a line of the audit log."""
        if subject is not None and subject_id is not None:
            self.touched.add((subject, subject_id))
        await audit.record(self.tx, self.now, self.actor, act, subject, subject_id, before, after)

    def later(self, work: Work, then: Then) -> None:
        """Do something long after this transaction, then go on with its result in a new one."""
        self.pending = (work, then)
