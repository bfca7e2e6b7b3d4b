"""Handing a task to somebody else: offered, then accepted or refused by them; until then the old owner stays owner."""

from domain.chat import Button
from domain.mentioned import people_mentioned
from domain.problem import Problem
from domain.tasks import AssignmentView
from handlers import ask
from handlers.answerable import require_report
from handlers.statement import speaker
from handlers.turn import Turn
from locales import say
from storage import assignments, handovers, people, statements, work
from storage.outbox import Place


async def from_words(turn: Turn, view: AssignmentView, words: str) -> str | None:
    """Offer a task to whom the words name; where they name nobody, or several, ask. Gives the confirming line."""
    others = [p for p in await people.everybody(turn.tx) if p.id != turn.person.id]
    named = people_mentioned(words, others)
    colleagues = [p for p in named if p.unit_id == turn.person.unit_id]
    if len(named) > 1 and len(colleagues) == 1:
        named = colleagues
    if len(named) != 1:
        await ask.to_whom(turn, view, named)
        return None
    await require_report(turn, view)
    to = named[0]
    offer_id = await statements.offer_handover(turn.tx, speaker(turn), view.id, to.id)
    await turn.record("handover_offered", "assignment", view.id, view.owner_id, to.id)
    await turn.tell(
        to,
        "handover.offered",
        who=turn.person.name,
        code=view.code,
        name=view.name,
        buttons=[
            [
                Button(say(to.language, "handover.accept"), f"h:{offer_id}:yes"),
                Button(say(to.language, "handover.refuse"), f"h:{offer_id}:no"),
            ]
        ],
        places=[Place("handover", offer_id)],
    )
    return turn.say("handover.sent", code=view.code, name=view.name, to=to.name)


async def answer(turn: Turn, offer_id: int, accepted: bool) -> None:
    """Take what was offered, or give it back; who offered it hears."""
    offer = await handovers.get(turn.tx, offer_id)
    if offer is None or offer.to_id != turn.person.id or offer.state != "offered":
        raise Problem("handover.not_open")
    await handovers.answer(turn.tx, turn.now, offer_id, "accepted" if accepted else "refused")
    (view,) = await work.views(turn.tx, [offer.assignment_id])
    if accepted:
        await assignments.set_owner(turn.tx, view.id, turn.person.id)
    await turn.record(
        "handover_accepted" if accepted else "handover_refused", "assignment", view.id, view.owner_id, turn.person.id
    )
    giver = await people.get(turn.tx, offer.from_id)
    outcome = "accepted" if accepted else "refused"
    await turn.tell(giver, f"handover.was_{outcome}", who=turn.person.name, code=view.code, name=view.name)
    await turn.answer(turn.say(f"handover.you_{outcome}", code=view.code, name=view.name))


async def names_somebody(turn: Turn, words: str) -> bool:
    """Whether words name a person of the office."""
    return bool(people_mentioned(words, await people.everybody(turn.tx)))
