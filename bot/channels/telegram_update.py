"""An update of the Bot API read into an `Incoming`, before its files are fetched."""

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import structlog
from telegram import Bot, Chat, ChatMember, ChatMemberUpdated, Message, MessageEntity, Update
from telegram.constants import ChatType

from domain.chat import Attachment, ChatEvent, Incoming
from domain.file_name import plain_file_name
from domain.text import one_line, storable

# The kinds that are asked for; no other is sent to us.
KINDS = ("message", "edited_message", "callback_query", "my_chat_member")
_GROUPS = {ChatType.GROUP, ChatType.SUPERGROUP}
_GONE = {ChatMember.LEFT, ChatMember.BANNED}

_log = structlog.get_logger(__name__)


@dataclass(frozen=True)
class Arrived:
    """An update as far as it is known without another call; `callback_id` is what a tap waits for an answer under."""

    incoming: Incoming
    callback_id: str | None = None


def read(raw: object, bot: Bot, now: Callable[[], datetime], username: str | None = None) -> Arrived | None:
    """What the update says, or None where it is nothing for us: a service message, a kind not used, nonsense, or what
    people of a group say to each other. `username` is the bot's name, by which it is addressed there.

    Never raises. The moment of a tapped button is `now()`, since the platform does not give it.
    """
    try:
        update = Update.de_json(_object(raw), bot)
        if update.my_chat_member:
            return _shut_or_opened(update, update.my_chat_member)
        if update.callback_query:
            return _tapped(update, now())
        if update.message:
            return _heard(update, update.message, username, edited=False)
        if update.edited_message:
            return _heard(update, update.edited_message, username, edited=True)
    except Exception as error:  # the library trusts every field; whatever breaks it must not stop the others
        _log.warning("telegram_update_not_readable", error=type(error).__name__)
    return None


def _object(raw: object) -> dict[str, Any]:
    if not isinstance(raw, dict) or not isinstance(raw["update_id"], int):
        raise TypeError("an update is an object with a number")
    return raw


def _heard(update: Update, message: Message, username: str | None, *, edited: bool) -> Arrived | None:
    if message.chat.type == ChatType.PRIVATE:
        return _written(update, message, edited=edited)
    if message.chat.type not in _GROUPS or edited:
        return None
    if message.migrate_to_chat_id:
        moved = _of_chat(update, message.chat, ChatEvent.MOVED, message.date)
        return Arrived(replace(moved, text=str(int(message.migrate_to_chat_id))))
    return _in_group(update, message, username)


def _in_group(update: Update, message: Message, username: str | None) -> Arrived | None:
    """What addresses the bot in a group: a command with its name, its name in the text, a reply to what it said."""
    said = _without_name(message, username) if username else None
    reply = message.reply_to_message
    to_me = reply is not None and reply.from_user is not None and reply.from_user.username == username
    if username is None or (said is None and not to_me):
        return None
    # Whoever speaks as the group or as a channel is nobody in particular.
    speaker = message.from_user if message.from_user and message.sender_chat is None else None
    arrived = _written(update, message, edited=False)
    if arrived is None:
        return None
    text = arrived.incoming.text if said is None else said
    group = _line(message.chat.title or "")
    who = str(int(speaker.id)) if speaker else None
    return Arrived(replace(arrived.incoming, text=text, group=group, speaker=who, attachments=()))


def _without_name(message: Message, username: str) -> str | None:
    """The text without the bot's name, None where that is not in it. `/nhom@name` is the command alone."""
    text = storable(message.text or message.caption or "")
    kinds = {*message.parse_entities([MessageEntity.MENTION, MessageEntity.BOT_COMMAND]).values()}
    kinds |= {*message.parse_caption_entities([MessageEntity.MENTION, MessageEntity.BOT_COMMAND]).values()}
    named = f"@{username}".lower()
    if not any(said.lower().endswith(named) for said in kinds):
        return None
    return re.sub(rf"{re.escape(named)}\b", "", text, flags=re.IGNORECASE).strip()


def _shut_or_opened(update: Update, change: ChatMemberUpdated) -> Arrived | None:
    """Somebody blocked the bot or let it in again; a group took it in or put it out."""
    if change.chat.type not in {ChatType.PRIVATE, *_GROUPS}:
        return None
    event = ChatEvent.SHUT if change.new_chat_member.status in _GONE else ChatEvent.OPENED
    return Arrived(_of_chat(update, change.chat, event, change.date))


def _of_chat(update: Update, chat: Chat, event: ChatEvent, at: datetime) -> Incoming:
    group = None if chat.type == ChatType.PRIVATE else _line(chat.title or "")
    number, address = str(update.update_id), str(int(chat.id))
    return Incoming("telegram", number, address, "", at.astimezone(UTC), group=group, event=event)


def _written(update: Update, message: Message, *, edited: bool) -> Arrived | None:
    files = _files(message)
    text = storable(message.text or message.caption or "")
    # Something we cannot read (a sticker, a voice message) still deserves an answer; "X pinned a message" does not.
    says_something = bool(text or files) or (message.effective_attachment is not None and not edited)
    if not says_something:
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
