"""The ways into the chat that this office has, as lines for whoever holds a code."""

from domain.bots import Bot
from handlers import which_bot
from handlers.turn import Turn


async def ways_in(turn: Turn, code: str) -> list[str]:
    """One line for each: a bot of Zalo with room, Telegram, the page; the last says what to do with the code."""
    site = turn.surroundings.public_address
    with_bots = dict.fromkeys(there_is.channel for there_is in turn.surroundings.bots())
    free = [await which_bot.emptiest(turn, channel) for channel in with_bots]
    lines = [_by_bot(turn, there_is) for there_is in free if there_is]
    if link := telegram_link(turn, code):
        lines.append(turn.say("invite.by_telegram", link=link))
    if site:
        lines.append(turn.say("invite.by_web", link=f"{site}/?code={code}"))
    return [*lines, turn.say("invite.by_code")]


def _by_bot(turn: Turn, bot: Bot) -> str:
    if bot.link:
        return turn.say(f"invite.link_of_{bot.channel}", bot=bot.name, link=bot.link)
    return turn.say(f"invite.by_{bot.channel}", bot=bot.name)


async def to_scan(turn: Turn, code: str) -> str | None:
    """What a phone is best pointed at: Zalo's bot, Telegram's with the code in it, the page; None where none is."""
    zalo = await which_bot.emptiest(turn, "zalo")
    site = turn.surroundings.public_address
    page = f"{site}/?code={code}" if site else None
    return (zalo.link if zalo else None) or telegram_link(turn, code) or page


def telegram_link(turn: Turn, code: str) -> str | None:
    """What opens the bot with the code already in it; None where there is no Telegram."""
    bot = turn.surroundings.telegram_name()
    return f"https://t.me/{bot}?start={code}" if bot else None
