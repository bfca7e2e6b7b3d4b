"""`nhacviec plan show`: the tasks of one plan."""

from datetime import datetime
from functools import partial

import click

from bot.at_the_office import at_the_office
from bot.cli import language
from bot.settings import read_settings
from domain.problem import Problem
from handlers.plan_lines import lines_of, versions_of
from locales import say
from storage import plans, tasks
from storage.database import Tx
from storage.tasks import PlanTask


@click.command("show", help=say(language(), "plans.help.show"))
@click.argument("plan_id", type=int, metavar="ID")
def command(plan_id: int) -> None:
    """Print one plan's versions and how its tasks stand, then the tasks with their codes, units and deadlines."""
    said, zone = partial(say, language()), read_settings().zone

    async def gather(tx: Tx, _now: datetime) -> tuple[list[str], list[PlanTask]]:
        plan = next((p for p in await plans.list_plans(tx) if p.id == plan_id), None)
        rows = await tasks.of_plan(tx, plan_id)
        if plan is None or rows is None:
            raise Problem("plan_list.unknown", id=plan_id)
        title, _, counts = await lines_of(tx, plan, said, zone)
        return [title, counts.strip(), *await versions_of(tx, plan_id, said, zone)], rows

    head, rows = at_the_office(gather)
    click.echo("\n".join([*head, ""]))
    for row in rows:
        click.echo("\t".join((f"T{row.number}", row.ref or "", row.title, "; ".join(row.leads), row.deadline or "")))
