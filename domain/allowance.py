"""What a platform allows one bot: how fast it may speak, how much in a month, and what is kept for what matters."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum
from types import MappingProxyType
from zoneinfo import ZoneInfo

WARN_AT = (70, 90)
"""Percent of the month's messages at which the Office is told."""
_KEPT_BACK = 0.1
_LOTS = 40
_DAYS_OF_A_MONTH = 30


@dataclass(frozen=True)
class Allowance:
    """The limits of each bot of a channel, as a platform sets them.

    `overall` and `in_a_chat` are messages a second, `in_a_group` messages a minute in one group. `at_once` is how many
    may be on their way at the same time, about as many as leave in a second; `taken_at_once` how many a sender holds:
    more than that where nothing slows it down, else no more, so that an answer waits for no queue.
    `a_month` is how many messages a bot has for a calendar month, `people` to how many people it may talk; None where
    there is no limit. `longest` is how many UTF-16 units a text may have to count as one message.
    """

    overall: float | None = None
    in_a_chat: float | None = None
    in_a_group: float | None = None
    at_once: int = 3
    a_month: int | None = None
    people: int | None = None
    longest: int | None = None

    @property
    def taken_at_once(self) -> int:
        """How many messages a sender holds at the same time."""
        return self.at_once if self.overall else self.at_once * _LOTS

    def messages_in(self, text: str) -> int:
        """How many messages a text counts as; a longer one is sent in pieces."""
        if self.longest is None:
            return 1
        return max(1, -(-len(text.encode("utf-16-le")) // (2 * self.longest)))


NO_LIMIT = Allowance()
NO_LIMITS: Mapping[str, Allowance] = MappingProxyType({})


def bot_of(address: str) -> str:
    """The bot that speaks to a chat: what stands before the stroke in an address `bot/chat`.

    Empty where the channel has one bot only, whose addresses name the chat alone.
    """
    return address.rpartition("/")[0]


class Matter(IntEnum):
    """How much must be at stake for a message to be sent; what is below it waits or goes another way."""

    ALL = 0
    DUE_OR_LATE = 1
    ANSWERS = 2
    NOTHING = 3


def month_of(now: datetime, zone: ZoneInfo) -> str:
    """The calendar month it is there, as 2026-03."""
    return now.astimezone(zone).strftime("%Y-%m")


def may_be_spent_on(sent: int, a_month: int, now: datetime, zone: ZoneInfo) -> Matter:
    """What the messages still left in this month are for.

    A tenth of the month's messages, less as its end comes nearer, is kept for what is due, late, to be decided or an
    answer; the last half of that for answers and decisions alone.
    """
    local = now.astimezone(zone)
    kept = a_month * _KEPT_BACK * max(_DAYS_OF_A_MONTH - local.day, 0) / _DAYS_OF_A_MONTH
    left = a_month - sent
    if left <= 0:
        return Matter.NOTHING
    if left <= kept / 2:
        return Matter.ANSWERS
    return Matter.DUE_OR_LATE if left <= kept else Matter.ALL


def warning_reached(before: int, after: int, a_month: int) -> int | None:
    """The highest percentage of `WARN_AT` that was passed between two counts, None where none was."""
    passed = [percent for percent in WARN_AT if before * 100 < percent * a_month <= after * 100]
    return max(passed, default=None)
