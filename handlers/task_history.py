"""The history of an assignment in words: who said or did what, newest first."""

from handlers.turn import Turn
from storage import history
from storage.history import Happened

SHOWN = 6
"""How many of the newest lines a card shows unless all are asked for."""
_MOST = 60


async def lines(turn: Turn, assignment_id: int, code: str, *, whole: bool) -> list[str]:
    """The heading and the lines of a card's history; nothing where nothing happened."""
    happened = await history.of_assignment(turn.tx, assignment_id)
    if not happened:
        return []
    shown = happened[: _MOST if whole else SHOWN]
    more = len(happened) - len(shown)
    tail = [turn.say("task.history_more", n=more, code=code)] if more else []
    return [turn.say("task.history"), *(_line(turn, one) for one in shown), *tail]


def _line(turn: Turn, one: Happened) -> str:
    local = one.at.astimezone(turn.surroundings.zone)
    when = f"{local:%d/%m}" if local.year == turn.today.year else f"{local:%d/%m/%Y}"
    reason = one.word.reason if one.word else one.reason
    said = _said(turn, one)
    line = turn.say("task.word_by", when=when, who=one.who or "–", said=said)
    return turn.say("answer.with_reason", line=line, reason=reason) if reason else line


def _said(turn: Turn, one: Happened) -> str:
    if one.word is None:
        before = f"{one.before:%d/%m/%Y}" if one.before else "–"
        after = f"{one.after:%d/%m/%Y}" if one.after else "–"
        return turn.say(f"task.happened.{one.kind}", before=before, after=after, text=one.text or "–")
    said = turn.say(f"answer.status.{one.word.status.value}")
    return turn.say("answer.with_percent", said=said, percent=one.word.percent) if one.word.percent else said
