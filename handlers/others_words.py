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
    lines = [await _line(turn, word, unit) for word, unit in found if word and word.person_id != turn.person.id]
    return lines[:_MOST]


async def _line(turn: Turn, word: Word, unit: str | None) -> str:
    said = turn.say(f"answer.status.{word.status.value}")
    if word.percent is not None:
        said = turn.say("answer.with_percent", said=said, percent=word.percent)
    who = (await people.get(turn.tx, word.person_id)).name if word.person_id is not None else unit or "–"
    if unit and word.person_id is not None:
        who = f"{who} – {unit}"
    line = turn.say(
        "answer.others_word", who=who, when=f"{word.at.astimezone(turn.surroundings.zone):%d/%m}", said=said
    )
    return turn.say("answer.with_reason", line=line, reason=word.reason) if word.reason else line
