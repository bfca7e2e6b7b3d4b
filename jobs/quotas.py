"""What each bot may still send: counted where its platform counts, and silent when it is told to be."""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import structlog

from domain.allowance import Allowance, Matter, bot_of, may_be_spent_on, month_of, warning_reached
from domain.people import Role
from domain.urgency import NOTICE
from jobs.retrying import Numbers, pause_after
from locales import say
from storage import bots, outbox, people
from storage.bots import Pause
from storage.database import Tx
from storage.outbox import Message
from storage.outbox_rows import Bot
from storage.outcomes import Later, Outcome, Sent

_NEARLY = 0.95
_A_DAY = timedelta(days=1)

_log = structlog.get_logger(__name__)


class Quotas:
    """The bots of all channels. `held` says what those are for whose month runs out, `paused` which are silent."""

    def __init__(self, allowances: Mapping[str, Allowance], zone: ZoneInfo, numbers: Numbers) -> None:
        self._allowances = allowances
        self._zone = zone
        self._numbers = numbers
        self.held: dict[Bot, Matter] = {}
        self.paused: set[Bot] = set()
        self._told: set[Bot] = set()

    async def look(self, tx: Tx, now: datetime) -> None:
        """How the bots stand now; another process may have sent through them too."""
        sent = await bots.sent_in(tx, month_of(now, self._zone))
        pauses = await bots.pauses(tx)
        self.held = {
            (channel, bot): self._matter(channel, n, now)
            for (channel, bot), n in sent.items()
            if self._a_month(channel) is not None
        }
        self._told = set(pauses)
        resting = {bot: pause for bot, pause in pauses.items() if pause.until > now}
        self.held |= {bot: Matter.NOTHING for bot, pause in resting.items() if pause.month_is_spent}
        self.paused = {bot for bot, pause in resting.items() if not pause.month_is_spent}

    async def count(self, tx: Tx, now: datetime, outcomes: Sequence[Outcome]) -> None:
        """Count what was sent, and mind what the platform says of its bots."""
        month = month_of(now, self._zone)
        sent: Counter[Bot] = Counter()
        for of in outcomes:
            if isinstance(of, Sent):
                sent[_bot(of)] += self._allowances.get(of.claim.channel, Allowance()).messages_in(of.claim.text)
        for bot, more in sorted(sent.items()):
            a_month = self._a_month(bot[0])
            if a_month is not None:
                before, after = await bots.count(tx, bot, month, more)
                percent = warning_reached(before, after, a_month)
                if percent is not None:
                    await self._tell(tx, now, bot, f"{month}:{percent}", "reach.quota_warning", percent=percent)
        told = {_bot(of) for of in outcomes if isinstance(of, Later) and of.bot_said_too_much}
        if told or self._told & sent.keys():
            await self._mind_pauses(tx, now, told, sent.keys())

    async def _mind_pauses(self, tx: Tx, now: datetime, told: Collection[Bot], heard: Collection[Bot]) -> None:
        known = await bots.pauses(tx)
        if known.keys() & heard:
            await bots.speaks_again(tx, known.keys() & heard)
            self._told -= known.keys() & heard
        for bot in sorted(told):
            before = known.get(bot) if bot not in heard else None
            if before is None or before.until <= now:
                await self._pause(tx, now, bot, before)

    async def _pause(self, tx: Tx, now: datetime, bot: Bot, before: Pause | None) -> None:
        """Silence a bot; where the month's messages must have run out, say so and let other channels take over."""
        times = before.times + 1 if before else 1
        since = before.since if before else now
        sent = (await bots.sent_in(tx, month_of(now, self._zone))).get(bot, 0)
        a_month = self._a_month(bot[0])
        spent = a_month is not None and (sent >= _NEARLY * a_month or now - since >= _A_DAY)
        until = now + pause_after(times, self._numbers)
        await bots.pause(tx, bot, Pause(since, times, until, spent))
        _log.warning("bot_paused", channel=bot[0], bot=bot[1], until=until.isoformat(), month_is_spent=spent)
        self._told.add(bot)
        if spent:
            self.held[bot] = Matter.NOTHING
            await self._tell(tx, now, bot, f"{month_of(now, self._zone)}:spent", "reach.quota_spent")
        else:
            self.paused.add(bot)

    async def _tell(self, tx: Tx, now: datetime, bot: Bot, what: str, key: str, **args: object) -> None:
        """Tell the Office and the administrators, each once."""
        channel, name = bot
        whom = {p.id: p for role in (Role.OFFICE, Role.ADMIN) for p in await people.holding(tx, role)}
        for person in whom.values():
            shown = say(
                person.language, "reach.bot", channel=say(person.language, f"reach.channel.{channel}"), bot=name
            )
            if not name:
                shown = say(person.language, f"reach.channel.{channel}")
            text = say(person.language, key, bot=shown, a_month=self._a_month(channel), **args)
            once = f"quota:{channel}:{name}:{what}:{person.id}"
            await outbox.put(tx, now, "notice", Message(text), person_id=person.id, once=once, urgency=NOTICE)

    def _a_month(self, channel: str) -> int | None:
        return self._allowances[channel].a_month if channel in self._allowances else None

    def _matter(self, channel: str, sent: int, now: datetime) -> Matter:
        a_month = self._a_month(channel)
        return Matter.ALL if a_month is None else may_be_spent_on(sent, a_month, now, self._zone)


def _bot(of: Sent | Later) -> Bot:
    return of.claim.channel, bot_of(of.claim.address)
