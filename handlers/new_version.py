"""Whether a document is a new version of a plan in force, what it changes then, and what it leaves to be decided."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.decision import Decision
from domain.load_questions import questions
from domain.plan_comparison import Comparison, Match, compare, is_like, is_same
from domain.plan_decisions import next_decision
from domain.plan_draft import PlanDraft
from domain.problem import Problem
from domain.task_matching import POSSIBLE, SURE
from domain.version_decisions import VERSION_OF, decided, is_same_task, same_task_decision, version_decision
from handlers.known_units import known_units
from storage import calendar, plans, revisions, tasks, units
from storage.database import Tx
from storage.plans import PlanVersion
from storage.tasks import StoredTask

_HANDS = {"lead", "cooperating"}
_MOST_OFFERED = 3


@dataclass(frozen=True)
class Against:
    """A document against the version in force: what is which, and the stored tasks by their place in that version.

    Tasks that are only possibly the same, and were not said to be, are one gone and one new.
    """

    before: PlanVersion
    comparison: Comparison
    stored: Mapping[str, StoredTask]


def other_date(match: Match) -> bool:
    """Whether a task has another deadline now."""
    return any(change.field == "deadline" for change in match.changes)


def other_hands(match: Match) -> bool:
    """Whether other units are printed for a task now."""
    return any(change.field in _HANDS for change in match.changes)


async def begin(tx: Tx, version: PlanVersion) -> PlanVersion:
    """Settle that a document is another plan where there is none it may be a version of.

    Raises Problem `load.same_content` where what it says is in force already, word for word.
    """
    if any(is_same(one.draft, version.draft) for one in await plans.in_force(tx)):
        raise Problem("load.same_content", title=version.draft.title)
    if await _of_which_plan(tx, version.draft) is not None:
        return version
    await plans.save_answers(tx, version.id, {**version.answers, VERSION_OF: None})
    return await plans.get_version(tx, version.id)


async def _of_which_plan(tx: Tx, draft: PlanDraft) -> Decision | None:
    shares = [(is_like(one.draft, draft), one) for one in await plans.in_force(tx)]
    found = sorted(((share, one.plan_id, one) for share, one in shares if share is not None), reverse=True)
    if not found:
        return None
    offered = [one for _, _, one in found[:_MOST_OFFERED]]
    titles = [one.draft.title for one in offered]
    named = [_told_apart(one) if titles.count(one.draft.title) > 1 else one.draft.title for one in offered]
    choices = [(one.plan_id, name) for one, name in zip(offered, named, strict=True)]
    return version_decision(choices, likely=found[0][0] > 0)


def _told_apart(one: PlanVersion) -> str:
    """A plan of which another has the same title, by its number or the day it was loaded."""
    return f"{one.draft.title} ({one.draft.number or f'{one.loaded_at:%d/%m/%Y}'})"


async def against(tx: Tx, version: PlanVersion) -> Against | None:
    """The document against the plan it was said to be a version of; None where it is another plan.

    Raises Problem `load.version.moved_on` where that plan is in force no more, or in another version since.
    """
    plan_id = version.answers.get(VERSION_OF)
    if plan_id is None:
        return None
    before = next((one for one in await plans.in_force(tx) if one.plan_id == plan_id), None)
    if before is None or before.loaded_at is None or before.loaded_at > version.created_at:
        raise Problem("load.version.moved_on")
    comparison = compare(before.draft.tasks, version.draft.tasks, SURE, decided(version.answers))
    return Against(before, comparison, await tasks.by_ref(tx, plan_id))


async def _which_is_which(tx: Tx, version: PlanVersion, change: Against) -> Decision | None:
    """The next two tasks to ask about whether they are one; None once it is settled which is which."""
    possible = compare(change.before.draft.tasks, version.draft.tasks, POSSIBLE, decided(version.answers))
    names = {ref: (f"T{one.number}", one.short_name) for ref, one in change.stored.items() if one.state != "closed"}
    spoken = await revisions.spoken_tasks(tx, change.before.plan_id)
    heard_of = {ref for ref, one in change.stored.items() if one.id in spoken}
    return same_task_decision(possible, version.answers, names, heard_of)


async def settled_by(tx: Tx, version: PlanVersion, decision: Decision) -> Against | None:
    """What a document changes, where `decision` was the last one that had to be taken to know it; else None."""
    if decision.name != VERSION_OF and not is_same_task(decision):
        return None
    change = await against(tx, version)
    return change if change is None or await _which_is_which(tx, version, change) is None else None


async def next_question(tx: Tx, today: date, version: PlanVersion) -> Decision | None:
    """What to decide next of a document, None once all is decided.

    Of a new version only what is new is asked about: names where units are new, dates where deadlines are.
    """
    if VERSION_OF not in version.answers and (asked := await _of_which_plan(tx, version.draft)) is not None:
        return asked
    change = await against(tx, version)
    if change is not None and (asked := await _which_is_which(tx, version, change)) is not None:
        return asked
    named, dated = _open(version.draft, change)
    days = await calendar.working_calendar(tx)
    blank = questions(named, today, days).blank_leads
    of_dates = replace(questions(dated, today, days), blank_leads=blank)
    return next_decision(named, await known_units(tx, named), await units.all_units(tx), of_dates, version.answers)


def _open(draft: PlanDraft, change: Against | None) -> tuple[PlanDraft, PlanDraft]:
    """The document with only the tasks whose units, and with only those whose dates, may have to be asked about."""
    if change is None:
        return draft, draft
    settled_hands = {m.after.ref for m in change.comparison.matches if not other_hands(m)}
    settled_dates = {m.after.ref for m in change.comparison.matches if not other_date(m)}
    return (
        replace(draft, tasks=tuple(t for t in draft.tasks if t.ref not in settled_hands)),
        replace(draft, tasks=tuple(t for t in draft.tasks if t.ref not in settled_dates)),
    )
