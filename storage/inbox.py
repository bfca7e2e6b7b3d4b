"""What came in: every update once, kept before it is worked on."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import bindparam, select, update

from domain.chat import Attachment, ChatEvent, Incoming
from storage.database import Tx
from storage.files import get
from storage.rows import add, add_once
from storage.schema.delivery import incoming, incoming_file, outbox_file
from storage.schema.plans import file, plan_version
from storage.schema.work import evidence


@dataclass(frozen=True)
class Received:
    """An update in the database: its id, and what it said."""

    id: int
    incoming: Incoming


async def keep(tx: Tx, message: Incoming, file_ids: Sequence[int | None]) -> int | None:
    """Store an update as received and give its id, or None where it was received before.

    `file_ids` names the stored file of each attachment, None for one that was not fetched.
    """
    said = {
        "text": message.text,
        "button": message.button,
        "reply_to": message.reply_to,
        "display_name": message.display_name,
        "edited": message.edited,
        "message_id": message.message_id,
        "unreadable": message.unreadable,
        "group": message.group,
        "speaker": message.speaker,
        "event": message.event,
        "sources": [attachment.source for attachment in message.attachments],
    }
    incoming_id: int | None = await add_once(
        tx,
        incoming,
        channel=message.channel,
        update_id=message.update_id,
        address=message.address,
        at=message.at,
        message=said,
        state="received",
    )
    if incoming_id is None:
        return None
    for attachment, file_id in zip(message.attachments, file_ids, strict=True):
        await add(
            tx,
            incoming_file,
            incoming_id=incoming_id,
            file_id=file_id,
            name=attachment.name,
            media_type=attachment.media_type,
            size=attachment.size,
        )
    return incoming_id


async def unfinished(tx: Tx) -> list[int]:
    """The ids of updates that were received but not worked on to the end, oldest first."""
    rows = await tx.execute(select(incoming.c.id).where(incoming.c.state == "received").order_by(incoming.c.id))
    return [int(i) for i in rows.scalars()]


_TO_TAKE = (
    select(incoming.c.id).where(incoming.c.id == bindparam("id"), incoming.c.state == "received").with_for_update()
)


async def take(tx: Tx, incoming_id: int) -> bool:
    """Hold an update for this transaction and say whether there is still work to do on it.

    Another process that holds it is waited for: what it has finished is not done a second time.
    """
    return (await tx.execute(_TO_TAKE, {"id": incoming_id})).first() is not None


async def load(tx: Tx, incoming_id: int) -> Received:
    """A stored update as it came, its files with it."""
    row = (await tx.execute(select(incoming).where(incoming.c.id == incoming_id))).one()
    of_it = select(incoming_file).where(incoming_file.c.incoming_id == incoming_id).order_by(incoming_file.c.id)
    said = dict(row.message)
    files = (await tx.execute(of_it)).all()
    attachments = []
    # What was kept before there were sources has none.
    for f, source in zip(files, said.pop("sources", [None] * len(files)), strict=True):
        data = (await get(tx, f.file_id)).data if f.file_id else None
        attachments.append(Attachment(f.name, f.media_type, f.size, data, source))
    event = said.pop("event", None)
    said["event"] = ChatEvent(event) if event else None
    return Received(
        row.id,
        Incoming(row.channel, row.update_id, row.address, at=row.at, attachments=tuple(attachments), **said),
    )


async def add_file(tx: Tx, incoming_id: int, place: int, file_id: int, size: int) -> None:
    """Say which stored file the attachment at `place` (from 0) of an update is, now that it was fetched."""
    of_it = select(incoming_file.c.id).where(incoming_file.c.incoming_id == incoming_id).order_by(incoming_file.c.id)
    row_id = (await tx.execute(of_it.limit(1).offset(place))).scalar_one()
    await tx.execute(update(incoming_file).where(incoming_file.c.id == row_id).values(file_id=file_id, size=size))


async def attached_files(tx: Tx, incoming_id: int) -> list[int]:
    """The stored files that came with an update."""
    kept = (incoming_file.c.incoming_id == incoming_id) & incoming_file.c.file_id.is_not(None)
    rows = await tx.execute(select(incoming_file.c.file_id).where(kept).order_by(incoming_file.c.id))
    return [int(i) for i in rows.scalars()]


async def unclaimed_files(tx: Tx, person_id: int, since: datetime) -> list[int]:
    """The stored files somebody sent since an instant (UTC) that no task, plan or message has, oldest first."""
    of_others = (evidence.c.file_id, plan_version.c.file_id, outbox_file.c.file_id)
    used = [select(c).where(c.is_not(None)) for c in of_others]
    rows = await tx.execute(
        select(incoming_file.c.file_id)
        .join(incoming, incoming.c.id == incoming_file.c.incoming_id)
        .where(incoming.c.person_id == person_id, incoming.c.at >= since, incoming_file.c.file_id.is_not(None))
        .where(*(incoming_file.c.file_id.not_in(query) for query in used))
        .order_by(incoming_file.c.id)
    )
    return [int(i) for i in rows.scalars()]


async def texts(tx: Tx, person_id: int, since: datetime) -> list[str]:
    """What somebody typed since an instant (UTC), oldest first."""
    typed = select(incoming.c.message).where(incoming.c.person_id == person_id, incoming.c.at >= since)
    rows = await tx.execute(typed.order_by(incoming.c.id))
    return [str(said["text"]) for said in rows.scalars() if said.get("text")]


_FINISHED = (
    update(incoming)
    .where(incoming.c.id == bindparam("of"))
    .values(state=bindparam("state"), person_id=bindparam("person_id"))
)


async def finish(tx: Tx, incoming_id: int, state: str, person_id: int | None) -> None:
    """Say how an update ended: `handled`, or `failed` where it could not be worked on."""
    await tx.execute(_FINISHED, {"of": incoming_id, "state": state, "person_id": person_id})


async def forget_file(tx: Tx, incoming_id: int) -> None:
    """Keep nothing of the files that came with an update (a marked secret document)."""
    ids = await attached_files(tx, incoming_id)
    await tx.execute(update(incoming_file).where(incoming_file.c.incoming_id == incoming_id).values(file_id=None))
    if ids:
        await tx.execute(file.delete().where(file.c.id.in_(ids)))
