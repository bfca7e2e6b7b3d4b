"""Asking Telegram who the bot is, and nothing else: nothing is received, sent or set by it."""

from telegram.error import InvalidToken, TelegramError

from bot.channels.quiet import quieten
from bot.channels.telegram_client import Client
from domain.problem import Problem

_ANSWERS_WITHIN = 5.0  # seconds


async def name_of_bot(token: str, base_url: str) -> str:
    """The bot's name without @. Raises Problem where the bot does not answer."""
    quieten()
    client = Client(token, base_url, _ANSWERS_WITHIN)
    await client.connect()
    try:
        return str((await client.get_me()).username)
    # The library's errors lead to addresses with the token: none goes further.
    except InvalidToken:
        raise Problem("setup_cli.telegram_refused") from None
    except TelegramError as error:
        raise Problem("setup_cli.telegram_away", error=type(error).__name__) from None
    finally:
        await client.disconnect()
