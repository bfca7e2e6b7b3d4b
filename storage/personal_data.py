"""What is kept about somebody: shown, given to them whole, and erased but for their name on official acts."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import ColumnElement, Table, and_, delete, func, or_, select, true, update

from storage.database import Tx
from storage.schema.delivery import incoming, incoming_file, open_question, outbox, outbox_file
from storage.schema.office import absence, chat_account, person, unit_contact
from storage.schema.plans import file, task
from storage.schema.records import audit
from storage.schema.work import assignment, evidence, extension, occurrence, question, status_report, work_act

ERASED = "erased"
"""What stands in the place of an address that was erased."""


@dataclass(frozen=True)
class Chat:
    """A chat that leads, or led, to somebody (instants in UTC)."""

    channel: str
    address: str
    linked_at: datetime
    unlinked_at: datetime | None


@dataclass(frozen=True)
class Kept:
    """How much there is of somebody: what they wrote, what they were told, what they reported and proved."""

    written: int
    told: int
    reports: int
    evidence: int


async def chats(tx: Tx, person_id: int) -> list[Chat]:
    """Every chat of somebody, also those they left, the oldest first."""
    c = chat_account.c
    rows = await tx.execute(
        select(c.channel, c.address, c.linked_at, c.unlinked_at).where(c.person_id == person_id).order_by(c.id)
    )
    return [Chat(*row) for row in rows if not row.address.startswith(ERASED)]


async def count(tx: Tx, person_id: int) -> Kept:
    """How much there is of somebody."""
    mine = await _theirs(tx, person_id, incoming)
    to_them = await _theirs(tx, person_id, outbox)
    of_each = (
        (incoming, mine),
        (outbox, to_them),
        (status_report, status_report.c.person_id == person_id),
        (evidence, evidence.c.person_id == person_id),
    )
    return Kept(*[(await tx.execute(select(func.count()).select_from(t).where(w))).scalar_one() for t, w in of_each])


async def messages(tx: Tx, person_id: int) -> list[dict[str, Any]]:
    """What somebody wrote and was told, in the order it was said: when (UTC), by which channel, who spoke, what."""
    c, o = incoming.c, outbox.c
    written = await tx.execute(select(c.at, c.channel, c.message).where(await _theirs(tx, person_id, incoming)))
    told = await tx.execute(
        select(o.created_at, o.sent_channel, o.message).where(await _theirs(tx, person_id, outbox), o.state == "sent")
    )
    said = [_line(row, "person") for row in written] + [_line(row, "bot") for row in told]
    return sorted(said, key=lambda line: str(line["at"]))


async def reports(tx: Tx, person_id: int) -> list[dict[str, Any]]:
    """What somebody reported, the oldest first: when (UTC), on which task, its status, percentage and reason."""
    rows = await tx.execute(
        select(
            status_report.c.at, task.c.number, status_report.c.status, status_report.c.percent, status_report.c.reason
        )
        .join(assignment, assignment.c.id == status_report.c.assignment_id)
        .join(occurrence, occurrence.c.id == assignment.c.occurrence_id)
        .join(task, task.c.id == occurrence.c.task_id)
        .where(status_report.c.person_id == person_id, status_report.c.status.is_not(None))
        .order_by(status_report.c.id)
    )
    return [
        {"at": r.at.isoformat(), "task": f"T{r.number}", "status": r.status, "percent": r.percent, "reason": r.reason}
        for r in rows
    ]


def _line(row: Iterable[Any], who: str) -> dict[str, Any]:
    at, channel, message = row
    return {"at": at.isoformat(), "channel": channel, "from": who, "text": message["text"]}


async def erase(tx: Tx, now: datetime, person_id: int) -> None:
    """Erase somebody's chats, message texts, leave and choices.

    Who they are to the office, what they decided and reported, why, and the proofs of it stay. A file they sent that
    proves nothing goes.
    """
    written, told = await _theirs(tx, person_id, incoming), await _theirs(tx, person_id, outbox)
    await _erase_files(tx, written)
    await _blank(tx, incoming, written, "message", {"button": None, "reply_to": None, "display_name": None})
    await _blank(tx, outbox, told, "message", {"buttons": []})
    waiting = told & outbox.c.state.in_(("todo", "claimed"))
    await tx.execute(update(outbox).where(waiting).values(state="dropped"))
    await tx.execute(delete(outbox_file).where(outbox_file.c.outbox_id.in_(select(outbox.c.id).where(told))))
    await _forget_addresses(tx, person_id)
    await tx.execute(update(incoming).where(written).values(address=ERASED, person_id=person_id))
    addressed = told & outbox.c.address.is_not(None)
    await tx.execute(update(outbox).where(addressed).values(address=ERASED, person_id=person_id))
    await tx.execute(update(outbox).where(outbox.c.person_id == person_id).values(sent_address=None))
    accounts = chat_account.c.person_id == person_id
    gone = func.coalesce(chat_account.c.unlinked_at, now)
    erased = {"address": ERASED, "unlinked_at": gone, "preferred": False, "unreachable_why": None}
    await tx.execute(update(chat_account).where(accounts).values(**erased))
    await _blank_what_was_typed(tx, now, person_id)
    for table in (open_question, absence, unit_contact):
        await tx.execute(delete(table).where(table.c.person_id == person_id))
    await tx.execute(update(person).where(person.c.id == person_id).values(remind_at=None))


async def _blank_what_was_typed(tx: Tx, now: datetime, person_id: int) -> None:
    """Take their words out of questions, of what they said with a decision, and of what acts could be undone by."""
    await tx.execute(update(question).where(question.c.asked_by == person_id).values(text="–"))
    await tx.execute(update(question).where(question.c.answered_by == person_id).values(answer="–"))
    await tx.execute(update(extension).where(extension.c.decided_by == person_id).values(answer=None))
    over = {"rows": {}, "undone_at": func.coalesce(work_act.c.undone_at, now)}
    await tx.execute(update(work_act).where(work_act.c.person_id == person_id).values(**over))


async def _theirs(tx: Tx, person_id: int, table: Table) -> ColumnElement[bool]:
    """The rows of messages that are somebody's: under their name, or in a chat while it was theirs alone."""
    theirs = [(chat.channel, chat.address) for chat in await chats(tx, person_id)]
    in_a_chat = [and_(table.c.channel == channel, table.c.address == address) for channel, address in theirs]
    return or_(
        table.c.person_id == person_id, and_(table.c.person_id.is_(None), or_(*in_a_chat) if theirs else ~true())
    )


async def _blank(tx: Tx, table: Table, which: ColumnElement[bool], column: str, more: dict[str, Any]) -> None:
    """Take the words out of messages, row by row: each keeps what its platform needs to know it again."""
    for row in (await tx.execute(select(table.c.id, table.c[column]).where(which))).all():
        without = {**row[1], **{k: v for k, v in more.items() if k in row[1]}, "text": ""}
        await tx.execute(update(table).where(table.c.id == row.id).values({column: without}))


async def _erase_files(tx: Tx, written: ColumnElement[bool]) -> None:
    """Forget the files that came with messages, and drop those that nothing else has."""
    came = incoming_file.c.incoming_id.in_(select(incoming.c.id).where(written))
    ids = set((await tx.execute(select(incoming_file.c.file_id).where(came))).scalars()) - {None}
    await tx.execute(update(incoming_file).where(came).values(file_id=None, name=ERASED))
    refers = [
        c for t in file.metadata.tables.values() for c in t.c if any(k.column is file.c.id for k in c.foreign_keys)
    ]
    for column in refers:
        ids -= set((await tx.execute(select(column).where(column.in_(ids)))).scalars())
    await tx.execute(delete(file).where(file.c.id.in_(ids)))


async def _forget_addresses(tx: Tx, person_id: int) -> None:
    """Take chat addresses out of the audit log; who did what, and when, stays."""
    addresses = {chat.address for chat in await chats(tx, person_id)}
    acts = ("join", "unlink", "join_failed", "join_limited", "stranger")
    for row in (await tx.execute(select(audit).where(audit.c.act.in_(acts)))).all():
        values = {
            name: {**value, "address": ERASED}
            for name, value in (("before", row.before), ("after", row.after))
            if isinstance(value, dict) and value.get("address") in addresses
        }
        if values:
            await tx.execute(update(audit).where(audit.c.id == row.id).values(**values))
