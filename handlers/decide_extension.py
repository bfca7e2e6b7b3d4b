"""Granting or refusing a later due day, with a tap, a number or a few words; who asked is told."""

import re
from datetime import date

from domain.permissions import Act
from domain.problem import Problem
from domain.replies.dates import read_date
from domain.task_codes import task_numbers
from domain.text import fold
from handlers.turn import Turn
from storage import assignments, extensions, lists, people, work
from storage.extensions import Request

_YES = re.compile(r"^(dong y|duyet|chap thuan|cho lui|cho gia han|nhat tri|dc|duoc|yes)\b")
_NO = re.compile(r"^(khong dong y|khong duyet|khong cho|khong duoc|tu choi|khong chap thuan|khong nhat tri|no)\b")
# Words that also begin a report: "được 60%", "duyệt xong rồi".
_WEAK = re.compile(r"^(duoc|dc|duyet|khong duoc)\b")
_A_REPORT = re.compile(r"\d\s*%|\b(xong|hoan thanh)\b")
_ONLY_A_CODE = re.compile(r"\W*(cho )?(viec )?t ?\d+\W*")


def decision(text: str) -> bool | None:
    """Whether words grant (True) or refuse (False) what was asked; None where they do neither ("được 60%")."""
    said = fold(text).strip()
    if _WEAK.match(said) and _A_REPORT.search(said):
        return None
    if _NO.match(said):
        return False
    return True if _YES.match(said) else None


async def from_words(turn: Turn, granted: bool) -> bool:
    """Decide the request the words are about. Gives False where none waits, so that they may mean something else."""
    waiting = await extensions.undecided(turn.tx)
    request = await _meant(turn, waiting)
    if request is None and _names_a_task_only(turn.incoming.text):
        # Somebody else of the Office was quicker.
        raise Problem("extension.not_open")
    if not waiting:
        return False
    turn.require(Act.DECIDE_EXTENSION)
    if request is None:
        views = {v.id: v for v in await work.views(turn.tx, [r.assignment_id for r in waiting])}
        codes = ", ".join(views[r.assignment_id].code for r in waiting)
        await turn.answer(turn.say("extension.which", codes=codes, example=views[waiting[0].assignment_id].code))
        return True
    await decide(turn, request.id, granted, turn.incoming.text)
    return True


def _names_a_task_only(text: str) -> bool:
    said = fold(text).strip()
    word = _NO.match(said) or _YES.match(said)
    return word is not None and _ONLY_A_CODE.fullmatch(said[word.end() :]) is not None


async def _meant(turn: Turn, waiting: list[Request]) -> Request | None:
    numbers = task_numbers(turn.incoming.text)
    views = {v.id: v for v in await work.views(turn.tx, [r.assignment_id for r in waiting])}
    if numbers:
        named = [r for r in waiting if views[r.assignment_id].code == f"T{numbers[0]}"]
        return named[0] if len(named) == 1 else None
    if turn.incoming.reply_to is not None:
        bound = await lists.of_message(turn.tx, turn.incoming.channel, turn.incoming.address, turn.incoming.reply_to)
        ids = bound.ids("extension") if bound else ()
        return next((r for r in waiting if r.id in ids), None)
    return waiting[0] if len(waiting) == 1 else None


async def decide(turn: Turn, request_id: int, granted: bool, words: str = "") -> None:
    """Grant a request, until the day the words name or the one asked for, or refuse it."""
    turn.require(Act.DECIDE_EXTENSION)
    request = await extensions.get(turn.tx, request_id)
    if request is None or request.state != "asked":
        raise Problem("extension.not_open")
    if request.asked_by == turn.person.id:
        raise Problem("extension.own")
    (view,) = await work.views(turn.tx, [request.assignment_id])
    until = _until(turn, request, words) if granted else None
    await extensions.decide(turn.tx, turn.now, request.id, turn.person.id, until)
    if until is not None:
        await assignments.move_due(turn.tx, view.id, until)
    await turn.record(
        "extension_granted" if granted else "extension_refused",
        "extension",
        request.id,
        request.due_before.isoformat(),
        until.isoformat() if until else None,
    )
    outcome = "granted" if granted else "refused"
    day = until or request.due_before
    asker = await people.get(turn.tx, request.asked_by)
    await turn.tell(asker, f"extension.was_{outcome}", code=view.code, name=view.name, due=f"{day:%d/%m/%Y}")
    await turn.answer(turn.say(f"extension.you_{outcome}", code=view.code, who=asker.name, due=f"{day:%d/%m/%Y}"))


def _until(turn: Turn, request: Request, words: str) -> date:
    named = read_date(words, turn.today, request.due_before) if words else None
    return named if isinstance(named, date) and named > request.due_before else request.asked_due
