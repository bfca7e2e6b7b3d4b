"""Handing a task to somebody else: offered, then accepted or refused by them; until then the old owner stays owner."""

import re

from domain.chat import Button
from domain.hearers import above
from domain.mentioned import people_mentioned
from domain.problem import Problem
from domain.task_codes import task_numbers
from domain.tasks import AssignmentView
from domain.text import fold
from handlers import ask
from handlers.answerable import office_chart, require_hold
from handlers.statement import speaker
from handlers.turn import Turn
from handlers.work_acts import confirm, kept
from locales import say
from storage import assignments, handovers, lists, people, statements, work
from storage.handovers import Offer
from storage.outbox import Place

_CODE = re.compile(r"\b(?:viec )?t ?\d{1,4}\b")
_ACCEPT = {"nhan", "em nhan", "toi nhan", "nhan a", "dong y", "dong y nhan", "nhan viec", "ok nhan", "da nhan viec"}
_REFUSE = {"khong nhan", "em khong nhan", "tu choi", "khong nhan duoc"}
_OFFER = re.compile(r"(?:em |toi |xin )*(?:ban giao|giao|chuyen|phan cong)(?: lai)?\b ?(?P<rest>.*)")
_PLACE = re.compile(r"^(?:viec )?(?:so )?\d{1,2}\b")


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
    await require_hold(turn, view)
    to = named[0]
    before = await handovers.newest(turn.tx, view.id)
    if before is not None and before.state == "offered" and before.to_id != to.id:
        await tell_withdrawn(turn, before)
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


async def is_offer(turn: Turn, text: str) -> bool:
    """Whether words hand a task over: `giao T12 cho Lan`, or `giao T12` without a name."""
    said = _OFFER.fullmatch(" ".join(fold(text).strip(" .!ạ").split()))
    if said is None:
        return False
    rest = _PLACE.sub("", _CODE.sub(" ", said["rest"]).strip()).strip()
    return not rest or await names_somebody(turn, text)


async def tell_withdrawn(turn: Turn, offer: Offer) -> None:
    """Tell who was offered a task that they need not answer any more."""
    (view,) = await work.views(turn.tx, [offer.assignment_id])
    to = await people.get(turn.tx, offer.to_id)
    if to.active:
        await turn.tell(to, "handover.withdrawn", who=turn.person.name, code=view.code, name=view.name)


async def answer(turn: Turn, offer_id: int, accepted: bool) -> None:
    """Take what was offered, with all that comes later of it, or give it back; who offered it hears, and the heads."""
    offer = await handovers.get(turn.tx, offer_id)
    if offer is None or offer.to_id != turn.person.id or offer.state != "offered":
        raise Problem("handover.not_open")
    (view,) = await work.views(turn.tx, [offer.assignment_id])
    async with kept(turn, "handover_answered", [view.task_id]):
        await handovers.answer(turn.tx, turn.now, offer_id, "accepted" if accepted else "refused")
        if accepted:
            await _move(turn, view)
    await turn.record(
        "handover_accepted" if accepted else "handover_refused", "assignment", view.id, view.owner_id, turn.person.id
    )
    giver = await people.get(turn.tx, offer.from_id)
    outcome = "accepted" if accepted else "refused"
    await turn.tell(giver, f"handover.was_{outcome}", who=turn.person.name, code=view.code, name=view.name)
    if accepted:
        chart = await office_chart(turn)
        for person_id in sorted({*above(view, chart, turn.today)} - {turn.person.id, giver.id}):
            await turn.tell(
                chart.people[person_id],
                "handover.for_head",
                code=view.code,
                name=view.name,
                who=giver.name,
                to=turn.person.name,
            )
    await confirm(turn, [turn.say(f"handover.you_{outcome}", code=view.code, name=view.name)])


async def _move(turn: Turn, view: AssignmentView) -> None:
    """Put the assignment into the sender's hands, and what else of its task the same owner has open, now or later."""
    await assignments.set_owner(turn.tx, view.id, turn.person.id)
    if view.unit_id is not None:
        for assignment_id, owner_id in await assignments.of_unit(turn.tx, view.task_id, view.unit_id):
            if owner_id == view.owner_id:
                await assignments.set_owner(turn.tx, assignment_id, turn.person.id)


async def from_answer(turn: Turn) -> bool:
    """`nhận`, `không nhận T12`: an answer to what was offered; False for other words, or where nothing was."""
    said = " ".join(_CODE.sub(" ", fold(turn.incoming.text)).strip(" .!:").split())
    if said not in _ACCEPT | _REFUSE:
        return False
    offers = await handovers.offered_to(turn.tx, turn.person.id)
    if not offers and said in _REFUSE:
        raise Problem("handover.none")
    if not offers:
        return False
    codes = {v.id: v.code for v in await work.views(turn.tx, [o.assignment_id for o in offers])}
    numbers = task_numbers(turn.incoming.text.upper())
    if numbers:
        offers = [o for o in offers if codes[o.assignment_id] == f"T{numbers[0]}"]
    elif turn.incoming.reply_to is not None:
        bound = await lists.of_message(turn.tx, turn.incoming.channel, turn.incoming.address, turn.incoming.reply_to)
        offers = [o for o in offers if bound is not None and o.id in bound.ids("handover")] or offers
    if not offers:
        raise Problem("handover.not_open")
    if len(offers) > 1:
        names = [codes[o.assignment_id] for o in offers]
        raise Problem("handover.which", codes=", ".join(names), example=names[0])
    await answer(turn, offers[0].id, said in _ACCEPT)
    return True


async def names_somebody(turn: Turn, words: str) -> bool:
    """Whether words name a person of the office."""
    return bool(people_mentioned(words, await people.everybody(turn.tx)))
