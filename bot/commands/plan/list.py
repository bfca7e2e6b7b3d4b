"""`nhacviec plan list`: the plans that are stored."""

from functools import partial

import click

from bot.at_the_office import at_the_office
from bot.cli import language
from bot.settings import read_settings
from handlers.plan_lines import loaded
from locales import say
from storage import plans


@click.command("list", help=say(language(), "plans.help.list"))
def command() -> None:
    """Print the plans, newest year first: number, title, state, tasks, and when its version was put in force."""
    zone = read_settings().zone
    for plan in at_the_office(lambda tx, _now: plans.list_plans(tx)):
        state = say(language(), f"plan_list.state.{plan.state}")
        from_when = loaded(partial(say, language()), plan.version, plan.loaded_at, plan.loaded_by, zone)
        line = say(language(), "plan_list.row", id=plan.id, title=plan.title, year=plan.year, state=state, n=plan.tasks)
        click.echo(f"{line}\t{from_when}")
