"""`nhacviec plan show`: the tasks of one plan."""

import click

from bot.at_the_office import at_the_office
from bot.cli import language
from domain.problem import Problem
from locales import say
from storage import tasks


@click.command("show", help=say(language(), "plans.help.show"))
@click.argument("plan_id", type=int, metavar="ID")
def command(plan_id: int) -> None:
    """Print the tasks of one plan with their codes, units and deadlines."""
    rows = at_the_office(lambda tx, _now: tasks.of_plan(tx, plan_id))
    if rows is None:
        raise Problem("plan_list.unknown", id=plan_id)
    for row in rows:
        click.echo("\t".join((f"T{row.number}", row.ref or "", row.title, "; ".join(row.leads), row.deadline or "")))
