"""The bots of one office on one platform: each may talk to so many people, and a person talks to one of them."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass


@dataclass(frozen=True)
class Bot:
    """A bot by its channel and id; `name` is what people find it by, `link` opens its chat where one is known."""

    channel: str
    id: str
    name: str
    link: str | None = None


@dataclass(frozen=True)
class Bots:
    """The office's bots, and to how many `people` each may talk (None: any number)."""

    all: Sequence[Bot] = ()
    people: int | None = None

    def with_room(self, count: Mapping[str, int]) -> Bot | None:
        """The bot with the fewest people, None where all are full; `count` is the people of each by its id."""
        free = [bot for bot in self.all if self.has_room(bot.id, count)]
        return min(free, key=lambda bot: count.get(bot.id, 0), default=None)

    def has_room(self, bot_id: str, count: Mapping[str, int]) -> bool:
        """Whether somebody more may talk to a bot."""
        return self.people is None or count.get(bot_id, 0) < self.people
