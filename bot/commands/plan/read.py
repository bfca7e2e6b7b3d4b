"""`nhacviec plan read`: what stands in a plan's file, without storing."""

import json
from pathlib import Path

import click

from bot.cli import language
from bot.commands.plan._file import read_file
from locales import say
from plans.draft_json import draft_json
from plans.summary import summary


@click.command("read", help=say(language(), "plans.help.read"))
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--year", type=click.IntRange(2000, 2100), help=say(language(), "plans.help.year"))
@click.option("--json", "as_json", is_flag=True, help=say(language(), "plans.help.json"))
def command(file: Path, year: int | None, as_json: bool) -> None:
    """Read a plan's file and print what stands in it."""
    _, draft = read_file(file, year)
    if as_json:
        click.echo(json.dumps(draft_json(draft, language()), ensure_ascii=False, indent=1))
    else:
        click.echo(summary(draft, language()))
