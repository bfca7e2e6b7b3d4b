"""How the statements of delivery speak of rows of the outbox: those that are due, whose chat can be reached, locked.

Every statement locks the rows it changes and skips those another process holds (SQLite has one writer, and leaves that
clause out), so that senders neither wait for each other nor take the same message.
"""

from collections.abc import Iterable, Mapping
from typing import Any

from sqlalchemy import CTE, ColumnElement, FromClause, Select, and_, bindparam, false, or_, select, true, update
from sqlalchemy.sql.dml import ReturningUpdate

from domain.allowance import Matter
from domain.urgency import ANSWER, DUE, NOTICE
from storage.database import Tx
from storage.schema.delivery import outbox
from storage.schema.office import chat_account

Bot = tuple[str, str]
"""A channel, and the bot of it."""

Held = Mapping[Bot, Matter]
"""What the bots whose month is running out are still for; one that is not in it is for everything."""

queued = outbox.alias("queued")
UNCLAIMED: dict[str, Any] = {"claimed_by": None, "claimed_until": None}

_AT_LEAST = {Matter.DUE_OR_LATE: DUE, Matter.ANSWERS: min(ANSWER, NOTICE)}


def ids(which: ColumnElement[bool], arranged: Any = lambda query: query) -> CTE:
    """The ids of those rows of `queued`, locked; a common table, so that PostgreSQL works it out exactly once."""
    query: Select[tuple[int]] = arranged(select(queued.c.id).where(which))
    return query.with_for_update(skip_locked=True, of=queued).cte("these")


def among(these: CTE) -> ColumnElement[bool]:
    return outbox.c.id.in_(select(these.c.id))


def changing(these: CTE, **values: Any) -> ReturningUpdate[int]:
    """A statement that writes these values into those rows and gives their ids."""
    return update(outbox).where(among(these)).values(**values).returning(outbox.c.id)


async def change(tx: Tx, these: CTE, **values: Any) -> list[int]:
    """Write these values into those rows and give their ids."""
    return list((await tx.execute(changing(these, **values))).scalars())


def due(row: FromClause) -> ColumnElement[bool]:
    """Whether a row waits and its time has come; a statement with this in it is given the instant as `now`."""
    return and_(row.c.state == "todo", row.c.next_attempt_at <= bindparam("now"))


def reachable(row: FromClause) -> ColumnElement[bool]:
    """Whether an account is one of the person a message is for, and takes messages."""
    return and_(
        chat_account.c.person_id == row.c.person_id,
        chat_account.c.unlinked_at.is_(None),
        chat_account.c.unreachable_since.is_(None),
    )


def of_bot(channel: ColumnElement[Any], address: ColumnElement[Any], bots: Iterable[Bot]) -> ColumnElement[bool]:
    """Whether a chat is spoken to by one of these bots."""
    return or_(false(), *(and_(channel == c, _begins(address, bot)) for c, bot in bots))


def open_to(
    row: FromClause, channel: ColumnElement[Any], address: ColumnElement[Any], held: Held
) -> ColumnElement[bool]:
    """Whether the bot that speaks to a chat may be used for a message: none is held back, or enough is at stake."""
    return and_(
        true(),
        *(or_(~of_bot(channel, address, [bot]), _matters(row, matter)) for bot, matter in held.items() if matter),
    )


def _matters(row: FromClause, matter: Matter) -> ColumnElement[bool]:
    least = _AT_LEAST.get(matter)
    urgent: ColumnElement[bool] = false() if least is None else row.c.urgency >= least
    return urgent


def _begins(address: ColumnElement[Any], bot: str) -> ColumnElement[bool]:
    return address.startswith(f"{bot}/", autoescape=True) if bot else ~address.contains("/")
