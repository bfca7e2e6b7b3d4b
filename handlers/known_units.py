"""What the unit names a plan prints are in this office."""

from domain.plan_draft import PlanDraft
from domain.unit_decisions import Known
from domain.unit_matching import match_unit
from storage import units
from storage.database import Tx


async def known_units(tx: Tx, draft: PlanDraft) -> dict[str, Known]:
    """Each name printed in the plan, matched to the office's units."""
    chart = await units.all_units(tx)
    names = dict.fromkeys(name for task in draft.tasks for name in (*task.lead, *task.cooperating))
    return {name: match_unit(name, chart) for name in names}
