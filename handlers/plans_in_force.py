"""`/kehoach`: the plans in force, and `/kehoach 2` one of them with its versions, where a load can be taken back."""

import re

from domain.permissions import Act, may
from domain.problem import Problem
from domain.text import fold
from handlers import reading, take_back_change
from handlers.plan_lines import lines_of, versions_of
from handlers.turn import Turn
from storage import plan_changes, plans
from storage.plan_changes import LOAD, PlanChange
from storage.plans import PlanRow

_ONE = re.compile(r"(?P<number>\d{1,3})\s*(?:(?P<drop>bo|hoan tac)|(?P<file>tep|excel|bang))?\b.*")


async def show(turn: Turn, words: str) -> None:
    """List the plans in force; with the number of one, that one.

    With `bỏ` after it its last load is taken back, with `tệp` it is sent as a workbook.
    """
    found = await plans.list_plans(turn.tx, ("in_force",))
    if not found:
        await turn.answer(turn.say("plan_list.none"))
        return
    one = _ONE.fullmatch(fold(words).strip())
    if one is None:
        await _list(turn, found)
        return
    place = int(one["number"])
    if not 1 <= place <= len(found):
        raise Problem("plan_list.no_such_place", n=len(found))
    if one["file"]:
        await reading.send_of_plan(turn, found[place - 1].id)
        return
    change = await _can_be_taken_back(turn, found[place - 1])
    if not one["drop"]:
        await _show_one(turn, found[place - 1], place, change)
    elif change is None:
        raise Problem("plan_back.nothing", n=take_back_change.WITHIN.days)
    else:
        await take_back_change.ask(turn, change)


async def _list(turn: Turn, found: list[PlanRow]) -> None:
    zone = turn.surroundings.zone
    lines = [
        f"{place}. {line}"
        for place, plan in enumerate(found, 1)
        for line in ["\n".join(await lines_of(turn.tx, plan, turn.say, zone))]
    ]
    how = [turn.say("plan_list.how")]
    if may(turn.person, Act.LOAD_PLAN):
        how.append(turn.say("plan_list.how_file"))
    await turn.answer("\n".join([turn.say("plan_list.head"), *lines, *how]))


async def _show_one(turn: Turn, plan: PlanRow, place: int, change: PlanChange | None) -> None:
    zone = turn.surroundings.zone
    title, _, tasks = await lines_of(turn.tx, plan, turn.say, zone)
    lines = [f"- {line}" for line in await versions_of(turn.tx, plan.id, turn.say, zone)]
    how = [turn.say("plan_list.how_back", place=place, n=take_back_change.WITHIN.days)] if change is not None else []
    await turn.answer("\n".join([title, tasks.strip(), *lines, *how]))


async def _can_be_taken_back(turn: Turn, plan: PlanRow) -> PlanChange | None:
    """The last load of a plan, where the sender may take it back and there still is time."""
    if not may(turn.person, Act.LOAD_PLAN):
        return None
    change = await plan_changes.newest(turn.tx, plan.id)
    recent = change is not None and change.kind == LOAD and change.at >= turn.now - take_back_change.WITHIN
    return change if recent else None
