"""Granting or refusing a later due day, with a tap, a number or a few words; who asked is told."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from domain.extension_words import Decision, read_decisions
from domain.permissions import Act
from domain.problem import Problem
from domain.replies.dates import read_date
from domain.short_name import cut
from domain.task_codes import task_numbers
from domain.tasks import AssignmentView
from domain.text import fold
from handlers import waiting_extensions
from handlers.turn import Turn
from handlers.work_acts import confirm, kept
from storage import assignments, extensions, lists, people, work
from storage.extensions import Request

_LONGEST_REASON = 300
_ONLY_A_CODE = re.compile(r"\W*(?:cho )?(?:viec )?t ?\d+\W*")


@dataclass(frozen=True)
class _Choice:
    """What is decided of one request: granted until a day, or refused (None), and why."""

    request: Request
    until: date | None
    reason: str | None


async def from_words(turn: Turn) -> bool:
    """Decide what the words grant or refuse. False where they do neither, or nothing waits that they may be about."""
    said = read_decisions(turn.incoming.text)
    if not said or (said[0].granted and said[0].says_more):
        return False
    waiting = await extensions.undecided(turn.tx)
    if not waiting:
        if _ONLY_A_CODE.fullmatch(fold(said[0].about)):
            # Somebody else of the Office was quicker.
            raise Problem("extension.not_open")
        return False
    turn.require(Act.DECIDE_EXTENSION)
    choices: list[_Choice] = []
    for decision in said:
        meant = await _meant(turn, decision, waiting)
        if meant is None:
            await waiting_extensions.listed(turn, waiting)
            return True
        choices += [_choice(turn, request, decision) for request in meant]
    await _decide(turn, choices)
    return True


async def _meant(turn: Turn, decision: Decision, waiting: Sequence[Request]) -> list[Request] | None:
    """The requests one decision is about; None where the sender must say which."""
    if decision.every:
        return list(waiting)
    numbers = task_numbers(decision.about)
    if numbers:
        views = {v.id: v for v in await work.views(turn.tx, [r.assignment_id for r in waiting])}
        named = [r for r in waiting if views[r.assignment_id].code == f"T{numbers[0]}"]
        if not named:
            raise Problem("extension.not_open")
        return named if len(named) == 1 else None
    before = await _list_before(turn, waiting)
    if decision.places:
        if not before or any(place > len(before) for place in decision.places):
            return None
        wanted = [before[place - 1] for place in decision.places]
        found = [r for r in waiting if r.id in wanted]
        if not found:
            raise Problem("extension.not_open")
        return found
    if turn.incoming.reply_to is not None and len(before) == 1:
        return [r for r in waiting if r.id in before] or None
    return list(waiting) if len(waiting) == 1 else None


async def _list_before(turn: Turn, waiting: Sequence[Request]) -> tuple[int, ...]:
    """The requests at the places of the message replied to, or else of the last list the sender got.

    In a morning's message the places are tasks: what waits of each is meant, 0 stands where nothing does.
    """
    if turn.incoming.reply_to is not None:
        bound = await lists.of_message(turn.tx, turn.incoming.channel, turn.incoming.address, turn.incoming.reply_to)
    else:
        bound = await lists.last_numbered(turn.tx, turn.person.id, turn.incoming.at)
    if bound is None:
        return ()
    of_task = {r.assignment_id: r.id for r in waiting}
    return bound.ids("extension") or tuple(of_task.get(i, 0) for i in bound.ids("assignment"))


def _choice(turn: Turn, request: Request, decision: Decision) -> _Choice:
    """Granted until the day the words name or the one asked for; refused with the reason in them."""
    if not decision.granted:
        reason = decision.reason
        return _Choice(request, None, cut(reason, _LONGEST_REASON) if reason else None)
    words = decision.day_words
    named = read_date(words, turn.today, request.due_before) if words else None
    if named is None:
        return _Choice(request, request.asked_due, None)
    if not isinstance(named, date) or named <= request.due_before or named < turn.today:
        raise Problem("extension.no_later_day", due=f"{request.due_before:%d/%m/%Y}")
    return _Choice(request, named, None)


async def decide(turn: Turn, request_id: int, granted: bool) -> None:
    """Grant a request as it was asked, or refuse it, by a tap."""
    request = await extensions.get(turn.tx, request_id)
    if request is None:
        raise Problem("extension.not_open")
    await _decide(turn, [_Choice(request, request.asked_due if granted else None, None)])


async def _decide(turn: Turn, choices: Sequence[_Choice]) -> None:
    views = {v.id: v for v in await work.views(turn.tx, [c.request.assignment_id for c in choices])}
    for choice in choices:
        turn.require(Act.DECIDE_EXTENSION, views[choice.request.assignment_id].unit_id)
        if choice.request.state != "asked":
            raise Problem("extension.not_open")
        if choice.request.asked_by == turn.person.id:
            raise Problem("extension.own")
    async with kept(turn, "extension_decided", sorted({v.task_id for v in views.values()})):
        lines = [await _decide_one(turn, choice, views[choice.request.assignment_id]) for choice in choices]
    await confirm(turn, lines)


async def _decide_one(turn: Turn, choice: _Choice, view: AssignmentView) -> str:
    """Decide one, tell whoever asked and whoever owns it. Gives the confirming line."""
    request, until = choice.request, choice.until
    await extensions.decide(turn.tx, turn.now, request.id, turn.person.id, until, choice.reason)
    if until is not None:
        await assignments.move_due(turn.tx, view.id, until)
    await turn.record(
        "extension_granted" if until else "extension_refused",
        "extension",
        request.id,
        request.due_before.isoformat(),
        until.isoformat() if until else None,
    )
    outcome = "granted" if until else "refused"
    if until is not None and until != request.asked_due:
        outcome = "granted_other"
    elif choice.reason:
        outcome = "refused_why"
    words: dict[str, Any] = {
        "code": view.code,
        "due": f"{until or request.due_before:%d/%m/%Y}",
        "asked": f"{request.asked_due:%d/%m/%Y}",
        "reason": choice.reason,
    }
    asker = await people.get(turn.tx, request.asked_by)
    owner = await people.get(turn.tx, view.owner_id) if view.owner_id is not None else asker
    for person in {p.id: p for p in (asker, owner) if p.active and p.id != turn.person.id}.values():
        await turn.tell(person, f"extension.was_{outcome}", name=view.name, **words)
    return turn.say(f"extension.you_{'granted' if until else 'refused'}", who=asker.name, **words)
