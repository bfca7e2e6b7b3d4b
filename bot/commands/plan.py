"""`nhacviec plan`: a plan's file from the terminal."""

import json
from pathlib import Path

import click

from bot.cli import language
from domain.problem import Problem
from locales import say
from plans.draft_json import draft_json
from plans.read import read_plan
from plans.summary import summary


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


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError:
        raise Problem("plans.error.no_file", name=file.name) from None
