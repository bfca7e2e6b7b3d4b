"""What the unit names a plan prints are in this office."""

from domain.plan_decisions import Known
from domain.plan_draft import PlanDraft
from domain.text import fold, one_line
from storage import units
from storage.database import Tx


async def known_units(tx: Tx, draft: PlanDraft) -> dict[str, Known]:
    """Each name printed in the plan, matched to the office's units."""
    by_name = {fold(alias): unit.id for unit in await units.all_units(tx) for alias in (unit.name, *unit.aliases)}
    names = dict.fromkeys(name for task in draft.tasks for name in (*task.lead, *task.cooperating))
    return {name: Known(by_name.get(fold(one_line(name)))) for name in names}
