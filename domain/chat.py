"""A conversation without a platform: what came in, what goes out, and what a channel promises."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Protocol


@dataclass(frozen=True)
class Attachment:
    """A file or photo with a message; `size` is in bytes, 0 where it is not known.

    `data` is None where it was not fetched: too large, or not yet. `source` is what its channel fetches it by.
    """

    name: str
    media_type: str
    size: int
    data: bytes | None
    source: str | None = None


Fetch = Callable[[Attachment], Awaitable[Attachment]]
"""Gets the bytes of an attachment from its platform; gives it as it is where they cannot be had."""


class ChatEvent(StrEnum):
    """What happened to a chat, where nobody wrote: it takes messages no more, takes them again, or is called anew."""

    SHUT = "shut"
    OPENED = "opened"
    MOVED = "moved"


@dataclass(frozen=True)
class Incoming:
    """What somebody sent, whatever the platform.

    `update_id` is unique within the channel: the same update given again has the same one. `address` is the chat it
    came from. `button` is the data of a tapped button, `reply_to` the platform's id of the message it answers. `at` is
    the instant it was sent, in UTC. `message_id` is the platform's id of the message itself, which an answer may reply
    to; a tapped button has none. `edited` says that it replaces what the same message said before; `unreadable` that
    something was sent which the platform does not hand over (a document on Zalo).

    In a group `address` is the group's and `group` its title; `speaker` is the address of the private chat of whoever
    spoke there, None where the platform does not say. Only what addresses the bot is given. With an `event` nobody
    wrote: `text` is then empty, or the chat's new address where it moved.
    """

    channel: str
    update_id: str
    address: str
    text: str
    at: datetime
    attachments: tuple[Attachment, ...] = ()
    button: str | None = None
    reply_to: str | None = None
    display_name: str | None = None
    edited: bool = False
    message_id: str | None = None
    unreadable: bool = False
    group: str | None = None
    speaker: str | None = None
    event: ChatEvent | None = None

    @property
    def edits(self) -> str | None:
        """The platform's id of the sender's earlier message that this one corrects."""
        return self.message_id if self.edited else None

    @property
    def spoken_by(self) -> str | None:
        """The address of the chat that tells who it is from: in a group the speaker's own."""
        return self.address if self.group is None else self.speaker


@dataclass(frozen=True)
class Button:
    """A choice to tap. `data` (at most 64 bytes) is a reference that is checked when used, never a permission."""

    label: str
    data: str


@dataclass(frozen=True)
class OutgoingFile:
    """A file to send, whole. `stored_as` is its id in the database, for a channel that can only send a link to it."""

    name: str
    media_type: str
    data: bytes
    stored_as: int | None = field(default=None, compare=False)


@dataclass(frozen=True)
class Outgoing:
    """What is said to one chat: plain text, rows of buttons for channels that have them, and files."""

    address: str
    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    files: tuple[OutgoingFile, ...] = ()
    reply_to: str | None = None


class NotNow(Exception):  # noqa: N818 - says what happened, not that it is an error
    """The platform did not take the message for now; try again, after `after` where it named a time."""

    def __init__(self, reason: str, after: timedelta | None = None) -> None:
        super().__init__(reason)
        self.after = after


class TooMuch(NotNow):
    """The platform says that this bot, not only this chat, has said too much, and names no time to come back."""


class PerhapsGone(NotNow):
    """The platform did not take it for this chat, and does not say that the chat is gone: three in a row, and it is."""


class Unreachable(Exception):  # noqa: N818 - as above
    """This chat will not take messages (blocked, gone, not found): final for it, nothing is wrong with the others."""


class Refused(Unreachable):
    """The platform will never take this one message (too large, malformed); the chat itself may be well."""


Receive = Callable[[Incoming], Awaitable[None]]

ShowTyping = Callable[[str], Awaitable[None]]
"""Shows in the chat of an address, for a few seconds, that an answer is being worked on. Never raises."""


class Channel(Protocol):
    """One way to people. It turns updates into `Incoming` for its receiver, and sends an `Outgoing`.

    Where it has several bots, each with its own limits (`domain.allowance`), an address is `bot/chat`.
    """

    name: str

    async def start(self, receive: Receive) -> None:
        """Begin to receive; every update is given to `receive`, which may be called again with the same one."""

    async def stop(self) -> None:
        """Stop receiving; what was handed to `receive` is finished first."""

    async def send(self, message: Outgoing) -> str:
        """Send it now and give the platform's id of it. Raises NotNow, Unreachable or Refused.

        Of a message that went in several parts it gives the ids of all with spaces between them, the one with the
        buttons last.
        """


class Editing(Protocol):
    """What a channel also promises whose messages can be changed after they were sent."""

    async def edit(
        self, address: str, platform_id: str, text: str | None, buttons: tuple[tuple[Button, ...], ...]
    ) -> None:
        """Give a message that `send` knows by this id another text (None leaves it) and other buttons.

        A message that cannot be changed any more is left as it is. Raises NotNow.
        """
