"""Loading a plan where nobody answers question by question: from a terminal, or the sample office's own."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.chat import OutgoingFile
from domain.decision import Choice, Decision, each_of
from domain.plan_decisions import with_answer
from domain.plan_draft import PlanDraft
from domain.problem import Problem
from domain.unit_decisions import UNITS
from domain.version_decisions import is_same_task
from handlers.enforce_plan import Enforced, Loading
from handlers.new_version import Against, begin, next_question, settled_by
from handlers.put_in_force import put_in_force
from handlers.replace_plan import Replaced
from storage import files, plans

Choose = Callable[[Decision], Choice]


@dataclass(frozen=True)
class Loaded:
    """A plan that was put in force: its id, and what came of it."""

    plan_id: int
    enforced: Enforced | Replaced


def proposed(decision: Decision) -> Choice:
    """What is taken unasked: the first choice; of an unknown unit a new one, for what it is like is only a guess.

    An unknown group's tasks are the Office's. Nor are tasks the same that are only like each other.
    """
    if is_same_task(decision):
        return decision.choices[1]
    if decision.name == UNITS:
        # Unit by unit, because it is proposed there to be the unit it is like.
        return decision.choices[-1]
    if not decision.name.startswith("unit:"):
        return decision.choices[0]
    sure = {choice.key: choice for choice in decision.choices if choice.key != "load.unit.same"}
    return sure.get("load.unit.create") or sure["load.unit.office"]


def _unshown(_change: Against) -> None:
    """Where nobody looks, what a version changes is shown to nobody."""


async def load(
    by: Loading,
    file: OutgoingFile,
    draft: PlanDraft,
    choose: Choose = proposed,
    show: Callable[[Against], None] = _unshown,
) -> Loaded:
    """Keep the file, decide what it leaves open by `choose`, and put the plan in force.

    Where it is a new version of a plan, `show` is given what changes before anything else is decided. Raises Problem
    `load.same_file` where exactly this file is in force.
    """
    file_id = await files.keep(by.tx, by.now, file)
    if await plans.loaded_file(by.tx, (await files.get(by.tx, file_id)).sha256) is not None:
        raise Problem("load.same_file", name=file.name)
    version_id = await plans.add_draft(by.tx, by.now, by.actor.person_id, file_id, draft)
    version = await begin(by.tx, await plans.get_version(by.tx, version_id))
    while (decision := await next_question(by.tx, by.today, version)) is not None:
        answers = version.answers
        for point in each_of(decision):
            answers = with_answer(answers, point, choose(point))
        await plans.save_answers(by.tx, version_id, answers)
        version = await plans.get_version(by.tx, version_id)
        if (change := await settled_by(by.tx, version, decision)) is not None:
            show(change)
    made = await put_in_force(by, version)
    return Loaded((await plans.get_version(by.tx, version_id)).plan_id, made)
