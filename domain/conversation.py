"""A conversation as a page shows it: its lines in order, each known by the instant it was said."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from domain.chat import Button
from domain.people import Role

_EPOCH = datetime(1970, 1, 1, tzinfo=UTC)
_MICROSECOND = timedelta(microseconds=1)
_DIGITS = 16


def line_id(at: datetime) -> str:
    """The id of what was said at an instant: its microseconds since 1970, 16 digits, so that ids sort as instants."""
    return str((at - _EPOCH) // _MICROSECOND).zfill(_DIGITS)


def instant_of(line: str) -> datetime:
    """The instant (UTC) a line's id stands for. Raises ValueError for what is no id."""
    if len(line) != _DIGITS or not (line.isascii() and line.isdigit()):
        raise ValueError("not the id of a line")
    try:
        return _EPOCH + int(line) * _MICROSECOND
    except OverflowError as error:
        raise ValueError("not the id of a line") from error


@dataclass(frozen=True)
class LineFile:
    """A file of a line, by its place in it; `size` is in bytes."""

    name: str
    media_type: str
    size: int


@dataclass(frozen=True)
class Line:
    """One thing said in a conversation, at an instant (UTC) that is no other line's of the same conversation.

    `mine` is what the person said, else the product said it. `update_id` is the incoming update's, None for what the
    product said. `reply_to` is the id of the line it answers.
    """

    at: datetime
    mine: bool
    text: str
    buttons: tuple[tuple[Button, ...], ...] = ()
    files: tuple[LineFile, ...] = ()
    reply_to: str | None = None
    update_id: str | None = None

    @property
    def id(self) -> str:
        """What the line is known by: sorts as the lines were said."""
        return line_id(self.at)


@dataclass(frozen=True)
class Persona:
    """Who is behind an address, as a page shows them. `unit` is the name of their unit."""

    address: str
    name: str
    title: str | None
    unit: str | None
    roles: tuple[Role, ...]
    language: str = "vi"
