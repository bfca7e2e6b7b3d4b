"""The numbers of delivery: how long a message is held, and how long after a failure it is tried again."""

from dataclasses import dataclass
from datetime import timedelta


@dataclass(frozen=True)
class Numbers:
    """How delivery is paced. What a platform allows is kept by its channel and told by `domain.allowance`."""

    lease: timedelta = timedelta(minutes=1)
    """How long a message stays with a sender that has not been heard of; a living one renews it four times in it."""
    send_within: timedelta = timedelta(minutes=2)
    """What a channel has not sent by then is tried again."""
    first_wait: timedelta = timedelta(seconds=2)
    longest_wait: timedelta = timedelta(minutes=15)
    """The wait after a failure doubles from the first to the longest."""
    attempts: int = 200
    """After so many, about two days, a message has failed; most have their own time before that.

    Giving up after three, as is advised for Zalo, would lose what is committed whenever it is away for a minute.
    """
    attempts_at_a_chat: int = 3
    """A chat that took nothing so often in a row, without a word why, is taken for gone."""
    first_pause: timedelta = timedelta(minutes=1)
    longest_pause: timedelta = timedelta(hours=1)
    """How long a bot is silent that said too much, in the platform's eyes: from the first, doubling, to the longest."""
    finish_within: timedelta = timedelta(seconds=15)
    """How long the end of the process waits for what is on its way; the next one sends the rest."""
    look_every: timedelta = timedelta(seconds=2)
    """How often the outbox is looked into when nothing is said to be in it."""
    upkeep_every: timedelta = timedelta(seconds=1)
    """How often at most what stalled is looked after."""


NUMBERS = Numbers()


def wait_before(attempt: int, numbers: Numbers, chance: float) -> timedelta:
    """How long to wait after the `attempt`th failure; `chance` (0 to 1) spreads it over 75 to 125 percent."""
    return _doubled(numbers.first_wait, attempt, numbers.longest_wait) * (0.75 + chance / 2)


def pause_after(times: int, numbers: Numbers) -> timedelta:
    """How long a bot is silent after its platform said for the `times`th time in a row that it says too much."""
    return _doubled(numbers.first_pause, times, numbers.longest_pause)


def _doubled(first: timedelta, times: int, longest: timedelta) -> timedelta:
    return min(first * (1 << min(times - 1, 20)), longest)
