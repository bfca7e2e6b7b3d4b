"""The chats people are reached through. An account leads to one person only."""

from collections import Counter, defaultdict
from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import Select, bindparam, select, update

from domain.allowance import bot_of
from domain.problem import Problem
from storage.database import Tx
from storage.rows import add_once
from storage.schema.office import chat_account


@dataclass(frozen=True)
class Account:
    """A chat that is linked to a person. `unreachable_since` (UTC) is set where the platform refuses to deliver."""

    id: int
    person_id: int
    channel: str
    address: str
    preferred: bool
    unreachable_since: datetime | None


async def link(tx: Tx, now: datetime, person_id: int, channel: str, address: str) -> int:
    """Link a chat to a person, give its id, and prefer it: it is the one they chose last.

    One that is theirs already stays as it is, but counts as reachable again. Raises Problem where it is somebody
    else's, also where they are quicker.
    """
    linked = await find(tx, channel, address)
    if linked is None:
        values = {"person_id": person_id, "channel": channel, "address": address, "linked_at": now}
        account_id: int | None = await add_once(tx, chat_account, **values)
        if account_id is not None:
            await prefer(tx, person_id, account_id)
            return account_id
        linked = await find(tx, channel, address)
    if linked is None or linked.person_id != person_id:
        raise Problem("people.account_taken")
    await _write(tx, linked.id, unreachable_since=None, unreachable_why=None)
    return linked.id


async def prefer(tx: Tx, person_id: int, account_id: int) -> None:
    """Reach somebody through this account first."""
    of_them = chat_account.c.person_id == person_id
    await tx.execute(update(chat_account).where(of_them).values(preferred=chat_account.c.id == account_id))


async def lose(tx: Tx, now: datetime, channel: str, address: str, why: str) -> int | None:
    """A chat takes nothing any more, `why` in a platform's words. Gives the account's id where that is news."""
    account = await find(tx, channel, address)
    if account is None or account.unreachable_since is not None:
        return None
    await _write(tx, account.id, unreachable_since=now, unreachable_why=why)
    return account.id


async def regain(tx: Tx, channel: str, address: str) -> int | None:
    """A chat takes messages again. Gives the account's id where that is news."""
    account = await find(tx, channel, address)
    if account is None or account.unreachable_since is None:
        return None
    await _write(tx, account.id, unreachable_since=None, unreachable_why=None)
    return account.id


async def unlink(tx: Tx, now: datetime, account_id: int) -> None:
    """Let a chat lead to nobody any more; who writes there is a stranger again."""
    await _write(tx, account_id, unlinked_at=now, preferred=False)


async def accounts_of(tx: Tx, person_id: int) -> list[Account]:
    """The chats a person is reached through, the preferred one first, then the newest."""
    linked = (chat_account.c.person_id == person_id) & chat_account.c.unlinked_at.is_(None)
    rows = await tx.execute(
        select(chat_account).where(linked).order_by(chat_account.c.preferred.desc(), chat_account.c.id.desc())
    )
    return [Account(r.id, r.person_id, r.channel, r.address, r.preferred, r.unreachable_since) for r in rows]


async def get(tx: Tx, account_id: int) -> Account | None:
    """An account by its id; None where it leads to nobody any more."""
    return await _one(tx, _BY_ID, id=account_id)


async def find(tx: Tx, channel: str, address: str) -> Account | None:
    """The account of a chat; None where it leads to nobody."""
    return await _one(tx, _OF_CHAT, channel=channel, address=address)


async def menus(tx: Tx, channels: Collection[str]) -> list[tuple[Account, str | None]]:
    """The chats of these channels that can be reached, each with the name of the menu it was given."""
    there = chat_account.c.unlinked_at.is_(None) & chat_account.c.unreachable_since.is_(None)
    query = select(chat_account).where(there, chat_account.c.channel.in_(channels)).order_by(chat_account.c.id)
    return [
        (Account(r.id, r.person_id, r.channel, r.address, r.preferred, r.unreachable_since), r.menu)
        for r in await tx.execute(query)
    ]


async def note_menu(tx: Tx, account_id: int, menu: str) -> None:
    """Say which menu a chat has now."""
    await _write(tx, account_id, menu=menu)


async def people_of_bots(tx: Tx, channel: str) -> dict[str, int]:
    """How many people talk to each bot of a channel, by the bot's id; a bot without any is not in it."""
    linked = chat_account.c.unlinked_at.is_(None) & (chat_account.c.channel == channel)
    rows = await tx.execute(select(chat_account.c.address).where(linked))
    return dict(Counter(bot_of(address) for address in rows.scalars()))


async def channels(tx: Tx) -> dict[int, tuple[str, ...]]:
    """The channels each person is reached through, by the person's id; who has none is not in it."""
    found: defaultdict[int, tuple[str, ...]] = defaultdict(tuple)
    linked = chat_account.c.unlinked_at.is_(None)
    for r in await tx.execute(select(chat_account).where(linked).order_by(chat_account.c.id)):
        found[r.person_id] = tuple(dict.fromkeys((*found[r.person_id], r.channel)))
    return dict(found)


_LINKED = select(chat_account).where(chat_account.c.unlinked_at.is_(None))
_BY_ID = _LINKED.where(chat_account.c.id == bindparam("id"))
_OF_CHAT = _LINKED.where(chat_account.c.channel == bindparam("channel"), chat_account.c.address == bindparam("address"))


async def _one(tx: Tx, which: Select[Any], **named: object) -> Account | None:
    r = (await tx.execute(which, named)).first()
    return Account(r.id, r.person_id, r.channel, r.address, r.preferred, r.unreachable_since) if r else None


async def _write(tx: Tx, account_id: int, **values: object) -> None:
    await tx.execute(update(chat_account).where(chat_account.c.id == account_id).values(**values))
