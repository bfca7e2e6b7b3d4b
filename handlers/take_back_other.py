"""`sai` where the sender's last act was no report nor decision: a question is withdrawn, of the rest it is said how."""

from datetime import datetime

from domain.problem import Problem
from handlers import questions
from handlers.turn import Turn
from storage import audit, extensions, handovers, office_changes, work
from storage.audit import Line, Wanted

_HOW = {"leave_taken": "take_back.leave", "hour_chosen": "take_back.hour"}
"""What says how each of these is changed back."""
_LOOK_BACK = 10


async def last(turn: Turn, since: datetime) -> bool:
    """Withdraw the question that was the sender's last act since an instant; False where it was another.

    Raises Problem where that is not undone by this word: so that no older report is taken back in its stead. Said a
    second time it is meant for that.
    """
    lines = await audit.newest(turn.tx, Wanted(turn.person.id, since=since), _LOOK_BACK)
    newest = next((line for line in lines if line.person_id == turn.person.id), None)
    if newest is None:
        return False
    if newest.act == "question" and newest.subject_id is not None:
        await questions.withdraw(turn, newest.subject_id)
        return True
    if newest.act == "answer":
        raise Problem("take_back.answer", number=newest.subject_id)
    if newest.act in _HOW:
        raise Problem(_HOW[newest.act])
    changed = await office_changes.newest(turn.tx, turn.person.id, since)
    if changed is not None and changed.act == newest.act:
        raise Problem("take_back.office")
    decided = await _decided(turn, newest)
    if decided is not None:
        (view,) = await work.views(turn.tx, [decided])
        raise Problem("take_back.decided", code=view.code)
    return False


async def _decided(turn: Turn, line: Line) -> int | None:
    """The assignment of a request that was answered meanwhile; None where it waits, or is none."""
    if line.act == "extension_asked" and line.subject_id is not None:
        request = await extensions.get(turn.tx, line.subject_id)
        return request.assignment_id if request and request.state in {"granted", "refused"} else None
    if line.act == "handover_offered" and line.subject_id is not None:
        offer = await handovers.newest(turn.tx, line.subject_id)
        return offer.assignment_id if offer and offer.state in {"accepted", "refused"} else None
    return None
