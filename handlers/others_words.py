"""Several people on one task: whoever reports on it sees what the others said last."""

from domain.tasks import AssignmentView, Word
from handlers.turn import Turn
from storage import people, work

_MOST = 3


async def others_words(turn: Turn, view: AssignmentView) -> list[str]:
    """A line for each other's last word: on this assignment, and on those of the units that lead the task with it."""
    beside = [
        v
        for v in await work.views_of_task(turn.tx, int(view.code[1:]))
        if v.occurrence_id == view.occurrence_id and v.id != view.id
    ]
    found = [(v.last, None if v.id == view.id else v.unit_name) for v in (view, *beside)]
    others = [(word, unit) for word, unit in found if word and word.person_id != turn.person.id][:_MOST]
    by = await people.names(turn.tx, [word.person_id for word, _ in others if word.person_id is not None])
    return [_line(turn, word, by.get(word.person_id), unit) for word, unit in others]


def _line(turn: Turn, word: Word, who: str | None, unit: str | None) -> str:
    said = turn.say(f"answer.status.{word.status.value}")
    if word.percent is not None:
        said = turn.say("answer.with_percent", said=said, percent=word.percent)
    said_by = f"{who} ({unit})" if who and unit else who or unit or "–"
    when = f"{word.at.astimezone(turn.surroundings.zone):%d/%m}"
    line = turn.say("answer.others_word", who=said_by, when=when, said=said)
    return turn.say("answer.with_reason", line=line, reason=word.reason) if word.reason else line
