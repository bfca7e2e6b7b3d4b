"""Fetching the files people send."""

import asyncio

import structlog
from telegram.error import BadRequest, TelegramError

from bot.channels.telegram_client import Client
from bot.channels.telegram_update import RemoteFile
from domain.chat import Attachment

# What the Bot API lets a bot download: https://core.telegram.org/bots/api#getfile
DOWNLOAD_LIMIT = 20 * 1024 * 1024
_TRIES = 3
_PAUSE = 0.5

_log = structlog.get_logger(__name__)


async def fetch(client: Client, file: RemoteFile) -> Attachment:
    """The file with its bytes; without them where it is over 20 MB or the platform did not give it in three tries."""
    data = await _bytes(client, file) if file.size <= DOWNLOAD_LIMIT else None
    return Attachment(file.name, file.media_type, len(data) if data is not None else file.size, data)


async def _bytes(client: Client, file: RemoteFile) -> bytes | None:
    for attempt in range(1, _TRIES + 1):
        try:
            remote = await client.get_file(file.file_id)
            return bytes(await remote.download_as_bytearray())
        except BadRequest as error:  # too big after all, or no longer kept: asking again changes nothing
            _log.warning("telegram_file_not_given", error=error.message)
            return None
        except TelegramError as error:
            _log.warning("telegram_file_not_fetched", error=type(error).__name__, attempt=attempt)
            if attempt < _TRIES:
                await asyncio.sleep(_PAUSE * attempt)
    return None
