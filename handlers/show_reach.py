"""`/kenh`: how people can be reached: the channels, what is left of the month, what waits, whom nothing reaches."""

from collections.abc import Iterator, Mapping
from datetime import datetime

from domain.allowance import Matter, may_be_spent_on, month_of
from domain.permissions import Act
from handlers.turn import Turn
from storage import bots, reach
from storage.bots import Pause
from storage.outbox_rows import Bot
from storage.reach import Lost

_MOST_NAMES = 10

# What platforms say of a chat that takes nothing, in small letters, and what it means to the Office.
_WHYS = (("blocked", "blocked"), ("deactivated", "gone"), ("not found", "gone"))


async def show(turn: Turn, _words: str) -> None:
    """Tell the Office or an administrator how every channel stands."""
    turn.require(Act.VIEW_CHANNELS)
    lines = [turn.say("reach.head", at=_at(turn, turn.now))]
    sent = await bots.sent_in(turn.tx, month_of(turn.now, turn.surroundings.zone))
    pauses = await bots.pauses(turn.tx)
    for name, state in (await reach.channel_states(turn.tx)).items():
        times = {"sent": _at(turn, state.sent), "heard": _at(turn, state.heard)}
        lines.append(turn.say("reach.line", channel=_channel(turn, name), n=state.people, **times))
        lines += _of_bots(turn, name, sent, pauses)
    waiting = await reach.queue(turn.tx, turn.now)
    lines.append(
        turn.say("reach.queue", n=waiting.waiting, since=_at(turn, waiting.oldest))
        if waiting.waiting
        else turn.say("reach.queue_empty")
    )
    lines += _nobody_reached(turn, await reach.lost(turn.tx))
    absent = await reach.without_a_chat(turn.tx)
    if absent:
        lines.append(turn.say("reach.not_joined", n=len(absent), names=_short(absent)))
    await turn.answer("\n".join(lines))


def _of_bots(turn: Turn, channel: str, sent: Mapping[Bot, int], pauses: Mapping[Bot, Pause]) -> Iterator[str]:
    """What the bots of a channel have left, and which are silent."""
    zone, allowance = turn.surroundings.zone, turn.surroundings.allowances.get(channel)
    for (of, name), n in sent.items():
        if of != channel or allowance is None or allowance.a_month is None:
            continue
        month = turn.now.astimezone(zone).month
        percent = round(100 * n / allowance.a_month)
        yield turn.say(
            "reach.month", bot=_bot(turn, of, name), month=month, sent=n, a_month=allowance.a_month, percent=percent
        )
        kept = may_be_spent_on(n, allowance.a_month, turn.now, zone)
        if kept is not Matter.ALL:
            yield turn.say(f"reach.month_kept.{kept.name.lower()}")
    for (of, name), pause in pauses.items():
        if of == channel and pause.until > turn.now:
            yield turn.say("reach.paused", bot=_bot(turn, of, name), until=_at(turn, pause.until))


def _nobody_reached(turn: Turn, lost: list[Lost]) -> Iterator[str]:
    """Whom a channel does not reach, and whether another does."""
    if not lost:
        yield turn.say("reach.all_reached")
        return
    yield turn.say("reach.lost_head", n=len(lost))
    for place, of in enumerate(lost[:_MOST_NAMES], 1):
        others = ", ".join(_channel(turn, channel) for channel in of.others)
        yield turn.say(
            "reach.lost_line",
            place=place,
            name=of.name,
            channel=_channel(turn, of.channel),
            since=f"{of.since.astimezone(turn.surroundings.zone):%d/%m}",
            why=turn.say(f"reach.why.{_why(of.why)}"),
            instead=turn.say("reach.through", channels=others) if others else turn.say("reach.no_other"),
        )
    if len(lost) > _MOST_NAMES:
        yield turn.say("reach.lost_more", n=len(lost) - _MOST_NAMES)


def _why(words: str) -> str:
    return next((means for said, means in _WHYS if said in words.lower()), "refused")


def _bot(turn: Turn, channel: str, name: str) -> str:
    shown = _channel(turn, channel)
    return turn.say("reach.bot", channel=shown, bot=name) if name else shown


def _channel(turn: Turn, name: str) -> str:
    return turn.say(f"reach.channel.{name}")


def _at(turn: Turn, moment: datetime | None) -> str:
    """The hour, with the day where it is another."""
    if moment is None:
        return turn.say("reach.never")
    local = moment.astimezone(turn.surroundings.zone)
    return f"{local:%H:%M}" if local.date() == turn.today else f"{local:%H:%M %d/%m}"


def _short(names: list[str]) -> str:
    return ", ".join([*names[:_MOST_NAMES], *(["…"] if len(names) > _MOST_NAMES else [])])
