"""What each bot has sent this month, and which ones their platform has told to be silent for now."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import delete, select, tuple_, update

from storage.database import Tx
from storage.outbox_rows import Bot
from storage.rows import add_once
from storage.schema.delivery import bot_month, bot_pause


@dataclass(frozen=True)
class Pause:
    """A bot that said too much, in the platform's eyes: since when, how often in a row, until when it is silent (UTC).

    `month_is_spent` where that is taken for the end of the month's messages.
    """

    since: datetime
    times: int
    until: datetime
    month_is_spent: bool


async def count(tx: Tx, bot: Bot, month: str, more: int) -> tuple[int, int]:
    """Count messages a bot has sent in a month; gives how many there were before and are now."""
    channel, name = bot
    row = {"channel": channel, "bot": name, "month": month}
    if await add_once(tx, bot_month, **row, sent=more) is not None:
        return 0, more
    this = (bot_month.c.channel == channel) & (bot_month.c.bot == name) & (bot_month.c.month == month)
    changed = update(bot_month).where(this).values(sent=bot_month.c.sent + more).returning(bot_month.c.sent)
    now = int((await tx.execute(changed)).scalar_one())
    return now - more, now


async def sent_in(tx: Tx, month: str) -> dict[Bot, int]:
    """How many messages each bot has sent in a month, of those that are counted."""
    rows = await tx.execute(select(bot_month).where(bot_month.c.month == month).order_by(bot_month.c.bot))
    return {(r.channel, r.bot): r.sent for r in rows}


async def pauses(tx: Tx) -> dict[Bot, Pause]:
    """The bots that were told they say too much and have not been heard since."""
    rows = await tx.execute(select(bot_pause))
    return {(r.channel, r.bot): Pause(r.since, r.times, r.until, r.month_is_spent) for r in rows}


async def pause(tx: Tx, bot: Bot, of: Pause) -> None:
    """Write down that a bot is silent, in the place of what was written of it before."""
    channel, name = bot
    values = {"since": of.since, "times": of.times, "until": of.until, "month_is_spent": of.month_is_spent}
    if await add_once(tx, bot_pause, channel=channel, bot=name, **values) is None:
        this = (bot_pause.c.channel == channel) & (bot_pause.c.bot == name)
        await tx.execute(update(bot_pause).where(this).values(**values))


async def speaks_again(tx: Tx, bots: Iterable[Bot]) -> None:
    """Forget the pauses of bots whose platform took a message."""
    await tx.execute(delete(bot_pause).where(tuple_(bot_pause.c.channel, bot_pause.c.bot).in_(list(bots))))
