"""`nhacviec plan list`: the plans that are stored."""

import click

from bot.at_the_office import at_the_office
from bot.cli import language
from locales import say
from storage import plans


@click.command("list", help=say(language(), "plans.help.list"))
def command() -> None:
    """Print the plans, newest year first."""
    for plan in at_the_office(lambda tx, _now: plans.list_plans(tx)):
        state = say(language(), f"plan_list.state.{plan.state}")
        line = say(language(), "plan_list.row", id=plan.id, title=plan.title, year=plan.year, state=state, n=plan.tasks)
        click.echo(line)
