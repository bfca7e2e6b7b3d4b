"""Loading a plan where nobody answers question by question: from a terminal, or the sample office's own."""

from collections.abc import Callable
from dataclasses import dataclass

from domain.chat import OutgoingFile
from domain.load_questions import questions
from domain.plan_decisions import Choice, Decision, next_decision, with_answer
from domain.plan_draft import PlanDraft
from domain.problem import Problem
from handlers.enforce_plan import Enforced, Loading, enforce
from handlers.known_units import known_units
from storage import calendar, files, plans, units

Choose = Callable[[Decision], Choice]


@dataclass(frozen=True)
class Loaded:
    """A plan that was put in force: its id, and what came of it."""

    plan_id: int
    enforced: Enforced


def proposed(decision: Decision) -> Choice:
    """What is taken unasked: the first choice; of an unknown unit a new one, for what it is like is only a guess.

    An unknown group's tasks are the Office's.
    """
    if not decision.name.startswith("unit:"):
        return decision.choices[0]
    sure = {choice.key: choice for choice in decision.choices if choice.key != "load.unit.same"}
    return sure.get("load.unit.create") or sure["load.unit.office"]


async def load(by: Loading, file: OutgoingFile, draft: PlanDraft, choose: Choose = proposed) -> Loaded:
    """Keep the file, decide what it leaves open by `choose`, and put the plan in force.

    Raises Problem `load.same_file` where exactly this file is in force.
    """
    file_id = await files.keep(by.tx, by.now, file)
    if await plans.loaded_file(by.tx, (await files.get(by.tx, file_id)).sha256) is not None:
        raise Problem("load.same_file", name=file.name)
    version_id = await plans.add_draft(by.tx, by.now, by.actor.person_id, file_id, draft)
    known = await known_units(by.tx, draft)
    asked = questions(draft, by.today, await calendar.working_calendar(by.tx))
    chart = await units.all_units(by.tx)
    answers = (await plans.get_version(by.tx, version_id)).answers
    while (decision := next_decision(draft, known, chart, asked, answers)) is not None:
        answers = with_answer(answers, decision, choose(decision))
    await plans.save_answers(by.tx, version_id, answers)
    version = await plans.get_version(by.tx, version_id)
    return Loaded(version.plan_id, await enforce(by, version, known))
