"""An `Outgoing` as the calls of the Bot API that say it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from telegram import InlineKeyboardButton, InlineKeyboardMarkup, InputFile, ReplyParameters

from bot.channels.split import split, units
from bot.channels.telegram_client import Client
from domain.chat import Button, Outgoing, OutgoingFile, Refused

# https://core.telegram.org/bots/api: lengths in UTF-16 units, sizes in bytes.
TEXT_LIMIT = 4096
CAPTION_LIMIT = 1024
UPLOAD_LIMIT = 50 * 1024 * 1024
PHOTO_LIMIT = 10 * 1024 * 1024
_PHOTOS = {"image/jpeg", "image/png"}


@dataclass(frozen=True)
class Part:
    """One message of the platform: a text, or a file with the text as its caption."""

    text: str
    file: OutgoingFile | None = None
    buttons: tuple[tuple[Button, ...], ...] = ()
    reply_to: str | None = None


def parts_of(message: Outgoing) -> list[Part]:
    """The message in the order it is sent: files first, so that the text and its buttons stand last, at hand.

    A short text with one file is one part. Raises Refused where there is nothing to say or a file is too large.
    """
    if any(len(file.data) > UPLOAD_LIMIT for file in message.files):
        raise Refused("a file is larger than Telegram takes")
    if len(message.files) == 1 and units(message.text) <= CAPTION_LIMIT:
        parts = [Part(message.text, message.files[0])]
    else:
        parts = [*(Part("", file) for file in message.files), *map(Part, split(message.text, TEXT_LIMIT))]
    if not parts:
        raise Refused("a message without text and files")
    parts[0] = replace(parts[0], reply_to=message.reply_to)
    parts[-1] = replace(parts[-1], buttons=message.buttons)
    return parts


async def send_part(client: Client, chat_id: int, part: Part) -> str:
    """Send it and give its message id. Raises TelegramError."""
    markup = keyboard(part.buttons)
    reply = _reply(part.reply_to)
    if part.file is None:
        return await client.say(chat_id, part.text, markup, reply)
    if part.file.media_type in _PHOTOS and len(part.file.data) <= PHOTO_LIMIT:
        sent = await client.send_photo(
            chat_id, _upload(part.file), caption=part.text or None, reply_markup=markup, reply_parameters=reply
        )
    else:
        sent = await client.send_document(
            chat_id,
            _upload(part.file),
            caption=part.text or None,
            reply_markup=markup,
            reply_parameters=reply,
            disable_content_type_detection=True,
        )
    return str(sent.message_id)


def _upload(file: OutgoingFile) -> InputFile:
    return InputFile(file.data, filename=file.name)


def keyboard(rows: Sequence[Sequence[Button]]) -> InlineKeyboardMarkup | None:
    """The buttons below a message; None where there are none."""
    if not rows:
        return None
    return InlineKeyboardMarkup(
        [[InlineKeyboardButton(button.label, callback_data=button.data) for button in row] for row in rows]
    )


def _reply(reply_to: str | None) -> ReplyParameters | None:
    """A message that is gone by now does not keep the answer to it from being sent."""
    if reply_to is None or not reply_to.isdecimal():
        return None
    return ReplyParameters(int(reply_to), allow_sending_without_reply=True)
