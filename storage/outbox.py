"""What the product says: written with the change it speaks of, claimed by one sender, never lost."""

from collections.abc import Mapping, Sequence
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import delete, func, insert, select, update

from domain.chat import Button
from storage.database import Tx
from storage.rows import add_once
from storage.schema.delivery import list_item, outbox, outbox_file
from storage.schema.plans import file

CODE = "code"
"""The kind of what holds a code that lets somebody in: it is not kept as it was said."""
_VALID_FOR = timedelta(days=14)
"""Longer than a Tết week without anybody at the office's server."""


@dataclass(frozen=True)
class Place:
    """What a place of a numbered list stands for: `subject` is assignment, extension or question."""

    subject: str
    subject_id: int


@dataclass(frozen=True)
class Message:
    """Something to say. `places` are the numbered things it lists (place 1 first), `files` ids of stored files.

    `if_late` is an instant (UTC), and the words that are added where it leaves only after it. `then` are the words that
    stand in its place, without its files, some time after it was delivered: it held a code.
    """

    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    places: Sequence[Place] = ()
    files: Sequence[int] = ()
    if_late: tuple[datetime, str] | None = None
    then: str | None = None


async def put(
    tx: Tx,
    now: datetime,
    kind: str,
    message: Message,
    *,
    person_id: int | None = None,
    channel: str | None = None,
    address: str | None = None,
    reply_to: str | None = None,
    once: str | None = None,
    urgency: int = 0,
    not_before: datetime | None = None,
    expires_at: datetime | None = None,
) -> int | None:
    """Add a message and give its id, or None where `once` says that it was said already.

    With a channel and an address it answers in that chat; with only a person it goes to the account they prefer.
    A higher `urgency` is sent first. It is not sent before `not_before` (UTC) nor after `expires_at`, which is
    two weeks later where nothing else is said. Raises ValueError where neither a person nor a chat is named.
    """
    if person_id is None and (channel is None or address is None):
        raise ValueError("a message to nobody")
    from_then = not_before or now
    outbox_id: int | None = await add_once(
        tx,
        outbox,
        person_id=person_id,
        channel=channel,
        address=address,
        recipient=f"{channel} {address}" if person_id is None else f"person {person_id}",
        kind=kind,
        once=once,
        message={
            "text": message.text,
            "buttons": [[asdict(b) for b in row] for row in message.buttons],
            **_if_late(message),
            **({"then": message.then} if message.then else {}),
        },
        reply_to=reply_to,
        urgency=urgency,
        state="todo",
        created_at=now,
        next_attempt_at=from_then,
        expires_at=expires_at or from_then + _VALID_FOR,
    )
    if outbox_id is None:
        return None
    if message.places:
        await tx.execute(
            insert(list_item),
            [
                {"outbox_id": outbox_id, "position": n, "subject": p.subject, "subject_id": p.subject_id}
                for n, p in enumerate(message.places, 1)
            ],
        )
    if message.files:
        await tx.execute(
            insert(outbox_file),
            [{"outbox_id": outbox_id, "file_id": f, "position": n} for n, f in enumerate(message.files)],
        )
    return outbox_id


def _if_late(message: Message) -> dict[str, object]:
    return {"late": [message.if_late[0].isoformat(), message.if_late[1]]} if message.if_late else {}


def text_leaving(message: Mapping[str, Any], now: datetime) -> str:
    """The text of a message as it is kept, when it leaves at an instant (UTC): with its word on being late if it is."""
    text = str(message["text"])
    after, words = message.get("late", (None, ""))
    return f"{text}\n\n{words}" if after and now > datetime.fromisoformat(after) else text


async def forget_codes(tx: Tx, put_before: datetime) -> int:
    """Let go of the codes in messages that were put into the outbox before an instant (UTC), and wait no more."""
    old = (outbox.c.kind == CODE) & outbox.c.state.not_in(("todo", "claimed")) & (outbox.c.created_at < put_before)
    found = (await tx.execute(select(outbox.c.id, outbox.c.message).where(old))).all()
    for row in found:
        theirs = outbox_file.c.outbox_id == row.id
        files = (await tx.execute(select(outbox_file.c.file_id).where(theirs))).scalars().all()
        await tx.execute(delete(outbox_file).where(theirs))
        await tx.execute(delete(file).where(file.c.id.in_(files)))
        forgotten = {"text": row.message["then"], "buttons": []}
        await tx.execute(update(outbox).where(outbox.c.id == row.id).values(kind="answer", message=forgotten))
    return len(found)


async def was_said(tx: Tx, once: str) -> bool:
    """Whether a message with this key was put into the outbox before."""
    return (await tx.execute(select(outbox.c.id).where(outbox.c.once == once))).first() is not None


async def unsent(tx: Tx, since: datetime) -> tuple[int, int]:
    """How many messages wait to be sent, and how many since an instant (UTC) had a chat to go to and failed."""
    waits = outbox.c.state.in_(["todo", "claimed"])
    had_a_chat = outbox.c.channel.is_not(None) | outbox.c.sent_channel.is_not(None)
    failed = (outbox.c.state == "failed") & had_a_chat & (outbox.c.created_at >= since)
    waiting, lost = (await tx.execute(select(func.count().filter(waits), func.count().filter(failed)))).one()
    return waiting, lost
