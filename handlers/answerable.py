"""Who may answer for an assignment: by right, or as the one who is asked about it today."""

from collections.abc import Sequence

from domain.hearers import Chart, asked
from domain.permissions import Act, may
from domain.problem import Problem
from domain.tasks import AssignmentView, OccurrenceKind
from handlers.turn import Turn
from storage import absences, assignments, people, units


async def office_chart(turn: Turn) -> Chart:
    """The people and units of the agency, and who is away."""
    everybody = await people.everybody(turn.tx, active=False)
    return Chart.of(everybody, await units.all_units(turn.tx), await absences.ending_from(turn.tx, turn.today))


async def may_report(turn: Turn, view: AssignmentView) -> bool:
    """Whether the sender may report on an assignment. A unit's contact or a stand-in may while they are asked."""
    return bool(await reportable(turn, [view]))


async def reportable(turn: Turn, views: Sequence[AssignmentView]) -> list[AssignmentView]:
    """Those of these assignments that the sender may report on."""
    by_right = {view.id for view in views if may(turn.person, Act.REPORT_STATUS, view.unit_id, view.owner_id)}
    if not turn.person.active or len(by_right) == len(views):
        return [view for view in views if view.id in by_right]
    chart = await office_chart(turn)
    return [view for view in views if view.id in by_right or turn.person.id in asked(view, chart, turn.today)]


async def require_report(turn: Turn, view: AssignmentView) -> None:
    """Raise the Problem that says so where the sender may not report on an assignment, or nothing can be said of it.

    Nothing can where it has ended, or waits to be opened.
    """
    await require_hold(turn, view)
    if view.kind is OccurrenceKind.SLEEPING:
        key = "answer.asleep_open" if may(turn.person, Act.OPEN_TASK, view.unit_id) else "answer.asleep"
        raise Problem(key, code=view.code, name=view.name)


async def require_hold(turn: Turn, view: AssignmentView) -> None:
    """Raise the Problem that says so where an assignment is not the sender's to answer for, or has ended."""
    if not await may_report(turn, view):
        raise Problem("chat.not_allowed")
    over, reason = await assignments.ended(turn.tx, view.id)
    if over and reason is None:
        raise Problem("answer.with_others", code=view.code)
    if over:
        raise Problem("answer.closed", code=view.code, reason=reason)


def is_for(turn: Turn, view: AssignmentView, chart: Chart) -> bool:
    """Whether an assignment is the sender's to do: they are asked about it, or nobody owns it and they hand it out."""
    if turn.person.id in asked(view, chart, turn.today):
        return True
    return (
        view.owner_id is None and turn.person.unit_id == view.unit_id and may(turn.person, Act.HAND_OUT, view.unit_id)
    )
