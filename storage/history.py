"""All that happened to an assignment, as its card tells it: words, dates, hands, proofs, questions, directives."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Row, Select, Table, select

from domain.tasks import Status, Word
from storage.database import Tx
from storage.schema.office import person
from storage.schema.plans import file
from storage.schema.work import directive, evidence, extension, handover, question, status_report
from storage.work import standing_reports


@dataclass(frozen=True)
class Happened:
    """One thing that happened at an instant (UTC): who did it, and what by its `kind`, a key of the card's words.

    `word` is a status report; `before` and `after` are due days, `text` free words or somebody's name, `reason` why.
    """

    at: datetime
    kind: str
    who: str | None
    word: Word | None = None
    before: date | None = None
    after: date | None = None
    text: str | None = None
    reason: str | None = None


async def of_assignment(tx: Tx, assignment_id: int) -> list[Happened]:
    """All of it, newest first; what was taken back is left out."""
    names = {row.id: row.name for row in await tx.execute(select(person.c.id, person.c.name))}
    found: list[Happened] = []
    for row in await tx.execute(_of(status_report, assignment_id).where(standing_reports())):
        word = Word(row.id, Status(row.status), row.at, row.person_id, row.percent, row.reason)
        found.append(Happened(row.at, "word", names.get(row.person_id), word))
    for row in await tx.execute(_of(extension, assignment_id).where(extension.c.state != "taken_back")):
        found += _extension(row, names)
    for row in await tx.execute(_of(handover, assignment_id).where(handover.c.state != "taken_back")):
        found += _handover(row, names)
    for row in await tx.execute(_of(directive, assignment_id)):
        found.append(Happened(row.at, "directive", names.get(row.leader_id), text=row.text))
    withdrawn = question.c.answered_at.is_not(None) & question.c.answer.is_(None)
    for row in await tx.execute(_of(question, assignment_id).where(~withdrawn)):
        found.append(Happened(row.at, "question", names.get(row.asked_by), text=row.text))
        if row.answered_at is not None:
            found.append(Happened(row.answered_at, "answer", names.get(row.answered_by), text=row.answer))
    proofs = select(evidence, file.c.name).outerjoin(file, file.c.id == evidence.c.file_id)
    for row in await tx.execute(proofs.where(evidence.c.assignment_id == assignment_id)):
        found.append(
            Happened(row.at, f"evidence_{row.kind}", names.get(row.person_id), text=row.value or row.name or "–")
        )
    return sorted(found, key=lambda one: one.at, reverse=True)


def _of(table: Table, assignment_id: int) -> Select[tuple[object, ...]]:
    return select(table).where(table.c.assignment_id == assignment_id).order_by(table.c.id.desc())


def _extension(row: Row[tuple[object, ...]], names: dict[int, str]) -> Iterator[Happened]:
    decided = row.state in {"granted", "refused"} and row.decided_at is not None
    if decided:
        kind = f"extension_{row.state}"
        yield Happened(row.decided_at, kind, names.get(row.decided_by), after=row.granted_due, reason=row.answer)
    asked = {"before": row.due_before, "after": row.asked_due, "reason": row.reason}
    yield Happened(row.asked_at, "extension_asked", names.get(row.asked_by), **asked)


def _handover(row: Row[tuple[object, ...]], names: dict[int, str]) -> Iterator[Happened]:
    if row.state in {"accepted", "refused"} and row.answered_at is not None:
        kind = f"handover_{row.state}"
        yield Happened(row.answered_at, kind, names.get(row.to_id), text=names.get(row.from_id))
    yield Happened(row.at, "handover_offered", names.get(row.from_id), text=names.get(row.to_id))
