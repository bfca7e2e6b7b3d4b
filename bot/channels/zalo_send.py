"""An `Outgoing` as the texts and pictures of Zalo, which has no buttons and no documents."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.channels.split import split, units
from bot.channels.zalo_api import BAD_REQUEST, ZaloApi, ZaloRefusal
from domain.chat import Outgoing, Refused
from domain.text import nfc

TEXT_LIMIT = 2000
"""UTF-16 units of a text, and of the text below a picture."""

_CHOICE = re.compile(r"\d{1,2}[.)] ")


@dataclass(frozen=True)
class Way:
    """How a file gets to its reader: `words` that say so, and for a picture `url`, where the platform can fetch it."""

    words: str
    url: str | None = None


@dataclass(frozen=True)
class Part:
    """One message of the platform: a text, or a picture with it; `otherwise` is said where the picture is refused."""

    text: str
    picture: str | None = None
    otherwise: str = ""


def parts_of(message: Outgoing, ways: Sequence[Way]) -> list[Part]:
    """The message in the order it is sent: pictures first, so that the text stands last, at hand.

    A single picture takes a short text with it: each message counts in the month's quota. Raises Refused where there
    is nothing to say.
    """
    pictures = [way for way in ways if way.url]
    lines = [message.text, *_choices(message), *(way.words for way in ways if not way.url)]
    text = nfc("\n".join(line for line in lines if line))
    if len(pictures) == 1 and 0 < units(text) <= TEXT_LIMIT - units(pictures[0].words) - 1:
        return [Part(text, pictures[0].url, f"{text}\n{pictures[0].words}")]
    parts = [
        *(Part("", way.url, way.words) for way in pictures),
        *(Part(piece) for piece in split(text, TEXT_LIMIT)),
    ]
    if not parts:
        raise Refused("a message without text and files")
    return parts


def _choices(message: Outgoing) -> Iterator[str]:
    """The numbered choices that stand on buttons only. What else is on a button has its words in the text."""
    for row in message.buttons:
        for button in row:
            if _CHOICE.match(button.label) and button.label not in message.text:
                yield button.label


async def send_part(api: ZaloApi, chat_id: str, part: Part) -> str:
    """Send it and give its message id. Raises ZaloAway or ZaloRefusal."""
    if part.picture is None:
        return await api.send_message(chat_id, part.text)
    try:
        return await api.send_photo(chat_id, part.picture, part.text)
    except ZaloRefusal as refusal:
        # Zalo takes pictures from some addresses only, and which is not documented.
        if refusal.code != BAD_REQUEST:
            raise
        return await api.send_message(chat_id, part.otherwise)
