"""`nhacviec backup`: a copy of the database, also while the product runs."""

from pathlib import Path

import click

from bot.cli import language
from bot.settings import read_settings
from domain.problem import Problem
from locales import say
from storage.copy import back_up
from storage.sqlite_file import file_of


@click.command(help=say(language(), "setup_cli.help_backup"))
@click.argument("file", type=click.Path(path_type=Path), metavar="FILE")
def command(file: Path) -> None:
    """Copy the database to a new file."""
    source = file_of(read_settings().database)
    if source is None:
        raise Problem("setup_cli.use_pg_dump")
    back_up(source, file)
    click.echo(say(language(), "setup_cli.backed_up", name=file))
