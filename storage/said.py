"""What was said to whom of which assignment: a rung counts only while the message that said it stands."""

from collections.abc import Iterable
from datetime import date

from sqlalchemy import ColumnElement, Select, delete, select, tuple_

from storage.database import Tx
from storage.rows import add_once
from storage.schema.delivery import outbox, said, said_note

_PLANNED = "planned"

Rung = tuple[int, int, str, int]
"""Recipient, assignment, rung, version of the due date."""

_RUNG = (said.c.person_id, said.c.assignment_id, said.c.rung, said.c.due_version)


def once(person_id: int, kind: str, day: date) -> str:
    """The key that makes a planned message unique: recipient, kind and local date."""
    return f"{_PLANNED}:{person_id}:{kind}:{day.isoformat()}"


async def planned(tx: Tx, day: date) -> set[tuple[int, str, date]]:
    """The messages planned for a local day: recipient, kind and the day."""
    ends = f"{_PLANNED}:%:{day.isoformat()}"
    found = (await tx.execute(select(outbox.c.once).where(outbox.c.once.like(ends)))).scalars()
    return {(int(person_id), kind, day) for _, person_id, kind, _ in (key.split(":") for key in found)}


async def everything(tx: Tx) -> set[Rung]:
    """All that was said and stands: what a message should have said that never went out is not among it."""
    return await _rungs(tx, said.c.outbox_id.not_in(_unsent()))


async def kept_back(tx: Tx) -> set[Rung]:
    """What was to be said by messages whose time was over before they could be sent, and was not said since."""
    merged = select(outbox.c.id).where(outbox.c.state == "merged")
    return await _rungs(tx, said.c.outbox_id.in_(merged))


async def _rungs(tx: Tx, which: ColumnElement[bool]) -> set[Rung]:
    rows = await tx.execute(select(*_RUNG).where(which))
    return {(person_id, assignment_id, rung, version) for person_id, assignment_id, rung, version in rows}


def _unsent() -> Select[tuple[int]]:
    """The messages that were never sent and never will be."""
    return select(outbox.c.id).where(outbox.c.state.in_(["failed", "merged"]))


async def note(tx: Tx, outbox_id: int, day: date, rungs: Iterable[Rung]) -> None:
    """Write down what a message says, in the place of one that was to say it and never went out."""
    those = sorted(rungs)
    again = tuple_(*_RUNG).in_(those)
    await tx.execute(delete(said).where(again, said.c.outbox_id.in_(_unsent())))
    for person_id, assignment_id, rung, version in those:
        await add_once(
            tx,
            said,
            person_id=person_id,
            assignment_id=assignment_id,
            rung=rung,
            due_version=version,
            local_date=day,
            outbox_id=outbox_id,
        )


async def notes(tx: Tx) -> set[tuple[int, str]]:
    """What the Office was told of its report and stands: recipient, and the name of the note."""
    await tx.execute(delete(said_note).where(said_note.c.outbox_id.in_(_unsent())))
    return {(person_id, what) for person_id, what in await tx.execute(select(said_note.c.person_id, said_note.c.what))}


async def note_of_office(tx: Tx, outbox_id: int, person_id: int, what: str) -> None:
    """Write down that a message tells somebody of the Office about its report."""
    await add_once(tx, said_note, person_id=person_id, what=what, outbox_id=outbox_id)
