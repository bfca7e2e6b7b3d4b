"""`/giahan`: the requests for a later due day that wait for a decision, numbered, with what speaks for each."""

from collections.abc import Sequence

from domain.chat import Button
from domain.permissions import Act
from handlers.turn import Turn
from storage import extensions, people, work
from storage.extensions import Request
from storage.outbox import Place

MOST_LISTED = 12


async def show(turn: Turn, _words: str) -> None:
    """List what waits for a decision, or say that nothing does."""
    turn.require(Act.DECIDE_EXTENSION)
    waiting = await extensions.undecided(turn.tx)
    if not waiting:
        await turn.answer(turn.say("extension.none"))
        return
    await listed(turn, waiting)


async def listed(turn: Turn, waiting: Sequence[Request]) -> None:
    """Answer with these requests, each with a number and buttons."""
    shown = waiting[:MOST_LISTED]
    views = {v.id: v for v in await work.views(turn.tx, [r.assignment_id for r in shown])}
    granted = await extensions.granted(turn.tx, [r.assignment_id for r in shown])
    lines = [turn.say("extension.waiting", n=len(waiting))]
    for place, request in enumerate(shown, 1):
        view = views[request.assignment_id]
        line = turn.say(
            "extension.line",
            place=place,
            name=view.name,
            code=view.code,
            who=(await people.get(turn.tx, request.asked_by)).name,
            due=f"{request.due_before:%d/%m}",
            asked=f"{request.asked_due:%d/%m/%Y}",
        )
        if request.reason:
            line = turn.say("extension.line_reason", line=line, reason=request.reason)
        before = granted.get(request.assignment_id, 0)
        lines.append(turn.say("extension.line_again", line=line, n=before) if before else line)
    if len(waiting) > len(shown):
        lines.append(turn.say("tasks.more", n=len(waiting) - len(shown)))
    lines.append(turn.say("extension.how"))
    buttons = [
        [
            Button(f"{turn.say('extension.grant')} {n}", f"x:{request.id}:yes"),
            Button(f"{turn.say('extension.refuse')} {n}", f"x:{request.id}:no"),
        ]
        for n, request in enumerate(shown, 1)
    ]
    await turn.answer("\n".join(lines), buttons=buttons, places=[Place("extension", r.id) for r in shown])
