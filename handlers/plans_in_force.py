"""`/kehoach`: the plans in force, a line each."""

from handlers.turn import Turn
from storage import plans


async def show(turn: Turn, _words: str) -> None:
    """List the plans in force with their tasks."""
    found = await plans.list_plans(turn.tx, ("in_force",))
    if not found:
        await turn.answer(turn.say("plan_list.none"))
        return
    lines = [turn.say("plan_list.line", title=p.title, year=p.year, n=p.tasks) for p in found]
    await turn.answer("\n".join([turn.say("plan_list.head"), *lines]))
