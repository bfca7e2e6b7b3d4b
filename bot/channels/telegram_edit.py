"""Changing a message that was sent: its text, its buttons."""

import structlog
from telegram.error import BadRequest, ChatMigrated, Forbidden, TelegramError

from bot.channels.telegram_client import NO_PREVIEW, Client
from bot.channels.telegram_errors import translated
from bot.channels.telegram_send import keyboard
from domain.chat import Button, NotNow

_log = structlog.get_logger(__name__)


async def change(
    client: Client, chat_id: int, platform_id: str, text: str | None, buttons: tuple[tuple[Button, ...], ...]
) -> None:
    """Give the last part of a message these buttons, and another text where there is one.

    What Telegram refuses for good (unchanged, too old, deleted, blocked) is left as it is. Raises NotNow.
    """
    parts = platform_id.split()
    if not parts or not parts[-1].isdecimal():
        return
    message_id, markup = int(parts[-1]), keyboard(buttons)
    try:
        if text is None:
            await client.edit_message_reply_markup(chat_id, message_id, reply_markup=markup)
        else:
            await client.edit_message_text(
                text, chat_id, message_id, reply_markup=markup, link_preview_options=NO_PREVIEW
            )
    except (BadRequest, Forbidden, ChatMigrated) as error:
        _log.info("telegram_message_not_changed", error=error.message)
    except TelegramError as error:
        reason = translated(error)
        if isinstance(reason, NotNow):
            raise reason from None
