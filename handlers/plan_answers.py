"""A question the plan can answer: the due date, what is to be handed in, what it is about, which units, the file."""

from collections.abc import Sequence

from domain.asked_of_plan import Asked, asked_of_plan, asks_for_file
from domain.problem import Problem
from domain.task_codes import task_numbers
from domain.tasks import AssignmentView
from handlers.task_card import due_line
from handlers.turn import Turn
from storage import plans, task_units, tasks, work

_MOST_TASKS = 3
_MOST_FILES = 3


async def answered(turn: Turn, views: Sequence[AssignmentView]) -> bool:
    """Answer a question about these tasks from the plan; False where the plan does not know."""
    asked = asked_of_plan(turn.incoming.text)
    if Asked.FILE in asked:
        await _send_files(turn, views)
    elif asked and views:
        found = [await _of_task(turn, view, asked) for view in views[:_MOST_TASKS]]
        left = len(views) - len(found)
        await turn.answer("\n\n".join([*found, *([turn.say("tasks.more", n=left)] if left else [])]))
    return bool(asked and (views or Asked.FILE in asked))


async def file_asked(turn: Turn) -> bool:
    """`gửi file kế hoạch`: the file, unless the message says something else."""
    if not asks_for_file(turn.incoming.text):
        return False
    views = [v for n in task_numbers(turn.incoming.text) for v in await work.views_of_task(turn.tx, n)]
    await _send_files(turn, views)
    return True


async def _of_task(turn: Turn, view: AssignmentView, asked: frozenset[Asked]) -> str:
    task = await tasks.get(turn.tx, int(view.code[1:]))
    lines = [f"{view.code} {view.name}"]
    if Asked.CONTENT in asked and task:
        lines[0] = turn.say("task.head", code=view.code, title=task.title)
        lines += [turn.say("task.activity", activity=task.activity)] if task.activity else []
    if asked & {Asked.PRODUCT, Asked.CONTENT}:
        product = task.product if task else None
        lines.append(turn.say("task.product", product=product) if product else turn.say("plan_answers.no_product"))
    if Asked.UNITS in asked:
        lines += [turn.say("task.unit", unit=view.unit_name)] if view.unit_name else []
        beside = await task_units.cooperating(turn.tx, view.task_id)
        names = "; ".join(beside) or turn.say("plan_answers.nobody_beside")
        lines.append(turn.say("plan_answers.cooperating", names=names))
        lines += [turn.say("task.owner", owner=view.owner_name)] if view.owner_name else []
    if Asked.DUE in asked:
        lines.append(due_line(turn, view, task))
    return "\n".join(lines)


async def _send_files(turn: Turn, views: Sequence[AssignmentView]) -> None:
    """The files of the plans these tasks stand in, else of all in force."""
    in_force = await plans.in_force(turn.tx)
    meant = {v.plan_id for v in views} - {None}
    found = [p for p in in_force if p.plan_id in meant] or list(in_force)
    if not found:
        raise Problem("plan_answers.no_file")
    named = "\n".join([turn.say("plan_answers.files", n=len(found)), *(p.draft.title for p in found[:_MOST_FILES])])
    await turn.answer(named, files=[p.file_id for p in found[:_MOST_FILES]])
