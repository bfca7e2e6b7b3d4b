"""Putting tasks into somebody's hands, with all their open and later occurrences; who gets or loses them hears."""

from collections import defaultdict
from collections.abc import Mapping

from domain.people import Person, Role
from domain.permissions import Act, may
from domain.problem import Problem
from domain.short_name import cut
from domain.text import one_line
from handlers.turn import Turn
from handlers.work_acts import kept
from storage import assignments, people, tasks

_DEADLINE = 28
"""How many characters of a deadline's printed words stand beside a task."""


def may_assign(turn: Turn, unit_id: int | None) -> bool:
    """Whether the sender may put a unit's tasks into hands: its head, and the Office for units other than its own.

    Who is only a colleague offers a task, and the other accepts.
    """
    if unit_id is not None and turn.person.holds(Role.HEAD, unit_id):
        return True
    return unit_id != turn.person.unit_id and may(turn.person, Act.HAND_OUT, unit_id)


async def assign(turn: Turn, owners: Mapping[int, Person]) -> None:
    """Give each task (by id) to its person. Raises Problem where their unit holds nothing open of it."""
    gained: defaultdict[int, list[int]] = defaultdict(list)
    lost: dict[tuple[int, int], Person] = {}
    whom = {owner.id: owner for owner in owners.values()}
    async with kept(turn, "assigned", sorted(owners)):
        for task_id, owner in owners.items():
            turn.require(Act.HAND_OUT, owner.unit_id)
            held = await assignments.of_unit(turn.tx, task_id, owner.unit_id)
            if not held:
                code, _ = await tasks.short(turn.tx, task_id)
                raise Problem("hand_out.not_held", code=code, name=owner.name)
            for assignment_id, before in held:
                if before == owner.id:
                    continue
                await assignments.set_owner(turn.tx, assignment_id, owner.id)
                await turn.record("assigned", "assignment", assignment_id, before, owner.id)
                if before is not None:
                    lost[before, task_id] = owner
                if task_id not in gained[owner.id]:
                    gained[owner.id].append(task_id)
    await _tell_gained(turn, {whom[i]: task_ids for i, task_ids in gained.items() if task_ids})
    await _tell_lost(turn, lost)


async def _tell_gained(turn: Turn, gained: Mapping[Person, list[int]]) -> None:
    for person, task_ids in gained.items():
        if person.id == turn.person.id:
            continue
        of = await tasks.lines(turn.tx, task_ids)
        listed = "\n".join(f"- {task_line(of[i])}" for i in task_ids)
        await turn.tell(person, "hand_out.yours", who=turn.person.name, listed=listed, n=len(task_ids))


async def _tell_lost(turn: Turn, lost: Mapping[tuple[int, int], Person]) -> None:
    everybody = {p.id: p for p in await people.everybody(turn.tx)}
    for (person_id, task_id), to in lost.items():
        if person_id in everybody and person_id != turn.person.id:
            code, name = await tasks.short(turn.tx, task_id)
            person = everybody[person_id]
            await turn.tell(person, "hand_out.not_yours", who=turn.person.name, code=code, name=name, to=to.name)


def task_line(of: tasks.TaskLine) -> str:
    """A task as a line of a list: its short name, its code, and by when it is due in the plan's own words."""
    due = cut(one_line(of.deadline), _DEADLINE) if of.deadline else ""
    return f"{of.short_name} ({of.code}) – {due}" if due else f"{of.short_name} ({of.code})"
