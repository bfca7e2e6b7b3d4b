"""Fetching the files people send."""

import asyncio
from dataclasses import replace

import structlog
from telegram.error import BadRequest

from bot.channels.telegram_client import Client
from domain.chat import Attachment

# What the Bot API lets a bot download: https://core.telegram.org/bots/api#getfile
DOWNLOAD_LIMIT = 20 * 1024 * 1024
_TOO_BIG = "too big"
_TRIES = 3
_PAUSE = 0.5

_log = structlog.get_logger(__name__)


async def fetch(client: Client, file: Attachment) -> Attachment:
    """The file with its bytes; without them where it is over 20 MB or the platform did not give it in three tries.

    Its `source` is the platform's id of it.
    """
    if file.source is None or file.size > DOWNLOAD_LIMIT:
        return file
    for attempt in range(1, _TRIES + 1):
        try:
            remote = await client.get_file(file.source)
            data = bytes(await remote.download_as_bytearray())
        except BadRequest as error:  # too big after all, or no longer kept: asking again changes nothing
            _log.warning("telegram_file_not_given", error=error.message)
            return replace(file, size=DOWNLOAD_LIMIT + 1) if _TOO_BIG in error.message.lower() else file
        except Exception as error:  # the library trusts the answer; whatever is in it, the message is worked on
            _log.warning("telegram_file_not_fetched", error=type(error).__name__, attempt=attempt)
            if attempt < _TRIES:
                await asyncio.sleep(_PAUSE * attempt)
        else:
            return replace(file, size=len(data), data=data)
    return file
