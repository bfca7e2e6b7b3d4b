"""The record of who did what: one line for each change, only ever added to."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import or_, select

from storage.database import Tx
from storage.rows import add
from storage.schema.records import audit


@dataclass(frozen=True)
class Actor:
    """Who acts, and through which channel (`cli` for the command line, `clock` for what runs by itself)."""

    person_id: int | None
    channel: str


async def record(
    tx: Tx,
    now: datetime,
    actor: Actor,
    act: str,
    subject: str | None = None,
    subject_id: int | None = None,
    before: Any = None,
    after: Any = None,
) -> None:
    """Add a line: the act, the row it changed (`subject` names the table), what it was before and is after."""
    await add(
        tx,
        audit,
        at=now,
        person_id=actor.person_id,
        channel=actor.channel,
        act=act,
        subject=subject,
        subject_id=subject_id,
        before=before,
        after=after,
    )


@dataclass(frozen=True)
class Line:
    """A line of the log, as it was recorded; `at` in UTC."""

    id: int
    at: datetime
    person_id: int | None
    channel: str | None
    act: str
    subject: str | None
    subject_id: int | None
    before: Any
    after: Any


@dataclass(frozen=True)
class Wanted:
    """Which lines: of somebody (by them, or about them), of these acts, about these rows, of a span of time (UTC).

    `rows` gives ids by table; None of any of them wants all.
    """

    person_id: int | None = None
    acts: Collection[str] | None = None
    rows: Mapping[str, Collection[int]] | None = None
    since: datetime | None = None
    until: datetime | None = None


async def newest(tx: Tx, wanted: Wanted, limit: int, before: int | None = None) -> list[Line]:
    """The lines wanted, the newest first; with `before` only those older than that line."""
    query = select(*(audit.c[name] for name in Line.__dataclass_fields__)).order_by(audit.c.id.desc()).limit(limit)
    if wanted.person_id is not None:
        about = (audit.c.subject == "person") & (audit.c.subject_id == wanted.person_id)
        query = query.where(or_(audit.c.person_id == wanted.person_id, about))
    if wanted.acts is not None:
        query = query.where(audit.c.act.in_(wanted.acts))
    if wanted.rows is not None:
        each = [(audit.c.subject == name) & audit.c.subject_id.in_(ids) for name, ids in wanted.rows.items()]
        query = query.where(or_(*each))
    if wanted.since is not None:
        query = query.where(audit.c.at >= wanted.since)
    if wanted.until is not None:
        query = query.where(audit.c.at < wanted.until)
    if before is not None:
        query = query.where(audit.c.id < before)
    return [Line(*row) for row in await tx.execute(query)]
