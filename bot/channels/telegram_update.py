"""An update of the Bot API read into an `Incoming`, before its files are fetched."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any

import structlog
from telegram import Bot, Message, Update
from telegram.constants import ChatType

from domain.chat import Attachment, Incoming
from domain.file_name import plain_file_name
from domain.text import one_line, storable

# The kinds that are asked for; no other is sent to us.
KINDS = ("message", "edited_message", "callback_query")

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Arrived:
    """An update as far as it is known without another call; `callback_id` is what a tap waits for an answer under."""

    incoming: Incoming
    callback_id: str | None = None


def read(raw: object, bot: Bot, now: Callable[[], datetime]) -> Arrived | None:
    """What the update says, or None where it is nothing for us: a group, a service message, a kind not used, nonsense.

    Never raises. The moment of a tapped button is `now()`, since the platform does not give it.
    """
    try:
        update = Update.de_json(_object(raw), bot)
        if update.callback_query:
            return _tapped(update, now())
        if update.message:
            return _written(update, update.message, edited=False)
        if update.edited_message:
            return _written(update, update.edited_message, edited=True)
    except Exception as error:  # the library trusts every field; whatever breaks it must not stop the others
        _log.warning("telegram_update_not_readable", error=type(error).__name__)
    return None


def _object(raw: object) -> dict[str, Any]:
    if not isinstance(raw, dict) or not isinstance(raw["update_id"], int):
        raise TypeError("an update is an object with a number")
    return raw


def _written(update: Update, message: Message, *, edited: bool) -> Arrived | None:
    files = _files(message)
    text = storable(message.text or message.caption or "")
    # Something we cannot read (a sticker, a voice message) still deserves an answer; "X pinned a message" does not.
    says_something = bool(text or files) or (message.effective_attachment is not None and not edited)
    if message.chat.type != ChatType.PRIVATE or not says_something:
        return None
    reply = message.reply_to_message
    incoming = Incoming(
        channel="telegram",
        update_id=str(update.update_id),
        address=str(int(message.chat.id)),
        text=text,
        at=((message.edit_date or message.date) if edited else message.date).astimezone(UTC),
        reply_to=str(int(reply.message_id)) if reply else None,
        display_name=_line(message.from_user.full_name) if message.from_user else None,
        edited=edited,
        attachments=files,
        message_id=str(int(message.message_id)),
    )
    return Arrived(incoming)


def _tapped(update: Update, now: datetime) -> Arrived | None:
    query = update.callback_query
    if query is None or query.message is None or query.data is None or query.message.chat.type != ChatType.PRIVATE:
        return None
    incoming = Incoming(
        channel="telegram",
        update_id=str(update.update_id),
        address=str(int(query.message.chat.id)),
        text="",
        at=now,
        button=storable(query.data),
        reply_to=str(int(query.message.message_id)),
        display_name=_line(query.from_user.full_name),
    )
    return Arrived(incoming, callback_id=storable(query.id))


def _files(message: Message) -> tuple[Attachment, ...]:
    """The document or photo of a message, not fetched yet; of a photo the largest of the sizes the platform made."""
    if message.document:
        document = message.document
        name = plain_file_name(document.file_name or "")
        media_type = _line(document.mime_type or "application/octet-stream")
        return (_remote(name or "tep", media_type, document.file_size, document.file_id),)
    if message.photo:
        photo = message.photo[-1]
        name = f"anh-{int(message.message_id)}.jpg"
        return (_remote(name, "image/jpeg", photo.file_size, photo.file_id),)
    return ()


def _remote(name: str, media_type: str, size: int | None, file_id: str) -> Attachment:
    return Attachment(name, media_type, int(size or 0), None, storable(file_id))


def _line(text: str) -> str:
    return one_line(storable(text))
