"""Messages that were sent with buttons and are to be shown anew, since what they speak of has moved on."""

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import Any

from sqlalchemy import ColumnElement, bindparam, select, tuple_, update

from domain.chat import Button
from storage.database import Tx
from storage.rows import add_once
from storage.schema.delivery import list_item, open_question, outbox, outbox_file, shown_anew
from storage.schema.work import extension, handover, status_report

KEPT_UP = timedelta(days=3)
"""An older message stays as it is: nobody looks at it any more."""

LISTED = frozenset({"assignment", "extension", "handover"})
"""The subjects that messages with buttons list."""

_SEEN_LAST = 6
"""How many of a chat's newest messages may have buttons that what was just said has used up."""

_QUESTION = "c:"
"""How the data of a button begins that answers a question of the bot, which typing answers too."""

Buttons = tuple[tuple[Button, ...], ...]


@dataclass(frozen=True)
class Stale:
    """A message to be shown anew: where it is, what was sent, and what is shown of it now.

    `places` are the assignments it numbers, place 1 first; `only_text` is False where it has a file or several parts.
    """

    id: int
    channel: str
    address: str
    platform_id: str
    kind: str
    sent_at: datetime
    text: str
    buttons: Buttons
    shown: tuple[str, Buttons]
    places: tuple[int, ...]
    only_text: bool


_RECENT = select(outbox.c.id, outbox.c.message, outbox.c.platform_id).where(
    outbox.c.state == "sent",
    outbox.c.sent_at >= bindparam("since"),
    outbox.c.sent_channel.in_(bindparam("channels", expanding=True)),
)
_LISTING = _RECENT.where(
    outbox.c.id.in_(
        select(list_item.c.outbox_id).where(
            tuple_(list_item.c.subject, list_item.c.subject_id).in_(bindparam("touched", expanding=True))
        )
    )
)
_NEWEST = (
    _RECENT.where(outbox.c.sent_channel == bindparam("channel"), outbox.c.sent_address == bindparam("address"))
    .order_by(outbox.c.id.desc())
    .limit(_SEEN_LAST)
)


async def want(
    tx: Tx,
    now: datetime,
    channels: Collection[str],
    chat: tuple[str, str],
    tapped: str | None,
    touched: Collection[tuple[str, int]],
) -> None:
    """Have messages of these channels shown anew that speak of what was `touched` (subject, id), and of the `chat`
    (channel, address) somebody just spoke in the one they tapped (by the platform's id) and what asks a question.
    """
    recent = {"since": now - KEPT_UP, "channels": list(channels)}
    found: set[int] = set()
    if touched:
        of_it = await tx.execute(_LISTING, {**recent, "touched": list(touched)})
        found |= {row.id for row in of_it if row.message["buttons"]}
    if chat[0] in channels:
        for row in await tx.execute(_NEWEST, {**recent, "channel": chat[0], "address": chat[1]}):
            data = [button["data"] for buttons in row.message["buttons"] for button in buttons]
            is_tapped = tapped is not None and tapped in (row.platform_id or "").split()
            if data and (is_tapped or any(each.startswith(_QUESTION) for each in data)):
                found.add(row.id)
    for outbox_id in sorted(found):
        if await add_once(tx, shown_anew, outbox_id=outbox_id, wanted_at=now, attempts=0) is None:
            mine = shown_anew.c.outbox_id == outbox_id
            await tx.execute(update(shown_anew).where(mine).values(wanted_at=now, attempts=0))


async def wanted(tx: Tx, now: datetime, most: int) -> list[Stale]:
    """The messages to be shown anew, those first that have waited longest."""
    query = (
        select(outbox, shown_anew.c.shown)
        .join(shown_anew, shown_anew.c.outbox_id == outbox.c.id)
        .where(shown_anew.c.wanted_at <= now)
        .order_by(shown_anew.c.wanted_at, shown_anew.c.id)
        .limit(most)
    )
    return [await _stale(tx, row) for row in (await tx.execute(query)).all()]


async def _stale(tx: Tx, row: Any) -> Stale:
    listed = select(list_item.c.subject_id).where(list_item.c.outbox_id == row.id, list_item.c.subject == "assignment")
    places = tuple((await tx.execute(listed.order_by(list_item.c.position))).scalars())
    has_file = (await tx.execute(select(outbox_file.c.id).where(outbox_file.c.outbox_id == row.id))).first()
    sent = row.message["text"], _buttons(row.message["buttons"])
    shown = (row.shown["text"], _buttons(row.shown["buttons"])) if row.shown else sent
    return Stale(
        row.id,
        row.sent_channel,
        row.sent_address,
        row.platform_id or "",
        row.kind,
        row.sent_at,
        *sent,
        shown,
        places,
        has_file is None and " " not in (row.platform_id or ""),
    )


def _buttons(rows: Iterable[Iterable[Mapping[str, str]]]) -> Buttons:
    return tuple(tuple(Button(b["label"], b["data"]) for b in row) for row in rows)


async def settle(tx: Tx, outbox_id: int, shown: tuple[str, Buttons] | None) -> None:
    """It is shown as it should be; `shown` is what that is, None where nothing was changed."""
    values: dict[str, Any] = {"wanted_at": None, "attempts": 0}
    if shown is not None:
        text, rows = shown
        buttons = [[{"label": b.label, "data": b.data} for b in row] for row in rows]
        values["shown"] = {"text": text, "buttons": buttons}
    await tx.execute(update(shown_anew).where(shown_anew.c.outbox_id == outbox_id).values(**values))


async def put_off(tx: Tx, outbox_id: int, again: datetime, most: int) -> None:
    """It could not be shown now: once more as of an instant (UTC), but no more than `most` times in all."""
    mine = shown_anew.c.outbox_id == outbox_id
    tried = int((await tx.execute(select(shown_anew.c.attempts).where(mine))).scalar_one()) + 1
    values = {"wanted_at": None if tried >= most else again, "attempts": tried}
    await tx.execute(update(shown_anew).where(mine).values(**values))


async def open_questions_of(tx: Tx, ids: Collection[int]) -> set[int]:
    """Those of these questions that still wait for an answer."""
    return await _ids(tx, select(open_question.c.id).where(open_question.c.id.in_(ids)), ids)


async def undecided_extensions(tx: Tx, ids: Collection[int]) -> set[int]:
    """Those of these extensions that nobody has decided."""
    asked = (extension.c.state == "asked") & extension.c.id.in_(ids)
    return await _ids(tx, select(extension.c.id).where(asked), ids)


async def open_offers(tx: Tx, ids: Collection[int]) -> set[int]:
    """Those of these handings over that nobody has answered."""
    return await _ids(tx, select(handover.c.id).where((handover.c.state == "offered") & handover.c.id.in_(ids)), ids)


async def taken_back(tx: Tx, update_ids: Collection[int]) -> set[int]:
    """Those of these updates that said something of a task which was taken back since."""
    undoing = status_report.alias("undoing")
    gone: ColumnElement[bool] = select(undoing.c.id).where(undoing.c.takes_back_id == status_report.c.id).exists()
    reports = select(status_report.c.incoming_id).where(status_report.c.incoming_id.in_(update_ids), gone)
    others = [
        select(table.c.incoming_id).where(table.c.incoming_id.in_(update_ids), table.c.state == "taken_back")
        for table in (extension, handover)
    ]
    return await _ids(tx, reports.union(*others), update_ids)


async def _ids(tx: Tx, query: Any, among: Collection[int]) -> set[int]:
    return set((await tx.execute(query)).scalars()) if among else set()
