"""How messages went, written down together: sent, to be tried again, failed, or on the way to another chat."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import and_, bindparam, tuple_, update

from storage.claims import Claim
from storage.database import Tx
from storage.outbox_rows import UNCLAIMED
from storage.schema.delivery import outbox
from storage.schema.office import chat_account


@dataclass(frozen=True)
class Sent:
    """The platform took it, at `at` (UTC), and knows it as `platform_id`."""

    claim: Claim
    at: datetime
    platform_id: str


@dataclass(frozen=True)
class Later:
    """Not now; not before `again` (UTC). `bot_said_too_much` where the platform says so of the bot as a whole."""

    claim: Claim
    again: datetime
    why: str
    bot_said_too_much: bool = False


@dataclass(frozen=True)
class Failed:
    """Never."""

    claim: Claim
    why: str


@dataclass(frozen=True)
class ChatLost:
    """This chat takes nothing more; another of the person's may. `why` is the platform's word."""

    claim: Claim
    at: datetime
    why: str


Outcome = Sent | Later | Failed | ChatLost


async def write(tx: Tx, worker: str, outcomes: Sequence[Outcome]) -> None:
    """Write down how messages went that `worker` took."""
    await _sent(tx, [o for o in outcomes if isinstance(o, Sent)])
    for outcome in outcomes:
        match outcome:
            case Later(claim=claim, again=again, why=why):
                await _give_back(tx, claim, worker, state="todo", next_attempt_at=again, last_error=why)
            case Failed(claim, why):
                await _give_back(tx, claim, worker, state="failed", last_error=why)
            case ChatLost():
                await _fall_over(tx, worker, outcome)


_DELIVERED = (
    update(outbox)
    .where(outbox.c.id == bindparam("outbox_id"))
    .values(
        state="sent",
        last_error=None,
        **UNCLAIMED,
        **{name: bindparam(f"new_{name}") for name in ("sent_at", "platform_id", "sent_channel", "sent_address")},
    )
)
_REACHED_AGAIN = (
    update(chat_account)
    .where(tuple_(chat_account.c.channel, chat_account.c.address).in_(bindparam("chats", expanding=True)))
    .where(chat_account.c.unlinked_at.is_(None), chat_account.c.unreachable_since.is_not(None))
    .values(unreachable_since=None, unreachable_why=None)
)


async def _sent(tx: Tx, those: Sequence[Sent]) -> None:
    """Say that messages were delivered, and that their chats can be reached. True whoever holds them by now."""
    if not those:
        return
    await tx.execute(
        _DELIVERED,
        [
            {
                "outbox_id": o.claim.id,
                "new_sent_at": o.at,
                "new_platform_id": o.platform_id,
                "new_sent_channel": o.claim.channel,
                "new_sent_address": o.claim.address,
            }
            for o in those
        ],
    )
    chats = [(o.claim.channel, o.claim.address) for o in those]
    await tx.execute(_REACHED_AGAIN, {"chats": chats})


async def _fall_over(tx: Tx, worker: str, lost: ChatLost) -> None:
    """Mark the chat as one that cannot be reached, and let the message go to another of the person's."""
    claim = lost.claim
    alive = and_(
        chat_account.c.channel == claim.channel,
        chat_account.c.address == claim.address,
        chat_account.c.unlinked_at.is_(None),
        chat_account.c.unreachable_since.is_(None),
    )
    await tx.execute(update(chat_account).where(alive).values(unreachable_since=lost.at, unreachable_why=lost.why))
    if claim.person_id is None:
        await _give_back(tx, claim, worker, state="failed", last_error=lost.why)
        return
    elsewhere = dict.fromkeys(("channel", "address", "reply_to", "sent_channel", "sent_address"))
    await _give_back(tx, claim, worker, state="todo", next_attempt_at=lost.at, last_error=lost.why, **elsewhere)


async def _give_back(tx: Tx, claim: Claim, worker: str, **values: Any) -> None:
    """Change a message that this worker still holds; one that was rescued from it is no longer its own."""
    mine = and_(outbox.c.id == claim.id, outbox.c.state == "claimed", outbox.c.claimed_by == worker)
    await tx.execute(update(outbox).where(mine).values(**UNCLAIMED, **values))
