"""`nhacviec plan`: a plan's file from the terminal."""

import json
from datetime import datetime
from functools import partial
from pathlib import Path

import click

from bot.at_the_office import at_the_office
from bot.cli import language
from bot.settings import read_settings
from domain.chat import OutgoingFile
from domain.plan_decisions import Choice, Decision
from domain.plan_draft import PlanDraft
from domain.problem import Problem
from handlers.enforce_plan import Loading
from handlers.load_unasked import Loaded, load, proposed
from handlers.new_version import Against
from handlers.plan_changes import summary as changes_in_short
from handlers.put_in_force import outcome
from handlers.replace_plan import Replaced
from locales import say
from plans.draft_json import draft_json
from plans.read import read_plan
from plans.summary import summary
from storage import plans, tasks
from storage.audit import Actor
from storage.database import Tx


@click.group(name="plan", help=say(language(), "plans.help.group"))
def command() -> None:
    """The group of the commands on plans."""


@command.command("read", help=say(language(), "plans.help.read"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--year", type=click.IntRange(2000, 2100), help=say(language(), "plans.help.year"))
@click.option("--json", "as_json", is_flag=True, help=say(language(), "plans.help.json"))
def read(file: Path, year: int | None, as_json: bool) -> None:
    """Read a plan's file and print what stands in it, without storing."""
    draft = read_plan(_content(file), file.name, year)
    if as_json:
        click.echo(json.dumps(draft_json(draft, language()), ensure_ascii=False, indent=1))
    else:
        click.echo(summary(draft, language()))


@command.command("load", help=say(language(), "plans.help.load"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--year", type=click.IntRange(2000, 2100), help=say(language(), "plans.help.year"))
@click.option("--yes", is_flag=True, help=say(language(), "plans.help.yes"))
def load_file(file: Path, year: int | None, yes: bool) -> None:
    """Read a plan's file, show what it holds, ask what it leaves open, and put it in force."""
    content = _content(file)
    draft = read_plan(content, file.name, year)
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
        if problem.key != "load.same_file":
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
    click.echo(say(language(), decision.key, **decision.args))
    for number, choice in enumerate(decision.choices, 1):
        click.echo(f"{number}. {say(language(), choice.key, **choice.args)}")
    number = click.prompt(">", type=click.IntRange(1, len(decision.choices)), default=1)
    return decision.choices[number - 1]


@command.command("list", help=say(language(), "plans.help.list"))
def list_all() -> None:
    """Print the plans, newest year first."""
    for plan in at_the_office(lambda tx, _now: plans.list_plans(tx)):
        state = say(language(), f"plan_list.state.{plan.state}")
        line = say(language(), "plan_list.row", id=plan.id, title=plan.title, year=plan.year, state=state, n=plan.tasks)
        click.echo(line)


@command.command("show", help=say(language(), "plans.help.show"))
@click.argument("plan_id", type=int, metavar="ID")
def show(plan_id: int) -> None:
    """Print the tasks of one plan with their codes, units and deadlines."""
    rows = at_the_office(lambda tx, _now: tasks.of_plan(tx, plan_id))
    if rows is None:
        raise Problem("plan_list.unknown", id=plan_id)
    for row in rows:
        click.echo("\t".join((f"T{row.number}", row.ref or "", row.title, "; ".join(row.leads), row.deadline or "")))


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise Problem("plans.error.no_file", name=file.name) from None
