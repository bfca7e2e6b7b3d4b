"""Putting what was decided on into force: another plan, or a new version of one; and what came of it, in words."""

from domain.plan_draft import PlanDraft
from handlers.enforce_plan import Enforced, Loading, enforce
from handlers.known_units import known_units
from handlers.new_version import against
from handlers.plan_changes import Say
from handlers.replace_plan import Replaced, replace_plan
from storage import plan_changes
from storage.plans import PlanVersion


async def put_in_force(by: Loading, version: PlanVersion) -> Enforced | Replaced:
    """Put a document in force as was decided, all of it or nothing; what it does is kept, to be taken back."""
    known = await known_units(by.tx, version.draft)
    change = await against(by.tx, version)
    plan_id = version.plan_id if change is None else change.before.plan_id
    before = await plan_changes.begin(by.tx, plan_id)
    made = await (enforce(by, version, known) if change is None else replace_plan(by, version, change, known))
    await plan_changes.keep(by.tx, by.now, by.actor.person_id, plan_changes.LOAD, before, version.id)
    return made


def _codes(made: Enforced | Replaced) -> str:
    return made.first if made.first == made.last else f"{made.first}–{made.last}"


def outcome(said: Say, draft: PlanDraft, made: Enforced | Replaced) -> str:
    """What came of it, for whoever loaded the plan."""
    if isinstance(made, Enforced):
        lines = [said("load.done", title=draft.title, n=len(draft.tasks), codes=_codes(made))]
    else:
        counts = {"new": made.new, "changed": made.changed, "gone": made.gone, "unchanged": made.unchanged}
        lines = [said("load.version.done", title=draft.title, **counts)]
        if made.new:
            lines.append(said("load.version.codes", n=made.new, codes=_codes(made)))
    if made.without_head:
        lines.append(said("load.no_head", units="; ".join(made.without_head)))
    lines.append(said("load.can_undo"))
    return "\n".join(lines)
