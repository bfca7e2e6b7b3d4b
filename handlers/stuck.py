"""A task that was reported stuck: the Office and the unit's heads hear of it, of its reason, and that it is no more."""

from domain.hearers import above, office
from domain.tasks import AssignmentView
from handlers.answerable import office_chart
from handlers.turn import Turn


async def tell(turn: Turn, view: AssignmentView, reason: str | None, *, heard_before: bool = False) -> None:
    """Tell that a task is stuck; who heard so a moment before, without a reason, hears the reason as an addition."""
    if reason is None:
        await _tell_above(turn, view, "notice.blocked_without_reason")
    else:
        await _tell_above(turn, view, "notice.blocked_because" if heard_before else "notice.blocked", reason)


async def tell_taken_back(turn: Turn, view: AssignmentView) -> None:
    """Tell that what was said to hold it up was taken back."""
    await _tell_above(turn, view, "notice.unblocked")


async def _tell_above(turn: Turn, view: AssignmentView, key: str, reason: str | None = None) -> None:
    chart = await office_chart(turn)
    hearers = {*above(view, chart, turn.today), *office(view, chart, turn.today)} - {turn.person.id}
    unit = view.unit_name or ""
    for person_id in sorted(hearers):
        person = chart.people[person_id]
        await turn.tell(person, key, who=turn.person.name, unit=unit, code=view.code, name=view.name, reason=reason)
