"""`nhacviec plan load`: a plan's file put in force from the terminal."""

from datetime import datetime
from functools import partial
from pathlib import Path

import click

from bot.at_the_office import at_the_office
from bot.cli import language
from bot.commands.plan._file import read_file
from bot.settings import read_settings
from domain.chat import OutgoingFile
from domain.decision import Choice, Decision, in_words
from domain.plan_draft import PlanDraft
from domain.problem import Problem
from handlers.enforce_plan import Loading
from handlers.load_unasked import Loaded, load, proposed
from handlers.new_version import Against
from handlers.plan_changes import summary as changes_in_short
from handlers.put_in_force import outcome
from handlers.replace_plan import Replaced
from locales import say
from plans.summary import summary
from storage.audit import Actor
from storage.database import Tx


@click.command("load", help=say(language(), "plans.help.load"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--year", type=click.IntRange(2000, 2100), help=say(language(), "plans.help.year"))
@click.option("--yes", is_flag=True, help=say(language(), "plans.help.yes"))
def command(file: Path, year: int | None, yes: bool) -> None:
    """Read a plan's file, show what it holds, ask what it leaves open, and put it in force."""
    content, draft = read_file(file, year)
    click.echo(summary(draft, language()))
    zone = read_settings().zone

    async def put_in_force(tx: Tx, now: datetime) -> Loaded:
        loading = Loading(tx, now, zone, Actor(None, "cli"))
        document = OutgoingFile(file.name, "application/octet-stream", content)
        made = await load(loading, document, draft, proposed if yes else _ask, _show_changes)
        if not yes and not click.confirm(_whether(draft, made)):
            raise Problem("load.dropped")
        return made

    try:
        made = at_the_office(put_in_force)
    except Problem as problem:
        if problem.key not in {"load.same_file", "load.same_content"}:
            raise
        click.echo(say(language(), problem.key, **problem.args_of_sentence))
        return
    click.echo(outcome(partial(say, language()), draft, made.enforced))


def _show_changes(change: Against) -> None:
    click.echo(changes_in_short(partial(say, language()), change))


def _whether(draft: PlanDraft, made: Loaded) -> str:
    if isinstance(made.enforced, Replaced):
        return say(language(), "load.version.confirm", title=draft.title)
    return say(language(), "load.confirm", n=len(draft.tasks), title=draft.title)


def _ask(decision: Decision) -> Choice:
    """Put a question on the terminal and wait for the number of a choice."""
    click.echo(in_words(decision, partial(say, language())))
    for number, choice in enumerate(decision.choices, 1):
        click.echo(f"{number}. {in_words(choice, partial(say, language()))}")
    number = click.prompt(">", type=click.IntRange(1, len(decision.choices)), default=1)
    return decision.choices[number - 1]
