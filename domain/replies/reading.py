"""What a reply is read as: the statuses, and one reading for each task it speaks of."""

import datetime
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Status(StrEnum):
    """What a reply says about a task (replies guide, "Statuses")."""

    DONE = "done"
    IN_PROGRESS = "in_progress"
    NOT_STARTED = "not_started"
    BLOCKED = "blocked"
    EXTEND = "extend"
    SNOOZE = "snooze"
    DELEGATE = "delegate"
    ACK = "ack"
    QUESTION = "question"
    NOTHING_AROSE = "nothing_arose"
    UNCLEAR = "unclear"
    NOT_STATUS = "not_status"


@dataclass(frozen=True)
class Because:
    """Which words of the reply led to what: `words` as they were typed, `means` the short English name of the rule."""

    words: str
    means: str


@dataclass(frozen=True)
class Reading:
    """What a reply says about one task of the reminder.

    `item` is the task's number in the reminder, "all", or None where none is named (with one task, always None).
    `percent` is 0..100. `date` is the new due date asked for (extend) or the local day of the next reminder (snooze),
    else None. `reason` is the part of the reply to keep as a note, as it was typed. `words` explains the reading.
    `hour` is the local hour of the next reminder (snooze), or how long from now, where one was named.
    """

    item: int | Literal["all"] | None
    status: Status
    percent: int | None = None
    date: datetime.date | None = None
    reason: str | None = None
    words: tuple[Because, ...] = ()
    hour: datetime.time | datetime.timedelta | None = None
