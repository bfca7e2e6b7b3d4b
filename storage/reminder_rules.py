"""What the office has set about its reminders, laid over what they are without it."""

from dataclasses import replace
from datetime import time
from typing import Any

from domain.reminder_settings import ReminderSettings
from domain.rungs import Audience, Ladder, Rung
from storage import settings
from storage.database import Tx

_NUMBERS, _LADDERS = "reminders", "ladders"
_HOURS = frozenset({"remind_at", "digest_hour"})


async def in_force(tx: Tx, without: ReminderSettings) -> ReminderSettings:
    """The settings reminders go by: those the office chose over `without`."""
    chosen = await settings.read_some(tx, _NUMBERS, _LADDERS)
    ladders = {whose: _ladder(rungs) for whose, rungs in chosen.get(_LADDERS, {}).items()}
    values: dict[str, Any] = {
        n: time.fromisoformat(v) if n in _HOURS else v for n, v in chosen.get(_NUMBERS, {}).items()
    }
    return replace(without, **values, ladders=ladders)


async def choose(tx: Tx, name: str, value: int | bool | str | None) -> None:
    """Set one of the settings of `ReminderSettings` by its name; None goes back to what it is without.

    An hour is given as ISO 8601 writes it.
    """
    chosen: dict[str, Any] = dict(await settings.read(tx, _NUMBERS, {}))
    chosen.pop(name, None)
    await settings.write(tx, _NUMBERS, chosen if value is None else {**chosen, name: value})


async def set_ladder(tx: Tx, whose: str, ladder: Ladder | None) -> None:
    """Give the office, a plan or a task a ladder of its own; None takes it away."""
    chosen: dict[str, Any] = dict(await settings.read(tx, _LADDERS, {}))
    chosen.pop(whose, None)
    if ladder is not None:
        chosen[whose] = [[rung.days, sorted(rung.to)] for rung in ladder]
    await settings.write(tx, _LADDERS, chosen)


def _ladder(kept: list[Any]) -> Ladder:
    return tuple(Rung(days, frozenset(Audience(who) for who in to)) for days, to in kept)
