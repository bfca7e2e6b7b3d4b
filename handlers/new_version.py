"""Whether a document is a new version of a plan in force, what it changes then, and what it leaves to be decided."""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import date

from domain.load_questions import questions
from domain.plan_comparison import SURE, Comparison, Match, compare, is_like
from domain.plan_decisions import Decision, next_decision, version_decision
from domain.plan_draft import PlanDraft
from domain.problem import Problem
from handlers.known_units import known_units
from storage import calendar, plans, tasks, units
from storage.database import Tx
from storage.plans import PlanVersion
from storage.tasks import StoredTask

VERSION_OF = "version_of"
"""The name among the answers: the id of the plan a document is a new version of, or None for another plan."""
_HANDS = {"lead", "cooperating"}


@dataclass(frozen=True)
class Against:
    """A document against the version in force: what is which, and the stored tasks by their place in that version.

    Tasks that are only possibly the same are one gone and one new.
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
    """Settle that a document is another plan where there is none it may be a version of."""
    if await _question(tx, version.draft) is not None:
        return version
    await plans.save_answers(tx, version.id, {**version.answers, VERSION_OF: None})
    return await plans.get_version(tx, version.id)


async def _question(tx: Tx, draft: PlanDraft) -> Decision | None:
    shares = [(is_like(one.draft, draft), one) for one in await plans.in_force(tx)]
    likest = max(((share, one.plan_id, one) for share, one in shares if share is not None), default=None)
    if likest is None:
        return None
    share, plan_id, one = likest
    return version_decision(plan_id, one.draft.title, likely=share > 0)


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
    comparison = compare(before.draft.tasks, version.draft.tasks, SURE)
    return Against(before, comparison, await tasks.by_ref(tx, plan_id))


async def next_question(tx: Tx, today: date, version: PlanVersion) -> Decision | None:
    """What to decide next of a document, None once all is decided.

    Of a new version only what is new is asked about: names where units are new, dates where deadlines are.
    """
    if VERSION_OF not in version.answers and (asked := await _question(tx, version.draft)) is not None:
        return asked
    named, dated = _open(version.draft, await against(tx, version))
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
